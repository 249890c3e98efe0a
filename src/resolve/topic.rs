//! What an article is about: the body that its first sentence defines, which "the party" and "the
//! court" mean further on, whatever other bodies are named in between; or the person, who is "he" or
//! "she" at the head of a sentence.
//!
//! In: the resolved names of the first sentences. Out: one entity or none, and the descriptions and pronouns
//! that point to it. Not here: pronouns whose sentence names somebody ([`super::reference`]).

use super::kinds::Kind;
use super::reference::{Follower, Found};
use crate::annotate::{Shape, Tag};
use crate::mention::{Mention, MentionId, MentionKind};
use crate::ontology::ClassId;
use std::ops::Range;

/// Sentences at the start of a text, its titles among them, that may define what it is about.
const REACH: usize = 4;
/// The longest bracket that is passed over.
const LONGEST_BRACKET: u32 = 30;
/// Tokens of the other name that a comma closes.
const LONGEST_ASIDE: usize = 12;
/// Words of a description that point away from what the text is about.
const AWAY: [&str; 7] = ["former", "larger", "latter", "new", "other", "second", "smaller"];

impl Follower<'_, '_> {
    /// "The Harvest Union (HU) is a party in Ruritania", "Ana Lima (born 1960) is a Ruritanian judge": what one of
    /// the first sentences defines.
    pub(super) fn find_topic(&self) -> Option<u32> {
        let first = 0..self.annotated.sentences.len().min(REACH) as u32;
        first.filter(|&s| self.tells(s)).find_map(|s| self.defined(s)).map(|(entity, _)| entity)
    }

    /// Who is the hero from which sentence on: a text may tell several lives, and each opens a paragraph with a name
    /// and when its bearer was born.
    pub(super) fn find_heroes(&self) -> Vec<(u32, u32)> {
        let sentences = &self.annotated.sentences;
        let opens = |s: u32| s == 0 || sentences[s as usize].block != sentences[s as usize - 1].block;
        let lives = (0..sentences.len() as u32).filter(|&s| opens(s));
        let born = lives.filter_map(|s| Some((s, self.defined(s).filter(|&(_, born)| born)?.0)));
        let mut heroes: Vec<(u32, u32)> = born.filter(|&(_, e)| self.kind(e) == Kind::Person).collect();
        if let Some(topic) = self.topic.filter(|&t| self.kind(t) == Kind::Person) {
            heroes.insert(0, (0, topic));
        }
        heroes
    }

    /// True of a sentence with a verb: no title.
    fn tells(&self, sentence: u32) -> bool {
        let mut tokens = self.annotated.sentences[sentence as usize].tokens.clone();
        tokens.any(|t| self.annotated.tokens[t as usize].tag.is_verb())
    }

    /// What a sentence says of its first name that it is, and whether it tells a birth.
    fn defined(&self, sentence: u32) -> Option<(u32, bool)> {
        let (id, m) = self.mentions.of_sentence(sentence).find(|(_, m)| m.kind == MentionKind::Name)?;
        let [entity] = self.pointed[id.0 as usize][..] else { return None };
        let Range { start, end } = self.annotated.sentences[sentence as usize].tokens.clone();
        let word = |t: u32| (t < end).then(|| self.annotated.lower(t));
        let at = self.behind_asides(self.behind_open_bracket(m), end);
        let person = self.kind(entity) == Kind::Person;
        let lives = |t: u32| {
            let word = self.annotated.lower(t);
            matches!(word, "born" | "b.") || word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
        };
        let born = person
            && m.extent.start <= start + 1
            && (word(at + 1) == Some("born") || (m.extent.end..at).any(lives));
        let defines = self.leads(id)
            && matches!(word(at), Some("is" | "was"))
            && (born || matches!(word(at + 1), Some("a" | "an" | "the" | "one")));
        (defines && (person || self.kind(entity) == Kind::Organization)).then_some((entity, born))
    }

    /// "President X made him minister. **He** resigned": in a life of somebody, who opens a sentence is its hero
    /// where the sentence before speaks of him otherwise than by "his".
    pub(super) fn hero(&self, id: MentionId, mention: &Mention) -> Found {
        let hero = self.biography(mention)?;
        let before = mention.sentence.checked_sub(1)?;
        let owned =
            |m: MentionId| self.annotated.tokens[self.mentions.get(m).tokens.start as usize].tag == Tag::PRPS;
        let of = |sentence| self.referring(sentence, id).into_iter();
        // "Her term was short. In May she left": nobody else is spoken of.
        let alone = of(before).all(|(_, e)| e == hero || self.kind(e) != Kind::Person);
        let named = of(before).any(|(m, e)| e == hero && (alone || !owned(m)));
        let front = self.is_fronted(mention);
        let rival = |(m, e): (MentionId, u32)| {
            self.kind(e) == Kind::Person && (!front || self.may_be_subject(m, e, mention))
        };
        (named && !of(mention.sentence).any(rival))
            .then(|| (vec![hero], "pronoun: whose life is told".into()))
    }

    /// Whose life the text tells, where the pronoun may mean that person.
    pub(super) fn biography(&self, pronoun: &Mention) -> Option<u32> {
        let until = self.heroes.partition_point(|&(s, _)| s <= pronoun.sentence);
        let hero = self.heroes[..until].last()?.1;
        let gender = self.named.drafts[hero as usize].gender;
        gender.is_none_or(|g| Some(g) == pronoun.gender).then_some(hero)
    }

    /// "A plea that the winner, X, had cheated failed. She was appointed": in the life of a woman whom no sign says to
    /// be one is named by the way, behind a verb, and does not take her pronoun.
    pub(super) fn is_outshone(&self, id: MentionId, entity: u32, pronoun: &Mention) -> bool {
        let gender = |e: u32| self.named.drafts[e as usize].gender;
        let hero = self.biography(pronoun).filter(|&hero| hero != entity && gender(hero).is_some());
        if gender(entity).is_some() || hero.is_none() {
            return false;
        }
        let named = self.mentions.get(id);
        let start = self.annotated.sentences[named.sentence as usize].tokens.start;
        (start..named.extent.start).any(|t| self.annotated.tokens[t as usize].tag.is_verb())
    }

    /// "X**, OD (1 May 1931 – 3 June 2004), commonly known as Y,** was": the token behind letters, brackets and other
    /// names of whom a sentence is about.
    fn behind_asides(&self, from: u32, end: u32) -> u32 {
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        let word = |t: u32| if t < end { self.annotated.lower(t) } else { "" };
        let mut at = from;
        loop {
            let open = at + u32::from(word(at) == ",");
            let behind = self.behind_bracket(open.min(end.saturating_sub(1)));
            let letters = (open..end).take_while(|&t| open > at && self.is_capitals(t)).count() as u32;
            let called = open > at
                && (open..end)
                    .take(3)
                    .any(|t| matches!(word(t), "known" | "called" | "nicknamed" | "né" | "née"));
            let closed = (open..end).take(LONGEST_ASIDE).find(|&t| tag(t) == Tag::Comma).filter(|_| called);
            at = match closed {
                _ if behind > open => behind,
                _ if letters > 0 => open + letters,
                Some(comma) => comma + 1,
                None => return open.max(at),
            };
        }
    }

    /// The end of a name, behind the bracket that its other name stands in: "X (née Y; 1 May 1931 – 3 June 2004)".
    fn behind_open_bracket(&self, name: &Mention) -> u32 {
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        let open =
            name.extent.clone().rev().find(|&t| matches!(tag(t), Tag::OpenBracket | Tag::CloseBracket));
        match open.filter(|&t| tag(t) == Tag::OpenBracket) {
            Some(open) => self.behind_bracket(open).max(name.extent.end),
            None => name.extent.end,
        }
    }

    /// "OD", "GCC": letters behind a name.
    fn is_capitals(&self, token: u32) -> bool {
        let word = self.annotated.tokens[token as usize].word;
        self.annotated.words.get(word).shape == Shape::Upper
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
