//! Names to entities: the same name, surnames and given names alone, acronyms, short forms of bodies,
//! spelling variants. Bodies are in [`super::bodies`].
//!
//! Distinct forms are few, so forms are joined by maps from words; only a bare name that several
//! people bear is decided mention by mention.

use super::defined::Definition;
use super::forms::{Form, aliases};
use super::kinds::{Kind, Kinds};
use super::namesakes::shortens;
use super::{countries, namesakes, spelling};
use crate::annotate::Annotated;
use crate::mention::{Gender, MentionId, Mentions};
use crate::ontology::ClassId;
use crate::read::Document;
use crate::text::{Source, Span};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// An entity while it is put together.
#[derive(Clone, Debug)]
pub(super) struct Draft<'a> {
    pub(super) kind: Kind,
    /// Words of its longest form.
    pub(super) words: &'a [String],
    pub(super) gender: Option<Gender>,
    /// ISO code of the country that its name tells.
    pub(super) country: Option<&'static str>,
    /// Classes of its names.
    pub(super) classes: Vec<ClassId>,
    pub(super) joins: Vec<(MentionId, Cow<'static, str>)>,
}

/// The entities that names make, and by mention the one it names.
pub(super) struct Named<'a> {
    pub(super) drafts: Vec<Draft<'a>>,
    pub(super) of_mention: Vec<Option<u32>>,
}

/// Joins the names of these [`forms`](super::forms::forms).
pub(super) fn join<'a>(
    document: &Document,
    annotated: &Annotated,
    mentions: &Mentions,
    kinds: &Kinds,
    home: Option<&'static str>,
    definitions: &[Definition],
    forms: &'a [Form],
) -> Named<'a> {
    let aliases = aliases(&document.source, mentions, kinds);
    let mut other_words: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for (alias, (name, kind)) in &aliases {
        if *kind == Kind::Person {
            other_words.entry(name).or_default().extend(alias.split(' '));
        }
    }
    let mut order: Vec<usize> = (0..forms.len()).collect();
    order.sort_by_key(|&f| {
        (std::cmp::Reverse(forms[f].words.len()), forms[f].kind == Kind::Unknown, forms[f].mentions[0])
    });
    let mut joiner = Joiner {
        annotated,
        mentions,
        kinds,
        home,
        named: Named { drafts: Vec::new(), of_mention: vec![None; mentions.all.len()] },
        index: Index::default(),
        other_words,
        aliases: &aliases,
        title: document.title.as_deref().map(spelling::words).unwrap_or_default(),
        life: namesakes::only_life(definitions),
        hero: None,
    };
    for form in order {
        joiner.place(&forms[form]);
    }
    joiner.named
}

/// Maps from words to the entities made so far.
#[derive(Default)]
pub(super) struct Index<'a> {
    pub(super) by_key: FxHashMap<(&'a str, Kind), u32>,
    /// Any word of a person's name of several words.
    pub(super) people: FxHashMap<&'a str, Vec<u32>>,
    /// The sounds of all words of a person's name.
    pub(super) sounds: FxHashMap<String, Vec<u32>>,
    /// The sound of a person's last word, and its letters in order of the alphabet.
    pub(super) surname_sounds: FxHashMap<String, Vec<u32>>,
    pub(super) surname_letters: FxHashMap<String, Vec<u32>>,
    /// First and last word of other names of several words.
    pub(super) openings: FxHashMap<&'a str, Vec<u32>>,
    pub(super) endings: FxHashMap<&'a str, Vec<u32>>,
    pub(super) initials: FxHashMap<String, Vec<u32>>,
    /// Countries, few in any text.
    pub(super) countries: Vec<u32>,
}

pub(super) struct Joiner<'a, 't> {
    pub(super) annotated: &'t Annotated,
    pub(super) mentions: &'t Mentions,
    pub(super) kinds: &'t Kinds<'t>,
    /// ISO code of the country that the document is about.
    pub(super) home: Option<&'static str>,
    pub(super) named: Named<'a>,
    /// Words of the forms, and of the aliases.
    pub(super) index: Index<'t>,
    pub(super) aliases: &'t FxHashMap<String, (String, Kind)>,
    /// By a person's name: the words of the other names that the text gives beside it.
    pub(super) other_words: FxHashMap<&'t str, Vec<&'t str>>,
    /// Words of the document's title.
    pub(super) title: Vec<String>,
    /// The name with which the only life of the text opens.
    pub(super) life: Option<MentionId>,
    /// The person whose name is the title, or whose life opens the text: whose life is told, and who is meant by any part of that name alone,
    /// whoever else of the family bears it.
    pub(super) hero: Option<u32>,
}

/// Where a form belongs.
pub(super) enum Place {
    Of(u32, Cow<'static, str>),
    /// Several bear the name: each mention is decided by what stands before it.
    Shared(Vec<u32>, &'static str),
    New,
}

/// Words that an acronym passes over.
pub(super) const PASSED_OVER: &[&str] =
    &["of", "for", "in", "on", "at", "the", "and", "to", "de", "la", "del", "y", "du", "des", "et"];

impl<'a: 't, 't> Joiner<'a, 't> {
    fn place(&mut self, form: &'a Form) {
        let place = match form.kind {
            Kind::Person => self.person(form),
            Kind::Unknown => match self.person(form) {
                Place::New => self.body(form),
                found => found,
            },
            _ => self.body(form),
        };
        match place {
            Place::Of(entity, reason) => {
                for &mention in &form.mentions {
                    self.add(entity, mention, reason.clone());
                }
                self.index.by_key.entry((&form.joined, form.kind)).or_insert(entity);
            }
            Place::Shared(candidates, reason) => {
                for &mention in &form.mentions {
                    let titled = self.titled_alike(mention, &candidates);
                    if let Some(entity) = titled.or_else(|| self.nearest(mention, &candidates)) {
                        self.add(entity, mention, format!("{reason}: nearest bearer").into());
                    }
                }
            }
            Place::New => self.open(form),
        }
    }

    fn open(&mut self, form: &'a Form) {
        let entity = self.named.drafts.len() as u32;
        let country = if form.kind == Kind::Person { None } else { countries::told_by(&form.words) };
        self.named.drafts.push(Draft {
            kind: form.kind,
            words: &form.words,
            gender: None,
            country,
            classes: Vec::new(),
            joins: Vec::new(),
        });
        for &mention in &form.mentions {
            self.add(entity, mention, Cow::Borrowed("same name"));
        }
        self.note_hero(form, entity);
        let words = &form.words;
        let index = &mut self.index;
        index.by_key.insert((&form.joined, form.kind), entity);
        if form.kind == Kind::Place
            && form.mentions.iter().any(|m| self.kinds.is_country(self.mentions.get(*m).class))
        {
            index.countries.push(entity);
        }
        if form.kind == Kind::Person {
            index.sounds.entry(spelling::sounds(words)).or_default().push(entity);
            if let Some(surname) = words.last().filter(|last| !is_fathers(words, last)) {
                index.surname_sounds.entry(spelling::sound(surname)).or_default().push(entity);
                index.surname_letters.entry(spelling::letters(surname)).or_default().push(entity);
            }
            if words.len() > 1 {
                let others = self.other_words.get(form.joined.as_str()).into_iter().flatten().copied();
                let others = others.filter(|other| !words.iter().any(|word| word == other));
                for word in words.iter().map(String::as_str).chain(others) {
                    let bearers = index.people.entry(word).or_default();
                    if bearers.last() != Some(&entity) {
                        bearers.push(entity);
                    }
                }
            }
        } else if words.len() > 1 {
            if form.kind == Kind::Unknown && words.len() < 5 {
                // It may be a person whom nothing has typed yet; the last word may be the surname.
                index.people.entry(&words[words.len() - 1]).or_default().push(entity);
            }
            index.openings.entry(&words[0]).or_default().push(entity);
            index.endings.entry(&words[words.len() - 1]).or_default().push(entity);
            let weighty = words.iter().filter(|w| !PASSED_OVER.contains(&w.as_str()));
            let initials: String = weighty.filter_map(|w| w.chars().next()).collect();
            if initials.len() > 1 {
                index.initials.entry(initials).or_default().push(entity);
            }
        }
    }

    fn add(&mut self, entity: u32, mention: MentionId, reason: Cow<'static, str>) {
        let draft = &mut self.named.drafts[entity as usize];
        let named = self.mentions.get(mention);
        draft.gender = draft.gender.or(named.gender);
        if let Some(class) = named.class.filter(|class| !draft.classes.contains(class)) {
            draft.classes.push(class);
            if draft.kind == Kind::Unknown {
                draft.kind = self.kinds.of(Some(class));
            }
        }
        draft.joins.push((mention, reason));
        self.named.of_mention[mention.0 as usize] = Some(entity);
    }

    pub(super) fn draft(&self, entity: u32) -> &Draft<'a> {
        &self.named.drafts[entity as usize]
    }

    pub(super) fn by_alias(&self, form: &Form) -> Option<Place> {
        let (name, kind) = self.aliases.get(&form.joined)?;
        if form.kind != *kind && form.kind != Kind::Unknown && *kind != Kind::Unknown {
            return None;
        }
        let entity = *self.index.by_key.get(&(name.as_str(), *kind))?;
        Some(Place::Of(entity, "form given in brackets".into()))
    }

    fn person(&self, form: &Form) -> Place {
        if let Some(place) = self.by_alias(form).or_else(|| self.of_hero(form)) {
            return place;
        }
        let words = &form.words;
        let gender = form.mentions.iter().find_map(|m| self.mentions.get(*m).gender);
        let fits = |entity: &u32| self.agrees(gender, *entity);
        if words.len() > 1 {
            let bearers = self.index.people.get(words[words.len() - 1].as_str());
            let longer: Vec<u32> = bearers
                .into_iter()
                .flatten()
                .copied()
                .filter(|e| shortens(words, self.draft(*e).words, form.kind) && fits(e))
                .collect();
            if let [only] = longer[..] {
                // "grandson of President Luis Toth" in the life of Luis Ramos Toth: a namesake.
                if form.kind == Kind::Person && form.mentions.iter().all(|m| self.is_kins(*m)) {
                    return Place::New;
                }
                return Place::Of(only, "shorter form of the name".into());
            }
            // "Ould Saleh" where brothers bear the surname of two words.
            let surname = longer.len() > 1
                && form.kind == Kind::Person
                && longer.iter().all(|e| self.draft(*e).words.ends_with(words));
            if surname {
                return Place::Shared(longer, "surname");
            }
            if form.kind == Kind::Unknown {
                return Place::New;
            }
            return self.variant(form, &fits);
        }
        let word = &words[0];
        let mut bearers: Vec<u32> =
            self.index.people.get(word.as_str()).into_iter().flatten().copied().filter(fits).collect();
        bearers.retain(|&e| !is_fathers(self.draft(e).words, word));
        let surnames: Vec<u32> =
            bearers.iter().copied().filter(|e| self.draft(*e).words.last() == Some(word)).collect();
        let reason = match (surnames.is_empty(), self.draft_opens_with(&bearers, word)) {
            (false, _) => "surname",
            (true, true) => "given name",
            (true, false) => "part of the name",
        };
        // "Imran Toth took over from his brother Toth": whose brother he is, he is not.
        let kin = form.mentions.iter().all(|m| self.mentions.get(*m).found_by == "kinship");
        if kin && !self.draft_opens_with(&bearers, word) {
            return Place::New;
        }
        if !surnames.is_empty() {
            bearers = surnames;
        }
        match bearers[..] {
            [only] => Place::Of(only, reason.into()),
            [] if form.kind == Kind::Person || word.len() > 5 => self.variant(form, &fits),
            [] => Place::New,
            _ => Place::Shared(bearers, reason),
        }
    }

    fn draft_opens_with(&self, entities: &[u32], word: &str) -> bool {
        entities.iter().any(|e| self.draft(*e).words.first().is_some_and(|w| w == word))
    }

    /// Another spelling of a name, or of the surname of one.
    fn variant(&self, form: &Form, fits: &dyn Fn(&u32) -> bool) -> Place {
        let same: Vec<u32> = self
            .index
            .sounds
            .get(&spelling::sounds(&form.words))
            .into_iter()
            .flatten()
            .copied()
            .filter(|e| fits(e))
            .collect();
        if let [only] = same[..] {
            let difference = spelling::difference(&form.joined, &self.draft(only).words.join(" "));
            return Place::Of(only, format!("spelling variant: {difference}").into());
        }
        let [word] = &form.words[..] else { return Place::New };
        let alike = |index: &FxHashMap<String, Vec<u32>>, key: &str| -> Vec<u32> {
            index.get(key).into_iter().flatten().copied().filter(|e| fits(e)).collect()
        };
        let mut like = alike(&self.index.surname_sounds, &spelling::sound(word));
        if like.is_empty() {
            like = alike(&self.index.surname_letters, &spelling::letters(word));
            like.retain(|e| self.draft(*e).words.last().is_some_and(|w| spelling::swapped(w, word)));
        }
        match like[..] {
            [only] => {
                let surname = self.draft(only).words.last().map_or("", String::as_str);
                let difference = spelling::difference(word, surname);
                Place::Of(only, format!("surname, spelling variant: {difference}").into())
            }
            _ => Place::New,
        }
    }

    /// The bearer named last before the mention, where no other was named as near.
    fn nearest(&self, mention: MentionId, candidates: &[u32]) -> Option<u32> {
        let gender = self.mentions.get(mention).gender;
        if let Some(hero) = self.hero.filter(|h| candidates.contains(h) && self.agrees(gender, *h)) {
            return Some(hero);
        }
        let sentence = self.mentions.get(mention).sentence;
        let last = |entity: &u32| {
            let joins = self.draft(*entity).joins.iter();
            joins.map(|(m, _)| *m).filter(|m| *m < mention).max()
        };
        let mut seen: Vec<(MentionId, u32)> = candidates
            .iter()
            .filter(|e| self.agrees(gender, **e))
            .filter_map(|e| Some((last(e)?, *e)))
            .collect();
        seen.sort_unstable();
        let (at, entity) = *seen.last()?;
        // "His wife, Lena Vogel, is a judge. Vogel studied": kin named in passing take no surname from others.
        let passing = self.mentions.get(at).found_by == "kinship";
        let rival = seen.len() > 1 && {
            let other = self.mentions.get(seen[seen.len() - 2].0).sentence;
            passing || other == self.mentions.get(at).sentence || sentence.saturating_sub(other) < 2
        };
        if !rival {
            return Some(entity);
        }
        // The person that the text opens with, or speaks of far more than of the others.
        let weight = |e: &u32| self.draft(*e).joins.len();
        let main = candidates.iter().copied().max_by_key(weight)?;
        let in_opening =
            |e: &u32| self.draft(*e).joins.iter().any(|(m, _)| self.mentions.get(*m).sentence == 0);
        let mut opening = candidates.iter().copied().filter(in_opening);
        let opens = opening.next().filter(|_| opening.next().is_none());
        let others = candidates.iter().filter(|e| **e != main).map(weight).max().unwrap_or(0);
        opens.or_else(|| (weight(&main) >= 2 * others.max(1)).then_some(main))
    }
}

/// "Nabil bin **Salem**": his father's name, by which nobody calls him.
fn is_fathers(name: &[String], word: &str) -> bool {
    let at = name.iter().position(|w| w == word).filter(|&at| at > 1);
    at.is_some_and(|at| matches!(name[at - 1].as_str(), "bin" | "bint" | "binte" | "binti" | "ibn"))
}

/// The text of a span on one line.
pub(super) fn surface(source: &Source, span: Span) -> Cow<'_, str> {
    let text = source.slice(span);
    let mut parted = true; // by white space before
    let spaced = text.chars().all(|c| {
        let before = std::mem::replace(&mut parted, c.is_whitespace());
        !parted || (c == ' ' && !before)
    });
    if spaced && !parted {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}
