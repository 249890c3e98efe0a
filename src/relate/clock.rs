//! The running time of a document: what a date expression means where it stands.
//!
//! In: date mentions in text order. Out: dates with the basis on which they were reached. A bare
//! month is a month of the coverage year in a report, the last such month before the dateline in a
//! news text; an offset counts from the running date of the block.

use super::{ArgumentValue, DateBasis, RelateInput};
use crate::mention::{CalendarUnit, DateExpression, MentionId, MentionKind, Value};
use crate::read::{DocumentKind, PartialDate};

/// Follows the text block by block.
pub(super) struct Clock<'a> {
    input: RelateInput<'a>,
    block: Option<u32>,
    running: Option<PartialDate>,
    sentence: u32,
}

impl<'a> Clock<'a> {
    pub(super) fn new(input: RelateInput<'a>) -> Self {
        Self { input, block: None, running: None, sentence: 0 }
    }

    /// A new sentence; a new block forgets the running date.
    pub(super) fn enter(&mut self, sentence: u32, block: u32) {
        if self.block != Some(block) {
            self.block = Some(block);
            self.running = None;
        }
        self.sentence = sentence;
    }

    /// Leaves a sentence: its last date runs on.
    pub(super) fn pass(&mut self, sentence: u32) {
        let ids: Vec<MentionId> = self.input.mentions.of_sentence(sentence).map(|(i, _)| i).collect();
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
    pub(super) fn resolve(&self, id: MentionId) -> Option<ArgumentValue> {
        if let MentionKind::Value(Value::Date(DateExpression::Interval(a, b))) = self.input.mentions.get(id).kind {
            let _ = b;
            return Some(ArgumentValue::Date(a, DateBasis::Stated));
        }
        self.date(id).map(|(d, b)| ArgumentValue::Date(d, b))
    }

    /// The year that the text is of, with its basis.
    fn year(&self) -> Option<(i32, DateBasis)> {
        let d = self.input.document;
        let coverage = d.coverage_year.map(|y| (y, DateBasis::CoverageYear));
        coverage.or_else(|| d.dateline.map(|x| (x.year, DateBasis::Dateline)))
    }

    fn date(&self, id: MentionId) -> Option<(PartialDate, DateBasis)> {
        let MentionKind::Value(Value::Date(expression)) = self.input.mentions.get(id).kind else { return None };
        let year_only = |year, basis| (PartialDate { year, month: None, day: None }, basis);
        match expression {
            DateExpression::Absolute(d) => Some((d, DateBasis::Stated)),
            DateExpression::Interval(a, _) => Some((a, DateBasis::Stated)),
            DateExpression::Yearless { month, day } => {
                let d = self.input.document;
                if d.kind == DocumentKind::News {
                    if let Some(line) = d.dateline.filter(|l| l.month.is_some()) {
                        let later = (Some(month), day) > (line.month, line.day);
                        let year = if later { line.year - 1 } else { line.year };
                        return Some((PartialDate { year, month: Some(month), day }, DateBasis::Dateline));
                    }
                }
                let (year, basis) = match (self.year(), self.running) {
                    (_, Some(r)) if d.kind == DocumentKind::Encyclopedic => (r.year, DateBasis::Section),
                    (Some(y), _) => y,
                    (None, Some(r)) => (r.year, DateBasis::Section),
                    (None, None) => return None,
                };
                Some((PartialDate { year, month: Some(month), day }, basis))
            }
            DateExpression::Offset { years, months, days, unit } => {
                let from = self.running?;
                Some((shift(from, years, months, days, unit), DateBasis::Relative))
            }
            DateExpression::Deictic { years, months, days, unit } => {
                let (year, basis) = self.year()?;
                let from = self.input.document.dateline.filter(|l| l.year == year);
                match from {
                    Some(line) if unit != CalendarUnit::Year => Some((shift(line, years, months, days, unit), basis)),
                    _ => Some(year_only(year + years, basis)),
                }
            }
            DateExpression::DeicticMonth { month, day, years } => {
                let (year, basis) = self.year()?;
                Some((PartialDate { year: year + years, month: Some(month), day }, basis))
            }
            DateExpression::Weekday => self.year().map(|(y, b)| year_only(y, b)),
        }
    }
}

/// A date moved by an offset, as precise as its unit and no more precise than the date itself.
fn shift(from: PartialDate, years: i32, months: i32, days: i32, unit: CalendarUnit) -> PartialDate {
    let mut year = from.year + years;
    let Some(month) = from.month.filter(|_| unit != CalendarUnit::Year) else {
        return PartialDate { year, month: None, day: None };
    };
    let total = i32::from(month) - 1 + months + days / 30;
    year += total.div_euclid(12);
    PartialDate { year, month: Some((total.rem_euclid(12) + 1) as u8), day: None }
}
