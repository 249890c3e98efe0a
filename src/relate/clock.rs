//! The running time of a document: what a date expression means where it stands.
//!
//! In: date mentions in text order. Out: dates with the basis on which they were reached. A bare
//! month is a month of the coverage year in a report, the last such month before the dateline in a
//! news text; an offset counts from the running date of the block.

use super::dates::is_date;
use super::site::Frame;
use super::time::TimeFrame;
use super::{ArgumentValue, DateBasis, RelateInput};
use crate::mention::{DateExpression, MentionId, MentionKind, Value};
use crate::read::{DocumentKind, PartialDate};

/// So many times more months without a year than with one make a text that hides its year.
const MOST: usize = 4;

/// Follows the text block by block.
pub(super) struct Clock<'a> {
    input: RelateInput<'a>,
    block: Option<u32>,
    running: Option<PartialDate>,
    sentence: u32,
    /// Months stand mostly without their year: the text speaks of a year that it does not tell, and
    /// what year it tells is another.
    yearless: bool,
}

impl<'a> Clock<'a> {
    pub(super) fn new(input: RelateInput<'a>) -> Self {
        let dates = input.mentions.all.iter().filter_map(|m| match m.kind {
            MentionKind::Value(Value::Date(expression)) => Some(expression),
            _ => None,
        });
        let (mut without, mut with) = (0_usize, 0_usize);
        for date in dates {
            match date {
                DateExpression::Yearless { .. } => without += 1,
                DateExpression::Absolute(d) if d.month.is_some() => with += 1,
                _ => {}
            }
        }
        let yearly = matches!(input.document.kind, DocumentKind::Report | DocumentKind::Unknown);
        Self { input, block: None, running: None, sentence: 0, yearless: yearly && without > MOST * with }
    }

    /// A new sentence; a new block forgets the running date.
    pub(super) fn enter(&mut self, sentence: u32, block: u32) {
        if self.block != Some(block) {
            self.block = Some(block);
            // A biography tells its years once and goes on with months.
            if self.input.document.kind != DocumentKind::Encyclopedic {
                self.running = None;
            }
        }
        self.sentence = sentence;
    }

    /// Leaves a sentence: the last date that it narrates runs on.
    pub(super) fn pass(&mut self, grammar: &Frame<'_>) {
        let dates = self.input.mentions.of_sentence(grammar.sentence).filter(|(_, m)| is_date(m));
        // A biography tells one life from year to year; whatever date it names is of that life.
        let one_life = self.input.document.kind == DocumentKind::Encyclopedic;
        let ids: Vec<MentionId> =
            dates.map(|(i, _)| i).filter(|&i| one_life || grammar.narrates(i)).collect();
        for m in ids {
            if let Some((date, _)) = self.date(m) {
                self.running = Some(date);
            }
        }
    }

    /// The running date, where a fact tells none of its own.
    #[allow(clippy::unused_self)] // a sentence without a date inherits none: precision first
    pub(super) fn running(&self) -> Option<ArgumentValue> {
        None
    }

    /// What a date mention means.
    pub(super) fn resolve(&self, id: MentionId, period: bool) -> Option<ArgumentValue> {
        if let MentionKind::Value(Value::Date(DateExpression::Interval(a, b))) =
            self.input.mentions.get(id).kind
        {
            return Some(if period {
                ArgumentValue::Period(a, b)
            } else {
                ArgumentValue::Date(a, DateBasis::Stated)
            });
        }
        if period {
            return None;
        }
        self.date(id).map(|(d, b)| ArgumentValue::Date(d, b))
    }

    /// "in January 2023 before police arrested him in May": a year told before in the sentence.
    fn year_before(&self, id: MentionId) -> Option<i32> {
        let m = self.input.mentions.get(id);
        let before = self.input.mentions.of_sentence(m.sentence).take_while(|(i, _)| *i != id);
        let told = before.filter_map(|(_, b)| match b.kind {
            MentionKind::Value(Value::Date(DateExpression::Absolute(d))) if d.month.is_some() => Some(d.year),
            _ => None,
        });
        told.last()
    }

    fn date(&self, id: MentionId) -> Option<(PartialDate, DateBasis)> {
        let MentionKind::Value(Value::Date(expression)) = self.input.mentions.get(id).kind else {
            return None;
        };
        let document = self.input.document;
        if let (DateExpression::Yearless { month, day }, Some(year)) = (expression, self.year_before(id)) {
            return Some((PartialDate { year, month: Some(month), day }, DateBasis::Section));
        }
        let bare = matches!(expression, DateExpression::Yearless { .. });
        let frame = TimeFrame {
            kind: document.kind,
            coverage_year: document.coverage_year,
            dateline: document.dateline,
            running: self.running.filter(|_| !(bare && self.yearless)),
        };
        frame.date(expression)
    }
}
