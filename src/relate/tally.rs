//! Dates of what is counted over a time: "40 mayors have been killed since 2006", "between January and May 2017".
//!
//! In: a date mention of a fact that has a count. Out: the date as far as it is that of all that is counted: none where
//! it only opens the time, the common part of both ends of a span. Not here: which date is a fact's
//! ([`super::dates`]).

use super::grammar::Grammar;
use super::{ArgumentValue, DateBasis};
use crate::annotate::Tag;
use crate::mention::{DateExpression, MentionId, MentionKind, Value};
use crate::ontology::ClassId;
use crate::read::PartialDate;

/// What becomes of the date of a tally.
pub(super) enum Tallied {
    /// It is a date like any other.
    Plain,
    /// What both ends of a span share.
    Common(ArgumentValue),
    /// It dates nothing.
    Undated,
}

impl Grammar<'_> {
    /// The date at a mention, for a fact of this class.
    pub(super) fn tallied(&self, class: ClassId, date: MentionId) -> Tallied {
        let ontology = self.input.ontology;
        let counted = ontology.role("count").is_some_and(|r| ontology.class_info(class).roles.contains(&r));
        if !counted {
            return Tallied::Plain;
        }
        let mention = self.input.mentions.get(date);
        if let MentionKind::Value(Value::Date(DateExpression::Interval(from, to))) = mention.kind {
            let common = |d| Tallied::Common(ArgumentValue::Date(d, DateBasis::Stated));
            return shared(from, to).map_or(Tallied::Undated, common);
        }
        let before = (self.tokens.start..mention.extent.start).rev();
        let vague = |t: &u32| {
            let tag = self.input.annotated.tokens[*t as usize].tag;
            matches!(tag, Tag::DT | Tag::JJ | Tag::RB)
        };
        let word = before.into_iter().find(|t| !vague(t)).map(|t| self.input.annotated.lower(t));
        if matches!(word, Some("since" | "between")) { Tallied::Undated } else { Tallied::Plain }
    }
}

/// The year, and the month, that two dates have in common.
fn shared(a: PartialDate, b: PartialDate) -> Option<PartialDate> {
    let month = a.month.filter(|_| a.month == b.month);
    (a.year == b.year).then_some(PartialDate { year: a.year, month, day: None })
}
