//! Graph files to a store in memory.
//!
//! The default graph is the RDF merge of all graphs, made here: a union taken while a query is answered would
//! give a label once for each document that tells it, and a query that joins three of them the product.

use super::{QueryError, Wanted};
use oxigraph::io::{RdfFormat, RdfParseError, RdfParser};
use oxigraph::model::{GraphName, GraphNameRef, Quad};
use oxigraph::store::Store;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// The graph that holds the merge of all.
pub(super) const MERGED: Option<GraphNameRef<'static>> = Some(GraphNameRef::DefaultGraph);

/// Loads graph files into a store, merged in the default graph and each in its own; `-` is N-Quads on
/// standard input.
///
/// Fails on the first file that does not open or parse, with line and column.
pub fn load<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Result<Store, QueryError> {
    load_wanted(paths, &Wanted::everything())
}

/// Loads of graph files what a query needs, merged in the default graph and in the graphs that it names.
///
/// Fails as [`load`] does; what is left out is read and checked all the same.
pub fn load_wanted<P: AsRef<Path>>(
    paths: impl IntoIterator<Item = P>,
    wanted: &Wanted,
) -> Result<Store, QueryError> {
    let store = Store::new()?;
    for path in paths {
        let path = path.as_ref();
        if path == Path::new("-") {
            load_reader(&store, path, RdfFormat::NQuads, std::io::stdin().lock(), wanted)?;
            continue;
        }
        let format = path
            .extension()
            .and_then(|e| RdfFormat::from_extension(&e.to_string_lossy()))
            .ok_or_else(|| QueryError::Format(path.to_path_buf()))?;
        let file = File::open(path).map_err(|source| QueryError::Io { path: path.to_path_buf(), source })?;
        load_reader(&store, path, format, BufReader::new(file), wanted)?;
    }
    Ok(store)
}

fn load_reader(
    store: &Store,
    path: &Path,
    format: RdfFormat,
    from: impl Read,
    wanted: &Wanted,
) -> Result<(), QueryError> {
    let mut batch = Vec::new();
    for quad in RdfParser::from_format(format).for_reader(from) {
        let quad = quad.map_err(|error| graph_error(path, error))?;
        if wanted.statement(&quad) {
            if wanted.graph(&quad.graph_name) {
                batch.push(quad.clone());
            }
            if wanted.merged() {
                batch.push(Quad { graph_name: GraphName::DefaultGraph, ..quad });
            }
        }
        if batch.len() >= 100_000 {
            store.extend(std::mem::take(&mut batch))?;
        }
    }
    store.extend(batch)?;
    Ok(())
}

fn graph_error(path: &Path, error: RdfParseError) -> QueryError {
    match error {
        RdfParseError::Io(source) => QueryError::Io { path: path.to_path_buf(), source },
        RdfParseError::Syntax(error) => {
            let place = error.location().map_or((0, 0), |l| (l.start.line, l.start.column));
            QueryError::Graph {
                path: path.to_path_buf(),
                line: place.0 + 1,
                column: place.1 + 1,
                message: error.to_string(),
                help: "the file may be cut off; write it again with `civicgraph extract`",
            }
        }
    }
}
