use isnad_store::{Fault, Operation};

use crate::archive::Archive;

/// An archive of three texts, written to behind isnad's back, and what is found in it.
fn faults_after(sql: &str) -> Vec<Fault> {
    let mut archive = Archive::new();
    for id in ["1", "2", "3"] {
        archive.ingest(id, "قتل ثلاثة");
    }
    assert_eq!(archive.store.verify().unwrap(), []);
    archive.tamper(sql).unwrap();
    archive.store.verify().unwrap()
}

fn text(article: &str) -> Fault {
    Fault::Text {
        outlet: "الميناء".into(),
        article: article.into(),
        version: 1,
    }
}

#[test]
fn the_log_cannot_be_changed_by_accident() {
    let mut archive = Archive::new();
    archive.ingest("1", "قتل ثلاثة");
    for sql in [
        "UPDATE operation SET at = ''",
        "DELETE FROM operation",
        "INSERT OR REPLACE INTO operation SELECT * FROM operation",
        "INSERT INTO operation SELECT 0, at, operation, payload, previous, hash FROM operation",
    ] {
        let error = archive.tamper(sql).unwrap_err().to_string();
        assert!(error.contains("append-only"), "{sql}: {error}");
    }
    assert_eq!(archive.store.verify().unwrap(), []);
}

#[test]
fn a_changed_entry_is_found() {
    for column in [
        "at = 'x'",
        "operation = 'x'",
        "payload = '{}'",
        "hash = zeroblob(32)",
    ] {
        let faults = faults_after(&format!(
            "DROP TRIGGER operation_is_never_changed;
             UPDATE operation SET {column} WHERE sequence = 2;"
        ));
        assert!(
            faults.contains(&Fault::Entry { sequence: 2 }),
            "{column}: {faults:?}"
        );
    }
}

#[test]
fn a_removed_entry_is_found() {
    let remove = |sequence: i64| {
        faults_after(&format!(
            "DROP TRIGGER operation_is_never_deleted;
             DELETE FROM operation WHERE sequence = {sequence};"
        ))
    };
    assert_eq!(remove(2), [Fault::Entry { sequence: 3 }, text("2")]);
    assert_eq!(remove(3), [text("3")]);
}

#[test]
fn a_changed_or_removed_text_is_found() {
    assert_eq!(
        faults_after("UPDATE version SET text = 'قتل أربعة' WHERE id = 2"),
        [text("2")]
    );
    let remove = "PRAGMA foreign_keys = OFF; DELETE FROM version WHERE id = 3;";
    assert_eq!(faults_after(remove), [Fault::Missing { versions: 1 }]);
}

#[test]
fn operations_come_back_by_kind_in_their_order() {
    let mut archive = Archive::new();
    archive.ingest("1", "قتل ثلاثة");
    let operation = |kind: &str, name: &str| Operation {
        kind: kind.to_owned(),
        payload: serde_json::json!({ "name": name }),
    };
    let done = [
        operation("name", "سيول"),
        operation("other", ""),
        operation("name", "السيول"),
    ];
    for operation in &done {
        let mut batch = archive.store.batch("2024-05-01T00:00:00Z", "test").unwrap();
        batch.record(operation.clone());
        batch.commit().unwrap();
    }
    let found = archive.store.operations(&["name"]).unwrap();
    assert_eq!(found, [done[0].clone(), done[2].clone()]);
}
