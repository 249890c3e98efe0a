//! The graph in RDF: the only place where IRIs of data are minted.
//!
//! In: a [`KnowledgeGraph`] of one document or of several. Out: its statements as [`GraphTriples`], one
//! named graph each (documents, derived edges, merge decisions), and the description of the whole as
//! [`Provenance`] gives it; [`Writer`] puts them in a file of any [`Format`]. The shape is described by
//! `ontology/civicgraph.ttl` and held by `ontology/shapes.ttl`. Not here: queries over it.
//!
//! Statements are kept as lines of N-Triples, because most runs write just these; other formats are
//! made from them by oxigraph's serialisers. Start reading at [`triples`].

mod dataset;
mod entity;
mod fact;
mod literal;
mod mint;
mod triples;
mod write;

pub use dataset::{Counted, PackNote, Provenance, Tally, count};
pub(crate) use mint::digest;
pub use mint::{BadBase, Mint};
pub use triples::{GraphTriples, Triples};
pub use write::{Format, WriteError, Writer};

use crate::graph::KnowledgeGraph;
use crate::ontology::Ontology;

/// The statements of a graph: for each document its own graph, then derived edges, then merge decisions.
#[must_use]
pub fn triples(graph: &KnowledgeGraph, ontology: &Ontology, mint: &Mint) -> Vec<GraphTriples> {
    let mut documents: Vec<GraphTriples> = Vec::new();
    let mut position = rustc_hash::FxHashMap::default();
    for (index, document) in graph.documents() {
        let iri = mint.document(document);
        let mut own = GraphTriples::new(mint.document_graph(document));
        dataset::document(&mut own.triples, &iri, &own.graph, document);
        position.insert(index, (documents.len(), iri));
        documents.push(own);
    }
    let mut context = Context {
        graph,
        ontology,
        mint,
        position,
        documents,
        derived: GraphTriples::new(mint.derived_graph()),
        merges: GraphTriples::new(mint.merges_graph()),
    };
    for (index, node) in graph.entities() {
        entity::write(&mut context, index, node);
    }
    for (index, node) in graph.facts() {
        fact::write(&mut context, index, node);
    }
    let mut all = context.documents;
    all.push(context.derived);
    all.push(context.merges);
    for part in &mut all {
        part.triples.sort();
    }
    all
}

/// What writing a node needs.
struct Context<'a> {
    graph: &'a KnowledgeGraph,
    ontology: &'a Ontology,
    mint: &'a Mint,
    /// By document node: its place in `documents`, and its IRI.
    position: rustc_hash::FxHashMap<crate::graph::NodeIndex, (usize, String)>,
    documents: Vec<GraphTriples>,
    derived: GraphTriples,
    merges: GraphTriples,
}

/// Where a quote stands; evidence and mentions share it.
fn place(triples: &mut Triples, subject: &str, document: &str, place: &crate::graph::Place) {
    use crate::ontology::iri::cg;
    triples.link(subject, cg::DOCUMENT, document);
    triples.integer(subject, cg::BEGIN, place.begin as i64);
    triples.integer(subject, cg::END, place.end as i64);
    triples.text(subject, cg::QUOTE, &place.quote);
    if let Some(section) = &place.section {
        triples.text(subject, cg::SECTION, section);
    }
    if let Some(paragraph) = place.paragraph {
        triples.integer(subject, cg::PARAGRAPH, i64::from(paragraph));
    }
    if let Some(sentence) = place.sentence {
        triples.integer(subject, cg::SENTENCE, i64::from(sentence));
    }
}
