//! Canonical sources: their names, and which of them are the same.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, Redirect};
use isnad_report::Outside;
use isnad_review::{Act, Step};
use isnad_store::Store;
use isnad_store::review::DeskSource;
use serde::Deserialize;

use crate::guard::session::{self, Visitor};
use crate::pages::{Frame, Visit, local};
use crate::{Desk, Refusal, clock};

/// So many sources stand on the page.
const PAGE: u32 = 60;

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    words: String,
}

#[derive(Template)]
#[template(path = "sources.html")]
struct Page {
    frame: Frame,
    words: String,
    rows: Vec<Row>,
}

struct Row {
    id: i64,
    revision: u64,
    name: String,
    shown: Outside,
    kind: &'static str,
    readings: u64,
    merged_into: Option<i64>,
}

pub(crate) async fn page(
    State(desk): State<Desk>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Refusal> {
    visit
        .page(&desk, "sources", move |store, frame, _| {
            let t = frame.t;
            let row = |source: DeskSource| Row {
                id: source.id,
                revision: source.revision,
                shown: Outside::new(&source.name),
                name: source.name,
                kind: t.of("kind", source.source.kind.name()),
                readings: source.readings,
                merged_into: source.merged_into,
            };
            let found = store.desk_sources(&asked.words, PAGE)?;
            Ok(Page {
                rows: found.into_iter().map(row).collect(),
                words: asked.words,
                frame,
            })
        })
        .await
}

#[derive(Deserialize)]
pub(crate) struct Form {
    act: String,
    revision: u64,
    next: String,
    #[serde(default)]
    name: String,
    /// The number of the source that shall stand for this one.
    #[serde(default)]
    into: String,
}

pub(crate) async fn act(
    State(desk): State<Desk>,
    Path(id): Path<i64>,
    session::Act(visitor, form): session::Act<Form>,
) -> Result<Redirect, Refusal> {
    let next = local(&form.next)?;
    desk.with_store(move |store| done(store, &visitor, id, &form))
        .await?;
    Ok(Redirect::to(&next))
}

fn done(store: &mut Store, visitor: &Visitor, id: i64, form: &Form) -> Result<(), Refusal> {
    let source = |id| store.desk_source(id)?.ok_or(Refusal::Missing);
    let subject = source(id)?.subject();
    let act = match form.act.as_str() {
        "rename" => Act::Rename {
            name: form.name.clone(),
        },
        "merge" => {
            let into = form.into.trim().trim_start_matches('#').parse();
            let into = into.map_err(|_| Refusal::Malformed(form.into.clone()))?;
            Act::MergeInto {
                source: source(into)?.source,
            }
        }
        "separate" => Act::Separate,
        other => return Err(Refusal::Malformed(other.to_owned())),
    };
    let step = Step::new(subject, act).if_still(form.revision);
    store.act(&visitor.actor, &clock::now(), vec![step])?;
    Ok(())
}
