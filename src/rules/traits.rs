//! What a sentence must have for a rule to tell anything of it: asked before the sentence is parsed.
//!
//! In: fillers of roles and patterns when packs are compiled, labels and words of a sentence. Out:
//! [`Traits`] of both, and whether they meet. Most sentences with a trigger hold nothing that fills its
//! frame's required roles, so that neither grammar nor rule has anything to do there.

use super::compiled::{Filler, ValueKind};
use super::lists::ListId;
use super::pattern::anchor::Anchor;
use super::pattern::{Element, LabelTest, TokenTest};
use super::view::LabelKind;
use super::vocabulary::Symbol;
use crate::ontology::{ClassId, Ontology, Range, RoleId};

/// What a sentence has, or what a rule needs one of: sets of small numbers in 256 bits each. Numbers that
/// are equal modulo 256 share a place, so that one may be taken for another, but none is missed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Traits([u64; KINDS + 1]);

/// Where words as form or lemma stand in it; 64 to a part.
const WORDS: usize = 0;
/// Lists of which a term stands there.
const LISTS: usize = 4;
/// Classes of entities.
const CLASSES: usize = 8;
/// Kinds of value and of label.
const KINDS: usize = 12;

/// Every name; the bits below are those of the kinds of value.
const NAME: u64 = 1 << 16;
/// A name of unknown class.
const UNTYPED: u64 = 1 << 17;
const PRONOUN: u64 = 1 << 18;
const PHRASE: u64 = 1 << 19;

impl Traits {
    /// True where the two have something in common, or may have.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).fold(0, |common, (a, b)| common | (a & b)) != 0
    }

    /// All that there can be.
    pub(super) fn all() -> Self {
        Self([u64::MAX; KINDS + 1])
    }

    /// Its parts that are not empty, by number: what meets it meets one of them.
    pub(super) fn parts(&self) -> impl Iterator<Item = (u8, u64)> {
        (0..).zip(self.0).filter(|(_, bits)| *bits != 0)
    }

    /// True where the two have something in common, or may have, in one part.
    pub(super) fn meets_part(&self, (part, bits): (u8, u64)) -> bool {
        self.0[usize::from(part)] & bits != 0
    }

    /// Adds all that the other has.
    pub fn join(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a |= b);
    }

    /// All of them together.
    pub(super) fn any_of<'t>(all: impl IntoIterator<Item = &'t Self>) -> Self {
        let mut any = Self::default();
        all.into_iter().for_each(|traits| any.join(traits));
        any
    }

    /// How much of all there is: what has little is seldom met.
    pub(super) fn size(&self) -> u32 {
        self.0.iter().map(|part| part.count_ones()).sum()
    }

    fn add(&mut self, set: usize, number: usize) {
        self.0[set + number / 64 % 4] |= 1 << (number % 64);
    }

    fn has(&self, set: usize, number: usize) -> bool {
        self.0[set + number / 64 % 4] >> (number % 64) & 1 == 1
    }

    /// False where no such word is among them, as form or lemma.
    pub(super) fn may_have(&self, word: Symbol) -> bool {
        self.has(WORDS, word as usize)
    }

    /// False where words and lists tell that nothing of a sentence is such.
    pub(super) fn may_hold(&self, element: &Element) -> bool {
        match element {
            Element::Token(test) => self.may_pass(test),
            Element::List(list) => self.has(LISTS, usize::from(list.0)),
            Element::Label(_) | Element::Gap => true,
        }
    }

    fn may_pass(&self, test: &TokenTest) -> bool {
        match test {
            TokenTest::Form(word) | TokenTest::Lemma(word) => self.may_have(*word),
            TokenTest::List(list) => self.has(LISTS, usize::from(list.0)),
            TokenTest::All(tests) => tests.iter().all(|test| self.may_pass(test)),
            TokenTest::Any(tests) => tests.iter().any(|test| self.may_pass(test)),
            TokenTest::Tags(_) | TokenTest::Shape(_) | TokenTest::Regex(_) | TokenTest::Not(_) => true,
        }
    }

    pub(super) fn add_word(&mut self, word: Symbol) {
        self.add(WORDS, word as usize);
    }

    pub(super) fn add_list(&mut self, list: ListId) {
        self.add(LISTS, usize::from(list.0));
    }

    /// Adds a label of this kind.
    pub fn add_label(&mut self, kind: LabelKind) {
        match kind {
            LabelKind::Name(class) => {
                self.0[KINDS] |= NAME;
                self.add_entity(class);
            }
            LabelKind::Description(Some(class)) | LabelKind::Fact(class) => self.add_entity(Some(class)),
            LabelKind::Description(None) => {}
            LabelKind::Pronoun => self.0[KINDS] |= PRONOUN,
            LabelKind::Value(kind) => self.add_value(kind),
            LabelKind::Phrase => self.0[KINDS] |= PHRASE,
        }
    }

    /// Adds an entity of this class.
    pub fn add_entity(&mut self, class: Option<ClassId>) {
        match class {
            Some(class) => self.add(CLASSES, usize::from(class.0)),
            None => self.0[KINDS] |= UNTYPED,
        }
    }

    /// Adds a value of this kind.
    pub fn add_value(&mut self, kind: ValueKind) {
        self.0[KINDS] |= 1 << kind as u32;
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
                _ => needed.0[CLASSES..KINDS].fill(u64::MAX),
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
        self.0[KINDS] |= flags.into_iter().filter(|(set, _)| *set).fold(0, |kinds, (_, kind)| kinds | kind);
        self.0[KINDS] |= u64::from(test.values);
        test.classes().for_each(|class| self.add_entity(Some(class)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_label_test_takes_meets_what_it_needs() {
        let ontology = Ontology::builtin();
        let class = |name: &str| ontology.class(name).unwrap();
        let kinds = [
            LabelKind::Name(None),
            LabelKind::Name(Some(class("Person"))),
            LabelKind::Name(Some(class("PoliticalParty"))),
            LabelKind::Description(Some(class("Agency"))),
            LabelKind::Description(None),
            LabelKind::Pronoun,
            LabelKind::Value(ValueKind::Money),
            LabelKind::Phrase,
            LabelKind::Fact(class("Arrest")),
        ];
        let test = |set: &dyn Fn(&mut LabelTest)| {
            let mut test = LabelTest::default();
            set(&mut test);
            test
        };
        let tests = [
            test(&|t| t.pronoun = true),
            test(&|t| t.add_class(class("Organization"), &ontology)),
            test(&|t| (t.untyped_name, t.phrase) = (true, true)),
            test(&|t| t.add_value(ValueKind::Money)),
            test(&|t| t.any_name = true),
        ];
        for test in tests {
            let needed = Traits::of_anchors(&[Anchor::Label(test.clone())]);
            for kind in kinds {
                let mut there = Traits::default();
                there.add_label(kind);
                assert_eq!(needed.meets(&there), test.fits(kind), "{test:?} {kind:?}");
            }
        }
    }
}
