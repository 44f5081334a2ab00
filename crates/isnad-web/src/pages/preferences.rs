//! What a user sets for themselves: the language of pages, how times and numbers are written, keys.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{Html, IntoResponse, Redirect};

use crate::dates::{Calendar, Dates, Digits, zones};
use crate::guard::session::Act;
use crate::keys::Keys;
use crate::pages::{Choice, Frame, Visit, local};
use crate::{Desk, Refusal, clock};

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
    Act(visitor, form): Act,
) -> Result<Redirect, Refusal> {
    let mut keys: BTreeMap<String, String> = form.into_fields().into_iter().collect();
    keys.remove("form_secret");
    desk.with_store(move |store| Keys::keep(store, &visitor.actor.name, keys))
        .await?;
    Ok(Redirect::to("/keys"))
}

#[derive(Template)]
#[template(path = "preferences.html")]
struct DatesPage {
    frame: Frame,
    digits: Vec<Choice>,
    calendars: Vec<Choice>,
    /// The time zone in use.
    zone: String,
    zones: Vec<String>,
    /// What time it is, as it is written now.
    now: String,
}

pub(crate) async fn page(State(desk): State<Desk>, visit: Visit) -> Result<Html<String>, Refusal> {
    visit
        .page(&desk, "preferences", |_, frame, visit| {
            let (t, dates) = (frame.t, visit.dates);
            let digits = |it: &Digits| Choice {
                name: it.name().to_owned(),
                label: t.of("digits", it.name()).to_owned(),
                is_chosen: *it == dates.digits,
            };
            let calendar = |it: &Calendar| Choice {
                name: it.name().to_owned(),
                label: t.of("calendar", it.name()).to_owned(),
                is_chosen: *it == dates.calendar,
            };
            Ok(DatesPage {
                digits: Digits::ALL.iter().map(digits).collect(),
                calendars: Calendar::ALL.iter().map(calendar).collect(),
                zone: dates.zone.iana_name().unwrap_or("UTC").to_owned(),
                zones: zones(),
                now: t.minute(&clock::now()),
                frame,
            })
        })
        .await
}

/// Keeps how a user wants times and numbers written.
pub(crate) async fn keep_dates(
    State(desk): State<Desk>,
    Act(visitor, form): Act,
) -> Result<Redirect, Refusal> {
    desk.with_store(move |store| Dates::keep(store, &visitor.actor.name, &form))
        .await?;
    Ok(Redirect::to("/preferences"))
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
            .then(|| local(&format!("/{page}")))?
    });
    let page = page.unwrap_or_else(|| "/".to_owned());
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&page)))
}
