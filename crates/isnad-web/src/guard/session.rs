//! Who is at the desk, and whether an act comes from one of its own pages.

use std::fmt::Write;

use axum::body::{Body, Bytes};
use axum::extract::{Form, FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use isnad_review::{Actor, Secret};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::{Desk, Refusal, clock};

/// Somebody who was let in.
#[derive(Clone, Debug)]
pub(crate) struct Visitor {
    /// Who acts.
    pub actor: Actor,
    /// What every form of the session carries; a program with a token of its own needs none.
    pub form_secret: Option<String>,
}

/// The cookies of a request, each with its name.
pub(crate) fn cookies(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let values = headers.get_all(header::COOKIE).iter();
    values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split("; "))
}

/// The secret of the session that a request belongs to.
pub(crate) fn session(headers: &HeaderMap, cookie: &str) -> Option<Secret> {
    let mut pairs = cookies(headers);
    let secret = pairs.find_map(|pair| pair.strip_prefix(cookie)?.strip_prefix('='))?;
    Some(Secret::presented(secret))
}

/// What the forms of a session carry: it follows from the session's secret, which no page shows,
/// and does not give that away.
fn form_secret(session: &Secret) -> String {
    let hash = Sha256::digest(format!("form {}", session.reveal()));
    hash.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

impl FromRequestParts<Desk> for Visitor {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Refusal> {
        let authorization = parts.headers.get(header::AUTHORIZATION);
        let token = authorization.and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
        if let Some(token) = token {
            let token = Secret::presented(token);
            let actor = desk
                .with_store(move |store| Ok(store.token(&token)?))
                .await?;
            return Ok(Self {
                actor: actor.ok_or(Refusal::Stranger)?,
                form_secret: None,
            });
        }
        let session = session(&parts.headers, desk.cookie()).ok_or(Refusal::Stranger)?;
        let form_secret = Some(form_secret(&session));
        let known =
            move |store: &mut isnad_store::Store| Ok(store.session(&session, clock::seconds())?);
        let actor = desk.with_store(known).await?.ok_or(Refusal::Stranger)?;
        Ok(Self { actor, form_secret })
    }
}

/// A form sent from a page of the visitor's own session.
#[derive(Debug)]
pub(crate) struct Act<T>(pub Visitor, pub T);

#[derive(Deserialize)]
struct Sealed {
    form_secret: String,
}

impl<T: DeserializeOwned> FromRequest<Desk> for Act<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, desk: &Desk) -> Result<Self, Refusal> {
        let (mut parts, body) = request.into_parts();
        let visitor = Visitor::from_request_parts(&mut parts, desk).await?;
        let malformed = |error: &dyn std::fmt::Display| Refusal::Malformed(error.to_string());
        let whole = Request::from_parts(parts.clone(), body);
        let body = Bytes::from_request(whole, desk)
            .await
            .map_err(|error| malformed(&error))?;
        let form = || Request::from_parts(parts.clone(), Body::from(body.clone()));
        if let Some(expected) = &visitor.form_secret {
            match Form::<Sealed>::from_request(form(), desk).await {
                Ok(Form(sealed)) if is_same(&sealed.form_secret, expected) => {}
                _ => return Err(Refusal::Forged),
            }
        }
        let fields = Form::<T>::from_request(form(), desk).await;
        let Form(fields) = fields.map_err(|error| malformed(&error))?;
        Ok(Self(visitor, fields))
    }
}

/// Compares by hashes, so that the time it takes tells nothing.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    Sha256::digest(one) == Sha256::digest(other)
}
