//! The fact-check of a claim: what was decided, on what evidence, and what may be done now.

mod act;

use isnad_report::{Language, Outside};
use isnad_review::{ClaimState, ClaimStatus, Decision, EvidenceRecord, Scale};
use isnad_store::Store;
use isnad_store::review::{ClaimView, ReadingView};

use super::reading::{Entry, mark, record, words};
use crate::Refusal;
use crate::guard::session::Visitor;
use crate::strings::Strings;

pub(crate) use act::{act, open};

/// The claim that a reading carries, or what is needed to take it up.
pub(crate) enum ClaimPanel {
    /// Nobody has taken it up.
    Unopened {
        /// The claim in the text's words.
        label: String,
    },
    Opened(Box<Opened>),
}

/// A claim that was taken up.
pub(crate) struct Opened {
    pub id: String,
    pub revision: u64,
    pub label: Outside,
    pub status: &'static str,
    pub readings: usize,
    pub verdicts: Vec<Choice>,
    pub explanation: String,
    pub decisions: Vec<Given>,
    pub first_is_hidden: bool,
    pub evidence: Vec<Piece>,
    /// Why it would not be published as it is.
    pub wanting: Option<String>,
    pub may: May,
    pub record: Vec<Entry>,
}

/// A verdict of the scale.
pub(crate) struct Choice {
    pub id: String,
    pub label: String,
    pub is_given: bool,
    /// The digit that gives it.
    pub digit: usize,
}

/// A decision somebody gave.
pub(crate) struct Given {
    pub by: Outside,
    pub verdict: String,
    pub explanation: Outside,
}

/// A piece of evidence.
pub(crate) struct Piece {
    pub number: u32,
    pub quotation: Outside,
    pub note: Outside,
    pub url: Option<String>,
    pub archive_url: Option<String>,
    pub grade: &'static str,
    pub by: Outside,
    pub holds: bool,
}

/// What the claim's state allows.
pub(crate) struct May {
    pub decide: bool,
    pub ask_second: bool,
    pub settle: bool,
    pub adjudicate: bool,
    pub publish: bool,
    pub correct: bool,
    pub reopen: bool,
}

impl ClaimPanel {
    /// The panel beside a reading, as `visitor` may see it.
    pub fn of(
        store: &Store,
        t: Strings,
        view: &ReadingView,
        visitor: &Visitor,
    ) -> Result<Self, Refusal> {
        let claims = store.claims_of(&view.subject)?;
        let claim = match claims.first() {
            Some(claim) => store.claim(claim, &visitor.actor.name)?,
            None => None,
        };
        match claim {
            Some(claim) => Ok(Self::Opened(Box::new(Opened::new(
                store, t, &claim, visitor,
            )?))),
            None => Ok(Self::Unopened {
                label: words(&view.text, &view.marks.content).unwrap_or_default(),
            }),
        }
    }
}

impl Opened {
    pub fn new(
        store: &Store,
        t: Strings,
        claim: &ClaimView,
        visitor: &Visitor,
    ) -> Result<Self, Refusal> {
        let scale = store.scale()?;
        let state = &claim.state;
        let decisions = [&state.first, &state.second].into_iter().flatten();
        let own = decisions
            .clone()
            .find(|decision| decision.by == visitor.actor.name);
        let given = state
            .verdict
            .as_ref()
            .or(own.map(|decision| &decision.verdict));
        Ok(Self {
            id: claim.claim.to_string(),
            revision: claim.revision,
            label: Outside::new(&state.label),
            status: t.of("claim", state.status.name()),
            readings: state.readings.len(),
            verdicts: choices(&scale, given.map(String::as_str), t),
            explanation: own
                .map_or(&state.explanation, |decision| &decision.explanation)
                .clone(),
            decisions: decisions
                .map(|decision| shown(decision, &scale, t))
                .collect(),
            first_is_hidden: claim.first_is_hidden,
            evidence: state.evidence.iter().map(piece).collect(),
            wanting: claim.wanting.as_ref().map(|refusal| t.refusal(refusal)),
            may: May::new(state, claim.first_is_hidden),
            record: record(store, &claim.subject(), visitor, t)?,
        })
    }
}

impl May {
    fn new(state: &ClaimState, first_is_hidden: bool) -> Self {
        use ClaimStatus::{Adjudication, Decided, InReview, New, SecondReview};
        let has_first = state.first.is_some() && !first_is_hidden;
        Self {
            decide: matches!(state.status, New | InReview | SecondReview),
            ask_second: state.status == InReview && has_first,
            settle: state.status == InReview && has_first,
            adjudicate: state.status == Adjudication,
            publish: state.status == Decided,
            correct: state.status.is_public(),
            reopen: matches!(state.status, SecondReview | Adjudication | Decided),
        }
    }
}

fn choices(scale: &Scale, given: Option<&str>, t: Strings) -> Vec<Choice> {
    let verdicts = scale.verdicts.iter().enumerate();
    let choice = |(at, verdict): (usize, &isnad_review::Verdict)| Choice {
        id: verdict.id.clone(),
        label: name(verdict, t),
        is_given: given == Some(&verdict.id),
        digit: at + 1,
    };
    verdicts.map(choice).collect()
}

fn name(verdict: &isnad_review::Verdict, t: Strings) -> String {
    match t.language {
        Language::Arabic => verdict.ar.clone(),
        Language::English => verdict.en.clone(),
    }
}

fn shown(decision: &Decision, scale: &Scale, t: Strings) -> Given {
    let verdict = scale
        .verdict(&decision.verdict)
        .map(|verdict| name(verdict, t));
    Given {
        by: Outside::new(&decision.by),
        verdict: verdict.unwrap_or_else(|| decision.verdict.clone()),
        explanation: Outside::new(&decision.explanation),
    }
}

fn piece(record: &EvidenceRecord) -> Piece {
    let evidence = &record.evidence;
    Piece {
        number: record.number,
        quotation: Outside::new(&evidence.quotation),
        note: Outside::new(&evidence.note),
        url: evidence.url.clone(),
        archive_url: evidence.archive_url.clone(),
        grade: evidence.grade.map_or("none", mark),
        by: Outside::new(&record.by),
        holds: record.holds(),
    }
}
