//! Whom "him" means behind somebody to whom something was given.
//!
//! In: a pronoun that is an object and the persons before it. Out: whether the one who received it is as likely as the
//! one who gave it. Not here: all other pronouns ([`super::reference`]).

use super::kinds::Kind;
use super::reference::Follower;
use crate::annotate::Tag;
use crate::mention::{Gender, Mention, MentionId};

impl Follower<'_, '_> {
    /// "X yielded the chair **to Y** after a convention elected him": either of the two may be meant.
    pub(super) fn is_given_over(
        &self,
        id: MentionId,
        pronoun: &Mention,
        gender: Gender,
        people: &[(MentionId, u32)],
    ) -> bool {
        let near = self.referring(pronoun.sentence, id).into_iter().rev().find(|(_, e)| {
            matches!(self.kind(*e), Kind::Person | Kind::Unknown)
                && self.named.drafts[*e as usize].gender.is_none_or(|g| g == gender)
        });
        let rival = near.filter(|(_, e)| people.iter().any(|(_, p)| p != e));
        let Some(name) = rival.map(|(m, _)| self.mentions.get(m)) else { return false };
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        let given = name.extent.start > 0 && self.annotated.lower(name.extent.start - 1) == "to";
        let mut behind = name.extent.end..pronoun.tokens.start;
        let again = behind.clone().find(|&t| matches!(tag(t), Tag::IN | Tag::WRB));
        given && again.is_some_and(|t| behind.any(|v| v > t && tag(v).is_verb()))
    }
}
