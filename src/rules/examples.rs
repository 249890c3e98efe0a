//! The examples and near misses of rules, as data: for `rules test`, `rules doc` and `cargo test`.

use super::ast::Head;
use super::compile;
use super::pack::PackFiles;
use super::toml_file::Report;
use crate::diag::Diagnostic;
use std::collections::BTreeMap;

/// What a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum RuleKind {
    Frame,
    Pattern,
    Cue,
}

/// A text, and what its rule must read from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// File and line (from 1).
    pub place: (String, usize),
    /// The text.
    pub text: String,
    /// The year that the text covers.
    pub coverage_year: Option<i32>,
    /// Heading under which it stands.
    pub section: Option<String>,
    /// Objects with `type`, roles, and `modality` where it is not asserted; none for a near miss.
    pub facts: Vec<serde_json::Map<String, serde_json::Value>>,
    /// Why a near miss is none.
    pub why: Option<String>,
}

impl Example {
    /// True where the rule must stay silent.
    #[must_use]
    pub fn is_near_miss(&self) -> bool {
        self.why.is_some()
    }
}

/// A rule as its file tells it, for people.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleText {
    /// Pack that it belongs to.
    pub pack: String,
    /// Frame, pattern or cue.
    pub kind: RuleKind,
    /// Its id.
    pub id: String,
    /// What it reads.
    pub doc: String,
    /// Class that it emits; for a cue its modality.
    pub emits: String,
    /// `stable` or `preview`.
    pub status: String,
    /// Version of the pack that brought it.
    pub since: String,
    /// Trigger words, the pattern, or the words of a cue.
    pub trigger: String,
    /// File and line (from 1).
    pub place: (String, usize),
    /// Examples, then near misses.
    pub examples: Vec<Example>,
}

/// A pack as people see it.
#[derive(Clone, Debug, PartialEq)]
pub struct PackText {
    /// Its name.
    pub name: String,
    /// What it reads.
    pub title: String,
    /// Its version.
    pub version: String,
    /// In the order of its files.
    pub rules: Vec<RuleText>,
}

/// All packs with their rules and examples, in the order of imports. Findings of reading are added to
/// `found`.
#[must_use]
pub fn catalogue(packs: &[PackFiles], found: &mut Vec<Diagnostic>) -> Vec<PackText> {
    let parsed = compile::parse(packs, true, found);
    parsed
        .iter()
        .map(|pack| {
            let mut rules = Vec::new();
            for compile::ParsedFile { path, text, rules: parsed } in &pack.rules {
                let report = Report::new(path, text);
                let mut add = |kind, head: &Head, emits: &str, trigger: String| {
                    rules.push((head.at, rule(&pack.header.name, kind, head, emits, trigger, &report, pack)));
                };
                for r in &parsed.frames {
                    let words = [
                        ("verb", &r.trigger.verb),
                        ("noun", &r.trigger.noun),
                        ("adjective", &r.trigger.adjective),
                    ];
                    let words = words.iter().filter(|(_, w)| !w.is_empty()).map(|(kind, w)| {
                        let words: Vec<&str> = w.iter().map(|t| t.as_str()).collect();
                        format!("{kind} {}", words.join(", "))
                    });
                    add(RuleKind::Frame, &r.head, &r.emits, words.collect::<Vec<_>>().join("; "));
                }
                for r in &parsed.patterns {
                    add(RuleKind::Pattern, &r.head, &r.emits, r.pattern.value.clone());
                }
                for r in &parsed.cues {
                    let words: Vec<&str> = r.words.iter().map(|t| t.as_str()).collect();
                    add(RuleKind::Cue, &r.head, &r.modality, words.join(", "));
                }
            }
            PackText {
                name: pack.header.name.value.clone(),
                title: pack.header.title.value.clone(),
                version: pack.header.version.value.clone(),
                rules: rules.into_iter().map(|(_, r)| r).collect(),
            }
        })
        .collect()
}

fn rule(
    pack: &str,
    kind: RuleKind,
    head: &Head,
    emits: &str,
    trigger: String,
    report: &Report<'_>,
    parsed: &compile::ParsedPack<'_>,
) -> RuleText {
    let place = |at: usize| (report.file.to_owned(), report.place(at).0);
    let objects = |facts: &[serde_json::Value]| facts.iter().filter_map(|f| f.as_object().cloned()).collect();
    let examples = head.examples.iter().map(|e| Example {
        place: place(e.at),
        text: e.text.value.clone(),
        coverage_year: e.coverage_year,
        section: e.section.as_ref().map(|s| s.value.clone()),
        facts: objects(&e.facts),
        why: None,
    });
    let misses = head.near_misses.iter().map(|e| Example {
        place: place(e.at),
        text: e.text.value.clone(),
        coverage_year: e.coverage_year,
        section: e.section.as_ref().map(|s| s.value.clone()),
        facts: Vec::new(),
        why: Some(e.why.value.clone()),
    });
    RuleText {
        pack: pack.to_owned(),
        kind,
        id: head.id.value.clone(),
        doc: head.doc.value.clone(),
        emits: emits.to_owned(),
        status: head.status.as_ref().map_or_else(|| "stable".to_owned(), |s| s.value.clone()),
        since: head.since.as_ref().unwrap_or(&parsed.header.version).value.clone(),
        trigger,
        place: place(head.at),
        examples: examples.chain(misses).collect(),
    }
}

/// Rules that say too little: fewer than two examples or near misses, by rule id.
#[must_use]
pub fn thin(packs: &[PackText]) -> BTreeMap<String, String> {
    packs
        .iter()
        .flat_map(|p| &p.rules)
        .filter_map(|r| {
            let misses = r.examples.iter().filter(|e| e.is_near_miss()).count();
            let examples = r.examples.len() - misses;
            (examples < 2 || misses < 2)
                .then(|| (r.id.clone(), format!("{examples} examples, {misses} near misses")))
        })
        .collect()
}
