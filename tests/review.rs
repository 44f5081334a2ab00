//! `review`, `users` and `audit`: a claim's way from the queue to readers, on the command line.

use std::io::Write;
use std::process::Stdio;

use crate::archive::{Folder, Ran};

const TEXT: &str = "وقال مصدر في مجلس إدارة النادي لصحيفة البيرق إن الناديين توصلا إلى اتفاق نهائي. \
                    وأعلنت البلدية أن الطريق مفتوح.";

/// A desk over one article with two attributions.
pub fn desk() -> Folder {
    let folder = Folder::new();
    folder.write("1.txt", TEXT);
    let ran = folder.run(&["ingest", "1.txt", "--outlet", "البيرق"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    folder
}

pub fn json(ran: Ran) -> serde_json::Value {
    assert_eq!(ran.code, Some(0), "{ran:?}");
    serde_json::from_str(&ran.out).unwrap()
}

/// The number of the reading that deserves attention first.
pub fn next(folder: &Folder) -> String {
    let page = json(folder.run(&["review", "next", "--json"]));
    page["rows"][0]["id"].to_string()
}

pub fn done(folder: &Folder, arguments: &[&str]) {
    let ran = folder.run(&[&["review"], arguments].concat());
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (Some(0), ""),
        "{arguments:?}: {ran:?}"
    );
}

pub fn refused(folder: &Folder, arguments: &[&str]) -> String {
    let ran = folder.run(&[&["review"], arguments].concat());
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (Some(1), ""),
        "{arguments:?}: {ran:?}"
    );
    ran.err
}

#[test]
fn from_the_queue_to_readers() {
    let folder = desk();
    let first = next(&folder);
    let shown = folder.run(&["review", "next"]).out;
    assert!(
        shown.contains("غير مسمى") && shown.contains("مجلس إدارة النادي"),
        "{shown}"
    );
    done(
        &folder,
        &[
            "amend",
            &first,
            "--source",
            "مصدر في مجلس إدارة النادي",
            "--kind",
            "unnamed",
        ],
    );
    let view = json(folder.run(&["review", "show", &first, "--json"]));
    assert_eq!(view["state"]["status"], "amended");
    done(&folder, &["accept", &next(&folder)]);
    assert!(refused(&folder, &["next"]).contains("لا شيء ينتظر"));

    done(
        &folder,
        &[
            "verdict",
            &first,
            "unverifiable",
            "--because",
            "لم يرد النادي",
        ],
    );
    done(&folder, &["settle", &first]);
    assert!(refused(&folder, &["publish", &first]).contains("there is no evidence"));
    done(
        &folder,
        &[
            "evidence",
            &first,
            "--url",
            "https://example.org/a",
            "--quote",
            "بيان",
            "--grade",
            "body",
        ],
    );
    done(&folder, &["publish", &first]);
    assert!(refused(&folder, &["undo"]).contains("correction note"));
    done(
        &folder,
        &[
            "correct",
            &first,
            "--note",
            "صُحح التعليل",
            "--because",
            "رد النادي ونفى",
        ],
    );
    let claim = folder.run(&["review", "claim", &first, "--lang", "en"]).out;
    assert!(
        claim.contains("corrected") && claim.contains("رد النادي ونفى"),
        "{claim}"
    );

    let review = json(folder.run(&["review", "export", "--format", "claimreview"]));
    assert_eq!(review["@context"], "https://schema.org");
    assert_eq!(review["reviewRating"]["alternateName"], "غير قابل للتحقق");
    let ran = folder.run(&["review", "export", "--format", "page", "--out", "pages"]);
    let page = std::fs::read_to_string(folder.path(ran.out.trim())).unwrap();
    assert!(page.contains("صُحح التعليل") && page.contains("font-face"));
    let csv = folder.run(&["review", "export", "--format", "csv"]).out;
    assert_eq!(csv.lines().count(), 3);

    let history = folder.run(&["review", "history", &first, "--claim"]).out;
    assert!(
        history.contains("نشر") && history.contains("صحح"),
        "{history}"
    );
    let ran = folder.run(&["audit", "verify"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "ok\n"));
}

fn with_input(folder: &Folder, arguments: &[&str], input: &str) -> Ran {
    let mut child = folder
        .command(arguments)
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
    Ran::from(child.wait_with_output().unwrap())
}

#[test]
fn two_reviewers_who_disagree_and_a_third() {
    let folder = desk();
    let add = |name: &str, role: &str| {
        let arguments = ["users", "add", name, "--role", role, "--as", "سلمى"];
        assert_eq!(folder.run(&arguments).code, Some(0));
    };
    assert_eq!(
        folder
            .run(&["users", "add", "ليلى", "--role", "editor"])
            .code,
        Some(1)
    );
    let arguments = ["users", "add", "سلمى", "--role", "admin", "--password"];
    assert_eq!(
        with_input(&folder, &arguments, "كلمة سر طويلة\n").code,
        Some(0)
    );
    add("ليلى", "reviewer");
    add("عمر", "editor");
    assert_eq!(
        folder.run(&["review", "next", "--as", "غريب"]).code,
        Some(2)
    );
    let page = json(folder.run(&["review", "next", "--json", "--as", "ليلى"]));
    let first = &page["rows"][0]["id"].to_string();
    let by = |name: &str, arguments: &[&str]| done(&folder, &[arguments, &["--as", name]].concat());
    by(
        "سلمى",
        &["verdict", first, "true", "--because", "سبب لا يُرى"],
    );
    by("سلمى", &["second", first, "--to", "ليلى"]);
    for what in [
        &["claim", first][..],
        &["history", first, "--claim"],
        &["claims", "--json"],
    ] {
        let shown = folder.run(&[&["review"], what, &["--as", "ليلى"]].concat());
        assert!(
            shown.code == Some(0) && !shown.out.contains("سبب لا يُرى"),
            "{shown:?}"
        );
    }
    by("ليلى", &["verdict", first, "false", "--because", "لا"]);
    by(
        "عمر",
        &[
            "adjudicate",
            first,
            "neither",
            "--verdict",
            "altered",
            "--because",
            "كلاهما",
        ],
    );
    let agreement = json(folder.run(&["review", "agreement", "--as", "عمر"]));
    assert_eq!(
        (agreement["claims"].as_u64(), agreement["share"].as_f64()),
        (Some(1), Some(0.0))
    );
}

#[test]
fn a_log_that_was_changed_is_found_and_one_cut_off_too() {
    let folder = desk();
    done(&folder, &["accept", &next(&folder)]);
    let head = folder.run(&["audit", "head"]).out;
    assert_eq!(
        folder.run(&["audit", "verify", "--head", head.trim()]).code,
        Some(0)
    );
    let exported = folder.run(&["audit", "export"]).out;
    assert!(exported.lines().count() >= 2 && exported.contains("accept"));
    done(&folder, &["undo"]);
    let later = folder.run(&["audit", "head"]).out;
    std::fs::remove_file(folder.path("isnad.db")).unwrap();
    let fresh = desk();
    std::fs::copy(fresh.path("isnad.db"), folder.path("isnad.db")).unwrap();
    let ran = folder.run(&["audit", "verify", "--head", later.trim()]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
}

#[test]
fn a_scale_of_ones_own_is_checked_with_line_and_help() {
    let folder = desk();
    let shown = folder.run(&["review", "scale", "--show", "three"]).out;
    folder.write("own.toml", shown.replace("rating = 2", "rating = 7"));
    let ran = folder.run(&["review", "scale", "--check", "own.toml"]);
    assert!(
        ran.code == Some(2) && ran.err.contains("line ") && ran.err.contains("help: "),
        "{ran:?}"
    );
    folder.write("own.toml", shown);
    done(&folder, &["scale", "--set", "own.toml"]);
    let first = next(&folder);
    assert!(refused(&folder, &["verdict", &first, "satire", "--because", "س"]).contains("satire"));
    done(
        &folder,
        &["verdict", &first, "misleading", "--because", "س"],
    );
}

#[test]
fn killed_in_the_middle_of_acts_nothing_is_half_done() {
    let folder = desk();
    let first = next(&folder);
    for delay in [2, 5, 8, 12, 16, 22, 30] {
        let mut child = folder
            .command(&["review", "note", &first, "ملاحظة @ليلى"])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(delay));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(folder.run(&["audit", "verify"]).out, "ok\n");
    }
}
