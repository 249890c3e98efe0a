//! A graph into the tools that people use: RDF, property graphs, pictures, tables.
//!
//! In: a graph file of the shape that GRAPH.md gives. Out: one file or a folder, as the target wants. The
//! graph is never held whole: [`Sorted`] sorts its statements by subject, on disk where it is large,
//! [`wholes`] gives one thing after another, and [`PropertyGraph`] makes nodes and edges of them. What a format
//! wants to know of things that another names comes beside it, joined by sorting (`known`): no map of entities is
//! held. To add a format: a file with its writer and a line in [`FORMATS`]. Not here: extraction. Start at
//! [`Format::write`].

mod bulk;
mod cypher;
mod derived;
mod dot;
mod error;
mod files;
mod folder;
mod format;
mod ftm;
mod gexf;
mod graphml;
mod json;
mod jsonld;
mod known;
mod ladybug;
mod lines;
mod nanopub;
mod plain_csv;
mod property;
mod property_graph;
mod rdf;
mod rdf12;
#[cfg(test)]
mod read_back;
mod sorted;
mod statement;
mod tables;
mod text;
mod whole;

pub use dot::{Arrangement, Clusters, Ego, Picture};
pub use error::ExportError;
pub use folder::Folder;
pub use format::{FORMATS, Format, Job, Report, Target};
pub use property::{Edge, Left, Node, Projected, Properties, Value, ValueType, project};
pub use property_graph::{End, PropertyGraph, Table};
pub use rdf::write_rdf;
pub use sorted::Sorted;
pub use whole::{Record, Whole, wholes};
