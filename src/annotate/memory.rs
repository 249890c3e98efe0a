//! What was found out about words, kept from one document to the next.
//!
//! Documents share most of their words, and what a word is by itself no document changes. Whoever reads
//! several documents keeps a [`Memory`] for the annotator and a [`ByWord`] for each other stage that looks
//! words up; a new one of either gives the same results, only later. Not here: what a document tells of a word.

use super::forms::{Form, Lemmas, analyse};
use super::words::{Word, WordId, Words};
use std::sync::Arc;

/// Words that a memory holds at most, so that it does not grow with the documents; those of some hundred
/// reports.
const MOST: usize = 1 << 16;

/// The words of the documents read so far.
#[derive(Debug, Default)]
pub struct Memory {
    words: Words,
    /// By number of the word.
    forms: Vec<Form>,
    /// By number; the ids are numbers too.
    lemmas: Vec<Lemmas>,
    age: Age,
}

/// Tells apart the numbers that memories give: they hold for one memory, until it is full.
pub(super) type Age = Arc<()>;

impl Memory {
    /// Makes room for another document and tells what its numbers belong to.
    pub(super) fn open(&mut self) -> Age {
        if self.forms.len() > MOST {
            *self = Self::default();
        }
        self.age.clone()
    }

    /// A word with its number, and all that is known of it by itself.
    pub(super) fn recall(&mut self, form: &str) -> (u32, Word<'_>, Form) {
        let id = self.words.intern(form);
        if self.forms.len() <= id.0 as usize {
            self.forms.push(analyse(&mut self.words, id));
            self.lemmas.push(Lemmas::default());
        }
        (id.0, self.words.get(id), self.forms[id.0 as usize])
    }

    /// The lemma of a word as noun, verb or adjective, with its number.
    pub(super) fn lemma(&mut self, number: u32, slot: usize) -> (u32, &str) {
        let known = self.lemmas[number as usize][slot];
        let lemma = known.unwrap_or_else(|| self.find_lemma(number, slot));
        self.lemmas[number as usize][slot] = Some(lemma);
        (lemma.0, self.words.get(lemma).form)
    }

    fn find_lemma(&mut self, number: u32, slot: usize) -> WordId {
        let form = self.forms[number as usize];
        let lemma = form.lemma(self.words.get(WordId(number)), slot).into_owned();
        WordId(self.recall(&lemma).0)
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
    /// By word of a document: what is known of it, found out for words that are new.
    pub(crate) fn of<'w>(
        &mut self,
        words: &'w Words,
        which: impl Iterator<Item = WordId>,
        find_out: impl Fn(Word<'w>) -> T,
    ) -> Vec<T> {
        if !Arc::ptr_eq(&self.age, words.age()) {
            *self = Self { found: Vec::new(), age: words.age().clone() };
        }
        let know = |id| {
            let number = words.number(id) as usize;
            if self.found.len() <= number {
                self.found.resize(number + 1, None);
            }
            *self.found[number].get_or_insert_with(|| find_out(words.get(id)))
        };
        which.map(know).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(memory: &mut Memory, forms: &[&str]) -> Words {
        let mut words = Words::for_text(100, memory.open());
        for form in forms {
            let id = words.intern(form);
            let (number, known, _) = memory.recall(form);
            words.copy(id, number, known);
        }
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
            assert!(memory.forms.len() <= MOST * 5 / 4 + 1);
        }
        assert!(memory.forms.len() < MOST);
    }
}
