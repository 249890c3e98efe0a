//! Patterns: text of the pattern language to a program, and its matching over a sentence.
//!
//! [`parse`] makes a [`Node`] of the text, [`program`] a small automaton of the node, [`matcher`]
//! runs it over the words and labels of a sentence, in time linear in the words. The elements are
//! those of `ontology/README.md`, "Patterns".

pub(crate) mod anchor;
mod condition;
pub(crate) mod input;
pub(crate) mod matcher;
#[cfg(test)]
mod naive;
pub(crate) mod parse;
pub(crate) mod part;
pub(crate) mod program;
#[cfg(test)]
mod tests;

use super::compiled::ValueKind;
use super::lists::ListId;
use super::view::LabelKind;
use super::vocabulary::Symbol;
use crate::annotate::{Shape, Tag};
use crate::ontology::{ClassId, Ontology};
use std::borrow::Cow;

/// A parsed pattern with all names looked up.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    /// Something that consumes words.
    Element(Element),
    /// One after the other.
    Sequence(Vec<Node>),
    /// The first that leads to a match.
    Choice(Vec<Node>),
    /// `x?`, `x*`, `x+`, `x{2,5}`; `max` is `None` for no bound.
    Repeat {
        /// What is repeated.
        inner: Box<Node>,
        /// At least.
        min: u16,
        /// At most.
        max: Option<u16>,
        /// As few as possible.
        lazy: bool,
    },
    /// `name:x`; the number is an index into the pattern's captures.
    Capture(u16, Box<Node>),
    /// `(?=x)` and its kin, over one token or label.
    Look {
        /// In front of, or behind, the place.
        ahead: bool,
        /// Must not be there.
        negated: bool,
        /// Any of these.
        elements: Vec<Element>,
    },
    /// `^`
    Start,
    /// `$`
    End,
}

impl Node {
    /// What stands side by side at the top, the preferred first.
    pub(crate) fn alternatives(&self) -> Vec<Cow<'_, Self>> {
        match self {
            Self::Choice(options) => options.iter().flat_map(Self::alternatives).collect(),
            Self::Capture(capture, inner) if matches!(**inner, Self::Choice(_) | Self::Capture(..)) => {
                let inner = inner.alternatives().into_iter().map(Cow::into_owned);
                inner.map(|inner| Cow::Owned(Self::Capture(*capture, Box::new(inner)))).collect()
            }
            _ => vec![Cow::Borrowed(self)],
        }
    }

    /// The fewest tokens that a match can have.
    pub(crate) fn shortest(&self) -> usize {
        match self {
            Self::Element(_) => 1,
            Self::Sequence(parts) => parts.iter().map(Self::shortest).sum(),
            Self::Choice(options) => options.iter().map(Self::shortest).min().unwrap_or(0),
            Self::Repeat { inner, min, .. } => inner.shortest() * usize::from(*min),
            Self::Capture(_, inner) => inner.shortest(),
            Self::Look { .. } | Self::Start | Self::End => 0,
        }
    }

    /// True where something that may be empty is repeated without end: `(x*?)*`. How many rounds that
    /// takes is no question with an answer; the compiler refuses it.
    pub(crate) fn repeats_nothing(&self) -> bool {
        match self {
            Self::Sequence(parts) | Self::Choice(parts) => parts.iter().any(Self::repeats_nothing),
            Self::Repeat { inner, max, .. } => {
                max.is_none() && inner.shortest() == 0 || inner.repeats_nothing()
            }
            Self::Capture(_, inner) => inner.repeats_nothing(),
            Self::Element(_) | Self::Look { .. } | Self::Start | Self::End => false,
        }
    }
}

/// Something that consumes words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Element {
    /// One token.
    Token(TokenTest),
    /// A list term.
    List(ListId),
    /// A mention, value or phrase with its whole extent.
    Label(LabelTest),
    /// One step of a gap: a mention, or a token that ends no clause.
    Gap,
}

/// A condition on one token.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum TokenTest {
    /// Its form, lower-cased.
    Form(Symbol),
    /// Its lemma.
    Lemma(Symbol),
    /// Its tag is one of these ([`tag_bit`]).
    Tags(u64),
    /// It is a term of this list by itself.
    List(ListId),
    /// How it is written.
    Shape(Shape),
    /// Index into [`Program::regexes`](program::Program::regexes).
    Regex(u16),
    /// All hold.
    All(Vec<TokenTest>),
    /// Any holds.
    Any(Vec<TokenTest>),
    /// It does not hold.
    Not(Box<TokenTest>),
}

impl TokenTest {
    /// What a token that passes has one of among its form and lemma, as [`word_bit`]s.
    fn sieve(&self) -> u64 {
        match self {
            Self::Form(word) | Self::Lemma(word) => word_bit(*word),
            Self::All(tests) => {
                tests.iter().map(Self::sieve).min_by_key(|bits| bits.count_ones()).unwrap_or(!0)
            }
            Self::Any(tests) => tests.iter().fold(0, |bits, test| bits | test.sieve()),
            Self::Tags(_) | Self::List(_) | Self::Shape(_) | Self::Regex(_) | Self::Not(_) => !0,
        }
    }
}

/// One of 64 bits for a word of the rules; what no rule speaks of has the last.
fn word_bit(word: Symbol) -> u64 {
    1 << (word % 64)
}

/// A condition on a label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LabelTest {
    /// Bits of the classes, sub-classes included.
    classes: Vec<u64>,
    /// Every name (`<any>`).
    pub(crate) any_name: bool,
    /// A name of unknown class (`<Name>`).
    pub(crate) untyped_name: bool,
    /// `<pronoun>`
    pub(crate) pronoun: bool,
    /// `<NP>`
    pub(crate) phrase: bool,
    /// Bits of the kinds of value.
    pub(crate) values: u16,
}

impl LabelTest {
    /// Lets a class and all its sub-classes in.
    pub(crate) fn add_class(&mut self, class: ClassId, ontology: &Ontology) {
        for (sub, _) in ontology.classes().filter(|(sub, _)| ontology.is_a(*sub, class)) {
            let (word, bit) = (sub.0 as usize / 64, sub.0 % 64);
            if self.classes.len() <= word {
                self.classes.resize(word + 1, 0);
            }
            self.classes[word] |= 1 << bit;
        }
    }

    /// Lets a kind of value in.
    pub(crate) fn add_value(&mut self, kind: ValueKind) {
        self.values |= 1 << kind as u16;
    }

    /// The classes let in.
    pub(crate) fn classes(&self) -> impl Iterator<Item = ClassId> {
        let classes = 0..self.classes.len() as u16 * 64;
        classes.map(ClassId).filter(|class| self.has_class(*class))
    }

    fn has_class(&self, class: ClassId) -> bool {
        self.classes.get(class.0 as usize / 64).is_some_and(|w| w >> (class.0 % 64) & 1 == 1)
    }

    /// True when a label of this kind fits.
    #[must_use]
    pub(crate) fn fits(&self, kind: LabelKind) -> bool {
        match kind {
            LabelKind::Name(Some(class)) => self.any_name || self.has_class(class),
            LabelKind::Name(None) => self.any_name || self.untyped_name,
            LabelKind::Description(Some(class)) | LabelKind::Fact(class) => self.has_class(class),
            LabelKind::Description(None) => false,
            LabelKind::Pronoun => self.pronoun,
            LabelKind::Value(kind) => self.values >> (kind as u16) & 1 == 1,
            LabelKind::Phrase => self.phrase,
        }
    }
}

/// Tags by the names that patterns use.
const TAGS: &[(&str, Tag)] = &[
    ("CC", Tag::CC),
    ("CD", Tag::CD),
    ("DT", Tag::DT),
    ("EX", Tag::EX),
    ("IN", Tag::IN),
    ("JJ", Tag::JJ),
    ("MD", Tag::MD),
    ("NN", Tag::NN),
    ("NNS", Tag::NNS),
    ("NNP", Tag::NNP),
    ("POS", Tag::POS),
    ("PRP", Tag::PRP),
    ("PRP$", Tag::PRPS),
    ("RB", Tag::RB),
    ("RP", Tag::RP),
    ("TO", Tag::TO),
    ("VB", Tag::VB),
    ("VBD", Tag::VBD),
    ("VBG", Tag::VBG),
    ("VBN", Tag::VBN),
    ("VBP", Tag::VBP),
    ("VBZ", Tag::VBZ),
    ("WP", Tag::WP),
    ("WP$", Tag::WPS),
    ("WRB", Tag::WRB),
    (",", Tag::Comma),
    (".", Tag::Stop),
    (":", Tag::Colon),
    ("``", Tag::OpenQuote),
    ("''", Tag::CloseQuote),
    ("-LRB-", Tag::OpenBracket),
    ("-RRB-", Tag::CloseBracket),
    ("SYM", Tag::SYM),
    ("FW", Tag::FW),
];

/// The bit of a tag in [`TokenTest::Tags`].
#[must_use]
pub(crate) fn tag_bit(tag: Tag) -> u64 {
    1 << tag as u64
}

/// The tags of a name, or of all names with a prefix ("VB*"); 0 where there is none.
#[must_use]
pub(crate) fn tags_named(name: &str) -> u64 {
    let fits = |tag: &str| match name.strip_suffix('*') {
        Some(prefix) => tag.starts_with(prefix),
        None => tag == name,
    };
    TAGS.iter().filter(|(n, _)| fits(n)).fold(0, |bits, (_, tag)| bits | tag_bit(*tag))
}

/// All tag names, for "did you mean".
pub(crate) fn tag_names() -> impl Iterator<Item = &'static str> {
    TAGS.iter().map(|(name, _)| *name)
}
