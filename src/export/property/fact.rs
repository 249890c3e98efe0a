//! A fact in a property graph: a node with an edge to each argument, or an edge where it is a state.

use super::super::derived;
use super::super::whole::{Record, Whole};
use super::{Edge, Left, Node, Projected, Properties, Value, texts};
use crate::ontology::iri::CG;
use crate::ontology::{Ontology, Range};
use oxigraph::model::Term;
use std::collections::BTreeMap;

const DATE: &str = "https://w3id.org/civicgraph/ns#date";
const DATE_BASIS: &str = "https://w3id.org/civicgraph/ns#dateBasis";
const DOCUMENT: &str = "https://w3id.org/civicgraph/ns#document";
const EQUIVALENT_TO: &str = "https://w3id.org/civicgraph/ns#equivalentTo";
const MODALITY: &str = "https://w3id.org/civicgraph/ns#modality";
const VALUE: &str = "https://schema.org/value";
const CURRENCY: &str = "https://schema.org/currency";

pub(super) struct Fact<'a> {
    pub(super) whole: &'a Whole,
    pub(super) ontology: &'a Ontology,
}

impl Fact<'_> {
    pub(super) fn project(&self, labels: Vec<String>) -> Projected {
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
        edges.extend(self.relations(&properties));
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
    fn relations(&self, properties: &Properties) -> Vec<Edge> {
        const KEPT: [&str; 6] = ["date", "earliest", "latest", "modality", "confidence", "quotes"];
        let iri = &self.whole.record.iri;
        let edge = |(source, relation, target): (&str, &str, &str)| {
            let local = relation.strip_prefix(CG).unwrap_or(relation);
            let kept = properties.iter().filter(|(key, _)| KEPT.contains(&key.as_str()));
            let mut properties: Properties = kept.map(|(key, value)| (key.clone(), value.clone())).collect();
            properties.insert("fact".to_owned(), Value::Text(iri.clone()));
            Edge {
                id: format!("{iri}#{local}={}-{}", apart(source, iri), apart(target, iri)),
                kind: upper(&snake(local)),
                source: source.to_owned(),
                target: target.to_owned(),
                properties,
            }
        };
        derived::edges(&self.whole.record, self.ontology).into_iter().map(edge).collect()
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
pub(in crate::export) fn links(fact: &Whole) -> impl Iterator<Item = (String, &str)> {
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
pub(super) fn apart<'a>(iri: &'a str, other: &str) -> &'a str {
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
