//! What the comparison of a story's articles says about readings.

use isnad_parse::Grade;
use isnad_review::attention::Signals;
use rusqlite::{Connection, Row, named_params};
use serde::{Deserialize, Serialize};

use super::enter;
use super::queue::named;
use crate::{Result, Store};

/// Readings of several articles that put forward the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cluster {
    /// The readings: outlet, article, and the attribution's place in the latest version.
    pub readings: Vec<(String, String, usize)>,
    /// How many outlets carry it.
    pub outlets: u32,
    /// How many independent origins it has.
    pub origins: u32,
    /// Whether different sources give different figures for it.
    pub figures_diverge: bool,
}

/// The log's word for stories that were compared.
const COMPARED: &str = "stories";
/// What makes a comparison out of date: new texts, and decisions about which belong together.
const SINCE: [&str; 4] = ["version", "story-merge", "story-split", "story-name"];

/// A story with what its articles put forward.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedStory {
    /// Its title; no two stories have one.
    pub title: String,
    /// What its articles put forward.
    pub clusters: Vec<Cluster>,
}

impl Store {
    /// Keeps which readings of a story put forward the same, and how much attention they deserve
    /// for it; what was kept of a story of this title goes. Gather first. Gives how many readings
    /// there are.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_story(&mut self, at: &str, title: &str, clusters: &[Cluster]) -> Result<usize> {
        let transaction = self.desk()?;
        forget(&transaction, title)?;
        let readings = keep(&transaction, title, clusters, true)?;
        let payload = serde_json::json!({"title": title, "clusters": clusters});
        enter(&transaction, at, "story", payload)?;
        transaction.commit()?;
        Ok(readings)
    }

    /// The same for all stories that articles were grouped into, as one entry of the log; what was
    /// kept of groups before goes, what a person made a story by [`Store::set_story`] stays.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_stories(&mut self, at: &str, stories: &[ComparedStory]) -> Result<()> {
        let transaction = self.desk()?;
        for title in last_titles(&transaction)? {
            forget(&transaction, &title)?;
        }
        for story in stories {
            keep(&transaction, &story.title, &story.clusters, false)?;
        }
        enter(
            &transaction,
            at,
            COMPARED,
            serde_json::json!({"stories": stories.iter().map(told).collect::<Vec<_>>()}),
        )?;
        Ok(transaction.commit()?)
    }

    /// Whether there are texts or decisions about stories that the last [`Store::set_stories`]
    /// did not know.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn stories_are_due(&self) -> Result<bool> {
        let last = |kinds: &[&str]| -> Result<i64> {
            let mut select = self
                .connection
                .prepare_cached(include_str!("story/last.sql"))?;
            let kinds = serde_json::json!(kinds).to_string();
            Ok(select.query_row(named_params! {":kinds": kinds}, |row| row.get("sequence"))?)
        };
        Ok(last(&SINCE)? > last(&[COMPARED])?)
    }

    /// The titles of the stories that articles were grouped into last.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn grouped_titles(&self) -> Result<Vec<String>> {
        last_titles(&self.connection)
    }

    /// The titles of the stories that were kept.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn stories_on_desk(&self) -> Result<Vec<String>> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("story/titles.sql"))?;
        let titles = select.query_map([], |row| row.get("title"))?;
        Ok(titles.collect::<rusqlite::Result<_>>()?)
    }
}

/// What the log keeps of a story: what one text alone says, no other speaks for or against.
fn told(story: &ComparedStory) -> ComparedStory {
    let says_something = |it: &&Cluster| it.readings.len() > 1 || it.figures_diverge;
    let clusters = story.clusters.iter().filter(says_something);
    ComparedStory {
        title: story.title.clone(),
        clusters: clusters.cloned().collect(),
    }
}

/// The titles of the stories that articles were grouped into last.
fn last_titles(connection: &Connection) -> Result<Vec<String>> {
    let sql = include_str!("story/last_titles.sql");
    let mut select = connection.prepare_cached(sql)?;
    let titles = select.query_map(named_params! {":kind": COMPARED}, |row| row.get("title"))?;
    Ok(titles.collect::<rusqlite::Result<_>>()?)
}

fn forget(connection: &Connection, title: &str) -> Result<()> {
    let story = row(connection, title)?;
    for id in ids(connection, include_str!("story/forget.sql"), story)? {
        weigh(connection, id)?;
    }
    Ok(())
}

/// Gives how many readings there are. Those of another story stay with it, unless this one takes
/// them.
fn keep(connection: &Connection, title: &str, clusters: &[Cluster], takes: bool) -> Result<usize> {
    let story = row(connection, title)?;
    let mut readings = 0;
    for (number, cluster) in clusters.iter().enumerate() {
        let mut update = connection.prepare_cached(include_str!("story/item.sql"))?;
        for (outlet, article, ordinal) in &cluster.readings {
            let ids = update.query_map(
                named_params! {
                    ":story_id": story,
                    ":cluster": number,
                    ":outlets": cluster.outlets,
                    ":origins": cluster.origins,
                    ":diverging": cluster.figures_diverge,
                    ":outlet": outlet,
                    ":article": article,
                    ":ordinal": ordinal,
                    ":takes": takes,
                },
                |row| row.get("id"),
            )?;
            for id in ids.collect::<rusqlite::Result<Vec<i64>>>()? {
                weigh(connection, id)?;
                readings += 1;
            }
        }
    }
    Ok(readings)
}

/// The row of the story of that title.
fn row(connection: &Connection, title: &str) -> Result<i64> {
    let mut upsert = connection.prepare_cached(include_str!("story/upsert.sql"))?;
    Ok(upsert.query_row(named_params! {":title": title}, |row| row.get("id"))?)
}

fn ids(connection: &Connection, sql: &str, story: i64) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map(named_params! {":story_id": story}, |row| row.get("id"))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Weighs anew how much attention an item deserves.
fn weigh(connection: &Connection, id: i64) -> Result<()> {
    let mut select = connection.prepare_cached(include_str!("story/signals.sql"))?;
    let signals = select.query_row(named_params! {":id": id}, |row| Ok(signals(row)))??;
    let attention = signals.attention();
    let mut update = connection.prepare_cached(include_str!("story/attention.sql"))?;
    update.execute(named_params! {
        ":id": id,
        ":attention": attention.score,
        ":reasons": attention.reasons,
    })?;
    Ok(())
}

fn signals(row: &Row<'_>) -> Result<Signals> {
    Ok(Signals {
        grade: named(row, "grade", Grade::from_name)?,
        confidence: row.get("confidence")?,
        outlets: row.get("outlets")?,
        origins: row.get("origins")?,
        figures_diverge: row.get("diverging")?,
    })
}
