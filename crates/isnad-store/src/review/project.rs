//! From log entries to states: what an entry does to the tables. Acting and replaying both go
//! through here, so that they cannot part.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use isnad_review::{Actor, Operation, State, Subject};
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};

use super::show;
use super::subject::{self, Kept};
use crate::{Error, Result};

/// Steps were done.
pub(super) const REVIEW: &str = "review";
/// An entry was undone.
pub(super) const UNDO: &str = "undo";
/// An undone entry was done again.
pub(super) const REDO: &str = "redo";

/// What the log keeps of undoing and redoing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Turn {
    pub by: Actor,
    /// The entry that was undone or done again.
    pub entry: i64,
}

/// Does what steps in the log do.
pub(super) fn review(
    connection: &Connection,
    sequence: i64,
    at: &str,
    operation: &Operation,
) -> Result<()> {
    let mut insert = connection.prepare_cached(include_str!("project/insert_entry.sql"))?;
    insert.execute(named_params! {":sequence": sequence, ":actor": operation.by.name})?;
    for step in &operation.steps {
        let mut kept = subject::find_or_insert(connection, &step.subject)?;
        kept.state.apply(&step.act, &operation.by, at)?;
        touch(connection, &mut kept, sequence)?;
        keep(connection, &step.subject, &kept)?;
    }
    Ok(())
}

/// Does what undoing or redoing in the log does: the subjects concerned are made anew from the
/// entries that count now.
pub(super) fn turn(
    connection: &Connection,
    sequence: i64,
    kind: &str,
    turn: &Turn,
) -> Result<Vec<Subject>> {
    let undone_by = (kind == UNDO).then_some(sequence);
    let mut update = connection.prepare_cached(include_str!("project/undo_entry.sql"))?;
    update.execute(named_params! {":sequence": turn.entry, ":undone_by": undone_by})?;
    let mut select = connection.prepare_cached(include_str!("project/subjects.sql"))?;
    let names = select.query_map(named_params! {":sequence": turn.entry}, |row| {
        row.get("name")
    })?;
    let names: Vec<String> = names.collect::<rusqlite::Result<_>>()?;
    let mut known = BTreeMap::new();
    let mut subjects = Vec::new();
    for name in names {
        let subject = subject::named(&name)?;
        let mut kept = subject::find_or_insert(connection, &subject)?;
        kept.state = fold(connection, &subject, kept.id, &mut known)?;
        touch(connection, &mut kept, sequence)?;
        keep(connection, &subject, &kept)?;
        subjects.push(subject);
    }
    Ok(subjects)
}

/// Notes that an entry is about a subject.
fn touch(connection: &Connection, kept: &mut Kept, sequence: i64) -> Result<()> {
    let mut insert = connection.prepare_cached(include_str!("project/insert_step.sql"))?;
    insert.execute(named_params! {":subject_id": kept.id, ":sequence": sequence})?;
    kept.revision = sequence.unsigned_abs();
    Ok(())
}

fn keep(connection: &Connection, subject: &Subject, kept: &Kept) -> Result<()> {
    subject::save(connection, kept)?;
    show::show(connection, subject, kept)
}

/// The state that the entries which count make of a subject. `known` keeps what was parsed, since
/// an entry may be about thousands.
fn fold(
    connection: &Connection,
    subject: &Subject,
    id: i64,
    known: &mut BTreeMap<i64, (String, Operation)>,
) -> Result<State> {
    let mut select = connection.prepare_cached(include_str!("project/entries.sql"))?;
    let sequences =
        select.query_map(named_params! {":subject_id": id}, |row| row.get("sequence"))?;
    let sequences: Vec<i64> = sequences.collect::<rusqlite::Result<_>>()?;
    let mut state = State::new(subject);
    for sequence in sequences {
        let (at, operation) = match known.entry(sequence) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(entry(connection, sequence)?),
        };
        for step in operation
            .steps
            .iter()
            .filter(|step| step.subject == *subject)
        {
            state.apply(&step.act, &operation.by, at)?;
        }
    }
    Ok(state)
}

/// The steps that an entry of the log tells of, and when it was made.
pub(super) fn entry(connection: &Connection, sequence: i64) -> Result<(String, Operation)> {
    let mut select = connection.prepare_cached(include_str!("project/entry.sql"))?;
    let (at, payload): (String, String) = select
        .query_row(named_params! {":sequence": sequence}, |row| {
            Ok((row.get("at")?, row.get("payload")?))
        })
        .map_err(|error| match error {
            rusqlite::Error::QueryReturnedNoRows => {
                Error::Damaged(format!("the log has no entry {sequence}"))
            }
            error => error.into(),
        })?;
    Ok((at, subject::parse(&payload)?))
}
