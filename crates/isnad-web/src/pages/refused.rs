//! What a person sees when a request is not answered.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use isnad_report::Language;

use crate::strings::Strings;

#[derive(Template)]
#[template(path = "refused.html")]
struct Page<'p> {
    t: Strings,
    phrase: &'static str,
    detail: &'p str,
}

pub(crate) fn page(language: Language, phrase: &'static str, detail: &str) -> Response {
    let page = Page {
        t: Strings { language },
        phrase,
        detail,
    };
    Html(page.render().expect("writing to a string does not fail")).into_response()
}
