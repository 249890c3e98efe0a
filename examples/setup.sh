# Sourced by examples/demo.sh and tests/run.sh: checks for what a build needs, with a remedy for what is missing.
need() { # need COMMAND REMEDY
    command -v "$1" >/dev/null 2>&1 || { echo "civicgraph: $1 is missing. $2" >&2; exit 2; }
}
if [ -f "$HOME/.cargo/env" ]; then . "$HOME/.cargo/env"; fi
need cargo "Install Rust 1.88 or later from https://rustup.rs and try again."
need cc "Install a C compiler, for instance: apt-get install gcc"
version=$(cargo --version | sed 's/^cargo 1\.\([0-9]*\).*/\1/')
[ "$version" -ge 88 ] 2>/dev/null || {
    echo "civicgraph: $(cargo --version) is too old; Rust 1.88 or later is needed. Try: rustup update stable" >&2
    exit 2
}
