//! The running time of a document: what a date expression means where it stands.
//!
//! In: date mentions in text order. Out: dates with the basis on which they were reached. A bare
//! month is a month of the coverage year in a report, the last such month before the dateline in a
//! news text; an offset counts from the running date of the block.

use super::time::TimeFrame;
use super::{ArgumentValue, DateBasis, RelateInput};
use crate::mention::{DateExpression, MentionId, MentionKind, Value};
use crate::read::PartialDate;

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
        if let MentionKind::Value(Value::Date(DateExpression::Interval(a, b))) =
            self.input.mentions.get(id).kind
        {
            let _ = b;
            return Some(ArgumentValue::Date(a, DateBasis::Stated));
        }
        self.date(id).map(|(d, b)| ArgumentValue::Date(d, b))
    }

    fn date(&self, id: MentionId) -> Option<(PartialDate, DateBasis)> {
        let MentionKind::Value(Value::Date(expression)) = self.input.mentions.get(id).kind else {
            return None;
        };
        let document = self.input.document;
        let frame = TimeFrame {
            kind: document.kind,
            coverage_year: document.coverage_year,
            dateline: document.dateline,
            running: self.running,
        };
        frame.date(expression)
    }
}
