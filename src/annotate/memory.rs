//! What was found out about words, kept from one document to the next.
//!
//! Documents share most of their words, and what a word is by itself no document changes. Whoever reads
//! several documents keeps a [`Memory`] for the annotator and a [`ByWord`] for each other stage that looks
//! words up; a new one of either gives the same results, only later. Not here: what a document tells of a word.

use super::forms::{Form, analyse};
use super::index::{Index, Key};
use super::words::{Word, WordId, Words};
use std::num::NonZero;
use std::sync::Arc;

/// Words that a memory holds at most, so that it does not grow with the documents; those of some hundred
/// reports.
const MOST: usize = 1 << 16;

/// The words of the documents read so far.
#[derive(Debug, Default)]
pub struct Memory {
    words: Words,
    /// By number of the word. All in one place: with thousands of words of which a document has few, each
    /// place is one more that is not in the cache.
    known: Vec<Known>,
    index: Index,
    /// The document that is being read.
    document: u32,
    age: Age,
}

/// What is known of a word by itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub(super) form: Form,
    /// The numbers of its lemmas as noun, verb and adjective, as far as they were asked for; for a
    /// closed-class word all the same.
    lemmas: [Option<NonZero<u32>>; 3],
}

impl Known {
    /// True where the lemma is known to be the word of this number itself.
    pub(super) fn is_lemma(&self, number: u32, slot: usize) -> bool {
        self.lemmas[slot].is_some_and(|lemma| lemma.get() - 1 == number)
    }
}

/// Tells apart the numbers that memories give: they hold for one memory, until it is full.
pub(super) type Age = Arc<()>;

impl Memory {
    /// Makes room for another document and tells what its numbers belong to.
    pub(super) fn open(&mut self) -> Age {
        if self.known.len() > MOST {
            *self = Self::default();
        }
        self.document += 1;
        self.age.clone()
    }

    /// The id of a form in the words of the document that was opened last.
    pub(super) fn enter(&mut self, words: &mut Words, form: &str) -> WordId {
        let place = self.place(form);
        self.enter_at(words, place)
    }

    /// The same of the word of a number.
    pub(super) fn enter_known(&mut self, words: &mut Words, number: u32) -> WordId {
        self.enter_at(words, self.index.place(number))
    }

    fn enter_at(&mut self, words: &mut Words, place: usize) -> WordId {
        let slot = self.index.slot(place);
        if slot.document != self.document {
            (slot.document, slot.id) = (self.document, words.adopt(&self.words, slot.number()));
        }
        slot.id
    }

    /// Where a form stands in the index, made known if it is new.
    fn place(&mut self, form: &str) -> usize {
        let key = Key::of(form);
        let hash = key.hash(form);
        let is = |number| self.words.get(WordId(number)).form == form;
        self.index.find(key, hash, is).unwrap_or_else(|| {
            let id = self.words.add(form, hash);
            let known = analyse(&mut self.words, id);
            self.known.push(Known { form: known, lemmas: [None; 3] });
            self.index.add(key, hash)
        })
    }

    /// All that is known by itself of the word of a number.
    pub(super) fn recall(&self, number: u32) -> Known {
        self.known[number as usize]
    }

    /// The number of the lemma of a word as noun, verb or adjective.
    pub(super) fn lemma(&mut self, number: u32, slot: usize) -> u32 {
        let known = self.known[number as usize].lemmas[slot];
        let lemma = known.map_or_else(|| self.find_lemma(number, slot), |lemma| lemma.get() - 1);
        self.known[number as usize].lemmas[slot] = NonZero::new(lemma + 1);
        lemma
    }

    fn find_lemma(&mut self, number: u32, slot: usize) -> u32 {
        let form = self.known[number as usize].form;
        let lemma = form.lemma(self.words.get(WordId(number)), slot).into_owned();
        let place = self.place(&lemma);
        self.index.slot(place).number()
    }
}

/// Something that a stage found out about words.
#[derive(Debug)]
pub(crate) struct ByWord<T> {
    /// By number of the word.
    found: Vec<Option<T>>,
    age: Age,
}

impl<T> Default for ByWord<T> {
    fn default() -> Self {
        Self { found: Vec::new(), age: Age::default() }
    }
}

impl<T: Copy> ByWord<T> {
    /// True where what was found holds for the words of this document.
    pub(crate) fn holds_for(&self, words: &Words) -> bool {
        Arc::ptr_eq(&self.age, words.age())
    }

    /// By word of a document: what is known of it, found out for words that are new.
    pub(crate) fn of<'w>(
        &mut self,
        words: &'w Words,
        which: impl Iterator<Item = WordId>,
        mut find_out: impl FnMut(Word<'w>) -> T,
    ) -> Vec<T> {
        if !self.holds_for(words) {
            *self = Self { found: Vec::new(), age: words.age().clone() };
        }
        let know = |id| {
            let number = words.number(id) as usize;
            if let Some(&Some(known)) = self.found.get(number) {
                return known;
            }
            if self.found.len() <= number {
                self.found.resize(number + 1, None);
            }
            let new = find_out(words.get(id));
            self.found[number] = Some(new);
            new
        };
        which.map(know).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(memory: &mut Memory, forms: &[&str]) -> Words {
        let mut words = Words::for_text(100, memory.open());
        forms.iter().for_each(|form| {
            memory.enter(&mut words, form);
        });
        words
    }

    #[test]
    fn a_word_is_found_out_once_for_all_documents_of_a_memory() {
        let mut memory = Memory::default();
        let mut lengths = ByWord::default();
        let ids = || (0..2).map(WordId);
        let first = document(&mut memory, &["Courts", "sat"]);
        assert_eq!(lengths.of(&first, ids(), |w| w.lower.len()), [6, 3]);
        let second = document(&mut memory, &["sat", "Juries"]);
        let asked = |w: Word<'_>| if w.form == "sat" { panic!("asked twice") } else { w.lower.len() };
        assert_eq!(lengths.of(&second, ids(), asked), [3, 6]);
    }

    #[test]
    fn what_was_found_out_holds_for_its_own_memory_alone() {
        let mut lengths = ByWord::default();
        let ids = || std::iter::once(WordId(0));
        assert_eq!(lengths.of(&document(&mut Memory::default(), &["a"]), ids(), |w| w.form.len()), [1]);
        assert_eq!(lengths.of(&document(&mut Memory::default(), &["bc"]), ids(), |w| w.form.len()), [2]);
    }

    #[test]
    fn a_memory_does_not_grow_with_the_documents() {
        let mut memory = Memory::default();
        let forms: Vec<String> = (0..MOST * 3 / 2).map(|i| format!("w{i}")).collect();
        for forms in forms.chunks(MOST / 4) {
            document(&mut memory, &forms.iter().map(String::as_str).collect::<Vec<_>>());
            assert!(memory.known.len() <= MOST * 5 / 4 + 1);
        }
        assert!(memory.known.len() < MOST);
    }
}
