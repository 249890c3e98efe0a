//! What of a graph a query can look at, so that the rest need not be loaded.
//!
//! In: a query's text. Out: the predicates that it names, and the classes that it asks `a` for; or nothing
//! where it may ask for any: a predicate that is a variable, DESCRIBE, an empty graph pattern, a path that also
//! matches without an edge. A graph holds every mention with its place and class; questions about facts name
//! none of that and load a twentieth of the graph.

mod listed;

use super::names::LABELS;
use crate::ontology::iri::{cg, rdf};
use listed::Listed;
use oxigraph::model::{Quad, Term};
use rustc_hash::FxHashSet;
use spargebra::algebra::{Expression, GraphPattern, OrderExpression, PropertyPathExpression};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};
use spargebra::{Query, SparqlParser};

/// What to load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// All where there is no set.
    predicates: Option<FxHashSet<String>>,
    /// Objects of `rdf:type`, beside the predicates.
    classes: Option<FxHashSet<String>>,
    graphs: bool,
}

impl Wanted {
    /// What this query needs. A text that does not parse wants everything: the error comes when it is asked.
    #[must_use]
    pub fn by(text: &str) -> Self {
        let mut found = Found::default();
        match SparqlParser::new().parse_query(text) {
            Ok(
                Query::Select { pattern, dataset, .. }
                | Query::Construct { pattern, dataset, .. }
                | Query::Ask { pattern, dataset, .. },
            ) => {
                found.graphs = dataset.is_some();
                found.pattern(&pattern, &Listed::default());
            }
            Ok(Query::Describe { .. }) | Err(_) => return Self::everything(),
        }
        Self {
            predicates: (!found.any).then_some(found.named),
            classes: (!found.any && !found.any_class).then_some(found.classes),
            graphs: found.any || found.graphs,
        }
    }

    /// All statements, merged and in their graphs.
    #[must_use]
    pub fn everything() -> Self {
        Self { predicates: None, classes: None, graphs: true }
    }

    /// The merge alone: nobody asks which graph says what.
    #[must_use]
    pub fn without_graphs(self) -> Self {
        Self { graphs: false, ..self }
    }

    /// Also what finds entities by their names.
    #[must_use]
    pub fn with_names(mut self) -> Self {
        if let Some(predicates) = &mut self.predicates {
            predicates.extend(LABELS.map(|(label, _)| label.to_owned()));
            predicates.insert(rdf::TYPE.to_owned());
        }
        if let Some(classes) = &mut self.classes {
            classes.insert(cg::ENTITY_CLASS.to_owned());
        }
        self
    }

    /// Also the quotes of facts.
    #[must_use]
    pub fn with_evidence(mut self) -> Self {
        if let Some(predicates) = &mut self.predicates {
            predicates.extend([cg::EVIDENCE, cg::QUOTE].map(str::to_owned));
        }
        self
    }

    /// True where it may matter which graph says what.
    #[must_use]
    pub fn graphs(&self) -> bool {
        self.graphs
    }

    /// True where this statement may matter.
    #[must_use]
    pub fn statement(&self, quad: &Quad) -> bool {
        let among = |set: &Option<FxHashSet<String>>, iri: &str| set.as_ref().is_none_or(|s| s.contains(iri));
        among(&self.predicates, quad.predicate.as_str())
            && match &quad.object {
                Term::NamedNode(class) if quad.predicate.as_str() == rdf::TYPE => {
                    among(&self.classes, class.as_str())
                }
                _ => true,
            }
    }
}

/// Predicates and classes met so far.
#[derive(Default)]
struct Found {
    named: FxHashSet<String>,
    classes: FxHashSet<String>,
    any: bool,
    any_class: bool,
    graphs: bool,
}

impl Found {
    /// Walks a pattern; `listed` holds what the patterns joined with it allow its variables to be.
    fn pattern(&mut self, pattern: &GraphPattern, listed: &Listed) {
        match pattern {
            GraphPattern::Bgp { patterns } => {
                patterns.iter().for_each(|triple| self.triple(triple, listed));
            }
            GraphPattern::Path { path, .. } => self.path(path),
            GraphPattern::Join { left, right } => {
                let listed = listed.and(Listed::of(left)).and(Listed::of(right));
                self.pattern(left, &listed);
                self.pattern(right, &listed);
            }
            GraphPattern::Union { left, right } => {
                self.pattern(left, listed);
                self.pattern(right, listed);
            }
            GraphPattern::LeftJoin { left, right, expression } => {
                let listed = listed.and(Listed::of(left));
                self.pattern(left, &listed);
                self.pattern(right, &listed);
                expression.iter().for_each(|e| self.expression(e));
            }
            GraphPattern::Minus { left, right } => {
                self.pattern(left, listed);
                self.pattern(right, &Listed::default());
            }
            GraphPattern::Filter { expr, inner } => {
                self.expression(expr);
                self.pattern(inner, listed);
            }
            GraphPattern::Extend { inner, expression, .. } => {
                self.expression(expression);
                self.pattern(inner, listed);
            }
            GraphPattern::Graph { inner, .. } => {
                self.graphs = true;
                // `GRAPH ?g {}` asks which graphs there are.
                self.any |= matches!(&**inner, GraphPattern::Bgp { patterns } if patterns.is_empty());
                self.pattern(inner, listed);
            }
            GraphPattern::OrderBy { inner, expression } => {
                for order in expression {
                    let (OrderExpression::Asc(by) | OrderExpression::Desc(by)) = order;
                    self.expression(by);
                }
                self.pattern(inner, listed);
            }
            GraphPattern::Project { inner, variables } => self.pattern(inner, &listed.only(variables)),
            GraphPattern::Distinct { inner } | GraphPattern::Reduced { inner } => self.pattern(inner, listed),
            // Which rows are the first ones hangs on all of them.
            GraphPattern::Slice { inner, .. } => self.pattern(inner, &Listed::default()),
            // EXISTS within an aggregate is rare enough to pay for.
            GraphPattern::Group { inner, variables, aggregates } => {
                self.any |= aggregates.iter().any(|(_, a)| a.to_string().contains("EXISTS"));
                self.pattern(inner, &listed.only(variables));
            }
            GraphPattern::Values { .. } => {}
            // SERVICE, and what the library may add.
            _ => self.any = true,
        }
    }

    fn triple(&mut self, triple: &TriplePattern, listed: &Listed) {
        match &triple.predicate {
            NamedNodePattern::NamedNode(predicate) => {
                self.named.insert(predicate.as_str().to_owned());
                if predicate.as_str() != rdf::TYPE {
                    return;
                }
            }
            NamedNodePattern::Variable(variable) => {
                let Some(predicates) = listed.nodes(variable) else {
                    self.any = true;
                    return;
                };
                for predicate in predicates {
                    self.any_class |= predicate == rdf::TYPE;
                    self.named.insert(predicate.to_owned());
                }
                return;
            }
        }
        match &triple.object {
            TermPattern::NamedNode(class) => {
                self.classes.insert(class.as_str().to_owned());
            }
            TermPattern::Variable(variable) => match listed.nodes(variable) {
                Some(classes) => self.classes.extend(classes.map(str::to_owned)),
                None => self.any_class = true,
            },
            // No node has a blank node or a literal for a class here.
            _ => self.any_class = true,
        }
    }

    fn path(&mut self, path: &PropertyPathExpression) {
        match path {
            PropertyPathExpression::NamedNode(node) => {
                self.any_class |= node.as_str() == rdf::TYPE;
                self.named.insert(node.as_str().to_owned());
            }
            PropertyPathExpression::Reverse(inner) | PropertyPathExpression::OneOrMore(inner) => {
                self.path(inner)
            }
            PropertyPathExpression::Sequence(a, b) | PropertyPathExpression::Alternative(a, b) => {
                self.path(a);
                self.path(b);
            }
            // These match a node with itself, whatever edges it has.
            PropertyPathExpression::ZeroOrMore(_)
            | PropertyPathExpression::ZeroOrOne(_)
            | PropertyPathExpression::NegatedPropertySet(_) => self.any = true,
        }
    }

    fn expression(&mut self, expression: &Expression) {
        match expression {
            Expression::Exists(pattern) => self.pattern(pattern, &Listed::default()),
            Expression::Or(a, b)
            | Expression::And(a, b)
            | Expression::Equal(a, b)
            | Expression::SameTerm(a, b)
            | Expression::Greater(a, b)
            | Expression::GreaterOrEqual(a, b)
            | Expression::Less(a, b)
            | Expression::LessOrEqual(a, b)
            | Expression::Add(a, b)
            | Expression::Subtract(a, b)
            | Expression::Multiply(a, b)
            | Expression::Divide(a, b) => {
                self.expression(a);
                self.expression(b);
            }
            Expression::UnaryPlus(a) | Expression::UnaryMinus(a) | Expression::Not(a) => self.expression(a),
            Expression::In(a, all) => {
                self.expression(a);
                all.iter().for_each(|e| self.expression(e));
            }
            Expression::If(a, b, c) => [a, b, c].into_iter().for_each(|e| self.expression(e)),
            Expression::Coalesce(all) | Expression::FunctionCall(_, all) => {
                all.iter().for_each(|e| self.expression(e));
            }
            Expression::NamedNode(_)
            | Expression::Literal(_)
            | Expression::Variable(_)
            | Expression::Bound(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Wanted, rdf};
    use oxigraph::model::{GraphName, NamedNode, Quad};

    const PREFIX: &str = "PREFIX : <https://example.org/> ";

    fn iri(name: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("https://example.org/{name}"))
    }

    fn wants(text: &str, predicate: &str) -> bool {
        let statement = Quad::new(iri("a"), iri(predicate), iri("b"), GraphName::DefaultGraph);
        Wanted::by(&format!("{PREFIX}{text}")).statement(&statement)
    }

    fn wants_class(text: &str, class: &str) -> bool {
        let a = NamedNode::new_unchecked(rdf::TYPE);
        let statement = Quad::new(iri("a"), a, iri(class), GraphName::DefaultGraph);
        Wanted::by(&format!("{PREFIX}{text}")).statement(&statement)
    }

    #[test]
    fn what_a_query_names_is_loaded_and_the_rest_is_not() {
        let text = "SELECT ?a { GRAPH ?g { ?a :one|^:two/:three+ ?b } OPTIONAL { ?b :four ?c }
             FILTER(IF(EXISTS { ?a :five ?c }, true, ?b IN (1, 2))) { SELECT ?a { ?a :six ?d } } MINUS { ?a :seven ?b } }
             ORDER BY ?a";
        for predicate in ["one", "two", "three", "four", "five", "six", "seven"] {
            assert!(wants(text, predicate), "{predicate}");
        }
        assert!(!wants(text, "eight"));
        assert!(!wants_class(text, "One"));
    }

    #[test]
    fn a_query_that_may_ask_for_any_predicate_loads_all() {
        for text in [
            "SELECT * { ?a ?p ?b }",
            "DESCRIBE <https://example.org/x>",
            "SELECT ?g { GRAPH ?g {} }",
            "SELECT ?a { ?a :one* ?b }",
            "SELECT ?a { ?a !:one ?b }",
            "no SPARQL at all",
        ] {
            assert!(wants(text, "eight") && wants_class(text, "Eight"), "{text}");
        }
    }

    #[test]
    fn graphs_are_kept_apart_where_a_query_names_them() {
        assert!(!Wanted::by("SELECT ?a { ?a a <https://example.org/One> }").graphs());
        for text in [
            "SELECT ?a { OPTIONAL { GRAPH ?g { ?a a <https://example.org/One> } } }",
            "SELECT ?a FROM <https://example.org/g> { ?a a <https://example.org/One> }",
            "DESCRIBE <https://example.org/x>",
        ] {
            assert!(Wanted::by(text).graphs(), "{text}");
        }
    }

    #[test]
    fn classes_that_a_query_names_or_lists_are_loaded_alone() {
        for text in [
            "SELECT ?a { ?a a :One }",
            "SELECT ?a { VALUES ?c { :One } ?a a ?c OPTIONAL { ?b a ?c } }",
            "SELECT ?a { VALUES ?c { :One } { SELECT ?c (COUNT(?a) AS ?n) { ?a a ?c } GROUP BY ?c } }",
            "SELECT ?a { VALUES ?c { :One } { ?a a ?c } UNION { ?a :two ?c } }",
        ] {
            assert!(wants_class(text, "One"), "{text}");
            assert!(!wants_class(text, "Two"), "{text}");
        }
    }

    #[test]
    fn predicates_that_a_query_lists_are_loaded_alone() {
        let text = "SELECT ?a { VALUES ?p { :one :two } ?a ?p ?b }";
        assert!(wants(text, "one") && wants(text, "two") && !wants(text, "three"));
        assert!(wants("SELECT ?a { VALUES ?p { :one UNDEF } ?a ?p ?b }", "three"));
    }

    #[test]
    fn a_list_that_does_not_bind_the_class_leaves_all_classes() {
        for text in [
            "SELECT ?a { ?a a ?c }",
            "SELECT ?a { VALUES ?c { :One UNDEF } ?a a ?c }",
            "SELECT ?a { ?a a ?c OPTIONAL { VALUES ?c { :One } } }",
            "SELECT ?a { { VALUES ?c { :One } } UNION { ?a a ?c } }",
            "SELECT ?a { VALUES ?c { :One } { SELECT ?a { ?a a ?c } } }",
            "SELECT ?a { VALUES ?c { :One } { SELECT ?c { ?a a ?c } LIMIT 1 } }",
            "SELECT ?a { VALUES ?c { :One } { SELECT (COUNT(?a) AS ?c) { ?a a ?c } } }",
            "SELECT ?a { VALUES ?c { :One } MINUS { ?a a ?c } }",
            "SELECT ?a { ?a a/:two ?c }",
        ] {
            assert!(wants_class(text, "Two"), "{text}");
        }
    }

    #[test]
    fn names_and_quotes_are_loaded_where_they_are_asked_for() {
        let bare = Wanted::by("SELECT ?a { ?a a <https://example.org/One> }");
        let named = bare.clone().with_names();
        let statement = |predicate: &str, object: &str| {
            let object = NamedNode::new_unchecked(object);
            Quad::new(iri("a"), NamedNode::new_unchecked(predicate), object, GraphName::DefaultGraph)
        };
        let label = statement("http://www.w3.org/2004/02/skos/core#prefLabel", "https://example.org/x");
        assert!(!bare.statement(&label) && named.statement(&label));
        assert!(named.statement(&statement(rdf::TYPE, "https://w3id.org/civicgraph/ns#Entity")));
        assert!(!named.statement(&statement(rdf::TYPE, "https://w3id.org/civicgraph/ns#Mention")));
        let quote = statement("https://w3id.org/civicgraph/ns#quote", "https://example.org/x");
        assert!(!named.statement(&quote) && named.with_evidence().statement(&quote));
    }
}
