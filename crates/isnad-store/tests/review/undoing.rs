use isnad_review::{Act, ReadingStatus};
use isnad_store::Error;

use crate::desk::{AT, Desk, document, editor, reviewer, verdict};

#[test]
fn undo_and_redo_go_back_and_forth_also_after_a_restart() {
    let mut desk = Desk::new();
    let by = reviewer("سلمى");
    let subject = desk.view(desk.ids()[0]).subject;
    let mut dumps = vec![desk.tables()];
    let steps = [
        Act::Accept,
        Act::Note {
            text: "راجعي @ليلى".into(),
        },
        Act::Reopen {
            reason: String::new(),
        },
        Act::Reject {
            reason: "لا".into()
        },
    ];
    for act in &steps {
        desk.act(&by, &subject, act.clone()).unwrap();
        dumps.push(desk.tables());
    }
    let status = |desk: &Desk| desk.view(desk.ids()[0]).state;
    let states = [
        ReadingStatus::New,
        ReadingStatus::Accepted,
        ReadingStatus::Accepted,
        ReadingStatus::New,
        ReadingStatus::Rejected,
    ];
    for at in (0..4).rev() {
        desk.store = desk.again();
        desk.store.undo(&by, AT).unwrap().unwrap();
        assert_eq!(status(&desk).status, states[at]);
        assert_eq!(desk.store.verify().unwrap(), []);
    }
    assert_eq!(desk.store.undo(&by, AT).unwrap(), None);
    for state in &states[1..] {
        desk.store = desk.again();
        desk.store.redo(&by, AT).unwrap().unwrap();
        assert_eq!(status(&desk).status, *state);
    }
    assert_eq!(desk.store.redo(&by, AT).unwrap(), None);
    assert_eq!(status(&desk).remarks.len(), 1);
    assert_eq!(desk.store.desk_counts("ليلى").unwrap().mentions, 1);
    let subject = desk.view(desk.ids()[0]).subject;
    assert_eq!(desk.store.history(&subject, "ليلى").unwrap().len(), 12);
}

#[test]
fn everybody_undoes_their_own() {
    let mut desk = Desk::new();
    let ids = desk.ids();
    let (first, second) = (desk.view(ids[0]).subject, desk.view(ids[1]).subject);
    desk.act(&reviewer("سلمى"), &first, Act::Accept).unwrap();
    desk.act(&reviewer("ليلى"), &second, Act::Accept).unwrap();
    let done = desk.store.undo(&reviewer("سلمى"), AT).unwrap().unwrap();
    assert_eq!(done.subjects, [first]);
    assert_eq!(desk.store.undo(&reviewer("سلمى"), AT).unwrap(), None);
    assert_eq!(desk.view(ids[1]).state.status, ReadingStatus::Accepted);
}

#[test]
fn a_new_act_ends_what_can_be_redone() {
    let mut desk = Desk::new();
    let by = reviewer("سلمى");
    let subject = desk.view(desk.ids()[0]).subject;
    desk.act(&by, &subject, Act::Accept).unwrap();
    desk.store.undo(&by, AT).unwrap().unwrap();
    desk.act(&by, &subject, Act::Note { text: "ن".into() })
        .unwrap();
    assert_eq!(desk.store.redo(&by, AT).unwrap(), None);
}

#[test]
fn what_others_rest_on_or_readers_saw_is_not_undone() {
    let mut desk = Desk::new();
    let claim = desk.claim();
    let (salma, layla) = (editor("سلمى"), reviewer("ليلى"));
    desk.act(&layla, &claim, Act::AddEvidence(document()))
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
    let before = desk.tables();
    for by in [&salma, &layla] {
        assert!(matches!(desk.store.undo(by, AT), Err(Error::Refused(_))));
    }
    assert_eq!(desk.tables(), before);
    desk.act(&salma, &claim, Act::Note { text: "ن".into() })
        .unwrap();
    assert!(desk.store.undo(&salma, AT).unwrap().is_some());
}

#[test]
fn a_decision_is_not_undone_under_a_second_one() {
    let mut desk = Desk::new();
    let claim = desk.claim();
    let (salma, layla) = (reviewer("سلمى"), reviewer("ليلى"));
    desk.act(&salma, &claim, verdict("true")).unwrap();
    desk.act(&salma, &claim, Act::AskSecond { to: None })
        .unwrap();
    desk.act(&layla, &claim, verdict("false")).unwrap();
    assert!(matches!(
        desk.store.undo(&layla, AT),
        Err(Error::Refused(_))
    ));
    assert!(matches!(
        desk.store.undo(&salma, AT),
        Err(Error::Refused(_))
    ));
    assert_eq!(desk.store.verify().unwrap(), []);
}
