//! The desk: the queue, a reading in its article, and the decision on it.

mod act;
mod item;
mod query;
mod queue;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use isnad_store::Store;

pub(crate) use act::act;
use item::Item;
pub(crate) use item::{Entry, record, words};
pub(crate) use query::QueueQuery;
pub(crate) use queue::mark;
use queue::{Chip, Row};

use super::{Frame, Key, Language, keys};
use crate::guard::session::Visitor;
use crate::pages::claim::ClaimPanel;
use crate::{Desk, Refusal};

/// So many readings stand on a page of the queue.
const PAGE: u32 = 40;

#[derive(Template)]
#[template(path = "reading.html")]
struct Page {
    frame: Frame,
    query: QueueQuery,
    chips: Vec<Chip>,
    rows: Vec<Row>,
    first_page: Option<String>,
    next_page: Option<String>,
    item: Option<Item>,
    keys: Vec<Key>,
}

pub(crate) async fn page(
    State(desk): State<Desk>,
    visitor: Visitor,
    Language(language): Language,
    Query(query): Query<QueueQuery>,
) -> Result<Html<String>, Refusal> {
    let page = desk.with_store(move |store| {
        let frame = Frame::new(store, &visitor, language, "reading")?;
        made(store, frame, query, &visitor)
    });
    Ok(Html(page.await?.render()?))
}

fn made(
    store: &Store,
    frame: Frame,
    query: QueueQuery,
    visitor: &Visitor,
) -> Result<Page, Refusal> {
    let t = frame.t;
    let from = query.cursor()?;
    let found = store.queue(
        &query.filter()?,
        query.order(),
        from.as_ref(),
        Default::default(),
        PAGE,
    )?;
    let chosen = query.item.or(found.rows.first().map(|row| row.id));
    let item = match chosen {
        Some(id) => Some(Item::of(
            store,
            t,
            id,
            visitor,
            query.after(&found.rows, id),
        )?),
        None => None,
    };
    Ok(Page {
        chips: queue::chips(&query, t),
        next_page: found
            .last
            .filter(|_| found.more)
            .map(|cursor| query.from(&cursor)),
        first_page: from.map(|_| query.from_the_first()),
        rows: found
            .rows
            .into_iter()
            .map(|row| Row::new(row, &query, chosen, t))
            .collect(),
        keys: keys(t),
        frame,
        query,
        item,
    })
}
