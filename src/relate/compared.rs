//! Facts that a sentence names to measure another by: "fewer than in **the 2014 elections**".
//!
//! In: a fact of a sentence. Out: whether it is such a standard: its date and body are not those of what the sentence
//! tells. Not here: dates that stand by themselves ("down from 26 in 2009", [`super::apart`]).

use super::{Fact, RelateInput};
use crate::annotate::Tag;

/// Tokens over which a word that compares reaches.
const REACH: usize = 7;

/// "lower **than in** the 2014 elections", "**compared with** 40 percent in the 2014 vote", "**down from** 26 in".
pub(super) fn is_standard(input: RelateInput<'_>, fact: &Fact) -> bool {
    let annotated = input.annotated;
    let Some((told, sentence)) = fact.evidence.first().and_then(|e| Some((e.trigger?, e.sentence?))) else {
        return false;
    };
    let tokens = annotated.sentences[sentence as usize].tokens.clone();
    let start = tokens.start;
    let mut inside = tokens.clone();
    let at = inside.find(|&t| annotated.tokens[t as usize].span.start >= told.start).unwrap_or(tokens.end);
    let word = |t: u32| annotated.lower(t);
    let before = |t: u32, words: &[&str]| t > start && words.contains(&word(t - 1));
    let stops = |t: &u32| matches!(annotated.tokens[*t as usize].tag, Tag::Comma | Tag::Stop | Tag::Colon);
    (start..at).rev().take(REACH).take_while(|t| !stops(t)).any(|t| match word(t) {
        "than" => !before(t, &["rather", "other"]),
        "from" => before(t, &["down", "up"]),
        "with" | "to" => before(t, &["compared"]),
        _ => false,
    })
}
