//! Why an input could not be read: each error names the file, the place and what to do.

use std::path::PathBuf;

/// An input that was not read. The text of each ends with a remedy.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// No such file or folder.
    #[error("{}: no such file or folder; check the path", .0.display())]
    Missing(PathBuf),
    /// The operating system refused.
    #[error("{name}: {source}; check that the file can be read")]
    Io {
        /// File, or `-`.
        name: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// A compressed file or an archive that breaks off or is none.
    #[error("{name}: {source}; the file is damaged or was not fetched whole: fetch or pack it again")]
    Damaged {
        /// File, or `archive#path`.
        name: String,
        /// What was found.
        source: std::io::Error,
    },
    /// A folder without one readable file.
    #[error("{}: no .txt, .md or .jsonl file in this folder; name a file to read it whatever its ending", .0.display())]
    EmptyFolder(PathBuf),
    /// An archive without one readable file.
    #[error("{0}: no .txt, .md or .jsonl file in this archive; unpack it and name the files")]
    EmptyArchive(String),
    /// Nothing but white space.
    #[error("{0}: the input holds no text; leave it out or check how it was made")]
    Empty(String),
    /// A NUL byte or another sign that this is no text.
    #[error("{name}: byte {offset} is no text ({found}); {remedy}")]
    Binary {
        /// File, or `-`.
        name: String,
        /// Offset of the byte, from 0.
        offset: usize,
        /// What was found there.
        found: &'static str,
        /// What to do.
        remedy: &'static str,
    },
    /// Bytes that are not UTF-8.
    #[error(
        "{name}:{line}: byte {offset} is not UTF-8; convert the file, for instance with `iconv -f WINDOWS-1252 -t UTF-8`"
    )]
    Utf8 {
        /// File, or `-`.
        name: String,
        /// Line, from 1.
        line: usize,
        /// Offset of the byte, from 0.
        offset: usize,
    },
    /// More text than spans can address.
    #[error("{name}: {bytes} bytes in one document; split it, 4 GiB is the most")]
    TooLarge {
        /// File, or `-`.
        name: String,
        /// Its size.
        bytes: usize,
    },
    /// A line of JSON Lines that is no record.
    #[error(
        "{name}:{line}:{column}: {message}; each line must be an object like {{\"id\": \"a\", \"text\": \"...\"}}"
    )]
    Record {
        /// File, or `-`.
        name: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the JSON reader said.
        message: String,
    },
}
