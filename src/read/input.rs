//! Where documents come from: paths, patterns, folders, archives, standard input, JSON Lines, packed or not;
//! one at a time.
//!
//! In: what the user named. Out: [`Inputs`], an iterator that holds one document in memory. An input that
//! cannot be read is an item of its own and the run goes on. This file alone touches the file
//! system.

use super::archive::Archive;
use super::compressed::{Stream, plain_name, unpacked};
use super::{DocumentKind, PartialDate, ReadError, decode, sha256};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// One document before its structure is known: its text and what was told beside it.
#[derive(Clone, Debug, Default)]
pub struct RawDocument {
    /// The file's stem or the record's id.
    pub id: String,
    /// The path, `-`, or `path#id` of a record.
    pub name: String,
    /// The text, untouched.
    pub text: String,
    /// SHA-256 of the bytes (of a record: of its text).
    pub sha256: String,
    /// Told by the record.
    pub coverage_year: Option<i32>,
    /// Told by the record.
    pub title: Option<String>,
    /// Told by the record.
    pub country: Option<String>,
    /// Told by the record.
    pub kind: Option<DocumentKind>,
    /// Date of writing, told by the record.
    pub date: Option<PartialDate>,
}

impl RawDocument {
    /// Decodes the bytes of a text file.
    pub fn from_bytes(name: &str, bytes: Vec<u8>) -> Result<Self, ReadError> {
        let sha256 = sha256(&bytes);
        let text = decode::decode(name, bytes)?;
        let id = if name == "-" { "stdin".to_owned() } else { stem(&plain_name(Path::new(name))) };
        Ok(Self { id, name: name.to_owned(), text, sha256, ..Self::default() })
    }
}

/// A line of JSON Lines. Other fields are left alone.
#[derive(Deserialize)]
struct Record {
    id: serde_json::Value,
    text: String,
    coverage_year: Option<i32>,
    title: Option<String>,
    country: Option<String>,
    kind: Option<String>,
    date: Option<String>,
}

/// The documents of these paths, in order: a folder gives its `.txt`, `.md` and `.jsonl` files, sorted and
/// recursively, a tar archive those in it, in its order; a path that is none and holds `*`, `?` or `[` is a
/// pattern; `-` is standard input (JSON Lines where its first character is `{`). What gzip or xz have packed
/// is unpacked on the way.
pub fn discover<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Inputs {
    let mut pending: Vec<PathBuf> = paths.into_iter().map(|p| p.as_ref().to_path_buf()).collect();
    pending.reverse();
    Inputs { pending, archive: None, records: None, ids: FxHashSet::default() }
}

/// The records of a JSON Lines input, streamed.
pub fn records<'a>(
    name: &str,
    from: impl Read + 'a,
) -> impl Iterator<Item = Result<RawDocument, ReadError>> + 'a {
    Records::new(name, from)
}

/// Documents, one at a time; see [`discover`].
pub struct Inputs {
    /// Still to open, the next one last.
    pending: Vec<PathBuf>,
    /// The archive being read.
    archive: Option<Archive>,
    /// The records being read, of a file or of a file in the archive.
    records: Option<Records<Stream>>,
    /// Ids given out to files: two files of one stem must not share a graph.
    ids: FxHashSet<String>,
}

impl Iterator for Inputs {
    type Item = Result<RawDocument, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(records) = &mut self.records {
                match records.next() {
                    Some(Err(ReadError::Io { name, source })) => return Some(Err(self.broken(name, source))),
                    Some(record) => return Some(record),
                    None => self.records = None,
                }
            }
            let opened = match self.archive.take() {
                Some(archive) => self.open_member(archive),
                None => {
                    let path = self.pending.pop()?;
                    self.open(&path)
                }
            };
            match opened {
                Ok(Some(raw)) => return Some(Ok(raw)),
                Ok(None) => {}
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl Inputs {
    /// Opens a path: a document, or nothing where it put records, an archive or further paths in line.
    fn open(&mut self, path: &Path) -> Result<Option<RawDocument>, ReadError> {
        let name = path.to_string_lossy().into_owned();
        let io = |source| ReadError::Io { name: name.clone(), source };
        if name == "-" {
            let mut from = BufReader::new(unpacked(std::io::stdin()).map_err(io)?);
            let start = from.fill_buf().map_err(|source| self.broken(name.clone(), source))?;
            if start.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'{') {
                self.records = Some(Records::new("-", Box::new(from)));
                return Ok(None);
            }
            return self.document("-", path, from).map(Some);
        }
        if path.is_dir() {
            let mut files: Vec<PathBuf> = walkdir::WalkDir::new(path)
                .sort_by_file_name()
                .into_iter()
                .filter_map(Result::ok)
                .filter(|e| e.file_type().is_file() && is_readable(e.path()))
                .map(walkdir::DirEntry::into_path)
                .collect();
            if files.is_empty() {
                return Err(ReadError::EmptyFolder(path.to_path_buf()));
            }
            files.reverse();
            self.pending.extend(files);
            return Ok(None);
        }
        if !path.exists() {
            let mut files = matching(&name);
            if !files.is_empty() {
                files.reverse();
                self.pending.extend(files);
                return Ok(None);
            }
            return Err(ReadError::Missing(path.to_path_buf()));
        }
        let from = unpacked(File::open(path).map_err(io)?).map_err(io)?;
        if extension(&plain_name(path)) == "tar" {
            self.archive = Some(Archive::new(&name, from));
            return Ok(None);
        }
        self.text_or_records(&name, path, from)
    }

    /// The next file of the archive, which stays open while there is one.
    fn open_member(&mut self, mut archive: Archive) -> Result<Option<RawDocument>, ReadError> {
        let damaged = |name: &str, source| ReadError::Damaged { name: name.to_owned(), source };
        let Some(member) = archive.next_member().map_err(|source| damaged(&archive.name, source))? else {
            return if archive.found { Ok(None) } else { Err(ReadError::EmptyArchive(archive.name)) };
        };
        let path = member.path.clone();
        let name = format!("{}#{}", archive.name, path.display());
        let from = unpacked(member).map_err(|source| damaged(&name, source))?;
        self.archive = Some(archive);
        self.text_or_records(&name, &path, from)
    }

    fn text_or_records(
        &mut self,
        name: &str,
        path: &Path,
        from: Stream,
    ) -> Result<Option<RawDocument>, ReadError> {
        if is_json_lines(name) {
            self.records = Some(Records::new(name, from));
            return Ok(None);
        }
        self.document(name, path, from).map(Some)
    }

    /// The text of a file, whose path gives the id.
    fn document(&mut self, name: &str, path: &Path, mut from: impl Read) -> Result<RawDocument, ReadError> {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).map_err(|source| self.broken(name.to_owned(), source))?;
        let mut raw = RawDocument::from_bytes(name, bytes)?;
        if name != "-" {
            raw.id = stem(&plain_name(path));
        }
        if !self.ids.insert(raw.id.clone()) {
            raw.id = self.other_id(path, &raw.id);
        }
        Ok(raw)
    }

    /// A stream that broke: the system refused, or what was packed is damaged, and with it the archive
    /// around it.
    fn broken(&mut self, name: String, source: std::io::Error) -> ReadError {
        self.archive = None;
        match source.raw_os_error() {
            Some(_) => ReadError::Io { name, source },
            None => ReadError::Damaged { name, source },
        }
    }

    /// The folder's name before the stem, and a number where that is taken too.
    fn other_id(&mut self, path: &Path, id: &str) -> String {
        let folder = path.parent().map(stem).unwrap_or_default();
        let longer = format!("{folder}-{id}");
        let candidates = std::iter::once(longer.clone()).chain((2..).map(|n| format!("{longer}-{n}")));
        let free = candidates.into_iter().find(|c| !self.ids.contains(c)).unwrap_or(longer);
        self.ids.insert(free.clone());
        free
    }
}

/// The files that a pattern names, sorted; none where it is no pattern.
fn matching(pattern: &str) -> Vec<PathBuf> {
    let found = pattern.contains(['*', '?', '[']).then(|| glob::glob(pattern).ok()).flatten();
    found.into_iter().flatten().filter_map(Result::ok).filter(|p| p.is_file()).collect()
}

struct Records<R> {
    name: String,
    from: BufReader<R>,
    line: usize,
    buffer: Vec<u8>,
    done: bool,
}

impl<R: Read> Records<R> {
    fn new(name: &str, from: R) -> Self {
        let from = BufReader::with_capacity(1 << 16, from);
        Self { name: name.to_owned(), from, line: 0, buffer: Vec::new(), done: false }
    }
}

impl<R: Read> Iterator for Records<R> {
    type Item = Result<RawDocument, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            self.buffer.clear();
            self.line += 1;
            match self.from.read_until(b'\n', &mut self.buffer) {
                Ok(0) => self.done = true,
                Ok(_) if self.buffer.iter().all(u8::is_ascii_whitespace) => {}
                Ok(_) => return Some(record(&self.name, self.line, &self.buffer)),
                Err(source) => {
                    self.done = true;
                    return Some(Err(ReadError::Io { name: self.name.clone(), source }));
                }
            }
        }
        None
    }
}

fn record(name: &str, line: usize, bytes: &[u8]) -> Result<RawDocument, ReadError> {
    let bytes = if line == 1 { bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes) } else { bytes };
    let wrong = |column, message: String| ReadError::Record { name: name.to_owned(), line, column, message };
    let record: Record = serde_json::from_slice(bytes).map_err(|error| {
        let message = error.to_string();
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(m, _)| m).to_owned();
        wrong(error.column(), message)
    })?;
    let id = match record.id {
        serde_json::Value::String(id) if !id.trim().is_empty() => id,
        serde_json::Value::Number(id) => id.to_string(),
        _ => return Err(wrong(1, "`id` must be a word or a number".to_owned())),
    };
    let kind = match record.kind.as_deref() {
        None => None,
        Some("report") => Some(DocumentKind::Report),
        Some("news") => Some(DocumentKind::News),
        Some("encyclopedic") => Some(DocumentKind::Encyclopedic),
        Some(other) => {
            return Err(wrong(1, format!("`kind` is {other:?}, not report, news or encyclopedic")));
        }
    };
    let date = match record.date.as_deref() {
        None => None,
        Some(text) => {
            Some(iso_date(text).ok_or_else(|| wrong(1, format!("`date` is {text:?}, not like 2021-07-13")))?)
        }
    };
    if record.text.chars().all(super::lines::is_blank) {
        return Err(ReadError::Empty(format!("{name}:{line} (record {id})")));
    }
    if u32::try_from(record.text.len()).is_err() {
        return Err(ReadError::TooLarge { name: name.to_owned(), bytes: record.text.len() });
    }
    Ok(RawDocument {
        name: format!("{name}#{id}"),
        id,
        sha256: sha256(record.text.as_bytes()),
        text: record.text,
        coverage_year: record.coverage_year,
        title: record.title,
        country: record.country,
        kind,
        date,
    })
}

/// `2021`, `2021-07`, `2021-07-13`; a time after `T` is left off.
fn iso_date(text: &str) -> Option<PartialDate> {
    let mut parts = text.split('T').next()?.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next().map(str::parse::<u8>).transpose().ok()?;
    let day = parts.next().map(str::parse::<u8>).transpose().ok()?;
    (month.is_none_or(|m| (1..=12).contains(&m)) && day.is_none_or(|d| (1..=31).contains(&d)))
        .then_some(PartialDate { year, month, day })
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default()
}

pub(super) fn extension(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// True for a path that can give several documents.
#[must_use]
pub fn holds_many(path: &Path) -> bool {
    path.is_dir() || matches!(extension(&plain_name(path)).as_str(), "jsonl" | "ndjson" | "tar")
}

pub(super) fn is_readable(path: &Path) -> bool {
    let ending = extension(&plain_name(path));
    matches!(ending.as_str(), "txt" | "text" | "md" | "markdown" | "jsonl" | "ndjson")
}

pub(super) fn is_json_lines(name: &str) -> bool {
    matches!(extension(&plain_name(Path::new(name))).as_str(), "jsonl" | "ndjson")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_folder_is_read_in_order_and_bad_files_do_not_stop_it() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &[u8]| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("b/report.txt", b"Two.");
        write("a.md", b"One.");
        write("report.txt", b"Three.");
        write("c.jsonl", b"{\"id\": \"r1\", \"text\": \"Four.\"}\n{\"id\": 2}\n");
        write("b/empty.txt", b" \n");
        write("skip.png", b"\x89PNG");
        let missing = folder.path().join("none.txt");
        let seen: Vec<String> = discover([missing.as_path(), folder.path()])
            .map(|d| {
                d.map_or_else(|e| e.to_string().replace(&*folder.path().to_string_lossy(), "DIR"), |d| d.id)
            })
            .collect();
        assert_eq!(seen[0], "DIR/none.txt: no such file or folder; check the path");
        assert_eq!(seen[1], "a");
        assert!(seen[2].starts_with("DIR/b/empty.txt: the input holds no text"));
        assert_eq!(seen[3..5], ["report", "r1"]);
        assert!(seen[5].starts_with("DIR/c.jsonl:2:9: missing field `text`"), "{}", seen[5]);
        let last = seen.last().unwrap();
        assert!(last.ends_with("-report"), "two files of one stem share no id: {last}");
        assert_eq!(seen.len(), 7);
    }
}
