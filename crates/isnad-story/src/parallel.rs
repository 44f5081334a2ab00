//! Two texts of which one goes back to the other, side by side: versions of one article, and
//! articles that carry the wording of an earlier one.

mod reused;
mod rows;

use isnad_text::Span;

use crate::{Article, Changes, changes};
use reused::nearest;
use rows::rows;

/// One text of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextPlace {
    /// Index of the article among those compared.
    pub article: usize,
    /// Index of the version within the article.
    pub version: usize,
}

/// An earlier text and one that goes back to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Parallel {
    /// The earlier text.
    pub before: TextPlace,
    /// The later text.
    pub after: TextPlace,
    /// What happened between them.
    pub changes: Changes,
    /// Their sentences side by side, in the order of the texts.
    pub rows: Vec<ParallelRow>,
}

/// Sentences that stand for one another, or those of one text to which the other has nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParallelRow {
    /// In the earlier text, in bytes.
    pub before: Option<Span>,
    /// In the later text, in bytes.
    pub after: Option<Span>,
    /// Whether the sentence stands elsewhere in the other text. With both sides it stands here in
    /// the later text; with `before` alone this is the place it had.
    pub moved: bool,
    /// Words of the earlier text that the later has not at this place, folded.
    pub only_before: Vec<Span>,
    /// Words of the later text that the earlier has not at this place, folded.
    pub only_after: Vec<Span>,
}

impl Parallel {
    fn new(articles: &[Article], before: TextPlace, after: TextPlace) -> Self {
        let version = |text: TextPlace| &articles[text.article].versions[text.version];
        let (one, other) = (version(before), version(after));
        let changes = changes(one, other);
        Self {
            before,
            after,
            rows: rows(&one.text, &other.text, &changes.moved),
            changes,
        }
    }

    /// Whether both are versions of one article.
    pub fn is_revision(&self) -> bool {
        self.before.article == self.after.article
    }
}

/// All neighbouring versions of each article, oldest first, by article in the order given.
pub fn revisions(articles: &[Article], order: &[usize]) -> Vec<Parallel> {
    let pairs = order.iter().flat_map(|&article| {
        let later = 1..articles[article].versions.len();
        later.map(move |version| (article, version))
    });
    pairs
        .map(|(article, version)| {
            let place = |version| TextPlace { article, version };
            Parallel::new(articles, place(version - 1), place(version))
        })
        .collect()
}

/// The articles that reuse the wording of an earlier one, each by its last version beside the
/// text that it has most of. `order` is that of publication.
pub fn reuses(articles: &[Article], order: &[usize]) -> Vec<Parallel> {
    let pairs = nearest(articles, order).into_iter();
    pairs
        .map(|(before, after)| Parallel::new(articles, before, after))
        .collect()
}

#[cfg(test)]
mod tests;
