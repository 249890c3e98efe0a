//! "The parliamentary elections" in a text that names one parliament are elections to it.
//!
//! In: the facts of single sentences. Out: the same, the word for a parliament replaced by the parliament.
//! Which words stand for one is the list `chamber_words`. Not here: chambers that a sentence names.

use super::{ArgumentValue, Fact, RelateInput};
use crate::resolve::{Entity, EntityId};
use crate::rules::List;

/// Names the chamber where the document knows one: the only legislature, or the only one so called.
pub(super) fn name(input: RelateInput<'_>, facts: &mut [Fact]) {
    let Some(words) = input.rules.lists.find("chamber_words").map(|id| input.rules.lists.get(id)) else {
        return;
    };
    let stands_for = |value: &ArgumentValue| match value {
        ArgumentValue::Text(text) => words.find(text).is_some(),
        _ => false,
    };
    let Some(role) = input.ontology.role("body") else { return };
    let open =
        |f: &Fact| f.arguments.iter().any(|a| a.role == role && matches!(a.value, ArgumentValue::Text(_)));
    if !facts.iter().any(open) {
        return;
    }
    let chamber = only_chamber(input, words);
    for argument in facts.iter_mut().flat_map(|f| &mut f.arguments).filter(|a| a.role == role) {
        let ArgumentValue::Text(text) = &argument.value else { continue };
        let found = if stands_for(&argument.value) { chamber } else { called(input, text) };
        if let Some(chamber) = found {
            argument.value = ArgumentValue::Entity(chamber);
        }
    }
}

/// The parliament that the document knows, where it is one.
pub(super) fn only(input: RelateInput<'_>) -> Option<EntityId> {
    only_chamber(input, input.rules.lists.get(input.rules.lists.find("chamber_words")?))
}

/// "senate" where the document names one body so: its only legislature of that name.
fn called(input: RelateInput<'_>, text: &str) -> Option<EntityId> {
    let class = input.ontology.class("Legislature")?;
    let named = |e: &Entity| {
        e.name.eq_ignore_ascii_case(text) || e.aliases.iter().any(|a| a.eq_ignore_ascii_case(text))
    };
    let entities = (0..).map(EntityId).zip(&input.resolution.entities);
    let mut named = entities.filter(|(id, e)| named(e) && input.is_a(*id, class));
    let first = named.next()?.0;
    named.next().is_none().then_some(first)
}

/// The legislature that the document knows; of several the one that has such a word for its name.
fn only_chamber(input: RelateInput<'_>, words: &List) -> Option<EntityId> {
    let class = input.ontology.class("Legislature")?;
    let entities = (0..).map(EntityId).zip(&input.resolution.entities);
    let chambers: Vec<(EntityId, &Entity)> = entities.filter(|(id, _)| input.is_a(*id, class)).collect();
    Some(match chambers.as_slice() {
        [(id, _)] => *id,
        several => {
            let mut called = several.iter().filter(|(_, e)| is_called(words, &e.name.to_lowercase()));
            called.next().filter(|_| called.next().is_none())?.0
        }
    })
}

/// "parliament", "Parliament of Norland", "Norlandic Parliament"; the one of Europe is no country's.
fn is_called(words: &List, name: &str) -> bool {
    let bare = name.split_once(" of ").map_or(name, |(noun, _)| noun);
    let national = |(owner, noun): (&str, &str)| owner != "european" && words.find(noun).is_some();
    words.find(bare).is_some() || name.split_once(' ').is_some_and(national)
}
