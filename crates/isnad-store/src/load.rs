use isnad_parse::{
    Attribution, Construction, CueClass, Grade, Note, NoteKind, Reading, SourceKind, Strength,
    Style,
};
use isnad_story::{Article, Version};
use isnad_text::CodePoints;
use rusqlite::{Row, named_params};

use crate::{Error, Result, Store, spans};

impl Store {
    /// The articles with this id, whole, ordered by their outlets: identities are unique within
    /// an outlet only. With an outlet, one article or none.
    ///
    /// # Errors
    /// [`Error::Damaged`] if the store holds what isnad does not write; what SQLite says.
    pub fn articles(&self, id: &str, outlet: Option<&str>) -> Result<Vec<Article>> {
        // One transaction, so that the parts of an article fit together while others write.
        let transaction = self.connection.unchecked_transaction()?;
        let mut select = transaction.prepare_cached(include_str!("load/articles.sql"))?;
        let mut rows = select.query(named_params! {":identity": id, ":outlet": outlet})?;
        let mut articles = Vec::new();
        while let Some(row) = rows.next()? {
            let versions = self.versions(row.get("id")?)?;
            let title = versions.last().and_then(|(title, _)| title.clone());
            articles.push(Article {
                id: row.get("identity")?,
                outlet: row.get("outlet")?,
                url: row.get("url")?,
                title,
                versions: versions.into_iter().map(|(_, version)| version).collect(),
            });
        }
        Ok(articles)
    }

    /// The versions of an article with their titles.
    fn versions(&self, article: i64) -> Result<Vec<(Option<String>, Version)>> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("load/versions.sql"))?;
        let mut rows = select.query(named_params! {":article_id": article})?;
        let mut versions = Vec::new();
        while let Some(row) = rows.next()? {
            let text: String = row.get("text")?;
            let version = Version {
                published: row.get("published")?,
                reading: self.reading(row.get("id")?, &CodePoints::new(&text))?,
                text,
            };
            versions.push((row.get("title")?, version));
        }
        Ok(versions)
    }

    /// What was read in a version.
    pub(crate) fn reading(&self, version: i64, points: &CodePoints<'_>) -> Result<Reading> {
        let mut reading = Reading::default();
        let mut select = self
            .connection
            .prepare_cached(include_str!("load/attributions.sql"))?;
        let mut rows = select.query(named_params! {":version_id": version})?;
        while let Some(row) = rows.next()? {
            reading.attributions.push(attribution(row, points)?);
        }
        let mut select = self
            .connection
            .prepare_cached(include_str!("load/notes.sql"))?;
        let mut rows = select.query(named_params! {":version_id": version})?;
        while let Some(row) = rows.next()? {
            reading.notes.push(Note {
                kind: named(row, "kind", NoteKind::from_name)?,
                span: spans::decode_one(&row.get::<_, String>("span")?, points)?,
            });
        }
        Ok(reading)
    }
}

pub(crate) fn attribution(row: &Row<'_>, points: &CodePoints<'_>) -> Result<Attribution> {
    let spans = |column: &str| spans::decode(&row.get::<_, String>(column)?, points);
    Ok(Attribution {
        cue: spans("cue")?,
        source: spans("source")?,
        via: spans("via")?,
        content: spans("content")?,
        source_resolved: spans("source_resolved")?,
        style: named(row, "style", Style::from_name)?,
        kind: named(row, "kind", SourceKind::from_name)?,
        class: named(row, "class", CueClass::from_name)?,
        strength: named(row, "strength", Strength::from_name)?,
        grade: named(row, "grade", Grade::from_name)?,
        parent: row.get("parent")?,
        confidence: row.get("confidence")?,
        construction: named(row, "construction", Construction::from_name)?,
        lemma: row.get("lemma")?,
    })
}

/// The value that a column names.
pub(crate) fn named<T>(row: &Row<'_>, column: &str, from_name: fn(&str) -> Option<T>) -> Result<T> {
    let name: String = row.get(column)?;
    from_name(&name).ok_or_else(|| Error::Damaged(format!("{column} {name:?}")))
}
