//! `civicgraph rules doc`: the catalogue of rules as Markdown.

use super::super::Failure;
use super::{Format, Packs};
use crate::rules::examples::{Example, PackText, RuleKind, RuleText, catalogue};
use std::io::Write;
use std::process::ExitCode;

/// Print the catalogue of rules as Markdown: what each rule does, its examples.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    packs: Packs,
    /// How to write it.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let (packs, own) = args.packs.load()?;
    let mut catalogue = catalogue(&packs, &mut Vec::new());
    if let Some(files) = own {
        for pack in &mut catalogue {
            pack.rules.retain(|rule| files.contains(&rule.place.0));
        }
    }
    catalogue.retain(|pack| !pack.rules.is_empty());
    let mut out = std::io::stdout().lock();
    match args.format {
        Format::Text => write!(out, "{}", markdown(&catalogue))?,
        Format::Json => writeln!(out, "{}", serde_json::Value::from_iter(catalogue.iter().map(json)))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn markdown(packs: &[PackText]) -> String {
    let mut page = "# The rules\n".to_owned();
    for pack in packs {
        page.push_str(&format!("\n## {} {}\n\n{}\n", pack.name, pack.version, pack.title));
        for rule in &pack.rules {
            page.push_str(&section(rule));
        }
    }
    page
}

fn section(rule: &RuleText) -> String {
    let what = match rule.kind {
        RuleKind::Frame => "frame for",
        RuleKind::Pattern => "pattern for",
        RuleKind::Cue => "cue of",
    };
    let mut text = format!(
        "\n### `{}`\n\n{}\n\n{what} `{}`, {}, since {}; `{}`\n\n",
        rule.id, rule.doc, rule.emits, rule.status, rule.since, rule.trigger
    );
    for example in &rule.examples {
        text.push_str(&line(example));
    }
    text
}

fn line(example: &Example) -> String {
    if let Some(why) = &example.why {
        return format!("- not: {} ({why})\n", example.text);
    }
    let facts: Vec<String> =
        example.facts.iter().map(|f| format!("`{}`", serde_json::Value::Object(f.clone()))).collect();
    format!("- {} → {}\n", example.text, facts.join(", "))
}

fn json(pack: &PackText) -> serde_json::Value {
    let rules = pack.rules.iter().map(|rule| {
        serde_json::json!({
            "id": rule.id,
            "kind": format!("{:?}", rule.kind).to_lowercase(),
            "doc": rule.doc,
            "emits": rule.emits,
            "status": rule.status,
            "since": rule.since,
            "trigger": rule.trigger,
            "file": rule.place.0,
            "line": rule.place.1,
            "examples": rule.examples.iter().filter(|e| !e.is_near_miss()).map(|e| {
                serde_json::json!({ "text": e.text, "facts": e.facts })
            }).collect::<Vec<_>>(),
            "near_misses": rule.examples.iter().filter(|e| e.is_near_miss()).map(|e| {
                serde_json::json!({ "text": e.text, "why": e.why })
            }).collect::<Vec<_>>(),
        })
    });
    serde_json::json!({
        "name": pack.name, "version": pack.version, "title": pack.title, "rules": serde_json::Value::from_iter(rules),
    })
}
