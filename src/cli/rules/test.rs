//! `civicgraph rules test`: the examples and near misses of rules, run.

use super::super::Failure;
use super::{Format, Packs, corpus};
use crate::pipeline::Extractor;
use crate::rules::examples::catalogue;
use crate::trial::{self, Trial};
use std::io::Write;
use std::process::ExitCode;

/// Run the examples and near misses of rules; each failure shows what is missing (-) and too much (+).
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    packs: Packs,
    /// Only rules whose id contains this.
    #[arg(long, value_name = "TEXT")]
    rule: Option<String>,
    /// Run again whenever a file of the pack changes.
    #[arg(long, requires = "pack")]
    watch: bool,
    /// How to write the failures.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    if args.watch {
        let folders: Vec<_> = args.packs.pack.iter().cloned().collect();
        corpus::watch(&folders, || once(args).map(drop))?;
    }
    once(args)
}

fn once(args: &Args) -> Result<ExitCode, Failure> {
    let (packs, own) = args.packs.load()?;
    let mut extractor = Extractor::builder().packs(packs.clone()).build().map_err(Failure::input)?;
    let catalogue = catalogue(&packs, &mut Vec::new());
    let rules = catalogue
        .iter()
        .flat_map(|pack| &pack.rules)
        .filter(|rule| own.as_ref().is_none_or(|files| files.contains(&rule.place.0)))
        .filter(|rule| args.rule.as_ref().is_none_or(|wanted| rule.id.contains(wanted)));
    let (mut tried, mut failed) = (0, Vec::new());
    for rule in rules {
        tried += rule.examples.len();
        failed.extend(trial::run(&mut extractor, rule));
    }
    let mut out = std::io::stdout().lock();
    match args.format {
        Format::Json => {
            let failures = serde_json::Value::from_iter(failed.iter().map(json));
            writeln!(out, "{}", serde_json::json!({ "tried": tried, "failures": failures }))?;
        }
        Format::Text => {
            for trial in &failed {
                write!(out, "{}", text(trial))?;
            }
            writeln!(out, "{} of {tried} examples hold", tried - failed.len())?;
        }
    }
    Ok(ExitCode::from(u8::from(!failed.is_empty())))
}

fn text(trial: &Trial<'_>) -> String {
    let Trial { rule, example, difference } = trial;
    let (file, line) = &example.place;
    let why = example.why.as_ref().map_or_else(String::new, |why| format!("    near miss: {why}\n"));
    format!("{}  {file}:{line}\n    {:?}\n{why}{difference}\n", rule.id, example.text)
}

fn json(trial: &Trial<'_>) -> serde_json::Value {
    let Trial { rule, example, difference } = trial;
    serde_json::json!({
        "rule": rule.id,
        "file": example.place.0,
        "line": example.place.1,
        "text": example.text,
        "near_miss": example.why,
        "missing": difference.missing,
        "surplus": difference.surplus.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}
