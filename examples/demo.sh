#!/bin/sh
# The main job on the bundled sample report: text in, graph out, questions answered, a picture drawn.
set -eu
cd "$(dirname "$0")/.."
. examples/setup.sh
cargo build --release --quiet
civicgraph=target/release/civicgraph
mkdir -p target/demo
$civicgraph extract examples/sample-report.txt -o target/demo/graph.nq --force
echo; echo "Who was sentenced?"
$civicgraph query who-was-sentenced target/demo/graph.nq
echo; echo "What is only alleged, planned or denied?"
$civicgraph query alleged-planned-denied target/demo/graph.nq
if command -v dot >/dev/null 2>&1; then
    $civicgraph export --format dot target/demo/graph.nq | dot -Tsvg -o target/demo/graph.svg
    echo; echo "A picture is in target/demo/graph.svg"
else
    echo; echo "Graphviz is not installed (apt-get install graphviz), so no picture was drawn."
fi
echo "The graph is in target/demo/graph.nq"
