//! One sentence, left to right: every capitalised run is cut into names and typed by what it is made
//! of and what stands right beside it.
//!
//! In: a sentence. Out: [`Candidate`]s without overlap. Not here: evidence from elsewhere in the
//! document ([`super::evidence`]).

use super::candidate::{Candidate, Weight};
use super::layout::{self, KIND, KNOWN, flag};
use super::lexicon::{CLASSES, Lexicon};
use super::titles::ROLES;
use super::words::Word;
use crate::annotate::Tag;
use std::ops::Range;

/// True for the class of bodies of a state.
fn of_state(class: u8) -> bool {
    matches!(CLASSES[class as usize], "Institution" | "SecurityForce" | "Agency")
}

/// What stands behind the name of a part of a country.
const PLACE_KINDS: &[&str] =
    &["state", "province", "county", "region", "district", "oblast", "prefecture", "governorate", "city"];

/// A pass over one sentence.
pub(super) struct Scan<'l, 'a> {
    pub(super) lexicon: &'l Lexicon<'a>,
    pub(super) sentence: u32,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) out: Vec<Candidate>,
}

impl Scan<'_, '_> {
    /// Walks the sentence.
    pub(super) fn run(&mut self) {
        let mut at = self.start;
        while at < self.end {
            let token = &self.lexicon.annotated.tokens[at as usize];
            let next = if self.numbers(at) {
                // "prison | No. 7"
                Some(at + 2)
            } else if let Some(behind) = self.field_of_office(at) {
                // "Minister of Information and Culture | X": fields name nothing.
                Some(behind)
            } else if token.tag == Tag::OpenQuote {
                self.quoted(at)
            } else if !self.lexicon.capital(at) {
                self.numbered_name(at).or_else(|| self.described(at))
            } else if let Some((behind, _)) = self
                .lexicon
                .longest(at, self.end, |e| e & flag::DEMONYM != 0)
                .filter(|&(behind, _)| behind > at + 1 && !self.opens_body(at, behind))
            {
                // "South Korean": two capitals and no name.
                Some(behind)
            } else if let Some(behind) = self.numbered_name(at).or_else(|| self.party_of_words(at)) {
                Some(behind)
            } else if self.lexicon.of(at).upper && self.lexicon.class(at, KIND).is_some() {
                // "the NGO Sisters Without Walls": the kind of body, not its name.
                self.kind_acronym(at)
            } else if let Some(behind) = self.title_in_small_letters(at) {
                Some(behind)
            } else if self.lexicon.nameable(at) || self.month_as_given(at) {
                let end = self.lexicon.run_end(at, self.end);
                Some(self.name(at, end))
            } else if let Some((end, _)) = self.lexicon.known_name(at, self.end).filter(|&(end, _)| {
                // "The Independent" is a paper, "The Independent Media Board" none.
                end > at + 1 && !(end < self.end && self.lexicon.nameable(end))
            }) {
                // "The Guardian": a known name that opens with a small word.
                Some(self.plain(at, end))
            } else {
                None
            };
            at = next.unwrap_or(at + 1).max(at + 1);
        }
    }

    /// "South African Broadcasting Corporation": the nationality opens the name of a body.
    fn opens_body(&self, at: u32, behind: u32) -> bool {
        let lex = self.lexicon;
        behind < self.end && lex.nameable(behind) && {
            let end = lex.run_end(at, self.end);
            end > behind + 1 && lex.is_head(end - 1) && lex.head_class(at, end).is_some()
        }
    }

    /// "Prime minister", "Vice president": a title that opens its sentence is no name; gives the token behind it.
    fn title_in_small_letters(&self, at: u32) -> Option<u32> {
        let lex = self.lexicon;
        let opens = at == self.start && at + 1 < self.end && !lex.capital(at + 1);
        let title = || lex.longest(at, self.end, |e| e & flag::TITLE != 0);
        opens.then(title).flatten().map(|(behind, _)| behind).filter(|&behind| behind > at + 1)
    }

    /// "NGO" before a name; "NGO Affairs Bureau" is a name itself.
    fn kind_acronym(&mut self, at: u32) -> Option<u32> {
        let lex = self.lexicon;
        let end = lex.run_end(at, self.end);
        let of_state = end > at + 1
            && lex.head_class(at + 1, end).is_some_and(|class| {
                matches!(
                    class,
                    "Agency" | "Bill" | "Code" | "Commission" | "Institution" | "Law" | "Ministry"
                )
            });
        of_state.then(|| self.name(at, end))
    }

    /// The end of the fields that an office at `at` has behind "of" or "for".
    fn field_of_office(&self, at: u32) -> Option<u32> {
        let lex = self.lexicon;
        if !lex.has(at, flag::TITLE) {
            return None;
        }
        lex.title_with_field(at, self.end).filter(|&behind| (at..behind).skip(1).any(|t| lex.capital(t)))
    }

    /// How far left a name may reach.
    pub(super) fn floor(&self) -> u32 {
        self.out.last().map_or(self.start, |c| c.extent.end)
    }

    pub(super) fn candidate(&self, tokens: Range<u32>) -> Candidate {
        Candidate::new(self.sentence, tokens)
    }

    /// Cuts and types the run `start..end`; gives the token to go on from.
    fn name(&mut self, start: u32, end: u32) -> u32 {
        let lex = self.lexicon;
        if let Some(behind) = self.owner_without_apostrophe(start) {
            return behind;
        }
        if let Some(behind) = self.inside_title(start, end) {
            return if behind < end { self.plain(behind, end) } else { end };
        }
        let Range { start, end: stop } = self.trimmed(start, end);
        if start == stop {
            return end;
        }
        if let Some(behind) = self.with_postnominal(start, stop).or_else(|| self.partisans(start, stop)) {
            return behind;
        }
        // "Commission on Rights and Administrative Justice (CRAJ)": no office ends what the letters spell.
        if self.spelt_out(start, stop) {
            return self.plain(start, stop);
        }
        let body = self.is_body(start, stop);
        // "Chairman | Tolu Review Board": the office stands before the body without a small word.
        if let Some(behind) = self.office_before_head(start, stop) {
            return self.plain(behind, stop);
        }
        if !body {
            if let Some((left, office, name)) = self.split_title(start, stop) {
                return self.titled(start..left, office, name..stop);
            }
            if let Some(head) = self.split_body(start, stop) {
                self.plain(start, head + 1);
                return self.plain(head + 1, stop);
            }
        }
        // "President of Malawi | Grace Phiri", "Ambassador to Malawi | Dr. Phiri": the place belongs to the office.
        if let Some(behind) = self.place_of_office(start, stop) {
            self.plain(start, behind);
            if let Some(place) = self.out.last_mut().filter(|c| c.tokens.end == behind) {
                place.weigh("Region", Weight::Fair, "place of an office");
            }
            return self.name(behind, stop);
        }
        // A demonym before a human being is no part of the name.
        // ("Saudi Arabia" keeps its first word, and so does "Christian Nkosi").
        let whole = lex.known_name(start, stop).is_some_and(|(behind, _)| behind > start + 1);
        // "the British | Daily Telegraph"
        let outlet = stop - start > 2
            && lex.has(start, flag::DEMONYM)
            && lex.known_name(start + 1, stop).is_some_and(|(behind, entry)| {
                behind == stop
                    && layout::class(entry, KNOWN).is_some_and(|c| CLASSES[c as usize] == "MediaOutlet")
            });
        let apart = outlet
            || stop - start > 1
            && lex.has(start, flag::DEMONYM)
            && !whole
            && !lex.personlike(start, stop)
            && !body
            && lex.personlike(start + 1, stop)
            // "the Norlanders First party": a word of the dictionary is nobody's name.
            && !(stop == start + 2
                && lex.of(start + 1).listed
                && !lex.has(start + 1, flag::GIVEN | flag::SURNAME));
        self.plain(start + u32::from(apart), stop)
    }

    /// The run without the small words, openers of a sentence and fields of an office around it.
    fn trimmed(&self, start: u32, end: u32) -> Range<u32> {
        let lex = self.lexicon;
        let opened = self.all_before(start, end);
        let kept = opened < start || lex.folded(start) == "all";
        let (mut start, mut stop) = (opened, end);
        while start < stop && !kept && lex.has(start, flag::FUNCTION) && !lex.nameable(start) {
            start += 1;
        }
        // "New rules", "General Ahmedov": an adjective that opens the sentence, unless the name needs it.
        let opens = start == self.start
            && lex.has(start, flag::OPENER)
            && lex.longest(start, stop, |e| e & ROLES != 0).is_none();
        if opens && lex.known_name(start, stop).is_none() && lex.head_class(start, stop).is_none() {
            start += 1;
        }
        // "Tolvan NGO | Open Harbour": the kind of body, not its name.
        let kind = |t: u32| lex.of(t).upper && lex.class(t, KIND).is_some();
        if start + 2 < stop && lex.has(start, flag::DEMONYM) && kind(start + 1) {
            start += 2;
        }
        // "Minister for | Ecology Imran": the field belongs to the title.
        if stop.saturating_sub(start) > 1
            && lex.has(start, flag::DOMAIN)
            && self.office_of(start).is_some()
            && !(start..stop).any(|t| lex.is_head(t))
            && lex.head_class(start, stop).is_none()
        {
            while start + 1 < stop && lex.has(start, flag::DOMAIN) {
                start += 1;
            }
        }
        while stop > start
            && (lex.has(stop - 1, flag::FUNCTION | flag::DATE)
                && !lex.has(stop - 1, flag::GIVEN | flag::SURNAME)
                && !lex.ends_in_day(stop - 1, start))
        {
            stop -= 1;
        }
        start..stop
    }

    /// "Tolu Harat QC": letters behind a person's name; gives the token behind them.
    fn with_postnominal(&mut self, start: u32, stop: u32) -> Option<u32> {
        let lex = self.lexicon;
        let letters = stop > start + 2
            && lex.of(stop - 1).upper
            && lex.tells(stop - 1, Word::Postnominal)
            && lex.personlike(start, stop - 1);
        if !letters {
            return None;
        }
        let behind = self.name(start, stop - 1);
        if let Some(person) = self.out.last_mut().filter(|c| behind == stop - 1 && c.extent.end == behind) {
            person.extent.end = stop;
        }
        Some(behind.max(stop))
    }

    /// The run names a body by its own words.
    fn is_body(&self, start: u32, stop: u32) -> bool {
        let lex = self.lexicon;
        // "General Staff" is known, "Air Force" a phrase of the heads though neither word is one.
        let known = lex.known_name(start, stop).is_some_and(|(behind, entry)| {
            behind == stop && behind > start + 1 && layout::class(entry, KNOWN).is_some_and(of_state)
        });
        // "the EU Chief Observer": the noun of a paper inside an office.
        let office = (start..stop).all(|t| lex.capital(t))
            && (start..stop - 1).any(|k| {
                let title = lex.longest(k, stop, |e| e & flag::TITLE != 0);
                title.is_some_and(|(behind, _)| behind == stop && lex.folded(stop - 1) == "observer")
            });
        !office && known
            || !office
                && lex.head_class(start, stop).is_some()
                && (lex.is_head(stop - 1)
                    || lex.head_ending(start, stop).is_some_and(|(_, k)| k + 1 < stop)
                    || !lex.personlike(stop - 1, stop))
    }

    /// "Chairman", "Judge" that opens the run of a body's name; gives the token behind it.
    fn office_before_head(&self, start: u32, stop: u32) -> Option<u32> {
        let lex = self.lexicon;
        let office =
            matches!(lex.folded(start), "chairman" | "chairperson" | "chairwoman" | "judge" | "member");
        let rest = start + 1;
        (office && rest + 1 < stop && lex.capital(rest) && lex.head_class(rest, stop).is_some())
            .then_some(rest)
    }

    /// The end of the place at `start` that an office governs, where a human being's name follows.
    fn place_of_office(&self, start: u32, stop: u32) -> Option<u32> {
        let lex = self.lexicon;
        self.office_of(start)?;
        let known = lex.known_name(start, stop).filter(|(_, entry)| {
            let class = layout::class(*entry, KNOWN).map(|c| CLASSES[c as usize]);
            matches!(class, Some("Country" | "Region" | "Settlement"))
        });
        let mut behind = known.map_or(start, |(behind, _)| behind);
        // "Governor of Zamba State | Juma Toth"
        if let Some(kind) = (behind..stop.min(start + 3)).find(|&t| PLACE_KINDS.contains(&lex.folded(t))) {
            behind = kind + 1;
        }
        // "Mayor of Tolvas | Elsa Toth": a foreign word before a given name.
        let unknown = behind == start
            && stop - start >= 3
            && !lex.of(start).listed
            && !lex.of(start).upper
            && !lex.has(start, flag::GIVEN | flag::SURNAME)
            && lex.has(start + 1, flag::GIVEN);
        behind += u32::from(unknown);
        let rest = lex.longest(behind, stop, |e| e & ROLES != 0).map_or(behind, |(b, _)| b);
        let full = stop.saturating_sub(rest) > u32::from(rest == behind);
        let person = full
            && lex.personlike(rest, stop)
            && (rest > behind || lex.person_by_form(rest, stop).0 >= Weight::Fair);
        (behind > start && behind < stop && person).then_some(behind)
    }

    /// "Border Safety Council | Imran Toth" where an office governs the body, or a given name
    /// follows the head noun; gives the head's token.
    fn split_body(&self, start: u32, end: u32) -> Option<u32> {
        let lex = self.lexicon;
        (start..end - 1).rev().find(|&h| {
            lex.is_head(h)
                && lex.has(h, flag::HEAD_END)
                && lex.personlike(h + 1, end)
                && (h > start || self.office_of(start).is_some())
                && {
                    let governed = self.office_of(start).is_some();
                    // "director of Tolvu Bank Ghana"
                    let place = end - h == 2 && lex.class(h + 1, KNOWN).is_some();
                    (governed && !place) || (lex.has(h + 1, flag::GIVEN) && end - h > 2)
                }
        })
    }

    /// One name: typed by its words, by the title before it, and by the noun beside it.
    pub(super) fn plain(&mut self, start: u32, end: u32) -> u32 {
        let lex = self.lexicon;
        let lone_head = end - start == 1 && lex.is_head(start);
        let nothing = (start..end).all(|t| {
            lex.has(
                t,
                flag::DEMONYM | flag::COMMON | flag::DATE | flag::FUNCTION | flag::OPENER | flag::DOMAIN,
            )
        }) && !(start..end).any(|t| lex.is_head(t) || lex.class(t, KNOWN).is_some());
        let titleish = end - start <= 3
            && lex.longest(start, end, |e| e & ROLES != 0).is_some_and(|(b, _)| b == end)
            && !self.sultan_by_name(end - 1, end);
        if lex.is_sort(start, end) || start > self.start + 1 && lex.ends_title(start, end) {
            return end;
        }
        let mut candidate = self.candidate(start..end);
        lex.type_by_form(&mut candidate);
        if (nothing || titleish) && candidate.weight < Weight::Strong {
            return self.kind_beside(candidate, true);
        }
        if lone_head && candidate.class.is_none() {
            // "the rights group **Memorial**"
            let group = |class: &str| {
                matches!(class, "NGO" | "Organization" | "MediaOutlet" | "PoliticalParty" | "Union")
            };
            // "the **Memorial** group"
            let behind = || {
                let entry = self.kind_behind(end).filter(|_| start > self.start)?.1;
                layout::class(entry, KIND).map(|c| CLASSES[c as usize])
            };
            if self.kind_before(start).is_some_and(|(_, class)| group(class)) || behind().is_some_and(group) {
                return self.kind_beside(candidate, true);
            }
            return self.lone_head(candidate);
        }
        let closed = candidate.weight == Weight::Strong && !candidate.is_person();
        let behind_title =
            || lex.person_behind_title(start, end) && lex.role_ending(start, self.floor(), ROLES).is_some();
        if !closed && (lex.personlike(start, end) || behind_title()) {
            self.take_title(&mut candidate);
        }
        self.of_transition(&mut candidate);
        // "RFE/RL's Tolvan **Service**": the part of an outlet.
        let desk = lex.folded(end - 1) == "service"
            && start > self.start
            && lex.annotated.tokens[start as usize - 1].tag == Tag::POS
            && self.out.last().is_some_and(|c| c.extent.end + 1 == start && c.class == Some("MediaOutlet"));
        if desk {
            candidate.overrule("MediaOutlet", Weight::Strong, "service of an outlet");
        }
        self.kind_beside(candidate, false)
    }

    /// "the **transitional** Senate", "the **interim** Parliament": for a time it is another body.
    fn of_transition(&self, candidate: &mut Candidate) {
        let lex = self.lexicon;
        let start = candidate.tokens.start;
        let body = matches!(candidate.class, Some("Legislature" | "Cabinet")) && candidate.len() <= 2;
        let passing = |t: u32| matches!(lex.folded(t), "transitional" | "interim" | "provisional");
        if body && start > self.floor() && passing(start - 1) && !lex.capital(start - 1) {
            candidate.tokens.start = start - 1;
            candidate.extent.start = candidate.extent.start.min(start - 1);
        }
    }
}
