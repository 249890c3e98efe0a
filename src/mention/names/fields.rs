//! "and" and commas between the fields of a body's name: "Culture **and** Information", "Truth, Justice **and** Dialogue
//! Commission".
//!
//! In: a run so far and the comma or "and" behind it. Out: the token behind what it joins. Not here: "of", "for" and
//! the other small words ([`super::joined`]).

use super::layout::flag;
use super::lexicon::Lexicon;
use super::words::Word;

/// How nouns of deeds and fields end.
const ABSTRACT_ENDINGS: &[&str] =
    &["ance", "cy", "ence", "ics", "ism", "ity", "logy", "ment", "ments", "ship", "sion", "tion", "tions"];

/// "legislation", "magistracy": the ending tells, no dictionary needs to list the word.
fn abstract_noun(folded: &str) -> bool {
    // "equity", but neither "city" nor "agency"
    (folded.len() > 6 || folded.len() == 6 && folded.ends_with("ity"))
        && ABSTRACT_ENDINGS.iter().any(|end| folded.ends_with(end))
}

impl Lexicon<'_> {
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
            return self
                .fields_before_head(at, start, end)
                .or_else(|| self.listed_field(at, end, open, listed));
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
        let behind = (next + 1..end).find(|&t| !self.nameable(t)).unwrap_or(end.max(next + 1));
        if self.opens_a_law(start, at, next, end) {
            return Some(next + 1);
        }
        let joins = open && self.two_fields(next, behind, end)
            || self.causes_joined(start, at, next, behind, end)
            || open && self.two_nouns(at, next, behind);
        if joins {
            return Some(behind);
        }
        if let Some(behind) = self.qualities(start, at, next, end) {
            return Some(behind);
        }
        let head_last = behind > next + 1 && self.is_head(behind - 1) && self.has(behind - 1, flag::HEAD_END);
        let left_is_common = (start..at).all(|t| {
            self.has(t, flag::DOMAIN)
                || (self.has(t, flag::COMMON) && !self.is_head(t) && !self.of(t).upper)
                || t == start && t + 2 < at && self.has(t, flag::DEMONYM)
        });
        let right_is_common = (next..behind).all(|t| self.of(t).listed || self.is_head(t));
        (head_last && left_is_common && right_is_common).then_some(behind)
    }

    /// "Agriculture**, Food** and Forestry": a comma joins only in a list of fields that ends in "and".
    fn listed_field(&self, at: u32, end: u32, open: bool, listed: &mut bool) -> Option<u32> {
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
        // "Parties, Groups, **and Movements**": what closes the list is a plural like those before.
        let last = |t: u32| *listed && again > next && self.plural(t) && self.plural(at - 1);
        if !(open && again < end && self.nameable(again) && (listable(again) || last(again))) {
            return None;
        }
        let closes = again > next || self.list_closes(again, end);
        *listed |= closes;
        closes.then_some(again + 1)
    }

    /// "Culture **and Information**": fields throughout, and no body of its own behind "and".
    fn two_fields(&self, next: u32, behind: u32, end: u32) -> bool {
        let starts_body = self.has(next, flag::HEAD_BEGIN) && behind < end && self.folded(behind) == "of";
        self.has(next, flag::DOMAIN)
            && !starts_body
            && (next..behind).all(|t| self.has(t, flag::DOMAIN | flag::COMMON) || self.is_head(t))
    }

    /// "League for Order **and Guidance**", "Economic **and Financial Offences**": dictionary words that name nothing
    /// by themselves, or a noun of deeds or fields that ends the phrase.
    fn two_nouns(&self, at: u32, next: u32, behind: u32) -> bool {
        let plain = |t: u32| {
            (self.of(t).listed || self.lemma_listed(t))
                && (!self.is_head(t) || self.tells(t, Word::Abstract))
                && (self.has(t, flag::DOMAIN)
                    || (!self.has(t, flag::GIVEN | flag::SURNAME | flag::DEMONYM)
                        && self.class(t, super::layout::KNOWN).is_none()))
        };
        if behind == next + 1 && plain(next) && plain(at - 1) {
            return true;
        }
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
        behind <= next + 3
            && deeds(behind - 1)
            && !self.is_head(behind - 1)
            && !named(behind - 1)
            && (next..behind - 1)
                .chain([at - 1])
                .all(|t| plain(t) || abstract_noun(self.folded(t)) || trade(t))
    }

    /// "the Order **and Reform Bloc**", "the Domestic **and Allied Traders' Association**": two words of one sort
    /// behind an article, and the noun of both at the end.
    fn qualities(&self, start: u32, at: u32, next: u32, end: u32) -> Option<u32> {
        let article = start > 0 && matches!(self.folded(start - 1), "the" | "a");
        let plain = |t: u32| {
            self.nameable(t)
                && (self.of(t).listed || self.lemma_listed(t))
                && !self.of(t).upper
                && !self.has(t, flag::TITLE | flag::DEMONYM)
                && self.class(t, super::layout::KNOWN).is_none_or(|_| self.has(t, flag::SMALL_PLACE))
        };
        let adjective = |t: u32| ["al", "ed", "ic", "ive", "ary"].iter().any(|e| self.folded(t).ends_with(e));
        let noun =
            |t: u32| abstract_noun(self.folded(t)) || self.has(t, flag::DOMAIN) || self.tells(t, Word::Cause);
        let left = at - 1;
        let body = |t: u32| self.is_head(t) && !abstract_noun(self.folded(t));
        let alike = noun(left) && noun(next) || adjective(left) && adjective(next) && !noun(left);
        if !article || !alike || !(start..at).all(|t| plain(t) && !body(t)) || !plain(next) || body(next) {
            return None;
        }
        let mut behind = next + 1;
        while behind < end && behind - next < 5 {
            if let Some(head) = self.inner_possessive(behind, end) {
                return Some(head);
            }
            if !plain(behind) {
                return None;
            }
            if self.is_head(behind) && self.has(behind, flag::HEAD_END) {
                // "the Justice and Reform Bloc", but "the Economic and Industrial | High Court"
                return Some(behind + 1);
            }
            behind += 1;
        }
        None
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
        // "Police Complaints, Discipline, and ..."
        let opens =
            |t: u32| field(t) || t == start && at - start == 2 && self.nameable(t) && self.of(t).listed;
        if inside || at - start > 2 {
            return None;
        }
        let stop = end.min(at + 9);
        if !(start..at).all(opens) {
            return self.subjects_before_law(at, start, stop);
        }
        let mut next = at;
        while next < stop && (field(next) || self.folded(next) == ",") {
            next += 1;
        }
        if next >= stop || self.folded(next) != "and" {
            return None;
        }
        let first = next + 1;
        let head = (first..stop).find(|&t| !field(t)).filter(|&t| t > first && t < stop);
        let Some(head) = head else { return self.subjects_before_law(at, start, stop) };
        let class = self.class(head, super::layout::HEAD).filter(|_| self.is_head(head))?;
        let state = matches!(
            super::lexicon::CLASSES[class as usize],
            "Commission" | "Institution" | "Ministry" | "Agency" | "Court" | "Law" | "Bill"
        );
        state.then_some(head + 1)
    }

    pub(super) fn list_closes(&self, from: u32, end: u32) -> bool {
        (from..end.min(from + 8))
            .find(|&t| !self.nameable(t) && self.folded(t) != ",")
            .is_some_and(|t| self.folded(t) == "and")
    }
}
