//! States of subjects in their table.

use isnad_review::{State, Subject};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::{Error, Result};

/// A subject's row.
pub(super) struct Kept {
    pub id: i64,
    pub revision: u64,
    pub state: State,
}

/// The row of a subject; `None` where nothing was ever done to it.
pub(super) fn find(connection: &Connection, subject: &Subject) -> Result<Option<Kept>> {
    let mut select = connection.prepare_cached(include_str!("subject/find.sql"))?;
    let row = select
        .query_row(named_params! {":name": subject.name()}, |row| {
            Ok((
                row.get("id")?,
                row.get("revision")?,
                row.get::<_, String>("state")?,
            ))
        })
        .optional()?;
    let Some((id, revision, state)) = row else {
        return Ok(None);
    };
    Ok(Some(Kept {
        id,
        revision,
        state: parse(&state)?,
    }))
}

/// The row of a subject, made if there is none.
pub(super) fn find_or_insert(connection: &Connection, subject: &Subject) -> Result<Kept> {
    if let Some(kept) = find(connection, subject)? {
        return Ok(kept);
    }
    let state = State::new(subject);
    let mut insert = connection.prepare_cached(include_str!("subject/insert.sql"))?;
    let id = insert.insert(named_params! {
        ":sort": subject.sort(),
        ":name": subject.name(),
        ":state": json(&state)?,
    })?;
    Ok(Kept {
        id,
        revision: 0,
        state,
    })
}

pub(super) fn save(connection: &Connection, kept: &Kept) -> Result<()> {
    let mut update = connection.prepare_cached(include_str!("subject/update.sql"))?;
    update.execute(named_params! {
        ":id": kept.id,
        ":revision": kept.revision,
        ":state": json(&kept.state)?,
    })?;
    Ok(())
}

/// A value of the desk as JSON.
pub(super) fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Damaged(error.to_string()))
}

/// A value of the desk as JSON for the log.
pub(super) fn value(value: &impl serde::Serialize) -> Result<serde_json::Value> {
    serde_json::to_value(value).map_err(|error| Error::Damaged(error.to_string()))
}

/// A value of the desk from JSON.
pub(super) fn parse<T: serde::de::DeserializeOwned>(json: &str) -> Result<T> {
    serde_json::from_str(json).map_err(|error| Error::Damaged(format!("review: {error}")))
}

/// The subject of that name.
pub(super) fn named(name: &str) -> Result<Subject> {
    Subject::from_name(name).ok_or_else(|| Error::Damaged(format!("subject {name:?}")))
}
