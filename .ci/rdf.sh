#!/usr/bin/env bash
# The graphs of all documents hold what is promised of them: they conform to ontology/shapes.ttl in two SHACL
# engines, rdflib reads them, Graphviz accepts their pictures; every RDF export is one graph to all parsers;
# FollowTheMoney lines are valid. Needs $CONSUMERS (../shared/consumers/install.sh).
#
#   rdf.sh CIVICGRAPH SHARED [FOLDER]      the graphs are left in FOLDER
set -euo pipefail
binary=$(realpath "$1") shared=$(realpath "$2")
here=$(dirname "$(realpath "$0")")
root=$(dirname "$here")
export CONSUMERS=${CONSUMERS:-/opt/consumers}
checks=$shared/consumers python=$CONSUMERS/venv/bin/python
out=${3:-$(mktemp -d -t civicgraph-rdf.XXXX)}
mkdir -p "$out/graphs" "$out/exports" "$out/pictures"

for report in "$shared"/corpus/*.txt "$root/examples/sample-report.txt"; do
    "$binary" extract --quiet --force "$report" -o "$out/graphs/$(basename "$report" .txt).nq"
done
echo "$(find "$out/graphs" -name '*.nq' | wc -l) graphs, $(cat "$out"/graphs/*.nq | wc -l) statements"

# rdflib and pyshacl in one process, Jena beside it; each must find nothing.
"$python" "$here/shacl.py" "$root/ontology/shapes.ttl" "$out"/graphs/*.nq
for graph in "$out"/graphs/*.nq; do
    "$binary" export --quiet --force --format nt "$graph" -o "$out/exports/merged.nt"
    found=$("$checks/jena.sh" shacl validate --shapes "$root/ontology/shapes.ttl" --data "$out/exports/merged.nt")
    grep -q 'sh:conforms *true' <<<"$found" || { echo "Jena: $graph: $found" | head -40; exit 1; }
done
echo "Jena: all conform"
rm "$out/exports/merged.nt"

for graph in "$out"/graphs/*.nq; do
    picture=$out/pictures/$(basename "$graph" .nq)
    "$binary" export --quiet --force --format dot "$graph" -o "$picture.gv"
    # Statements that dot only warns of are faults of ours; large pictures are laid out by sfdp.
    layout=dot
    [ "$(gc -n "$picture.gv" | awk '{print $1}')" -le 200 ] || layout=sfdp
    complaints=$("$layout" -Tsvg "$picture.gv" -o "$picture.svg" 2>&1) || { echo "$picture: $complaints"; exit 1; }
    [ -z "$complaints" ] || { echo "$picture: $complaints"; exit 1; }
done
echo "Graphviz: accepts $(find "$out/pictures" -name '*.svg' | wc -l) pictures"

for name in kazakhstan-2024 sample-report; do
    for format in nq trig ttl nt jsonld rdf; do
        "$binary" export --quiet --force --format $format "$out/graphs/$name.nq" -o "$out/exports/$name.$format"
    done
done
"$binary" export --quiet --force --format nanopub "$out/graphs/sample-report.nq" -o "$out/exports/facts.trig"
"$python" "$checks/check_rdf_parsers.py" "$out/exports" >"$out/parsers.log" || { cat "$out/parsers.log"; exit 1; }
# Readers agree with each other; they must agree with the graph, too.
"$python" "$here/same_graph.py" "$out/graphs" "$out/exports"

# RDF 1.2 is read by Oxigraph and N3.js only.
for format in rdf12:nt rdf12-ttl:ttl; do
    file=$out/sample-report.rdf12.${format#*:}
    "$binary" export --quiet --force --format "${format%:*}" "$out/graphs/sample-report.nq" -o "$file"
    CONSUMERS_SKIP=rdflib,rapper,serdi,riot,rdf-parse,jsonld.js "$python" "$checks/check_rdf_parsers.py" "$file" |
        awk '{print} $2 == "ok" && $1 ~ /^(n3|pyoxigraph)$/ {n++} END {exit n != 2}'
done

"$binary" export --quiet --force --format ftm "$out"/graphs/*.nq -o "$out/all.ftm.json"
"$CONSUMERS/venv-ftm/bin/python" "$checks/check_ftm.py" "$out/all.ftm.json"
