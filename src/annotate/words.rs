//! The table of distinct word forms of a document.

use super::index::hash;
use super::memory::Age;

/// A word of one document's [`Words`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    /// As written at its first use.
    pub form: &'a str,
    /// Lower-cased, typographic apostrophes made straight.
    pub lower: &'a str,
    /// Possible parts of speech.
    pub pos: PosSet,
    /// How it is written.
    pub shape: Shape,
}

/// A word as it lies in the table: places in its text.
#[derive(Clone, Debug)]
struct Entry {
    form: (u32, u32),
    lower: (u32, u32),
    pos: PosSet,
    shape: Shape,
    /// What the memory knows it by; its own id where there is none.
    number: u32,
    /// Of the form, the same in any table.
    hash: u32,
}

/// Slots of the smallest table.
const FIRST_SLOTS: usize = 1024;

/// Distinct forms and lemmas of a document; lemmas are forms in lower case.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Each form, and behind it its lower-cased form where that differs: no allocation a word.
    text: String,
    entries: Vec<Entry>,
    /// How many of them stand in the text.
    forms: usize,
    /// Open addressing: an id plus one, 0 where free, and the key's hash, so that other words are seldom
    /// looked at; the keys are in `entries`.
    slots: Vec<(u32, u32)>,
    /// What the numbers belong to.
    age: Age,
}

impl Words {
    /// The word of an id of this table.
    #[must_use]
    #[inline]
    pub fn get(&self, id: WordId) -> Word<'_> {
        self.word(&self.entries[id.0 as usize])
    }

    #[inline]
    fn word(&self, entry: &Entry) -> Word<'_> {
        let Entry { form, lower, pos, shape, .. } = *entry;
        Word { form: self.part(form), lower: self.part(lower), pos, shape }
    }

    #[inline]
    fn part(&self, (start, end): (u32, u32)) -> &str {
        &self.text[start as usize..end as usize]
    }

    /// The lower-cased form of a word.
    #[must_use]
    #[inline]
    pub fn lower(&self, id: WordId) -> &str {
        self.part(self.entries[id.0 as usize].lower)
    }

    /// The id of a form, if it occurs.
    #[must_use]
    pub fn find(&self, form: &str) -> Option<WordId> {
        self.slot(form, hash(form))
    }

    /// An empty table with room for the words of a text of so many bytes, whose numbers belong to `age`.
    pub(super) fn for_text(bytes: usize, age: Age) -> Self {
        Self {
            text: String::with_capacity(bytes),
            entries: Vec::with_capacity(bytes / 6),
            forms: 0,
            slots: vec![(0, 0); (bytes / 8).next_power_of_two().max(FIRST_SLOTS)],
            age,
        }
    }

    /// The id of a form; of a new one nothing is known yet (`Words::describe`).
    pub fn intern(&mut self, form: &str) -> WordId {
        let hash = hash(form);
        self.slot(form, hash).unwrap_or_else(|| self.add(form, hash))
    }

    /// Adds a form of this hash that is not there.
    pub(super) fn add(&mut self, form: &str, hash: u32) -> WordId {
        let at = self.push(form);
        let (pos, shape) = (PosSet::default(), Shape::default());
        let number = self.entries.len() as u32;
        self.file(Entry { form: at, lower: at, pos, shape, number, hash })
    }

    /// The id of a word that another table knows by `number` and this one not yet.
    pub(super) fn adopt(&mut self, other: &Self, number: u32) -> WordId {
        let entry = &other.entries[number as usize];
        let form = self.push(other.part(entry.form));
        let same = entry.lower == entry.form;
        let lower = if same { form } else { self.push(other.part(entry.lower)) };
        self.file(Entry { form, lower, number, ..*entry })
    }

    fn file(&mut self, entry: Entry) -> WordId {
        if self.entries.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let id = self.entries.len() as u32;
        let free = self.free_slot(entry.hash);
        self.slots[free] = (id + 1, entry.hash);
        self.entries.push(entry);
        WordId(id)
    }

    fn free_slot(&self, hash: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while self.slots[slot].0 != 0 {
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// Sets what is known of a word: its lower-cased form where that is another, what it can be, how it is
    /// written.
    pub(crate) fn describe(&mut self, id: WordId, lower: Option<&str>, pos: PosSet, shape: Shape) {
        if let Some(lower) = lower {
            self.entries[id.0 as usize].lower = self.push(lower);
        }
        let entry = &mut self.entries[id.0 as usize];
        (entry.pos, entry.shape) = (pos, shape);
    }

    /// What the memory of [`Self::age`] knows a word by.
    pub(super) fn number(&self, id: WordId) -> u32 {
        self.entries[id.0 as usize].number
    }

    /// What the numbers of the words belong to.
    pub(super) fn age(&self) -> &Age {
        &self.age
    }

    fn push(&mut self, text: &str) -> (u32, u32) {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        (start, self.text.len() as u32)
    }

    fn slot(&self, form: &str, hash: u32) -> Option<WordId> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = hash as usize & mask;
        while let Some(&(id, other)) = self.slots.get(slot) {
            let id = id.checked_sub(1)?;
            if other == hash && self.part(self.entries[id as usize].form) == form {
                return Some(WordId(id));
            }
            slot = (slot + 1) & mask;
        }
        None
    }

    fn grow(&mut self) {
        let count = (self.slots.len() * 2).max(FIRST_SLOTS);
        self.slots.clear();
        self.slots.resize(count, (0, 0));
        for id in 0..self.entries.len() {
            let hash = self.entries[id].hash;
            let free = self.free_slot(hash);
            self.slots[free] = (id as u32 + 1, hash);
        }
    }

    /// All words.
    pub fn all(&self) -> impl Iterator<Item = WordId> + use<> {
        (0..self.entries.len() as u32).map(WordId)
    }

    /// Those that stand in the text as they are, the first of all; behind them come lemmas alone.
    pub fn forms(&self) -> impl Iterator<Item = WordId> + use<> {
        (0..self.forms as u32).map(WordId)
    }

    /// Takes note that all forms of the text are interned.
    pub(super) fn close_forms(&mut self) {
        self.forms = self.entries.len();
    }

    /// Number of distinct forms.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True when nothing was interned.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
