use std::io::Write;
use std::process::ExitCode;

use anyhow::Context;
use isnad_parse::contract::{self, AttributionRecord, NoteRecord};
use isnad_story::{Article, Version};
use serde::Serialize;

use crate::extract::{Person, View, escaped};
use crate::interface::{Language, Words};
use crate::store_file::StoreFile;
use crate::terminal::Screen;

/// Options of `isnad show`.
#[derive(Debug, clap::Args)]
pub struct Show {
    /// The article's id, as isnad list shows it
    article: String,
    /// The outlet, where several have an article with this id
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Only this version, counted from 1; otherwise the text format shows the latest one whole
    #[arg(long, value_name = "NUMBER")]
    version: Option<usize>,
    /// The form of the output
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The language of the labels in the text format
    #[arg(long, value_enum, default_value_t = Language::Ar)]
    lang: Language,
    #[command(flatten)]
    file: StoreFile,
}

/// Forms of output.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Format {
    /// For a person
    #[default]
    Text,
    /// One JSON object
    Json,
}

/// An article as JSON; see [`contract`] for what stands in a version.
#[derive(Serialize)]
struct ArticleRecord<'a> {
    id: &'a str,
    outlet: &'a str,
    url: Option<&'a str>,
    title: Option<&'a str>,
    versions: Vec<VersionRecord<'a>>,
}

#[derive(Serialize)]
struct VersionRecord<'a> {
    number: usize,
    published: Option<&'a str>,
    text: &'a str,
    attributions: Vec<AttributionRecord<'a>>,
    notes: Vec<NoteRecord>,
}

impl Show {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let article = self.file.article(&self.article, self.outlet.as_deref())?;
        let number = self.version.unwrap_or(article.versions.len());
        let version = number
            .checked_sub(1)
            .and_then(|index| article.versions.get(index))
            .with_context(|| {
                let known = article.versions.len();
                format!(
                    "{} has no version {number}: its versions are 1 to {known}",
                    article.id
                )
            })?;
        let stdout = std::io::stdout();
        let shown = match self.format {
            Format::Text => self.text(&article, number, version, Screen::of(&stdout))?,
            Format::Json => self.json(&article)?,
        };
        let mut out = anstream::AutoStream::auto(stdout.lock());
        out.write_all(shown.as_bytes())?;
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }

    fn json(&self, article: &Article) -> anyhow::Result<String> {
        let versions = (1..).zip(&article.versions);
        let wanted = |number: usize| self.version.is_none_or(|version| version == number);
        let record = ArticleRecord {
            id: &article.id,
            outlet: &article.outlet,
            url: article.url.as_deref(),
            title: article.title.as_deref(),
            versions: versions
                .filter(|(number, _)| wanted(*number))
                .map(|(number, version)| version_record(number, version))
                .collect(),
        };
        Ok(escaped(serde_json::to_string_pretty(&record)?) + "\n")
    }

    /// The article, its versions, who said what in one of them, and its text.
    fn text(
        &self,
        article: &Article,
        number: usize,
        version: &Version,
        screen: Screen,
    ) -> anyhow::Result<String> {
        let words = self.lang.words();
        let mut lines = Vec::new();
        let mut line = |label: &str, value: &str| {
            if !value.is_empty() {
                lines.push(format!("{label}: {}", screen.outside(value)));
            }
        };
        line(&words.outlet, &article.outlet);
        line(&words.url, article.url.as_deref().unwrap_or_default());
        lines.extend(
            (1..)
                .zip(&article.versions)
                .map(|(number, version)| version_line(number, version, words, screen)),
        );
        lines.push(format!("\n{} {number}", words.version));
        let received = isnad_ingest::Article {
            id: article.id.clone(),
            title: article.title.clone(),
            text: version.text.clone(),
            ..Default::default()
        };
        lines.push(Person { words, screen }.document(&received, &version.reading, &[])?);
        lines.push(format!("{}:", words.text));
        lines.extend(version.text.lines().map(|line| screen.outside(line)));
        Ok(lines.join("\n") + "\n")
    }
}

fn version_line(number: usize, version: &Version, words: &Words, screen: Screen) -> String {
    let published = screen.outside(version.published.as_deref().unwrap_or("–"));
    format!(
        "{} {number}{semicolon} {}: {published}{semicolon} {}: {}",
        words.version,
        words.published,
        words.attributions,
        version.reading.attributions.len(),
        semicolon = words.semicolon,
    )
}

fn version_record(number: usize, version: &Version) -> VersionRecord<'_> {
    let record = contract::document("", &version.text, &version.reading);
    VersionRecord {
        number,
        published: version.published.as_deref(),
        text: &version.text,
        attributions: record.attributions,
        notes: record.notes,
    }
}
