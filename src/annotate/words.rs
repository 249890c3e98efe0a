//! The table of distinct word forms of a document.

use rustc_hash::FxHashMap;

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
    by_form: FxHashMap<String, WordId>,
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
        self.by_form.get(form).copied()
    }

    /// The id of a form, analysed by `analyse` where it is new.
    pub fn intern(&mut self, form: &str, analyse: impl FnOnce(&str) -> Word) -> WordId {
        if let Some(&id) = self.by_form.get(form) {
            return id;
        }
        let id = WordId(self.words.len() as u32);
        self.words.push(analyse(form));
        self.by_form.insert(form.to_owned(), id);
        id
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
