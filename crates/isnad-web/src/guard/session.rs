//! Who is at the desk, and whether an act comes from one of its own pages.

use std::fmt::Write;

use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, FromRequestParts, Multipart, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use isnad_review::{Actor, Secret};
use sha2::{Digest, Sha256};

use crate::form::{File, Form};
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
pub(crate) struct Act(pub Visitor, pub Form);

impl FromRequest<Desk> for Act {
    type Rejection = Refusal;

    async fn from_request(request: Request, desk: &Desk) -> Result<Self, Refusal> {
        let (mut parts, body) = request.into_parts();
        let visitor = Visitor::from_request_parts(&mut parts, desk).await?;
        let form = read(Request::from_parts(parts, body), desk).await?;
        match &visitor.form_secret {
            Some(expected) if !is_same(form.text("form_secret"), expected) => Err(Refusal::Forged),
            _ => Ok(Self(visitor, form)),
        }
    }
}

/// A form with a file in it, or one without.
async fn read(request: Request, desk: &Desk) -> Result<Form, Refusal> {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let has_parts = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
    if !has_parts {
        let fields = axum::extract::Form::from_request(request, desk).await;
        let axum::extract::Form(fields) = fields.map_err(|error| unreadable(error.status()))?;
        return Ok(Form::new(fields, None));
    }
    let unfit = |error: MultipartError| unreadable(error.status());
    let parts = Multipart::from_request(request, desk).await;
    let mut parts = parts.map_err(|error| unreadable(error.status()))?;
    let (mut fields, mut file) = (Vec::new(), None);
    while let Some(part) = parts.next_field().await.map_err(unfit)? {
        let name = part.name().unwrap_or_default().to_owned();
        if let Some(file_name) = part.file_name().map(str::to_owned) {
            let media_type = part.content_type().unwrap_or_default().to_owned();
            let bytes = part.bytes().await.map_err(unfit)?.to_vec();
            // A field for a file that nobody chose sends an empty one.
            file = Some(File {
                name: file_name,
                media_type,
                bytes,
            })
            .filter(|file| !file.bytes.is_empty() || !file.name.is_empty());
        } else {
            fields.push((name, part.text().await.map_err(unfit)?));
        }
    }
    Ok(Form::new(fields, file))
}

fn unreadable(status: StatusCode) -> Refusal {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Refusal::TooLarge,
        _ => Refusal::field("form", ""),
    }
}

/// Compares by hashes, so that the time it takes tells nothing.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    Sha256::digest(one) == Sha256::digest(other)
}
