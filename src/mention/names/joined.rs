//! The small words that join the parts of a body's name: "of", "for" behind its noun, "and" and commas
//! between its fields.
//!
//! In: a run so far and the small word behind it. Out: the token behind what it joins. Not here: what
//! else a run may hold ([`super::runs`]).

use super::candidate::Weight;
use super::layout::flag;
use super::lexicon::Lexicon;
use super::words::Word;
use crate::annotate::Tag;

/// Words that join the parts of a body's name.
const JOINING: &[&str] = &["of", "for", "on", "against", "to", "in", "into", "with", "without", "under"];

/// Nouns behind which "to" joins no part of a name: "from the Dawn Party to the Front", "Elections to the Senate".
const NO_TO: &[&str] =
    &["alliance", "bloc", "coalition", "election", "elections", "front", "league", "movement", "party"];

/// How nouns of deeds and fields end.
const ABSTRACT_ENDINGS: &[&str] =
    &["ance", "cy", "ence", "ics", "ism", "ity", "logy", "ment", "ments", "ship", "sion", "tion", "tions"];

/// "legislation", "magistracy": the ending tells, no dictionary needs to list the word.
fn abstract_noun(folded: &str) -> bool {
    folded.len() > 6 && ABSTRACT_ENDINGS.iter().any(|end| folded.ends_with(end))
}

/// How many tokens ahead the noun of a law may stand.
const LAW_REACH: u32 = 8;

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
        if word != "of" && self.takes_no_purpose(at - 1) {
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
            "in" | "with" | "under" => {
                let body = self.has(next, flag::HEAD_BEGIN);
                // "Orlan Mission in Norland"
                let abroad = word == "in"
                    && matches!(self.folded(at - 1), "mission" | "force" | "operation")
                    && self.known_name(next, end).is_some_and(|(_, entry)| {
                        super::layout::class(entry, super::layout::KNOWN)
                            .is_some_and(|c| super::lexicon::CLASSES[c as usize] == "Country")
                    });
                abroad || (head && joined && !self.has(next, flag::DEMONYM) && !place(next) && !body)
            }
            // "the Senate to Ali": only right behind the head and before a verb-like common word.
            "to" => {
                let bare = || NO_TO.contains(&self.folded(at - 1));
                head && (!joined || self.folded(at - 1) == "access")
                    && !bare()
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
                // "the | Brothers of Tolu"
                let kin = || at == start + 1 && self.tells(start, Word::Band) && self.capital(at - 1);
                // "Members of the Umut party"
                let members =
                    || self.of_lemma(at - 1).entry & (flag::COMMON | flag::TITLE | flag::DESCRIPTOR) != 0;
                (head && !(titled && office()))
                    || kin()
                    || (!titled && self.kind_follows(next, end) && !person() && !members())
            }
            "for" if !head && self.kind_follows(next, end) => true,
            // "Commission of Inquiry into Killings": only a body that inquires looks into things.
            "into" => {
                head && matches!(self.folded(at - 1), "commission" | "committee" | "inquiry" | "tribunal")
            }
            // "Rally for Tolu", "Alliance for Norland": a party may be for its country.
            "for" if head && self.party_head(at - 1) => !self.has(next, flag::GIVEN) || self.of(next).listed,
            // "sat in the National Assembly | for the Green Dawn Party"
            "for" if self.party_ahead(next, end) => false,
            _ => head && !place(next) && (!self.has(next, flag::GIVEN) || self.of(next).listed),
        };
        may.then_some(next + 1)
    }

    /// "for the **Green Dawn Party**": a name that ends in "Party" is one of its own.
    fn party_ahead(&self, next: u32, end: u32) -> bool {
        let capitals = (next..end).take(6).take_while(|&t| self.capital(t) && self.nameable(t));
        capitals.last().is_some_and(|t| t > next && self.folded(t) == "party")
    }

    fn is_country(&self, token: u32) -> bool {
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

    /// "Culture **and Information**", "Agriculture**, Food and Forestry**" behind "Ministry of"; and
    /// "Monitoring **and Democracy Studies Center**", where the head comes last.
    pub(super) fn coordination(
        &self,
        at: u32,
        start: u32,
        end: u32,
        open: bool,
        listed: &mut bool,
    ) -> Option<u32> {
        let word = self.folded(at);
        if word == "," {
            if let Some(behind) = self.fields_before_head(at, start, end) {
                return Some(behind);
            }
            // A comma joins only in a list of fields that ends in "and".
            let next = at + 1;
            let again = if next < end && self.folded(next) == "and" { next + 1 } else { next };
            let listable = |t: u32| {
                let named = flag::GIVEN | flag::SURNAME | flag::DEMONYM | flag::TITLE;
                self.has(t, flag::DOMAIN)
                    || (again == next
                        && self.of(t).listed
                        && !self.is_head(t)
                        && !self.has(t, named)
                        && self.class(t, super::layout::KNOWN).is_none()
                        && self.list_closes(t, end))
            };
            if !(open && again < end && self.nameable(again) && listable(again)) {
                return None;
            }
            let closes = again > next || self.list_closes(again, end);
            *listed |= closes;
            return closes.then_some(again + 1);
        }
        if word != "and" || self.capital(at) {
            return None;
        }
        // "Posts, Telecommunications and **the** Digital Economy": within a list of fields.
        let article =
            *listed && at + 2 < end && self.folded(at + 1) == "the" && self.has(at + 2, flag::DOMAIN);
        let next = at + 1 + u32::from(article);
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
        if self.causes_joined(start, at, next, behind, end) {
            return Some(behind);
        }
        // "League for Order **and Guidance**": two dictionary words that name nothing by themselves.
        let plain = |t: u32| {
            (self.of(t).listed || self.lemma_listed(t))
                && (!self.is_head(t) || self.tells(t, Word::Abstract))
                && (self.has(t, flag::DOMAIN)
                    || (!self.has(t, flag::GIVEN | flag::SURNAME | flag::DEMONYM)
                        && self.class(t, super::layout::KNOWN).is_none()))
        };
        if open && behind == next + 1 && plain(next) && plain(at - 1) {
            return Some(behind);
        }
        // "Economic **and Financial Offences**", "Killings **and Enforced Disappearances**": a noun of deeds or
        // fields ends the phrase.
        let deeds = |t: u32| abstract_noun(self.folded(t)) || self.plural(t);
        let named = |t: u32| {
            self.has(t, flag::GIVEN | flag::DEMONYM) || self.class(t, super::layout::KNOWN).is_some()
        };
        // "Transport and **Dock** Workers": the noun behind it says that it is no surname.
        let trade = |t: u32| {
            self.of(t).listed
                && !self.is_head(t)
                && !self.has(t, flag::DEMONYM)
                && self.class(t, super::layout::KNOWN).is_none()
        };
        let fields = behind <= next + 3
            && deeds(behind - 1)
            && !self.is_head(behind - 1)
            && !named(behind - 1)
            && (next..behind - 1)
                .chain([at - 1])
                .all(|t| plain(t) || abstract_noun(self.folded(t)) || trade(t));
        if open && fields {
            return Some(behind);
        }
        let head_last = behind > next + 1 && self.is_head(behind - 1) && self.has(behind - 1, flag::HEAD_END);
        let left_is_common = (start..at).all(|t| {
            self.has(t, flag::DOMAIN)
                || (self.has(t, flag::COMMON | flag::TITLE) && !self.is_head(t) && !self.of(t).upper)
        });
        let right_is_common = (next..behind).all(|t| self.of(t).listed || self.is_head(t));
        (head_last && left_is_common && right_is_common).then_some(behind)
    }

    /// "Truth, Justice, and Dialogue Commission": a list of fields that its head noun closes.
    pub(super) fn fields_before_head(&self, at: u32, start: u32, end: u32) -> Option<u32> {
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
    pub(super) fn opens_a_law(&self, start: u32, at: u32, next: u32, end: u32) -> bool {
        let plain = |t: u32| {
            self.of(t).listed
                && !self.of(t).upper
                && self.class(t, super::layout::KNOWN).is_none_or(|_| self.has(t, flag::SMALL_PLACE))
        };
        // "Amendments to the Aliens Act" are not the act.
        let other = self.folded(at) == "to" && next > at + 1;
        let left = !other
            && (start..at).all(|t| {
                let noun = self.is_head(t) && !(t > start && self.tells(t, Word::Abstract));
                // "the Norland Peace and Harvest Party"
                let owner = t == start && at > start + 1 && self.is_country(t);
                ((plain(t) || owner) && !noun && self.capital(t))
                    || (t > start && JOINING.contains(&self.folded(t)))
            });
        // "the Freedom and Harvest Party"; without the article two parties may be meant.
        let article = start > 0
            && (!self.capital(start - 1) && self.of(start - 1).wordlike || self.folded(start - 1) == "the");
        let right = at == start + 1 && matches!(self.folded(start), "access" | "freedom" | "right");
        left && (next..end.min(next + LAW_REACH))
            .take_while(|&t| {
                let joins = || JOINING.contains(&self.folded(t)) || self.folded(t) == "and";
                (self.nameable(t) && plain(t)) || (t > next && joins())
            })
            .any(|t| {
                t > next
                    && self.has(t, flag::HEAD_END)
                    && self.capital(t)
                    && self.class(t, super::layout::HEAD).is_some_and(|c| {
                        let class = super::lexicon::CLASSES[c as usize];
                        matches!(class, "Law" | "Bill" | "Code")
                            || (class == "PoliticalParty" && article)
                            || (right && matches!(class, "Agency" | "Commission" | "Institution" | "Court"))
                    })
            })
    }

    pub(super) fn list_closes(&self, from: u32, end: u32) -> bool {
        (from..end.min(from + 8))
            .find(|&t| !self.nameable(t) && self.folded(t) != ",")
            .is_some_and(|t| self.folded(t) == "and")
    }
}
