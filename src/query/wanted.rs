//! What of a graph a query can look at, so that the rest need not be loaded.
//!
//! In: a query's text. Out: the predicates that it names, the classes that it asks `a` for and the graphs that it
//! looks into; or nothing where it may ask for any: a predicate that is a variable, DESCRIBE, an empty graph
//! pattern, a path that also matches without an edge. A graph holds every mention with its place and class;
//! questions about facts name none of that and load a twentieth of the graph.

mod found;
mod listed;

use super::names::LABELS;
use super::{Query, QueryError, bind};
use crate::ontology::iri::{cg, rdf};
use found::Found;
use listed::Listed;
use oxigraph::model::{GraphName, Quad, Term};
use rustc_hash::FxHashSet;
use spargebra::SparqlParser;

/// What to load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// All where there is no set.
    predicates: Option<FxHashSet<String>>,
    /// Objects of `rdf:type`, beside the predicates.
    classes: Option<FxHashSet<String>>,
    /// Graphs that are kept apart; all where there is no set.
    graphs: Option<FxHashSet<String>>,
    merged: bool,
}

impl Wanted {
    /// What `query` needs with these `(parameter, value)` pairs.
    ///
    /// Fails on an unknown or missing parameter and on a value of the wrong form, before a graph is read.
    pub fn of(query: &Query, parameters: &[(String, String)]) -> Result<Self, QueryError> {
        let mut names = false;
        let text = bind::bind(query, parameters, &mut |_, _| {
            names = true;
            Ok(None)
        })?;
        let wanted = Self::by(&text);
        Ok(if names { wanted.with_names() } else { wanted })
    }

    /// What this query needs. A text that does not parse wants everything: the error comes when it is asked.
    #[must_use]
    pub fn by(text: &str) -> Self {
        use spargebra::Query::{Ask, Construct, Describe, Select};
        let mut found = Found::default();
        match SparqlParser::new().parse_query(text) {
            Ok(
                Select { pattern, dataset, .. }
                | Construct { pattern, dataset, .. }
                | Ask { pattern, dataset, .. },
            ) => {
                found.any_graph = dataset.is_some();
                found.pattern(&pattern, &Listed::default());
            }
            Ok(Describe { .. }) | Err(_) => return Self::everything(),
        }
        Self {
            predicates: (!found.any).then_some(found.named),
            classes: (!found.any && !found.any_class).then_some(found.classes),
            graphs: (!found.any && !found.any_graph).then_some(found.graphs),
            merged: found.any || found.merged,
        }
    }

    /// All statements, merged and in their graphs.
    #[must_use]
    pub fn everything() -> Self {
        Self { predicates: None, classes: None, graphs: None, merged: true }
    }

    /// The merge alone: nobody asks which graph says what.
    #[must_use]
    pub fn without_graphs(self) -> Self {
        Self { graphs: Some(FxHashSet::default()), ..self }
    }

    /// Also what finds entities by their names, in the merge.
    #[must_use]
    pub fn with_names(mut self) -> Self {
        self.merged = true;
        if let Some(predicates) = &mut self.predicates {
            predicates.extend(LABELS.map(|(label, _)| label.to_owned()));
            predicates.insert(rdf::TYPE.to_owned());
        }
        if let Some(classes) = &mut self.classes {
            classes.insert(cg::ENTITY_CLASS.to_owned());
        }
        self
    }

    /// Also the quotes of facts, in the merge.
    #[must_use]
    pub fn with_evidence(mut self) -> Self {
        self.merged = true;
        if let Some(predicates) = &mut self.predicates {
            predicates.extend([cg::EVIDENCE, cg::QUOTE].map(str::to_owned));
        }
        self
    }

    /// True where it may matter that this graph says it.
    #[must_use]
    pub fn graph(&self, graph: &GraphName) -> bool {
        match graph {
            GraphName::DefaultGraph => false,
            GraphName::NamedNode(name) => among(&self.graphs, name.as_str()),
            GraphName::BlankNode(_) => self.graphs.is_none(),
        }
    }

    /// True where it may matter that any graph says it.
    #[must_use]
    pub fn merged(&self) -> bool {
        self.merged
    }

    /// True where this statement may matter.
    #[must_use]
    pub fn statement(&self, quad: &Quad) -> bool {
        among(&self.predicates, quad.predicate.as_str())
            && match &quad.object {
                Term::NamedNode(class) if quad.predicate.as_str() == rdf::TYPE => {
                    among(&self.classes, class.as_str())
                }
                _ => true,
            }
    }
}

fn among(set: &Option<FxHashSet<String>>, iri: &str) -> bool {
    set.as_ref().is_none_or(|s| s.contains(iri))
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
        let keeps =
            |text: &str, graph: &str| Wanted::by(&format!("{PREFIX}{text}")).graph(&iri(graph).into());
        assert!(!keeps("SELECT ?a { ?a a :One }", "g"));
        for text in [
            "SELECT ?a { OPTIONAL { GRAPH ?g { ?a a :One } } }",
            "SELECT ?a FROM :g { ?a a :One }",
            "SELECT ?a { VALUES ?g { :h } { SELECT ?a { GRAPH ?g { ?a a :One } } } }",
            "DESCRIBE :x",
        ] {
            assert!(keeps(text, "g"), "{text}");
        }
        for text in [
            "SELECT ?a { GRAPH :g { ?a a :One } }",
            "SELECT ?a { VALUES ?g { :g } GRAPH ?g { ?a a :One } OPTIONAL { GRAPH ?g { ?a :two ?b } } }",
        ] {
            assert!(keeps(text, "g") && !keeps(text, "h"), "{text}");
        }
    }

    #[test]
    fn the_merge_is_left_out_where_all_is_asked_of_graphs() {
        let merges = |text: &str| Wanted::by(&format!("{PREFIX}{text}")).merged();
        assert!(!merges("SELECT ?a { GRAPH :g { ?a a :One FILTER EXISTS { ?a :two/:three ?b } } }"));
        for text in [
            "SELECT ?a { GRAPH :g { ?a a :One } ?a :two ?b }",
            "SELECT ?a { GRAPH :g { ?a a :One } FILTER NOT EXISTS { ?a :two+ ?b } }",
            "SELECT ?a FROM :g { ?a a :One }",
        ] {
            assert!(merges(text), "{text}");
        }
        assert!(Wanted::by("SELECT ?a { GRAPH <https://example.org/g> { ?a ?p ?b } }").with_names().merged());
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
