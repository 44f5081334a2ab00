//! The desk: the queue, a reading in its article, and the decision on it.

mod act;
mod item;
mod like;
mod query;
mod queue;
mod saved;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use isnad_store::Store;
use isnad_store::review::Count;

pub(crate) use act::act;
use item::Item;
pub(crate) use item::{Article, Entry, Remark, record, remarks, words};
pub(crate) use like::{do_to_like, like};
pub(crate) use query::QueueQuery;
pub(crate) use queue::mark;
use queue::{Chip, Row};
pub(crate) use saved::{forget, save};

use super::{Frame, Visit};
use crate::pages::claim::ClaimPanel;
use crate::pages::exchange::{Export, OF_READINGS};
use crate::{Desk, Refusal};

/// So many readings stand on a page of the queue.
const PAGE: u32 = 40;

#[derive(Template)]
#[template(path = "reading.html")]
struct Page {
    frame: Frame,
    query: QueueQuery,
    chips: Vec<Chip>,
    saved: Vec<saved::Saved>,
    count: Count,
    rows: Vec<Row>,
    first_page: Option<String>,
    next_page: Option<String>,
    item: Option<Item>,
    exports: Vec<Export>,
}

pub(crate) async fn page(
    State(desk): State<Desk>,
    visit: Visit,
    Query(query): Query<QueueQuery>,
) -> Result<Html<String>, Refusal> {
    visit
        .page(&desk, "reading", move |store, frame, visit| {
            made(store, frame, query, &visit)
        })
        .await
}

fn made(store: &Store, frame: Frame, query: QueueQuery, visit: &Visit) -> Result<Page, Refusal> {
    let t = frame.t;
    let from = query.cursor()?;
    let filter = query.filter()?;
    let found = store.queue(
        &filter,
        query.order(),
        from.as_ref(),
        Default::default(),
        PAGE,
    )?;
    let chosen = query.item.or(found.rows.first().map(|row| row.id));
    let item = match chosen {
        Some(id) => Some(Item::of(
            store,
            id,
            visit,
            &query,
            query.after(&found.rows, id),
        )?),
        None => None,
    };
    Ok(Page {
        chips: queue::chips(&query, t),
        count: store.queue_count(&filter)?,
        saved: saved::of(store, &visit.visitor.actor.name)?,
        next_page: found
            .last
            .filter(|_| found.more)
            .map(|cursor| query.from(&cursor)),
        first_page: from.map(|_| query.beginning()),
        exports: Export::all(&OF_READINGS, t, |form| query.export(form)),
        rows: queue::rows(found.rows, &query, chosen, t),
        frame,
        query,
        item,
    })
}
