//! The `civicgraph` program: parse the arguments, run the verb, give the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    civicgraph::cli::main()
}
