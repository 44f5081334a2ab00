//! The notes that call somebody.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use isnad_report::Outside;
use isnad_review::{ClaimId, Subject};
use isnad_store::Store;

use super::reading::{Remark, remarks};
use crate::pages::{Frame, Visit};
use crate::{Desk, Refusal};

/// So many notes stand on the page.
const MOST: u32 = 100;

#[derive(Template)]
#[template(path = "mentions.html")]
struct Page {
    frame: Frame,
    calls: Vec<Call>,
}

struct Call {
    href: String,
    what: Outside,
    note: Remark,
}

pub(crate) async fn page(State(desk): State<Desk>, visit: Visit) -> Result<Html<String>, Refusal> {
    visit
        .page(&desk, "mentions", |store, frame, _| {
            let mut calls = Vec::new();
            for (subject, at) in store.mentions(&frame.person, MOST)? {
                calls.extend(call(store, &frame, &subject, at)?);
            }
            Ok(Page { frame, calls })
        })
        .await
}

fn call(
    store: &Store,
    frame: &Frame,
    subject: &Subject,
    at: usize,
) -> Result<Option<Call>, Refusal> {
    let (href, what, notes) = match subject {
        Subject::Claim(ClaimId(id)) => match store.claim(&ClaimId(id.clone()), &frame.person)? {
            Some(claim) => (
                format!("/claims/{id}"),
                claim.state.label,
                claim.state.remarks,
            ),
            None => return Ok(None),
        },
        _ => match store.reading_id(subject)? {
            Some(id) => {
                let view = store.reading_view(id)?;
                let title = view.title.unwrap_or(view.article);
                (format!("/reading?item={id}"), title, view.state.remarks)
            }
            None => return Ok(None),
        },
    };
    let note = remarks(&notes, frame.t).into_iter().nth(at);
    Ok(note.map(|note| Call {
        href,
        what: Outside::new(what),
        note,
    }))
}
