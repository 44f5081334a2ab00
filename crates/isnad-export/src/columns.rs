use std::io::Write;
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use crate::{COLUMNS, Kind, SCHEMA, Value};

/// So many rows are written at once, and kept in memory until then.
const GROUP: usize = 20_000;

/// Why Parquet could not be written.
#[derive(Debug)]
pub struct Error(ParquetError);

impl std::fmt::Display for Error {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Parquet cannot be written: {}", self.0)
    }
}

impl std::error::Error for Error {}

impl From<ParquetError> for Error {
    fn from(error: ParquetError) -> Self {
        Self(error)
    }
}

/// Writes rows as Parquet.
pub struct ParquetWriter<W: Write + Send> {
    writer: SerializedFileWriter<W>,
    rows: Vec<Vec<Value>>,
}

impl<W: Write + Send> ParquetWriter<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// What the system says.
    pub fn new(out: W) -> Result<Self, Error> {
        let fields: String = COLUMNS
            .iter()
            .map(|(name, kind)| match kind {
                Kind::Text => format!("OPTIONAL BYTE_ARRAY {name} (UTF8);"),
                Kind::Number => format!("OPTIONAL INT64 {name};"),
                Kind::Real => format!("OPTIONAL DOUBLE {name};"),
            })
            .collect();
        let schema = parse_message_type(&format!("message isnad {{ {fields} }}"))?;
        let schema_name = KeyValue::new("schema".to_owned(), SCHEMA.to_owned());
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("isnad ", env!("CARGO_PKG_VERSION")).to_owned())
            .set_key_value_metadata(Some(vec![schema_name]))
            .build();
        Ok(Self {
            writer: SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties))?,
            rows: Vec::new(),
        })
    }

    /// Writes rows as [`crate::rows`] makes them.
    ///
    /// # Errors
    /// What the system says.
    pub fn write(&mut self, rows: Vec<Vec<Value>>) -> Result<(), Error> {
        self.rows.extend(rows);
        match self.rows.len() < GROUP {
            true => Ok(()),
            false => self.write_group(),
        }
    }

    /// Ends the file and gives back what it was written to.
    ///
    /// # Errors
    /// What the system says.
    pub fn finish(mut self) -> Result<W, Error> {
        self.write_group()?;
        Ok(self.writer.into_inner()?)
    }

    fn write_group(&mut self) -> Result<(), Error> {
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        for (at, (_, kind)) in COLUMNS.iter().enumerate() {
            let cells = rows.iter().map(|row| &row[at]);
            let levels: Vec<i16> = cells
                .clone()
                .map(|value| i16::from(*value != Value::None))
                .collect();
            let Some(mut column) = group.next_column()? else {
                break;
            };
            match kind {
                Kind::Text => {
                    let texts: Vec<ByteArray> = cells.filter_map(text).collect();
                    let writer = column.typed::<ByteArrayType>();
                    writer.write_batch(&texts, Some(&levels), None)?;
                }
                Kind::Number => {
                    let numbers: Vec<i64> = cells.filter_map(number).collect();
                    let writer = column.typed::<Int64Type>();
                    writer.write_batch(&numbers, Some(&levels), None)?;
                }
                Kind::Real => {
                    let reals: Vec<f64> = cells.filter_map(real).collect();
                    let writer = column.typed::<DoubleType>();
                    writer.write_batch(&reals, Some(&levels), None)?;
                }
            }
            column.close()?;
        }
        group.close()?;
        Ok(())
    }
}

fn text(value: &Value) -> Option<ByteArray> {
    match value {
        Value::Text(text) => Some(text.as_str().into()),
        _ => None,
    }
}

fn number(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

fn real(value: &Value) -> Option<f64> {
    match value {
        Value::Real(real) => Some(*real),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::file::reader::{FileReader, SerializedFileReader};

    #[test]
    fn rows_are_read_back_as_they_were() {
        let row = |number: i64| -> Vec<Value> {
            let value = |(name, kind): &(&str, Kind)| match kind {
                Kind::Text if number == 1 => Value::None,
                Kind::Text => Value::Text(format!("{name} قال")),
                Kind::Number => Value::Number(number),
                Kind::Real => Value::Real(0.25),
            };
            COLUMNS.iter().map(value).collect()
        };
        let mut writer = ParquetWriter::new(Vec::new()).unwrap();
        writer.write(vec![row(0), row(1)]).unwrap();
        let bytes = writer.finish().unwrap();
        let reader = SerializedFileReader::new(bytes::Bytes::from(bytes)).unwrap();
        let rows: Vec<String> = reader
            .get_row_iter(None)
            .unwrap()
            .map(|row| row.unwrap().to_string())
            .collect();
        assert_eq!(rows.len(), 2);
        assert!(rows[0].contains("id: \"id قال\"") && rows[0].contains("version: 0"));
        assert!(rows[1].contains("id: null") && rows[1].contains("confidence: 0.25"));
    }
}
