//! A statement as a line of canonical N-Quads, to its parts without copying.
//!
//! [`canonical`] knows the lines that need no parser, because they are spelled as this program and oxigraph
//! spell them; all others go through oxigraph's, which takes ten times as long. [`Statement::split`] reads
//! lines that were checked before. The grammar: <https://www.w3.org/TR/n-quads/#sec-grammar>.

use crate::ontology::iri::xsd;
use oxigraph::model::{BlankNode, GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use std::borrow::Cow;

/// The terms of a statement as N-Quads write them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Statement<'a> {
    pub(super) subject: &'a str,
    pub(super) predicate: &'a str,
    pub(super) object: &'a str,
    /// Empty for the default graph.
    pub(super) graph: &'a str,
}

impl<'a> Statement<'a> {
    /// The terms of a line without its full stop.
    pub(super) fn split(line: &'a str) -> Option<Self> {
        let (subject, rest) = line.split_once(' ')?;
        let (predicate, rest) = rest.split_once(' ')?;
        let words = if rest.starts_with('"') { literal_end(rest)? } else { 0 };
        let end = memchr::memchr(b' ', &rest.as_bytes()[words..]).map_or(rest.len(), |at| at + words);
        let graph = rest.get(end + 1..).unwrap_or_default();
        Some(Self { subject, predicate, object: &rest[..end], graph })
    }

    /// The statement as oxigraph's serialisers take it.
    pub(super) fn quad(&self) -> Quad {
        let subject = match node(self.subject) {
            Ok(node) => NamedOrBlankNode::NamedNode(node),
            Err(blank) => NamedOrBlankNode::BlankNode(blank),
        };
        let graph = match self.graph {
            "" => GraphName::DefaultGraph,
            graph => match node(graph) {
                Ok(node) => GraphName::NamedNode(node),
                Err(blank) => GraphName::BlankNode(blank),
            },
        };
        let predicate = NamedNode::new_unchecked(bare(self.predicate));
        Quad { subject, predicate, object: self.term(), graph_name: graph }
    }

    /// The object.
    pub(super) fn term(&self) -> Term {
        if !self.object.starts_with('"') {
            return match node(self.object) {
                Ok(node) => node.into(),
                Err(blank) => blank.into(),
            };
        }
        let end = literal_end(self.object).unwrap_or(self.object.len());
        let words = unescaped(&self.object[1..end - 1]);
        let kind = &self.object[end..];
        if let Some(language) = kind.strip_prefix('@') {
            Literal::new_language_tagged_literal_unchecked(words, language).into()
        } else if let Some(datatype) = kind.strip_prefix("^^") {
            Literal::new_typed_literal(words, NamedNode::new_unchecked(bare(datatype))).into()
        } else {
            Literal::new_simple_literal(words).into()
        }
    }
}

/// An IRI without its brackets.
pub(super) fn bare(term: &str) -> &str {
    term.strip_prefix('<').and_then(|t| t.strip_suffix('>')).unwrap_or(term)
}

fn node(term: &str) -> Result<NamedNode, BlankNode> {
    match term.strip_prefix("_:") {
        Some(label) => Err(BlankNode::new_unchecked(label)),
        None => Ok(NamedNode::new_unchecked(bare(term))),
    }
}

/// The byte behind the closing quote.
fn literal_end(text: &str) -> Option<usize> {
    let mut at = 1;
    loop {
        at += memchr::memchr2(b'"', b'\\', text.as_bytes().get(at..)?)?;
        if text.as_bytes()[at] == b'"' {
            return Some(at + 1);
        }
        at += 2;
    }
}

fn unescaped(words: &str) -> Cow<'_, str> {
    if !words.contains('\\') {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let escape = rest.as_bytes().get(at + 1).copied().unwrap_or(b'\\');
        let length = match escape {
            b'u' => 6,
            b'U' => 10,
            _ => 2,
        };
        out.push(match escape {
            b't' => '\t',
            b'b' => '\u{8}',
            b'n' => '\n',
            b'r' => '\r',
            b'f' => '\u{c}',
            b'u' | b'U' => {
                let digits = rest.get(at + 2..at + length).and_then(|d| u32::from_str_radix(d, 16).ok());
                digits.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            other => char::from(other),
        });
        rest = rest.get(at + length..).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The line without its full stop, where it is spelled in the one way in which this program and oxigraph spell
/// it. What is right and rare (blank nodes, languages, ports) is left to the parser.
pub(super) fn canonical(line: &str) -> Option<&str> {
    let line = line.strip_suffix(" .")?;
    let Statement { subject, predicate, object, graph } = Statement::split(line)?;
    let nodes = is_iri(subject) && is_iri(predicate) && (graph.is_empty() || is_iri(graph));
    (nodes && !line.ends_with(' ') && (is_iri(object) || is_literal(object))).then_some(line)
}

fn is_iri(term: &str) -> bool {
    let Some(iri) = term.strip_prefix('<').and_then(|t| t.strip_suffix('>')) else { return false };
    let Some((scheme, rest)) = iri.split_once(':') else { return false };
    let scheme_ok = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric());
    let path = match rest.strip_prefix("//") {
        Some(rest) => {
            let host = rest.find('/').unwrap_or(rest.len());
            let host_ok = rest[..host].bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
            if host_ok { &rest[host..] } else { return false }
        }
        None => rest,
    };
    let plain = path.bytes().all(|b| ALLOWED[usize::from(b)]);
    let foreign = path.is_ascii() || path.chars().all(|c| c.is_ascii() || c.is_alphanumeric());
    scheme_ok && plain && foreign && path.bytes().filter(|b| *b == b'#').count() < 2 && percents(path)
}

/// Every `%` stands before two hexadecimal digits.
fn percents(path: &str) -> bool {
    path.match_indices('%').all(|(at, _)| {
        path.as_bytes().get(at + 1..at + 3).is_some_and(|d| d.iter().all(u8::is_ascii_hexdigit))
    })
}

/// What may stand in a path: RFC 3987 without the brackets of hosts; bytes of other scripts are looked at apart.
const ALLOWED: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = b"-._~:/?#@!$&'()*+,;=%";
    let mut i = 0;
    while i < 256 {
        table[i] = (i as u8).is_ascii_alphanumeric() || i >= 0x80;
        i += 1;
    }
    i = 0;
    while i < bytes.len() {
        table[bytes[i] as usize] = true;
        i += 1;
    }
    table
};

fn is_literal(term: &str) -> bool {
    let Some(end) = term.starts_with('"').then(|| literal_end(term)).flatten() else { return false };
    let kind = &term[end..];
    let datatype = kind.strip_prefix("^^").is_some_and(|d| is_iri(d) && bare(d) != xsd::STRING);
    (kind.is_empty() || datatype) && is_words(&term[1..end - 1])
}

/// Escaped where it must be and nowhere else.
fn is_words(words: &str) -> bool {
    let mut bytes = words.bytes();
    while let Some(byte) = bytes.next() {
        let fine = match byte {
            b'\\' => bytes.next().is_some_and(|b| b"tnr\"\\bf".contains(&b)),
            other => other >= b' ' && other != 0x7f,
        };
        if !fine {
            return false;
        }
    }
    words.is_ascii() || !words.contains(['\u{fffe}', '\u{ffff}'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::io::{RdfFormat, RdfParser};
    use proptest::prelude::*;

    fn parsed(line: &str) -> Option<Quad> {
        let mut quads = RdfParser::from_format(RdfFormat::NQuads).for_slice(line.as_bytes());
        quads.next().and_then(Result::ok).filter(|_| quads.next().is_none())
    }

    #[test]
    fn what_the_program_writes_needs_no_parser() {
        for line in [
            "<http://e/a> <http://e/p> <http://e/b> <http://e/g> .",
            "<http://e/a%20b> <http://e/p#x> \"O'Neil \\\"JB\\\" \\\\ \\n 中\" .",
            "<urn:uuid:1> <http://e/p> \"1.5\"^^<http://www.w3.org/2001/XMLSchema#decimal> <http://e/łukasz> .",
        ] {
            let plain = canonical(line).unwrap();
            assert_eq!(Statement::split(plain).unwrap().quad(), parsed(line).unwrap());
        }
    }

    #[test]
    fn other_spellings_are_left_to_the_parser() {
        for line in [
            "<http://e/a>  <http://e/p> \"two spaces\" .",
            "<http://e/a> <http://e/p> \"x\"@en .",
            "<http://e/a> <http://e/p> \"x\"^^<http://www.w3.org/2001/XMLSchema#string> .",
            "<http://e/a> <http://e/p> \"\\u0041\" .",
            "<http://e/a> <http://e/p> \"no end .",
            "<http://e/a b> <http://e/p> \"x\" .",
            "<http://e/a> <http://e/p> \"x\" ",
            "<http://e/a> <http://e/p> \"x\"  .",
            "<relative> <http://e/p> \"x\" .",
            "<http://e/a> <http://e/p> \"x\" <http://e/g> <http://e/h> .",
            "# words .",
        ] {
            assert_eq!(canonical(line), None, "{line}");
        }
    }

    proptest! {
        /// Lines of odd pieces: what is called canonical is what oxigraph reads and writes again.
        #[test]
        fn canonical_lines_mean_what_oxigraph_says(
            pieces in prop::collection::vec(prop_oneof![
                Just("<http://e/a>".to_owned()), Just(" ".to_owned()), Just("\"x\"".to_owned()), Just("^^".to_owned()),
                Just("\\n".to_owned()), "[<>\"\\\\ -~é中\u{202e}\u{e000}]{0,6}".prop_map(String::from),
            ], 0..6),
        ) {
            let line = format!("<http://e/s> <http://e/p> {} .", pieces.concat());
            if let Some(plain) = canonical(&line) {
                let quad = parsed(&line);
                prop_assert_eq!(quad.as_ref().map(ToString::to_string), Some(plain.to_owned()));
                prop_assert_eq!(Some(Statement::split(plain).unwrap().quad()), quad);
            }
        }

        #[test]
        fn any_words_come_back(words in any::<String>(), language in any::<bool>()) {
            let literal = match language {
                true => Literal::new_language_tagged_literal("x".to_owned() + &words, "fr-CA").unwrap(),
                false => Literal::new_simple_literal(&words),
            };
            let node = |iri: &str| NamedNode::new_unchecked(iri);
            let quad = Quad::new(node("http://e/s"), node("http://e/p"), literal, node("http://e/g"));
            prop_assert_eq!(Statement::split(&quad.to_string()).unwrap().quad(), quad);
        }
    }
}
