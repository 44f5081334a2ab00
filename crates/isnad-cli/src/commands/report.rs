use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use isnad_report::{
    Options, Subject, profile, profile_csv, profile_html, profile_json, profile_markdown,
    story_csv, story_html, story_json, story_markdown,
};
use isnad_store::{Filter, SourceFilter};
use isnad_story::{Article, compare};

use super::stories::of_store;
use crate::extract::Extractor;
use crate::failure::Failures;
use crate::lexicon_files::LexiconFiles;
use crate::store_file::StoreFile;
use crate::{articles, stories};

/// Options of `isnad report`.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../help/report.txt"))]
pub struct Report {
    /// The folder of a story (story.toml and the texts it names), or articles: files or folders; or
    /// a story of the store, by its id or name. Without any, articles come from the store
    paths: Vec<PathBuf>,
    /// Report what this outlet attributes, and to whom, instead of the story
    #[arg(long, value_name = "NAME", group = "subject")]
    outlet: Option<String>,
    /// Report what is attributed to this source
    #[arg(long, value_name = "NAME", group = "subject")]
    source: Option<String>,
    /// Report this article and how it changed from version to version
    #[arg(long, value_name = "ID", group = "subject")]
    article: Option<String>,
    /// What to call the story
    #[arg(long)]
    title: Option<String>,
    #[command(flatten)]
    lexicon: LexiconFiles,
    /// Write the report to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The language of the report; what the articles say stays as it is
    #[arg(long, value_enum, default_value_t)]
    lang: Language,
    /// What to write
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    file: StoreFile,
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
    /// A table for spreadsheets
    Csv,
}

impl Report {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let mut failures = Failures::default();
        let (title, articles) = match self.is_stored() {
            true => self.stored()?,
            false => self.articles(&mut failures)?,
        };
        if articles.is_empty() {
            bail!("nothing to report: no article was found");
        }
        let report = match self.subject() {
            Some(subject) => self.on_subject(subject, &articles)?,
            None => self.on_story(&title, &articles),
        };
        match &self.out {
            Some(file) => {
                fs::write(file, report).with_context(|| file.display().to_string())?;
            }
            None => std::io::stdout().lock().write_all(report.as_bytes())?,
        }
        Ok(failures.exit_code())
    }

    /// The articles, and what to call their story.
    fn articles(&self, failures: &mut Failures) -> anyhow::Result<(String, Vec<Article>)> {
        let extractor = Extractor {
            reader: self.lexicon.reader()?,
            minimum: 0.0,
            explain: false,
        };
        let mut title = self.title.clone();
        let mut articles = Vec::new();
        for path in &self.paths {
            if path.is_dir() && path.join("story.toml").is_file() {
                let story = stories::read(path)?;
                title.get_or_insert(story.title);
                articles.extend(story.articles);
            } else {
                let read = articles::read(std::slice::from_ref(path), &extractor, failures);
                articles.extend(read);
            }
        }
        let first = articles.iter().find_map(|article| article.title.clone());
        Ok((title.or(first).unwrap_or_default(), articles))
    }

    /// Whether the command line speaks of a store: it names no file, or a story that is none.
    fn is_stored(&self) -> bool {
        match &self.paths[..] {
            [] => true,
            [one] => self.subject().is_none() && one.as_os_str() != "-" && !one.exists(),
            _ => false,
        }
    }

    /// The articles of the store that a report needs, and what to call their story.
    fn stored(&self) -> anyhow::Result<(String, Vec<Article>)> {
        let store = self.file.open()?;
        let (title, named) = match (self.subject(), self.paths.first()) {
            (Some(Subject::Article(id)), _) => {
                let article = self.file.article(id, None);
                return Ok((String::new(), vec![article?]));
            }
            (Some(Subject::Outlet(name)), _) => {
                let filter = Filter {
                    outlet: Some(name.to_owned()),
                    ..Filter::default()
                };
                let listed = self.file.named(store.list(&filter))?.into_iter();
                let named = listed.map(|it| (it.outlet, it.id));
                (String::new(), named.collect())
            }
            (Some(Subject::Source(name)), _) => {
                let said = store.said_by(name, true, &SourceFilter::default());
                let said = self.file.named(said)?.into_iter();
                let named: BTreeSet<_> = said.map(|it| (it.outlet, it.id)).collect();
                (String::new(), named.into_iter().collect())
            }
            (None, Some(story)) => {
                let (title, named) = of_store(&store, &story.to_string_lossy())?;
                let named = named.into_iter().map(|it| (it.outlet, it.id));
                (
                    self.title.clone().unwrap_or(title),
                    named.collect::<Vec<_>>(),
                )
            }
            (None, None) => bail!(
                "name what to report: files, a story of the store, or --article, --source or --outlet"
            ),
        };
        let mut articles = Vec::with_capacity(named.len());
        for (outlet, id) in named {
            articles.extend(self.file.named(store.articles(&id, Some(&outlet)))?);
        }
        Ok((title, articles))
    }

    fn subject(&self) -> Option<Subject<'_>> {
        let outlet = self.outlet.as_deref().map(Subject::Outlet);
        let source = self.source.as_deref().map(Subject::Source);
        let article = self.article.as_deref().map(Subject::Article);
        outlet.or(source).or(article)
    }

    fn on_story(&self, title: &str, articles: &[Article]) -> String {
        let comparison = compare(title, articles);
        let options = self.lang.into();
        match self.format {
            Format::Html => story_html(&comparison, articles, &options),
            Format::Markdown => story_markdown(&comparison, articles, &options),
            Format::Json => story_json(&comparison, articles) + "\n",
            Format::Csv => story_csv(&comparison, articles),
        }
    }

    fn on_subject(&self, subject: Subject<'_>, articles: &[Article]) -> anyhow::Result<String> {
        let Some(profile) = profile(subject, articles) else {
            bail!("none of the articles has it: check the spelling of the name or id");
        };
        let options = self.lang.into();
        Ok(match self.format {
            Format::Html => profile_html(&profile, &options),
            Format::Markdown => profile_markdown(&profile, &options),
            Format::Json => profile_json(&profile) + "\n",
            Format::Csv => profile_csv(&profile, &options),
        })
    }
}
