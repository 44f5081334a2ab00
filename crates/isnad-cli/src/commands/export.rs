use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use isnad_export::{COLUMNS, Value, json, rows};
use isnad_store::{Filter, KeptVersion, Store};

use crate::extract::{cell, escaped};
use crate::output::day;
use crate::store_file::StoreFile;

/// Options of `isnad export`.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../help/export.txt"))]
pub struct Export {
    /// The form of the output
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The file to write, which must not be there; otherwise standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Only articles of this outlet
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Only articles whose latest version was published on this day or later
    #[arg(long, value_name = "DAY", value_parser = day)]
    since: Option<String>,
    /// Only articles whose latest version was published on this day or earlier
    #[arg(long, value_name = "DAY", value_parser = day)]
    until: Option<String>,
    #[command(flatten)]
    file: StoreFile,
}

/// Forms of output.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Format {
    /// One version a line, whole, as isnad ingest takes it back
    #[default]
    Jsonl,
    /// One attribution a row
    Csv,
    /// The same rows as Parquet, where isnad was built with it
    Parquet,
}

impl Export {
    /// Runs the command. A file gets its name only when it is whole.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let store = self.file.open()?;
        let Some(path) = &self.out else {
            if matches!(self.format, Format::Parquet) {
                bail!("Parquet is no text for a terminal: name a file with --out");
            }
            let stdout = std::io::stdout();
            self.write(&store, BufWriter::new(stdout.lock()))?;
            return Ok(ExitCode::SUCCESS);
        };
        let taken = || format!("{}: is there already; name another file", path.display());
        if path.try_exists()? {
            bail!(taken());
        }
        let folder = path.parent().filter(|folder| *folder != Path::new(""));
        let folder = folder.unwrap_or(Path::new("."));
        let file = tempfile::NamedTempFile::new_in(folder)
            .with_context(|| format!("{}: cannot be written", path.display()))?;
        match self.format {
            Format::Parquet => self.parquet(&store, file.reopen()?)?,
            _ => self.write(&store, BufWriter::new(file.reopen()?))?,
        }
        file.persist_noclobber(path).with_context(taken)?;
        Ok(ExitCode::SUCCESS)
    }

    fn filter(&self) -> Filter {
        Filter {
            outlet: self.outlet.clone(),
            from: self.since.clone(),
            to: self.until.clone(),
            limit: None,
        }
    }

    fn each(
        &self,
        store: &Store,
        take: impl FnMut(KeptVersion) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        store.each_version(&self.filter(), take)
    }

    fn write(&self, store: &Store, mut out: impl Write) -> anyhow::Result<()> {
        match self.format {
            Format::Csv => {
                let mut writer = csv::Writer::from_writer(&mut out);
                // As an error of the system, so that a reader that leaves is known as one.
                let names = writer.write_record(COLUMNS.iter().map(|(name, _)| name));
                names.map_err(std::io::Error::from)?;
                self.each(store, |version| {
                    for row in rows(&version) {
                        let written = writer.write_record(row.iter().map(in_csv));
                        written.map_err(std::io::Error::from)?;
                    }
                    Ok(())
                })?;
                writer.flush()?;
            }
            _ => self.each(store, |version| {
                Ok(writeln!(out, "{}", escaped(json(&version)?))?)
            })?,
        }
        Ok(out.flush()?)
    }

    #[cfg(feature = "parquet")]
    fn parquet(&self, store: &Store, out: std::fs::File) -> anyhow::Result<()> {
        let mut writer = isnad_export::ParquetWriter::new(out)?;
        self.each(store, |version| Ok(writer.write(rows(&version))?))?;
        writer.finish()?;
        Ok(())
    }

    #[cfg(not(feature = "parquet"))]
    fn parquet(&self, _: &Store, _: std::fs::File) -> anyhow::Result<()> {
        bail!(
            "this isnad was built without Parquet; build it with \
             cargo install --path crates/isnad-cli --features parquet"
        )
    }
}

fn in_csv(value: &Value) -> String {
    match value {
        Value::None => String::new(),
        Value::Text(text) => cell(text),
        Value::Number(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
    }
}
