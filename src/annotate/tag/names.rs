//! Which capitalised words are names, and which quotes open or close.
//!
//! A capital inside a sentence makes a proper noun, unless the lexicon has the word as a capitalised
//! adjective ("Russian"), which stays adjective or noun. At the start of a sentence a known word stays
//! common unless the document writes it with a capital elsewhere or a name goes on behind it. A
//! heading in title case says nothing, so there only unknown words are names.

use super::View;
use crate::annotate::forms::Forms;
use crate::annotate::lexicon::bits;
use crate::annotate::words::Shape;
use crate::annotate::{Annotated, Tag};
use crate::read::{BlockKind, Document};

/// Small words inside names: "Ludwig van der Berg", "Salman bin Abdullah".
const PARTICLES: &[&str] = &[
    "al", "ben", "bin", "bint", "da", "das", "de", "del", "della", "der", "di", "do", "dos", "du", "e", "el",
    "ibn", "la", "le", "san", "ud", "ul", "van", "von", "y", "zu",
];

/// Marks the forms that stand capitalised inside a sentence somewhere in the document.
pub(super) fn note_capitals(document: &Document, forms: &mut Forms, out: &Annotated) {
    let colon = out.words.find(":");
    for sentence in &out.sentences {
        if document.blocks[sentence.block as usize].kind == BlockKind::Heading {
            continue;
        }
        // "3 May: Police arrested": behind a colon a capital tells no more than at the start.
        for pair in out.tokens_of(sentence).windows(2).filter(|pair| Some(pair[0].word) != colon) {
            forms.note_capital(pair[1].word);
        }
    }
}

/// Settles names and quotes.
pub(super) fn tag(view: &mut View, heading: bool) {
    let title_case = is_title_case(view, heading);
    let mut quotes = Quotes::default();
    let mut fresh = true;
    for i in 0..view.len() {
        let form = view.form(i);
        match form.shape {
            Shape::Other => {
                quotes.settle(view, i);
                fresh |= matches!(view.tokens[i].tag, Tag::OpenQuote) || view.lower(i) == ":";
                continue;
            }
            Shape::Number => {}
            Shape::Lower => {}
            Shape::Title | Shape::Upper | Shape::Mixed => capital(view, i, fresh, title_case),
        }
        fresh = false;
    }
    particles(view);
}

/// A heading, or a line of several words without a stop, whose long words all have capitals.
fn is_title_case(view: &View, heading: bool) -> bool {
    let stopped = view.len().checked_sub(1).is_none_or(|last| view.form(last).closed == Some(Tag::Stop));
    if !heading && (stopped || view.len() > 20) {
        return false;
    }
    let (mut capitals, mut small) = (0, 0);
    for i in 0..view.len() {
        if view.lower(i).len() > 3 {
            match view.form(i).shape {
                Shape::Title | Shape::Upper => capitals += 1,
                Shape::Lower => small += 1,
                _ => {}
            }
        }
    }
    capitals > small * 3 && (heading || capitals > 2)
}

fn capital(view: &mut View, i: usize, fresh: bool, title_case: bool) {
    let form = view.form(i);
    let word = view.words.get(view.tokens[i].word);
    let lower = word.lower;
    let new = match form.shape {
        _ if form.calendar => month(view, i, fresh),
        Shape::Upper if title_case && form.known => None,
        Shape::Upper if form.closed == Some(Tag::CD) => None,
        Shape::Upper if lower.len() > 1 => Some(Tag::NNP),
        Shape::Mixed if word.form.ends_with('s') && acronym_plural(word.form) => Some(Tag::NNS),
        Shape::Mixed => mixed(word.form),
        Shape::Title if form.closed.is_some() => None,
        Shape::Title if form.demonym => None,
        Shape::Title if lower.contains('-') && !form.known && demonym_part(view, lower) => Some(Tag::JJ),
        // "Re-elected in 2002"
        Shape::Title if fresh && lower.starts_with("re-") => None,
        Shape::Title if !form.known => Some(Tag::NNP),
        Shape::Title if title_case => None,
        Shape::Title if !fresh => Some(Tag::NNP),
        Shape::Title => initial(view, i),
        _ => None,
    };
    if let Some(tag) = new {
        view.settle(i, tag);
    }
}

/// "May", "March", "August" as months; other names of the calendar are always names.
fn month(view: &View, i: usize, fresh: bool) -> Option<Tag> {
    let doubtful = matches!(view.lower(i), "may" | "march");
    let number = i + 1 < view.len() && view.form(i + 1).shape == Shape::Number;
    let subject =
        i + 1 < view.len() && matches!(view.form(i + 1).closed, Some(Tag::MD | Tag::VBD | Tag::VBZ));
    (!doubtful || !fresh || number || subject).then_some(Tag::NNP)
}

/// "MPs", "NGOs"
fn acronym_plural(form: &str) -> bool {
    form.len() > 2 && form[..form.len() - 1].chars().all(char::is_uppercase)
}

/// "al-Sistani" and "ArcelorMittal" are names; "pro-Russian", "EU-funded" describe.
fn mixed(form: &str) -> Option<Tag> {
    let Some((first, last)) = form.rsplit_once('-') else { return Some(Tag::NNP) };
    if last.starts_with(char::is_lowercase) {
        return None;
    }
    let prefix = matches!(first, "pro" | "anti" | "non" | "post" | "pre" | "mid" | "trans" | "inter" | "all");
    Some(if prefix { Tag::JJ } else { Tag::NNP })
}

/// "Afro-Brazilian", "Anglo-American"
fn demonym_part(view: &View, lower: &str) -> bool {
    let _ = view;
    lower.rsplit('-').next().is_some_and(|last| {
        let mut chars = last.chars();
        let capital = chars.next().map(|c| c.to_uppercase().chain(chars).collect::<String>());
        capital.is_some_and(|c| crate::annotate::lexicon::lookup(&c).is_some_and(|r| r.tags & bits::JJ != 0))
    })
}

/// A known word that opens a sentence.
fn initial(view: &View, i: usize) -> Option<Tag> {
    let record = view.record(i);
    let next_name = i + 1 < view.len() && {
        let next = view.form(i + 1);
        matches!(next.shape, Shape::Title | Shape::Upper) && next.closed.is_none() && !next.demonym
    };
    let noun = record.tags & bits::NOUN != 0;
    if view.form(i).capital_inside && (next_name || !view.form(i).small_inside) && noun {
        return Some(Tag::NNP);
    }
    // "Freedom House said": but "Activist Peter Banda", "Former President".
    (next_name && noun && !record.person && record.weights[0] >= record.weights[1].max(record.weights[2]))
        .then_some(Tag::NNP)
}

fn particles(view: &mut View) {
    for i in 1..view.len().saturating_sub(1) {
        let between = view.tag(i - 1) == Some(Tag::NNP)
            && (view.tag(i + 1) == Some(Tag::NNP) || PARTICLES.contains(&view.lower(i + 1)));
        if between && view.form(i).shape == Shape::Lower && PARTICLES.contains(&view.lower(i)) {
            view.settle(i, Tag::NNP);
        }
    }
}

/// Straight quotes open and close in turn; a lone apostrophe behind an s is a possessive.
#[derive(Default)]
struct Quotes {
    double: bool,
    single: bool,
}

impl Quotes {
    fn settle(&mut self, view: &mut View, i: usize) {
        let glued_left = i > 0 && view.tokens[i - 1].span.end == view.tokens[i].span.start;
        let tag = match view.lower(i) {
            "\"" | "''" | "``" => {
                self.double = !self.double;
                if self.double { Tag::OpenQuote } else { Tag::CloseQuote }
            }
            "'" => {
                let plural = glued_left && view.lower(i - 1).ends_with(['s', 'z', 'x']);
                let original_opens = view.words.get(view.tokens[i].word).form == "‘";
                if original_opens || (!self.single && !glued_left) {
                    self.single = true;
                    Tag::OpenQuote
                } else if self.single {
                    self.single = false;
                    Tag::CloseQuote
                } else if plural {
                    Tag::POS
                } else {
                    Tag::CloseQuote
                }
            }
            _ => return,
        };
        view.settle(i, tag);
    }
}
