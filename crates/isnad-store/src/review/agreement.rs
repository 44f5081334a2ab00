//! How far reviewers agree.

use isnad_review::agreement::{Agreement, Unit, agreement};

use crate::{Result, Store};

impl Store {
    /// The agreement over all claims that have two decisions.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn agreement(&self) -> Result<Agreement> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("agreement/decisions.sql"))?;
        let units = select.query_map([], |row| {
            Ok(vec![
                (row.get("first_by")?, row.get("first_verdict")?),
                (row.get("second_by")?, row.get("second_verdict")?),
            ])
        })?;
        let units: Vec<Unit> = units.collect::<rusqlite::Result<_>>()?;
        Ok(agreement(&units))
    }
}
