//! What the rules see of a sentence beside its words: labels of mentions and phrases.
//!
//! The stages behind this one make the labels from their own types; so the engine names none of
//! them.

use super::compiled::ValueKind;
use crate::annotate::Annotated;
use crate::ontology::ClassId;
use std::ops::Range;

/// What a labelled stretch of tokens is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelKind {
    /// A proper name, with its class where known.
    Name(Option<ClassId>),
    /// A definite description, with its class where known.
    Description(Option<ClassId>),
    /// "he", "their".
    Pronoun,
    /// A normalised value.
    Value(ValueKind),
    /// A noun phrase.
    Phrase,
    /// A fact of an earlier phase, at its trigger.
    Fact(ClassId),
}

/// A labelled stretch of tokens, which a pattern element matches as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its whole extent, document-wide token indices.
    pub tokens: Range<u32>,
    /// What it is.
    pub kind: LabelKind,
    /// The caller's number for it (a mention's or phrase's id), handed back in captures.
    pub id: u32,
}

/// One sentence as patterns see it.
#[derive(Clone, Debug)]
pub struct SentenceView<'a> {
    /// The document's words.
    pub annotated: &'a Annotated,
    /// Index of the sentence.
    pub sentence: u32,
    /// Mentions and phrases of the sentence, sorted by `tokens.start`; they may overlap.
    pub labels: &'a [Label],
    /// Tokens that open a new clause, sorted: gaps (`...`) do not run over them. May be empty;
    /// full stops, colons, semicolons and dashes end a gap anyhow.
    pub clause_starts: &'a [u32],
}
