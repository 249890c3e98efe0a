//! Where a name begins that a first look would miss: a month's name as a given name, "All" before a party of
//! many, and what an acronym behind the run spells out.
//!
//! In: a sentence and a token or run. Out: whether, or where, the name begins. Not here: where it ends
//! ([`super::runs`]).

use super::candidate::{PARTY, Weight};
use super::layout::{KNOWN, flag};
use super::lexicon::{CLASSES, Lexicon};
use super::scan::Scan;
use crate::annotate::Tag;

impl Scan<'_, '_> {
    /// "Jan Petersen", "April Tolu": a month's name that is a given name, before a surname.
    pub(super) fn month_as_given(&self, at: u32) -> bool {
        let lex = self.lexicon;
        let next = at + 1;
        let dating = |t: u32| {
            lex.annotated.tokens[t as usize].tag == Tag::CD
                || matches!(
                    lex.folded(t),
                    "in" | "since"
                        | "until"
                        | "by"
                        | "from"
                        | "during"
                        | "last"
                        | "this"
                        | "next"
                        | "early"
                        | "late"
                        | "mid"
                        | "of"
                        | "on"
                        | "before"
                        | "after"
                        | "through"
                        | "till"
                        | "between"
                )
        };
        let barred = flag::TITLE | flag::HONORIFIC | flag::DEMONYM | flag::DATE | flag::GIVEN | flag::COMMON;
        // "the Mon Seikta Association": before more of a name no day.
        let people = lex.folded(at) == "mon"
            && next < self.end
            && lex.nameable(next)
            && at > self.start
            && lex.folded(at - 1) == "the";
        if people {
            return true;
        }
        lex.has(at, flag::DATE)
            && lex.has(at, flag::GIVEN)
            && next < self.end
            && lex.nameable(next)
            && !lex.has(next, barred)
            && (lex.has(next, flag::SURNAME) || !lex.of(next).listed)
            && !lex.is_head(next)
            && lex.class(next, KNOWN).is_none()
            && !at.checked_sub(1).is_some_and(|t| t >= self.start && dating(t))
    }

    /// "the coalition **For Tolu and the Coast**", "the party **With the People**": behind the noun of a party a small
    /// word with a capital opens its name; gives the token behind it.
    pub(super) fn party_of_words(&mut self, at: u32) -> Option<u32> {
        let lex = self.lexicon;
        if !lex.has(at, flag::FUNCTION) || at <= self.floor() || lex.capital(at - 1) {
            return None;
        }
        let told = self.kind_before(at).filter(|&(_, class)| class == PARTY);
        let mut end = at + 1;
        while end < self.end {
            if lex.nameable(end) {
                end += 1;
            } else if matches!(lex.folded(end), "and" | "of" | "the" | "our") {
                let next = end + 1 + u32::from(end + 1 < self.end && lex.folded(end + 1) == "the");
                if next >= self.end || !lex.nameable(next) {
                    break;
                }
                end = next + 1;
            } else {
                break;
            }
        }
        // "the **For the People** party"
        let behind = || {
            let noun = lex.folded(at - 1) == "the" && self.lexicon.kind_follows(end - 1, self.end);
            noun.then_some((at, end + 1, "kind noun behind"))
        };
        let (kind, whole, by) = told.map(|(kind, _)| (kind, end, "kind noun before")).or_else(behind)?;
        if end == at + 1 {
            return None;
        }
        let mut party = self.candidate(at..end).typed(PARTY, Weight::Strong, by);
        party.extent = self.article(kind)..whole;
        self.out.push(party);
        Some(end)
    }

    /// "Speaker of the | House Tolu Harat": the run begins in the middle of a title; gives the token behind the
    /// title, where a human being's name or nothing follows.
    pub(super) fn inside_title(&self, start: u32, end: u32) -> Option<u32> {
        let lex = self.lexicon;
        let from = self.floor().max(start.saturating_sub(4));
        let behind = (from..start).find_map(|k| {
            let (behind, _) = lex.longest(k, end, |e| e & flag::TITLE != 0)?;
            (behind > start).then_some(behind)
        })?;
        (behind == end || lex.personlike(behind, end)).then_some(behind)
    }

    /// "**All** Citizens' Congress", "**All** Progressives Alliance": the word opens the name of a party of many.
    pub(super) fn all_before(&self, start: u32, end: u32) -> u32 {
        let lex = self.lexicon;
        let all =
            start.checked_sub(1).filter(|&t| t >= self.floor() && lex.folded(t) == "all" && lex.capital(t));
        let many = || {
            lex.has(start, flag::DEMONYM)
                || lex.folded(start) == "people"
                || (lex.folded(start).ends_with('s') && lex.lemma_listed(start))
        };
        let party = || {
            end > start + 1
                && lex.head_ending(start, end).is_some_and(|(class, _)| {
                    matches!(CLASSES[class as usize], "PoliticalParty" | "Legislature" | "Treaty")
                })
        };
        // "the **Five** Winds Movement"
        let number = start.checked_sub(1).filter(|&t| {
            t > self.floor()
                && lex.capital(t)
                && matches!(
                    lex.folded(t),
                    "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "twelve"
                )
                && lex.folded(t - 1) == "the"
                && lex.head_ending(start, end).is_some()
        });
        // "the **October** Change Movement"
        let month = start.checked_sub(1).filter(|&t| {
            t > self.floor()
                && lex.capital(t)
                && lex.has(t, flag::DATE)
                && lex.folded(t - 1) == "the"
                && end > start + 1
                && lex.head_ending(start, end).is_some_and(|(class, _)| {
                    matches!(CLASSES[class as usize], PARTY | "ArmedGroup" | "Union")
                })
        });
        all.filter(|_| many() && party()).or(number).or(month).unwrap_or(start)
    }

    /// True where an acronym in brackets behind the run spells out more than two of its words, from `start` on
    /// or from before it.
    pub(super) fn spelt_out(&self, start: u32, stop: u32) -> bool {
        let lex = self.lexicon;
        let tag = |t: u32| lex.annotated.tokens[t as usize].tag;
        stop + 2 < self.end
            && tag(stop) == Tag::OpenBracket
            && tag(stop + 2) == Tag::CloseBracket
            && lex.of(stop + 1).upper
            && (start..stop).any(|t| lex.has(t, flag::TITLE | flag::DESCRIPTOR | flag::DEMONYM))
            && self.initials_start(stop + 1, stop).is_some_and(|from| from <= start)
    }
}

impl Lexicon<'_> {
    /// "the Peace **and Progress** movement": one cause on either side of "and" at `at`, between the article and
    /// the noun of a party.
    pub(super) fn causes_joined(&self, start: u32, at: u32, next: u32, behind: u32, end: u32) -> bool {
        let plain = |t: u32| self.capital(t) && self.of(t).listed && !self.is_head(t);
        start > 0
            && self.folded(start - 1) == "the"
            && !self.capital(start - 1)
            && behind == next + 1
            && behind < end
            && self.annotated.tokens[behind as usize].tag == Tag::NN
            && self.kind_follows(next, end)
            && (start..at).all(plain)
            && plain(next)
    }
}
