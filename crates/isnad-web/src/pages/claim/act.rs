//! What a person does to a claim.

use axum::extract::{Path, State};
use axum::response::Redirect;
use isnad_parse::Grade;
use isnad_review::{Act, ClaimId, Correction, Evidence, Relation, Side, Step, Subject};
use isnad_store::Store;
use serde::Deserialize;

use crate::guard::session::{self, Visitor};
use crate::pages::{given, local};
use crate::{Desk, Refusal, clock};

#[derive(Deserialize)]
pub(crate) struct Opening {
    label: String,
    /// The number of the reading that carries it.
    reading: i64,
    next: String,
}

/// Takes a claim up.
pub(crate) async fn open(
    State(desk): State<Desk>,
    session::Act(visitor, form): session::Act<Opening>,
) -> Result<Redirect, Refusal> {
    let next = local(&form.next)?;
    desk.with_store(move |store| {
        let reading = store.reading_subject(form.reading)?;
        let claim = Subject::Claim(ClaimId::of(&reading));
        let mut readings = vec![reading];
        for same in store.same_claim(form.reading)? {
            readings.push(store.reading_subject(same)?);
        }
        let act = Act::Open {
            label: form.label,
            readings,
        };
        store.act(&visitor.actor, &clock::now(), vec![Step::new(claim, act)])?;
        Ok(())
    })
    .await?;
    Ok(Redirect::to(&next))
}

/// The form of an act on a claim; what the act has no use for is empty.
#[derive(Deserialize)]
pub(crate) struct Form {
    act: String,
    revision: u64,
    next: String,
    #[serde(default)]
    verdict: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    label: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    url: String,
    #[serde(default)]
    archive_url: String,
    #[serde(default)]
    grade: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    side: String,
    #[serde(default)]
    number: u32,
    /// The number of a reading.
    #[serde(default)]
    reading: i64,
    #[serde(default)]
    relation: String,
}

pub(crate) async fn act(
    State(desk): State<Desk>,
    Path(id): Path<String>,
    session::Act(visitor, form): session::Act<Form>,
) -> Result<Redirect, Refusal> {
    let next = local(&form.next)?;
    desk.with_store(move |store| done(store, &visitor, ClaimId(id), &form))
        .await?;
    Ok(Redirect::to(&next))
}

fn done(store: &mut Store, visitor: &Visitor, claim: ClaimId, form: &Form) -> Result<(), Refusal> {
    let malformed = |what: &str| Refusal::Malformed(what.to_owned());
    let act = match form.act.as_str() {
        "verdict" => Act::Verdict {
            verdict: form.verdict.clone(),
            explanation: form.text.clone(),
        },
        "add-evidence" => Act::AddEvidence(form.evidence()?),
        "withdraw-evidence" => Act::WithdrawEvidence {
            evidence: form.number,
            reason: form.text.clone(),
        },
        "ask-second" => Act::AskSecond {
            to: given(&form.name),
        },
        "settle" => Act::Settle,
        "adjudicate" => Act::Adjudicate {
            side: match form.side.as_str() {
                "first" => Side::First,
                "second" => Side::Second,
                "neither" => Side::Neither,
                other => return Err(malformed(other)),
            },
            verdict: given(&form.verdict),
            explanation: form.text.clone(),
        },
        "publish" => Act::Publish {
            override_reason: given(&form.text),
        },
        "correct" => Act::Correct(Correction {
            note: form.note.clone(),
            label: given(&form.label),
            verdict: given(&form.verdict),
            explanation: given(&form.text),
            override_reason: given(&form.reason),
            ..Correction::default()
        }),
        "reopen" => Act::Reopen {
            reason: form.text.clone(),
        },
        "note" => Act::Note {
            text: form.text.clone(),
        },
        "assign" => Act::Assign {
            to: given(&form.name),
        },
        "relabel" => Act::Relabel {
            label: form.text.clone(),
        },
        "join" => Act::Join {
            reading: store.reading_subject(form.reading)?,
        },
        "leave" => Act::Leave {
            reading: store.reading_subject(form.reading)?,
        },
        "link" => Act::Link {
            relation: form.relation()?,
            claim: ClaimId(form.name.trim().to_owned()),
        },
        "unlink" => Act::Unlink {
            relation: form.relation()?,
            claim: ClaimId(form.name.trim().to_owned()),
        },
        other => return Err(malformed(other)),
    };
    let step = Step::new(Subject::Claim(claim), act).if_still(form.revision);
    store.act(&visitor.actor, &clock::now(), vec![step])?;
    Ok(())
}

impl Form {
    fn relation(&self) -> Result<Relation, Refusal> {
        match self.relation.as_str() {
            "duplicate-of" => Ok(Relation::DuplicateOf),
            "denies" => Ok(Relation::Denies),
            other => Err(Refusal::Malformed(other.to_owned())),
        }
    }

    fn evidence(&self) -> Result<Evidence, Refusal> {
        let unknown = || Refusal::Malformed(self.grade.clone());
        let grade = given(&self.grade).map(|grade| Grade::from_name(&grade).ok_or_else(unknown));
        Ok(Evidence {
            url: given(&self.url),
            archive_url: given(&self.archive_url),
            quotation: self.text.clone(),
            note: self.note.clone(),
            attachment: None,
            grade: grade.transpose()?,
        })
    }
}
