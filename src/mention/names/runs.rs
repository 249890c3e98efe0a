//! Where a capitalised name begins and ends: capitals, particles, and the small words that a body's
//! name may hold ("Union of Journalists", "Ministry of Culture and Information").
//!
//! In: a sentence and the token at which a capital stands. Out: the token behind the run. Not here:
//! what the run names, nor titles within it ([`super::typing`], [`super::titles`]); the small words that
//! join its parts are in [`super::joined`].

use super::layout::{self, flag};
use super::lexicon::Lexicon;
use super::words::Word;
use crate::annotate::{PosSet, Tag};

/// How nouns for people end.
const PEOPLE: &[&str] = &[
    "er",
    "or",
    "ist",
    "ian",
    "citizen",
    "child",
    "children",
    "men",
    "friend",
    "judge",
    "nurse",
    "patient",
    "student",
    "tenant",
    "merchant",
    "immigrant",
    "resident",
    "women",
    "youth",
    "people",
    "patriot",
    "peasant",
    "veteran",
    "migrant",
];

impl Lexicon<'_> {
    /// A capitalised word that can be part of a name.
    pub(super) fn nameable(&self, token: u32) -> bool {
        let known = self.of(token);
        let plain = known.entry & (flag::FUNCTION | flag::DATE) == 0;
        known.capital && known.wordlike && (plain || self.said(token))
    }

    /// "**Said** Harun", "Harun bin **Said**": the name, beside more of it.
    fn said(&self, token: u32) -> bool {
        if self.folded(token) != "said" || !self.has(token, flag::GIVEN) {
            return false;
        }
        let beside = |t: Option<u32>| t.filter(|&t| (t as usize) < self.annotated.tokens.len());
        let plain = |t: u32| self.of(t).capital && self.of(t).wordlike && !self.has(t, flag::FUNCTION);
        beside(token.checked_sub(1)).is_some_and(|t| self.has(t, flag::PERSON_PARTICLE) && !self.capital(t))
            || beside(Some(token + 1)).is_some_and(|t| self.has(t, flag::PERSON_PARTICLE) || plain(t))
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
        let kind = self.kind_noun_before(start);
        let mut joined = false;
        let mut listed = false;
        while at < end {
            if at > start + 1 && self.is_given_post(at, start, end) {
                break;
            }
            // "Harbour Party **Member** of Parliament for": the seat begins behind the party.
            let sits = (head || self.of(at - 1).upper)
                && self.folded(at) == "member"
                && at + 1 < end
                && self.folded(at + 1) == "of";
            if sits {
                break;
            }
            if self.nameable(at) || self.surname_may(at, start) {
                // "Harbour Pact President X of": what follows belongs to the person.
                // "Directorate **General**" keeps its noun.
                let general = self.folded(at) == "general"
                    && matches!(
                        self.folded(at - 1),
                        "consulate" | "directorate" | "inspectorate" | "secretariat"
                    );
                let office = head && !joined && !general && self.has(at, flag::TITLE) && !self.is_head(at);
                head = (head && !office) || self.is_head(at);
                at += 1;
            } else if let Some(behind) = self.particles(at, end) {
                at = behind;
            } else if let Some(behind) = self.glued(at, end).or_else(|| self.number_of_law(at, start, end)) {
                at = behind;
            } else if let Some(behind) = self.against(at, end) {
                at = behind;
            } else if let Some(behind) = self.dashed_creed(at, start, end) {
                at = behind;
            } else if let Some(behind) = self.small_capital(at, start, end) {
                at = behind;
            } else if let Some(behind) = self.nickname(at, start, end).or_else(|| self.ayn(at, end)) {
                at = behind;
            } else if self.number_inside(at, end) {
                at += 1;
            } else if let Some(behind) = self.inner_possessive(at, end) {
                head = true;
                at = behind;
            } else if let Some(behind) = self.field_of_people(at, end).filter(|_| head && joined) {
                at = behind;
            } else if let Some(behind) =
                self.joining(at, start, end, head || kind && self.complement(at, end), joined)
            {
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
    pub(super) fn place_head(&self, token: u32) -> bool {
        self.has(token, flag::HEAD_BEGIN | flag::HEAD_END)
            && self.class(token, super::layout::HEAD).is_some_and(|c| {
                matches!(super::lexicon::CLASSES[c as usize], "Place" | "Facility" | "Settlement")
            })
    }

    /// A noun that tells what a name names, written with a capital.
    pub(super) fn is_head(&self, token: u32) -> bool {
        self.has(token, flag::HEAD_END | flag::HEAD_BEGIN) && self.capital(token)
    }

    /// "Aung Min **Thu**", "Le Thi **Mar**": letters that stand for a day or month elsewhere, behind two words of a name
    /// and before no number.
    pub(super) fn ends_in_day(&self, at: u32, start: u32) -> bool {
        let number = self.annotated.tokens.get(at as usize + 1).is_some_and(|t| t.tag == Tag::CD);
        at >= start + 2
            && !number
            && self.capital(at)
            && matches!(self.folded(at), "thu" | "mon" | "sun" | "mar")
            && (start..at).all(|t| self.capital(t) && !self.has(t, flag::FUNCTION))
            && !self.of(start).listed
    }

    /// "Theresa May": a month's name behind a given name.
    fn surname_may(&self, at: u32, start: u32) -> bool {
        let month = self.has(at, flag::DATE) && self.has(at - 1, flag::GIVEN)
            // "Aung Min Thu": the letters of a day behind two foreign words.
            || self.ends_in_day(at, start);
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

    /// "Mothers **Against** Fraud", "Teachers **Without** Borders": a small word with a capital inside a name.
    fn against(&self, at: u32, end: u32) -> Option<u32> {
        let word = matches!(self.folded(at), "against" | "without" | "for");
        let plural =
            || self.folded(at - 1).ends_with('s') || matches!(self.folded(at - 1), "women" | "youth");
        // "Commission **Against** Graft"
        let body = || self.folded(at) == "against" && self.is_head(at - 1);
        (word
            && self.capital(at)
            && self.capital(at - 1)
            && (plural() || body())
            && at + 1 < end
            && self.nameable(at + 1))
        .then_some(at + 2)
    }

    /// "Voice **– Social Democracy**": what a party stands for, behind a dash between spaces.
    fn dashed_creed(&self, at: u32, start: u32, end: u32) -> Option<u32> {
        let sign = matches!(self.form(at), "–" | "—" | "-") && self.spaced(at);
        let joined = start > 0 && self.folded(start - 1) == "and";
        if !sign || joined || at - start > 2 || !(start..at).all(|t| self.capital(t)) {
            return None;
        }
        let behind = (at + 1..end).find(|&t| !self.nameable(t)).unwrap_or(end);
        let creed = |t: u32| self.tells(t, Word::Creed) || self.tells(t, Word::PartyCause);
        let set_off = behind < end && self.form(behind) == self.form(at);
        (behind > at + 1 && behind - at < 4 && self.spaced(at + 1) && creed(behind - 1) && !set_off)
            .then_some(behind)
    }

    /// "People **In** Motion", "Hear **Our** Voices": a small word with a capital between words of the dictionary, where
    /// the sentence does not write all its words so.
    fn small_capital(&self, at: u32, start: u32, end: u32) -> Option<u32> {
        let small = |t: u32| {
            self.capital(t)
                && matches!(
                    self.folded(t),
                    "by" | "from"
                        | "in"
                        | "is"
                        | "it"
                        | "my"
                        | "not"
                        | "on"
                        | "our"
                        | "the"
                        | "to"
                        | "we"
                        | "with"
                )
        };
        let mut next = at;
        while next < end && next - at < 3 && small(next) {
            next += 1;
        }
        let plain = |t: u32| self.nameable(t) && (self.of(t).listed || self.lemma_listed(t));
        // "the Tolvan **NGO** People": letters that say what the name behind them names.
        let letters = |t: u32| self.of(t).upper && self.class(t, layout::KIND).is_some();
        let from = (start.saturating_sub(1)..at).rev().find(|&t| letters(t)).map_or(start, |t| t + 1);
        if next == at || next >= end || !plain(next) || from == at || !(from..at).all(plain) {
            return None;
        }
        let behind = (next + 1..end).find(|&t| !self.capital(t))?;
        let tag = self.annotated.tokens[behind as usize].tag;
        let prose = tag.is_verb() || tag.is_noun() || matches!(tag, Tag::MD | Tag::POS | Tag::OpenBracket);
        let told = from > 0 && letters(from - 1) || self.kind_noun_before(start);
        (prose && told).then_some(next + 1)
    }

    /// What numbers a law stand behind its noun.
    fn number_of_law(&self, at: u32, start: u32, end: u32) -> Option<u32> {
        self.number_behind(at, start, end).or_else(|| self.year_of_title(at, end).filter(|_| at > start + 1))
    }

    /// "12/2009" of "Law No. 12/2009"; "9" of "issued Law 9 May" is a day.
    fn number_behind(&self, at: u32, start: u32, end: u32) -> Option<u32> {
        let digits = |t: u32| {
            t < end
                && self.form(t).starts_with(|c: char| c.is_ascii_digit())
                && self.form(t).bytes().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b'-'))
        };
        let numbered = self.capital(at - 1) && self.tells(at - 1, Word::Numbered);
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
    fn number_inside(&self, at: u32, end: u32) -> bool {
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
        // "Mar" may be March elsewhere.
        let inside = (at + 1..close).all(|t| self.nameable(t) || self.capital(t) && self.has(t, flag::DATE));
        let surname = close + 1 < end && self.nameable(close + 1);
        let person = |from: u32, to: u32| self.personlike(from, to);
        (inside && surname && person(start, at) && person(close + 1, close + 2)).then_some(close + 2)
    }

    /// "Harun al-**‘**Imri": the mark that some transcriptions set behind the article.
    fn ayn(&self, at: u32, end: u32) -> Option<u32> {
        // "Harun `Imri"
        if self.form(at) == "`" && at + 1 < end && self.spaced(at) && !self.spaced(at + 1) {
            return self.nameable(at + 1).then_some(at + 2);
        }
        let name = at + 3;
        (name < end
            && self.has(at, flag::PARTICLE)
            && self.form(at + 1) == "-"
            && matches!(self.form(at + 2), "‘" | "'" | "’" | "`")
            && self.nameable(name)
            && !(at + 1..=name).any(|t| self.spaced(t)))
        .then_some(name + 1)
    }

    /// "the rights group | Voice of the Valley": a noun right before the run says that it names a group.
    fn kind_noun_before(&self, start: u32) -> bool {
        // "the coalition, United for Hope,"
        let comma = u32::from(start > 1 && self.folded(start - 1) == ",");
        let Some(noun) = start.checked_sub(1 + comma).filter(|&t| !self.capital(t)) else { return false };
        self.class(noun, layout::KIND).is_some_and(|class| {
            matches!(
                super::lexicon::CLASSES[class as usize],
                "NGO" | "Organization" | "PoliticalParty" | "MediaOutlet" | "ArmedGroup" | "Company"
            )
        })
    }

    /// "of the Valley", "for Peace": what may follow in the name of a group, unless it is a known place.
    fn complement(&self, at: u32, end: u32) -> bool {
        let next = at + 1 + u32::from(at + 1 < end && self.folded(at + 1) == "the");
        matches!(self.folded(at), "of" | "for") && next < end && self.class(next, layout::KNOWN).is_none()
    }

    /// True for a word whose lemma the dictionary has: "Sciences".
    pub(super) fn lemma_listed(&self, token: u32) -> bool {
        let lemma = self.annotated.tokens[token as usize].lemma;
        self.annotated.words.get(lemma).pos.has(PosSet::LISTED)
    }

    /// "General Prosecutor's Office", "Workers' Party": the possessor is a kind of people and a head
    /// noun follows. "Egypt's Supreme Court" is two names.
    pub(super) fn inner_possessive(&self, at: u32, end: u32) -> Option<u32> {
        if !self.owned_by_people(at) {
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

    /// "Ministry of Women**'s Affairs**": a field that is some people's.
    fn field_of_people(&self, at: u32, end: u32) -> Option<u32> {
        let next = at + 1;
        (next < end && self.owned_by_people(at) && self.nameable(next) && self.has(next, flag::DOMAIN))
            .then_some(next + 1)
    }

    /// A possessive mark at `at`, behind a kind of people.
    fn owned_by_people(&self, at: u32) -> bool {
        if self.annotated.tokens[at as usize].tag != Tag::POS || self.spaced(at) {
            return false;
        }
        let people = flag::TITLE | flag::DESCRIPTOR | flag::COMMON;
        let known = flag::GIVEN | flag::SURNAME | flag::DEMONYM;
        // "Beekeeper's Club", "Citizens' Movement": a plain noun for people owns nothing.
        let noun = (self.of(at - 1).listed || self.lemma_listed(at - 1))
            && PEOPLE.iter().any(|p| self.folded(at - 1).trim_end_matches('s').ends_with(p))
            && !self.has(at - 1, known)
            && self.class(at - 1, super::layout::KNOWN).is_none()
            && !self.is_head(at - 1);
        noun || self.tells(at - 1, Word::Partisans)
            || self.has(at - 1, people)
            || self.of_lemma(at - 1).entry & people != 0
    }
}
