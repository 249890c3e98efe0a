//! Spans and sources: the one way in which every stage points into a document.
//!
//! In: the text of a file as read (decoded, otherwise untouched: byte order mark, CRLF and
//! no-break spaces stay). Out: [`Source`], [`Span`]. Not here: what the text means.

mod source;
mod span;
pub(crate) mod table;

pub use source::{LineColumn, Source};
pub use span::Span;
