//! Turtle to [`Ontology`]. The conventions are written at the head of `ontology/civicgraph.ttl`.

use super::{Class, ClassId, Ontology, Range, Relation, Role, RoleId};
use crate::diag::{Diagnostic, Severity};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::vocab::{rdf, rdfs, xsd};
use oxigraph::model::{NamedOrBlankNode, Term};
use rustc_hash::FxHashMap;

const BUILTIN: &str = include_str!("../../ontology/civicgraph.ttl");
const OWL_CLASS: &str = "http://www.w3.org/2002/07/owl#Class";
const RANGE_INCLUDES: &str = "https://schema.org/rangeIncludes";
const MONETARY_AMOUNT: &str = "https://schema.org/MonetaryAmount";
const EDTF: &str = "http://id.loc.gov/datatypes/edtf/EDTF";

impl Ontology {
    /// The ontology that comes with the program.
    ///
    /// # Panics
    /// Never on input: the file is part of the program and a test loads it.
    #[must_use]
    pub fn builtin() -> Self {
        Self::load(&[]).unwrap_or_else(|errors| {
            panic!("ontology/civicgraph.ttl: {}", errors.iter().map(ToString::to_string).collect::<String>())
        })
    }

    /// The built-in ontology with Turtle files added to it, each as `(name, text)`.
    ///
    /// # Errors
    /// All findings at once: syntax errors with line and column, roles that no property declares.
    pub fn load(extra: &[(&str, &str)]) -> Result<Self, Vec<Diagnostic>> {
        let mut triples = Triples::default();
        let mut errors = Vec::new();
        for (name, text) in std::iter::once(&("civicgraph.ttl", BUILTIN)).chain(extra) {
            triples.read(name, text, &mut errors);
        }
        let ontology = build(&triples, &mut errors);
        if errors.is_empty() { Ok(ontology) } else { Err(errors) }
    }
}

/// Statements by subject, subjects in the order of the files.
#[derive(Default)]
struct Triples {
    subjects: Vec<Subject>,
    by_name: FxHashMap<String, usize>,
}

struct Subject {
    name: String,
    file: usize,
    statements: Vec<(String, Term)>,
}

impl Triples {
    fn read(&mut self, file: &str, text: &str, errors: &mut Vec<Diagnostic>) {
        let from = self.subjects.len();
        let mut last = usize::MAX;
        for quad in RdfParser::from_format(RdfFormat::Turtle).rename_blank_nodes().for_slice(text) {
            let quad = match quad {
                Ok(quad) => quad,
                Err(error) => {
                    let place =
                        error.location().map(|at| (at.start.line as usize + 1, at.start.column as usize + 1));
                    errors.push(finding("ontology/syntax", error.to_string(), file, place));
                    return;
                }
            };
            let name = match quad.subject {
                NamedOrBlankNode::NamedNode(node) => node.into_string(),
                NamedOrBlankNode::BlankNode(node) => node.into_string(),
            };
            if self.subjects.get(last).is_none_or(|s| s.name != name) {
                last = *self.by_name.entry(name).or_insert_with_key(|name| {
                    self.subjects.push(Subject { name: name.clone(), file: from, statements: Vec::new() });
                    self.subjects.len() - 1
                });
            }
            self.subjects[last].statements.push((quad.predicate.into_string(), quad.object));
        }
    }

    fn subject(&self, name: &str) -> Option<&Subject> {
        self.by_name.get(name).map(|&i| &self.subjects[i])
    }

    /// The members of an RDF list.
    fn list(&self, head: &Term) -> Vec<String> {
        let mut members = Vec::new();
        let mut node = name_of(head);
        while let Some(cell) = self.subject(&node) {
            members.extend(cell.values(rdf::FIRST.as_str()).map(name_of));
            let Some(rest) = cell.values(rdf::REST.as_str()).next() else { break };
            node = name_of(rest);
            if members.len() > self.subjects.len() {
                break; // a list that bites its own tail
            }
        }
        members
    }
}

impl Subject {
    fn values<'a>(&'a self, predicate: &'a str) -> impl Iterator<Item = &'a Term> {
        self.statements.iter().filter(move |(p, _)| p == predicate).map(|(_, o)| o)
    }

    fn is(&self, class: &str) -> bool {
        self.values(rdf::TYPE.as_str()).any(|o| matches!(o, Term::NamedNode(n) if n.as_str() == class))
    }

    fn text(&self, predicate: &str) -> Option<String> {
        self.values(predicate).find_map(|o| match o {
            Term::Literal(literal) => Some(literal.value().to_owned()),
            _ => None,
        })
    }
}

fn name_of(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::BlankNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
    }
}

fn finding(code: &'static str, message: String, file: &str, place: Option<(usize, usize)>) -> Diagnostic {
    Diagnostic { severity: Severity::Error, code, message, file: file.to_owned(), place, help: None }
}

/// What stands after the last `#` or `/` of an IRI.
fn local(iri: &str) -> &str {
    iri.rsplit(['#', '/']).next().unwrap_or(iri)
}

/// `scaleMax` as rules write it: `scale_max`.
fn snake(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 2);
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

fn cg(name: &str) -> String {
    format!("{}{name}", super::iri::CG)
}

fn build(triples: &Triples, errors: &mut Vec<Diagnostic>) -> Ontology {
    let mut ontology = Ontology::default();
    let (role_class, relation_class) = (cg("Role"), cg("Relation"));
    let mut class_of_iri = FxHashMap::default();
    let mut role_of_iri = FxHashMap::default();
    for subject in &triples.subjects {
        let iri = &subject.name;
        if subject.is(OWL_CLASS) {
            let id = ClassId(ontology.classes.len() as u16);
            class_of_iri.insert(iri.as_str(), id);
            let name = local(iri).to_owned();
            let label = subject.text(rdfs::LABEL.as_str()).unwrap_or_else(|| name.clone());
            ontology.class_by_name.insert(name.clone(), id);
            ontology.classes.push(Class {
                name,
                iri: iri.clone(),
                label,
                parents: Vec::new(),
                roles: Vec::new(),
                distinguished_by: Vec::new(),
            });
        } else if subject.is(&role_class) {
            let id = RoleId(ontology.roles.len() as u16);
            role_of_iri.insert(iri.as_str(), id);
            let name = snake(local(iri));
            ontology.role_by_name.insert(name.clone(), id);
            ontology.roles.push(Role { name, iri: iri.clone(), range: Range::Text });
        }
    }
    let roles_of = |subject: &Subject, property: &str, errors: &mut Vec<Diagnostic>| -> Vec<RoleId> {
        let names = subject.values(property).flat_map(|head| triples.list(head));
        let mut roles = Vec::new();
        for name in names {
            match role_of_iri.get(name.as_str()) {
                Some(&id) => roles.push(id),
                None => errors.push(finding(
                    "ontology/unknown-role",
                    format!("{} names the role {name}, which no cg:Role declares", subject.name),
                    file_of(subject),
                    None,
                )),
            }
        }
        roles
    };
    for subject in &triples.subjects {
        if let Some(&id) = class_of_iri.get(subject.name.as_str()) {
            let mut parents: Vec<ClassId> = subject
                .values(rdfs::SUB_CLASS_OF.as_str())
                .filter_map(|o| class_of_iri.get(name_of(o).as_str()).copied())
                .collect();
            parents.dedup();
            let class = &mut ontology.classes[id.0 as usize];
            class.parents = parents;
            class.roles = roles_of(subject, &cg("roles"), errors);
            class.distinguished_by = roles_of(subject, &cg("distinguishedBy"), errors);
        } else if let Some(&id) = role_of_iri.get(subject.name.as_str()) {
            ontology.roles[id.0 as usize].range = range_of(subject, &class_of_iri);
        } else if subject.is(&relation_class) {
            let role =
                |p: &str| subject.values(&cg(p)).find_map(|o| role_of_iri.get(name_of(o).as_str()).copied());
            let fact = subject
                .values(&cg("derivedFrom"))
                .find_map(|o| class_of_iri.get(name_of(o).as_str()).copied());
            let (Some(fact), Some(from), Some(to)) = (fact, role("fromRole"), role("toRole")) else {
                let message = format!("{} lacks a fact type or a role it is derived from", subject.name);
                errors.push(finding("ontology/relation", message, file_of(subject), None));
                continue;
            };
            let when = role("whenRole").zip(subject.text(&cg("whenValue")));
            ontology.relations.push(Relation {
                iri: subject.name.clone(),
                label: subject.text(rdfs::LABEL.as_str()).unwrap_or_else(|| local(&subject.name).to_owned()),
                fact,
                from,
                to,
                when,
            });
        }
    }
    ontology.ancestors = (0..ontology.classes.len()).map(|c| ancestors(&ontology.classes, c)).collect();
    ontology
}

/// The built-in file stands first; what comes after it is a user's.
fn file_of(subject: &Subject) -> &'static str {
    if subject.file == 0 { "civicgraph.ttl" } else { "ontology of a pack" }
}

/// The class itself and all above it, breadth first, so that nearer classes come earlier.
fn ancestors(classes: &[Class], class: usize) -> Vec<ClassId> {
    let mut line = vec![ClassId(class as u16)];
    let mut next = 0;
    while let Some(&at) = line.get(next) {
        for &parent in &classes[at.0 as usize].parents {
            if !line.contains(&parent) {
                line.push(parent);
            }
        }
        next += 1;
    }
    line
}

fn range_of(subject: &Subject, class_of_iri: &FxHashMap<&str, ClassId>) -> Range {
    let ranges: Vec<String> = subject.values(RANGE_INCLUDES).map(name_of).collect();
    let classes: Vec<ClassId> = ranges.iter().filter_map(|r| class_of_iri.get(r.as_str()).copied()).collect();
    let has = |iri: &str| ranges.iter().any(|r| r == iri);
    match (classes.is_empty(), has(xsd::STRING.as_str())) {
        (false, false) => Range::Entity(classes),
        (false, true) => Range::EntityOrText(classes),
        (true, true) => Range::Text,
        (true, false) if has(xsd::DATE.as_str()) => Range::Date,
        (true, false) if has(EDTF) => Range::Period,
        (true, false) if has(xsd::DURATION.as_str()) => Range::Term,
        (true, false) if has(MONETARY_AMOUNT) => Range::Amount,
        (true, false) if has(xsd::DECIMAL.as_str()) || has(xsd::INTEGER.as_str()) => Range::Number,
        (true, false) => Range::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builtin_ontology_loads_whole() {
        let ontology = Ontology::builtin();
        let class = |name| ontology.class(name).unwrap();
        assert!(ontology.is_a(class("ElectoralCommission"), class("Organization")));
        assert!(!ontology.is_a(class("Organization"), class("Institution")));
        let sentencing = class("Sentencing");
        assert_eq!(ontology.key_role(sentencing), ontology.role("person"));
        assert_eq!(ontology.class_info(sentencing).roles.len(), 7);
        assert!(ontology.class_info(sentencing).distinguished_by.contains(&ontology.role("date").unwrap()));
        let facts = ontology.classes().filter(|(_, c)| !c.roles.is_empty()).count();
        assert_eq!(facts, 31);
        for (id, class) in ontology.classes().filter(|(_, c)| !c.roles.is_empty()) {
            assert!(ontology.is_a(id, ontology.class("Fact").unwrap()), "{} is no fact", class.name);
        }
    }

    #[test]
    fn ranges_are_read() {
        let ontology = Ontology::builtin();
        let range = |name| ontology.role_info(ontology.role(name).unwrap()).range.clone();
        let classes = |names: &[&str]| names.iter().map(|n| ontology.class(n).unwrap()).collect::<Vec<_>>();
        assert_eq!(range("person"), Range::Entity(classes(&["Person"])));
        assert_eq!(range("place"), Range::EntityOrText(classes(&["Place"])));
        assert_eq!(range("charge"), Range::Text);
        assert_eq!(range("result"), Range::Text);
        assert_eq!(range("date"), Range::Date);
        assert_eq!(range("period"), Range::Period);
        assert_eq!(range("term"), Range::Term);
        assert_eq!(range("amount"), Range::Amount);
        assert_eq!(range("scale_max"), Range::Number);
    }

    #[test]
    fn a_users_file_adds_classes_and_a_bad_one_is_placed() {
        let more = "@prefix cg: <https://w3id.org/civicgraph/ns#> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\n\
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n\
                    cg:Merger a owl:Class ; rdfs:subClassOf cg:Event ; cg:roles ( cg:organization cg:date ) .";
        let ontology = Ontology::load(&[("mergers.ttl", more)]).unwrap();
        let merger = ontology.class("Merger").unwrap();
        assert!(ontology.is_a(merger, ontology.class("Fact").unwrap()));
        assert_eq!(ontology.key_role(merger), ontology.role("organization"));

        let errors = Ontology::load(&[("broken.ttl", "\n<a> <b")]).unwrap_err();
        assert_eq!((errors[0].file.as_str(), errors[0].place.map(|p| p.0)), ("broken.ttl", Some(2)));
    }
}
