use isnad_review::{Act, Step};
use isnad_store::{Error, Store};

use crate::desk::{AT, Desk, reviewer};

#[test]
fn an_act_on_what_somebody_changed_meanwhile_is_refused() {
    let mut desk = Desk::new();
    let view = desk.view(desk.ids()[0]);
    desk.act(
        &reviewer("ليلى"),
        &view.subject,
        Act::Note { text: "ن".into() },
    )
    .unwrap();
    let step = Step::new(view.subject, Act::Accept).if_still(view.revision);
    let before = desk.tables();
    match desk.store.act(&reviewer("سلمى"), AT, vec![step.clone()]) {
        Err(Error::Stale { by, at }) => assert_eq!((by.as_str(), at.as_str()), ("ليلى", AT)),
        other => panic!("{other:?}"),
    }
    assert_eq!(desk.tables(), before);
    let now = desk.view(desk.ids()[0]).revision;
    desk.store
        .act(&reviewer("سلمى"), AT, vec![step.if_still(now)])
        .unwrap();
}

#[test]
fn of_steps_together_all_are_done_or_none() {
    let mut desk = Desk::new();
    let ids = desk.ids();
    let subjects: Vec<_> = ids.iter().map(|id| desk.view(*id).subject).collect();
    desk.act(&reviewer("ليلى"), &subjects[1], Act::Accept)
        .unwrap();
    let before = desk.tables();
    let steps = subjects
        .iter()
        .map(|subject| Step::new(subject.clone(), Act::Accept));
    let outcome = desk.store.act(&reviewer("سلمى"), AT, steps.collect());
    assert!(matches!(outcome, Err(Error::Refused(_))));
    assert_eq!(desk.tables(), before);
    assert_eq!(desk.store.verify().unwrap(), []);
}

#[test]
fn two_reviewers_at_once_lose_nothing() {
    let desk = Desk::new();
    let subject = desk.view(desk.ids()[0]).subject;
    let path = desk.path();
    let write = |name: &str| {
        let mut store = Store::open(&path).unwrap();
        for number in 0..25 {
            let note = Act::Note {
                text: format!("{name} {number}"),
            };
            store
                .act(&reviewer(name), AT, vec![Step::new(subject.clone(), note)])
                .unwrap();
            if number % 5 == 0 {
                store.undo(&reviewer(name), AT).unwrap().unwrap();
            }
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| write("سلمى"));
        scope.spawn(|| write("ليلى"));
    });
    assert_eq!(desk.view(desk.ids()[0]).state.remarks.len(), 40);
    assert_eq!(desk.store.verify().unwrap(), []);
}

#[test]
fn of_two_who_accept_at_once_one_wins() {
    let desk = Desk::new();
    let view = desk.view(desk.ids()[0]);
    let path = desk.path();
    let accept = |name: &str| {
        let mut store = Store::open(&path).unwrap();
        let step = Step::new(view.subject.clone(), Act::Accept).if_still(view.revision);
        store.act(&reviewer(name), AT, vec![step]).is_ok()
    };
    let won = std::thread::scope(|scope| {
        let both = [
            scope.spawn(|| accept("سلمى")),
            scope.spawn(|| accept("ليلى")),
        ];
        both.map(|one| one.join().unwrap())
    });
    assert!(won[0] != won[1]);
}

#[test]
fn a_reading_that_is_not_there_is_not_reviewed() {
    let mut desk = Desk::new();
    let isnad_review::Subject::Reading { outlet, key, .. } = desk.view(desk.ids()[0]).subject
    else {
        panic!();
    };
    let subject = isnad_review::Subject::Reading {
        outlet,
        article: "2".into(),
        key,
    };
    let outcome = desk.act(&reviewer("سلمى"), &subject, Act::Accept);
    assert!(matches!(outcome, Err(Error::Unknown { .. })));
}
