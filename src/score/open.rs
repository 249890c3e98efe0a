//! A graph file to the view that the score has of it.

use super::GraphView;
use oxigraph::io::{RdfFormat, RdfParser};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// A graph file that could not be read.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum OpenError {
    /// Its ending is of no RDF format.
    #[error("{file}: the ending tells no graph format\n  help: use .nq, .nt, .ttl or .trig")]
    Format { file: String },
    /// It cannot be opened.
    #[error("{file}: cannot be read: {reason}")]
    Read { file: String, reason: String },
    /// It is broken or cut off.
    #[error("{file}: not a whole graph: {reason}\n  help: the file may be cut off; extract it again")]
    Parse { file: String, reason: String },
}

impl GraphView {
    /// Reads a graph file; its ending tells the format.
    ///
    /// # Errors
    /// When the file cannot be opened, is of no known format, or breaks off.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let file = path.display().to_string();
        let Some(format) = path.extension().and_then(|e| e.to_str()).and_then(RdfFormat::from_extension)
        else {
            return Err(OpenError::Format { file });
        };
        let reader =
            File::open(path).map_err(|e| OpenError::Read { file: file.clone(), reason: e.to_string() })?;
        let quads: Result<Vec<_>, _> =
            RdfParser::from_format(format).for_reader(BufReader::new(reader)).collect();
        Ok(Self::new(quads.map_err(|e| OpenError::Parse { file, reason: e.to_string() })?))
    }
}
