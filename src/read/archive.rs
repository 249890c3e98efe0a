//! Tar archives: where their readable files lie, so that each is read when its turn comes.
//!
//! Out: [`Member`]s in the order of the archive. Compressed archives are not read: a member could not be
//! reached without what stands before it.

use super::input::is_readable;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Take};
use std::path::{Path, PathBuf};

/// A file in an archive.
pub(super) struct Member {
    archive: PathBuf,
    /// `archive#path`
    pub(super) name: String,
    start: u64,
    size: u64,
}

impl Member {
    /// Its bytes.
    pub(super) fn open(&self) -> io::Result<Take<File>> {
        let mut file = File::open(&self.archive)?;
        file.seek(SeekFrom::Start(self.start))?;
        Ok(file.take(self.size))
    }
}

/// The readable files of an archive.
pub(super) fn members(path: &Path) -> io::Result<Vec<Member>> {
    let mut archive = tar::Archive::new(File::open(path)?);
    let mut members = Vec::new();
    for entry in archive.entries_with_seek()? {
        let entry = entry?;
        let inner = entry.path()?;
        if entry.header().entry_type().is_file() && is_readable(&inner) {
            members.push(Member {
                archive: path.to_path_buf(),
                name: format!("{}#{}", path.display(), inner.display()),
                start: entry.raw_file_position(),
                size: entry.size(),
            });
        }
    }
    Ok(members)
}

#[cfg(test)]
mod tests {
    use crate::read::discover;

    #[test]
    fn an_archive_gives_its_readable_files_and_records() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shelf.tar");
        let mut builder = tar::Builder::new(std::fs::File::create(&path).unwrap());
        let long = format!("{}/c.txt", "deep/".repeat(40));
        for (name, text) in [
            ("b/report.txt", "Two."),
            ("a/report.txt", "One."),
            ("image.png", "no text"),
            ("more.jsonl", "{\"id\": \"r1\", \"text\": \"Four.\"}\n{\"id\": 2}\n"),
            (&long, "Three."),
        ] {
            let mut header = tar::Header::new_gnu();
            header.set_size(text.len() as u64);
            header.set_mode(0o644);
            builder.append_data(&mut header, name, text.as_bytes()).unwrap();
        }
        builder.finish().unwrap();
        let seen: Vec<(String, String)> = discover([&path])
            .map(|d| d.map_or_else(|e| (e.to_string(), String::new()), |d| (d.id, d.text)))
            .collect();
        let ok = |at: usize| (seen[at].0.as_str(), seen[at].1.as_str());
        assert_eq!(ok(0), ("report", "Two."));
        assert_eq!(ok(1).1, "One.");
        assert_ne!(ok(1).0, "report", "two files of one stem share no id");
        assert_eq!(ok(2), ("r1", "Four."));
        assert!(seen[3].0.contains("more.jsonl:2:9"), "{}", seen[3].0);
        assert_eq!(ok(4), ("c", "Three."));
        assert_eq!(seen.len(), 5);
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
