//! Rules tried on their own examples.
//!
//! In: an [`Extractor`] and the examples of its packs. Out: a [`Trial`] for each example that does
//! not hold, with the difference fact by fact. Here rules are judged, not run: that is
//! [`crate::pipeline`]. Start reading at [`run`].

mod compare;
pub mod diff;
mod explain;
mod fact;
mod gaps;
pub mod gold;
mod profile;
mod why_not;

pub use compare::{Difference, compare};
pub use explain::{Explanation, SentenceNote, explain};
pub use fact::{FactText, ValueText, fact_text, facts, mentions};
pub use gaps::{Gap, GapKind, Gaps};
pub use profile::{Profile, RuleFigures};
pub use why_not::{WhyNot, why_not};

use crate::pipeline::Extractor;
use crate::read::{DocumentKind, RawDocument};
use crate::rules::examples::{Example, RuleKind, RuleText};

/// An example that does not hold.
#[derive(Clone, Debug)]
pub struct Trial<'a> {
    /// Its rule.
    pub rule: &'a RuleText,
    /// The example.
    pub example: &'a Example,
    /// What is missing and what is too much.
    pub difference: Difference,
}

/// Tries the examples of a rule; those that do not hold are returned.
///
/// Frames and patterns are tried alone, with all cues; a cue is tried with all frames and patterns:
/// its examples are judged by the facts of the classes they name, and its near misses must give no
/// fact of its modality (no speaker, for a cue that leaves the modality alone).
pub fn run<'a>(extractor: &mut Extractor, rule: &'a RuleText) -> Vec<Trial<'a>> {
    extractor.restrict_to((rule.kind != RuleKind::Cue).then_some(rule.id.as_str()));
    let failed = rule
        .examples
        .iter()
        .filter_map(|example| {
            let mut told = read(extractor, example, rule);
            if rule.kind == RuleKind::Cue {
                let classes: Vec<_> = example.facts.iter().filter_map(|f| f.get("type")?.as_str()).collect();
                let silent = example.is_near_miss();
                told.retain(|f| {
                    match (silent, rule.emits.as_str()) {
                        (false, _) => classes.contains(&f.class.as_str()),
                        // A cue that only names a speaker is silent where nobody is named.
                        (true, "asserted") => !f.attributed_to.is_empty(),
                        (true, modality) => f.modality == modality,
                    }
                });
            } else {
                // Rules of earlier phases fired too.
                told.retain(|f| f.rules.contains(&rule.id));
            }
            let difference = compare(&example.facts, told);
            (!difference.is_empty()).then_some(Trial { rule, example, difference })
        })
        .collect();
    extractor.restrict_to(None);
    failed
}

/// What an example's text gives: the facts, or the mentions for a rule that makes mentions.
fn read(extractor: &Extractor, example: &Example, rule: &RuleText) -> Vec<FactText> {
    let text = match &example.section {
        Some(section) => format!("## {section}\n\n{}", example.text),
        None => example.text.clone(),
    };
    let extraction = extractor.extract(RawDocument {
        id: "example".to_owned(),
        name: "example.md".to_owned(),
        text,
        coverage_year: example.coverage_year,
        kind: example.coverage_year.map(|_| DocumentKind::Report),
        ..RawDocument::default()
    });
    match rule.emits.starts_with("mention:") {
        true => mentions(&extraction, extractor.ontology()),
        false => facts(&extraction, extractor.ontology()),
    }
}
