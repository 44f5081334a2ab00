//! `diff` and `history`.

use serde_json::{Value, json};

use crate::archive::Folder;
use crate::binary::feed;

const MORNING: &str = "قالت وزارة الصحة لوكالة الأناضول إن 12 شخصا ربما أصيبوا في الحادثة.\n";
const EVENING: &str = "أكّدت وزارة الصحّة أنّ ١٥ شخصاً أصيبوا في الحادثة.\n";

fn kinds(changes: &Value) -> Vec<&str> {
    let events = changes["events"].as_array().unwrap();
    events
        .iter()
        .map(|event| event["kind"].as_str().unwrap())
        .collect()
}

const EXPECTED: [&str; 4] = [
    "cue_strengthened",
    "relay_dropped",
    "figure_changed",
    "hedge_lost",
];

#[test]
fn two_files_are_compared_for_a_person_and_for_a_program() {
    let folder = Folder::new();
    folder.write("morning.txt", MORNING);
    folder.write("evening.txt", EVENING);
    let shown = folder.run(&["diff", "morning.txt", "evening.txt"]).out;
    // What the README shows is what comes out.
    let readme = std::fs::read_to_string(crate::binary::project().join("README.md")).unwrap();
    assert!(readme.contains(&shown), "{shown}");

    let changes = folder
        .run(&["diff", "morning.txt", "evening.txt", "--format", "json"])
        .out;
    let changes: Value = serde_json::from_str(&changes).unwrap();
    assert_eq!(kinds(&changes), EXPECTED);
    assert_eq!(
        changes["events"][1]["before"],
        json!({"spans": [[18, 32]], "text": "وكالة الأناضول"})
    );
    assert_eq!(changes["events"][1]["after"], Value::Null);
    assert!(changes["cosmetic"].as_u64().unwrap() > 0);
    assert_eq!(changes["cosmetic_edits"], Value::Null);
}

#[test]
fn pairs_stream_through_and_bad_lines_are_named() {
    let pair = json!({"id": "p", "a": MORNING, "b": EVENING, "other": 1});
    let ran = feed(&["diff", "--jsonl"], format!("{pair}\nno json\n\n{pair}\n"));
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("-:2:"), "{}", ran.stderr);
    assert_eq!(ran.ids(), ["p", "p"]);
    let first: Value = serde_json::from_str(ran.stdout.lines().next().unwrap()).unwrap();
    assert_eq!(kinds(&first), EXPECTED);
}

#[test]
fn versions_of_an_article_are_compared() {
    let folder = Folder::new();
    for (file, text) in [("1.jsonl", MORNING), ("2.jsonl", EVENING)] {
        let article = json!({"id": "clinic", "outlet": "الأفق", "text": text});
        folder.write(file, article.to_string());
        folder.run(&["ingest", file]);
    }
    let history = folder.run(&["history", "clinic", "--format", "json"]).out;
    let history: Value = serde_json::from_str(&history).unwrap();
    assert_eq!(kinds(&history[0]), EXPECTED);
    assert_eq!(history.as_array().unwrap().len(), 1);
    let versions = [&history[0]["from"], &history[0]["to"]];
    assert_eq!(versions.map(|it| &it["version"]), [1, 2]);
    assert_eq!(versions.map(|it| &it["article"]), ["clinic", "clinic"]);
    let back = folder
        .run(&["diff", "clinic@2", "clinic@1", "--format", "json"])
        .out;
    let back: Value = serde_json::from_str(&back).unwrap();
    assert_eq!(kinds(&back)[0], "cue_weakened");
    let missing = folder.run(&["diff", "clinic@3", "clinic@1"]);
    assert_eq!(missing.code, Some(2));
    assert!(missing.err.contains("1 to 2"), "{}", missing.err);
}

#[test]
fn a_person_sees_what_happened_to_attributions_before_other_changes() {
    let folder = Folder::new();
    folder.write(
        "1.txt",
        "وقعت الحادثة في شارع الميناء القديم قرب السوق الشعبي. قالت وزارة الصحة إن العدد كبير.\n",
    );
    folder.write(
        "2.txt",
        "وقعت الحادثة داخل مستودع مهجور عند المحطة. زعمت وزارة الصحة أن العدد كبير.\n",
    );
    let shown = folder.run(&["diff", "1.txt", "2.txt", "--lang", "en"]).out;
    let place = |title: &str| {
        shown
            .find(title)
            .unwrap_or_else(|| panic!("{title}: {shown}"))
    };
    assert!(
        place("Cue weakened (1)") < place("Content changed (2)"),
        "{shown}"
    );
}
