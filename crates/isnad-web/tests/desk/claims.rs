//! What a person does to claims by forms: evidence and its files, publication and correction,
//! several claims on one reading.

use crate::five::{Claim, five, waiting};
use crate::server::{Server, Visitor};

#[test]
fn what_was_published_changes_only_with_a_note() {
    let (server, visitor) = five();
    let id = waiting(&server.store())[0];
    let claim = Claim::open(&server, &visitor, id, "%D8%AF%D8%B9%D9%88%D9%89");
    claim.publish();
    claim.refused("act=correct&verdict=true&correction=");
    claim.act("act=correct&verdict=true&correction=we+were+wrong");
    assert_eq!(claim.view().state.publications.len(), 2);
    let page = server.get(&visitor, &claim.path()).body;
    assert!(page.contains("we were wrong") && page.contains("مصحّحة"));
    claim.refused("act=add-evidence&correction=a&url=javascript%3Aalert(1)&text=a");
}

#[test]
fn evidence_is_put_right_withdrawn_and_brought_back_with_its_history() {
    let (server, visitor) = five();
    let id = waiting(&server.store())[0];
    let claim = Claim::open(&server, &visitor, id, "claim");
    let page = || server.get(&visitor, &claim.path()).body;
    claim.act("act=add-evidence&text=first+words&grade=unnamed");
    assert!(
        claim
            .refused("act=amend-evidence&number=1&text=second+words&grade=body&because=")
            .contains("السبب")
    );
    claim.act("act=amend-evidence&number=1&text=second+words&grade=body&because=misquoted");
    for words in ["second words", "first words", "misquoted"] {
        assert!(page().contains(words), "{words}");
    }
    assert!(claim.view().wanting.is_none(), "a body answers for it now");
    claim.act("act=withdraw-evidence&number=1&because=forged");
    assert!(page().contains("forged") && claim.view().wanting.is_some());
    crate::five::does(&server, &visitor, "/undo", "");
    crate::five::does(&server, &visitor, "/undo", "");
    let evidence = &claim.view().state.evidence[0];
    assert_eq!(evidence.evidence.quotation, "first words");
    assert!(evidence.holds() && evidence.earlier.is_empty());
    claim.refused("act=withdraw-evidence&number=7&because=no");
}

#[test]
fn evidence_of_what_was_published_changes_by_a_correction() {
    let (server, visitor) = five();
    let id = waiting(&server.store())[0];
    let claim = Claim::open(&server, &visitor, id, "claim");
    claim.publish();
    claim.refused("act=amend-evidence&number=1&text=other&grade=body&because=reason");
    claim.act("act=amend-evidence&number=1&text=other+words&grade=body&correction=misquoted");
    claim.act("act=add-evidence&text=more&grade=named&correction=new+evidence");
    claim.act("act=withdraw-evidence&number=1&correction=forged");
    let state = claim.view().state;
    let notes: Vec<&str> = state
        .publications
        .iter()
        .map(|it| it.note.as_str())
        .collect();
    assert_eq!(notes, ["", "misquoted", "new evidence", "forged"]);
    assert_eq!(
        state.publications[1].evidence[0].evidence.quotation,
        "other words"
    );
    assert_eq!(state.standing_evidence().count(), 1);
    // What is left is too little: that takes a reason.
    claim.refused("act=withdraw-evidence&number=2&correction=forged+too");
    claim.act("act=withdraw-evidence&number=2&correction=forged+too&override=the+editor+decides");
}

#[test]
fn a_reading_may_carry_more_than_one_claim() {
    let (server, visitor) = five();
    let id = waiting(&server.store())[0];
    let one = Claim::open(&server, &visitor, id, "the+bridge+is+closed");
    let other = Claim::open(&server, &visitor, id, "the+bridge+is+unsafe");
    assert_ne!(one.id, other.id);
    let page = |path: &str| server.get(&visitor, path).body;
    let first = page(&format!("/reading?item={id}"));
    for words in ["the bridge is closed", "the bridge is unsafe"] {
        assert!(first.contains(words), "{words}");
    }
    let link = format!("/reading?item={id}&#38;claim={}", other.id);
    assert!(first.contains(&link), "{link} in {first}");
    let second = page(&format!("/reading?item={id}&claim={}", other.id));
    assert!(second.contains(&format!("action=\"/claims/{}\"", other.id)));
    other.act("act=verdict&verdict=true&text=seen");
    assert_eq!(one.view().state.first, None);
    crate::five::does(&server, &visitor, "/undo", "");
    crate::five::does(&server, &visitor, "/undo", "");
    assert!(!page(&format!("/reading?item={id}")).contains("the bridge is unsafe"));
}

/// Sends a form with a file in it; gives the status.
fn send_file(
    server: &Server,
    visitor: &Visitor,
    path: &str,
    fields: &[(&str, &str)],
    file: &str,
) -> u16 {
    let part = |(name, value): &(&str, &str)| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let fields: String = fields.iter().map(part).collect();
    let body = format!(
        "{fields}--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"<b>.html\"\r\nContent-Type: text/html\r\n\r\n{file}\r\n--b--\r\n"
    );
    let headers = format!(
        "Host: {0}\r\nOrigin: http://{0}\r\nCookie: {1}\r\nContent-Type: multipart/form-data; boundary=b\r\n",
        server.address, visitor.cookie
    );
    server.request("POST", path, &headers, &body).status
}

#[test]
fn files_are_kept_by_hash_and_handed_out_as_nothing_that_runs() {
    let (server, visitor) = five();
    let id = waiting(&server.store())[0];
    let claim = Claim::open(&server, &visitor, id, "claim");
    let attach = |secret: &str, file: &str| {
        let revision = claim.view().revision.to_string();
        let fields = [
            ("form_secret", secret),
            ("revision", &revision),
            ("next", "/reading"),
            ("act", "add-evidence"),
            ("note", "صورة"),
            ("grade", "body"),
        ];
        send_file(&server, &visitor, &claim.path(), &fields, file)
    };
    let file = "<script>alert(1)</script>";
    assert_eq!(attach("wrong", file), 403);
    assert_eq!(attach(&visitor.form_secret, file), 303);
    let large = "a".repeat(22 << 20);
    assert_ne!(attach(&visitor.form_secret, &large), 303);
    // The file stays while the words beside it are put right.
    claim.act("act=amend-evidence&number=1&note=a+picture&grade=body&because=typo");
    let evidence = claim.view().state.evidence[0].evidence.clone();
    assert_eq!(evidence.note, "a picture");
    let hash = evidence.attachment.unwrap().hash;
    let answer = server.get(&visitor, &format!("/attachments/{hash}"));
    assert_eq!(answer.body, file);
    assert_eq!(
        answer.header("content-type"),
        Some("application/octet-stream")
    );
    let disposition = answer.header("content-disposition").unwrap();
    assert!(disposition.starts_with("attachment"));
    let stranger = Visitor::default();
    let path = format!("/attachments/{hash}");
    assert_eq!(server.get(&stranger, &path).status, 403);
    let outside = "/attachments/../../etc/passwd";
    assert_eq!(server.get(&visitor, outside).status, 404);
}

#[test]
fn what_goes_out_as_a_file_comes_in_by_the_page() {
    let ((one, visitor), (other, guest)) = (five(), five());
    let id = waiting(&one.store())[0];
    crate::five::does(
        &one,
        &visitor,
        &format!("/reading/{id}"),
        "revision=0&act=accept",
    );
    let claim = Claim::open(&one, &visitor, id, "claim");
    assert_eq!(
        one.get(&visitor, &format!("{}/export?form=page", claim.path()))
            .status,
        404
    );
    claim.publish();
    for (path, begins) in [
        ("/export?form=page", "<!doctype html>"),
        (
            "/export?form=claimreview",
            "{\"@context\":\"https://schema.org\"",
        ),
        (
            "/export?form=annotation",
            "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\"",
        ),
        ("/export?form=csv", "claim,"),
        ("/export?form=jsonl", "{\"claim\":"),
    ] {
        let answer = one.get(&visitor, &(claim.path() + path));
        assert!(
            answer
                .body
                .trim_start_matches('\u{feff}')
                .starts_with(begins),
            "{path}: {}",
            answer.body
        );
        assert!(
            answer
                .header("content-disposition")
                .unwrap()
                .starts_with("attachment")
        );
    }
    let review = one.get(
        &visitor,
        &format!("{}/export?form=claimreview", claim.path()),
    );
    assert!(review.body.contains("\"name\":\"مكتب التحقق\""));
    let queue = one.get(
        &visitor,
        "/reading/export?form=csv&status=all&reasons=unnamed",
    );
    assert_eq!(queue.body.lines().count(), 6, "{}", queue.body);
    let readings = one.get(&visitor, "/reading/export?form=jsonl&status=accepted");
    let claims = one.get(&visitor, "/claims/export?form=jsonl&status=published");
    let file = readings.body + &claims.body;
    let import = |secret: &str, file: &str| {
        send_file(&other, &guest, "/import", &[("form_secret", secret)], file)
    };
    assert_eq!(import("wrong", &file), 403);
    assert_eq!(import(&guest.form_secret, &file), 200);
    assert_eq!(
        other
            .get(&guest, "/claims/export?form=jsonl&status=published")
            .body,
        claims.body
    );
    assert_eq!(import(&guest.form_secret, ""), 400);
}
