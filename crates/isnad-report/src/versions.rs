//! What changed between the versions of an article, with a few words around each change.

use std::fmt::Write;

use isnad_story::{Article, Comparison, Edit, Revision};
use isnad_text::{Document, Span, TokenKind};

use crate::dates;
use crate::outside::{Html, Outside};
use crate::strings::{Strings, fill};

/// The changes from one version to the next.
pub(crate) struct Changes {
    pub outlet: Outside,
    pub when: String,
    pub counts: String,
    pub hunks: Vec<Html>,
}

/// Words shown on either side of a change.
const AROUND: usize = 8;

pub(crate) fn changes(
    comparison: &Comparison,
    articles: &[Article],
    strings: &Strings,
) -> Vec<Changes> {
    let changed = |revision: &&Revision| !revision.edits.is_empty() || revision.cosmetic > 0;
    let revisions = comparison.revisions.iter().filter(changed);
    revisions
        .map(|revision| {
            let article = &articles[revision.article];
            Changes {
                outlet: Outside::new(&article.outlet),
                when: when(article, revision.version, strings),
                counts: counts(revision, strings),
                hunks: hunks(article, revision),
            }
        })
        .collect()
}

fn when(article: &Article, version: usize, strings: &Strings) -> String {
    let at = |version: usize| {
        let published = article.versions[version].published.as_deref();
        published
            .and_then(dates::local)
            .map(|at| dates::full(at, strings))
    };
    match (at(version), at(version + 1)) {
        (Some(from), Some(to)) => fill(&strings.version_times, &[("from", &from), ("to", &to)]),
        _ => {
            let (from, to) = ((version + 1).to_string(), (version + 2).to_string());
            fill(&strings.version_numbers, &[("from", &from), ("to", &to)])
        }
    }
}

fn counts(revision: &Revision, strings: &Strings) -> String {
    let mut counts = match revision.edits.len() {
        0 => strings.no_wording_changed.clone(),
        edits => strings.number.edits.of(edits),
    };
    if revision.cosmetic > 0 {
        counts += &strings.comma;
        counts += &strings.number.cosmetic.of(revision.cosmetic);
    }
    counts
}

/// The changes, those close to one another together, in the words of the later version.
fn hunks(article: &Article, revision: &Revision) -> Vec<Html> {
    let before = &article.versions[revision.version].text;
    let after = &article.versions[revision.version + 1].text;
    let words = words(after);
    let mut groups: Vec<(Span, Vec<Edit>)> = Vec::new();
    for edit in &revision.edits {
        let around = around(&words, edit.after, after.len());
        match groups.last_mut() {
            Some((span, edits)) if around.start <= span.end => {
                span.end = around.end;
                edits.push(*edit);
            }
            _ => groups.push((around, vec![*edit])),
        }
    }
    let hunk = |(span, edits): (Span, Vec<Edit>)| Html(hunk(before, after, span, &edits));
    groups.into_iter().map(hunk).collect()
}

fn hunk(before: &str, after: &str, span: Span, edits: &[Edit]) -> String {
    let mut html = String::new();
    let mut done = span.start;
    if span.start > 0 {
        html += "… ";
    }
    for edit in edits {
        let (went, came) = (edit.before.of(before), edit.after.of(after));
        let _ = write!(html, "{}", Outside::new(&after[done..edit.after.start]));
        if !went.is_empty() {
            let _ = write!(html, " <del>{}</del> ", Outside::new(went));
        }
        if !came.is_empty() {
            let _ = write!(html, "<ins>{}</ins>", Outside::new(came));
        }
        done = edit.after.end;
    }
    let _ = write!(html, "{}", Outside::new(&after[done..span.end]));
    if span.end < after.trim_end().len() {
        html += " …";
    }
    html
}

fn words(text: &str) -> Vec<Span> {
    let document = Document::new(text);
    let tokens = document.tokens().iter();
    tokens
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
        .map(|token| token.span)
        .collect()
}

/// A span with the words around it.
fn around(words: &[Span], span: Span, length: usize) -> Span {
    let first = words.partition_point(|word| word.end <= span.start);
    let behind = words.partition_point(|word| word.start < span.end);
    let start = words
        .get(first.saturating_sub(AROUND))
        .map_or(0, |word| word.start);
    let end = words
        .get((behind + AROUND).saturating_sub(1))
        .map_or(length, |word| word.end);
    Span::new(start.min(span.start), end.max(span.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_shown_with_the_words_around_it() {
        let before = "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة 12 أحد <عشر>";
        let after = "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة 15 أحد <عشر>";
        let (edits, _) = isnad_story::edits(before, after);
        let span = around(&words(after), edits[0].after, after.len());
        assert_eq!(
            hunk(before, after, span, &edits),
            "… اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة  <del>12</del> <ins>15</ins> أحد &lt;عشر&gt;"
        );
    }
}
