//! The interface for programs, and that its description tells what is there.

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

#[test]
fn the_description_tells_what_is_there() {
    let program = Program::new();
    let description = program.json("GET", "/api/openapi.json", "");
    let source = include_str!("../../src/api/mod.rs");
    let paths = description["paths"].as_object().unwrap();
    for (path, operations) in paths {
        let route = path.strip_prefix("/api").unwrap();
        assert!(
            source.contains(&format!("\"{route}\"")),
            "{path} is not routed"
        );
        for method in operations.as_object().unwrap().keys() {
            let there = program.request(&method.to_uppercase(), &path.replace("{id}", "1"), "");
            assert_ne!(there.status, 405, "{method} {path}");
            assert_ne!(there.status, 403, "{method} {path}");
            let other = if method == "get" { "DELETE" } else { "GET" };
            let status = program
                .request(other, &path.replace("{id}", "1"), "")
                .status;
            assert_eq!(status, 405, "{other} {path}");
        }
    }
    assert_eq!(
        source.matches(".route(").count(),
        paths.len(),
        "a route is not described"
    );
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
    ] {
        let answer = program.request(method, path, body);
        assert_eq!(answer.status, status, "{path}");
        let told: Value = serde_json::from_str(&answer.body).unwrap();
        assert!(told["error"].is_string(), "{path}");
    }
}

#[test]
fn a_browsers_session_is_no_token() {
    let program = Program::new();
    let visitor = program.server.enter();
    assert_eq!(program.server.get(&visitor, "/api/queue").status, 403);
    assert_eq!(program.server.post(&visitor, "/api/undo", "").status, 403);
}
