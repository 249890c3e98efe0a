//! What a change of rules does to real texts: facts gained and lost, by rule.

use super::fact::facts;
use crate::pipeline::{Extraction, Extractor};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// Facts that only one side tells, by rule: each as `document: fact`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RuleChange {
    /// Told by the new rules only.
    pub gained: Vec<String>,
    /// Told by the old rules only.
    pub lost: Vec<String>,
}

/// The difference between two sets of packs over a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Difference {
    rules: BTreeMap<String, RuleChange>,
}

impl Difference {
    /// Adds a document as both sides read it.
    pub fn add(&mut self, old: (&Extractor, &Extraction), new: (&Extractor, &Extraction)) {
        let mut before = told(old);
        for (fact, (rule, count)) in told(new) {
            let there = before.get_mut(&fact).map_or(0, |(_, n)| {
                let shared = count.min(*n);
                *n -= shared;
                shared
            });
            for _ in there..count {
                self.rules.entry(rule.clone()).or_default().gained.push(fact.clone());
            }
        }
        for (fact, (rule, count)) in before {
            for _ in 0..count {
                self.rules.entry(rule.clone()).or_default().lost.push(fact.clone());
            }
        }
    }

    /// True where both sides tell the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// The changes by rule id.
    #[must_use]
    pub fn rules(&self) -> &BTreeMap<String, RuleChange> {
        &self.rules
    }
}

/// Facts as text, each with its rules and how often it is told.
fn told((extractor, extraction): (&Extractor, &Extraction)) -> BTreeMap<String, (String, usize)> {
    let mut told = BTreeMap::new();
    for fact in facts(extraction, extractor.ontology()) {
        let mut rules = fact.rules.clone();
        rules.sort();
        rules.dedup();
        let text = format!("{}: {fact}", extraction.document.source.name);
        told.entry(text).or_insert_with(|| (rules.join(" + "), 0)).1 += 1;
    }
    told
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (rule, change) in &self.rules {
            writeln!(f, "{rule}: {} gained, {} lost", change.gained.len(), change.lost.len())?;
            change.lost.iter().try_for_each(|fact| writeln!(f, "  - {fact}"))?;
            change.gained.iter().try_for_each(|fact| writeln!(f, "  + {fact}"))?;
        }
        Ok(())
    }
}
