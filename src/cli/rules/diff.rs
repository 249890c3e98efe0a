//! `civicgraph rules diff`: what a change of packs does to a corpus.

use super::super::Failure;
use super::Format;
use super::corpus;
use crate::pipeline::Extractor;
use crate::rules::pack;
use crate::trial::diff::Difference;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Compare two versions of packs over a corpus: facts gained (+) and lost (-), by rule.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Packs are loaded beside the built-in ones and take the place of those of the same name.
Example:
  civicgraph rules diff /tmp/before/justice ontology/justice reports/

Exit code 0: the same facts; 1: not the same.")]
pub(super) struct Args {
    /// Folder of the old pack, or packs.
    old: PathBuf,
    /// Folder of the new pack, or packs.
    new: PathBuf,
    /// Text, Markdown or JSON Lines files, or folders of them.
    #[arg(required = true, value_name = "CORPUS")]
    corpus: Vec<PathBuf>,
    /// How to write the difference.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let extractor = |folder: &Path| -> Result<Extractor, Failure> {
        let packs = pack::beside_builtin(corpus::read(folder)?);
        Extractor::builder().packs(packs).build().map_err(Failure::input)
    };
    let (old, new) = (extractor(&args.old)?, extractor(&args.new)?);
    let mut difference = Difference::default();
    for raw in corpus::documents(&args.corpus) {
        difference.add((&old, &old.extract(raw.clone())), (&new, &new.extract(raw)));
    }
    let mut out = std::io::stdout().lock();
    match args.format {
        Format::Json => writeln!(out, "{}", serde_json::json!(difference))?,
        Format::Text if difference.is_empty() => writeln!(out, "the same facts")?,
        Format::Text => write!(out, "{difference}")?,
    }
    Ok(ExitCode::from(u8::from(!difference.is_empty())))
}
