//! Extracted graphs against gold files: the figures of `shared/score/score.py`, to the digit.
//!
//! In: a gold file and the quads of the graph that was extracted from the same document. Out:
//! [`Figures`] (precision, recall, F1 of entities, facts and arguments) and what was missed or
//! wrong. Not here: extraction. Start at [`score`].

mod align;
mod compare;
mod gold;
mod normal;
mod open;
mod view;

pub use compare::{Issue, IssueKind};
pub use gold::{Gold, GoldError};
pub use open::OpenError;
pub use view::GraphView;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::AddAssign;

/// True positives, false positives and false negatives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Found and right.
    pub tp: u64,
    /// Found and wrong.
    pub fp: u64,
    /// Missed.
    pub r#fn: u64,
}

impl Counts {
    /// Share of what was found that is right, 0 to 1; 0 where nothing was found.
    #[must_use]
    pub fn precision(&self) -> f64 {
        ratio(self.tp, self.tp + self.fp)
    }

    /// Share of what was there that was found, 0 to 1; 0 where nothing was there.
    #[must_use]
    pub fn recall(&self) -> f64 {
        ratio(self.tp, self.tp + self.r#fn)
    }

    /// Harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.tp += other.tp;
        self.fp += other.fp;
        self.r#fn += other.r#fn;
    }
}

fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The score of one document, or of several added up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// One gold record against one node.
    pub entities: Counts,
    /// One gold fact against one fact node with the right type and key.
    pub facts: Counts,
    /// Every (fact, role, value), the key counted as one: the headline figure.
    pub arguments: Counts,
    /// Facts by type.
    pub by_type: BTreeMap<String, Counts>,
}

impl AddAssign<&Self> for Figures {
    fn add_assign(&mut self, other: &Self) {
        self.entities += other.entities;
        self.facts += other.facts;
        self.arguments += other.arguments;
        for (class, counts) in &other.by_type {
            *self.by_type.entry(class.clone()).or_default() += *counts;
        }
    }
}

/// Scores the graph of one document; `issues` receives every miss and every wrong item.
#[must_use]
pub fn score(gold: &Gold, graph: &GraphView, issues: &mut Vec<Issue>) -> Figures {
    compare::compare(gold, graph, issues)
}
