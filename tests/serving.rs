//! The desk as a page, as far as the command line goes.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::binary::{isnad, run};

fn store(folder: &tempfile::TempDir) -> String {
    let text = folder.path().join("a.txt");
    std::fs::write(&text, "وقال الوزير إن الجسر مغلق.").unwrap();
    let store = folder.path().join("desk.db").to_str().unwrap().to_owned();
    let ingested = run(&["ingest", "--store", &store, text.to_str().unwrap()]);
    assert_eq!(ingested.code, 0, "{ingested:?}");
    store
}

#[test]
fn the_address_is_this_machine_and_the_first_user_its_person() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder);
    let mut server = isnad(&["serve", "--store", &store])
        .env("USER", "سلمى ن")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(line.starts_with("http://127.0.0.1:"), "{line}");
    assert!(line.contains("/enter?token="), "{line}");
    let users = run(&["users", "list", "--as", "سلمىن", "--store", &store]);
    assert!(users.stdout.contains("سلمىن"), "{users:?}");
}

#[test]
fn others_reach_a_desk_only_where_every_user_has_a_password() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder);
    let nameless = run(&["review", "--store", &store, "--listen", "0.0.0.0"]);
    assert_eq!(nameless.code, 2, "{nameless:?}");
    assert!(nameless.stderr.contains("--host"), "{nameless:?}");
    let listen = ["--listen", "0.0.0.0", "--host", "desk.example"];
    let outcome = run(&[&["review", "--store", &store], &listen[..]].concat());
    assert_eq!(outcome.code, 2, "{outcome:?}");
    assert!(outcome.stderr.contains("has no password"), "{outcome:?}");
    assert_eq!(outcome.stdout, "");
}

#[test]
fn without_a_store_nothing_is_served() {
    let folder = tempfile::tempdir().unwrap();
    let nothing = folder.path().join("none.db");
    let outcome = run(&["review", "--store", nothing.to_str().unwrap()]);
    assert_eq!(outcome.code, 2, "{outcome:?}");
    assert!(outcome.stderr.contains("there is no store"), "{outcome:?}");
}
