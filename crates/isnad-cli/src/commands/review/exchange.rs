use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use isnad_review::export::lines::{self, Record};
use isnad_review::export::page::{PageLanguage, page};
use isnad_review::export::{ClaimRecord, Publisher, annotation, claim_review, table};
use isnad_store::{Error, Store};

use crate::desk::{Desk, Options};
use crate::extract::escaped;
use crate::failure::say;

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
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    /// Claims instead of readings, in csv
    #[arg(long)]
    claims: bool,
    /// The folder for pages
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// The name of the desk that publishes
    #[arg(long, default_value = "isnad", value_name = "NAME")]
    publisher: String,
    /// Its site
    #[arg(long, value_name = "URL")]
    site: Option<String>,
    /// Where the pages will be, with a slash at the end
    #[arg(long, value_name = "URL")]
    pages: Option<String>,
    /// The pages' own words in English
    #[arg(long)]
    english: bool,
}

#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Form {
    Claimreview,
    Annotation,
    Csv,
    #[default]
    Jsonl,
    Page,
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
        let scale = store.scale()?;
        let publisher = Publisher {
            name: self.publisher.clone(),
            url: self.site.clone(),
            pages: self.pages.clone(),
        };
        let mut out = String::new();
        match self.format {
            Form::Annotation => {
                for id in readings(store)? {
                    out += &escaped(annotation::line(&store.reading_record(id)?));
                }
            }
            Form::Jsonl => {
                for id in readings(store)? {
                    let record = Record::Reading(Box::new(store.reading_record(id)?));
                    out += &escaped(lines::line(&record));
                }
                for record in claims(store)? {
                    out += &escaped(lines::line(&Record::Claim(Box::new(record))));
                }
            }
            Form::Csv if self.claims => {
                out = String::from_utf8(table::claims(&claims(store)?, &scale))?;
            }
            Form::Csv => {
                let ids = readings(store)?.into_iter();
                let records = ids.map(|id| store.reading_record(id));
                let records = records.collect::<Result<Vec<_>, _>>()?;
                out = String::from_utf8(table::readings(&records))?;
            }
            Form::Claimreview => {
                for record in claims(store)? {
                    if let Some(review) = claim_review::claim_review(&record, &scale, &publisher) {
                        out += &(escaped(review.to_string()) + "\n");
                    }
                }
            }
            Form::Page => {
                let Some(folder) = &self.out else {
                    bail!("name a folder for the pages with --out");
                };
                std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
                let language = if self.english {
                    PageLanguage::En
                } else {
                    PageLanguage::Ar
                };
                for record in claims(store)? {
                    let style = isnad_report::style();
                    let Some(html) = page(&record, &scale, &publisher, language, style) else {
                        continue;
                    };
                    let path = folder.join(format!("{}.html", record.claim));
                    std::fs::write(&path, html).with_context(|| path.display().to_string())?;
                    out += &format!("{}\n", path.display());
                }
            }
        }
        Ok(out)
    }
}

fn readings(store: &Store) -> anyhow::Result<Vec<i64>> {
    Ok(store.decided_readings(0, u32::MAX)?)
}

fn claims(store: &Store) -> anyhow::Result<Vec<ClaimRecord>> {
    let mut records = Vec::new();
    for claim in store.claim_ids()? {
        records.extend(store.claim_record(&claim)?);
    }
    Ok(records)
}

/// Takes in line by line. A line that the desk refuses (its article is not there, it was decided
/// before) is told of and left out.
fn import(desk: &mut Desk, file: &Path) -> anyhow::Result<String> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let (mut taken, mut refused) = (0, 0);
    for (number, line) in (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let outcome = steps(line).and_then(|steps| match steps.is_empty() {
            true => Ok(()),
            false => Ok(desk.act(steps).map(|_| ())?),
        });
        match outcome {
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

fn steps(line: &str) -> anyhow::Result<Vec<isnad_review::Step>> {
    if let Ok(record) = lines::parse(line) {
        return Ok(record.steps());
    }
    let record = annotation::parse(line).context("neither a record nor an annotation of isnad")?;
    Ok(record.steps())
}
