//! What programs may look at.

use axum::Json;
use axum::extract::{Path, Query, State};
use isnad_review::agreement::Agreement;
use isnad_review::{ClaimId, ClaimStatus, Role, Scale, Subject};
use isnad_store::Fault;
use isnad_store::review::{
    ClaimFilter, ClaimPage, ClaimView, DeskSource, HistoryEntry, Likeness, LogEntry, LogHead,
    QueuePage, ReadingView,
};
use serde::{Deserialize, Serialize};

use super::Program;
use crate::pages::reading::QueueQuery;
use crate::{Desk, Refusal};

/// No answer holds more rows.
const MOST: u32 = 500;
/// So many rows an answer holds where nothing else is asked for.
const USUAL: u32 = 50;

#[derive(Deserialize)]
pub(super) struct Limit {
    limit: Option<u32>,
}

impl Limit {
    fn rows(&self) -> u32 {
        self.limit.unwrap_or(USUAL).min(MOST)
    }
}

pub(super) async fn queue(
    State(desk): State<Desk>,
    _: Program,
    Query(query): Query<QueueQuery>,
    Query(limit): Query<Limit>,
) -> Result<Json<QueuePage>, Refusal> {
    let (filter, from, rows) = (query.filter()?, query.cursor()?, limit.rows());
    desk.with_store(move |store| {
        let direction = Default::default();
        Ok(Json(store.queue(
            &filter,
            query.order(),
            from.as_ref(),
            direction,
            rows,
        )?))
    })
    .await
}

pub(super) async fn reading(
    State(desk): State<Desk>,
    _: Program,
    Path(id): Path<i64>,
) -> Result<Json<ReadingView>, Refusal> {
    desk.with_store(move |store| Ok(Json(store.reading_view(id)?)))
        .await
}

pub(super) async fn reading_history(
    State(desk): State<Desk>,
    Program(actor): Program,
    Path(id): Path<i64>,
) -> Result<Json<Vec<HistoryEntry>>, Refusal> {
    desk.with_store(move |store| {
        let subject = store.reading_subject(id)?;
        Ok(Json(store.history(&subject, &actor.name)?))
    })
    .await
}

#[derive(Deserialize)]
pub(super) struct Claims {
    status: Option<ClaimStatus>,
    verdict: Option<String>,
    assignee: Option<String>,
    text: Option<String>,
    before: Option<i64>,
    limit: Option<u32>,
}

pub(super) async fn claims(
    State(desk): State<Desk>,
    _: Program,
    Query(asked): Query<Claims>,
) -> Result<Json<ClaimPage>, Refusal> {
    let filter = ClaimFilter {
        status: asked.status,
        verdict: asked.verdict,
        assignee: asked.assignee,
        text: asked.text,
        ..ClaimFilter::default()
    };
    let limit = Limit { limit: asked.limit }.rows();
    desk.with_store(move |store| Ok(Json(store.claims(&filter, asked.before, limit)?)))
        .await
}

pub(super) async fn claim(
    State(desk): State<Desk>,
    Program(actor): Program,
    Path(id): Path<String>,
) -> Result<Json<ClaimView>, Refusal> {
    desk.with_store(move |store| {
        let claim = store.claim(&ClaimId(id), &actor.name)?;
        Ok(Json(claim.ok_or(Refusal::Missing)?))
    })
    .await
}

pub(super) async fn claim_history(
    State(desk): State<Desk>,
    Program(actor): Program,
    Path(id): Path<String>,
) -> Result<Json<Vec<HistoryEntry>>, Refusal> {
    desk.with_store(move |store| {
        let subject = Subject::Claim(ClaimId(id));
        Ok(Json(store.history(&subject, &actor.name)?))
    })
    .await
}

#[derive(Deserialize)]
pub(super) struct Sources {
    #[serde(default)]
    words: String,
    limit: Option<u32>,
}

pub(super) async fn sources(
    State(desk): State<Desk>,
    _: Program,
    Query(asked): Query<Sources>,
) -> Result<Json<Vec<DeskSource>>, Refusal> {
    let limit = Limit { limit: asked.limit }.rows();
    desk.with_store(move |store| Ok(Json(store.desk_sources(&asked.words, limit)?)))
        .await
}

pub(super) async fn agreement(
    State(desk): State<Desk>,
    _: Program,
) -> Result<Json<Agreement>, Refusal> {
    desk.with_store(|store| Ok(Json(store.agreement()?))).await
}

#[derive(Deserialize)]
pub(super) struct Audit {
    #[serde(default)]
    after: u64,
    limit: Option<u32>,
}

pub(super) async fn audit(
    State(desk): State<Desk>,
    Program(actor): Program,
    Query(asked): Query<Audit>,
) -> Result<Json<Vec<LogEntry>>, Refusal> {
    // The log tells decisions that reviewers must not see of each other before both are in.
    actor
        .at_least(Role::Admin)
        .map_err(isnad_store::Error::from)?;
    let limit = Limit { limit: asked.limit }.rows();
    desk.with_store(move |store| Ok(Json(store.log_entries(asked.after, limit)?)))
        .await
}

/// Whether the log is whole.
#[derive(Serialize)]
pub(super) struct Verified {
    whole: bool,
    head: Option<LogHead>,
    faults: Vec<String>,
}

pub(super) async fn verify(
    State(desk): State<Desk>,
    _: Program,
) -> Result<Json<Verified>, Refusal> {
    desk.with_store(|store| {
        let faults = store.verify()?;
        Ok(Json(Verified {
            whole: faults.is_empty(),
            head: store.log_head()?,
            faults: faults.iter().map(told).collect(),
        }))
    })
    .await
}

fn told(fault: &Fault) -> String {
    match fault {
        Fault::Entry { sequence } => format!("entry {sequence}"),
        Fault::Text {
            outlet,
            article,
            version,
        } => format!("text {outlet} {article} {version}"),
        Fault::State { subject } => format!("state {subject}"),
        Fault::Missing { versions } => format!("{versions} texts missing"),
    }
}

#[derive(Deserialize)]
pub(super) struct Like {
    /// In which respect: `words`, `source` or `claim`.
    by: String,
}

/// The numbers of the readings that are like one.
pub(super) async fn like(
    State(desk): State<Desk>,
    _: Program,
    Path(id): Path<i64>,
    Query(asked): Query<Like>,
) -> Result<Json<Vec<i64>>, Refusal> {
    let likeness = match asked.by.as_str() {
        "words" => Likeness::SameWords,
        "source" => Likeness::SameSource,
        "claim" => Likeness::SameClaim,
        other => return Err(Refusal::field("by", other)),
    };
    desk.with_store(move |store| Ok(Json(store.like(id, likeness, MOST)?)))
        .await
}

/// The verdicts that may be given.
pub(super) async fn scale(State(desk): State<Desk>, _: Program) -> Result<Json<Scale>, Refusal> {
    desk.with_store(|store| Ok(Json(store.scale()?))).await
}

/// A note that calls the program's user: on what, and which of its notes.
#[derive(Serialize)]
pub(super) struct Mention {
    subject: Subject,
    note: usize,
}

pub(super) async fn mentions(
    State(desk): State<Desk>,
    Program(actor): Program,
) -> Result<Json<Vec<Mention>>, Refusal> {
    desk.with_store(move |store| {
        let calls = store.mentions(&actor.name, MOST)?.into_iter();
        let mention = |(subject, note)| Mention { subject, note };
        Ok(Json(calls.map(mention).collect()))
    })
    .await
}
