use isnad_store::{Error, Problem, Store};

use crate::archive::Archive;

fn archive() -> Archive {
    let mut archive = Archive::new();
    archive.ingest("1", "قتل ثلاثة في الميناء");
    archive.ingest("1", "قتل أربعة في الميناء");
    archive
}

#[test]
fn a_sound_store_has_no_problem() {
    assert_eq!(archive().store.check().unwrap(), []);
}

#[test]
fn what_is_missing_from_the_index_is_found_and_mended() {
    let mut archive = archive();
    archive
        .tamper("DELETE FROM version_words WHERE rowid = 1; DELETE FROM content_words")
        .unwrap();
    let problem = |index: &str, rows| Problem::Index {
        index: index.to_owned(),
        rows,
    };
    let problems = [problem("version_words", 1), problem("content_words", 2)];
    assert_eq!(archive.store.check().unwrap(), problems);
    archive.store.reindex().unwrap();
    assert_eq!(archive.store.check().unwrap(), []);
}

#[test]
fn a_dangling_row_and_a_changed_text_are_found() {
    let archive = archive();
    archive
        .tamper("PRAGMA foreign_keys = OFF; UPDATE article SET outlet_id = 9")
        .unwrap();
    let problems = archive.store.check().unwrap();
    let table = "article".to_owned();
    assert!(
        problems.contains(&Problem::Dangling { table }),
        "{problems:?}"
    );
    let archive = self::archive();
    archive
        .tamper("UPDATE version SET text = 'x' WHERE number = 1")
        .unwrap();
    assert!(matches!(
        archive.store.check().unwrap()[..],
        [Problem::Log(_)]
    ));
}

#[test]
fn a_copy_is_a_store_and_overwrites_nothing() {
    let archive = archive();
    let to = archive.path().with_extension("copy");
    archive.store.back_up(&to).unwrap();
    let copy = Store::open(&to).unwrap();
    assert_eq!(copy.check().unwrap(), []);
    assert_eq!(copy.articles("1", None).unwrap(), [archive.article("1")]);
    assert!(matches!(archive.store.back_up(&to), Err(Error::Exists(_))));
}

#[test]
fn vacuuming_keeps_everything() {
    let archive = archive();
    let before = archive.article("1");
    archive.store.vacuum().unwrap();
    assert_eq!(archive.article("1"), before);
    assert_eq!(archive.store.check().unwrap(), []);
    let statistics = archive.store.statistics().unwrap();
    let counted = (
        statistics.articles,
        statistics.versions,
        statistics.changed_articles,
    );
    assert_eq!(counted, (1, 2, 1));
}
