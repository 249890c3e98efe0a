//! Pronouns and names in what stands before the subject: "Under President X **he** was a minister", "Following **his**
//! arrest in May, X fled".
//!
//! In: a pronoun and the names around it. Out: whether a name in front may be whom it means, or the subject behind
//! that is. Not here: pronouns whose sentence opens with its subject ([`super::reference`]).

use super::kinds::Kind;
use super::reference::Follower;
use crate::annotate::Tag;
use crate::mention::{Gender, Mention, MentionId, MentionKind};

/// How many tokens what opens a sentence may have before its comma.
const FRONTED: u32 = 24;

impl Follower<'_, '_> {
    /// "Under President X **he** was a minister", "The son of the trader X, **he** studied law": true of a subject that
    /// stands behind a phrase without a verb of its own, whose names are not whom it means.
    pub(super) fn is_fronted(&self, pronoun: &Mention) -> bool {
        let start = self.annotated.sentences[pronoun.sentence as usize].tokens.start;
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        let clause = |t: u32| matches!(tag(t), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD);
        matches!(self.annotated.lower(pronoun.tokens.start), "he" | "she")
            && pronoun.tokens.start > start
            && !(start..pronoun.tokens.start).any(clause)
    }

    /// "According to **X**, he was ill", "In **X**'s first term he cut taxes": of the names in front of a subject that one
    /// may be who is meant; the second not where the text tells another's life.
    pub(super) fn may_be_subject(&self, name: MentionId, entity: u32, pronoun: &Mention) -> bool {
        let extent = self.mentions.get(name).extent.clone();
        let word = |t: u32| self.annotated.tokens.get(t as usize).map_or("", |_| self.annotated.lower(t));
        let says =
            extent.start > 1 && word(extent.start - 1) == "to" && word(extent.start - 2) == "according";
        let owns = self.annotated.tokens.get(extent.end as usize).is_some_and(|t| t.tag == Tag::POS);
        says || owns && self.biography(pronoun).is_none_or(|hero| hero == entity)
    }

    /// "Following **his** arrest in May, X fled", "While **he** was abroad, X was charged": what opens the
    /// sentence speaks of the person who is the subject behind its comma, where nobody stood before.
    pub(super) fn subject_ahead(&self, pronoun: &Mention, gender: Gender) -> Option<u32> {
        let sentence = &self.annotated.sentences[pronoun.sentence as usize].tokens;
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        // "Five years after he was pardoned, X ran"
        let opens = (sentence.start..pronoun.tokens.start)
            .any(|t| matches!(tag(t), Tag::IN | Tag::WRB | Tag::VBG | Tag::VBN | Tag::VBD));
        if !opens || pronoun.tokens.start > sentence.start + FRONTED {
            return None;
        }
        let comma =
            (pronoun.tokens.end..sentence.end).take(FRONTED as usize).find(|&t| tag(t) == Tag::Comma)?;
        let mut behind = self.mentions.of_sentence(pronoun.sentence);
        let (id, subject) = behind.find(|(_, m)| m.tokens.start > comma && m.kind == MentionKind::Name)?;
        // A title may stand before the name, and no verb.
        let bare = (comma + 1..subject.tokens.start).all(|t| !tag(t).is_verb() && tag(t) != Tag::IN);
        let [entity] = self.pointed[id.0 as usize][..] else { return None };
        let fits = self.named.drafts[entity as usize].gender.is_none_or(|g| g == gender);
        (bare && fits && self.kind(entity) == Kind::Person && self.position().opens_clause(id))
            .then_some(entity)
    }

    /// "Before **his** assassination, Moyo ruled by decree": who is called by the surname alone has been told of, and what
    /// opens the sentence is of him; "after his death, Moyo" may be of another.
    pub(super) fn surname_ahead(&self, pronoun: &Mention, gender: Gender) -> Option<u32> {
        let start = self.annotated.sentences[pronoun.sentence as usize].tokens.start;
        let first = pronoun.tokens.start == start + 1
            && matches!(self.annotated.lower(start), "before" | "during" | "throughout" | "until");
        let entity = first.then(|| self.subject_ahead(pronoun, gender)).flatten()?;
        let mut behind = self.mentions.of_sentence(pronoun.sentence);
        let (_, subject) =
            behind.find(|(_, m)| m.tokens.start > pronoun.tokens.end && m.kind == MentionKind::Name)?;
        (subject.tokens.len() == 1 && subject.extent == subject.tokens).then_some(entity)
    }
}
