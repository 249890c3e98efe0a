//! `civicgraph rules profile`: what each rule costs and brings over a corpus.

use super::super::Failure;
use super::Format;
use super::corpus::{self, Beside};
use crate::trial::{self, Profile};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Measure rules over a corpus: tries, hits, facts, time, and precision against gold files.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Text, Markdown or JSON Lines files, or folders of them.
    #[arg(required = true, value_name = "CORPUS")]
    corpus: Vec<PathBuf>,
    /// Folder of gold files named like the documents; a fact is right where its type and key are there.
    #[arg(long, value_name = "DIR")]
    gold: Option<PathBuf>,
    #[command(flatten)]
    packs: Beside,
    /// How to write the figures.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let extractor = args.packs.extractor()?;
    let mut profile = Profile::default();
    for raw in corpus::documents(&args.corpus) {
        let stem = Path::new(&raw.name).file_stem().unwrap_or_default().to_owned();
        let examination = extractor.examine(raw);
        let gold = args.gold.as_ref().map(|g| g.join(stem).with_extension("json")).filter(|p| p.is_file());
        let right = match gold {
            None => None,
            Some(path) => {
                let wrong = |e: &dyn std::fmt::Display| Failure::Input(format!("{}: {e}", path.display()));
                let text = std::fs::read_to_string(&path).map_err(|e| wrong(&e))?;
                let gold = serde_json::from_str(&text).map_err(|e| wrong(&e))?;
                let facts = trial::facts(&examination.extraction, extractor.ontology());
                Some(trial::gold::held(&facts, &gold))
            }
        };
        profile.add(&examination, right.as_deref());
    }
    let mut out = std::io::stdout().lock();
    match args.format {
        Format::Json => writeln!(out, "{}", serde_json::json!(profile))?,
        Format::Text => write!(out, "{profile}")?,
    }
    Ok(ExitCode::SUCCESS)
}
