//! Questions to a graph: the named queries of `queries/`, a user's file or text, in SPARQL.
//!
//! In: graph files and a [`Query`] with values for its parameters. Out: [`Answer`]s, written as a table or
//! in the standard SPARQL result forms. The default graph is the merge of all graphs ([`load()`] makes it), so
//! that nobody has to name one. Not here: how the graph is made ([`crate::rdf`]). Start at [`ask`].

mod answer;
mod bind;
mod catalogue;
mod error;
mod explain;
mod load;
mod names;
mod wanted;

pub use answer::{Answer, Form, Rows};
pub use catalogue::{Parameter, ParameterKind, Query, all, named};
pub use error::QueryError;
pub use explain::{ExplainedFact, Explanation, Sentence, explain};
pub use load::{load, load_wanted};
pub use names::Names;
pub(crate) use names::fold;
pub use wanted::Wanted;

use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store;

/// Answers `query` over a `store` made by [`load()`] or [`load_wanted`], with `(parameter, value)` pairs bound to it.
///
/// A value goes in as a checked RDF term, never as text; a name is looked up among the labels of the graph,
/// forgiving accents and spelling, and what was taken is told in [`Answer::notes`].
pub fn ask(store: &Store, query: &Query, parameters: &[(String, String)]) -> Result<Answer, QueryError> {
    let mut notes = Vec::new();
    let mut names = None;
    let text = bind::bind(query, parameters, &mut |parameter, value| {
        let names = names.get_or_insert_with(|| Names::of(store));
        bind::entities(names, parameter, value, &mut notes).map(Some)
    })?;
    let prepared = SparqlEvaluator::new()
        .parse_query(&text)
        .map_err(|e| QueryError::syntax(&query.name, &text, &e.to_string()))?;
    let failed =
        |e: oxigraph::sparql::QueryEvaluationError| QueryError::Evaluation(query.name.clone(), e.to_string());
    let rows = match prepared.on_store(store).execute().map_err(failed)? {
        QueryResults::Boolean(value) => Rows::Boolean(value),
        QueryResults::Graph(triples) => Rows::Graph(triples.collect::<Result<_, _>>().map_err(failed)?),
        QueryResults::Solutions(solutions) => {
            let columns = solutions.variables().iter().map(|v| v.as_str().to_owned()).collect();
            let rows = solutions
                .map(|row| row.map(|row| row.values().to_vec()))
                .collect::<Result<_, _>>()
                .map_err(failed)?;
            Rows::Table { columns, rows }
        }
    };
    Ok(Answer { rows, notes })
}
