//! `civicgraph completions`: completions for a shell.

use super::{Cli, Failure};
use clap::CommandFactory;
use std::io::Write;
use std::process::ExitCode;

/// Print completions for a shell.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  civicgraph completions bash > ~/.local/share/bash-completion/completions/civicgraph"
)]
pub(super) struct Args {
    /// The shell.
    shell: clap_complete::Shell,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "civicgraph", &mut script);
    std::io::stdout().write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}
