#!/usr/bin/env bash
# Reads the Parquet tables back: by the crate's own reader in the tests, and by pyarrow beside the CSV tables.
#
#     parquet.sh CONSUMED      where consumers.sh left its exports
#
# The feature is built without optimisation: what the rest of CI has built serves most of it.
set -euo pipefail
consumed=$(realpath "$1")
cd "$(dirname "$0")/.."
CONSUMERS=${CONSUMERS:-/opt/consumers}
cargo test --quiet --features parquet --lib export::
cargo build --quiet --features parquet --bin civicgraph
for graph in kazakhstan sample nasty; do
    target/debug/civicgraph export --quiet --force --format tables-parquet "$consumed/$graph.nq" -o "$consumed/$graph/parquet"
    "$CONSUMERS/venv-ladybug/bin/python" .ci/consumers/parquet.py "$consumed/$graph/tables" "$consumed/$graph/parquet"
done
