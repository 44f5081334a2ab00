//! What a person does to a reading.

use axum::extract::{Path, State};
use axum::response::Redirect;
use isnad_parse::SourceKind;
use isnad_review::{Act, Amendment, Anchor, SourceName, Step, Subject};
use isnad_store::Store;
use isnad_store::review::ReadingView;
use serde::Deserialize;

use crate::guard::session::{self, Visitor};
use crate::pages::{given, local};
use crate::{Desk, Refusal, clock};

/// The form of an act; what the act has no use for is empty.
#[derive(Deserialize)]
pub(crate) struct Form {
    act: String,
    revision: u64,
    /// The address to go to afterwards.
    next: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    cue: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    via: String,
    #[serde(default)]
    content: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    text: String,
}

pub(crate) async fn act(
    State(desk): State<Desk>,
    Path(id): Path<i64>,
    session::Act(visitor, form): session::Act<Form>,
) -> Result<Redirect, Refusal> {
    let next = local(&form.next)?;
    desk.with_store(move |store| done(store, &visitor, id, &form))
        .await?;
    Ok(Redirect::to(&next))
}

fn done(store: &mut Store, visitor: &Visitor, id: i64, form: &Form) -> Result<(), Refusal> {
    let view = store.reading_view(id)?;
    let amendment = amendment(&view, form)?;
    let act = match form.act.as_str() {
        // Whoever moved spans before accepting accepts what they see.
        "accept" if amendment.is_empty() => Act::Accept,
        "accept" | "amend" => Act::Amend(amendment),
        "reject" => Act::Reject {
            reason: form.reason.clone(),
        },
        "reopen" => Act::Reopen {
            reason: form.reason.clone(),
        },
        "assign" => Act::Assign {
            to: given(&form.name),
        },
        "note" => Act::Note {
            text: form.text.clone(),
        },
        "resolve" => Act::Resolve {
            source: Some(SourceName::new(view.marks.kind, &form.name))
                .filter(|name| !name.folded.is_empty()),
        },
        other => return Err(Refusal::Malformed(other.to_owned())),
    };
    let naming = naming(store, &act, &form.name)?;
    let step = Step::new(view.subject, act).if_still(form.revision);
    let steps = [step].into_iter().chain(naming).collect();
    store.act(&visitor.actor, &clock::now(), steps)?;
    Ok(())
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
    let malformed = || Refusal::Malformed(form.kind.clone());
    let kind = match form.kind.as_str() {
        "" => None,
        name => Some(SourceKind::from_name(name).ok_or_else(malformed)?),
    };
    Ok(Amendment {
        cue: anchors(&view.text, &form.cue)?,
        source: anchors(&view.text, &form.source)?,
        via: anchors(&view.text, &form.via)?,
        content: anchors(&view.text, &form.content)?,
        kind: kind.filter(|kind| *kind != view.marks.kind),
        ..Amendment::default()
    })
}

/// The places that a field names as JSON pairs of code points; `None` where it was left alone.
fn anchors(text: &str, field: &str) -> Result<Option<Vec<Anchor>>, Refusal> {
    if field.is_empty() {
        return Ok(None);
    }
    let malformed = || Refusal::Malformed(field.to_owned());
    let spans: Vec<[usize; 2]> = serde_json::from_str(field).map_err(|_| malformed())?;
    let anchors: Option<Vec<Anchor>> = spans
        .into_iter()
        .map(|span| Anchor::at(text, span))
        .collect();
    anchors.map(Some).ok_or_else(malformed)
}
