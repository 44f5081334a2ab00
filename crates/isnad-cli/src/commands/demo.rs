use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use isnad_report::{IndexEntry, Options, index_html, story_html};
use isnad_store::{Incoming, Store};
use isnad_story::{Article, compare};

use super::report::Language;
use crate::stories;

/// Options of `isnad demo`.
#[derive(Debug, clap::Args)]
pub struct Demo {
    /// The folder with a folder for each story
    #[arg(long, value_name = "DIR", default_value = "corpus/stories")]
    stories: PathBuf,
    /// The folder to write to; it is made if it is missing
    #[arg(long, value_name = "DIR", default_value = "isnad-demo")]
    out: PathBuf,
    /// The language of the reports; what the articles say stays as it is
    #[arg(long, value_enum, default_value_t)]
    lang: Language,
}

impl Demo {
    /// Runs the command: reads each story, keeps it in a store of its own, compares its articles,
    /// writes its report, and a page that leads to all. Prints the path of that page.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let options: Options = self.lang.into();
        fs::create_dir_all(&self.out).with_context(|| self.out.display().to_string())?;
        let mut entries = Vec::new();
        let keep = tempfile::tempdir().context("no place for the demo's store")?;
        for folder in stories::folders(&self.stories)? {
            let story = stories::read(&folder)?;
            let articles = stored(&keep.path().join(&story.name), &story.articles)?;
            let comparison = compare(&story.title, &articles);
            let file = format!("{}.html", story.name);
            let report = story_html(&comparison, &articles, &options);
            let path = self.out.join(&file);
            fs::write(&path, report).with_context(|| path.display().to_string())?;
            let title = story.title;
            entries.push(IndexEntry {
                file,
                title,
                comparison,
                articles,
            });
        }
        let index = self.out.join("index.html");
        fs::write(&index, index_html(&entries, &options))
            .with_context(|| index.display().to_string())?;
        writeln!(std::io::stdout(), "{}", index.display())?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The articles as a new store gives them back. The store's times are not shown anywhere.
fn stored(file: &Path, articles: &[Article]) -> anyhow::Result<Vec<Article>> {
    let mut store = Store::create(file)?;
    let now = jiff::Timestamp::now().to_string();
    let mut batch = store.batch(&now, concat!("isnad ", env!("CARGO_PKG_VERSION")))?;
    for article in articles {
        for version in &article.versions {
            let incoming = Incoming {
                outlet: &article.outlet,
                id: &article.id,
                url: article.url.as_deref(),
                title: article.title.as_deref(),
                author: None,
                ingested: None,
                published: version.published.as_deref(),
                text: &version.text,
            };
            batch.ingest(&incoming, &version.reading)?;
        }
    }
    batch.commit()?;
    let mut kept = Vec::with_capacity(articles.len());
    for article in articles {
        kept.extend(store.articles(&article.id, Some(&article.outlet))?);
    }
    Ok(kept)
}
