//! A document's text as read, with its line and code-point indices.

use super::Span;

/// A place in a source as people count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    /// From 1.
    pub line: usize,
    /// From 1, in code points.
    pub column: usize,
}

/// The text of one document exactly as it was read, with the name it was read under.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it came from: a path, `-`, or `path#record` for a record of a shelf.
    pub name: String,
    /// The decoded text; offsets of every stage point into it.
    pub text: String,
    line_starts: Vec<u32>,
    /// Code points before each multiple of [`STRIDE`] bytes, so that conversion is a short scan.
    checkpoints: Vec<u32>,
}

const STRIDE: usize = 64;

impl Source {
    /// Indexes `text`.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let bytes = text.as_bytes();
        let line_starts =
            std::iter::once(0).chain(memchr::memchr_iter(b'\n', bytes).map(|i| i as u32 + 1)).collect();
        let mut count = 0;
        let checkpoints = bytes
            .chunks(STRIDE)
            .map(|chunk| {
                let before = count;
                count += chunk.iter().filter(|b| is_char_start(**b)).count() as u32;
                before
            })
            .collect();
        Self { name: name.into(), text, line_starts, checkpoints }
    }

    /// The text under a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The line and column of a byte offset.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> LineColumn {
        let line = self.line_starts.partition_point(|&s| s as usize <= offset).max(1);
        let start = self.line_starts[line - 1] as usize;
        let column = self.text.as_bytes()[start..offset].iter().filter(|b| is_char_start(**b)).count() + 1;
        LineColumn { line, column }
    }

    /// A span as Unicode code points `(begin, end)`, end exclusive, as the graph shows it.
    #[must_use]
    pub fn code_points(&self, span: Span) -> (usize, usize) {
        (self.code_point(span.start as usize), self.code_point(span.end as usize))
    }

    fn code_point(&self, offset: usize) -> usize {
        let Some(&before) = self.checkpoints.get(offset / STRIDE) else {
            return self.text.chars().count();
        };
        let from = offset / STRIDE * STRIDE;
        before as usize + self.text.as_bytes()[from..offset].iter().filter(|b| is_char_start(**b)).count()
    }
}

fn is_char_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}
