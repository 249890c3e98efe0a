//! Plain words that tell something inside or beside a name: causes, creeds, callings, who is of a party.
//!
//! The words are in `ontology/names/lexicon/name_words.tsv`, whose head says what each kind means; here
//! is how to ask. Not here: what names people, places and bodies by itself ([`super::lexicon`]).

use super::lexicon::Lexicon;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a plain word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub(super) enum Word {
    Abstract,
    Across,
    Armed,
    Band,
    Calling,
    Cause,
    Charged,
    CongressCreed,
    Creed,
    Dedicated,
    Desk,
    Entering,
    Fighter,
    LawPart,
    Lawmaking,
    Leaning,
    Lived,
    Moving,
    Nominee,
    Numbered,
    OfState,
    Partisan,
    PartisanModifier,
    Partisans,
    PartyCause,
    Politician,
    Poll,
    Postnominal,
    Press,
    Profession,
    Researching,
    Shared,
    Sited,
    StateBody,
    Suffered,
    Trusting,
    Undergone,
    VagueLaw,
    Wing,
}

/// The kinds by the name that the list gives them.
const KINDS: &[(&str, Word)] = &[
    ("abstract", Word::Abstract),
    ("across", Word::Across),
    ("armed", Word::Armed),
    ("band", Word::Band),
    ("calling", Word::Calling),
    ("cause", Word::Cause),
    ("charged", Word::Charged),
    ("congress_creed", Word::CongressCreed),
    ("creed", Word::Creed),
    ("dedicated", Word::Dedicated),
    ("desk", Word::Desk),
    ("entering", Word::Entering),
    ("fighter", Word::Fighter),
    ("law_part", Word::LawPart),
    ("lawmaking", Word::Lawmaking),
    ("leaning", Word::Leaning),
    ("lived", Word::Lived),
    ("moving", Word::Moving),
    ("nominee", Word::Nominee),
    ("numbered", Word::Numbered),
    ("of_state", Word::OfState),
    ("partisan", Word::Partisan),
    ("partisan_modifier", Word::PartisanModifier),
    ("partisans", Word::Partisans),
    ("party_cause", Word::PartyCause),
    ("politician", Word::Politician),
    ("poll", Word::Poll),
    ("postnominal", Word::Postnominal),
    ("press", Word::Press),
    ("profession", Word::Profession),
    ("researching", Word::Researching),
    ("shared", Word::Shared),
    ("sited", Word::Sited),
    ("state_body", Word::StateBody),
    ("suffered", Word::Suffered),
    ("trusting", Word::Trusting),
    ("undergone", Word::Undergone),
    ("vague_law", Word::VagueLaw),
    ("wing", Word::Wing),
];

/// By word: a bit for each of its kinds.
static WORDS: LazyLock<FxHashMap<&'static str, u64>> = LazyLock::new(|| {
    let text = include_str!("../../../ontology/names/lexicon/name_words.tsv");
    let rows = text.lines().filter(|l| !l.starts_with('#')).skip(1);
    rows.filter_map(|row| row.split_once('\t'))
        .map(|(term, kinds)| {
            let named = |kind| KINDS.iter().find(|(name, _)| *name == kind);
            (term, kinds.split(',').filter_map(named).map(|(_, word)| bit(*word)).sum())
        })
        .collect()
});

fn bit(word: Word) -> u64 {
    1 << word as u32
}

impl Lexicon<'_> {
    /// True where the token's form is a word of that kind.
    pub(super) fn tells(&self, token: u32, word: Word) -> bool {
        WORDS.get(self.folded(token)).is_some_and(|kinds| kinds & bit(word) != 0)
    }

    /// The same of the token's lemma.
    pub(super) fn lemma_tells(&self, token: u32, word: Word) -> bool {
        WORDS.get(self.annotated.lemma(token)).is_some_and(|kinds| kinds & bit(word) != 0)
    }

    /// The same of the last part of a compound: "consultative-advisory".
    pub(super) fn last_part_tells(&self, token: u32, word: Word) -> bool {
        let folded = self.folded(token);
        let last = folded.rsplit('-').next().unwrap_or(folded);
        WORDS.get(last).is_some_and(|kinds| kinds & bit(word) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_the_list_is_known_and_has_words() {
        let text = include_str!("../../../ontology/names/lexicon/name_words.tsv");
        let rows: Vec<_> = text.lines().filter(|l| !l.starts_with('#')).skip(1).collect();
        for row in &rows {
            let kinds = row.split_once('\t').map_or("", |(_, kinds)| kinds);
            assert!(kinds.split(',').all(|kind| KINDS.iter().any(|(name, _)| *name == kind)), "{row}");
        }
        for (name, word) in KINDS {
            assert!(WORDS.values().any(|kinds| kinds & bit(*word) != 0), "{name}");
        }
    }
}
