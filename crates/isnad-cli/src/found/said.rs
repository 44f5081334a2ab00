use isnad_parse::Reading;
use isnad_parse::contract::{self, AttributionRecord};
use isnad_store::{ContentHit, Query};
use isnad_text::{CodePoints, Span};
use serde::Serialize;

use super::View;
use super::excerpt::shown;
use crate::extract::cell;
use crate::output::Row;

/// What somebody is said to have said.
#[derive(Debug, Serialize)]
pub struct Said<'a> {
    id: &'a str,
    outlet: &'a str,
    url: Option<&'a str>,
    title: Option<&'a str>,
    published: Option<&'a str>,
    version: u64,
    /// Names the attribution within its article.
    key: String,
    source_name: Option<&'a str>,
    cue_text: String,
    content_text: String,
    /// From the one nearest to the article to the one who answers.
    chain_text: Vec<String>,
    /// Where the words that were looked for stand, in code points into the article's text.
    marks: Vec<[usize; 2]>,
    attribution: serde_json::Value,
}

impl<'a> Said<'a> {
    /// The row of an attribution.
    pub fn new(hit: &'a ContentHit, query: Option<&Query>) -> anyhow::Result<Self> {
        let reading = alone(hit);
        let record = contract::document("", &hit.text, &reading);
        let attribution = &record.attributions[0];
        let points = CodePoints::new(&hit.text);
        let marks = marks(hit, query);
        Ok(Self {
            id: &hit.id,
            outlet: &hit.outlet,
            url: hit.url.as_deref(),
            title: hit.title.as_deref(),
            published: hit.published.as_deref(),
            version: hit.version,
            key: hit.key.iter().map(|byte| format!("{byte:02x}")).collect(),
            source_name: hit.source.as_deref(),
            cue_text: pieces(&hit.text, &hit.attribution.cue),
            content_text: pieces(&hit.text, &hit.attribution.content),
            chain_text: chain(attribution),
            marks: marks.iter().map(|mark| points.pair(*mark)).collect(),
            attribution: serde_json::to_value(attribution)?,
        })
    }

    /// An attribution for a person.
    pub fn shown(hit: &ContentHit, query: Option<&Query>, view: View) -> String {
        let words = view.words;
        let attribution = &hit.attribution;
        let mut text = String::new();
        let reading = alone(hit);
        let record = contract::document("", &hit.text, &reading);
        let chain: Vec<_> = chain(&record.attributions[0])
            .iter()
            .map(|link| view.screen.outside(link))
            .collect();
        let chain = match chain.is_empty() {
            true => format!("({})", words.no_source),
            false => chain.join(&format!(" {} ", words.chain_link)),
        };
        text.push_str(&format!("{}: {chain}\n", words.chain));
        let cue = match attribution.cue.is_empty() {
            true => words.no_cue.clone(),
            false => view.screen.outside(&pieces(&hit.text, &attribution.cue)),
        };
        let class = &words.class[&attribution.class];
        view.line(&mut text, &words.cue, &format!("{cue} ({class})"));
        let marks = marks(hit, query);
        let content: Vec<_> = attribution
            .content
            .iter()
            .map(|span| inside(&hit.text, *span, &marks, view))
            .collect();
        view.line(&mut text, &words.content, &content.join(" … "));
        view.place(&mut text, &hit.outlet, hit.published.as_deref(), &hit.id);
        text
    }
}

/// One span of a content with the marks in it.
fn inside(text: &str, span: Span, marks: &[Span], view: View) -> String {
    let within: Vec<Span> = marks
        .iter()
        .filter(|mark| span.contains(**mark))
        .map(|mark| Span::new(mark.start - span.start, mark.end - span.start))
        .collect();
    let piece = span.of(text);
    shown(piece, Span::new(0, piece.len()), &within, view.screen)
}

fn alone(hit: &ContentHit) -> Reading {
    Reading {
        attributions: vec![hit.attribution.clone()],
        notes: Vec::new(),
    }
}

fn chain(attribution: &AttributionRecord<'_>) -> Vec<String> {
    let links = attribution.chain.iter();
    links.map(|link| link.text.to_owned()).collect()
}

fn pieces(text: &str, spans: &[Span]) -> String {
    let pieces: Vec<_> = spans.iter().map(|span| span.of(text)).collect();
    pieces.join(" … ")
}

/// The marks within the content.
fn marks(hit: &ContentHit, query: Option<&Query>) -> Vec<Span> {
    let Some(query) = query else {
        return Vec::new();
    };
    let within = |mark: &Span| {
        let content = hit.attribution.content.iter();
        content.clone().any(|span| span.contains(*mark))
    };
    query.marks(&hit.text).into_iter().filter(within).collect()
}

impl Row for Said<'_> {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "outlet",
        "published",
        "title",
        "url",
        "version",
        "key",
        "source",
        "chain",
        "cue",
        "content",
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
            self.key.clone(),
            given(self.source_name),
            cell(&self.chain_text.join(" < ")),
            cell(&self.cue_text),
            cell(&self.content_text),
        ]
    }
}
