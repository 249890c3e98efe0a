//! Statements that a rating changed, in a line of the card's own or in the prose of a rated section.
//!
//! In: a line or paragraph. Out: a [`Change`] with both values and the reason. Not here: which category it is of
//! ([`super::blocks`] knows the section, [`super::card`] the categories).

use crate::text::Span;
use memchr::memmem;
use regex::Regex;
use std::sync::LazyLock;

/// Lines of a card are shorter than this; longer ones are prose.
const LONGEST: usize = 3200;

/// A statement that a rating changed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Change {
    /// The words before the verb; the category stands at their end.
    pub subject: String,
    pub previous: f64,
    pub value: f64,
    pub reason: Option<Span>,
    pub span: Span,
}

/// The verb, both values and the reason.
const FORM: &str = r"(?:declined|improved|rose|fell|increased|decreased|dropped|changed|was raised|was lowered|raised|lowered)[\s\x{a0}]from[\s\x{a0}](-?\d{1,3}(?:\.\d+)?)[\s\x{a0}]to[\s\x{a0}](-?\d{1,3}(?:\.\d+)?)\b";
const REASON: &str = r"(?:[\s\x{a0}](?:due to|because of|because|as a result of|owing to|on account of|following|reflecting)[\s\x{a0}](.+))?";

static CHANGE: LazyLock<Regex> = LazyLock::new(|| {
    let subject = r"([A-Z][^.;,:]{2,70}?)[\s\x{a0}]+(?:rating |score )?(?:has |was )?";
    Regex::new(&format!("{subject}{FORM}{REASON}")).expect("a fixed expression")
});
static OF_SECTION: LazyLock<Regex> = LazyLock::new(|| {
    let subject = r"\b[Tt]he (score|rating) (?:has |was )?";
    Regex::new(&format!("{subject}{FORM}{REASON}")).expect("a fixed expression")
});

/// Reads `X rating declined from A to B due to REASON` from a line at `offset`.
pub(super) fn change(line: &str, offset: usize) -> Option<Change> {
    if line.len() > LONGEST || !line.contains("from") {
        return None;
    }
    let mut change = captured(&CHANGE, line, offset)?;
    change.span = Span::new(offset, offset + line.trim_end().len());
    change.subject =
        change.subject.trim_end().trim_end_matches(" rating").trim_end_matches(" score").to_owned();
    Some(change)
}

/// Reads "Score Change: The score declined from 3 to 2 because REASON" out of the prose of a section that a
/// question or the label itself shows to be rated; the subject is the section's heading.
pub(super) fn change_of_section(prose: &str, offset: usize, heading: &str) -> Option<Change> {
    let find = |words: &str| memmem::find(prose.as_bytes(), words.as_bytes());
    let told = find("he score ").or_else(|| find("he rating "))?;
    let labelled = ["Score Change:", "Rating Change:", "Ratings Change:"];
    let rated = heading.ends_with('?') || labelled.iter().any(|l| prose[..told].contains(l));
    if heading.is_empty() || !rated {
        return None;
    }
    let mut change = captured(&OF_SECTION, prose, offset)?;
    change.subject = category(heading).to_owned();
    Some(change)
}

/// The heading without its number: "D2. Are people free to ...?"
fn category(heading: &str) -> &str {
    match heading.split_once(". ") {
        Some((number, rest)) if number.len() <= 4 && number.ends_with(|c: char| c.is_ascii_digit()) => rest,
        _ => heading,
    }
}

fn captured(form: &Regex, line: &str, offset: usize) -> Option<Change> {
    let found = form.captures(line)?;
    let whole = found.get(0)?;
    // The last sentence of the reason is the report's next thought where there is one.
    let reason = found.get(4).map(|m| {
        let words = m.as_str();
        let words = &words[..words.find(". ").unwrap_or(words.len())];
        let words = words.trim_end_matches(|c: char| c == '.' || c.is_whitespace());
        Span::new(offset + m.start(), offset + m.start() + words.len())
    });
    let end = reason.map_or(offset + whole.end(), |r| r.end as usize);
    Some(Change {
        subject: found[1].to_owned(),
        previous: found[2].parse().ok()?,
        value: found[3].parse().ok()?,
        reason,
        span: Span::new(offset + whole.start(), end),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_with_its_reason() {
        let line = "Open Courts rating declined from 3.75 to 3.50 due to the removal of two judges.";
        let change = change(line, 0).unwrap();
        assert_eq!((change.subject.as_str(), change.previous, change.value), ("Open Courts", 3.75, 3.5));
        assert_eq!(&line[change.reason.unwrap().range()], "the removal of two judges");
    }

    #[test]
    fn a_change_of_a_section() {
        let prose = "Judges resigned.Score Change: The score declined from 3 to 2 because two judges left. More followed.";
        let change = change_of_section(prose, 10, "F1. Are the courts independent?").unwrap();
        assert_eq!(
            (change.subject.as_str(), change.previous, change.value),
            ("Are the courts independent?", 3.0, 2.0)
        );
        assert_eq!(change.span.start, 10 + 30);
        assert_eq!(
            change.reason.map(|r| &prose[r.start as usize - 10..r.end as usize - 10]),
            Some("two judges left")
        );
        for (prose, heading) in [
            ("The team won after the score changed from 3 to 2.", "Sports"),
            ("The score did not change.", "F1. Are the courts independent?"),
        ] {
            assert_eq!(change_of_section(prose, 0, heading), None, "{prose}");
        }
    }

    #[test]
    fn a_change_told_in_a_section_is_a_line_of_the_card() {
        let text = "Yearly Review 2021 - Veldoria\n\nF1. Are the courts independent?\n\nTwo judges left. Score Change: The \
                    score declined from 3 to 2 because two judges left.\n";
        let document = crate::read::read("v.txt", text.as_bytes(), &Default::default()).unwrap().remove(0);
        let card = document.card.unwrap();
        let line = &card.lines[0];
        assert_eq!(
            (line.category.as_str(), line.value, line.previous),
            ("Are the courts independent?", 2.0, Some(3.0))
        );
        assert!(
            document.blocks.iter().any(|b| document.source.text[b.span.range()].starts_with("Two judges"))
        );
    }
}
