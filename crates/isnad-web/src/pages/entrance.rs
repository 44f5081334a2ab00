//! Coming in and leaving.

use std::net::SocketAddr;

use askama::Template;
use axum::extract::{ConnectInfo, Form, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use isnad_review::Secret;
use isnad_store::review::LogIn;
use serde::Deserialize;

use crate::guard::session::{Act, Visitor, session};
use crate::pages::Language;
use crate::strings::Strings;
use crate::{Desk, Refusal, clock};

#[derive(Deserialize)]
pub(crate) struct Token {
    token: String,
}

pub(crate) async fn home(_: Visitor) -> Redirect {
    Redirect::to("/reading")
}

/// Lets the bearer of the one-time token in.
pub(crate) async fn enter(
    State(desk): State<Desk>,
    visitor: Result<Visitor, Refusal>,
    Query(query): Query<Token>,
) -> Result<Response, Refusal> {
    match desk.enter(Secret::presented(query.token)).await {
        Ok(session) => Ok(welcome(&desk, &session).into_response()),
        // The address again, in the browser that it let in.
        Err(Refusal::Stranger) if visitor.is_ok() => Ok(Redirect::to("/").into_response()),
        Err(refusal) => Err(refusal),
    }
}

pub(crate) async fn leave(
    State(desk): State<Desk>,
    headers: HeaderMap,
    _: Act,
) -> Result<Redirect, Refusal> {
    if let Some(session) = session(&headers, desk.cookie()) {
        desk.with_store(move |store| Ok(store.close_session(&session)?))
            .await?;
    }
    Ok(Redirect::to("/login"))
}

#[derive(Template)]
#[template(path = "login.html")]
struct LogInPage {
    t: Strings,
    /// Why the last attempt let nobody in.
    wrong: Option<&'static str>,
}

#[derive(Deserialize)]
pub(crate) struct Password {
    name: String,
    password: String,
}

pub(crate) async fn log_in_page(Language(language): Language) -> Result<Html<String>, Refusal> {
    let t = Strings::plain(language);
    Ok(Html(LogInPage { t, wrong: None }.render()?))
}

/// Lets in who knows a user's password.
pub(crate) async fn log_in(
    State(desk): State<Desk>,
    Language(language): Language,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Form(form): Form<Password>,
) -> Result<Response, Refusal> {
    // What comes from this machine may come through another program for a whole newsroom.
    let from = Some(from.ip()).filter(|address| !address.is_loopback());
    let outcome = desk.with_store(move |store| {
        Ok(store.log_in(&form.name, &form.password, from, clock::seconds())?)
    });
    let (status, wrong) = match outcome.await? {
        LogIn::Welcome(session, _) => return Ok(welcome(&desk, &session).into_response()),
        LogIn::Wrong => (StatusCode::FORBIDDEN, "login_wrong"),
        LogIn::Wait(_) => (StatusCode::TOO_MANY_REQUESTS, "login_wait"),
    };
    let page = LogInPage {
        t: Strings::plain(language),
        wrong: Some(wrong),
    };
    Ok((status, Html(page.render()?)).into_response())
}

fn welcome(desk: &Desk, session: &Secret) -> impl IntoResponse + use<> {
    let cookie = format!(
        "{}={}; Path=/; HttpOnly; SameSite=Strict",
        desk.cookie(),
        session.reveal()
    );
    ([(header::SET_COOKIE, cookie)], Redirect::to("/"))
}
