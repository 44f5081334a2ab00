//! `isnad extract --jsonl` as a part of a pipeline: order, memory, early ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::binary::{feed, isnad, outcome, spawn};

const TEXT: &str = "وقال الوزير إن الجسر سيفتح غدا. ";

fn line(id: &str, text: &str) -> String {
    json!({"id": id, "text": text}).to_string() + "\n"
}

/// The exit code and standard error of a child that must end by itself.
fn end(mut child: Child) -> (Option<i32>, String) {
    let deadline = Instant::now() + Duration::from_secs(60);
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if Instant::now() > deadline {
            child.kill().unwrap();
            panic!("it does not end");
        }
        thread::sleep(Duration::from_millis(5));
    };
    let mut said = String::new();
    let mut stderr = child.stderr.take().unwrap();
    stderr.read_to_string(&mut said).unwrap();
    (status.code(), said)
}

#[test]
fn many_threads_keep_the_order() {
    let ids: Vec<String> = (0..5000).map(|number| format!("d{number}")).collect();
    let lines = ids.iter().enumerate();
    let input: String = lines
        .map(|(number, id)| line(id, &TEXT.repeat(number % 40 / 39 * 50 + 1)))
        .collect();
    let mut command = isnad(&["extract", "--jsonl"]);
    command.env("RAYON_NUM_THREADS", "8");
    assert_eq!(outcome(command, input.as_bytes()).ids(), ids);
}

#[test]
fn an_empty_stream_is_fine() {
    assert_eq!(feed(&["extract", "--jsonl"], "").clean(), "");
    assert_eq!(feed(&["extract", "--jsonl"], "\n \n").clean(), "");
}

#[test]
fn other_keys_byte_order_marks_and_line_ends_of_windows_do_no_harm() {
    let input = "\u{feff}{\"text\":\"a\\u0628\",\"id\":\"\\u0627\",\"x\":{\"y\":[1,{}]}}\r\n\r\n{\"id\":\"\",\"text\":\"\"}";
    let outcome = feed(&["extract", "--jsonl"], input);
    assert_eq!(outcome.ids(), ["ا", ""]);
    outcome.clean();
}

#[test]
fn one_long_line_is_read_whole() {
    let padding = "x".repeat(50 << 20);
    let text = TEXT.repeat(1000);
    let input = json!({"id": "long", "padding": padding, "text": text}).to_string();
    let outcome = feed(&["extract", "--jsonl"], input + "\n" + &line("next", TEXT));
    assert_eq!(outcome.ids(), ["long", "next"]);
    outcome.clean();
}

#[test]
fn whoever_waits_for_an_answer_gets_it_before_the_stream_ends() {
    let mut child = spawn(&mut isnad(&["extract", "--jsonl"]));
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in ["one", "two", "three"] {
        stdin.write_all(line(id, TEXT).as_bytes()).unwrap();
        let answer: serde_json::Value =
            serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["id"], id);
    }
    drop(stdin);
    assert!(answers.next().is_none());
    assert_eq!(end(child), (Some(0), String::new()));
}

/// As in `isnad … | head -1`: for every form of output, and where the input never ends.
#[test]
fn a_reader_that_leaves_early_is_no_error() {
    for arguments in [
        &["extract", "--jsonl"][..],
        &["extract", "--format", "json"],
        &["extract", "--format", "csv"],
        &["extract"],
    ] {
        let mut child = spawn(&mut isnad(arguments));
        let mut stdin = child.stdin.take().unwrap();
        drop(child.stdout.take());
        let input = line("a", TEXT);
        // The stream is never closed from this side: nobody reads it any more, and that is all.
        let refused = (0..1_000_000).any(|_| stdin.write_all(input.as_bytes()).is_err());
        assert!(refused, "{arguments:?} reads on");
        assert_eq!(end(child), (Some(0), String::new()), "{arguments:?}");
    }
}

#[test]
fn a_standard_error_that_is_closed_stops_nothing() {
    let mut child = spawn(&mut isnad(&["extract", "--jsonl"]));
    drop(child.stderr.take());
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(b"broken\n").unwrap();
    stdin.write_all(line("a", TEXT).as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.starts_with(b"{\"id\":\"a\""));
}

/// 200 MB go through in less than a third of that. Most of it is a key that nobody reads, so that the
/// test is quick.
#[cfg(target_os = "linux")]
#[test]
fn memory_stays_flat() {
    const BOUND: u64 = 64 << 10;
    let padding = "x".repeat(100 << 10);
    let line = json!({"id": "a", "padding": padding, "text": TEXT.repeat(10)}).to_string() + "\n";
    let mut child = spawn(&mut isnad(&["extract", "--jsonl"]));
    let mut stdin = child.stdin.take().unwrap();
    let stdout = BufReader::new(child.stdout.take().unwrap());
    let answers = thread::spawn(move || stdout.lines().count());
    for _ in 0..2000 {
        stdin.write_all(line.as_bytes()).unwrap();
    }
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    drop(stdin);
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes: u64 = peak
        .unwrap()
        .trim()
        .trim_end_matches(" kB")
        .parse()
        .unwrap();
    assert_eq!(answers.join().unwrap(), 2000);
    assert_eq!(end(child), (Some(0), String::new()));
    assert!(kibibytes < BOUND, "{kibibytes} KiB");
}
