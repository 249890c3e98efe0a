//! What an article is about: the body that its first sentence defines, which "the party" and "the
//! court" mean further on, whatever other bodies are named in between; or the person, who is "he" or
//! "she" at the head of a sentence.
//!
//! In: the resolved names of the first sentences. Out: one entity or none, and the descriptions and pronouns
//! that point to it. Not here: pronouns whose sentence names somebody ([`super::reference`]).

use super::kinds::Kind;
use super::reference::{Follower, Found};
use crate::annotate::Tag;
use crate::mention::{Mention, MentionId, MentionKind};
use crate::ontology::ClassId;

/// Sentences at the start of a text, its titles among them, that may define what it is about.
const REACH: usize = 4;
/// The longest bracket that is passed over.
const LONGEST_BRACKET: u32 = 30;
/// Words of a description that point away from what the text is about.
const AWAY: [&str; 7] = ["former", "larger", "latter", "new", "other", "second", "smaller"];

impl Follower<'_, '_> {
    /// "The Harvest Union (HU) is a party in Ruritania", "Ana Lima (born 1960) is a Ruritanian judge": what the
    /// first sentence with a verb defines.
    pub(super) fn find_topic(&self) -> Option<u32> {
        let verb = |s: &u32| {
            let tokens = self.annotated.sentences[*s as usize].tokens.clone();
            tokens.into_iter().any(|t| self.annotated.tokens[t as usize].tag.is_verb())
        };
        let first = (0..self.annotated.sentences.len().min(REACH) as u32).find(verb)?;
        let (id, m) = self.mentions.of_sentence(first).find(|(_, m)| m.kind == MentionKind::Name)?;
        let [entity] = self.pointed[id.0 as usize][..] else { return None };
        let at = self.behind_bracket(m.extent.end);
        let end = self.annotated.sentences[first as usize].tokens.end;
        let word = |t: u32| (t < end).then(|| self.annotated.lower(t));
        let person = self.kind(entity) == Kind::Person;
        let defines = self.leads(id)
            && matches!(word(at), Some("is" | "was"))
            && (matches!(word(at + 1), Some("a" | "an" | "the" | "one"))
                || person && word(at + 1) == Some("born"));
        (defines && (person || self.kind(entity) == Kind::Organization)).then_some(entity)
    }

    /// "President X made him minister. **He** resigned": in a life of somebody, who opens a sentence is its hero
    /// where the sentence before speaks of him otherwise than by "his".
    pub(super) fn hero(&self, id: MentionId, mention: &Mention) -> Found {
        let hero = self.biography(mention)?;
        let before = mention.sentence.checked_sub(1)?;
        let owned =
            |m: MentionId| self.annotated.tokens[self.mentions.get(m).tokens.start as usize].tag == Tag::PRPS;
        let named = |sentence| self.referring(sentence, id).into_iter().any(|(m, e)| e == hero && !owned(m));
        let others =
            self.referring(mention.sentence, id).into_iter().any(|(_, e)| self.kind(e) == Kind::Person);
        (!others && named(before)).then(|| (vec![hero], "pronoun: whose life is told".into()))
    }

    /// Whose life the text tells, where the pronoun may mean that person.
    pub(super) fn biography(&self, pronoun: &Mention) -> Option<u32> {
        let hero = self.topic.filter(|&t| self.kind(t) == Kind::Person)?;
        let gender = self.named.drafts[hero as usize].gender;
        gender.is_none_or(|g| Some(g) == pronoun.gender).then_some(hero)
    }

    /// The token at `at`, or the one behind a bracket that opens there.
    pub(super) fn behind_bracket(&self, at: u32) -> u32 {
        let tag = |t: u32| self.annotated.tokens.get(t as usize).map(|t| t.tag);
        if tag(at) != Some(Tag::OpenBracket) {
            return at;
        }
        (at..at + LONGEST_BRACKET).find(|&t| tag(t) == Some(Tag::CloseBracket)).map_or(at, |t| t + 1)
    }

    /// "the party" for what the text is about, unless another of its class is the subject of this
    /// sentence or the one before.
    pub(super) fn on_topic(&self, id: MentionId, mention: &Mention, class: ClassId) -> Found {
        let topic = self.topic.filter(|&t| self.is_kind_of(t, class) && self.agrees(t, class, mention))?;
        let away = mention.extent.clone().any(|t| AWAY.contains(&self.annotated.lower(t)));
        let another = self.sentences(mention.sentence, 1).any(|s| {
            let mut before = self.referring(s, id).into_iter();
            let fits = |e: u32| e != topic && self.is_kind_of(e, class);
            before.any(|(m, e)| fits(e) && self.leads(m) && self.opens_clause(m))
        });
        (!away && !another).then(|| (vec![topic], "description: what the text is about".into()))
    }
}
