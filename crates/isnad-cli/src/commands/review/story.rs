use anyhow::Context;
use isnad_story::Article;

use crate::desk::{Desk, Options};
use crate::grouping::clusters;

/// Options of `isnad review story`.
#[derive(Debug, clap::Args)]
pub struct Story {
    /// The story's title
    title: String,
    /// The ids of its articles, as isnad list shows them
    #[arg(required = true)]
    articles: Vec<String>,
}

impl Story {
    /// Runs the command.
    pub fn run(&self, options: &Options) -> anyhow::Result<String> {
        let mut desk = options.open()?;
        let mut articles: Vec<Article> = Vec::new();
        for id in &self.articles {
            let found = desk.store.articles(id, None)?;
            if found.is_empty() {
                return Err(isnad_store::Error::Unknown {
                    what: "article",
                    name: id.clone(),
                })
                .context("isnad list shows those there are");
            }
            articles.extend(found);
        }
        let clusters = clusters(&self.title, &articles);
        let readings = desk.store.set_story(&Desk::now(), &self.title, &clusters)?;
        Ok(format!("{}: {readings}", desk.words.reading))
    }
}
