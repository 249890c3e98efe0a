#!/bin/sh
# Runs the tests. Needs cargo and a C linker; says how to get them where they are missing.
set -eu
cd "$(dirname "$0")/.."
. examples/setup.sh
cargo test --quiet "$@"
