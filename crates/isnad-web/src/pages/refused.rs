//! What a person sees when a request is not answered.

use askama::Template;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};

use crate::pages::Language;
use crate::strings::Strings;

/// Why a request was not answered: what the answer carries until it is put into words.
#[derive(Clone, Debug)]
pub(crate) struct Refused {
    /// The name of the phrase.
    pub phrase: &'static str,
    /// What is more to be said, in each of [`LANGUAGES`].
    pub detail: [String; 2],
}

/// The languages of pages: who is refused has not said yet which is theirs.
pub(crate) const LANGUAGES: [isnad_report::Language; 2] = [
    isnad_report::Language::Arabic,
    isnad_report::Language::English,
];

#[derive(Template)]
#[template(path = "refused.html")]
struct Page<'p> {
    t: Strings,
    phrase: &'static str,
    detail: &'p str,
}

/// Puts refusals into words: as a page in the visitor's language, for programs as JSON.
pub(crate) async fn in_words(
    Language(language): Language,
    request: Request,
    next: Next,
) -> Response {
    let is_program = request.uri().path().starts_with("/api/");
    let language = match is_program {
        true => asked(request.headers()),
        false => language,
    };
    let response = next.run(request).await;
    let status = response.status();
    let Some(refused) = response
        .extensions()
        .get::<Refused>()
        .cloned()
        .or(plain(status))
    else {
        return response;
    };
    let at = LANGUAGES.iter().position(|it| *it == language).unwrap_or(0);
    if is_program {
        let error = serde_json::json!({
            "error": refused.phrase,
            "message": Strings::plain(language).say(refused.phrase),
            "detail": refused.detail[at],
        });
        return (status, axum::Json(error)).into_response();
    }
    let page = Page {
        t: Strings::plain(language),
        phrase: refused.phrase,
        detail: &refused.detail[at],
    };
    match page.render() {
        Ok(page) => (status, Html(page)).into_response(),
        Err(_) => status.into_response(),
    }
}

/// What is said of a request that nobody looked at, since it is none.
fn plain(status: StatusCode) -> Option<Refused> {
    let phrase = match status {
        StatusCode::NOT_FOUND => "refused_missing",
        StatusCode::METHOD_NOT_ALLOWED => "refused_method",
        StatusCode::PAYLOAD_TOO_LARGE => "refused_large",
        status if status.is_client_error() && status != StatusCode::TOO_MANY_REQUESTS => {
            "refused_malformed"
        }
        _ => return None,
    };
    let detail = Default::default();
    Some(Refused { phrase, detail })
}

/// The language that a program asks for; English unless it wants Arabic.
pub(crate) fn asked(headers: &HeaderMap) -> isnad_report::Language {
    let wanted = headers.get(header::ACCEPT_LANGUAGE);
    let wanted = wanted.and_then(|wanted| wanted.to_str().ok());
    match wanted.is_some_and(|wanted| wanted.trim_start().starts_with("ar")) {
        true => isnad_report::Language::Arabic,
        false => isnad_report::Language::English,
    }
}
