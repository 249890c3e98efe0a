//! `civicgraph rules gaps`: what the rules do not read in a corpus, ranked.

use super::super::Failure;
use super::Format;
use super::corpus::{self, Beside};
use crate::trial::{Gap, Gaps};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// List what the rules do not read in a corpus: roles not filled, words without a rule, silent sentences.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Text, Markdown or JSON Lines files, or folders of them.
    #[arg(required = true, value_name = "CORPUS")]
    corpus: Vec<PathBuf>,
    #[command(flatten)]
    packs: Beside,
    /// How many items of each kind to list.
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    /// List only what was found so often or oftener.
    #[arg(long, value_name = "N", default_value_t = 1)]
    least: usize,
    /// Fail (exit code 1) where a verb or noun is known to no rule and no pack's `lexicon/untold.tsv` says why.
    #[arg(long)]
    check: bool,
    /// How to write them.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let extractor = args.packs.extractor()?;
    let mut gaps = Gaps::default();
    for raw in corpus::documents(&args.corpus) {
        gaps.add(&extractor, &extractor.examine(raw));
    }
    let ranked = gaps.ranked(extractor.rules(), args.least, args.limit);
    let mut out = std::io::stdout().lock();
    match args.format {
        Format::Json => writeln!(out, "{}", serde_json::json!(ranked))?,
        Format::Text => ranked.iter().try_for_each(|gap| write!(out, "{gap}"))?,
    }
    let failed = args.check && ranked.iter().any(Gap::is_unexplained_word);
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
