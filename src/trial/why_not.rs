//! Why a rule does not read a sentence: the first thing that is missing.

use super::explain::show_attempt;
use crate::pipeline::{Examination, Extractor};
use crate::relate::trace::{Attempt, Outcome};
use crate::rules::examples::{RuleKind, RuleText};
use serde::Serialize;
use std::fmt;

/// What a rule made of a sentence.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyNot {
    /// Its trigger, or the words without which its pattern cannot match, are not there.
    NoTrigger {
        /// The rule.
        rule: String,
        /// Verb, noun and adjective triggers, or the parts of the pattern.
        looked_for: Vec<String>,
        /// Words of the text that look like one: the lemmas that the tagger gave.
        lemmas: Vec<String>,
    },
    /// It was tried.
    Tried {
        /// At each place.
        attempts: Vec<Attempt>,
    },
}

/// Why a rule does not read a text, or that it does.
#[must_use]
pub fn why_not(extractor: &Extractor, examination: &Examination, rule: &RuleText) -> WhyNot {
    let attempts: Vec<Attempt> = examination.attempts.iter().filter(|a| a.rule == rule.id).cloned().collect();
    if !attempts.is_empty() {
        return WhyNot::Tried { attempts };
    }
    let annotated = &examination.extraction.annotated;
    let lists = &extractor.rules().lists;
    let mut words = Vec::new();
    // A frame's triggers stand apart; a pattern is one.
    let parts: Vec<&str> = match rule.kind {
        RuleKind::Pattern => vec![&rule.trigger],
        RuleKind::Frame | RuleKind::Cue => rule.trigger.split([';', ',']).map(str::trim).collect(),
    };
    for part in parts {
        let list = part.split_whitespace().find_map(|w| w.strip_prefix('@')).and_then(|n| lists.find(n));
        words.push(match list.filter(|_| rule.kind != RuleKind::Pattern) {
            Some(id) => {
                let terms: Vec<&str> = lists.get(id).terms().map(|(_, term)| term).take(40).collect();
                format!("{part}: {}", terms.join(", "))
            }
            None => part.to_owned(),
        });
    }
    let lemmas = (0..annotated.tokens.len() as u32).filter(|&t| {
        let tag = annotated.tokens[t as usize].tag;
        tag.is_verb() || tag.is_noun()
    });
    let lemmas = lemmas.map(|t| format!("{}/{:?}", annotated.lemma(t), annotated.tokens[t as usize].tag));
    WhyNot::NoTrigger { rule: rule.id.clone(), looked_for: words, lemmas: lemmas.collect() }
}

impl WhyNot {
    /// True where the rule fired after all.
    #[must_use]
    pub fn fired(&self) -> bool {
        match self {
            Self::NoTrigger { .. } => false,
            Self::Tried { attempts } => attempts.iter().any(|a| matches!(a.outcome, Outcome::Told { .. })),
        }
    }
}

impl fmt::Display for WhyNot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTrigger { rule, looked_for, lemmas } => {
                writeln!(f, "{rule} was not tried: nothing that it waits for stands in the sentence")?;
                for words in looked_for {
                    writeln!(f, "  waits for   {words}")?;
                }
                writeln!(f, "  there are   {}", lemmas.join(" "))
            }
            Self::Tried { attempts } => attempts.iter().try_for_each(|a| show_attempt(f, a)),
        }
    }
}
