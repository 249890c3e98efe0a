//! What is known of each distinct form of a document: one entry per word of [`Words`].

use super::Tag;
use super::closed;
use super::guess;
use super::lexicon::{self, ADJECTIVE, NOUN, Record, VERB};
use super::words::{PosSet, Shape, WordId, Words};
use std::borrow::Cow;

/// The analysis of one form.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    /// Usual tag of a closed-class word, number or symbol.
    pub(super) closed: Option<Tag>,
    /// What an open-class form can be.
    pub(super) record: Record,
    /// The lexicon knows it, or it is of a closed class.
    pub(super) known: bool,
    /// A capitalised adjective of the lexicon ("Russian").
    pub(super) demonym: bool,
    /// How it is written.
    pub(super) shape: Shape,
    /// The document has this capitalised form inside a sentence.
    pub(super) capital_inside: bool,
    /// The document has it in small letters.
    pub(super) small_inside: bool,
    /// Lemmas as noun, verb, adjective; for a closed-class word all the same.
    lemmas: [Option<WordId>; 3],
}

/// All forms of a document, parallel to its [`Words`].
#[derive(Default)]
pub(super) struct Forms {
    all: Vec<Form>,
}

impl Forms {
    /// What is known of a word.
    pub(super) fn get(&self, id: WordId) -> &Form {
        &self.all[id.0 as usize]
    }

    /// The word of a form, analysed if new.
    pub(super) fn intern(&mut self, words: &mut Words, form: &str) -> WordId {
        words.intern(form, |form| {
            let (lower, pos, analysis) = analyse(form);
            let shape = analysis.shape;
            self.all.push(analysis);
            (lower, pos, shape)
        })
    }

    /// Takes note that a capitalised form stands inside a sentence.
    pub(super) fn note_capital(&mut self, id: WordId) {
        self.all[id.0 as usize].capital_inside = true;
    }

    /// Takes note, once all is interned, of capitalised forms that the document also writes small.
    pub(super) fn note_small(&mut self, words: &Words) {
        for (form, word) in self.all.iter_mut().zip(words.iter()) {
            form.small_inside = form.shape == Shape::Title && form.known && words.find(word.lower).is_some();
        }
    }

    /// The lemma of a word under a tag.
    pub(super) fn lemma(&mut self, words: &mut Words, id: WordId, tag: Tag) -> WordId {
        let slot = match tag {
            Tag::NN | Tag::NNS => NOUN,
            _ if tag.is_verb() || tag == Tag::MD => VERB,
            Tag::JJ => ADJECTIVE,
            _ if self.get(id).closed.is_some() => NOUN,
            _ => return id,
        };
        if let Some(known) = self.all[id.0 as usize].lemmas[slot] {
            return known;
        }
        let form = self.get(id);
        let word = words.get(id);
        let lemma = if form.closed.is_some() {
            match closed::lookup(word.lower) {
                Some((_, lemma)) => Cow::Borrowed(lemma),
                None => return id,
            }
        } else if form.demonym {
            Cow::Owned(form.record.lemma(word.form, slot).to_lowercase())
        } else if form.known {
            form.record.lemma(word.lower, slot)
        } else {
            Cow::Owned(guess::lemma(word.lower, slot, &form.record))
        };
        let lemma = if lemma == word.form {
            id
        } else {
            // The table may grow under what it lends out.
            let lemma = lemma.into_owned();
            self.intern(words, &lemma)
        };
        self.all[id.0 as usize].lemmas[slot] = Some(lemma);
        lemma
    }
}

fn analyse(form: &str) -> (Cow<'_, str>, PosSet, Form) {
    let shape = shape(form);
    let lower = if shape == Shape::Lower && form.is_ascii() {
        Cow::Borrowed(form)
    } else {
        Cow::Owned(form.to_lowercase().replace(['’', '‘', '`', '´'], "'"))
    };
    let mut found = Form { shape, ..Form::default() };
    let mut pos = 0;
    if matches!(shape, Shape::Number | Shape::Other) {
        found.closed = Some(match closed::lookup(&lower) {
            Some((tag, _)) => tag,
            None if shape == Shape::Number => Tag::CD,
            None => symbol(form),
        });
        found.known = true;
        pos = PosSet::CLOSED;
    } else if let Some((tag, _)) = closed::lookup(&lower).or_else(|| compound_number(&lower)) {
        found.closed = Some(tag);
        found.known = true;
        pos = PosSet::CLOSED;
    } else {
        let exact = (shape != Shape::Lower).then(|| lexicon::lookup(form)).flatten();
        // "Union" is no adjective of a nation; "Polish" is, though there is "polish".
        let national = || ["an", "ese", "ish", "i"].iter().any(|e| form.ends_with(e));
        let exact = exact.filter(|_| national() || lexicon::lookup(&lower).is_none());
        found.demonym = exact.is_some();
        let record = exact.or_else(|| lexicon::lookup(&lower));
        found.known = record.is_some();
        found.record = record.copied().unwrap_or_else(|| guess::record(&lower));
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
    (lower, PosSet(pos), found)
}

/// "forty-six"
fn compound_number(lower: &str) -> Option<(Tag, &'static str)> {
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
        ',' | '،' => Tag::Comma,
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
