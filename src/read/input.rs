//! Where documents come from: paths, patterns, folders, archives, standard input, JSON Lines; one at a
//! time.
//!
//! In: what the user named. Out: [`Inputs`], an iterator that holds one document in memory. An input that
//! cannot be read is an item of its own and the run goes on. This file and `archive` alone touch the file
//! system.

use super::archive::{self, Member};
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
        let id = if name == "-" { "stdin".to_owned() } else { stem(Path::new(name)) };
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
/// pattern; `-` is standard input (JSON Lines where its first character is `{`).
pub fn discover<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Inputs {
    let mut pending: Vec<Pending> =
        paths.into_iter().map(|p| Pending::Path(p.as_ref().to_path_buf())).collect();
    pending.reverse();
    Inputs { pending, records: None, ids: FxHashSet::default() }
}

/// The records of a JSON Lines input, streamed.
pub fn records<'a>(
    name: &str,
    from: impl Read + 'a,
) -> impl Iterator<Item = Result<RawDocument, ReadError>> + 'a {
    Records { name: name.to_owned(), from: BufReader::new(from), line: 0, buffer: Vec::new(), done: false }
}

/// Documents, one at a time; see [`discover`].
pub struct Inputs {
    /// Still to open, the next one last.
    pending: Vec<Pending>,
    records: Option<Box<dyn Iterator<Item = Result<RawDocument, ReadError>> + Send>>,
    /// Ids given out to files: two files of one stem must not share a graph.
    ids: FxHashSet<String>,
}

impl Iterator for Inputs {
    type Item = Result<RawDocument, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(records) = &mut self.records {
                if let Some(record) = records.next() {
                    return Some(record);
                }
                self.records = None;
            }
            let pending = self.pending.pop()?;
            let (opened, path) = match &pending {
                Pending::Path(path) => (self.open(path), path.as_path()),
                Pending::Member(member) => (self.open_member(member), Path::new(&member.name)),
            };
            match opened {
                Ok(Some(mut raw)) => {
                    if !self.ids.insert(raw.id.clone()) {
                        raw.id = self.other_id(path, &raw.id);
                    }
                    return Some(Ok(raw));
                }
                Ok(None) => {}
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl Inputs {
    /// Opens a path: a document, or nothing where it put records or further paths in line.
    fn open(&mut self, path: &Path) -> Result<Option<RawDocument>, ReadError> {
        let name = path.to_string_lossy().into_owned();
        let io = |source| ReadError::Io { name: name.clone(), source };
        if name == "-" {
            let mut bytes = Vec::new();
            let mut stdin = std::io::stdin().lock();
            let first = stdin.fill_buf().map_err(io)?.iter().find(|b| !b.is_ascii_whitespace()).copied();
            if first == Some(b'{') {
                self.records = Some(Box::new(records("-", std::io::stdin())));
                return Ok(None);
            }
            stdin.read_to_end(&mut bytes).map_err(io)?;
            return RawDocument::from_bytes("-", bytes).map(Some);
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
            self.pending.extend(files.into_iter().map(Pending::Path));
            return Ok(None);
        }
        if !path.exists() {
            let mut files = matching(&name);
            if !files.is_empty() {
                files.reverse();
                self.pending.extend(files.into_iter().map(Pending::Path));
                return Ok(None);
            }
            return Err(ReadError::Missing(path.to_path_buf()));
        }
        if extension(path) == "tar" {
            let mut members = archive::members(path).map_err(io)?;
            if members.is_empty() {
                return Err(ReadError::EmptyFolder(path.to_path_buf()));
            }
            members.reverse();
            self.pending.extend(members.into_iter().map(Pending::Member));
            return Ok(None);
        }
        if is_json_lines(&name) {
            self.records = Some(Box::new(records(&name, File::open(path).map_err(io)?)));
            return Ok(None);
        }
        let bytes = std::fs::read(path).map_err(io)?;
        RawDocument::from_bytes(&name, bytes).map(Some)
    }

    fn open_member(&mut self, member: &Member) -> Result<Option<RawDocument>, ReadError> {
        let io = |source| ReadError::Io { name: member.name.clone(), source };
        let mut from = member.open().map_err(io)?;
        if is_json_lines(&member.name) {
            self.records = Some(Box::new(records(&member.name, from)));
            return Ok(None);
        }
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).map_err(io)?;
        RawDocument::from_bytes(&member.name, bytes).map(Some)
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

/// What is still to open.
enum Pending {
    Path(PathBuf),
    Member(Member),
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

fn extension(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

pub(super) fn is_readable(path: &Path) -> bool {
    matches!(extension(path).as_str(), "txt" | "text" | "md" | "markdown" | "jsonl" | "ndjson")
}

pub(super) fn is_json_lines(name: &str) -> bool {
    matches!(extension(Path::new(name)).as_str(), "jsonl" | "ndjson")
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
