//! What one body does in a document it goes on doing: "The Lakeside Court jailed A for four years. B was given two."
//!
//! In: the happenings of a document. Out: the same, with a role filled by the one entity that the document names for it
//! and with its companion (the date) where none is told. Which class has which role so is the list `lasting_roles`. Not
//! here: what the same key is told to be ([`super::inherit`]).

use super::merge::order;
use super::{Argument, ArgumentValue, DateBasis, Fact, Modality, RelateInput};
use crate::ontology::{ClassId, RoleId};
use crate::read::DocumentKind;
use crate::resolve::EntityId;
use crate::rules::{ColumnId, List, ListId};

/// Sentences over which the body goes on without being named.
const REACH: u32 = 30;

/// The lists of nouns for who sits in judgement, and of words that tell that another has decided before.
const BENCHES: &str = "bench_nouns";
const REVIEWS: &str = "review_words";

/// One line of the list.
struct Lasting {
    to: ClassId,
    role: RoleId,
    /// The class of what fills the role.
    class: ClassId,
    /// What goes on with it.
    with: RoleId,
    /// Words one of which the sentence that names it must have.
    told_by: ListId,
}

/// Fills the role in the facts behind the sentence that names its one entity.
pub(super) fn go_on(input: RelateInput<'_>, facts: &mut [Fact]) {
    // A news text tells one case; a report goes from one to the next.
    if input.document.kind != DocumentKind::News {
        return;
    }
    for lasting in lines(input) {
        let open = |f: &Fact| {
            f.class == lasting.to
                && f.modality == Modality::Asserted
                && !f.arguments.iter().any(|a| a.role == lasting.role)
        };
        if !facts.iter().any(open) {
            continue;
        }
        let Some((entity, named)) = the_one(input, &lasting) else { continue };
        let value = ArgumentValue::Entity(entity);
        let sentence = |f: &Fact| f.evidence.first().and_then(|e| e.sentence);
        let with = |f: &Fact| f.arguments.iter().find(|a| a.role == lasting.with).cloned();
        let lends = |f: &&Fact| f.arguments.iter().any(|a| a.role == lasting.role && a.value == value);
        let lent: Vec<(u32, Option<Argument>)> =
            facts.iter().filter(lends).filter_map(|f| Some((sentence(f)?, with(f)))).collect();
        for fact in facts.iter_mut().filter(|f| open(f)) {
            let Some(here) = sentence(fact).filter(|&s| s > named && s <= named + REACH) else { continue };
            if names_other(input, here, entity) {
                continue;
            }
            let before = lent.iter().rev().find(|(s, _)| *s < here).and_then(|(_, date)| date.clone());
            match (with(fact), before) {
                // Another day is another trial.
                (Some(own), Some(other)) if own.value != other.value => continue,
                (Some(own), None) if is_stated(&own) => continue,
                (None, Some(date)) => fact.arguments.push(Argument { span: None, ..date }),
                _ => {}
            }
            fact.arguments.push(Argument { role: lasting.role, value: value.clone(), span: None });
            order(input, fact);
        }
    }
}

/// "**A military court** in Myeik convicted Y": another bench, that bears no name.
fn names_other(input: RelateInput<'_>, sentence: u32, entity: EntityId) -> bool {
    let Some(list) = input.rules.lists.find(BENCHES).map(|id| input.rules.lists.get(id)) else {
        return false;
    };
    let its = |t: u32| {
        let first = input.mentions.of_sentence(sentence).find(|(_, m)| m.extent.contains(&t)).map(|(i, _)| i);
        first.is_some_and(|i| input.resolution.of_mention[i.0 as usize].contains(&entity))
    };
    let mut tokens = input.annotated.sentences[sentence as usize].tokens.clone();
    tokens.any(|t| list.find(input.annotated.lemma(t)).is_some() && !its(t))
}

fn is_stated(argument: &Argument) -> bool {
    matches!(argument.value, ArgumentValue::Date(_, DateBasis::Stated))
}

/// The list `lasting_roles`.
fn lines(input: RelateInput<'_>) -> Vec<Lasting> {
    let Some(id) = input.rules.lists.find("lasting_roles") else { return Vec::new() };
    let (list, ontology) = (input.rules.lists.get(id), input.ontology);
    let read = |row| {
        let [to, role, class, with, told_by] = [0, 1, 2, 3, 4].map(|column| list.cell(row, ColumnId(column)));
        Some(Lasting {
            to: ontology.class(to)?,
            role: ontology.role(role)?,
            class: ontology.class(class)?,
            with: ontology.role(with)?,
            told_by: input.rules.lists.find(told_by)?,
        })
    };
    list.terms().filter_map(|(row, _)| read(row)).collect()
}

/// The only entity of the class in the document, with the first sentence that names it and tells what it does.
fn the_one(input: RelateInput<'_>, lasting: &Lasting) -> Option<(EntityId, u32)> {
    let mut one: Option<EntityId> = None;
    let mut sentences: Vec<u32> = Vec::new();
    for (mention, entities) in input.mentions.all.iter().zip(&input.resolution.of_mention) {
        let [entity] = entities[..] else { continue };
        if !input.is_a(entity, lasting.class) {
            continue;
        }
        if one.is_some_and(|other| other != entity) {
            return None;
        }
        one = Some(entity);
        sentences.push(mention.sentence);
    }
    let list = input.rules.lists.get(lasting.told_by);
    let reviews = input.rules.lists.find(REVIEWS).map(|id| input.rules.lists.get(id));
    let tells = |s: &&u32| {
        let tokens = input.annotated.sentences[**s as usize].tokens.clone();
        let any = |list: &List| tokens.clone().any(|t| list.find(input.annotated.lemma(t)).is_some());
        // "The Supreme Court upheld the sentence of X": who had passed it is not told.
        any(list) && !reviews.is_some_and(any)
    };
    Some((one?, *sentences.iter().find(tells)?))
}
