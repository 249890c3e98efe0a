//! Descriptions that say of nobody who it is, and mean the only person near: "The 45-year-old was freed", "The father
//! of three was freed", "The politician was freed".
//!
//! In: such a description. Out: the person whom the text named last, where it named one alone. Not here: whom the text
//! called so before ([`super::description`]).

use super::kinds::Kind;
use super::reference::{Follower, Found, PRONOUN_REACH};
use crate::annotate::Tag;
use crate::mention::{Mention, MentionId};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// How many sentences back somebody without a name may have been called so.
const UNNAMED_REACH: u32 = 6;

/// What a text calls somebody by whom it has named without saying so.
static CALLINGS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let text = include_str!("../../ontology/values/lexicon/calling_nouns.tsv");
    text.lines().filter(|l| !l.starts_with('#')).skip(1).collect()
});

impl Follower<'_, '_> {
    /// "The 45-year-old was freed": the only person of the nearest sentence that names one.
    pub(super) fn aged(&self, id: MentionId, mention: &Mention) -> Found {
        let (_, only) = self.only_person(id, mention, PRONOUN_REACH)?;
        Some((vec![only], "description: the only person near".into()))
    }

    /// "**The 45-year-old activist** was freed": an age is told of somebody named.
    pub(super) fn of_age(&self, id: MentionId, mention: &Mention) -> Found {
        let aged = mention.tokens.clone().any(|t| self.annotated.lower(t).ends_with("-year-old"));
        aged.then(|| self.aged(id, mention)).flatten()
    }

    /// "**The politician** was freed" behind a sentence with one person for its subject, where nobody without a name
    /// was called so before.
    pub(super) fn of_calling(&self, id: MentionId, mention: &Mention) -> Found {
        let head = mention.tokens.end - 1;
        let lemma = self.annotated.lemma(head);
        let opens = mention.extent.start == self.annotated.sentences[mention.sentence as usize].tokens.start;
        if !opens
            || !CALLINGS.contains(lemma)
            || self.called.contains_key(lemma)
            || self.timeless(mention.sentence)
        {
            return None;
        }
        let from = mention.sentence.saturating_sub(UNNAMED_REACH) as usize;
        let mut before = self.annotated.sentences[from].tokens.start..mention.extent.start;
        let unnamed = before
            .any(|t| self.annotated.lemma(t) == lemma && self.annotated.tokens[t as usize].tag != Tag::NNP);
        let (subject, only) = self.only_person(id, mention, 1)?;
        let gender = self.named.drafts[only as usize].gender;
        let agrees = mention.gender.is_none() || gender.is_none() || gender == mention.gender;
        (!unnamed && agrees && self.position().leads(subject))
            .then(|| (vec![only], "description: the only person near, by a calling".into()))
    }

    /// The one person of the nearest sentence that names any, and where it does so first.
    fn only_person(&self, id: MentionId, mention: &Mention, reach: u32) -> Option<(MentionId, u32)> {
        for sentence in self.sentences(mention.sentence, reach) {
            let mut people =
                self.referring(sentence, id).into_iter().filter(|(_, e)| self.kind(*e) == Kind::Person);
            if let Some(first) = people.next() {
                return people.all(|(_, e)| e == first.1).then_some(first);
            }
        }
        None
    }
}
