//! Statements sorted by subject to wholes: a fact with its evidence and amounts, an entity with its mentions.

use super::{ExportError, Sorted};
use crate::ontology::iri::CG;
use oxigraph::model::{NamedOrBlankNode, Quad, Term};

const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// One subject with its statements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The subject's IRI.
    pub iri: String,
    /// Predicate and object, without doubles; the same statement in two named graphs counts once.
    pub statements: Vec<(String, Term)>,
}

impl Record {
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
        self.links(RDF_TYPE).map(|t| t.strip_prefix(CG).unwrap_or(t))
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
pub fn wholes(sorted: &Sorted) -> Result<impl Iterator<Item = Result<Whole, ExportError>> + '_, ExportError> {
    Ok(Wholes { records: Records { statements: sorted.statements()?, next: None }.peekable() })
}

struct Records<I> {
    statements: I,
    next: Option<(String, (String, Term))>,
}

impl<I: Iterator<Item = Result<Quad, ExportError>>> Iterator for Records<I> {
    type Item = Result<Record, ExportError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut record = Record::default();
        if let Some((iri, statement)) = self.next.take() {
            record = Record { iri, statements: vec![statement] };
        }
        for quad in self.statements.by_ref() {
            let quad = match quad {
                Ok(quad) => quad,
                Err(error) => return Some(Err(error)),
            };
            let NamedOrBlankNode::NamedNode(subject) = quad.subject else { continue };
            let statement = (quad.predicate.into_string(), quad.object);
            if record.statements.is_empty() {
                record.iri = subject.into_string();
            } else if record.iri != subject.as_str() {
                self.next = Some((subject.into_string(), statement));
                break;
            }
            // Statements are sorted, so the same one of another named graph stands right behind.
            if record.statements.last() != Some(&statement) {
                record.statements.push(statement);
            }
        }
        (!record.statements.is_empty()).then_some(Ok(record))
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
        let ty = format!("<{RDF_TYPE}>");
        let graph = [
            format!("<http://e/f/1/evidence/x> <{CG}quote> \"said\" <http://e/g> ."),
            format!("<http://e/f/1> {ty} {} <http://e/g> .", cg("Fact")),
            format!("<http://e/f/1> {ty} {} <http://e/h> .", cg("Fact")),
            format!("<http://e/p> {ty} {} <http://e/g> .", cg("Entity")),
            format!("<http://e/p/q> {ty} {} <http://e/g> .", cg("Entity")),
        ]
        .join("\n");
        let sorted = Sorted::from_reader("g", graph.as_bytes(), RdfFormat::NQuads, 1 << 20).unwrap();
        let found: Vec<Whole> = wholes(&sorted).unwrap().map(Result::unwrap).collect();
        let shown: Vec<(&str, usize)> =
            found.iter().map(|w| (w.record.iri.as_str(), w.parts.len())).collect();
        assert_eq!(shown, [("http://e/f/1", 1), ("http://e/p", 0), ("http://e/p/q", 0)]);
        assert_eq!(found[0].record.statements.len(), 1, "the same statement of two graphs counts once");
    }
}
