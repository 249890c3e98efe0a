//! Loads a graph once and times each named query over it: `cargo run --release --example ask -- graph.nq`.
//!
//! Out, tab-separated: what, seconds, rows. Entities that a query must be given are those that the graph
//! names first; `benches/growth.py` runs this for graphs of several sizes.

use civicgraph::query::{self, ParameterKind, Rows};
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("which graph? one N-Quads file")?;
    let started = Instant::now();
    let store = query::load([&path])?;
    println!("load\t{:.3}\t{}", started.elapsed().as_secs_f64(), store.len()?);
    let some = |class: &str, n: usize| -> Result<Vec<String>, Box<dyn std::error::Error>> {
        let text = format!(
            "PREFIX cg: <https://w3id.org/civicgraph/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
             SELECT DISTINCT ?v WHERE {{ {class} }} LIMIT {n}"
        );
        let ad_hoc = query::Query { name: "parameters".to_owned(), text, ..query::Query::default() };
        match query::ask(&store, &ad_hoc, &[])?.rows {
            Rows::Table { rows, .. } => Ok(rows
                .iter()
                .filter_map(|row| match row.first() {
                    Some(Some(oxigraph::model::Term::Literal(l))) => Some(l.value().to_owned()),
                    Some(Some(oxigraph::model::Term::NamedNode(n))) => Some(n.as_str().to_owned()),
                    _ => None,
                })
                .collect()),
            _ => Ok(Vec::new()),
        }
    };
    let people = some("?s a cg:Person ; skos:prefLabel ?v", 2)?;
    let graphs = some("GRAPH ?v { ?s a cg:Document }", 2)?;
    for query in query::all() {
        let mut given = Vec::new();
        let (mut person, mut graph) = (people.iter(), graphs.iter());
        for parameter in query.parameters.iter().filter(|p| p.required) {
            let value = match parameter.kind {
                ParameterKind::Entity => person.next().cloned(),
                ParameterKind::Iri => graph.next().cloned(),
                ParameterKind::From | ParameterKind::To => Some("2015".to_owned()),
                _ => None,
            };
            given.extend(value.map(|value| (parameter.name.clone(), value)));
        }
        let started = Instant::now();
        match query::ask(&store, &query, &given) {
            Ok(answer) => {
                let rows = match answer.rows {
                    Rows::Table { rows, .. } => rows.len(),
                    Rows::Graph(triples) => triples.len(),
                    Rows::Boolean(_) => 1,
                };
                println!("{}\t{:.3}\t{rows}", query.name, started.elapsed().as_secs_f64());
            }
            Err(e) => eprintln!("{}: {e}", query.name),
        }
    }
    Ok(())
}
