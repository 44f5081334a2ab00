//! How fast attributions are read, beside the limit that a reader can approach: folding each text
//! with its offset map and scanning it once for every form of every cue.
//!
//! Both run over the same texts, one thread, in one run; the last line tells their ratio.
#![allow(clippy::print_stdout)]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput};
use isnad_parse::Reader;
use isnad_parse::gold;
use isnad_text::fold::Folded;

/// The articles are repeated up to this many bytes.
const SIZE: usize = 4 << 20;

fn main() {
    let texts = texts();
    let bytes: usize = texts.iter().map(String::len).sum();
    let reader = Reader::shipped();
    let scanner = scanner(reader);
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("extract");
    group
        .throughput(Throughput::Bytes(bytes as u64))
        .sample_size(20);
    let scan = |text: &str| scanner.find_iter(&Folded::new(text).text).count();
    let read = |text: &str| reader.read(text).attributions.len();
    measure(&mut group, "fold-and-scan", &texts, scan);
    measure(&mut group, "read", &texts, read);
    group.finish();
    criterion.final_summary();
    compare(&texts, scan, read);
}

/// Prints how many times the limit reading takes. The two take turns, so that whatever else the
/// machine does meets both; the median turn counts.
fn compare(texts: &[String], scan: impl Fn(&str) -> usize, read: impl Fn(&str) -> usize) {
    const TURNS: usize = 15;
    let bytes: usize = texts.iter().map(String::len).sum();
    let speed = |time: Duration| bytes as f64 / time.as_secs_f64() / 1e6;
    let mut turns: Vec<(f64, Duration, Duration)> = (0..TURNS)
        .map(|_| {
            let (limit, reading) = (pass(texts, &scan), pass(texts, &read));
            (reading.as_secs_f64() / limit.as_secs_f64(), limit, reading)
        })
        .collect();
    turns.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (ratio, limit, reading) = turns[TURNS / 2];
    println!(
        "fold-and-scan {:.1} MB/s, read {:.1} MB/s: reading takes {ratio:.2} times the limit",
        speed(limit),
        speed(reading),
    );
}

/// How long `work` takes over all texts.
fn pass(texts: &[String], work: impl Fn(&str) -> usize) -> Duration {
    let start = Instant::now();
    for text in texts {
        black_box(work(black_box(text)));
    }
    start.elapsed()
}

/// Times `work` over all texts.
fn measure(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    texts: &[String],
    work: impl Fn(&str) -> usize,
) {
    group.bench_function(name, |bencher| {
        bencher.iter_custom(|rounds| (0..rounds).map(|_| pass(texts, &work)).sum());
    });
}

/// The articles of the corpus, over and over.
fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/articles");
    let files = gold::case_files(&folder).expect("the corpus is there");
    let articles: Vec<String> = files
        .iter()
        .flat_map(|file| gold::load_cases(file).expect("the corpus is tested").cases)
        .map(|case| case.document.text)
        .collect();
    let bytes: usize = articles.iter().map(String::len).sum();
    let rounds = SIZE.div_ceil(bytes);
    articles
        .iter()
        .cycle()
        .take(rounds * articles.len())
        .cloned()
        .collect()
}

fn scanner(reader: &Reader) -> AhoCorasick {
    // Left to choose, the crate takes an automaton a quarter as fast for this many words.
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .build(reader.lexicon().words().cue_forms())
        .expect("the forms fit an automaton")
}
