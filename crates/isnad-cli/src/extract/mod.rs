//! Reading documents and writing what was read, one module a form of output.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

use anyhow::anyhow;
use isnad_ingest::Article;
use isnad_parse::{Explanation, Reader, Reading};
use rayon::prelude::*;

use crate::failure::Failures;
use crate::progress::Progress;

mod excerpt;
mod explanation;
mod json;
mod person;
mod stream;
mod table;

pub use json::{Array, Lines, escaped, reply};
pub use person::Person;
pub use stream::stream;
pub use table::{Table, cell};

/// Documents are read and shown in batches of about so many bytes: enough for every core, and
/// little memory however long the input.
const BATCH: usize = 1 << 20;

/// A batch of tiny documents ends after so many.
const MOST_IN_BATCH: usize = 1024;

/// A form of output: what stands before, between and behind the documents.
pub trait View: Sync {
    /// Before the first document.
    fn opening(&self) -> &str {
        ""
    }
    /// One document; `explanations` holds one an attribution, or none at all.
    fn document(
        &self,
        article: &Article,
        reading: &Reading,
        explanations: &[Explanation],
    ) -> anyhow::Result<String>;
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
    extractor: &Extractor,
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
                let (reading, explanations) = extractor
                    .read(&article.text)
                    .map_err(|error| anyhow!("{}: {error}", article.id))?;
                view.document(&article, &reading, &explanations)
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
                Err(error) => failures.tell(progress, &error),
            }
        }
        out.flush()?;
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

/// Reads texts as the options say.
#[derive(Debug)]
pub struct Extractor {
    /// Reads with the lexicon of choice.
    pub reader: Reader,
    /// Attributions that are less sure are left out.
    pub minimum: f32,
    /// Whether readings are explained.
    pub explain: bool,
}

impl Extractor {
    /// Reads one text and keeps the attributions that are sure enough; explanations for each of
    /// them where they are wanted, otherwise none.
    ///
    /// A text that brings the reader down must not take the other documents with it.
    pub fn read(&self, text: &str) -> anyhow::Result<(Reading, Vec<Explanation>)> {
        let read = || {
            let reading = self.reader.read(text);
            let explanations = match self.explain {
                true => self.reader.explain(text, &reading),
                false => Vec::new(),
            };
            (reading, explanations)
        };
        let (mut reading, mut explanations) =
            catch_unwind(AssertUnwindSafe(read)).map_err(|_| {
                anyhow!("could not be read: a defect of isnad; please report it with the text")
            })?;
        let sure = |index: usize| reading.attributions[index].confidence >= self.minimum;
        let mut kept = (0..reading.attributions.len())
            .map(sure)
            .collect::<Vec<_>>()
            .into_iter();
        explanations.retain(|_| kept.next().unwrap_or(true));
        keep_sure(&mut reading, self.minimum);
        Ok((reading, explanations))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stood_inside_a_dropped_attribution_moves_up_to_the_next_one_around_it() {
        let mut reading = Reader::shipped().read("قال الوزير إن الجسر سيفتح غدا.");
        let one = reading.attributions.remove(0);
        let with = |parent, confidence| isnad_parse::Attribution {
            parent,
            confidence,
            ..one.clone()
        };
        reading.attributions = vec![
            with(Some(2), 0.9),
            with(None, 0.1),
            with(Some(3), 0.2),
            with(None, 0.9),
            with(Some(1), 0.9),
        ];
        keep_sure(&mut reading, 0.5);
        let parents: Vec<_> = reading.attributions.iter().map(|it| it.parent).collect();
        assert_eq!(parents, [Some(1), None, None]);
    }
}
