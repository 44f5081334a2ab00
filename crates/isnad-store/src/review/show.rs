//! From states to what lists and filters are read from.

use isnad_review::{ClaimState, ReadingState, Remark, SourceState, State, Subject};
use rusqlite::{Connection, named_params};

use super::sources;
use super::subject::{Kept, json};
use crate::Result;

/// Shows the state of a subject wherever it appears.
pub(super) fn show(connection: &Connection, subject: &Subject, kept: &Kept) -> Result<()> {
    match (&kept.state, subject) {
        (
            State::Reading(state),
            Subject::Reading {
                outlet,
                article,
                key,
            },
        ) => {
            let source = source(connection, state)?;
            let mut update = connection.prepare_cached(include_str!("show/reading.sql"))?;
            update.execute(named_params! {
                ":outlet": outlet,
                ":article": article,
                ":key": key,
                ":status": state.status.name(),
                ":assignee": state.assignee,
                ":kind": state.amendment.kind.map(|kind| kind.name()),
                ":grade": state.amendment.grade.map(|grade| grade.name()),
                ":class": state.amendment.class.map(|class| class.name()),
                ":source_id": source,
            })?;
            mentions(connection, kept.id, &state.remarks)
        }
        (State::Claim(state), Subject::Claim(id)) => {
            claim(connection, kept.id, &id.0, state)?;
            mentions(connection, kept.id, &state.remarks)
        }
        (State::Source(state), Subject::Source(name)) => {
            let id = sources::find_or_insert(connection, name)?;
            canonical(connection, id, state)
        }
        _ => Ok(()),
    }
}

/// The row of the source that a reviewer chose for a reading.
pub(super) fn source(connection: &Connection, state: &ReadingState) -> Result<Option<i64>> {
    match &state.source {
        Some(name) => sources::find_or_insert(connection, name).map(Some),
        None => Ok(None),
    }
}

fn claim(connection: &Connection, id: i64, name: &str, state: &ClaimState) -> Result<()> {
    let forget = include_str!("show/forget_memberships.sql");
    connection
        .prepare_cached(forget)?
        .execute(named_params! {":claim_id": id})?;
    if !state.is_open() {
        let forget = include_str!("show/forget_claim.sql");
        connection
            .prepare_cached(forget)?
            .execute(named_params! {":subject_id": id})?;
        return Ok(());
    }
    let (first, second) = (state.first.as_ref(), state.second.as_ref());
    let mut upsert = connection.prepare_cached(include_str!("show/claim.sql"))?;
    upsert.execute(named_params! {
        ":subject_id": id,
        ":claim": name,
        ":status": state.status.name(),
        ":label": state.label,
        ":verdict": state.verdict,
        ":assignee": state.assignee,
        ":asked": state.asked,
        ":first_by": first.map(|decision| &decision.by),
        ":first_verdict": first.map(|decision| &decision.verdict),
        ":second_by": second.map(|decision| &decision.by),
        ":second_verdict": second.map(|decision| &decision.verdict),
        ":readings": state.readings.len(),
        ":evidence": state.standing_evidence().count(),
        ":published": state.published().map(|publication| &publication.at),
    })?;
    let mut insert = connection.prepare_cached(include_str!("show/membership.sql"))?;
    for reading in &state.readings {
        insert.execute(named_params! {":claim_id": id, ":reading": json(reading)?})?;
    }
    Ok(())
}

fn canonical(connection: &Connection, id: i64, state: &SourceState) -> Result<()> {
    let into = match &state.merged_into {
        Some(name) => Some(sources::find_or_insert(connection, name)?),
        None => None,
    };
    let mut upsert = connection.prepare_cached(include_str!("show/source.sql"))?;
    upsert.execute(named_params! {
        ":source_id": id,
        ":name": state.name,
        ":canonical_id": into,
    })?;
    Ok(())
}

fn mentions(connection: &Connection, id: i64, remarks: &[Remark]) -> Result<()> {
    let forget = include_str!("show/forget_mentions.sql");
    connection
        .prepare_cached(forget)?
        .execute(named_params! {":subject_id": id})?;
    let mut insert = connection.prepare_cached(include_str!("show/mention.sql"))?;
    for (ordinal, remark) in remarks.iter().enumerate() {
        for name in &remark.mentions {
            insert.execute(named_params! {
                ":name": name,
                ":subject_id": id,
                ":ordinal": ordinal,
                ":at": remark.at,
            })?;
        }
    }
    Ok(())
}
