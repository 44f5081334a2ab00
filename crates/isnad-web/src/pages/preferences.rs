//! What a user sets for themselves: the language of pages and their keys.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{Html, IntoResponse, Redirect};

use crate::guard::session::Act;
use crate::keys::Keys;
use crate::pages::{Frame, Visit, local};
use crate::{Desk, Refusal};

#[derive(Template)]
#[template(path = "keys.html")]
struct Page {
    frame: Frame,
}

pub(crate) async fn keys(State(desk): State<Desk>, visit: Visit) -> Result<Html<String>, Refusal> {
    visit
        .page(&desk, "keys", |_, frame, _| Ok(Page { frame }))
        .await
}

/// Keeps the keys that a form gives acts by name; one that gives none goes back to those shipped.
pub(crate) async fn keep_keys(
    State(desk): State<Desk>,
    Act(visitor, mut form): Act<BTreeMap<String, String>>,
) -> Result<Redirect, Refusal> {
    form.remove("form_secret");
    desk.with_store(move |store| Keys::keep(store, &visitor.actor.name, form))
        .await?;
    Ok(Redirect::to("/keys"))
}

/// Puts pages into another language and goes back to where the visitor was.
pub(crate) async fn language(
    State(desk): State<Desk>,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Refusal> {
    if !["ar", "en"].contains(&code.as_str()) {
        return Err(Refusal::Missing);
    }
    let cookie =
        format!("isnad_language={code}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict");
    let from = headers.get(header::REFERER);
    let from = from.and_then(|from| from.to_str().ok()?.strip_prefix("http://"));
    let page = from.and_then(|from| {
        let (host, page) = from.split_once('/')?;
        desk.hosts()
            .iter()
            .any(|own| own == host)
            .then(|| local(&format!("/{page}")).ok())?
    });
    let page = page.unwrap_or_else(|| "/".to_owned());
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&page)))
}
