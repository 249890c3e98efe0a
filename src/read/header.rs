//! What stands at the head of a document: edition, years, country; and its kind by form. Datelines are in
//! [`super::dateline`].

use super::DocumentKind;
use super::dateline::is_yearless;
use regex::Regex;
use std::sync::LazyLock;

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

/// What the form of a text says about its kind.
pub(super) struct Form<'a> {
    /// The first 4,000 bytes or so.
    pub head: &'a str,
    /// The first running paragraph.
    pub opening: &'a str,
    pub has_card: bool,
    pub has_edition: bool,
    /// Before the words of the first paragraph.
    pub has_dateline: bool,
    /// On a line of its own above it.
    pub has_date_above: bool,
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
    if form.has_date_above {
        return DocumentKind::News;
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
    if is_yearless(form.head) || form.headings >= 3 { DocumentKind::Report } else { DocumentKind::Unknown }
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
}
