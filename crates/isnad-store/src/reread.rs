//! Reading stored texts anew, as after an upgrade of the reader.

use std::collections::{BTreeMap, VecDeque};

use rusqlite::named_params;
use serde_json::json;

use crate::{Batch, Operation, PreparedReading, Result, Store};

/// A stored text that may be read anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredText {
    /// Its row; they grow in the order of ingest.
    pub row: i64,
    /// The outlet's name.
    pub outlet: String,
    /// The article's id.
    pub id: String,
    /// The version's number.
    pub version: i64,
    /// What has read it.
    pub extraction: String,
    /// The text.
    pub text: String,
}

/// Which texts to read anew.
#[derive(Clone, Debug, Default)]
pub struct TextFilter {
    /// Only of this outlet.
    pub outlet: Option<String>,
    /// Only of the article with this id.
    pub article: Option<String>,
    /// Only what was not read by this.
    pub not_read_by: Option<String>,
}

/// What a new reading changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reread {
    /// Attributions that are found again by their keys, in the rows they had.
    pub kept: usize,
    /// Attributions that were not there.
    pub added: usize,
    /// Attributions that are no longer there.
    pub gone: usize,
}

impl Store {
    /// The next texts that pass the filter, in the order of their rows, behind row `after`: no more
    /// than `limit`.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn texts(&self, filter: &TextFilter, after: i64, limit: u32) -> Result<Vec<StoredText>> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("reread/texts.sql"))?;
        let parameters = named_params! {
            ":outlet": filter.outlet,
            ":article": filter.article,
            ":not_read_by": filter.not_read_by,
            ":after": after,
            ":limit": limit,
        };
        let rows = select.query_map(parameters, |row| {
            Ok(StoredText {
                row: row.get("id")?,
                outlet: row.get("outlet")?,
                id: row.get("identity")?,
                version: row.get("number")?,
                extraction: row.get("extraction")?,
                text: row.get("text")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Batch<'_> {
    /// Puts a new reading of a stored text in the place of the one it had. An attribution whose key
    /// is found again keeps its row, equal keys in their order, so that whatever hangs on it stays.
    ///
    /// # Errors
    /// What SQLite says; the batch should then be dropped.
    pub fn reread(&mut self, text: &StoredText, reading: &PreparedReading) -> Result<Reread> {
        let mut rows = self.rows_by_key(text.row)?;
        // A row that is not used again must not become another attribution's.
        let sql = include_str!("reread/next_row.sql");
        let mut next: i64 = self.transaction.query_row(sql, [], |row| row.get("next"))?;
        let before: usize = rows.values().map(VecDeque::len).sum();
        let version = named_params! {":version_id": text.row};
        self.run(include_str!("reread/forget_words.sql"), version)?;
        self.run(include_str!("reread/delete_attributions.sql"), version)?;
        self.run(include_str!("reread/delete_notes.sql"), version)?;
        let mut kept = 0;
        self.insert_reading(text.row, reading, |attribution| {
            let row = rows.get_mut(&attribution.key).and_then(VecDeque::pop_front);
            if row.is_some() {
                kept += 1;
                return row;
            }
            next += 1;
            Some(next - 1)
        })?;
        let parameters = named_params! {
            ":version_id": text.row,
            ":extraction": self.extraction,
        };
        self.run(include_str!("reread/read_by.sql"), parameters)?;
        let reread = Reread {
            kept,
            added: reading.attributions.len() - kept,
            gone: before - kept,
        };
        self.record(&Operation {
            kind: "reread".to_owned(),
            payload: json!({
                "outlet": text.outlet,
                "article": text.id,
                "version": text.version,
                "extraction": self.extraction,
                "before": text.extraction,
                "kept": reread.kept,
                "added": reread.added,
                "gone": reread.gone,
            }),
        })?;
        Ok(reread)
    }

    fn rows_by_key(&self, version: i64) -> Result<BTreeMap<[u8; 32], VecDeque<i64>>> {
        let mut select = self
            .transaction
            .prepare_cached(include_str!("reread/keys.sql"))?;
        let mut found = select.query(named_params! {":version_id": version})?;
        let mut rows: BTreeMap<_, VecDeque<_>> = BTreeMap::new();
        while let Some(row) = found.next()? {
            rows.entry(row.get("key")?)
                .or_default()
                .push_back(row.get("id")?);
        }
        Ok(rows)
    }
}
