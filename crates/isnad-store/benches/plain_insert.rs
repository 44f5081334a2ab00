//! How long SQLite alone takes for the rows and the index of a store: the limit that ingesting can
//! approach. Copies the store named on the command line in one transaction, with all rows and
//! words in memory before, and prints the seconds, and those of the processor where they are known.
#![allow(clippy::print_stdout, missing_docs)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use isnad_store::{Store, words};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

/// What is copied row by row, parents before children.
const TABLES: &[&str] = &[
    "outlet",
    "article",
    "version",
    "source",
    "attribution",
    "note",
    "operation",
    "review_pending",
];

type Rows = Vec<Vec<Value>>;

fn main() {
    let argument = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with("--"));
    let Some(path) = argument.map(PathBuf::from) else {
        println!("plain_insert: name a store");
        return;
    };
    let (seconds, processor) = seconds(&path).expect("the store can be copied");
    println!("{seconds:.3} {processor:.3}");
}

fn seconds(path: &Path) -> rusqlite::Result<(f64, f64)> {
    let from = Connection::open(path)?;
    let tables: Vec<(&str, Rows)> = TABLES
        .iter()
        .map(|table| Ok((*table, rows(&from, &format!("SELECT * FROM {table}"))?)))
        .collect::<rusqlite::Result<_>>()?;
    let indexes = [
        (
            "version_words (rowid, title, text)",
            index(&from, include_str!("plain_insert/versions.sql"))?,
        ),
        (
            "content_words (rowid, content)",
            index(&from, include_str!("plain_insert/contents.sql"))?,
        ),
        (
            "source_words (rowid, name)",
            index(&from, include_str!("plain_insert/sources.sql"))?,
        ),
    ];
    let copy = path.with_extension("plain");
    drop(Store::create(&copy).expect("a store can be made"));
    let mut to = Connection::open(&copy)?;
    to.execute_batch(include_str!("plain_insert/tune.sql"))?;
    let (started, before) = (Instant::now(), processor());
    let transaction = to.transaction()?;
    for (table, rows) in tables
        .iter()
        .map(|(table, rows)| (*table, rows))
        .chain(indexes.iter().map(|(table, rows)| (*table, rows)))
    {
        let width = rows.first().map_or(0, Vec::len);
        if width == 0 {
            continue;
        }
        let values = vec!["?"; width].join(", ");
        let mut insert = transaction.prepare(&format!("INSERT INTO {table} VALUES ({values})"))?;
        for row in rows {
            insert.execute(params_from_iter(row))?;
        }
    }
    transaction.commit()?;
    let seconds = started.elapsed().as_secs_f64();
    let processor = processor() - before;
    drop(to);
    std::fs::remove_file(copy).expect("the copy can be removed");
    Ok((seconds, processor))
}

/// The seconds of the processor that this program has had; 0 where the system does not tell.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = behind_name.split_whitespace().skip(11).take(2);
    ticks
        .filter_map(|ticks| ticks.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}

fn rows(connection: &Connection, sql: &str) -> rusqlite::Result<Rows> {
    let mut select = connection.prepare(sql)?;
    let width = select.column_count();
    let rows = select.query_map([], |row| (0..width).map(|at| row.get(at)).collect())?;
    rows.collect()
}

/// A row's number and the words of its texts.
fn index(connection: &Connection, sql: &str) -> rusqlite::Result<Rows> {
    let mut rows = rows(connection, sql)?;
    for value in rows.iter_mut().flatten() {
        match value {
            Value::Text(text) => *text = words(text),
            Value::Null => *value = Value::Text(String::new()),
            _ => {}
        }
    }
    Ok(rows)
}
