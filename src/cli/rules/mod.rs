//! `civicgraph rules`: write, check, test, describe and compare rule packs.

mod check;
mod corpus;
mod diff;
mod doc;
mod explain;
mod gaps;
mod new;
mod profile;
mod test;
mod why_not;

use super::Failure;
use crate::rules::pack::{self, PackFiles};
use clap::{Subcommand, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// Check, test, explain and compare rule packs.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Check(check::Args),
    Test(test::Args),
    Doc(doc::Args),
    Explain(explain::Args),
    WhyNot(why_not::Args),
    Gaps(gaps::Args),
    Profile(profile::Args),
    Diff(diff::Args),
    New(new::Args),
}

/// How results are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Text,
    /// One JSON value.
    Json,
}

/// Which packs a verb works on.
#[derive(Debug, clap::Args)]
struct Packs {
    /// Folder of a pack, or of packs; the built-in ones are loaded beside it. Without it, the
    /// built-in packs themselves.
    #[arg(value_name = "PACK")]
    pack: Option<PathBuf>,
    /// Load the folder's packs alone.
    #[arg(long, requires = "pack")]
    alone: bool,
}

impl Packs {
    /// The packs to load, and the names of the files that the verb is about (`None`: all).
    fn load(&self) -> Result<(Vec<PackFiles>, Option<Vec<String>>), Failure> {
        let Some(folder) = &self.pack else { return Ok((pack::builtin(), None)) };
        let own = pack::folder(folder).map_err(|found| {
            Failure::Input(found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
        })?;
        let files = own.iter().flat_map(|p| &p.rules).map(|f| f.path.clone()).collect();
        let packs = if self.alone { own } else { pack::beside_builtin(own) };
        Ok((packs, Some(files)))
    }
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    match &args.verb {
        Verb::Check(args) => check::run(args),
        Verb::Test(args) => test::run(args),
        Verb::Doc(args) => doc::run(args),
        Verb::Explain(args) => explain::run(args),
        Verb::WhyNot(args) => why_not::run(args),
        Verb::Gaps(args) => gaps::run(args),
        Verb::Profile(args) => profile::run(args),
        Verb::Diff(args) => diff::run(args),
        Verb::New(args) => new::run(args),
    }
}
