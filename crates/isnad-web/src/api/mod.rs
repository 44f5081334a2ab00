//! The HTTP interface for programs: the same operations as the pages, in JSON, for the bearer of
//! a token. `data/openapi.json` describes it; a test holds the two together.

mod read;
mod write;

use axum::Router;
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use isnad_review::Actor;

use crate::guard::session::Visitor;
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
        .route("/export", get(read::export))
        .route("/acts", post(write::acts))
        .route("/undo", post(write::undo))
        .route("/redo", post(write::redo))
}

async fn description() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], DESCRIPTION).into_response()
}
