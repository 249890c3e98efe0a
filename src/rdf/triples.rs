//! Statements as lines of canonical N-Triples in one buffer.

use crate::ontology::iri::{rdf, xsd};
use std::fmt::Write;

/// Statements of one named graph.
#[derive(Clone, Debug)]
pub struct GraphTriples {
    /// IRI of the graph.
    pub graph: String,
    /// Its statements.
    pub triples: Triples,
}

impl GraphTriples {
    pub(super) fn new(graph: String) -> Self {
        Self { graph, triples: Triples::default() }
    }

    /// Statements written one a line, as [`Triples::iter`] gave them.
    #[must_use]
    pub fn from_lines(graph: String, lines: &str) -> Self {
        let mut triples = Triples { buffer: lines.to_owned(), ..Triples::default() };
        let mut start = 0;
        for line in lines.lines() {
            triples.lines.push((start, start + line.len()));
            start += line.len() + 1;
        }
        Self { graph, triples }
    }

    /// The statements as N-Quads.
    pub(super) fn n_quads(&self) -> Vec<u8> {
        let end = format!(" <{}> .\n", self.graph);
        let size = self.triples.lines.iter().map(|(start, stop)| stop - start + end.len()).sum();
        let mut out = Vec::with_capacity(size);
        for line in self.triples.iter() {
            out.extend_from_slice(line.as_bytes());
            out.extend_from_slice(end.as_bytes());
        }
        out
    }
}

/// Statements, each `<s> <p> o` without the full stop, in canonical lexical form
/// (<https://www.w3.org/TR/rdf-canon/#canonical-quads>).
#[derive(Clone, Debug, Default)]
pub struct Triples {
    buffer: String,
    lines: Vec<(usize, usize)>,
    /// Hashes of the subjects that [`Self::first`] was asked for.
    subjects: rustc_hash::FxHashSet<u64>,
}

impl Triples {
    /// The statements in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(|&(start, end)| &self.buffer[start..end])
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// True when there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Sorts by bytes and drops doubles.
    pub(super) fn sort(&mut self) {
        let buffer = self.buffer.as_bytes();
        self.lines.sort_unstable_by(|a, b| buffer[a.0..a.1].cmp(&buffer[b.0..b.1]));
        self.lines.dedup_by(|a, b| buffer[a.0..a.1] == buffer[b.0..b.1]);
    }

    /// True where this node is asked for the first time: a node whose content is told twice is
    /// described by its first place.
    pub(super) fn first(&mut self, subject: &str) -> bool {
        self.subjects.insert(crate::graph::hash(subject))
    }

    pub(super) fn link(&mut self, subject: &str, predicate: &str, object: &str) {
        let start = self.open(subject, predicate);
        self.buffer.push('<');
        self.buffer.push_str(object);
        self.buffer.push('>');
        self.close(start);
    }

    pub(super) fn is_a(&mut self, subject: &str, class: &str) {
        self.link(subject, rdf::TYPE, class);
    }

    pub(super) fn text(&mut self, subject: &str, predicate: &str, value: &str) {
        let start = self.open(subject, predicate);
        self.quoted(value);
        self.close(start);
    }

    pub(super) fn typed(&mut self, subject: &str, predicate: &str, value: &str, datatype: &str) {
        let start = self.open(subject, predicate);
        self.quoted(value);
        self.buffer.push_str("^^<");
        self.buffer.push_str(datatype);
        self.buffer.push('>');
        self.close(start);
    }

    pub(super) fn integer(&mut self, subject: &str, predicate: &str, value: i64) {
        let start = self.open(subject, predicate);
        let _ = write!(self.buffer, "\"{value}\"^^<{}>", xsd::INTEGER);
        self.close(start);
    }

    pub(super) fn boolean(&mut self, subject: &str, predicate: &str, value: bool) {
        self.typed(subject, predicate, if value { "true" } else { "false" }, xsd::BOOLEAN);
    }

    fn open(&mut self, subject: &str, predicate: &str) -> usize {
        let start = self.buffer.len();
        self.buffer.push('<');
        self.buffer.push_str(subject);
        self.buffer.push_str("> <");
        self.buffer.push_str(predicate);
        self.buffer.push_str("> ");
        start
    }

    fn close(&mut self, start: usize) {
        self.lines.push((start, self.buffer.len()));
    }

    fn quoted(&mut self, value: &str) {
        self.buffer.push('"');
        let mut rest = value;
        while let Some(at) = rest.find(|c: char| c < ' ' || matches!(c, '"' | '\\' | '\u{7f}')) {
            self.buffer.push_str(&rest[..at]);
            let byte = rest.as_bytes()[at];
            match byte {
                b'\t' => self.buffer.push_str("\\t"),
                8 => self.buffer.push_str("\\b"),
                b'\n' => self.buffer.push_str("\\n"),
                b'\r' => self.buffer.push_str("\\r"),
                12 => self.buffer.push_str("\\f"),
                b'"' => self.buffer.push_str("\\\""),
                b'\\' => self.buffer.push_str("\\\\"),
                other => {
                    let _ = write!(self.buffer, "\\u{other:04X}");
                }
            }
            rest = &rest[at + 1..];
        }
        self.buffer.push_str(rest);
        self.buffer.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::Triples;

    #[test]
    fn words_of_any_kind_survive_the_parser() {
        let words = "tab\t \"quote\" \\ line\nfeed\r bell\u{7} del\u{7f} — наш 中 \u{8}\u{c}";
        let mut triples = Triples::default();
        triples.text("http://a.example/s", "http://a.example/p", words);
        let line = format!("{} .\n", triples.iter().next().unwrap());
        let quad = oxigraph::io::RdfParser::from_format(oxigraph::io::RdfFormat::NTriples)
            .for_slice(&line)
            .next()
            .unwrap()
            .unwrap();
        let oxigraph::model::Term::Literal(literal) = &quad.object else { panic!("{quad}") };
        assert_eq!(literal.value(), words);
        // The same bytes as oxigraph's own canonical form.
        assert_eq!(
            format!("{} {} {}", quad.subject, quad.predicate, quad.object),
            line.trim_end_matches(" .\n")
        );
    }
}
