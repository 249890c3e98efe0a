//! Entities and facts to [`KnowledgeGraph`]: documents, entities and facts as nodes, roles and evidence as
//! edges.
//!
//! In: what the stages made of one document ([`build`]). Out: a graph that owns all its words, so that the
//! document can go. [`KnowledgeGraph::merge`] joins graphs of several documents: entities of one
//! [`EntityKey`] become one node, facts stay with their document. Not here: IRIs ([`crate::rdf`]).

mod build;
mod merge;
mod name;

pub use build::{Told, build};
pub(crate) use name::hash;
pub use name::{canonical, country_key};
pub use petgraph::graph::NodeIndex;

use crate::mention::Term;
use crate::ontology::{ClassId, RoleId};
use crate::read::{DocumentKind, PartialDate};
use crate::relate::DateBasis;
use crate::rules::Modality;
use petgraph::Directed;
use petgraph::graph::Graph;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::Arc;

/// What tells two entities apart: the same key is the same thing, in whatever document.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityKey {
    /// `person`, `party`, `institution`, `organization`, `law`, `place`, `event`, or the name of a class of
    /// a user's own in lower case.
    pub kind: Cow<'static, str>,
    /// The [`canonical`] form of the name.
    pub name: String,
    /// [`country_key`] of the country that a body of a state or a law belongs to.
    pub country: Option<String>,
}

/// A document as the graph knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentNode {
    /// [`crate::read::Document::id`].
    pub id: String,
    /// Path or record it was read from.
    pub name: String,
    /// Hash of the bytes.
    pub sha256: String,
    /// Title line.
    pub title: Option<String>,
    /// Year of the edition.
    pub edition: Option<i32>,
    /// Year covered.
    pub coverage_year: Option<i32>,
    /// Date of writing.
    pub dateline: Option<PartialDate>,
    /// Country it is about, as written.
    pub country: Option<String>,
    /// Kind of text.
    pub kind: DocumentKind,
    /// Number of sentences, headings included.
    pub sentences: usize,
}

/// An entity: one node for all documents that tell of it; what each says stands on its edges.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityNode {
    /// What it is joined by.
    pub key: EntityKey,
    /// Its class; the finest where documents differ.
    pub class: ClassId,
    /// Fullest form in the first document.
    pub name: String,
}

/// An entity as one document describes it.
#[derive(Clone, Debug, PartialEq)]
pub struct DescriptionEdge {
    /// Its class there.
    pub class: ClassId,
    /// Fullest form.
    pub name: String,
    /// Other forms, sorted.
    pub aliases: Vec<String>,
    /// The country it belongs to where the text tells, as an ISO code.
    pub country: Option<String>,
}

/// A literal argument of a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum LiteralValue {
    /// Words.
    Text(String),
    /// A date.
    Date(PartialDate, DateBasis),
    /// From, to.
    Period(PartialDate, PartialDate),
    /// A duration.
    Term(Term),
    /// Canonical decimal and ISO 4217 code; `equivalent` where it repeats the amount before it in another
    /// currency: "90 million levs ($50 million)".
    Amount {
        /// Canonical decimal.
        value: String,
        /// ISO 4217.
        currency: String,
        /// Says the same sum as the amount before it.
        equivalent: bool,
    },
    /// A number.
    Number(f64),
}

/// A fact with its literal arguments; entity arguments are edges.
#[derive(Clone, Debug, PartialEq)]
pub struct FactNode {
    /// A fact class.
    pub class: ClassId,
    /// How far the text stands behind it.
    pub modality: Modality,
    /// Roles filled by literals, in the order of the fact.
    pub literals: Vec<(RoleId, LiteralValue)>,
    /// Speakers that are no entity.
    pub speakers: Vec<String>,
}

/// A node.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Node {
    Document(DocumentNode),
    Entity(EntityNode),
    Fact(FactNode),
}

/// A place in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// First code point of the quote in the document as read.
    pub begin: usize,
    /// One past its last code point.
    pub end: usize,
    /// The slice.
    pub quote: String,
    /// Heading of the section.
    pub section: Option<Arc<str>>,
    /// Number of the block, from 1.
    pub paragraph: Option<u32>,
    /// Number of the sentence, from 1; `None` in the header card.
    pub sentence: Option<u32>,
}

/// Evidence of a fact: one sentence, and the rules that read the fact there.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceEdge {
    /// The sentence.
    pub place: Place,
    /// Footnote numbers.
    pub footnotes: Vec<u32>,
    /// Rules that fired, sorted.
    pub rules: Vec<String>,
    /// Words that they fired on, in order of the text.
    pub triggers: Vec<String>,
    /// The highest of their confidences, 0 to 1.
    pub confidence: f32,
}

/// A mention of an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct MentionEdge {
    /// The name as it stands.
    pub place: Place,
    /// Hash of the sentence around it and its offset in it: what stays when text elsewhere changes.
    pub context: u64,
    /// Rule or evidence that typed it.
    pub found_by: Cow<'static, str>,
    /// Why it was joined to the entity.
    pub reason: Cow<'static, str>,
    /// A name, as against a pronoun or description.
    pub named: bool,
}

/// An edge.
#[derive(Clone, Debug, PartialEq)]
pub enum Edge {
    /// Fact to entity: an argument.
    Role(RoleId),
    /// Fact to entity: the speaker.
    Speaker,
    /// Fact to document: told there.
    Evidence(EvidenceEdge),
    /// Entity to document: its names there.
    Description(DescriptionEdge),
    /// Entity to document: named there.
    Mention(MentionEdge),
}

/// Documents, entities and facts.
///
/// Nodes and edges stand in a fixed order: that of the documents, then that of the text.
#[derive(Clone, Debug, Default)]
pub struct KnowledgeGraph {
    graph: Graph<Node, Edge, Directed>,
    entities: FxHashMap<EntityKey, NodeIndex>,
    refused: usize,
}

impl KnowledgeGraph {
    /// An empty graph with room for so many.
    fn with_capacity(nodes: usize, edges: usize) -> Self {
        Self { graph: Graph::with_capacity(nodes, edges), ..Self::default() }
    }

    /// The graph itself, for algorithms of petgraph.
    #[must_use]
    pub fn inner(&self) -> &Graph<Node, Edge, Directed> {
        &self.graph
    }

    /// Arguments, and facts without their key, that were left out because their role takes only entities
    /// of known class.
    #[must_use]
    pub fn refused(&self) -> usize {
        self.refused
    }

    /// One node.
    #[must_use]
    pub fn node(&self, index: NodeIndex) -> &Node {
        &self.graph[index]
    }

    /// Its documents.
    pub fn documents(&self) -> impl Iterator<Item = (NodeIndex, &DocumentNode)> {
        self.nodes().filter_map(|(i, n)| if let Node::Document(d) = n { Some((i, d)) } else { None })
    }

    /// Its entities.
    pub fn entities(&self) -> impl Iterator<Item = (NodeIndex, &EntityNode)> {
        self.nodes().filter_map(|(i, n)| if let Node::Entity(e) = n { Some((i, e)) } else { None })
    }

    /// Its facts.
    pub fn facts(&self) -> impl Iterator<Item = (NodeIndex, &FactNode)> {
        self.nodes().filter_map(|(i, n)| if let Node::Fact(f) = n { Some((i, f)) } else { None })
    }

    /// The entity of this key.
    #[must_use]
    pub fn entity(&self, key: &EntityKey) -> Option<NodeIndex> {
        self.entities.get(key).copied()
    }

    /// The edges that start at a node with the nodes they lead to, in the order they were added.
    #[must_use]
    pub fn edges(&self, from: NodeIndex) -> Vec<(&Edge, NodeIndex)> {
        use petgraph::visit::EdgeRef;
        let mut edges: Vec<_> = self.graph.edges(from).map(|e| (e.id(), e.weight(), e.target())).collect();
        edges.sort_unstable_by_key(|&(id, ..)| id);
        edges.into_iter().map(|(_, edge, to)| (edge, to)).collect()
    }

    fn nodes(&self) -> impl Iterator<Item = (NodeIndex, &Node)> {
        self.graph.node_indices().map(|i| (i, &self.graph[i]))
    }
}
