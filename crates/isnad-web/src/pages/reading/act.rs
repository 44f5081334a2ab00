//! What a person does to a reading.

use axum::extract::{Path, State};
use axum::response::Redirect;
use isnad_parse::SourceKind;
use isnad_review::{Act, Amendment, Anchor, SourceName, Step, Subject};
use isnad_store::Store;
use isnad_store::review::ReadingView;

use crate::form::{Form, done};
use crate::guard::session;
use crate::{Desk, Refusal};

pub(crate) async fn act(
    State(desk): State<Desk>,
    Path(id): Path<i64>,
    session::Act(visitor, form): session::Act,
) -> Result<Redirect, Refusal> {
    done(desk, visitor, form, move |store, _, form| {
        steps(store, id, form)
    })
    .await
}

fn steps(store: &Store, id: i64, form: &Form) -> Result<Vec<Step>, Refusal> {
    let view = store.reading_view(id)?;
    let amendment = amendment(&view, form)?;
    let name = form.text("name");
    let act = match form.text("act") {
        // Whoever moved spans before accepting accepts what they see.
        "accept" if amendment.is_empty() => Act::Accept,
        "accept" | "amend" => Act::Amend(amendment),
        "reject" => Act::Reject {
            reason: form.text("reason").to_owned(),
        },
        "reopen" => Act::Reopen {
            reason: form.text("reason").to_owned(),
        },
        "assign" => Act::Assign {
            to: form.given("name"),
        },
        "note" => Act::Note {
            text: form.text("text").to_owned(),
        },
        "resolve" => Act::Resolve {
            source: Some(SourceName::new(view.marks.kind, name))
                .filter(|name| !name.folded.is_empty()),
        },
        _ => return Err(form.refused("act")),
    };
    let naming = naming(store, &act, name)?;
    let step = Step::new(view.subject, act).if_still(form.number("revision")?);
    Ok([step].into_iter().chain(naming).collect())
}

/// A source that is chosen and was never met gets the name it was chosen by: the one that acts
/// call it by is folded.
fn naming(store: &Store, act: &Act, name: &str) -> Result<Option<Step>, Refusal> {
    let Act::Resolve {
        source: Some(source),
    } = act
    else {
        return Ok(None);
    };
    let known = store.desk_sources(name, 100)?;
    let is_known = known.iter().any(|known| known.source == *source);
    let rename = Act::Rename {
        name: name.trim().to_owned(),
    };
    Ok((!is_known).then(|| Step::new(Subject::Source(source.clone()), rename)))
}

fn amendment(view: &ReadingView, form: &Form) -> Result<Amendment, Refusal> {
    let kind = form.named("kind", SourceKind::from_name)?;
    Ok(Amendment {
        cue: anchors(&view.text, form, "cue")?,
        source: anchors(&view.text, form, "source")?,
        via: anchors(&view.text, form, "via")?,
        content: anchors(&view.text, form, "content")?,
        kind: kind.filter(|kind| *kind != view.marks.kind),
        ..Amendment::default()
    })
}

/// The places that a field names as JSON pairs of code points; `None` where it was left alone.
fn anchors(text: &str, form: &Form, name: &'static str) -> Result<Option<Vec<Anchor>>, Refusal> {
    let Some(field) = form.given(name) else {
        return Ok(None);
    };
    let spans: Vec<[usize; 2]> = serde_json::from_str(&field).map_err(|_| form.refused(name))?;
    let anchors: Option<Vec<Anchor>> = spans
        .into_iter()
        .map(|span| Anchor::at(text, span))
        .collect();
    anchors.map(Some).ok_or_else(|| form.refused(name))
}
