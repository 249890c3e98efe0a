//! A part of a body, and a body that somebody chairs: "the Senate's finance committee", "a commission of inquiry
//! headed by Tolu Harat".
//!
//! In: a word in small letters. Out: a candidate over the phrase, with the owner inside. Not here: bodies of which
//! a state has one ([`super::described_body`]).

use super::candidate::{Candidate, Weight};
use super::layout::flag;
use super::scan::Scan;
use super::titles::ROLES;
use crate::annotate::Tag;

/// Tokens before the noun of a part.
const MODIFIERS: u32 = 4;

/// Nouns of the parts of a body.
const PARTS: &[&str] = &[
    "bench",
    "board",
    "bureau",
    "commission",
    "committee",
    "council",
    "division",
    "secretariat",
    "subcommittee",
    "sub-committee",
];

/// Nouns of the parts of a court.
const COURT_PARTS: &[&str] = &["bench", "chamber", "committee", "council", "division", "panel", "section"];

/// Nouns of bodies that somebody chairs.
const CHAIRED: &[&str] =
    &["commission", "committee", "council", "panel", "subcommittee", "sub-committee", "tribunal"];

impl Scan<'_, '_> {
    /// "the Senate's **finance committee**", "the Bar Council's **ethics committee**"; gives the token behind it.
    pub(super) fn part_of_body(&mut self, at: u32) -> Option<u32> {
        let tag = |t: u32| self.lexicon.annotated.tokens[t as usize].tag;
        let apostrophe = at.checked_sub(1).filter(|&t| t >= self.start && tag(t) == Tag::POS)?;
        let owner = self.out.last().filter(|c| c.extent.end == apostrophe && !c.description)?;
        let class = match owner.class? {
            "Organization" | "NGO" | "Union" | "InternationalOrganization" => "Organization",
            "Court" => "Court",
            "Institution" | "Legislature" | "Cabinet" | "LocalGovernment" | "Ministry" | "Agency" => {
                "Commission"
            }
            _ => return None,
        };
        let noun = self.part_noun(at, if class == "Court" { COURT_PARTS } else { PARTS })?;
        let owner = self.out.pop()?;
        let mut part = self.candidate(owner.tokens.start..noun + 1);
        part.extent.start = owner.extent.start;
        part.weigh(class, Weight::Strong, "part of a body");
        part.aliases.push(at..noun + 1);
        part.inner.push(Candidate { extent: owner.tokens.clone(), ..owner });
        self.out.push(part);
        Some(noun + 1)
    }

    /// "a **commission of inquiry** headed by X", "the **parliamentary committee** chaired by X": whoever chairs it
    /// makes it one of its kind; gives the token behind it.
    pub(super) fn chaired_body(&mut self, at: u32) -> Option<u32> {
        let lex = self.lexicon;
        let article = at.checked_sub(1).filter(|&t| t >= self.floor().max(self.start))?;
        if !matches!(lex.folded(article), "a" | "an" | "the") {
            return None;
        }
        let noun = if CHAIRED.contains(&lex.folded(at)) { at } else { self.part_noun(at, CHAIRED)? };
        let inquires = noun + 2 < self.end
            && lex.folded(noun + 1) == "of"
            && matches!(lex.folded(noun + 2), "inquiry" | "enquiry" | "investigation");
        let behind = noun + 1 + 2 * u32::from(inquires);
        let chaired = behind + 2 < self.end
            && matches!(lex.folded(behind), "chaired" | "headed" | "led")
            && lex.folded(behind + 1) == "by"
            && (behind + 2..self.end.min(behind + 6)).any(|t| lex.nameable(t));
        if !chaired || noun == at && !inquires {
            return None;
        }
        let mut body =
            self.candidate(at..behind).typed("Commission", Weight::Strong, "body that somebody chairs");
        body.extent.start = article;
        self.out.push(body);
        Some(behind)
    }

    /// The noun of the list at the end of the words in small letters at `at`, one modifier or more before it, and no
    /// office behind it ("the Senate's finance committee chairman").
    fn part_noun(&self, at: u32, nouns: &[&str]) -> Option<u32> {
        let lex = self.lexicon;
        let tag = |t: u32| lex.annotated.tokens[t as usize].tag;
        let modifies = |t: &u32| {
            !lex.capital(*t)
                && (matches!(tag(*t), Tag::JJ | Tag::NN | Tag::NNS | Tag::VBG) || lex.has(*t, flag::DOMAIN))
        };
        let modifiers = (at..self.end.min(at + MODIFIERS)).take_while(modifies);
        let noun = modifiers.last().filter(|&t| t > at && nouns.contains(&lex.folded(t)))?;
        let next = noun + 1;
        let office = next < self.end
            && (lex.longest(next, self.end, |e| e & ROLES != 0).is_some()
                || tag(next).is_noun() && lex.of_lemma(next).entry & ROLES != 0
                || lex.folded(next) == "member");
        (!office).then_some(noun)
    }
}
