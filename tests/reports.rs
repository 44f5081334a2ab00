//! The reports in `reports/` are those that the program writes on the shipped stories.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
/// The most that one page may weigh, in bytes.
const HEAVIEST: usize = 250_000;

fn pages(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "html")
        })
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read(path).unwrap())
        })
        .collect()
}

fn demo(out: &Path, more: &[&str]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_isnad"))
        .args(["demo", "--out"])
        .arg(out)
        .args(more)
        .current_dir(ROOT)
        .output()
        .unwrap()
}

#[test]
fn the_shipped_reports_are_fresh_and_of_moderate_size() {
    let out = tempfile::tempdir().unwrap();
    let ran = demo(out.path(), &[]);
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    let index = out.path().join("index.html");
    assert_eq!(
        String::from_utf8_lossy(&ran.stdout).trim_end(),
        index.to_string_lossy()
    );
    let written = pages(out.path());
    let folder = Path::new(ROOT).join("reports");
    if std::env::var_os("ISNAD_BLESS").is_some() {
        for (name, page) in &written {
            std::fs::write(folder.join(name), page).unwrap();
        }
    }
    let shipped = pages(&folder);
    assert!(written.len() > 1);
    let names = written.keys().chain(shipped.keys());
    let stale: Vec<&String> = names
        .filter(|name| written.get(*name) != shipped.get(*name))
        .collect();
    assert!(
        stale.is_empty(),
        "stale: {stale:?}; write them anew with `cargo xtask bless`"
    );
    for (name, page) in &written {
        assert!(page.len() < HEAVIEST, "{name}: {} bytes", page.len());
    }
}

#[test]
fn a_folder_without_stories_is_an_error_that_says_what_to_do() {
    let out = tempfile::tempdir().unwrap();
    let ran = demo(out.path(), &["--stories", "reports"]);
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("story.toml"));
}

#[test]
fn a_story_is_reported_in_each_format() {
    for (format, begins) in [
        ("html", "<!doctype html>"),
        ("markdown", "# "),
        ("json", "{"),
    ] {
        let ran = Command::new(env!("CARGO_BIN_EXE_isnad"))
            .args([
                "report",
                "corpus/stories/border-talks",
                "--lang",
                "en",
                "--format",
                format,
            ])
            .current_dir(ROOT)
            .output()
            .unwrap();
        assert!(ran.status.success());
        assert!(String::from_utf8_lossy(&ran.stdout).starts_with(begins));
    }
}

fn begins(shown: &str, format: &str) -> bool {
    let begins = match format {
        "html" => "<!doctype html>",
        "markdown" => "# ",
        "json" => "{",
        _ => "",
    };
    shown.starts_with(begins) && !shown.is_empty()
}

#[test]
fn a_store_gives_reports_on_a_story_an_article_a_source_and_an_outlet() {
    let folder = crate::archive::Folder::new();
    let text = |count: u32| {
        format!(
            "قال المتحدث باسم الدفاع المدني عادل الشهواني إن {count} أشخاص لقوا حتفهم في سيول مفاجئة اجتاحت قرى وادي السدرة مساء الثلاثاء."
        )
    };
    let mut lines = String::new();
    for (id, outlet, at, count) in [
        ("flood-1", "صحيفة الأفلاك", "2024-03-12T18:40:00+03:00", 7),
        ("flood-1", "صحيفة الأفلاك", "2024-03-12T20:10:00+01:00", 9),
        ("flood-2", "صحيفة الميناء", "2024-03-12T21:55:00+03:00", 7),
    ] {
        let article = serde_json::json!({
            "id": id, "outlet": outlet, "published": at,
            "title": "سيول وادي السدرة", "text": text(count),
        });
        lines += &format!("{article}\n");
    }
    folder.write("flood.jsonl", lines);
    folder.run(&["ingest", "flood.jsonl"]);
    let subjects: [&[&str]; 5] = [
        &["flood-1"],
        &["سيول وادي السدرة"],
        &["--article", "flood-1"],
        &["--source", "الشهواني"],
        &["--outlet", "صحيفة الأفلاك"],
    ];
    for subject in subjects {
        for format in ["html", "markdown", "json", "csv"] {
            for language in ["ar", "en"] {
                let arguments = [
                    &["report"],
                    subject,
                    &["--format", format, "--lang", language],
                ];
                let ran = folder.run(&arguments.concat());
                assert_eq!(ran.code, Some(0), "{subject:?} {format}: {}", ran.err);
                assert!(
                    begins(&ran.out, format),
                    "{subject:?} {format}: {}",
                    ran.out
                );
                let is_history = subject[0] == "--article" && format == "csv";
                let expected = if is_history {
                    "figure_changed"
                } else {
                    "الشهواني"
                };
                assert!(
                    ran.out.contains(expected),
                    "{subject:?} {format}: {}",
                    ran.out
                );
                assert_eq!(ran.out, folder.run(&arguments.concat()).out);
            }
        }
    }
    let history = folder
        .run(&["report", "--article", "flood-1", "--format", "csv"])
        .out;
    assert!(
        history.contains("flood-1,1,flood-1,2,figure_changed,"),
        "{history}"
    );
    for (wrong, says) in [
        (&["report", "no-such-story"][..], "isnad stories"),
        (&["report"][..], "--article"),
        (&["report", "--source", "لا أحد"][..], "nothing to report"),
    ] {
        let ran = folder.run(wrong);
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains(says), "{}", ran.err);
    }
}
