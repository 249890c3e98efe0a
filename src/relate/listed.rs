//! Terms of a list in a place: which of them stand there, and which value they give.
//!
//! In: the tokens of a candidate, a list, a column. Out: [`Filled`] values. Not here: whose candidate it is
//! ([`super::fill`]).

use super::ArgumentValue;
use super::dates::is_date;
use super::fill::{Filled, Want};
use super::grammar::Grammar;
use crate::annotate::Tag;
use crate::mention::MentionKind;
use crate::rules::{ColumnId, ListId, Scan};
use crate::syntax::{Clause, Link, PhraseId, VerbForm};
use std::ops::Range;

impl Grammar<'_> {
    /// The terms of a list inside a stretch, or what its column says of them; with a column `instead`, what a term
    /// stands for is left out.
    pub(super) fn listed(
        &self,
        extent: &Range<u32>,
        list: ListId,
        column: Option<ColumnId>,
        want: &Want<'_>,
        scan: &Scan,
    ) -> Vec<Filled> {
        let mut hits: Vec<_> = scan
            .terms(self.sentence)
            .iter()
            .filter(|h| h.term.list == list && extent.start <= h.tokens.start && h.tokens.end <= extent.end)
            .filter(|h| want.role.is_none() || !want.taken.contains(&h.tokens))
            .filter(|h| !self.is_part_of_name(&h.tokens, want.role.is_some()))
            .collect();
        // Of two that overlap the longer one is meant: "administrative arrest", not "arrest".
        hits.sort_by_key(|h| (h.tokens.start, std::cmp::Reverse(h.tokens.end)));
        let mut found: Vec<Filled> = Vec::new();
        let mut end = 0;
        let words = &self.input.rules.lists;
        let instead = words.get(list).column("instead");
        let mut replaced: Option<(&str, u32)> = None;
        for h in hits {
            if h.tokens.start < end {
                continue;
            }
            end = h.tokens.end;
            // "a **suspended** four-year **prison** sentence": in one phrase the first stands for the second.
            let told = column.map_or("", |c| words.cell(h.term, c));
            let one_phrase = |from: u32| {
                let parts =
                    |t: u32| matches!(self.input.annotated.tokens[t as usize].tag, Tag::Comma | Tag::CC);
                !(from..h.tokens.start).any(parts)
            };
            if replaced.is_some_and(|(value, from)| value == told && one_phrase(from)) {
                continue;
            }
            let covered = instead.map(|c| words.cell(h.term, c)).filter(|v| !v.is_empty());
            replaced = covered.map(|v| (v, h.tokens.end)).or(replaced);
            // "six months in jail, **suspended** for three years": the participle behind takes the place of the penalty.
            let participle = self.input.annotated.tokens[h.tokens.start as usize].tag == Tag::VBN;
            if participle && let Some(value) = covered {
                found.retain(|f| !matches!(&f.value, ArgumentValue::Text(t) if t == value));
            }
            let text = column.map_or_else(
                // Without a column the words of the text stand: "clashes", not "clash".
                || h.tokens.clone().map(|t| self.input.annotated.lower(t)).collect::<Vec<_>>().join(" "),
                |c| words.cell(h.term, c).to_owned(),
            );
            let value = ArgumentValue::Text(text);
            if !found.iter().any(|f| f.value == value) {
                found.push(Filled { value, tokens: Some(h.tokens.clone()) });
            }
            if !want.many && instead.is_none() {
                break;
            }
        }
        found.truncate(if want.many { usize::MAX } else { 1 });
        found
    }

    /// "a prison term, **suspended** for four years": a participle behind a phrase belongs to what it names, for
    /// lists in which one term stands for another.
    pub(super) fn with_participle(&self, extent: Range<u32>, list: ListId) -> Range<u32> {
        if self.input.rules.lists.get(list).column("instead").is_none() {
            return extent;
        }
        let behind = |c: &&Clause| {
            let close = extent.end <= c.verb.tokens.start && c.verb.tokens.start <= extent.end + 1;
            let inside = |p: PhraseId| extent.contains(&self.phrase(p).head);
            close && c.verb.form == VerbForm::Participle && matches!(c.link, Link::Relative(p) if inside(p))
        };
        let participle = self.syntax.clauses.iter().find(behind);
        extent.start..participle.map_or(extent.end, |c| c.verb.tokens.end)
    }

    /// "elections to the National **Council**", "the United **States** passed": a word inside the name of a place, or
    /// for a role that of a body, is no word of a list; nor is the month in "in **March** 2017".
    fn is_part_of_name(&self, tokens: &Range<u32>, bodies: bool) -> bool {
        let mut names = self.input.mentions.of_sentence(self.sentence);
        names.any(|(_, m)| {
            let inside = m.tokens.start <= tokens.start && tokens.end <= m.tokens.end;
            let name = || {
                m.tokens.len() > tokens.len()
                    && m.kind == MentionKind::Name
                    && (self.is_kind(m, "Place") || (bodies && self.is_kind(m, "Institution")))
            };
            let month = self.input.annotated.tokens[tokens.start as usize].tag == Tag::NNP;
            inside && (is_date(m) && month || name())
        })
    }
}
