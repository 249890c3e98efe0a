//! When a news text was written: "Lusaka, July 3, 2021 –" before its first words, or a line of its own under the
//! headline ("Published: 3 July 2021, 10:15").
//!
//! In: the first lines. Out: a date. Not here: dates in running text ([`crate::mention`]), and what counts from the
//! date of writing ([`crate::relate`]).

use super::PartialDate;
use crate::text::Span;
use regex::{Captures, Regex};
use std::sync::LazyLock;

const MONTHS: &str = "(Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)";

static MONTH_DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?-u:\b){MONTHS} (\d{{1,2}})(?:, ?((?:19|20)\d\d))?")).expect("a fixed expression")
});
static DAY_MONTH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?-u:\b)(\d{{1,2}}) {MONTHS}(?:,? ((?:19|20)\d\d))?")).expect("a fixed expression")
});
static ISO: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?-u:\b)((?:19|20)\d\d)-(\d\d)-(\d\d)").expect("a fixed expression"));
static NUMERIC: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)").expect("a fixed expression")
});

/// The longest line of its own, in bytes.
const LONGEST_LINE: usize = 100;
/// How many lines may stand above the first paragraph.
const MOST_LINES: usize = 8;
/// How many words for a place, a day of the week or an agency such a line may hold.
const MOST_NAMES: usize = 4;

/// Words that stand beside a date of writing and say what it is.
const LABELS: [&str; 26] = [
    "a",
    "am",
    "at",
    "created",
    "date",
    "edt",
    "est",
    "et",
    "first",
    "gmt",
    "h",
    "immediate",
    "ist",
    "last",
    "local",
    "m",
    "modified",
    "on",
    "p",
    "pm",
    "posted",
    "published",
    "release",
    "released",
    "time",
    "updated",
];

/// Nouns of what has a date of its own: a title with them says when something else was.
const DATED: [&str; 16] = [
    "act",
    "agreement",
    "conference",
    "constitution",
    "convention",
    "decree",
    "election",
    "elections",
    "law",
    "polls",
    "referendum",
    "report",
    "resolution",
    "session",
    "treaty",
    "vote",
];

/// A dateline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// `None` where it gives but a place or an agency.
    pub(super) date: Option<PartialDate>,
    /// Where it stands.
    pub(super) span: Span,
    /// It is a line of its own.
    pub(super) own_line: bool,
}

/// The dateline among the first blocks of a text: before the words of the first paragraph, or a line of its own before
/// that paragraph.
///
/// A day without its year ("NUKU, March 12 (NB) -") is one of the `year` that the text is known to cover.
pub(super) fn dateline(
    text: &str,
    blocks: impl Iterator<Item = Span>,
    opening: Option<Span>,
    year: Option<i32>,
) -> Option<Dateline> {
    let inline = opening.and_then(|span| {
        let (words, date) = before_words(&text[span.range()], year)?;
        Some(Dateline { date, span: Span { end: span.start + words.len() as u32, ..span }, own_line: false })
    });
    if inline.is_some_and(|line| line.date.is_some()) {
        return inline;
    }
    let head = blocks.take_while(|span| span.range().len() <= LONGEST_LINE).take(MOST_LINES);
    let own = head.filter_map(|span| Some((line_of_its_own(&text[span.range()])?, span))).next();
    own.map(|(date, span)| Dateline { date: Some(date), span, own_line: inline.is_none() }).or(inline)
}

/// True where a day of a month stands without its year.
pub(super) fn is_yearless(text: &str) -> bool {
    MONTH_DAY.captures_iter(text).any(|c| c.get(3).is_none())
        || DAY_MONTH.captures_iter(text).any(|c| c.get(3).is_none())
}

/// "Published: May 22, 2025", "LAHORE, February 17, 2015", "12.11.2015 11:14": a date and nothing that it could be the
/// date of.
fn line_of_its_own(line: &str) -> Option<PartialDate> {
    if line.len() > LONGEST_LINE || !has_digits(line) {
        return None;
    }
    let (date, rest) = dated(line)?;
    let mut names = 0;
    let mut parted = true;
    for word in rest.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let lower = word.to_lowercase();
        let digits = word.bytes().all(|b| b.is_ascii_digit()) && word.len() <= 2;
        if digits || LABELS.contains(&lower.as_str()) {
            continue;
        }
        if DATED.contains(&lower.as_str()) || !word.starts_with(char::is_uppercase) {
            return None;
        }
        names += 1;
        parted &= rest.contains([',', '|', '(', '/', ':', '·', '–', '—']) || is_weekday(&lower);
    }
    (parted && names <= MOST_NAMES).then_some(date)
}

fn is_weekday(word: &str) -> bool {
    matches!(
        word,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "mon"
            | "tue"
            | "wed"
            | "thu"
            | "fri"
            | "sat"
            | "sun"
    )
}

/// The first date with a year in a line, and the line without its dates.
fn dated(line: &str) -> Option<(PartialDate, String)> {
    let found = date(line, None).or_else(|| in_digits(line))?;
    let mut rest = line.to_owned();
    for expression in [&*DAY_MONTH, &*MONTH_DAY, &*ISO, &*NUMERIC] {
        rest = expression.replace_all(&rest, " ").into_owned();
    }
    Some((found, rest))
}

/// "2021-07-03", "3.7.2021"; of "4/5/2021" only the year is sure.
fn in_digits(line: &str) -> Option<PartialDate> {
    let number = |c: &Captures<'_>, i: usize| c[i].parse::<u8>().ok();
    if let Some(c) = ISO.captures(line) {
        let month = number(&c, 2).filter(|m| (1..=12).contains(m))?;
        return Some(PartialDate { year: c[1].parse().ok()?, month: Some(month), day: number(&c, 3) });
    }
    let c = NUMERIC.captures(line)?;
    let (first, second) = (number(&c, 1)?, number(&c, 2)?);
    let (day, month) = match (first, second) {
        (13..=31, 1..=12) => (Some(first), Some(second)),
        (1..=12, 13..=31) => (Some(second), Some(first)),
        (1..=12, 1..=12) if c[0].contains('.') => (Some(first), Some(second)),
        _ => (None, None),
    };
    Some(PartialDate { year: c[3].parse().ok()?, month, day })
}

/// False for most headlines and places: no expression is tried on them.
fn has_digits(line: &str) -> bool {
    line.bytes().any(|b| b.is_ascii_digit())
}

/// The dateline before the first words: "Lusaka, July 3, 2021 –", "3 May 2022 -", "ACCRA (NB) —", "ACCRA, May 3, 2022. /NB/".
fn before_words(line: &str, year: Option<i32>) -> Option<(&str, Option<PartialDate>)> {
    let mut window = line.len().min(90);
    while !line.is_char_boundary(window) {
        window -= 1;
    }
    let head = &line[..window];
    let signs = [" – ", " — ", " - ", " -- ", "— ", "– ", ". /"];
    let at = signs.iter().filter_map(|sign| head.find(sign)).min()?;
    let place = head[..at].trim();
    if place.matches('(').count() != place.matches(')').count() {
        // "AMARA DIOP (1967 – )" is a life, not a dateline.
        return None;
    }
    let date = if has_digits(place) { date(place, year).or_else(|| in_digits(place)) } else { None };
    let upper = place.split(['(', ',']).next().unwrap_or("").trim();
    let capitals =
        upper.chars().filter(|c| c.is_alphabetic()).count() > 2 && !upper.chars().any(char::is_lowercase);
    let agency = place.ends_with(')') && place.contains('(') && place.split_whitespace().count() <= 6;
    let dated = date.is_some() && !place.contains(['.', ';']) && place.split_whitespace().count() <= 10;
    let is_dateline = capitals && (agency || place.split_whitespace().count() <= 6)
        || agency && dated
        || dated && starts_as_dateline(place);
    is_dateline.then_some((&head[..at], date))
}

/// A place and a date or a date alone: no small word but "de", "of".
fn starts_as_dateline(place: &str) -> bool {
    place.split([' ', ',']).filter(|w| !w.is_empty()).all(|word| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '(')
            || matches!(word, "de" | "of" | "la" | "del" | "al" | "el" | "and" | "da" | "do")
    })
}

/// The first date in words that has a year or takes the one given.
fn date(text: &str, known: Option<i32>) -> Option<PartialDate> {
    let month = |name: &str| {
        let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        names.iter().position(|n| name.to_lowercase().starts_with(n)).map(|i| i as u8 + 1)
    };
    let full = |c: &Captures<'_>| c.get(3).is_some();
    let all = || {
        let day_month = DAY_MONTH.captures_iter(text).map(|c| (c, 2, 1));
        day_month.chain(MONTH_DAY.captures_iter(text).map(|c| (c, 1, 2)))
    };
    let (c, m, d) = all().find(|(c, ..)| full(c)).or_else(|| all().next())?;
    let year = c.get(3).map_or(known, |y| y.as_str().parse().ok())?;
    let day = c[d].parse().ok().filter(|d| (1..=31).contains(d));
    Some(PartialDate { year, month: month(&c[m]), day })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u8, day: u8) -> Option<PartialDate> {
        Some(PartialDate { year, month: Some(month), day: Some(day) })
    }

    #[test]
    fn before_the_first_words() {
        let read = |text: &str| before_words(text, Some(2020)).map(|(_, date)| date);
        assert_eq!(read("Port Louis, July 3, 2021 – Police let him go."), Some(day(2021, 7, 3)));
        assert_eq!(read("19 May 2021 - Police let him go."), Some(day(2021, 5, 19)));
        assert_eq!(read("PORT LOUIS, July 3 (NB) - Police let him go."), Some(day(2020, 7, 3)));
        assert_eq!(read("PORT LOUIS, July 3, 2019. /NB/. Police let him go."), Some(day(2019, 7, 3)));
        assert_eq!(read("ACCRA (NB) — Police let him go."), Some(None));
        assert_eq!(read("ACCRA — Police let him go."), Some(None));
        assert_eq!(read("AMARA DIOP (1967 – ) is a jurist."), None);
        assert_eq!(read("The court – in Accra – let him go."), None);
        assert_eq!(read("Police, on 3 May 2021, let him go – at last."), None);
    }

    #[test]
    fn on_a_line_of_its_own() {
        for line in [
            "3 July 2021",
            "Saturday, 3 July 2021",
            "Published: July 3, 2021 10:15 am IST",
            "PORT LOUIS, July 3, 2021",
            "Port Louis, Jul 3 (NB) Jul 3, 2021",
            "Last updated 2021-07-03 | 18:20 GMT",
            "Posted 3.7.2021 11:14",
        ] {
            assert_eq!(line_of_its_own(line), day(2021, 7, 3), "{line}");
        }
        let year = PartialDate { year: 2021, month: None, day: None };
        assert_eq!(line_of_its_own("03/07/2021"), Some(year));
        for line in [
            "Presidential Election, 3 July 2021",
            "Date of birth: 3 July 2021",
            "The court sat on 3 July 2021",
            "July 3",
            "Clean Water Campaign 3 July 2021",
        ] {
            assert_eq!(line_of_its_own(line), None, "{line}");
        }
    }

    #[test]
    fn above_the_first_paragraph() {
        let long = "Police let the editor of the harbour news go on Friday, after he had been held for four days and three nights.";
        let read = |lines: &[&str]| {
            let text = lines.join("\n");
            let ends = lines.iter().scan(0, |at, line| {
                let start = std::mem::replace(at, *at + line.len() + 1);
                Some(Span::new(start, start + line.len()))
            });
            let spans: Vec<Span> = ends.collect();
            let found = dateline(&text, spans.iter().copied(), spans.last().copied(), None);
            found.map(|line| text[line.span.range()].to_owned())
        };
        assert_eq!(read(&["Police free editor", "3 July 2021", long]).as_deref(), Some("3 July 2021"));
        assert_eq!(read(&["Police free editor", long, "3 July 2021"]), None);
    }
}
