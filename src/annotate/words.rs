//! The table of distinct word forms of a document.

use rustc_hash::FxHasher;
use std::hash::Hasher;

/// A word of one document's [`Words`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

/// The parts of speech that a form can have, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PosSet(pub u16);

#[allow(missing_docs)]
impl PosSet {
    pub const NOUN: u16 = 1;
    pub const VERB: u16 = 2;
    pub const ADJECTIVE: u16 = 4;
    pub const ADVERB: u16 = 8;
    pub const CLOSED: u16 = 16;
    /// The form stands in the dictionary; without it the other bits are a guess.
    pub const LISTED: u16 = 32;

    /// True when any bit of `mask` is set.
    #[must_use]
    pub fn has(self, mask: u16) -> bool {
        self.0 & mask != 0
    }
}

/// How a form is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shape {
    /// "court"
    #[default]
    Lower,
    /// "Court"
    Title,
    /// "OSCE"
    Upper,
    /// "ArcelorMittal", "al-Sistani"
    Mixed,
    /// "18", "5,300", "1.25"
    Number,
    /// Punctuation and symbols.
    Other,
}

/// One distinct form.
#[derive(Clone, Debug, Default)]
pub struct Word {
    /// As written at its first use.
    pub form: String,
    /// Lower-cased, typographic apostrophes made straight.
    pub lower: String,
    /// Possible parts of speech.
    pub pos: PosSet,
    /// How it is written.
    pub shape: Shape,
}

/// Distinct forms and lemmas of a document; lemmas are forms in lower case.
#[derive(Clone, Debug, Default)]
pub struct Words {
    words: Vec<Word>,
    /// Open addressing: an id plus one, 0 where free; the keys are in `words`.
    slots: Vec<u32>,
}

impl Words {
    /// The word of an id of this table.
    #[must_use]
    pub fn get(&self, id: WordId) -> &Word {
        &self.words[id.0 as usize]
    }

    /// The id of a form, if it occurs.
    #[must_use]
    pub fn find(&self, form: &str) -> Option<WordId> {
        self.slot(form).ok()
    }

    /// The id of a form, analysed by `analyse` where it is new; `analyse` keeps the form.
    pub fn intern(&mut self, form: &str, analyse: impl FnOnce(&str) -> Word) -> WordId {
        if self.words.len() * 2 >= self.slots.len() {
            self.grow();
        }
        match self.slot(form) {
            Ok(id) => id,
            Err(slot) => {
                self.words.push(analyse(form));
                self.slots[slot] = self.words.len() as u32;
                WordId(self.words.len() as u32 - 1)
            }
        }
    }

    /// The id of a form, or the slot where it belongs.
    fn slot(&self, form: &str) -> Result<WordId, usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = hash(form) & mask;
        while let Some(&id) = self.slots.get(slot) {
            let Some(id) = id.checked_sub(1) else { break };
            if self.words[id as usize].form == form {
                return Ok(WordId(id));
            }
            slot = (slot + 1) & mask;
        }
        Err(slot)
    }

    fn grow(&mut self) {
        let count = (self.slots.len() * 2).max(1024);
        self.slots.clear();
        self.slots.resize(count, 0);
        for (id, word) in (1..).zip(&self.words) {
            let mut slot = hash(&word.form) & (count - 1);
            while self.slots[slot] != 0 {
                slot = (slot + 1) & (count - 1);
            }
            self.slots[slot] = id;
        }
    }

    /// All words in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Word> {
        self.words.iter()
    }

    /// Number of distinct forms.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// True when nothing was interned.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

fn hash(form: &str) -> usize {
    let mut hasher = FxHasher::default();
    hasher.write(form.as_bytes());
    hasher.finish() as usize
}
