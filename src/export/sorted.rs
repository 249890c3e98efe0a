//! A graph file to its statements sorted by subject, in memory that does not grow with the graph.
//!
//! Every export reads the graph as one thing after another: a fact with its evidence and amounts, an entity
//! with its mentions. Parts are named under their whole (`.../fact/x/evidence/y`), so sorting by subject
//! with `/` before every other character brings them together. Start at [`Sorted::open`].

use super::ExportError;
use super::lines::{Lines, RUN, Reader, Sorter};
use super::statement::{Statement, canonical};
use oxigraph::io::{RdfFormat, RdfParseError, RdfParser};
use oxigraph::model::Quad;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// The statements of a graph, sorted by subject, to be read as often as wanted and by several at once.
#[derive(Debug)]
pub struct Sorted {
    source: String,
    lines: Lines,
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
                read(&mut sorter, &source, std::io::stdin().lock(), RdfFormat::NQuads)?;
            } else {
                let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
                let format = RdfFormat::from_extension(extension)
                    .ok_or_else(|| ExportError::UnknownInput { file: source.clone() })?;
                let file = File::open(path).map_err(|e| ExportError::read(&source, e))?;
                read(&mut sorter, &source, BufReader::with_capacity(1 << 16, file), format)?;
            }
            names.push(source);
        }
        Ok(Self { source: names.join(", "), lines: sorter.finish()? })
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
        read(&mut sorter, source, BufReader::new(reader), format)?;
        Ok(Self { source: source.to_owned(), lines: sorter.finish()? })
    }

    /// The same statements sorted by named graph, then subject.
    pub(super) fn by_graph(&self) -> Result<Self, ExportError> {
        let mut sorter = Sorter::new(RUN);
        let mut reader = self.lines.reader();
        while reader.advance()? {
            let line = reader.line();
            // No statement holds a bare tab, so that this key is told from what follows.
            let graph =
                Statement::split(line).map_or("", |s| if s.graph.is_empty() { "DEFAULT" } else { s.graph });
            sorter.push_all(&[graph, "\t", line])?;
        }
        Ok(Self { source: self.source.clone(), lines: sorter.finish()? })
    }

    /// The names of the files that were read.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// All statements in order.
    ///
    /// # Errors
    /// Each item may be an error of reading the temporary file back.
    pub fn statements(&self) -> impl Iterator<Item = Result<Quad, ExportError>> + '_ {
        let mut statements = self.read();
        std::iter::from_fn(move || statements.next(|s| s.quad()).transpose())
    }

    /// The same without copies.
    pub(super) fn read(&self) -> Statements<'_> {
        Statements { reader: self.lines.reader() }
    }
}

/// The statements of a graph, one after another.
pub(super) struct Statements<'a> {
    reader: Reader<'a>,
}

impl Statements<'_> {
    /// What `of` makes of the next one.
    pub(super) fn next<T>(&mut self, of: impl FnOnce(Statement<'_>) -> T) -> Result<Option<T>, ExportError> {
        if !self.reader.advance()? {
            return Ok(None);
        }
        self.statement().map(|s| Some(of(s)))
    }

    /// The one that was read last.
    fn statement(&self) -> Result<Statement<'_>, ExportError> {
        let line = self.reader.line();
        let line = line.split_once('\t').map_or(line, |(_, line)| line);
        Statement::split(line).ok_or_else(|| ExportError::Temporary(format!("it holds `{line}`")))
    }
}

fn read(
    sorter: &mut Sorter,
    source: &str,
    mut reader: impl BufRead,
    format: RdfFormat,
) -> Result<(), ExportError> {
    if format != RdfFormat::NQuads {
        for quad in RdfParser::from_format(format).for_reader(reader) {
            sorter.push(&quad.map_err(|e| ExportError::parse(source, 0, &e))?.to_string())?;
        }
        return Ok(());
    }
    let mut line = Vec::new();
    for number in 0.. {
        line.clear();
        if reader.read_until(b'\n', &mut line).map_err(|e| ExportError::read(source, e))? == 0 {
            break;
        }
        let text = line.strip_suffix(b"\n").unwrap_or(&line);
        match std::str::from_utf8(text).ok().and_then(canonical) {
            Some(statement) => sorter.push(statement)?,
            None => {
                for quad in RdfParser::from_format(RdfFormat::NQuads).for_slice(&line) {
                    let quad = quad.map_err(RdfParseError::from);
                    sorter.push(&quad.map_err(|e| ExportError::parse(source, number, &e))?.to_string())?;
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRAPH: &str = "<http://e/b> <http://e/p> \"2\" <http://e/g> .\n\
        <http://e/a/part> <http://e/p> \"1\" <http://e/g> .\n\
        # a comment\n\
        <http://e/a-c>  <http://e/p> \"\\u0033\" <http://e/g>.\n\
        <http://e/a> <http://e/p> \"0 .\" <http://e/g> .\n\
        <http://e/b> <http://e/p> \"2\" <http://e/g> .";

    #[test]
    fn statements_are_grouped_by_graph_and_none_is_lost() {
        let graph = "<http://e/a> <http://e/p> \"tab\\there\" <http://e/h> .\n\
            <http://e/b> <http://e/p> \"x\" <http://e/g> .\n\
            <http://e/a> <http://e/p> \"x\" <http://e/g> .\n\
            <http://e/c> <http://e/p> \"x\" .\n";
        let sorted = Sorted::from_reader("g", graph.as_bytes(), RdfFormat::NQuads, RUN).unwrap();
        let grouped = sorted.by_graph().unwrap();
        let shown: Vec<String> = grouped.statements().map(|q| q.unwrap().to_string()).collect();
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

    fn shown(run: usize) -> Vec<String> {
        let sorted = Sorted::from_reader("g", GRAPH.as_bytes(), RdfFormat::NQuads, run).unwrap();
        sorted.statements().map(|q| q.unwrap().to_string()).collect()
    }

    #[test]
    fn parts_follow_their_whole_however_the_lines_are_spelled() {
        let wanted = [
            "<http://e/a> <http://e/p> \"0 .\" <http://e/g>",
            "<http://e/a/part> <http://e/p> \"1\" <http://e/g>",
            "<http://e/a-c> <http://e/p> \"3\" <http://e/g>",
            "<http://e/b> <http://e/p> \"2\" <http://e/g>",
        ];
        assert_eq!(shown(RUN), wanted);
        assert_eq!(shown(1), wanted);
        assert_eq!(shown(100), wanted);
    }

    #[test]
    fn a_graph_that_breaks_off_is_an_error_with_its_line() {
        let cut = &GRAPH.as_bytes()[..70];
        let error = Sorted::from_reader("g.nq", cut, RdfFormat::NQuads, RUN).unwrap_err().to_string();
        assert!(error.contains("g.nq:2:"), "{error}");
    }
}
