use isnad_parse::SourceKind;
use rusqlite::named_params;
use serde::Serialize;

use crate::search::Nearness;
use crate::search::contents;
use crate::{ContentHit, Query, Result, Store, key, load};

/// How sources are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum SourceOrder {
    #[default]
    Attributions,
    Articles,
    Outlets,
    Name,
}

impl SourceOrder {
    const fn name(self) -> &'static str {
        match self {
            Self::Attributions => "attributions",
            Self::Articles => "articles",
            Self::Outlets => "outlets",
            Self::Name => "name",
        }
    }
}

/// Which sources to list, and from which articles.
#[derive(Clone, Debug, Default)]
pub struct SourceFilter {
    /// Only whose name has these words.
    pub query: Option<Query>,
    /// Also, without a query, words such as «الوزارة» that go back to nothing in their text.
    pub common: bool,
    /// Only of this kind.
    pub kind: Option<SourceKind>,
    /// Only as cited by this outlet.
    pub outlet: Option<String>,
    /// Only as cited on this day (`YYYY-MM-DD`) or later.
    pub since: Option<String>,
    /// Only as cited on this day or earlier.
    pub until: Option<String>,
    /// What comes first.
    pub order: SourceOrder,
    /// No more than so many.
    pub limit: Option<u32>,
}

/// A source and how it is cited in the latest versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CitedSource {
    /// What it is called, as first met.
    pub name: String,
    /// What it is.
    pub kind: SourceKind,
    /// How often it is cited.
    pub attributions: u64,
    /// In how many articles.
    pub articles: u64,
    /// By how many outlets.
    pub outlets: u64,
    /// How many attributions name a person on the record, an institution or a document.
    pub answerable: u64,
    /// The first day on which it is cited.
    pub first: Option<String>,
    /// The last day on which it is cited.
    pub last: Option<String>,
}

impl Store {
    /// Who is cited.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`] if the store holds what isnad does not write; what SQLite says.
    pub fn sources(&self, filter: &SourceFilter) -> Result<Vec<CitedSource>> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("sources/list.sql"))?;
        let query = filter.query.as_ref().filter(|query| !query.is_empty());
        let parameters = named_params! {
            ":match": query.map(|query| query.expression(Nearness::Proclitics)),
            ":common": filter.common,
            ":kind": filter.kind.map(SourceKind::name),
            ":outlet": filter.outlet,
            ":since": filter.since,
            ":until": filter.until,
            ":sort": filter.order.name(),
            ":limit": filter.limit.map_or(-1, i64::from),
        };
        let mut rows = select.query(parameters)?;
        let mut sources = Vec::new();
        while let Some(row) = rows.next()? {
            sources.push(CitedSource {
                name: row.get("name")?,
                kind: load::named(row, "kind", SourceKind::from_name)?,
                attributions: row.get("attributions")?,
                articles: row.get("articles")?,
                outlets: row.get("outlets")?,
                answerable: row.get("answerable")?,
                first: row.get("first")?,
                last: row.get("last")?,
            });
        }
        Ok(sources)
    }

    /// All that a source is said to have said in the latest versions, by date: the source of this
    /// name, however it is spelt, or with `like` every source whose name has these words.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`] if the store holds what isnad does not write; what SQLite says.
    pub fn said_by(
        &self,
        name: &str,
        like: bool,
        filter: &SourceFilter,
    ) -> Result<Vec<ContentHit>> {
        let query = Query::new(name);
        let expression =
            (like && !query.is_empty()).then(|| query.expression(Nearness::Proclitics));
        let mut select = self
            .connection
            .prepare_cached(include_str!("sources/said.sql"))?;
        let parameters = named_params! {
            ":folded": key::folded_words(name),
            ":called": isnad_story::called(name).map(|name| key::folded_words(&name)),
            ":match": expression,
            ":outlet": filter.outlet,
            ":since": filter.since,
            ":until": filter.until,
            ":limit": filter.limit.map_or(-1, i64::from),
        };
        let mut rows = select.query(parameters)?;
        let mut said = Vec::new();
        while let Some(row) = rows.next()? {
            said.push(contents::hit(row)?);
        }
        Ok(said)
    }
}
