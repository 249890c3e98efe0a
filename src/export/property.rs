//! The property-graph projection that every such target is written from.
//!
//! Entities and events become nodes, labelled by their class chain. A state between two entities (an office
//! held in a body, a party led, a kinship) becomes an edge with its own id, so that parallel ones stay
//! apart. An event has an edge to each entity argument, and the direct relations that the ontology derives
//! from asserted facts become edges that name their fact. What a property graph cannot hold (mentions, code
//! point offsets, the run's provenance) is counted in [`Left`].

use super::whole::{Record, Whole};
use crate::ontology::iri::{CG, org};
use crate::ontology::{Ontology, Range};
use oxigraph::model::Term;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

const DATE: &str = "https://w3id.org/civicgraph/ns#date";
const DATE_BASIS: &str = "https://w3id.org/civicgraph/ns#dateBasis";
const DOCUMENT: &str = "https://w3id.org/civicgraph/ns#document";
const EQUIVALENT_TO: &str = "https://w3id.org/civicgraph/ns#equivalentTo";
const MODALITY: &str = "https://w3id.org/civicgraph/ns#modality";
const VALUE: &str = "https://schema.org/value";
const CURRENCY: &str = "https://schema.org/currency";

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
        let statements = record.statements.len() as u64;
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

struct Fact<'a> {
    whole: &'a Whole,
    ontology: &'a Ontology,
}

impl Fact<'_> {
    fn project(&self, labels: Vec<String>) -> Projected {
        let record = &self.whole.record;
        let class = labels.first().cloned().unwrap_or_else(|| "Fact".to_owned());
        let properties = self.properties();
        let left = Left {
            offsets: self.parts("quote").count() as u64,
            statements: record.types().filter(|t| t.contains(':')).count() as u64,
            mentions: 0,
        };
        if let Some(edges) = self.state_edges(&class, &properties) {
            return Projected { node: None, edges, left };
        }
        let mut edges: Vec<Edge> = self
            .links()
            .map(|(role, target)| Edge {
                id: format!("{}#{role}={}", record.iri, apart(target, &record.iri)),
                kind: upper(&role),
                source: record.iri.clone(),
                target: target.to_owned(),
                properties: Properties::new(),
            })
            .collect();
        edges.extend(self.relations(&class, &properties));
        let name = self.name(&class);
        Projected { node: Some(Node { id: record.iri.clone(), labels, name, properties }), edges, left }
    }

    /// "Sentencing 2023-04": the arguments are on the edges.
    fn name(&self, class: &str) -> String {
        let date = self.whole.record.literals(DATE).next();
        date.map_or_else(|| class.to_owned(), |date| format!("{class} {date}"))
    }

    fn links(&self) -> impl Iterator<Item = (String, &str)> {
        links(self.whole)
    }

    /// A state with two ends as edges between them: key to body, or to the office where there is no body.
    fn state_edges(&self, class: &str, properties: &Properties) -> Option<Vec<Edge>> {
        let id = self.ontology.class(class)?;
        if !self.ontology.is_a(id, self.ontology.class("State")?) {
            return None;
        }
        let info = self.ontology.class_info(id);
        let key = &self.ontology.role_info(*info.roles.first()?).name;
        let of_role =
            |role: &str| self.links().filter(|(r, _)| r == role).map(|(_, t)| t).collect::<Vec<_>>();
        let ends = info.roles[1..]
            .iter()
            .map(|r| self.ontology.role_info(*r))
            .filter(|r| matches!(r.range, Range::Entity(_) | Range::EntityOrText(_)));
        let mut targets: Vec<&str> = ends.flat_map(|r| of_role(&r.name)).collect();
        if targets.is_empty() {
            targets = of_role("post");
        }
        let sources = of_role(key);
        if sources.is_empty() || targets.is_empty() {
            return None;
        }
        // An edge has two ends: who else took part, and the office, are told by IRI.
        let mut properties = properties.clone();
        let mut others: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (role, target) in self.links().filter(|(_, t)| !sources.contains(t) && !targets.contains(t)) {
            others.entry(format!("{role}_iri")).or_default().push(target.to_owned());
        }
        for (key, iris) in others {
            texts(&mut properties, &key, iris);
        }
        let iri = &self.whole.record.iri;
        let single = sources.len() * targets.len() == 1;
        let edge = |source: &str, target: &str| Edge {
            id: if single {
                iri.clone()
            } else {
                format!("{iri}#{}-{}", apart(source, iri), apart(target, iri))
            },
            kind: upper(&snake(class)),
            source: source.to_owned(),
            target: target.to_owned(),
            properties: properties.clone(),
        };
        Some(sources.iter().flat_map(|s| targets.iter().map(move |t| edge(s, t))).collect())
    }

    /// The direct relations that the ontology derives from this fact.
    fn relations(&self, class: &str, properties: &Properties) -> Vec<Edge> {
        let asserted = properties.get("modality") == Some(&Value::Text("asserted".to_owned()));
        let Some(id) = self.ontology.class(class).filter(|_| asserted) else { return Vec::new() };
        let mut edges = Vec::new();
        for relation in self.ontology.relations().iter().filter(|r| self.ontology.is_a(id, r.fact)) {
            let name = |role| self.ontology.role_info(role).name.as_str();
            if let Some((role, words)) = &relation.when {
                let mut told = self.whole.record.literals(&self.ontology.role_info(*role).iri);
                if !told.any(|t| t.eq_ignore_ascii_case(words)) {
                    continue;
                }
            }
            let local = relation.iri.strip_prefix(CG).unwrap_or(&relation.iri);
            for (_, source) in self.links().filter(|(r, _)| r == name(relation.from)) {
                for (_, target) in self.links().filter(|(r, _)| r == name(relation.to)) {
                    let iri = &self.whole.record.iri;
                    let mut kept: Properties = properties
                        .iter()
                        .filter(|(k, _)| {
                            matches!(
                                k.as_str(),
                                "date" | "earliest" | "latest" | "modality" | "confidence" | "quotes"
                            )
                        })
                        .map(|(k, v)| (k.clone(), v.clone()))
                        .collect();
                    kept.insert("fact".to_owned(), Value::Text(iri.clone()));
                    edges.push(Edge {
                        id: format!("{iri}#{local}={}-{}", apart(source, iri), apart(target, iri)),
                        kind: upper(&snake(local)),
                        source: source.to_owned(),
                        target: target.to_owned(),
                        properties: kept,
                    });
                }
            }
        }
        edges
    }

    /// Parts that have a value of this predicate.
    fn parts<'a>(&'a self, local: &str) -> impl Iterator<Item = (&'a Record, String)> + use<'a> {
        let predicate = format!("{CG}{local}");
        self.whole.parts.iter().filter_map(move |p| {
            let value = p.literals(&predicate).next()?.to_owned();
            Some((p, value))
        })
    }

    fn properties(&self) -> Properties {
        let record = &self.whole.record;
        let mut all = Properties::new();
        let mut words: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (predicate, object) in &record.statements {
            let (Some(local), Term::Literal(literal)) = (predicate.strip_prefix(CG), object) else {
                continue;
            };
            let (key, text) = (snake(local), literal.value());
            let value = match literal.datatype().as_str().rsplit('#').next().unwrap_or_default() {
                "decimal" | "double" | "float" => text.parse().ok().map(Value::Double),
                // A number role may hold whole and broken numbers: one key, one type.
                "integer" if self.is_number(&key) => text.parse().ok().map(Value::Double),
                "integer" => text.parse().ok().map(Value::Integer),
                "boolean" => Some(Value::Boolean(text == "true")),
                "date" if matches!(local, "earliest" | "latest") => Some(Value::Date(text.to_owned())),
                "date" | "gYear" | "gYearMonth" | "duration" => Some(Value::Text(text.to_owned())),
                _ => None,
            };
            match value {
                Some(value) => drop(all.insert(key, value)),
                None => words.entry(key).or_default().push(text.to_owned()),
            }
        }
        for (key, values) in words {
            texts(&mut all, &key, values);
        }
        let modality = record.links(MODALITY).next().map_or("Asserted", |m| local_name(m));
        all.insert("modality".to_owned(), Value::Text(modality.to_lowercase()));
        if let Some(basis) = record.links(DATE_BASIS).next() {
            all.insert("date_basis".to_owned(), Value::Text(local_name(basis).to_owned()));
        }
        self.evidence(&mut all);
        self.amounts(&mut all);
        all
    }

    fn is_number(&self, key: &str) -> bool {
        self.ontology.role(key).is_some_and(|r| self.ontology.role_info(r).range == Range::Number)
    }

    fn evidence(&self, all: &mut Properties) {
        for (key, local) in [("quotes", "quote"), ("rules", "rule"), ("sections", "section")] {
            texts(all, key, self.parts(local).map(|(_, v)| v).collect());
        }
        let documents = self.whole.parts.iter().flat_map(|p| p.links(DOCUMENT)).map(str::to_owned);
        texts(all, "documents", documents.collect());
        let confidence = self.parts("confidence").filter_map(|(_, v)| v.parse::<f64>().ok()).fold(None, max);
        if let Some(confidence) = confidence {
            all.insert("confidence".to_owned(), Value::Double(confidence));
        }
    }

    /// "6000000000000 KZT" each; the first also as a number with its currency, for sums and filters.
    fn amounts(&self, all: &mut Properties) {
        let mut amounts: Vec<(bool, String, String)> = Vec::new();
        for part in &self.whole.parts {
            let value = part.literals(VALUE).next();
            let currency = part.literals(CURRENCY).next();
            if let (Some(value), Some(currency)) = (value, currency) {
                let repeats = part.links(EQUIVALENT_TO).next().is_some();
                amounts.push((repeats, value.to_owned(), currency.to_owned()));
            }
        }
        amounts.sort();
        if let Some((_, value, currency)) = amounts.first() {
            if let Ok(number) = value.parse() {
                all.insert("amount_value".to_owned(), Value::Double(number));
            }
            all.insert("amount_currency".to_owned(), Value::Text(currency.clone()));
        }
        texts(
            all,
            "amounts",
            amounts.iter().map(|(_, value, currency)| format!("{value} {currency}")).collect(),
        );
    }
}

/// Role and target of each entity argument of a fact.
pub(super) fn links(fact: &Whole) -> impl Iterator<Item = (String, &str)> {
    fact.record.statements.iter().filter_map(|(predicate, object)| {
        let Term::NamedNode(target) = object else { return None };
        let local = predicate.strip_prefix(CG)?;
        let structural = matches!(local, "modality" | "evidence" | "dateBasis" | "document");
        let part = target.as_str().starts_with(&fact.record.iri);
        (!structural && !part).then(|| (snake(local), target.as_str()))
    })
}

fn max(best: Option<f64>, next: f64) -> Option<f64> {
    Some(best.map_or(next, |b| b.max(next)))
}

fn local_name(iri: &str) -> &str {
    iri.rsplit(['#', '/']).next().unwrap_or(iri)
}

/// What tells an IRI from another of the same base: shorter, and still its own.
fn apart<'a>(iri: &'a str, other: &str) -> &'a str {
    let shared = iri.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let cut = iri.as_bytes()[..shared].iter().rposition(|b| *b == b'/').map_or(0, |i| i + 1);
    &iri[cut..]
}

/// `scaleMax` to `scale_max`.
fn snake(camel: &str) -> String {
    let mut out = String::with_capacity(camel.len() + 4);
    for (i, c) in camel.chars().enumerate() {
        if c.is_uppercase() && i > 0 {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}

fn upper(snake: &str) -> String {
    snake.to_uppercase()
}
