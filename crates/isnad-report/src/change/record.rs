//! Changes for machines; spans are `[start, end)` code points.

use isnad_story::{
    Article, ChangeEvent, ChangeKind, Changes, CosmeticEdit, Parallel, Passage, TextPlace,
};
use isnad_text::CodePoints;
use serde::Serialize;

use super::words::change_sentence;
use crate::Language;
use crate::table::csv;

/// What changed between two texts.
#[derive(Serialize)]
pub struct ChangesRecord<'a> {
    events: Vec<EventRecord<'a>>,
    details: Vec<EventRecord<'a>>,
    moved: Vec<[[usize; 2]; 2]>,
    cosmetic: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    cosmetic_edits: Option<Vec<[[usize; 2]; 2]>>,
}

/// One thing that happened, with a sentence about it.
#[derive(Serialize)]
pub struct EventRecord<'a> {
    kind: ChangeKind,
    before: Option<PassageRecord<'a>>,
    after: Option<PassageRecord<'a>>,
    claim: Option<&'a str>,
    sentence: Sentence,
}

/// Where one of the texts shows it.
#[derive(Serialize)]
pub struct PassageRecord<'a> {
    spans: Vec<[usize; 2]>,
    text: &'a str,
}

#[derive(Serialize)]
struct Sentence {
    ar: String,
    en: String,
}

/// One of the texts.
#[derive(Serialize)]
pub struct TextRecord<'a> {
    article: &'a str,
    /// Counted from 1.
    version: usize,
    published: Option<&'a str>,
}

/// What changed between two texts, and which they are.
#[derive(Serialize)]
pub struct ParallelRecord<'a> {
    from: TextRecord<'a>,
    to: TextRecord<'a>,
    #[serde(flatten)]
    changes: ChangesRecord<'a>,
}

impl<'a> ChangesRecord<'a> {
    /// The changes from the text `before` to the text `after`; with `cosmetic`, edits of spelling
    /// and marks one by one.
    pub fn new(before: &str, after: &str, changes: &'a Changes, cosmetic: bool) -> Self {
        let (before, after) = (CodePoints::new(before), CodePoints::new(after));
        let event = |event: &'a ChangeEvent| EventRecord {
            kind: event.kind,
            before: event.before.as_ref().map(|it| passage(it, &before)),
            after: event.after.as_ref().map(|it| passage(it, &after)),
            claim: event.claim.as_deref(),
            sentence: Sentence {
                ar: change_sentence(event, Language::Arabic),
                en: change_sentence(event, Language::English),
            },
        };
        let edit = |edit: &CosmeticEdit| [before.pair(edit.before), after.pair(edit.after)];
        Self {
            events: changes.events.iter().map(event).collect(),
            details: changes.details.iter().map(event).collect(),
            moved: (changes.moved.iter())
                .map(|(from, to)| [before.pair(*from), after.pair(*to)])
                .collect(),
            cosmetic: changes.cosmetic.len(),
            cosmetic_edits: cosmetic.then(|| changes.cosmetic.iter().map(edit).collect()),
        }
    }
}

impl<'a> ParallelRecord<'a> {
    /// What changed between two of the texts of `articles`.
    pub fn new(parallel: &'a Parallel, articles: &'a [Article], cosmetic: bool) -> Self {
        let text = |place: TextPlace| {
            let article = &articles[place.article];
            TextRecord {
                article: &article.id,
                version: place.version + 1,
                published: article.versions[place.version].published.as_deref(),
            }
        };
        let of = |place: TextPlace| &articles[place.article].versions[place.version].text;
        Self {
            from: text(parallel.before),
            to: text(parallel.after),
            changes: ChangesRecord::new(
                of(parallel.before),
                of(parallel.after),
                &parallel.changes,
                cosmetic,
            ),
        }
    }
}

/// What changed between pairs of texts, as one value.
pub(crate) fn parallels_json(parallels: &[Parallel], articles: &[Article]) -> serde_json::Value {
    let records: Vec<_> = (parallels.iter())
        .map(|parallel| ParallelRecord::new(parallel, articles, false))
        .collect();
    serde_json::json!(records)
}

fn passage<'a>(passage: &'a Passage, points: &CodePoints<'_>) -> PassageRecord<'a> {
    PassageRecord {
        spans: passage
            .spans
            .iter()
            .map(|span| points.pair(*span))
            .collect(),
        text: &passage.text,
    }
}

const COLUMNS: [&str; 11] = [
    "from",
    "from_version",
    "to",
    "to_version",
    "kind",
    "before",
    "before_offsets",
    "after",
    "after_offsets",
    "claim",
    "sentence",
];

/// The events between texts as CSV in UTF-8, one a row.
pub(crate) fn changes_csv(
    parallels: &[Parallel],
    articles: &[Article],
    language: Language,
) -> String {
    let rows = parallels.iter().flat_map(|parallel| {
        let id = |place: TextPlace| articles[place.article].id.clone();
        let points = |place: TextPlace| {
            CodePoints::new(&articles[place.article].versions[place.version].text)
        };
        let (before, after) = (points(parallel.before), points(parallel.after));
        let events = parallel.changes.events.iter();
        events.map(move |event| {
            [
                id(parallel.before),
                (parallel.before.version + 1).to_string(),
                id(parallel.after),
                (parallel.after.version + 1).to_string(),
                name(event.kind),
                words(event.before.as_ref()),
                offsets(event.before.as_ref(), &before),
                words(event.after.as_ref()),
                offsets(event.after.as_ref(), &after),
                event.claim.clone().unwrap_or_default(),
                change_sentence(event, language),
            ]
        })
    });
    csv(&COLUMNS, rows)
}

fn words(passage: Option<&Passage>) -> String {
    passage.map_or_else(String::new, |passage| passage.text.clone())
}

fn offsets(passage: Option<&Passage>, points: &CodePoints<'_>) -> String {
    let spans = passage.map_or(&[][..], |passage| &passage.spans);
    let pairs = spans.iter().map(|span| {
        let [start, end] = points.pair(*span);
        format!("{start}-{end}")
    });
    pairs.collect::<Vec<_>>().join(" ")
}

/// The kind's name in data.
fn name(kind: ChangeKind) -> String {
    let name = serde_json::to_value(kind).ok();
    let name = name.as_ref().and_then(serde_json::Value::as_str);
    name.unwrap_or_default().to_owned()
}
