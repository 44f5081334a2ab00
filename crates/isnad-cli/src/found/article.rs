use isnad_store::{ArticleHit, Query};
use isnad_text::CodePoints;
use serde::Serialize;

use super::View;
use super::excerpt::{excerpt, shown};
use crate::extract::cell;
use crate::output::Row;

/// An article that has the words that were looked for.
#[derive(Debug, Serialize)]
pub struct FoundArticle<'a> {
    id: &'a str,
    outlet: &'a str,
    url: Option<&'a str>,
    title: Option<&'a str>,
    published: Option<&'a str>,
    version: u64,
    versions: u64,
    /// Where the words stand in the title, in code points.
    title_marks: Vec<[usize; 2]>,
    /// Where they stand in the text.
    marks: Vec<[usize; 2]>,
    excerpt: &'a str,
    /// Where the excerpt begins in the text.
    excerpt_start: usize,
}

impl<'a> FoundArticle<'a> {
    /// The row of a hit.
    pub fn new(hit: &'a ArticleHit, query: &Query) -> Self {
        let title = hit.title.as_deref().unwrap_or_default();
        let pairs = |text: &str| {
            let points = CodePoints::new(text);
            let marks = query.marks(text);
            marks.iter().map(|mark| points.pair(*mark)).collect()
        };
        let cut = excerpt(&hit.text, &query.marks(&hit.text));
        Self {
            id: &hit.id,
            outlet: &hit.outlet,
            url: hit.url.as_deref(),
            title: hit.title.as_deref(),
            published: hit.published.as_deref(),
            version: hit.version,
            versions: hit.versions,
            title_marks: pairs(title),
            marks: pairs(&hit.text),
            excerpt: cut.of(&hit.text),
            excerpt_start: CodePoints::new(&hit.text).at_byte(cut.start),
        }
    }

    /// A hit for a person.
    pub fn shown(hit: &ArticleHit, query: &Query, view: View) -> String {
        let mut text = String::new();
        let title = hit.title.as_deref().unwrap_or(&hit.id);
        let whole = isnad_text::Span::new(0, title.len());
        let marked = shown(title, whole, &query.marks(title), view.screen);
        text.push_str(&format!("{}: {marked}\n", view.words.title));
        view.place(&mut text, &hit.outlet, hit.published.as_deref(), &hit.id);
        if hit.version != hit.versions {
            let version = format!("{} / {}", hit.version, hit.versions);
            view.line(&mut text, &view.words.version, &version);
        }
        let marks = query.marks(&hit.text);
        let line = shown(&hit.text, excerpt(&hit.text, &marks), &marks, view.screen);
        view.line(&mut text, &view.words.text, &line);
        text
    }
}

impl Row for FoundArticle<'_> {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "outlet",
        "published",
        "title",
        "url",
        "version",
        "versions",
        "excerpt",
    ];

    fn cells(&self) -> Vec<String> {
        let given = |value: Option<&str>| cell(value.unwrap_or_default());
        vec![
            cell(self.id),
            cell(self.outlet),
            given(self.published),
            given(self.title),
            given(self.url),
            self.version.to_string(),
            self.versions.to_string(),
            cell(self.excerpt),
        ]
    }
}
