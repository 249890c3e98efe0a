//! What a sentence must have for a rule to tell anything of it: asked before the sentence is parsed.
//!
//! In: fillers of roles and patterns when packs are compiled, labels and words of a sentence. Out:
//! [`Traits`] of both, and whether they meet. Most sentences with a trigger hold nothing that fills its
//! frame's required roles, so that neither grammar nor rule has anything to do there.

use super::compiled::{Filler, ValueKind};
use super::lists::ListId;
use super::pattern::LabelTest;
use super::pattern::anchor::Anchor;
use super::view::LabelKind;
use super::vocabulary::Symbol;
use crate::ontology::{ClassId, Ontology, Range, RoleId};

/// A set of small numbers. Numbers that are equal modulo 256 share a place: it may take one for another,
/// but never misses one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct Sieve([u64; 4]);

impl Sieve {
    fn add(&mut self, number: usize) {
        self.0[number / 64 % 4] |= 1 << (number % 64);
    }

    fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }

    fn join(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a |= b);
    }
}

/// Every name.
const NAME: u32 = 1 << 16;
/// A name of unknown class.
const UNTYPED: u32 = 1 << 17;
const PRONOUN: u32 = 1 << 18;
const PHRASE: u32 = 1 << 19;

/// What a sentence has, or what a rule needs one of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Traits {
    /// Words as form or lemma.
    words: Sieve,
    /// Lists of which a term stands there.
    lists: Sieve,
    classes: Sieve,
    /// Kinds of value and of label.
    kinds: u32,
}

impl Traits {
    /// True where the two have something in common, or may have.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.kinds & other.kinds != 0
            || self.classes.meets(&other.classes)
            || self.lists.meets(&other.lists)
            || self.words.meets(&other.words)
    }

    /// Adds all that the other has.
    pub fn join(&mut self, other: &Self) {
        self.kinds |= other.kinds;
        self.classes.join(&other.classes);
        self.lists.join(&other.lists);
        self.words.join(&other.words);
    }

    pub(super) fn add_word(&mut self, word: Symbol) {
        self.words.add(word as usize);
    }

    pub(super) fn add_list(&mut self, list: ListId) {
        self.lists.add(usize::from(list.0));
    }

    /// Adds a label of this kind.
    pub fn add_label(&mut self, kind: LabelKind) {
        match kind {
            LabelKind::Name(class) => {
                self.kinds |= NAME;
                self.add_entity(class);
            }
            LabelKind::Description(Some(class)) | LabelKind::Fact(class) => self.add_entity(Some(class)),
            LabelKind::Description(None) => {}
            LabelKind::Pronoun => self.kinds |= PRONOUN,
            LabelKind::Value(kind) => self.add_value(kind),
            LabelKind::Phrase => self.kinds |= PHRASE,
        }
    }

    /// Adds an entity of this class.
    pub fn add_entity(&mut self, class: Option<ClassId>) {
        match class {
            Some(class) => self.classes.add(usize::from(class.0)),
            None => self.kinds |= UNTYPED,
        }
    }

    /// Adds a value of this kind.
    pub fn add_value(&mut self, kind: ValueKind) {
        self.kinds |= 1 << kind as u32;
    }

    /// What a filler needs one of; `None` where it takes any words, or a date, which the running time of
    /// the text may give.
    pub(super) fn of_filler(filler: &Filler, role: Option<RoleId>, ontology: &Ontology) -> Option<Self> {
        let words = filler.text.is_some() && filler.list.is_none();
        let dated = role.is_some() && matches!(filler.value, Some(ValueKind::Date | ValueKind::Period));
        if words || dated {
            return None;
        }
        let mut needed = Self::default();
        filler.value.into_iter().for_each(|kind| needed.add_value(kind));
        filler.list.iter().for_each(|(list, _)| needed.add_list(*list));
        needed.add_classes(&filler.classes, ontology);
        if filler.any_entity {
            needed.add_entity(None);
            match role.map(|role| &ontology.role_info(role).range) {
                Some(Range::Entity(classes) | Range::EntityOrText(classes)) => {
                    needed.add_classes(classes, ontology);
                }
                _ => needed.classes = Sieve([u64::MAX; 4]),
            }
        }
        Some(needed)
    }

    /// Adds classes with all kinds of them.
    fn add_classes(&mut self, classes: &[ClassId], ontology: &Ontology) {
        if !classes.is_empty() {
            let kinds = ontology.classes().map(|(kind, _)| kind);
            let kinds = kinds.filter(|kind| classes.iter().any(|class| ontology.is_a(*kind, *class)));
            kinds.for_each(|kind| self.add_entity(Some(kind)));
        }
    }

    /// What a pattern needs one of.
    pub(super) fn of_anchors(anchors: &[Anchor]) -> Self {
        let mut needed = Self::default();
        for anchor in anchors {
            match anchor {
                Anchor::Word(word) => needed.add_word(*word),
                Anchor::List(list) => needed.add_list(*list),
                Anchor::Label(test) => needed.add_test(test),
            }
        }
        needed
    }

    fn add_test(&mut self, test: &LabelTest) {
        let flags = [
            (test.any_name, NAME),
            (test.untyped_name, UNTYPED),
            (test.pronoun, PRONOUN),
            (test.phrase, PHRASE),
        ];
        self.kinds |= flags.into_iter().filter(|(set, _)| *set).fold(0, |kinds, (_, kind)| kinds | kind);
        self.kinds |= u32::from(test.values);
        test.classes().for_each(|class| self.add_entity(Some(class)));
    }
}
