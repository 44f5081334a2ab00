use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::pages::refused::{LANGUAGES, Refused};
use crate::strings::Strings;

/// Why the desk could not start.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store could not be opened.
    #[error(transparent)]
    Store(#[from] isnad_store::Error),
    /// The address could not be listened on.
    #[error("{0}")]
    Listen(#[from] std::io::Error),
}

/// Why a request was not answered.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// Nobody who was let in.
    Stranger,
    /// A form that did not come from a page of the session.
    Forged,
    /// A form, an address or a body of which a field can't be what it says.
    Malformed {
        /// The field's name; there is a phrase `field_…` for it.
        field: &'static str,
        /// What it says.
        said: String,
    },
    /// More than is read.
    TooLarge,
    /// No such thing.
    Missing,
    /// What the store says, a rule of the desk among it.
    Store(isnad_store::Error),
    /// Something went wrong inside.
    Broken,
}

impl Refusal {
    /// That what a field says can't be.
    pub(crate) fn field(field: &'static str, said: impl ToString) -> Self {
        /// So much of it is told, in code points.
        const TOLD: usize = 80;
        Self::Malformed {
            field,
            said: said.to_string().chars().take(TOLD).collect(),
        }
    }
}

impl From<isnad_store::Error> for Refusal {
    fn from(error: isnad_store::Error) -> Self {
        Self::Store(error)
    }
}

impl From<askama::Error> for Refusal {
    fn from(_: askama::Error) -> Self {
        Self::Broken
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        use isnad_store::Error as Store;
        let (status, phrase) = match &self {
            Self::Stranger => (StatusCode::FORBIDDEN, "refused_stranger"),
            Self::Forged => (StatusCode::FORBIDDEN, "refused_forged"),
            Self::Malformed { .. } => (StatusCode::BAD_REQUEST, "refused_malformed"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "refused_large"),
            Self::Missing | Self::Store(Store::Unknown { .. }) => {
                (StatusCode::NOT_FOUND, "refused_missing")
            }
            Self::Store(Store::Refused(isnad_review::Refusal::Role { .. })) => {
                (StatusCode::FORBIDDEN, "refused_role")
            }
            Self::Store(Store::Stale { .. }) => (StatusCode::CONFLICT, "refused_stale"),
            Self::Store(Store::Refused(_) | Store::Unfit(_) | Store::Secret(_)) => {
                (StatusCode::CONFLICT, "refused_rule")
            }
            Self::Store(_) | Self::Broken => (StatusCode::INTERNAL_SERVER_ERROR, "refused_broken"),
        };
        let detail = match &self {
            Self::Malformed { field, said } => {
                LANGUAGES.map(|language| Strings::plain(language).malformed(field, said))
            }
            Self::Store(error) => {
                LANGUAGES.map(|language| Strings::plain(language).store_error(error))
            }
            _ => Default::default(),
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(Refused { phrase, detail });
        response
    }
}
