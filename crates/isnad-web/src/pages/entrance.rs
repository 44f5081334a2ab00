//! Coming in and leaving.

use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect};
use isnad_review::Secret;
use serde::Deserialize;

use crate::guard::session::{Act, Visitor, session};
use crate::{Desk, Refusal};

#[derive(Deserialize)]
pub(crate) struct Token {
    token: String,
}

#[derive(Deserialize)]
pub(crate) struct Nothing {}

pub(crate) async fn home(_: Visitor) -> Redirect {
    Redirect::to("/reading")
}

/// Lets the bearer of the one-time token in.
pub(crate) async fn enter(
    State(desk): State<Desk>,
    Query(query): Query<Token>,
) -> Result<impl IntoResponse, Refusal> {
    let session = desk.enter(Secret::presented(query.token)).await?;
    let cookie = format!(
        "{}={}; Path=/; HttpOnly; SameSite=Strict",
        desk.cookie,
        session.reveal()
    );
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/")))
}

pub(crate) async fn leave(
    State(desk): State<Desk>,
    headers: HeaderMap,
    _: Act<Nothing>,
) -> Result<Redirect, Refusal> {
    if let Some(session) = session(&headers, &desk.cookie) {
        desk.with_store(move |store| Ok(store.close_session(&session)?))
            .await?;
    }
    Ok(Redirect::to("/"))
}
