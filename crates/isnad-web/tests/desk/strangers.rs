//! Who is not let in, and what is not believed.

use crate::server::{Answer, Server, Visitor};

const GETS: &[&str] = &[
    "/",
    "/reading",
    "/reading/1/like",
    "/claims",
    "/claims/none",
    "/sources",
    "/agreement",
    "/audit",
    "/users",
    "/keys",
    "/api/queue",
    "/api/readings/1",
    "/api/claims",
    "/api/agreement",
    "/api/audit",
    "/api/export",
];
const POSTS: &[&str] = &[
    "/reading/1",
    "/reading/1/like",
    "/claim",
    "/claims/none",
    "/sources/1",
    "/users",
    "/keys",
    "/undo",
    "/redo",
    "/filters",
    "/filters/forget",
    "/leave",
    "/api/acts",
    "/api/undo",
    "/api/redo",
];

fn one() -> Server {
    let text = "وقال وزير النقل كمال السروجي إن الجسر مغلق ثلاثة أيام.";
    Server::new(&[("الميناء".into(), "عنوان".into(), text.into())])
}

fn is_guarded(answer: &Answer) {
    let policy = answer.header("content-security-policy").expect("a policy");
    assert!(
        policy.contains("default-src 'none'") && !policy.contains("unsafe"),
        "{policy}"
    );
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
}

#[test]
fn nothing_is_answered_to_a_stranger() {
    let server = one();
    let stranger = Visitor {
        cookie: format!("isnad_{}=0000", server.address.port()),
        form_secret: String::new(),
    };
    for visitor in [&Visitor::default(), &stranger] {
        for path in GETS {
            let answer = server.get(visitor, path);
            assert_eq!(answer.status, 403, "{path}");
            is_guarded(&answer);
            assert!(!answer.body.contains("السروجي"), "{path}");
        }
        for path in POSTS {
            let answer = server.post(visitor, path, "next=%2F");
            assert_eq!(answer.status, 403, "{path}");
            is_guarded(&answer);
        }
    }
    let wrong = server.get(&Visitor::default(), "/enter?token=wrong");
    assert_eq!((wrong.status, wrong.header("set-cookie")), (403, None));
}

#[test]
fn foreign_missing_and_lookalike_hosts_are_refused_with_a_session_too() {
    let server = one();
    let visitor = server.enter();
    let port = server.address.port();
    let cookie = &visitor.cookie;
    for host in [
        String::new(),
        "Host: evil.example\r\n".into(),
        format!("Host: evil.example:{port}\r\n"),
        format!("Host: 127.0.0.1.evil.example:{port}\r\n"),
        "Host: 127.0.0.1\r\n".into(),
        format!("Host: 127.0.0.1:{}\r\n", port.wrapping_add(1)),
        format!("Host: 127.0.0.1:{port}.\r\n"),
        format!("Host: {0}\r\nHost: {0}\r\n", server.address),
    ] {
        let answer = server.request(
            "GET",
            "/reading",
            &format!("{host}Cookie: {cookie}\r\n"),
            "",
        );
        // What is no HTTP at all is refused by the server's own reading of it.
        assert!(
            [400, 403].contains(&answer.status),
            "{host:?}: {}",
            answer.status
        );
        assert!(!answer.body.contains("السروجي"), "{host:?}");
    }
    let absolute = format!("Host: {}\r\nCookie: {cookie}\r\n", server.address);
    let answer = server.request("GET", "http://evil.example/reading", &absolute, "");
    assert_eq!(answer.status, 403);
}

#[test]
fn forms_from_elsewhere_do_nothing() {
    let server = one();
    let visitor = server.enter();
    let send = |origin: &str, secret: &str| {
        let headers = format!(
            "Host: {}\r\nCookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\n{origin}",
            server.address, visitor.cookie
        );
        let body = format!("form_secret={secret}&act=accept&revision=0&next=%2Freading");
        server.request("POST", "/reading/1", &headers, &body).status
    };
    let secret = &visitor.form_secret;
    for origin in [
        "Origin: http://evil.example\r\n".to_owned(),
        "Origin: null\r\n".to_owned(),
        format!("Origin: https://{}\r\n", server.address),
        format!("Origin: http://{}.evil.example\r\n", server.address),
    ] {
        assert_eq!(send(&origin, secret), 403, "{origin}");
    }
    for wrong in ["", "wrong", &"0".repeat(64)] {
        assert_eq!(send("", wrong), 403, "{wrong}");
    }
    assert_eq!(server.store().log_head().unwrap().unwrap().sequence, 2);
    assert_eq!(send("", secret), 303);
    assert_eq!(server.store().log_head().unwrap().unwrap().sequence, 3);
}

#[test]
fn the_token_lets_in_once_and_a_session_ends() {
    let server = one();
    let visitor = server.enter();
    let again = server.get(
        &Visitor::default(),
        &format!("/enter?token={}", crate::server::TOKEN),
    );
    assert_eq!(again.status, 403);
    let same = server.get(&visitor, &format!("/enter?token={}", crate::server::TOKEN));
    assert_eq!((same.status, same.header("set-cookie")), (303, None));
    assert_eq!(server.get(&visitor, "/reading").status, 200);
    server.post(&visitor, "/leave", "");
    assert_eq!(server.get(&visitor, "/reading").status, 403);
}

#[test]
fn a_session_that_nobody_used_is_over() {
    let server = one();
    let now = jiff::Timestamp::now().as_second();
    let open = |at: i64| Visitor {
        cookie: format!(
            "isnad_{}={}",
            server.address.port(),
            server.store().open_session("salma", at).unwrap().reveal()
        ),
        form_secret: String::new(),
    };
    assert_eq!(server.get(&open(now - 3600), "/reading").status, 200);
    assert_eq!(server.get(&open(now - 3 * 3600), "/reading").status, 403);
    assert_eq!(server.get(&open(now - 13 * 3600), "/reading").status, 403);
}

#[test]
fn wrong_passwords_are_heard_ever_less_often() {
    let server = one();
    let log_in = |password: &str| {
        let fields = format!("name=salma&password={password}");
        server.post(&Visitor::default(), "/login", &fields)
    };
    let right = log_in("a+long+password");
    assert_eq!(right.status, 303);
    assert!(
        right
            .header("set-cookie")
            .is_some_and(|cookie| cookie.contains("HttpOnly; SameSite=Strict"))
    );
    for _ in 0..6 {
        assert_eq!(log_in("wrong").status, 403);
    }
    assert_eq!(log_in("wrong").status, 429);
    assert_eq!(log_in("a+long+password").status, 429);
}

#[test]
fn no_redirect_leads_elsewhere() {
    let server = one();
    let visitor = server.enter();
    for next in [
        "https%3A%2F%2Fevil.example",
        "%2F%2Fevil.example",
        "%2F%5Cevil.example",
        "javascript%3A1",
        "%2Fa%0d%0aSet-Cookie%3A+a%3Db",
    ] {
        for path in ["/undo", "/reading/1"] {
            let answer = server.post(
                &visitor,
                path,
                &format!("act=accept&revision=0&next={next}"),
            );
            assert_eq!(
                (answer.status, answer.header("location")),
                (400, None),
                "{next}"
            );
        }
    }
    let headers = format!(
        "Host: {}\r\nReferer: http://evil.example/reading\r\n",
        server.address
    );
    let answer = server.request("GET", "/language/en", &headers, "");
    assert_eq!(answer.header("location"), Some("/"));
}

#[test]
fn a_form_that_is_too_long_is_not_read() {
    let server = one();
    let visitor = server.enter();
    let long = format!("act=note&revision=0&next=%2F&text={}", "a".repeat(3 << 20));
    let answer = server.post(&visitor, "/reading/1", &long);
    assert!(matches!(answer.status, 400 | 413 | 0), "{}", answer.status);
    assert_eq!(server.get(&visitor, "/reading").status, 200);
}
