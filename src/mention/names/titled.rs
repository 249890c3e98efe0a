//! Where the title, descriptor or kinship before a human being's name begins and ends, and the office before a
//! body ("**deputy chairman** of the Security Council X").
//!
//! In: a place in a sentence, and the names found before it. Out: tokens. Which words are titles is in
//! [`super::titles`]; what a name takes of them in [`super::take_title`].

use super::candidate::{Candidate, Weight};
use super::layout::{KNOWN, flag};
use super::scan::Scan;
use super::titles::{Before, ROLES};
use crate::annotate::Tag;
use std::ops::Range;

/// What makes the word before a member's title a place.
pub(super) const SEAT: &str = "seat of a member";

impl super::lexicon::Lexicon<'_> {
    /// "MP", "Senator": the last word of an office that sits for a place.
    pub(super) fn seats(&self, office: Range<u32>) -> bool {
        office.end > office.start
            && matches!(self.folded(office.end - 1), "mp" | "senator" | "congressman" | "congresswoman")
    }

    /// One or two foreign words, no acronym.
    pub(super) fn seat_of(&self, name: &Candidate) -> bool {
        name.len() <= 2
            && !name.description
            && name.tokens.clone().all(|t| !self.of(t).listed && !self.of(t).upper)
    }
}

impl Scan<'_, '_> {
    /// "Member of Parliament (MP) | X": the letters of the title stand between it and the name.
    pub(super) fn letters_of_title(&self, name: u32) -> bool {
        let lex = self.lexicon;
        name >= self.start + 4
            && lex.folded(name - 1) == ")"
            && lex.folded(name - 3) == "("
            && lex.of(name - 2).upper
            && lex.role_ending(name - 3, self.start, flag::TITLE).is_some()
    }

    /// "her brother X", "the eldest brother, X".
    pub(super) fn kin_before(&self, name: u32, floor: u32) -> bool {
        let ends = |at: u32| self.lexicon.role_ending(at, floor, flag::KIN).is_some();
        ends(name) || (name > floor && self.lexicon.folded(name - 1) == "," && ends(name - 1))
    }

    /// The role before a name: "former minister", "minister of justice", "Minister for Ecology".
    pub(super) fn role_before(&self, name: u32, floor: u32) -> Option<Before> {
        let lex = self.lexicon;
        // "minister of justice X" is no justice.
        let field = |b: &Before| b.start > floor && matches!(lex.folded(b.start - 1), "of" | "for" | "and");
        let near = lex.before(name, floor);
        if let Some(before) = near.clone().filter(|b| !field(b)) {
            return Some(before);
        }
        self.role_with_field(name, floor).or(near)
    }

    fn role_with_field(&self, name: u32, floor: u32) -> Option<Before> {
        let lex = self.lexicon;
        let office = (floor.max(name.saturating_sub(9))..name)
            .find(|&k| lex.title_with_field(k, name) == Some(name))?;
        let word_end = lex.longest(office, name, |e| e & flag::TITLE != 0)?.0;
        let before = lex.before(word_end, floor)?;
        Some(Before { office: before.office.start..name, ..before })
    }

    /// "deputy chairman of the" right before a body: the tokens of the office's noun.
    pub(super) fn office_before_body(&self, body: u32) -> Option<Range<u32>> {
        let lex = self.lexicon;
        let mut at = body;
        if at > self.start && lex.folded(at - 1) == "the" {
            at -= 1;
        }
        if at == self.start || !matches!(lex.folded(at - 1), "of" | "at" | "for" | "in" | "to") {
            return None;
        }
        if let Some((k, _)) = lex.role_ending(at - 1, self.start, flag::TITLE) {
            return Some(k..at - 1);
        }
        // "director of training for the Coast Guard": a field stands between.
        let of = (self.start + 1..at - 1).rev().take(4).find(|&t| lex.folded(t) == "of")?;
        let plain = (of + 1..at - 1).all(|t| !lex.capital(t) && lex.of(t).wordlike);
        let (k, _) = lex.role_ending(of, self.start, flag::TITLE).filter(|_| plain && of + 1 < at - 1)?;
        Some(k..at - 1)
    }

    /// An article stands before the token, or before the "former" before it: another person may be meant.
    pub(super) fn articled(&self, at: u32) -> bool {
        let before = |t: u32| t.checked_sub(1).filter(|&t| t >= self.start).map(|t| self.lexicon.folded(t));
        before(at).is_some_and(|w| matches!(w, "the" | "a" | "an"))
    }

    /// "deputy chairman of the" before `body`: the office's first token.
    pub(super) fn office_of(&self, body: u32) -> Option<u32> {
        let lex = self.lexicon;
        let mut at = body;
        if at > self.start && lex.folded(at - 1) == "the" {
            at -= 1;
        }
        if at > self.start && matches!(lex.folded(at - 1), "of" | "at" | "for" | "in" | "to") {
            return lex.role_ending(at - 1, self.floor(), flag::TITLE).map(|(k, _)| k);
        }
        None
    }

    /// Takes the article and a nationality before `start` into the phrase.
    pub(super) fn article(&self, mut start: u32) -> u32 {
        let floor = self.floor();
        let lex = self.lexicon;
        if start > floor && lex.has(start - 1, flag::DEMONYM) {
            start -= 1;
        }
        if start > floor && matches!(lex.folded(start - 1), "the" | "a" | "an") {
            start -= 1;
        }
        start
    }

    pub(super) fn gender_of_address(&self, start: u32, end: u32) -> Option<crate::mention::Gender> {
        use crate::mention::Gender::{Feminine, Masculine};
        (start..end).find_map(|t| {
            let entry = self.lexicon.of(t).entry;
            let role = entry & (ROLES | flag::KIN) != 0;
            match entry & (flag::MASCULINE | flag::FEMININE) {
                flag::MASCULINE if role => Some(Masculine),
                flag::FEMININE if role => Some(Feminine),
                _ => None,
            }
        })
    }

    /// "Lusaka | Mayor | Toth": a capitalised title or descriptor within the run. Gives where it
    /// starts, its tokens and where the name starts (the run's end where there is none).
    pub(super) fn split_title(&self, start: u32, end: u32) -> Option<(u32, Range<u32>, u32)> {
        let lex = self.lexicon;
        // "**French** President Ana Lima": a nation before an office, though somebody may be called so.
        let nation = |t: u32| {
            lex.has(t, flag::DEMONYM)
                && t + 1 < end
                && lex.longest(t + 1, end, |e| e & flag::TITLE != 0).is_some()
        };
        let is_named =
            |t: u32| lex.has(t, flag::GIVEN | flag::SURNAME) && lex.class(t, KNOWN).is_none() && !nation(t);
        // "Marshall Islands Prime Minister": a country, though its first word is a given name.
        let place = lex.known_name(start, end).filter(|&(b, _)| b > start + 1 && b < end);
        // "Peace Minister Tolu Harat": the field of an office is nobody's given name.
        let field = start + 1 < end && lex.has(start, flag::DOMAIN) && lex.has(start + 1, flag::TITLE);
        let from = place.map_or(start + u32::from(field), |(behind, _)| behind);
        // The first word of a name in the run, looked for once, when a title stands there.
        let mut named = None;
        (start..end).rev().find_map(|k| {
            let fielded = lex.title_with_field(k, end);
            let behind = match fielded {
                Some(behind) => behind,
                None => lex.longest(k, end, |e| e & ROLES != 0)?.0,
            };
            // "Martin Luther King": a title's word as a surname.
            let named = *named.get_or_insert_with(|| (from..end).find(|&t| is_named(t)));
            // "Hope for Bread and Justice": no office ends a phrase with small words in it.
            // "the defence minister Sultan Oru": behind an office the word of a dignity is the name's.
            // "Rokeya Sultana": behind a foreign word too.
            let last = behind == end
                && k > start
                && matches!(lex.folded(k), "king" | "prince" | "shah" | "sultan" | "sultana")
                && (start..k).all(|t| !lex.of(t).listed && lex.capital(t));
            // "Senator **Dean** Toth"
            let given = k > start
                && behind == k + 1
                && behind < end
                && matches!(lex.folded(k), "dean" | "earl")
                && lex.has(k - 1, flag::TITLE);
            if last || given || k == start && lex.family_before_two(k, end) {
                return None;
            }
            let name = k == start
                && behind == k + 1
                && matches!(
                    lex.folded(k),
                    "baron" | "dean" | "duke" | "earl" | "hakim" | "marshal" | "prince" | "sultan"
                )
                && lex
                    .role_ending(k, self.floor(), flag::TITLE)
                    .is_some_and(|(r, _)| !lex.capital(k - 1) && r < k);
            if name || behind == k + 1 && self.sultan_by_name(k, end) {
                return None;
            }
            // "**Ko** Wen-hua": before a given name of two syllables it is a family's.
            if k == start && behind + 1 == end && lex.folded(k) == "ko" && lex.two_syllables(behind) {
                return None;
            }
            // "Aung **Ko** Latt": between two parts of a name it is a third.
            let inner = k > start
                && (lex.folded(k) == "ko" && !lex.of(k - 1).listed && !lex.has(k - 1, ROLES)
                    // "Brotherhood of **Saint** Sava"
                    || lex.folded(k) == "saint" && !lex.capital(k - 1));
            if inner {
                return None;
            }
            // "Haruno "Miss Beto" Talavi": the form of address is part of the nickname.
            let quoted = k > start && lex.annotated.tokens[k as usize - 1].tag == Tag::OpenQuote;
            let phrase =
                quoted || behind == end && (start..k).any(|t| !lex.capital(t) && lex.has(t, flag::FUNCTION));
            if named.is_some_and(|t| t < k)
                || phrase
                || (behind == end && k > start && lex.person_by_form(start, end).0 >= Weight::Fair)
                || (behind < end
                    && !lex.personlike(behind, end)
                    && !(lex.capital(k) && lex.person_behind_title(behind, end)))
            {
                return None;
            }
            // The longest title wins: "Prime Minister", not "Minister".
            let earliest = (start.max(k.saturating_sub(4))..k)
                .find(|&j| {
                    lex.longest(j, end, |e| e & ROLES != 0).is_some_and(|(b, _)| b >= behind)
                        || lex.title_with_field(j, end) == Some(behind)
                })
                .unwrap_or(k);
            Some((earliest, earliest..behind, behind))
        })
    }

    /// "**Sultan** bin Harun", "Prince **Sultan**": a given name before a father's name or behind another dignity.
    pub(super) fn sultan_by_name(&self, at: u32, end: u32) -> bool {
        let (lex, next) = (self.lexicon, at + 1);
        let dignity = |t: u32| {
            lex.capital(t)
                && matches!(lex.folded(t), "emir" | "king" | "prince" | "princess" | "sheikh" | "sheik")
        };
        let father = |t: u32| {
            lex.has(t, flag::PERSON_PARTICLE) || lex.folded(t).starts_with("al-") || lex.folded(t) == "al"
        };
        lex.folded(at) == "sultan"
            && if next < end { father(next) } else { at > self.start && dignity(at - 1) }
    }

    pub(super) fn titled(&mut self, left: Range<u32>, office: Range<u32>, name: Range<u32>) -> u32 {
        let lex = self.lexicon;
        // "Office of the **Prime Minister** | Tolu Harat": the office ends the name of its own body.
        let dangling = left.end.checked_sub(1).is_some_and(|t| matches!(lex.folded(t), "of" | "the"));
        if !left.is_empty() && dangling && lex.is_head(left.start) {
            let behind = self.plain(left.start, office.end);
            return if name.is_empty() { behind } else { self.plain(name.start, name.end) };
        }
        // "Speaker | Ebatu MP | Tolu Harat": what stands between two offices is the seat of the second.
        let second = lex.longest(left.start, left.end, |e| e & ROLES != 0).map(|(behind, _)| behind);
        let left = match second {
            Some(behind) if behind < left.end && lex.seats(office.clone()) => {
                let seat = self.candidate(behind..left.end);
                let foreign = lex.seat_of(&seat);
                if foreign {
                    self.out.push(seat.typed("Region", Weight::Fair, SEAT));
                }
                if foreign { left.end..left.end } else { behind..left.end }
            }
            _ => left,
        };
        let fields =
            left.clone().all(|t| lex.has(t, flag::DOMAIN | flag::COMMON | flag::TITLE | flag::FUNCTION));
        let office = if fields { left.start..office.end } else { office };
        let mut inner_end = left.end;
        if !fields && left.start < left.end {
            // What is left of the title is a body, a place or a nationality.
            if !left.clone().all(|t| lex.has(t, flag::DEMONYM | flag::COMMON | flag::FUNCTION)) {
                inner_end = self.plain(left.start, left.end).min(left.end);
            }
        }
        let _ = inner_end;
        if name.is_empty() {
            return office.end;
        }
        // "Judge | Sir Tolu Harat": a form of address behind the office.
        let address = lex.longest(name.start, name.end, |e| e & ROLES != 0).filter(|&(behind, entry)| {
            let polite = entry & flag::HONORIFIC != 0 || matches!(lex.folded(behind - 1), "sir" | "dame");
            polite
                && behind < name.end
                && lex.personlike(behind, name.end)
                && !lex.family_before_two(name.start, name.end)
        });
        self.plain(address.map_or(name.start, |(behind, _)| behind), name.end)
    }
}
