//! How long it takes to say what changed between two texts of 400 words, beside what it takes to
//! read both for attributions, which comes before and is the limit.
//!
//! Both run over the same pairs, one thread, in one run; the last line tells their ratio.
#![allow(clippy::print_stdout)]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use isnad_parse::{Reader, gold};
use isnad_story::{Version, changes};

/// Words in each text.
const WORDS: usize = 400;

/// How often the two take turns; the median counts.
const TURNS: usize = 15;

fn main() {
    let pairs = pairs();
    let mut turns: Vec<(Duration, Duration)> = (0..TURNS).map(|_| turn(&pairs)).collect();
    let ratio =
        |(read, compared): &(Duration, Duration)| compared.as_secs_f64() / read.as_secs_f64();
    turns.sort_by(|one, other| ratio(one).total_cmp(&ratio(other)));
    let median = turns[TURNS / 2];
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3 / pairs.len() as f64;
    println!(
        "a pair of {WORDS} words: read {:.2} ms, compared {:.2} ms: comparing takes {:.2} times the reading",
        milliseconds(median.0),
        milliseconds(median.1),
        ratio(&median),
    );
}

/// The time it takes to read all pairs, and that to compare them.
fn turn(pairs: &[(String, String)]) -> (Duration, Duration) {
    let start = Instant::now();
    let read: Vec<(Version, Version)> = (pairs.iter())
        .map(|(before, after)| (version(before), version(after)))
        .collect();
    let reading = start.elapsed();
    let start = Instant::now();
    for (before, after) in &read {
        black_box(changes(before, after));
    }
    (reading, start.elapsed())
}

fn version(text: &str) -> Version {
    Version {
        published: None,
        text: text.to_owned(),
        reading: Reader::shipped().read(text),
    }
}

/// Texts of the corpus, every ninth word gone from the later one, and every eleventh another.
fn pairs() -> Vec<(String, String)> {
    let texts = texts();
    let words: Vec<&str> = texts.iter().flat_map(|text| text.split(' ')).collect();
    let pair = |words: &[&str]| {
        let edited = words.iter().enumerate().filter(|(at, _)| at % 9 != 8);
        let edited = edited.map(|(at, word)| if at % 11 == 10 { "البديل" } else { word });
        (words.join(" "), edited.collect::<Vec<_>>().join(" "))
    };
    words.chunks_exact(WORDS).map(pair).collect()
}

/// The articles of the corpus.
fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/articles");
    let files = gold::case_files(&folder).expect("the corpus is there");
    (files.iter())
        .flat_map(|file| gold::load_cases(file).expect("the corpus is tested").cases)
        .map(|case| case.document.text)
        .collect()
}
