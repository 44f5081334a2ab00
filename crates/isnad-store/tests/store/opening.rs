use std::fs;
use std::path::Path;

use isnad_store::{Error, Store};

use crate::archive::Archive;

/// Both ways to open a file refuse it, and neither it nor its folder is changed.
fn refused(path: &Path) -> Error {
    let before = (fs::read(path).unwrap(), names(path));
    assert!(Store::open(path).is_err());
    let error = Store::create(path).unwrap_err();
    assert!(
        (fs::read(path).unwrap(), names(path)) == before,
        "it was touched"
    );
    error
}

fn names(path: &Path) -> Vec<std::ffi::OsString> {
    let entries = fs::read_dir(path.parent().unwrap()).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    names
}

#[test]
fn a_store_is_found_again_with_all_that_is_in_it() {
    let mut archive = Archive::new();
    archive.ingest("1", "قتل ثلاثة");
    let again = Store::open(&archive.path()).unwrap();
    assert_eq!(again.articles("1", None).unwrap(), [archive.article("1")]);
}

#[test]
fn opening_makes_no_store_and_creating_does() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("isnad.db");
    assert!(matches!(Store::open(&path), Err(Error::Missing)));
    assert!(!path.exists());
    Store::create(&path).unwrap();
    Store::open(&path).unwrap();
}

#[test]
fn an_empty_file_becomes_a_store_only_when_it_should() {
    let file = tempfile::NamedTempFile::new().unwrap();
    assert!(matches!(Store::open(file.path()), Err(Error::Missing)));
    assert_eq!(file.path().metadata().unwrap().len(), 0);
    Store::create(file.path()).unwrap();
}

#[test]
fn a_file_that_is_not_ours_is_left_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let letter = folder.path().join("letter.txt");
    fs::write(&letter, "عزيزي").unwrap();
    assert!(matches!(refused(&letter), Error::NotOurs));
    let foreign = folder.path().join("foreign.db");
    let connection = rusqlite::Connection::open(&foreign).unwrap();
    connection
        .execute_batch("PRAGMA journal_mode = wal; CREATE TABLE t (a)")
        .unwrap();
    assert!(matches!(refused(&foreign), Error::NotOurs));
}

#[test]
fn a_newer_store_is_refused_with_both_numbers() {
    let archive = Archive::new();
    archive.tamper("PRAGMA user_version = 1000").unwrap();
    let error = Store::open(&archive.path()).unwrap_err();
    assert!(matches!(error, Error::Newer { found: 1000, known } if known < 1000));
    assert!(matches!(
        Store::create(&archive.path()),
        Err(Error::Newer { .. })
    ));
}

#[test]
fn a_damaged_store_is_said_to_be_damaged() {
    let mut archive = Archive::new();
    archive.ingest("1", "قتل ثلاثة");
    archive
        .tamper("UPDATE attribution SET grade = 'excellent'")
        .unwrap();
    let error = archive.store.articles("1", None).unwrap_err();
    assert!(matches!(error, Error::Damaged(_)), "{error}");
}

#[test]
fn many_may_make_the_same_store_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("isnad.db");
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| drop(Store::create(&path).unwrap()));
        }
    });
    assert_eq!(Store::open(&path).unwrap().counts().unwrap().articles, 0);
}
