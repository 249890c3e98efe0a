//! What can go wrong with an export, with the remedy.

use oxigraph::io::RdfParseError;

/// An export that did not happen.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum ExportError {
    /// The input cannot be opened or read.
    #[error("{file}: cannot be read: {reason}\n  help: give a graph that `civicgraph extract` wrote")]
    Read { file: String, reason: String },
    /// The ending of the input is of no RDF format.
    #[error(
        "{file}: not a graph file: its ending is of no known format\n  help: use .nq, .trig, .ttl, .nt, .jsonld or .rdf"
    )]
    UnknownInput { file: String },
    /// The input is broken or cut off.
    #[error("{file}{place}: not a whole graph: {reason}\n  help: the file may be cut off; extract it again")]
    Parse { file: String, place: String, reason: String },
    /// The temporary folder is full or closed.
    #[error("the temporary folder cannot be used: {0}\n  help: set TMPDIR to a folder with room")]
    Temporary(String),
    /// The output cannot be written.
    #[error("{file}: cannot be written: {reason}")]
    Write { file: String, reason: String },
    /// The output broke off; a closed pipe keeps its kind.
    #[error("the output cannot be written: {0}")]
    Output(#[from] std::io::Error),
    /// A format of several files was asked to write one.
    #[error("{0} is written to a folder\n  help: name it with -o")]
    WantsFolder(&'static str),
    /// A format that this program was built without.
    #[error(
        "this program was built without {format}\n  help: cargo install --path . --features {feature}, in the folder of \
         its source"
    )]
    NotBuilt { format: &'static str, feature: &'static str },
    /// A name that no entity of the graph has.
    #[error("no entity is called `{name}`{hint}")]
    NoSuchName { name: String, hint: String },
    /// A class that the ontology does not have.
    #[error("no class `{class}` in the ontology{hint}")]
    NoSuchClass { class: String, hint: String },
}

impl From<csv::Error> for ExportError {
    fn from(error: csv::Error) -> Self {
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Self::Output(error),
            other => Self::Output(std::io::Error::other(format!("{other:?}"))),
        }
    }
}

impl ExportError {
    pub(super) fn read(file: &str, error: std::io::Error) -> Self {
        Self::Read { file: file.to_owned(), reason: error.to_string() }
    }

    pub(super) fn temporary(error: &std::io::Error) -> Self {
        Self::Temporary(error.to_string())
    }

    /// `before` is the number of lines that the parser was not shown.
    pub(super) fn parse(file: &str, before: u64, error: &RdfParseError) -> Self {
        let place = match error {
            RdfParseError::Syntax(syntax) => syntax
                .location()
                .map(|range| format!(":{}:{}", before + range.start.line + 1, range.start.column + 1)),
            RdfParseError::Io(_) => None,
        };
        Self::Parse { file: file.to_owned(), place: place.unwrap_or_default(), reason: error.to_string() }
    }
}
