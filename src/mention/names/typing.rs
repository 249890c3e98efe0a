//! What a capitalised run names, by its own words: head nouns, known names, given names, particles,
//! endings of surnames.
//!
//! In: the tokens of a name. Out: class, weight and reason. Not here: what stands around the name
//! ([`super::titles`], [`super::evidence`]).

use super::candidate::{Candidate, PARTY, PERSON, Weight};
use super::layout::{self, HEAD, KNOWN, flag};
use super::lexicon::{CLASSES, Lexicon};
use crate::mention::Gender;
use std::ops::Range;

impl Lexicon<'_> {
    /// Types a candidate by its own words.
    pub(super) fn type_by_form(&self, candidate: &mut Candidate) {
        let Range { start, end } = candidate.tokens.clone();
        if let Some((behind, entry)) = self.known_name(start, end)
            && behind == end
        {
            let class = layout::class(entry, KNOWN).expect("asked for");
            let small = entry & flag::SMALL_PLACE != 0;
            let person = end - start == 1 && entry & (flag::GIVEN | flag::SURNAME) != 0;
            let head = end - start == 1 && entry & (flag::HEAD_END | flag::HEAD_BEGIN) != 0;
            let country = CLASSES[class as usize] == "Country";
            // "Southern", "Independence": a dictionary word first, a town of that name second.
            let place = end - start == 1 && matches!(CLASSES[class as usize], "Region" | "Settlement");
            let weight = match () {
                () if place
                    && self.has(start, flag::OPENER | flag::COMMON | flag::DOMAIN | flag::DEMONYM) =>
                {
                    Weight::None
                }
                () if place && !small && self.plain_word(start) => Weight::Weak,
                () if small && end - start == 1 && (head || self.of(start).listed) => Weight::None,
                () if country && !person => Weight::Strong,
                () if small => Weight::Weak,
                () if person => Weight::Fair,
                () => Weight::Strong,
            };
            candidate.weigh(CLASSES[class as usize], weight, "known name");
        }
        if self.country_by_form(start, end) {
            candidate.weigh("Country", Weight::Strong, "form of state and country");
        }
        // "Voice – Social Democracy"
        let dash = |at: u32| matches!(self.form(at), "–" | "—" | "-") && self.spaced(at);
        if (start + 1..end.saturating_sub(1)).any(dash) {
            candidate.weigh(PARTY, Weight::Strong, "name of what it is for");
        }
        if candidate.weight < Weight::Strong
            && let Some(class) = self.head_class(start, end)
        {
            candidate.weigh(class, Weight::Strong, "head noun");
        }
        if let Some(class) = self.compound_noun(end - 1).filter(|_| candidate.class.is_none()) {
            candidate.weigh(class, Weight::Fair, "noun at the end of a compound");
        }
        if end - start == 1 && candidate.class.is_none() && self.inner_capital(start) {
            candidate.weigh("Organization", Weight::Fair, "capital inside the word");
        }
        // "Lawyers **Without** Frontiers"
        let lacking = |at: u32| self.folded(at) == "without" && self.capital(at) && self.plural(at - 1);
        if (start + 1..end.saturating_sub(1)).any(|at| lacking(at) || self.for_a_cause(start, at, end)) {
            candidate.weigh("Organization", Weight::Strong, "people for a cause");
        }
        if candidate.weight < Weight::Fair
            && let Some(class) =
                (start..end).find_map(|t| self.linked_head(t)).or_else(|| self.head_inside(start, end))
        {
            candidate.weigh(class, Weight::Strong, "head noun");
        }
        if (start + 1..end.saturating_sub(1)).any(|at| self.for_a_creed(start, at, end)) {
            candidate.weigh(PARTY, Weight::Strong, "name of what it is for");
        }
        // "North Harumat": the part of a country; "North" is a surname where another name stands before it.
        if self.compass(start) && end - start == 2 && !self.of(end - 1).listed && !self.of(end - 1).upper {
            candidate.weigh("Region", Weight::Fair, "compass word before a name");
        }
        // "Tolvu State", "Upper Harat State": a part of a country, where no dictionary has the word before.
        let part = self.folded(end - 1) == "state"
            && (2..=3).contains(&(end - start))
            && (start..end - 1).all(|t| !self.has(t, flag::DEMONYM | flag::TITLE))
            && (!self.of(end - 2).listed && !self.of(end - 2).upper
                || self.class(end - 2, KNOWN).is_some_and(|c| CLASSES[c as usize] == "Region"));
        if part {
            candidate.weigh("Region", Weight::Strong, "state behind a name");
        }
        // "Channel 9"
        if end - start == 2
            && self.folded(start) == "channel"
            && self.form(end - 1).bytes().all(|b| b.is_ascii_digit())
        {
            candidate.weigh("MediaOutlet", Weight::Strong, "numbered channel");
        }
        // "Harat North", "Tolvu West": a part of a town or a constituency, unless a given name opens it.
        let district = end - start == 2
            && (self.compass(end - 1) || self.folded(end - 1) == "central")
            && !self.compass(start)
            && !self.of(start).upper
            && !self.has(start, flag::TITLE | flag::OPENER | flag::DEMONYM | flag::GIVEN)
            && match self.class(start, KNOWN) {
                Some(class) => matches!(CLASSES[class as usize], "Settlement" | "Region"),
                None => !self.of(start).listed,
            };
        if district {
            candidate.weigh("Region", Weight::Strong, "compass word behind a name");
        }
        let (weight, by) = self.person_by_form(start, end);
        candidate.weigh(PERSON, weight, by);
        if candidate.is_person() {
            candidate.gender = self.gender_of(start);
        }
    }

    /// "Federal Republic of Ghana", "Union of the Comoros": a form of state before a country.
    fn country_by_form(&self, start: u32, end: u32) -> bool {
        const STATES: &[&str] = &[
            "commonwealth",
            "emirate",
            "federation",
            "kingdom",
            "principality",
            "republic",
            "state",
            "states",
            "sultanate",
            "union",
        ];
        let Some(of) = (start + 1..end).find(|&t| self.folded(t) == "of" && !self.capital(t)) else {
            return false;
        };
        let name = if of + 1 < end && self.folded(of + 1) == "the" { of + 2 } else { of + 1 };
        // "Patriotic Union of Ghana" is no state.
        let bare = of - 1 == start || matches!(self.folded(of - 1), "republic" | "kingdom" | "states");
        name < end
            && bare
            && STATES.contains(&self.folded(of - 1))
            && self.known_name(name, end).is_some_and(|(behind, entry)| {
                behind == end && layout::class(entry, KNOWN).is_some_and(|c| CLASSES[c as usize] == "Country")
            })
    }

    /// "North", "Eastern", "Upper" before a place's name.
    pub(super) fn compass(&self, token: u32) -> bool {
        matches!(
            self.folded(token),
            "north"
                | "south"
                | "east"
                | "west"
                | "northern"
                | "southern"
                | "eastern"
                | "western"
                | "upper"
                | "lower"
        )
    }

    /// True for a word of the dictionary that is neither a known given name nor a surname.
    fn plain_word(&self, token: u32) -> bool {
        self.of(token).listed && !self.has(token, flag::GIVEN | flag::SURNAME)
    }

    /// "Harumbank", "Tolvuradio": a foreign word that ends in the noun that says what it names.
    fn compound_noun(&self, token: u32) -> Option<&'static str> {
        const NOUNS: &[(&str, &str)] = &[
            ("bank", "Company"),
            ("energo", "Company"),
            ("gaz", "Company"),
            ("neft", "Company"),
            ("petroleum", "Company"),
            ("radio", "MediaOutlet"),
            ("telecom", "Company"),
            ("telekom", "Company"),
        ];
        let (known, form) = (self.of(token), self.folded(token));
        let bare = known.capital && !known.listed && known.entry & (flag::GIVEN | flag::SURNAME) == 0;
        let ends = |noun: &str| form.len() >= noun.len() + 4 && form.ends_with(noun) && !form.contains('-');
        NOUNS.iter().find(|(noun, _)| bare && ends(noun)).map(|&(_, class)| class)
    }

    /// "BankCentre", "YouTube" but not "McDonald": companies and media write themselves so.
    fn inner_capital(&self, token: u32) -> bool {
        let form = self.form(token);
        let mut chars = form.chars().peekable();
        let mut seen = 0;
        while let Some(c) = chars.next() {
            seen += 1;
            if seen >= 3 && c.is_lowercase() && chars.peek().is_some_and(|n| n.is_uppercase()) {
                let tail = form.chars().skip(seen).count();
                return tail >= 2 && !form.starts_with("Mac") && !form.contains(['-', '\'', '’']);
            }
        }
        false
    }

    /// The gender that a given name tells.
    pub(super) fn gender_of(&self, token: u32) -> Option<Gender> {
        match self.of(token).entry & (flag::MASCULINE | flag::FEMININE) {
            flag::MASCULINE => Some(Gender::Masculine),
            flag::FEMININE => Some(Gender::Feminine),
            _ => None,
        }
    }

    /// The class that the head noun of `start..end` gives, where the name is more than the noun.
    pub(super) fn head_class(&self, start: u32, end: u32) -> Option<&'static str> {
        let whole = end;
        let end = self.before_number(start, end);
        let joint = (start + 1..end).find(|&t| {
            (!self.capital(t) || self.folded(t) == "against") && self.has(t, flag::FUNCTION | flag::PARTICLE)
        });
        // "Public Order and Security Act": the noun behind "and" closes both.
        let coordinated = joint.filter(|&joint| self.folded(joint) == "and");
        let class = coordinated
            .and_then(|joint| self.head_ending(joint + 1, end))
            .or_else(|| {
                joint.and_then(|joint| {
                    self.head_across(start, joint, end).or_else(|| self.head_ending(start, joint))
                })
            })
            .or_else(|| self.head_beginning(start, end).filter(|_| joint.is_some()))
            .or_else(|| {
                self.head_ending(start, end)
                    .filter(|&(_, k)| k > start || joint.is_some() || whole - start > 1)
            })
            .or_else(|| {
                // "Code Amber" is no code of law, nor "Bill Toth" a bill.
                self.head_beginning(start, end).filter(|&(c, _)| {
                    whole - start > 1
                        && (end < whole
                            || CLASSES[c as usize] != "Code"
                                && !(CLASSES[c as usize] == "Bill" && self.personal_bill(start, end)))
                })
            })?;
        // "Code of Practice Tribunal": the body at the end, not the law that it is named after.
        // "Republic of Tolvu Armed Forces" is no republic.
        let opener = matches!(CLASSES[class.0 as usize], "Code" | "Region");
        let body = (opener && joint.is_some_and(|joint| class.1 < joint))
            .then(|| self.head_ending(joint.map_or(start, |j| j + 1), end))
            .flatten()
            .filter(|&(c, _)| {
                matches!(
                    CLASSES[c as usize],
                    "Court" | "Agency" | "Commission" | "Institution" | "Organization" | "SecurityForce"
                )
            });
        Some(self.refine(body.map_or(class.0, |b| b.0), start, end))
    }

    /// "Bill Toth": the given name before a foreign word.
    pub(super) fn personal_bill(&self, start: u32, end: u32) -> bool {
        end - start == 2
            && self.has(start, flag::GIVEN)
            && !self.of(end - 1).listed
            && !self.of(end - 1).upper
    }

    /// "Tehreek-e-Tolu", "Majlis-i-Harat": a head noun that a vowel links to what follows.
    fn linked_head(&self, token: u32) -> Option<&'static str> {
        let parts = &mut self.folded(token).split('-');
        let (noun, link) = (parts.next()?, parts.next()?);
        let linked = self.capital(token) && matches!(link, "e" | "i" | "ye" | "ul");
        let entry = linked.then(|| self.entry_of(noun)).filter(|e| e & flag::HEAD_BEGIN != 0)?;
        layout::class(entry, HEAD).map(|c| CLASSES[c as usize])
    }

    /// "Legal Clinic Adilet", "Media Group Tolvu": dictionary words up to the noun, and a foreign word.
    fn head_inside(&self, start: u32, end: u32) -> Option<&'static str> {
        let noun = end.checked_sub(2).filter(|&t| t > start)?;
        let foreign = |t: u32| {
            !self.of(t).listed && !self.of(t).upper && self.of(t).entry & (flag::GIVEN | flag::SURNAME) == 0
        };
        let plain = (start..=noun).all(|t| self.capital(t) && self.of(t).listed);
        let named = foreign(end - 1) && self.class(end - 1, KNOWN).is_none();
        let owner = noun > start && self.annotated.tokens[noun as usize - 1].tag == crate::annotate::Tag::POS;
        let (class, _) = self.head_ending(start, noun + 1).filter(|_| plain || owner)?;
        // "King's College London"
        let seated = CLASSES[class as usize] == "University"
            && self.class(end - 1, KNOWN).is_some_and(|c| CLASSES[c as usize] == "Settlement");
        if !(plain && named || seated) {
            return None;
        }
        matches!(
            CLASSES[class as usize],
            "Organization" | "Company" | "MediaOutlet" | "University" | "Union" | "Facility" | "Place"
        )
        .then(|| CLASSES[class as usize])
    }

    /// Where the words of "Supreme Decree No. 45" and "Banking Act, 2015" end and the number begins.
    fn before_number(&self, start: u32, end: u32) -> u32 {
        let mut behind = end;
        while behind > start + 1
            && self.form(behind - 1).starts_with(|c: char| c.is_ascii_digit() || "/-,".contains(c))
        {
            behind -= 1;
        }
        let word =
            behind < end && behind > start + 1 && matches!(self.folded(behind - 1), "no" | "no." | "number");
        behind - u32::from(word)
    }

    /// The head noun that ends at `end`: the longest phrase of the list.
    pub(super) fn head_ending(&self, start: u32, end: u32) -> Option<(u8, u32)> {
        (start.max(end.saturating_sub(4))..end).find_map(|k| {
            let (behind, entry) = self.longest(k, end, |e| e & flag::HEAD_END != 0)?;
            (behind == end && self.capital(end - 1))
                .then(|| layout::class(entry, HEAD))
                .flatten()
                .map(|c| (c, k))
        })
    }

    /// "Tolu **Chamber of Commerce**": a phrase of the list over the small word at `joint`.
    fn head_across(&self, start: u32, joint: u32, end: u32) -> Option<(u8, u32)> {
        (start.max(joint.saturating_sub(2))..joint).find_map(|k| {
            let (behind, entry) = self.longest(k, end, |e| e & flag::HEAD_BEGIN != 0)?;
            (behind > joint).then(|| layout::class(entry, HEAD)).flatten().map(|c| (c, k))
        })
    }

    /// The head noun that begins at `start` and has a complement or a name behind it.
    fn head_beginning(&self, start: u32, end: u32) -> Option<(u8, u32)> {
        let (behind, entry) = self.longest(start, end, |e| e & flag::HEAD_BEGIN != 0)?;
        (behind < end || end - start == 1).then(|| layout::class(entry, HEAD)).flatten().map(|c| (c, start))
    }
}
