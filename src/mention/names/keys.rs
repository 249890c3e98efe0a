//! What names are compared by across a document: their words folded, their initials.

use super::candidate::{Candidate, PERSON, Weight};
use super::lexicon::Lexicon;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Initials of the bodies and parties of three words or more, with and without their small words.
pub(super) fn initials(lexicon: &Lexicon<'_>, candidates: &[Candidate]) -> FxHashMap<String, &'static str> {
    let mut out = FxHashMap::default();
    for candidate in candidates.iter().filter(|c| c.len() >= 3 && c.weight >= Weight::Fair) {
        let Some(class) = candidate.class.filter(|&c| c != PERSON && c != "Law") else { continue };
        let letters = |capitals: bool| -> String {
            candidate
                .tokens
                .clone()
                .filter(|&t| !capitals || lexicon.capital(t))
                .filter_map(|t| lexicon.folded(t).chars().next())
                .collect()
        };
        out.entry(letters(true)).or_insert(class);
        out.entry(letters(false)).or_insert(class);
    }
    out
}

/// A name folded, words joined by a space.
pub(super) fn key(lexicon: &Lexicon<'_>, tokens: Range<u32>) -> String {
    let bytes = tokens.clone().map(|t| lexicon.folded(t).len() + 1).sum();
    let mut out = String::with_capacity(bytes);
    write_key(lexicon, tokens, &mut out);
    out
}

/// The same instead of what `out` holds.
pub(super) fn write_key(lexicon: &Lexicon<'_>, tokens: Range<u32>, out: &mut String) {
    out.clear();
    for token in tokens {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(lexicon.folded(token));
    }
}
