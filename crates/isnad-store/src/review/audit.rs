//! The log as an auditor reads it, and whether the desk's states are those it makes.

use std::collections::BTreeMap;

use isnad_review::{Actor, Operation, State, Subject};
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::Serialize;

use super::project::{self, REVIEW, Turn, UNDO};
use super::subject;
use crate::log::hexadecimal;
use crate::{Error, Result, Store};

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LogEntry {
    /// Its number, from 1.
    pub sequence: u64,
    /// When, in RFC 3339.
    pub at: String,
    /// What sort of entry: `version`, `review`, `undo`, `redo`, `user`, `setting`,
    /// `attachment`, `story`, `stories`.
    pub operation: String,
    /// What was done.
    pub payload: serde_json::Value,
    /// The hash of the entry before, in hexadecimal.
    pub previous: String,
    /// Its own hash, which covers all of it and the one before.
    pub hash: String,
}

/// The end of the log. Whoever notes it elsewhere can show later that nothing before it was
/// changed, or cut off behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LogHead {
    /// The number of the last entry.
    pub sequence: u64,
    /// Its hash, in hexadecimal.
    pub hash: String,
}

impl Store {
    /// Entries of the log behind the one numbered `after`, oldest first, up to `limit`.
    ///
    /// # Errors
    /// [`Error::Damaged`] where an entry is no JSON; what SQLite says.
    pub fn log_entries(&self, after: u64, limit: u32) -> Result<Vec<LogEntry>> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("audit/entries.sql"))?;
        let mut rows = select.query(named_params! {":after": after, ":limit": limit})?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.push(LogEntry {
                sequence: row.get("sequence")?,
                at: row.get("at")?,
                operation: row.get("operation")?,
                payload: subject::parse(&row.get::<_, String>("payload")?)?,
                previous: hexadecimal(&row.get::<_, [u8; 32]>("previous")?),
                hash: hexadecimal(&row.get::<_, [u8; 32]>("hash")?),
            });
        }
        Ok(entries)
    }

    /// The end of the log; `None` while it is empty.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn log_head(&self) -> Result<Option<LogHead>> {
        let sql = include_str!("audit/head.sql");
        let head = self.connection.query_row(sql, [], |row| {
            Ok(LogHead {
                sequence: row.get("sequence")?,
                hash: hexadecimal(&row.get::<_, [u8; 32]>("hash")?),
            })
        });
        Ok(head.optional()?)
    }

    /// Whether the log still has an entry that somebody noted.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn log_has(&self, head: &LogHead) -> Result<bool> {
        let sql = include_str!("audit/has.sql");
        let parameters = named_params! {":sequence": head.sequence, ":hash": head.hash};
        Ok(self.connection.prepare_cached(sql)?.exists(parameters)?)
    }

    /// Makes the tables of states anew from the log.
    ///
    /// # Errors
    /// [`Error::Damaged`] where the log tells of what the rules do not allow; nothing is changed
    /// then.
    pub fn rebuild(&mut self) -> Result<()> {
        let transaction = self.desk()?;
        transaction.execute_batch(include_str!("audit/clear.sql"))?;
        let mut select = transaction.prepare(include_str!("audit/desk_entries.sql"))?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let (sequence, at): (i64, String) = (row.get("sequence")?, row.get("at")?);
            let (kind, payload): (String, String) = (row.get("operation")?, row.get("payload")?);
            let done = match kind.as_str() {
                REVIEW => {
                    let operation: Operation = subject::parse(&payload)?;
                    project::review(&transaction, sequence, &at, &operation)
                }
                _ => {
                    let turn: Turn = subject::parse(&payload)?;
                    project::turn(&transaction, sequence, &kind, &turn).map(|_| ())
                }
            };
            done.map_err(|error| match error {
                Error::Refused(refusal) => {
                    Error::Damaged(format!("log entry {sequence}: {refusal}"))
                }
                error => error,
            })?;
        }
        drop(rows);
        drop(select);
        transaction.commit()?;
        Ok(())
    }
}

/// An act with who did it and when.
type Done = (Actor, String, isnad_review::Act);

/// The names of subjects whose states are not those that the log makes.
pub(crate) fn strayed(connection: &Connection) -> Result<Vec<String>> {
    let mut entries: BTreeMap<i64, (String, Operation)> = BTreeMap::new();
    let mut undone: BTreeMap<i64, bool> = BTreeMap::new();
    let mut revisions: BTreeMap<String, i64> = BTreeMap::new();
    let mut select = connection.prepare(include_str!("audit/desk_entries.sql"))?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let sequence: i64 = row.get("sequence")?;
        let (kind, payload): (String, String) = (row.get("operation")?, row.get("payload")?);
        let touched = match kind.as_str() {
            REVIEW => match serde_json::from_str::<Operation>(&payload) {
                Ok(operation) => {
                    entries.insert(sequence, (row.get("at")?, operation));
                    sequence
                }
                Err(_) => continue,
            },
            _ => match serde_json::from_str::<Turn>(&payload) {
                Ok(turn) => {
                    undone.insert(turn.entry, kind == UNDO);
                    turn.entry
                }
                Err(_) => continue,
            },
        };
        if let Some((_, operation)) = entries.get(&touched) {
            for step in &operation.steps {
                revisions.insert(step.subject.name(), sequence);
            }
        }
    }
    entries.retain(|sequence, _| undone.get(sequence) != Some(&true));
    let mut told: BTreeMap<String, Vec<Done>> = BTreeMap::new();
    for (at, operation) in entries.into_values() {
        for step in operation.steps {
            let acts = told.entry(step.subject.name()).or_default();
            acts.push((operation.by.clone(), at.clone(), step.act));
        }
    }
    compare(connection, &told, revisions)
}

/// Compares every kept state with the one that the told acts make.
fn compare(
    connection: &Connection,
    told: &BTreeMap<String, Vec<Done>>,
    mut revisions: BTreeMap<String, i64>,
) -> Result<Vec<String>> {
    let mut strayed = Vec::new();
    let mut select = connection.prepare(include_str!("audit/subjects.sql"))?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let name: String = row.get("name")?;
        let revision = revisions.remove(&name);
        let state = made(&name, told.get(&name).map_or(&[][..], Vec::as_slice));
        let kept: Option<State> = serde_json::from_str(&row.get::<_, String>("state")?).ok();
        if state.is_none() || state != kept || revision != Some(row.get("revision")?) {
            strayed.push(name);
        }
    }
    strayed.extend(revisions.into_keys());
    Ok(strayed)
}

fn made(name: &str, acts: &[Done]) -> Option<State> {
    let mut state = State::new(&Subject::from_name(name)?);
    for (by, at, act) in acts {
        state.apply(act, by, at).ok()?;
    }
    Some(state)
}
