//! Files, for programs: what evidence rests on, and what goes out and comes in.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use isnad_review::export::Form;
use isnad_review::{Attachment, Role};
use isnad_store::review::ClaimFilter;
use serde::{Deserialize, Serialize};

use super::Program;
use crate::pages::claim::handed_out;
use crate::pages::exchange::{self, Asked, taken_in};
use crate::pages::reading::QueueQuery;
use crate::strings::Strings;
use crate::{Desk, Refusal, clock};

#[derive(Deserialize)]
pub(super) struct Named {
    #[serde(default)]
    name: String,
}

/// Keeps the body as a file; evidence names it then.
pub(super) async fn attach(
    State(desk): State<Desk>,
    Program(actor): Program,
    Query(named): Query<Named>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Json<Attachment>, Refusal> {
    let media_type = headers.get(header::CONTENT_TYPE);
    let media_type = media_type.and_then(|it| it.to_str().ok());
    let media_type = media_type.unwrap_or("application/octet-stream").to_owned();
    desk.with_store(move |store| {
        let now = clock::now();
        Ok(Json(store.attach(
            &actor,
            &now,
            &named.name,
            &media_type,
            &bytes,
        )?))
    })
    .await
}

pub(super) async fn attached(
    State(desk): State<Desk>,
    _: Program,
    Path(hash): Path<String>,
) -> Result<Response, Refusal> {
    handed_out(desk, hash).await
}

/// The readings of a queue in one form.
pub(super) async fn queue(
    State(desk): State<Desk>,
    _: Program,
    Query(asked): Query<Asked>,
    Query(query): Query<QueueQuery>,
) -> Result<Response, Refusal> {
    exchange::queue_file(desk, asked.form()?, query).await
}

/// One claim in one form.
pub(super) async fn claim(
    State(desk): State<Desk>,
    Program(actor): Program,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    exchange::claim_file(desk, actor, id, asked.form()?).await
}

/// All claims in one form, and as JSON Lines all readings that were decided too.
pub(super) async fn all(
    State(desk): State<Desk>,
    Program(actor): Program,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let form = asked.form()?;
    match form {
        Form::Jsonl => {
            // It tells decisions that reviewers must not see of each other before both are in.
            actor
                .at_least(Role::Admin)
                .map_err(isnad_store::Error::from)?;
            exchange::whole_file(desk).await
        }
        _ => exchange::claims_file(desk, actor, form, ClaimFilter::default()).await,
    }
}

/// What came of taking a file in.
#[derive(Serialize)]
pub(super) struct TakenIn {
    taken: usize,
    refused: Vec<RefusedLine>,
}

#[derive(Serialize)]
struct RefusedLine {
    line: usize,
    why: String,
}

/// Takes in what another desk exported, line by line.
pub(super) async fn import(
    State(desk): State<Desk>,
    Program(actor): Program,
    headers: HeaderMap,
    text: String,
) -> Result<Json<TakenIn>, Refusal> {
    let t = Strings::plain(crate::pages::refused::asked(&headers));
    desk.with_store(move |store| {
        let (taken, refused) = taken_in(store, &actor, &text, |error| t.store_error(error));
        let refused = refused.into_iter();
        Ok(Json(TakenIn {
            taken,
            refused: refused
                .map(|(line, why)| RefusedLine { line, why })
                .collect(),
        }))
    })
    .await
}
