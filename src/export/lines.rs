//! Lines of text sorted in memory that does not grow with their number.
//!
//! Runs of bounded size are sorted in memory, spilled to a temporary file that has no name, and merged: Knuth,
//! The Art of Computer Programming, volume 3, section 5.4. The sorted lines can be read by several readers at
//! once, each at its own place. Not here: what the lines say.

use super::ExportError;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::ops::Range;

/// Bytes of lines that are sorted in memory at a time.
pub(super) const RUN: usize = 32 << 20;

/// Runs merged at a time: few enough for the files and buffers that a system has to spare.
const RUNS: usize = 256;
const RUN_BUFFER: usize = 16 << 10;
const READ_BUFFER: usize = 64 << 10;

/// Sorts lines as they come.
pub(super) struct Sorter {
    run: usize,
    text: String,
    lines: Vec<Range<u32>>,
    runs: Vec<File>,
}

/// Sorted lines without doubles.
#[derive(Debug)]
pub(super) enum Lines {
    Memory { text: String, lines: Vec<Range<u32>> },
    Spilled(File),
}

impl Sorter {
    /// `run` bounds the bytes sorted in memory at a time.
    pub(super) fn new(run: usize) -> Self {
        // All at once: growing would copy it, and pages that are never written take no memory.
        Self {
            run: run.min(1 << 30),
            text: String::with_capacity(run.min(RUN)),
            lines: Vec::new(),
            runs: Vec::new(),
        }
    }

    /// Adds a line, which holds no line break.
    pub(super) fn push(&mut self, line: &str) -> Result<(), ExportError> {
        self.push_all(&[line])
    }

    /// Adds a line made of these pieces.
    pub(super) fn push_all(&mut self, pieces: &[&str]) -> Result<(), ExportError> {
        let length: usize = pieces.iter().map(|piece| piece.len()).sum();
        // Before the text grows past the run, which would double what it takes.
        if self.text.len() + length > self.run && !self.lines.is_empty() {
            self.spill().map_err(|e| ExportError::temporary(&e))?;
        }
        let start = self.text.len() as u32;
        for piece in pieces {
            self.text.push_str(piece);
        }
        self.lines.push(start..self.text.len() as u32);
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<Lines, ExportError> {
        if self.runs.is_empty() {
            self.sort();
            self.text.shrink_to_fit();
            return Ok(Lines::Memory { text: self.text, lines: self.lines });
        }
        let mut merged = || {
            self.spill()?;
            (self.text, self.lines) = (String::new(), Vec::new());
            merge(std::mem::take(&mut self.runs))
        };
        merged().map(Lines::Spilled).map_err(|e| ExportError::temporary(&e))
    }

    fn sort(&mut self) {
        let text = |line: &Range<u32>| &self.text[line.start as usize..line.end as usize];
        // Stable, because lines mostly come in long stretches that are sorted already.
        self.lines.sort_by(|a, b| by_subject(text(a), text(b)));
        self.lines.dedup_by(|a, b| text(a) == text(b));
    }

    fn spill(&mut self) -> std::io::Result<()> {
        self.sort();
        let mut out = Packed::new()?;
        for line in self.lines.drain(..) {
            out.write(&self.text[line.start as usize..line.end as usize])?;
        }
        self.text.clear();
        self.runs.push(out.finish()?);
        if self.runs.len() == RUNS {
            let merged = merge(std::mem::take(&mut self.runs))?;
            self.runs.push(merged);
        }
        Ok(())
    }
}

impl Lines {
    /// A reader at the first line.
    pub(super) fn reader(&self) -> Reader<'_> {
        match self {
            Self::Memory { text, lines } => Reader::Memory { text, lines: lines.iter(), at: 0..0 },
            Self::Spilled(file) => {
                let file = At { file, offset: 0 };
                Reader::Spilled { file: BufReader::with_capacity(READ_BUFFER, file), line: String::new() }
            }
        }
    }
}

/// Reads sorted lines, one after another.
pub(super) enum Reader<'a> {
    Memory { text: &'a str, lines: std::slice::Iter<'a, Range<u32>>, at: Range<u32> },
    Spilled { file: BufReader<At<'a>>, line: String },
}

impl Reader<'_> {
    /// Goes to the next line; false behind the last.
    pub(super) fn advance(&mut self) -> Result<bool, ExportError> {
        match self {
            Self::Memory { lines, at, .. } => {
                let next = lines.next();
                *at = next.cloned().unwrap_or(0..0);
                Ok(next.is_some())
            }
            Self::Spilled { file, line } => next_line(file, line).map_err(|e| ExportError::temporary(&e)),
        }
    }

    /// The line that it stands at; empty before the first and behind the last.
    pub(super) fn line(&self) -> &str {
        match self {
            Self::Memory { text, at, .. } => &text[at.start as usize..at.end as usize],
            Self::Spilled { line, .. } => line,
        }
    }
}

/// A file read from a place of the reader's own, so that several can read it.
pub(super) struct At<'a> {
    file: &'a File,
    offset: u64,
}

impl Read for At<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        #[cfg(unix)]
        let read = std::os::unix::fs::FileExt::read_at(self.file, out, self.offset)?;
        #[cfg(windows)]
        let read = std::os::windows::fs::FileExt::seek_read(self.file, out, self.offset)?;
        self.offset += read as u64;
        Ok(read)
    }
}

/// Writes lines without what they share with the line before, which of sorted statements is more than half.
///
/// Each is the number of bytes shared (two bytes), the number of bytes that follow (four), and these.
struct Packed {
    out: BufWriter<File>,
    last: String,
}

impl Packed {
    fn new() -> std::io::Result<Self> {
        let out = BufWriter::with_capacity(READ_BUFFER, tempfile::tempfile()?);
        Ok(Self { out, last: String::new() })
    }

    fn write(&mut self, line: &str) -> std::io::Result<()> {
        let mut shared = shared(line.as_bytes(), self.last.as_bytes()).min(usize::from(u16::MAX));
        while !line.is_char_boundary(shared) {
            shared -= 1;
        }
        let rest = &line[shared..];
        self.out.write_all(&(shared as u16).to_le_bytes())?;
        self.out.write_all(&(rest.len() as u32).to_le_bytes())?;
        self.out.write_all(rest.as_bytes())?;
        self.last.truncate(shared);
        self.last.push_str(rest);
        Ok(())
    }

    fn finish(self) -> std::io::Result<File> {
        self.out.into_inner().map_err(std::io::IntoInnerError::into_error)
    }
}

/// Makes the next line of a packed file of the one before; false behind the last.
fn next_line(file: &mut impl BufRead, line: &mut String) -> std::io::Result<bool> {
    if file.fill_buf()?.is_empty() {
        line.clear();
        return Ok(false);
    }
    let (mut shared, mut rest) = ([0; 2], [0; 4]);
    file.read_exact(&mut shared)?;
    file.read_exact(&mut rest)?;
    line.truncate(usize::from(u16::from_le_bytes(shared)));
    let rest = u64::from(u32::from_le_bytes(rest));
    if file.take(rest).read_to_string(line)? as u64 == rest {
        Ok(true)
    } else {
        Err(std::io::ErrorKind::UnexpectedEof.into())
    }
}

/// Number of bytes at the beginning that are the same.
fn shared(a: &[u8], b: &[u8]) -> usize {
    // Eight at a time, as one number: neighbours share most of their IRI.
    let eights = a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0);
    let same = 8 * eights.take_while(|(a, b)| a == b).count();
    same + a[same..].iter().zip(&b[same..]).take_while(|(a, b)| a == b).count()
}

/// Orders lines by subject, parts right behind their whole.
pub(super) fn by_subject(a: &str, b: &str) -> Ordering {
    // The end of an IRI sorts first and the slash second, so that nothing comes between `<x>` and `<x/y>`.
    let key = |byte: u8| match byte {
        b'>' => 0,
        b'/' => 1,
        other => other,
    };
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let same = shared(a, b);
    match (a.get(same), b.get(same)) {
        (Some(a), Some(b)) => key(*a).cmp(&key(*b)),
        _ => a.len().cmp(&b.len()),
    }
}

/// The next line of a run.
struct Head<'a> {
    line: String,
    file: BufReader<At<'a>>,
}

impl PartialEq for Head<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Head<'_> {}

impl PartialOrd for Head<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Head<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        by_subject(&self.line, &other.line)
    }
}

fn merge(runs: Vec<File>) -> std::io::Result<File> {
    let mut heads = BinaryHeap::new();
    for file in &runs {
        let mut file = BufReader::with_capacity(RUN_BUFFER, At { file, offset: 0 });
        let mut line = String::new();
        if next_line(&mut file, &mut line)? {
            heads.push(Reverse(Head { line, file }));
        }
    }
    let mut out = Packed::new()?;
    let mut first = true;
    while let Some(mut head) = heads.peek_mut() {
        let Head { line, file } = &mut head.0;
        if first || out.last != *line {
            out.write(line)?;
            first = false;
        }
        if !next_line(file, line)? {
            PeekMut::pop(head);
        }
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(run: usize, lines: &[&str]) -> Lines {
        let mut sorter = Sorter::new(run);
        for line in lines {
            sorter.push(line).unwrap();
        }
        sorter.finish().unwrap()
    }

    fn read(reader: &mut Reader<'_>) -> Vec<String> {
        let mut all = Vec::new();
        while reader.advance().unwrap() {
            all.push(reader.line().to_owned());
        }
        all
    }

    #[test]
    fn spilled_lines_are_in_the_same_order_without_doubles() {
        let lines = ["<b> 2", "<a/é> 1", "", "<a-c> 3", "<b> 2", "<a/è>", "<a> 0", "<a>", ""];
        let wanted = ["", "<a>", "<a> 0", "<a/è>", "<a/é> 1", "<a-c> 3", "<b> 2"];
        for run in [RUN, 100, 9, 1] {
            assert_eq!(read(&mut sorted(run, &lines).reader()), wanted, "run of {run}");
        }
    }

    #[test]
    fn more_runs_than_are_merged_at_a_time() {
        let lines: Vec<String> = (0..3 * RUNS).map(|i| format!("{:05}", i * 7919 % 3571)).collect();
        let mut wanted = lines.clone();
        wanted.sort();
        wanted.dedup();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        assert_eq!(read(&mut sorted(1, &lines).reader()), wanted);
    }

    #[test]
    fn two_readers_do_not_disturb_each_other() {
        let lines: Vec<String> = (0..40_000).map(|i| format!("<http://e/{i:06}> said")).collect();
        let pieces: Vec<&str> = lines.iter().map(String::as_str).collect();
        for run in [RUN, 1 << 18] {
            let sorted = sorted(run, &pieces);
            let (mut one, mut other) = (sorted.reader(), sorted.reader());
            for _ in 0..20_000 {
                one.advance().unwrap();
            }
            assert_eq!(read(&mut other), lines);
            assert_eq!(read(&mut one), lines[20_000..]);
        }
    }
}
