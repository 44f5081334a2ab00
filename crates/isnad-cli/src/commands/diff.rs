use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, bail};
use isnad_ingest::{Input, Settings};
use isnad_parse::Reader;
use isnad_report::ChangesRecord;
use isnad_story::{Version, changes};

use crate::changes::{Person, pretty, reply};
use crate::extract::stream;
use crate::failure::Failures;
use crate::interface::Language;
use crate::progress::Progress;
use crate::store_file::StoreFile;
use crate::terminal::Screen;

/// Options of `isnad diff`.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../help/diff.txt"))]
pub struct Diff {
    /// The earlier text: a file, or an article of the store, ID or ID@VERSION
    #[arg(required_unless_present = "jsonl")]
    before: Option<String>,
    /// The later text, in the same way
    #[arg(required_unless_present = "jsonl")]
    after: Option<String>,
    /// The outlet, where several have an article with this id
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Stream {"id","a","b"} a line from standard input to {"id","events"} a line
    #[arg(long, conflicts_with_all = ["before", "after", "format", "cosmetic"])]
    jsonl: bool,
    /// List edits of spelling and marks too
    #[arg(long)]
    cosmetic: bool,
    /// The form of the output
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The language of the text format
    #[arg(long, value_enum, default_value_t = Language::Ar)]
    lang: Language,
    #[command(flatten)]
    file: StoreFile,
}

/// Forms of output.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
pub enum Format {
    /// For a person
    #[default]
    Text,
    /// JSON
    Json,
}

impl Diff {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let (Some(before), Some(after)) = (&self.before, &self.after) else {
            return self.stream();
        };
        let (before, after) = (self.version(before)?, self.version(after)?);
        let found = changes(&before, &after);
        let stdout = std::io::stdout();
        let shown = match self.format {
            Format::Json => {
                let (before, after) = (&before.text, &after.text);
                pretty(&ChangesRecord::new(before, after, &found, self.cosmetic))? + "\n"
            }
            Format::Text => {
                let person = Person {
                    language: self.lang,
                    screen: Screen::of(&stdout),
                    cosmetic: self.cosmetic,
                };
                person.changes(&before.text, &after.text, &found)
            }
        };
        write(self.format, &shown)?;
        Ok(ExitCode::SUCCESS)
    }

    fn stream(&self) -> anyhow::Result<ExitCode> {
        if std::io::stdin().is_terminal() {
            bail!("nothing to read: give pairs of texts on standard input");
        }
        let mut failures = Failures::default();
        let mut progress = Progress::new(None);
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        stream(
            std::io::stdin(),
            "-",
            &reply,
            &mut out,
            &mut failures,
            &mut progress,
        )?;
        out.flush()?;
        Ok(failures.exit_code())
    }

    /// The text of a file, or that of a version in the store.
    fn version(&self, name: &str) -> anyhow::Result<Version> {
        if Path::new(name).exists() {
            return of_file(name);
        }
        let (id, number) = match name.rsplit_once('@') {
            Some((id, number)) => match number.parse::<usize>() {
                Ok(number) => (id, Some(number)),
                Err(_) => (name, None),
            },
            None => (name, None),
        };
        let article = self
            .file
            .article(id, self.outlet.as_deref())
            .with_context(|| format!("{name} is no file"))?;
        let known = article.versions.len();
        let index = number.unwrap_or(known).checked_sub(1);
        let version = index.and_then(|index| article.versions.into_iter().nth(index));
        version.with_context(|| format!("{name}: the versions of {id} are 1 to {known}"))
    }
}

fn of_file(path: &str) -> anyhow::Result<Version> {
    let mut articles = isnad_ingest::articles(vec![Input::Path(path.into())], Settings::default());
    let article = articles
        .next()
        .with_context(|| format!("{path}: no text in it"))??;
    if articles.next().is_some() {
        bail!("{path}: several texts in it; isnad diff compares one with another");
    }
    Ok(Version {
        published: article.published,
        reading: Reader::shipped().read(&article.text),
        text: article.text,
    })
}

/// Writes to standard output. Only the text format speaks to a screen: anstream would strip data of
/// what looks like colours.
pub fn write(format: Format, shown: &str) -> anyhow::Result<()> {
    let stdout = std::io::stdout();
    let mut out: Box<dyn Write> = match format {
        Format::Text => Box::new(anstream::AutoStream::auto(stdout.lock())),
        Format::Json => Box::new(stdout.lock()),
    };
    out.write_all(shown.as_bytes())?;
    out.flush()?;
    Ok(())
}
