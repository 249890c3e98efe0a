//! [`Document`] to words: sentences, tokens, lemmas and part-of-speech tags.
//!
//! Out: [`Annotated`]. Every distinct word form of a document stands once in [`Words`]; tokens are
//! small and point there. What it can be is found out once for all documents that share a [`Memory`].
//! Not here: names ([`crate::mention`]) and phrases ([`crate::syntax`]).

mod abbreviations;
pub(crate) mod calendar;
mod closed;
mod forms;
#[cfg(test)]
mod golden;
mod guess;
mod index;
mod lexicon;
mod memory;
mod prefix;
mod sentences;
mod tag;
mod tokens;
mod words;

pub(crate) use closed::is_approximation;
pub(crate) use memory::ByWord;
pub use memory::Memory;
pub use words::{PosSet, Shape, Word, WordId, Words};

use crate::read::{Block, BlockKind, Document};
use crate::text::Span;
use std::ops::Range;

/// Tokens of the longest sentence that is read as one. What reads a sentence may look back and forth in it,
/// so that this bounds the work; sentences of prose stay below 200.
pub const LONGEST: usize = 1_000;

/// Sentences, tokens, tags and lemmas of a document. Cards are skipped; a heading is a sentence.
///
/// The lexicon lies in the binary; the memory may be new or of any documents before, the result is the same.
#[must_use]
pub fn annotate(document: &Document, memory: &mut Memory) -> Annotated {
    let bytes = document.source.text.len();
    let mut out = Annotated {
        words: Words::for_text(bytes, memory.open()),
        tokens: Vec::with_capacity(bytes / 5),
        sentences: Vec::with_capacity(bytes / 64),
        cut: Vec::new(),
    };
    let mut spans = Vec::new();
    let blocks = document.blocks.iter().enumerate().filter(|(_, b)| b.kind != BlockKind::Card);
    for (index, block) in blocks {
        spans.clear();
        tokens::tokenize(&document.source.text, block.span, &block.footnotes, &mut spans);
        let base = out.tokens.len();
        out.tokens.extend(spans.iter().map(|&span| {
            let word = memory.enter(&mut out.words, document.source.slice(span));
            Token { span, word, lemma: word, tag: Tag::FW }
        }));
        let first = out.sentences.len();
        sentences::split(&document.source.text, &spans, |start, end| {
            if end - start > LONGEST {
                out.cut.push(spans[start].cover(spans[end - 1]));
            }
            sentences::bound(&document.source.text, &spans[..end], start, LONGEST, |start, end| {
                out.sentences.push(Sentence {
                    span: spans[start].cover(spans[end - 1]),
                    tokens: (base + start) as u32..(base + end) as u32,
                    block: index as u32,
                    footnotes: Vec::new(),
                });
            });
        });
        attach_footnotes(block, &mut out.sentences[first..]);
    }
    tag::tag(document, memory, &mut out);
    out
}

/// A mark belongs to the last sentence that starts before it.
fn attach_footnotes(block: &Block, sentences: &mut [Sentence]) {
    for mark in &block.footnotes {
        let behind = sentences.partition_point(|s| s.span.start <= mark.span.start);
        if let Some(sentence) = sentences.get_mut(behind.max(1) - 1) {
            sentence.footnotes.push(mark.number);
        }
    }
}

/// Penn Treebank tags, the ones the rules need.
///
/// "including" and "according" are `IN` here; people of a nation ("Russians") are `NNS`, capitalised
/// adjectives ("Russian") `JJ`. Present-tense forms other than "-s" are `VBP`, base forms `VB`.
///
/// Source: Marcus, Santorini, Marcinkiewicz, "Building a Large Annotated Corpus of English" (1993).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Tag {
    /// Coordinating conjunction.
    CC,
    /// Cardinal number.
    CD,
    /// Determiner.
    DT,
    /// Existential there.
    EX,
    /// Preposition or subordinating conjunction.
    IN,
    /// Adjective; also comparatives and superlatives.
    JJ,
    /// Modal verb.
    MD,
    /// Common noun, singular.
    NN,
    /// Common noun, plural.
    NNS,
    /// Proper noun.
    NNP,
    /// Possessive marker.
    POS,
    /// Personal pronoun.
    PRP,
    /// Possessive pronoun.
    PRPS,
    /// Adverb, also "not".
    RB,
    /// Particle.
    RP,
    /// "to" before a verb.
    TO,
    /// Verb, base form.
    VB,
    /// Verb, past tense.
    VBD,
    /// Verb, gerund or present participle.
    VBG,
    /// Verb, past participle.
    VBN,
    /// Verb, present, not third person singular.
    VBP,
    /// Verb, present, third person singular.
    VBZ,
    /// Wh-determiner, wh-pronoun ("which", "who", "that" as relative).
    WP,
    /// Possessive wh-pronoun, "whose".
    WPS,
    /// Wh-adverb ("when", "where").
    WRB,
    /// Comma.
    Comma,
    /// Full stop, question mark, exclamation mark.
    Stop,
    /// Colon, semicolon, dash.
    Colon,
    /// Opening quotation mark.
    OpenQuote,
    /// Closing quotation mark.
    CloseQuote,
    /// Opening bracket.
    OpenBracket,
    /// Closing bracket.
    CloseBracket,
    /// Currency symbol, percent sign and other symbols.
    SYM,
    /// Anything else.
    FW,
}

impl Tag {
    /// Any verb form (not modals).
    #[must_use]
    pub fn is_verb(self) -> bool {
        matches!(self, Self::VB | Self::VBD | Self::VBG | Self::VBN | Self::VBP | Self::VBZ)
    }

    /// Any noun, common or proper.
    #[must_use]
    pub fn is_noun(self) -> bool {
        matches!(self, Self::NN | Self::NNS | Self::NNP)
    }
}

/// One token. Contractions and possessives are split: "court", "'s"; "did", "n't".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its form, in [`Words`].
    pub word: WordId,
    /// Its lemma under its tag, in [`Words`].
    pub lemma: WordId,
    /// Part of speech.
    pub tag: Tag,
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token, footnote marks after the last word left out.
    pub span: Span,
    /// Its tokens, indices into [`Annotated::tokens`].
    pub tokens: Range<u32>,
    /// Index into [`crate::read::Document::blocks`].
    pub block: u32,
    /// Numbers of the notes that it carries.
    pub footnotes: Vec<u32>,
}

/// The words of a document.
#[derive(Clone, Debug, Default)]
pub struct Annotated {
    /// Distinct forms and lemmas.
    pub words: Words,
    /// All tokens in order.
    pub tokens: Vec<Token>,
    /// All sentences in order, headings included.
    pub sentences: Vec<Sentence>,
    /// Sentences of more than [`LONGEST`] tokens, which stand cut in `sentences`: their whole spans.
    pub cut: Vec<Span>,
}

impl Annotated {
    /// The tokens of a sentence.
    #[must_use]
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize]
    }

    /// The form of a token, lower-cased.
    #[must_use]
    #[inline]
    pub fn lower(&self, token: u32) -> &str {
        self.words.lower(self.tokens[token as usize].word)
    }

    /// The lemma of a token, lower-cased.
    #[must_use]
    #[inline]
    pub fn lemma(&self, token: u32) -> &str {
        self.words.lower(self.tokens[token as usize].lemma)
    }
}
