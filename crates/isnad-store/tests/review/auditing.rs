use isnad_review::Act;
use isnad_store::Fault;

use crate::desk::{AT, Desk, document, editor, reviewer, verdict};

/// A desk on which much was done.
fn busy() -> Desk {
    let mut desk = Desk::new();
    let (salma, layla) = (editor("سلمى"), reviewer("ليلى"));
    let claim = desk.claim();
    let ids = desk.ids();
    let subject = desk.view(ids[0]).subject;
    desk.act(
        &layla,
        &subject,
        Act::Note {
            text: "انظر @سلمى".into(),
        },
    )
    .unwrap();
    desk.act(&layla, &subject, Act::Accept).unwrap();
    desk.act(
        &layla,
        &subject,
        Act::Assign {
            to: Some("سلمى".into()),
        },
    )
    .unwrap();
    desk.store.undo(&layla, AT).unwrap().unwrap();
    desk.store.undo(&layla, AT).unwrap().unwrap();
    desk.store.redo(&layla, AT).unwrap().unwrap();
    let source = desk
        .store
        .desk_source(desk.view(ids[1]).source_id.unwrap())
        .unwrap()
        .unwrap();
    desk.act(
        &layla,
        &source.subject(),
        Act::Rename {
            name: "اسم".into()
        },
    )
    .unwrap();
    desk.act(&salma, &claim, Act::AddEvidence(document()))
        .unwrap();
    desk.act(&salma, &claim, verdict("true")).unwrap();
    desk.act(&salma, &claim, Act::Settle).unwrap();
    desk.act(
        &salma,
        &claim,
        Act::Publish {
            override_reason: None,
        },
    )
    .unwrap();
    assert_eq!(desk.store.verify().unwrap(), []);
    desk
}

#[test]
fn the_log_alone_makes_the_same_tables() {
    let mut desk = busy();
    let before = desk.tables();
    desk.store.rebuild().unwrap();
    assert_eq!(desk.tables(), before);
    desk.tamper(
        "DELETE FROM review_membership; DELETE FROM review_claim; DELETE FROM review_mention;
         DELETE FROM review_source; DELETE FROM review_step; DELETE FROM review_entry;
         UPDATE review_subject SET state = '{}', revision = 0;
         UPDATE review_item SET status = 'new', assignee = NULL;",
    );
    assert_ne!(desk.tables(), before);
    desk.store.rebuild().unwrap();
    assert_eq!(desk.tables(), before);
}

const UNLOCK: &str = "DROP TRIGGER operation_is_never_changed;
    DROP TRIGGER operation_is_never_deleted; DROP TRIGGER operation_is_never_replaced;
    PRAGMA foreign_keys = OFF;";

#[test]
fn any_row_of_the_log_that_is_edited_or_removed_or_reordered_is_found() {
    let last = busy().store.log_head().unwrap().unwrap().sequence;
    assert!(last > 10);
    for sequence in 1..=last {
        for change in [
            format!("UPDATE operation SET payload = payload || ' ' WHERE sequence = {sequence}"),
            format!("UPDATE operation SET at = '2023' WHERE sequence = {sequence}"),
            format!("DELETE FROM operation WHERE sequence = {sequence}"),
            format!(
                "UPDATE operation SET sequence = -1 WHERE sequence = {sequence};
                 UPDATE operation SET sequence = {sequence} WHERE sequence = 2;
                 UPDATE operation SET sequence = 2 WHERE sequence = -1"
            ),
        ] {
            if sequence == 2 && change.contains("-1") {
                continue;
            }
            let desk = busy();
            desk.tamper(&format!("{UNLOCK} {change};"));
            assert_ne!(desk.store.verify().unwrap(), [], "{change}");
        }
    }
}

#[test]
fn a_log_that_was_cut_off_lacks_what_was_noted() {
    let desk = busy();
    let head = desk.store.log_head().unwrap().unwrap();
    assert!(desk.store.log_has(&head).unwrap());
    desk.tamper(&format!(
        "{UNLOCK} DELETE FROM operation WHERE sequence = {};",
        head.sequence
    ));
    assert!(!desk.store.log_has(&head).unwrap());
}

#[test]
fn a_state_that_was_edited_is_found() {
    for change in [
        "UPDATE review_subject SET state = replace(state, '\"true\"', '\"false\"') WHERE sort = 'claim'",
        "UPDATE review_subject SET revision = revision - 1 WHERE sort = 'claim'",
        "DELETE FROM review_membership; DELETE FROM review_claim; DELETE FROM review_step;
         PRAGMA foreign_keys = OFF; DELETE FROM review_subject WHERE sort = 'claim'",
    ] {
        let desk = busy();
        desk.tamper(change);
        let faults = desk.store.verify().unwrap();
        assert!(
            faults
                .iter()
                .any(|fault| matches!(fault, Fault::State { .. })),
            "{change}: {faults:?}"
        );
    }
}

#[test]
fn entries_are_read_in_pages() {
    let desk = busy();
    let first = desk.store.log_entries(0, 4).unwrap();
    let rest = desk.store.log_entries(4, 1000).unwrap();
    assert_eq!(first.len(), 4);
    assert_eq!(rest[0].previous, first[3].hash);
    let head = desk.store.log_head().unwrap().unwrap();
    assert_eq!(rest.last().unwrap().hash, head.hash);
    assert!(first.iter().any(|entry| entry.operation == "review"));
}
