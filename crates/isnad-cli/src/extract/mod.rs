//! Reading documents and writing what was read, one module a form of output.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

use anyhow::{Context, anyhow};
use isnad_ingest::Article;
use isnad_parse::{Reader, Reading};
use rayon::prelude::*;

use crate::failure::Failures;
use crate::progress::Progress;

mod excerpt;
mod json;
mod person;
mod stream;
mod table;

pub use json::{Array, Lines, escaped};
pub use person::Person;
pub use stream::stream;
pub use table::{Table, cell};

/// Documents are read and shown in batches of about so many bytes: enough for every core, and
/// little memory however long the input.
const BATCH: usize = 4 << 20;

/// A batch of tiny documents ends after so many.
const MOST_IN_BATCH: usize = 4096;

/// A form of output: what stands before, between and behind the documents.
pub trait View: Sync {
    /// Before the first document.
    fn opening(&self) -> &str {
        ""
    }
    /// One document.
    fn document(&self, article: &Article, reading: &Reading) -> anyhow::Result<String>;
    /// Between two documents.
    fn between(&self) -> &str {
        ""
    }
    /// Behind the last document.
    fn closing(&self) -> &str {
        ""
    }
}

/// Reads all `articles` and writes them to `out` in their order; every core takes part.
pub fn write(
    articles: impl Iterator<Item = Result<Article, isnad_ingest::Error>>,
    view: &dyn View,
    minimum: f32,
    out: &mut dyn Write,
    failures: &mut Failures,
    progress: &mut Progress,
) -> anyhow::Result<()> {
    out.write_all(view.opening().as_bytes())?;
    let mut articles = articles.fuse();
    let mut first = true;
    loop {
        let batch = next_batch(&mut articles);
        if batch.is_empty() {
            break;
        }
        let bytes: usize = batch
            .iter()
            .flatten()
            .map(|article| article.text.len())
            .sum();
        let shown: Vec<anyhow::Result<String>> = batch
            .into_par_iter()
            .map(|article| {
                let article = article?;
                let reading = read(&article.text, minimum).with_context(|| article.id.clone())?;
                view.document(&article, &reading)
            })
            .collect();
        for document in shown {
            match document {
                Ok(document) => {
                    if !first {
                        out.write_all(view.between().as_bytes())?;
                    }
                    first = false;
                    out.write_all(document.as_bytes())?;
                }
                Err(error) => failures.report(progress, format_args!("{error:#}")),
            }
        }
        progress.advance(bytes as u64);
    }
    out.write_all(view.closing().as_bytes())?;
    out.flush()?;
    Ok(())
}

/// The next articles to be read at once; empty at the end.
pub fn next_batch<T>(articles: &mut T) -> Vec<T::Item>
where
    T: Iterator<Item = Result<Article, isnad_ingest::Error>>,
{
    let mut batch = Vec::new();
    let mut bytes = 0;
    while bytes < BATCH && batch.len() < MOST_IN_BATCH {
        let Some(article) = articles.next() else {
            break;
        };
        bytes += article.as_ref().map_or(0, |article| article.text.len());
        batch.push(article);
    }
    batch
}

/// Reads one text and keeps the attributions that are at least as sure as `minimum`.
///
/// A text that brings the reader down must not take the other documents with it.
pub fn read(text: &str, minimum: f32) -> anyhow::Result<Reading> {
    let mut reading =
        catch_unwind(AssertUnwindSafe(|| Reader::shipped().read(text))).map_err(|_| {
            anyhow!("could not be read: a defect of isnad; please report it with the text")
        })?;
    keep_sure(&mut reading, minimum);
    Ok(reading)
}

/// Drops the attributions below `minimum`; what stood inside one of them now stands inside the
/// nearest one around it that is kept.
fn keep_sure(reading: &mut Reading, minimum: f32) {
    let kept = |index: usize| reading.attributions[index].confidence >= minimum;
    if (0..reading.attributions.len()).all(kept) {
        return;
    }
    let mut next = 0;
    let indices: Vec<Option<usize>> = (0..reading.attributions.len())
        .map(|index| {
            kept(index).then(|| {
                next += 1;
                next - 1
            })
        })
        .collect();
    let parents: Vec<Option<usize>> = reading
        .attributions
        .iter()
        .map(|attribution| {
            let around = |parent: &usize| reading.attributions[*parent].parent;
            std::iter::successors(attribution.parent, around).find_map(|parent| indices[parent])
        })
        .collect();
    let mut at = 0;
    reading.attributions.retain_mut(|attribution| {
        attribution.parent = parents[at];
        at += 1;
        indices[at - 1].is_some()
    });
}
