//! What programs may do.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use isnad_review::{Step, Subject};
use isnad_store::review::Done;
use serde::Serialize;

use super::Program;
use crate::{Desk, Refusal, clock};

/// What was done.
#[derive(Serialize)]
pub(super) struct Answer {
    /// The revision that the subjects have now.
    revision: u64,
    subjects: Vec<Subject>,
}

impl From<Done> for Answer {
    fn from(done: Done) -> Self {
        Self {
            revision: done.revision,
            subjects: done.subjects,
        }
    }
}

/// Does all the steps, or none.
pub(super) async fn acts(
    State(desk): State<Desk>,
    Program(actor): Program,
    body: Bytes,
) -> Result<Json<Answer>, Refusal> {
    let steps: Vec<Step> =
        serde_json::from_slice(&body).map_err(|error| Refusal::field("steps", error))?;
    if steps.is_empty() {
        return Err(Refusal::field("steps", "[]"));
    }
    desk.with_store(move |store| {
        let done = store.act(&actor, &clock::now(), steps)?;
        Ok(Json(done.into()))
    })
    .await
}

pub(super) async fn undo(
    State(desk): State<Desk>,
    Program(actor): Program,
) -> Result<Json<Option<Answer>>, Refusal> {
    desk.with_store(move |store| {
        let done = store.undo(&actor, &clock::now())?;
        Ok(Json(done.map(Answer::from)))
    })
    .await
}

pub(super) async fn redo(
    State(desk): State<Desk>,
    Program(actor): Program,
) -> Result<Json<Option<Answer>>, Refusal> {
    desk.with_store(move |store| {
        let done = store.redo(&actor, &clock::now())?;
        Ok(Json(done.map(Answer::from)))
    })
    .await
}
