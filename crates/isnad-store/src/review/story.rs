//! What the comparison of a story's articles says about readings.

use isnad_parse::Grade;
use isnad_review::attention::Signals;
use rusqlite::{Connection, Row, named_params};

use super::queue::named;
use crate::{Result, Store};

/// Readings of several articles that put forward the same.
#[derive(Clone, Debug, PartialEq, Eq)]
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

impl Store {
    /// Keeps which readings of a story put forward the same, and how much attention they deserve
    /// for it; what was kept of a story of this title goes. Gather first. Gives how many readings
    /// there are.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_story(&mut self, title: &str, clusters: &[Cluster]) -> Result<usize> {
        let transaction = self.desk()?;
        let sql = include_str!("story/upsert.sql");
        let story: i64 =
            transaction.query_row(sql, named_params! {":title": title}, |row| row.get("id"))?;
        for id in ids(&transaction, include_str!("story/forget.sql"), story)? {
            weigh(&transaction, id)?;
        }
        let mut readings = 0;
        for (number, cluster) in clusters.iter().enumerate() {
            let mut update = transaction.prepare_cached(include_str!("story/item.sql"))?;
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
                    },
                    |row| row.get("id"),
                )?;
                for id in ids.collect::<rusqlite::Result<Vec<i64>>>()? {
                    weigh(&transaction, id)?;
                    readings += 1;
                }
            }
        }
        transaction.commit()?;
        Ok(readings)
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
