//! The running time of a document: what a date expression means where it stands.
//!
//! In: date mentions in text order. Out: dates with the basis on which they were reached. A bare
//! month is a month of the coverage year in a report, the last such month before the dateline in a
//! news text; an offset counts from the running date of the block.

mod yearless;

use super::dates::is_date;
use super::grammar::Grammar;
use super::time::TimeFrame;
use super::{ArgumentValue, DateBasis, RelateInput};
use crate::annotate::Tag;
use crate::mention::{CalendarUnit, DateExpression, Mention, MentionId, MentionKind, Mentions, Value};
use crate::read::{DocumentKind, PartialDate};

/// So many times more months without a year than with one make a text that hides its year.
const MOST: usize = 4;

/// Sentences without a date of their own over which a time frame runs on.
const REACH: u32 = 2;

/// Words between the two dates of a span: "and the vote in".
const SPAN: usize = 6;

/// "the year"
const THE_YEAR: DateExpression =
    DateExpression::Deictic { years: 0, months: 0, days: 0, unit: CalendarUnit::Year };

/// "that month", "the same month"
const THAT_MONTH: DateExpression =
    DateExpression::Offset { years: 0, months: 0, days: 0, unit: CalendarUnit::Month };

/// "that year", "the same year"
const THAT_YEAR: DateExpression =
    DateExpression::Offset { years: 0, months: 0, days: 0, unit: CalendarUnit::Year };

/// Follows the text block by block.
pub(super) struct Clock<'a> {
    input: RelateInput<'a>,
    block: Option<u32>,
    running: Option<PartialDate>,
    /// The last month told, of whatever, and the sentence: "that month" is that one.
    month: Option<(PartialDate, u32)>,
    /// The year of the subject of the last dated sentence, where that tells no other ("The 2018 vote was calm"), whether
    /// the subject is a happening, and the sentence.
    subject: Option<(PartialDate, bool, u32)>,
    /// The date that opened a sentence of the block ("In November, ..."), and that sentence.
    frame: Option<(MentionId, u32)>,
    /// The block is the entry of a timeline: its first sentence is headed by a date ("3 May 2019: ...").
    headed: bool,
    /// The date that heads the last entry of a timeline.
    heading: Option<PartialDate>,
    /// Sentences with dates that were passed by unread, for the facts of the block behind them.
    unread: Vec<u32>,
    /// The text tells its years before its months; see [`tells_years_first`].
    narrates: bool,
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
        // Months that stand mostly without their year speak of a year that the text does not tell.
        let yearless = yearly && without > MOST * with;
        let narrates = !yearless && tells_years_first(input.mentions);
        Self {
            input,
            block: None,
            running: None,
            month: None,
            subject: None,
            frame: None,
            headed: false,
            heading: None,
            unread: Vec::new(),
            narrates,
        }
    }

    /// A new sentence; a new block forgets the running date.
    pub(super) fn enter(&mut self, block: u32) {
        if self.block != Some(block) {
            self.block = Some(block);
            self.frame = None;
            self.month = None;
            self.subject = None;
            self.headed = false;
            // A biography tells its years once and goes on with months.
            if self.input.document.kind != DocumentKind::Encyclopedic {
                self.running = None;
                self.unread.clear();
            }
        }
    }

    /// Leaves a sentence that tells no fact: it is read when one behind it does.
    pub(super) fn pass_by(&mut self, sentence: u32) {
        if self.input.mentions.of_sentence(sentence).any(|(_, m)| is_date(m)) {
            self.unread.push(sentence);
        }
    }

    /// Reads what was passed by.
    pub(super) fn catch_up(&mut self) {
        for sentence in std::mem::take(&mut self.unread) {
            self.pass(&Grammar::new(self.input, sentence));
            // The date that opened a sentence is a frame in its block alone.
            let block = self.input.annotated.sentences[sentence as usize].block;
            self.frame = self.frame.filter(|_| self.block == Some(block));
        }
    }

    /// Leaves a sentence: the last date that it narrates runs on, and the date that opened it is the frame
    /// of the next.
    pub(super) fn pass(&mut self, grammar: &Grammar<'_>) {
        // A biography tells one life from year to year; whatever date it names is of that life.
        let one_life = self.input.document.kind == DocumentKind::Encyclopedic;
        let mut dated = false;
        let mut subject = None;
        let mut narrated = false;
        for (m, mention) in self.input.mentions.of_sentence(grammar.sentence) {
            if !is_date(mention) {
                continue;
            }
            dated = true;
            let Some((date, _)) = self.date(m) else { continue };
            self.month = Some((date, grammar.sentence)).filter(|(d, _)| d.month.is_some()).or(self.month);
            // "has won every vote since 1994": what began then is not the time of the telling.
            let begins = mention.extent.start.checked_sub(1);
            let since = begins.is_some_and(|t| self.input.annotated.lower(t) == "since");
            if one_life || (grammar.narrates(m) && !since) {
                self.running = Some(date);
                narrated = true;
            } else if let Some(happens) = grammar.dates_subject(m) {
                subject = Some((date, happens, grammar.sentence));
            }
        }
        if dated {
            self.subject = subject.filter(|_| !narrated);
            let heading = grammar.heading_date();
            if let Some(m) = heading {
                self.headed = true;
                self.heading = self.date(m).map(|(date, _)| date).or(self.heading);
            }
            let opening = heading.or_else(|| grammar.opening_date());
            if let Some((date, _)) = opening.and_then(|m| self.date(m)) {
                self.running = Some(date);
            }
            // "In August, the firm announced that it had bought the mine": the month is that of the saying.
            self.frame = opening.filter(|_| !grammar.quotes_a_clause()).map(|m| (m, grammar.sentence));
        }
    }

    /// The running date, where a fact tells none of its own: the month or year that opened one of the
    /// sentences before in the same block ("In November, A was released. He paid B."). A day is a day
    /// of what it was told of, and a sentence with a date of its own needs no other.
    pub(super) fn running(&self, grammar: &Grammar<'_>, head: u32) -> Option<ArgumentValue> {
        let (id, told) = self.frame?;
        let near = told < grammar.sentence && grammar.sentence - told <= REACH;
        // "Prior to its closure, the radio was banned from it": the closure may be what was told.
        let apart = grammar.moves_on() || grammar.is_placed(head);
        if !near || grammar.has_date() || apart || !grammar.carries_on(head) {
            return None;
        }
        // A life goes on from a year within a sentence or two, hardly from a month.
        let life = self.input.document.kind == DocumentKind::Encyclopedic;
        let lasts = |d: &PartialDate| d.day.is_none() && !(life && d.month.is_none());
        let (date, _) = self.date(id).filter(|(d, _)| lasts(d))?;
        Some(ArgumentValue::Date(date, DateBasis::Section))
    }

    /// What a date mention means.
    pub(super) fn resolve(&self, id: MentionId, period: bool) -> Option<ArgumentValue> {
        if period {
            return match self.input.mentions.get(id).kind {
                MentionKind::Value(Value::Date(DateExpression::Interval(a, b))) => {
                    Some(ArgumentValue::Period(a, b))
                }
                _ => None,
            };
        }
        let (date, basis) = self.date(id)?;
        let date = match self.span_end(id) {
            // "between March and June": in that year, in neither month; over two years, in none.
            Some(end) => {
                self.date(end).filter(|(end, _)| end.year == date.year)?;
                PartialDate { month: None, day: None, ..date }
            }
            None => date,
        };
        Some(ArgumentValue::Date(date, basis))
    }

    /// "**between March and** June", "between the spring of 2017 and the vote in May 2018": the date that ends the span
    /// that this one opens.
    fn span_end(&self, id: MentionId) -> Option<MentionId> {
        let m = self.input.mentions.get(id);
        let word = |t: u32| self.input.annotated.lower(t);
        let opens = m.extent.start.checked_sub(1).is_some_and(|t| word(t) == "between");
        let later = self.input.mentions.of_sentence(m.sentence).filter(|(_, b)| opens && is_date(b));
        let near = |b: &Mention| {
            let between = m.extent.end..b.extent.start;
            between.len() <= SPAN && between.clone().next().is_some_and(|t| word(t) == "and")
        };
        later.skip_while(|(i, _)| *i != id).skip(1).find(|(_, b)| near(b)).map(|(i, _)| i)
    }

    /// The last date told before this one in its sentence.
    fn told_before(&self, id: MentionId) -> Option<PartialDate> {
        let m = self.input.mentions.get(id);
        let before = self.input.mentions.of_sentence(m.sentence).take_while(|(i, _)| *i != id);
        let told = before.filter_map(|(i, b)| match b.kind {
            MentionKind::Value(Value::Date(
                DateExpression::Absolute(_) | DateExpression::Yearless { .. },
            )) => self.date(i).map(|(d, _)| d),
            _ => None,
        });
        told.last()
    }

    /// "The 2018 vote was calm. X was freed that year": the year of what the sentence before was about. A law's year is
    /// meant only where more of its time is told ("X **also** signed a decree that year").
    fn year_of_subject(&self, id: MentionId) -> Option<PartialDate> {
        let sentence = self.input.mentions.get(id).sentence;
        let mut tokens = self.input.annotated.sentences[sentence as usize].tokens.clone();
        let (date, happens, told) = self.subject?;
        let goes_on = happens || tokens.any(|t| self.input.annotated.lower(t) == "also");
        (goes_on && told + 1 == sentence).then_some(date)
    }

    fn date(&self, id: MentionId) -> Option<(PartialDate, DateBasis)> {
        let MentionKind::Value(Value::Date(expression)) = self.input.mentions.get(id).kind else {
            return None;
        };
        let document = self.input.document;
        // "took office in 2015 after the year's elections"
        let owning = || {
            let behind = self.input.mentions.get(id).tokens.end as usize;
            self.input.annotated.tokens.get(behind).is_some_and(|t| t.tag == Tag::POS)
        };
        if expression == THE_YEAR
            && owning()
            && let Some(told) = self.told_before(id)
        {
            return Some((PartialDate { month: None, day: None, ..told }, DateBasis::Section));
        }
        if let DateExpression::Yearless { month, day } = expression
            && let Some((year, basis)) = self.year_told(id, month, day)
        {
            return Some((PartialDate { year, month: Some(month), day }, basis));
        }
        let told = match expression {
            THAT_YEAR => self.told_before(id).or_else(|| self.year_of_subject(id)).or(self.running),
            THAT_MONTH => self.told_before(id).or(self.month.map(|(d, _)| d)).or(self.running),
            DateExpression::Offset { .. }
            | DateExpression::OffsetMonth { .. }
            | DateExpression::NextMonth { .. } => self.told_before(id).or(self.running),
            _ => self.running.filter(|_| self.narrates || self.headed),
        };
        // "released hours later" in the story of a life: hours count from a day, not from a year told before.
        let hours =
            expression == DateExpression::Offset { years: 0, months: 0, days: 0, unit: CalendarUnit::Day };
        let life = document.kind == DocumentKind::Encyclopedic;
        let told = told.filter(|d| !(hours && life) || d.day.is_some());
        TimeFrame { running: told, ..self.whole() }.date(expression)
    }

    /// What the whole document tells of its time.
    fn whole(&self) -> TimeFrame {
        let document = self.input.document;
        TimeFrame {
            kind: document.kind,
            coverage_year: document.coverage_year,
            dateline: document.dateline,
            running: None,
        }
    }
}

/// True for a text that names a year before it names a month or day without one. A text that opens with
/// a bare month takes its year as known (it is a piece of a yearly report, or news); a year that it tells
/// later on is that of the background, and no year for its months.
fn tells_years_first(mentions: &Mentions) -> bool {
    let first = mentions.all.iter().find_map(|m| match m.kind {
        MentionKind::Value(Value::Date(DateExpression::Absolute(_) | DateExpression::Interval(..))) => {
            Some(true)
        }
        MentionKind::Value(Value::Date(DateExpression::Yearless { .. })) => Some(false),
        _ => None,
    });
    first.unwrap_or(false)
}
