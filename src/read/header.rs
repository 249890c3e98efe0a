//! What stands at the head of a document: edition, years, country, dateline; and its kind by form.

use super::{DocumentKind, PartialDate};
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
static COVERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:covers|covering|events of|period from january 1, ?|reporting period:? january(?: ?[-–] ?| to )december|developments in) *((?:19|20)\d\d)")
        .expect("a fixed expression")
});

/// Edition year and coverage year of a title.
///
/// A yearly report whose series carries its year ("World Courts Report 2024") covers the year before;
/// one that opens with its year or says "for 2023" covers that year; "2022/23" covers the first.
pub(super) fn edition(title: &str) -> (Option<i32>, Option<i32>) {
    let Some((at, year)) = years(title).next() else { return (None, None) };
    let after = &title[at + 4..];
    if let Some(second) = after.strip_prefix(['/', '-', '–']) {
        let digits = second.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 2 || digits == 4 {
            let edition = second[..digits]
                .parse()
                .map_or(year + 1, |y: i32| if digits == 2 { year / 100 * 100 + y } else { y });
            return (Some(edition), Some(year));
        }
    }
    let before = title[..at].trim_end();
    if before.is_empty() {
        return (Some(year), Some(year));
    }
    let lower = before.to_lowercase();
    if [" for", " in", " during", " of", " covering"].iter().any(|w| lower.ends_with(w)) {
        return (Some(year), Some(year));
    }
    (Some(year), Some(year - 1))
}

/// Years written with four digits, with their places.
fn years(text: &str) -> impl Iterator<Item = (usize, i32)> {
    let bytes = text.as_bytes();
    (0..bytes.len().saturating_sub(3)).filter_map(move |i| {
        let digit = |j: usize| bytes.get(j).is_some_and(u8::is_ascii_digit);
        if (0..4).all(|k| digit(i + k)) && !digit(i + 4) && (i == 0 || !digit(i - 1)) {
            let year = text[i..i + 4].parse().ok()?;
            return (1900..2100).contains(&year).then_some((i, year));
        }
        None
    })
}

/// The year that the head of the text says it covers ("Events of 2022").
pub(super) fn stated_coverage(head: &str) -> Option<i32> {
    COVERS.captures(head).and_then(|c| c[1].parse().ok())
}

/// The country that a report's title names: the part beside the series, without digits.
pub(super) fn country(title: &str) -> Option<&str> {
    let (left, right) = [" - ", " – ", " — ", ": ", " | "].iter().find_map(|s| title.rsplit_once(s))?;
    let names = |part: &str| {
        let words = part.split_whitespace().count();
        (1..=5).contains(&words)
            && part.starts_with(char::is_uppercase)
            && !part.contains(|c: char| c.is_ascii_digit())
            && !part
                .split_whitespace()
                .any(|w| matches!(w, "Report" | "Country" | "Score" | "Index" | "Review" | "Annual"))
    };
    let series =
        |part: &str| years(part).next().is_some() || part.contains("Report") || part.contains("Review");
    if names(right) && series(left) {
        return Some(right.trim());
    }
    (names(left) && series(right)).then(|| left.trim())
}

/// The date of writing, from the first line: "Lusaka, July 3, 2021 –", "3 May 2022 -", "ACCRA (NB) —".
///
/// Returns the span of the dateline with its dash and the date; a day without its year ("NUKU, March 12 (NB) -")
/// is one of the `year` that the text is known to cover.
pub(super) fn dateline(text: &str, line: Span, year: Option<i32>) -> Option<(Span, Option<PartialDate>)> {
    let slice = &text[line.range()];
    let mut window = slice.len().min(90);
    while !slice.is_char_boundary(window) {
        window -= 1;
    }
    let head = &slice[..window];
    let (at, dash) = [" – ", " — ", " - ", " -- ", "— ", "– "]
        .iter()
        .filter_map(|d| head.find(d).map(|i| (i, d.len())))
        .min()?;
    let place = head[..at].trim();
    if place.matches('(').count() != place.matches(')').count() {
        // "AMARA DIOP (1967 – )" is a life, not a dateline.
        return None;
    }
    let date = date(place, year);
    let upper = place.split(['(', ',']).next().unwrap_or("").trim();
    let capitals =
        upper.chars().filter(|c| c.is_alphabetic()).count() > 2 && !upper.chars().any(char::is_lowercase);
    let agency = place.ends_with(')') && place.contains('(') && place.split_whitespace().count() <= 6;
    let dated = date.is_some() && !place.contains(['.', ';']) && place.split_whitespace().count() <= 10;
    if !(capitals && (agency || place.split_whitespace().count() <= 6)
        || agency && dated
        || dated && starts_as_dateline(place))
    {
        return None;
    }
    let start = line.start as usize;
    Some((Span::new(start, start + at + dash), date))
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
    let (day_month, month_day) = (DAY_MONTH.captures(text), MONTH_DAY.captures(text));
    let found = [(day_month, 2, 1), (month_day, 1, 2)];
    let found = found.iter().filter_map(|(c, m, d)| Some((c.as_ref()?, *m, *d)));
    let (c, m, d) = found.clone().find(|(c, ..)| full(c)).or_else(|| found.clone().next())?;
    let year = c.get(3).map_or(known, |y| y.as_str().parse().ok())?;
    let day = c[d].parse().ok().filter(|d| (1..=31).contains(d));
    Some(PartialDate { year, month: month(&c[m]), day })
}

/// What the form of a text says about its kind.
pub(super) struct Form<'a> {
    /// The first 4,000 bytes or so.
    pub head: &'a str,
    /// The first running paragraph.
    pub opening: &'a str,
    pub has_card: bool,
    pub has_edition: bool,
    pub has_dateline: bool,
    pub headings: usize,
}

/// The kind of a document, by form alone.
pub(super) fn kind(form: &Form<'_>) -> DocumentKind {
    if form.has_card || form.has_edition {
        return DocumentKind::Report;
    }
    if form.has_dateline {
        return DocumentKind::News;
    }
    if is_article(form.opening) {
        return DocumentKind::Encyclopedic;
    }
    const DEICTIC: [&str; 11] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        " today",
        " yesterday",
        "told reporters",
        " Mr ",
    ];
    if DEICTIC.iter().any(|w| form.head.contains(w)) {
        return DocumentKind::News;
    }
    // Dates without their year: the year is the report's.
    let yearless = MONTH_DAY.captures_iter(form.head).any(|c| c.get(3).is_none())
        || DAY_MONTH.captures_iter(form.head).any(|c| c.get(3).is_none());
    if yearless || form.headings >= 3 { DocumentKind::Report } else { DocumentKind::Unknown }
}

/// "AMARA DIOP (born 3 May 1970) is a ...", "ANNA NOWAK is a ...".
fn is_article(opening: &str) -> bool {
    let Some(verb) =
        [" is a", " was a", " is the ", " was the "].iter().filter_map(|v| opening.find(v)).min()
    else {
        return false;
    };
    if verb > 200 {
        return false;
    }
    let subject = &opening[..verb];
    let name = subject.split(['(', ',']).next().unwrap_or("").trim();
    let capitals =
        name.chars().filter(|c| c.is_alphabetic()).count() > 3 && !name.chars().any(char::is_lowercase);
    let life = subject
        .split_once('(')
        .is_some_and(|(_, note)| note.contains("born") || years(note).next().is_some());
    let titled = !name.is_empty() && name.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
    capitals || (titled && life)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_and_the_year_they_cover() {
        assert_eq!(edition("World Courts Report 2024 - Veldoria"), (Some(2024), Some(2023)));
        assert_eq!(edition("2022 Reports on Press Practices: Veldoria"), (Some(2022), Some(2022)));
        assert_eq!(edition("Press Practices for 2021"), (Some(2021), Some(2021)));
        assert_eq!(edition("Rights Watch 2022/23"), (Some(2023), Some(2022)));
        assert_eq!(edition("A court in Lusaka"), (None, None));
        assert_eq!(stated_coverage("Veldoria\nEvents of 2019\n"), Some(2019));
    }

    #[test]
    fn countries_of_titles() {
        assert_eq!(country("World Courts Report 2024 - Veldoria"), Some("Veldoria"));
        assert_eq!(country("Veldoria: World Courts 2024"), Some("Veldoria"));
        assert_eq!(country("2022 Press Report: Upper Veldoria"), Some("Upper Veldoria"));
        assert_eq!(country("Court jails editor - again"), None);
    }

    #[test]
    fn datelines() {
        let read = |text: &str| {
            dateline(text, Span::new(0, text.len()), Some(2020)).map(|(s, d)| (text[s.range()].to_owned(), d))
        };
        let day = |year, month, day| Some(PartialDate { year, month: Some(month), day: Some(day) });
        assert_eq!(
            read("Port Louis, July 3, 2021 – Police let him go."),
            Some(("Port Louis, July 3, 2021 – ".into(), day(2021, 7, 3)))
        );
        assert_eq!(
            read("19 May 2021 - Police let him go."),
            Some(("19 May 2021 - ".into(), day(2021, 5, 19)))
        );
        assert_eq!(
            read("PORT LOUIS, July 3 (NB) - Police let him go."),
            Some(("PORT LOUIS, July 3 (NB) - ".into(), day(2020, 7, 3)))
        );
        assert_eq!(read("ACCRA (NB) — Police let him go."), Some(("ACCRA (NB) — ".into(), None)));
        assert_eq!(read("ACCRA — Police let him go."), Some(("ACCRA — ".into(), None)));
        assert_eq!(read("AMARA DIOP (1967 – ) is a jurist."), None);
        assert_eq!(read("The court – in Accra – let him go."), None);
        assert_eq!(read("Police, on 3 May 2021, let him go – at last."), None);
    }
}
