//! Rows of one kind in the forms in which they leave the program.

use std::io::Write;

use serde::Serialize;

use crate::extract::escaped;

/// Forms of output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For a person
    #[default]
    Text,
    /// One JSON array
    Json,
    /// One JSON object a line
    Jsonl,
    /// One row each, with the names of the columns above
    Csv,
}

/// A row that also fits a spreadsheet.
pub trait Row: Serialize {
    /// The names of the columns.
    const COLUMNS: &'static [&'static str];
    /// One cell a column; outside text made harmless with [`crate::extract::cell`].
    fn cells(&self) -> Vec<String>;
}

/// Writes the rows; `text` makes the view for a person.
pub fn write<R: Row>(
    format: Format,
    rows: &[R],
    text: impl FnOnce() -> String,
) -> anyhow::Result<()> {
    let stdout = std::io::stdout();
    if format == Format::Text {
        let text = text();
        let mut out = anstream::AutoStream::auto(stdout.lock());
        out.write_all(text.as_bytes())?;
        return Ok(out.flush()?);
    }
    let mut out = std::io::BufWriter::new(stdout.lock());
    match format {
        Format::Text => {}
        Format::Json => writeln!(out, "{}", escaped(serde_json::to_string_pretty(rows)?))?,
        Format::Jsonl => {
            for row in rows {
                writeln!(out, "{}", escaped(serde_json::to_string(row)?))?;
            }
        }
        Format::Csv => {
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(R::COLUMNS)?;
            for row in rows {
                writer.write_record(row.cells())?;
            }
            out.write_all(&writer.into_inner()?)?;
        }
    }
    Ok(out.flush()?)
}

/// A day as SQLite compares it.
pub fn day(value: &str) -> Result<String, String> {
    match value.parse::<jiff::civil::Date>() {
        Ok(day) => Ok(day.to_string()),
        Err(_) => Err("expected a day such as 2024-03-12".to_owned()),
    }
}

/// The value of this name among those of an enumeration of the contract.
pub fn one_of<T: Copy>(
    all: &[T],
    name: impl Fn(T) -> &'static str,
    value: &str,
) -> Result<T, String> {
    let found = all.iter().copied().find(|one| name(*one) == value);
    found.ok_or_else(|| {
        let names: Vec<_> = all.iter().map(|one| name(*one)).collect();
        format!("expected one of {}", names.join(", "))
    })
}
