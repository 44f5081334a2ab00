//! Canonical sources: their names, and which of them are the same.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, Redirect};
use isnad_report::Outside;
use isnad_review::{Act, Step};
use isnad_store::review::DeskSource;
use serde::Deserialize;

use crate::form::done;
use crate::guard::session;
use crate::pages::{Frame, Visit};
use crate::{Desk, Refusal};

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

pub(crate) async fn act(
    State(desk): State<Desk>,
    Path(id): Path<i64>,
    session::Act(visitor, form): session::Act,
) -> Result<Redirect, Refusal> {
    done(desk, visitor, form, move |store, _, form| {
        let source = |id| store.desk_source(id)?.ok_or(Refusal::Missing);
        let act = match form.text("act") {
            "rename" => Act::Rename {
                name: form.text("name").to_owned(),
            },
            // The number of the source that shall stand for this one.
            "merge" => Act::MergeInto {
                source: source(form.number("into")?)?.source,
            },
            "separate" => Act::Separate,
            _ => return Err(form.refused("act")),
        };
        let step = Step::new(source(id)?.subject(), act);
        Ok(vec![step.if_still(form.number("revision")?)])
    })
    .await
}
