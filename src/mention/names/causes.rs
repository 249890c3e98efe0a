//! What people and parties stand for: "Mothers for Justice", "Convergence for Social Democracy".
//!
//! In: a run and the "for" or "against" behind it. Out: whether the cause belongs to the name. Not here: what joins
//! the parts of other names ([`super::joined`]).

use super::layout::{KNOWN, flag};
use super::lexicon::Lexicon;
use super::words::Word;

impl Lexicon<'_> {
    /// "Mothers **for Justice**", "Tolvu Voices **against Corruption**": people, and what they stand for.
    pub(super) fn for_a_cause(&self, start: u32, at: u32, end: u32) -> bool {
        let next = at + 1;
        let people =
            |t: u32| matches!(self.folded(t), "voice" | "voices" | "youth" | "women") || self.plural(t);
        matches!(self.folded(at), "for" | "against")
            && !self.capital(at)
            && next < end
            && self.nameable(next)
            && (self.tells(next, Word::Cause) || (self.folded(at) == "against" && self.of(next).listed))
            && people(at - 1)
            && (start..at).all(|t| {
                self.capital(t)
                    && !self.is_head(t)
                    && !self.has(t, flag::TITLE)
                    && (self.of(t).listed || !self.has(t, flag::GIVEN))
            })
    }

    /// "Canopy **for Democratic Change**", "Convergence **for Social Democracy**": what only a party is for.
    pub(super) fn for_a_creed(&self, start: u32, at: u32, end: u32) -> bool {
        let (creed, cause) = (at + 1, at + 2);
        at == start + 1
            && self.folded(at) == "for"
            && !self.capital(at)
            && cause < end
            && self.capital(creed)
            && self.capital(cause)
            && (self.tells(creed, Word::Creed) || matches!(self.folded(creed), "national" | "social"))
            && (self.tells(cause, Word::PartyCause) || self.folded(cause) == "democracy")
            && self.capital(start)
            && self.of(start).listed
            && !self.is_head(start)
            && !self.has(start, flag::TITLE | flag::COMMON | flag::GIVEN)
            && self.class(start, KNOWN).is_none()
    }
}
