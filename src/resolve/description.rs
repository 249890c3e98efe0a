//! Definite descriptions to the entities that names made: "the party", "the former minister", "both".
//!
//! A description goes to the last thing named of its class, where its own words do not contradict the
//! name, or to the only person whom the text called so; where two fit it stays unresolved.

use super::kinds::Kind;
use super::reference::{Called, Follower, Found, PRONOUN_REACH};
use crate::annotate::Tag;
use crate::mention::{Mention, MentionId, MentionKind, names_people};
use crate::ontology::ClassId;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Nouns for two persons.
const PAIRS: &[&str] = &["couple", "pair", "duo"];
/// Nouns for persons of any trade.
const PEOPLE: &[&str] = &["man", "men", "woman", "women", "trio"];
/// How many sentences back a description looks for the last of its class.
const DESCRIPTION_REACH: u32 = 6;
/// Nouns for those whom a text is about where it speaks of one group.
const DEFENDANTS: &[&str] = &[
    "accused",
    "activist",
    "convict",
    "defendant",
    "detainee",
    "journalist",
    "prisoner",
    "reporter",
    "suspect",
];
/// How many sentences back somebody was last called so.
const TITLE_REACH: u32 = 12;
/// Ranks that make another office of one: a vice president is no president.
const RANKS: &[&str] = &["prime", "vice", "deputy", "first"];
/// Nouns that one coalition may be called by for another.
const ALLIANCES: &[&str] = &["alliance", "coalition", "bloc"];

/// Nouns as they bear on descriptions.
struct Nouns {
    /// Point to any name of their class; other nouns need to stand in the name.
    any: FxHashSet<&'static str>,
    /// Stand before a noun and say what kind of thing it is.
    kinds: FxHashSet<&'static str>,
    /// Words of a description that tell no title.
    passing: FxHashSet<&'static str>,
    /// Set a thing against the one named last.
    others: FxHashSet<&'static str>,
}

static NOUNS: LazyLock<Nouns> = LazyLock::new(|| {
    let rows = |text: &'static str| text.lines().filter(|l| !l.starts_with('#')).skip(1);
    let marks = include_str!("../../ontology/values/lexicon/description_marks.tsv");
    let marked = |kind: &str| -> FxHashSet<&'static str> {
        let columns = rows(marks).filter_map(|l| l.split_once('\t'));
        columns.filter(|(_, k)| *k == kind).map(|(term, _)| term).collect()
    };
    Nouns { any: marked("any"), kinds: marked("kind"), passing: marked("passing"), others: marked("other") }
});

impl Follower<'_, '_> {
    pub(super) fn description(&self, id: MentionId, mention: &Mention) -> Found {
        if mention.found_by == "reference/both" || (mention.plural && mention.class == self.person) {
            return self.together(id, mention);
        }
        let class = mention.class?;
        if mention.plural {
            return (self.kinds.of(Some(class)) == Kind::Law).then(|| self.laws(id, mention)).flatten();
        }
        if mention.found_by == "reference/age" {
            return self.aged(id, mention);
        }
        if Some(class) == self.person {
            return self
                .apposed(id, mention, class)
                .or_else(|| self.titled(mention))
                .or_else(|| self.of_calling(id, mention))
                .or_else(|| self.of_age(id, mention));
        }
        if Some(class) == self.country {
            return self.at_home(id, mention);
        }
        if let Some(found) = self.apposed(id, mention, class) {
            return Some(found);
        }
        if self.another(mention) {
            return None;
        }
        if let Some(found) = self.on_topic(id, mention, class) {
            return Some(found);
        }
        for sentence in self.sentences(mention.sentence, DESCRIPTION_REACH) {
            let mut fitting: Vec<u32> = self
                .referring(sentence, id)
                .into_iter()
                .map(|(_, e)| e)
                .filter(|e| self.is_kind_of(*e, class) && self.agrees(*e, class, mention))
                .collect();
            fitting.sort_unstable();
            fitting.dedup();
            match fitting[..] {
                [] => {}
                [only] => return Some((vec![only], "description: the last of its class".into())),
                _ => return None,
            }
        }
        None
    }

    /// "The new president, Lena Vogel, resigned", "the largest opposition group, the Harbour Pact, won": what the name
    /// behind the comma means, whatever was called so before.
    fn apposed(&self, id: MentionId, mention: &Mention, class: ClassId) -> Found {
        let next = MentionId(id.0 + 1);
        let name = self.mentions.all.get(next.0 as usize)?;
        let tag = |token: u32| self.annotated.tokens.get(token as usize).map(|t| t.tag);
        let comma = |token: u32| tag(token) == Some(Tag::Comma);
        let beside = name.extent.start == mention.extent.end + 1 && comma(mention.extent.end);
        let [entity] = self.pointed[next.0 as usize][..] else { return None };
        let person = self.kind(entity) == Kind::Person;
        let fits = if Some(class) == self.person { person } else { self.is_kind_of(entity, class) };
        // "the ruling party, the Harbour Pact, and the unions" are three.
        let listed = !person && tag(name.extent.end + 1) == Some(Tag::CC);
        let closed = comma(name.extent.end) && !listed && name.sentence == mention.sentence;
        (beside && closed && name.kind == MentionKind::Name && fits)
            .then(|| (vec![entity], "description: the name in apposition".into()))
    }

    /// "the original organization", "the rival party": set against what was named last, and so another one.
    fn another(&self, mention: &Mention) -> bool {
        mention.tokens.clone().any(|t| NOUNS.others.contains(self.annotated.lower(t)))
    }

    /// "the country": the only one that its sentence has named before; else the one that the report is
    /// about.
    fn at_home(&self, id: MentionId, mention: &Mention) -> Found {
        let is_country = |e: &u32| {
            let classes = &self.named.drafts[*e as usize].classes;
            classes.iter().any(|c| Some(*c) == self.country)
        };
        let mut named: Vec<u32> =
            self.referring(mention.sentence, id).into_iter().map(|(_, e)| e).filter(is_country).collect();
        named.sort_unstable();
        named.dedup();
        let home = || {
            let code = self.home?;
            let drafts = 0..self.named.drafts.len() as u32;
            let mut own =
                drafts.filter(|e| is_country(e) && self.named.drafts[*e as usize].country == Some(code));
            own.next().filter(|_| own.next().is_none())
        };
        match named[..] {
            [only] => Some((vec![only], "description: the country of the sentence".into())),
            [] => Some((vec![home()?], "description: the country of the report".into())),
            _ => None,
        }
    }

    /// True where nothing in the description contradicts the name: a noun that most names of its class
    /// bear ("the commission", "the union") stands in it, and so do its nouns before ("customs office");
    /// "the group" is no body of a state.
    pub(super) fn agrees(&self, entity: u32, class: ClassId, mention: &Mention) -> bool {
        let draft = &self.named.drafts[entity as usize];
        let state = draft.classes.iter().any(|c| self.kinds.is_institution(*c));
        if Some(class) == self.organization && state {
            return false;
        }
        let bears = |t: u32| {
            let (lower, lemma) = (self.annotated.lower(t), self.annotated.lemma(t));
            draft.words.iter().any(|w| w == lower || w == lemma)
        };
        let head = mention.tokens.end - 1;
        let lemma = self.annotated.lemma(head);
        let allied = ALLIANCES.contains(&lemma)
            && draft.words.iter().any(|w| ALLIANCES.contains(&w.as_str()) || w == "front" || w == "union");
        if !NOUNS.any.contains(lemma) && !bears(head) && !allied {
            return false;
        }
        (mention.tokens.start..head).all(|t| {
            let token = &self.annotated.tokens[t as usize];
            token.tag != Tag::NN || NOUNS.kinds.contains(self.annotated.lower(t)) || bears(t)
        })
    }

    pub(super) fn is_kind_of(&self, entity: u32, class: ClassId) -> bool {
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
        // "the political prisoners" are some of many.
        let bare_defendants = mention.tokens.len() == 1 && DEFENDANTS.contains(&head);
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
                || bare_defendants
                || self.called.get(head).is_some_and(|b| b.iter().any(|c| only.contains(&c.entity)));
            let counted = !two || only.len() == 2;
            return (fits && called && counted)
                .then(|| (only.clone(), "description: those named together".into()));
        }
        if two || bare_defendants || PEOPLE.contains(&head) {
            self.only_group(id, mention, two)
        } else {
            None
        }
    }

    /// "the two bills", "the laws": those named together last, where the number is told as many as it says.
    fn laws(&self, id: MentionId, mention: &Mention) -> Found {
        let two = mention.tokens.clone().any(|t| matches!(self.annotated.lower(t), "two" | "both"));
        let mut near = self.sentences(mention.sentence, PRONOUN_REACH).map(|s| self.groups(s, id));
        let [only] = &near.find(|groups| !groups.is_empty())?[..] else { return None };
        let fits = only.iter().all(|e| self.kind(*e) == Kind::Law) && (!two || only.len() == 2);
        fits.then(|| (only.clone(), "description: those named together".into()))
    }

    /// "**The journalists** were freed": the only people whom the sentences before name together.
    fn only_group(&self, id: MentionId, mention: &Mention, two: bool) -> Found {
        let first = mention.sentence.saturating_sub(DESCRIPTION_REACH);
        let mut only: Option<Vec<u32>> = None;
        for sentence in first..=mention.sentence {
            for mut group in self.groups(sentence, id) {
                if !group.iter().all(|e| self.kind(*e) == Kind::Person) {
                    continue;
                }
                group.sort_unstable();
                if only.as_ref().is_some_and(|other| *other != group) {
                    return None;
                }
                only = Some(group);
            }
        }
        let group = only.filter(|g| !two || g.len() == 2)?;
        Some((group, "description: the only ones named together".into()))
    }

    /// Notes what a name's title and descriptors call the person.
    pub(super) fn note(&mut self, mention: &Mention, entity: u32) {
        if mention.kind != MentionKind::Name || self.kind(entity) != Kind::Person {
            return;
        }
        if let Some(gender) = self.gender_by_kin(mention) {
            self.named.drafts[entity as usize].gender.get_or_insert(gender);
        }
        let former = mention.extent.clone().any(|t| self.is_former(t));
        let title: Vec<u32> = mention.extent.clone().filter(|t| !mention.tokens.contains(t)).collect();
        let words: Vec<String> = title.iter().map(|t| self.annotated.lemma(*t).to_owned()).collect();
        if let Some(noun) = self.apposed_noun(mention) {
            self.call(entity, mention, false, &noun, std::slice::from_ref(&noun));
        }
        for word in &words {
            self.call(entity, mention, former, word, &words);
        }
    }

    /// "Lena Vogel, a young **teacher**, was": what an apposition behind a name calls the person.
    fn apposed_noun(&self, mention: &Mention) -> Option<String> {
        let comma = mention.extent.end;
        let end = self.annotated.sentences[mention.sentence as usize].tokens.end;
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        let opens = comma + 2 < end
            && tag(comma) == Tag::Comma
            && matches!(self.annotated.lower(comma + 1), "a" | "an" | "the");
        let limit = end.min(comma + 7);
        let noun = (comma + 2..limit)
            .find(|&t| !matches!(tag(t), Tag::JJ | Tag::VBN | Tag::CD))
            .filter(|_| opens)?;
        // "a newspaper editor": the last noun is the head.
        let noun = (noun..limit).take_while(|&t| tag(t) == Tag::NN).last()?;
        names_people(self.annotated.lower(noun)).then(|| self.annotated.lemma(noun).to_owned())
    }

    /// Notes one word that the text calls a person by, with all words of its title.
    fn call(&mut self, entity: u32, mention: &Mention, former: bool, word: &str, words: &[String]) {
        let bearers = self.called.entry(word.to_owned()).or_default();
        let known = bearers.iter_mut().find(|c| c.entity == entity && c.former == former && c.words == words);
        match known {
            Some(called) => called.last = mention.sentence,
            None => bearers.push(Called { entity, former, words: words.to_vec(), last: mention.sentence }),
        }
    }

    fn is_former(&self, token: u32) -> bool {
        let word = self.annotated.lower(token);
        is_past(word) || matches!(word, "ousted" | "deposed")
    }

    /// "the former minister", "the journalist": the only person whom the text called so not long ago.
    fn titled(&self, mention: &Mention) -> Found {
        let head = mention.tokens.end - 1;
        let lemma = self.annotated.lemma(head);
        let former = mention.tokens.clone().any(|t| is_past(self.annotated.lower(t)));
        // "The president appoints judges": the office, whoever holds it.
        if self.timeless(mention.sentence) {
            return None;
        }
        let own: Vec<&str> = (mention.tokens.start..head)
            .map(|t| self.annotated.lemma(t))
            .filter(|w| !NOUNS.passing.contains(w) && !is_past(w))
            .collect();
        let mut bearers: Vec<u32> = self
            .called
            .get(lemma)?
            .iter()
            .filter(|c| c.former == former && mention.sentence.saturating_sub(c.last) <= TITLE_REACH)
            .filter(|c| {
                own.iter().all(|w| c.words.iter().any(|word| word == w))
                    && c.words.iter().all(|w| !RANKS.contains(&w.as_str()) || own.contains(&w.as_str()))
            })
            .map(|c| c.entity)
            .filter(|e| {
                let gender = self.named.drafts[*e as usize].gender;
                mention.gender.is_none() || gender.is_none() || gender == mention.gender
            })
            .collect();
        bearers.sort_unstable();
        bearers.dedup();
        match bearers[..] {
            [only] => Some((vec![only], format!("description: called {lemma}").into())),
            _ => None,
        }
    }

    /// True for a sentence without any verb in the past or perfect: it tells how things are.
    pub(super) fn timeless(&self, sentence: u32) -> bool {
        let mut tokens = self.annotated.sentences[sentence as usize].tokens.clone();
        !tokens.any(|t| {
            self.annotated.tokens[t as usize].tag == Tag::VBD
                || matches!(self.annotated.lower(t), "has" | "have" | "had")
        })
    }
}

/// "**former** president", "**ex**-president": words before an office that is over.
fn is_past(word: &str) -> bool {
    matches!(word, "former" | "ex" | "ex-" | "then")
}
