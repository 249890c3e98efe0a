//! What each rule costs and brings over a corpus.

use crate::pipeline::Examination;
use crate::relate::trace::Outcome;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// The figures of one rule.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RuleFigures {
    /// Places where it was tried.
    pub tries: u64,
    /// Places where it told something.
    pub hits: u64,
    /// Microseconds that the tries took together.
    pub micros: f64,
    /// Facts in the end, merged, that it is evidence of.
    pub facts: u64,
    /// Of those, how many the gold files hold; where there are gold files.
    pub right: Option<u64>,
}

impl RuleFigures {
    /// Share of its facts that the gold files hold, 0 to 1.
    #[must_use]
    pub fn precision(&self) -> Option<f64> {
        let right = self.right.filter(|_| self.facts > 0)?;
        Some(right as f64 / self.facts as f64)
    }
}

/// The figures of all rules that were tried, by id.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(transparent)]
pub struct Profile {
    rules: BTreeMap<String, RuleFigures>,
}

impl Profile {
    /// Adds a document. `right` says for each fact whether the gold file holds it.
    pub fn add(&mut self, examination: &Examination, right: Option<&[bool]>) {
        for attempt in &examination.attempts {
            let rule = self.rules.entry(attempt.rule.clone()).or_default();
            rule.tries += 1;
            rule.hits += u64::from(matches!(attempt.outcome, Outcome::Told { .. }));
            rule.micros += attempt.time.as_secs_f64() * 1e6;
        }
        for (i, fact) in examination.extraction.facts.iter().enumerate() {
            let mut ids: Vec<&str> = fact.evidence.iter().map(|e| e.rule.as_str()).collect();
            ids.sort_unstable();
            ids.dedup();
            for id in ids {
                let rule = self.rules.entry(id.to_owned()).or_default();
                rule.facts += 1;
                if let Some(right) = right {
                    let held = u64::from(right.get(i).copied().unwrap_or(false));
                    *rule.right.get_or_insert(0) += held;
                }
            }
        }
    }

    /// The figures by rule id.
    #[must_use]
    pub fn rules(&self) -> &BTreeMap<String, RuleFigures> {
        &self.rules
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:40} {:>7} {:>7} {:>7} {:>9} {:>9}",
            "rule", "tries", "hits", "facts", "precision", "time µs"
        )?;
        let mut rules: Vec<_> = self.rules.iter().collect();
        rules.sort_by(|a, b| b.1.micros.total_cmp(&a.1.micros).then_with(|| a.0.cmp(b.0)));
        for (id, r) in rules {
            let precision = r.precision().map_or_else(|| "-".to_owned(), |p| format!("{p:.3}"));
            writeln!(
                f,
                "{id:40} {:>7} {:>7} {:>7} {precision:>9} {:>9.0}",
                r.tries, r.hits, r.facts, r.micros
            )?;
        }
        Ok(())
    }
}
