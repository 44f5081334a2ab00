//! A program that is killed, and two that run at once, lose nothing and store nothing twice.

use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use isnad_store::Store;

use crate::archive::{Folder, articles};

/// More than go into one transaction.
const MANY: usize = 5000;

/// How many articles the store holds; every one whole, and the log in order.
fn stored(folder: &Folder) -> usize {
    let path = folder.path("isnad.db");
    if !path.exists() {
        return 0;
    }
    let store = Store::create(&path).unwrap();
    assert_eq!(store.check().unwrap(), []);
    let counts = store.counts().unwrap();
    assert_eq!(counts.articles, counts.versions);
    counts.articles as usize
}

/// Gives the rest of the articles and expects them all to be there, once.
fn finish(folder: &Folder) {
    let before = stored(folder);
    folder.write("all.jsonl", articles(0, MANY));
    let ran = folder.run(&["ingest", "all.jsonl"]);
    let summary = format!(
        "isnad: {} new, 0 new versions, {before} unchanged, 0 failed\n",
        MANY - before
    );
    assert_eq!((ran.code, ran.err), (Some(0), summary));
    assert_eq!(stored(folder), MANY);
}

#[test]
fn killed_between_two_transactions() {
    let folder = Folder::new();
    let mut child = folder
        .command(&["ingest", "-"])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    // The pipe stays open: the program waits for more.
    let mut input = child.stdin.take().unwrap();
    input.write_all(articles(0, 4500).as_bytes()).unwrap();
    let started = Instant::now();
    while stored(&folder) == 0 {
        assert!(
            started.elapsed() < Duration::from_secs(60),
            "nothing was stored"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    assert_eq!(child.wait().unwrap().code(), None);
    assert!((1..4500).contains(&stored(&folder)));
    finish(&folder);
}

/// Kills the program so many times, at times that cover all of a run; begins with a new store
/// whenever one holds everything.
#[allow(clippy::print_stderr)] // what was seen is told
fn kill(times: u32) {
    let mut folder = Folder::new();
    folder.write("all.jsonl", articles(0, MANY));
    let mut before = 0;
    let (mut between, mut killed) = (0, 0);
    for time in 0..times {
        let mut child = folder
            .command(&["ingest", "all.jsonl"])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Steps of the golden ratio fall everywhere.
        let delay = u64::from(time * 618 % 1000);
        std::thread::sleep(Duration::from_millis(1 + delay));
        child.kill().unwrap();
        killed += u32::from(child.wait().unwrap().code().is_none());
        let after = stored(&folder);
        assert!(after >= before, "{after} articles, after {before}");
        between += u32::from(0 < after && after < MANY);
        before = after;
        if after == MANY {
            finish(&folder);
            folder = Folder::new();
            folder.write("all.jsonl", articles(0, MANY));
            before = 0;
        }
    }
    finish(&folder);
    assert!(
        killed > times / 4,
        "only {killed} of {times} runs were killed, {between} stores were found half full"
    );
}

#[test]
fn killed_at_any_time() {
    kill(25);
}

/// The same for longer: `cargo test -p isnad-cli --test end_to_end killed -- --ignored`.
#[test]
#[ignore = "takes minutes"]
fn killed_two_hundred_times() {
    kill(200);
}

#[test]
fn two_at_once() {
    let folder = Folder::new();
    folder.write("first.jsonl", articles(0, 3000));
    folder.write("second.jsonl", articles(2000, MANY - 2000));
    let start = |input: &str| {
        folder
            .command(&["ingest", input])
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    let both = [start("first.jsonl"), start("second.jsonl")];
    for mut child in both {
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
    assert_eq!(stored(&folder), MANY);
    finish(&folder);
}
