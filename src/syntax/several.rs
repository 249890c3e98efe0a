//! Prepositions and adverbials of several words: "on the basis of", "in absentia".
//!
//! In: the words from one place on. Out: how many of them are one preposition or adverbial. Not here:
//! single words ([`super::words`]).

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Prepositions of several words; the longest match wins.
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

/// Fixed adverbials, which may stand between a verb and its object; of these the first match.
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

/// What several words are together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Several {
    Adverbial,
    Preposition,
}

/// What several words are, and the words behind the first.
type Phrase = (Several, Vec<&'static str>);

/// Both lists by their first words, what wins first: nearly all words of a text cost one look-up.
static BY_FIRST: LazyLock<FxHashMap<&'static str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut longest_first = PREPOSITIONS.to_vec();
    longest_first.sort_by_key(|p| std::cmp::Reverse(p.split(' ').count()));
    let adverbials = ADVERBIALS.iter().map(|a| (Several::Adverbial, *a));
    let mut by_first: FxHashMap<_, Vec<_>> = FxHashMap::default();
    for (kind, phrase) in adverbials.chain(longest_first.into_iter().map(|p| (Several::Preposition, p))) {
        let mut words = phrase.split(' ');
        by_first.entry(words.next().unwrap_or(phrase)).or_default().push((kind, words.collect()));
    }
    by_first
});

/// By first letter: the second letters of the first words, a bit for each, so that other words are not hashed.
static OPENINGS: LazyLock<[u32; 26]> = LazyLock::new(|| {
    let mut openings = [0; 26];
    for (first, second) in BY_FIRST.keys().filter_map(|word| opening(word)) {
        openings[first] |= 1 << second;
    }
    openings
});

/// The numbers of the first two letters.
fn opening(word: &str) -> Option<(usize, u8)> {
    let &[first, second, ..] = word.as_bytes() else { return None };
    let letters = first.is_ascii_lowercase() && second.is_ascii_lowercase();
    letters.then(|| (usize::from(first - b'a'), second - b'a'))
}

/// What starts at the word 0, with its length in words.
pub(super) fn several<'a>(word: impl Fn(u32) -> Option<&'a str>) -> Option<(Several, u32)> {
    let first = word(0)?;
    opening(first).filter(|&(first, second)| OPENINGS[first] >> second & 1 == 1)?;
    let candidates = BY_FIRST.get(first)?;
    let fits = |rest: &[&str]| rest.iter().zip(1..).all(|(w, i)| word(i) == Some(w));
    candidates.iter().find(|(_, rest)| fits(rest)).map(|(kind, rest)| (*kind, rest.len() as u32 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_wins() {
        let read = |words: &[&'static str]| several(|i| words.get(i as usize).copied());
        assert_eq!(read(&["as", "a", "result", "of", "it"]), Some((Several::Preposition, 4)));
        assert_eq!(read(&["in", "addition", "to"]), Some((Several::Adverbial, 2)));
        assert_eq!(read(&["as", "part"]), None);
        assert_eq!(read(&["walls", "of"]), None);
    }
}
