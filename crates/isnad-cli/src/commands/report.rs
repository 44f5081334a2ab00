use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use isnad_report::{Options, story_html, story_json, story_markdown};
use isnad_story::compare;

use crate::stories;

/// Options of `isnad report`.
#[derive(Debug, clap::Args)]
pub struct Report {
    /// The folder of a story: story.toml and the texts it names
    story: PathBuf,
    /// Write the report to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The language of the report; what the articles say stays as it is
    #[arg(long, value_enum, default_value_t)]
    lang: Language,
    /// What to write
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// The language of a report.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
pub enum Language {
    /// Arabic
    #[default]
    Ar,
    /// English
    En,
}

impl From<Language> for Options {
    fn from(language: Language) -> Self {
        let language = match language {
            Language::Ar => isnad_report::Language::Arabic,
            Language::En => isnad_report::Language::English,
        };
        Self { language }
    }
}

#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Format {
    /// One page that needs nothing else
    #[default]
    Html,
    /// Markdown
    Markdown,
    /// One line of JSON
    Json,
}

impl Report {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let story = stories::read(&self.story)?;
        let comparison = compare(&story.title, &story.articles);
        let options = self.lang.into();
        let report = match self.format {
            Format::Html => story_html(&comparison, &story.articles, &options),
            Format::Markdown => story_markdown(&comparison, &story.articles, &options),
            Format::Json => story_json(&comparison, &story.articles) + "\n",
        };
        match self.out {
            Some(file) => {
                fs::write(&file, report).with_context(|| file.display().to_string())?;
            }
            None => std::io::stdout().lock().write_all(report.as_bytes())?,
        }
        Ok(ExitCode::SUCCESS)
    }
}
