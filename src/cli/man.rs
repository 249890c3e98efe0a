//! `civicgraph man`: the manual page.

use super::{Cli, Failure};
use clap::CommandFactory;
use std::io::Write;
use std::process::ExitCode;

/// Print the manual page.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  civicgraph man | man -l -")]
pub(super) struct Args {
    /// Of one verb instead of the program.
    verb: Option<String>,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let mut command = Cli::command();
    command.build();
    let command = match &args.verb {
        None => command,
        Some(verb) => match command.find_subcommand(verb) {
            Some(found) => found.clone(),
            None => {
                let verbs = command.get_subcommands().map(clap::Command::get_name);
                let hint = crate::diag::did_you_mean(verb, verbs);
                let hint = hint.map_or_else(String::new, |h| format!("; did you mean `{h}`?"));
                return Err(Failure::Input(format!("no verb `{verb}`{hint}")));
            }
        },
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    std::io::stdout().write_all(&page)?;
    Ok(ExitCode::SUCCESS)
}
