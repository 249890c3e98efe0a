//! The graph in RDF: the only place where IRIs of data are minted.
//!
//! In: a [`KnowledgeGraph`] of one document or of several. Out: its statements as [`GraphTriples`], one
//! named graph each (documents, derived edges, merge decisions), and the description of the whole as
//! [`Provenance`] gives it; [`Writer`] puts them in a file of any [`Format`]. The shape is described by
//! `ontology/civicgraph.ttl` and held by `ontology/shapes.ttl`. Not here: queries over it.
//!
//! Statements are kept as pieces of the text of N-Quads, because most runs write just these; other formats
//! are made from them by oxigraph's serialisers. Start reading at [`triples`].

mod dataset;
mod entity;
mod fact;
mod literal;
mod mint;
mod triples;
mod write;

pub use dataset::{BadLicense, Counted, PackNote, Provenance, Tally, count};
pub(crate) use mint::digest;
pub use mint::{BadBase, Mint};
pub use triples::GraphTriples;
pub use write::{Format, WriteError, Writer};

use crate::graph::{KnowledgeGraph, NodeIndex, Place};
use crate::ontology::Ontology;
use crate::ontology::iri::cg;
use rustc_hash::FxHashMap;
use triples::Triples;

/// The statements of a graph: for each document its own graph, then derived edges, then merge decisions.
#[must_use]
pub fn triples(graph: &KnowledgeGraph, ontology: &Ontology, mint: &Mint) -> Vec<GraphTriples> {
    let mut documents = Vec::new();
    let share = graph.inner().edge_count() / graph.documents().count().max(1);
    let mut position = FxHashMap::default();
    for (index, node) in graph.documents() {
        let mut own = Told {
            iri: mint.document(node),
            graph: mint.document_graph(node),
            triples: Triples::for_edges(share),
        };
        dataset::document(&mut own.triples, &own.iri, &own.graph, node);
        position.insert(index, documents.len());
        documents.push(own);
    }
    let entities = graph.entities().map(|(index, node)| (index, mint.entity(&node.key))).collect();
    let mut context = Context {
        graph,
        ontology,
        mint,
        position,
        entities,
        documents,
        derived: Triples::default(),
        merges: Triples::default(),
    };
    for (index, _) in graph.entities() {
        entity::write(&mut context, index);
    }
    for (index, node) in graph.facts() {
        fact::write(&mut context, index, node);
    }
    let mut all: Vec<GraphTriples> =
        context.documents.into_iter().map(|told| told.triples.finish(told.graph)).collect();
    all.push(context.derived.finish(mint.derived_graph()));
    all.push(context.merges.finish(mint.merges_graph()));
    all
}

/// What writing a node needs.
struct Context<'a> {
    graph: &'a KnowledgeGraph,
    ontology: &'a Ontology,
    mint: &'a Mint,
    /// By document node: its place in `documents`.
    position: FxHashMap<NodeIndex, usize>,
    /// The IRIs of entities, each made once.
    entities: FxHashMap<NodeIndex, String>,
    documents: Vec<Told>,
    derived: Triples,
    merges: Triples,
}

/// What one document tells.
struct Told {
    iri: String,
    graph: String,
    triples: Triples,
}

/// Where a quote stands; evidence and mentions share it.
fn place(triples: &mut Triples, subject: &str, document: &str, place: &Place) {
    // In the order of the alphabet, so that little is left to sort.
    triples.integer(subject, cg::BEGIN, place.begin as u64);
    triples.link(subject, cg::DOCUMENT, document);
    triples.integer(subject, cg::END, place.end as u64);
    if let Some(paragraph) = place.paragraph {
        triples.integer(subject, cg::PARAGRAPH, u64::from(paragraph));
    }
    triples.text(subject, cg::QUOTE, &place.quote);
    if let Some(section) = &place.section {
        triples.text(subject, cg::SECTION, section);
    }
    if let Some(sentence) = place.sentence {
        triples.integer(subject, cg::SENTENCE, u64::from(sentence));
    }
}
