//! RDF in six serialisations, streamed, by oxigraph's serialisers wherever they can.
//!
//! Statements come sorted by subject, and where the format nests them under their graphs, by graph; formats
//! that know no graphs get each statement once. Lexical forms are those of the graph, which are canonical,
//! so that what a reader makes of the file is the graph again. TriG is written without the keyword `GRAPH`,
//! which Raptor and Virtuoso refuse; JSON-LD has a file of its own here.

use super::{ExportError, Job, Report, Sorted};
use crate::ontology::iri::PREFIXES;
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::{GraphName, Literal, Quad, Term};
use std::io::Write;

macro_rules! writers {
    ($($name:ident = $format:ident),+) => {
        $(pub(super) fn $name(job: &Job<'_>, out: &mut dyn Write) -> Result<Report, ExportError> {
            let statements = write_rdf(job.graph, crate::rdf::Format::$format, out)?;
            Ok(Report { written: vec![("statements", statements)], ..Report::default() })
        })+
    };
}

writers! { nq = NQuads, trig = TriG, ttl = Turtle, nt = NTriples, jsonld = JsonLd, rdf_xml = RdfXml }

/// Writes a graph; returns how many statements went out.
///
/// # Errors
/// When the graph cannot be read back or the output refuses.
pub fn write_rdf(
    graph: &Sorted,
    format: crate::rdf::Format,
    out: &mut dyn Write,
) -> Result<u64, ExportError> {
    use crate::rdf::Format;
    let format = match format {
        Format::NQuads => RdfFormat::NQuads,
        Format::TriG => RdfFormat::TriG,
        Format::Turtle => RdfFormat::Turtle,
        Format::NTriples => RdfFormat::NTriples,
        Format::JsonLd => return super::jsonld::write(graph, out),
        Format::RdfXml => RdfFormat::RdfXml,
    };
    if format == RdfFormat::TriG {
        serialise(graph.by_graph()?.statements(), format, out)
    } else {
        serialise(graph.statements(), format, out)
    }
}

/// Writes statements in the order in which they come.
pub(super) fn serialise(
    statements: impl Iterator<Item = Result<Quad, ExportError>>,
    format: RdfFormat,
    out: &mut dyn Write,
) -> Result<u64, ExportError> {
    let mut serializer = prefixed(format)?.for_writer(out);
    let (mut last, mut count): (Option<Quad>, u64) = (None, 0);
    for quad in statements {
        let mut quad = quad?;
        if !format.supports_datasets() {
            // The same statement of another graph stands right behind.
            quad.graph_name = GraphName::DefaultGraph;
            if last.as_ref() == Some(&quad) {
                continue;
            }
            last = Some(quad.clone());
        }
        if format == RdfFormat::RdfXml {
            quad.object = without_controls(quad.object);
        }
        serializer.serialize_quad(&quad)?;
        count += 1;
    }
    serializer.finish()?.flush()?;
    Ok(count)
}

/// XML 1.0 has no way to write most control characters; a mark stands where one stood.
fn without_controls(term: Term) -> Term {
    let forbidden =
        |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    match term {
        Term::Literal(literal) if literal.value().contains(forbidden) => {
            let words = literal.value().replace(forbidden, "\u{fffd}");
            match literal.language() {
                Some(language) => Literal::new_language_tagged_literal_unchecked(words, language).into(),
                None => Literal::new_typed_literal(words, literal.datatype()).into(),
            }
        }
        other => other,
    }
}

/// A serialiser that knows the project's prefixes.
fn prefixed(format: RdfFormat) -> Result<RdfSerializer, ExportError> {
    PREFIXES.iter().try_fold(RdfSerializer::from_format(format), |serializer, (name, iri)| {
        let prefixed = serializer.with_prefix(*name, *iri);
        prefixed.map_err(|e| std::io::Error::new(std::io::ErrorKind::InvalidData, e).into())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rdf::Format;
    use oxigraph::io::{JsonLdProfileSet, RdfParser};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

    fn statement(subject: u8, words: &str, datatype: usize, graph: u8) -> String {
        let object = match datatype {
            0 => oxigraph::model::Literal::new_simple_literal(words).to_string(),
            1 => format!("\"61.5\"^^<{XSD}decimal>"),
            2 => format!("\"P10M\"^^<{XSD}duration>"),
            3 => format!("\"2024-02\"^^<{XSD}gYearMonth>"),
            4 => format!("\"true\"^^<{XSD}boolean>"),
            _ => format!("<http://e/o/{subject}>"),
        };
        format!("<http://e/s/{subject}> <http://e/ns#p{}> {object} <http://e/g/{graph}> .\n", datatype % 3)
    }

    fn read(bytes: &[u8], format: RdfFormat) -> BTreeSet<String> {
        let quads = RdfParser::from_format(format).for_slice(bytes);
        quads.map(|q| q.unwrap().to_string()).collect()
    }

    fn written(graph: &str, format: Format) -> Vec<u8> {
        let sorted = Sorted::from_reader("g", graph.as_bytes(), RdfFormat::NQuads, 512).unwrap();
        let mut out = Vec::new();
        write_rdf(&sorted, format, &mut out).unwrap();
        out
    }

    proptest! {
        #[test]
        fn what_is_read_back_is_what_was_written(
            rows in proptest::collection::vec((0u8..5, "[ -~\n\t\"\\\\é中\u{202e}😀]{0,12}", 0usize..6, 0u8..3), 1..30),
        ) {
            let graph: String = rows.iter().map(|(s, w, d, g)| statement(*s, w, *d, *g)).collect();
            let quads = read(graph.as_bytes(), RdfFormat::NQuads);
            let triples: BTreeSet<String> =
                quads.iter().map(|q| q.rsplit_once(' ').unwrap().0.to_owned()).collect();
            for (_, format) in Format::ALL {
                let bytes = written(&graph, format);
                prop_assert_eq!(&bytes, &written(&graph, format));
                let rdf = match format {
                    Format::NQuads => RdfFormat::NQuads,
                    Format::TriG => RdfFormat::TriG,
                    Format::Turtle => RdfFormat::Turtle,
                    Format::NTriples => RdfFormat::NTriples,
                    Format::JsonLd => RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() },
                    Format::RdfXml => RdfFormat::RdfXml,
                };
                let wanted = if format.has_graphs() { &quads } else { &triples };
                prop_assert_eq!(&read(&bytes, rdf), wanted);
            }
        }
    }

    #[test]
    fn control_characters_do_not_break_xml() {
        let xml = written(&statement(1, "form\u{c}feed\ttab", 0, 1), Format::RdfXml);
        let read = read(&xml, RdfFormat::RdfXml).pop_first().unwrap();
        assert!(read.ends_with("\"form\u{fffd}feed\\ttab\""), "{read}");
    }

    #[test]
    fn each_graph_is_opened_once_and_without_its_keyword() {
        let graph = statement(1, "a", 0, 1) + &statement(1, "b", 0, 2) + &statement(2, "c", 0, 1);
        let trig = String::from_utf8(written(&graph, Format::TriG)).unwrap();
        assert_eq!(trig.matches('{').count(), 2, "{trig}");
        assert!(!trig.contains("GRAPH"), "{trig}");
    }

    #[test]
    fn a_statement_of_two_graphs_is_one_triple() {
        let graph = statement(1, "a", 0, 1) + &statement(1, "a", 0, 2);
        assert_eq!(written(&graph, Format::NTriples), b"<http://e/s/1> <http://e/ns#p0> \"a\" .\n");
    }

    #[test]
    fn numbers_are_typed_in_json() {
        let json = String::from_utf8(written(&statement(1, "", 1, 1), Format::JsonLd)).unwrap();
        assert!(json.contains(r#"{"@type":"xsd:decimal","@value":"61.5"}"#), "{json}");
        assert!(json.contains("\"@context\"") && !json.contains("@version"), "{json}");
    }
}
