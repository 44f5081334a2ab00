//! The interface for programs, and that its description tells what is there.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::server::{Answer, NOW, Server};

struct Program {
    server: Server,
    token: String,
}

impl Program {
    fn new() -> Self {
        let text = "وقال وزير النقل كمال السروجي إن الجسر مغلق ثلاثة أيام.";
        let server = Server::new(&[("الميناء".into(), "عنوان".into(), text.into())]);
        let mut store = server.store();
        let salma = store.user("salma").unwrap().unwrap().actor();
        let token = store.add_token(&salma, NOW, "salma", "test").unwrap();
        Self {
            token: token.reveal().to_owned(),
            server,
        }
    }

    fn request(&self, method: &str, path: &str, body: &str) -> Answer {
        let headers = format!(
            "Host: {}\r\nAuthorization: Bearer {}\r\nContent-Type: application/json\r\n",
            self.server.address, self.token
        );
        self.server.request(method, path, &headers, body)
    }

    fn json(&self, method: &str, path: &str, body: &str) -> Value {
        let answer = self.request(method, path, body);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        serde_json::from_str(&answer.body).unwrap()
    }
}

/// The methods of every address that the source routes, such as `get` of `/queue`.
fn routed() -> BTreeMap<String, BTreeSet<String>> {
    let source = include_str!("../../src/api/mod.rs");
    let route = regex::Regex::new(r#"\.route\([ \n]*"([^"]+)""#).unwrap();
    let method = regex::Regex::new(r"(get|post|put|delete)\(").unwrap();
    let starts: Vec<_> = route.captures_iter(source).collect();
    let ends = starts.iter().skip(1).map(|it| it.get(0).unwrap().start());
    let ends = ends.chain([source.len()]);
    let routes = starts.iter().zip(ends).map(|(found, end)| {
        let all = &source[found.get(0).unwrap().end()..end];
        let methods = method.captures_iter(all).map(|found| found[1].to_owned());
        (format!("/api{}", &found[1]), methods.collect())
    });
    routes.collect()
}

#[test]
fn the_description_tells_what_is_there() {
    let program = Program::new();
    let description = program.json("GET", "/api/openapi.json", "");
    let paths = description["paths"].as_object().unwrap();
    let described: BTreeMap<String, BTreeSet<String>> = paths
        .iter()
        .map(|(path, it)| {
            (
                path.clone(),
                it.as_object().unwrap().keys().cloned().collect(),
            )
        })
        .collect();
    assert_eq!(described, routed());
    let within = regex::Regex::new(r"\{([a-z]+)\}").unwrap();
    for (path, operations) in paths {
        for (method, operation) in operations.as_object().unwrap() {
            let named: BTreeSet<_> = within
                .captures_iter(path)
                .map(|it| it[1].to_owned())
                .collect();
            let told = operation["parameters"].as_array().unwrap().iter();
            let told = told.filter(|it| it["in"] == "path");
            let told: BTreeSet<_> = told
                .map(|it| it["name"].as_str().unwrap().to_owned())
                .collect();
            assert_eq!(named, told, "{method} {path}");
            // The program's own user and token would be gone.
            if path.contains("{name}") || path == "/api/tokens/{id}" {
                continue;
            }
            let path = within.replace_all(path, "1").into_owned();
            let there = program.request(&method.to_uppercase(), &path, "");
            assert!(
                ![403, 405].contains(&there.status),
                "{method} {path} {}",
                there.status
            );
        }
    }
}

#[test]
fn users_tokens_files_and_filters_are_managed_by_programs_too() {
    let program = Program::new();
    let put = |path: &str, body: &str| program.json("PUT", path, body);
    let huda = r#"{"name":"huda","role":"reviewer","password":"a very long password"}"#;
    program.json("POST", "/api/users", huda);
    put("/api/users/huda/role", r#"{"role":"editor"}"#);
    put(
        "/api/users/huda/password",
        r#"{"password":"another long password"}"#,
    );
    assert_eq!(program.json("GET", "/api/users", "")[0]["role"], "editor");
    let token = program.json("POST", "/api/users/huda/tokens", r#"{"label":"script"}"#);
    let other = Program {
        token: token["secret"].as_str().unwrap().to_owned(),
        server: program.server,
    };
    assert_eq!(
        other
            .json("GET", "/api/users", "")
            .as_array()
            .unwrap()
            .len(),
        1
    );
    for (method, path, body) in [
        ("POST", "/api/users", r#"{"name":"x","role":"admin"}"#),
        ("PUT", "/api/users/huda/role", r#"{"role":"admin"}"#),
        (
            "PUT",
            "/api/users/salma/password",
            r#"{"password":"a long password"}"#,
        ),
        ("DELETE", "/api/users/salma", ""),
        ("POST", "/api/users/salma/tokens", r#"{"label":""}"#),
        ("GET", "/api/audit", ""),
        ("GET", "/api/export", ""),
    ] {
        assert_eq!(
            other.request(method, path, body).status,
            403,
            "{method} {path}"
        );
    }
    let file = other.json("POST", "/api/attachments?name=a.txt", "some bytes");
    let hash = file["hash"].as_str().unwrap();
    let kept = other.request("GET", &format!("/api/attachments/{hash}"), "");
    assert_eq!(kept.body, "some bytes");
    other.json(
        "PUT",
        "/api/filters/mine",
        r#"{"filter":{"text":"bridge"},"order":"newest"}"#,
    );
    assert_eq!(other.json("GET", "/api/filters", "")[0][0], "mine");
    other.json("DELETE", "/api/filters/mine", "");
    assert_eq!(other.request("DELETE", "/api/filters/mine", "").status, 404);
    assert_eq!(
        other.json("GET", "/api/scale", "")["verdicts"]
            .as_array()
            .unwrap()
            .len(),
        8
    );
    let id = other.json("GET", "/api/tokens", "")[0]["id"].to_string();
    other.json("DELETE", &format!("/api/tokens/{id}"), "");
    assert_eq!(other.request("GET", "/api/tokens", "").status, 403);
}

#[test]
fn what_a_program_exports_it_imports() {
    let (one, other) = (Program::new(), Program::new());
    let queue = one.json("GET", "/api/queue", "");
    let id = queue["rows"][0]["id"].as_i64().unwrap();
    let reading = one.json("GET", &format!("/api/readings/{id}"), "");
    let claim = serde_json::json!({"claim": "0123456789abcdef"});
    let steps = serde_json::json!([
        {"subject": reading["subject"], "act": "accept"},
        {"subject": claim, "act": "open", "label": "الجسر مغلق", "readings": [reading["subject"]]},
        {"subject": claim, "act": "verdict", "verdict": "true", "explanation": "رأيناه"},
    ]);
    one.json("POST", "/api/acts", &steps.to_string());
    let whole = one.request("GET", "/api/export", "").body;
    let taken = other.json("POST", "/api/import", &whole);
    assert_eq!(taken, serde_json::json!({"taken": 2, "refused": []}));
    let again = other.json("POST", "/api/import", &whole);
    assert_eq!(again["refused"].as_array().unwrap().len(), 2);
    let state = |program: &Program| {
        program.json("GET", "/api/claims/0123456789abcdef", "")["state"].clone()
    };
    assert_eq!(state(&other), state(&one));
    let csv = other
        .request("GET", "/api/claims/0123456789abcdef/export?form=csv", "")
        .body;
    assert!(csv.contains("الجسر مغلق"));
    let csv = other
        .request("GET", "/api/queue/export?form=csv&status=all", "")
        .body;
    assert_eq!(csv.lines().count(), 2, "{csv}");
}

#[test]
fn a_program_does_what_a_person_does() {
    let program = Program::new();
    let queue = program.json("GET", "/api/queue", "");
    let id = queue["rows"][0]["id"].as_i64().unwrap();
    let reading = program.json("GET", &format!("/api/readings/{id}"), "");
    let step = serde_json::json!([{
        "subject": reading["subject"], "revision": reading["revision"], "act": "accept"
    }]);
    let done = program.json("POST", "/api/acts", &step.to_string());
    assert!(done["revision"].as_u64() > Some(0));
    assert_eq!(
        program
            .request("POST", "/api/acts", &step.to_string())
            .status,
        409
    );
    assert_eq!(
        program.json("GET", "/api/queue", "")["rows"],
        serde_json::json!([])
    );
    let history = program.json("GET", &format!("/api/readings/{id}/history"), "");
    assert_eq!(history[0]["acts"][0]["act"], "accept");
    let export = program.request("GET", "/api/export", "");
    assert!(export.body.starts_with("{\"reading\":"), "{}", export.body);
    program.json("POST", "/api/undo", "");
    assert_eq!(program.json("GET", "/api/queue", "")["rows"][0]["id"], id);
    assert_eq!(program.json("GET", "/api/audit/verify", "")["whole"], true);
}

#[test]
fn what_cannot_be_done_is_told_as_json() {
    let program = Program::new();
    for (method, path, body, status) in [
        ("POST", "/api/acts", "nonsense", 400),
        ("POST", "/api/acts", "[]", 400),
        ("GET", "/api/queue?kind=nonsense", "", 400),
        ("GET", "/api/readings/999", "", 404),
        ("GET", "/api/claims/none", "", 404),
        ("GET", "/api/none", "", 404),
        ("GET", "/api/readings/nonsense", "", 400),
        ("GET", "/api/claims?status=nonsense", "", 400),
        ("GET", "/api/export?form=nonsense", "", 400),
        ("DELETE", "/api/queue", "", 405),
    ] {
        let answer = program.request(method, path, body);
        assert_eq!(answer.status, status, "{path}");
        let told: Value = serde_json::from_str(&answer.body).unwrap();
        assert!(
            told["error"].is_string() && told["message"].is_string(),
            "{path}"
        );
    }
}

#[test]
fn a_refusal_is_in_the_language_that_a_program_asks_for() {
    let program = Program::new();
    for (language, words) in [("ar-EG, en;q=0.5", "نوع المصدر"), ("en", "Kind of source")]
    {
        let headers = format!(
            "Host: {}\r\nAuthorization: Bearer {}\r\nAccept-Language: {language}\r\n",
            program.server.address, program.token
        );
        let answer = program
            .server
            .request("GET", "/api/queue?kind=none", &headers, "");
        assert!(answer.body.contains(words), "{}", answer.body);
    }
}

#[test]
fn a_browsers_session_is_no_token() {
    let program = Program::new();
    let visitor = program.server.enter();
    assert_eq!(program.server.get(&visitor, "/api/queue").status, 403);
    assert_eq!(program.server.post(&visitor, "/api/undo", "").status, 403);
}
