//! Statements to a file, in any of six formats.

use super::GraphTriples;
use crate::ontology::iri::PREFIXES;
use oxigraph::io::{RdfFormat, RdfParser, RdfSerializer};
use oxigraph::model::Quad;
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

/// A serialisation of RDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One statement a line with its graph; streamed.
    NQuads,
    /// Graphs in braces; streamed.
    TriG,
    /// With prefixes, without graphs.
    Turtle,
    /// One statement a line, without graphs.
    NTriples,
    /// JSON.
    JsonLd,
    /// XML, without graphs.
    RdfXml,
}

impl Format {
    /// All formats with the name that chooses them, which is the ending of their files too.
    pub const ALL: [(&'static str, Self); 6] = [
        ("nq", Self::NQuads),
        ("trig", Self::TriG),
        ("ttl", Self::Turtle),
        ("nt", Self::NTriples),
        ("jsonld", Self::JsonLd),
        ("rdf", Self::RdfXml),
    ];

    /// The format of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, format)| *format)
    }

    /// The format that a file's ending tells.
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        Self::from_name(path.extension()?.to_str()?)
    }

    /// False for those that cannot say in which graph a statement stands.
    #[must_use]
    pub fn has_graphs(self) -> bool {
        matches!(self, Self::NQuads | Self::TriG | Self::JsonLd)
    }

    fn rdf(self) -> RdfFormat {
        match self {
            Self::NQuads => RdfFormat::NQuads,
            Self::TriG => RdfFormat::TriG,
            Self::Turtle => RdfFormat::Turtle,
            Self::NTriples => RdfFormat::NTriples,
            Self::JsonLd => RdfFormat::JsonLd { profile: oxigraph::io::JsonLdProfileSet::empty() },
            Self::RdfXml => RdfFormat::RdfXml,
        }
    }
}

/// Statements could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The file or pipe refused.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A line is no statement; an IRI was minted that is none.
    #[error("a statement is not valid RDF: {0}")]
    Statement(String),
}

/// Writes graphs one after the other.
///
/// N-Quads and TriG go out at once; what stands in several documents' graphs of one name (a derived edge)
/// is written at its first. The others are held back, sorted and freed of doubles.
pub struct Writer<W: Write> {
    format: Format,
    to: W,
    /// What is about to be written.
    buffer: Vec<u8>,
    /// Hashes of the statements of graphs that several documents share.
    shared: FxHashSet<u64>,
    held: BTreeSet<String>,
}

impl<W: Write> Writer<W> {
    /// A writer of `format` to `to`.
    pub fn new(to: W, format: Format) -> Self {
        Self { format, to, buffer: Vec::new(), shared: FxHashSet::default(), held: BTreeSet::new() }
    }

    /// Writes a graph; `shared` for one that other calls may name again.
    ///
    /// # Errors
    /// Where the output refuses.
    pub fn write(&mut self, part: &GraphTriples, shared: bool) -> Result<(), WriteError> {
        if self.format == Format::NQuads && !shared {
            return Ok(part.write_n_quads(&mut self.buffer, &mut self.to)?);
        }
        let mut lines = Vec::with_capacity(part.len());
        for (subject, rest) in part.iter() {
            let line = [subject, rest].concat();
            if !shared || self.shared.insert(crate::graph::hash(&line) ^ crate::graph::hash(&part.graph)) {
                lines.push(line);
            }
        }
        match self.format {
            Format::NQuads => {
                for line in lines {
                    writeln!(self.to, "{line} <{}> .", part.graph)?;
                }
            }
            Format::TriG => {
                let quads =
                    lines.iter().map(|line| format!("{line} <{}> .\n", part.graph)).collect::<String>();
                serialise(&mut self.to, Format::TriG, &quads)?;
            }
            Format::JsonLd => {
                self.held.extend(lines.iter().map(|line| format!("<{}> {line}", part.graph)));
            }
            Format::Turtle | Format::NTriples | Format::RdfXml => {
                self.held.extend(lines);
            }
        }
        Ok(())
    }

    /// Writes what was held back.
    ///
    /// # Errors
    /// Where the output refuses.
    pub fn finish(mut self) -> Result<W, WriteError> {
        match self.format {
            Format::NQuads | Format::TriG => {}
            Format::NTriples => {
                for line in &self.held {
                    writeln!(self.to, "{line} .")?;
                }
            }
            Format::JsonLd => {
                // Held by graph first, as JSON-LD nests them; N-Quads name the graph last.
                let quads = self.held.iter().filter_map(|line| line.split_once("> "));
                let quads = quads.map(|(graph, line)| format!("{line} {graph}> .\n")).collect::<String>();
                serialise(&mut self.to, self.format, &quads)?;
            }
            Format::Turtle | Format::RdfXml => {
                let triples = self.held.iter().map(|line| format!("{line} .\n")).collect::<String>();
                serialise(&mut self.to, self.format, &triples)?;
            }
        }
        self.to.flush()?;
        Ok(self.to)
    }
}

fn serialise(to: impl Write, format: Format, quads: &str) -> Result<(), WriteError> {
    let mut serializer = RdfSerializer::from_format(format.rdf());
    for (name, iri) in PREFIXES {
        serializer =
            serializer.with_prefix(*name, *iri).map_err(|error| WriteError::Statement(error.to_string()))?;
    }
    let mut serializer = serializer.for_writer(to);
    for quad in RdfParser::from_format(RdfFormat::NQuads).for_slice(quads) {
        let quad: Quad = quad.map_err(|error| WriteError::Statement(error.to_string()))?;
        serializer.serialize_quad(&quad)?;
    }
    serializer.finish()?;
    Ok(())
}
