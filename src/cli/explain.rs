//! `civicgraph explain`: every fact about something, with its sentences and rules.

use super::Failure;
use std::path::PathBuf;
use std::process::ExitCode;

/// Tell every fact about something, with its sentences and rules, and why its names were joined.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A name, or the IRI of an entity or fact.
    what: String,
    /// The graph.
    graph: PathBuf,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let _ = (&args.what, &args.graph);
    Err(Failure::Input("not yet".into()))
}
