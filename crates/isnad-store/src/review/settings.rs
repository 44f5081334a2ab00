//! The scale in use, and the figures of the desk's tabs.

use isnad_review::{Actor, Role, Scale};
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::Serialize;

use super::enter;
use crate::{Error, Result, Store};

/// What waits on the desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DeskCounts {
    /// Readings that nobody has decided, up to 10,000.
    pub readings: u64,
    /// Of them, those that are the user's to do.
    pub own_readings: u64,
    /// Claims that are new or in review.
    pub claims: u64,
    /// Claims whose second decision may be the user's.
    pub second: u64,
    /// Claims whose two decisions disagree.
    pub adjudication: u64,
    /// Claims that are decided and not published.
    pub decided: u64,
    /// Notes that call the user.
    pub mentions: u64,
}

impl Store {
    /// What waits on the desk for a user.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn desk_counts(&self, user: &str) -> Result<DeskCounts> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("settings/counts.sql"))?;
        Ok(select.query_row(named_params! {":user": user}, |row| {
            Ok(DeskCounts {
                readings: row.get("readings")?,
                own_readings: row.get("own_readings")?,
                claims: row.get("claims")?,
                second: row.get("second")?,
                adjudication: row.get("adjudication")?,
                decided: row.get("decided")?,
                mentions: row.get("mentions")?,
            })
        })?)
    }

    /// The scale of verdicts in use: the shipped one unless another was set.
    ///
    /// # Errors
    /// [`Error::Damaged`] if what was set is no scale.
    pub fn scale(&self) -> Result<Scale> {
        scale(&self.connection)
    }

    /// Sets the scale from a file's text. Verdicts given before keep their ids.
    ///
    /// # Errors
    /// [`Error::Unfit`] with line and help if it is no scale; [`Error::Refused`] unless the actor
    /// is an admin.
    pub fn set_scale(&mut self, by: &Actor, at: &str, file: &str) -> Result<Scale> {
        by.at_least(Role::Admin)?;
        let scale = Scale::parse(file).map_err(|error| Error::Unfit(error.to_string()))?;
        let transaction = self.desk()?;
        set(&transaction, "scale", file)?;
        let payload = serde_json::json!({"by": by, "setting": "scale", "value": file});
        enter(&transaction, at, "setting", payload)?;
        transaction.commit()?;
        Ok(scale)
    }
}

pub(super) fn scale(connection: &Connection) -> Result<Scale> {
    match get(connection, "scale")? {
        None => Ok(Scale::default()),
        Some(file) => {
            Scale::parse(&file).map_err(|error| Error::Damaged(format!("scale: {error}")))
        }
    }
}

pub(super) fn get(connection: &Connection, name: &str) -> Result<Option<String>> {
    let mut select = connection.prepare_cached(include_str!("settings/get.sql"))?;
    let value = select.query_row(named_params! {":name": name}, |row| row.get("value"));
    Ok(value.optional()?)
}

pub(super) fn set(connection: &Connection, name: &str, value: &str) -> Result<()> {
    let mut upsert = connection.prepare_cached(include_str!("settings/set.sql"))?;
    upsert.execute(named_params! {":name": name, ":value": value})?;
    Ok(())
}
