//! The panel of a claim: what was decided, on what evidence, and what may be done now.

use isnad_report::{Language, Outside};
use isnad_review::export::Form;
use isnad_review::{Actor, ClaimState, ClaimStatus, Decision, Relation, Role, Scale, Verdict};
use isnad_store::Store;
use isnad_store::review::{ClaimView, ReadingView};

use super::evidence::{Piece, piece};
use crate::Refusal;
use crate::pages::exchange::Export;
use crate::pages::reading::{Entry, Remark, record, remarks, words};
use crate::pages::{Choice, Visit, users};
use crate::strings::Strings;

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
    /// Where to go after an act.
    pub here: String,
    pub label: Outside,
    pub status: &'static str,
    /// The readings that carry it and that this store has.
    pub readings: Vec<i64>,
    pub verdicts: Vec<Offered>,
    pub explanation: String,
    /// The verdict that stands.
    pub verdict: Option<String>,
    pub decisions: Vec<Given>,
    pub first_is_hidden: bool,
    pub asked: Option<Outside>,
    pub evidence: Vec<Piece>,
    /// What a form for new evidence begins with.
    pub blank: Piece,
    /// The forms in which it goes out.
    pub exports: Vec<Export>,
    /// Why it would not be published as it is.
    pub wanting: Option<String>,
    pub publications: Vec<Published>,
    pub links: Vec<Linked>,
    pub may: May,
    pub users: Vec<Choice>,
    pub remarks: Vec<Remark>,
    pub record: Vec<Entry>,
}

/// A verdict of the scale.
pub(crate) struct Offered {
    pub id: String,
    pub label: String,
    pub about: String,
    pub is_given: bool,
    /// The digit that gives it, as long as there are digits.
    pub digit: Option<usize>,
}

/// What readers were given.
pub(crate) struct Published {
    pub at: String,
    pub by: Outside,
    pub verdict: String,
    pub note: Outside,
    pub override_reason: Option<Outside>,
}

/// A link to another claim.
pub(crate) struct Linked {
    pub relation_name: &'static str,
    pub claim: String,
}

/// A decision somebody gave.
pub(crate) struct Given {
    pub by: Outside,
    pub verdict: String,
    pub explanation: Outside,
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
    /// Whether evidence and words still change without a correction.
    pub change: bool,
}

impl ClaimPanel {
    /// The panel beside a reading, as `visit`'s person may see it: of the claim that is asked for,
    /// else of the first.
    pub fn of(
        store: &Store,
        view: &ReadingView,
        visit: &Visit,
        asked: &str,
        here: &str,
    ) -> Result<Self, Refusal> {
        let claims = store.claims_of(&view.subject)?;
        let mut chosen = claims.iter().filter(|claim| claim.0 == asked);
        let claim = match chosen.next().or(claims.first()) {
            Some(claim) => store.claim(claim, &visit.visitor.actor.name)?,
            None => None,
        };
        match claim {
            Some(claim) => {
                let opened = Opened::new(store, &claim, visit, here.to_owned())?;
                Ok(Self::Opened(Box::new(opened)))
            }
            None => Ok(Self::Unopened {
                label: words(&view.text, &view.marks.content).unwrap_or_default(),
            }),
        }
    }
}

impl Opened {
    pub fn new(
        store: &Store,
        claim: &ClaimView,
        visit: &Visit,
        here: String,
    ) -> Result<Self, Refusal> {
        let (t, actor) = (visit.t(), &visit.visitor.actor);
        let scale = store.scale()?;
        let state = &claim.state;
        let decisions = [&state.first, &state.second].into_iter().flatten();
        let own = decisions.clone().find(|decision| decision.by == actor.name);
        let given = state
            .verdict
            .as_ref()
            .or(own.map(|decision| &decision.verdict));
        let verdict = |id: &String| name_of(&scale, id, t);
        let published = |it: &isnad_review::Publication| Published {
            at: t.day(&it.at),
            by: Outside::new(&it.by),
            verdict: verdict(&it.verdict),
            note: Outside::new(&it.note),
            override_reason: it
                .override_reason
                .as_ref()
                .map(|it| Outside::new(&it.reason)),
        };
        Ok(Self {
            id: claim.claim.to_string(),
            revision: claim.revision,
            here,
            label: Outside::new(&state.label),
            status: t.of("claim", state.status.name()),
            readings: claim.reading_ids.iter().flatten().copied().collect(),
            verdicts: offered(&scale, given.map(String::as_str), t),
            explanation: own
                .map_or(&state.explanation, |decision| &decision.explanation)
                .clone(),
            verdict: state.verdict.as_ref().map(verdict),
            decisions: decisions
                .map(|decision| shown(decision, &scale, t))
                .collect(),
            first_is_hidden: claim.first_is_hidden,
            asked: state.asked.as_ref().map(Outside::new),
            evidence: state.evidence.iter().map(|it| piece(it, t)).collect(),
            blank: Piece::new(),
            exports: exports(claim, t),
            wanting: claim.wanting.as_ref().map(|refusal| t.refusal(refusal)),
            publications: state.publications.iter().map(published).collect(),
            links: state.links.iter().map(|link| linked(link, t)).collect(),
            may: May::new(state, claim.first_is_hidden, actor),
            users: users(store, state.assignee.as_deref())?,
            remarks: remarks(&state.remarks, t),
            record: record(store, &claim.subject(), &visit.visitor, t)?,
        })
    }
}

impl May {
    fn new(state: &ClaimState, first_is_hidden: bool, actor: &Actor) -> Self {
        use ClaimStatus::{Adjudication, Decided, InReview, New, SecondReview};
        let is_editor = actor.role >= Role::Editor;
        let is_own = |decision: &Decision| decision.by == actor.name;
        let own_first = state.first.as_ref().is_some_and(is_own);
        let own_second = state.second.as_ref().is_some_and(is_own);
        let is_asked = state.asked.as_ref().is_none_or(|name| *name == actor.name);
        Self {
            decide: match state.status {
                New | InReview => !first_is_hidden,
                SecondReview => !own_first && is_asked,
                _ => false,
            },
            ask_second: state.status == InReview && own_first,
            settle: state.status == InReview && own_first && is_editor,
            adjudicate: state.status == Adjudication && is_editor && !own_first && !own_second,
            publish: state.status == Decided && is_editor,
            correct: state.status.is_public() && is_editor,
            reopen: match state.status {
                SecondReview => true,
                Adjudication | Decided => is_editor,
                _ => false,
            },
            change: !state.status.is_public(),
        }
    }
}

/// A page and a review there is of what readers have.
fn exports(claim: &ClaimView, t: Strings) -> Vec<Export> {
    let is_published = claim.state.published().is_some();
    let is_there = |form: &&Form| is_published || !matches!(form, Form::Page | Form::ClaimReview);
    let forms = Form::ALL.iter().filter(is_there);
    Export::all(forms, t, |form| {
        format!("/claims/{}/export?form={form}", claim.claim)
    })
}

fn offered(scale: &Scale, given: Option<&str>, t: Strings) -> Vec<Offered> {
    let verdicts = scale.verdicts.iter().enumerate();
    let offer = |(at, verdict): (usize, &Verdict)| Offered {
        id: verdict.id.clone(),
        label: name(verdict, t),
        about: verdict.about.clone(),
        is_given: given == Some(&verdict.id),
        digit: Some(at + 1).filter(|digit| *digit <= 9),
    };
    verdicts.map(offer).collect()
}

fn name(verdict: &Verdict, t: Strings) -> String {
    match t.language {
        Language::Arabic => verdict.ar.clone(),
        Language::English => verdict.en.clone(),
    }
}

/// The name of a verdict; of one that the scale in use does not have, its id.
pub(crate) fn name_of(scale: &Scale, id: &str, t: Strings) -> String {
    scale
        .verdict(id)
        .map_or_else(|| id.to_owned(), |verdict| name(verdict, t))
}

fn linked(link: &isnad_review::Link, t: Strings) -> Linked {
    let relation = match link.relation {
        Relation::DuplicateOf => "duplicate-of",
        Relation::Denies => "denies",
    };
    Linked {
        relation_name: t.of("relation", relation),
        claim: link.claim.to_string(),
    }
}

fn shown(decision: &Decision, scale: &Scale, t: Strings) -> Given {
    Given {
        by: Outside::new(&decision.by),
        verdict: name_of(scale, &decision.verdict, t),
        explanation: Outside::new(&decision.explanation),
    }
}
