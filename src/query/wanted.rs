//! What of a graph a query can look at, so that the rest need not be loaded.
//!
//! In: a query's text. Out: the predicates it names, or nothing where it may ask for any: a predicate that
//! is a variable, DESCRIBE, an empty graph pattern, a path that also matches without an edge. A graph holds
//! every mention with its place; questions about facts name none of that and load a tenth of the graph.

use crate::ontology::iri::CG;
use rustc_hash::FxHashSet;
use spargebra::algebra::{Expression, GraphPattern, OrderExpression, PropertyPathExpression};
use spargebra::term::NamedNodePattern;
use spargebra::{Query, SparqlParser};

/// Predicates to load; everything where there is no set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    predicates: Option<FxHashSet<String>>,
}

/// Beside what a query names: the labels and classes that its parameters are looked up by, and the quotes
/// that `--evidence` adds.
const ALWAYS: [&str; 4] = [
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://www.w3.org/2004/02/skos/core#altLabel",
];

impl Wanted {
    /// What this query needs, its evidence included. A text that does not parse wants everything: the error
    /// comes when it is asked.
    #[must_use]
    pub fn by(text: &str) -> Self {
        let mut found = Found::default();
        let all = match SparqlParser::new().parse_query(text) {
            Ok(
                Query::Select { pattern, .. } | Query::Construct { pattern, .. } | Query::Ask { pattern, .. },
            ) => {
                found.pattern(&pattern);
                found.any
            }
            Ok(Query::Describe { .. }) | Err(_) => true,
        };
        if all {
            return Self::default();
        }
        found.named.extend(ALWAYS.map(str::to_owned));
        found.named.extend(["evidence", "quote"].map(|name| format!("{CG}{name}")));
        Self { predicates: Some(found.named) }
    }

    /// True where a statement of this predicate may matter.
    #[must_use]
    pub fn predicate(&self, iri: &str) -> bool {
        self.predicates.as_ref().is_none_or(|named| named.contains(iri))
    }
}

/// Predicates met so far.
#[derive(Default)]
struct Found {
    named: FxHashSet<String>,
    any: bool,
}

impl Found {
    fn pattern(&mut self, pattern: &GraphPattern) {
        match pattern {
            GraphPattern::Bgp { patterns } => {
                for triple in patterns {
                    match &triple.predicate {
                        NamedNodePattern::NamedNode(node) => {
                            self.named.insert(node.as_str().to_owned());
                        }
                        NamedNodePattern::Variable(_) => self.any = true,
                    }
                }
            }
            GraphPattern::Path { path, .. } => self.path(path),
            GraphPattern::Join { left, right }
            | GraphPattern::Union { left, right }
            | GraphPattern::Minus { left, right } => {
                self.pattern(left);
                self.pattern(right);
            }
            GraphPattern::LeftJoin { left, right, expression } => {
                self.pattern(left);
                self.pattern(right);
                expression.iter().for_each(|e| self.expression(e));
            }
            GraphPattern::Filter { expr, inner } => {
                self.expression(expr);
                self.pattern(inner);
            }
            GraphPattern::Extend { inner, expression, .. } => {
                self.expression(expression);
                self.pattern(inner);
            }
            GraphPattern::Graph { inner, .. } => {
                // `GRAPH ?g {}` asks which graphs there are.
                self.any |= matches!(&**inner, GraphPattern::Bgp { patterns } if patterns.is_empty());
                self.pattern(inner);
            }
            GraphPattern::OrderBy { inner, expression } => {
                for order in expression {
                    let (OrderExpression::Asc(by) | OrderExpression::Desc(by)) = order;
                    self.expression(by);
                }
                self.pattern(inner);
            }
            GraphPattern::Project { inner, .. }
            | GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner }
            | GraphPattern::Slice { inner, .. } => self.pattern(inner),
            // EXISTS within an aggregate is rare enough to pay for.
            GraphPattern::Group { inner, aggregates, .. } => {
                self.any |= aggregates.iter().any(|(_, a)| a.to_string().contains("EXISTS"));
                self.pattern(inner);
            }
            GraphPattern::Values { .. } => {}
            // SERVICE, and what the library may add.
            _ => self.any = true,
        }
    }

    fn path(&mut self, path: &PropertyPathExpression) {
        match path {
            PropertyPathExpression::NamedNode(node) => {
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
            Expression::Exists(pattern) => self.pattern(pattern),
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
    use super::Wanted;

    fn wants(text: &str, predicate: &str) -> bool {
        Wanted::by(text).predicate(&format!("https://example.org/{predicate}"))
    }

    #[test]
    fn what_a_query_names_is_loaded_and_the_rest_is_not() {
        let text = "PREFIX : <https://example.org/> SELECT ?a { GRAPH ?g { ?a :one|^:two/:three+ ?b } OPTIONAL { ?b :four ?c }
             FILTER(IF(EXISTS { ?a :five ?c }, true, ?b IN (1, 2))) { SELECT ?a { ?a :six ?d } } MINUS { ?a :seven ?b } }
             ORDER BY ?a";
        for predicate in ["one", "two", "three", "four", "five", "six", "seven"] {
            assert!(wants(text, predicate), "{predicate}");
        }
        assert!(!wants(text, "eight"));
        assert!(Wanted::by(text).predicate("http://www.w3.org/2004/02/skos/core#prefLabel"));
    }

    #[test]
    fn a_query_that_may_ask_for_any_predicate_loads_all() {
        for text in [
            "SELECT * { ?a ?p ?b }",
            "DESCRIBE <https://example.org/x>",
            "SELECT ?g { GRAPH ?g {} }",
            "SELECT ?a { ?a <https://example.org/one>* ?b }",
            "SELECT ?a { ?a !<https://example.org/one> ?b }",
            "no SPARQL at all",
        ] {
            assert!(wants(text, "eight"), "{text}");
        }
    }
}
