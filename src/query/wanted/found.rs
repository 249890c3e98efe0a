//! What a query's patterns name: predicates, classes, graphs.

use super::listed::Listed;
use crate::ontology::iri::rdf;
use rustc_hash::FxHashSet;
use spargebra::algebra::{Expression, GraphPattern, OrderExpression, PropertyPathExpression};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};

/// What was met so far.
#[derive(Default)]
pub(super) struct Found {
    /// Predicates.
    pub(super) named: FxHashSet<String>,
    /// Objects of `a`.
    pub(super) classes: FxHashSet<String>,
    /// Any predicate may matter, in any graph.
    pub(super) any: bool,
    /// Any class may.
    pub(super) any_class: bool,
    /// Graphs named or listed.
    pub(super) graphs: FxHashSet<String>,
    /// Any graph may matter.
    pub(super) any_graph: bool,
    /// Something is asked of the merge of all graphs.
    pub(super) merged: bool,
    /// How many GRAPH patterns are open.
    within: usize,
}

impl Found {
    /// Walks a pattern; `listed` holds what the patterns joined with it allow its variables to be.
    pub(super) fn pattern(&mut self, pattern: &GraphPattern, listed: &Listed) {
        match pattern {
            GraphPattern::Bgp { patterns } => {
                self.merged |= self.within == 0 && !patterns.is_empty();
                patterns.iter().for_each(|triple| self.triple(triple, listed));
            }
            GraphPattern::Path { path, .. } => {
                self.merged |= self.within == 0;
                self.path(path);
            }
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
            GraphPattern::Graph { name, inner } => {
                self.graph(name, listed);
                // `GRAPH ?g {}` asks which graphs there are.
                self.any |= matches!(&**inner, GraphPattern::Bgp { patterns } if patterns.is_empty());
                self.within += 1;
                self.pattern(inner, listed);
                self.within -= 1;
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

    fn graph(&mut self, name: &NamedNodePattern, listed: &Listed) {
        match name {
            NamedNodePattern::NamedNode(graph) => {
                self.graphs.insert(graph.as_str().to_owned());
            }
            NamedNodePattern::Variable(variable) => match listed.nodes(variable) {
                Some(graphs) => self.graphs.extend(graphs.map(str::to_owned)),
                None => self.any_graph = true,
            },
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
