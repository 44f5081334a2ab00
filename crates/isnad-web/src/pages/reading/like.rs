//! The same act for all readings that are like one, after a look at them.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, Redirect};
use isnad_parse::SourceKind;
use isnad_report::Outside;
use isnad_review::{Act, Amendment, Step};
use isnad_store::Store;
use isnad_store::review::{Likeness, ReadingView};

use super::words;
use crate::form::{Form, done};
use crate::guard::session;
use crate::pages::{Frame, Visit};
use crate::{Desk, Refusal};

/// No more than so many at once: a person looks at them.
const MOST: u32 = 200;

const LIKENESSES: [(&str, Likeness); 3] = [
    ("words", Likeness::SameWords),
    ("source", Likeness::SameSource),
    ("claim", Likeness::SameClaim),
];

#[derive(Template)]
#[template(path = "like.html")]
struct Page {
    frame: Frame,
    id: i64,
    kind: &'static str,
    groups: Vec<Group>,
}

/// Readings that are like one in one respect.
struct Group {
    name: &'static str,
    like: Vec<Like>,
}

struct Like {
    id: i64,
    revision: u64,
    content: Outside,
    source: Outside,
    outlet: Outside,
}

/// The readings that are like one, for a look before anything is done to them.
pub(crate) async fn like(
    State(desk): State<Desk>,
    visit: Visit,
    Path(id): Path<i64>,
) -> Result<Html<String>, Refusal> {
    visit
        .page(&desk, "reading", move |store, frame, _| {
            let mut groups = Vec::new();
            for (name, likeness) in LIKENESSES {
                let mut like = Vec::new();
                for id in store.like(id, likeness, MOST)? {
                    like.push(Like::of(&store.reading_view(id)?));
                }
                groups.push(Group { name, like });
            }
            let kind = store.reading_view(id)?.marks.kind.name();
            Ok(Page {
                frame,
                id,
                kind,
                groups,
            })
        })
        .await
}

impl Like {
    fn of(view: &ReadingView) -> Self {
        let text =
            |spans: &[[usize; 2]]| Outside::new(words(&view.text, spans).unwrap_or_default());
        Self {
            id: view.id,
            revision: view.revision,
            content: text(&view.marks.content),
            source: match &view.source_name {
                Some(name) => Outside::new(name),
                None => text(&view.marks.source),
            },
            outlet: Outside::new(&view.outlet),
        }
    }
}

/// Does the same to all of them, as one operation.
pub(crate) async fn do_to_like(
    State(desk): State<Desk>,
    Path(_): Path<i64>,
    session::Act(visitor, form): session::Act,
) -> Result<Redirect, Refusal> {
    done(desk, visitor, form, |store, _, form| {
        let act = same(form)?;
        steps(store, form, &act)
    })
    .await
}

fn same(form: &Form) -> Result<Act, Refusal> {
    Ok(match form.text("act") {
        "accept" => Act::Accept,
        "reject" => Act::Reject {
            reason: String::new(),
        },
        "kind" => {
            let kind = form.named("kind", SourceKind::from_name)?;
            Act::Amend(Amendment {
                kind: Some(kind.ok_or_else(|| form.refused("kind"))?),
                ..Amendment::default()
            })
        }
        _ => return Err(form.refused("act")),
    })
}

/// The readings of a form, each with the revision that was looked at: `7@0 9@12`.
fn steps(store: &Store, form: &Form, act: &Act) -> Result<Vec<Step>, Refusal> {
    let malformed = || form.refused("readings");
    let mut steps = Vec::new();
    for reading in form.text("readings").split_whitespace().take(MOST as usize) {
        let (id, revision) = reading.split_once('@').ok_or_else(malformed)?;
        let id = id.parse().map_err(|_| malformed())?;
        let revision = revision.parse().map_err(|_| malformed())?;
        let subject = store.reading_subject(id)?;
        steps.push(Step::new(subject, act.clone()).if_still(revision));
    }
    match steps.is_empty() {
        true => Err(malformed()),
        false => Ok(steps),
    }
}
