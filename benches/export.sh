#!/usr/bin/env bash
# How exports grow: each format of graphs of about 10,000, 100,000 and 1,000,000 facts, with peak memory and time.
#
#     benches/export.sh CIVICGRAPH MAKE_CORPUS FOLDER [REPORTS...]
#
# The two programs are built by `cargo build --release --example make_corpus --bin civicgraph`. Graphs and measurements
# stay in FOLDER, so that a run goes on where it was stopped; the table goes to standard output. 33 facts a report:
# the default is 312, 3031 and 30304 reports. The largest graph has 12 GB and wants 25 GB more while it is exported.
# FORMATS="nq graphml" takes these only. Needs GNU time (apt-get install time).
set -euo pipefail
civicgraph=$(realpath "$1") make_corpus=$(realpath "$2")
mkdir -p "$3"
cd "$3"
shift 3
[ $# -gt 0 ] || set -- 312 3031 30304
TMPDIR=$(mktemp -d "$PWD/tmp.XXXX")
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
touch measured.tsv

for reports in "$@"; do
    graph=graph-$reports.nq
    if [ ! -e "$graph" ]; then
        "$make_corpus" "$reports" 8 1 >"$TMPDIR/shelf.jsonl"
        "$civicgraph" extract --quiet "$TMPDIR/shelf.jsonl" -o "$graph"
        rm "$TMPDIR/shelf.jsonl"
    fi
    for format in ${FORMATS:-$("$civicgraph" export --list | sed -n 's/^\([a-z0-9-]*\)  .*/\1/p')}; do
        grep -q "^$format	$reports	" measured.tsv && continue
        /usr/bin/time -o "$TMPDIR/time" -f '%M	%U	%S' \
            "$civicgraph" export --quiet --format "$format" "$graph" -o "$TMPDIR/out" || continue
        printf '%s\t%s\t%s\n' "$format" "$reports" "$(cat "$TMPDIR/time")" >>measured.tsv
        rm -rf "$TMPDIR/out"
    done
done

awk -F'\t' -v sizes="$*" '
    BEGIN { n = split(sizes, size, " ") }
    { memory[$1, $2] = $3 / 1024; seconds[$1, $2] = $4 + $5; if (!($1 in seen)) { seen[$1]; order[++formats] = $1 } }
    END {
        head = "| format |"; line = "| --- |"
        for (i = 1; i <= n; i++) { head = head " " size[i] " reports |"; line = line " --- |" }
        print head "\n" line
        for (f = 1; f <= formats; f++) {
            row = "| `" order[f] "` |"
            for (i = 1; i <= n; i++) {
                key = order[f] SUBSEP size[i]
                row = row (key in memory ? sprintf(" %.0f MB, %.1f s |", memory[key], seconds[key]) : " not measured |")
            }
            print row
        }
    }' measured.tsv
