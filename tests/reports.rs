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
