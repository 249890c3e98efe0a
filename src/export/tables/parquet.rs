//! Tables as Parquet for Spark, DuckDB, Polars, pandas: typed columns, lists as lists.
//!
//! Written by the low-level writer of the `parquet` crate: its Arrow side would take as long to compile again.
//! Rows wait until they are worth a row group. <https://parquet.apache.org/docs/file-format/>,
//! <https://github.com/apache/parquet-format/blob/master/LogicalTypes.md>.

use super::sheet::{Column, Sheet};
use crate::export::property::{Value, ValueType};
use crate::export::text::words;
use crate::export::{ExportError, Folder};
use crate::relate::time::{day_number, days_in_month};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::sync::Arc;

/// Bytes of cells in a row group, roughly: enough to compress, little beside what sorting takes.
const GROUP: usize = 16 << 20;

/// `NAME.parquet`.
pub(super) fn open(
    folder: &mut Folder,
    name: &str,
    columns: Vec<Column>,
) -> Result<Box<dyn Sheet>, ExportError> {
    let fields = columns.iter().map(field).collect::<Result<_, _>>()?;
    let schema = Arc::new(Type::group_type_builder("schema").with_fields(fields).build()?);
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(concat!("civicgraph ", env!("CARGO_PKG_VERSION")).to_owned())
        .build();
    let file = folder.create(&format!("{name}.parquet"))?;
    let writer = SerializedFileWriter::new(file, schema, Arc::new(properties))?;
    let held = columns.iter().map(|_| Vec::new()).collect();
    Ok(Box::new(Parquet { writer, columns, held, bytes: 0 }))
}

struct Parquet {
    writer: SerializedFileWriter<BufWriter<File>>,
    columns: Vec<Column>,
    /// Cells that wait, by column.
    held: Vec<Vec<Option<Value>>>,
    bytes: usize,
}

impl Sheet for Parquet {
    fn row(&mut self, cells: Vec<Option<Value>>) -> Result<(), ExportError> {
        for (column, cell) in self.held.iter_mut().zip(cells) {
            self.bytes += size_of::<Option<Value>>() + cell.as_ref().map_or(0, length);
            column.push(cell);
        }
        if self.bytes >= GROUP {
            self.group()?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), ExportError> {
        self.group()?;
        Ok(self.writer.into_inner()?.flush()?)
    }
}

impl Parquet {
    fn group(&mut self) -> Result<(), ExportError> {
        self.bytes = 0;
        if self.held.first().is_none_or(Vec::is_empty) {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        for ((_, kind), cells) in self.columns.iter().zip(&mut self.held) {
            let cells = std::mem::take(cells);
            match kind {
                ValueType::Text => write::<ByteArrayType>(&mut group, cells, |v| match v {
                    Value::Text(text) => Some(bytes(&text)),
                    other => Some(bytes(&words(&other, " | "))),
                })?,
                ValueType::Texts => lists(&mut group, cells)?,
                ValueType::Integer => write::<Int64Type>(&mut group, cells, |v| match v {
                    Value::Integer(number) => Some(number),
                    _ => None,
                })?,
                ValueType::Double => write::<DoubleType>(&mut group, cells, |v| match v {
                    Value::Double(number) => Some(number),
                    _ => None,
                })?,
                ValueType::Boolean => write::<BoolType>(&mut group, cells, |v| match v {
                    Value::Boolean(yes) => Some(yes),
                    _ => None,
                })?,
                ValueType::Date => write::<Int32Type>(&mut group, cells, |v| match v {
                    Value::Date(date) => days(&date),
                    _ => None,
                })?,
            }
        }
        group.close()?;
        Ok(())
    }
}

type Group<'a> = SerializedRowGroupWriter<'a, BufWriter<File>>;

/// Writes a column of single values; a cell without one is null.
fn write<T: DataType>(
    group: &mut Group<'_>,
    cells: Vec<Option<Value>>,
    of: impl Fn(Value) -> Option<T::T>,
) -> Result<(), ExportError> {
    let cells: Vec<Option<T::T>> = cells.into_iter().map(|cell| cell.and_then(&of)).collect();
    let levels: Vec<i16> = cells.iter().map(|cell| i16::from(cell.is_some())).collect();
    let values: Vec<T::T> = cells.into_iter().flatten().collect();
    column::<T>(group, &values, &levels, None)
}

/// Writes a column of lists: level 0 is no list, 1 an empty one, 2 a member.
fn lists(group: &mut Group<'_>, cells: Vec<Option<Value>>) -> Result<(), ExportError> {
    let (mut values, mut definitions, mut repetitions) = (Vec::new(), Vec::new(), Vec::new());
    for cell in cells {
        let members = match cell {
            None => {
                definitions.push(0);
                repetitions.push(0);
                continue;
            }
            Some(Value::Texts(members)) => members,
            Some(other) => vec![words(&other, " | ").into_owned()],
        };
        if members.is_empty() {
            definitions.push(1);
            repetitions.push(0);
        }
        for (i, member) in members.iter().enumerate() {
            values.push(bytes(member));
            definitions.push(2);
            repetitions.push(i16::from(i > 0));
        }
    }
    column::<ByteArrayType>(group, &values, &definitions, Some(&repetitions))
}

fn column<T: DataType>(
    group: &mut Group<'_>,
    values: &[T::T],
    definitions: &[i16],
    repetitions: Option<&[i16]>,
) -> Result<(), ExportError> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    column.typed::<T>().write_batch(values, Some(definitions), repetitions)?;
    Ok(column.close()?)
}

fn bytes(text: &str) -> ByteArray {
    text.as_bytes().to_vec().into()
}

fn length(value: &Value) -> usize {
    match value {
        Value::Text(text) | Value::Date(text) => text.len(),
        Value::Texts(all) => all.iter().map(|text| text.len() + size_of::<String>()).sum(),
        Value::Integer(_) | Value::Double(_) | Value::Boolean(_) => 0,
    }
}

fn field((name, kind): &Column) -> Result<TypePtr, ParquetError> {
    let (physical, logical) = match kind {
        ValueType::Text | ValueType::Texts => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        ValueType::Integer => (Physical::INT64, None),
        ValueType::Double => (Physical::DOUBLE, None),
        ValueType::Boolean => (Physical::BOOLEAN, None),
        ValueType::Date => (Physical::INT32, Some(LogicalType::Date)),
    };
    let leaf = |name: &str, repetition| {
        let leaf = Type::primitive_type_builder(name, physical).with_logical_type(logical.clone());
        leaf.with_repetition(repetition).build().map(Arc::new)
    };
    if *kind != ValueType::Texts {
        return leaf(name, Repetition::OPTIONAL);
    }
    let list = Type::group_type_builder("list")
        .with_repetition(Repetition::REPEATED)
        .with_fields(vec![leaf("element", Repetition::REQUIRED)?])
        .build()?;
    Type::group_type_builder(name)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(Some(LogicalType::List))
        .with_fields(vec![Arc::new(list)])
        .build()
        .map(Arc::new)
}

/// Days from 1970-01-01 to a date that the calendar has.
fn days(date: &str) -> Option<i32> {
    let mut parts = date.splitn(3, '-');
    let (year, month) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let day = parts.next()?.parse().ok()?;
    let there = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
    there.then(|| day_number(year, month, day)).and_then(|number| number.try_into().ok())
}

impl From<ParquetError> for ExportError {
    fn from(error: ParquetError) -> Self {
        match error {
            ParquetError::External(error) => match error.downcast::<std::io::Error>() {
                Ok(error) => Self::Output(*error),
                Err(other) => Self::Output(std::io::Error::other(other)),
            },
            other => Self::Output(std::io::Error::other(other)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn dates_are_days_since_1970() {
        let counted = ["1970-01-01", "1969-12-31", "2000-02-29", "2024-12-31", "1066-10-14"].map(days);
        assert_eq!(counted, [0, -1, 11_016, 20_088, -329_893].map(Some));
        assert_eq!(["2024", "2024-13-01", "2023-02-29", "", "-44-03-15"].map(days), [None; 5]);
    }
}
