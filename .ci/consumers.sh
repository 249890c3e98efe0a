#!/usr/bin/env bash
# Loads every export in the tools that it is for, and compares what they answer with `civicgraph query`.
#
#     consumers.sh CIVICGRAPH SHARED
#
# Needs the consumers of SHARED/consumers/install.sh in $CONSUMERS. Logs stay in target/ci/consumers.
set -euo pipefail
civicgraph=$(realpath "$1") shared=$(realpath "$2")
here=$(dirname "$(realpath "$0")")
export CONSUMERS=${CONSUMERS:-/opt/consumers} PYTHONDONTWRITEBYTECODE=1
cd "$here/.."
out=target/ci/consumers
rm -rf "$out"
mkdir -p "$out"
failed=0

# What each format is called so that check_all.sh knows it.
names='dot=g.gv graphml=g.graphml gexf=g.gexf cyjs=g.cyjs nodelink=g.nodelink.json cx2=g.cx2 neo4j=neo4j.cypher
    falkordb=falkor.cypher memgraph=memgraph.cypherl opencypher=opencypher.cypher neo4j-csv=neo4j neptune=neptune
    falkordb-csv=falkor ladybug=ladybug csv=csv tables=tables nq=g.nq trig=g.trig ttl=g.ttl nt=g.nt jsonld=g.jsonld rdf=g.rdf
    ftm=g.ftm.json'

export_all() { # export_all GRAPH DIR
    mkdir -p "$2"
    for name in $("$civicgraph" export --list | sed -n 's/^\([a-z0-9-]*\)  .*/\1/p'); do
        [ "$name" = tables-parquet ] && continue # behind a feature: parquet.sh
        file=$name
        for pair in $names; do [ "${pair%%=*}" = "$name" ] && file=${pair#*=}; done
        "$civicgraph" export --quiet --format "$name" "$1" -o "$2/$file" || { echo "FAIL  export $name of $1"; failed=1; }
    done
}

"$civicgraph" extract --quiet "$shared/corpus/kazakhstan-2024.txt" -o "$out/kazakhstan.nq"
"$civicgraph" extract --quiet examples/sample-report.txt -o "$out/sample.nq"
"$CONSUMERS/venv/bin/python" "$here/consumers/nasty.py" >"$out/nasty.nq"
for graph in kazakhstan sample nasty; do export_all "$out/$graph.nq" "$out/$graph"; done
cp ontology/shapes.ttl "$out/kazakhstan/shapes.ttl"

for graph in kazakhstan sample nasty; do
    echo "-- $graph: every check of $shared/consumers"
    mkdir -p "$out/logs/$graph"
    checked=$out/$graph
    if [ "$graph" != kazakhstan ]; then
        # The RDF readers, the slowest of all, have read the long report; the others read every graph.
        checked=$out/$graph-checked
        mkdir "$checked"
        for file in "$out/$graph"/*; do
            case $file in *.ttl | *.nt | *.trig | *.rdf | *.jsonld | *.nq) ;; *) cp -r "$file" "$checked/" ;; esac
        done
    fi
    LOGDIR=$PWD/$out/logs/$graph bash "$shared/consumers/check_all.sh" "$(realpath "$checked")/" || failed=1
done

for graph in kazakhstan sample; do
    echo "-- $graph: the same answers everywhere"
    "$CONSUMERS/venv/bin/python" "$here/consumers/answers.py" "$civicgraph" "$shared" "$out/$graph.nq" "$out/$graph" || failed=1
done
for graph in kazakhstan nasty; do
    echo "-- $graph: there and back"
    "$CONSUMERS/venv/bin/python" "$here/consumers/round_trips.py" "$out/$graph" || failed=1
done
exit $failed
