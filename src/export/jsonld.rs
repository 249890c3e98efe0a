//! JSON-LD 1.0 with its context in the file: <https://www.w3.org/TR/2014/REC-json-ld-20140116/>.
//!
//! Written here because oxigraph's serialiser gives the expanded form only. Names are shortened by the
//! prefixes of the context and nodes nested under their graphs; nothing of version 1.1 is used, so that
//! readers of both versions take it. Literals other than words keep their datatype: readers disagree on the
//! spelling of bare numbers.

use super::{ExportError, Sorted};
use crate::ontology::iri::{PREFIXES, rdf, xsd};
use oxigraph::model::{GraphName, Literal, NamedOrBlankNode, Quad, Term};
use serde_json::{Map, Value, json};
use std::io::Write;

/// Statements of one node object. A node of more (a run over many documents) is told by several objects of its id.
const NODE: usize = 1000;

/// Writes a graph; returns how many statements went out.
pub(super) fn write(graph: &Sorted, out: &mut dyn Write) -> Result<u64, ExportError> {
    let context: Map<String, Value> =
        PREFIXES.iter().map(|(name, iri)| ((*name).to_owned(), json!(iri))).collect();
    write!(out, "{{\"@context\":{},\"@graph\":[", Value::Object(context))?;
    let mut nodes = Nodes { out, graph: None, node: Map::new(), statements: 0, first: true };
    let mut count = 0;
    for quad in graph.by_graph()?.statements() {
        nodes.add(quad?)?;
        count += 1;
    }
    nodes.close_graph()?;
    nodes.out.write_all(b"\n]}\n")?;
    nodes.out.flush()?;
    Ok(count)
}

/// Writes one node after another.
struct Nodes<'a> {
    out: &'a mut dyn Write,
    /// The graph that is open; the default graph has no object of its own.
    graph: Option<GraphName>,
    /// The node being filled.
    node: Map<String, Value>,
    /// Number of its statements so far.
    statements: usize,
    /// Nothing stands before the next item of the open list.
    first: bool,
}

impl Nodes<'_> {
    fn add(&mut self, quad: Quad) -> std::io::Result<()> {
        if self.graph.as_ref() != Some(&quad.graph_name) {
            self.close_graph()?;
            match &quad.graph_name {
                GraphName::DefaultGraph => {}
                GraphName::NamedNode(graph) => self.open_graph(graph.as_str())?,
                GraphName::BlankNode(graph) => self.open_graph(&graph.to_string())?,
            }
            self.graph = Some(quad.graph_name);
        }
        let subject = match &quad.subject {
            NamedOrBlankNode::NamedNode(node) => node.as_str().to_owned(),
            NamedOrBlankNode::BlankNode(node) => node.to_string(),
        };
        if self.node.get("@id").and_then(Value::as_str) != Some(&subject) || self.statements == NODE {
            self.close_node()?;
            self.node.insert("@id".to_owned(), Value::String(subject));
            self.statements = 0;
        }
        self.statements += 1;
        let (key, value) = match (quad.predicate.as_str(), &quad.object) {
            (rdf::TYPE, Term::NamedNode(class)) => ("@type".to_owned(), json!(short(class.as_str()))),
            (predicate, object) => (short(predicate), value(object)),
        };
        if let Value::Array(values) = self.node.entry(key).or_insert_with(|| json!([])) {
            values.push(value);
        }
        Ok(())
    }

    fn open_graph(&mut self, iri: &str) -> std::io::Result<()> {
        self.comma()?;
        self.first = true;
        write!(self.out, "{{\"@id\":{},\"@graph\":[", json!(iri))
    }

    fn close_graph(&mut self) -> std::io::Result<()> {
        self.close_node()?;
        if self.graph.take().is_some_and(|graph| !graph.is_default_graph()) {
            self.out.write_all(b"\n]}")?;
            self.first = false;
        }
        Ok(())
    }

    fn close_node(&mut self) -> std::io::Result<()> {
        if self.node.is_empty() {
            return Ok(());
        }
        self.comma()?;
        serde_json::to_writer(&mut *self.out, &std::mem::take(&mut self.node))?;
        Ok(())
    }

    fn comma(&mut self) -> std::io::Result<()> {
        self.out.write_all(if self.first { b"\n" } else { b",\n" })?;
        self.first = false;
        Ok(())
    }
}

/// `https://schema.org/value` as `schema:value`.
fn short(iri: &str) -> String {
    let fitting = PREFIXES.iter().find_map(|(name, namespace)| Some((name, iri.strip_prefix(namespace)?)));
    match fitting {
        // A local part that starts with two slashes would be read as an IRI of that scheme.
        Some((name, local)) if !local.is_empty() && !local.starts_with("//") => format!("{name}:{local}"),
        _ => iri.to_owned(),
    }
}

fn value(term: &Term) -> Value {
    match term {
        Term::NamedNode(node) => json!({"@id": node.as_str()}),
        Term::BlankNode(node) => json!({"@id": node.to_string()}),
        Term::Literal(literal) => literal_value(literal),
    }
}

fn literal_value(literal: &Literal) -> Value {
    match (literal.language(), literal.datatype().as_str()) {
        (Some(language), _) => json!({"@value": literal.value(), "@language": language}),
        (None, xsd::STRING) => json!(literal.value()),
        (None, datatype) => json!({"@value": literal.value(), "@type": short(datatype)}),
    }
}
