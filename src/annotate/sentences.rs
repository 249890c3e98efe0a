//! Raw tokens of a block to sentences.
//!
//! In: the tokens of one block and the source text. Out: where sentences end. A sentence ends behind
//! a stop and the quotes and brackets that close with it, where what follows starts like a sentence.
//! "!" and "?" in names ("the bloc Forward! won", "the show “Who Rules?” said") do not end one,
//! because lower case follows.

use super::abbreviations::may_end;
use super::calendar;
use super::closed;
use crate::text::Span;

/// Calls `emit` with the token range of each sentence of `tokens`, in order and without gaps.
pub(super) fn split(text: &str, tokens: &[Span], mut emit: impl FnMut(usize, usize)) {
    let mut start = 0;
    let mut i = 0;
    while i < tokens.len() {
        let form = &text[tokens[i].range()];
        let Some(stop) = Stop::of(form) else {
            i += 1;
            continue;
        };
        let mut next = i + 1;
        while next < tokens.len() && closes(text, tokens, next) {
            next += 1;
        }
        if next < tokens.len() && starts_sentence(text, tokens, next, stop, i > start) {
            emit(start, next);
            start = next;
        }
        i = next;
    }
    if start < tokens.len() {
        emit(start, tokens.len());
    }
}

/// Calls `emit` with pieces of at most `longest` of the tokens from `start` on, in order and without gaps:
/// cut behind the last semicolon, else comma, of the second half of a piece, else where it is full.
pub(super) fn bound(
    text: &str,
    tokens: &[Span],
    mut start: usize,
    longest: usize,
    mut emit: impl FnMut(usize, usize),
) {
    while tokens.len() - start > longest {
        let full = start + longest;
        let behind = |marks: &[&str]| {
            let half = start + longest / 2;
            (half..full).rev().find(|&t| marks.contains(&&text[tokens[t].range()])).map(|t| t + 1)
        };
        let end = behind(&[";", ":"]).or_else(|| behind(&[","])).unwrap_or(full);
        emit(start, end);
        start = end;
    }
    if start < tokens.len() {
        emit(start, tokens.len());
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// "."
    Full,
    /// "!", "?"
    Mark,
    /// "…", "..."
    Ellipsis,
    /// "U.S.", "Inc."
    Abbreviation,
}

impl Stop {
    fn of(form: &str) -> Option<Self> {
        match form.as_bytes().last()? {
            b'!' | b'?' if form.len() == 1 => Some(Self::Mark),
            b'.' if form.len() == 1 => Some(Self::Full),
            b'.' if form.bytes().all(|b| b == b'.') => Some(Self::Ellipsis),
            b'.' => may_end(form).then_some(Self::Abbreviation),
            _ if form == "…" => Some(Self::Ellipsis),
            _ => None,
        }
    }
}

/// A quote or bracket that closes right behind the token before it, or another stop.
fn closes(text: &str, tokens: &[Span], i: usize) -> bool {
    let glued = tokens[i - 1].end == tokens[i].start;
    match &text[tokens[i].range()] {
        "”" | "»" | ")" | "]" => true,
        "’" | "\"" | "'" | "''" => {
            // Glued on both sides ("slander.'He") it closes too: a quote opens behind a space.
            glued
        }
        "!" | "?" | "." => glued,
        _ => false,
    }
}

fn starts_sentence(text: &str, tokens: &[Span], mut i: usize, stop: Stop, not_alone: bool) -> bool {
    let spaced = tokens[i - 1].end < tokens[i].start;
    // Opening quotes and brackets belong to what they open.
    while i + 1 < tokens.len() && matches!(&text[tokens[i].range()], "“" | "‘" | "\"" | "'" | "«" | "(" | "[")
    {
        i += 1;
    }
    let form = &text[tokens[i].range()];
    let Some(first) = form.chars().next() else { return false };
    if !not_alone && stop == Stop::Full {
        return false;
    }
    if first.is_uppercase() {
        return match stop {
            Stop::Abbreviation => {
                let lower = form.to_lowercase();
                // "led by Tomas Vask, Jr. Marek left": the comma shows that the name ends here.
                let junior = i > 1
                    && matches!(&text[tokens[i - 1].range()], "Jr." | "Sr.")
                    && &text[tokens[i - 2].range()] == ",";
                junior || closed::lookup(&lower).is_some() && !calendar::is_calendar(&lower)
            }
            _ => true,
        };
    }
    // "In 2021. 35 people", "...them. al-Sistani": a digit or a bullet may open; lower case does not,
    // but for the small words that open Arabic and Romance names.
    let number = first.is_ascii_digit() && spaced && matches!(stop, Stop::Full | Stop::Mark);
    let symbol = matches!(first, '$' | '€' | '£' | '•' | '–' | '—') && spaced && stop == Stop::Full;
    let prefixed = matches!(stop, Stop::Full | Stop::Mark)
        && spaced
        && form.contains('-')
        && form.chars().any(char::is_uppercase);
    // Letters without case (Arabic, Chinese, Georgian) start like capitals.
    let caseless = first.is_alphabetic() && !first.is_lowercase();
    number || symbol || prefixed || caseless
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokenize;
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &[], &mut tokens);
        let mut found = Vec::new();
        split(text, &tokens, |a, b| found.push(&text[tokens[a].start as usize..tokens[b - 1].end as usize]));
        assert_eq!(found, expect);
    }

    #[test]
    fn plain_stops() {
        check("He left. She stayed! Why? No.", &["He left.", "She stayed!", "Why?", "No."]);
        check(
            "It spread to many places.In June it ended.",
            &["It spread to many places.", "In June it ended."],
        );
    }

    #[test]
    fn abbreviations() {
        check("Mr. Okoro met J. K. Lema. They spoke.", &["Mr. Okoro met J. K. Lema.", "They spoke."]);
        check("They met Ade Lema, Jr. Okoro left.", &["They met Ade Lema, Jr.", "Okoro left."]);
        check("The Ade Lema Jr. Bridge opened.", &["The Ade Lema Jr. Bridge opened."]);
        check(
            "The U.S. Senate met the U.S. In June it left.",
            &["The U.S. Senate met the U.S.", "In June it left."],
        );
        check(
            "At 5 p.m. Monday it began. Acme Inc. said no.",
            &["At 5 p.m. Monday it began.", "Acme Inc. said no."],
        );
        check(
            "Under Law No. 5 they met. He said No. 5 won.",
            &["Under Law No. 5 they met.", "He said No. 5 won."],
        );
    }

    #[test]
    fn quotes_close_with_the_stop() {
        check("He said: “Go away.” She left.", &["He said: “Go away.”", "She left."]);
        check("\"Go away.\" She left.", &["\"Go away.\"", "She left."]);
        check("“Will it end?” he asked. Nobody knew.", &["“Will it end?” he asked.", "Nobody knew."]);
        check("It ended (in May.) Then rain.", &["It ended (in May.)", "Then rain."]);
    }

    #[test]
    fn names_with_marks() {
        check("The bloc Forward! won two seats.", &["The bloc Forward! won two seats."]);
        check("The show “Who Rules?” was closed.", &["The show “Who Rules?” was closed."]);
    }
}

#[cfg(test)]
mod bound_tests {
    use super::*;

    /// The pieces of a text whose words and marks are parted by spaces.
    fn pieces(text: &str, longest: usize) -> Vec<&str> {
        let mut spans = Vec::new();
        let mut at = 0;
        for word in text.split(' ') {
            spans.push(Span::new(at, at + word.len()));
            at += word.len() + 1;
        }
        let mut found = Vec::new();
        bound(text, &spans, 0, longest, |a, b| found.push(&text[spans[a].cover(spans[b - 1]).range()]));
        found
    }

    #[test]
    fn a_sentence_is_cut_at_a_clause_boundary_if_there_is_one() {
        assert_eq!(pieces("a b c d", 4), ["a b c d"]);
        assert_eq!(pieces("a b c , d e f", 6), ["a b c ,", "d e f"]);
        assert_eq!(pieces("a b c ; d , e f", 6), ["a b c ;", "d , e f"]);
        assert_eq!(pieces("a b c d e f g", 3), ["a b c", "d e f", "g"]);
        assert_eq!(pieces("a , b c d e", 4), ["a , b c", "d e"], "a comma of the first half is too early");
    }
}
