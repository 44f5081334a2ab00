//! The schema of a store and the way from an older one.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior, named_params};

use crate::{Error, Result, reindex};

/// Marks a SQLite file as an isnad store: "ISND".
pub(crate) const APPLICATION_ID: i32 = 0x4953_4e44;

/// A step from one schema to the next.
pub(crate) struct Step {
    sql: &'static str,
    /// Fills what SQL alone cannot, in a store that has rows already.
    fill: fn(&Connection) -> Result<()>,
}

impl Step {
    const fn sql(sql: &'static str) -> Self {
        Self {
            sql,
            fill: |_| Ok(()),
        }
    }
}

/// The steps from nothing to the schema of today, in order. A step that was released is never
/// edited: a change is one more step. A store's `user_version` says how many it has had.
pub(crate) const MIGRATIONS: &[Step] = &[
    Step::sql(include_str!("migrations/0001_first_schema.sql")),
    Step {
        sql: include_str!("migrations/0002_search.sql"),
        fill: reindex::fill_first,
    },
    Step::sql(include_str!("migrations/0003_fetch_state.sql")),
    Step::sql(include_str!("migrations/0004_review.sql")),
    Step::sql(include_str!("migrations/0005_pending.sql")),
    Step::sql(include_str!("migrations/0006_mentions.sql")),
];

/// Brings the store up to date, in one transaction and with a backup of an older one.
pub(crate) fn upgrade(connection: &mut Connection, path: &Path, steps: &[Step]) -> Result<()> {
    let found = version(connection)?;
    if pending(found, steps)?.is_empty() {
        return Ok(());
    }
    if connection.is_readonly("main")? {
        return Err(Error::ReadOnly);
    }
    if found > 0 {
        back_up(connection, path, found)?;
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have done it in between.
    for step in pending(version(&transaction)?, steps)? {
        transaction.execute_batch(step.sql)?;
        (step.fill)(&transaction)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", steps.len())?;
    transaction.commit()?;
    Ok(())
}

fn version(connection: &Connection) -> Result<usize> {
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    usize::try_from(version).map_err(|_| Error::Damaged(format!("schema {version}")))
}

fn pending(found: usize, steps: &[Step]) -> Result<&[Step]> {
    let known = steps.len();
    steps.get(found..).ok_or(Error::Newer { found, known })
}

/// Copies the store to a new file beside it, named after its schema. The copy gets its name only
/// when it is whole.
fn back_up(connection: &Connection, path: &Path, version: usize) -> Result<()> {
    let beside = |ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".schema-{version}{ending}"));
        PathBuf::from(name)
    };
    let unfinished = beside(&format!(".unfinished-{}", std::process::id()));
    connection.execute(
        include_str!("schema/back_up.sql"),
        named_params! {":path": unfinished.to_string_lossy()},
    )?;
    let mut copy = beside(".backup");
    for count in 2.. {
        if !copy.try_exists()? {
            break;
        }
        copy = beside(&format!(".backup-{count}"));
    }
    std::fs::rename(unfinished, copy)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Step = Step::sql("CREATE TABLE one (name TEXT) STRICT;");
    const SECOND: Step = Step::sql("ALTER TABLE one ADD COLUMN colour TEXT;");

    fn open(path: &Path, steps: &[Step]) -> Result<Connection> {
        let mut connection = Connection::open(path)?;
        upgrade(&mut connection, path, steps)?;
        Ok(connection)
    }

    fn schema(connection: &Connection) -> String {
        let mut statement = connection.prepare("SELECT sql FROM sqlite_schema").unwrap();
        let rows = statement
            .query_map([], |row| row.get::<_, Option<String>>(0))
            .unwrap();
        rows.map(|row| row.unwrap().unwrap_or_default())
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn an_older_store_is_backed_up_and_then_equals_a_fresh_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let old = open(&path, &[FIRST]).unwrap();
        old.execute("INSERT INTO one (name) VALUES ('kept')", [])
            .unwrap();
        drop(old);
        let migrated = open(&path, &[FIRST, SECOND]).unwrap();
        let fresh = open(&folder.path().join("b.db"), &[FIRST, SECOND]).unwrap();
        assert_eq!(schema(&migrated), schema(&fresh));
        assert_eq!(
            names(folder.path()),
            ["a.db", "a.db.schema-1.backup", "b.db"]
        );
        let backup = Connection::open(folder.path().join("a.db.schema-1.backup")).unwrap();
        for connection in [&migrated, &backup] {
            let name = |row: &rusqlite::Row<'_>| row.get::<_, String>("name");
            assert_eq!(
                connection.query_row("SELECT * FROM one", [], name).unwrap(),
                "kept"
            );
        }
        assert_eq!(version(&backup).unwrap(), 1);
    }

    #[test]
    fn a_step_that_fails_leaves_the_store_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let before = schema(&open(&path, &[FIRST]).unwrap());
        assert!(open(&path, &[FIRST, SECOND, Step::sql("nonsense")]).is_err());
        let after = open(&path, &[FIRST]).unwrap();
        assert_eq!(schema(&after), before);
        assert_eq!(version(&after).unwrap(), 1);
    }

    #[test]
    fn a_newer_store_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        open(&path, &[FIRST, SECOND]).unwrap();
        let error = open(&path, &[FIRST]).unwrap_err();
        assert!(matches!(error, Error::Newer { found: 2, known: 1 }));
    }

    #[test]
    fn the_schema_of_today() {
        let folder = tempfile::tempdir().unwrap();
        let connection = open(&folder.path().join("a.db"), MIGRATIONS).unwrap();
        insta::assert_snapshot!(schema(&connection));
    }
}
