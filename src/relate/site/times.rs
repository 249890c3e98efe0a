//! When somebody was what a noun says: the years and adverbs beside a post.
//!
//! In: the phrase of a post. Out: the tokens that tell when it was held, for the list `status_words`. Not here: whose the
//! post is ([`super::noun`]).

use crate::annotate::Tag;
use crate::mention::{DateExpression, Mention, MentionKind, Value};
use crate::read::PartialDate;
use crate::relate::grammar::{Grammar, phrase_object};
use crate::syntax::PhraseId;
use std::ops::Range;

impl Grammar<'_> {
    /// What tells when a noun held: "**formerly** governor", "president **from** 1990 to 1994", "president
    /// **until** 2011", "head of the agency **at the time**".
    pub(super) fn times(&self, id: PhraseId) -> Vec<Range<u32>> {
        let p = self.phrase(id);
        let annotated = self.input.annotated;
        let mut found = Vec::new();
        let before = p.tokens.start.saturating_sub(1);
        if before >= self.tokens.start && annotated.tokens[before as usize].tag == Tag::RB {
            // "until then minister"
            let until = before > self.tokens.start && annotated.lower(before - 1) == "until";
            found.push(before - u32::from(until)..before + 1);
        }
        // "minister of finance and planning from 1990 to 1994": it may hang on the last word of the office.
        let fields =
            p.attached.iter().filter(|o| self.is_word(&o.preposition, "of")).filter_map(phrase_object);
        let below = fields.flat_map(|q| self.members(q)).flat_map(|q| &self.phrase(q).attached);
        for o in p.attached.iter().chain(below) {
            let date =
                phrase_object(o).and_then(|q| self.phrase(q).mention).map(|m| self.input.mentions.get(m));
            let Some(MentionKind::Value(Value::Date(date))) = date.map(|m| &m.kind) else { continue };
            let until = matches!(annotated.lower(o.preposition.start), "until" | "till");
            if until || matches!(date, DateExpression::Interval(..)) {
                found.push(o.preposition.clone());
            }
        }
        found.extend(self.years_beside(id));
        if found.is_empty() && p.attached.is_empty() {
            found.extend(self.years_of_all(id));
        }
        let end = self.phrase_end(id);
        let closing = end.saturating_sub(3)..end;
        if ["at", "the", "time"].into_iter().zip(closing.clone()).all(|(w, t)| annotated.lower(t) == w) {
            found.push(closing);
        }
        found
    }

    /// "minister of health **(1999–2003)**", "**1999–2003:** minister of health": years that are over.
    fn years_beside(&self, id: PhraseId) -> Option<Range<u32>> {
        let mentions = self.input.mentions;
        let over = |m: &Mention| match m.kind {
            MentionKind::Value(Value::Date(DateExpression::Interval(_, end))) => self.is_over(end),
            _ => false,
        };
        let p = self.phrase(id);
        let fields = p.attached.iter().filter_map(phrase_object).flat_map(|q| self.members(q));
        let holding = std::iter::once(id).chain(fields);
        let mut bracketed =
            holding.flat_map(|q| &self.phrase(q).appositions).filter_map(|&a| self.phrase(a).mention);
        let beside = bracketed.find(|&m| over(mentions.get(m)));
        let opening = || {
            let (first, m) = mentions.of_sentence(self.sentence).next()?;
            let label = m.tokens.start == self.tokens.start && self.is_colon(m.tokens.end);
            (label && over(m)).then_some(first)
        };
        beside.or_else(opening).map(|m| mentions.get(m).tokens.clone())
    }

    /// "**prime minister**, foreign minister and defense minister of Norland from 1970 to 1976": the years behind the
    /// last of several posts are those of each that nothing else is said of.
    fn years_of_all(&self, id: PhraseId) -> Vec<Range<u32>> {
        let first = self.parent(id).filter(|&q| self.phrase(q).conjuncts.contains(&id)).unwrap_or(id);
        let last = self.phrase(first).conjuncts.last().filter(|&&last| last != id);
        last.filter(|&&last| self.is_listed("offices", self.phrase(last).head))
            .map_or_else(Vec::new, |&last| self.times(last))
    }

    fn is_colon(&self, token: u32) -> bool {
        self.tokens.contains(&token) && matches!(self.input.annotated.lower(token), ":" | "-" | "–" | "—")
    }

    /// A year that the text looks back on.
    fn is_over(&self, end: PartialDate) -> bool {
        let document = self.input.document;
        let now = document.coverage_year.or(document.dateline.map(|d| d.year));
        now.is_none_or(|now| end.year <= now)
    }
}
