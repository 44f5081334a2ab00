//! What one desk exports another takes in, to the byte, with who decided what and when.

use isnad_review::export::lines::{Record, line};
use isnad_review::export::{ClaimRecord, annotation};
use isnad_review::{Act, Correction, Evidence, Refusal, Role, Subject};
use isnad_store::Store;

use crate::desk::{AT, Desk, admin, document, editor, refusal, reviewer, verdict};

/// Claims in every state, one of them published and corrected, with all that can be done to them.
fn busy() -> Desk {
    let mut desk = Desk::new();
    let first = desk.claim();
    let (salma, huda) = (editor("سلمى"), reviewer("هدى"));
    let file = desk
        .store
        .attach(&huda, AT, "صورة.png", "image/png", b"picture")
        .unwrap();
    let evidence = Evidence {
        attachment: Some(file),
        ..document()
    };
    let better = Evidence {
        quotation: "نص أصح".into(),
        ..evidence.clone()
    };
    let note = |text: &str| Act::Note { text: text.into() };
    let acts = [
        (&salma, note("@هدى انظري")),
        (&salma, Act::AddEvidence(evidence)),
        (
            &huda,
            Act::AmendEvidence {
                evidence: 1,
                to: better,
                reason: "نُقل خطأ".into(),
            },
        ),
        (&salma, Act::AddEvidence(document())),
        (
            &salma,
            Act::WithdrawEvidence {
                evidence: 2,
                reason: "مكرر".into(),
            },
        ),
        (&salma, verdict("false")),
        (&salma, Act::AskSecond { to: None }),
        (&huda, verdict("false")),
        (
            &salma,
            Act::Publish {
                override_reason: None,
            },
        ),
        (
            &salma,
            Act::Correct(Correction {
                note: "صُحح".into(),
                verdict: Some("true".into()),
                ..Correction::default()
            }),
        ),
    ];
    for (by, act) in acts {
        desk.act(by, &first, act).unwrap();
    }
    let [one, other] = desk.ids()[..] else {
        panic!("two readings")
    };
    let (one, other) = (desk.view(one).subject, desk.view(other).subject);
    desk.act(&huda, &one, Act::Accept).unwrap();
    let reason = "ليس إسنادا".into();
    desk.act(&huda, &other, Act::Reject { reason }).unwrap();
    desk.act(&salma, &one, note("للزملاء")).unwrap();
    let second = Subject::Claim(desk.store.free_claim(&one).unwrap());
    assert_ne!(second, first);
    let act = Act::Open {
        label: "دعوى ثانية في القراءة نفسها".into(),
        readings: vec![one.clone()],
    };
    desk.act(&huda, &second, act).unwrap();
    desk.act(&huda, &second, verdict("altered")).unwrap();
    assert_eq!(desk.store.claims_of(&one).unwrap().len(), 2);
    desk
}

fn exported(store: &Store) -> String {
    let claims = store.claim_ids().unwrap();
    let claims: Vec<ClaimRecord> = claims
        .iter()
        .filter_map(|id| store.claim_record(id).unwrap())
        .collect();
    let mut lines: String = store
        .file_records(&claims)
        .unwrap()
        .iter()
        .map(line)
        .collect();
    for id in store.decided_readings(0, 100).unwrap() {
        lines += &line(&Record::Reading(Box::new(
            store.reading_record(id).unwrap(),
        )));
    }
    for claim in claims {
        lines += &line(&Record::Claim(Box::new(claim)));
    }
    lines
}

#[test]
fn what_goes_out_comes_in_to_the_byte_and_can_be_undone() {
    let (one, mut other) = (busy(), Desk::new());
    let out = exported(&one.store);
    for line in out.lines() {
        other.store.take_in(&admin(), AT, line).unwrap();
    }
    assert_eq!(exported(&other.store), out);
    assert!(out.contains("للزملاء") && out.contains("نُقل خطأ") && out.contains("\"file\""));
    assert_eq!(other.store.verify().unwrap(), []);
    let agreement = other.store.agreement().unwrap();
    assert_eq!(agreement.claims, one.store.agreement().unwrap().claims);
    // The claims are worked on further, and what came in goes again, published or not.
    let first = out.lines().find(|line| line.contains("\"claim\"")).unwrap();
    let again = other.store.take_in(&admin(), AT, first);
    assert_eq!(refusal(again), Refusal::Touched);
    while other.store.undo(&admin(), AT).unwrap().is_some() {}
    assert_eq!(other.store.claim_ids().unwrap(), []);
    assert_eq!(other.store.decided_readings(0, 9).unwrap(), [0; 0]);
    assert_eq!(other.store.verify().unwrap(), []);
}

#[test]
fn only_an_admin_speaks_for_others_and_what_is_hostile_stays_out() {
    let (one, mut other) = (busy(), Desk::new());
    let out = exported(&one.store);
    let line = out
        .lines()
        .rfind(|line| line.contains("\"claim\""))
        .unwrap();
    for by in [reviewer("سلمى"), editor("سلمى")] {
        let refused = refusal(other.store.take_in(&by, AT, line));
        assert_eq!(
            refused,
            Refusal::Role {
                needed: Role::Admin
            }
        );
    }
    let published = out
        .lines()
        .find(|line| line.contains("publications\":[{"))
        .unwrap();
    let file = out.lines().find(|line| line.contains("\"file\"")).unwrap();
    other.store.take_in(&reviewer("سلمى"), AT, file).unwrap();
    let script = published.replace("https://example.org/a", "javascript:alert(1)");
    let refused = refusal(other.store.take_in(&admin(), AT, &script));
    assert!(matches!(refused, Refusal::Address(_)), "{refused:?}");
    let nameless = line.replace("دعوى ثانية في القراءة نفسها", " ");
    assert!(other.store.take_in(&admin(), AT, &nameless).is_err());
    let id = one.store.claim_ids().unwrap().pop().unwrap().0;
    for hostile in ["../../etc/a", "", "a/b", "أ", "a\u{202e}"] {
        let line = line.replace(&id, hostile);
        assert!(
            other.store.take_in(&admin(), AT, &line).is_err(),
            "{hostile:?}"
        );
    }
    let elsewhere = line.replace("الميناء", "منبر آخر");
    assert!(other.store.take_in(&admin(), AT, &elsewhere).is_err());
    for nonsense in [
        "{}",
        "nonsense",
        "{\"file\":{\"name\":\"a\",\"media_type\":\"\",\"base64\":\"?\"}}",
    ] {
        let refused = refusal(other.store.take_in(&admin(), AT, nonsense));
        assert!(matches!(refused, Refusal::NoRecord(_)), "{refused:?}");
    }
    assert_eq!(other.store.claim_ids().unwrap(), []);
}

#[test]
fn readings_come_in_from_annotations_too() {
    let (one, mut other) = (busy(), Desk::new());
    let lines = |store: &Store| -> String {
        let ids = store.decided_readings(0, 9).unwrap();
        let record = |id: &i64| annotation::line(&store.reading_record(*id).unwrap());
        ids.iter().map(record).collect()
    };
    let out = lines(&one.store);
    for line in out.lines() {
        other.store.take_in(&admin(), AT, line).unwrap();
    }
    assert_eq!(lines(&other.store), out);
}
