//! What polls say of a vote to come, or of one not yet counted, is no result: "exit polls gave the party 34 percent".
//!
//! In: facts. Out: the same without results and wins that stand behind a word of the list `poll_words` in their
//! sentence. Not here: what is planned or alleged ([`super::super::attitude`]).

use super::super::{Fact, RelateInput};
use crate::ontology::ClassId;

/// The list of words for polls and projections.
const POLLS: &str = "poll_words";

pub(super) fn leave_out(input: RelateInput<'_>, facts: &mut Vec<Fact>, classes: &[ClassId]) {
    let lists = &input.rules.lists;
    let Some(polls) = lists.find(POLLS).map(|id| lists.get(id)) else { return };
    let annotated = input.annotated;
    let is_poll = |t: u32, first: u32| {
        let lemma = annotated.lemma(t);
        let two = || format!("{} {lemma}", annotated.lower(t - 1));
        polls.find(lemma).is_some() || t > first && polls.find(&two()).is_some()
    };
    // "despite exit polls", "defying opinion polls": the figures behind them are those of the vote.
    let against = |t: u32, first: u32| {
        (first..t).rev().take(4).any(|b| {
            matches!(
                annotated.lemma(b),
                "confirm" | "contradict" | "contrary" | "defy" | "despite" | "unlike"
            )
        })
    };
    facts.retain(|f| {
        let Some((e, sentence)) = f.evidence.first().and_then(|e| Some((e, e.sentence?))) else {
            return true;
        };
        if !classes.contains(&f.class) {
            return true;
        }
        let tokens = annotated.sentences[sentence as usize].tokens.clone();
        let told = e.trigger.map_or(usize::MAX, |t| t.end as usize);
        let before = |t: &u32| (annotated.tokens[*t as usize].span.start as usize) < told;
        let first = tokens.start;
        !tokens.take_while(before).any(|t| is_poll(t, first) && !against(t, first))
    });
}
