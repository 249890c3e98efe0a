//! A graph file to its statements sorted by subject, in memory that does not grow with the graph.
//!
//! Every export reads the graph as one thing after another: a fact with its evidence and amounts, an entity
//! with its mentions. Parts are named under their whole (`.../fact/x/evidence/y`), so sorting by subject
//! with `/` before every other character brings them together. Runs of bounded size are sorted in memory,
//! spilled, and merged: Knuth, The Art of Computer Programming, volume 3, section 5.4.

use super::ExportError;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Quad;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Seek, Write};
use std::path::Path;

/// Bytes of statements that are sorted in memory at a time.
const RUN: usize = 64 << 20;

/// The statements of a graph, sorted by subject, to be read as often as wanted.
#[derive(Debug)]
pub struct Sorted {
    source: String,
    store: Store,
}

#[derive(Debug)]
enum Store {
    Memory(Vec<String>),
    Spilled(File),
}

impl Sorted {
    /// Reads and sorts the statements of graph files; the ending of each tells its format, `-` is N-Quads on
    /// standard input. A statement that stands in several counts once.
    ///
    /// # Errors
    /// When one cannot be read, has an ending of no known format, or breaks off; with file and line.
    pub fn open<P: AsRef<Path>>(paths: &[P]) -> Result<Self, ExportError> {
        let mut sorter = Sorter::new(RUN);
        let mut names = Vec::new();
        for path in paths {
            let path = path.as_ref();
            let source = path.display().to_string();
            if path == Path::new("-") {
                sorter.read(&source, std::io::stdin().lock(), RdfFormat::NQuads)?;
            } else {
                let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
                let format = RdfFormat::from_extension(extension)
                    .ok_or_else(|| ExportError::UnknownInput { file: source.clone() })?;
                let file = File::open(path).map_err(|e| ExportError::read(&source, e))?;
                sorter.read(&source, BufReader::new(file), format)?;
            }
            names.push(source);
        }
        sorter.finish(names.join(", "))
    }

    /// Reads and sorts statements; `run` bounds the bytes sorted in memory at a time.
    ///
    /// # Errors
    /// As [`Sorted::open`].
    pub fn from_reader(
        source: &str,
        reader: impl std::io::Read,
        format: RdfFormat,
        run: usize,
    ) -> Result<Self, ExportError> {
        let mut sorter = Sorter::new(run);
        sorter.read(source, reader, format)?;
        sorter.finish(source.to_owned())
    }

    /// The same statements sorted by named graph, then subject.
    pub(super) fn by_graph(&self) -> Result<Self, ExportError> {
        let mut sorter = Sorter::new(RUN);
        for quad in self.statements()? {
            let quad = quad?;
            // No statement holds a bare tab, so that this key is told from what follows.
            sorter.push(format!("{}\t{quad}", quad.graph_name))?;
        }
        sorter.finish(self.source.clone())
    }

    /// The names of the files that were read.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// All statements in order, parsed anew at each call.
    ///
    /// # Errors
    /// Each item may be an error of reading the temporary file back.
    pub fn statements(&self) -> Result<impl Iterator<Item = Result<Quad, ExportError>> + '_, ExportError> {
        let lines: Box<dyn Iterator<Item = std::io::Result<String>>> = match &self.store {
            Store::Memory(lines) => Box::new(lines.iter().map(|l| Ok(l.clone()))),
            Store::Spilled(file) => {
                let mut file = file.try_clone().map_err(|e| ExportError::temporary(&e))?;
                file.rewind().map_err(|e| ExportError::temporary(&e))?;
                Box::new(BufReader::with_capacity(1 << 16, file).lines())
            }
        };
        let parser = oxigraph::io::RdfParser::from_format(RdfFormat::NQuads);
        let reader = LineReader { lines, buffer: Vec::new(), at: 0 };
        let source = self.source.clone();
        Ok(parser.for_reader(reader).map(move |quad| quad.map_err(|e| ExportError::parse(&source, &e))))
    }
}

/// Sorts statements as they come.
struct Sorter {
    run: usize,
    lines: Vec<String>,
    bytes: usize,
    runs: Vec<File>,
}

impl Sorter {
    fn new(run: usize) -> Self {
        Self { run, lines: Vec::new(), bytes: 0, runs: Vec::new() }
    }

    fn read(
        &mut self,
        source: &str,
        reader: impl std::io::Read,
        format: RdfFormat,
    ) -> Result<(), ExportError> {
        for quad in RdfParser::from_format(format).for_reader(reader) {
            self.push(quad.map_err(|e| ExportError::parse(source, &e))?.to_string())?;
        }
        Ok(())
    }

    fn push(&mut self, line: String) -> Result<(), ExportError> {
        self.bytes += line.len();
        self.lines.push(line);
        if self.bytes >= self.run {
            self.runs.push(spill(&mut self.lines).map_err(|e| ExportError::temporary(&e))?);
            self.bytes = 0;
        }
        Ok(())
    }

    fn finish(mut self, source: String) -> Result<Sorted, ExportError> {
        self.lines.sort_unstable_by(|a, b| by_subject(a, b));
        self.lines.dedup();
        let store = if self.runs.is_empty() {
            Store::Memory(self.lines)
        } else {
            self.runs.push(spill(&mut self.lines).map_err(|e| ExportError::temporary(&e))?);
            Store::Spilled(merge(self.runs).map_err(|e| ExportError::temporary(&e))?)
        };
        Ok(Sorted { source, store })
    }
}

/// Orders lines by subject, parts right behind their whole.
pub(super) fn by_subject(a: &str, b: &str) -> Ordering {
    // The end of an IRI sorts first and the slash second, so that nothing comes between `<x>` and `<x/y>`.
    let key = |byte: u8| match byte {
        b'>' => 0,
        b'/' => 1,
        other => other,
    };
    a.bytes().map(key).cmp(b.bytes().map(key))
}

fn spill(lines: &mut Vec<String>) -> std::io::Result<File> {
    lines.sort_unstable_by(|a, b| by_subject(a, b));
    let mut out = BufWriter::new(tempfile::tempfile()?);
    for line in lines.drain(..) {
        writeln!(out, "{line} .")?;
    }
    let mut file = out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    file.rewind()?;
    Ok(file)
}

struct Head {
    line: String,
    run: usize,
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Head {}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Head {
    fn cmp(&self, other: &Self) -> Ordering {
        by_subject(&self.line, &other.line).then(self.run.cmp(&other.run))
    }
}

fn merge(runs: Vec<File>) -> std::io::Result<File> {
    let mut readers: Vec<_> = runs.into_iter().map(|f| BufReader::new(f).lines()).collect();
    let mut heap = BinaryHeap::new();
    for (run, reader) in readers.iter_mut().enumerate() {
        if let Some(line) = reader.next() {
            heap.push(Reverse(Head { line: line?, run }));
        }
    }
    let mut out = BufWriter::new(tempfile::tempfile()?);
    let mut last = String::new();
    while let Some(Reverse(Head { line, run })) = heap.pop() {
        if line != last {
            writeln!(out, "{line}")?;
        }
        if let Some(next) = readers[run].next() {
            heap.push(Reverse(Head { line: next?, run }));
        }
        last = line;
    }
    out.into_inner().map_err(std::io::IntoInnerError::into_error)
}

/// Gives lines to a parser as one stream.
struct LineReader<I> {
    lines: I,
    buffer: Vec<u8>,
    at: usize,
}

impl<I: Iterator<Item = std::io::Result<String>>> std::io::Read for LineReader<I> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        if self.at == self.buffer.len() {
            let Some(line) = self.lines.next() else { return Ok(0) };
            let line = line?;
            self.buffer.clear();
            self.buffer.extend_from_slice(line.split_once('\t').map_or(&*line, |(_, l)| l).as_bytes());
            if !self.buffer.ends_with(b" .") {
                self.buffer.extend_from_slice(b" .");
            }
            self.buffer.push(b'\n');
            self.at = 0;
        }
        let n = out.len().min(self.buffer.len() - self.at);
        out[..n].copy_from_slice(&self.buffer[self.at..self.at + n]);
        self.at += n;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRAPH: &str = "<http://e/b> <http://e/p> \"2\" <http://e/g> .\n\
        <http://e/a/part> <http://e/p> \"1\" <http://e/g> .\n\
        <http://e/a-c> <http://e/p> \"3\" <http://e/g> .\n\
        <http://e/a> <http://e/p> \"0 .\" <http://e/g> .\n\
        <http://e/b> <http://e/p> \"2\" <http://e/g> .\n";

    #[test]
    fn statements_are_grouped_by_graph_and_none_is_lost() {
        let graph = "<http://e/a> <http://e/p> \"tab\\there\" <http://e/h> .\n\
            <http://e/b> <http://e/p> \"x\" <http://e/g> .\n\
            <http://e/a> <http://e/p> \"x\" <http://e/g> .\n\
            <http://e/c> <http://e/p> \"x\" .\n";
        let sorted = Sorted::from_reader("g", graph.as_bytes(), RdfFormat::NQuads, RUN).unwrap();
        let grouped = sorted.by_graph().unwrap();
        let shown: Vec<String> = grouped.statements().unwrap().map(|q| q.unwrap().to_string()).collect();
        assert_eq!(
            shown,
            [
                "<http://e/a> <http://e/p> \"x\" <http://e/g>",
                "<http://e/b> <http://e/p> \"x\" <http://e/g>",
                "<http://e/a> <http://e/p> \"tab\\there\" <http://e/h>",
                "<http://e/c> <http://e/p> \"x\"",
            ]
        );
    }

    fn subjects(run: usize) -> Vec<String> {
        let sorted = Sorted::from_reader("g", GRAPH.as_bytes(), RdfFormat::NQuads, run).unwrap();
        sorted.statements().unwrap().map(|q| q.unwrap().subject.to_string()).collect()
    }

    #[test]
    fn parts_follow_their_whole() {
        assert_eq!(subjects(RUN), ["<http://e/a>", "<http://e/a/part>", "<http://e/a-c>", "<http://e/b>"]);
    }

    #[test]
    fn spilled_runs_give_the_same_order() {
        assert_eq!(subjects(1), subjects(RUN));
        assert_eq!(subjects(100), subjects(RUN));
    }

    #[test]
    fn a_graph_that_breaks_off_is_an_error_with_its_line() {
        let cut = &GRAPH.as_bytes()[..70];
        let error = Sorted::from_reader("g.nq", cut, RdfFormat::NQuads, RUN).unwrap_err().to_string();
        assert!(error.contains("g.nq:2"), "{error}");
    }
}
