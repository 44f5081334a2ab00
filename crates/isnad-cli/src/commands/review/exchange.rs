use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use isnad_review::export::page::PageLanguage;
use isnad_review::export::{ClaimRecord, Edition, Form, Publisher, ReadingRecord, lines};
use isnad_store::{Error, Store};

use crate::desk::{Desk, Options};
use crate::extract::escaped;
use crate::failure::say;
use crate::output::one_of;

/// Out, and in again.
#[derive(Debug, clap::Subcommand)]
pub enum Task {
    /// Write what was decided, for other programs, search engines and readers
    Export(Export),
    /// Take in readings and claims that another desk exported
    Import {
        /// JSON Lines or annotations, one a line
        file: PathBuf,
    },
}

/// Options of `isnad review export`.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// claimreview (published claims), annotation (readings), csv, jsonl, or page (published
    /// claims, as HTML files in the folder --out)
    #[arg(long, default_value = "jsonl", value_name = "FORM", value_parser = form)]
    format: Form,
    /// Claims instead of readings, in csv
    #[arg(long)]
    claims: bool,
    /// The folder for pages
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    #[command(flatten)]
    publisher: Publishing,
    /// The pages' own words in English
    #[arg(long)]
    english: bool,
}

/// Who publishes, in what goes out for readers.
#[derive(Debug, clap::Args)]
pub struct Publishing {
    /// The name of the desk that publishes
    #[arg(long, default_value = "isnad", value_name = "NAME")]
    publisher: String,
    /// Its site
    #[arg(long, value_name = "URL")]
    site: Option<String>,
    /// Where the pages will be, with a slash at the end
    #[arg(long, value_name = "URL")]
    pages: Option<String>,
}

impl Publishing {
    /// The publisher that the options name.
    pub fn publisher(&self) -> Publisher {
        Publisher {
            name: self.publisher.clone(),
            url: self.site.clone(),
            pages: self.pages.clone(),
        }
    }
}

impl Task {
    /// Runs the command.
    pub fn run(self, options: &Options) -> anyhow::Result<String> {
        let mut desk = options.open()?;
        match self {
            Self::Export(export) => export.run(&desk.store),
            Self::Import { file } => import(&mut desk, &file),
        }
    }
}

impl Export {
    fn run(&self, store: &Store) -> anyhow::Result<String> {
        let edition = Edition {
            scale: &store.scale()?,
            publisher: &self.publisher.publisher(),
            language: match self.english {
                true => PageLanguage::En,
                false => PageLanguage::Ar,
            },
            style: isnad_report::style(),
        };
        let out = match self.format {
            Form::Page => return self.write_pages(store, &edition),
            Form::ClaimReview => self.format.claims(&claims(store)?, &edition),
            Form::Csv if self.claims => self.format.claims(&claims(store)?, &edition),
            Form::Csv | Form::Annotation => self.format.readings(&readings(store)?),
            Form::Jsonl => {
                let claims = claims(store)?;
                let files = store.file_records(&claims)?;
                let mut out = files
                    .iter()
                    .map(lines::line)
                    .collect::<String>()
                    .into_bytes();
                out.extend(self.format.readings(&readings(store)?));
                out.extend(self.format.claims(&claims, &edition));
                out
            }
        };
        let out = String::from_utf8(out)?;
        Ok(match self.format {
            Form::Csv => out,
            _ => escaped(out),
        })
    }

    /// Writes a file for each published claim; gives their paths.
    fn write_pages(&self, store: &Store, edition: &Edition<'_>) -> anyhow::Result<String> {
        let Some(folder) = &self.out else {
            bail!("name a folder for the pages with --out");
        };
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        let mut paths = String::new();
        for record in claims(store)? {
            if let Some(html) = edition.page(&record) {
                let path = folder.join(format!("{}.html", record.claim));
                std::fs::write(&path, html).with_context(|| path.display().to_string())?;
                paths += &format!("{}\n", path.display());
            }
        }
        Ok(paths)
    }
}

fn form(value: &str) -> Result<Form, String> {
    one_of(Form::ALL, Form::name, value)
}

fn readings(store: &Store) -> anyhow::Result<Vec<ReadingRecord>> {
    let ids = store.decided_readings(0, u32::MAX)?.into_iter();
    Ok(ids
        .map(|id| store.reading_record(id))
        .collect::<Result<_, _>>()?)
}

fn claims(store: &Store) -> anyhow::Result<Vec<ClaimRecord>> {
    let mut records = Vec::new();
    for claim in store.claim_ids()? {
        records.extend(store.claim_record(&claim)?);
    }
    Ok(records)
}

/// Takes in line by line. A line that the desk refuses (its article is not there, somebody worked
/// on it here) is told of and left out.
fn import(desk: &mut Desk, file: &Path) -> anyhow::Result<String> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let (mut taken, mut refused) = (0, 0);
    let lines = (1..).zip(text.lines());
    for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        match desk.store.take_in(&desk.by, &Desk::now(), line) {
            Ok(()) => taken += 1,
            Err(error) => {
                refused += 1;
                say(format_args!("{}:{number}: {error:#}", file.display()));
            }
        }
    }
    match refused {
        0 => Ok(format!("{}: {taken}", desk.words.done)),
        _ => Err(Error::Unfit(format!(
            "{refused} of {} lines were left out",
            taken + refused
        ))
        .into()),
    }
}
