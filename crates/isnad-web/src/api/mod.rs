//! The HTTP interface for programs: the same operations as the pages, in JSON, for the bearer of
//! a token. `data/openapi.json` describes it; a test holds the two together.

mod files;
mod people;
mod read;
mod write;

use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRequestParts};
use axum::http::header;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post, put};
use isnad_review::Actor;
use serde::de::DeserializeOwned;

use crate::guard::session::Visitor;
use crate::routes::{LONGEST_FILE, LONGEST_IMPORT};
use crate::{Desk, Refusal};

/// The description of the interface.
const DESCRIPTION: &str = include_str!("../../data/openapi.json");

/// A program that bears a user's token. Sessions of browsers do not count here, so that no page
/// can make a browser act.
struct Program(Actor);

impl FromRequestParts<Desk> for Program {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Refusal> {
        match Visitor::from_request_parts(parts, desk).await? {
            Visitor {
                actor,
                form_secret: None,
            } => Ok(Self(actor)),
            _ => Err(Refusal::Stranger),
        }
    }
}

/// The addresses under `/api`.
pub(crate) fn routes() -> Router<Desk> {
    Router::new()
        .route("/openapi.json", get(description))
        .route("/queue", get(read::queue))
        .route("/readings/{id}", get(read::reading))
        .route("/readings/{id}/history", get(read::reading_history))
        .route("/claims", get(read::claims))
        .route("/claims/{id}", get(read::claim))
        .route("/claims/{id}/history", get(read::claim_history))
        .route("/sources", get(read::sources))
        .route("/agreement", get(read::agreement))
        .route("/audit", get(read::audit))
        .route("/audit/verify", get(read::verify))
        .route("/readings/{id}/like", get(read::like))
        .route("/claims/{id}/export", get(files::claim))
        .route("/queue/export", get(files::queue))
        .route("/export", get(files::all))
        .route(
            "/import",
            post(files::import).layer(DefaultBodyLimit::max(LONGEST_IMPORT)),
        )
        .route(
            "/attachments",
            post(files::attach).layer(DefaultBodyLimit::max(LONGEST_FILE)),
        )
        .route("/attachments/{hash}", get(files::attached))
        .route("/scale", get(read::scale))
        .route("/mentions", get(read::mentions))
        .route("/filters", get(people::filters))
        .route(
            "/filters/{name}",
            put(people::save_filter).delete(people::forget_filter),
        )
        .route("/users", get(people::users).post(people::add_user))
        .route("/users/{name}", delete(people::remove_user))
        .route("/users/{name}/role", put(people::set_role))
        .route("/users/{name}/password", put(people::set_password))
        .route("/users/{name}/tokens", post(people::add_token))
        .route("/tokens", get(people::tokens))
        .route("/tokens/{id}", delete(people::remove_token))
        .route("/acts", post(write::acts))
        .route("/undo", post(write::undo))
        .route("/redo", post(write::redo))
}

/// What a body in JSON says.
fn body<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    serde_json::from_slice(bytes).map_err(|error| Refusal::field("body", error))
}

async fn description() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], DESCRIPTION).into_response()
}
