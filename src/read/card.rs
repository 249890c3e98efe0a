//! The score card of a rated report, by the form of its lines.
//!
//! In: lines. Out: what a line tells ([`CardLine`]), and the [`ScoreCard`] put together. The forms are
//! `Category 4.76 / 100`, `Category 1.00-7.00 pts` with `1.25 / 7.00` below and `Last Year's Category` with a
//! value below. Not here: changes told in a sentence ([`super::change`]).

use super::change::Change;
use super::{ScoreCard, ScoreLine};
use crate::text::Span;
use regex::Regex;
use std::sync::LazyLock;

/// Card lines are short; longer ones are prose.
const LONGEST: usize = 400;

/// What one line of a card tells.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum CardLine {
    /// A category with its value and the upper end of its scale; a status may follow.
    Value { category: String, value: f64, scale_max: f64, status: Option<String> },
    /// A category with the range of its scale: a rated section starts.
    Scale { category_len: usize },
    /// A value without a category: it belongs to the heading before.
    Bare { value: f64, scale_max: f64, status: Option<String> },
    /// The line after it gives last edition's value.
    LastYear { category: String },
    /// `5` or `/ 100`: the parts of a bare value, on lines of their own.
    Piece,
}

static VALUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^([A-Z][^\d/]*?)?[\s:\x{a0}|–-]*(-?\d{1,3}(?:\.\d+)?)[\s\x{a0}]*/[\s\x{a0}]*(\d{1,3}(?:\.\d+)?)(?:[\s\x{a0}]*(?:pts|points))?(?:[\s\x{a0}]+([A-Z][A-Za-z -]{2,50}))?$")
        .expect("a fixed expression")
});
static SCALE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^([A-Z][^\d/]*?)[\s:\x{a0}(]+\d{1,3}(?:\.\d+)?[\s\x{a0}]?[-–][\s\x{a0}]?\d{1,3}(?:\.\d+)?[\s\x{a0}]+(?:pts|points)\)?$")
        .expect("a fixed expression")
});
static TAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[\s\x{a0}])(\d{1,3}(?:\.\d+)?)[\s\x{a0}]*/[\s\x{a0}]*(\d{1,3}(?:\.\d+)?)$")
        .expect("a fixed expression")
});
/// Judges one line by its form.
pub(super) fn card_line(line: &str) -> Option<CardLine> {
    if line.len() > LONGEST || !line.bytes().any(|b| b.is_ascii_digit()) {
        return (line.len() < 80 && line.starts_with("Last ") && line.contains("ear")).then(|| {
            let category =
                line.split_once(['\'', '’']).map_or("", |(_, rest)| rest.trim_start_matches(['s', ' ']));
            let category = category.split([':', '&']).next().unwrap_or("").trim();
            CardLine::LastYear { category: category.to_owned() }
        });
    }
    if line.bytes().all(|b| b.is_ascii_digit()) && line.len() <= 3 {
        return Some(CardLine::Piece);
    }
    if let Some(rest) = line.strip_prefix('/') {
        let rest = rest.trim_start_matches(super::lines::is_blank);
        return rest.bytes().all(|b| b.is_ascii_digit()).then_some(CardLine::Piece);
    }
    if let Some(found) = SCALE.captures(line) {
        return Some(CardLine::Scale { category_len: found[1].trim_end().len() });
    }
    let found = VALUE.captures(line)?;
    let (value, scale_max) = (found[2].parse().ok()?, found[3].parse().ok()?);
    let status = found.get(4).map(|m| m.as_str().trim().to_owned());
    match found.get(1).map(|m| m.as_str().trim_end_matches([':', ' ', '\u{a0}', '–', '-', '|'])) {
        Some(category) if !category.is_empty() => {
            let words = category.split_whitespace().count();
            (words <= 8).then(|| CardLine::Value { category: category.to_owned(), value, scale_max, status })
        }
        _ => Some(CardLine::Bare { value, scale_max, status }),
    }
}

static ENDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\(?(\d{1,3})[\s\x{a0}]*=[\s\x{a0}]*[a-z][a-z -]*[,;/][\s\x{a0}]*(\d{1,3})[\s\x{a0}]*=[\s\x{a0}]*[a-z][a-z -]*\)?$")
        .expect("a fixed expression")
});

/// "(1 = best, 7 = worst)": the upper end of a scale that is told by its ends.
pub(super) fn scale_ends(line: &str) -> Option<f64> {
    if line.len() > 60 || !line.contains('=') {
        return None;
    }
    let found = ENDS.captures(line)?;
    let (low, high): (f64, f64) = (found[1].parse().ok()?, found[2].parse().ok()?);
    Some(low.max(high))
}

/// "3.0", "5": a value on a line of its own.
pub(super) fn lone_value(line: &str) -> Option<f64> {
    let digits = line.len() <= 5 && line.starts_with(|c: char| c.is_ascii_digit());
    digits.then(|| line.parse().ok()).flatten()
}

/// The value at the end of the line that describes a category: value, upper end, start of the value.
pub(super) fn trailing_value(line: &str) -> Option<(f64, f64)> {
    let mut from = line.len().saturating_sub(40);
    while !line.is_char_boundary(from) {
        from += 1;
    }
    let found = TAIL.captures(&line[from..])?;
    Some((found[1].parse().ok()?, found[2].parse().ok()?))
}

/// What the lines of a document tell, gathered in order.
#[derive(Debug, Default)]
pub(super) struct CardBuilder {
    card: ScoreCard,
    last_year: Vec<(String, f64)>,
    changes: Vec<Change>,
}

impl CardBuilder {
    /// A category's value; a later telling of the same category adds evidence only.
    pub(super) fn value(&mut self, category: &str, value: f64, scale_max: Option<f64>, evidence: Span) {
        if let Some(line) = self.card.lines.iter_mut().find(|l| l.category.eq_ignore_ascii_case(category)) {
            line.evidence.push(evidence);
            return;
        }
        self.card.lines.push(ScoreLine {
            category: category.to_owned(),
            value,
            scale_max,
            previous: None,
            reason: None,
            evidence: vec![evidence],
        });
    }

    /// Last edition's value of a category.
    pub(super) fn last_year(&mut self, category: &str, value: f64) {
        self.last_year.push((category.to_owned(), value));
    }

    /// The status, the first time it is told.
    pub(super) fn status(&mut self, status: &str) {
        if self.card.status.is_none() {
            self.card.status = Some(status.to_owned());
        }
    }

    /// A change, to be joined to its category at the end.
    pub(super) fn change(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// A change of what a section is about: a category with both values.
    pub(super) fn changed(&mut self, category: &str, change: &Change) {
        self.value(category, change.value, None, change.span);
        if let Some(line) = self.card.lines.iter_mut().find(|l| l.category.eq_ignore_ascii_case(category)) {
            line.previous = Some(change.previous);
            line.reason = change.reason;
        }
    }

    /// True once any line of a card was seen.
    pub(super) fn started(&self) -> bool {
        !self.card.lines.is_empty() || !self.last_year.is_empty()
    }

    /// The upper end of the scale, for the lines that tell none.
    pub(super) fn scale(&mut self, told: impl Fn() -> Option<f64>) {
        if self.card.lines.iter().any(|l| l.scale_max.is_none()) {
            let told = told();
            for line in self.card.lines.iter_mut().filter(|l| l.scale_max.is_none()) {
                line.scale_max = told;
            }
        }
    }

    /// The card, or nothing where no category has a value.
    pub(super) fn finish(mut self) -> Option<ScoreCard> {
        for (category, value) in &self.last_year {
            let line = self.card.lines.iter_mut().find(|l| l.category.eq_ignore_ascii_case(category));
            if let Some(line) = line {
                line.previous = Some(*value);
            }
        }
        for change in self.changes {
            let subject = change.subject.to_lowercase();
            let line = self.card.lines.iter_mut().find(|l| {
                subject.ends_with(&l.category.to_lowercase()) && (l.value - change.value).abs() < 1e-9
            });
            if let Some(line) = line {
                line.previous = Some(change.previous);
                line.reason = change.reason;
                line.evidence.push(change.span);
            }
        }
        (!self.card.lines.is_empty()).then_some(self.card)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_by_form() {
        let value = |line| match card_line(line) {
            Some(CardLine::Value { category, value, scale_max, status }) => {
                (category, value, scale_max, status)
            }
            other => panic!("{line}: {other:?}"),
        };
        assert_eq!(value("Freedom Score 2.5 / 10"), ("Freedom Score".into(), 2.5, 10.0, None));
        assert_eq!(
            value("Civic Space: 31 / 100 Partly Open"),
            ("Civic Space".into(), 31.0, 100.0, Some("Partly Open".into()))
        );
        assert_eq!(card_line("Open Courts\u{a0} 1.00-7.00 pts"), Some(CardLine::Scale { category_len: 11 }));
        assert_eq!(
            card_line("3.50\u{a0}/\u{a0}7.00"),
            Some(CardLine::Bare { value: 3.5, scale_max: 7.0, status: None })
        );
        assert_eq!(
            card_line("Last Year's Freedom Score & Status"),
            Some(CardLine::LastYear { category: "Freedom Score".into() })
        );
        assert_eq!(card_line("5"), Some(CardLine::Piece));
        assert_eq!(card_line("/ 100"), Some(CardLine::Piece));
        for prose in [
            "In 2021, 3 of 5 judges left.",
            "The vote on 4/5 was close.",
            "Turnout was 51 percent",
            "Last year's vote was close.",
        ] {
            assert!(
                !matches!(card_line(prose), Some(CardLine::Value { .. } | CardLine::Scale { .. })),
                "{prose}"
            );
        }
    }

    #[test]
    fn a_scale_by_its_ends() {
        assert_eq!(scale_ends("(1 = best, 7 = worst)"), Some(7.0));
        assert_eq!(scale_ends("0 = least free, 100 = most free"), Some(100.0));
        assert_eq!(scale_ends("x = 3, y = 7"), None);
        assert_eq!((lone_value("3.5"), lone_value("3 of 7")), (Some(3.5), None));
    }
}
