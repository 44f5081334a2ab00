//! The fact-check: claims in a list, one of them with the article that carries it.

mod act;
mod attachment;
mod evidence;
mod panel;
mod query;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Html;
use isnad_report::Outside;
use isnad_review::ClaimId;
use isnad_store::Store;
use isnad_store::review::ClaimRow;

use super::{Frame, Visit};
use crate::pages::exchange::{Export, OF_CLAIMS};
use crate::pages::reading::Article;
use crate::{Desk, Refusal};

pub(crate) use act::{act, open};
pub(crate) use attachment::{attached, handed_out};
pub(crate) use panel::{ClaimPanel, Opened, name_of as verdict_name};
use query::Chip;
pub(crate) use query::ClaimQuery;

/// So many claims stand on a page.
const PAGE: u32 = 40;

#[derive(Template)]
#[template(path = "claims.html")]
struct Page {
    frame: Frame,
    query: ClaimQuery,
    chips: Vec<Chip>,
    rows: Vec<Row>,
    first_page: Option<String>,
    next_page: Option<String>,
    claim: Option<Opened>,
    article: Option<Article>,
    exports: Vec<Export>,
}

struct Row {
    href: String,
    is_current: bool,
    act: Option<&'static str>,
    label: Outside,
    status: &'static str,
    verdict: Option<String>,
    assignee: Option<Outside>,
    readings: u32,
    evidence: u32,
}

pub(crate) async fn list(
    State(desk): State<Desk>,
    visit: Visit,
    Query(query): Query<ClaimQuery>,
) -> Result<Html<String>, Refusal> {
    page(desk, visit, query, None).await
}

pub(crate) async fn one(
    State(desk): State<Desk>,
    visit: Visit,
    Path(id): Path<String>,
    Query(query): Query<ClaimQuery>,
) -> Result<Html<String>, Refusal> {
    page(desk, visit, query, Some(ClaimId(id))).await
}

async fn page(
    desk: Desk,
    visit: Visit,
    query: ClaimQuery,
    asked: Option<ClaimId>,
) -> Result<Html<String>, Refusal> {
    let current = match query.second.is_empty() {
        true => "claims",
        false => "second",
    };
    visit
        .page(&desk, current, move |store, frame, visit| {
            made(store, frame, query, asked, &visit)
        })
        .await
}

fn made(
    store: &Store,
    frame: Frame,
    query: ClaimQuery,
    asked: Option<ClaimId>,
    visit: &Visit,
) -> Result<Page, Refusal> {
    let t = frame.t;
    let found = store.claims(&query.filter(&frame.person)?, query.before()?, PAGE)?;
    let is_asked = asked.is_some();
    let chosen = asked.or(found.rows.first().map(|row| row.claim.clone()));
    let view = match &chosen {
        Some(id) => store.claim(id, &frame.person)?,
        None => None,
    };
    if is_asked && view.is_none() {
        return Err(Refusal::Missing);
    }
    let article = match view
        .as_ref()
        .and_then(|view| view.reading_ids.iter().flatten().next())
    {
        Some(reading) => Some(Article::of(&store.reading_view(*reading)?, t)),
        None => None,
    };
    let claim = match &view {
        Some(view) => Some(Opened::new(store, view, visit, query.at(&view.claim))?),
        None => None,
    };
    let scale = store.scale()?;
    let at = found
        .rows
        .iter()
        .position(|row| Some(&row.claim) == chosen.as_ref());
    let row = |(index, row): (usize, ClaimRow)| Row {
        href: query.at(&row.claim),
        is_current: Some(index) == at,
        act: match at {
            Some(at) if index == at + 1 => Some("next"),
            Some(at) if index + 1 == at => Some("previous"),
            None if index == 0 => Some("next"),
            _ => None,
        },
        label: Outside::new(row.label),
        status: t.of("claim", row.status.name()),
        verdict: row
            .verdict
            .map(|verdict| panel::name_of(&scale, &verdict, t)),
        assignee: row.assignee.map(Outside::new),
        readings: row.readings,
        evidence: row.evidence,
    };
    Ok(Page {
        chips: query.chips(t),
        exports: Export::all(&OF_CLAIMS, t, |form| query.export(form)),
        first_page: query.before()?.map(|_| query.beginning()),
        next_page: found.next.map(|next| query.behind(next)),
        rows: found.rows.into_iter().enumerate().map(row).collect(),
        claim,
        article,
        frame,
        query,
    })
}
