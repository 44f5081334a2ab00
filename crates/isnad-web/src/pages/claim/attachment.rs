//! Files that evidence rests on, handed out as nothing that a browser would act on.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::guard::session::Visitor;
use crate::{Desk, Refusal};

/// Hands a file out, to be saved: whatever it is, no browser shows or runs it here.
pub(crate) async fn attached(
    State(desk): State<Desk>,
    _: Visitor,
    Path(hash): Path<String>,
) -> Result<Response, Refusal> {
    handed_out(desk, hash).await
}

/// The file with this hash.
pub(crate) async fn handed_out(desk: Desk, hash: String) -> Result<Response, Refusal> {
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_hash {
        return Err(Refusal::Missing);
    }
    let name = hash.clone();
    let file = desk
        .with_store(move |store| Ok(store.attachment(&hash)?))
        .await?
        .ok_or(Refusal::Missing)?;
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    Ok((headers, file.bytes).into_response())
}
