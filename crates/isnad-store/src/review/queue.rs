//! The queue: pages of readings, filtered and in an order, that stay fast however long it is.

mod sql;
mod words;

use isnad_parse::{CueClass, Grade, SourceKind};
use isnad_review::ReadingStatus;
use isnad_review::attention::Reason;
use isnad_text::CodePoints;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};

use crate::{Error, Result, Store, spans};

/// Which readings; a field that is empty or `None` lets all pass.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct QueueFilter {
    /// How far they have come; with none given, all.
    pub status: Vec<ReadingStatus>,
    /// The story's title.
    pub story: Option<String>,
    /// The outlet's name.
    pub outlet: Option<String>,
    /// The row of the canonical source, those merged into it included.
    pub source: Option<i64>,
    /// What the source is.
    pub kind: Option<SourceKind>,
    /// How well the source can be held to it.
    pub grade: Option<Grade>,
    /// What the cue does.
    pub class: Option<CueClass>,
    /// Read at least so surely.
    pub confidence_from: Option<f64>,
    /// Read less surely than this.
    pub confidence_below: Option<f64>,
    /// Whose they are to do; an empty name means nobody's.
    pub assignee: Option<String>,
    /// Published on this day (`YYYY-MM-DD`) or later.
    pub from: Option<String>,
    /// Published on this day or earlier.
    pub to: Option<String>,
    /// All of these reasons for attention apply.
    pub reasons: Vec<Reason>,
    /// All of these words occur, whatever their spelling. Of more than 5,000 readings with them,
    /// the 5,000 gathered last are looked at.
    pub text: Option<String>,
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// What deserves attention first.
    #[default]
    Attention,
    /// What is read least surely first.
    Confidence,
    /// What was published last first.
    Newest,
}

impl Order {
    /// Every order.
    pub const ALL: &[Self] = &[Self::Attention, Self::Confidence, Self::Newest];

    /// The name in data and output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Attention => "attention",
            Self::Confidence => "confidence",
            Self::Newest => "newest",
        }
    }

    /// Whether larger values come first.
    const fn descends(self) -> bool {
        !matches!(self, Self::Confidence)
    }
}

/// A place in the queue: just behind or before one reading, whether or not that is still there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cursor {
    /// What the order goes by, of that reading.
    pub at: CursorValue,
    /// The reading's number.
    pub id: i64,
}

/// What an order goes by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum CursorValue {
    /// Attention.
    Whole(i64),
    /// Confidence.
    Real(f64),
    /// Publication.
    Text(String),
}

impl CursorValue {
    fn value(&self) -> Value {
        match self {
            Self::Whole(number) => Value::Integer(*number),
            Self::Real(number) => Value::Real(*number),
            Self::Text(text) => Value::Text(text.clone()),
        }
    }

    fn order(&self, other: &Self) -> std::cmp::Ordering {
        match (self, other) {
            (Self::Whole(one), Self::Whole(other)) => one.cmp(other),
            (Self::Real(one), Self::Real(other)) => one.total_cmp(other),
            (Self::Text(one), Self::Text(other)) => one.cmp(other),
            _ => std::cmp::Ordering::Equal,
        }
    }
}

/// Which way from a cursor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// What comes behind it.
    #[default]
    Onward,
    /// What stands before it; given in the queue's order all the same.
    Back,
}

/// A reading in the queue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QueueRow {
    /// Its number in this store.
    pub id: i64,
    /// How far it has come.
    pub status: ReadingStatus,
    /// What is attributed, in the text's words, as read.
    pub content: String,
    /// The name of its canonical source; where it has none, the text's words for it.
    pub source: Option<String>,
    /// The relays' words, as read.
    pub via: String,
    /// What the source is.
    pub kind: SourceKind,
    /// How well the source can be held to it.
    pub grade: Grade,
    /// What the cue does.
    pub class: CueClass,
    /// How sure the reading is.
    pub confidence: f64,
    /// The outlet.
    pub outlet: String,
    /// The article's id.
    pub article: String,
    /// The headline.
    pub title: Option<String>,
    /// When it was published, or else stored.
    pub published: String,
    /// Whose it is to do.
    pub assignee: Option<String>,
    /// How much attention it deserves.
    pub attention: i64,
    /// Why.
    pub reasons: Vec<Reason>,
    /// How many outlets carry its claim.
    pub outlets: u32,
    /// How many independent origins its claim has; 0 where not known.
    pub origins: u32,
}

/// A page of the queue.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct QueuePage {
    /// The readings, in the queue's order.
    pub rows: Vec<QueueRow>,
    /// Where the page before ends; `None` on an empty page.
    pub first: Option<Cursor>,
    /// Where the next page begins; `None` on an empty page.
    pub last: Option<Cursor>,
    /// Whether there is more in the direction that was asked for.
    pub more: bool,
}

/// How many, counted no further than [`Count::MOST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// So many.
    pub number: u64,
    /// Or more.
    pub more: bool,
}

impl Count {
    /// Counting stops here: nobody reads the difference, and everybody would wait for it.
    pub const MOST: u64 = 1_000;
}

impl Store {
    /// A page of the queue of up to `limit` readings from a cursor on, or from its beginning.
    ///
    /// # Errors
    /// [`Error::Unknown`] for an outlet or story that is not there; what SQLite says.
    pub fn queue(
        &self,
        filter: &QueueFilter,
        order: Order,
        from: Option<&Cursor>,
        direction: Direction,
        limit: u32,
    ) -> Result<QueuePage> {
        let transaction = self.connection.unchecked_transaction()?;
        let query = sql::Query::new(&transaction, filter, order)?;
        let mut found: Vec<Cursor> = Vec::new();
        // One question a status: each is answered from an index that is in order.
        for status in sql::statuses(filter) {
            found.extend(query.page(&transaction, status, from, direction, limit)?);
        }
        let back = direction == Direction::Back;
        found.sort_by(|one, other| {
            let order_of_values = one.at.order(&other.at).then(one.id.cmp(&other.id));
            match order.descends() != back {
                true => order_of_values.reverse(),
                false => order_of_values,
            }
        });
        let limit = limit as usize;
        let more = found.len() > limit;
        found.truncate(limit);
        if back {
            found.reverse();
        }
        let mut rows = Vec::with_capacity(found.len());
        let mut select = transaction.prepare_cached(include_str!("queue/row.sql"))?;
        for cursor in &found {
            let row = select.query_row(named_params! {":id": cursor.id}, |row| Ok(queue_row(row)));
            // One that was read anew and not gathered yet may be gone from its text.
            rows.extend(row.optional()?.transpose()?);
        }
        Ok(QueuePage {
            rows,
            first: found.first().cloned(),
            last: found.last().cloned(),
            more,
        })
    }

    /// How many readings pass the filter, counted up to [`Count::MOST`].
    ///
    /// # Errors
    /// As [`Store::queue`].
    pub fn queue_count(&self, filter: &QueueFilter) -> Result<Count> {
        let transaction = self.connection.unchecked_transaction()?;
        let query = sql::Query::new(&transaction, filter, Order::Attention)?;
        let mut number = 0;
        for status in sql::statuses(filter) {
            number += query.count(&transaction, status, Count::MOST + 1)?;
        }
        Ok(Count {
            number: number.min(Count::MOST),
            more: number > Count::MOST,
        })
    }
}

fn queue_row(row: &Row<'_>) -> Result<QueueRow> {
    let text: String = row.get("text")?;
    let points = CodePoints::new(&text);
    let words = |column: &str| -> Result<String> {
        let spans = spans::decode(&row.get::<_, String>(column)?, &points)?;
        let words: Vec<&str> = spans.iter().map(|span| span.of(&text)).collect();
        Ok(words.join(" … "))
    };
    let canonical: Option<String> = row.get("source_name")?;
    let read = format!("{}{}", words("source")?, words("source_resolved")?);
    Ok(QueueRow {
        id: row.get("id")?,
        status: named(row, "status", ReadingStatus::from_name)?,
        content: words("content")?,
        source: canonical.or(Some(read).filter(|read| !read.is_empty())),
        via: words("via")?,
        kind: named(row, "kind", SourceKind::from_name)?,
        grade: named(row, "grade", Grade::from_name)?,
        class: named(row, "class", CueClass::from_name)?,
        confidence: row.get("confidence")?,
        outlet: row.get("outlet")?,
        article: row.get("article")?,
        title: row.get("title")?,
        published: row.get("published")?,
        assignee: row.get("assignee")?,
        attention: row.get("attention")?,
        reasons: Reason::of_bits(row.get("reasons")?),
        outlets: row.get("outlets")?,
        origins: row.get("origins")?,
    })
}

/// The value that a column names.
pub(super) fn named<T>(row: &Row<'_>, column: &str, from: fn(&str) -> Option<T>) -> Result<T> {
    let name: String = row.get(column)?;
    from(&name).ok_or_else(|| Error::Damaged(format!("{column} {name:?}")))
}
