//! Words to atoms: "46,000-ruble" is the three atoms `46000` `-` `ruble`, so that the grammar of
//! values does not care where the tokeniser cuts.
//!
//! Every distinct word of a document is taken apart once; what is one piece, once for all documents.

use super::lexicon::{Entry, Lexicon, Part};
use super::quantity::{Quantity, VULGAR_FRACTIONS};
use crate::annotate::{Annotated, ByWord, Sentence, Shape};
use crate::read::PartialDate;

/// What an atom is to the grammar of values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// No word of dates, money or numbers.
    Other,
    /// Hyphen or dash.
    Dash,
    Comma,
    Dot,
    Percent,
    /// "'s" or a bare apostrophe.
    Possessive,
    /// Digits; `plain` counts them where there is neither grouping nor fraction, else 0.
    Digits {
        value: Quantity,
        plain: u8,
    },
    /// "2023-04-17", "17.03.2023".
    NumericDate(PartialDate),
    /// An entry of the lexicon.
    Word(Part),
    /// "$", "€": index into the lexicon's currencies.
    Symbol(u16),
}

impl From<Entry> for Kind {
    fn from(entry: Entry) -> Self {
        match entry {
            Entry::Part(part) => Self::Word(part),
            Entry::Symbol(index) => Self::Symbol(index),
        }
    }
}

/// A piece of a token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom<'a> {
    pub(super) kind: Kind,
    /// Lower-cased.
    pub(super) text: &'a str,
    /// Document-wide token.
    pub(super) token: u32,
    /// It opens its token.
    pub(super) first: bool,
    /// It closes its token.
    pub(super) last: bool,
    /// No space before it.
    pub(super) glued: bool,
    /// Its token is written with a capital.
    pub(super) capital: bool,
}

/// The pieces of every distinct word of a document.
pub(super) struct Pieces<'a> {
    pieces: Vec<(Kind, &'a str)>,
    /// By word id.
    of_word: Vec<(u32, u32, bool)>,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(annotated: &'a Annotated, lexicon: &Lexicon, memory: &mut Memory) -> Self {
        let words = &annotated.words;
        let mut pieces = Vec::with_capacity(words.len() + 64);
        let of_word = words
            .forms()
            .zip(memory.0.of(words, words.forms(), |word| whole(word.lower, lexicon)))
            .map(|(id, whole)| {
                let from = pieces.len();
                match whole {
                    Some(kind) => pieces.push((kind, words.lower(id))),
                    None => split(words.lower(id), lexicon, &mut pieces),
                }
                let anchor = pieces[from..].iter().any(|(kind, _)| opens_value(*kind));
                (from as u32, pieces.len() as u32, anchor)
            })
            .collect();
        Self { pieces, of_word }
    }

    /// Fills `atoms` with those of a sentence; leaves it empty where nothing can start a value.
    pub(super) fn atoms(&self, annotated: &'a Annotated, sentence: &Sentence, atoms: &mut Vec<Atom<'a>>) {
        atoms.clear();
        let tokens = annotated.tokens_of(sentence);
        if !tokens.iter().any(|t| self.of_word[t.word.0 as usize].2) {
            return;
        }
        let mut end = u32::MAX;
        for (i, token) in tokens.iter().enumerate() {
            let (from, to, _) = self.of_word[token.word.0 as usize];
            let shape = annotated.words.get(token.word).shape;
            for p in from..to {
                let (kind, text) = self.pieces[p as usize];
                atoms.push(Atom {
                    kind,
                    text,
                    token: sentence.tokens.start + i as u32,
                    first: p == from,
                    last: p + 1 == to,
                    glued: p != from || token.span.start == end,
                    capital: matches!(shape, Shape::Title | Shape::Upper | Shape::Mixed),
                });
            }
            end = token.span.end;
        }
    }
}

fn opens_value(kind: Kind) -> bool {
    match kind {
        Kind::Digits { .. } | Kind::NumericDate(_) | Kind::Symbol(_) => true,
        Kind::Word(part) => part.opens_value(),
        _ => false,
    }
}

/// What words are that are one piece.
#[derive(Debug, Default)]
pub(in crate::mention) struct Memory(ByWord<Option<Kind>>);

/// What a word is that is one piece, as nearly all are.
fn whole(word: &str, lexicon: &Lexicon) -> Option<Kind> {
    if let Some(entry) = lexicon.entry(word) {
        return Some(entry.into());
    }
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Some(Kind::Other);
    }
    numeric_date(word).map(Kind::NumericDate)
}

/// The pieces of any other word.
fn split<'a>(word: &'a str, lexicon: &Lexicon, out: &mut Vec<(Kind, &'a str)>) {
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let length = if c.is_ascii_digit() {
            digits_length(rest)
        } else if c.is_alphabetic() {
            rest.char_indices()
                .find(|(i, c)| !c.is_alphabetic() && !inner_apostrophe(rest, *i))
                .map_or(rest.len(), |(i, _)| i)
        } else {
            c.len_utf8()
        };
        let (piece, tail) = rest.split_at(length);
        out.push((kind_of(piece, c, lexicon), piece));
        rest = tail;
    }
}

fn inner_apostrophe(text: &str, at: usize) -> bool {
    text.as_bytes()[at] == b'\'' && text[at + 1..].starts_with(char::is_alphabetic)
}

/// Digits with points and commas between them.
fn digits_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut i = 1;
    while i < bytes.len() {
        let inner = matches!(bytes[i], b'.' | b',') && bytes.get(i + 1).is_some_and(u8::is_ascii_digit);
        if !bytes[i].is_ascii_digit() && !inner {
            break;
        }
        i += 1;
    }
    // "6½"
    let vulgar = text[i..].chars().next().filter(|c| VULGAR_FRACTIONS.iter().any(|(f, _)| f == c));
    i + vulgar.map_or(0, char::len_utf8)
}

fn kind_of(piece: &str, first: char, lexicon: &Lexicon) -> Kind {
    if first.is_ascii_digit() {
        let plain =
            if piece.len() < 20 && piece.bytes().all(|b| b.is_ascii_digit()) { piece.len() } else { 0 };
        return match Quantity::from_digits(piece) {
            Some(value) => Kind::Digits { value, plain: plain as u8 },
            None => Kind::Other,
        };
    }
    match first {
        '-' | '‐' | '‑' | '–' | '—' => Kind::Dash,
        ',' => Kind::Comma,
        '.' => Kind::Dot,
        '%' => Kind::Percent,
        '\'' | '’' => Kind::Possessive,
        _ => lexicon.entry(piece).map_or(Kind::Other, Kind::from),
    }
}

/// ISO 8601 dates, and day-month-year where the numbers leave one reading.
fn numeric_date(word: &str) -> Option<PartialDate> {
    let separator = word.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    if word.len() < 8 || word.len() > 10 {
        return None;
    }
    let mut parts = word.split(separator);
    let parts = [parts.next()?, parts.next()?, parts.next()?, parts.next().unwrap_or("")];
    if !parts[3].is_empty()
        || parts[..3].iter().any(|p| p.is_empty() || !p.bytes().all(|b| b.is_ascii_digit()))
    {
        return None;
    }
    let number = |p: &str| p.parse::<i32>().ok();
    let (a, b, c) = (number(parts[0])?, number(parts[1])?, number(parts[2])?);
    let date = |year, month: i32, day: i32| {
        let fits = (1500..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        fits.then_some(PartialDate { year, month: Some(month as u8), day: Some(day as u8) })
    };
    match (parts[0].len(), parts[2].len()) {
        (4, _) => date(a, b, c),
        (_, 4) if a > 12 || separator == '.' || a == b => date(c, b, a),
        (_, 4) if b > 12 => date(c, a, b),
        _ => None,
    }
}
