//! Pronouns to the entities that names made; [`super::description`] does the descriptions.
//!
//! A pronoun goes to the one fitting entity of its own sentence or of the nearest earlier ones of
//! its block; of two, the subject of the sentence is preferred (centering, Grosz, Joshi and
//! Weinstein 1995), and where that does not decide it stays unresolved.

use super::defined::Definition;
use super::kinds::{Kind, Kinds};
use super::names::Named;
use super::position::Position;
use crate::annotate::{Annotated, PosSet, Shape, Tag};
use crate::mention::{Gender, Mention, MentionId, MentionKind, Mentions, names_people};
use crate::ontology::{ClassId, Ontology};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// How many sentences back a pronoun looks.
pub(super) const PRONOUN_REACH: u32 = 2;

/// How many words the noun for the holder of a post may have behind "its".
const HOLDER: u32 = 4;

/// Points every pronoun and description, in reading order; gives the drafts by mention.
pub(super) fn follow<'a>(
    annotated: &'a Annotated,
    mentions: &'a Mentions,
    kinds: &'a Kinds<'a>,
    ontology: &Ontology,
    home: Option<&'static str>,
    definitions: &[Definition],
    named: &mut Named<'a>,
) -> Vec<Vec<u32>> {
    let pointed = named.of_mention.iter().map(|e| e.iter().copied().collect()).collect();
    let person = ontology.class("Person");
    let country = ontology.class("Country");
    let organization = ontology.class("Organization");
    let called = FxHashMap::default();
    let topic = None;
    let mut follower = Follower {
        annotated,
        mentions,
        kinds,
        person,
        country,
        organization,
        home,
        topic,
        heroes: Vec::new(),
        named,
        pointed,
        called,
    };
    follower.topic = follower.find_topic(definitions);
    follower.heroes = follower.find_heroes(definitions);
    for (index, mention) in mentions.all.iter().enumerate() {
        let id = MentionId(index as u32);
        if let [entity] = follower.pointed[index][..] {
            follower.note(mention, entity);
        }
        let found = match mention.kind {
            MentionKind::Pronoun => follower.pronoun(id, mention),
            MentionKind::Description => follower.description(id, mention),
            _ => None,
        };
        if let Some((entities, reason)) = found {
            for &entity in &entities {
                let draft = &mut follower.named.drafts[entity as usize];
                draft.joins.push((id, reason.clone()));
                let personal =
                    mention.kind == MentionKind::Pronoun && mention.class == person && person.is_some();
                if draft.kind == Kind::Unknown && personal {
                    draft.kind = Kind::Person;
                }
                if draft.kind == Kind::Person && entities.len() == 1 {
                    draft.gender = draft.gender.or(mention.gender);
                }
            }
            follower.pointed[index] = entities;
        }
    }
    follower.pointed
}

/// What has been resolved so far.
pub(super) struct Follower<'a, 'b> {
    pub(super) annotated: &'a Annotated,
    pub(super) mentions: &'a Mentions,
    pub(super) kinds: &'a Kinds<'a>,
    pub(super) person: Option<ClassId>,
    pub(super) country: Option<ClassId>,
    pub(super) organization: Option<ClassId>,
    /// ISO code of the country that the document is about.
    pub(super) home: Option<&'static str>,
    /// The body or person that the text is an article on.
    pub(super) topic: Option<u32>,
    /// Whose life is told, each from its sentence on.
    pub(super) heroes: Vec<(u32, u32)>,
    pub(super) named: &'b mut Named<'a>,
    pub(super) pointed: Vec<Vec<u32>>,
    /// By the lemma of a title or descriptor: who was called so.
    pub(super) called: FxHashMap<String, Vec<Called>>,
}

/// A person whom the text called by a noun.
pub(super) struct Called {
    pub(super) entity: u32,
    /// As a former one.
    pub(super) former: bool,
    /// Lemmas of the whole title.
    pub(super) words: Vec<String>,
    /// Sentence of the last time.
    pub(super) last: u32,
}

pub(super) type Found = Option<(Vec<u32>, Cow<'static, str>)>;

impl<'a> Follower<'a, '_> {
    pub(super) fn position(&self) -> Position<'a> {
        Position { annotated: self.annotated, mentions: self.mentions }
    }

    pub(super) fn kind(&self, entity: u32) -> Kind {
        self.named.drafts[entity as usize].kind
    }

    /// Mentions of one sentence that stand before `limit` and refer to one entity, with it.
    pub(super) fn referring(&self, sentence: u32, limit: MentionId) -> Vec<(MentionId, u32)> {
        self.mentions
            .of_sentence(sentence)
            .filter(|(id, _)| *id < limit)
            .filter_map(|(id, _)| match self.pointed[id.0 as usize][..] {
                [one] => Some((id, one)),
                _ => None,
            })
            .collect()
    }

    /// The sentences to look at: its own, then earlier ones, nearest first. A block of one sentence
    /// goes on from the block before it (news texts put each sentence in a paragraph).
    pub(super) fn sentences(&self, sentence: u32, reach: u32) -> impl Iterator<Item = u32> + use<> {
        let block = |s: u32| self.annotated.sentences[s as usize].block;
        let own = block(sentence);
        let opens = sentence == 0 || block(sentence - 1) != own;
        let short = sentence > 0 && (sentence < 2 || block(sentence - 1) != block(sentence - 2));
        let across = opens && short;
        let first = (0..sentence)
            .rev()
            .take(reach as usize)
            .take_while(|s| block(*s) == own || (across && block(*s) + 1 == own))
            .last()
            .unwrap_or(sentence);
        (first..=sentence).rev()
    }

    fn pronoun(&self, id: MentionId, mention: &Mention) -> Found {
        match (mention.gender, mention.plural) {
            (_, true) => self.they(id, mention),
            (Some(Gender::Neuter), _) => self.it(id, mention),
            (Some(gender), _) => self.he_or_she(id, mention, gender),
            (None, false) => None,
        }
    }

    fn he_or_she(&self, id: MentionId, mention: &Mention, gender: Gender) -> Found {
        let object = self.annotated.lower(mention.tokens.start) == "him"
            || (self.annotated.lower(mention.tokens.start) == "her"
                && self.annotated.tokens[mention.tokens.start as usize].tag == Tag::PRP);
        let possessive = self.annotated.tokens[mention.tokens.start as usize].tag == Tag::PRPS;
        let acted_on = self.acted_on(mention).filter(|_| !object && !possessive);
        if let Some(found) = self.hero(id, mention).filter(|(who, _)| acted_on.is_none_or(|e| *who != [e])) {
            return Some(found);
        }
        if let Some(hero) = self.kin_of_hero(mention).filter(|_| possessive) {
            return Some((vec![hero], "pronoun: whose life is told, kin".into()));
        }
        if let Some(entity) = self.surname_ahead(mention, gender).filter(|_| possessive) {
            return Some((vec![entity], "pronoun: subject of the clause behind, told before".into()));
        }
        for sentence in self.sentences(mention.sentence, PRONOUN_REACH) {
            let own = sentence == mention.sentence;
            let front = own && self.is_fronted(mention);
            let people: Vec<(MentionId, u32)> = self
                .referring(sentence, id)
                .into_iter()
                .filter(|(_, e)| self.kind(*e) == Kind::Person)
                .filter(|(m, e)| !front || self.may_be_subject(*m, *e, mention))
                .filter(|(_, e)| self.named.drafts[*e as usize].gender.is_none_or(|g| g == gender))
                .filter(|(m, e)| !self.is_outshone(*m, *e, mention))
                .filter(|(m, _)| !(own && object && self.is_subject_of(*m, mention)))
                .filter(|(_, e)| acted_on != Some(*e))
                .filter(|(m, _)| !(own && self.is_kin_of(self.mentions.get(*m), mention)))
                .collect();
            // "The chief judge resigned; he ...": somebody unnamed is nearer.
            if !object && self.somebody_acts(sentence, people.last().map(|(m, _)| *m), mention) {
                return None;
            }
            if own && object && self.is_given_over(id, mention, gender, &people) {
                return None;
            }
            let mut distinct: Vec<u32> = people.iter().map(|(_, e)| *e).collect();
            distinct.sort_unstable();
            distinct.dedup();
            let word = if gender == Gender::Feminine { "feminine" } else { "masculine" };
            match distinct[..] {
                [] => continue,
                [only] => return Some((vec![only], format!("pronoun: only {word} person near").into())),
                _ => {
                    let Some((_, entity)) =
                        people.iter().find(|(m, _)| self.position().leads(*m) && !self.owns_kin(*m))
                    else {
                        let hero = self.biography(mention)?;
                        return Some((vec![hero], "pronoun: whose life is told, several near".into()));
                    };
                    let nearest = people.last().map(|(_, e)| e);
                    if own && possessive && nearest != Some(entity) {
                        return None;
                    }
                    return Some((vec![*entity], format!("pronoun: subject, {word} person").into()));
                }
            }
        }
        if let Some(entity) = self.subject_ahead(mention, gender) {
            return Some((vec![entity], "pronoun: subject of the clause behind".into()));
        }
        if let Some(hero) = self.biography(mention).filter(|hero| acted_on != Some(*hero)) {
            return Some((vec![hero], "pronoun: whose life is told, nobody else near".into()));
        }
        if object {
            return None;
        }
        // A name that nothing typed is a person's where a personal pronoun can only mean it.
        for sentence in self.sentences(mention.sentence, 1) {
            let untyped: Vec<(MentionId, u32)> = self
                .referring(sentence, id)
                .into_iter()
                .filter(|(_, e)| self.kind(*e) == Kind::Unknown)
                .collect();
            match untyped[..] {
                [] => {}
                [(m, only)]
                    if self.position().leads(m) && !self.shouted(m) && !self.is_dictionary_word(m) =>
                {
                    return Some((vec![only], "pronoun: only name near".into()));
                }
                _ => return None,
            }
        }
        None
    }

    /// "Sciences": one word that the dictionary has is no human being's name without further signs.
    fn is_dictionary_word(&self, id: MentionId) -> bool {
        let tokens = self.mentions.get(id).tokens.clone();
        let word = self.annotated.tokens[tokens.start as usize].word;
        tokens.len() == 1 && self.annotated.words.get(word).pos.has(PosSet::LISTED)
    }

    /// True for an acronym: no human being.
    fn shouted(&self, id: MentionId) -> bool {
        let tokens = self.mentions.get(id).tokens.clone();
        tokens.len() == 1
            && self.annotated.words.get(self.annotated.tokens[tokens.start as usize].word).shape
                == Shape::Upper
    }

    /// True where a noun for a person that no name follows ("the chief judge", "a lawmaker") is the
    /// subject of a verb behind the last name and before the pronoun.
    fn somebody_acts(&self, sentence: u32, name: Option<MentionId>, pronoun: &Mention) -> bool {
        let tokens = &self.annotated.sentences[sentence as usize].tokens;
        let from = name.map_or(tokens.start, |m| self.mentions.get(m).extent.end);
        let to = if sentence == pronoun.sentence { pronoun.tokens.start } else { tokens.end };
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        (from..to).any(|t| {
            let acts = t + 1 < to && matches!(tag(t + 1), Tag::VBD | Tag::VBZ | Tag::MD);
            acts && tag(t) == Tag::NN && names_people(self.annotated.lower(t)) && {
                // "X, a journalist, was": an apposition; "worked as a clerk was": none of the two.
                let mut opens = t;
                while opens > from && !matches!(tag(opens), Tag::DT | Tag::PRPS | Tag::Comma) {
                    opens -= 1;
                }
                let resolved = self
                    .mentions
                    .of_sentence(sentence)
                    .any(|(id, m)| m.tokens.contains(&t) && !self.pointed[id.0 as usize].is_empty());
                matches!(tag(opens), Tag::DT | Tag::PRPS)
                    && (opens == from || !matches!(tag(opens - 1), Tag::Comma) || name.is_none())
                    && !resolved
            }
        })
    }

    /// "**He** succeeded **Salter**": whom the verb behind a pronoun acts on is another than who acts.
    fn acted_on(&self, pronoun: &Mention) -> Option<u32> {
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        let end = self.annotated.sentences[pronoun.sentence as usize].tokens.end;
        let verbal = |t: &u32| tag(*t).is_verb() || matches!(tag(*t), Tag::RB | Tag::MD);
        let object = pronoun.tokens.end + (pronoun.tokens.end..end).take_while(verbal).count() as u32;
        let mut behind = self.mentions.of_sentence(pronoun.sentence);
        let (id, _) = behind.find(|(_, m)| {
            m.kind == MentionKind::Name && m.extent.start == object && object > pronoun.tokens.end
        })?;
        match self.pointed[id.0 as usize][..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// True where the mention is followed by the verb that governs the pronoun: "X accused him".
    fn is_subject_of(&self, id: MentionId, pronoun: &Mention) -> bool {
        let end = self.mentions.get(id).extent.end;
        let between = end..pronoun.tokens.start;
        let verbs = between.clone().filter(|t| self.annotated.tokens[*t as usize].tag.is_verb()).count();
        let breaks = between.filter(|t| {
            matches!(
                self.annotated.tokens[*t as usize].tag,
                Tag::Comma | Tag::CC | Tag::WP | Tag::IN | Tag::Colon
            )
        });
        self.position().leads(id) && verbs > 0 && breaks.count() == 0
    }

    /// "it", "its": the body that opens the sentence, where no other stands beside it.
    fn it(&self, id: MentionId, mention: &Mention) -> Found {
        for sentence in self.sentences(mention.sentence, 1) {
            // "Army officers fled. The firm lost **its** licence": something unnamed is nearer.
            if sentence != mention.sentence && self.something_acts(mention) {
                return None;
            }
            let bodies: Vec<(MentionId, u32)> = self
                .referring(sentence, id)
                .into_iter()
                .filter(|(_, e)| matches!(self.kind(*e), Kind::Organization | Kind::Law | Kind::Unknown))
                .collect();
            let mut distinct: Vec<u32> = bodies.iter().map(|(_, e)| *e).collect();
            distinct.sort_unstable();
            distinct.dedup();
            match (&distinct[..], bodies.iter().find(|(m, _)| self.position().leads(*m))) {
                ([], _) => continue,
                (_, Some((m, entity))) if self.position().opens_clause(*m) => {
                    return Some((vec![*entity], "pronoun: body that is the subject".into()));
                }
                // "joined the union and became **its** leader": what has a leader is the one body named.
                // "killed by the Harbour Group. **Its** leader, X, said": the same, across one full stop.
                ([only], _)
                    if (sentence == mention.sentence || self.opens_with_holder(mention))
                        && self.kind(*only) == Kind::Organization
                        && self.of_people(mention) =>
                {
                    return Some((vec![*only], "pronoun: the only body before".into()));
                }
                _ => return None,
            }
        }
        None
    }

    /// True where a noun that means nothing named is the subject of a verb before the pronoun, in its sentence.
    fn something_acts(&self, pronoun: &Mention) -> bool {
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        let start = self.annotated.sentences[pronoun.sentence as usize].tokens.start;
        let told = |t: u32| {
            let mut mentions = self.mentions.of_sentence(pronoun.sentence);
            mentions.any(|(id, m)| m.tokens.contains(&t) && !self.pointed[id.0 as usize].is_empty())
        };
        (start..pronoun.tokens.start.saturating_sub(1)).any(|t| {
            let acts = tag(t) == Tag::NN && matches!(tag(t + 1), Tag::VBD | Tag::VBZ | Tag::MD);
            acts && !told(t)
        })
    }

    /// "its first president": a noun for people behind a possessive, in a sentence that names no place before.
    fn of_people(&self, possessive: &Mention) -> bool {
        let end = self.annotated.sentences[possessive.sentence as usize].tokens.end;
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        let noun = (possessive.tokens.end..end).find(|&t| tag(t) != Tag::JJ);
        let people = noun.is_some_and(|t| names_people(self.annotated.lower(t)));
        let before = self.mentions.of_sentence(possessive.sentence);
        let place = before
            .filter(|(_, m)| m.tokens.start < possessive.tokens.start && m.nested_in.is_none())
            .filter(|(_, m)| !(m.extent.start > 0 && self.annotated.lower(m.extent.start - 1) == "in"))
            .any(|(id, _)| self.pointed[id.0 as usize].iter().any(|e| self.kind(*e) == Kind::Place));
        people && tag(possessive.tokens.start) == Tag::PRPS && !place
    }

    /// "**Its** director, X,": opens its sentence, with a noun for one of its people and that one's name.
    fn opens_with_holder(&self, possessive: &Mention) -> bool {
        let start = self.annotated.sentences[possessive.sentence as usize].tokens.start;
        let mut names =
            self.mentions.of_sentence(possessive.sentence).filter(|(_, m)| m.kind == MentionKind::Name);
        let Some((_, name)) = names.next() else { return false };
        let comma = name.extent.start.saturating_sub(1);
        let near = comma > possessive.tokens.end && comma <= possessive.tokens.end + HOLDER;
        possessive.tokens.start == start
            && near
            && names_people(self.annotated.lower(comma - 1))
            && self.annotated.tokens[comma as usize].tag == Tag::Comma
            && name.class == self.person
    }
}
