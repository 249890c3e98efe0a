//! Mentions to entities: full names with their later surnames, acronyms, spelling variants,
//! pronouns and descriptions, within one document.
//!
//! Precision over recall: a pronoun with two fitting antecedents stays unresolved. Each join
//! records its reason. Not here: facts ([`crate::relate`]). Start reading at [`resolve`].

mod bodies;
mod countries;
mod defined;
mod description;
mod forms;
mod fronted;
mod groups;
mod kin;
mod kinds;
mod lives;
mod names;
mod namesakes;
mod only_person;
mod position;
mod recipient;
mod reference;
mod spelling;
mod topic;

#[cfg(test)]
mod tests;

use crate::annotate::Annotated;
use crate::mention::{Gender, MentionId, Mentions};
use crate::ontology::{ClassId, Ontology};
use crate::read::Document;
use kinds::{Kind, Kinds};
use names::Draft;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// Joins the mentions of a document to entities.
///
/// Names first, over the whole document; then, in reading order, what points back to them.
#[must_use]
pub fn resolve(
    document: &Document,
    annotated: &Annotated,
    mentions: &Mentions,
    ontology: &Ontology,
) -> Resolution {
    let kinds = Kinds::new(ontology);
    let home = document.country.as_deref().and_then(country_code);
    let forms = forms::forms(&document.source, mentions, &kinds);
    let definitions = defined::definitions(annotated, mentions);
    let mut named = names::join(document, annotated, mentions, &kinds, home, &definitions, &forms);
    let pointed = reference::follow(annotated, mentions, &kinds, ontology, home, &definitions, &mut named);
    let mut resolution = finish(document, mentions, &kinds, named.drafts, pointed);
    let person = ontology.class("Person");
    resolution.lives = lives::lines(annotated, mentions, &resolution.of_mention, person, &definitions);
    let rated = rated_country(document, ontology, &resolution.entities);
    resolution.entities.extend(rated);
    resolution
}

/// The ISO 3166-1 code of a country, whichever of its names is given; `None` for one that is not known.
#[must_use]
pub fn country_code(country: &str) -> Option<&'static str> {
    countries::code_of(country)
}

/// The country that the header rates, where no sentence names it.
fn rated_country(document: &Document, ontology: &Ontology, entities: &[Entity]) -> Option<Entity> {
    let country = document.country.as_deref().filter(|_| document.card.is_some())?;
    let named = |name: &String| name.eq_ignore_ascii_case(country);
    if entities.iter().any(|entity| named(&entity.name) || entity.aliases.iter().any(named)) {
        return None;
    }
    Some(Entity {
        class: Some(ontology.class("Country")?),
        name: country.to_owned(),
        aliases: Vec::new(),
        gender: None,
        country: None,
        joins: Vec::new(),
    })
}

/// Drafts to entities, in the order of first mention.
fn finish(
    document: &Document,
    mentions: &Mentions,
    kinds: &Kinds,
    mut drafts: Vec<Draft<'_>>,
    pointed: Vec<Vec<u32>>,
) -> Resolution {
    for draft in &mut drafts {
        draft.joins.sort();
    }
    let mut order: Vec<usize> = (0..drafts.len()).filter(|d| !drafts[*d].joins.is_empty()).collect();
    order.sort_by_key(|d| drafts[*d].joins[0].0);
    let mut id_of = vec![None; drafts.len()];
    for (id, draft) in order.iter().enumerate() {
        id_of[*draft] = Some(EntityId(id as u32));
    }
    let entities = order.iter().map(|d| entity(document, mentions, kinds, &drafts[*d])).collect();
    let of_mention = pointed
        .into_iter()
        .map(|drafts| drafts.into_iter().filter_map(|d| id_of[d as usize]).collect())
        .collect();
    Resolution { entities, of_mention, lives: Vec::new() }
}

fn entity(document: &Document, mentions: &Mentions, kinds: &Kinds, draft: &Draft<'_>) -> Entity {
    let mut forms: FxHashMap<Cow<'_, str>, usize> = FxHashMap::default();
    let mut aliases = Vec::new();
    for (id, _) in &draft.joins {
        let mention = mentions.get(*id);
        if mention.kind == crate::mention::MentionKind::Name {
            *forms.entry(names::surface(&document.source, mention.span)).or_default() += 1;
            aliases.extend(mention.aliases.iter().map(|span| names::surface(&document.source, *span)));
        }
    }
    if draft.kind == Kind::Law {
        // A described law is named by the words that describe it.
        forms.extend(aliases.drain(..).map(|alias| (alias, 1)));
    }
    let name = forms
        .iter()
        .max_by_key(|&(form, count)| fullness(form, *count))
        .map_or_else(String::new, |(form, _)| form.to_string());
    aliases.extend(forms.into_keys());
    aliases.retain(|alias| *alias != name);
    aliases.sort();
    aliases.dedup();
    let aliases = aliases.into_iter().map(Cow::into_owned).collect();
    Entity {
        class: class(mentions, kinds, draft),
        name,
        aliases,
        gender: draft.gender,
        country: draft.country.map(str::to_owned),
        joins: draft
            .joins
            .iter()
            .map(|(mention, reason)| Join { mention: *mention, reason: reason.clone() })
            .collect(),
    }
}

/// The greatest is the fullest form of a name: most words, not shouted ("Greens" before "DG"), most often, first in the alphabet.
fn fullness(form: &str, count: usize) -> (usize, bool, usize, std::cmp::Reverse<&str>) {
    let shouted = form.chars().any(char::is_alphabetic) && !form.chars().any(char::is_lowercase);
    let words = form.split_whitespace().count();
    (words, !shouted, count, std::cmp::Reverse(form))
}

/// The class that most mentions have, or the finest kind of it that any has.
fn class(mentions: &Mentions, kinds: &Kinds, draft: &Draft<'_>) -> Option<ClassId> {
    let mut votes: FxHashMap<ClassId, usize> = FxHashMap::default();
    for (id, _) in &draft.joins {
        let mention = mentions.get(*id);
        if let Some(class) = mention.class.filter(|_| mention.kind == crate::mention::MentionKind::Name) {
            *votes.entry(class).or_default() += 1;
        }
    }
    let key = |class: ClassId| (votes[&class], std::cmp::Reverse(class));
    let Some(first) = votes.keys().copied().max_by_key(|class| key(*class)) else {
        // Nothing but a pronoun tells what it is.
        return kinds.person().filter(|_| draft.kind == Kind::Person);
    };
    let finer = votes.keys().copied().filter(|class| kinds.is_a(*class, first) && *class != first);
    finer.max_by_key(|class| key(*class)).or(Some(first))
}

/// Index into [`Resolution::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// Why a mention was joined to an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// The mention.
    pub mention: MentionId,
    /// "same name", "surname", "acronym", "spelling variant: Zh/J", "pronoun: last feminine person".
    pub reason: Cow<'static, str>,
}

/// One thing in the world, as one document tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Its class; entities of unknown class get no node in the graph.
    pub class: Option<ClassId>,
    /// Fullest form in the document.
    pub name: String,
    /// Other forms, sorted, no pronouns or descriptions.
    pub aliases: Vec<String>,
    /// Where known.
    pub gender: Option<Gender>,
    /// The country it belongs to where the text tells ("Turkish parliament"), as an ISO code.
    pub country: Option<String>,
    /// All its mentions with the reason of each.
    pub joins: Vec<Join>,
}

/// The entities of a document and what each mention refers to.
#[derive(Clone, Debug, Default)]
pub struct Resolution {
    /// In the order of first mention.
    pub entities: Vec<Entity>,
    /// By mention: the entities that it refers to; several for "both", "the couple", "they".
    pub of_mention: Vec<Vec<EntityId>>,
    /// In text order, the sentences that have no subject of their own and go on with somebody's life
    /// ("Elected to parliament in 1989"), each with a mention of that person.
    pub lives: Vec<(u32, MentionId)>,
}

impl Resolution {
    /// Whose life a sentence without a subject tells.
    #[must_use]
    pub fn life(&self, sentence: u32) -> Option<MentionId> {
        let at = self.lives.binary_search_by_key(&sentence, |(s, _)| *s).ok()?;
        Some(self.lives[at].1)
    }
}
