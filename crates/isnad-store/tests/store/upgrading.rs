//! Stores of every schema that was published become ones of today.

use std::path::Path;

use isnad_store::review::{Direction, Order, QueueFilter};
use isnad_store::{Incoming, Outcome, Query, SearchFilter, Store};
use sha2::{Digest, Sha256};

const FIRST: &str = include_str!("../../src/migrations/0001_first_schema.sql");
/// What came until the reviewer's desk did.
const DESK: [&str; 3] = [
    include_str!("../../src/migrations/0002_search.sql"),
    include_str!("../../src/migrations/0003_fetch_state.sql"),
    include_str!("../../src/migrations/0004_review.sql"),
];

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

#[test]
fn a_store_with_a_desk_of_the_first_kind_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("isnad.db");
    first(&path);
    let connection = rusqlite::Connection::open(&path).unwrap();
    for step in DESK {
        connection.execute_batch(step).unwrap();
    }
    connection
        .execute_batch(
            "PRAGMA user_version = 4;
             INSERT INTO version_words (rowid, title, text) VALUES (1, 'عنوان', 'قال الوزير ان المطر غزير');
             INSERT INTO content_words (rowid, content) VALUES (1, 'المطر غزير');
             INSERT INTO source_words (rowid, name) VALUES (1, 'الوزير');",
        )
        .unwrap();
    drop(connection);
    let mut store = Store::open(&path).unwrap();
    assert!(folder.path().join("isnad.db.schema-4.backup").exists());
    let queue = |store: &mut Store| {
        store.gather(10).unwrap();
        let page = store.queue(
            &QueueFilter::default(),
            Order::Newest,
            None,
            Direction::Onward,
            9,
        );
        let rows = page.unwrap().rows.into_iter();
        rows.map(|row| row.content).collect::<Vec<_>>()
    };
    assert_eq!(queue(&mut store), ["المطر غزير"]);
    let mut batch = store.batch("2024-03-13T00:00:00Z", "new").unwrap();
    let text = "قال الوزير إن المطر توقف";
    let incoming = Incoming {
        outlet: "الميناء",
        id: "a",
        text,
        ..Default::default()
    };
    let reading = isnad_parse::Reader::shipped().read(text);
    assert_eq!(
        batch.ingest(&incoming, &reading).unwrap(),
        Outcome::NewVersion
    );
    batch.commit().unwrap();
    assert_eq!(queue(&mut store), ["المطر توقف"]);
}
