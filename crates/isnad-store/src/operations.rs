//! What was done to a store, read back from its log.

use rusqlite::named_params;

use crate::{Error, Operation, Result, Store};

impl Store {
    /// The operations of these kinds, oldest first.
    ///
    /// # Errors
    /// [`Error::Damaged`] for an entry that is no JSON, and what SQLite says.
    pub fn operations(&self, kinds: &[&str]) -> Result<Vec<Operation>> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("operations/of_kinds.sql"))?;
        let kinds = serde_json::json!(kinds).to_string();
        let mut rows = select.query(named_params! {":kinds": kinds})?;
        let mut operations = Vec::new();
        while let Some(row) = rows.next()? {
            let payload: String = row.get("payload")?;
            operations.push(Operation {
                kind: row.get("operation")?,
                payload: serde_json::from_str(&payload)
                    .map_err(|error| Error::Damaged(error.to_string()))?,
            });
        }
        Ok(operations)
    }
}
