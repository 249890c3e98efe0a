//! The `civicgraph` program: parse the arguments, run the verb, give the exit code.

use std::process::ExitCode;

/// A document makes and drops some hundred thousand small strings; this takes a tenth off a run.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    civicgraph::cli::main()
}
