//! The property-graph projection that every such target is written from.
//!
//! Entities and events become nodes, labelled by their class chain. A state between two entities (an office
//! held in a body, a party led, a kinship) becomes an edge with its own id, so that parallel ones stay
//! apart. An event has an edge to each entity argument, and the direct relations that the ontology derives
//! from asserted facts become edges that name their fact. What a property graph cannot hold (mentions, code
//! point offsets, the run's provenance) is counted in [`Left`].

mod fact;

pub(super) use fact::links;

use super::whole::{Record, Whole};
use crate::ontology::Ontology;
use crate::ontology::iri::{CG, org};
use fact::{Fact, apart};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The value of a property.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words.
    Text(String),
    /// Several words, sorted.
    Texts(Vec<String>),
    /// A whole number.
    Integer(i64),
    /// A number.
    Double(f64),
    /// Yes or no.
    Boolean(bool),
    /// A full date, `YYYY-MM-DD`.
    Date(String),
}

/// The type of a property, the same wherever its key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum ValueType {
    Text,
    Texts,
    Integer,
    Double,
    Boolean,
    Date,
}

impl Value {
    /// Its type.
    #[must_use]
    pub fn value_type(&self) -> ValueType {
        match self {
            Self::Text(_) => ValueType::Text,
            Self::Texts(_) => ValueType::Texts,
            Self::Integer(_) => ValueType::Integer,
            Self::Double(_) => ValueType::Double,
            Self::Boolean(_) => ValueType::Boolean,
            Self::Date(_) => ValueType::Date,
        }
    }
}

/// Properties by key, sorted.
pub type Properties = BTreeMap<String, Value>;

/// A node.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Its IRI.
    pub id: String,
    /// Class chain, the most special first: `Court`, `Institution`, `Organization`, `Entity`.
    pub labels: Vec<String>,
    /// What people call it.
    pub name: String,
    /// Everything else.
    pub properties: Properties,
}

impl Node {
    /// The most special label.
    #[must_use]
    pub fn label(&self) -> &str {
        self.labels.first().map_or("Thing", String::as_str)
    }

    /// The most general label: `Entity`, `Fact`, `Document`.
    #[must_use]
    pub fn root(&self) -> &str {
        self.labels.last().map_or("Thing", String::as_str)
    }
}

/// An edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Its own id, unique in the graph.
    pub id: String,
    /// Relationship type: `LEADERSHIP`, `PERSON`, `APPOINTED_BY`.
    pub kind: String,
    /// Id of the node it starts at.
    pub source: String,
    /// Id of the node it ends at.
    pub target: String,
    /// Everything else.
    pub properties: Properties,
}

/// What one whole becomes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Projected {
    /// At most one.
    pub node: Option<Node>,
    /// Edges that the whole tells.
    pub edges: Vec<Edge>,
    /// What was left behind.
    pub left: Left,
}

/// Counts of what a property graph has no place for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Mentions of entities with their offsets.
    pub mentions: u64,
    /// Begin and end offsets of evidence; the quotes themselves are kept.
    pub offsets: u64,
    /// Provenance, data cube and dataset description.
    pub statements: u64,
}

impl std::ops::AddAssign for Left {
    fn add_assign(&mut self, other: Self) {
        self.mentions += other.mentions;
        self.offsets += other.offsets;
        self.statements += other.statements;
    }
}

impl std::fmt::Display for Left {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} mentions, offsets of {} quotes, {} statements on provenance and dataset",
            self.mentions, self.offsets, self.statements
        )
    }
}

/// Turns one whole of the graph into its node and edges.
#[must_use]
pub fn project(whole: &Whole, ontology: &Ontology) -> Projected {
    let record = &whole.record;
    let labels = labels(record, ontology);
    let has = |class: &str| labels.iter().any(|l| l == class);
    if has("Fact") {
        Fact { whole, ontology }.project(labels)
    } else if has("Entity") {
        Projected { edges: posts(record), node: Some(entity(record, labels)), left: Left::default() }
    } else if record.is("Mention") {
        Projected { left: Left { mentions: 1, ..Left::default() }, ..Projected::default() }
    } else if record.is("Document") {
        Projected { node: Some(document(record)), ..Projected::default() }
    } else {
        let statements = record.statements.len() as u64 + record.counted;
        Projected { left: Left { statements, ..Left::default() }, ..Projected::default() }
    }
}

/// Class chain of a record, the most special first; super-classes that are not written out are added.
pub(super) fn labels(record: &Record, ontology: &Ontology) -> Vec<String> {
    let mut labels: BTreeSet<(Reverse<usize>, String)> = BTreeSet::new();
    for name in record.types().filter(|t| !t.contains(':')) {
        let Some(class) = ontology.class(name) else {
            // A class of a pack that is not loaded is as special as can be.
            labels.insert((Reverse(usize::MAX), name.to_owned()));
            continue;
        };
        for &class in ontology.ancestors(class) {
            labels
                .insert((Reverse(ontology.ancestors(class).len()), ontology.class_info(class).name.clone()));
        }
    }
    labels.into_iter().map(|(_, label)| label).collect()
}

/// An office and the body that it belongs to.
fn posts(record: &Record) -> Vec<Edge> {
    let edge = |body: &str| Edge {
        id: format!("{}#post_in={}", record.iri, apart(body, &record.iri)),
        kind: "POST_IN".to_owned(),
        source: record.iri.clone(),
        target: body.to_owned(),
        properties: Properties::new(),
    };
    record.links(org::POST_IN).map(edge).collect()
}

fn entity(record: &Record, labels: Vec<String>) -> Node {
    const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
    let name = record
        .literals(&format!("{SKOS}prefLabel"))
        .next()
        .or_else(|| record.literals("http://www.w3.org/2000/01/rdf-schema#label").next())
        .unwrap_or(&record.iri)
        .to_owned();
    let mut properties = Properties::new();
    let mut aliases: Vec<String> = record.literals(&format!("{SKOS}altLabel")).map(str::to_owned).collect();
    // Documents differ in the fullest form; the first is the name, the others are forms like any.
    aliases.extend(record.literals(&format!("{SKOS}prefLabel")).skip(1).map(str::to_owned));
    texts(&mut properties, "aliases", aliases);
    if let Some(country) = record.literals(&format!("{CG}country")).next() {
        properties.insert("country".to_owned(), Value::Text(country.to_owned()));
    }
    Node { id: record.iri.clone(), labels, name, properties }
}

fn document(record: &Record) -> Node {
    let mut properties = Properties::new();
    for (key, predicate) in [
        ("sha256", format!("{CG}sha256")),
        ("edition_year", format!("{CG}editionYear")),
        ("coverage_year", format!("{CG}coverageYear")),
    ] {
        if let Some(value) = record.literals(&predicate).next() {
            properties.insert(key.to_owned(), Value::Text(value.to_owned()));
        }
    }
    // No property is called `title`: a role of facts is, and holds several values.
    let title = record.literals("http://purl.org/dc/terms/title").next();
    let name = title.or(record.iri.rsplit('/').next()).unwrap_or(&record.iri).to_owned();
    Node { id: record.iri.clone(), labels: vec!["Document".to_owned()], name, properties }
}

fn texts(properties: &mut Properties, key: &str, mut values: Vec<String>) {
    // No words say nothing, and Ladybug loses them in lists.
    values.retain(|v| !v.is_empty());
    values.sort();
    values.dedup();
    if !values.is_empty() {
        properties.insert(key.to_owned(), Value::Texts(values));
    }
}
