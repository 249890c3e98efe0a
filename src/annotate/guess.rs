//! Guesses at words that the lexicon does not know, by their endings and parts.
//!
//! In: a lower-cased form. Out: the same kind of [`Record`] as the lexicon gives, and lemmas.

use super::closed;
use super::lexicon::{self, ADJECTIVE, ADVERB, NOUN, Record, VERB, bits};
use std::borrow::Cow;

/// Endings with the tags and weights (noun, verb, adjective, adverb) that they suggest; longest first.
const ENDINGS: &[(&str, u16, [u8; 4])] = &[
    ("ization", bits::NN, [4, 0, 0, 0]),
    ("isation", bits::NN, [4, 0, 0, 0]),
    ("ologist", bits::NN, [4, 0, 0, 0]),
    ("ities", bits::NNS, [4, 0, 0, 0]),
    ("ments", bits::NNS, [4, 0, 0, 0]),
    ("tions", bits::NNS, [4, 0, 0, 0]),
    ("sions", bits::NNS, [4, 0, 0, 0]),
    ("ness", bits::NN, [4, 0, 0, 0]),
    ("ment", bits::NN, [4, 0, 0, 0]),
    ("tion", bits::NN, [4, 0, 0, 0]),
    ("sion", bits::NN, [4, 0, 0, 0]),
    ("ship", bits::NN, [4, 0, 0, 0]),
    ("hood", bits::NN, [4, 0, 0, 0]),
    ("izing", bits::VBG, [0, 4, 0, 0]),
    ("ising", bits::VBG, [0, 4, 0, 0]),
    ("ists", bits::NNS, [4, 0, 0, 0]),
    ("ism", bits::NN, [4, 0, 0, 0]),
    ("ist", bits::NN, [4, 0, 2, 0]),
    ("ity", bits::NN, [4, 0, 0, 0]),
    ("able", bits::JJ, [0, 0, 4, 0]),
    ("ible", bits::JJ, [0, 0, 4, 0]),
    ("less", bits::JJ, [0, 0, 4, 0]),
    ("ical", bits::JJ, [0, 0, 4, 0]),
    ("ious", bits::JJ, [0, 0, 4, 0]),
    ("ous", bits::JJ, [0, 0, 4, 0]),
    ("ful", bits::JJ, [0, 0, 4, 0]),
    ("ive", bits::JJ, [1, 0, 4, 0]),
    ("ary", bits::JJ, [1, 0, 4, 0]),
    ("ial", bits::JJ, [1, 0, 4, 0]),
    ("ic", bits::JJ, [1, 0, 4, 0]),
    ("ly", bits::RB, [0, 0, 0, 4]),
    ("ing", bits::VBG | bits::NN, [1, 4, 0, 0]),
    ("ize", bits::VB, [0, 4, 0, 0]),
    ("ise", bits::VB, [0, 4, 0, 0]),
    ("ed", bits::VBD | bits::VBN, [0, 4, 0, 0]),
    ("ss", bits::NN, [4, 0, 0, 0]),
    ("us", bits::NN, [4, 0, 0, 0]),
    ("is", bits::NN, [4, 0, 0, 0]),
    ("s", bits::NNS, [3, 0, 0, 0]),
];

/// First parts after which the last part keeps its class: "ex-minister", "co-founded", "non-native".
const PREFIXES: &[&str] = &[
    "co", "counter", "de", "deputy", "ex", "mid", "non", "over", "pre", "re", "self", "sub", "super", "vice",
];

/// Solid prefixes of the same kind: "reappointed", "cofounder".
const SOLID: &[&str] =
    &["re", "co", "un", "over", "under", "mis", "non", "anti", "pre", "inter", "out", "counter"];

/// A guess at a lower-cased form.
pub(super) fn record(lower: &str) -> Record {
    if let Some((first, last)) = lower.rsplit_once(['-', '\u{2010}', '\u{2011}']) {
        return compound(first, last);
    }
    if let Some(stem) = SOLID.iter().find_map(|p| lower.strip_prefix(p)).filter(|s| s.len() > 3)
        && let Some(found) = lexicon::lookup(stem)
    {
        return Record { weights: found.weights.map(|w| w.min(4)), ..*found };
    }
    for (ending, tags, weights) in ENDINGS {
        if lower.len() > ending.len() + 2 && lower.ends_with(ending) {
            return Record { tags: *tags, weights: *weights, ..Record::default() };
        }
    }
    Record { tags: bits::NN, weights: [2, 0, 0, 0], ..Record::default() }
}

fn compound(first: &str, last: &str) -> Record {
    let adjective = Record { tags: bits::JJ, weights: [0, 0, 4, 0], ..Record::default() };
    let number = first.starts_with(|c: char| c.is_ascii_digit())
        || matches!(closed::lookup(first.split('-').next().unwrap_or(first)), Some((super::Tag::CD, _)));
    let found = lexicon::lookup(last).copied().unwrap_or_else(|| record(last));
    if number {
        return adjective;
    }
    if PREFIXES.contains(&first) {
        return Record { weights: found.weights.map(|w| w.min(6)), ..found };
    }
    if matches!(first, "anti" | "pro" | "post" | "inter" | "intra" | "multi" | "cross" | "trans") {
        return adjective;
    }
    // "state-owned", "long-serving", "far-reaching", "high-level"; "by-election", "self-defence".
    if found.tags & (bits::VBN | bits::VBG | bits::JJ) != 0 && found.weights[NOUN] < 4 {
        return adjective;
    }
    if found.person || found.tags & bits::NNS != 0 {
        return Record { tags: found.tags & bits::NOUN, weights: [4, 0, 0, 0], ..found };
    }
    Record { tags: bits::JJ | (found.tags & bits::NOUN), weights: [3, 0, 4, 0], ..Record::default() }
}

/// The lemma of an unknown lower-cased form in a slot of the lexicon.
pub(super) fn lemma(lower: &str, slot: usize, record: &Record) -> String {
    if let Some((first, last)) = lower.rsplit_once('-') {
        let last = match lexicon::lookup(last) {
            Some(found) => found.lemma(last, slot),
            None => Cow::Owned(lemma(last, slot, record)),
        };
        return format!("{first}-{last}");
    }
    for prefix in SOLID {
        if let Some(stem) = lower.strip_prefix(prefix)
            && stem.len() > 3
            && let Some(found) = lexicon::lookup(stem)
        {
            return [*prefix, &*found.lemma(stem, slot)].concat();
        }
    }
    let cut = |suffix: &str, add: &str| lower.strip_suffix(suffix).map(|stem| [stem, add].concat());
    let found = match slot {
        NOUN if record.tags & bits::NNS != 0 => cut("ies", "y")
            .or_else(|| cut("ches", "ch"))
            .or_else(|| cut("shes", "sh"))
            .or_else(|| cut("xes", "x"))
            .or_else(|| cut("s", "")),
        VERB => cut("ied", "y")
            .or_else(|| cut("ized", "ize"))
            .or_else(|| cut("ised", "ise"))
            .or_else(|| cut("ated", "ate"))
            .or_else(|| cut("izing", "ize"))
            .or_else(|| cut("ising", "ise"))
            .or_else(|| cut("ating", "ate"))
            .or_else(|| cut("ed", ""))
            .or_else(|| cut("ing", "")),
        ADJECTIVE | ADVERB => None,
        _ => None,
    };
    found.unwrap_or_else(|| lower.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_and_parts() {
        for (form, tags) in [
            ("seven-year", bits::JJ),
            ("46,000-ruble", bits::JJ),
            ("state-owned", bits::JJ),
            ("anti-union", bits::JJ),
            ("securitization", bits::NN),
            ("delegitimizing", bits::VBG),
        ] {
            assert_eq!(record(form).tags, tags, "{form}");
        }
        assert!(record("ex-minister").tags & bits::NN != 0);
        assert!(record("co-founded").tags & bits::VBD != 0);
    }

    #[test]
    fn lemmas() {
        let of = |form: &str, slot| lemma(form, slot, &record(form));
        assert_eq!(of("co-founded", VERB), "co-found");
        assert_eq!(of("zoliks", NOUN), "zolik");
        assert_eq!(of("reappointed", VERB), "reappoint");
    }
}
