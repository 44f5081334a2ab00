//! Whether a store is sound, how large it is, and keeping it so.

use std::path::Path;

use rusqlite::named_params;
use serde::Serialize;

use crate::{Error, Fault, Result, Store};

/// Something that is wrong with a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// What SQLite finds wrong with the file or an index.
    File(String),
    /// A row that points at one that is not there.
    Dangling {
        /// The table it stands in.
        table: String,
    },
    /// The log, or a text it tells of, was changed behind isnad's back.
    Log(Fault),
    /// The search index lacks rows, or has some too many; [`Store::reindex`] mends it.
    Index {
        /// Which index.
        index: String,
        /// How many rows differ.
        rows: u64,
    },
}

/// What a store holds and takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Statistics {
    pub schema: u64,
    pub outlets: u64,
    pub articles: u64,
    /// Articles with more than one version.
    pub changed_articles: u64,
    pub versions: u64,
    pub attributions: u64,
    pub sources: u64,
    pub operations: u64,
    /// Addresses under which several outlets have an article.
    pub shared_addresses: u64,
    /// Of the file, in bytes.
    pub bytes: u64,
    /// Of those, how many vacuuming would free at once.
    pub free_bytes: u64,
    pub first_published: Option<String>,
    pub last_published: Option<String>,
    /// How many versions each reader has read.
    pub extractions: Vec<(String, u64)>,
}

impl Store {
    /// Looks through the whole store: the file, what points at what, the log, the search index.
    ///
    /// # Errors
    /// What SQLite says; a file so damaged that it cannot be looked through is an error too.
    pub fn check(&self) -> Result<Vec<Problem>> {
        let mut problems = Vec::new();
        let mut check = self
            .connection
            .prepare(include_str!("health/integrity.sql"))?;
        for line in check.query_map([], |row| row.get::<_, String>("integrity_check"))? {
            let line = line?;
            if line != "ok" {
                problems.push(Problem::File(line));
            }
        }
        let mut check = self
            .connection
            .prepare(include_str!("health/foreign_keys.sql"))?;
        for table in check.query_map([], |row| row.get("table"))? {
            problems.push(Problem::Dangling { table: table? });
        }
        let mut check = self.connection.prepare(include_str!("health/index.sql"))?;
        let mut rows = check.query([])?;
        while let Some(row) = rows.next()? {
            problems.push(Problem::Index {
                index: row.get("name")?,
                rows: row.get("differing")?,
            });
        }
        problems.extend(self.verify()?.into_iter().map(Problem::Log));
        Ok(problems)
    }

    /// Copies the store to a new file while others may read and write it.
    ///
    /// # Errors
    /// [`Error::Exists`] if there is a file of that name; what SQLite says.
    pub fn back_up(&self, to: &Path) -> Result<()> {
        if to.try_exists()? {
            return Err(Error::Exists(to.display().to_string()));
        }
        let to = std::path::absolute(to)?;
        self.connection.execute(
            include_str!("schema/back_up.sql"),
            named_params! {":path": to.to_string_lossy()},
        )?;
        Ok(())
    }

    /// Packs the file and merges the pieces of the search index.
    ///
    /// # Errors
    /// [`Error::Busy`] if others use it; [`Error::Full`]; what SQLite says.
    pub fn vacuum(&self) -> Result<()> {
        Ok(self
            .connection
            .execute_batch(include_str!("health/vacuum.sql"))?)
    }

    /// What the store holds and takes.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn statistics(&self) -> Result<Statistics> {
        let transaction = self.connection.unchecked_transaction()?;
        let mut select = transaction.prepare(include_str!("health/extractions.sql"))?;
        let rows =
            select.query_map([], |row| Ok((row.get("extraction")?, row.get("versions")?)))?;
        let extractions = rows.collect::<rusqlite::Result<_>>()?;
        let statistics = transaction.query_row(include_str!("health/statistics.sql"), [], |row| {
            Ok(Statistics {
                schema: row.get("schema")?,
                outlets: row.get("outlets")?,
                articles: row.get("articles")?,
                changed_articles: row.get("changed_articles")?,
                versions: row.get("versions")?,
                attributions: row.get("attributions")?,
                sources: row.get("sources")?,
                operations: row.get("operations")?,
                shared_addresses: row.get("shared_addresses")?,
                bytes: row.get("bytes")?,
                free_bytes: row.get("free_bytes")?,
                first_published: row.get("first_published")?,
                last_published: row.get("last_published")?,
                extractions,
            })
        });
        Ok(statistics?)
    }
}
