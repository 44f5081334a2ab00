//! One article of a story as the comparison looks at it: its last version, cut into tokens.

use std::ops::Range;

use isnad_parse::{Attribution, Spans};
use isnad_text::{Document, Span, joined};

use crate::Article;

pub(crate) struct Piece<'a> {
    pub article: &'a Article,
    pub document: Document<'a>,
}

impl<'a> Piece<'a> {
    pub fn new(article: &'a Article) -> Self {
        Self {
            article,
            document: Document::new(&article.latest().text),
        }
    }

    pub fn attributions(&self) -> &'a [Attribution] {
        &self.article.latest().reading.attributions
    }

    /// The words of a span that may stand in pieces.
    pub fn words_of(&self, spans: &Spans) -> String {
        joined(self.document.text(), spans)
    }

    /// The tokens that begin within a span.
    pub fn tokens(&self, span: Span) -> Range<usize> {
        let tokens = self.document.tokens();
        let start = tokens.partition_point(|token| token.span.end <= span.start);
        let end = tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    /// The sentences as spans.
    pub fn sentences(&self) -> impl Iterator<Item = Span> + '_ {
        self.document
            .sentences()
            .iter()
            .filter_map(|tokens| self.document.span(tokens.clone()))
    }

    /// The source of an attribution: the mention that names it, where the text has one.
    pub fn source(&self, attribution: &Attribution) -> String {
        self.words_of(attribution.answering())
    }
}

/// From the first byte of the first piece to the last of the last.
pub(crate) fn hull<'s>(spans: impl IntoIterator<Item = &'s Span>) -> Option<Span> {
    spans
        .into_iter()
        .copied()
        .reduce(|one, other| Span::new(one.start.min(other.start), one.end.max(other.end)))
}

/// The places of articles in the order of publication; those without a date come last, and those
/// of one moment stay as given.
pub(crate) fn publication_order(articles: &[Article]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_key(|at| {
        let second = articles[*at].first_instant();
        (second.is_none(), second)
    });
    order
}
