//! Changes as JSON; spans are `[start, end)` code points.

use std::borrow::Cow;

use isnad_ingest::Problem;
use isnad_parse::Reader;
use isnad_story::{ChangeEvent, ChangeKind, Changes, CosmeticEdit, Passage, Version, changes};
use isnad_text::CodePoints;
use serde::{Deserialize, Serialize};

use crate::extract::escaped;
use crate::interface::Language;

/// What changed between two texts.
#[derive(Serialize)]
struct ChangesRecord<'a> {
    events: Vec<EventRecord<'a>>,
    details: Vec<EventRecord<'a>>,
    moved: Vec<[[usize; 2]; 2]>,
    cosmetic: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    cosmetic_edits: Option<Vec<[[usize; 2]; 2]>>,
}

#[derive(Serialize)]
struct EventRecord<'a> {
    kind: ChangeKind,
    before: Option<PassageRecord<'a>>,
    after: Option<PassageRecord<'a>>,
    claim: Option<&'a str>,
    sentence: Sentence,
}

#[derive(Serialize)]
struct PassageRecord<'a> {
    spans: Vec<[usize; 2]>,
    text: &'a str,
}

#[derive(Serialize)]
struct Sentence {
    ar: String,
    en: String,
}

/// A line of the stream; other keys are passed over.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    a: Cow<'a, str>,
    #[serde(borrow)]
    b: Cow<'a, str>,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    #[serde(flatten)]
    changes: ChangesRecord<'a>,
}

/// What changed between the two texts of a line of JSON, as a line of JSON.
pub fn reply(line: &str) -> anyhow::Result<String> {
    let line: Line<'_> = serde_json::from_str(line).map_err(Problem::from)?;
    let version = |text: Cow<'_, str>| Version {
        published: None,
        reading: Reader::shipped().read(&text),
        text: text.into_owned(),
    };
    let (before, after) = (version(line.a), version(line.b));
    let found = changes(&before, &after);
    let answer = Answer {
        id: &line.id,
        changes: record(&before.text, &after.text, &found, false),
    };
    Ok(escaped(serde_json::to_string(&answer)?) + "\n")
}

/// One object for people and small tools.
pub fn pretty(
    before: &str,
    after: &str,
    changes: &Changes,
    cosmetic: bool,
) -> anyhow::Result<String> {
    let record = record(before, after, changes, cosmetic);
    Ok(escaped(serde_json::to_string_pretty(&record)?))
}

fn record<'a>(
    before: &str,
    after: &str,
    changes: &'a Changes,
    cosmetic: bool,
) -> ChangesRecord<'a> {
    let (before, after) = (CodePoints::new(before), CodePoints::new(after));
    let event = |event: &'a ChangeEvent| EventRecord {
        kind: event.kind,
        before: event.before.as_ref().map(|it| passage(it, &before)),
        after: event.after.as_ref().map(|it| passage(it, &after)),
        claim: event.claim.as_deref(),
        sentence: Sentence {
            ar: Language::Ar.words().sentence(event),
            en: Language::En.words().sentence(event),
        },
    };
    let edit = |edit: &CosmeticEdit| [before.pair(edit.before), after.pair(edit.after)];
    ChangesRecord {
        events: changes.events.iter().map(event).collect(),
        details: changes.details.iter().map(event).collect(),
        moved: (changes.moved.iter())
            .map(|(from, to)| [before.pair(*from), after.pair(*to)])
            .collect(),
        cosmetic: changes.cosmetic.len(),
        cosmetic_edits: cosmetic.then(|| changes.cosmetic.iter().map(edit).collect()),
    }
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
