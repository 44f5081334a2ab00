//! How long a page of the reviewer's queue takes in the browser: `isnad review` itself over a store,
//! eight people who look at filtered pages, and one who decides. Run with
//! `cargo xtask bench desk STORE`; a store that is not there is made, with a million attributions.
#![allow(clippy::print_stdout, missing_docs)]

mod browser;
mod made;
mod questions;
mod random;
mod report;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use browser::{Browser, Server};
use questions::Questions;
use random::Random;
use report::{Times, report};

const READERS: u64 = 8;
/// A person looks at a page before asking for the next one: for so long at least.
const LOOK: Duration = Duration::from_millis(40);
const LASTS: Duration = Duration::from_secs(60);

fn main() {
    let mut arguments = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"));
    let Some(store) = arguments.next().map(PathBuf::from) else {
        println!("desk: name a store; one that is not there is made");
        return;
    };
    if !store.exists() {
        made::make(&store);
    }
    measure(&store);
}

fn measure(store: &Path) {
    let started = Instant::now();
    let (server, browser) = Server::start(store);
    println!("the desk stands after {:.1?}", started.elapsed());
    let questions = Questions::of(store);
    let done = AtomicBool::new(false);
    let (mut pages, mut decisions) = (Times::new(), Times::new());
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| decide(&browser, &done));
        let readers: Vec<_> = (0..READERS)
            .map(|seed| {
                let (browser, questions) = (&browser, &questions);
                scope.spawn(move || read(browser, questions, seed))
            })
            .collect();
        for reader in readers {
            pages.extend(reader.join().expect("a reader"));
        }
        done.store(true, Ordering::Relaxed);
        decisions = writer.join().expect("the writer");
    });
    println!(
        "{READERS} readers and a writer for {LASTS:.0?}, {} MiB of memory at most\n",
        server.peak().unwrap_or(0)
    );
    report("queue page", pages);
    report("decision", decisions);
}

/// Looks at pages of the queue: up to three of each question.
fn read(browser: &Browser, questions: &Questions, seed: u64) -> Times {
    let mut random = Random::new(1_000 + seed);
    let mut times = Times::new();
    let started = Instant::now();
    while started.elapsed() < LASTS {
        let (name, query) = questions.one(&mut random);
        let mut address = format!("/reading?{query}");
        for page in 1..=1 + random.below(3) {
            let before = Instant::now();
            let html = browser.get(&address);
            times.push((name, before.elapsed(), format!("page {page} {query}")));
            std::thread::sleep(LOOK);
            match browser::next_page(&html) {
                Some(next) => address = next,
                None => break,
            }
        }
    }
    times
}

/// Decides on one reading after the other, as the page offers them.
fn decide(browser: &Browser, done: &AtomicBool) -> Times {
    let mut times = Times::new();
    let mut page = browser.get("/reading");
    while !done.load(Ordering::Relaxed) {
        let before = Instant::now();
        let next = browser.accept(&page).expect("a reading to decide on");
        times.push(("act", before.elapsed(), String::new()));
        let before = Instant::now();
        page = browser.get(&next);
        times.push(("page behind it", before.elapsed(), String::new()));
        std::thread::sleep(LOOK);
    }
    times
}
