//! The search index made from what the store holds: for stores that had none, or lost it.

use isnad_text::{CodePoints, joined};
use rusqlite::{Connection, TransactionBehavior, named_params};

use crate::words::words;
use crate::{Result, Store, spans};

impl Store {
    /// Makes the search index anew.
    ///
    /// # Errors
    /// [`crate::Error::Busy`] if another process writes for long; what SQLite says.
    pub fn reindex(&mut self) -> Result<()> {
        let behavior = TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(behavior)?;
        transaction.execute_batch(include_str!("reindex/empty.sql"))?;
        fill(&transaction, include_str!("reindex/mentions.sql"))?;
        Ok(transaction.commit()?)
    }
}

/// Fills the empty index of a store that knew no mentions of sources.
pub(crate) fn fill_first(connection: &Connection) -> Result<()> {
    fill(connection, include_str!("reindex/sources.sql"))
}

/// Fills an empty index; `mentions` selects what there is of sources.
fn fill(connection: &Connection, mentions: &str) -> Result<()> {
    let mut sources = connection.prepare(mentions)?;
    let mut insert = connection.prepare(include_str!("ingest/index_source.sql"))?;
    let mut rows = sources.query([])?;
    while let Some(row) = rows.next()? {
        let source: i64 = row.get("id")?;
        let name = words(&row.get::<_, String>("name")?);
        insert.execute(named_params! {":rowid": source, ":name": name})?;
    }
    let mut versions = connection.prepare(include_str!("reindex/versions.sql"))?;
    let mut insert = connection.prepare(include_str!("ingest/index_version.sql"))?;
    let mut rows = versions.query([])?;
    while let Some(row) = rows.next()? {
        let version: i64 = row.get("id")?;
        let title: Option<String> = row.get("title")?;
        let text: String = row.get("text")?;
        insert.execute(named_params! {
            ":rowid": version,
            ":title": words(&title.unwrap_or_default()),
            ":text": words(&text),
        })?;
        contents(connection, version, &text)?;
    }
    Ok(())
}

fn contents(connection: &Connection, version: i64, text: &str) -> Result<()> {
    let points = CodePoints::new(text);
    let mut contents = connection.prepare_cached(include_str!("reindex/contents.sql"))?;
    let mut insert = connection.prepare_cached(include_str!("ingest/index_content.sql"))?;
    let mut rows = contents.query(named_params! {":version_id": version})?;
    while let Some(row) = rows.next()? {
        let attribution: i64 = row.get("id")?;
        let spans = spans::decode(&row.get::<_, String>("content")?, &points)?;
        let content = words(&joined(text, &spans));
        insert.execute(named_params! {":rowid": attribution, ":content": content})?;
    }
    Ok(())
}
