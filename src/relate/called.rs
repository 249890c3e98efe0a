//! What a vote is called beside what it fills: "the 2012 presidential election" fills the office of president, and
//! "parliamentary elections" the chamber that the document knows.
//!
//! In: facts of single sentences, and the same merged. Out: each vote with its name in the words of the text as one more value of `body`.
//! Which words name a vote is data (`election_kinds`, `election_nouns`). Not here: which chamber it is
//! ([`super::chambers`]), votes of no told kind ([`super::vote`]).

use super::merge::{key_of, order};
use super::{Argument, ArgumentValue, Fact, RelateInput};
use crate::ontology::{ClassId, RoleId};
use crate::rules::List;
use rustc_hash::FxHashMap;

/// Words between the kind and the noun of a vote: "presidential, legislative and provincial elections".
const REACH: usize = 10;

/// What each sentence calls the votes that it tells of, by the sentence and the vote's key.
pub(super) struct Called {
    held: ClassId,
    body: RoleId,
    words: FxHashMap<(u32, String), Vec<String>>,
}

/// Reads the names where single sentences tell of votes.
pub(super) fn read(input: RelateInput<'_>, facts: &[Fact]) -> Option<Called> {
    let list = |name: &str| input.rules.lists.find(name).map(|id| input.rules.lists.get(id));
    let (kinds, nouns) = (list("election_kinds")?, list("election_nouns")?);
    let (held, body) = (input.ontology.class("ElectionHeld")?, input.ontology.role("body")?);
    let mut called = Called { held, body, words: FxHashMap::default() };
    for fact in facts.iter().filter(|f| f.class == held) {
        let (Some(key), Some(Some(sentence))) =
            (key_of(input, fact), fact.evidence.first().map(|e| e.sentence))
        else {
            continue;
        };
        let told = fact.arguments.iter().filter(|a| a.role == body);
        let words = told.filter_map(|a| name_at(input, sentence, a, kinds, nouns));
        called.words.entry((sentence, key)).or_default().extend(words);
    }
    Some(called)
}

/// Adds the names to the merged votes.
pub(super) fn name(input: RelateInput<'_>, called: &Called, facts: &mut [Fact]) {
    for fact in facts.iter_mut().filter(|f| f.class == called.held) {
        let Some(key) = key_of(input, fact) else { continue };
        let sentences: Vec<u32> = fact.evidence.iter().filter_map(|e| e.sentence).collect();
        for words in sentences.into_iter().filter_map(|s| called.words.get(&(s, key.clone()))).flatten() {
            // "general elections" of "the general election": one name.
            let one = |a: &Argument| match &a.value {
                ArgumentValue::Text(text) => text.trim_end_matches('s') == words.trim_end_matches('s'),
                _ => false,
            };
            if !fact.arguments.iter().any(|a| a.role == called.body && one(a)) {
                let value = ArgumentValue::Text(words.clone());
                fact.arguments.push(Argument { role: called.body, value, span: None });
            }
        }
        order(input, fact);
    }
}

/// "presidential election" where the value of `body` was read, in small letters.
fn name_at(
    input: RelateInput<'_>,
    sentence: u32,
    told: &Argument,
    kinds: &List,
    nouns: &List,
) -> Option<String> {
    let annotated = input.annotated;
    let span = told.span?;
    let kind = input.document.source.slice(span).to_lowercase();
    kinds.find(&kind)?;
    let tokens = annotated.sentences[sentence as usize].tokens.clone();
    let mut behind = tokens.filter(|&t| annotated.tokens[t as usize].span.start >= span.end).take(REACH);
    // "a local by-election": the kind is the whole name.
    let whole = kind.rsplit(' ').next().is_some_and(|last| nouns.find(last.trim_end_matches('s')).is_some());
    if whole {
        return matches!(told.value, ArgumentValue::Text(_)).then_some(kind);
    }
    // A name keeps its plural: "the 1988 General Elections".
    let votes = |t: u32| [annotated.lemma(t), annotated.lower(t).trim_end_matches('s')].into_iter();
    match behind.find(|&t| votes(t).any(|word| nouns.find(word).is_some())) {
        Some(noun) => Some(format!("{kind} {}", annotated.lower(noun))),
        // "an election for mayor"; "elections to the Senate" name it.
        None => matches!(told.value, ArgumentValue::Text(_)).then_some(kind),
    }
}
