//! What users set for themselves; it concerns nobody else and is no part of the log.

use super::settings::{get, set};
use crate::{Result, Store};

impl Store {
    /// What a user has set for themselves under this name.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn preference(&self, user: &str, name: &str) -> Result<Option<String>> {
        get(&self.connection, &key(user, name))
    }

    /// Sets something for a user.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_preference(&mut self, user: &str, name: &str, value: &str) -> Result<()> {
        set(&self.connection, &key(user, name), value)
    }
}

/// Settings of the whole desk have no `@` in their names, and neither have users.
fn key(user: &str, name: &str) -> String {
    format!("{name}@{user}")
}
