use isnad_parse::Grade;
use isnad_review::{Act, ClaimStatus, Correction, Evidence, Part, Refusal, Relation, Role, Side};
use isnad_store::review::ClaimFilter;

use crate::desk::{Desk, document, editor, reviewer, verdict};

#[test]
fn from_new_to_corrected() {
    let mut desk = Desk::new();
    let claim = desk.claim();
    let salma = editor("سلمى");
    let publish = Act::Publish {
        override_reason: None,
    };
    let status = |desk: &Desk| desk.claim_view(&claim, "سلمى").state.status;
    assert_eq!(status(&desk), ClaimStatus::New);
    assert_eq!(
        desk.refused(&salma, &claim, publish.clone()),
        Refusal::Status(ClaimStatus::New)
    );
    desk.act(&salma, &claim, verdict("false")).unwrap();
    assert_eq!(status(&desk), ClaimStatus::InReview);
    let refusal = desk.refused(&reviewer("سلمى"), &claim, Act::Settle);
    assert_eq!(
        refusal,
        Refusal::Role {
            needed: Role::Editor
        }
    );
    desk.act(&salma, &claim, Act::Settle).unwrap();
    assert_eq!(status(&desk), ClaimStatus::Decided);
    assert_eq!(
        desk.refused(&salma, &claim, publish.clone()),
        Refusal::NoEvidence
    );
    let unnamed = Evidence {
        grade: Some(Grade::Unnamed),
        ..document()
    };
    desk.act(&salma, &claim, Act::AddEvidence(unnamed)).unwrap();
    assert_eq!(
        desk.refused(&salma, &claim, publish.clone()),
        Refusal::UnnamedOnly
    );
    desk.act(&salma, &claim, Act::AddEvidence(document()))
        .unwrap();
    desk.act(&salma, &claim, publish).unwrap();
    assert_eq!(status(&desk), ClaimStatus::Published);

    for act in [
        verdict("true"),
        Act::AddEvidence(document()),
        Act::Relabel {
            label: "غيره".into(),
        },
        Act::Reopen {
            reason: "لا".into()
        },
        Act::WithdrawEvidence {
            evidence: 2,
            reason: "لا".into(),
        },
    ] {
        assert_eq!(desk.refused(&salma, &claim, act), Refusal::Published);
    }
    let correct = |note: &str, withdrawn: Vec<u32>| {
        Act::Correct(Correction {
            note: note.into(),
            verdict: Some("true".into()),
            withdrawn,
            ..Correction::default()
        })
    };
    let refusal = desk.refused(&salma, &claim, correct(" ", vec![]));
    assert_eq!(refusal, Refusal::Empty(Part::CorrectionNote));
    assert_eq!(
        desk.refused(&salma, &claim, correct("خطأ", vec![2])),
        Refusal::UnnamedOnly
    );
    desk.act(&salma, &claim, correct("كان الحكم خطأ", vec![1]))
        .unwrap();
    let view = desk.claim_view(&claim, "سلمى");
    assert_eq!(view.state.status, ClaimStatus::Corrected);
    let published = &view.state.publications;
    assert_eq!(
        (published[0].verdict.as_str(), published[0].evidence.len()),
        ("false", 2)
    );
    assert_eq!(
        (published[1].verdict.as_str(), published[1].evidence.len()),
        ("true", 1)
    );
    assert_eq!(published[1].note, "كان الحكم خطأ");
    assert_eq!(desk.store.published_claims().unwrap().len(), 1);
}

#[test]
fn an_override_leaves_name_and_reason() {
    let mut desk = Desk::new();
    let claim = desk.claim();
    let salma = editor("سلمى");
    desk.act(&salma, &claim, verdict("unverifiable")).unwrap();
    desk.act(&salma, &claim, Act::Settle).unwrap();
    let publish = |reason: &str| Act::Publish {
        override_reason: Some(reason.into()),
    };
    assert_eq!(
        desk.refused(&salma, &claim, publish("  ")),
        Refusal::NoEvidence
    );
    desk.act(&salma, &claim, publish("لا دليل يمكن الوصول إليه"))
        .unwrap();
    let state = desk.claim_view(&claim, "ليلى").state;
    let reason = state.publications[0].override_reason.as_ref().unwrap();
    assert_eq!(
        (reason.by.as_str(), reason.reason.as_str()),
        ("سلمى", "لا دليل يمكن الوصول إليه")
    );
}

#[test]
fn the_second_reviewer_decides_without_seeing_the_first() {
    let mut desk = Desk::new();
    let claim = desk.claim();
    let (salma, layla, omar) = (reviewer("سلمى"), reviewer("ليلى"), reviewer("عمر"));
    desk.act(&salma, &claim, verdict("false")).unwrap();
    let ask = Act::AskSecond {
        to: Some("ليلى".into()),
    };
    desk.act(&salma, &claim, ask).unwrap();
    let waits = |desk: &Desk, name: &str| {
        let filter = ClaimFilter {
            second_for: Some(name.into()),
            ..ClaimFilter::default()
        };
        desk.store.claims(&filter, None, 10).unwrap().rows.len()
    };
    assert_eq!(
        [
            waits(&desk, "سلمى"),
            waits(&desk, "ليلى"),
            waits(&desk, "عمر")
        ],
        [0, 1, 0]
    );
    for name in ["ليلى", "عمر", ""] {
        let view = desk.claim_view(&claim, name);
        assert!(view.first_is_hidden && view.state.first.is_none(), "{name}");
        let json = serde_json::to_string(&desk.store.history(&claim, name).unwrap()).unwrap();
        assert!(!json.contains("false\",\"expl"), "{json}");
        assert!(!serde_json::to_string(&view).unwrap().contains("لأن"));
        assert!(!json.contains("لأن"));
    }
    assert!(desk.claim_view(&claim, "سلمى").state.first.is_some());
    assert_eq!(
        desk.refused(&salma, &claim, verdict("true")),
        Refusal::OwnDecision
    );
    assert_eq!(
        desk.refused(&omar, &claim, verdict("true")),
        Refusal::AskedOfAnother("ليلى".into())
    );
    desk.act(&layla, &claim, verdict("false")).unwrap();
    let view = desk.claim_view(&claim, "ليلى");
    assert_eq!(view.state.status, ClaimStatus::Decided);
    assert!(view.state.first.is_some() && !view.first_is_hidden);
    assert_eq!(desk.store.agreement().unwrap().share, Some(1.0));
}

#[test]
fn disagreement_goes_to_a_third_who_may_find_both_wrong() {
    let mut desk = Desk::new();
    let claim = desk.claim();
    desk.act(&reviewer("سلمى"), &claim, verdict("false"))
        .unwrap();
    desk.act(&reviewer("سلمى"), &claim, Act::AskSecond { to: None })
        .unwrap();
    desk.act(&reviewer("ليلى"), &claim, verdict("true"))
        .unwrap();
    assert_eq!(
        desk.claim_view(&claim, "").state.status,
        ClaimStatus::Adjudication
    );
    let neither = |verdict: Option<&str>| Act::Adjudicate {
        side: Side::Neither,
        verdict: verdict.map(str::to_owned),
        explanation: "كلاهما مخطئ".into(),
    };
    let act = neither(Some("altered"));
    assert_eq!(
        desk.refused(&editor("ليلى"), &claim, act.clone()),
        Refusal::OwnDecision
    );
    let refusal = desk.refused(&reviewer("عمر"), &claim, act.clone());
    assert_eq!(
        refusal,
        Refusal::Role {
            needed: Role::Editor
        }
    );
    assert_eq!(
        desk.refused(&editor("عمر"), &claim, neither(None)),
        Refusal::NoVerdict
    );
    desk.act(&editor("عمر"), &claim, act).unwrap();
    let state = desk.claim_view(&claim, "").state;
    assert_eq!(
        (state.status, state.verdict.as_deref()),
        (ClaimStatus::Decided, Some("altered"))
    );
    assert_eq!(desk.store.agreement().unwrap().confusions[0].claims, 1);
}

#[test]
fn only_verdicts_of_the_scale_in_use_are_given() {
    let mut desk = Desk::new();
    let claim = desk.claim();
    let salma = editor("سلمى");
    let refusal = desk.refused(&salma, &claim, verdict("misleading"));
    assert_eq!(refusal, Refusal::UnknownVerdict("misleading".into()));
    let three = isnad_review::Scale::shipped_file("three").unwrap();
    desk.store
        .set_scale(&crate::desk::admin(), crate::desk::AT, three)
        .unwrap();
    desk.act(&salma, &claim, verdict("misleading")).unwrap();
    let wrong = desk
        .store
        .set_scale(&crate::desk::admin(), crate::desk::AT, "name = 1");
    assert!(wrong.unwrap_err().to_string().contains("line 1"));
}

#[test]
fn claims_are_linked_to_claims_that_are_there() {
    let mut desk = Desk::new();
    let claim = desk.claim();
    let other = desk.view(desk.ids()[1]).subject;
    let id = isnad_review::ClaimId::of(&other);
    let link = Act::Link {
        relation: Relation::Denies,
        claim: id.clone(),
    };
    let error = desk
        .act(&reviewer("سلمى"), &claim, link.clone())
        .unwrap_err();
    assert!(error.to_string().contains("no claim"), "{error}");
    let open = Act::Open {
        label: "الطريق مفتوح".into(),
        readings: vec![other.clone()],
    };
    let second = isnad_review::Subject::Claim(id.clone());
    desk.act(&reviewer("سلمى"), &second, open).unwrap();
    desk.act(&reviewer("سلمى"), &claim, link.clone()).unwrap();
    assert_eq!(desk.refused(&reviewer("سلمى"), &claim, link), Refusal::Link);
    assert_eq!(desk.store.claims_of(&other).unwrap(), [id]);
}
