//! A graph into the tools that people use: RDF, property graphs, pictures, tables.
//!
//! In: a graph file of the shape that GRAPH.md gives. Out: one file or a folder, as the target wants. The
//! graph is never held whole: [`Sorted`] sorts its statements by subject, on disk where it is large, and
//! [`wholes`] gives one thing after another. Not here: extraction.

mod error;
mod property;
mod sorted;
mod whole;

pub use error::ExportError;
pub use property::{Edge, Left, Node, Projected, Properties, Value, ValueType, project};
pub use sorted::Sorted;
pub use whole::{Record, Whole, wholes};
