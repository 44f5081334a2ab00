use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use isnad_report::{comparison_json, story_markdown};
use isnad_story::{Article, Version, compare};
use rayon::prelude::*;
use serde::Deserialize;

use super::report::Language;
use crate::articles;
use crate::extract::Extractor;
use crate::failure::Failures;
use crate::lexicon_files::LexiconFiles;
use crate::progress::Progress;

/// Options of `isnad compare`.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../help/compare.txt"))]
pub struct Compare {
    /// The articles of one story: files, folders, or - for standard input
    paths: Vec<PathBuf>,
    /// Read a story a line and write what was found a line, in the same order
    #[arg(long)]
    jsonl: bool,
    /// What to call the story; without it, the title of its first article
    #[arg(long, conflicts_with = "jsonl")]
    title: Option<String>,
    /// The language of the labels; what the articles say stays as it is
    #[arg(long, value_enum, default_value_t)]
    lang: Language,
    #[command(flatten)]
    lexicon: LexiconFiles,
}

/// A line of input: the articles of one story.
#[derive(Deserialize)]
struct Line {
    id: String,
    title: Option<String>,
    articles: Vec<LineArticle>,
}

#[derive(Deserialize)]
struct LineArticle {
    id: String,
    outlet: String,
    url: Option<String>,
    title: Option<String>,
    published: Option<String>,
    text: String,
}

impl Compare {
    /// Runs the command.
    pub fn run(mut self) -> anyhow::Result<ExitCode> {
        if self.paths.is_empty() {
            self.paths.push("-".into());
        }
        let extractor = Extractor {
            reader: self.lexicon.reader()?,
            minimum: 0.0,
            explain: false,
        };
        let mut failures = Failures::default();
        match self.jsonl {
            true => self.stream(&extractor, &mut failures)?,
            false => self.show(&extractor, &mut failures)?,
        }
        Ok(failures.exit_code())
    }

    fn show(&self, extractor: &Extractor, failures: &mut Failures) -> anyhow::Result<()> {
        let articles = articles::read(&self.paths, extractor, failures);
        if articles.is_empty() {
            bail!("nothing to compare: give the articles of one story");
        }
        let first = articles.iter().find_map(|article| article.title.as_deref());
        let title = self.title.as_deref().or(first).unwrap_or_default();
        let comparison = compare(title, &articles);
        let report = story_markdown(&comparison, &articles, &self.lang.into());
        std::io::stdout().lock().write_all(report.as_bytes())?;
        Ok(())
    }

    fn stream(&self, extractor: &Extractor, failures: &mut Failures) -> anyhow::Result<()> {
        let progress = Progress::new(None);
        let mut out = std::io::stdout().lock();
        for path in &self.paths {
            let place = path.display().to_string();
            let input: Box<dyn Read> = match path.as_os_str() == "-" {
                true => Box::new(std::io::stdin()),
                false => Box::new(std::fs::File::open(path).context(place.clone())?),
            };
            let mut lines = BufReader::new(input).lines().enumerate();
            loop {
                let batch: Vec<_> = lines.by_ref().take(BATCH).collect();
                if batch.is_empty() {
                    break;
                }
                let answers: Vec<_> = batch
                    .into_par_iter()
                    .map(|(at, line)| {
                        (
                            at,
                            line.map_err(Into::into)
                                .and_then(|it| answer(&it, extractor)),
                        )
                    })
                    .collect();
                for (at, answer) in answers {
                    match answer {
                        Ok(Some(line)) => writeln!(out, "{line}")?,
                        Ok(None) => {}
                        Err(error) => failures.report(
                            &progress,
                            format_args!("{place}, line {}: {error:#}", at + 1),
                        ),
                    }
                }
            }
        }
        Ok(())
    }
}

/// Stories that are compared at once.
const BATCH: usize = 64;

/// The answer to one line; none to a blank one.
fn answer(line: &str, extractor: &Extractor) -> anyhow::Result<Option<String>> {
    let line = line.trim_start_matches('\u{feff}');
    if line.trim().is_empty() {
        return Ok(None);
    }
    let line: Line = serde_json::from_str(line)?;
    let mut articles: Vec<Article> = Vec::new();
    for article in line.articles {
        if article.text.trim().is_empty() {
            bail!("the article {} has no text", article.id);
        }
        let version = Version {
            published: article.published,
            reading: extractor
                .read(&article.text)
                .with_context(|| article.id.clone())?
                .0,
            text: article.text,
        };
        articles::add(
            &mut articles,
            Article {
                id: article.id,
                outlet: article.outlet,
                url: article.url,
                title: article.title,
                versions: vec![version],
            },
        );
    }
    let title = line.title.as_deref().unwrap_or(&line.id);
    let comparison = compare(title, &articles);
    Ok(Some(comparison_json(&line.id, &comparison, &articles)))
}
