//! Acting, undoing, redoing.

use isnad_review::{Actor, Operation, Step, Subject};
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, named_params};

use super::enter;
use super::project::{self, REDO, REVIEW, Turn, UNDO};
use super::{check, subject};
use crate::{Error, Result, Store};

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The number of its entry in the log: the revision that its subjects have now.
    pub revision: u64,
    /// What it was about, each once.
    pub subjects: Vec<Subject>,
}

impl Store {
    /// Does all the steps at the time `at` (RFC 3339), or none.
    ///
    /// # Errors
    /// [`Error::Refused`] where the rules do not allow a step; [`Error::Stale`] where a subject
    /// has another revision than its step says; [`Error::Unknown`] where a step names a user, a
    /// reading or a file that is not there; what SQLite says.
    pub fn act(&mut self, by: &Actor, at: &str, steps: Vec<Step>) -> Result<Done> {
        let transaction = self.desk()?;
        let mut seen: Vec<Subject> = Vec::new();
        for step in &steps {
            if !seen.contains(&step.subject) {
                is_fresh(&transaction, step)?;
                seen.push(step.subject.clone());
            }
            check::step(&transaction, step)?;
        }
        let operation = Operation {
            by: by.clone(),
            steps,
        };
        let payload = subject::value(&operation)?;
        let sequence = enter(&transaction, at, REVIEW, payload)?;
        project::review(&transaction, sequence, at, &operation)?;
        transaction.commit()?;
        Ok(Done {
            revision: sequence.unsigned_abs(),
            subjects: seen,
        })
    }

    /// Undoes the last thing that a user did and has not undone. `None` where there is nothing.
    ///
    /// # Errors
    /// [`Error::Refused`] where somebody's later act rests on it or readers have seen it.
    pub fn undo(&mut self, by: &Actor, at: &str) -> Result<Option<Done>> {
        self.turn(by, at, UNDO, include_str!("act/last_done.sql"))
    }

    /// Does again what a user undid last, unless they did something else since. `None` where
    /// there is nothing.
    ///
    /// # Errors
    /// [`Error::Refused`] where later acts stand in its way.
    pub fn redo(&mut self, by: &Actor, at: &str) -> Result<Option<Done>> {
        self.turn(by, at, REDO, include_str!("act/last_undone.sql"))
    }

    fn turn(&mut self, by: &Actor, at: &str, kind: &str, find: &str) -> Result<Option<Done>> {
        let transaction = self.desk()?;
        let found = transaction
            .query_row(find, named_params! {":actor": by.name}, |row| {
                row.get("sequence")
            })
            .optional()?;
        let Some(entry) = found else {
            return Ok(None);
        };
        if kind == UNDO {
            may_undo(&transaction, entry)?;
        }
        let turn = Turn {
            by: by.clone(),
            entry,
        };
        let payload = subject::value(&turn)?;
        let sequence = enter(&transaction, at, kind, payload)?;
        let subjects = project::turn(&transaction, sequence, kind, &turn)?;
        transaction.commit()?;
        Ok(Some(Done {
            revision: sequence.unsigned_abs(),
            subjects,
        }))
    }

    /// A transaction that may write, from its beginning on.
    pub(super) fn desk(&mut self) -> Result<Transaction<'_>> {
        let behavior = TransactionBehavior::Immediate;
        Ok(self.connection.transaction_with_behavior(behavior)?)
    }
}

/// Refuses a step whose author looked at another revision of its subject.
fn is_fresh(transaction: &Transaction<'_>, step: &Step) -> Result<()> {
    let Some(expected) = step.revision else {
        return Ok(());
    };
    let revision = subject::find(transaction, &step.subject)?.map_or(0, |kept| kept.revision);
    if revision == expected {
        return Ok(());
    }
    let sql = include_str!("act/author.sql");
    let author = transaction.query_row(sql, named_params! {":sequence": revision}, |row| {
        Ok((row.get("by")?, row.get("at")?))
    });
    let (by, at) = author.optional()?.unwrap_or_default();
    Err(Error::Stale { by, at })
}

fn may_undo(transaction: &Transaction<'_>, sequence: i64) -> Result<()> {
    let (_, operation) = project::entry(transaction, sequence)?;
    for step in &operation.steps {
        if let Some(kept) = subject::find(transaction, &step.subject)? {
            kept.state.may_undo(&step.act)?;
        }
    }
    Ok(())
}
