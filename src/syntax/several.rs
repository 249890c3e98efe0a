//! Prepositions and adverbials of several words: "on the basis of", "in absentia".
//!
//! In: the words from one place on. Out: how many of them are one preposition or adverbial. Not here:
//! single words ([`super::words`]).

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Prepositions of several words, sorted; the longest match wins.
const PREPOSITIONS: &[&str] = &[
    "according to",
    "ahead of",
    "along with",
    "apart from",
    "as a consequence of",
    "as a result of",
    "as of",
    "as part of",
    "aside from",
    "at the hands of",
    "because of",
    "by means of",
    "by virtue of",
    "due to",
    "for the sake of",
    "in accordance with",
    "in addition to",
    "in charge of",
    "in connection to",
    "in connection with",
    "in favor of",
    "in favour of",
    "in front of",
    "in light of",
    "in line with",
    "in place of",
    "in relation to",
    "in response to",
    "in return for",
    "in spite of",
    "in support of",
    "in the wake of",
    "in violation of",
    "instead of",
    "on account of",
    "on behalf of",
    "on the basis of",
    "on the grounds of",
    "on top of",
    "out of",
    "owing to",
    "prior to",
    "regardless of",
    "such as",
    "thanks to",
    "together with",
    "under the name of",
    "with regard to",
    "with respect to",
];

/// Length in words of the preposition of several words that starts at `at`, 0 if none does.
pub(super) fn long_preposition<'a>(word: impl Fn(u32) -> Option<&'a str>) -> u32 {
    let Some(first) = word(0) else { return 0 };
    if !opens_long(first) {
        return 0;
    }
    let from = PREPOSITIONS.partition_point(|p| p.split(' ').next().unwrap_or(p) < first);
    PREPOSITIONS[from..]
        .iter()
        .take_while(|p| p.split(' ').next() == Some(first))
        .filter(|p| p.split(' ').zip(0..).all(|(w, i)| word(i) == Some(w)))
        .map(|p| p.split(' ').count() as u32)
        .max()
        .unwrap_or(0)
}

/// Fixed adverbials, which may stand between a verb and its object. Sorted.
const ADVERBIALS: &[&str] = &[
    "among other things",
    "among others",
    "at gunpoint",
    "behind closed doors",
    "for example",
    "for instance",
    "for now",
    "in absentia",
    "in addition",
    "in effect",
    "in fact",
    "in secret",
    "on appeal",
    "once again",
];

/// Length in words of the fixed adverbial that starts at `at`, 0 if none does.
pub(super) fn long_adverbial<'a>(word: impl Fn(u32) -> Option<&'a str>) -> u32 {
    let Some(first) = word(0) else { return 0 };
    if !opens_long(first) {
        return 0;
    }
    let from = ADVERBIALS.partition_point(|p| p.split(' ').next().unwrap_or(p) < first);
    ADVERBIALS[from..]
        .iter()
        .take_while(|p| p.split(' ').next() == Some(first))
        .find(|p| p.split(' ').zip(0..).all(|(w, i)| word(i) == Some(w)))
        .map_or(0, |p| p.split(' ').count() as u32)
}

/// True when something of several words begins so; nearly all words of a text do not.
fn opens_long(word: &str) -> bool {
    static OPENERS: LazyLock<FxHashSet<&'static str>> =
        LazyLock::new(|| PREPOSITIONS.iter().chain(ADVERBIALS).filter_map(|p| p.split(' ').next()).collect());
    OPENERS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_preposition_wins_and_the_list_is_grouped() {
        let words = ["as", "a", "result", "of", "it"];
        assert_eq!(long_preposition(|i| words.get(i as usize).copied()), 4);
        assert_eq!(long_preposition(|i| ["as", "part"].get(i as usize).copied()), 0);
        assert!(PREPOSITIONS.is_sorted_by_key(|p| p.split(' ').next()));
    }
}
