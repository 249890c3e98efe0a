//! What is known of the things that a whole names, beside it, in memory that does not grow with the graph.
//!
//! A fact names its entities by IRI, and formats want their names, labels or numbers. A map of all entities
//! would grow with the graph. Instead: notes "this thing is named by that whole" are sorted by thing and joined
//! with the things' cards; the cards are then sorted by the wholes that want them, and read beside these.
//! Start at [`Gather`].

use super::ExportError;
use super::lines::{Lines, RUN, Reader, Sorter, by_subject};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cmp::Ordering;
use std::marker::PhantomData;

/// Bytes sorted in memory at a time, less than statements get: three of these may be at work beside them.
const NOTES: usize = RUN / 4;

/// Words noted about IRIs.
pub(super) struct Notes {
    sorter: Sorter,
}

impl Notes {
    pub(super) fn new() -> Self {
        Self { sorter: Sorter::new(NOTES) }
    }

    /// Notes words, without a line break in them.
    pub(super) fn note(&mut self, iri: &str, words: &[&str]) -> Result<(), ExportError> {
        let mut pieces = vec!["<", iri, ">\t"];
        pieces.extend(words);
        self.sorter.push_all(&pieces)
    }

    pub(super) fn finish(self) -> Result<Noted, ExportError> {
        Ok(Noted { lines: self.sorter.finish()? })
    }
}

/// Notes in the order of their IRIs, which is that of wholes.
#[derive(Debug)]
pub(super) struct Noted {
    lines: Lines,
}

impl Noted {
    /// A reader to go beside the wholes.
    pub(super) fn beside(&self) -> Result<Beside<'_>, ExportError> {
        let mut reader = self.lines.reader();
        let more = reader.advance()?;
        Ok(Beside { reader, more })
    }
}

/// Reads notes beside wholes: the IRIs that it is asked about must come in order.
pub(super) struct Beside<'a> {
    reader: Reader<'a>,
    more: bool,
}

impl Beside<'_> {
    fn here(&self) -> (&str, &str) {
        let line = self.reader.line();
        let (iri, words) = line.split_once('\t').unwrap_or((line, ""));
        (super::statement::bare(iri), words)
    }

    /// Gives each note about an IRI.
    pub(super) fn each(
        &mut self,
        iri: &str,
        mut each: impl FnMut(&str) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        while self.more {
            let (here, words) = self.here();
            match by_subject(here, iri) {
                Ordering::Less => {}
                Ordering::Equal => each(words)?,
                Ordering::Greater => break,
            }
            self.more = self.reader.advance()?;
        }
        Ok(())
    }

    /// Number of notes about an IRI.
    pub(super) fn count(&mut self, iri: &str) -> Result<u64, ExportError> {
        let mut count = 0;
        self.each(iri, |_| {
            count += 1;
            Ok(())
        })?;
        Ok(count)
    }
}

/// Takes down who names what, and what is known.
pub(super) struct Gather<T> {
    named: Notes,
    cards: Notes,
    card: PhantomData<T>,
}

impl<T: Serialize + DeserializeOwned> Gather<T> {
    pub(super) fn new() -> Self {
        Self { named: Notes::new(), cards: Notes::new(), card: PhantomData }
    }

    /// A thing is named by a whole.
    pub(super) fn named(&mut self, thing: &str, by: &str) -> Result<(), ExportError> {
        self.named.note(thing, &[by])
    }

    /// What is known of a thing.
    pub(super) fn card(&mut self, thing: &str, card: &T) -> Result<(), ExportError> {
        // JSON has no bare line breaks.
        self.cards.note(thing, &[&serde_json::to_string(card).map_err(std::io::Error::from)?])
    }

    pub(super) fn finish(self) -> Result<Known<T>, ExportError> {
        let (named, cards) = (self.named.finish()?, self.cards.finish()?);
        let mut known = Notes::new();
        let (mut wanted, mut told) = (named.beside()?, cards.beside()?);
        while told.more {
            let (iri, card) = told.here();
            let iri = iri.to_owned();
            let mut of_thing = vec![card.to_owned()];
            told.more = told.reader.advance()?;
            told.each(&iri, |card| {
                of_thing.push(card.to_owned());
                Ok(())
            })?;
            wanted
                .each(&iri, |by| of_thing.iter().try_for_each(|card| known.note(by, &[&iri, "\t", card])))?;
        }
        Ok(Known { named, cards: known.finish()?, card: PhantomData })
    }
}

/// Cards by the wholes that want them.
#[derive(Debug)]
pub(super) struct Known<T> {
    named: Noted,
    cards: Noted,
    card: PhantomData<T>,
}

impl<T: DeserializeOwned> Known<T> {
    /// A reader of cards to go beside the wholes.
    pub(super) fn beside(&self) -> Result<CardsBeside<'_, T>, ExportError> {
        Ok(CardsBeside { notes: self.cards.beside()?, card: PhantomData })
    }

    /// A reader that tells how many wholes name a thing.
    pub(super) fn namers(&self) -> Result<Beside<'_>, ExportError> {
        self.named.beside()
    }
}

/// Reads cards beside wholes.
pub(super) struct CardsBeside<'a, T> {
    notes: Beside<'a>,
    card: PhantomData<T>,
}

impl<T: DeserializeOwned> CardsBeside<'_, T> {
    /// The cards of all things that a whole names; wholes must come in order.
    pub(super) fn of(&mut self, whole: &str) -> Result<Cards<T>, ExportError> {
        let mut cards = Vec::new();
        self.notes.each(whole, |words| {
            let (iri, card) = words.split_once('\t').unwrap_or((words, "null"));
            let card = serde_json::from_str(card).map_err(|e| ExportError::Temporary(e.to_string()))?;
            cards.push((iri.to_owned(), card));
            Ok(())
        })?;
        Ok(Cards(cards))
    }
}

/// The cards that one whole wants.
#[derive(Debug)]
pub(super) struct Cards<T>(Vec<(String, T)>);

impl<T> Cards<T> {
    /// What is known of a thing.
    pub(super) fn get(&self, iri: &str) -> Option<&T> {
        self.all(iri).next()
    }

    /// All that is known of it, where it has several cards.
    pub(super) fn all(&self, iri: &str) -> impl Iterator<Item = &T> {
        self.0.iter().filter(move |(of, _)| of == iri).map(|(_, card)| card)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_whole_finds_the_cards_of_what_it_names() {
        let mut gather = Gather::<String>::new();
        for (thing, by) in [("b", "f/2"), ("a", "f/2"), ("a", "f/1"), ("a", "f/1"), ("lost", "f/1")] {
            gather.named(thing, by).unwrap();
        }
        for (thing, card) in [("c", "C"), ("a", "A\nline"), ("b", "B2"), ("b", "B1")] {
            gather.card(thing, &card.to_owned()).unwrap();
        }
        let known = gather.finish().unwrap();
        let (mut beside, mut namers) = (known.beside().unwrap(), known.namers().unwrap());
        let counted: Vec<u64> = ["a", "b", "c"].iter().map(|t| namers.count(t).unwrap()).collect();
        assert_eq!(counted, [2, 1, 0]);
        let first = beside.of("f/1").unwrap();
        assert_eq!((first.get("a").unwrap().as_str(), first.get("lost")), ("A\nline", None));
        assert!(beside.of("f/15").unwrap().get("a").is_none());
        let second = beside.of("f/2").unwrap();
        assert_eq!(second.all("b").collect::<Vec<_>>(), ["B1", "B2"]);
        assert!(second.get("a").is_some());
    }
}
