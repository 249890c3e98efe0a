//! What a run has done, kept in a file: a stopped run goes on where it was, a later one reads only what
//! has changed.
//!
//! In: each document's statements and counts as they are written. Out: the same again for a document whose
//! text, settings and packs are the same. The file is appended to, one record at a time: a line of JSON
//! ([`Record`]), then as many bytes of N-Quads as it says. A record that a kill cut short
//! is cut off when the file is opened; one whose bytes do not fit its sum is not used. Not here: the
//! output, which is made anew from the records and appears whole.

use super::Extractor;
use super::shelf::Digest;
use crate::rdf::{Counted, GraphTriples};
use crate::read::RawDocument;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fs::{File, OpenOptions};
use std::hash::Hasher as _;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// First half of a SHA-256 over all that a document's graph depends on, in hex.
type Key = String;

/// The line before a document's statements.
#[derive(Serialize, Deserialize)]
struct Record {
    key: Key,
    name: String,
    /// Bytes of its text.
    bytes: usize,
    sentences: usize,
    refused: usize,
    counted: Counted,
    /// Graph and bytes of its N-Quads.
    graphs: Vec<(String, usize)>,
    /// [`sum`] of the statements.
    sum: u64,
}

/// Where a record's line starts, and how long line and statements are.
#[derive(Clone, Copy)]
pub(super) struct Place {
    start: u64,
    line: usize,
    body: usize,
}

/// The records of earlier runs and of this one.
pub struct Journal {
    path: PathBuf,
    file: File,
    records: Arc<Records>,
    places: FxHashMap<Key, Place>,
    /// Keys of the documents of this run.
    wanted: FxHashSet<Key>,
    /// Where the next record goes.
    end: u64,
}

/// Reads records while others are added.
pub(super) struct Records(Mutex<File>);

impl Records {
    fn bytes(&self, place: Place) -> Option<Vec<u8>> {
        let mut bytes = vec![0; place.line + place.body];
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(place.start)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }

    /// What an earlier run made of the document of this key.
    pub(super) fn read(&self, key: &str, place: Place) -> Option<Digest> {
        let bytes = self.bytes(place)?;
        let (line, body) = bytes.split_at(place.line);
        let record: Record = serde_json::from_slice(line).ok()?;
        let mut body = std::str::from_utf8(body).ok()?;
        let mut parts = Vec::with_capacity(record.graphs.len());
        for (graph, length) in record.graphs {
            let (part, rest) = body.split_at_checked(length)?;
            parts.push((graph, part));
            body = rest;
        }
        if record.key != key || record.sum != sum_of(parts.iter().map(|(_, part)| part)) {
            return None;
        }
        let parts = parts.into_iter();
        let parts = parts.map(|(graph, part)| GraphTriples::from_n_quads(graph, part.to_owned())).collect();
        Some(Digest {
            name: record.name,
            bytes: record.bytes,
            sentences: record.sentences,
            refused: record.refused,
            counted: record.counted,
            diagnostics: Vec::new(),
            sum: record.sum,
            parts,
            key: Some(record.key),
            kept: true,
        })
    }
}

/// Tells statements from others; not the same in every version of the program, which then reads again.
pub(super) fn sum(parts: &[GraphTriples]) -> u64 {
    sum_of(parts.iter().map(GraphTriples::n_quads))
}

fn sum_of(texts: impl Iterator<Item = impl AsRef<str>>) -> u64 {
    let mut hasher = FxHasher::default();
    texts.for_each(|text| hasher.write(text.as_ref().as_bytes()));
    hasher.finish()
}

impl Journal {
    /// Opens or makes a journal. A last record that is not whole is cut off.
    ///
    /// # Errors
    /// Where the file cannot be read or written.
    pub fn open(path: &Path) -> io::Result<Self> {
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        let length = file.metadata()?.len();
        let mut reader = BufReader::new(&file);
        let (mut places, mut end, mut line) = (FxHashMap::default(), 0, Vec::new());
        loop {
            line.clear();
            if reader.read_until(b'\n', &mut line)? == 0 {
                break;
            }
            let Ok(record) = serde_json::from_slice::<Record>(&line) else { break };
            let body = record.graphs.iter().map(|(_, bytes)| bytes).sum::<usize>();
            let place = Place { start: end, line: line.len(), body };
            let behind = end + (line.len() + body) as u64;
            if behind > length {
                break;
            }
            reader.seek_relative(body as i64)?;
            end = behind;
            places.insert(record.key, place);
        }
        drop(reader);
        file.set_len(end)?;
        file.seek(SeekFrom::Start(end))?;
        Ok(Self {
            path: path.to_path_buf(),
            file,
            records: Arc::new(Records(Mutex::new(File::open(path)?))),
            places,
            wanted: FxHashSet::default(),
            end,
        })
    }

    /// How many documents it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// True when it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Where the document of this key stands.
    pub(super) fn find(&self, key: &str) -> Option<Place> {
        self.places.get(key).copied()
    }

    /// What reads the places.
    pub(super) fn records(&self) -> Arc<Records> {
        Arc::clone(&self.records)
    }

    /// Keeps a document that was read anew.
    pub(super) fn add(&mut self, digest: &Digest) -> io::Result<()> {
        let Some(key) = &digest.key else { return Ok(()) };
        self.wanted.insert(key.clone());
        if digest.kept {
            return Ok(());
        }
        let graphs: Vec<_> = digest.parts.iter().map(|part| (part.graph.clone(), part.bytes())).collect();
        let body = graphs.iter().map(|(_, bytes)| bytes).sum();
        let record = Record {
            key: key.clone(),
            name: digest.name.clone(),
            bytes: digest.bytes,
            sentences: digest.sentences,
            refused: digest.refused,
            counted: digest.counted.clone(),
            graphs,
            sum: digest.sum,
        };
        let mut line = serde_json::to_vec(&record)?;
        line.push(b'\n');
        // A kill between the pieces leaves a record that is not whole.
        self.file.write_all(&line)?;
        for part in &digest.parts {
            self.file.write_all(part.n_quads().as_bytes())?;
        }
        let place = Place { start: self.end, line: line.len(), body };
        self.end += (line.len() + body) as u64;
        self.places.insert(key.clone(), place);
        Ok(())
    }

    /// Leaves out what this run did not need: documents that have gone or changed. The shorter file takes
    /// the place of the longer at once.
    ///
    /// # Errors
    /// Where the file beside it cannot be written.
    pub fn finish(self) -> io::Result<()> {
        let mut kept: Vec<Place> =
            self.places.iter().filter(|(key, _)| self.wanted.contains(*key)).map(|(_, p)| *p).collect();
        let needed: usize = kept.iter().map(|p| p.line + p.body).sum();
        if needed as u64 == self.end {
            return self.file.sync_all();
        }
        kept.sort_unstable_by_key(|p| p.start);
        let folder = self.path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut shorter = tempfile::Builder::new().prefix(".civicgraph-").tempfile_in(folder)?;
        for place in kept {
            let bytes = self.records.bytes(place).ok_or(io::ErrorKind::UnexpectedEof)?;
            shorter.write_all(&bytes)?;
        }
        shorter.as_file().sync_all()?;
        shorter.persist(&self.path)?;
        Ok(())
    }
}

/// The key of a document: its text, all that was told beside it, and `settings`.
pub(super) fn key(settings: &str, raw: &RawDocument) -> Key {
    let told = format!(
        "{:?}",
        (&raw.id, &raw.name, &raw.sha256, raw.coverage_year, &raw.title, &raw.country, raw.kind, raw.date)
    );
    let mut sum = Sha256::new();
    for part in [settings, &told] {
        sum.update((part.len() as u64).to_le_bytes());
        sum.update(part);
    }
    sum.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

impl Extractor {
    /// All that a document's graph depends on beside the document: version, packs, options, base.
    pub(super) fn settings(&self) -> String {
        format!(
            "{} {:?} {:?} {}",
            env!("CARGO_PKG_VERSION"),
            self.provenance.packs,
            self.read,
            self.mint.base()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::hash;

    fn raw(id: &str, text: &str) -> RawDocument {
        RawDocument {
            id: id.into(),
            name: id.into(),
            text: text.into(),
            sha256: format!("{:016x}", hash(text)),
            ..RawDocument::default()
        }
    }

    fn run(journal: &mut Journal, extractor: &Extractor, texts: &[(&str, &str)]) -> (Vec<u8>, usize) {
        let mut writer = crate::rdf::Writer::new(Vec::new(), crate::rdf::Format::NQuads);
        let inputs = texts.iter().map(|(id, text)| Ok(raw(id, text)));
        let summary = extractor.resume(inputs, Some(journal), &mut writer, |_| {}).unwrap();
        (writer.finish().unwrap(), summary.kept)
    }

    #[test]
    fn records_cut_short_or_spoilt_are_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("graph.nq.journal");
        let extractor = Extractor::builder().threads(1).build().unwrap();
        let texts = [
            ("a", "A court in Port Ilmen sentenced Rosa Adebayo to two years in prison."),
            ("b", "The Ministry of Fisheries dismissed its spokesman, Tomas Lindqvist, in May 2022."),
            ("c", "President Amina Sefu appointed Jonas Brandt as minister of health in 2021."),
        ];
        let (whole, kept) = run(&mut Journal::open(&path).unwrap(), &extractor, &texts);
        assert_eq!(kept, 0);
        let bytes = std::fs::read(&path).unwrap();
        for cut in (0..bytes.len()).step_by(bytes.len() / 40) {
            std::fs::write(&path, &bytes[..cut]).unwrap();
            assert_eq!(run(&mut Journal::open(&path).unwrap(), &extractor, &texts).0, whole, "{cut}");
            assert_eq!(std::fs::read(&path).unwrap(), bytes, "{cut}");
        }
        let mut spoilt = bytes.clone();
        let last = spoilt.len() - 3;
        spoilt[last] ^= 1;
        std::fs::write(&path, &spoilt).unwrap();
        let (again, kept) = run(&mut Journal::open(&path).unwrap(), &extractor, &texts);
        assert_eq!((again, kept), (whole, 2));
    }

    #[test]
    fn a_changed_document_is_read_again_and_the_old_one_leaves() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("graph.nq.journal");
        let extractor = Extractor::builder().threads(1).build().unwrap();
        let old = [("a", "Police detained Rosa Adebayo in Lusaka."), ("b", "Tomas Lindqvist resigned.")];
        let mut journal = Journal::open(&path).unwrap();
        run(&mut journal, &extractor, &old);
        journal.finish().unwrap();
        let new = [("a", "Police released Rosa Adebayo in Lusaka."), ("b", "Tomas Lindqvist resigned.")];
        let mut journal = Journal::open(&path).unwrap();
        let (bytes, kept) = run(&mut journal, &extractor, &new);
        journal.finish().unwrap();
        assert_eq!(kept, 1);
        assert_eq!(Journal::open(&path).unwrap().len(), 2);
        let fresh = folder.path().join("fresh");
        assert_eq!(bytes, run(&mut Journal::open(&fresh).unwrap(), &extractor, &new).0);
        let other = Extractor::builder().threads(1).base("https://kg.example/").build().unwrap();
        assert_eq!(run(&mut Journal::open(&path).unwrap(), &other, &new).1, 0, "another base");
    }
}
