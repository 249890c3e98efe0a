//! `civicgraph explain`: every fact about something, with its sentences and rules.

use super::Failure;
use crate::query::{self, Wanted};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Tell every fact about something, with its sentences and rules, and why its names were joined.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  civicgraph explain \"Amara Okafor\" graph.nq
  civicgraph explain https://example.org/kg/person/amara-okafor graph.nq")]
pub(super) struct Args {
    /// A name, or the IRI of an entity or fact.
    #[arg(value_name = "IRI-OR-NAME")]
    what: String,
    /// Graph files.
    #[arg(required = true, value_name = "GRAPH")]
    graphs: Vec<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let all = Wanted::everything().without_graphs();
    let store = query::load_wanted(&args.graphs, &all).map_err(Failure::input)?;
    let explanations = query::explain(&store, &args.what).map_err(Failure::input)?;
    let mut out = anstream::stdout().lock();
    for (i, explanation) in explanations.iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        write!(out, "{explanation}")?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
