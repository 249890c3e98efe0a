//! `civicgraph rules why-not`: the first thing that keeps a rule from reading a sentence.

use super::super::Failure;
use super::Format;
use super::corpus::{self, Beside};
use crate::diag::did_you_mean;
use crate::rules::examples::catalogue;
use crate::trial;
use std::io::Write;
use std::process::ExitCode;

/// Tell why a rule does not read a sentence: the first element that failed, and on which words.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  civicgraph rules why-not justice/arrested \"Police arrested a man.\"

Exit code 0: the rule keeps silent and was told why; 1: it fires.")]
pub(super) struct Args {
    /// Id of the rule.
    rule: String,
    /// The sentence, or - for standard input.
    sentence: String,
    #[command(flatten)]
    packs: Beside,
    /// The year that the sentence tells of.
    #[arg(long, value_name = "YEAR")]
    coverage_year: Option<i32>,
    /// How to write it.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let packs = args.packs.load()?;
    let extractor = args.packs.extractor()?;
    let catalogue = catalogue(&packs, &mut Vec::new());
    let rules = || catalogue.iter().flat_map(|p| &p.rules);
    let Some(rule) = rules().find(|r| r.id == args.rule) else {
        let meant = did_you_mean(&args.rule, rules().map(|r| r.id.as_str()));
        let help = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "`civicgraph rules doc` lists all rules".to_owned(),
        };
        return Err(Failure::Input(format!("there is no rule `{}`\n  help: {help}", args.rule)));
    };
    let raw = corpus::sentence(&args.sentence, args.coverage_year)?;
    let examination = extractor.examine(raw);
    let why = trial::why_not(&extractor, &examination, rule);
    let mut out = std::io::stdout().lock();
    match args.format {
        Format::Json => writeln!(out, "{}", serde_json::json!(why))?,
        Format::Text => write!(out, "{why}")?,
    }
    Ok(ExitCode::from(u8::from(why.fired())))
}
