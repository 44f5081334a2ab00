//! What a person does to a claim.

use axum::extract::{Path, State};
use axum::response::Redirect;
use isnad_review::{Act, ClaimId, Correction, Relation, Side, Step, Subject};
use isnad_store::Store;

use super::evidence;
use crate::form::{Form, done};
use crate::guard::session::{self, Visitor};
use crate::{Desk, Refusal};

/// Takes a claim up, one more where the reading carries others.
pub(crate) async fn open(
    State(desk): State<Desk>,
    session::Act(visitor, form): session::Act,
) -> Result<Redirect, Refusal> {
    done(desk, visitor, form, |store, _, form| {
        let number = form.number("reading")?;
        let reading = store.reading_subject(number)?;
        let claim = Subject::Claim(store.free_claim(&reading)?);
        let mut readings = vec![reading];
        for same in store.same_claim(number)? {
            readings.push(store.reading_subject(same)?);
        }
        let act = Act::Open {
            label: form.text("label").to_owned(),
            readings,
        };
        Ok(vec![Step::new(claim, act)])
    })
    .await
}

pub(crate) async fn act(
    State(desk): State<Desk>,
    Path(id): Path<String>,
    session::Act(visitor, form): session::Act,
) -> Result<Redirect, Refusal> {
    done(desk, visitor, form, move |store, visitor, form| {
        let claim = ClaimId(id);
        let act = asked(store, visitor, &claim, form)?;
        let step = Step::new(Subject::Claim(claim), act);
        Ok(vec![step.if_still(form.number("revision")?)])
    })
    .await
}

fn asked(
    store: &mut Store,
    visitor: &Visitor,
    claim: &ClaimId,
    form: &Form,
) -> Result<Act, Refusal> {
    let text = || form.text("text").to_owned();
    Ok(match form.text("act") {
        "add-evidence" | "amend-evidence" | "withdraw-evidence" => {
            let view = store.claim(claim, &visitor.actor.name)?;
            let state = view.ok_or(Refusal::Missing)?.state;
            return evidence::act(store, visitor, &state, form);
        }
        "join" | "leave" | "link" | "unlink" => return belonging(store, form),
        "verdict" => Act::Verdict {
            verdict: form.text("verdict").to_owned(),
            explanation: text(),
        },
        "ask-second" => Act::AskSecond {
            to: form.given("name"),
        },
        "settle" => Act::Settle,
        "adjudicate" => Act::Adjudicate {
            side: form
                .named("side", side)?
                .ok_or_else(|| form.refused("side"))?,
            verdict: form.given("verdict"),
            explanation: text(),
        },
        "publish" => Act::Publish {
            override_reason: form.given("override"),
        },
        "correct" => Act::Correct(Correction {
            note: form.text("correction").to_owned(),
            label: form.given("label"),
            verdict: form.given("verdict"),
            explanation: form.given("text"),
            override_reason: form.given("override"),
            ..Correction::default()
        }),
        "reopen" => Act::Reopen { reason: text() },
        "note" => Act::Note { text: text() },
        "assign" => Act::Assign {
            to: form.given("name"),
        },
        "relabel" => Act::Relabel { label: text() },
        _ => return Err(form.refused("act")),
    })
}

/// What belongs to a claim: readings that carry it, and other claims.
fn belonging(store: &Store, form: &Form) -> Result<Act, Refusal> {
    let reading = || Ok::<_, Refusal>(store.reading_subject(form.number("reading")?)?);
    let relation = || {
        let relation = form.named("relation", relation)?;
        relation.ok_or_else(|| form.refused("relation"))
    };
    let claim = ClaimId(form.text("name").trim().to_owned());
    Ok(match form.text("act") {
        "join" => Act::Join {
            reading: reading()?,
        },
        "leave" => Act::Leave {
            reading: reading()?,
        },
        "link" => Act::Link {
            relation: relation()?,
            claim,
        },
        _ => Act::Unlink {
            relation: relation()?,
            claim,
        },
    })
}

fn side(name: &str) -> Option<Side> {
    match name {
        "first" => Some(Side::First),
        "second" => Some(Side::Second),
        "neither" => Some(Side::Neither),
        _ => None,
    }
}

fn relation(name: &str) -> Option<Relation> {
    match name {
        "duplicate-of" => Some(Relation::DuplicateOf),
        "denies" => Some(Relation::Denies),
        _ => None,
    }
}
