//! From readings of texts to items of the queue.

use std::collections::BTreeSet;

use isnad_parse::Grade;
use isnad_review::attention::Signals;
use isnad_review::{ReadingState, State, Subject};
use isnad_text::CodePoints;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::{show, subject};
use crate::{Error, Result, Store, spans};

/// What gathering came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// Articles that were looked at.
    pub articles: usize,
    /// Articles that are still to be looked at.
    pub left: u64,
}

impl Store {
    /// Brings the queue up to date with what was ingested or read anew, up to so many articles in
    /// one transaction. Reviews stay with their readings; readings that are gone and that nobody
    /// reviewed go from the queue. Costs next to nothing when there is nothing to do.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn gather(&mut self, articles: u32) -> Result<Gathered> {
        if !waiting(&self.connection)? {
            return Ok(Gathered::default());
        }
        let transaction = self.desk()?;
        let mut select = transaction.prepare(include_str!("gather/pending.sql"))?;
        let pending = select.query_map(named_params! {":limit": articles}, Article::read)?;
        let pending: Vec<Article> = pending.collect::<rusqlite::Result<_>>()?;
        drop(select);
        for article in &pending {
            gather(&transaction, article)?;
        }
        let left =
            transaction.query_row(include_str!("gather/left.sql"), [], |row| row.get("left"))?;
        transaction.commit()?;
        Ok(Gathered {
            articles: pending.len(),
            left,
        })
    }
}

fn waiting(connection: &Connection) -> Result<bool> {
    let mut select = connection.prepare_cached(include_str!("gather/waiting.sql"))?;
    Ok(select.exists([])?)
}

/// An article whose items are to be gathered, with its latest version.
struct Article {
    id: i64,
    identity: String,
    outlet_id: i64,
    outlet: String,
    version_id: i64,
    published: String,
    text: String,
}

impl Article {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            identity: row.get("identity")?,
            outlet_id: row.get("outlet_id")?,
            outlet: row.get("outlet")?,
            version_id: row.get("version_id")?,
            published: row.get("published")?,
            text: row.get("text")?,
        })
    }

    fn subject(&self, key: &[u8; 32]) -> Subject {
        Subject::Reading {
            outlet: self.outlet.clone(),
            article: self.identity.clone(),
            key: key.iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }
}

fn gather(connection: &Connection, article: &Article) -> Result<()> {
    let mut leave = connection.prepare_cached(include_str!("gather/leave.sql"))?;
    leave.execute(named_params! {":article_id": article.id})?;
    let points = CodePoints::new(&article.text);
    let mut seen = BTreeSet::new();
    let mut select = connection.prepare_cached(include_str!("gather/attributions.sql"))?;
    let mut rows = select.query(named_params! {":version_id": article.version_id})?;
    while let Some(row) = rows.next()? {
        let key: [u8; 32] = row.get("key")?;
        // Of two alike in one text, the first stands for both.
        if seen.insert(key) {
            item(connection, article, row, &key, &points)?;
        }
    }
    let mut forget = connection.prepare_cached(include_str!("gather/forget.sql"))?;
    let gone = forget.query_map(named_params! {":article_id": article.id}, |row| {
        row.get("id")
    })?;
    let gone: Vec<i64> = gone.collect::<rusqlite::Result<_>>()?;
    let mut forget = connection.prepare_cached(include_str!("gather/forget_words.sql"))?;
    for id in gone {
        forget.execute(named_params! {":id": id})?;
    }
    let mut done = connection.prepare_cached(include_str!("gather/done.sql"))?;
    done.execute(named_params! {":article_id": article.id})?;
    Ok(())
}

fn item(
    connection: &Connection,
    article: &Article,
    row: &Row<'_>,
    key: &[u8; 32],
    points: &CodePoints<'_>,
) -> Result<()> {
    let state = match subject::find(connection, &article.subject(key))?.map(|kept| kept.state) {
        Some(State::Reading(state)) => *state,
        _ => ReadingState::default(),
    };
    let known = known(connection, article.id, key)?;
    let attention = Signals {
        grade: grade(row)?,
        confidence: row.get("confidence")?,
        ..known.signals
    }
    .attention();
    let named = |name: Option<&'static str>, column: &str| match name {
        Some(name) => Ok(name.to_owned()),
        None => row.get(column),
    };
    let source = match show::source(connection, &state)? {
        Some(source) => Some(source),
        None => row.get("source_id")?,
    };
    let mut upsert = connection.prepare_cached(include_str!("gather/upsert.sql"))?;
    let id: i64 = upsert.query_row(
        named_params! {
            ":article_id": article.id,
            ":key": key,
            ":attribution_id": row.get::<_, i64>("id")?,
            ":outlet_id": article.outlet_id,
            ":source_id": source,
            ":status": state.status.name(),
            ":assignee": state.assignee,
            ":kind": named(state.amendment.kind.map(|kind| kind.name()), "kind")?,
            ":grade": named(state.amendment.grade.map(|grade| grade.name()), "grade")?,
            ":class": named(state.amendment.class.map(|class| class.name()), "class")?,
            ":confidence": row.get::<_, f64>("confidence")?,
            ":published": article.published,
            ":attention": attention.score,
            ":reasons": attention.reasons,
        },
        |row| row.get("id"),
    )?;
    if known.item.is_none() {
        let mut insert = connection.prepare_cached(include_str!("gather/insert_words.sql"))?;
        let words = words(row, &article.text, points)?;
        insert.execute(named_params! {":id": id, ":words": words})?;
    }
    Ok(())
}

/// The folded words of an attribution: its source, relays, cue and content.
fn words(row: &Row<'_>, text: &str, points: &CodePoints<'_>) -> Result<String> {
    let mut words = String::new();
    for column in ["source", "source_resolved", "via", "cue", "content"] {
        for span in spans::decode(&row.get::<_, String>(column)?, points)? {
            words.push_str(span.of(text));
            words.push(' ');
        }
    }
    Ok(crate::words(&words))
}

fn grade(row: &Row<'_>) -> Result<Grade> {
    let name: String = row.get("grade")?;
    Grade::from_name(&name).ok_or_else(|| Error::Damaged(format!("grade {name:?}")))
}

/// What is known of an item before.
struct Known {
    item: Option<i64>,
    signals: Signals,
}

fn known(connection: &Connection, article: i64, key: &[u8; 32]) -> Result<Known> {
    let mut select = connection.prepare_cached(include_str!("gather/known.sql"))?;
    let known = select.query_row(named_params! {":article_id": article, ":key": key}, |row| {
        Ok(Known {
            item: row.get("id")?,
            signals: signals(row)?,
        })
    });
    Ok(known.optional()?.unwrap_or(Known {
        item: None,
        signals: Signals {
            grade: Grade::None,
            confidence: 0.0,
            outlets: 1,
            origins: 0,
            figures_diverge: false,
        },
    }))
}

fn signals(row: &Row<'_>) -> rusqlite::Result<Signals> {
    Ok(Signals {
        grade: Grade::None,
        confidence: 0.0,
        outlets: row.get("outlets")?,
        origins: row.get("origins")?,
        figures_diverge: row.get("diverging")?,
    })
}
