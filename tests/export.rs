//! What leaves a store and comes back.

use crate::archive::Folder;

fn folder() -> Folder {
    let folder = Folder::new();
    for text in [
        "قال الوزير إن ثلاثة قتلوا.",
        "قال الوزير إن أربعة قتلوا.\u{202e}",
    ] {
        let line = serde_json::json!({
            "id": "1", "outlet": "الميناء", "date": "2024-03-12T18:40:00+03:00", "text": text,
            "url": "https://example.org/1", "author": "=1+1",
        });
        folder.write(
            "a.jsonl",
            format!("{line}\n{{\"id\":\"2\",\"text\":\"نص بلا إسناد\"}}\n"),
        );
        assert_eq!(folder.run(&["ingest", "a.jsonl"]).code, Some(0));
    }
    folder
}

#[test]
fn an_export_taken_in_again_gives_the_same_export() {
    let folder = folder();
    // Times are those of the first store, not of the second.
    let exported = folder
        .run(&["export"])
        .out
        .replace("\"ingested\":\"2", "\"ingested\":\"1");
    assert_eq!(exported.lines().count(), 3);
    folder.write("export.jsonl", &exported);
    let ran = folder.run(&["ingest", "--store", "other.db", "export.jsonl"]);
    assert_eq!(
        ran.err,
        "isnad: 2 new, 1 new versions, 0 unchanged, 0 failed\n"
    );
    assert_eq!(folder.run(&["export", "--store", "other.db"]).out, exported);
    let again = folder.run(&["ingest", "--store", "other.db", "export.jsonl"]);
    assert_eq!(
        again.err,
        "isnad: 0 new, 0 new versions, 3 unchanged, 0 failed\n"
    );
}

#[test]
fn a_line_holds_a_version_with_its_attributions() {
    let out = folder().run(&["export"]).out;
    let lines: Vec<serde_json::Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines[0]["schema"], "isnad-export/1");
    assert_eq!(
        (&lines[1]["version"], &lines[1]["versions"]),
        (&2.into(), &2.into())
    );
    assert_eq!(lines[0]["attributions"][0]["kind"], "person");
    assert_eq!(
        lines[0]["attributions"][0]["key"].as_str().unwrap().len(),
        64
    );
    assert!(!out.contains('\u{202e}'));
}

#[test]
fn a_file_is_written_whole_and_never_over_another() {
    let folder = folder();
    let ran = folder.run(&["export", "--format", "csv", "--out", "a.csv"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""), "{ran:?}");
    let csv = std::fs::read_to_string(folder.path("a.csv")).unwrap();
    // One row an attribution, and one for the text without any.
    assert_eq!(csv.lines().count(), 1 + 2 + 1);
    let ran = folder.run(&["export", "--out", "a.csv"]);
    assert!(
        ran.code == Some(2) && ran.err.contains("there already"),
        "{ran:?}"
    );
    assert_eq!(std::fs::read_to_string(folder.path("a.csv")).unwrap(), csv);
}

#[test]
fn parquet_needs_a_file() {
    let ran = folder().run(&["export", "--format", "parquet"]);
    assert!(ran.code == Some(2) && ran.err.contains("--out"), "{ran:?}");
}
