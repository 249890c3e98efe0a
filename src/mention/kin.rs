//! Nouns for kin, from `descriptors.tsv`: "son", "widow", "brother-in-law", and the gender that they tell.
//!
//! In: a word. Out: whether it is one, and a gender. Not here: what the graph calls a relation (`kinship.tsv` of the
//! personnel pack).

use super::Gender;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

static ROWS: LazyLock<FxHashMap<&'static str, Option<Gender>>> = LazyLock::new(|| {
    let text = include_str!("../../ontology/names/lexicon/descriptors.tsv");
    let rows = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let kin = rows.filter(|cells| cells.get(1) == Some(&"kin"));
    kin.map(|cells| (cells[0], cells.get(2).and_then(|cell| Gender::of_column(cell)))).collect()
});

/// True for "son", "brother-in-law", "great-grandson": no list of all of them, for their last part tells.
pub(crate) fn is_kin_noun(noun: &str) -> bool {
    let first = noun.split_once("-in-law").map_or(noun, |(kin, _)| kin);
    let kin = first.rsplit_once('-').map_or(first, |(_, kin)| kin);
    ROWS.contains_key(kin)
}

/// The gender of one who is called so: feminine for "widow".
pub(crate) fn gender_of_kin(noun: &str) -> Option<Gender> {
    ROWS.get(noun).copied().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kin_are_told_from_others() {
        assert!(is_kin_noun("sister") && is_kin_noun("brother-in-law") && is_kin_noun("great-grandson"));
        assert!(!is_kin_noun("minister") && !is_kin_noun("in-law"));
        assert_eq!(gender_of_kin("widow"), Some(Gender::Feminine));
        assert_eq!(gender_of_kin("cousin"), None);
    }
}
