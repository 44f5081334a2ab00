//! What a person does by forms, as far as no browser is needed to see it.

use isnad_store::Store;
use isnad_store::review::QueueFilter;

use crate::server::{Server, Visitor};

fn five() -> (Server, Visitor) {
    let text = |number: usize| {
        format!(
            "وقال مصدر في الوزارة إن الجسر {number} مغلق. وأعلنت وزارة النقل أن الطريق {number} مفتوح."
        )
    };
    let texts: Vec<_> = (0..5)
        .map(|it| ("الميناء".to_owned(), "عنوان".to_owned(), text(it)))
        .collect();
    let server = Server::new(&texts);
    let visitor = server.enter();
    (server, visitor)
}

fn waiting(store: &Store) -> Vec<i64> {
    let filter = QueueFilter {
        status: vec![isnad_review::ReadingStatus::New],
        ..QueueFilter::default()
    };
    let page = store.queue(&filter, Default::default(), None, Default::default(), 100);
    page.unwrap().rows.iter().map(|row| row.id).collect()
}

/// Sends a form that must be taken.
fn does(server: &Server, visitor: &Visitor, path: &str, fields: &str) {
    let answer = server.post(visitor, path, &format!("next=%2Freading&{fields}"));
    assert_eq!(answer.status, 303, "{path} {fields}: {}", answer.body);
}

#[test]
fn the_like_are_seen_first_done_as_one_and_undone_as_one() {
    let (server, visitor) = five();
    let all = waiting(&server.store());
    let source = |id: &i64| server.store().reading_view(*id).unwrap().source_id;
    let one = *all
        .iter()
        .find(|id| source(id).is_some())
        .expect("a source");
    let page = server.get(&visitor, &format!("/reading/{one}/like"));
    assert_eq!(page.status, 200);
    let at = page
        .body
        .find("name=\"readings\" value=\"")
        .expect("some like it")
        + 23;
    let readings = page.body[at..]
        .split('"')
        .next()
        .unwrap()
        .trim()
        .replace('@', "%40")
        .replace(' ', "+");
    let count = readings.matches("%40").count();
    assert!(count >= 4, "{readings}");
    does(
        &server,
        &visitor,
        &format!("/reading/{one}/like"),
        &format!("act=accept&readings={readings}"),
    );
    assert_eq!(waiting(&server.store()).len(), all.len() - count);
    does(&server, &visitor, "/undo", "");
    assert_eq!(waiting(&server.store()).len(), all.len());
}

#[test]
fn notes_assignment_source_and_reopening_are_kept_and_recorded() {
    let (server, visitor) = five();
    let id = waiting(&server.store())[0];
    let path = format!("/reading/{id}");
    let revision = || server.store().reading_view(id).unwrap().revision;
    for fields in [
        "act=note&text=%40salma+%D8%A7%D9%86%D8%B8%D8%B1%D9%8A",
        "act=assign&name=salma",
        "act=resolve&name=%D9%88%D8%B2%D8%A7%D8%B1%D8%A9",
        "act=reject&reason=",
        "act=reopen",
        "act=accept",
    ] {
        does(
            &server,
            &visitor,
            &path,
            &format!("revision={}&{fields}", revision()),
        );
    }
    let view = server.store().reading_view(id).unwrap();
    assert_eq!(view.state.assignee.as_deref(), Some("salma"));
    assert_eq!(view.state.remarks[0].mentions, ["salma"]);
    assert!(server.get(&visitor, "/mentions").body.contains("انظري"));
    assert_eq!(view.source_name.as_deref(), Some("وزارة"));
    let page = server.get(&visitor, &format!("/reading?item={id}")).body;
    for word in [
        "انظري",
        "كتب ملاحظة",
        "أسندها",
        "رفض القراءة",
        "أعاد الفتح",
        "أقرّ القراءة",
    ] {
        assert!(page.contains(word), "{word}");
    }
    let stale = server.post(&visitor, &path, "next=%2F&revision=1&act=reopen");
    assert_eq!(stale.status, 409);
}

#[test]
fn filters_are_kept_used_and_forgotten() {
    let (server, visitor) = five();
    does(
        &server,
        &visitor,
        "/filters",
        "name=mine&filter=%2Freading%3Freasons%3Dunnamed%26order%3Dnewest",
    );
    let page = server.get(&visitor, "/reading").body;
    assert!(page.contains("order=newest") && page.contains(">mine</a>"));
    does(&server, &visitor, "/filters/forget", "name=mine");
    assert!(!server.get(&visitor, "/reading").body.contains(">mine</a>"));
}

#[test]
fn sources_are_named_merged_and_split() {
    let (server, visitor) = five();
    let sources = server.store().desk_sources("", 10).unwrap();
    let (one, other) = (sources[0].id, sources[1].id);
    let path = format!("/sources/{one}");
    let revision = || server.store().desk_source(one).unwrap().unwrap().revision;
    does(
        &server,
        &visitor,
        &path,
        &format!("act=rename&revision={}&name=Port", revision()),
    );
    assert_eq!(
        server.store().desk_source(one).unwrap().unwrap().name,
        "Port"
    );
    does(
        &server,
        &visitor,
        &path,
        &format!("act=merge&revision={}&into={other}", revision()),
    );
    assert_eq!(
        server
            .store()
            .desk_source(one)
            .unwrap()
            .unwrap()
            .merged_into,
        Some(other)
    );
    let round = format!("next=%2F&act=merge&revision=0&into={one}");
    assert_eq!(
        server
            .post(&visitor, &format!("/sources/{other}"), &round)
            .status,
        409
    );
    does(
        &server,
        &visitor,
        &path,
        &format!("act=separate&revision={}", revision()),
    );
    assert_eq!(
        server
            .store()
            .desk_source(one)
            .unwrap()
            .unwrap()
            .merged_into,
        None
    );
}

#[test]
fn what_was_published_changes_only_with_a_note() {
    let (server, visitor) = five();
    let id = waiting(&server.store())[0];
    does(
        &server,
        &visitor,
        "/claim",
        &format!("label=%D8%AF%D8%B9%D9%88%D9%89&reading={id}"),
    );
    let store = server.store();
    let claim = store
        .claims_of(&store.reading_subject(id).unwrap())
        .unwrap()
        .remove(0);
    let path = format!("/claims/{claim}");
    let state = || server.store().claim(&claim, "salma").unwrap().unwrap();
    let act = |fields: &str| {
        does(
            &server,
            &visitor,
            &path,
            &format!("revision={}&{fields}", state().revision),
        )
    };
    act("act=verdict&verdict=false&text=why");
    act("act=add-evidence&text=quote&grade=body&url=https%3A%2F%2Fexample.org%2Fa");
    act("act=settle");
    act("act=publish");
    let hostile = format!(
        "next=%2F&revision={}&act=correct&verdict=true&note=",
        state().revision
    );
    assert_eq!(server.post(&visitor, &path, &hostile).status, 409);
    act("act=correct&verdict=true&note=we+were+wrong");
    assert_eq!(state().state.publications.len(), 2);
    let page = server.get(&visitor, &path).body;
    assert!(page.contains("we were wrong") && page.contains("مصحّحة"));
    let javascript = format!(
        "next=%2F&revision={}&act=add-evidence&url=javascript%3Aalert(1)&text=a",
        state().revision
    );
    assert_eq!(server.post(&visitor, &path, &javascript).status, 409);
}

#[test]
fn only_admins_manage_users() {
    let (server, visitor) = five();
    does(
        &server,
        &visitor,
        "/users",
        "act=add&name=huda&role=reviewer&password=a+very+long+password",
    );
    let login = server.post(
        &Visitor::default(),
        "/login",
        "name=huda&password=a+very+long+password",
    );
    let mut huda = Visitor {
        cookie: login
            .header("set-cookie")
            .unwrap()
            .split(';')
            .next()
            .unwrap()
            .to_owned(),
        form_secret: String::new(),
    };
    let page = server.get(&huda, "/users").body;
    assert!(!page.contains("salma</bdi></td>") && !page.contains("value=\"add\""));
    let at = page.find("name=\"form_secret\" value=\"").unwrap() + 26;
    huda.form_secret = page[at..].split('"').next().unwrap().to_owned();
    for fields in [
        "act=add&name=x&role=admin",
        "act=role&name=huda&role=admin",
        "act=password&name=salma&password=another+long+one",
    ] {
        assert_eq!(server.post(&huda, "/users", fields).status, 403, "{fields}");
    }
    let token = server.post(&huda, "/users", "act=token&name=huda&label=script");
    assert_eq!(token.status, 200);
}

#[test]
fn files_are_kept_by_hash_and_handed_out_as_nothing_that_runs() {
    let (server, visitor) = five();
    let id = waiting(&server.store())[0];
    does(
        &server,
        &visitor,
        "/claim",
        &format!("label=claim&reading={id}"),
    );
    let store = server.store();
    let claim = store
        .claims_of(&store.reading_subject(id).unwrap())
        .unwrap()
        .remove(0);
    let revision = store.claim(&claim, "salma").unwrap().unwrap().revision;
    let attach = |secret: &str, file: &str| {
        let part = |name: &str, value: &str| {
            format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let body = [
            part("form_secret", secret),
            part("revision", &revision.to_string()),
            part("next", "/reading"),
            part("note", "صورة"),
            part("grade", "body"),
            format!("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"<b>.html\"\r\nContent-Type: text/html\r\n\r\n{file}\r\n--b--\r\n"),
        ]
        .concat();
        let headers = format!(
            "Host: {0}\r\nOrigin: http://{0}\r\nCookie: {1}\r\nContent-Type: multipart/form-data; boundary=b\r\n",
            server.address, visitor.cookie
        );
        server
            .request(
                "POST",
                &format!("/claims/{claim}/attachment"),
                &headers,
                &body,
            )
            .status
    };
    let file = "<script>alert(1)</script>";
    assert_eq!(attach("wrong", file), 403);
    assert_eq!(attach(&visitor.form_secret, file), 303);
    let large = "a".repeat(22 << 20);
    assert_ne!(attach(&visitor.form_secret, &large), 303);
    let evidence = server
        .store()
        .claim(&claim, "salma")
        .unwrap()
        .unwrap()
        .state
        .evidence;
    let hash = evidence[0]
        .evidence
        .attachment
        .as_ref()
        .unwrap()
        .hash
        .clone();
    let answer = server.get(&visitor, &format!("/attachments/{hash}"));
    assert_eq!(answer.body, file);
    assert_eq!(
        answer.header("content-type"),
        Some("application/octet-stream")
    );
    assert!(
        answer
            .header("content-disposition")
            .unwrap()
            .starts_with("attachment")
    );
    assert_eq!(
        server
            .get(&Visitor::default(), &format!("/attachments/{hash}"))
            .status,
        403
    );
    assert_eq!(
        server.get(&visitor, "/attachments/../../etc/passwd").status,
        404
    );
}

#[test]
fn what_is_ingested_meanwhile_comes_into_the_queue() {
    let (server, visitor) = five();
    let text = "وقال وزير الزراعة عماد الصاوي إن القمح يكفي عاما.".to_owned();
    server.ingest(&[("منبر متأخر".to_owned(), "عنوان".to_owned(), text)]);
    let came = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(100));
        server.get(&visitor, "/reading").body.contains("منبر متأخر")
    });
    assert!(came);
}
