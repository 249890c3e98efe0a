//! Many CSV files at once, with few of them open.

use super::{ExportError, Folder};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufWriter;

/// Files open at a time; a system allows about a thousand.
const OPEN: usize = 100;

/// CSV files of a folder, each with its header; rows may come in any order.
pub(super) struct CsvFiles<'a> {
    folder: &'a mut Folder,
    open: BTreeMap<String, csv::Writer<BufWriter<File>>>,
    rows: BTreeMap<String, u64>,
}

impl<'a> CsvFiles<'a> {
    pub(super) fn new(folder: &'a mut Folder) -> Self {
        Self { folder, open: BTreeMap::new(), rows: BTreeMap::new() }
    }

    /// Adds a row to a file; the first one of a file writes its header before.
    pub(super) fn row(
        &mut self,
        file: &str,
        header: impl FnOnce() -> Vec<String>,
        row: &[String],
    ) -> Result<(), ExportError> {
        if !self.open.contains_key(file) {
            if self.open.len() >= OPEN {
                self.close()?;
            }
            let new = !self.rows.contains_key(file);
            let inner = if new { self.folder.create(file)? } else { self.folder.append(file)? };
            let mut writer = csv::WriterBuilder::new().flexible(false).from_writer(inner);
            if new {
                writer.write_record(header())?;
            }
            self.open.insert(file.to_owned(), writer);
        }
        if let Some(writer) = self.open.get_mut(file) {
            writer.write_record(row)?;
        }
        *self.rows.entry(file.to_owned()).or_default() += 1;
        Ok(())
    }

    fn close(&mut self) -> Result<(), ExportError> {
        for (_, mut writer) in std::mem::take(&mut self.open) {
            writer.flush()?;
        }
        Ok(())
    }

    /// Closes all files; gives their names with their numbers of rows.
    pub(super) fn finish(mut self) -> Result<BTreeMap<String, u64>, ExportError> {
        self.close()?;
        Ok(self.rows)
    }
}
