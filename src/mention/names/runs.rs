//! Where a capitalised name begins and ends: capitals, particles, and the small words that a body's
//! name may hold ("Union of Journalists", "Ministry of Culture and Information").
//!
//! In: a sentence and the token at which a capital stands. Out: the token behind the run. Not here:
//! what the run names, nor titles within it ([`super::typing`], [`super::titles`]).

use super::candidate::Weight;
use super::layout::flag;
use super::lexicon::Lexicon;
use crate::annotate::{PosSet, Tag};

/// Words that join the parts of a body's name.
const JOINING: &[&str] = &["of", "for", "on", "against", "to", "in", "with", "without", "under"];

/// Nouns that a number behind them makes a name: "Decree 349", "Law No. 12/2009", "Group 24".
const NUMBERED: &[&str] = &[
    "act",
    "bill",
    "channel",
    "code",
    "decree",
    "decree-law",
    "directive",
    "group",
    "law",
    "no",
    "no.",
    "number",
    "order",
    "ordinance",
    "proclamation",
    "resolution",
    "statute",
    "studio",
];

/// Nouns of bodies that are a cause as well: "League for Law and Order".
const ABSTRACT: &[&str] = &["community", "elections", "energy", "law", "media", "order", "press", "trust"];

/// How nouns for people end.
const PEOPLE: &[&str] =
    &["er", "or", "ist", "ian", "citizen", "child", "children", "men", "friend", "patient", "youth"];

/// How many tokens ahead the noun of a law may stand.
const LAW_REACH: u32 = 8;

impl Lexicon<'_> {
    /// A capitalised word that can be part of a name.
    pub(super) fn nameable(&self, token: u32) -> bool {
        let known = self.of(token);
        known.capital && known.wordlike && known.entry & (flag::FUNCTION | flag::DATE) == 0
    }

    /// The end of the name that starts at `start`.
    pub(super) fn run_end(&self, start: u32, end: u32) -> u32 {
        let mut at = start + 1;
        // A long known name is taken whole: "African Court on Human and Peoples' Rights".
        if let Some((behind, _)) = self.known_name(start, end) {
            at = behind;
            // "Radio Free Europe | Kyrgyz": a long known name goes on only to a head noun.
            if behind - start >= 3 && behind < end && self.nameable(behind) && !self.is_head(behind) {
                return behind;
            }
        }
        let mut head = (start..at).any(|t| self.is_head(t));
        let mut joined = false;
        let mut listed = false;
        while at < end {
            if self.nameable(at) || self.surname_may(at, start) {
                // "Harbour Pact President X of": what follows belongs to the person.
                let office = head && !joined && self.has(at, flag::TITLE) && !self.is_head(at);
                head = (head && !office) || self.is_head(at);
                at += 1;
            } else if let Some(behind) = self.particles(at, end) {
                at = behind;
            } else if let Some(behind) = self.glued(at, end).or_else(|| self.number(at, start, end)) {
                at = behind;
            } else if let Some(behind) = self.nickname(at, start, end) {
                at = behind;
            } else if self.numbered(at, end) {
                at += 1;
            } else if let Some(behind) = self.inner_possessive(at, end) {
                head = true;
                at = behind;
            } else if let Some(behind) = self.joining(at, start, end, head, joined) {
                head |= self.kind_follows(behind - 1, end);
                joined = true;
                at = behind;
            } else if let Some(behind) = self.coordination(at, start, end, head && joined, &mut listed) {
                head |= self.is_head(behind - 1);
                at = behind;
            } else {
                break;
            }
        }
        at
    }

    /// "Island", "Lake", "Bay" at the head of a name.
    fn place_head(&self, token: u32) -> bool {
        self.has(token, flag::HEAD_BEGIN | flag::HEAD_END)
            && self.class(token, super::layout::HEAD).is_some_and(|c| {
                matches!(super::lexicon::CLASSES[c as usize], "Place" | "Facility" | "Settlement")
            })
    }

    /// A noun that tells what a name names, written with a capital.
    pub(super) fn is_head(&self, token: u32) -> bool {
        self.has(token, flag::HEAD_END | flag::HEAD_BEGIN) && self.capital(token)
    }

    /// "Theresa May": a month's name behind a given name.
    fn surname_may(&self, at: u32, start: u32) -> bool {
        let month = self.has(at, flag::DATE) && self.has(at - 1, flag::GIVEN);
        let surname = self.has(at, flag::FUNCTION) && self.has(at, flag::SURNAME);
        self.capital(at) && at > start && (month || surname)
    }

    /// "van der", "bin", "de la" between two capitals.
    fn particles(&self, at: u32, end: u32) -> Option<u32> {
        let mut next = at;
        while next < end && next - at < 3 && self.has(next, flag::PARTICLE) && !self.capital(next) {
            next += 1;
        }
        (next > at && next < end && self.nameable(next)).then_some(next + 1)
    }

    /// "FORD–Kenya", "AT&T", "Radio Free Europe/Radio Liberty": no space around the sign.
    fn glued(&self, at: u32, end: u32) -> Option<u32> {
        let sign = matches!(self.form(at), "–" | "-" | "/" | "&" | "+");
        let next = at + 1;
        let ampersand = self.form(at) == "&" && next < end && self.nameable(next);
        if ampersand {
            return Some(next + 1);
        }
        (sign && next < end && !self.spaced(at) && !self.spaced(next) && self.nameable(next))
            .then_some(next + 1)
    }

    /// "12/2009" of "Law No. 12/2009"; "9" of "issued Law 9 May" is a day.
    fn number(&self, at: u32, start: u32, end: u32) -> Option<u32> {
        let digits = |t: u32| {
            t < end
                && self.form(t).starts_with(|c: char| c.is_ascii_digit())
                && self.form(t).bytes().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b'-'))
        };
        let numbered = self.capital(at - 1) && NUMBERED.contains(&self.folded(at - 1));
        let word = matches!(self.folded(at - 1), "no" | "no." | "number");
        if !digits(at)
            || !numbered
            || (word && at - 1 == start)
            || (at + 1 < end && self.has(at + 1, flag::DATE))
        {
            return None;
        }
        let mut behind = at + 1;
        while behind < end
            && matches!(self.form(behind), "/" | "-")
            && !self.spaced(behind)
            && digits(behind + 1)
        {
            behind += 2;
        }
        Some(behind)
    }

    /// "Maria **I** Defence University", "Tolvu **12** School": a number between two words of a body's
    /// name, whose noun ends the run.
    fn numbered(&self, at: u32, end: u32) -> bool {
        let digits = || self.form(at).len() <= 2 && self.form(at).bytes().all(|b| b.is_ascii_digit());
        let first = self.form(at) == "I" && self.has(at - 1, flag::GIVEN);
        let mut behind = at + 1;
        if !(first || digits()) {
            return false;
        }
        while behind < end && behind - at < 5 && self.nameable(behind) {
            behind += 1;
        }
        behind > at + 1 && self.is_head(behind - 1) && self.has(behind - 1, flag::HEAD_END)
    }

    /// "Haruno **\"Beto\"** Talavi": a nickname in quotation marks between a given name and a surname.
    fn nickname(&self, at: u32, start: u32, end: u32) -> Option<u32> {
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        if tag(at) != Tag::OpenQuote || at - start > 2 {
            return None;
        }
        let close = (at + 2..end.min(at + 4)).find(|&t| tag(t) == Tag::CloseQuote)?;
        let inside = (at + 1..close).all(|t| self.nameable(t));
        let surname = close + 1 < end && self.nameable(close + 1);
        let person = |from: u32, to: u32| self.personlike(from, to);
        (inside && surname && person(start, at) && person(close + 1, close + 2)).then_some(close + 2)
    }

    /// True for a word whose lemma the dictionary has: "Sciences".
    fn lemma_listed(&self, token: u32) -> bool {
        let lemma = self.annotated.tokens[token as usize].lemma;
        self.annotated.words.get(lemma).pos.has(PosSet::LISTED)
    }

    /// "General Prosecutor's Office", "Workers' Party": the possessor is a kind of people and a head
    /// noun follows. "Egypt's Supreme Court" is two names.
    fn inner_possessive(&self, at: u32, end: u32) -> Option<u32> {
        if self.annotated.tokens[at as usize].tag != Tag::POS || self.spaced(at) {
            return None;
        }
        let people = flag::TITLE | flag::DESCRIPTOR | flag::COMMON;
        let known = flag::GIVEN | flag::SURNAME | flag::DEMONYM;
        // "Beekeeper's Club", "Citizens' Movement": a plain noun for people owns nothing.
        let noun = (self.of(at - 1).listed || self.lemma_listed(at - 1))
            && PEOPLE.iter().any(|p| self.folded(at - 1).trim_end_matches('s').ends_with(p))
            && !self.has(at - 1, known)
            && self.class(at - 1, super::layout::KNOWN).is_none()
            && !self.is_head(at - 1);
        if !(noun || self.has(at - 1, people) || self.of_lemma(at - 1).entry & people != 0) {
            return None;
        }
        let mut next = at + 1;
        while next < end && next - at <= 4 && self.nameable(next) {
            if self.is_head(next) {
                return Some(next + 1);
            }
            next += 1;
        }
        None
    }

    /// "of", "for", "on" behind a head noun, with a capital behind it.
    fn joining(&self, at: u32, start: u32, end: u32, head: bool, joined: bool) -> Option<u32> {
        let word = self.folded(at);
        if self.capital(at) || !JOINING.contains(&word) {
            return None;
        }
        let mut next = at + 1;
        if next < end && self.folded(next) == "the" && (!self.capital(next) || word == "of") {
            next += 1;
        }
        if next >= end || !self.nameable(next) {
            return None;
        }
        // "Island of Tolu | of the Realm": a place is named by one word behind its noun.
        if joined && word == "of" && self.place_head(start) {
            return None;
        }
        if !head && !joined && self.opens_a_law(start, at, next, end) {
            return Some(next + 1);
        }
        // Towns by the names of Liberty and Independence are no places here.
        let place = |t: u32| {
            self.class(t, super::layout::KNOWN).is_some()
                && !self.of(t).listed
                && !self.has(t, flag::SMALL_PLACE)
        };
        let may = match word {
            "in" | "with" | "under" => head && joined && !self.has(next, flag::DEMONYM) && !place(next),
            // "the Senate to Ali": only right behind the head and before a verb-like common word.
            // "defected from the Green Dawn Party to the Front": parties take no "to".
            "to" => {
                let party = || {
                    matches!(
                        self.folded(at - 1),
                        "party" | "movement" | "alliance" | "front" | "coalition" | "bloc" | "league"
                    )
                };
                head && (!joined || self.folded(at - 1) == "access")
                    && !party()
                    && self.class(next, super::layout::KNOWN).is_none()
                    && !self.has(next, flag::GIVEN)
            }
            // "General Prosecutor of" is an office, "General Directorate of" a body.
            "of" => {
                let office = || self.longest(start, at, |e| e & flag::TITLE != 0).is_some_and(|o| o.0 == at);
                let titled = self.has(start, flag::TITLE | flag::HONORIFIC);
                let person = || {
                    if at - start > 1 {
                        self.person_by_form(start, at).0 > Weight::None
                    } else {
                        self.has(start, flag::GIVEN | flag::SURNAME) && !self.of(start).listed
                    }
                };
                (head && !(titled && office())) || (!titled && self.kind_follows(next, end) && !person())
            }
            "for" if !head && self.kind_follows(next, end) => true,
            _ => head && !place(next) && (!self.has(next, flag::GIVEN) || self.of(next).listed),
        };
        may.then_some(next + 1)
    }

    /// "Voice of the People party", "Hope for Bread and Peace (HBP) party": a common noun behind the run
    /// says what it names.
    fn kind_follows(&self, from: u32, end: u32) -> bool {
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

    /// "Culture **and Information**", "Agriculture**, Food and Forestry**" behind "Ministry of"; and
    /// "Monitoring **and Democracy Studies Center**", where the head comes last.
    fn coordination(&self, at: u32, start: u32, end: u32, open: bool, listed: &mut bool) -> Option<u32> {
        let word = self.folded(at);
        if word == "," {
            if let Some(behind) = self.fields_before_head(at, start, end) {
                return Some(behind);
            }
            // A comma joins only in a list of fields that ends in "and".
            let next = at + 1;
            let again = if next < end && self.folded(next) == "and" { next + 1 } else { next };
            if !(open && again < end && self.nameable(again) && self.has(again, flag::DOMAIN)) {
                return None;
            }
            let closes = again > next || self.list_closes(again, end);
            *listed |= closes;
            return closes.then_some(again + 1);
        }
        if word != "and" || self.capital(at) {
            return None;
        }
        let next = at + 1;
        if next >= end || !self.nameable(next) {
            return None;
        }
        let mut behind = next + 1;
        while behind < end && self.nameable(behind) {
            behind += 1;
        }
        let fields = |range: std::ops::Range<u32>| {
            range.clone().all(|t| self.has(t, flag::DOMAIN | flag::COMMON) || self.is_head(t))
                && !range.is_empty()
        };
        if self.opens_a_law(start, at, next, end) {
            return Some(next + 1);
        }
        let starts_body = self.has(next, flag::HEAD_BEGIN) && behind < end && self.folded(behind) == "of";
        if open && self.has(next, flag::DOMAIN) && !starts_body && fields(next..behind) {
            return Some(behind);
        }
        // "League for Order **and Guidance**": two dictionary words that name nothing by themselves.
        let plain = |t: u32| {
            (self.of(t).listed || self.lemma_listed(t))
                && (!self.is_head(t) || ABSTRACT.contains(&self.folded(t)))
                && (self.has(t, flag::DOMAIN)
                    || (!self.has(t, flag::GIVEN | flag::SURNAME | flag::DEMONYM)
                        && self.class(t, super::layout::KNOWN).is_none()))
        };
        if open && behind == next + 1 && plain(next) && plain(at - 1) {
            return Some(behind);
        }
        let head_last = behind > next + 1 && self.is_head(behind - 1) && self.has(behind - 1, flag::HEAD_END);
        let left_is_common = (start..at).all(|t| {
            self.has(t, flag::DOMAIN | flag::COMMON | flag::TITLE) && !self.is_head(t) && !self.of(t).upper
        });
        let right_is_common = (next..behind).all(|t| self.of(t).listed || self.is_head(t));
        (head_last && left_is_common && right_is_common).then_some(behind)
    }

    /// "Truth, Justice, and Dialogue Commission": a list of fields that its head noun closes.
    fn fields_before_head(&self, at: u32, start: u32, end: u32) -> Option<u32> {
        let field = |t: u32| {
            self.nameable(t)
                && self.of(t).listed
                && !self.is_head(t)
                && !self.has(t, flag::DEMONYM)
                && (self.has(t, flag::DOMAIN | flag::COMMON) || !self.has(t, flag::GIVEN | flag::SURNAME))
        };
        let inside = start > 0 && self.folded(start - 1) == ",";
        if inside || !(start..at).all(field) || at - start > 2 {
            return None;
        }
        let stop = end.min(at + 9);
        let mut next = at;
        while next < stop && (field(next) || self.folded(next) == ",") {
            next += 1;
        }
        if next >= stop || self.folded(next) != "and" {
            return None;
        }
        let first = next + 1;
        let head = (first..stop).find(|&t| !field(t)).filter(|&t| t > first && t < stop)?;
        let class = self.class(head, super::layout::HEAD).filter(|_| self.is_head(head))?;
        let state = matches!(
            super::lexicon::CLASSES[class as usize],
            "Commission" | "Institution" | "Ministry" | "Agency" | "Court" | "Law" | "Bill"
        );
        state.then_some(head + 1)
    }

    /// "Integrity **in** Public Life Bill", "Universities **and** Colleges Act": dictionary words on both
    /// sides of the small word, and the noun of a law (or, behind an article, of a party) at the end.
    fn opens_a_law(&self, start: u32, at: u32, next: u32, end: u32) -> bool {
        let plain = |t: u32| {
            self.of(t).listed
                && !self.of(t).upper
                && self.class(t, super::layout::KNOWN).is_none_or(|_| self.has(t, flag::SMALL_PLACE))
        };
        // "Amendments to the Aliens Act" are not the act.
        let other = self.folded(at) == "to" && next > at + 1;
        let left = !other && (start..at).all(|t| plain(t) && !self.is_head(t) && self.capital(t));
        // "the Freedom and Harvest Party"; without the article two parties may be meant.
        let article = start > 0 && !self.capital(start - 1) && self.of(start - 1).wordlike;
        left && (next..end.min(next + LAW_REACH))
            .take_while(|&t| {
                (self.nameable(t) && plain(t)) || (t > next && JOINING.contains(&self.folded(t)))
            })
            .any(|t| {
                t > next
                    && self.has(t, flag::HEAD_END)
                    && self.capital(t)
                    && self.class(t, super::layout::HEAD).is_some_and(|c| {
                        let class = super::lexicon::CLASSES[c as usize];
                        matches!(class, "Law" | "Bill" | "Code") || (class == "PoliticalParty" && article)
                    })
            })
    }

    fn list_closes(&self, from: u32, end: u32) -> bool {
        (from..end.min(from + 8))
            .find(|&t| !self.nameable(t) && self.folded(t) != ",")
            .is_some_and(|t| self.folded(t) == "and")
    }
}
