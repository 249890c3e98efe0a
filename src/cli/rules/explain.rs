//! `civicgraph rules explain`: what each stage makes of a sentence, and which rules fire.

use super::super::Failure;
use super::Format;
use super::corpus::{self, Beside};
use crate::trial;
use std::io::Write;
use std::process::ExitCode;

/// Tell what each stage makes of a sentence: tokens, mentions, phrases, clauses, cues, rules.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  civicgraph rules explain \"In 2019, Ana Lima was arrested.\"
  civicgraph rules explain --pack my-pack --watch \"Ana Lima bought a ship.\"")]
pub(super) struct Args {
    /// The sentence, or - for standard input.
    sentence: String,
    #[command(flatten)]
    packs: Beside,
    /// The year that the sentence tells of.
    #[arg(long, value_name = "YEAR")]
    coverage_year: Option<i32>,
    /// Run again whenever a file of a pack changes.
    #[arg(long)]
    watch: bool,
    /// How to write it.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let raw = corpus::sentence(&args.sentence, args.coverage_year)?;
    let once = || {
        let extractor = args.packs.extractor()?;
        let explanation = trial::explain(&extractor, &extractor.examine(raw.clone()));
        let mut out = std::io::stdout().lock();
        match args.format {
            Format::Json => writeln!(out, "{}", serde_json::json!(explanation))?,
            Format::Text => write!(out, "{explanation}")?,
        }
        Ok(())
    };
    if args.watch {
        corpus::watch(&args.packs.pack, once)?;
    } else {
        once()?;
    }
    Ok(ExitCode::SUCCESS)
}
