//! The command line: one file per verb.
//!
//! In: the arguments. Out: an exit code: 0 for fine, 1 for "ran and found failures" (an input was skipped, a
//! test failed), 2 for a usage or input error. A reader that closes the pipe early is no failure. To
//! add a verb: a file with `Args` and `run`, a line in `Verb`, a line in `run`.

mod completions;
mod explain;
mod export;
mod extract;
mod graphviz;
mod man;
mod output;
mod query;
mod rules;
mod score;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

const AFTER_HELP: &str = "\
Examples:
  civicgraph extract report.txt -o graph.nq          text in, knowledge graph out
  civicgraph extract reports/ -o graph.trig          a folder, as TriG
  civicgraph query who-was-sentenced graph.nq        a named question, a file, or SPARQL text
  civicgraph explain \"Amara Okafor\" graph.nq         every fact about a person, with its sentences
  civicgraph export --format dot graph.nq | dot -Tsvg -o graph.svg

Exit codes: 0 fine, 1 ran and found failures, 2 usage or input error.";

/// Reads reports on politics, government and human rights and turns them into a knowledge graph in
/// which every fact carries the sentence that says so.
#[derive(Debug, Parser)]
#[command(name = "civicgraph", version, after_help = AFTER_HELP, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Extract(extract::Args),
    Query(query::Args),
    Explain(explain::Args),
    Rules(rules::Args),
    Score(score::Args),
    Export(export::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// Why a verb stopped.
enum Failure {
    /// A usage or input error, told to the user.
    Input(String),
    /// The reader closed the pipe: it has what it wanted.
    BrokenPipe,
}

impl Failure {
    fn input(error: impl std::fmt::Display) -> Self {
        Self::Input(error.to_string())
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe { Self::BrokenPipe } else { Self::input(error) }
    }
}

/// Parses the arguments and runs the verb.
#[must_use]
pub fn main() -> ExitCode {
    match run(Cli::parse().verb) {
        Ok(code) => code,
        Err(Failure::BrokenPipe) => ExitCode::SUCCESS,
        Err(Failure::Input(message)) => {
            output::error(&message);
            ExitCode::from(2)
        }
    }
}

fn run(verb: Verb) -> Result<ExitCode, Failure> {
    match verb {
        Verb::Extract(args) => extract::run(&args),
        Verb::Query(args) => query::run(&args),
        Verb::Explain(args) => explain::run(&args),
        Verb::Rules(args) => rules::run(&args),
        Verb::Score(args) => score::run(&args),
        Verb::Export(args) => export::run(&args),
        Verb::Completions(args) => completions::run(&args),
        Verb::Man(args) => man::run(&args),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
