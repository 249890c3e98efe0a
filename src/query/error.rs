//! What can go wrong with a question, each with its place and a remedy.

use std::path::PathBuf;

/// A question that was not answered.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// No query of this name, and no such file.
    #[error("no query is named {name:?}{}; `civicgraph query --list` shows them", hint(.meant))]
    Unknown {
        /// As asked.
        name: String,
        /// The nearest one.
        meant: Option<String>,
    },
    /// Nothing in the graph has this name or IRI.
    #[error("nothing in the graph is named {name:?}{}", hint(.meant))]
    Nothing {
        /// As asked.
        name: String,
        /// The nearest label.
        meant: Option<String>,
    },
    /// SPARQL that does not parse.
    #[error("{name}:{line}:{column}: {message}\n  {excerpt}")]
    Syntax {
        /// Query or file.
        name: String,
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What the parser expected.
        message: String,
        /// The line.
        excerpt: String,
    },
    /// A parameter that the query does not have.
    #[error("query {query} has no parameter {parameter:?}{}; it has: {known}", hint(.meant))]
    Parameter {
        /// The query.
        query: String,
        /// As given.
        parameter: String,
        /// The nearest one.
        meant: Option<String>,
        /// All of them.
        known: String,
    },
    /// A parameter without a value and without a default.
    #[error("query {query} needs --param {parameter}=VALUE ({doc})")]
    Required {
        /// The query.
        query: String,
        /// The parameter.
        parameter: String,
        /// What it is.
        doc: String,
    },
    /// A value that does not fit its parameter.
    #[error("--param {parameter}={value}: {message}")]
    Value {
        /// The parameter.
        parameter: String,
        /// As given.
        value: String,
        /// What would fit.
        message: String,
    },
    /// The query ran into an error.
    #[error("{0}: {1}")]
    Evaluation(String, String),
    /// A query without a graph to ask.
    #[error("query {0} needs a graph file: `civicgraph query {0} graph.nq`")]
    NoGraph(String),
    /// A graph or query file that cannot be opened.
    #[error("{}: {source}; check the path", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A graph file with an unknown ending.
    #[error("{}: unknown kind of graph file; known endings: nq, nt, ttl, trig, jsonld, rdf", .0.display())]
    Format(PathBuf),
    /// A graph file that does not parse, often because it was cut off.
    #[error("{}:{line}:{column}: {message}; {help}", path.display())]
    Graph {
        /// The file.
        path: PathBuf,
        /// From 1.
        line: u64,
        /// From 1.
        column: u64,
        /// What the parser said.
        message: String,
        /// What to do.
        help: &'static str,
    },
    /// The store refused.
    #[error("the store failed: {0}")]
    Store(#[from] oxigraph::store::StorageError),
    /// The answer could not be written.
    #[error("the answer could not be written: {0}")]
    Write(#[from] std::io::Error),
}

fn hint(meant: &Option<String>) -> String {
    meant.as_ref().map_or(String::new(), |m| format!("; did you mean {m}"))
}

impl QueryError {
    /// Takes the place out of the parser's "error at 3:7: expected ...".
    pub(super) fn syntax(name: &str, text: &str, message: &str) -> Self {
        let place = message.strip_prefix("error at ").and_then(|rest| {
            let (place, rest) = rest.split_once(": ")?;
            let (line, column) = place.split_once(':')?;
            Some((line.parse().ok()?, column.parse().ok()?, rest))
        });
        let (line, column, message) = place.unwrap_or((1, 1, message));
        let excerpt = text.lines().nth(line - 1).or(text.lines().last()).unwrap_or("").trim().to_owned();
        Self::Syntax { name: name.to_owned(), line, column, message: message.to_owned(), excerpt }
    }
}
