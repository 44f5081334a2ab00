//! Undoing and doing again.

use axum::extract::State;
use axum::response::Redirect;
use isnad_review::Subject;
use isnad_store::Store;
use isnad_store::review::Done;

use crate::guard::session::Act;
use crate::pages::reading::QueueQuery;
use crate::{Desk, Refusal, clock};

pub(crate) async fn undo(
    State(desk): State<Desk>,
    Act(visitor, form): Act,
) -> Result<Redirect, Refusal> {
    let next = form.next()?;
    desk.with_store(move |store| {
        let done = store.undo(&visitor.actor, &clock::now())?;
        shown(store, done, next)
    })
    .await
}

pub(crate) async fn redo(
    State(desk): State<Desk>,
    Act(visitor, form): Act,
) -> Result<Redirect, Refusal> {
    let next = form.next()?;
    desk.with_store(move |store| {
        let done = store.redo(&visitor.actor, &clock::now())?;
        shown(store, done, next)
    })
    .await
}

/// To what was undone, in the queue that the page shows; to the page where nothing was.
fn shown(store: &Store, done: Option<Done>, page: String) -> Result<Redirect, Refusal> {
    let subjects = done.map(|done| done.subjects).unwrap_or_default();
    let query = page.strip_prefix("/reading?").unwrap_or_default();
    let query: QueueQuery = serde_urlencoded::from_str(query).unwrap_or_default();
    let address = match subjects.first() {
        Some(subject @ Subject::Reading { .. }) => {
            store.reading_id(subject)?.map(|id| query.at(id))
        }
        Some(Subject::Claim(claim)) if page.starts_with("/claims") => {
            Some(format!("/claims/{claim}"))
        }
        _ => None,
    };
    Ok(Redirect::to(&address.unwrap_or(page)))
}
