//! `ingest`, `list` and `show`.

use std::io::Write;
use std::process::Stdio;

use crate::archive::{Folder, Ran, articles, command};

#[test]
fn what_was_ingested_is_listed_and_shown() {
    let folder = Folder::new();
    folder.write(
        "news/port/1.txt",
        "افتتاح الجسر الجديد في الميناء\nقال الوزير إن الجسر فتح.",
    );
    folder.write(
        "news/2.jsonl",
        "{\"id\":\"two\",\"text\":\"نص\",\"outlet\":\"أخرى\",\"date\":\"2024-03-12\"}",
    );
    let ran = folder.run(&["ingest", "news", "--outlet", "صحيفة الميناء"]);
    let err = "isnad: 2 new, 0 new versions, 0 unchanged, 0 failed\n".to_owned();
    assert_eq!(
        ran,
        Ran {
            code: Some(0),
            out: String::new(),
            err
        }
    );

    let listed = folder
        .run(&["list", "--format", "jsonl", "--outlet", "صحيفة الميناء"])
        .out;
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    assert_eq!(listed["id"], "port/1");
    assert_eq!(listed["title"], "افتتاح الجسر الجديد في الميناء");
    assert!(
        folder
            .run(&["list", "--from", "2024-03-12"])
            .out
            .contains("two")
    );

    let shown = folder.run(&["show", "port/1", "--format", "json"]).out;
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["outlet"], "صحيفة الميناء");
    let text = shown["versions"][0]["text"].as_str().unwrap();
    assert_eq!(
        text,
        std::fs::read_to_string(folder.path("news/port/1.txt")).unwrap()
    );
    let shown = folder.run(&["show", "port/1"]);
    assert!(shown.code == Some(0) && shown.out.contains("قال الوزير إن الجسر فتح."));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_stored() {
    let folder = Folder::new();
    folder.write(
        "a.jsonl",
        "{\"id\":\"1\"}\n{\"id\":\"2\",\"text\":\"نص\"}\n",
    );
    let ran = folder.run(&["ingest", "a.jsonl", "none.txt"]);
    assert_eq!(ran.code, Some(1));
    let lines: Vec<_> = ran.err.lines().collect();
    assert!(
        lines[0].starts_with("isnad: a.jsonl:1: no field that is known to hold the text"),
        "{lines:?}"
    );
    assert!(
        lines[1].starts_with("isnad: none.txt: cannot be read"),
        "{lines:?}"
    );
    assert_eq!(
        lines[2..],
        ["isnad: 1 new, 0 new versions, 0 unchanged, 2 failed"]
    );
}

#[test]
fn a_changed_file_becomes_a_version() {
    let folder = Folder::new();
    for text in ["قتل ثلاثة", "قتل أربعة"] {
        folder.write("a.txt", text);
        folder.run(&["ingest", "a.txt"]);
    }
    let shown = |version: &str| {
        let shown = folder.run(&["show", "a", "--format", "json", "--version", version]);
        (
            shown.code,
            shown.out.contains("قتل ثلاثة"),
            shown.out.contains("قتل أربعة"),
        )
    };
    assert_eq!(shown("1"), (Some(0), true, false));
    assert_eq!(shown("2"), (Some(0), false, true));
    assert_eq!(shown("3"), (Some(2), false, false));
    assert_eq!(shown("0"), (Some(2), false, false));
}

#[test]
fn an_id_of_two_outlets_needs_its_outlet() {
    let folder = Folder::new();
    folder.write("a.txt", "نص");
    for outlet in ["first", "second"] {
        folder.run(&["ingest", "a.txt", "--outlet", outlet]);
    }
    let ran = folder.run(&["show", "a"]);
    assert!(ran.code == Some(2) && ran.err.contains("second"), "{ran:?}");
    assert_eq!(
        folder.run(&["show", "a", "--outlet", "second"]).code,
        Some(0)
    );
}

#[test]
fn standard_input_is_read() {
    let folder = Folder::new();
    let ingest = |input: &str, arguments: &[&str]| {
        let mut command = folder.command(&[&["ingest", "-"], arguments].concat());
        let mut child = command
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(input.as_bytes())
            .unwrap();
        Ran::from(child.wait_with_output().unwrap()).code
    };
    assert_eq!(ingest(&articles(1, 2), &[]), Some(0));
    assert_eq!(ingest("نص", &["--id", "3"]), Some(0));
    assert_eq!(ingest("نص", &[]), Some(1));
    assert_eq!(
        folder
            .run(&["list", "--format", "jsonl"])
            .out
            .lines()
            .count(),
        3
    );
}

#[test]
fn the_store_may_be_named_by_the_environment() {
    let folder = Folder::new();
    folder.write("a.txt", "نص");
    folder
        .command(&["ingest", "a.txt"])
        .env("ISNAD_STORE", "other.db")
        .output()
        .unwrap();
    assert!(folder.path("other.db").exists() && !folder.path("isnad.db").exists());
    assert_eq!(folder.run(&["list", "--store", "other.db"]).code, Some(0));
    let ran = folder.run(&["list"]);
    assert!(ran.code == Some(2) && ran.err.starts_with("isnad: isnad.db: there is no store"));
}

#[test]
fn a_file_that_is_no_store_stays_as_it_is() {
    let folder = Folder::new();
    folder.write("a.txt", "نص");
    for arguments in [
        ["ingest", "a.txt", "--store", "a.txt"].as_slice(),
        &["list", "--store", "a.txt"],
    ] {
        let ran = folder.run(arguments);
        assert!(
            ran.code == Some(2) && ran.err.contains("not an isnad store"),
            "{ran:?}"
        );
    }
    assert_eq!(std::fs::read_to_string(folder.path("a.txt")).unwrap(), "نص");
}

#[test]
fn no_hidden_character_of_a_text_reaches_the_screen() {
    let folder = Folder::new();
    let id = "e\u{1b}[2J\u{202e}";
    let line = serde_json::json!({
        "id": id, "outlet": id, "url": id, "title": id, "text": format!("{id}\r\n{id}"),
    });
    folder.write("a.jsonl", format!("{line}\n"));
    assert_eq!(folder.run(&["ingest", "a.jsonl"]).code, Some(0));
    for arguments in [
        ["list", "--format", "text"].as_slice(),
        &["list", "--format", "csv"],
        &["list", "--format", "json"],
        &["list", "--format", "jsonl"],
        &["show", id],
        &["show", id, "--format", "json"],
        &["show", "\u{1b}"],
    ] {
        let ran = folder.run(arguments);
        assert!(
            !(ran.out + &ran.err).contains(['\u{1b}', '\u{202e}', '\r']),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let folder = Folder::new();
    folder.write("a.jsonl", articles(0, 3000));
    folder.run(&["ingest", "a.jsonl"]);
    for format in ["text", "json", "jsonl", "csv"] {
        let mut command = folder.command(&["list", "--format", format]);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let ran = Ran::from(child.wait_with_output().unwrap());
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{format}");
    }
}

#[cfg(unix)]
#[test]
fn a_store_that_may_only_be_read_is_read() {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    let folder = Folder::new();
    folder.write("a.txt", "نص");
    folder.run(&["ingest", "a.txt"]);
    let here = folder.path("");
    let store = folder.path("isnad.db");
    fs::set_permissions(&here, Permissions::from_mode(0o777)).unwrap();
    fs::set_permissions(&store, Permissions::from_mode(0o444)).unwrap();
    // Nothing is read-only for a superuser, so the program runs as nobody then, from a place that
    // nobody can reach.
    let superuser = fs::OpenOptions::new().write(true).open(&store).is_ok();
    let program = folder.path("isnad");
    fs::copy(env!("CARGO_BIN_EXE_isnad"), &program).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = command(&program, &here, arguments);
        if superuser {
            command.uid(65534);
        }
        Ran::from(command.output().unwrap())
    };
    let listed = run(&["list", "--format", "jsonl"]);
    assert_eq!(
        (listed.code, listed.out.lines().count()),
        (Some(0), 1),
        "{listed:?}"
    );
    let ran = run(&["ingest", "a.txt"]);
    assert!(
        ran.code == Some(2) && ran.err.contains("cannot be written to"),
        "{ran:?}"
    );
}
