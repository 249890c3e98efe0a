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
    let open = |f: &Fact| f.arguments.iter().any(|a| a.role == role && stands_for(&a.value));
    if !facts.iter().any(open) {
        return;
    }
    let Some(chamber) = only_chamber(input, words) else { return };
    for argument in facts.iter_mut().flat_map(|f| &mut f.arguments) {
        if argument.role == role && stands_for(&argument.value) {
            argument.value = ArgumentValue::Entity(chamber);
        }
    }
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
