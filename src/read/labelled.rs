//! A table of scores at the head of a report, a label and a value on each line: "Open Courts: 3.5".
//!
//! In: the lines of a document. Out: how many of them are such a table, and what each tells. Not here: scores
//! with their scale beside them ([`super::card`]).

use super::card::lone_value;
use super::lines::Line;
use regex::Regex;
use std::sync::LazyLock;

/// A table stands among the first lines.
const HEAD: usize = 40;
/// Fewer scores are figures of something else.
const FEWEST: usize = 3;
/// Words of which a label has one where its table is of scores.
const MARKS: [&str; 6] = ["score", "rating", "rights", "index", "status", "governance"];

static SCALE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"scale (?:of|from|ranging from) (\d{1,3})(?: ?[-–] ?| to | through )(\d{1,3})\b")
        .expect("a fixed expression")
});
static EDITION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?m)^((?:19|20)\d\d) (?:Scores|Ratings|Rating)\r?$").expect("a fixed expression")
});

/// What a line of the table tells.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Labelled<'a> {
    /// A category and its value.
    Score(&'a str, f64),
    /// "Status: Half Open".
    Status(&'a str),
    /// "Capital: Korum".
    Other,
}

/// Reads one line; nothing of it where it is neither a score nor a short statement.
pub(super) fn labelled(line: &str) -> Option<Labelled<'_>> {
    let (label, value) = line.split_once(':')?;
    let (label, value) = (label.trim(), value.trim());
    let short = |text: &str, most| (1..=most).contains(&text.split_whitespace().count());
    let named = label.starts_with(char::is_uppercase)
        && short(label, 7)
        && !label.contains(|c: char| c.is_ascii_digit());
    if !named {
        return None;
    }
    match lone_value(value) {
        Some(value) => Some(Labelled::Score(label, value)),
        None if !short(value, 5) || !value.starts_with(char::is_uppercase) => None,
        None => {
            let folded = label.to_lowercase();
            let status = ["status", "classification", "regime"].iter().any(|m| folded.contains(m));
            Some(if status { Labelled::Status(value) } else { Labelled::Other })
        }
    }
}

/// How many lines from `at` on are a table of scores; 0 where none starts there.
pub(super) fn table(text: &str, lines: &[Line], at: usize) -> usize {
    if at >= HEAD {
        return 0;
    }
    let words = |l: &Line| &text[l.span.range()];
    let inside = lines[at..].iter().take_while(|l| labelled(words(l)).is_some()).count();
    let rows = || lines[at..at + inside].iter().map(words);
    let scores = rows().filter(|w| matches!(labelled(w), Some(Labelled::Score(..)))).count();
    let marked = rows().any(|w| {
        let label = w.split(':').next().unwrap_or("").to_lowercase();
        MARKS.iter().any(|m| label.contains(m))
    });
    if scores >= FEWEST && marked { inside } else { 0 }
}

/// The upper end of the scale that the text tells: "a scale from 0 to 9".
pub(super) fn scale_told(text: &str) -> Option<f64> {
    let found = SCALE.captures(text)?;
    let (low, high): (f64, f64) = (found[1].parse().ok()?, found[2].parse().ok()?);
    Some(low.max(high))
}

/// The edition that heads the scores: "2013 Scores".
pub(super) fn edition_told(head: &str) -> Option<i32> {
    EDITION.captures(head)?[1].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_table() {
        assert_eq!(labelled("Open Courts: 3.50"), Some(Labelled::Score("Open Courts", 3.5)));
        assert_eq!(labelled("Status: Half Open"), Some(Labelled::Status("Half Open")));
        assert_eq!(labelled("The court ruled: he was free to go that very day."), None);
        assert_eq!(scale_told("a scale ranging from 0 to 9, nine being worst"), Some(9.0));
        assert_eq!((edition_told("x\n2013 Scores\ny"), edition_told("the 2013 Scores")), (Some(2013), None));
    }

    #[test]
    fn a_table_has_several_scores_and_says_so() {
        let count = |text: &str| table(text, &super::super::lines::lines(text), 0);
        assert_eq!(
            count(
                "Status: Half Open\n\nVoting Rights: 6\n\nOpen Courts: 5\n\nTotal Score: 30\n\nIn May, all was calm."
            ),
            4
        );
        assert_eq!(count("Children: 3\nHouses: 2\nDogs: 5\n"), 0);
        assert_eq!(count("Voting Rights: 6\n\nHe left."), 0);
    }
}
