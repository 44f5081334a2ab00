//! Stores that are damaged, full, in use or not stores at all: a clear word, exit code 2, and
//! nothing lost.

use crate::archive::{Folder, Ran, articles};

/// The command is refused with these words, and the store stays as it was.
fn refused(folder: &Folder, words: &str) {
    let before = std::fs::read(folder.path("isnad.db")).unwrap();
    for arguments in [
        ["ingest", "a.jsonl"].as_slice(),
        &["list"],
        &["search", "الوزير"],
    ] {
        let ran = folder.run(arguments);
        assert!(
            ran.code == Some(2) && ran.err.contains(words),
            "{arguments:?}: {ran:?}"
        );
        assert!(!ran.err.contains("panicked") && !ran.err.contains("database is locked"));
    }
    assert!(
        std::fs::read(folder.path("isnad.db")).unwrap() == before,
        "it was touched"
    );
}

fn filled() -> Folder {
    let folder = Folder::new();
    folder.write("a.jsonl", articles(0, 300));
    assert_eq!(folder.run(&["ingest", "a.jsonl"]).code, Some(0));
    folder
}

#[test]
fn a_database_of_another_program() {
    let folder = Folder::new();
    folder.write("a.jsonl", articles(0, 3));
    let other = rusqlite::Connection::open(folder.path("isnad.db")).unwrap();
    other
        .execute_batch("CREATE TABLE bookmark (url TEXT)")
        .unwrap();
    drop(other);
    refused(&folder, "not an isnad store");
}

#[test]
fn a_store_of_a_later_isnad() {
    let folder = filled();
    let store = rusqlite::Connection::open(folder.path("isnad.db")).unwrap();
    store.pragma_update(None, "user_version", 99).unwrap();
    drop(store);
    refused(&folder, "has schema 99");
}

#[test]
fn a_store_that_was_cut_short() {
    let folder = filled();
    let whole = std::fs::read(folder.path("isnad.db")).unwrap();
    for length in [50, 5000, whole.len() / 2] {
        std::fs::write(folder.path("isnad.db"), &whole[..length]).unwrap();
        let ran = folder.run(&["db", "check"]);
        let told = ["damaged", "not an isnad store"]
            .iter()
            .any(|word| ran.err.contains(word));
        assert!(told && matches!(ran.code, Some(1 | 2)), "{length}: {ran:?}");
        assert!(!ran.err.contains("panicked"), "{ran:?}");
    }
}

#[test]
fn a_sound_store_is_said_to_be_sound() {
    let folder = filled();
    let ran = folder.run(&["db", "check"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "ok\n"), "{ran:?}");
    assert_eq!(folder.run(&["db", "backup", "copy.db"]).code, Some(0));
    let ran = folder.run(&["db", "backup", "copy.db"]);
    assert!(
        ran.code == Some(2) && ran.err.contains("there already"),
        "{ran:?}"
    );
    assert_eq!(
        folder.run(&["db", "vacuum", "--store", "copy.db"]).code,
        Some(0)
    );
    let stats = folder.run(&["db", "stats", "--store", "copy.db"]).out;
    let stats: serde_json::Value = serde_json::from_str(&stats).unwrap();
    assert_eq!(stats["articles"], 300);
}

#[test]
fn a_changed_text_is_found_out() {
    let folder = filled();
    let store = rusqlite::Connection::open(folder.path("isnad.db")).unwrap();
    store
        .execute_batch("UPDATE version SET text = 'x' WHERE id = 7")
        .unwrap();
    drop(store);
    let ran = folder.run(&["db", "check"]);
    assert!(
        ran.code == Some(1) && ran.err.contains("is not the one stored"),
        "{ran:?}"
    );
}

/// A limit on the size of files is to SQLite what a full disk is.
#[cfg(unix)]
#[test]
fn a_disk_that_fills_up() {
    let folder = filled();
    folder.write("more.jsonl", articles(300, 20_000));
    let size = std::fs::metadata(folder.path("isnad.db")).unwrap().len();
    // In blocks of 512 bytes. Beyond the limit the system sends a signal unless it is ignored.
    let limit = (size + (2 << 20)) / 512;
    let script = format!("trap '' XFSZ; ulimit -f {limit}; exec \"$0\" \"$@\"");
    let program = env!("CARGO_BIN_EXE_isnad");
    let mut command = std::process::Command::new("sh");
    command
        .args(["-c", &script, program, "ingest", "more.jsonl"])
        .current_dir(folder.path(""));
    let ran = Ran::from(command.output().unwrap());
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.err.contains("the disk is full"), "{ran:?}");
    assert_eq!(folder.run(&["db", "check"]).out, "ok\n");
    let ran = folder.run(&["ingest", "a.jsonl", "more.jsonl"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.contains(" unchanged, 0 failed"), "{ran:?}");
    let stats = folder.run(&["db", "stats"]).out;
    let stats: serde_json::Value = serde_json::from_str(&stats).unwrap();
    assert_eq!(stats["articles"], 20_300);
}

#[test]
fn two_outlets_at_one_address_are_both_kept_and_named() {
    let folder = Folder::new();
    for outlet in ["first", "second"] {
        let line = format!(
            "{{\"id\":\"{outlet}\",\"outlet\":\"{outlet}\",\"url\":\"https://example.org\",\"text\":\"نص\"}}"
        );
        folder.write("a.jsonl", line);
        let ran = folder.run(&["ingest", "a.jsonl"]);
        let shared = ran.err.contains("under the same address");
        assert_eq!((ran.code, shared), (Some(0), outlet == "second"), "{ran:?}");
    }
    assert_eq!(
        folder
            .run(&["list", "--format", "jsonl"])
            .out
            .lines()
            .count(),
        2
    );
}

/// Who reads is not in the way of who writes, nor the other way round.
#[test]
fn readers_and_a_writer_at_once() {
    let folder = filled();
    folder.write("more.jsonl", articles(300, 5000));
    let mut writer = folder.command(&["ingest", "more.jsonl"]);
    let mut writer = writer.stderr(std::process::Stdio::null()).spawn().unwrap();
    let mut reads = 0;
    while writer.try_wait().unwrap().is_none() {
        let ran = folder.run(&["search", "الوزير", "--format", "jsonl", "--limit", "5"]);
        assert_eq!((ran.code, ran.out.lines().count()), (Some(0), 5), "{ran:?}");
        reads += 1;
    }
    assert!(reads > 0);
    assert_eq!(writer.wait().unwrap().code(), Some(0));
}
