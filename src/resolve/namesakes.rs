//! Who bears the name of the hero of a life: parents and children do too, but the name alone is the hero's.
//!
//! In: a form of a name, the people made so far, what the text defines ([`super::defined`]). Out: where the form belongs. Not here: any other surname
//! ([`super::names`]); pronouns ([`super::topic`]).

use super::defined::{Definition, REACH};
use super::forms::Form;
use super::kinds::Kind;
use super::names::{Joiner, Place};
use crate::annotate::Tag;
use crate::mention::{Gender, MentionId, is_kin_noun};

impl Joiner<'_, '_> {
    /// The first person whose name is the title, or is shortened by it, is the hero; or with whom the only life of
    /// the text opens.
    pub(super) fn note_hero(&mut self, form: &Form, entity: u32) {
        let words = &form.words;
        let titled =
            || self.title.len() > 1 && (*words == self.title || shortens(&self.title, words, form.kind));
        let told = || self.life.is_some_and(|name| form.mentions.contains(&name));
        if form.kind == Kind::Person && words.len() > 1 && (titled() || told()) {
            self.hero.get_or_insert(entity);
        }
    }

    /// One word of the hero's name where kin bear it too; and the title itself, as "Ben Okri" for "Tom Ben Okri".
    pub(super) fn of_hero(&self, form: &Form) -> Option<Place> {
        let hero = self.hero?;
        if form.words == self.title {
            return Some(Place::Of(hero, "the name in the title".into()));
        }
        let [word] = &form.words[..] else { return None };
        let bearers = self.index.people.get(word.as_str()).filter(|b| b.len() > 1 && b.contains(&hero))?;
        let kin = |m: &MentionId| self.mentions.get(*m).found_by == "kinship";
        (!form.mentions.iter().all(kin)).then(|| Place::Shared(bearers.clone(), "part of the name"))
    }

    /// "President **Karel**": of those who bear the name, the only one whom the text calls president elsewhere.
    pub(super) fn titled_alike(&self, mention: MentionId, candidates: &[u32]) -> Option<u32> {
        let (office, former) = self.office_of(mention)?;
        let has = |e: u32, past: Option<bool>| {
            let mut joins = self.draft(e).joins.iter();
            joins.any(|(m, _)| {
                self.office_of(*m).is_some_and(|(o, f)| o == office && past.is_none_or(|past| past == f))
            })
        };
        [Some(former), None].into_iter().find_map(|past| {
            let mut bearers = candidates.iter().copied().filter(|&e| has(e, past));
            bearers.next().filter(|_| bearers.next().is_none())
        })
    }

    /// The last words of somebody's title, "vice president" apart from "president", and whether it is over.
    fn office_of(&self, mention: MentionId) -> Option<((&str, &str), bool)> {
        let title = self.mentions.get(mention).title.as_ref()?;
        let last = title.tokens.end.checked_sub(1).filter(|t| title.tokens.contains(t))?;
        let before = last.checked_sub(1).filter(|t| title.tokens.contains(t));
        let deputy = before.map_or("", |t| self.annotated.lower(t));
        let deputy = if matches!(deputy, "vice" | "deputy" | "prime" | "first") { deputy } else { "" };
        Some(((deputy, self.annotated.lower(last)), title.former))
    }

    /// "his father, **X**", "grandson of the late senator **X**": the name is that of somebody's kin.
    pub(super) fn is_kins(&self, mention: MentionId) -> bool {
        let name = self.mentions.get(mention);
        let first = self.annotated.sentences[name.sentence as usize].tokens.start;
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        let titles = |t: &u32| matches!(tag(*t), Tag::DT | Tag::JJ | Tag::NN) && !self.is_kin_noun(*t);
        let Some(link) = (first..name.extent.start).rev().find(|t| !titles(t)) else { return false };
        match self.annotated.lower(link) {
            "," | "of" => link > first && self.is_kin_noun(link - 1),
            _ => self.is_kin_noun(link),
        }
    }

    fn is_kin_noun(&self, token: u32) -> bool {
        is_kin_noun(self.annotated.lemma(token))
    }

    /// True unless a gender is told that is another than the one known of the entity.
    pub(super) fn agrees(&self, told: Option<Gender>, entity: u32) -> bool {
        let known = self.draft(entity).gender;
        told.is_none() || known.is_none() || told == known
    }
}

/// The name that opens the life, where the text begins with one and tells no other.
pub(super) fn only_life(definitions: &[Definition]) -> Option<MentionId> {
    let mut lives = definitions.iter().filter(|d| d.born && d.opens);
    let first = lives.next().filter(|d| d.sentence < REACH)?;
    lives.next().is_none().then_some(first.name)
}

/// "Samir Hadad" shortens "Samir al-Karim Hadad": same first and last word, the rest in order.
pub(super) fn shortens(short: &[String], long: &[String], kind: Kind) -> bool {
    if short.len() >= long.len() {
        return false;
    }
    if short[0] != long[0] {
        // "Abdul-Rahim" of "Samir Abdul-Rahim"; "Ortega Paredes" of "Luis Ortega Paredes Villar"
        let inside = || short.len() > 1 && long[1..].windows(short.len()).any(|part| part == short);
        return kind == Kind::Person && (long.ends_with(short) || inside());
    }
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|w| w == word))
}
