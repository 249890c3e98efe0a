//! Footnote marks: digits glued to the text that are no part of it.
//!
//! In: the text and its blocks. Out: the marks of each block. A mark stands after the punctuation or
//! quotation mark that closes a clause ("prison.11 Authorities", "funds.72 73", "[12]", "¹²"), a decimal
//! or thousand between digits ("1.25", "5,300"). What the form leaves open ("seats.3 women", "prison. 45
//! In 2022") is decided by the rising order of note numbers.

use super::{Block, BlockKind, FootnoteMark};
use crate::text::Span;

/// A run of digits that may be a mark.
struct Candidate {
    block: usize,
    span: Span,
    number: u32,
    /// The form alone tells.
    sure: bool,
    /// Counts only where the candidate before it was taken ("funds.72 73").
    chained: bool,
}

/// How far apart two marks that follow each other may be numbered; notes inside tables and boxes are lost.
const STEP: u32 = 6;

/// Bytes that are looked at together.
const PIECE: usize = 16;

/// Finds the marks of all blocks.
pub(super) fn mark(text: &str, blocks: &mut [Block]) {
    let mut candidates = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        if block.kind != BlockKind::Card {
            scan(text, index, block.span, &mut candidates);
        }
    }
    // The next sure number after each candidate bounds what may stand before it.
    let mut ceiling = vec![u32::MAX; candidates.len()];
    let mut next = u32::MAX;
    for (i, candidate) in candidates.iter().enumerate().rev() {
        ceiling[i] = next;
        if candidate.sure {
            next = candidate.number;
        }
    }
    let mut last = 0;
    let mut taken_before = false;
    for (candidate, ceiling) in candidates.iter().zip(ceiling) {
        let rises = candidate.number > last && candidate.number <= last + STEP;
        let fits = if last == 0 {
            candidate.number == 1 || (candidate.number <= ceiling && ceiling - candidate.number <= STEP)
        } else {
            rises && (candidate.number <= ceiling || ceiling <= last)
        };
        let take = if candidate.chained { taken_before && fits } else { candidate.sure || fits };
        taken_before = take;
        if take {
            last = candidate.number;
            blocks[candidate.block]
                .footnotes
                .push(FootnoteMark { span: candidate.span, number: candidate.number });
        }
    }
}

fn scan(text: &str, block: usize, within: Span, out: &mut Vec<Candidate>) {
    let bytes = text.as_bytes();
    let (start, end) = (within.start as usize, within.end as usize);
    let mut at = start;
    while at < end {
        match bytes[at] {
            b'0'..=b'9' => {
                let from = at;
                while at < end && bytes[at].is_ascii_digit() {
                    at += 1;
                }
                if from > start && at - from <= 3 && bytes[from] != b'0' {
                    digits(text, block, within, Span::new(from, at), out);
                }
            }
            // Superscript one, two, three are C2 B9, C2 B2, C2 B3; the others E2 81 B0 and E2 81 B4..B9.
            0xC2 | 0xE2 => {
                let from = at;
                let mut number = 0u32;
                while let Some(digit) = text[at..end].chars().next().and_then(superscript) {
                    number = number.saturating_mul(10).saturating_add(digit);
                    at += if bytes[at] == 0xC2 { 2 } else { 3 };
                }
                if at == from {
                    at += 1;
                    while at < end && !text.is_char_boundary(at) {
                        at += 1;
                    }
                } else if from > start && number > 0 && !is_unit(&text[start..from]) {
                    out.push(Candidate {
                        block,
                        span: Span::new(from, at),
                        number,
                        sure: true,
                        chained: false,
                    });
                }
            }
            _ => at += 1 + without_marks(&bytes[at + 1..end]),
        }
    }
}

/// How many bytes stand before the first that may open a mark.
fn without_marks(bytes: &[u8]) -> usize {
    // Without a way out the inner loop is one over vectors; few pieces hold such a byte.
    let pieces = bytes.chunks_exact(PIECE);
    let plain = pieces.take_while(|piece| !piece.iter().fold(false, |any, &byte| any | opens_mark(byte)));
    let plain = plain.count() * PIECE;
    plain + bytes[plain..].iter().take_while(|&&byte| !opens_mark(byte)).count()
}

/// A digit of ASCII, or the first byte of a superscript one.
fn opens_mark(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, 0xC2 | 0xE2)
}

/// Judges one run of one to three ASCII digits.
fn digits(text: &str, block: usize, within: Span, span: Span, out: &mut Vec<Candidate>) {
    let before = &text[within.start as usize..span.start as usize];
    let after = &text[span.end as usize..within.end as usize];
    let Ok(number) = text[span.range()].parse::<u32>() else { return };
    let mut push = |span, sure, chained| out.push(Candidate { block, span, number, sure, chained });
    let mut back = before.chars().rev();
    let Some(last) = back.next() else { return };

    // "[12]", "[^12]"
    if let Some(open) = before.strip_suffix("[^").or_else(|| before.strip_suffix('[')) {
        if after.starts_with(']') && !open.is_empty() {
            let from = within.start as usize + open.len();
            push(Span::new(from, span.end as usize + 1), true, false);
        }
        return;
    }
    let boundary =
        after.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '[' | ')'));
    let opens = opens_sentence(after);
    if is_closing(last) {
        if !boundary {
            return;
        }
        let second = back.next();
        match second {
            // An opening quotation mark or bracket: "the ’90 accord".
            None => {}
            Some(c) if c.is_whitespace() => {}
            Some(c) if c.is_ascii_digit() && matches!(last, '.' | ',' | ':' | '’' | '\'') => {
                // "1.25 Million" against "in 2023.11 Authorities": only after a year, and in order.
                let year = before.len() > 5
                    && before.as_bytes()[before.len() - 5..before.len() - 1].iter().all(u8::is_ascii_digit);
                if last == '.' && year && (opens || after.is_empty()) {
                    push(span, false, false);
                }
            }
            Some(_) if last == '.' && (is_numbered_abbreviation(before) || is_url(before)) => {}
            Some(_) => push(span, opens || after.is_empty() || next_is_number(after), false),
        }
        return;
    }
    if last.is_lowercase() {
        // "networks12 and": by order only; "covid19" and "mp3" do not rise with the notes.
        let ends = boundary || after.starts_with(['.', ',', ';', ':']);
        let word = before.chars().rev().take_while(|c| c.is_alphabetic()).take(4).count();
        if ends && word == 4 && !is_decimal_tail(after) && !is_url(before) {
            push(span, false, false);
        }
        return;
    }
    if !last.is_whitespace() || !boundary {
        return;
    }
    // After white space: a second mark of a chain, or a mark set off from its full stop.
    let earlier = before.trim_end_matches(char::is_whitespace);
    let follows_mark = earlier.ends_with(|c: char| c.is_ascii_digit())
        && out.last().is_some_and(|c| {
            c.block == block && c.span.end as usize == within.start as usize + earlier.len()
        });
    let (sure, chained) = if follows_mark {
        (false, true)
    } else {
        let closed = earlier.ends_with(['.', '!', '?'])
            || earlier.strip_suffix(['"', '”', '’', ')']).is_some_and(|e| e.ends_with(['.', '!', '?']));
        if !closed || is_numbered_abbreviation(earlier) {
            return;
        }
        (after.is_empty() || opens_with_function_word(after), false)
    };
    if after.is_empty() || opens || next_is_number(after) {
        out.push(Candidate { block, span, number, sure, chained });
    }
}

fn is_closing(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '…')
}

/// White space and then a capital, an opening quotation mark or a bracket.
fn opens_sentence(after: &str) -> bool {
    let rest = after.trim_start_matches(char::is_whitespace);
    rest.len() < after.len()
        && rest
            .chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || matches!(c, '“' | '"' | '‘' | '(' | '[' | '«'))
}

/// "In", "The", ...: a number that counts things is never followed by a capitalised function word.
fn opens_with_function_word(after: &str) -> bool {
    let rest = after.trim_start_matches(char::is_whitespace);
    let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    FUNCTION_WORDS.contains(&word)
}

const FUNCTION_WORDS: [&str; 40] = [
    "A",
    "According",
    "After",
    "Also",
    "Although",
    "An",
    "And",
    "As",
    "At",
    "Because",
    "Before",
    "But",
    "By",
    "Despite",
    "During",
    "Each",
    "For",
    "From",
    "He",
    "Her",
    "His",
    "However",
    "If",
    "In",
    "It",
    "Its",
    "On",
    "She",
    "Since",
    "Such",
    "The",
    "Their",
    "These",
    "They",
    "This",
    "Those",
    "Under",
    "When",
    "While",
    "With",
];

fn next_is_number(after: &str) -> bool {
    let rest = after.trim_start_matches(char::is_whitespace);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits) && rest[digits..].chars().next().is_none_or(char::is_whitespace)
}

/// "No.5", "Art.12", "p. 3": the full stop belongs to an abbreviation that takes a number.
fn is_numbered_abbreviation(before: &str) -> bool {
    let stem = before.trim_end_matches(['.', ' ']);
    let from = stem
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphabetic())
        .last()
        .map_or(stem.len(), |(i, _)| i);
    let word = &stem[from..];
    [
        "No", "Nos", "Art", "Arts", "p", "pp", "Vol", "Sec", "Para", "Ch", "Fig", "Nr", "no", "art", "vol",
        "sec", "para", "ch", "fig", "nr", "ca", "c",
    ]
    .contains(&word)
}

/// "km²"
fn is_unit(before: &str) -> bool {
    let tail = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    matches!(tail, "m" | "km" | "cm" | "mm" | "mi" | "ft")
}

/// ".5" after digits: a version or a decimal.
fn is_decimal_tail(after: &str) -> bool {
    after.as_bytes().first().is_some_and(|b| matches!(b, b'.' | b','))
        && after.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
}

fn is_url(before: &str) -> bool {
    let tail = before.char_indices().rev().take(200).take_while(|(_, c)| !c.is_whitespace()).last();
    tail.is_some_and(|(i, _)| {
        before[i..].contains("://") || before[i..].contains("www.") || before[i..].contains('@')
    })
}

fn superscript(c: char) -> Option<u32> {
    Some(match c {
        '\u{b9}' => 1,
        '\u{b2}' => 2,
        '\u{b3}' => 3,
        '\u{2070}' => 0,
        '\u{2074}'..='\u{2079}' => c as u32 - 0x2070,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<u32> {
        let mut blocks = vec![Block {
            kind: BlockKind::Paragraph,
            span: Span::new(0, text.len()),
            section: None,
            footnotes: Vec::new(),
        }];
        mark(text, &mut blocks);
        blocks[0].footnotes.iter().map(|f| f.number).collect()
    }

    #[test]
    fn glued_after_closing_punctuation() {
        assert_eq!(numbers("She went to jail.11 Officials denied it."), [11]);
        assert_eq!(numbers("He called it “a farce.”7 The court sat."), [7]);
        assert_eq!(numbers("The vote failed.99"), [99]);
        assert_eq!(
            numbers("It ended in 2019. It began in 2018.4 The rest rose.5 So in 2020.6 They left."),
            [4, 5, 6]
        );
    }

    #[test]
    fn several_marks_at_one_place() {
        assert_eq!(numbers("They spent the money.72 73"), [72, 73]);
        assert_eq!(numbers("They closed the pits.36 37 Facing ruin, they left."), [36, 37]);
        assert_eq!(numbers("Told before[3][4] and after.[5]"), [3, 4, 5]);
        assert_eq!(numbers("They left.11 12 people stayed."), [11]);
    }

    #[test]
    fn set_off_by_a_space() {
        assert_eq!(numbers("He was jailed. 45 In 2022 he fled."), [45]);
        assert_eq!(numbers("One.44 He was jailed. 45 Later he fled."), [44, 45]);
        assert_eq!(numbers("One.44 He was jailed. 12 Senators fled."), [44]);
    }

    #[test]
    fn superscripts() {
        assert_eq!(numbers("They left.¹² The rest³ of 5 km² burnt."), [12, 3]);
    }

    #[test]
    fn numbers_of_the_text_stay() {
        for text in [
            "It fell from 1.75 to 1.25 points.",
            "Some 5,300 people paid $3.3 billion.",
            "Under Article 174 she got 3 years, 6 months.",
            "They won 20 seats, 3 women and 17 men.",
            "The G20 met; covid19 spread; the mp3 leaked.",
            "At 10:30 the No.5 Reactor stopped.",
            "See https://example.org/a.12 There it stands",
        ] {
            assert_eq!(numbers(text), Vec::<u32>::new(), "{text}");
        }
        assert_eq!(numbers("They left.22 They won seats.3 women sat."), [22]);
    }
}
