//! Where a mention stands in its sentence: what governs it, what follows it.
//!
//! In: the tokens and mentions. Out: yes or no, or a token. Not here: whom a mention means.

use crate::annotate::{Annotated, Tag};
use crate::mention::{MentionId, Mentions};

/// The longest bracket that is passed over.
const LONGEST_BRACKET: u32 = 30;

/// What is asked of the place of a mention.
#[derive(Clone, Copy)]
pub(super) struct Position<'a> {
    pub(super) annotated: &'a Annotated,
    pub(super) mentions: &'a Mentions,
}

impl Position<'_> {
    /// True for a mention that no preposition governs: the subject of its sentence, or what its main verb acts on.
    pub(super) fn leads(self, id: MentionId) -> bool {
        let mention = self.mentions.get(id);
        let start = mention.extent.start;
        let sentence = &self.annotated.sentences[mention.sentence as usize];
        // "of the trader X", "under president X": a title does not keep the preposition away.
        let tag = |t: &u32| self.annotated.tokens[*t as usize].tag;
        let before = (sentence.tokens.start..start).rev();
        let mut untitled = before.skip_while(|t| matches!(tag(t), Tag::NN | Tag::JJ | Tag::VBN));
        let mut first = untitled.next();
        if first.as_ref().is_some_and(|t| matches!(tag(t), Tag::DT | Tag::PRPS)) {
            first = untitled.next();
        }
        let governed = first.is_some_and(|t| matches!(tag(&t), Tag::IN | Tag::TO | Tag::VBG));
        let possessor =
            self.annotated.tokens.get(mention.extent.end as usize).is_some_and(|t| t.tag == Tag::POS);
        !governed && !possessor
    }

    /// True where a finite verb follows the mention.
    pub(super) fn opens_clause(self, id: MentionId) -> bool {
        let mention = self.mentions.get(id);
        let tokens = &self.annotated.sentences[mention.sentence as usize].tokens;
        (self.behind_bracket(mention.extent.end)..tokens.end)
            .map(|t| self.annotated.tokens[t as usize].tag)
            .find(|tag| !matches!(tag, Tag::RB))
            .is_some_and(|tag| matches!(tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD))
    }

    /// The token at `at`, or the one behind a bracket that opens there.
    pub(super) fn behind_bracket(self, at: u32) -> u32 {
        let tag = |t: u32| self.annotated.tokens.get(t as usize).map(|t| t.tag);
        if tag(at) != Some(Tag::OpenBracket) {
            return at;
        }
        (at..at + LONGEST_BRACKET).find(|&t| tag(t) == Some(Tag::CloseBracket)).map_or(at, |t| t + 1)
    }
}
