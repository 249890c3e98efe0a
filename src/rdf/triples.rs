//! Statements of one graph: put together in any order, then sorted lines of canonical N-Quads.
//!
//! In: terms, one statement at a time ([`Triples`]). Out: [`GraphTriples`], whose words are the very bytes
//! that a file of N-Quads holds. A subject is kept once for all its statements and the graph once for all
//! lines, because most of a file's bytes are these: lines are put together only while they are written, in
//! a buffer that stays in the cache.

use crate::ontology::iri::{rdf, xsd};
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::hash::BuildHasher;
use std::io::{self, Write};
use std::ops::Range;

/// Statements of one named graph, sorted by bytes and without doubles.
///
/// They are kept without what repeats: written out they are twice as long.
#[derive(Clone, Debug)]
pub struct GraphTriples {
    /// IRI of the graph.
    pub graph: String,
    words: String,
    subjects: Vec<Range<usize>>,
    lines: Vec<Line>,
}

/// Bytes that are written out at once: enough for one call of the system, few enough to stay in the cache.
const CHUNK: usize = 1 << 16;

impl GraphTriples {
    /// Statements as [`Self::n_quads`] gave them.
    #[must_use]
    pub fn from_n_quads(graph: String, text: String) -> Self {
        let behind = end_of_line(&graph).len();
        let (mut subjects, mut lines) = (Vec::new(), Vec::new());
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let start = at + line.find(' ').map_or(0, |space| space + 1);
            let end = (at + line.len()).saturating_sub(behind).max(start);
            lines.push(Line { subject: subjects.len() as u32, length: (end - start) as u32, start });
            subjects.push(at..start);
            at += line.len();
        }
        Self { graph, words: text, subjects, lines }
    }

    /// One statement a line, `<s> <p> o <g> .`, in canonical lexical form
    /// (<https://www.w3.org/TR/rdf-canon/#canonical-quads>).
    #[must_use]
    pub fn n_quads(&self) -> String {
        let mut text = String::with_capacity(self.bytes());
        let end = end_of_line(&self.graph);
        self.iter().for_each(|(subject, rest)| text.extend([subject, rest, &end]));
        text
    }

    /// Writes [`Self::n_quads`] by way of a buffer, which the next graph may use again.
    pub(super) fn write_n_quads(&self, buffer: &mut Vec<u8>, to: &mut impl Write) -> io::Result<()> {
        let end = end_of_line(&self.graph);
        let words = self.words.as_bytes();
        buffer.clear();
        for line in &self.lines {
            buffer.extend_from_slice(&words[self.subjects[line.subject as usize].clone()]);
            buffer.extend_from_slice(&words[line.range()]);
            buffer.extend_from_slice(end.as_bytes());
            if buffer.len() >= CHUNK {
                to.write_all(buffer)?;
                buffer.clear();
            }
        }
        to.write_all(buffer)
    }

    /// Length of [`Self::n_quads`].
    #[must_use]
    pub fn bytes(&self) -> usize {
        let end = end_of_line(&self.graph).len();
        self.iter().map(|(subject, rest)| subject.len() + rest.len() + end).sum()
    }

    /// The statements in order: each its subject with a space behind it, and `<p> o`.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.lines.iter().map(|line| line.told(&self.words, &self.subjects))
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
}

fn end_of_line(graph: &str) -> String {
    format!(" <{graph}> .\n")
}

/// Statements in the order in which they are told.
#[derive(Clone, Debug, Default)]
pub(super) struct Triples {
    /// Subjects (`<s> `) and what follows them (`<p> o`), as they will be written.
    words: String,
    subjects: Vec<Range<usize>>,
    lines: Vec<Line>,
    /// The last two subjects: an entity's statements take turns with those of its mentions.
    recent: [u32; 2],
    /// Hashes of the subjects that [`Self::first`] was asked for.
    nodes: FxHashSet<u64>,
}

/// Where a statement stands.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// Index into the subjects.
    subject: u32,
    /// Bytes of what follows the subject.
    length: u32,
    /// Where that starts in the words.
    start: usize,
}

impl Line {
    /// The subject with a space behind it, and what follows.
    fn told<'a>(&self, words: &'a str, subjects: &[Range<usize>]) -> (&'a str, &'a str) {
        (&words[subjects[self.subject as usize].clone()], &words[self.range()])
    }

    fn range(&self) -> Range<usize> {
        self.start..self.start + self.length as usize
    }
}

impl Triples {
    /// With room for what so many edges of a graph become, as far as that can be told: making room later
    /// moves all that is there.
    pub(super) fn for_edges(edges: usize) -> Self {
        Self {
            words: String::with_capacity(edges * 1536),
            lines: Vec::with_capacity(edges * 20),
            ..Self::default()
        }
    }

    /// True where this node is asked for the first time: a node whose content is told twice is
    /// described by its first place.
    pub(super) fn first(&mut self, subject: &str) -> bool {
        self.nodes.insert(FxBuildHasher.hash_one(subject))
    }

    pub(super) fn link(&mut self, subject: &str, predicate: &str, object: &str) {
        let line = self.open(subject, predicate);
        self.words.push('<');
        self.words.push_str(object);
        self.words.push('>');
        self.close(line);
    }

    pub(super) fn is_a(&mut self, subject: &str, class: &str) {
        self.link(subject, rdf::TYPE, class);
    }

    pub(super) fn text(&mut self, subject: &str, predicate: &str, value: &str) {
        let line = self.open(subject, predicate);
        quote(&mut self.words, value);
        self.close(line);
    }

    /// A number, date or the like, which has nothing in it that needs escaping.
    pub(super) fn typed(&mut self, subject: &str, predicate: &str, value: &str, datatype: &str) {
        debug_assert!(!value.bytes().any(special), "{value:?} is to be escaped");
        let line = self.open(subject, predicate);
        self.words.push('"');
        self.words.push_str(value);
        self.words.push_str("\"^^<");
        self.words.push_str(datatype);
        self.words.push('>');
        self.close(line);
    }

    pub(super) fn integer(&mut self, subject: &str, predicate: &str, value: u64) {
        let mut digits = [0; 20];
        self.typed(subject, predicate, decimal(value, &mut digits), xsd::INTEGER);
    }

    pub(super) fn boolean(&mut self, subject: &str, predicate: &str, value: bool) {
        self.typed(subject, predicate, if value { "true" } else { "false" }, xsd::BOOLEAN);
    }

    fn open(&mut self, subject: &str, predicate: &str) -> Line {
        let subject = self.subject(subject);
        let start = self.words.len();
        self.words.push('<');
        self.words.push_str(predicate);
        self.words.push_str("> ");
        Line { subject, length: 0, start }
    }

    fn close(&mut self, line: Line) {
        self.lines.push(Line { length: (self.words.len() - line.start) as u32, ..line });
    }

    fn subject(&mut self, subject: &str) -> u32 {
        let is = |id: u32| {
            let known = self.subjects.get(id as usize);
            known.is_some_and(|known| self.words[known.start + 1..known.end - 2] == *subject)
        };
        let [last, before] = self.recent;
        if is(last) {
            return last;
        }
        let id = if is(before) {
            before
        } else {
            let start = self.words.len();
            self.words.push('<');
            self.words.push_str(subject);
            self.words.push_str("> ");
            self.subjects.push(start..self.words.len());
            self.subjects.len() as u32 - 1
        };
        self.recent = [id, last];
        id
    }

    /// The statements in the order in which they were told, as [`GraphTriples::iter`] gives them.
    pub(super) fn told(&self) -> impl Iterator<Item = (&str, &str)> {
        self.lines.iter().map(|line| line.told(&self.words, &self.subjects))
    }

    /// The statements as those of a graph.
    pub(super) fn finish(mut self, graph: String) -> GraphTriples {
        self.order();
        let Self { words, subjects, lines, .. } = self;
        GraphTriples { graph, words, subjects, lines }
    }

    /// Sorts the statements by bytes, the subjects, then each subject's own, and drops doubles.
    fn order(&mut self) {
        let words = self.words.as_bytes();
        let name = |id: u32| &words[self.subjects[id as usize].clone()];
        let mut order: Vec<u32> = (0..self.subjects.len() as u32).collect();
        order.sort_unstable_by(|a, b| name(*a).cmp(name(*b)));
        // By subject: its place among the sorted ones; the same for the same words.
        let mut places = vec![0; order.len()];
        let mut place = 0;
        for (at, &id) in order.iter().enumerate() {
            if at > 0 && name(id) != name(order[at - 1]) {
                place += 1;
            }
            places[id as usize] = place;
        }
        // Counting sort: where the statements of each place begin.
        let mut starts = vec![0; order.len() + 1];
        for line in &self.lines {
            starts[places[line.subject as usize] + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut free = starts.clone();
        let mut sorted = self.lines.clone();
        for line in &self.lines {
            let at = &mut free[places[line.subject as usize]];
            sorted[*at] = *line;
            *at += 1;
        }
        for pair in starts.windows(2) {
            sorted[pair[0]..pair[1]].sort_unstable_by(|a, b| words[a.range()].cmp(&words[b.range()]));
        }
        let place = |line: &Line| places[line.subject as usize];
        sorted.dedup_by(|a, b| place(a) == place(b) && words[a.range()] == words[b.range()]);
        self.lines = sorted;
    }
}

/// A byte that does not stand in a literal as it is.
fn special(byte: u8) -> bool {
    byte < b' ' || matches!(byte, b'"' | b'\\' | 0x7f)
}

/// A literal between quotation marks.
fn quote(out: &mut String, value: &str) {
    out.push('"');
    let mut rest = value;
    // Without a way out the loop is one over vectors; hardly any value holds such a byte.
    while rest.bytes().fold(false, |any, byte| any | special(byte)) {
        let Some(at) = rest.bytes().position(special) else { break };
        out.push_str(&rest[..at]);
        match rest.as_bytes()[at] {
            b'\t' => out.push_str("\\t"),
            8 => out.push_str("\\b"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            12 => out.push_str("\\f"),
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            other => out.push_str(&format!("\\u{other:04X}")),
        }
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out.push('"');
}

/// A number's digits, in a buffer that the caller gives: there are four numbers to a mention.
fn decimal(mut value: u64, digits: &mut [u8; 20]) -> &str {
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (value % 10) as u8;
        value /= 10;
        if value == 0 {
            return std::str::from_utf8(&digits[at..]).unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_any_kind_survive_the_parser() {
        let words = "tab\t \"quote\" \\ line\nfeed\r bell\u{7} del\u{7f} — наш 中 \u{8}\u{c}";
        let mut triples = Triples::default();
        triples.text("http://a.example/s", "http://a.example/p", words);
        let graph = triples.finish("http://a.example/g".to_owned());
        let line = graph.n_quads();
        let quad = oxigraph::io::RdfParser::from_format(oxigraph::io::RdfFormat::NQuads)
            .for_slice(&line)
            .next()
            .unwrap()
            .unwrap();
        let oxigraph::model::Term::Literal(literal) = &quad.object else { panic!("{quad}") };
        assert_eq!(literal.value(), words);
        // The same bytes as oxigraph's own canonical form.
        let own = format!("{} {} {}", quad.subject, quad.predicate, quad.object);
        let told: Vec<String> = graph.iter().map(|(subject, rest)| [subject, rest].concat()).collect();
        assert_eq!(told, [own.as_str()]);
        assert_eq!(format!("{own} {} .\n", quad.graph_name), line);
    }

    #[test]
    fn statements_stand_in_the_order_of_their_bytes_and_once() {
        let mut triples = Triples::default();
        // "-" and "/" stand before the ">" that closes an IRI, letters behind it.
        let subjects = ["a", "a-b", "a/b", "ab", "a", "b", "a"];
        for (n, subject) in subjects.into_iter().cycle().take(40).enumerate() {
            triples.link(subject, ["p", "p-q", "pq"][n % 3], "o");
            triples.integer(subject, "p", (n % 11) as u64);
            triples.link("a", "p", subject);
        }
        let mut expected: Vec<String> =
            triples.told().map(|(subject, rest)| format!("{subject}{rest} <g> .\n")).collect();
        expected.sort();
        expected.dedup();
        let graph = triples.finish("g".to_owned());
        assert_eq!(graph.n_quads(), expected.concat());
        assert_eq!((graph.len(), graph.iter().count()), (expected.len(), expected.len()));
        let again = GraphTriples::from_n_quads("g".to_owned(), expected.concat());
        assert!(again.iter().eq(graph.iter()));
        assert_eq!((again.bytes(), again.n_quads()), (graph.bytes(), graph.n_quads()));
    }

    #[test]
    fn numbers_are_written_in_full() {
        let mut digits = [0; 20];
        for number in [0, 7, 10, 4_294_967_296, u64::MAX] {
            assert_eq!(decimal(number, &mut digits), number.to_string());
        }
    }
}
