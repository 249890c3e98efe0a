//! What is known of each distinct form of a document: one entry per word of [`Words`].

use super::Tag;
use super::calendar;
use super::closed;
use super::guess;
use super::lexicon::{self, ADJECTIVE, NOUN, Record, VERB, bits};
use super::memory::Memory;
use super::words::{PosSet, Shape, Word, WordId, Words};
use std::borrow::Cow;

/// The analysis of one form.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Form {
    /// Usual tag of a closed-class word, number or symbol.
    pub(super) closed: Option<Tag>,
    /// What an open-class form can be.
    pub(super) record: Record,
    /// The lexicon knows it, or it is of a closed class.
    pub(super) known: bool,
    /// A capitalised adjective of the lexicon ("Russian").
    pub(super) demonym: bool,
    /// The name of a month or weekday, with a capital.
    pub(super) calendar: bool,
    /// How it is written.
    pub(super) shape: Shape,
    /// The document has this capitalised form inside a sentence.
    pub(super) capital_inside: bool,
    /// The document has it in small letters.
    pub(super) small_inside: bool,
}

/// All forms of a document, parallel to its [`Words`].
#[derive(Default)]
pub(super) struct Forms {
    all: Vec<Form>,
    /// By word: its lemmas as noun, verb and adjective, as far as they are known.
    lemmas: Vec<[Option<WordId>; 3]>,
}

impl Forms {
    /// What is known of a word.
    pub(super) fn get(&self, id: WordId) -> &Form {
        &self.all[id.0 as usize]
    }

    /// Learns of the words that the table has got since the last call.
    pub(super) fn learn(&mut self, words: &Words, memory: &Memory) {
        let new = self.all.len()..words.len();
        if new.start == 0 {
            // Lemmas come behind; they are fewer.
            self.all.reserve(new.len() * 2);
            self.lemmas.reserve(new.len() * 2);
        }
        for id in new.map(|id| WordId(id as u32)) {
            let number = words.number(id);
            let known = memory.recall(number);
            self.all.push(known.form);
            self.lemmas.push([0, 1, 2].map(|slot| known.is_lemma(number, slot).then_some(id)));
        }
    }

    /// Takes note that a capitalised form stands inside a sentence.
    pub(super) fn note_capital(&mut self, id: WordId) {
        self.all[id.0 as usize].capital_inside = true;
    }

    /// Takes note, once all is interned, of capitalised forms that the document also writes small.
    pub(super) fn note_small(&mut self, words: &Words) {
        for (form, id) in self.all.iter_mut().zip(words.all()) {
            form.small_inside =
                form.shape == Shape::Title && form.known && words.find(words.lower(id)).is_some();
        }
    }

    /// The lemma of a word under a tag. One that is no word yet is to be learned.
    pub(super) fn lemma(&mut self, words: &mut Words, memory: &mut Memory, id: WordId, tag: Tag) -> WordId {
        let slot = match tag {
            Tag::NN | Tag::NNS => NOUN,
            // "to **found** a party": a base form that is spelled like the past of another verb.
            Tag::VB if self.get(id).shape == Shape::Lower && self.get(id).record.tags & bits::VBD != 0 => {
                return id;
            }
            _ if tag.is_verb() || tag == Tag::MD => VERB,
            Tag::JJ => ADJECTIVE,
            _ if self.get(id).closed.is_some() => NOUN,
            _ => return id,
        };
        *self.lemmas[id.0 as usize][slot].get_or_insert_with(|| {
            let number = words.number(id);
            let lemma = memory.lemma(number, slot);
            memory.enter_known(words, lemma)
        })
    }
}

impl Form {
    /// The lemma of the word as noun, verb or adjective.
    pub(super) fn lemma<'w>(&self, word: Word<'w>, slot: usize) -> Cow<'w, str> {
        if self.closed.is_some() {
            closed::lookup(word.lower).map_or(word.form, |(_, lemma)| lemma).into()
        } else if self.demonym {
            self.record.lemma(word.form, slot).to_lowercase().into()
        } else if self.known {
            self.record.lemma(word.lower, slot)
        } else {
            guess::lemma(word.lower, slot, &self.record).into()
        }
    }
}

/// The low quotation mark, which some papers set for a comma.
const LOW_COMMA: char = '‚';

/// Finds out what a new word can be and all else that is known of it.
pub(super) fn analyse(words: &mut Words, id: WordId) -> Form {
    let form = words.get(id).form;
    let shape = shape(form);
    let lower = (shape != Shape::Lower || !form.is_ascii())
        .then(|| form.to_lowercase().replace(['’', '‘', '`', '´'], "'").replace(LOW_COMMA, ","))
        .filter(|lower| lower != form);
    let (pos, found) = readings(form, lower.as_deref().unwrap_or(form), shape);
    words.describe(id, lower.as_deref(), pos, shape);
    found
}

/// What a form can be.
fn readings(form: &str, lower: &str, shape: Shape) -> (PosSet, Form) {
    let capital = matches!(shape, Shape::Title | Shape::Upper | Shape::Mixed);
    let calendar = capital && calendar::is_calendar(lower);
    let mut found = Form { shape, calendar, ..Form::default() };
    let mut pos = 0;
    if matches!(shape, Shape::Number | Shape::Other) {
        found.closed = Some(match closed::lookup(lower) {
            Some((tag, _)) => tag,
            None if shape == Shape::Number => Tag::CD,
            None => symbol(form),
        });
        found.known = true;
        pos = PosSet::CLOSED;
    } else if let Some((tag, _)) = closed::lookup(lower).or_else(|| compound_number(lower)) {
        found.closed = Some(tag);
        found.known = true;
        pos = PosSet::CLOSED;
    } else {
        let record = lexicon::lookup(lower);
        let exact = (shape != Shape::Lower).then(|| lexicon::lookup(form)).flatten();
        // "Union" is no adjective of a nation; "Polish" is, though there is "polish".
        let national = || ["an", "ese", "ish", "i"].iter().any(|e| form.ends_with(e));
        let exact = exact.filter(|_| national() || record.is_none());
        found.demonym = exact.is_some();
        let record = exact.or(record).copied();
        found.known = record.is_some();
        found.record = record.unwrap_or_else(|| guess::record(lower));
        let slots = [PosSet::NOUN, PosSet::VERB, PosSet::ADJECTIVE, PosSet::ADVERB];
        for (weight, bit) in found.record.weights.iter().zip(slots) {
            if *weight > 0 {
                pos |= bit;
            }
        }
    }
    if found.known {
        pos |= PosSet::LISTED;
    }
    (PosSet(pos), found)
}

/// "forty-six"
fn compound_number(lower: &str) -> Option<(Tag, &'static str)> {
    if !lower.as_bytes().contains(&b'-') {
        return None;
    }
    let (tens, ones) = lower.split_once('-')?;
    let number = |part| closed::lookup(part).filter(|(tag, _)| *tag == Tag::CD);
    number(tens).and(number(ones))
}

fn shape(form: &str) -> Shape {
    let mut chars = form.chars();
    let Some(first) = chars.next() else { return Shape::Other };
    if form.bytes().all(|b| b.is_ascii_lowercase()) {
        return Shape::Lower;
    }
    if first.is_ascii_digit() && !form.bytes().any(|b| b.is_ascii_alphabetic()) {
        return Shape::Number;
    }
    let letters = || form.chars().filter(|c| c.is_alphabetic());
    let uppers = letters().filter(|c| c.is_uppercase()).count();
    match (letters().count(), uppers) {
        (0, _) => Shape::Other,
        (_, 0) => Shape::Lower,
        (n, u) if n == u && n > 1 => Shape::Upper,
        // "Abdul-Mahdi", "O'Brien": capitals only where a part starts.
        _ if first.is_uppercase() && parts_titled(form) => Shape::Title,
        _ => Shape::Mixed,
    }
}

/// Capitals stand only behind an apostrophe or hyphen, or at the start.
fn parts_titled(form: &str) -> bool {
    let mut previous = '-';
    form.chars().all(|c| {
        let fine = !c.is_uppercase() || !previous.is_alphabetic();
        previous = c;
        fine
    })
}

fn symbol(form: &str) -> Tag {
    match form.chars().next().unwrap_or(' ') {
        ',' | '،' | LOW_COMMA => Tag::Comma,
        '.' if form.len() > 1 => Tag::Colon,
        '.' | '!' | '?' | '؟' | '。' => Tag::Stop,
        ':' | ';' | '-' | '–' | '—' | '…' | '―' | '‐' | '‑' => Tag::Colon,
        '“' | '«' | '‘' | '„' => Tag::OpenQuote,
        '”' | '»' | '’' | '"' | '\'' => Tag::CloseQuote,
        '(' | '[' | '{' => Tag::OpenBracket,
        ')' | ']' | '}' => Tag::CloseBracket,
        _ => Tag::SYM,
    }
}
