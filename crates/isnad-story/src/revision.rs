//! What changed between two versions of one article.

use isnad_text::{Document, Span, TokenKind};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::Article;

/// The changes from one version of an article to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// Index of the article among those compared.
    pub article: usize,
    /// Index of the earlier version; the later one follows it.
    pub version: usize,
    /// Changes of words and figures, in the order of the text.
    pub edits: Vec<Edit>,
    /// Changes of spelling and punctuation that leave every word what it was.
    pub cosmetic: usize,
}

/// Words that one version has in the place of the other's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The words in the earlier version; empty where words came in.
    pub before: Span,
    /// The words in the later version; empty where words went.
    pub after: Span,
}

/// The changes between all neighbouring versions of an article.
pub(crate) fn revisions(article: &Article, index: usize) -> Vec<Revision> {
    let pairs = article.versions.windows(2).enumerate();
    pairs
        .map(|(version, pair)| {
            let (edits, cosmetic) = edits(&pair[0].text, &pair[1].text);
            Revision {
                article: index,
                version,
                edits,
                cosmetic,
            }
        })
        .collect()
}

/// The changed words between two texts, and how many places differ in spelling or punctuation
/// alone. Words are compared folded.
pub fn edits(before: &str, after: &str) -> (Vec<Edit>, usize) {
    let (before, after) = (Text::new(before), Text::new(after));
    let ops = capture_diff_slices(Algorithm::Myers, &before.folded(), &after.folded());
    let mut edits = Vec::new();
    let mut cosmetic = 0;
    for op in ops {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            let places = (0..len).map(|step| (old_index + step, new_index + step));
            cosmetic += places
                .filter(|(old, new)| before.original(*old) != after.original(*new))
                .count();
            let gaps = (1..len).map(|step| (old_index + step, new_index + step));
            cosmetic += gaps
                .filter(|(old, new)| before.gap(*old) != after.gap(*new))
                .count();
        } else {
            edits.push(Edit {
                before: before.span(op.old_range()),
                after: after.span(op.new_range()),
            });
        }
    }
    (edits, cosmetic)
}

struct Text<'t> {
    document: Document<'t>,
    words: Vec<usize>,
}

impl<'t> Text<'t> {
    fn new(text: &'t str) -> Self {
        let document = Document::new(text);
        let words = (0..document.tokens().len())
            .filter(|at| {
                matches!(
                    document.tokens()[*at].kind,
                    TokenKind::Word | TokenKind::Number
                )
            })
            .collect();
        Self { document, words }
    }

    fn folded(&self) -> Vec<&str> {
        self.words
            .iter()
            .map(|at| self.document.word(*at))
            .collect()
    }

    fn original(&self, word: usize) -> &str {
        self.document.original(self.words[word])
    }

    /// The marks between a word and the one before it.
    fn gap(&self, word: usize) -> Vec<char> {
        let tokens = &self.document.tokens()[self.words[word - 1] + 1..self.words[word]];
        tokens
            .iter()
            .filter(|token| token.kind == TokenKind::Mark)
            .map(|token| token.mark)
            .collect()
    }

    /// The span of a range of words; an empty one behind the word before where the range is.
    fn span(&self, words: std::ops::Range<usize>) -> Span {
        let start = |word: usize| self.document.tokens()[self.words[word]].span.start;
        let end = |word: usize| self.document.tokens()[self.words[word]].span.end;
        if words.is_empty() {
            let at = words.start.checked_sub(1).map_or(0, end);
            Span::new(at, at)
        } else {
            Span::new(start(words.start), end(words.end - 1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_figure_is_an_edit_and_a_changed_hamza_is_not() {
        let before = "وأكد الوزير ان 12 عاملا أصيبوا، بحسب الوكالة.";
        let after = "وأكَّد الوزير أن 15 عاملا اصيبوا بحسب الوكالة أمس.";
        let (edits, cosmetic) = edits(before, after);
        let words: Vec<_> = edits
            .iter()
            .map(|edit| (edit.before.of(before), edit.after.of(after)))
            .collect();
        assert_eq!(words, [("12", "15"), ("", "أمس")]);
        assert_eq!(cosmetic, 4);
    }

    #[test]
    fn one_text_has_no_changes() {
        assert_eq!(edits("نص واحد.", "نص واحد."), (vec![], 0));
        assert_eq!(edits("", "نص").0.len(), 1);
    }
}
