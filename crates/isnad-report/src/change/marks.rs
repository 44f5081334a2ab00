//! Sentences with what changed in them marked.

use std::collections::BTreeSet;
use std::fmt::Write;

use isnad_text::Span;

use crate::outside::{Html, Outside};

/// One place of a change in one text.
#[derive(Clone, Copy)]
pub(super) struct Mark<'m> {
    pub span: Span,
    /// The change's number; none for what is only a detail.
    pub number: Option<usize>,
    /// What its explanation goes by.
    pub id: &'m str,
    pub class: &'static str,
}

/// The text of a span with its marks, each in `tag`, and behind each the number that leads to what
/// it means. Marks may begin within a word: they take no space of their own, and a number waits for
/// the word's end, so that letters stay joined.
pub(super) fn marked(text: &str, span: Span, tag: &str, marks: &[Mark<'_>]) -> Html {
    let inside = |at: usize| span.start < at && at < span.end;
    let mut cuts: BTreeSet<usize> = [span.start, span.end].into();
    for mark in marks {
        let ends = [
            mark.span.start,
            mark.span.end,
            word_end(text, mark.span.end),
        ];
        cuts.extend(ends.into_iter().filter(|at| inside(*at)));
    }
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let mut html = String::new();
    for pair in cuts.windows(2) {
        let piece = Span::new(pair[0], pair[1]);
        let words = Outside::new(piece.of(text));
        let here = marks.iter().filter(|mark| mark.span.contains(piece));
        // What has an explanation stands out from what is only different.
        let first = here.min_by_key(|mark| (mark.number.is_none(), mark.number));
        let _ = match first.map(|mark| mark.class) {
            None => write!(html, "{words}"),
            Some(class) => write!(html, "<{tag} class=\"{class}\">{words}</{tag}>"),
        };
        let ended = |mark: &&Mark<'_>| {
            let end = word_end(text, mark.span.end).min(span.end);
            mark.span.overlaps(span) && end == piece.end
        };
        for mark in marks.iter().filter(ended) {
            if let Some(number) = mark.number {
                let _ = write!(html, "<sup><a href=\"#{}\">{number}</a></sup>", mark.id);
            }
        }
    }
    Html(html)
}

/// Where the word ends in which `at` stands.
fn word_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let is_joined = at > 0
        && text[..at].ends_with(char::is_alphabetic)
        && rest.starts_with(|c: char| c.is_alphabetic() || isnad_text::fold::is_dropped(c));
    if !is_joined {
        return at;
    }
    let behind = rest.find(|c: char| !c.is_alphabetic() && !isnad_text::fold::is_dropped(c));
    at + behind.unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_waits_for_the_end_of_the_word() {
        let text = "قال لوكالتنا <أمس> إن";
        let start = text.find("وكالت").unwrap();
        let mark = Mark {
            span: Span::new(start, start + "وكالت".len()),
            number: Some(2),
            id: "c1-2",
            class: "alarm",
        };
        let html = marked(text, Span::new(0, text.len()), "del", &[mark]).0;
        assert_eq!(
            html,
            "قال ل<del class=\"alarm\">وكالت</del>نا<sup><a href=\"#c1-2\">2</a></sup> &lt;أمس&gt; إن"
        );
    }
}
