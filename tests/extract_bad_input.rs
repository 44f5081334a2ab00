//! `isnad extract` and inputs that are wrong: each is named with what to do, the rest goes through.

use std::process::Stdio;

use serde_json::json;

use crate::binary::{Folder, Outcome, feed, isnad, run};

const TEXT: &str = "وقال الوزير إن الجسر سيفتح غدا.";

/// Runs on a bad input and a good one behind it; gives the complaint about the bad one.
fn complaint(folder: &Folder, bad: &str) -> String {
    std::fs::write(folder.path().join("good.txt"), TEXT).unwrap();
    let paths = [&folder.at(bad), &folder.at("good.txt")];
    let outcome = run(&["extract", "--format", "jsonl", paths[0], paths[1]]);
    assert_eq!(outcome.code, 1, "{outcome:?}");
    assert_eq!(outcome.ids().last().unwrap(), "good", "{outcome:?}");
    assert_eq!(outcome.stderr.lines().count(), 1, "{outcome:?}");
    let complaint = outcome.stderr.strip_prefix("isnad: ").unwrap();
    let place = complaint.strip_prefix(paths[0]);
    place.expect("the place comes first").to_owned()
}

#[test]
fn a_missing_file() {
    let complaint = complaint(&Folder::new(&[]), "missing.txt");
    assert!(
        complaint.starts_with(": cannot be read: No such file"),
        "{complaint}"
    );
    assert_eq!(complaint.matches("No such file").count(), 1, "{complaint}");
}

#[test]
fn a_folder_without_texts() {
    let folder = Folder::new(&[("empty/picture.png", b"\x89PNG")]);
    assert!(complaint(&folder, "empty").contains("no texts in this folder"));
}

#[test]
fn a_file_of_another_kind() {
    let folder = Folder::new(&[("page.pdf", b"%PDF")]);
    assert!(complaint(&folder, "page.pdf").contains(".pdf is not known"));
}

#[test]
fn bytes_that_are_not_utf_8_with_their_offset() {
    let folder = Folder::new(&[("windows.txt", b"abc \xe6\xde\xc7\xe1")]);
    let complaint = complaint(&folder, "windows.txt");
    assert!(complaint.contains("not UTF-8 at byte 4"), "{complaint}");
    assert!(complaint.contains("iconv"), "{complaint}");
}

#[test]
fn an_empty_file_and_a_blank_one() {
    let folder = Folder::new(&[
        ("empty.txt", b""),
        ("blank.txt", b" \n\n"),
        ("none.jsonl", b""),
    ]);
    for name in ["empty.txt", "blank.txt", "none.jsonl"] {
        assert!(complaint(&folder, name).contains("empty"), "{name}");
    }
}

/// Lines of which only the first, the blank one and the last are good, with what is to be said.
fn bad_lines() -> (Vec<u8>, Vec<(u64, &'static str)>) {
    let good = |id: &str| json!({"id": id, "text": TEXT}).to_string().into_bytes();
    let lines = [
        good("first"),
        b"".to_vec(),
        b"{\"id\": \"x\", \"text\": \"abc".to_vec(),
        b"{\"id\": \"x\"}".to_vec(),
        b"{\"text\": \"x\"}".to_vec(),
        b"{\"id\": 5, \"text\": \"x\"}".to_vec(),
        b"{\"id\": \"x\", \"text\": null}".to_vec(),
        b"[1, 2]".to_vec(),
        b"{\"id\": \"x\", \"text\": \"ab\xff\"}".to_vec(),
        good("last"),
    ];
    let expected = vec![
        (3, "EOF while parsing a string"),
        (4, "missing field `text`"),
        (5, "missing field `id`"),
        (6, "invalid type: integer `5`"),
        (7, "invalid type: null"),
        (8, ""),
        (9, "not UTF-8 at byte 23"),
    ];
    (lines.join(&b'\n'), expected)
}

/// Whether each complaint is about its line of `place` and says what was expected.
fn complains(outcome: &Outcome, place: &str, expected: &[(u64, &str)]) {
    assert_eq!(outcome.code, 1);
    let said: Vec<&str> = outcome.stderr.lines().collect();
    assert_eq!(said.len(), expected.len(), "{}", outcome.stderr);
    for (said, (line, what)) in said.iter().zip(expected) {
        let start = format!("isnad: {place}:{line}: ");
        assert!(said.starts_with(&start), "{said}");
        assert!(said.contains(what) && said.contains("expected"), "{said}");
    }
}

#[test]
fn broken_lines_of_a_stream_are_named_and_the_others_read() {
    let (input, expected) = bad_lines();
    let folder = Folder::new(&[("bad.jsonl", &input)]);
    let path = folder.at("bad.jsonl");
    let outcomes = [
        (path.as_str(), run(&["extract", "--jsonl", &path])),
        ("-", feed(&["extract", "--jsonl"], &input)),
    ];
    for (place, outcome) in outcomes {
        assert_eq!(outcome.ids(), ["first", "last"]);
        complains(&outcome, place, &expected);
    }
}

/// A file need not follow the contract of the stream: an id may be a number, or missing.
#[test]
fn broken_lines_of_a_file_are_named_and_the_others_read() {
    let (input, _) = bad_lines();
    let folder = Folder::new(&[("bad.jsonl", &input)]);
    let path = folder.at("bad.jsonl");
    let outcome = run(&["extract", "--format", "jsonl", &path]);
    assert_eq!(outcome.ids(), ["first", "bad#5", "5", "last"]);
    let expected = [
        (3, "EOF while parsing a string"),
        (4, "no field that is known to hold the text"),
        (7, "no field that is known to hold the text"),
        (8, "is no object"),
        (9, "not UTF-8 at byte 23"),
    ];
    complains(&outcome, &path, &expected);
}

#[test]
fn a_stream_of_a_missing_file_goes_on_with_the_next() {
    let folder = Folder::new(&[("a.jsonl", b"{\"id\": \"a\", \"text\": \"b\"}")]);
    let outcome = run(&["extract", "--jsonl", "/no/such/file", &folder.at("a.jsonl")]);
    assert_eq!((outcome.code, outcome.ids()), (1, vec!["a".to_owned()]));
    assert!(outcome.stderr.contains("/no/such/file: cannot be read"));
}

#[test]
fn a_folder_cannot_be_streamed() {
    let folder = Folder::new(&[]);
    let outcome = run(&["extract", "--jsonl", folder.path().to_str().unwrap()]);
    assert_eq!((outcome.code, outcome.stdout.as_str()), (1, ""));
    assert!(outcome.stderr.contains("cannot be read"));
}

#[test]
fn an_output_that_cannot_be_written_is_exit_code_2() {
    for arguments in [&["extract", "--jsonl"][..], &["extract"], &["man"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
        let folder = Folder::new(&[("in.jsonl", b"{\"id\": \"a\", \"text\": \"b\"}")]);
        let mut command = isnad(arguments);
        command
            .stdin(std::fs::File::open(folder.at("in.jsonl")).unwrap())
            .stdout(full.unwrap())
            .stderr(Stdio::piped());
        let output = command.spawn().unwrap().wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("No space left"), "{arguments:?}: {said}");
    }
}
