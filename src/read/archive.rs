//! Tar archives, compressed or not: one file after another, as they come.
//!
//! In: a stream of bytes. Out: its readable files in its order, each a stream of its own; the next one can
//! be asked for when the one before has been read or left. Nothing is unpacked to the disk and nothing but
//! the current piece is in memory.

use super::compressed::Stream;
use super::input::is_readable;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// Files lie in blocks of this size.
const BLOCK: u64 = 512;

/// An archive being read.
pub(super) struct Archive {
    /// As the user named it.
    pub(super) name: String,
    inside: Arc<Mutex<Inside>>,
    /// A readable file was found.
    pub(super) found: bool,
}

struct Inside {
    from: Stream,
    /// Bytes of the current file that nobody has read.
    left: u64,
    /// What fills its last block.
    filling: u64,
}

/// A file in an archive.
pub(super) struct Member {
    /// Its path in the archive.
    pub(super) path: PathBuf,
    inside: Arc<Mutex<Inside>>,
}

impl Archive {
    pub(super) fn new(name: &str, from: Stream) -> Self {
        let inside = Inside { from, left: 0, filling: 0 };
        Self { name: name.to_owned(), inside: Arc::new(Mutex::new(inside)), found: false }
    }

    /// The next readable file; `None` at the end.
    ///
    /// # Errors
    /// Where the bytes are no archive, or end in the middle of a file.
    pub(super) fn next_member(&mut self) -> io::Result<Option<Member>> {
        loop {
            let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
            inside.skip()?;
            // A header alone, with the longer names that may stand before it: an archive's own iterator
            // borrows the archive for as long as it is read.
            let mut header = tar::Archive::new(&mut inside.from);
            let Some(entry) = header.entries()?.next() else { return Ok(None) };
            let entry = entry?;
            let path = entry.path()?.into_owned();
            let readable = entry.header().entry_type().is_file() && is_readable(&path);
            // A sparse file takes up less than its size.
            let sparse = entry.header().entry_type().is_gnu_sparse();
            let size = if sparse { entry.header().entry_size()? } else { entry.size() };
            drop(entry);
            inside.left = size;
            inside.filling = (BLOCK - size % BLOCK) % BLOCK;
            if readable {
                self.found = true;
                return Ok(Some(Member { path, inside: Arc::clone(&self.inside) }));
            }
        }
    }
}

impl Inside {
    /// Goes to the end of the current file.
    fn skip(&mut self) -> io::Result<()> {
        let whole = self.left + self.filling;
        let skipped = io::copy(&mut (&mut self.from).take(whole), &mut io::sink())?;
        // The last block of a file may be short where an archive has no end mark.
        if skipped < self.left {
            return Err(cut_short());
        }
        (self.left, self.filling) = (0, 0);
        Ok(())
    }
}

impl Read for Member {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        let most = usize::try_from(inside.left).unwrap_or(usize::MAX).min(buffer.len());
        if most == 0 {
            return Ok(0); // an unpacker takes an empty buffer for the end
        }
        let count = inside.from.read(&mut buffer[..most])?;
        if count == 0 {
            return Err(cut_short());
        }
        inside.left -= count as u64;
        Ok(count)
    }
}

fn cut_short() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "ends in the middle of a file")
}

#[cfg(test)]
mod tests {
    use crate::read::{ReadError, discover};
    use std::io::Write;
    use std::path::{Path, PathBuf};

    const RECORDS: &str = "{\"id\": \"r1\", \"text\": \"Four.\"}\n{\"id\": 2}\n";

    fn tar(files: &[(&str, &str)]) -> Vec<u8> {
        let mut builder = tar::Builder::new(Vec::new());
        for (name, text) in files {
            let mut header = tar::Header::new_gnu();
            header.set_size(text.len() as u64);
            header.set_mode(0o644);
            builder.append_data(&mut header, name, text.as_bytes()).unwrap();
        }
        builder.into_inner().unwrap()
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    fn xz(bytes: &[u8]) -> Vec<u8> {
        let options = lzma_rust2::XzOptions::with_preset(1);
        let mut packer = lzma_rust2::XzWriter::new(Vec::new(), options).unwrap();
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    fn file(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Id and text of each document, or the error with the folder's name cut out.
    fn seen(folder: &Path, path: &Path) -> Vec<(String, String)> {
        let short = |error: ReadError| error.to_string().replace(&*folder.to_string_lossy(), "DIR");
        discover([path]).map(|d| d.map_or_else(|e| (short(e), String::new()), |d| (d.id, d.text))).collect()
    }

    #[test]
    fn an_archive_gives_its_readable_files_and_records_whatever_its_packing() {
        let folder = tempfile::tempdir().unwrap();
        let long = format!("{}/c.txt", "deep/".repeat(40));
        let block = "Five. ".repeat(256); // three blocks, filled to the last byte
        let archive = tar(&[
            ("b/report.txt", "Two."),
            ("a/report.txt", "One."),
            ("image.png", "no text"),
            ("more.jsonl", RECORDS),
            (&long, "Three."),
            ("block.md", &block),
        ]);
        let mut ids = Vec::new();
        for (name, bytes) in
            [("shelf.tar", archive.clone()), ("shelf.tar.gz", gzip(&archive)), ("shelf.txz", xz(&archive))]
        {
            let path = file(folder.path(), name, &bytes);
            let seen = seen(folder.path(), &path);
            let ok = |at: usize| (seen[at].0.as_str(), seen[at].1.as_str());
            assert_eq!(ok(0), ("report", "Two."));
            assert_eq!(ok(1).1, "One.");
            assert_ne!(ok(1).0, "report", "two files of one stem share no id");
            assert_eq!(ok(2), ("r1", "Four."));
            assert!(seen[3].0.starts_with(&format!("DIR/{name}#more.jsonl:2:9")), "{}", seen[3].0);
            assert_eq!(ok(4), ("c", "Three."));
            assert_eq!(ok(5), ("block", block.as_str()));
            assert_eq!(seen.len(), 6);
            ids.push(seen[1].0.clone());
        }
        assert_eq!(ids[0], ids[1], "packing changes no id");
    }

    #[test]
    fn a_file_packed_by_itself_is_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let one = |path: &Path| seen(folder.path(), path);
        let plain = one(&file(folder.path(), "one.txt", b"One."));
        assert_eq!(one(&file(folder.path(), "one.txt.gz", &gzip(b"One."))), plain);
        assert_eq!(one(&file(folder.path(), "one.txt.xz", &xz(b"One."))), plain);
        let records = one(&file(folder.path(), "r.jsonl", RECORDS.as_bytes()));
        let packed = one(&file(folder.path(), "r.jsonl.xz", &xz(RECORDS.as_bytes())));
        assert_eq!(records[0], packed[0]);
        assert!(packed[1].0.starts_with("DIR/r.jsonl.xz:2:9"), "{}", packed[1].0);
        // All six lie in the folder now; the packed ones are read there too.
        assert_eq!(discover([folder.path()]).filter(Result::is_ok).count(), 5);
    }

    #[test]
    fn what_is_broken_is_told_by_file_and_place_and_the_rest_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let long = "The court sat and heard nobody. ".repeat(900);
        let archive = tar(&[("a.txt", "One."), ("deep/b.txt", &long), ("c.txt", "Three.")]);
        let broken = |name: &str, bytes: &[u8]| {
            let seen = seen(folder.path(), &file(folder.path(), name, bytes));
            (seen.len(), seen.last().unwrap().0.clone())
        };
        let remedy = "the file is damaged or was not fetched whole: fetch or pack it again";

        // In the middle of the second file.
        let (count, error) = broken("cut.tar", &archive[..5000]);
        assert_eq!(count, 2);
        assert_eq!(error, format!("DIR/cut.tar#deep/b.txt: ends in the middle of a file; {remedy}"));

        let packed = gzip(&archive);
        let (count, error) = broken("cut.tar.gz", &packed[..packed.len() / 2]);
        assert!(count <= 2 && error.starts_with("DIR/cut.tar.gz"), "{error}");
        assert!(error.ends_with(remedy), "{error}");

        let mut spoilt = xz(long.as_bytes());
        let middle = spoilt.len() / 2;
        spoilt[middle] ^= 0x55;
        let (count, error) = broken("spoilt.txt.xz", &spoilt);
        assert_eq!(count, 1);
        assert!(error.starts_with("DIR/spoilt.txt.xz: ") && error.ends_with(remedy), "{error}");

        let (count, error) = broken("letter.tar", "Dear all, ".repeat(200).as_bytes());
        assert_eq!(count, 1);
        assert!(error.starts_with("DIR/letter.tar: ") && error.ends_with(remedy), "{error}");

        let (count, error) = broken("pictures.tgz", &gzip(&tar(&[("image.png", "no text")])));
        assert_eq!(count, 1);
        assert!(error.starts_with("DIR/pictures.tgz: no .txt, .md or .jsonl file"), "{error}");

        // The input behind a broken one is read.
        let good = file(folder.path(), "good.txt", b"Good.");
        let ids: Vec<_> =
            discover([folder.path().join("cut.tar"), good]).filter_map(Result::ok).map(|d| d.id).collect();
        assert_eq!(ids, ["a", "good"]);
    }

    #[test]
    fn a_pattern_names_files_in_order() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a.txt", "a.md"] {
            std::fs::write(folder.path().join(name), name).unwrap();
        }
        let pattern = folder.path().join("*.txt");
        let seen: Vec<String> = discover([&pattern]).map(|d| d.unwrap().text).collect();
        assert_eq!(seen, ["a.txt", "b.txt"]);
        let none = folder.path().join("*.csv");
        assert!(discover([&none]).next().unwrap().is_err());
    }
}
