//! A name while its evidence is being weighed.

use crate::mention::{Gender, Title};
use std::ops::Range;

/// How sure a class is; later evidence of the document may overrule what is weaker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// No evidence.
    #[default]
    None,
    /// One sign that often misleads: a small town's name, a listed surname.
    Weak,
    /// A sign that seldom misleads.
    Fair,
    /// A head noun, a title, a known name.
    Strong,
}

/// A name with what is known of it so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Candidate {
    /// Tokens of the name.
    pub tokens: Range<u32>,
    /// Tokens of the phrase that acts as one noun.
    pub extent: Range<u32>,
    /// Index of the sentence.
    pub sentence: u32,
    /// Class name.
    pub class: Option<&'static str>,
    /// How sure it is.
    pub weight: Weight,
    /// The evidence, in words.
    pub by: &'static str,
    /// A person's office.
    pub title: Option<Title>,
    /// Where a given name or a form of address tells.
    pub gender: Option<Gender>,
    /// A plural.
    pub plural: bool,
    /// Tokens of other forms.
    pub aliases: Vec<Range<u32>>,
    /// A lone head noun ("the Commission"), to be bound to a fuller name.
    pub description: bool,
    /// The last letter is an "s" that lost its apostrophe and is no part of the name.
    pub clipped: bool,
    /// Names inside the extent: the body in a title.
    pub inner: Vec<Candidate>,
}

/// The class of human beings.
pub(super) const PERSON: &str = "Person";
/// The class of parties.
pub(super) const PARTY: &str = "PoliticalParty";

impl Candidate {
    /// A candidate whose extent is its name.
    pub(super) fn new(sentence: u32, tokens: Range<u32>) -> Self {
        Self { extent: tokens.clone(), tokens, sentence, ..Self::default() }
    }

    /// Sets the class where the evidence is stronger than what there was.
    pub(super) fn weigh(&mut self, class: &'static str, weight: Weight, by: &'static str) {
        if weight > self.weight {
            self.class = Some(class);
            self.weight = weight;
            self.by = by;
        }
    }

    /// Sets the class whatever the evidence was before.
    pub(super) fn overrule(&mut self, class: &'static str, weight: Weight, by: &'static str) {
        self.class = Some(class);
        self.weight = weight;
        self.by = by;
    }

    /// With a class.
    pub(super) fn typed(mut self, class: &'static str, weight: Weight, by: &'static str) -> Self {
        self.weigh(class, weight, by);
        self
    }

    /// True for a human being by the evidence so far.
    pub(super) fn is_person(&self) -> bool {
        self.class == Some(PERSON)
    }

    /// Number of tokens of the name.
    pub(super) fn len(&self) -> u32 {
        self.tokens.end - self.tokens.start
    }
}
