//! What kin nouns around a name tell: a gender, and that a pronoun means another than whose kin is named.
//!
//! In: a name or a pronoun. Out: a gender, or whom the pronoun means or does not mean. Not here: the fact that
//! two people are kin ([`crate::relate`]).

use super::reference::Follower;
use crate::annotate::Tag;
use crate::mention::{Gender, Mention, MentionId, gender_of_kin, is_kin_noun};
use std::ops::Range;

/// Who is named for whose child it is that the text tells of.
const PARENTS: [&str; 4] = ["father", "grandfather", "grandmother", "mother"];

/// Whom that child has besides; a wife or son may be the parent's.
const PARENTS_KIN: [&str; 8] =
    ["brother", "father", "grandfather", "grandmother", "mother", "parent", "sibling", "sister"];

impl Follower<'_, '_> {
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
        if self.is_parent_of_another(name) && PARENTS_KIN.contains(&self.annotated.lemma(kin)) {
            return true;
        }
        let closed = |t: u32| {
            tag(t).is_none_or(|tag| tag.is_verb() || matches!(tag, Tag::Stop | Tag::CC | Tag::Colon))
        };
        let ends = closed(kin + 1) || tag(kin + 1) == Some(Tag::Comma) && closed(kin + 2);
        name.extent.end + 1 == start && tag(name.extent.end) == Some(Tag::Comma) && ends
    }

    /// "Tolu's **father, X**, was a clerk": somebody else's parent.
    fn is_parent_of_another(&self, name: &Mention) -> bool {
        let first = self.annotated.sentences[name.sentence as usize].tokens.start;
        let Some(sign) = name.extent.start.checked_sub(1).filter(|&t| t > first + 1) else { return false };
        // "his **father's name is** X"
        let called = matches!(self.annotated.lower(sign), "is" | "was")
            && self.annotated.lower(sign - 1) == "name"
            && sign > first + 3;
        let comma = if called { sign - 2 } else { sign };
        if !called && self.annotated.tokens[comma as usize].tag != Tag::Comma {
            return false;
        }
        let owned = |t: u32| {
            matches!(self.annotated.tokens[t as usize].tag, Tag::PRPS | Tag::POS)
                || matches!(self.annotated.lower(t), "late" | "elderly")
        };
        PARENTS.contains(&self.annotated.lower(comma - 1)) && owned(comma - 2)
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

    /// "**His** brother Y was a clerk. He": the subject is the brother.
    pub(super) fn owns_kin(&self, id: MentionId) -> bool {
        let owner = self.mentions.get(id).tokens.clone();
        let tag = |t: u32| self.annotated.tokens.get(t as usize).map(|t| t.tag);
        let mut noun = (owner.end..).skip_while(|&t| matches!(tag(t), Some(Tag::JJ | Tag::VBN)));
        tag(owner.start) == Some(Tag::PRPS)
            && noun.next().is_some_and(|t| tag(t).is_some() && self.is_kin_noun(t))
    }

    fn is_kin_noun(&self, token: u32) -> bool {
        is_kin_noun(self.annotated.lemma(token))
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
        gender_of_kin(self.annotated.lower(kin))
    }
}
