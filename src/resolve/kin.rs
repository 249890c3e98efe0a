//! What kin nouns around a name tell: a gender, and that a fronted name is not whom "he" means.
//!
//! In: a name or a sentence. Out: a gender, or where the fronted phrase ends. Not here: the fact that
//! two people are kin ([`crate::relate`]).

use super::reference::Follower;
use crate::annotate::Tag;
use crate::mention::{Gender, Mention};
use std::ops::Range;

/// Kin of whom a fronted phrase may be said: "The son of the trader X, he".
const FRONTED: [&str; 14] = [
    "brother",
    "child",
    "cousin",
    "daughter",
    "descendant",
    "granddaughter",
    "grandson",
    "husband",
    "nephew",
    "niece",
    "sister",
    "son",
    "widow",
    "wife",
];

/// Further kin, whom one has.
const KIN: [&str; 13] = [
    "aunt",
    "boyfriend",
    "father",
    "girlfriend",
    "godson",
    "grandfather",
    "grandmother",
    "mother",
    "partner",
    "sibling",
    "spouse",
    "stepson",
    "uncle",
];

impl Follower<'_, '_> {
    /// "The son of the trader X, **he** studied law": where the fronted phrase ends, whose names are no
    /// subject and not whom the pronoun means.
    pub(super) fn behind_kin(&self, sentence: u32) -> Option<u32> {
        let Range { start, end } = self.annotated.sentences[sentence as usize].tokens.clone();
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        if !(start..end.min(start + 6)).any(|t| FRONTED.contains(&self.annotated.lemma(t))) {
            return None;
        }
        let front = (start..end).take_while(|&t| !tag(t).is_verb());
        let comma = front.filter(|&t| tag(t) == Tag::Comma).last()?;
        (comma + 1 < end && matches!(self.annotated.lower(comma + 1), "he" | "she")).then_some(comma)
    }

    /// "X, **her** brother, fled", "X is **her** brother": whose brother X is, X is not. "In a letter of X, her
    /// brother Y" is another matter.
    pub(super) fn is_kin_of(&self, name: &Mention, pronoun: &Mention) -> bool {
        let tag = |t: u32| self.annotated.tokens.get(t as usize).map(|t| t.tag);
        let start = pronoun.tokens.start;
        let mut kin = (pronoun.tokens.end..).skip_while(|&t| matches!(tag(t), Some(Tag::JJ | Tag::VBN)));
        let Some(kin) = kin.next().filter(|&t| tag(t).is_some() && self.is_kin_noun(t)) else { return false };
        if tag(start) != Some(Tag::PRPS) {
            return false;
        }
        if self.says_who_is(name.extent.end..start) {
            return true;
        }
        let closed = |t: u32| {
            tag(t).is_none_or(|tag| tag.is_verb() || matches!(tag, Tag::Stop | Tag::CC | Tag::Colon))
        };
        let ends = closed(kin + 1) || tag(kin + 1) == Some(Tag::Comma) && closed(kin + 2);
        name.extent.end + 1 == start && tag(name.extent.end) == Some(Tag::Comma) && ends
    }

    /// "X studied law. **His** brother Y": in a life of somebody, whose kin a sentence or a part of it opens with is
    /// its hero's, where the sentence before speaks of him or of kin of his.
    pub(super) fn kin_of_hero(&self, pronoun: &Mention) -> Option<u32> {
        let start = pronoun.tokens.start;
        let tag = |t: u32| self.annotated.tokens.get(t as usize).map(|t| t.tag);
        let opens = start == self.annotated.sentences[pronoun.sentence as usize].tokens.start
            || self.annotated.lower(start - 1) == ";";
        let mut kin = (start + 1..).skip_while(|&t| matches!(tag(t), Some(Tag::JJ | Tag::VBN)));
        let kin = kin.next().filter(|&t| tag(t).is_some() && self.is_kin_noun(t))?;
        let hero = self.biography(pronoun)?;
        let spoken_of = self.sentences(pronoun.sentence, 1).any(|s| {
            self.mentions
                .of_sentence(s)
                .any(|(id, m)| m.tokens.end <= start && self.pointed[id.0 as usize] == [hero])
        });
        (opens && spoken_of && kin > start).then_some(hero)
    }

    /// "son", "brother-in-law", "grandson": no list of all of them, for any of them would do.
    fn is_kin_noun(&self, token: u32) -> bool {
        let lemma = self.annotated.lemma(token);
        let first = lemma.split_once("-in-law").map_or(lemma, |(kin, _)| kin);
        let kin = first.rsplit_once('-').map_or(first, |(_, kin)| kin);
        FRONTED.contains(&kin) || KIN.contains(&kin)
    }

    /// "is", ", who is", "was once": a copula and nothing else.
    fn says_who_is(&self, between: Range<u32>) -> bool {
        let mut be = false;
        for t in between {
            let tag = self.annotated.tokens[t as usize].tag;
            match self.annotated.lower(t) {
                "is" | "was" | "are" | "were" => be = true,
                _ if matches!(tag, Tag::Comma | Tag::WP | Tag::RB) => {}
                _ => return false,
            }
        }
        be
    }

    /// "His wife, the novelist X": kin in front of a name tells the gender.
    pub(super) fn gender_by_kin(&self, mention: &Mention) -> Option<Gender> {
        let comma = mention.extent.start.checked_sub(1)?;
        let kin = comma.checked_sub(1)?;
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        let owned = kin.checked_sub(1).is_some_and(|t| matches!(tag(t), Tag::PRPS | Tag::POS | Tag::JJ));
        if tag(comma) != Tag::Comma || !owned {
            return None;
        }
        match self.annotated.lower(kin) {
            "wife" | "daughter" | "sister" | "mother" | "niece" | "widow" | "aunt" => Some(Gender::Feminine),
            "husband" | "son" | "brother" | "father" | "nephew" | "uncle" => Some(Gender::Masculine),
            _ => None,
        }
    }
}
