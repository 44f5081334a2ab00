use std::collections::BTreeSet;

use rusqlite::{Row, named_params};

use super::{Nearness, Query, SearchFilter, filter_parameters};
use crate::{Result, Store};

/// An article with the words that were looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleHit {
    /// What tells it from others of its outlet.
    pub id: String,
    /// Its publisher; empty where nobody named it.
    pub outlet: String,
    /// Where it was published.
    pub url: Option<String>,
    /// The headline of the version.
    pub title: Option<String>,
    /// When the version was published.
    pub published: Option<String>,
    /// The number of the version in which the words stand.
    pub version: u64,
    /// How many versions the article has.
    pub versions: u64,
    /// The version's text.
    pub text: String,
}

impl Store {
    /// The articles that have the words of the query in title or text, those that spell them so
    /// first, then those that have them with other proclitics; the best match leads. Each article
    /// once, with the version that matches best.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn search_articles(
        &self,
        query: &Query,
        filter: &SearchFilter,
        limit: usize,
    ) -> Result<Vec<ArticleHit>> {
        let transaction = self.connection.unchecked_transaction()?;
        let mut seen = BTreeSet::new();
        let mut hits = Vec::new();
        if query.is_empty() || filter.source.as_ref().is_some_and(Query::is_empty) {
            return Ok(hits);
        }
        for nearness in [Nearness::Same, Nearness::Proclitics] {
            let expression = query.expression(nearness);
            // Twice as many, since an article with several versions is shown once.
            let most = 2 * limit + seen.len();
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            let mut take = |row: &Row<'_>| -> rusqlite::Result<()> {
                if hits.len() < limit && seen.insert(row.get::<_, i64>("article_id")?) {
                    hits.push(hit(row)?);
                }
                Ok(())
            };
            if filter.is_empty() {
                let sql = include_str!("articles_ranked.sql");
                let mut select = transaction.prepare_cached(sql)?;
                let parameters = named_params! {":match": expression, ":limit": most};
                let mut rows = select.query(parameters)?;
                while let Some(row) = rows.next()? {
                    take(row)?;
                }
            } else {
                let sql = match filter.asks_attributions() {
                    true => include_str!("articles_with_attribution.sql"),
                    false => include_str!("articles_filtered.sql"),
                };
                let mut select = transaction.prepare_cached(sql)?;
                let source = filter.source_expression();
                let mut rows = match filter.asks_attributions() {
                    true => select.query(filter_parameters!(filter, expression, most, source))?,
                    false => select.query(named_params! {
                        ":match": expression,
                        ":outlet": filter.outlet,
                        ":since": filter.since,
                        ":until": filter.until,
                        ":limit": most,
                    })?,
                };
                while let Some(row) = rows.next()? {
                    take(row)?;
                }
            }
            if hits.len() >= limit {
                break;
            }
        }
        Ok(hits)
    }
}

fn hit(row: &Row<'_>) -> rusqlite::Result<ArticleHit> {
    Ok(ArticleHit {
        id: row.get("identity")?,
        outlet: row.get("outlet")?,
        url: row.get("url")?,
        title: row.get("title")?,
        published: row.get("published")?,
        version: row.get("number")?,
        versions: row.get("versions")?,
        text: row.get("text")?,
    })
}
