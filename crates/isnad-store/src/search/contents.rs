use std::collections::BTreeSet;

use isnad_parse::Attribution;
use isnad_text::CodePoints;
use rusqlite::{Row, named_params};

use super::{Nearness, Query, SearchFilter, filter_parameters};
use crate::{Result, Store, load};

/// An attribution: one that has the words that were looked for in its content, or one of a source.
#[derive(Clone, Debug, PartialEq)]
pub struct ContentHit {
    /// The article's id.
    pub id: String,
    /// Its publisher; empty where nobody named it.
    pub outlet: String,
    /// Where it was published.
    pub url: Option<String>,
    /// The headline of the version.
    pub title: Option<String>,
    /// When the version was published.
    pub published: Option<String>,
    /// The version's number.
    pub version: u64,
    /// The version's text.
    pub text: String,
    /// The source's name in the store; none where the text shows nobody.
    pub source: Option<String>,
    /// What names the attribution within its article, without its position.
    pub key: [u8; 32],
    /// The attribution, with spans into `text`.
    pub attribution: Attribution,
}

impl Store {
    /// The attributions of latest versions that have the words of the query in their content, in
    /// the order of [`Store::search_articles`].
    ///
    /// # Errors
    /// [`crate::Error::Damaged`] if the store holds what isnad does not write; what SQLite says.
    pub fn search_contents(
        &self,
        query: &Query,
        filter: &SearchFilter,
        limit: usize,
    ) -> Result<Vec<ContentHit>> {
        let transaction = self.connection.unchecked_transaction()?;
        let mut seen = BTreeSet::new();
        let mut hits = Vec::new();
        if query.is_empty() || filter.source.as_ref().is_some_and(Query::is_empty) {
            return Ok(hits);
        }
        for nearness in [Nearness::Same, Nearness::Proclitics] {
            let expression = query.expression(nearness);
            let most = i64::try_from(2 * limit + seen.len()).unwrap_or(i64::MAX);
            let sql = match filter.is_empty() {
                true => include_str!("contents_ranked.sql"),
                false => include_str!("contents_filtered.sql"),
            };
            let mut select = transaction.prepare_cached(sql)?;
            let source = filter.source_expression();
            let mut rows = match filter.is_empty() {
                true => select.query(named_params! {":match": expression, ":limit": most})?,
                false => select.query(filter_parameters!(filter, expression, most, source))?,
            };
            while let Some(row) = rows.next()? {
                if hits.len() < limit && seen.insert(row.get::<_, i64>("attribution_id")?) {
                    hits.push(hit(row)?);
                }
            }
            if hits.len() >= limit {
                break;
            }
        }
        Ok(hits)
    }
}

pub(crate) fn hit(row: &Row<'_>) -> Result<ContentHit> {
    let text: String = row.get("text")?;
    Ok(ContentHit {
        id: row.get("identity")?,
        outlet: row.get("outlet")?,
        url: row.get("url")?,
        title: row.get("title")?,
        published: row.get("published")?,
        version: row.get("number")?,
        source: row.get("name")?,
        key: row.get("key")?,
        attribution: load::attribution(row, &CodePoints::new(&text))?,
        text,
    })
}
