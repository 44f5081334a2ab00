use isnad_review::{Actor, Role, Secret};
use isnad_store::Error;
use isnad_store::review::{LARGEST_ATTACHMENT, LogIn, SavedFilter};

use crate::desk::{AT, Desk, admin, reviewer};

const PASSWORD: &str = "كلمة سر طويلة";

fn with_users() -> Desk {
    let mut desk = Desk::new();
    let add = |desk: &mut Desk, name: &str, role| {
        desk.store
            .add_user(&admin(), AT, name, role, Some(PASSWORD))
            .unwrap();
    };
    add(&mut desk, "مدير", Role::Admin);
    add(&mut desk, "سلمى", Role::Reviewer);
    desk
}

#[test]
fn users_are_added_changed_and_removed_by_admins_and_one_admin_stays() {
    let mut desk = Desk::new();
    let outcome = desk
        .store
        .add_user(&admin(), AT, "سلمى", Role::Reviewer, None);
    assert!(matches!(outcome, Err(Error::Refused(_))));
    let mut desk = with_users();
    for bad in ["", "سلمى", "a b", "<b>"] {
        let outcome = desk.store.add_user(&admin(), AT, bad, Role::Reviewer, None);
        assert!(matches!(outcome, Err(Error::Refused(_))), "{bad}");
    }
    let outcome = desk
        .store
        .set_role(&reviewer("سلمى"), AT, "سلمى", Role::Admin);
    assert!(matches!(outcome, Err(Error::Refused(_))));
    for outcome in [
        desk.store.set_role(&admin(), AT, "مدير", Role::Editor),
        desk.store.remove_user(&admin(), AT, "مدير"),
    ] {
        assert!(matches!(outcome, Err(Error::Refused(_))));
    }
    desk.store
        .set_role(&admin(), AT, "سلمى", Role::Editor)
        .unwrap();
    desk.store.remove_user(&admin(), AT, "سلمى").unwrap();
    assert_eq!(desk.store.users().unwrap().len(), 1);
    let outcome = desk.store.remove_user(&admin(), AT, "سلمى");
    assert!(matches!(outcome, Err(Error::Unknown { .. })));
    assert_eq!(desk.store.verify().unwrap(), []);
    let log = serde_json::to_string(&desk.store.log_entries(0, 100).unwrap()).unwrap();
    assert!(log.contains("\"removed\"") && !log.contains("argon2"));
}

#[test]
fn sessions_end_when_idle_when_old_and_when_the_password_changes() {
    let mut desk = with_users();
    let open = |desk: &mut Desk| match desk.store.log_in("سلمى", PASSWORD, None, 1000).unwrap()
    {
        LogIn::Welcome(secret, actor) => {
            assert_eq!(actor, Actor::new("سلمى", Role::Reviewer));
            secret
        }
        other => panic!("{other:?}"),
    };
    let secret = open(&mut desk);
    assert!(desk.store.session(&secret, 1000 + 3600).unwrap().is_some());
    assert!(
        desk.store
            .session(&secret, 1000 + 3 * 3600 - 1)
            .unwrap()
            .is_some()
    );
    assert!(
        desk.store
            .session(&secret, 1000 + 5 * 3600 + 1)
            .unwrap()
            .is_none()
    );
    let secret = open(&mut desk);
    for hours in 1..12 {
        assert!(
            desk.store
                .session(&secret, 1000 + hours * 3600)
                .unwrap()
                .is_some()
        );
    }
    assert!(
        desk.store
            .session(&secret, 1000 + 12 * 3600)
            .unwrap()
            .is_none()
    );
    let secret = open(&mut desk);
    desk.store
        .set_password(&reviewer("سلمى"), AT, "سلمى", "كلمة أخرى طويلة")
        .unwrap();
    assert!(desk.store.session(&secret, 1001).unwrap().is_none());
    assert!(
        desk.store
            .session(&Secret::presented("guess"), 1001)
            .unwrap()
            .is_none()
    );
}

#[test]
fn guessing_is_slowed_down_and_then_not_heard() {
    let mut desk = with_users();
    for name in ["سلمى", "nobody"] {
        for _ in 0..6 {
            let outcome = desk
                .store
                .log_in(name, "guess guess guess", None, 1000)
                .unwrap();
            assert!(matches!(outcome, LogIn::Wrong), "{outcome:?}");
        }
        let outcome = desk.store.log_in(name, PASSWORD, None, 1001).unwrap();
        assert!(
            matches!(outcome, LogIn::Wait(until) if until > 1030),
            "{outcome:?}"
        );
    }
    let outcome = desk.store.log_in("سلمى", PASSWORD, None, 1100).unwrap();
    assert!(matches!(outcome, LogIn::Welcome(..)));
}

#[test]
fn guessing_under_many_names_from_one_address_is_not_heard_either() {
    let mut desk = with_users();
    let from = |last| Some(std::net::IpAddr::from([192, 0, 2, last]));
    for number in 0..21 {
        let name = format!("nobody{number}");
        let outcome = desk.store.log_in(&name, "guess guess guess", from(1), 1000);
        assert!(matches!(outcome.unwrap(), LogIn::Wrong));
        // A password of one's own buys no more guesses.
        let own = desk.store.log_in("سلمى", PASSWORD, from(1), 1000).unwrap();
        assert!(matches!(own, LogIn::Welcome(..)) || number == 20, "{own:?}");
    }
    let outcome = desk.store.log_in("سلمى", PASSWORD, from(1), 1001).unwrap();
    assert!(matches!(outcome, LogIn::Wait(_)), "{outcome:?}");
    let outcome = desk.store.log_in("سلمى", PASSWORD, from(2), 1001).unwrap();
    assert!(matches!(outcome, LogIn::Welcome(..)), "{outcome:?}");
}

#[test]
fn tokens_act_for_their_user_until_taken_back() {
    let mut desk = with_users();
    let salma = reviewer("سلمى");
    let secret = desk.store.add_token(&salma, AT, "سلمى", "script").unwrap();
    assert_eq!(desk.store.token(&secret).unwrap(), Some(salma.clone()));
    assert!(desk.store.add_token(&salma, AT, "مدير", "theft").is_err());
    let id = desk.store.tokens().unwrap()[0].id;
    assert!(desk.store.remove_token(&reviewer("ليلى"), AT, id).is_err());
    desk.store.remove_token(&salma, AT, id).unwrap();
    assert_eq!(desk.store.token(&secret).unwrap(), None);
    let bytes = std::fs::read(desk.path()).unwrap();
    let secret = secret.reveal().as_bytes();
    assert!(!bytes.windows(secret.len()).any(|window| window == secret));
}

#[test]
fn files_are_kept_once_by_their_hash_and_within_a_limit() {
    let mut desk = Desk::new();
    let salma = reviewer("سلمى");
    let attach = |desk: &mut Desk, bytes: &[u8]| {
        desk.store
            .attach(&salma, AT, "صورة.png", "image/png", bytes)
    };
    let kept = attach(&mut desk, b"picture").unwrap();
    assert_eq!(attach(&mut desk, b"picture").unwrap(), kept);
    assert_eq!(
        desk.store.attachment(&kept.hash).unwrap().unwrap().bytes,
        b"picture"
    );
    assert_eq!(desk.store.attachment(&"0".repeat(64)).unwrap(), None);
    assert!(attach(&mut desk, &vec![0; LARGEST_ATTACHMENT + 1]).is_err());
    assert!(attach(&mut desk, b"").is_err());
    let claim = desk.claim();
    let mut evidence = crate::desk::document();
    evidence.attachment = Some(isnad_review::Attachment {
        hash: "0".repeat(64),
        ..kept.clone()
    });
    let act = isnad_review::Act::AddEvidence(evidence.clone());
    assert!(matches!(
        desk.act(&salma, &claim, act),
        Err(Error::Unknown { .. })
    ));
    evidence.attachment = Some(kept);
    desk.act(&salma, &claim, isnad_review::Act::AddEvidence(evidence))
        .unwrap();
}

#[test]
fn filters_are_saved_per_user() {
    let mut desk = Desk::new();
    let mut filter = SavedFilter::default();
    filter.filter.text = Some("الجسر".into());
    desk.store.save_filter("سلمى", "جسور", &filter).unwrap();
    assert_eq!(
        desk.store.saved_filters("سلمى").unwrap(),
        [("جسور".to_owned(), filter)]
    );
    assert_eq!(desk.store.saved_filters("ليلى").unwrap(), []);
    assert!(desk.store.forget_filter("سلمى", "جسور").unwrap());
    assert!(!desk.store.forget_filter("سلمى", "جسور").unwrap());
}
