use rusqlite::named_params;
use serde::Serialize;

use crate::{Result, Store};

/// Which articles to list.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only those of the outlet of this name.
    pub outlet: Option<String>,
    /// Only those whose latest version was published on this day (`YYYY-MM-DD`, by the date it
    /// bears) or later.
    pub from: Option<String>,
    /// Only those whose latest version was published on this day or earlier.
    pub to: Option<String>,
    /// No more than so many.
    pub limit: Option<u32>,
}

/// An article in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// What tells it from others of its outlet.
    pub id: String,
    /// Its publisher; empty where nobody named it.
    pub outlet: String,
    /// Where it was published.
    pub url: Option<String>,
    /// The headline of its latest version.
    pub title: Option<String>,
    /// When its latest version was published.
    pub published: Option<String>,
    /// When its latest version was stored.
    pub ingested: String,
    /// How many versions it has.
    pub versions: u64,
    /// How many attributions its latest version has.
    pub attributions: u64,
}

/// How much a store holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Counts {
    pub outlets: u64,
    pub articles: u64,
    pub versions: u64,
    pub sources: u64,
    pub attributions: u64,
}

impl Store {
    /// The articles that pass the filter, in the order in which they were first stored.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn list(&self, filter: &Filter) -> Result<Vec<Listed>> {
        let mut list = self
            .connection
            .prepare_cached(include_str!("list/articles.sql"))?;
        let parameters = named_params! {
            ":outlet": filter.outlet,
            ":from": filter.from,
            ":to": filter.to,
            ":limit": filter.limit.map_or(-1, i64::from),
        };
        let rows = list.query_map(parameters, |row| {
            Ok(Listed {
                id: row.get("identity")?,
                outlet: row.get("outlet")?,
                url: row.get("url")?,
                title: row.get("title")?,
                published: row.get("published")?,
                ingested: row.get("ingested")?,
                versions: row.get("versions")?,
                attributions: row.get("attributions")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How much the store holds.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn counts(&self) -> Result<Counts> {
        let counts = self
            .connection
            .query_row(include_str!("list/counts.sql"), [], |row| {
                Ok(Counts {
                    outlets: row.get("outlets")?,
                    articles: row.get("articles")?,
                    versions: row.get("versions")?,
                    sources: row.get("sources")?,
                    attributions: row.get("attributions")?,
                })
            });
        Ok(counts?)
    }
}
