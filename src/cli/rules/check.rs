//! `civicgraph rules check`: everything that is wrong in packs, at once.

use super::super::Failure;
use super::{Format, Packs};
use crate::diag::Diagnostic;
use crate::ontology::Ontology;
use crate::rules::CompiledRules;
use crate::rules::pack::PackFiles;
use std::io::Write;
use std::process::ExitCode;

/// Check packs: unknown names, roles against the ontology, rules that can never fire.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    packs: Packs,
    /// How to write the findings.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let (packs, _) = args.packs.load()?;
    let (findings, failed) = match load(&packs) {
        Ok((_, warnings)) => (warnings, false),
        Err(errors) => (errors, true),
    };
    let mut out = std::io::stdout().lock();
    match args.format {
        Format::Json => writeln!(out, "{}", serde_json::Value::from_iter(findings.iter().map(json)))?,
        Format::Text => {
            for finding in &findings {
                writeln!(out, "{finding}\n")?;
            }
            let rules: usize = packs.iter().map(|p| p.rules.len()).sum();
            writeln!(out, "{} packs, {rules} rule files, {} findings", packs.len(), findings.len())?;
        }
    }
    Ok(ExitCode::from(u8::from(failed)))
}

/// Ontology and rules of packs, or everything that is wrong with them.
pub(super) fn load(packs: &[PackFiles]) -> Result<(CompiledRules, Vec<Diagnostic>), Vec<Diagnostic>> {
    let turtle: Vec<(&str, &str)> =
        packs.iter().flat_map(|p| &p.ontology).map(|f| (f.path.as_str(), f.text.as_ref())).collect();
    CompiledRules::load(packs, &Ontology::load(&turtle)?)
}

fn json(finding: &Diagnostic) -> serde_json::Value {
    serde_json::json!({
        "severity": format!("{:?}", finding.severity).to_lowercase(),
        "code": finding.code,
        "message": finding.message,
        "file": finding.file,
        "line": finding.place.map(|p| p.0),
        "column": finding.place.map(|p| p.1),
        "help": finding.help,
    })
}
