//! A table being written, row after row, as CSV or Parquet.

use crate::export::plain_csv::cell;
use crate::export::property::{Value, ValueType};
use crate::export::{ExportError, Folder};
use std::fs::File;
use std::io::BufWriter;

/// A column: its name, and the type that typed tables give it.
pub(super) type Column = (String, ValueType);

/// A table: its columns are known, rows come one after another, a cell for each column.
pub(super) trait Sheet {
    fn row(&mut self, cells: Vec<Option<Value>>) -> Result<(), ExportError>;

    fn finish(self: Box<Self>) -> Result<(), ExportError>;
}

/// Opens the table of a name in a folder.
pub(super) type Open = fn(&mut Folder, &str, Vec<Column>) -> Result<Box<dyn Sheet>, ExportError>;

/// `NAME.csv`.
pub(super) fn csv(
    folder: &mut Folder,
    name: &str,
    columns: Vec<Column>,
) -> Result<Box<dyn Sheet>, ExportError> {
    let mut out = csv::Writer::from_writer(folder.create(&format!("{name}.csv"))?);
    out.write_record(columns.into_iter().map(|(name, _)| name))?;
    Ok(Box::new(Csv(out)))
}

struct Csv(csv::Writer<BufWriter<File>>);

impl Sheet for Csv {
    fn row(&mut self, cells: Vec<Option<Value>>) -> Result<(), ExportError> {
        Ok(self.0.write_record(cells.iter().map(|value| value.as_ref().map_or_else(String::new, cell)))?)
    }

    fn finish(mut self: Box<Self>) -> Result<(), ExportError> {
        Ok(self.0.flush()?)
    }
}
