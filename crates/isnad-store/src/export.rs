use isnad_parse::Reading;
use isnad_text::CodePoints;
use rusqlite::named_params;

use crate::{Filter, Result, Store};

/// A version with all that is kept of it.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptVersion {
    /// The article's id.
    pub id: String,
    /// Its publisher; empty where nobody named it.
    pub outlet: String,
    /// Where it was published.
    pub url: Option<String>,
    /// The version's number, from 1.
    pub number: u64,
    /// How many versions the article has.
    pub versions: u64,
    /// Its headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// When it was stored.
    pub ingested: String,
    /// What has read its attributions.
    pub extraction: String,
    /// SHA-256 of the text.
    pub content_hash: [u8; 32],
    /// The text exactly as received.
    pub text: String,
    /// What was read in it.
    pub reading: Reading,
    /// The keys of its attributions, one each.
    pub keys: Vec<[u8; 32]>,
}

impl Store {
    /// Gives every version of the articles that pass the filter to `take`, article by article in
    /// the order in which they were first stored, one at a time in memory. What is written
    /// meanwhile is not seen.
    ///
    /// # Errors
    /// Those of `take`, and those of the store.
    pub fn each_version<E: From<crate::Error>>(
        &self,
        filter: &Filter,
        mut take: impl FnMut(KeptVersion) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let mut step = || -> Result<Option<E>> {
            let transaction = self.connection.unchecked_transaction()?;
            let mut select = transaction.prepare(include_str!("export/versions.sql"))?;
            let mut keys = transaction.prepare(include_str!("export/keys.sql"))?;
            let mut rows = select.query(named_params! {
                ":outlet": filter.outlet,
                ":from": filter.from,
                ":to": filter.to,
                ":limit": filter.limit.map_or(-1, i64::from),
            })?;
            while let Some(row) = rows.next()? {
                let version: i64 = row.get("version_id")?;
                let text: String = row.get("text")?;
                let reading = self.reading(version, &CodePoints::new(&text))?;
                let keys =
                    keys.query_map(named_params! {":version_id": version}, |row| row.get("key"))?;
                let kept = KeptVersion {
                    id: row.get("identity")?,
                    outlet: row.get("outlet")?,
                    url: row.get("url")?,
                    number: row.get("number")?,
                    versions: row.get("versions")?,
                    title: row.get("title")?,
                    author: row.get("author")?,
                    published: row.get("published")?,
                    ingested: row.get("ingested")?,
                    extraction: row.get("extraction")?,
                    content_hash: row.get("content_hash")?,
                    reading,
                    keys: keys.collect::<rusqlite::Result<_>>()?,
                    text,
                };
                if let Err(error) = take(kept) {
                    return Ok(Some(error));
                }
            }
            Ok(None)
        };
        match step() {
            Ok(None) => Ok(()),
            Ok(Some(error)) => Err(error),
            Err(error) => Err(error.into()),
        }
    }
}
