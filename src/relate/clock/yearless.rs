//! The year of a month or day that stands without one, as far as its own sentence or its entry in a timeline tells it.
//!
//! In: a date mention. Out: its year. Not here: the year that the whole text speaks from ([`super::TimeFrame`]).

use super::Clock;
use crate::annotate::Tag;
use crate::mention::{CalendarUnit, DateExpression, Mention, MentionId, MentionKind, Value};
use crate::read::DocumentKind;
use crate::relate::DateBasis;
use crate::relate::dates::is_date;

/// Words over which a verb looks forward to a day.
const AHEAD: u32 = 8;

/// Words of the noun that stands between a day and its "last year".
const NOUN: usize = 3;

impl Clock<'_> {
    /// The year of a month or day without one, and how it was reached.
    pub(super) fn year_told(&self, id: MentionId, month: u8, day: Option<u8>) -> Option<(i32, DateBasis)> {
        self.year_beside(id)
            .or_else(|| {
                let entry = self.year_of_entry(id, month, day).or_else(|| self.year_behind(id, month));
                let told = entry.or_else(|| self.year_before(id, month));
                Some((told.or_else(|| self.year_of_round(id, month))?, DateBasis::Section))
            })
            .or_else(|| self.year_ahead(id, month, day))
    }

    /// "in January 2023 before police arrested him in May", "In 2006 he was elected, and in May": a year told
    /// before in the sentence. A month that lies before the one told is of another year in a text that covers
    /// one ("jailed since August 2009, was pardoned in May").
    fn year_before(&self, id: MentionId, month: u8) -> Option<i32> {
        let m = self.input.mentions.get(id);
        let start = self.input.annotated.sentences[m.sentence as usize].tokens.start;
        let yearly = self.input.document.kind != DocumentKind::Encyclopedic
            && (self.input.document.coverage_year.is_some() || self.input.document.dateline.is_some());
        let before = self.input.mentions.of_sentence(m.sentence).take_while(|(i, _)| *i != id);
        // "polls in June 2023, called **after** the chamber was dissolved in March": the same year's, or it would be told.
        let after = |b: &Mention| {
            (b.tokens.end..m.tokens.start)
                .any(|t| matches!(self.input.annotated.lower(t), "after" | "following"))
        };
        // "two lost their seats in 2022**;** in July, a third": the story goes on in the year told.
        let parted =
            |b: &Mention| (b.tokens.end..m.tokens.start).any(|t| self.input.annotated.lower(t) == ";");
        let told = before.filter_map(|(_, b)| match b.kind {
            MentionKind::Value(Value::Date(DateExpression::Absolute(d))) => match d.month {
                Some(told) => (!yearly || told <= month || after(b)).then_some(d.year),
                None => (b.tokens.start <= start + 2 || parted(b)).then_some(d.year),
            },
            _ => None,
        });
        told.last()
    }

    /// "in April and June 2021", "in March, April and May 2019": months that are joined share the year behind the last.
    fn year_behind(&self, id: MentionId, month: u8) -> Option<i32> {
        let m = self.input.mentions.get(id);
        let mut end = m.tokens.end;
        let mut before = month;
        for (_, next) in self.input.mentions.of_sentence(m.sentence).skip_while(|(i, _)| *i != id).skip(1) {
            let joined = |t: u32| {
                matches!(self.input.annotated.tokens[t as usize].tag, Tag::Comma | Tag::CC | Tag::IN)
            };
            let near = end < next.tokens.start && next.tokens.start - end <= 3;
            if !near || !(end..next.tokens.start).all(joined) {
                return None;
            }
            end = next.tokens.end;
            match next.kind {
                MentionKind::Value(Value::Date(DateExpression::Yearless { month, .. }))
                    if month >= before =>
                {
                    before = month;
                }
                MentionKind::Value(Value::Date(DateExpression::Absolute(d))) => {
                    return d.month.filter(|&told| told >= before).map(|_| d.year);
                }
                _ => return None,
            }
        }
        None
    }

    /// "is **to be** sworn in on 6 June", "polls **due** in May": a day that a news text looks forward to.
    fn year_ahead(&self, id: MentionId, month: u8, day: Option<u8>) -> Option<(i32, DateBasis)> {
        let m = self.input.mentions.get(id);
        let line = self.input.document.dateline.filter(|line| line.month.is_some())?;
        if self.input.document.kind != DocumentKind::News {
            return None;
        }
        let start = self.input.annotated.sentences[m.sentence as usize].tokens.start;
        let word = |t: u32| self.input.annotated.lower(t);
        let near = || {
            let near = start.max(m.tokens.start.saturating_sub(AHEAD))..m.tokens.start;
            near.rev().take_while(|&t| !matches!(word(t), "," | ";"))
        };
        let ahead = near().any(|t| match word(t) {
            "will" | "due" | "scheduled" | "slated" | "planned" | "expected" => true,
            "to" => t > start && matches!(word(t - 1), "is" | "are"),
            _ => false,
        });
        let next = (Some(month), day.or(line.day)) < (line.month, line.day);
        // "a mission for the November 30 vote", "ahead of the May polls": of this year, where that is still to come.
        let looks_on = near().any(|t| {
            matches!(
                word(t),
                "ahead"
                    | "forthcoming"
                    | "mission"
                    | "monitoring"
                    | "observing"
                    | "preparations"
                    | "run-up"
                    | "upcoming"
            )
        });
        (ahead || looks_on && !next).then_some((line.year + i32::from(next), DateBasis::Dateline))
    }

    /// "28 Sept. 2022: ... 11 Dec.: ... He is freed in May": the entries of a timeline go forward, and what an entry tells
    /// is of its year.
    fn year_of_entry(&self, id: MentionId, month: u8, day: Option<u8>) -> Option<i32> {
        let last = self.heading?;
        let m = self.input.mentions.get(id);
        let heads = m.tokens.start == self.input.annotated.sentences[m.sentence as usize].tokens.start
            && self.input.annotated.lower(m.tokens.end) == ":";
        if heads {
            return Some(last.year + i32::from((Some(month), day) < (last.month, last.day)));
        }
        self.headed.then_some(last.year)
    }

    /// "the 15 October vote **last year**", "**last year's** May vote": years from now.
    fn year_beside(&self, id: MentionId) -> Option<(i32, DateBasis)> {
        let m = self.input.mentions.get(id);
        let tag = |t: u32| self.input.annotated.tokens[t as usize].tag;
        let told = |b: &Mention| match b.kind {
            MentionKind::Value(Value::Date(DateExpression::Deictic {
                years,
                months: 0,
                days: 0,
                unit: CalendarUnit::Year,
            })) => Some(years),
            _ => None,
        };
        let others = || self.input.mentions.of_sentence(m.sentence).filter(|(i, b)| *i != id && is_date(b));
        let behind = others().find(|(_, b)| b.tokens.start >= m.tokens.end);
        let behind = behind.filter(|(_, b)| {
            let between = m.tokens.end..b.tokens.start;
            between.len() <= NOUN && between.clone().all(|t| tag(t).is_noun() || tag(t) == Tag::JJ)
        });
        let before = others().filter(|(_, b)| b.tokens.end < m.tokens.end).last();
        let owner = before.filter(|(_, b)| (b.tokens.end..m.tokens.start).all(|t| tag(t) == Tag::POS));
        let years = behind.or(owner).and_then(|(_, b)| told(b))?;
        self.whole().year().map(|(year, basis)| (year + years, basis))
    }

    /// "A vote was held on 26 February 2012. In the **runoff** on 25 March, ...": a later round of what the sentence
    /// right before has dated is of its year, where the months go on.
    fn year_of_round(&self, id: MentionId, month: u8) -> Option<i32> {
        let m = self.input.mentions.get(id);
        let (told, sentence) = self.month?;
        let on = sentence + 1 == m.sentence && told.month.is_some_and(|before| before <= month);
        let last = (m.extent.end + 1).min(self.input.annotated.tokens.len() as u32);
        let round =
            |t: u32| matches!(self.input.annotated.lemma(t), "rerun" | "round" | "run-off" | "runoff");
        (on && (m.extent.start.saturating_sub(2)..last).any(round)).then_some(told.year)
    }
}
