//! `civicgraph rules`: check, test and describe rule packs.

mod check;
mod doc;
mod new;
mod test;

use super::Failure;
use crate::rules::pack::{self, PackFiles};
use clap::{Subcommand, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// Check, test and describe rule packs.
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
        let mut packs = if self.alone { Vec::new() } else { pack::builtin() };
        packs.extend(own);
        Ok((packs, Some(files)))
    }
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    match &args.verb {
        Verb::Check(args) => check::run(args),
        Verb::Test(args) => test::run(args),
        Verb::Doc(args) => doc::run(args),
        Verb::New(args) => new::run(args),
    }
}
