//! From the articles of a store to stories, and to what the comparison of each says about readings:
//! that many carry a claim, that all have it from one origin, that figures part.

use std::collections::BTreeSet;

use isnad_store::Store;
use isnad_store::review::{Cluster, ComparedStory};
use isnad_story::{Article, Carrier, CountKind, Value};

use crate::commands::stories::{Stored, Story};
use crate::desk::put_on_desk;

/// Groups the articles of a store and keeps what the stories say, if there is anything new.
pub fn keep_up(store: &mut Store) -> anyhow::Result<()> {
    if !store.stories_are_due()? {
        return Ok(());
    }
    let stored = Stored::of(store)?;
    keep_if_due(store, &stored, &stored.stories())
}

/// Keeps what stories say, for the queue's order, if there is anything new.
pub fn keep_if_due(
    store: &mut Store,
    stored: &Stored,
    stories: &[Story<'_>],
) -> anyhow::Result<()> {
    if !store.stories_are_due()? {
        return Ok(());
    }
    put_on_desk(store)?;
    let mut compared = Vec::new();
    let mut titles: BTreeSet<String> = store.stories_on_desk()?.into_iter().collect();
    for title in store.grouped_titles()? {
        titles.remove(&title);
    }
    for story in stories.iter().filter(|story| story.articles.len() > 1) {
        let articles = stored.articles(store, story)?;
        let title = stored.title(story);
        // Titles tell stories apart.
        let title = match titles.insert(title.clone()) {
            true => title,
            false => format!("{title} ({})", story.story),
        };
        compared.push(ComparedStory {
            clusters: clusters(&title, &articles),
            title,
        });
    }
    let now = crate::desk::Desk::now();
    Ok(store.set_stories(&now, &compared)?)
}

/// What the articles of a story put forward, as far as it bears on attention.
pub fn clusters(title: &str, articles: &[Article]) -> Vec<Cluster> {
    let comparison = isnad_story::compare(title, articles);
    let counts = comparison.counts.iter();
    let diverging = counts.filter(|count| count.kind == CountKind::Divergence);
    let diverging: Vec<&Value> = diverging.flat_map(|count| &count.values).collect();
    let cluster = |claim: &isnad_story::Claim| Cluster {
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
            .outlets(claim, articles)
            .try_into()
            .unwrap_or(u32::MAX),
        origins: claim.origins.independent.try_into().unwrap_or(u32::MAX),
        figures_diverge: claim
            .carriers
            .iter()
            .any(|carrier| diverging.iter().any(|value| gives(carrier, value))),
    };
    comparison.claims.iter().map(cluster).collect()
}

/// Whether it is in this place that a value first stands.
fn gives(carrier: &Carrier, value: &Value) -> bool {
    value.articles.first() == Some(&carrier.article) && carrier.span.contains(value.span)
}
