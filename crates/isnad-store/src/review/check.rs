//! What must hold before a step is entered in the log, besides the rules of its subject: that what
//! it names is there.

use isnad_review::{Act, Anchor, Attachment, Evidence, Refusal, SourceName, State, Step, Subject};
use rusqlite::{Connection, named_params};

use super::{settings, sources};
use crate::{Error, Result};

pub(super) fn step(connection: &Connection, step: &Step) -> Result<()> {
    if let Subject::Reading { .. } = &step.subject {
        reading(connection, &step.subject)?;
    }
    if let Subject::Claim(claim) = &step.subject
        && !claim.is_plain()
    {
        return Err(Error::Unknown {
            what: "claim",
            name: claim.0.clone(),
        });
    }
    if let Some(verdict) = step.act.verdict()
        && settings::scale(connection)?.verdict(verdict).is_none()
    {
        return Err(Refusal::UnknownVerdict(verdict.to_owned()).into());
    }
    match &step.act {
        Act::Amend(amendment) => {
            for (name, anchors) in amendment.spans() {
                in_text(connection, &step.subject, name, anchors)?;
            }
        }
        Act::Assign { to: Some(name) } | Act::AskSecond { to: Some(name) } => {
            user(connection, name)?;
        }
        Act::Open { readings, .. } => {
            for subject in readings {
                reading(connection, subject)?;
            }
        }
        Act::Join { reading: subject } => reading(connection, subject)?,
        Act::AddEvidence(evidence) | Act::AmendEvidence { to: evidence, .. } => {
            attachments(connection, [evidence])?;
        }
        Act::Correct(correction) => {
            let amended = correction.amended.iter().map(|amended| &amended.evidence);
            attachments(connection, correction.evidence.iter().chain(amended))?;
        }
        Act::TakeIn { state } => taken_in(connection, &step.subject, state)?,
        Act::Link { claim, .. } => {
            let other = Subject::Claim(claim.clone());
            if other == step.subject {
                return Err(Refusal::Link.into());
            }
            exists(
                connection,
                include_str!("show/claim_exists.sql"),
                "claim",
                &claim.0,
            )?;
        }
        Act::MergeInto { source } => merge(connection, &step.subject, source)?,
        _ => {}
    }
    Ok(())
}

/// What is taken in must be about texts that are here: of a claim's readings, one of them.
fn taken_in(connection: &Connection, subject: &Subject, state: &State) -> Result<()> {
    match state {
        State::Reading(state) => {
            let mut spans = state.amendment.spans();
            spans.try_for_each(|(name, anchors)| in_text(connection, subject, name, anchors))
        }
        State::Claim(state) => {
            attachments(connection, state.evidence.iter().map(|it| &it.evidence))?;
            let here = |it: &Subject| reading(connection, it);
            match state.readings.iter().map(here).find(Result::is_err) {
                Some(error) if !state.readings.iter().any(|it| here(it).is_ok()) => error,
                _ => Ok(()),
            }
        }
        State::Source(_) => Ok(()),
    }
}

/// A merge must not go round in a ring.
fn merge(connection: &Connection, from: &Subject, into: &SourceName) -> Result<()> {
    let Subject::Source(from) = from else {
        return Ok(());
    };
    let (from, into) = (
        sources::row(connection, from)?,
        sources::row(connection, into)?,
    );
    let canonical = match into {
        Some(into) => sources::canonical(connection, into)?,
        None => return Ok(()),
    };
    match from == Some(canonical) {
        true => Err(Refusal::Merge.into()),
        false => Ok(()),
    }
}

fn exists(connection: &Connection, sql: &str, what: &'static str, name: &str) -> Result<()> {
    let mut select = connection.prepare_cached(sql)?;
    match select.exists(named_params! {":name": name})? {
        true => Ok(()),
        false => Err(Error::Unknown {
            what,
            name: name.to_owned(),
        }),
    }
}

/// Users are checked where there are some: a desk of one has none.
fn user(connection: &Connection, name: &str) -> Result<()> {
    exists(connection, include_str!("users/is_known.sql"), "user", name)
}

fn reading(connection: &Connection, subject: &Subject) -> Result<()> {
    let Subject::Reading {
        outlet,
        article,
        key,
    } = subject
    else {
        return Err(Refusal::WrongSubject("claim").into());
    };
    let mut select = connection.prepare_cached(include_str!("show/reading_exists.sql"))?;
    let parameters = named_params! {":outlet": outlet, ":article": article, ":key": key};
    match select.exists(parameters)? {
        true => Ok(()),
        false => Err(Error::Unknown {
            what: "reading",
            name: format!("{outlet} {article} {key}"),
        }),
    }
}

/// Anchors must say exactly what stands in one of the versions of the article.
fn in_text(
    connection: &Connection,
    subject: &Subject,
    name: &'static str,
    anchors: &[Anchor],
) -> Result<()> {
    let Subject::Reading {
        outlet, article, ..
    } = subject
    else {
        return Ok(());
    };
    if anchors.is_empty() {
        return Ok(());
    }
    let mut select = connection.prepare_cached(include_str!("reading/texts.sql"))?;
    let mut rows = select.query(named_params! {":outlet": outlet, ":article": article})?;
    while let Some(row) = rows.next()? {
        let text: String = row.get("text")?;
        let stands = |anchor: &Anchor| {
            Anchor::at(&text, [anchor.start, anchor.end]).as_ref() == Some(anchor)
        };
        if anchors.iter().all(stands) {
            return Ok(());
        }
    }
    Err(Refusal::NotInText(name).into())
}

fn attachments<'e>(
    connection: &Connection,
    evidence: impl IntoIterator<Item = &'e Evidence>,
) -> Result<()> {
    for Attachment { hash, .. } in evidence.into_iter().filter_map(|it| it.attachment.as_ref()) {
        exists(
            connection,
            include_str!("attachments/exists.sql"),
            "attachment",
            hash,
        )?;
    }
    Ok(())
}
