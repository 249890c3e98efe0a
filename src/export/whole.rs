//! Statements sorted by subject to wholes: a fact with its evidence and amounts, an entity with its mentions.

use super::lines::by_subject;
use super::sorted::Statements;
use super::statement::bare;
use super::{ExportError, Sorted};
use crate::ontology::iri::{CG, cg, dcterms, prov, rdf, void};
use oxigraph::model::Term;
use std::cmp::Ordering;

/// One subject with its statements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The subject's IRI.
    pub iri: String,
    /// Predicate and object, without doubles; the same statement in two named graphs counts once.
    pub statements: Vec<(String, Term)>,
    /// Number of links that are counted and not kept, because one subject may have as many as the graph has
    /// documents: mentions of an entity, documents of a run and of a dataset.
    pub counted: u64,
}

/// The predicates of [`Record::counted`].
const COUNTED: [&str; 4] = [cg::MENTION, prov::USED, dcterms::SOURCE, void::SUBSET];

impl Record {
    fn add(&mut self, held: Held) {
        match held {
            None => self.counted += 1,
            // Sorted: the same statement of another named graph stands right behind.
            Some(statement) if self.statements.last() == Some(&statement) => {}
            Some(statement) => self.statements.push(statement),
        }
    }

    /// The objects of a predicate.
    pub fn objects<'a>(&'a self, predicate: &'a str) -> impl Iterator<Item = &'a Term> {
        self.statements.iter().filter(move |(p, _)| p == predicate).map(|(_, o)| o)
    }

    /// The literal values of a predicate.
    pub fn literals<'a>(&'a self, predicate: &'a str) -> impl Iterator<Item = &'a str> {
        self.objects(predicate).filter_map(|o| if let Term::Literal(l) = o { Some(l.value()) } else { None })
    }

    /// The first literal value of a civicgraph property.
    #[must_use]
    pub fn literal(&self, local: &str) -> Option<&str> {
        self.statements.iter().find_map(|(p, o)| match o {
            Term::Literal(l) if p.strip_prefix(CG) == Some(local) => Some(l.value()),
            _ => None,
        })
    }

    /// The first IRI of a civicgraph property.
    #[must_use]
    pub fn link(&self, local: &str) -> Option<&str> {
        self.statements.iter().find_map(|(p, o)| match o {
            Term::NamedNode(n) if p.strip_prefix(CG) == Some(local) => Some(n.as_str()),
            _ => None,
        })
    }

    /// The IRIs of a predicate.
    pub fn links<'a>(&'a self, predicate: &'a str) -> impl Iterator<Item = &'a str> {
        self.objects(predicate)
            .filter_map(|o| if let Term::NamedNode(n) = o { Some(n.as_str()) } else { None })
    }

    /// The local names of its civicgraph classes and, as full IRIs, of others.
    pub fn types(&self) -> impl Iterator<Item = &str> {
        self.links(rdf::TYPE).map(|t| t.strip_prefix(CG).unwrap_or(t))
    }

    /// True when it has this civicgraph class.
    #[must_use]
    pub fn is(&self, class: &str) -> bool {
        self.types().any(|t| t == class)
    }
}

/// A thing of the graph with what is named under it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whole {
    /// The thing itself.
    pub record: Record,
    /// Evidence, amounts, mentions: whatever has its IRI under the thing's.
    pub parts: Vec<Record>,
}

/// All wholes of a graph in order.
///
/// # Errors
/// Each item may be an error of reading the sorted statements back.
pub fn wholes(sorted: &Sorted) -> impl Iterator<Item = Result<Whole, ExportError>> + '_ {
    Wholes { records: Records { statements: sorted.read(), next: None, last: String::new() }.peekable() }
}

struct Records<'a> {
    statements: Statements<'a>,
    /// What was read of the record behind: its IRI, its first statement.
    next: Option<(String, Held)>,
    /// The object that was counted last.
    last: String,
}

/// A statement of a record; `None` where it is counted only.
type Held = Option<(String, Term)>;

enum Read {
    /// A statement of the same record.
    Same(Held),
    /// The first of the next one.
    Other(String, Held),
    Nothing,
}

impl Records<'_> {
    fn read(&mut self, iri: &str) -> Result<Option<Read>, ExportError> {
        let last = &mut self.last;
        self.statements.next(|statement| {
            let (subject, predicate) = (bare(statement.subject), bare(statement.predicate));
            if subject.starts_with("_:") {
                return Read::Nothing;
            }
            let held = if COUNTED.contains(&predicate) {
                // Sorted: the same statement of another named graph stands right behind.
                if subject == iri && last == statement.object {
                    return Read::Nothing;
                }
                last.replace_range(.., statement.object);
                None
            } else {
                Some((predicate.to_owned(), statement.term()))
            };
            if subject == iri { Read::Same(held) } else { Read::Other(subject.to_owned(), held) }
        })
    }
}

impl Iterator for Records<'_> {
    type Item = Result<Record, ExportError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut record = Record::default();
        if let Some((iri, held)) = self.next.take() {
            record.iri = iri;
            record.add(held);
        }
        loop {
            match self.read(&record.iri) {
                Err(error) => return Some(Err(error)),
                Ok(None) => break,
                Ok(Some(Read::Nothing)) => {}
                Ok(Some(Read::Same(held))) => record.add(held),
                Ok(Some(Read::Other(iri, held))) if record.iri.is_empty() => {
                    record.iri = iri;
                    record.add(held);
                }
                Ok(Some(Read::Other(iri, held))) => {
                    self.next = Some((iri, held));
                    break;
                }
            }
        }
        (!record.iri.is_empty()).then_some(Ok(record))
    }
}

/// The links of one predicate, to be read beside wholes.
pub(super) struct Links<'a> {
    statements: Statements<'a>,
    predicate: &'static str,
    /// Subject and object of the next one.
    next: Option<(String, String)>,
}

impl<'a> Links<'a> {
    pub(super) fn of(graph: &'a Sorted, predicate: &'static str) -> Result<Self, ExportError> {
        let mut links = Self { statements: graph.read(), predicate, next: None };
        links.advance()?;
        Ok(links)
    }

    fn advance(&mut self) -> Result<(), ExportError> {
        let predicate = self.predicate;
        let mut found = Some(None);
        while let Some(None) = found {
            found = self.statements.next(|s| {
                let wanted = bare(s.predicate) == predicate && s.object.starts_with('<');
                wanted.then(|| (bare(s.subject).to_owned(), bare(s.object).to_owned()))
            })?;
        }
        self.next = found.flatten();
        Ok(())
    }

    /// Gives the object of each link of a subject; subjects must come in order.
    pub(super) fn each(
        &mut self,
        iri: &str,
        mut each: impl FnMut(&str) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        while let Some((subject, object)) = &self.next {
            match by_subject(subject, iri) {
                Ordering::Less => {}
                Ordering::Equal => each(object)?,
                Ordering::Greater => break,
            }
            self.advance()?;
        }
        Ok(())
    }
}

struct Wholes<I: Iterator> {
    records: std::iter::Peekable<I>,
}

impl<I: Iterator<Item = Result<Record, ExportError>>> Iterator for Wholes<I> {
    type Item = Result<Whole, ExportError>;

    fn next(&mut self) -> Option<Self::Item> {
        let record = match self.records.next()? {
            Ok(record) => record,
            Err(error) => return Some(Err(error)),
        };
        let mut whole = Whole { record, parts: Vec::new() };
        while let Some(Ok(part)) =
            self.records.next_if(|next| next.as_ref().is_ok_and(|r| belongs(&whole.record, r)))
        {
            whole.parts.push(part);
        }
        Some(Ok(whole))
    }
}

/// A part is named under its whole and is no thing of its own.
fn belongs(whole: &Record, part: &Record) -> bool {
    let under = part.iri.strip_prefix(whole.iri.as_str()).is_some_and(|rest| rest.starts_with('/'));
    under && (whole.is("Fact") || whole.is("Entity")) && !part.is("Fact") && !part.is("Entity")
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::io::RdfFormat;

    #[test]
    fn evidence_stands_with_its_fact_and_an_entity_under_another_stays_apart() {
        let cg = |c: &str| format!("<{CG}{c}>");
        let ty = format!("<{}>", rdf::TYPE);
        let graph = [
            format!("<http://e/f/1/evidence/x> <{CG}quote> \"said\" <http://e/g> ."),
            format!("<http://e/f/1> {ty} {} <http://e/g> .", cg("Fact")),
            format!("<http://e/f/1> {ty} {} <http://e/h> .", cg("Fact")),
            format!("<http://e/p> {ty} {} <http://e/g> .", cg("Entity")),
            format!("<http://e/p> {} <http://e/d/mention/1> <http://e/g> .", cg("mention")),
            format!("<http://e/p> {} <http://e/d/mention/1> <http://e/h> .", cg("mention")),
            format!("<http://e/p> {} <http://e/d/mention/2> <http://e/g> .", cg("mention")),
            format!("<http://e/p/q> {ty} {} <http://e/g> .", cg("Entity")),
        ]
        .join("\n");
        let sorted = Sorted::from_reader("g", graph.as_bytes(), RdfFormat::NQuads, 1 << 20).unwrap();
        let found: Vec<Whole> = wholes(&sorted).map(Result::unwrap).collect();
        let shown: Vec<(&str, usize)> =
            found.iter().map(|w| (w.record.iri.as_str(), w.parts.len())).collect();
        assert_eq!(shown, [("http://e/f/1", 1), ("http://e/p", 0), ("http://e/p/q", 0)]);
        assert_eq!(found[0].record.statements.len(), 1, "the same statement of two graphs counts once");
        assert_eq!((found[1].record.statements.len(), found[1].record.counted), (1, 2));
    }

    #[test]
    fn links_are_read_beside_their_subjects() {
        let graph = "<http://e/a> <http://e/p> <http://e/x> . <http://e/a/part> <http://e/p> <http://e/y> .
            <http://e/a> <http://e/p> <http://e/z> ; <http://e/q> <http://e/z> . <http://e/c> <http://e/p> <http://e/x> .";
        let sorted = Sorted::from_reader("g", graph.as_bytes(), RdfFormat::Turtle, 1 << 20).unwrap();
        let mut links = Links::of(&sorted, "http://e/p").unwrap();
        let mut of = |iri: &str| {
            let mut found = Vec::new();
            let keep = |object: &str| {
                found.push(object.to_owned());
                Ok(())
            };
            links.each(iri, keep).unwrap();
            found
        };
        assert_eq!(of("http://e/a"), ["http://e/x", "http://e/z"]);
        assert_eq!(of("http://e/b"), [""; 0]);
        assert_eq!(of("http://e/c"), ["http://e/x"]);
    }
}
