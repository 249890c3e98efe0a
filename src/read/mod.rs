//! Bytes to [`Document`]: title, header card, sections, blocks, footnote marks, offsets.
//!
//! In: the bytes of a file and what is known of it. Out: a [`Document`] whose spans all point into
//! its [`Source`]. Not here: sentences and words ([`crate::annotate`]).

use crate::text::{Source, Span};

/// What kind of text a document is; rules may ask for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DocumentKind {
    /// A yearly report on a country: a bare month is a month of the coverage year.
    Report,
    /// A news text: dates count back from its dateline.
    News,
    /// A biography or encyclopedia article.
    Encyclopedic,
    /// Nothing tells.
    #[default]
    Unknown,
}

/// A calendar date as precise as the text tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    /// Gregorian year.
    pub year: i32,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31, only with a month.
    pub day: Option<u8>,
}

/// One line of a score card.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreLine {
    /// "Electoral Process", "Democracy Score".
    pub category: String,
    /// The score.
    pub value: f64,
    /// Upper end of the scale.
    pub scale_max: f64,
    /// Last edition's score where told.
    pub previous: Option<f64>,
    /// Stated reason of a change, in the report's words.
    pub reason: Option<Span>,
    /// The words that tell it, one span a place.
    pub evidence: Vec<Span>,
}

/// The header card of a rated report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScoreCard {
    /// "Consolidated Authoritarian Regime", "Not Free".
    pub status: Option<String>,
    /// In the order of the report.
    pub lines: Vec<ScoreLine>,
}

/// What a block of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading; its text names a section.
    Heading,
    /// Running text.
    Paragraph,
    /// A list item; `span` starts after its marker.
    Bullet,
    /// Part of the header card: kept for evidence, not read as sentences.
    Card,
}

/// A footnote mark glued to the text; the marks are not part of any sentence's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FootnoteMark {
    /// The digits (and the brackets around them, if any).
    pub span: Span,
    /// The note's number.
    pub number: u32,
}

/// A heading, paragraph, bullet or piece of the header card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text without marker and surrounding white space.
    pub span: Span,
    /// Index into [`Document::sections`].
    pub section: Option<u32>,
    /// Footnote marks in it, in order.
    pub footnotes: Vec<FootnoteMark>,
}

/// A named part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its heading, cleaned ("Electoral Process").
    pub title: String,
    /// The heading in the source.
    pub span: Span,
}

/// A document as read.
#[derive(Clone, Debug)]
pub struct Document {
    /// Stable short name: the file's stem or the record's id. IRIs and named graphs use it.
    pub id: String,
    /// The text that all spans point into.
    pub source: Source,
    /// SHA-256 of the bytes as read, lower-case hex.
    pub sha256: String,
    /// Kind, by its form.
    pub kind: DocumentKind,
    /// Title line, cleaned.
    pub title: Option<String>,
    /// "Nations in Transit 2024" gives 2024.
    pub edition: Option<i32>,
    /// The year that the text covers, where told by the reader's options or the header.
    pub coverage_year: Option<i32>,
    /// The date of writing, from a dateline.
    pub dateline: Option<PartialDate>,
    /// The country that title or header names, as written.
    pub country: Option<String>,
    /// Header card of a rated report.
    pub card: Option<ScoreCard>,
    /// Sections in order.
    pub sections: Vec<Section>,
    /// All blocks in order, without overlap.
    pub blocks: Vec<Block>,
    /// What the reader noticed.
    pub diagnostics: Vec<crate::diag::Diagnostic>,
}
