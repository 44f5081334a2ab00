//! Stores of every schema that was published become ones of today.

use std::path::Path;

use isnad_store::{Query, SearchFilter, Store};
use sha2::{Digest, Sha256};

const FIRST: &str = include_str!("../../src/migrations/0001_first_schema.sql");

/// A store as the first isnad left it, with one text in it.
fn first(path: &Path) {
    let connection = rusqlite::Connection::open(path).unwrap();
    connection.execute_batch(FIRST).unwrap();
    connection
        .execute_batch(
            "PRAGMA application_id = 0x49534e44; PRAGMA user_version = 1;
             INSERT INTO outlet VALUES (1, 'الميناء');
             INSERT INTO article VALUES (1, 1, 'a', NULL);
             INSERT INTO source VALUES (1, 'الوزير', 'person', 'الوزيرُ');",
        )
        .unwrap();
    let text = "قال الوزيرُ إن المطر غزير";
    let hash: [u8; 32] = Sha256::digest(text).into();
    connection
        .execute(
            "INSERT INTO version VALUES (1, 1, 1, ?1, NULL, '2024-03-12T00:00:00Z', 'old', 'عنوان', NULL, ?2)",
            (hash, text),
        )
        .unwrap();
    connection
        .execute(
            "INSERT INTO attribution VALUES (1, 1, 0, NULL, 1, ?1, 'indirect', 'person', 'say',
             'neutral', 'named', 'verb-subject-clause', 'qala', 0.5,
             '[[0,3]]', '[[4,11]]', '[]', '[[15,25]]', '[]')",
            [hash],
        )
        .unwrap();
}

#[test]
fn a_store_of_the_first_schema_can_be_searched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("isnad.db");
    first(&path);
    let store = Store::open(&path).unwrap();
    let filter = SearchFilter::default();
    let articles = |query: &str| {
        let hits = store.search_articles(&Query::new(query), &filter, 5);
        hits.unwrap().len()
    };
    assert_eq!(
        (articles("عنوان"), articles("المطر"), articles("لا")),
        (1, 1, 0)
    );
    let contents = store
        .search_contents(&Query::new("غزير"), &filter, 5)
        .unwrap();
    assert_eq!(contents[0].source.as_deref(), Some("الوزيرُ"));
    assert_eq!(
        store
            .said_by("الوزير", false, &Default::default())
            .unwrap()
            .len(),
        1
    );
    let index = |problem: &isnad_store::Problem| !matches!(problem, isnad_store::Problem::Log(_));
    assert!(!store.check().unwrap().iter().any(index));
    assert!(folder.path().join("isnad.db.schema-1.backup").exists());
}
