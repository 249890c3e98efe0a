//! Bytes to [`Document`]: title, header card, sections, blocks, footnote marks, offsets.
//!
//! In: the bytes of a file and what is known of it. Out: a [`Document`] whose spans all point into
//! its [`Source`]. Not here: sentences and words ([`crate::annotate`]).

mod archive;
mod blocks;
mod card;
mod change;
mod compressed;
mod decode;
mod error;
mod footnote;
mod dateline;
mod header;
mod labelled;
mod input;
mod lines;

pub use compressed::is_compressed;
pub use error::ReadError;
pub use input::{Inputs, RawDocument, discover, holds_many, records};

use crate::text::{Source, Span};
use sha2::{Digest, Sha256};

/// What the caller knows of a document; it goes before what the text says of itself.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The year that every document covers.
    pub coverage_year: Option<i32>,
    /// The kind of every document.
    pub kind: Option<DocumentKind>,
    /// The country that every document is about.
    pub country: Option<String>,
}

/// Reads the bytes of one input: a text or Markdown file is one document, a name that ends in `.jsonl`
/// gives one document a record.
///
/// Fails where the bytes are no text; for shelves that do not fit in memory use [`discover`] and
/// [`read_raw`], which go record by record.
pub fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Vec<Document>, ReadError> {
    if input::is_json_lines(name) {
        return records(name, bytes).map(|raw| raw.map(|raw| read_raw(raw, options))).collect();
    }
    let raw = RawDocument::from_bytes(name, bytes.to_vec())?;
    Ok(vec![read_raw(raw, options)])
}

/// Finds the structure of one decoded document. Never fails.
#[must_use]
pub fn read_raw(raw: RawDocument, options: &ReadOptions) -> Document {
    let layout = blocks::layout(&raw.text);
    let source = Source::new(raw.name, raw.text);
    let text = source.text.as_str();
    let mut blocks = layout.blocks;
    footnote::mark(text, &mut blocks);

    let title = raw.title.or_else(|| layout.title.map(|t| text[t.range()].to_owned()));
    let (mut edition, mut implied) = title.as_deref().map_or((None, None), header::edition);
    let mut country = title.as_deref().and_then(header::country).map(str::to_owned);
    // A card under a country's name alone: the line below it is the series.
    if layout.card.is_some() && edition.is_none() {
        let series = blocks.get(1).map(|b| &text[b.span.range()]);
        let series = title.as_deref().zip(series.filter(|s| s.len() < 80));
        let joined = series.map(|(title, series)| format!("{series} - {title}"));
        if let Some(named) = joined.as_deref().and_then(header::country) {
            country = country.or_else(|| Some(named.to_owned()));
            (edition, implied) = joined.as_deref().map_or((None, None), header::edition);
        }
    }
    let head = &text[..floor_boundary(text, 4000)];
    if let Some(year) = layout.card.as_ref().and_then(|_| labelled::edition_told(head))
        && edition.is_none()
    {
        (edition, implied) = (Some(year), Some(year - 1));
    }
    // A year in a headline makes no yearly report: a card or a country beside the year does.
    let is_series = layout.card.is_some() || country.is_some();
    let stated = header::stated_coverage(&head[..floor_boundary(head, 600)]);
    let opening = blocks.iter().find(|b| b.kind == BlockKind::Paragraph).map(|b| b.span);
    let coverage_year =
        options.coverage_year.or(raw.coverage_year).or(stated).or(implied.filter(|_| is_series));
    let dateline = dateline::dateline(text, blocks.iter().map(|block| block.span), opening, coverage_year);
    let kind = header::kind(&header::Form {
        head,
        opening: opening.map_or("", |s| &text[s.range()]),
        has_card: layout.card.is_some(),
        has_edition: edition.is_some() && is_series,
        has_dateline: dateline.is_some_and(|line| !line.own_line),
        has_date_above: dateline.is_some_and(|line| line.own_line),
        headings: layout.sections.len(),
    });
    Document {
        id: raw.id,
        sha256: raw.sha256,
        kind: options.kind.or(raw.kind).unwrap_or(kind),
        edition: edition.filter(|_| is_series),
        coverage_year,
        dateline: raw.date.or_else(|| dateline.and_then(|line| line.date)),
        dateline_at: dateline.map(|line| line.span),
        country: options.country.clone().or(raw.country).or(country),
        card: layout.card,
        sections: layout.sections,
        blocks,
        diagnostics: Vec::new(),
        title,
        source,
    }
}

/// The greatest character boundary of `text` at or below `at`.
fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// SHA-256 in lower-case hex.
fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

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
    /// Upper end of the scale, where told.
    pub scale_max: Option<f64>,
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
    /// Part of the header card, or a note at the end: kept for evidence, not read as sentences.
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
    /// Where the dateline stands: its date says when the text was written, not when anything happened.
    pub dateline_at: Option<Span>,
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(text: &str) -> Document {
        read("veldoria.txt", text.as_bytes(), &ReadOptions::default()).unwrap().remove(0)
    }

    /// Kind letter and text of each block.
    fn shape(document: &Document) -> Vec<(char, &str)> {
        let letter = |kind| match kind {
            BlockKind::Heading => 'h',
            BlockKind::Paragraph => 'p',
            BlockKind::Bullet => 'b',
            BlockKind::Card => 'c',
        };
        document.blocks.iter().map(|b| (letter(b.kind), document.source.slice(b.span))).collect()
    }

    #[test]
    fn a_rated_report() {
        let report = one(
            "\u{feff}World Courts Report 2024 - Veldoria\r\n\r\nSemi-Open System\r\n31\r\n/\u{a0}100\r\n\
            Openness Score 2.50\u{a0}/\u{a0}7\r\nLast Year's Openness Score & Status\r\n2.75 / 7 Semi-Open System\r\n\
            The scale runs from 1 to 7.\r\n\r\nScore changes in 2024\r\n\r\n  • Open Courts rating declined from 3.00 to 2.25 due to \
            the removal of two judges.\r\n\r\nExecutive Summary\r\n\r\nA judge fled.1\r\n\r\nOpen Courts\u{a0}1.00-7.00 pts\r\n\
            Looks at courts. 2.25 / 7.00\r\n  • A clerk left.2 In May, he sued.\r\n\r\nFootnotes\r\n\r\n1. A source.\r\n",
        );
        assert_eq!(report.kind, DocumentKind::Report);
        assert_eq!((report.edition, report.coverage_year), (Some(2024), Some(2023)));
        assert_eq!(report.country.as_deref(), Some("Veldoria"));
        let card = report.card.as_ref().unwrap();
        assert_eq!(card.status.as_deref(), Some("Semi-Open System"));
        let lines: Vec<_> =
            card.lines.iter().map(|l| (l.category.as_str(), l.value, l.scale_max, l.previous)).collect();
        assert_eq!(
            lines,
            [("Openness Score", 2.5, Some(7.0), Some(2.75)), ("Open Courts", 2.25, Some(7.0), Some(3.0))]
        );
        assert_eq!(report.source.slice(card.lines[1].reason.unwrap()), "the removal of two judges");
        let titles: Vec<_> = report.sections.iter().map(|s| s.title.as_str()).collect();
        assert_eq!(titles, ["Score changes in 2024", "Executive Summary", "Open Courts", "Footnotes"]);
        let read: Vec<_> = shape(&report).into_iter().filter(|b| b.0 != 'c' && b.0 != 'h').collect();
        assert_eq!(read, [('p', "A judge fled.1"), ('b', "A clerk left.2 In May, he sued.")]);
        let marks: Vec<_> = report.blocks.iter().flat_map(|b| &b.footnotes).map(|f| f.number).collect();
        assert_eq!(marks, [1, 2]);
    }

    #[test]
    fn markdown_with_hard_line_breaks() {
        let report = one(
            "# Veldoria in Brief\n\nThe court sat in\nMarch and jailed\nno one at all.\n\n## Courts\n- One left\n  the bench.\n- Two stayed.\n\n---\nIt ended.\n",
        );
        assert_eq!(report.title.as_deref(), Some("Veldoria in Brief"));
        assert_eq!(
            shape(&report),
            [
                ('h', "Veldoria in Brief"),
                ('p', "The court sat in\nMarch and jailed\nno one at all."),
                ('h', "Courts"),
                ('b', "One left\n  the bench."),
                ('b', "Two stayed."),
                ('p', "It ended."),
            ]
        );
    }

    #[test]
    fn news_and_articles() {
        let news = one("Port Louis, July 3, 2021 – Police let the editor go.\n\nShe went home.\n");
        assert_eq!(news.kind, DocumentKind::News);
        assert_eq!(news.dateline, Some(PartialDate { year: 2021, month: Some(7), day: Some(3) }));
        assert_eq!(
            one("AMARA DIOP (born 3 May 1970) is a jurist. She left.").kind,
            DocumentKind::Encyclopedic
        );
        assert_eq!(one("On July 4, a court sat.").kind, DocumentKind::Report);
    }

    #[test]
    fn records_name_the_line_that_is_wrong() {
        let shelf =
            "{\"id\":\"a\",\"text\":\"One.\",\"coverage_year\":2020}\n\n{\"id\":2,\"text\":\"Two.\"}\n";
        let documents = read("shelf.jsonl", shelf.as_bytes(), &ReadOptions::default()).unwrap();
        assert_eq!(
            documents.iter().map(|d| (d.id.as_str(), d.coverage_year)).collect::<Vec<_>>(),
            [("a", Some(2020)), ("2", None)]
        );
        let wrong = "{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\"}\n";
        let error = read("shelf.jsonl", wrong.as_bytes(), &ReadOptions::default()).unwrap_err().to_string();
        assert!(error.starts_with("shelf.jsonl:2:10: missing field `text`"), "{error}");
    }

    #[test]
    fn a_line_of_megabytes_is_read() {
        let line = "The court sat. ".repeat(200_000);
        assert_eq!(one(&line).blocks.len(), 1);
    }

    fn check(document: &Document) {
        let text = &document.source.text;
        let mut end = 0;
        for block in &document.blocks {
            assert!(!block.span.is_empty() && block.span.start >= end, "blocks overlap or run backwards");
            end = block.span.end;
            assert!(text.get(block.span.range()).is_some(), "a block splits a character");
            assert!(block.section.is_none_or(|s| (s as usize) < document.sections.len()));
            let mut after = block.span.start;
            for mark in &block.footnotes {
                assert!(block.span.contains(mark.span) && mark.span.start >= after);
                assert!(text.get(mark.span.range()).is_some(), "a mark splits a character");
                after = mark.span.end;
            }
        }
        for line in document.card.iter().flat_map(|c| &c.lines) {
            assert!(line.evidence.iter().chain(&line.reason).all(|s| text.get(s.range()).is_some()));
        }
    }

    proptest! {
        #[test]
        fn any_text_gives_ordered_blocks(text in "\\PC*[a-z]") {
            check(&one(&text));
        }

        #[test]
        fn pieces_of_reports_give_ordered_blocks(pieces in proptest::collection::vec(
            proptest::sample::select(vec!["\n", "\n\n", "\r\n", "• ", "- ", "# ", "Open Courts", " 1.00-7.00 pts", "2.25 / 7", "Score 5 / 7",
                "left.11 ", "12 ", "[3]", "²", "\u{a0}", "é", "“No.”", "Footnotes", "---", "===", "a court sat", "**", "Last Year's Score",
                "X rating rose from 1 to 2 due to Y", "/", "5", "A1. Why?", " – ", "2024"]), 0..40)) {
            let text = pieces.concat() + "a";
            check(&one(&text));
        }
    }
}
