//! Pronouns and descriptions to the entities that names made.
//!
//! A pronoun goes to the one fitting entity of its own sentence or of the nearest earlier ones of
//! its block; of two, the subject of the sentence is preferred (centering, Grosz, Joshi and
//! Weinstein 1995), and where that does not decide it stays unresolved.

use super::names::{Kind, Kinds, Named};
use crate::annotate::{Annotated, Tag};
use crate::mention::{Gender, Mention, MentionId, MentionKind, Mentions};
use crate::ontology::{ClassId, Ontology};
use rustc_hash::FxHashMap;

/// How many sentences back a pronoun looks.
const PRONOUN_REACH: u32 = 2;
/// Nouns for two persons.
const PAIRS: &[&str] = &["couple", "pair", "duo"];
/// Nouns for persons of any trade.
const PEOPLE: &[&str] = &["man", "men", "woman", "women", "trio"];
/// How many sentences back a description looks for the last of its class.
const DESCRIPTION_REACH: u32 = 6;

/// Points every pronoun and description, in reading order; gives the drafts by mention.
pub(super) fn follow(
    annotated: &Annotated,
    mentions: &Mentions,
    kinds: &Kinds,
    ontology: &Ontology,
    named: &mut Named,
) -> Vec<Vec<u32>> {
    let pointed = named.of_mention.iter().map(|e| e.iter().copied().collect()).collect();
    let person = ontology.class("Person");
    let called = FxHashMap::default();
    let mut follower = Follower { annotated, mentions, kinds, person, named, pointed, called };
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

struct Follower<'a, 'b> {
    annotated: &'a Annotated,
    mentions: &'a Mentions,
    kinds: &'a Kinds<'a>,
    person: Option<ClassId>,
    named: &'b mut Named,
    pointed: Vec<Vec<u32>>,
    /// By the lemma of a title or descriptor: who was called so, and whether as a former one.
    called: FxHashMap<String, Vec<(u32, bool)>>,
}

type Found = Option<(Vec<u32>, String)>;

impl Follower<'_, '_> {
    fn kind(&self, entity: u32) -> Kind {
        self.named.drafts[entity as usize].kind
    }

    /// Mentions of one sentence that stand before `limit` and refer to one entity, with it.
    fn referring(&self, sentence: u32, limit: MentionId) -> Vec<(MentionId, u32)> {
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
    fn sentences(&self, sentence: u32, reach: u32) -> impl Iterator<Item = u32> + use<> {
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
        for sentence in self.sentences(mention.sentence, PRONOUN_REACH) {
            let own = sentence == mention.sentence;
            let people: Vec<(MentionId, u32)> = self
                .referring(sentence, id)
                .into_iter()
                .filter(|(_, e)| self.kind(*e) == Kind::Person)
                .filter(|(_, e)| self.named.drafts[*e as usize].gender.is_none_or(|g| g == gender))
                .filter(|(m, _)| !(own && object && self.is_subject_of(*m, mention)))
                .collect();
            let mut distinct: Vec<u32> = people.iter().map(|(_, e)| *e).collect();
            distinct.sort_unstable();
            distinct.dedup();
            let word = if gender == Gender::Feminine { "feminine" } else { "masculine" };
            match distinct[..] {
                [] => continue,
                [only] => return Some((vec![only], format!("pronoun: only {word} person near"))),
                _ => {
                    let (_, entity) = people.iter().find(|(m, _)| self.leads(*m))?;
                    let nearest = people.last().map(|(_, e)| e);
                    if own && possessive && nearest != Some(entity) {
                        return None;
                    }
                    return Some((vec![*entity], format!("pronoun: subject, {word} person")));
                }
            }
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
                [(m, only)] if self.leads(m) => {
                    return Some((vec![only], "pronoun: only name near".to_owned()));
                }
                _ => return None,
            }
        }
        None
    }

    /// True for the first person of a sentence that no preposition governs: its subject, or what its
    /// main verb acts on.
    fn leads(&self, id: MentionId) -> bool {
        let mention = self.mentions.get(id);
        let start = mention.extent.start;
        let sentence = &self.annotated.sentences[mention.sentence as usize];
        let governed = (sentence.tokens.start..start).any(|t| {
            let tag = self.annotated.tokens[t as usize].tag;
            t + 1 == start && matches!(tag, Tag::IN | Tag::TO | Tag::VBG)
        });
        let possessor =
            self.annotated.tokens.get(mention.extent.end as usize).is_some_and(|t| t.tag == Tag::POS);
        !governed && !possessor
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
        self.leads(id) && verbs > 0 && breaks.count() == 0
    }

    /// "they", "their": the only coordination of persons near, else the subject body of the sentence before.
    fn they(&self, id: MentionId, mention: &Mention) -> Found {
        for sentence in self.sentences(mention.sentence, PRONOUN_REACH) {
            let groups = self.groups(sentence, id);
            match &groups[..] {
                [] => {}
                [only] => return Some((only.clone(), "pronoun: those named together".to_owned())),
                _ => return None,
            }
            if sentence != mention.sentence && !self.referring(sentence, id).is_empty() {
                return None;
            }
        }
        None
    }

    /// Things of one kind that stand side by side: "X and Y", "X, Y and Z".
    fn groups(&self, sentence: u32, limit: MentionId) -> Vec<Vec<u32>> {
        let mut groups: Vec<Vec<u32>> = Vec::new();
        let mut open: Vec<u32> = Vec::new();
        let mut end = None;
        let mut close = |open: &mut Vec<u32>| {
            if open.len() > 1 {
                groups.push(std::mem::take(open));
            }
            open.clear();
        };
        for (id, entity) in self.referring(sentence, limit) {
            let mention = self.mentions.get(id);
            if mention.kind != MentionKind::Name || mention.nested_in.is_some() {
                continue;
            }
            let alike = open.last().is_none_or(|last| self.kind(*last) == self.kind(entity));
            let joined = alike
                && end.is_some_and(|end: u32| {
                    end < mention.extent.start
                        && mention.extent.start - end <= 3
                        && (end..mention.extent.start).all(|t| {
                            matches!(self.annotated.tokens[t as usize].tag, Tag::CC | Tag::Comma)
                                || matches!(self.annotated.lower(t), "and" | "&")
                        })
                });
            if !joined {
                close(&mut open);
            }
            if !open.contains(&entity) {
                open.push(entity);
            }
            end = Some(mention.extent.end);
        }
        close(&mut open);
        groups
    }

    /// "it", "its": the body that opens the sentence, where no other stands beside it.
    fn it(&self, id: MentionId, mention: &Mention) -> Found {
        for sentence in self.sentences(mention.sentence, 1) {
            let bodies: Vec<(MentionId, u32)> = self
                .referring(sentence, id)
                .into_iter()
                .filter(|(_, e)| matches!(self.kind(*e), Kind::Organization | Kind::Law | Kind::Unknown))
                .collect();
            let mut distinct: Vec<u32> = bodies.iter().map(|(_, e)| *e).collect();
            distinct.sort_unstable();
            distinct.dedup();
            match (&distinct[..], bodies.iter().find(|(m, _)| self.leads(*m))) {
                ([], _) => continue,
                (_, Some((m, entity))) if self.opens_clause(*m) => {
                    return Some((vec![*entity], "pronoun: body that is the subject".to_owned()));
                }
                _ => return None,
            }
        }
        None
    }

    /// True where a finite verb follows the mention.
    fn opens_clause(&self, id: MentionId) -> bool {
        let mention = self.mentions.get(id);
        let tokens = &self.annotated.sentences[mention.sentence as usize].tokens;
        (mention.extent.end..tokens.end)
            .map(|t| self.annotated.tokens[t as usize].tag)
            .find(|tag| !matches!(tag, Tag::RB))
            .is_some_and(|tag| matches!(tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD))
    }

    fn description(&self, id: MentionId, mention: &Mention) -> Found {
        if mention.found_by == "reference/both" || (mention.plural && mention.class == self.person) {
            return self.together(id, mention);
        }
        let class = mention.class.filter(|_| !mention.plural)?;
        if Some(class) == self.person {
            return self.titled(mention);
        }
        for sentence in self.sentences(mention.sentence, DESCRIPTION_REACH) {
            let mut fitting: Vec<u32> = self
                .referring(sentence, id)
                .into_iter()
                .map(|(_, e)| e)
                .filter(|e| self.is_kind_of(*e, class))
                .collect();
            fitting.sort_unstable();
            fitting.dedup();
            match fitting[..] {
                [] => {}
                [only] => return Some((vec![only], "description: the last of its class".to_owned())),
                _ => return None,
            }
        }
        None
    }

    fn is_kind_of(&self, entity: u32, class: ClassId) -> bool {
        // "The bill" is a law that was named otherwise, and a law the bill that it was.
        let law = self.kinds.of(Some(class)) == Kind::Law;
        let draft = &self.named.drafts[entity as usize];
        draft.classes.iter().any(|c| self.kinds.is_a(*c, class) || (law && self.kinds.is_a(class, *c)))
    }

    /// "both", "the couple", "the two men", "both parties": those named together last, if they are of
    /// the kind; "the journalists" only where one of them was called so.
    fn together(&self, id: MentionId, mention: &Mention) -> Found {
        let head = self.annotated.lemma(mention.tokens.end - 1);
        let two = mention.found_by == "reference/both" || PAIRS.contains(&head);
        let kind = self.kinds.of(mention.class);
        for sentence in self.sentences(mention.sentence, PRONOUN_REACH) {
            let groups = self.groups(sentence, id);
            let [only] = &groups[..] else {
                if groups.is_empty() {
                    continue;
                }
                return None;
            };
            let fits = mention.class.is_none() || only.iter().all(|e| self.kind(*e) == kind);
            let called = two
                || PEOPLE.contains(&head)
                || self.called.get(head).is_some_and(|b| b.iter().any(|(e, _)| only.contains(e)));
            let counted = !two || only.len() == 2;
            return (fits && called && counted)
                .then(|| (only.clone(), "description: those named together".to_owned()));
        }
        None
    }

    /// Notes what a name's title and descriptors call the person.
    fn note(&mut self, mention: &Mention, entity: u32) {
        if mention.kind != MentionKind::Name || self.kind(entity) != Kind::Person {
            return;
        }
        let former = mention.extent.clone().any(|t| self.is_former(t));
        for token in mention.extent.clone().filter(|t| !mention.tokens.contains(t)) {
            let bearers = self.called.entry(self.annotated.lemma(token).to_owned()).or_default();
            if !bearers.contains(&(entity, former)) {
                bearers.push((entity, former));
            }
        }
    }

    fn is_former(&self, token: u32) -> bool {
        matches!(self.annotated.lower(token), "former" | "ex" | "then" | "ousted" | "deposed")
    }

    /// "the former minister", "the journalist": the only person whom the text called so.
    fn titled(&self, mention: &Mention) -> Found {
        let head = self.annotated.lemma(mention.tokens.end - 1);
        let former =
            mention.tokens.clone().any(|t| matches!(self.annotated.lower(t), "former" | "ex" | "then"));
        let mut bearers: Vec<u32> = self
            .called
            .get(head)?
            .iter()
            .filter(|(_, was)| *was == former)
            .map(|(entity, _)| *entity)
            .filter(|e| {
                let gender = self.named.drafts[*e as usize].gender;
                mention.gender.is_none() || gender.is_none() || gender == mention.gender
            })
            .collect();
        bearers.dedup();
        match bearers[..] {
            [only] => Some((vec![only], format!("description: called {head}"))),
            _ => None,
        }
    }
}
