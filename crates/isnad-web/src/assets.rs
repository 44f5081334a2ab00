//! The files that pages load: the style sheet, the script and the fonts.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

const WOFF2: &str = "font/woff2";

macro_rules! font {
    ($name:literal) => {
        (
            concat!($name, ".woff2"),
            WOFF2,
            include_bytes!(concat!("../../isnad-report/fonts/", $name, ".woff2")),
        )
    };
}

const FILES: &[(&str, &str, &[u8])] = &[
    (
        "desk.css",
        "text/css; charset=utf-8",
        concat!(
            include_str!("../../isnad-report/templates/tokens.css"),
            include_str!("../assets/desk.css")
        )
        .as_bytes(),
    ),
    (
        "desk.js",
        "text/javascript; charset=utf-8",
        include_bytes!("../assets/desk.js"),
    ),
    (
        "spans.js",
        "text/javascript; charset=utf-8",
        include_bytes!("../assets/spans.js"),
    ),
    font!("naskh-arabic"),
    font!("naskh-digits"),
    font!("plex-arabic-400"),
    font!("plex-arabic-600"),
    font!("plex-latin-400"),
    font!("plex-latin-600"),
];

pub(crate) async fn asset(Path(name): Path<String>) -> Response {
    match FILES.iter().find(|(other, ..)| *other == name) {
        Some((_, kind, bytes)) => {
            let headers = [
                (header::CONTENT_TYPE, *kind),
                (header::CACHE_CONTROL, "private, max-age=3600"),
            ];
            (headers, *bytes).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
