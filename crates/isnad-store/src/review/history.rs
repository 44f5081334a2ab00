//! What was done to a subject.

use isnad_review::{Act, Operation, State, Subject};
use rusqlite::named_params;
use serde::Serialize;

use super::project::{REVIEW, Turn};
use super::subject;
use crate::{Result, Store};

/// One thing that was done to a subject.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HistoryEntry {
    /// Its number in the log.
    pub sequence: u64,
    /// When, in RFC 3339.
    pub at: String,
    /// Who.
    pub by: String,
    /// `review`, `undo` or `redo`.
    pub operation: String,
    /// What was done, for `review`. Empty where it is hidden from the one who looks.
    pub acts: Vec<Act>,
    /// What was undone or done again, for the others.
    pub entry: Option<u64>,
    /// Whether it was undone later.
    pub undone: bool,
    /// Whether it is hidden from the one who looks: another's decision, while both are not in.
    pub hidden: bool,
}

impl Store {
    /// What was done to a subject, oldest first, as `viewer` may see it.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn history(&self, subject: &Subject, viewer: &str) -> Result<Vec<HistoryEntry>> {
        let transaction = self.connection.unchecked_transaction()?;
        let Some(kept) = subject::find(&transaction, subject)? else {
            return Ok(Vec::new());
        };
        let mut select = transaction.prepare_cached(include_str!("history/of_subject.sql"))?;
        let mut rows = select.query(named_params! {":subject_id": kept.id})?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let operation: String = row.get("operation")?;
            let payload: String = row.get("payload")?;
            let mut entry = HistoryEntry {
                sequence: row.get("sequence")?,
                at: row.get("at")?,
                by: String::new(),
                acts: Vec::new(),
                entry: None,
                undone: row.get("undone")?,
                hidden: false,
                operation,
            };
            if entry.operation == REVIEW {
                let done: Operation = subject::parse(&payload)?;
                entry.by = done.by.name;
                let of_subject = done
                    .steps
                    .into_iter()
                    .filter(|step| step.subject == *subject);
                entry.acts = of_subject.map(|step| step.act).collect();
            } else {
                let turn: Turn = subject::parse(&payload)?;
                entry.by = turn.by.name;
                entry.entry = Some(turn.entry.unsigned_abs());
            }
            hide(&mut entry, &kept.state, viewer);
            entries.push(entry);
        }
        Ok(entries)
    }

    /// Notes that call a user, the latest first: the subject, and the note's place in its state.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn mentions(&self, user: &str, limit: u32) -> Result<Vec<(Subject, usize)>> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("history/mentions.sql"))?;
        let rows = select.query_map(named_params! {":name": user, ":limit": limit}, |row| {
            Ok((row.get::<_, String>("subject")?, row.get("ordinal")?))
        })?;
        rows.map(|row| {
            let (name, ordinal) = row?;
            Ok((subject::named(&name)?, ordinal))
        })
        .collect()
    }
}

fn hide(entry: &mut HistoryEntry, state: &State, viewer: &str) {
    let State::Claim(claim) = state else {
        return;
    };
    let hidden = |act: &Act| claim.hides(act, &entry.by, viewer);
    if entry.acts.iter().any(hidden) {
        entry.acts.clear();
        entry.hidden = true;
    }
}
