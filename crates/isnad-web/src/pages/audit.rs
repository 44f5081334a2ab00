//! The log of everything that was done, and whether it is whole.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use isnad_report::Outside;
use isnad_store::Fault;
use isnad_store::review::{LogEntry, LogHead};
use serde::Deserialize;

use crate::pages::{Frame, Visit};
use crate::strings::Strings;
use crate::{Desk, Refusal};

/// So many entries stand on a page.
const PAGE: u64 = 100;

#[derive(Deserialize)]
pub(crate) struct Asked {
    /// Entries before the one of this number.
    before: Option<u64>,
    /// Whether the whole log is to be verified.
    verify: Option<String>,
}

#[derive(Template)]
#[template(path = "audit.html")]
struct Page {
    frame: Frame,
    head: Option<LogHead>,
    entries: Vec<Entry>,
    older: Option<u64>,
    /// What is wrong, where it was looked for.
    faults: Option<Vec<String>>,
}

struct Entry {
    sequence: u64,
    at: String,
    by: Outside,
    operation: &'static str,
    what: Outside,
    hash: String,
}

pub(crate) async fn page(
    State(desk): State<Desk>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Refusal> {
    visit
        .page(&desk, "audit", move |store, frame, _| {
            let t = frame.t;
            let head = store.log_head()?;
            let behind = head.as_ref().map_or(1, |head| head.sequence + 1);
            let before = asked.before.unwrap_or(behind).min(behind);
            let after = before.saturating_sub(PAGE + 1);
            let limit = u32::try_from(before - after - 1).unwrap_or(0);
            let mut entries = store.log_entries(after, limit)?;
            entries.reverse();
            let faults = match asked.verify {
                Some(_) => {
                    let faults = store.verify()?;
                    Some(faults.iter().map(|fault| told(fault, t)).collect())
                }
                None => None,
            };
            Ok(Page {
                older: entries
                    .last()
                    .map(|entry| entry.sequence)
                    .filter(|first| *first > 1),
                entries: entries.iter().map(|entry| shown(entry, t)).collect(),
                head,
                faults,
                frame,
            })
        })
        .await
}

fn shown(entry: &LogEntry, t: Strings) -> Entry {
    let by = entry.payload["by"]["name"].as_str().unwrap_or_default();
    let steps = entry.payload["steps"].as_array();
    let acts = steps.into_iter().flatten().filter_map(|step| {
        let act = step["act"].as_str()?;
        t.known(&format!("did_{act}"))
    });
    let mut what: Vec<String> = acts.map(str::to_owned).collect();
    what.dedup();
    if what.is_empty() {
        let named = ["what", "name", "setting", "entry", "outlet", "id", "title"];
        let values = named.iter().filter_map(|name| match &entry.payload[*name] {
            serde_json::Value::String(text) if *name == "what" => {
                let what = t.known(&format!("logged_{}", text.replace(' ', "-")));
                Some(what.unwrap_or(text).to_owned())
            }
            serde_json::Value::String(text) => Some(text.clone()),
            serde_json::Value::Number(number) => Some(number.to_string()),
            _ => None,
        });
        what = values.collect();
        if let Some(stories) = entry.payload["stories"].as_array() {
            what.push(t.number(stories.len()));
        }
    }
    Entry {
        sequence: entry.sequence,
        at: t.minute(&entry.at),
        by: Outside::new(by),
        operation: t
            .known(&format!("log_{}", entry.operation))
            .unwrap_or_else(|| t.say("log_other")),
        what: Outside::new(what.join(t.say("list_separator"))),
        hash: entry.hash.chars().take(12).collect(),
    }
}

fn told(fault: &Fault, t: Strings) -> String {
    match fault {
        Fault::Entry { sequence } => t.count("fault_entry", sequence),
        Fault::Text {
            outlet,
            article,
            version,
        } => t.count("fault_text", format!("{outlet} / {article} / {version}")),
        Fault::State { subject } => t.count("fault_state", subject),
        Fault::Missing { versions } => t.count("fault_missing", versions),
    }
}
