//! The folder that a format of several files is written to.

use super::ExportError;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// A folder being filled. Whoever made it moves it into place at the end.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    names: BTreeSet<String>,
}

impl Folder {
    /// Fills the existing folder at `path`.
    #[must_use]
    pub fn new(path: &Path) -> Self {
        Self { path: path.to_path_buf(), names: BTreeSet::new() }
    }

    /// A new file in it.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn create(&mut self, name: &str) -> Result<BufWriter<File>, ExportError> {
        let path = self.path.join(name);
        let file = File::create(&path)
            .map_err(|e| ExportError::Write { file: path.display().to_string(), reason: e.to_string() })?;
        self.names.insert(name.to_owned());
        Ok(BufWriter::with_capacity(1 << 16, file))
    }

    /// A file in it, to be written on.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn append(&mut self, name: &str) -> Result<BufWriter<File>, ExportError> {
        let path = self.path.join(name);
        let file = File::options()
            .append(true)
            .open(&path)
            .map_err(|e| ExportError::Write { file: path.display().to_string(), reason: e.to_string() })?;
        Ok(BufWriter::with_capacity(1 << 16, file))
    }

    /// A new file with this content.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&mut self, name: &str, content: &str) -> Result<(), ExportError> {
        let mut file = self.create(name)?;
        file.write_all(content.as_bytes())?;
        Ok(file.flush()?)
    }

    /// The names of its files, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }
}
