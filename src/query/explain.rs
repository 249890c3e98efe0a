//! Why something is in the graph: its facts with their sentences and rules, its names with the reason of
//! each.

use super::load::MERGED;
use super::{Names, QueryError};
use crate::ontology::iri::{CG, cg, dcterms, rdf, schema, skos};
use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term};
use oxigraph::store::Store;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};

/// A sentence that tells a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sentence {
    /// Title of the document.
    pub document: String,
    /// First code point.
    pub begin: i64,
    /// One past the last.
    pub end: i64,
    /// Section, where there is one.
    pub section: Option<String>,
    /// Footnotes.
    pub footnotes: Vec<String>,
    /// The words.
    pub quote: String,
    /// The rules that fired, and on which words.
    pub rules: Vec<String>,
    /// The words that they fired on.
    pub triggers: Vec<String>,
    /// 0 to 1.
    pub confidence: String,
}

/// A fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ExplainedFact {
    /// Where it is told, in order of the text.
    pub sentences: Vec<Sentence>,
    /// Its type: the finest class.
    pub class: String,
    /// `Asserted`, `Alleged`, `Planned`, `Negated`.
    pub modality: String,
    /// Roles and their values in words, sorted.
    pub arguments: Vec<(String, String)>,
    /// Its IRI.
    pub iri: String,
}

/// An entity or fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What it is about, in words.
    pub label: String,
    /// Its IRI.
    pub iri: String,
    /// Its finest class.
    pub class: String,
    /// Forms that were joined, with the reason and how often.
    pub names: Vec<(String, String, usize)>,
    /// Facts about it, in order of the text.
    pub facts: Vec<ExplainedFact>,
}

/// Explains what `what` names: an IRI, or a name however it is spelt; several where the name is shared.
///
/// # Errors
/// Where nothing in the graph is named so.
pub fn explain(store: &Store, what: &str) -> Result<Vec<Explanation>, QueryError> {
    let graph = View { store };
    let iri = what.trim_start_matches('<').trim_end_matches('>');
    if let Ok(node) = NamedNode::new(iri)
        && !graph.objects(&node, rdf::TYPE).is_empty()
    {
        return Ok(vec![graph.explanation(&node)]);
    }
    let names = Names::of(store);
    let found = names.find(what);
    if found.is_empty() {
        let meant = names.nearest(what).map(str::to_owned);
        return Err(QueryError::Nothing { name: what.to_owned(), meant });
    }
    Ok(found.iter().map(|found| graph.explanation(&found.node)).collect())
}

struct View<'a> {
    store: &'a Store,
}

impl View<'_> {
    fn objects(&self, subject: &NamedNode, predicate: &str) -> Vec<Term> {
        let predicate = NamedNodeRef::new_unchecked(predicate);
        let quads =
            self.store.quads_for_pattern(Some(subject.as_ref().into()), Some(predicate), None, MERGED);
        let mut objects: Vec<Term> = quads.flatten().map(|quad| quad.object).collect();
        objects.sort_by_cached_key(ToString::to_string);
        objects.dedup();
        objects
    }

    fn nodes(&self, subject: &NamedNode, predicate: &str) -> Vec<NamedNode> {
        let named = |term| if let Term::NamedNode(node) = term { Some(node) } else { None };
        self.objects(subject, predicate).into_iter().filter_map(named).collect()
    }

    fn texts(&self, subject: &NamedNode, predicate: &str) -> Vec<String> {
        let text = |term| if let Term::Literal(l) = term { Some(l.value().to_owned()) } else { None };
        self.objects(subject, predicate).into_iter().filter_map(text).collect()
    }

    fn text(&self, subject: &NamedNode, predicate: &str) -> String {
        self.texts(subject, predicate).into_iter().next().unwrap_or_default()
    }

    fn number(&self, subject: &NamedNode, predicate: &str) -> i64 {
        self.text(subject, predicate).parse().unwrap_or_default()
    }

    fn is_fact(&self, node: &NamedNode) -> bool {
        self.nodes(node, rdf::TYPE).iter().any(|class| class.as_str() == cg::FACT_CLASS)
    }

    /// The label of a node, or what its IRI ends in.
    fn label(&self, node: &NamedNode) -> String {
        let label = self.text(node, skos::PREF_LABEL);
        if label.is_empty() { local(node).to_owned() } else { label }
    }

    /// The class that the IRI of a fact names, else the one with the fewest members above it.
    fn class(&self, node: &NamedNode) -> String {
        let classes = self.nodes(node, rdf::TYPE);
        let own = classes.iter().filter(|c| c.as_str().starts_with(CG)).map(local);
        let named = own.clone().find(|class| local(node).starts_with(&format!("{class}-")));
        let generic = ["Entity", "Fact", "Event", "State", "Organization", "Place", "Law", "NamedEvent"];
        let fine = own.clone().filter(|c| !generic.contains(c) && !c.ends_with("Fact"));
        // "Institution" stands above the courts and ministries, and below "Organization".
        named
            .or_else(|| fine.clone().find(|c| *c != "Institution"))
            .or_else(|| fine.clone().next())
            .or_else(|| own.clone().find(|c| *c != "Entity" && *c != "Fact"))
            .unwrap_or("thing")
            .to_owned()
    }

    fn explanation(&self, node: &NamedNode) -> Explanation {
        let mut facts = BTreeSet::new();
        if self.is_fact(node) {
            facts.insert(self.fact(node));
        } else {
            for quad in self.store.quads_for_pattern(None, None, Some(node.as_ref().into()), MERGED).flatten()
            {
                if let NamedOrBlankNode::NamedNode(subject) = quad.subject
                    && self.is_fact(&subject)
                {
                    facts.insert(self.fact(&subject));
                }
            }
        }
        let mut names = BTreeMap::new();
        for mention in self.nodes(node, cg::MENTION) {
            let key = (self.text(&mention, cg::QUOTE), self.text(&mention, cg::JOIN_REASON));
            *names.entry(key).or_insert(0) += 1;
        }
        Explanation {
            label: self.label(node),
            iri: node.as_str().to_owned(),
            class: self.class(node),
            names: names.into_iter().map(|((form, reason), count)| (form, reason, count)).collect(),
            facts: facts.into_iter().collect(),
        }
    }

    fn fact(&self, node: &NamedNode) -> ExplainedFact {
        let skipped = [cg::EVIDENCE, cg::MODALITY, cg::POST, cg::EARLIEST, cg::LATEST, cg::TERM_MONTHS];
        let mut arguments = Vec::new();
        for quad in self.store.quads_for_pattern(Some(node.as_ref().into()), None, None, MERGED).flatten() {
            let predicate = quad.predicate.as_str();
            if !predicate.starts_with(CG) || skipped.contains(&predicate) {
                continue;
            }
            let value = match &quad.object {
                Term::NamedNode(object) => {
                    let currency = self.text(object, schema::CURRENCY);
                    if currency.is_empty() {
                        self.label(object)
                    } else {
                        format!("{} {currency}", self.text(object, schema::VALUE))
                    }
                }
                Term::Literal(literal) => literal.value().to_owned(),
                other => other.to_string(),
            };
            arguments.push((local(&quad.predicate).to_owned(), value));
        }
        arguments.sort();
        arguments.dedup();
        let mut sentences: Vec<Sentence> =
            self.nodes(node, cg::EVIDENCE).iter().map(|evidence| self.sentence(evidence)).collect();
        sentences.sort();
        ExplainedFact {
            sentences,
            class: self.class(node),
            modality: self.nodes(node, cg::MODALITY).first().map_or("", |m| local(m)).to_owned(),
            arguments,
            iri: node.as_str().to_owned(),
        }
    }

    fn sentence(&self, node: &NamedNode) -> Sentence {
        let document = self.nodes(node, cg::DOCUMENT).into_iter().next();
        Sentence {
            document: document.map(|d| self.text(&d, dcterms::TITLE)).unwrap_or_default(),
            begin: self.number(node, cg::BEGIN),
            end: self.number(node, cg::END),
            section: self.texts(node, cg::SECTION).into_iter().next(),
            footnotes: self.texts(node, cg::FOOTNOTE),
            quote: self.text(node, cg::QUOTE),
            rules: self.texts(node, cg::RULE),
            triggers: self.texts(node, cg::TRIGGER),
            confidence: self.text(node, cg::CONFIDENCE),
        }
    }
}

fn local(node: &NamedNode) -> &str {
    node.as_str().rsplit(['#', '/']).next().unwrap_or(node.as_str())
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} ({})\n<{}>", self.label, self.class, self.iri)?;
        if !self.names.is_empty() {
            writeln!(f, "\nNames")?;
        }
        for (form, reason, count) in &self.names {
            let times = if *count == 1 { String::new() } else { format!(", {count} times") };
            writeln!(f, "  {form}: {reason}{times}")?;
        }
        let count = self.facts.len();
        writeln!(f, "\n{count} {}", if count == 1 { "fact" } else { "facts" })?;
        for fact in &self.facts {
            write!(f, "\n{fact}")?;
        }
        Ok(())
    }
}

impl fmt::Display for ExplainedFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  {}, {}", self.class, self.modality.to_lowercase())?;
        let width = self.arguments.iter().map(|(role, _)| role.len()).max().unwrap_or(0);
        for (role, value) in &self.arguments {
            writeln!(f, "    {role:width$}  {value}")?;
        }
        for sentence in &self.sentences {
            let mut place = sentence.document.clone();
            if let Some(section) = &sentence.section {
                write!(place, ", {section}")?;
            }
            write!(place, ", characters {}-{}", sentence.begin, sentence.end)?;
            if !sentence.footnotes.is_empty() {
                write!(place, ", note {}", sentence.footnotes.join(", "))?;
            }
            let quote = sentence.quote.split_whitespace().collect::<Vec<_>>().join(" ");
            writeln!(f, "    \"{quote}\"\n      {place}")?;
            let on = sentence.triggers.iter().map(|t| format!("\"{t}\"")).collect::<Vec<_>>().join(", ");
            let on = if on.is_empty() { on } else { format!(" on {on}") };
            writeln!(f, "      {}{on}, confidence {}", sentence.rules.join(", "), sentence.confidence)?;
        }
        writeln!(f, "    <{}>", self.iri)
    }
}
