//! What English forms can be: tags, commonness, lemmas, from WordNet and our own corrections.
//!
//! In: a form. Out: a [`Record`]. The tables beside this file become a hash table when the crate is
//! built (`build.rs` here); at run time it is used as it lies in the binary. Not here: words of
//! closed classes ([`super::closed`]), guesses at unknown words ([`super::guess`]).

use crate::text::table::Table;
use std::borrow::Cow;
use std::sync::LazyLock;

/// What a form can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    /// Bits of [`bits`].
    pub(super) tags: u16,
    /// Names a kind of person ("activist").
    pub(super) person: bool,
    /// As a verb: 1 nearly always with an object, 2 nearly never, 0 both.
    pub(super) frames: u8,
    /// How common the form is as noun, verb, adjective, adverb: 0 never, 1 unseen, 15 most common
    /// (logarithm of WordNet's counts of tagged senses).
    pub(super) weights: [u8; 4],
    /// For the lemma as noun, verb, adjective: bytes to cut, suffix to add.
    pub(super) lemmas: [(u8, u16); 3],
}

/// Bits of [`Record::tags`]; the order is that of `TAGS` in the build script.
pub(super) mod bits {
    pub(in crate::annotate) const NN: u16 = 1;
    pub(in crate::annotate) const NNS: u16 = 2;
    /// Base form; also the present other than third person singular.
    pub(in crate::annotate) const VB: u16 = 4;
    pub(in crate::annotate) const VBZ: u16 = 8;
    pub(in crate::annotate) const VBD: u16 = 16;
    pub(in crate::annotate) const VBN: u16 = 32;
    pub(in crate::annotate) const VBG: u16 = 64;
    pub(in crate::annotate) const JJ: u16 = 128;
    pub(in crate::annotate) const RB: u16 = 256;

    pub(in crate::annotate) const NOUN: u16 = NN | NNS;
    pub(in crate::annotate) const FINITE: u16 = VB | VBZ | VBD;
}

/// Slots of [`Record::weights`] and [`Record::lemmas`].
pub(super) const NOUN: usize = 0;
pub(super) const VERB: usize = 1;
pub(super) const ADJECTIVE: usize = 2;
pub(super) const ADVERB: usize = 3;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

static FORMS: LazyLock<Table> =
    LazyLock::new(|| Table::new(include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.table"))));

/// The record of a form, written exactly so (the lexicon is lower-cased but for "Russian").
pub(super) fn lookup(form: &str) -> Option<&'static Record> {
    record(FORMS.get(form)?)
}

fn record(number: &[u8]) -> Option<&'static Record> {
    RECORDS.get(usize::from(u16::from_le_bytes(number.try_into().ok()?)))
}

impl Record {
    /// The lemma of `form` as noun, verb or adjective.
    pub(super) fn lemma<'f>(&self, form: &'f str, slot: usize) -> Cow<'f, str> {
        let (cut, suffix) = self.lemmas[slot];
        let stem = form.get(..form.len().saturating_sub(cut as usize)).unwrap_or(form);
        match SUFFIXES[suffix as usize] {
            "" => Cow::Borrowed(stem),
            suffix => Cow::Owned([stem, suffix].concat()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verb_lemma(form: &str) -> Cow<'_, str> {
        lookup(form).expect(form).lemma(form, VERB)
    }

    #[test]
    fn verbs_inflect() {
        for (form, lemma, tags) in [
            ("arrested", "arrest", bits::VBD | bits::VBN),
            ("banned", "ban", bits::VBD | bits::VBN),
            ("committed", "commit", bits::VBD | bits::VBN),
            ("denied", "deny", bits::VBD | bits::VBN),
            ("visited", "visit", bits::VBD | bits::VBN),
            ("took", "take", bits::VBD),
            ("taken", "take", bits::VBN),
            ("began", "begin", bits::VBD),
            ("became", "become", bits::VBD),
            ("dying", "die", bits::VBG),
            ("led", "lead", bits::VBD | bits::VBN),
        ] {
            assert_eq!(verb_lemma(form), lemma);
            let verb = bits::FINITE | bits::VBN | bits::VBG;
            let found = lookup(form).expect(form).tags & verb;
            assert_eq!(found, tags, "{form}");
        }
    }

    #[test]
    fn nouns_inflect() {
        for (form, lemma) in [
            ("parties", "party"),
            ("men", "man"),
            ("charges", "charge"),
            ("crises", "crisis"),
            ("wives", "wife"),
        ] {
            let record = lookup(form).expect(form);
            assert_eq!(record.lemma(form, NOUN), lemma);
            assert!(record.tags & bits::NNS != 0);
        }
    }

    #[test]
    fn the_commoner_part_of_speech_weighs_more() {
        let sentence = lookup("sentence").expect("a common word");
        assert!(sentence.weights[NOUN] > sentence.weights[VERB]);
        assert!(lookup("activist").expect("a common word").person);
    }
}
