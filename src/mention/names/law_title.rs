//! What makes the title of a law whole: "Universities **and** Colleges Act", "Constitution **(Amendment) Bill**",
//! "Banking Act**, 2015**".
//!
//! In: a run so far and what stands behind it. Out: the token behind what belongs to it. Not here: laws that words
//! describe ([`super::described_law`]).

use super::joined::JOINING;
use super::layout::{self, flag};
use super::lexicon::{CLASSES, Lexicon};
use super::words::Word;
use crate::annotate::Tag;

/// How many tokens ahead the noun of a law may stand.
const LAW_REACH: u32 = 8;

impl Lexicon<'_> {
    /// "Integrity **in** Public Life Bill", "Universities **and** Colleges Act": dictionary words on both
    /// sides of the small word, and the noun of a law (or, behind an article, of a party) at the end.
    pub(super) fn opens_a_law(&self, start: u32, at: u32, next: u32, end: u32) -> bool {
        let against = |t: u32| {
            let word = self.folded(t);
            word.starts_with("anti-") || word.starts_with("counter-")
        };
        let plain = |t: u32| {
            (self.of(t).listed || against(t))
                && !self.of(t).upper
                && self.class(t, super::layout::KNOWN).is_none_or(|_| self.has(t, flag::SMALL_PLACE))
        };
        // "Amendments to the Aliens Act" are not the act.
        let other = self.folded(at) == "to" && next > at + 1;
        // "the Prime Minister | and Harvest Party leader"
        let office = self.longest(start, at, |e| e & flag::TITLE != 0).is_some_and(|(b, _)| b == at);
        let left = !other
            && !office
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
        let right =
            at == start + 1 && matches!(self.folded(start), "access" | "freedom" | "right" | "rights");
        let joins = |t: u32| JOINING.contains(&self.folded(t)) || self.folded(t) == "and";
        let goes_on = |t: u32| (self.nameable(t) && plain(t)) || (t > next && joins(t));
        let closes = |t: u32| {
            let noun = t > next && self.has(t, flag::HEAD_END) && self.capital(t);
            let class = self.class(t, layout::HEAD).filter(|_| noun).map(|c| CLASSES[c as usize]);
            match class {
                Some("Law" | "Bill" | "Code") => true,
                Some("PoliticalParty") => article,
                Some("Agency" | "Commission" | "Institution" | "Court" | "Organization") => right,
                _ => false,
            }
        };
        let reach = next..end.min(next + LAW_REACH);
        // "Criminal and Other Offences **(Amendment) Bill**"
        let bracket = || {
            let open = reach.clone().find(|&t| !goes_on(t)).filter(|&t| t > next);
            open.is_some_and(|open| self.amending(open, end).is_some())
        };
        left && (reach.clone().take_while(|&t| goes_on(t)).any(closes) || bracket())
    }

    /// "Press, Broadcasting, and Publications Act": whatever dictionary words the list holds, it ends in the noun of a
    /// law.
    pub(super) fn subjects_before_law(&self, at: u32, start: u32, stop: u32) -> Option<u32> {
        let subject = |t: u32| {
            self.nameable(t)
                && (self.of(t).listed || self.lemma_listed(t))
                && !self.of(t).upper
                && !self.has(t, flag::DEMONYM | flag::TITLE)
                && self.class(t, layout::KNOWN).is_none()
        };
        let joint = (at..stop).find(|&t| !subject(t) && self.folded(t) != ",")?;
        let law = |t: u32| {
            let class = self.class(t, layout::HEAD).map(|c| CLASSES[c as usize]);
            matches!(class, Some("Law" | "Bill")) && self.has(t, flag::HEAD_END)
        };
        let head = (joint + 1..stop).find(|&t| !subject(t) || law(t)).filter(|&t| law(t) && t > joint + 1)?;
        let listed = (start..at).all(subject) && self.folded(joint) == "and";
        // "the Press Act, the Labour and Harbour Act": a law before the comma is one by itself.
        (listed && !(start..joint).any(law)).then_some(head + 1)
    }

    /// "Constitution (**Amendment**) Act": the token behind the noun of a law that a bracket at `open` parts from its
    /// name.
    pub(super) fn amending(&self, open: u32, end: u32) -> Option<u32> {
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        if open + 3 >= end || tag(open) != Tag::OpenBracket {
            return None;
        }
        let close = (open + 2..end.min(open + 6)).find(|&t| tag(t) == Tag::CloseBracket)?;
        let noun = close + 1;
        let law = noun < end
            && matches!(self.folded(close - 1), "amendment" | "repeal" | "provisions")
            && self.titles_a_law(noun);
        law.then_some(noun + 1)
    }

    /// "Banking Act**, 2015**": the token behind the year that a comma parts from the noun of a law before `comma`. The
    /// year dates the title, not what is told of the law.
    pub(super) fn year_of_title(&self, comma: u32, end: u32) -> Option<u32> {
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        if comma + 1 >= end || tag(comma) != Tag::Comma || !self.titles_a_law(comma - 1) {
            return None;
        }
        let year = self.form(comma + 1);
        let digits = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        // "Under the Banking Act, 2015 licences lapsed": a number of something.
        let behind = comma + 2;
        let closed = behind >= end
            || matches!(tag(behind), Tag::Comma | Tag::Stop | Tag::Colon | Tag::CloseBracket | Tag::CC)
            || tag(behind).is_verb()
            || matches!(tag(behind), Tag::MD | Tag::TO | Tag::IN);
        (digits && closed).then_some(behind)
    }

    /// "Act", "Bill": the noun that a title of a law ends in.
    fn titles_a_law(&self, noun: u32) -> bool {
        self.capital(noun)
            && matches!(self.folded(noun), "act" | "bill" | "law" | "ordinance" | "regulations")
    }
}
