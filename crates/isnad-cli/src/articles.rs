//! Articles straight from files, with what was read in them.

use std::path::PathBuf;

use anyhow::Context;
use isnad_ingest::{Input, Settings};
use isnad_story::{Article, Version};
use rayon::prelude::*;

use crate::extract::{Extractor, next_batch};
use crate::failure::Failures;
use crate::progress::{self, Progress};

/// The articles of files and folders, `-` being standard input; texts of one outlet under one id
/// are versions of one article. What cannot be read is reported.
pub fn read(paths: &[PathBuf], extractor: &Extractor, failures: &mut Failures) -> Vec<Article> {
    let progress = Progress::new(progress::total(paths));
    let mut texts = isnad_ingest::articles(inputs(paths), Settings::default()).fuse();
    let mut articles = Vec::new();
    loop {
        let batch = next_batch(&mut texts);
        if batch.is_empty() {
            return articles;
        }
        let read: Vec<_> = batch
            .into_par_iter()
            .map(|text| article(text?, extractor))
            .collect();
        for article in read {
            match article {
                Ok(article) => add(&mut articles, article),
                Err(error) => failures.report(&progress, format_args!("{error:#}")),
            }
        }
    }
}

/// What paths on the command line mean.
pub fn inputs(paths: &[PathBuf]) -> Vec<Input> {
    let input = |path: &PathBuf| match path.as_os_str() == "-" {
        true => Input::Standard {
            id: Some("stdin".to_owned()),
        },
        false => Input::Path(path.clone()),
    };
    paths.iter().map(input).collect()
}

/// Adds an article, or its text as a further version of the one with its id.
pub fn add(articles: &mut Vec<Article>, mut article: Article) {
    let known = articles
        .iter_mut()
        .find(|known| known.id == article.id && known.outlet == article.outlet);
    match known {
        Some(known) => {
            known.versions.append(&mut article.versions);
            known.title = article.title.or(known.title.take());
        }
        None => articles.push(article),
    }
}

/// The article that a text is; where no outlet is named, its id stands for it.
fn article(text: isnad_ingest::Article, extractor: &Extractor) -> anyhow::Result<Article> {
    let (reading, _) = extractor
        .read(&text.text)
        .with_context(|| text.id.clone())?;
    Ok(Article {
        outlet: text.outlet.unwrap_or_else(|| text.id.clone()),
        id: text.id,
        url: text.url,
        title: text.title,
        versions: vec![Version {
            published: text.published,
            reading,
            text: text.text,
        }],
    })
}
