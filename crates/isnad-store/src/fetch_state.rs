use rusqlite::{OptionalExtension, named_params};

use crate::{Result, Store};

/// What an address on the network said of its content when it was had last, so that the next
/// request can ask for changes alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchState {
    /// Its `ETag`.
    pub etag: Option<String>,
    /// Its `Last-Modified`, as written.
    pub last_modified: Option<String>,
    /// When it was had, in RFC 3339.
    pub fetched: String,
}

impl Store {
    /// What is known of an address; `None` if it was never had.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn fetch_state(&self, url: &str) -> Result<Option<FetchState>> {
        let mut find = self
            .connection
            .prepare_cached(include_str!("fetch_state/find.sql"))?;
        let state = find.query_row(named_params! {":url": url}, |row| {
            Ok(FetchState {
                etag: row.get("etag")?,
                last_modified: row.get("last_modified")?,
                fetched: row.get("fetched")?,
            })
        });
        Ok(state.optional()?)
    }

    /// Remembers what an address said. Do so once its texts are stored: what is remembered is
    /// not had again until it changes. It is no act of a person and so not in the log.
    ///
    /// # Errors
    /// [`crate::Error::Busy`] if another process writes for long; what SQLite says.
    pub fn remember_fetch(&mut self, url: &str, state: &FetchState) -> Result<()> {
        let mut remember = self
            .connection
            .prepare_cached(include_str!("fetch_state/remember.sql"))?;
        remember.execute(named_params! {
            ":url": url,
            ":etag": state.etag,
            ":last_modified": state.last_modified,
            ":fetched": state.fetched,
        })?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_last_is_remembered() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create(&folder.path().join("a.db")).unwrap();
        assert_eq!(store.fetch_state("http://a").unwrap(), None);
        let state = |etag: &str| FetchState {
            etag: Some(etag.to_owned()),
            last_modified: None,
            fetched: "2024-03-12T10:00:00Z".to_owned(),
        };
        for etag in ["\"one\"", "\"two\""] {
            store.remember_fetch("http://a", &state(etag)).unwrap();
        }
        assert_eq!(
            store.fetch_state("http://a").unwrap(),
            Some(state("\"two\""))
        );
    }
}
