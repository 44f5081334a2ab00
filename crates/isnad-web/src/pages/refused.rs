//! What a person sees when a request is not answered.

use askama::Template;
use axum::extract::Request;
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
    let response = next.run(request).await;
    let Some(refused) = response.extensions().get::<Refused>() else {
        return response;
    };
    let status = response.status();
    if is_program {
        let error = serde_json::json!({"error": refused.phrase, "detail": refused.detail[1]});
        return (status, axum::Json(error)).into_response();
    }
    let at = LANGUAGES.iter().position(|it| *it == language).unwrap_or(0);
    let page = Page {
        t: Strings { language },
        phrase: refused.phrase,
        detail: &refused.detail[at],
    };
    match page.render() {
        Ok(page) => (status, Html(page)).into_response(),
        Err(_) => status.into_response(),
    }
}
