//! Values in series: terms that share a unit, numbers and dates that go on behind one.
//!
//! In: the span of a value. Out: its fellows in the sentence. Not here: whose they are ([`super::facts`]).

use super::dates::is_date;
use super::grammar::Grammar;
use crate::annotate::Tag;
use crate::mention::{Mention, MentionId, MentionKind, Term, Value};
use crate::text::Span;

impl Grammar<'_> {
    /// "eight, six and five years": the terms that end in the one at `last`, whose unit the numbers before
    /// it share.
    pub(super) fn terms_up_to(&self, last: Option<Span>) -> Vec<Term> {
        let mentions = || self.input.mentions.of_sentence(self.sentence).map(|(_, m)| m);
        let is_last = |m: &&Mention| Some(m.span) == last;
        let Some(term) = mentions().find(is_last) else { return Vec::new() };
        let MentionKind::Value(Value::Term(told)) = term.kind else { return Vec::new() };
        let of_unit = |n: f64| {
            let n = n as u32;
            match told {
                Term::Span { months: 0, days: 0, .. } => Some(Term::Span { years: n, months: 0, days: 0 }),
                Term::Span { years: 0, days: 0, .. } => Some(Term::Span { years: 0, months: n, days: 0 }),
                Term::Span { years: 0, months: 0, .. } => Some(Term::Span { years: 0, months: 0, days: n }),
                _ => None,
            }
        };
        let mut terms = vec![told];
        let mut start = term.tokens.start;
        let before: Vec<&Mention> = mentions().filter(|m| m.tokens.end < start).collect();
        for m in before.into_iter().rev() {
            let MentionKind::Value(Value::Number(n)) = m.kind else { break };
            let joined = (m.tokens.end..start)
                .all(|t| matches!(self.input.annotated.tokens[t as usize].tag, Tag::Comma | Tag::CC));
            let Some(next) = of_unit(n).filter(|_| joined) else { break };
            terms.insert(0, next);
            start = m.tokens.start;
        }
        terms
    }

    /// "to ten years and eight": more numbers are joined behind the value at `last`.
    pub(super) fn goes_on_in_numbers(&self, last: Option<Span>) -> bool {
        let mut mentions = self.input.mentions.of_sentence(self.sentence).map(|(_, m)| m);
        let Some(end) = mentions.find(|m| Some(m.span) == last).map(|m| m.tokens.end) else { return false };
        let joint = (end..self.tokens.end)
            .take_while(|&t| matches!(self.input.annotated.tokens[t as usize].tag, Tag::Comma | Tag::CC))
            .count() as u32;
        let next = self.input.annotated.tokens.get((end + joint) as usize);
        joint > 0 && next.is_some_and(|t| t.tag == Tag::CD)
    }

    /// The dates of the sentence from the one at `first` on.
    pub(super) fn dates_from(&self, first: Option<Span>) -> Vec<MentionId> {
        let Some(first) = first else { return Vec::new() };
        let dates = self.input.mentions.of_sentence(self.sentence);
        dates.filter(|(_, m)| is_date(m) && m.span.start >= first.start).map(|(i, _)| i).collect()
    }
}
