use anyhow::Context;
use isnad_store::review::Cluster;
use isnad_story::{Article, CountKind};

use crate::desk::Options;

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
        let comparison = isnad_story::compare(&self.title, &articles);
        let diverging = comparison
            .counts
            .iter()
            .any(|count| count.kind == CountKind::Divergence);
        let clusters: Vec<Cluster> = comparison
            .claims
            .iter()
            .enumerate()
            .map(|(number, claim)| Cluster {
                readings: claim
                    .carriers
                    .iter()
                    .filter_map(|carrier| {
                        let article = &articles[carrier.article];
                        let at = carrier.attribution?;
                        Some((article.outlet.clone(), article.id.clone(), at))
                    })
                    .collect(),
                outlets: comparison
                    .outlets(claim, &articles)
                    .try_into()
                    .unwrap_or(u32::MAX),
                origins: claim.origins.independent.try_into().unwrap_or(u32::MAX),
                // Figures are compared story by story; what they are about is the lead claim.
                figures_diverge: number == 0 && diverging,
            })
            .collect();
        let readings = desk.store.set_story(&self.title, &clusters)?;
        Ok(format!("{}: {readings}", desk.words.reading))
    }
}
