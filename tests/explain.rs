//! `isnad extract --explain` and `isnad score`.

use serde_json::json;

use crate::binary::{Folder, feed, run};

const TEXT: &str = "قالت الوزيرة سلمى الدرعان إن الجسر مغلق. وأضافت أن العمل مستمر.";

#[test]
fn every_attribution_is_explained_where_that_is_asked_for() {
    let explained = feed(&["extract", "--format", "json", "--explain"], TEXT).json();
    let second = &explained[0]["attributions"][1]["explanation"];
    assert_eq!(second["content_end"]["kind"], "full-stop");
    assert_eq!(second["content_end"]["text"], ".");
    assert_eq!(second["referent"]["reason"], "last-that-agrees");
    let agreement = json!({"feminine": true, "number": "singular"});
    assert_eq!(second["referent"]["agreement"], agreement);
    assert!(!second["confidence"].as_array().unwrap().is_empty());
    let plain = feed(&["extract", "--format", "json"], TEXT).json();
    assert!(plain[0]["attributions"][1].get("explanation").is_none());
    let line = json!({"id": "a", "text": TEXT}).to_string();
    let stream = feed(&["extract", "--jsonl", "--explain"], line).json();
    assert_eq!(&stream["attributions"][1]["explanation"], second);
}

#[test]
fn a_person_is_told_why() {
    let shown = feed(&["extract", "--explain", "--lang", "en"], TEXT).clean();
    for expected in [
        "Content ended at: a mark that ends the sentence: .",
        "Found by: the last before it that agrees with the verb",
        "Speaks for it: ",
    ] {
        assert!(shown.contains(expected), "{shown}");
    }
}

#[test]
fn a_table_has_no_explanations() {
    let outcome = feed(&["extract", "--format", "csv", "--explain"], TEXT);
    assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""));
}

#[test]
fn a_reading_is_scored_against_gold() {
    let text = "قال الوزير إن الجسر مغلق.";
    let attribution = json!({"cue": [[0, 3]], "source": [[4, 10]], "content": [[14, 24]]});
    let gold = json!({"id": "a", "text": text, "attributions": [attribution]}).to_string();
    let none = json!({"id": "a", "attributions": []}).to_string();
    let folder = Folder::new(&[
        ("gold.jsonl", gold.as_bytes()),
        ("none.jsonl", none.as_bytes()),
    ]);
    let (gold, none) = (folder.at("gold.jsonl"), folder.at("none.jsonl"));
    let figures = run(&["score", &gold, "--json"]).json();
    assert_eq!(
        (&figures["gold"], &figures["triple"]["f"]),
        (&json!(1), &json!(1.0))
    );
    let figures = run(&["score", &gold, &none, "--json"]).json();
    assert_eq!(figures["detection"]["f"], 0.0);
    let shown = run(&["score", &gold, &none, "--errors", "1"]).clean();
    assert!(
        shown.contains("[a] MISSED") && shown.contains("detection"),
        "{shown}"
    );
    assert_eq!(run(&["score", "/no/such/file"]).code, 2);
}
