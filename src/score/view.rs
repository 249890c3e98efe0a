//! The part of an extracted graph that the score reads.

use crate::ontology::iri::{CG, rdf};
use oxigraph::model::{NamedOrBlankNode, Quad, Term};
use std::collections::{BTreeMap, BTreeSet};

const LABELS: [&str; 3] = [
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://www.w3.org/2004/02/skos/core#altLabel",
];
const SCHEMA: [&str; 2] = ["https://schema.org/", "http://schema.org/"];

/// The contract's entity types, the more special first.
const KINDS: [(&str, &str); 7] = [
    ("Person", "person"),
    ("PoliticalParty", "party"),
    ("Institution", "institution"),
    ("Law", "law"),
    ("Place", "place"),
    ("NamedEvent", "event"),
    ("Organization", "organization"),
];

/// The contract's fact types with their roles, the key first (ANNOTATION.md).
pub(super) const ROLES: [(&str, &str); 31] = [
    ("AssetReturn", "owner amount asset recipient date"),
    ("AssetSeizure", "owner amount agent date"),
    ("Appointment", "person office organization agent date"),
    ("Arrest", "person charge place agent date"),
    ("Attack", "target means date"),
    ("Ban", "target activity term agent date"),
    ("Conviction", "person charge court date"),
    ("Deaths", "event count place responsible date"),
    ("Dismissal", "person office organization agent date"),
    ("Dissolution", "institution agent date"),
    ("ElectionHeld", "body date turnout seats"),
    ("ElectionResult", "party body result date"),
    ("ElectionWin", "person office body date"),
    ("Establishment", "institution agent date"),
    ("FundsTransfer", "source amount recipient date period"),
    ("Indictment", "target charge agent date"),
    ("Investigation", "target charge agent date"),
    ("Kinship", "person relation relative"),
    ("LawAdoption", "law agent date"),
    ("LawIntroduction", "law agent date"),
    ("LawRepeal", "law agent date"),
    ("LawSigning", "law agent date"),
    ("Leadership", "person organization role status"),
    ("Membership", "person organization status"),
    ("OfficeHolding", "person office organization status"),
    ("Rating", "subject category value scale_max edition previous"),
    ("RegistrationDenial", "target election agent date"),
    ("Release", "person manner date"),
    ("Resignation", "person office organization date"),
    ("Sentencing", "person penalty term amount charge court date"),
    ("StatusRevocation", "target title law agent date"),
];

/// The roles of a fact type, the key first.
pub(super) fn roles(class: &str) -> Option<impl Iterator<Item = &'static str>> {
    ROLES.iter().find(|(name, _)| *name == class).map(|(_, roles)| roles.split(' '))
}

/// A value of an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Got {
    /// A literal, or an amount written out.
    Words(String),
    /// A node of the graph.
    Node(String),
}

#[derive(Clone, Debug)]
pub(super) struct ViewFact {
    pub(super) class: &'static str,
    pub(super) args: BTreeMap<&'static str, Vec<Got>>,
    pub(super) modality: String,
    pub(super) quotes: Vec<String>,
}

type Properties = BTreeMap<String, BTreeSet<String>>;

/// Entities and facts of a graph, as the score sees them.
#[derive(Clone, Debug, Default)]
pub struct GraphView {
    /// Node to (type, names).
    pub(super) entities: BTreeMap<String, (&'static str, BTreeSet<String>)>,
    pub(super) facts: Vec<ViewFact>,
    labels: BTreeMap<String, BTreeSet<String>>,
}

impl GraphView {
    /// Reads the quads of a graph of the shape that GRAPH.md gives, in any order.
    #[must_use]
    pub fn new(quads: impl IntoIterator<Item = Quad>) -> Self {
        let mut out: BTreeMap<String, Properties> = BTreeMap::new();
        // Terms as written in N-Triples sort and compare as score.py does; values are kept beside.
        let mut values: BTreeMap<String, Option<String>> = BTreeMap::new();
        for quad in quads {
            let subject = match &quad.subject {
                NamedOrBlankNode::NamedNode(n) => n.to_string(),
                NamedOrBlankNode::BlankNode(n) => n.to_string(),
            };
            let object = quad.object.to_string();
            let literal = if let Term::Literal(l) = &quad.object { Some(l.value().to_owned()) } else { None };
            values.entry(object.clone()).or_insert(literal);
            out.entry(subject).or_default().entry(quad.predicate.into_string()).or_default().insert(object);
        }
        let raw = Raw { out, values };
        let mut view = Self::default();
        for subject in raw.out.keys() {
            view.add(subject, &raw);
        }
        view
    }

    fn add(&mut self, subject: &str, raw: &Raw) {
        let types: BTreeSet<String> = raw
            .objects(subject, rdf::TYPE)
            .filter_map(|t| t.strip_prefix('<')?.strip_suffix('>')?.strip_prefix(CG).map(str::to_owned))
            .collect();
        let labels: BTreeSet<String> = LABELS.iter().flat_map(|p| raw.literals(subject, p)).collect();
        if !labels.is_empty() {
            self.labels.insert(subject.to_owned(), labels.clone());
        }
        if let Some((_, kind)) = KINDS.iter().find(|(class, _)| types.contains(*class)) {
            self.entities.insert(subject.to_owned(), (kind, labels));
        }
        for (class, roles) in ROLES {
            if types.contains(class) {
                self.facts.push(raw.fact(subject, class, roles));
            }
        }
    }

    /// The names of a node that is an entity, else its labels.
    pub(super) fn names(&self, node: &str) -> impl Iterator<Item = &str> {
        let names = self.entities.get(node).map(|(_, names)| names).filter(|names| !names.is_empty());
        names.or_else(|| self.labels.get(node)).into_iter().flatten().map(String::as_str)
    }
}

struct Raw {
    out: BTreeMap<String, Properties>,
    values: BTreeMap<String, Option<String>>,
}

impl Raw {
    fn objects<'a>(&'a self, subject: &str, predicate: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.out.get(subject).and_then(|p| p.get(predicate)).into_iter().flatten().map(String::as_str)
    }

    fn literals(&self, subject: &str, predicate: &str) -> Vec<String> {
        self.objects(subject, predicate).filter_map(|o| self.values[o].clone()).collect()
    }

    fn fact(&self, subject: &str, class: &'static str, roles: &'static str) -> ViewFact {
        let flag = |name: &str| {
            self.literals(subject, &format!("{CG}{name}")).iter().any(|v| v == "true" || v == "1")
        };
        let mut args = BTreeMap::new();
        for role in roles.split(' ') {
            let local = if role == "scale_max" { "scaleMax" } else { role };
            let mut got: Vec<Got> =
                self.objects(subject, &format!("{CG}{local}")).map(|o| self.value(o)).collect();
            if role == "term" && flag("lifelong") {
                got = vec![Got::Words("life".to_owned())];
            }
            if role == "term" && flag("indefinite") {
                got = vec![Got::Words("indefinite".to_owned())];
            }
            if !got.is_empty() {
                args.insert(role, got);
            }
        }
        let modality = self
            .objects(subject, &format!("{CG}modality"))
            .next()
            .map(|m| m.trim_matches(['<', '>']))
            .and_then(|m| m.rsplit('#').next())
            .map_or_else(|| "asserted".to_owned(), str::to_lowercase);
        let quotes = self
            .objects(subject, &format!("{CG}evidence"))
            .flat_map(|e| self.literals(e, &format!("{CG}quote")))
            .map(|q| super::normal::normal(&q))
            .collect();
        ViewFact { class, args, modality, quotes }
    }

    fn value(&self, object: &str) -> Got {
        if let Some(Some(literal)) = self.values.get(object) {
            return Got::Words(literal.clone());
        }
        for base in SCHEMA {
            if let Some(value) = self.literals(object, &format!("{base}value")).first() {
                let currency = self.literals(object, &format!("{base}currency"));
                return Got::Words(format!("{value} {}", currency.first().map_or("?", String::as_str)));
            }
        }
        Got::Node(object.to_owned())
    }
}
