//! The small words that join the parts of a body's name: "of", "for" behind its noun.
//!
//! In: a run so far and the small word behind it. Out: the token behind what it joins. Not here: "and"
//! and commas between its fields ([`super::fields`]), what else a run may hold ([`super::runs`]).

use super::candidate::Weight;
use super::layout::flag;
use super::lexicon::Lexicon;
use super::words::Word;
use crate::annotate::Tag;

/// Words that join the parts of a body's name.
pub(super) const JOINING: &[&str] =
    &["of", "for", "on", "against", "to", "in", "into", "with", "without", "under"];

/// Nouns behind which "to" joins no part of a name: "from the Dawn Party to the Front", "Elections to the Senate".
const NO_TO: &[&str] =
    &["alliance", "bloc", "coalition", "election", "elections", "front", "league", "movement", "party"];

/// A run so far, with the small word at `at` that may join `next` to it.
#[derive(Clone, Copy)]
struct Run {
    start: u32,
    at: u32,
    next: u32,
    end: u32,
    /// It holds a head noun.
    head: bool,
    /// A small word has joined something before.
    joined: bool,
}

impl Lexicon<'_> {
    /// "of", "for", "on" behind a head noun, with a capital behind it.
    pub(super) fn joining(&self, at: u32, start: u32, end: u32, head: bool, joined: bool) -> Option<u32> {
        let word = self.folded(at);
        if self.capital(at) || !JOINING.contains(&word) {
            return None;
        }
        if self.for_a_cause(start, at, end) {
            return Some(at + 2);
        }
        if self.for_a_creed(start, at, end) {
            return Some(at + 3);
        }
        // "the Constituency | for the National Union", "Member of Parliament | for East Tolu"
        if word != "of" && (self.takes_no_purpose(at - 1) || word == "for" && self.seated_for(at, start, end))
        {
            return None;
        }
        let mut next = at + 1;
        // "the Movement for **a** Fair Tolu"; further on in a name only before a word of the dictionary.
        let article = word == "for" && head && next + 1 < end && matches!(self.folded(next), "a" | "an");
        if article && !joined {
            return (!self.capital(next) && self.nameable(next + 1)).then_some(next + 2);
        }
        if next < end && self.folded(next) == "the" && (!self.capital(next) || word == "of") {
            next += 1;
        }
        if article && !self.capital(next) && self.of(next + 1).listed {
            next += 1;
        }
        if next >= end || !self.nameable(next) {
            return None;
        }
        // "Island of Tolu | of the Realm": a place is named by one word behind its noun.
        if joined && word == "of" && self.place_head(start) {
            return None;
        }
        // "the Board | of Norland's airline": whose board it is stands further on.
        let further = self.folded(at - 1) == "board"
            && (next..end)
                .take(4)
                .find(|&t| !self.nameable(t))
                .is_some_and(|t| self.annotated.tokens[t as usize].tag == Tag::POS);
        if further {
            return None;
        }
        if !head && !joined && self.opens_a_law(start, at, next, end) {
            return Some(next + 1);
        }
        let run = Run { start, at, next, end, head, joined };
        let may = match word {
            "in" | "with" | "under" => self.joins_inside(run),
            "to" => self.joins_access(run),
            "of" => self.joins_owner(run),
            _ => self.joins_purpose(run),
        };
        // "Republic of **Trinidad and Tobago**"
        let country = |(behind, entry): (u32, u64)| {
            let class = super::layout::class(entry, super::layout::KNOWN)
                .map(|c| super::lexicon::CLASSES[c as usize]);
            (class == Some("Country") && word == "of" && behind > next + 1).then_some(behind)
        };
        may.then(|| self.known_name(next, end).and_then(country).unwrap_or(next + 1))
    }

    /// A known place; towns by the names of Liberty and Independence are none here.
    fn plain_place(&self, token: u32) -> bool {
        self.class(token, super::layout::KNOWN).is_some()
            && !self.of(token).listed
            && !self.has(token, flag::SMALL_PLACE)
    }

    /// "in", "with", "under" at `run.at` belong to the name.
    fn joins_inside(&self, run: Run) -> bool {
        let Run { at, next, end, head, joined, .. } = run;
        let word = self.folded(at);
        // "the Ministry of Justice | under Tolu Harat"
        if word == "under" && !self.of(next).listed {
            return false;
        }
        let body = self.has(next, flag::HEAD_BEGIN);
        // "Orlan Mission in Norland"
        let abroad = word == "in"
            && matches!(self.folded(at - 1), "mission" | "force" | "operation")
            && self.known_name(next, end).is_some_and(|(_, entry)| {
                super::layout::class(entry, super::layout::KNOWN)
                    .is_some_and(|c| super::lexicon::CLASSES[c as usize] == "Country")
            });
        abroad
            || (word == "in" && (head || joined) && self.letters_of_country(next, end))
            || (head && joined && !self.has(next, flag::DEMONYM) && !self.plain_place(next) && !body)
    }

    /// "the Senate to Ali": only right behind the head and before a verb-like common word.
    fn joins_access(&self, run: Run) -> bool {
        let Run { start, at, next, head, joined, .. } = run;
        // "born in Port Tolvu to Kofi Marat": bodies are there to do something.
        let bare = || NO_TO.contains(&self.folded(at - 1)) || self.place_head(at - 1);
        head && (!joined || self.folded(at - 1) == "access")
            && !bare()
            && self.of(next).listed
            // "born in Cape Tolu | to Ana Lima"
            && !self.place_head(start)
            && self.class(next, super::layout::KNOWN).is_none()
            && !self.has(next, flag::GIVEN)
    }

    /// "General Prosecutor of" is an office, "General Directorate of" a body.
    fn joins_owner(&self, run: Run) -> bool {
        let Run { start, at, next, end, head, .. } = run;
        let office = || self.longest(start, at, |e| e & flag::TITLE != 0).is_some_and(|o| o.0 == at);
        let titled = self.has(start, flag::TITLE | flag::HONORIFIC);
        let person = || {
            if at - start > 1 {
                self.person_by_form(start, at).0 > Weight::None
            } else {
                self.has(start, flag::GIVEN | flag::SURNAME) && !self.of(start).listed
            }
        };
        // "the | Brothers of Tolu"
        let kin = || at == start + 1 && self.tells(start, Word::Band) && self.capital(at - 1);
        // "Members of the Umut party"
        let members = || self.of_lemma(at - 1).entry & (flag::COMMON | flag::TITLE | flag::DESCRIPTOR) != 0;
        (head && !(titled && office()))
            || kin()
            || (!titled
                && (self.kind_follows(next, end) || self.lettered(run) || self.heads_later(run))
                && !person()
                && !members())
    }

    /// "the Climate of **Trust Initiative**": plain words in front, and the noun of a group at the end.
    fn heads_later(&self, run: Run) -> bool {
        let Run { start, at, next, end, joined, .. } = run;
        let barred = flag::TITLE | flag::DESCRIPTOR | flag::COMMON | flag::DEMONYM;
        let plain = |t: u32| self.capital(t) && self.of(t).listed && !self.is_head(t) && !self.has(t, barred);
        let small = |t: u32| !self.capital(t) && self.of(t).wordlike;
        let article = (start.saturating_sub(3)..start)
            .rev()
            .find(|&t| self.folded(t) == "the" || !small(t))
            .is_some_and(|t| self.folded(t) == "the");
        let behind = (next..end).take(4).find(|&t| !self.nameable(t)).unwrap_or(end.min(next + 4));
        let group = || {
            self.head_ending(next, behind).is_some_and(|(class, k)| {
                k > next
                    && matches!(
                        super::lexicon::CLASSES[class as usize],
                        "Organization" | "PoliticalParty" | "NGO" | "Union"
                    )
            })
        };
        !joined && self.folded(at) == "of" && article && (start..at).all(plain) && group()
    }

    /// "Free Choice of **Norland (FCN)**": an acronym in brackets behind the whole, which begins or ends as it does.
    fn lettered(&self, run: Run) -> bool {
        let Run { start, at, next, end, .. } = run;
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        let open = (next..end).take(4).find(|&t| !self.nameable(t)).unwrap_or(next);
        if open == next
            || open + 2 >= end
            || tag(open) != Tag::OpenBracket
            || tag(open + 2) != Tag::CloseBracket
        {
            return false;
        }
        let letters = self.folded(open + 1).as_bytes();
        let begins = |t: u32| self.folded(t).as_bytes().first();
        self.form(open + 1).chars().all(|c| c.is_ascii_uppercase() || c == '-')
            && letters.len() >= 3
            && (start..at).all(|t| self.capital(t) && self.class(t, super::layout::KNOWN).is_none())
            && (letters.first() == begins(start) || at > start + 1 && letters.last() == begins(next))
    }

    /// "for", "on", "against", "into", "without" and what a body is for.
    fn joins_purpose(&self, run: Run) -> bool {
        let Run { at, next, end, head, .. } = run;
        match self.folded(at) {
            "for" if !head && self.kind_follows(next, end) => true,
            // "Commission of Inquiry into Killings": only a body that inquires looks into things.
            "into" => {
                head && matches!(self.folded(at - 1), "commission" | "committee" | "inquiry" | "tribunal")
            }
            // "Lawyers for | Tolu Harat": people who speak for somebody.
            "for"
                if self.has(at - 1, flag::COMMON | flag::DESCRIPTOR)
                    && !self.of(next).listed
                    && self.class(next, super::layout::KNOWN).is_none() =>
            {
                false
            }
            // "Rally for Tolu", "Alliance for Norland": a party may be for its country.
            "for" if head && self.party_head(at - 1) => !self.has(next, flag::GIVEN) || self.of(next).listed,
            // "sat in the National Assembly | for the Green Dawn Party"
            "for" if self.party_ahead(next, end) => false,
            _ => head && !self.plain_place(next) && (!self.has(next, flag::GIVEN) || self.of(next).listed),
        }
    }

    /// "for the **Green Dawn Party**": a name that ends in "Party" is one of its own.
    fn party_ahead(&self, next: u32, end: u32) -> bool {
        let capitals = (next..end).take(6).take_while(|&t| self.capital(t) && self.nameable(t));
        capitals.last().is_some_and(|t| t > next && self.folded(t) == "party")
    }

    /// "Collective against Waste in **Norland (CWN)**": the letters in brackets count the country in.
    fn letters_of_country(&self, next: u32, end: u32) -> bool {
        let Some((open, _)) = self.known_name(next, end) else { return false };
        let letters = open + 1;
        open + 2 < end
            && self.annotated.tokens[open as usize].tag == Tag::OpenBracket
            && self.annotated.tokens[open as usize + 2].tag == Tag::CloseBracket
            && self.of(letters).upper
            && self.folded(letters).len() >= 3
            && self.folded(letters).as_bytes().last() == self.folded(next).as_bytes().first()
    }

    pub(super) fn is_country(&self, token: u32) -> bool {
        let known = self.class(token, super::layout::KNOWN);
        known.is_some_and(|c| super::lexicon::CLASSES[c as usize] == "Country")
    }

    /// "Rally", "Movement", "Alliance": the noun of a party.
    fn party_head(&self, token: u32) -> bool {
        self.class(token, super::layout::HEAD)
            .is_some_and(|c| super::lexicon::CLASSES[c as usize] == "PoliticalParty")
    }

    /// "Offences", "Lawyers", "Romanians": a plural of the dictionary, or of a nation.
    pub(super) fn plural(&self, token: u32) -> bool {
        let word = self.folded(token);
        word.ends_with('s')
            && !["ss", "us", "is", "ics"].iter().any(|end| word.ends_with(end))
            && (self.of(token).listed || self.lemma_listed(token) || self.has(token, flag::DEMONYM))
    }

    /// A place or a parliament: what "for" and "on" bring behind it is no part of its name.
    fn takes_no_purpose(&self, token: u32) -> bool {
        self.is_head(token)
            && self.class(token, super::layout::HEAD).is_some_and(|c| {
                matches!(super::lexicon::CLASSES[c as usize], "Region" | "Place" | "Settlement" | "Facility")
                    || matches!(self.folded(token), "parliament" | "senate" | "legislature")
            })
    }

    /// "the National Assembly | for Tolvu": where somebody sits in a chamber for, which is no cause.
    fn seated_for(&self, at: u32, start: u32, end: u32) -> bool {
        let next = at + 1 + u32::from(at + 1 < end && self.folded(at + 1) == "the");
        let chamber = self.head_ending(start, at).is_some_and(|(class, _)| {
            matches!(super::lexicon::CLASSES[class as usize], "Legislature")
                || matches!(self.folded(at - 1), "assembly" | "chamber" | "council")
        });
        let cause = |t: u32| self.of(t).listed && !self.compass(t);
        chamber && next < end && !cause(next)
    }

    /// "Voice of the People party", "Hope for Bread and Peace (HBP) party": a common noun behind the run
    /// says what it names.
    pub(super) fn kind_follows(&self, from: u32, end: u32) -> bool {
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        let mut at = from;
        while at < end
            && at - from < 6
            && (self.nameable(at)
                || (at > from && self.folded(at) == "and" && at + 1 < end && self.nameable(at + 1)))
        {
            at += 1;
        }
        if at + 3 < end && tag(at) == Tag::OpenBracket && tag(at + 2) == Tag::CloseBracket {
            at += 3;
        }
        at < end
            && !self.capital(at)
            && matches!(self.folded(at), "party" | "movement" | "bloc" | "coalition" | "alliance")
    }
}
