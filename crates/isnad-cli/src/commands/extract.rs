use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::bail;
use isnad_ingest::{Input, Mapping, Settings};

use crate::dropped;
use crate::extract::{Array, Extractor, Lines, Person, Table, View, reply, stream, write};
use crate::failure::Failures;
use crate::interface::Language;
use crate::lexicon_files::LexiconFiles;
use crate::progress::{self, Progress};
use crate::terminal::Screen;

/// What stands for standard input among the paths.
const STANDARD_INPUT: &str = "-";

/// Options of `isnad extract`.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../help/extract.txt"))]
pub struct Extract {
    /// Files, folders, or - for standard input; without any, standard input
    paths: Vec<PathBuf>,
    /// The form of the output
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Stream {"id","text"} a line to one reading a line, in the same order
    #[arg(long, conflicts_with_all = ["format", "mapping"])]
    jsonl: bool,
    /// Leave out attributions that are less sure than this, from 0 to 1
    #[arg(long, value_name = "CONFIDENCE", default_value = "0", value_parser = confidence)]
    min_confidence: f32,
    /// Say for each attribution why it was read so; not in CSV
    #[arg(long)]
    explain: bool,
    /// Which fields of tables and JSON hold what, such as text=body,outlet=source.name
    #[arg(long = "map", value_name = "FIELD=PATH,…")]
    mapping: Option<Mapping>,
    /// Say on standard error what was left out of pages, and why
    #[arg(long, conflicts_with = "jsonl")]
    show_dropped: bool,
    #[command(flatten)]
    lexicon: LexiconFiles,
    /// The language of the labels in the text format
    #[arg(long, value_enum, default_value_t = Language::Ar)]
    lang: Language,
}

/// Forms of output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For a person
    #[default]
    Text,
    /// One JSON array
    Json,
    /// One JSON object a line
    Jsonl,
    /// One attribution a row
    Csv,
}

fn confidence(value: &str) -> Result<f32, String> {
    match value.parse() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err("expected a number from 0 to 1, such as 0.7".to_owned()),
    }
}

impl Extract {
    /// Runs the command.
    pub fn run(mut self) -> anyhow::Result<ExitCode> {
        if self.paths.is_empty() {
            if std::io::stdin().is_terminal() {
                bail!("nothing to read: give files or folders, or - to type a text");
            }
            self.paths.push(STANDARD_INPUT.into());
        }
        if self.explain && self.format == Format::Csv {
            bail!("a table has no room for explanations: take --format json, jsonl or text");
        }
        let extractor = Extractor {
            reader: self.lexicon.reader()?,
            minimum: self.min_confidence,
            explain: self.explain,
        };
        let mut failures = Failures::default();
        let mut progress = Progress::new(progress::total(&self.paths));
        if self.jsonl {
            self.stream(&extractor, &mut failures, &mut progress)?;
        } else {
            self.show(&extractor, &mut failures, &mut progress)?;
        }
        Ok(failures.exit_code())
    }

    fn stream(
        &self,
        extractor: &Extractor,
        failures: &mut Failures,
        progress: &mut Progress,
    ) -> anyhow::Result<()> {
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        for path in &self.paths {
            let place = path.to_string_lossy();
            let input: Box<dyn std::io::Read + Send> = match is_standard_input(path) {
                true => Box::new(std::io::stdin()),
                false => match std::fs::File::open(path) {
                    Ok(file) => Box::new(file),
                    Err(error) => {
                        let problem = isnad_ingest::Problem::Unreadable(error);
                        failures.report(progress, format_args!("{place}: {problem}"));
                        continue;
                    }
                },
            };
            let reply = |line: &str| reply(line, extractor);
            stream(input, &place, &reply, &mut out, failures, progress)?;
        }
        out.flush()?;
        Ok(())
    }

    fn show(
        &self,
        extractor: &Extractor,
        failures: &mut Failures,
        progress: &mut Progress,
    ) -> anyhow::Result<()> {
        let stdout = std::io::stdout();
        let view: Box<dyn View> = match self.format {
            Format::Text => Box::new(Person {
                words: self.lang.words(),
                screen: Screen::of(&stdout),
            }),
            Format::Json => Box::new(Array),
            Format::Jsonl => Box::new(Lines),
            Format::Csv => Box::new(Table::new()?),
        };
        let inputs = self.paths.iter().map(|path| match is_standard_input(path) {
            true => Input::Standard {
                id: Some("stdin".to_owned()),
            },
            false => Input::Path(path.clone()),
        });
        let settings = Settings {
            mapping: self.mapping.clone().unwrap_or_default(),
        };
        let articles = isnad_ingest::articles(inputs.collect(), settings);
        let articles = dropped::shown(articles, self.show_dropped);
        // Only the text format speaks to a screen; anstream would strip data of what looks like
        // colours.
        let out: Box<dyn Write> = match self.format {
            Format::Text => Box::new(anstream::AutoStream::auto(stdout.lock())),
            _ => Box::new(stdout.lock()),
        };
        let mut out = std::io::BufWriter::new(out);
        write(articles, &*view, extractor, &mut out, failures, progress)
    }
}

fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == STANDARD_INPUT
}
