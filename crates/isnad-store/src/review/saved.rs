//! Filters of the queue that a user keeps by name.

use rusqlite::named_params;
use serde::{Deserialize, Serialize};

use super::queue::{Order, QueueFilter};
use super::subject;
use crate::{Result, Store};

/// A filter with its order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SavedFilter {
    /// Which readings.
    pub filter: QueueFilter,
    /// In which order.
    pub order: Order,
}

impl Store {
    /// Keeps a filter for a user, in place of one of the same name.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn save_filter(&mut self, user: &str, name: &str, filter: &SavedFilter) -> Result<()> {
        let sql = include_str!("saved/save.sql");
        let filter = subject::json(filter)?;
        let parameters = named_params! {":user": user, ":name": name, ":filter": filter};
        self.connection.execute(sql, parameters)?;
        Ok(())
    }

    /// The filters that a user keeps, by name.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn saved_filters(&self, user: &str) -> Result<Vec<(String, SavedFilter)>> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("saved/list.sql"))?;
        let rows = select.query_map(named_params! {":user": user}, |row| {
            Ok((row.get("name")?, row.get::<_, String>("filter")?))
        })?;
        rows.map(|row| {
            let (name, filter) = row?;
            Ok((name, subject::parse(&filter)?))
        })
        .collect()
    }

    /// Forgets a filter; whether there was one.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn forget_filter(&mut self, user: &str, name: &str) -> Result<bool> {
        let sql = include_str!("saved/forget.sql");
        let forgotten = self
            .connection
            .execute(sql, named_params! {":user": user, ":name": name})?;
        Ok(forgotten > 0)
    }
}
