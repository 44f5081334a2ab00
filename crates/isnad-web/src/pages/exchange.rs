//! The desk's work as files: what a page shows to take along, and what another desk exported to
//! bring in.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use isnad_review::export::lines;
use isnad_review::export::page::PageLanguage;
use isnad_review::export::{ClaimRecord, Edition, Form, Publisher, ReadingRecord};
use isnad_review::{Actor, ClaimId};
use isnad_store::Store;
use isnad_store::review::ClaimFilter;
use serde::Deserialize;

use crate::guard::session::{Act, Visitor};
use crate::pages::claim::ClaimQuery;
use crate::pages::reading::QueueQuery;
use crate::pages::{Frame, Visit};
use crate::strings::Strings;
use crate::{Desk, Refusal, clock};

/// A file that a page offers.
pub(crate) struct Export {
    pub href: String,
    pub label: &'static str,
}

impl Export {
    /// The files of these forms, each at its address.
    pub fn all<'f>(
        forms: impl IntoIterator<Item = &'f Form>,
        t: Strings,
        href: impl Fn(&str) -> String,
    ) -> Vec<Self> {
        let export = |form: &Form| Self {
            href: href(form.name()),
            label: t.of("form", form.name()),
        };
        forms.into_iter().map(export).collect()
    }
}

/// The forms that a page offers of readings, and of claims in a list.
pub(crate) const OF_READINGS: [Form; 3] = [Form::Csv, Form::Jsonl, Form::Annotation];
pub(crate) const OF_CLAIMS: [Form; 3] = [Form::Csv, Form::Jsonl, Form::ClaimReview];

/// No file holds more readings or claims.
const MOST: usize = 10_000;
/// So many are asked of the store at once.
const AT_ONCE: u32 = 500;

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    form: String,
}

impl Asked {
    /// The form that is asked for; JSON Lines where none is.
    pub fn form(&self) -> Result<Form, Refusal> {
        if self.form.is_empty() {
            return Ok(Form::default());
        }
        Form::from_name(&self.form).ok_or_else(|| Refusal::field("form", &self.form))
    }
}

/// The readings of a queue.
pub(crate) async fn queue(
    State(desk): State<Desk>,
    _: Visitor,
    Query(asked): Query<Asked>,
    Query(query): Query<QueueQuery>,
) -> Result<Response, Refusal> {
    queue_file(desk, asked.form()?, query).await
}

pub(crate) async fn queue_file(
    desk: Desk,
    form: Form,
    query: QueueQuery,
) -> Result<Response, Refusal> {
    let (filter, order) = (query.filter()?, query.order());
    let bytes = desk.with_store(move |store| {
        let (mut records, mut from) = (Vec::new(), None);
        while records.len() < MOST {
            let onward = Default::default();
            let page = store.queue(&filter, order, from.as_ref(), onward, AT_ONCE)?;
            for row in &page.rows {
                records.push(store.reading_record(row.id)?);
            }
            from = page.last.filter(|_| page.more);
            if from.is_none() {
                break;
            }
        }
        Ok(form.readings(&records))
    });
    Ok(file("isnad-readings", form, bytes.await?))
}

/// The claims of a list.
pub(crate) async fn claims(
    State(desk): State<Desk>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
    Query(query): Query<ClaimQuery>,
) -> Result<Response, Refusal> {
    let filter = query.filter(&visitor.actor.name)?;
    claims_file(desk, visitor.actor, asked.form()?, filter).await
}

pub(crate) async fn claims_file(
    desk: Desk,
    by: Actor,
    form: Form,
    filter: ClaimFilter,
) -> Result<Response, Refusal> {
    let publisher = desk.publisher().clone();
    let bytes = desk.with_store(move |store| {
        let (mut records, mut before) = (Vec::new(), None);
        while records.len() < MOST {
            let page = store.claims(&filter, before, AT_ONCE)?;
            for row in page.rows {
                records.extend(record(store, &row.claim, &by)?);
            }
            before = page.next;
            if before.is_none() {
                break;
            }
        }
        told(store, form, &publisher, &records)
    });
    Ok(file("isnad-claims", form, bytes.await?))
}

/// One claim: its page and its review where readers have it, its readings as annotations.
pub(crate) async fn claim(
    State(desk): State<Desk>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    claim_file(desk, visitor.actor, id, asked.form()?).await
}

pub(crate) async fn claim_file(
    desk: Desk,
    by: Actor,
    id: String,
    form: Form,
) -> Result<Response, Refusal> {
    let claim = ClaimId(id);
    let name = format!("isnad-{claim}");
    let publisher = desk.publisher().clone();
    let bytes = desk.with_store(move |store| {
        let record = record(store, &claim, &by)?.ok_or(Refusal::Missing)?;
        if form == Form::Annotation {
            return Ok(form.readings(&readings(store, &record)?));
        }
        let is_for_readers = matches!(form, Form::Page | Form::ClaimReview);
        if is_for_readers && record.state.published().is_none() {
            return Err(Refusal::Missing);
        }
        told(store, form, &publisher, &[record])
    });
    Ok(file(&name, form, bytes.await?))
}

/// Everything as JSON Lines: files, readings that were decided, claims.
pub(crate) async fn whole_file(desk: Desk) -> Result<Response, Refusal> {
    let publisher = desk.publisher().clone();
    let bytes = desk.with_store(move |store| {
        let mut claims = Vec::new();
        for id in store.claim_ids()? {
            claims.extend(store.claim_record(&id)?);
        }
        let mut bytes = told(store, Form::Jsonl, &publisher, &claims)?;
        let mut after = 0;
        loop {
            let ids = store.decided_readings(after, AT_ONCE)?;
            let Some(last) = ids.last() else {
                return Ok(bytes);
            };
            after = *last;
            for id in ids {
                bytes.extend(Form::Jsonl.readings(&[store.reading_record(id)?]));
            }
        }
    });
    Ok(file("isnad", Form::Jsonl, bytes.await?))
}

fn told(
    store: &Store,
    form: Form,
    publisher: &Publisher,
    records: &[ClaimRecord],
) -> Result<Vec<u8>, Refusal> {
    let edition = Edition {
        scale: &store.scale()?,
        publisher,
        language: PageLanguage::Ar,
        style: isnad_report::style(),
    };
    let mut bytes = Vec::new();
    if form == Form::Jsonl {
        let files = store.file_records(records)?;
        bytes.extend(files.iter().map(lines::line).collect::<String>().bytes());
    }
    bytes.extend(form.claims(records, &edition));
    Ok(bytes)
}

/// A claim as somebody may see it: a decision that is hidden from them is in no file either.
fn record(store: &Store, claim: &ClaimId, by: &Actor) -> Result<Option<ClaimRecord>, Refusal> {
    let record = store.claim_record(claim)?;
    Ok(record.map(|record| ClaimRecord {
        state: record.state.seen_by(&by.name),
        ..record
    }))
}

fn readings(store: &Store, claim: &ClaimRecord) -> Result<Vec<ReadingRecord>, Refusal> {
    let mut records = Vec::new();
    for subject in &claim.state.readings {
        if let Some(id) = store.reading_id(subject)? {
            records.push(store.reading_record(id)?);
        }
    }
    Ok(records)
}

/// A file to be saved: no browser shows or runs it here.
fn file(name: &str, form: Form, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}.{}\"", form.extension()),
        ),
    ];
    (headers, bytes).into_response()
}

#[derive(Template)]
#[template(path = "imported.html")]
struct Page {
    frame: Frame,
    taken: usize,
    /// Lines that were left out: their numbers, and why.
    refused: Vec<(usize, String)>,
}

/// Takes a file in, line by line; what is refused is told of and left out.
pub(crate) async fn import(
    State(desk): State<Desk>,
    visit: Visit,
    Act(visitor, form): Act,
) -> Result<Html<String>, Refusal> {
    let given = form.file.as_ref().map(|file| file.bytes.clone());
    let text = String::from_utf8(given.unwrap_or_default()).ok();
    let text = text.filter(|text| !text.trim().is_empty());
    let text = text.ok_or_else(|| Refusal::field("file", ""))?;
    visit
        .page(&desk, "claims", move |store, frame, _| {
            let (taken, refused) = taken_in(store, &visitor.actor, &text, |error| {
                frame.t.store_error(error)
            });
            Ok(Page {
                frame,
                taken,
                refused,
            })
        })
        .await
}

/// How many lines were taken in, and which were not, and why.
pub(crate) fn taken_in(
    store: &mut Store,
    by: &Actor,
    text: &str,
    tell: impl Fn(&isnad_store::Error) -> String,
) -> (usize, Vec<(usize, String)>) {
    let lines = (1..).zip(text.lines());
    let (mut taken, mut refused) = (0, Vec::new());
    for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        match store.take_in(by, &clock::now(), line) {
            Ok(()) => taken += 1,
            Err(error) => refused.push((number, tell(&error))),
        }
    }
    (taken, refused)
}
