//! A store with a million attributions: articles put together from the sentences of the corpus, with
//! other figures in them, the same every time.

use std::io::Write;
use std::path::Path;
use std::process::Command;

use isnad_parse::gold;
use isnad_review::{Act, Actor, Role, Step, Subject};
use isnad_store::Store;
use isnad_store::review::Cluster;

use crate::random::Random;

const ATTRIBUTIONS: u64 = 1_000_000;
const IN_FILE: u64 = 20_000;
const OUTLETS: u64 = 200;
const STORIES: u64 = 500;
const ACTS: u64 = 3_000;
const AT: &str = "2024-03-12T18:40:00Z";

pub fn make(path: &Path) {
    let sentences = sentences();
    let mut articles = 0;
    loop {
        ingest(path, &sentences, articles..articles + IN_FILE);
        articles += IN_FILE;
        let store = Store::open(path).expect("the store");
        let there = store.statistics().expect("statistics").attributions;
        println!("{articles} articles with {there} attributions");
        if there >= ATTRIBUTIONS {
            break;
        }
    }
    let mut store = Store::open(path).expect("the store");
    while store.gather(2_000).expect("gathered").left > 0 {}
    let mut random = Random::new(2);
    for number in 0..STORIES {
        let clusters: Vec<Cluster> = (0..10).map(|_| cluster(&mut random, articles)).collect();
        store
            .set_story(AT, &format!("قصة {number}"), &clusters)
            .expect("kept");
    }
    decide(&mut store, &mut random);
}

/// The sentences of the corpus.
fn sentences() -> Vec<String> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let mut sentences = Vec::new();
    for folder in ["articles", "constructions"] {
        for file in gold::case_files(&corpus.join(folder)).expect("the corpus") {
            for case in gold::load_cases(&file).expect("cases").cases {
                let lines = case.document.text.lines().map(str::trim);
                sentences.extend(lines.filter(|it| !it.is_empty()).map(str::to_owned));
            }
        }
    }
    sentences
}

fn ingest(store: &Path, sentences: &[String], numbers: std::ops::Range<u64>) {
    let mut file = tempfile::NamedTempFile::with_suffix(".jsonl").expect("a file");
    for number in numbers {
        let line = serde_json::json!({
            "id": number.to_string(),
            "outlet": outlet(number),
            "date": Random::new(number).date(),
            "title": format!("عنوان {number}"),
            "text": text(sentences, number),
        });
        writeln!(file, "{line}").expect("written");
    }
    let status = Command::new(env!("CARGO_BIN_EXE_isnad"))
        .arg("ingest")
        .arg(file.path())
        .arg("--store")
        .arg(store)
        .status()
        .expect("isnad starts");
    assert!(status.success(), "{status}");
}

/// Who has published an article: some publish much.
fn outlet(number: u64) -> String {
    format!("صحيفة {}", Random::new(number ^ 0xa5a5).skewed(OUTLETS))
}

fn text(sentences: &[String], number: u64) -> String {
    let mut random = Random::new(number ^ 0x5a5a);
    let lines: Vec<String> = (0..4 + random.below(8))
        .map(|_| {
            let sentence = random.of(sentences);
            other_figures(sentence, &mut random)
        })
        .collect();
    lines.join("\n\n")
}

/// A sentence with other digits in its figures.
fn other_figures(sentence: &str, random: &mut Random) -> String {
    let digit = |c: char| match c {
        '0'..='9' => char::from(b'1' + random.below(9) as u8),
        c => c,
    };
    sentence.chars().map(digit).collect()
}

fn cluster(random: &mut Random, articles: u64) -> Cluster {
    let outlets = 1 + random.below(12) as u32;
    let reading = |_| {
        let number = random.below(articles);
        let place = random.below(4) as usize;
        (outlet(number), number.to_string(), place)
    };
    Cluster {
        readings: (0..outlets).map(reading).collect(),
        outlets,
        origins: 1 + random.below(u64::from(outlets)) as u32,
        figures_diverge: random.below(5) == 0,
    }
}

/// What reviewers have done so far.
fn decide(store: &mut Store, random: &mut Random) {
    let admin = Actor::new("مديرة", Role::Admin);
    let names: Vec<String> = (0..4).map(|number| format!("مراجع{number}")).collect();
    for name in &names {
        store
            .add_user(&admin, AT, name, Role::Reviewer, None)
            .expect("a user");
    }
    for number in 0..ACTS {
        let subject = some_reading(store, random);
        let by = random.of(&names).clone();
        let act = match number % 3 {
            0 => Act::Reject {
                reason: String::new(),
            },
            1 => Act::Assign {
                to: Some(by.clone()),
            },
            _ => Act::Accept,
        };
        // Some are decided already.
        let _ = store.act(
            &Actor::new(by, Role::Reviewer),
            AT,
            vec![Step::new(subject, act)],
        );
    }
}

fn some_reading(store: &Store, random: &mut Random) -> Subject {
    loop {
        let id = 1 + random.below(ATTRIBUTIONS).cast_signed();
        if let Ok(subject) = store.reading_subject(id) {
            return subject;
        }
    }
}
