//! Files that evidence rests on: brought in by a form of their own, and handed out as nothing that
//! a browser would act on.

use axum::extract::{Multipart, Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use isnad_parse::Grade;
use isnad_review::{Act, ClaimId, Evidence, Step, Subject};

use crate::guard::session::{Visitor, is_same};
use crate::pages::{given, local};
use crate::{Desk, Refusal, clock};

/// What the form says.
#[derive(Default)]
struct Form {
    form_secret: String,
    revision: u64,
    next: String,
    note: String,
    grade: String,
    name: String,
    media_type: String,
    bytes: Vec<u8>,
}

impl Form {
    async fn read(mut parts: Multipart) -> Result<Self, Refusal> {
        let malformed =
            |error: axum::extract::multipart::MultipartError| Refusal::Malformed(error.body_text());
        let mut form = Self::default();
        while let Some(field) = parts.next_field().await.map_err(malformed)? {
            match field.name().unwrap_or_default() {
                "form_secret" => form.form_secret = field.text().await.map_err(malformed)?,
                "revision" => {
                    let revision = field.text().await.map_err(malformed)?;
                    form.revision = revision.parse().map_err(|_| Refusal::Malformed(revision))?;
                }
                "next" => form.next = field.text().await.map_err(malformed)?,
                "note" => form.note = field.text().await.map_err(malformed)?,
                "grade" => form.grade = field.text().await.map_err(malformed)?,
                "file" => {
                    form.name = field.file_name().unwrap_or_default().to_owned();
                    form.media_type = field.content_type().unwrap_or_default().to_owned();
                    form.bytes = field.bytes().await.map_err(malformed)?.to_vec();
                }
                other => return Err(Refusal::Malformed(other.to_owned())),
            }
        }
        Ok(form)
    }
}

/// Keeps a file and adds it to the evidence of a claim.
pub(crate) async fn attach(
    State(desk): State<Desk>,
    Path(id): Path<String>,
    visitor: Visitor,
    parts: Multipart,
) -> Result<Redirect, Refusal> {
    let form = Form::read(parts).await?;
    match &visitor.form_secret {
        Some(expected) if is_same(&form.form_secret, expected) => {}
        _ => return Err(Refusal::Forged),
    }
    let next = local(&form.next)?;
    let unknown = || Refusal::Malformed(form.grade.clone());
    let grade = given(&form.grade).map(|grade| Grade::from_name(&grade).ok_or_else(unknown));
    let grade = grade.transpose()?;
    desk.with_store(move |store| {
        let now = clock::now();
        let by = &visitor.actor;
        let file = store.attach(by, &now, &form.name, &form.media_type, &form.bytes)?;
        let evidence = Evidence {
            note: form.note,
            attachment: Some(file),
            grade,
            ..Evidence::default()
        };
        let claim = Subject::Claim(ClaimId(id));
        let step = Step::new(claim, Act::AddEvidence(evidence)).if_still(form.revision);
        store.act(by, &now, vec![step])?;
        Ok(())
    })
    .await?;
    Ok(Redirect::to(&next))
}

/// Hands a file out, to be saved: whatever it is, no browser shows or runs it here.
pub(crate) async fn attached(
    State(desk): State<Desk>,
    _: Visitor,
    Path(hash): Path<String>,
) -> Result<Response, Refusal> {
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
