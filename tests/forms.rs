//! `ingest` and `extract` on forms other than texts and JSON Lines.

use crate::binary::{Folder, feed, run};

const STORY: &str = "وقالت الوزارة إن الجسر سيفتح غدا أمام حركة المرور في المدينة القديمة.";

#[test]
fn a_table_is_read_as_mapped_and_it_is_said_what_was_guessed() {
    let table = format!("رقم,Body,from\n7,{STORY},المرفأ\n");
    let folder = Folder::new(&[("a.csv", table.as_bytes())]);
    let path = folder.at("a.csv");
    let mapping = "id=رقم,text=Body,outlet=from";
    let outcome = run(&["extract", &path, "--format", "jsonl", "--map", mapping]);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""));
    assert_eq!(outcome.ids(), ["7"]);
    let outcome = run(&["extract", &path, "--format", "jsonl"]);
    assert_eq!(outcome.code, 0);
    assert!(
        outcome
            .stderr
            .contains("fields taken: text=Body; name others with --map")
    );
    let outcome = run(&["extract", &path, "--map", "words=Body"]);
    assert_eq!(outcome.code, 2);
    assert!(outcome.stderr.contains("expected NAME=PATH"), "{outcome:?}");
}

#[test]
fn standard_input_is_known_by_how_it_begins() {
    let json = format!("[\n{{\"id\":\"1\",\"text\":\"{STORY}\"}}]");
    let outcome = feed(&["extract", "-", "--format", "jsonl"], json);
    assert_eq!(outcome.ids(), ["1"]);
    let feed_file = format!(
        "<rss version='2.0'><channel><item><guid>g</guid><description>{STORY}</description></item>\
         </channel></rss>"
    );
    let outcome = feed(&["extract", "-", "--format", "jsonl"], feed_file);
    assert_eq!(outcome.ids(), ["g"]);
    assert!(
        outcome.stderr.contains("1 texts are summaries"),
        "{outcome:?}"
    );
    assert_eq!(outcome.code, 0);
}

#[test]
fn a_damaged_file_shows_in_the_exit_code() {
    let folder = Folder::new(&[
        ("a.jsonl.gz", b"\x1f\x8b\x08\0\0"),
        ("b.txt", STORY.as_bytes()),
    ]);
    let outcome = run(&["extract", &folder.at("."), "--format", "jsonl"]);
    assert_eq!(outcome.code, 1);
    assert_eq!(outcome.ids(), ["b"]);
    assert!(outcome.stderr.contains("a.jsonl.gz"), "{outcome:?}");
}
