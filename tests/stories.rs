//! Comparing, grouping and reporting, as a person or a program asks for them.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

const ARTICLES: &str = r#"{"id":"a1","outlet":"وكالة المرفأ","published":"2024-05-01T08:00:00Z","title":"سيول وادي السدرة","text":"قال المتحدث باسم الدفاع المدني عادل الشهواني لوكالة المرفأ إن سبعة أشخاص لقوا حتفهم في سيول وادي السدرة."}
{"id":"b1","outlet":"صحيفة الميناء","published":"2024-05-01T09:00:00Z","title":"سبعة قتلى في سيول وادي السدرة","text":"ذكرت وكالة المرفأ أن سبعة أشخاص لقوا حتفهم في سيول وادي السدرة مساء أمس."}
{"id":"c1","outlet":"موقع المدرج","published":"2024-05-01T10:00:00Z","title":"صفقة الورداني","text":"حسم اتحاد المرسى صفقة المهاجم ياسين الورداني قادما من شباب الرمال بعقد يمتد ثلاثة مواسم."}
"#;

fn isnad(folder: &Path, arguments: &[&str], input: &str) -> (Option<i32>, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_isnad"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn a_line_in_is_a_line_out_and_a_bad_one_is_named() {
    let articles = ARTICLES.lines().take(2).collect::<Vec<_>>().join(",");
    let input = format!("{{\"id\":\"s\",\"articles\":[{articles}]}}\n{{\"id\":1}}\n\n");
    let (code, out, error) = isnad(Path::new(ROOT), &["compare", "--jsonl"], &input);
    assert_eq!(code, Some(1));
    assert!(error.contains("line 2"), "{error}");
    let line: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(line["id"], "s");
    assert_eq!(line["lead"]["articles"], serde_json::json!(["a1", "b1"]));
    assert_eq!(line["lead"]["independent_origins"], 1);
}

#[test]
fn what_a_person_decides_about_stories_lasts() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("articles.jsonl"), ARTICLES).unwrap();
    let run = |arguments: &[&str]| {
        let (code, out, error) = isnad(folder.path(), arguments, "");
        assert_eq!(code, Some(0), "{arguments:?}: {error}");
        out
    };
    run(&["ingest", "articles.jsonl"]);
    let stories = || run(&["stories", "--format", "jsonl"]);
    let from_files = run(&["stories", "articles.jsonl", "--format", "jsonl"]);
    assert_eq!(stories(), from_files);
    run(&["stories", "split", "b1"]);
    assert_eq!(stories().lines().count(), 3);
    run(&["stories", "merge", "a1", "b1", "c1"]);
    run(&["stories", "name", "b1", "كل شيء"]);
    assert_eq!(
        stories(),
        "{\"story\":\"a1\",\"name\":\"كل شيء\",\"articles\":[\"a1\",\"b1\",\"c1\"]}\n"
    );
    let (code, _, error) = isnad(folder.path(), &["stories", "split", "zz"], "");
    assert_eq!(code, Some(2));
    assert!(error.contains("isnad list"), "{error}");
}

#[test]
fn an_outlet_a_source_and_an_article_are_reported_in_each_format() {
    for subject in [
        ["--outlet", "وكالة المرفأ"],
        ["--source", "الشهواني"],
        ["--article", "a1"],
    ] {
        for (format, holds) in [
            ("html", "<!doctype html>"),
            ("markdown", "# "),
            ("json", "\"attributions\":[{"),
            ("csv", "outlet,article"),
        ] {
            let arguments = ["report", "-", subject[0], subject[1], "--format", format];
            let (code, out, error) = isnad(Path::new(ROOT), &arguments, ARTICLES);
            assert_eq!(code, Some(0), "{error}");
            assert!(out.contains(holds) && out.contains("الشهواني"), "{out}");
        }
    }
    let (code, ..) = isnad(
        Path::new(ROOT),
        &["report", "-", "--outlet", "لا أحد"],
        ARTICLES,
    );
    assert_eq!(code, Some(2));
}
