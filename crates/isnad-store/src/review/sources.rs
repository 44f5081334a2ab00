//! Canonical sources as reviewers see them.

use isnad_parse::SourceKind;
use isnad_review::{SourceName, Subject};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::Serialize;

use crate::{Error, Result, Store};

/// A canonical source in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeskSource {
    /// Its row; stable within this store.
    pub id: i64,
    /// What acts call it.
    pub source: SourceName,
    /// The name it is shown under.
    pub name: String,
    /// The row of the source that stands for it too.
    pub merged_into: Option<i64>,
    /// How many readings of latest versions have it, up to 1000.
    pub readings: u64,
    /// The revision of its state; 0 where nobody touched it.
    pub revision: u64,
}

impl Store {
    /// Sources whose folded name begins with these words, folded likewise, those that stand for
    /// themselves first; of all kinds.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn desk_sources(&self, words: &str, limit: u32) -> Result<Vec<DeskSource>> {
        let folded = SourceName::new(SourceKind::Person, words).folded;
        let mut select = self
            .connection
            .prepare_cached(include_str!("sources/list.sql"))?;
        let rows = select.query_map(
            named_params! {":folded": folded, ":behind": format!("{folded}\u{10ffff}"), ":limit": limit},
            |row| Ok(source(row)),
        )?;
        rows.map(|row| row?).collect()
    }

    /// One source by its row.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn desk_source(&self, id: i64) -> Result<Option<DeskSource>> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("sources/one.sql"))?;
        let row = select.query_row(named_params! {":id": id}, |row| Ok(source(row)));
        row.optional()?.transpose()
    }
}

fn source(row: &Row<'_>) -> Result<DeskSource> {
    let kind: String = row.get("kind")?;
    let source = SourceName {
        kind: SourceKind::from_name(&kind)
            .ok_or_else(|| Error::Damaged(format!("kind {kind:?}")))?,
        folded: row.get("folded")?,
    };
    Ok(DeskSource {
        id: row.get("id")?,
        source,
        name: row.get("name")?,
        merged_into: row.get("canonical_id")?,
        readings: row.get("readings")?,
        revision: row.get("revision")?,
    })
}

/// The row of a source.
pub(super) fn row(connection: &Connection, name: &SourceName) -> Result<Option<i64>> {
    let mut find = connection.prepare_cached(include_str!("../ingest/find_source.sql"))?;
    let parameters = named_params! {":folded": name.folded, ":kind": name.kind.name()};
    Ok(find.query_row(parameters, |row| row.get("id")).optional()?)
}

/// The row of a source, made under its folded words if it was not met yet.
pub(super) fn find_or_insert(connection: &Connection, name: &SourceName) -> Result<i64> {
    if let Some(id) = row(connection, name)? {
        return Ok(id);
    }
    let mut insert = connection.prepare_cached(include_str!("../ingest/insert_source.sql"))?;
    Ok(insert.insert(named_params! {
        ":folded": name.folded,
        ":kind": name.kind.name(),
        ":name": name.folded,
        ":is_common": false,
    })?)
}

/// The source that stands for this one: itself, or what it was merged into, and so on.
pub(super) fn canonical(connection: &Connection, id: i64) -> Result<i64> {
    let mut select = connection.prepare_cached(include_str!("sources/canonical.sql"))?;
    Ok(select.query_row(named_params! {":id": id}, |row| row.get("id"))?)
}

impl DeskSource {
    /// The source as the subject of acts.
    pub fn subject(&self) -> Subject {
        Subject::Source(self.source.clone())
    }
}
