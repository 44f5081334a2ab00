//! How long a page of the queue takes over a store of a million attributions, with eight readers
//! and a writer at once. Run with `cargo bench -p isnad-store --bench queue`; a path in
//! ISNAD_BENCH_STORE keeps the store for the next time.
#![allow(clippy::print_stdout, missing_docs)]

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use isnad_parse::{
    Attribution, Construction, CueClass, Grade, Reading, SourceKind, Strength, Style,
};
use isnad_review::attention::Reason;
use isnad_review::{Act, Actor, ReadingStatus, Role, Step};
use isnad_store::review::{Cluster, Direction, Order, QueueFilter};
use isnad_store::{Incoming, Store};
use isnad_text::Span;

const ARTICLES: u64 = 170_000;
const IN_ARTICLE: u64 = 6;
const READERS: u64 = 8;
const LASTS: Duration = Duration::from_secs(20);
const AT: &str = "2024-03-12T18:40:00Z";

/// Pseudo-random numbers that are the same every time (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }

    /// Small numbers often, large ones seldom.
    fn skewed(&mut self, limit: u64) -> u64 {
        let one = self.below(limit);
        let other = self.below(limit);
        one * other / limit
    }
}

fn main() {
    let kept = std::env::var_os("ISNAD_BENCH_STORE");
    let folder = tempfile::tempdir().expect("a folder");
    let path = kept.map_or_else(|| folder.path().join("isnad.db"), Into::into);
    if !path.exists() {
        build(&path);
    }
    measure(&path);
}

fn build(path: &Path) {
    let mut store = Store::create(path).expect("a store");
    let mut random = Random(1);
    let started = Instant::now();
    for first in (0..ARTICLES).step_by(2_000) {
        let mut batch = store.batch(AT, "bench").expect("a batch");
        for number in first..(first + 2_000).min(ARTICLES) {
            let (text, reading) = article(&mut random, number);
            let day = format!(
                "20{:02}-{:02}-{:02}",
                10 + random.below(14),
                1 + random.below(12),
                1 + random.below(28)
            );
            let incoming = Incoming {
                outlet: &format!("صحيفة {}", random.skewed(200)),
                id: &number.to_string(),
                url: None,
                title: Some("عنوان الخبر"),
                author: None,
                published: Some(&day),
                ingested: None,
                text: &text,
            };
            batch.ingest(&incoming, &reading).expect("stored");
        }
        batch.commit().expect("stored");
    }
    println!("stored {ARTICLES} articles in {:.0?}", started.elapsed());
    let started = Instant::now();
    while store.gather(2_000).expect("gathered").left > 0 {}
    println!("gathered in {:.0?}", started.elapsed());
    let started = Instant::now();
    for story in 0..500 {
        let clusters: Vec<Cluster> = (0..10).map(|_| cluster(&store, &mut random)).collect();
        store
            .set_story("2026-01-01T00:00:00Z", &format!("قصة {story}"), &clusters)
            .expect("kept");
    }
    println!("500 stories in {:.0?}", started.elapsed());
    let started = Instant::now();
    for round in 0..1_000 {
        let id = 1 + random.below(ARTICLES * IN_ARTICLE).cast_signed();
        let subject = store.reading_subject(id).expect("a reading");
        let act = if round % 3 == 0 {
            Act::Reject {
                reason: String::new(),
            }
        } else {
            Act::Accept
        };
        let by = Actor::new(format!("user{}", round % 4), Role::Reviewer);
        let _ = store.act(&by, AT, vec![Step::new(subject, act)]);
    }
    println!("1000 acts in {:.0?}", started.elapsed());
}

fn cluster(store: &Store, random: &mut Random) -> Cluster {
    let outlets = 1 + random.below(12) as u32;
    let readings = (0..outlets)
        .map(|_| {
            let id = 1 + random.below(ARTICLES * IN_ARTICLE).cast_signed();
            match store.reading_subject(id).expect("a reading") {
                isnad_review::Subject::Reading {
                    outlet, article, ..
                } => (outlet, article, random.below(IN_ARTICLE) as usize),
                other => panic!("{other:?}"),
            }
        })
        .collect();
    Cluster {
        readings,
        outlets,
        origins: 1 + random.below(u64::from(outlets)) as u32,
        figures_diverge: random.below(5) == 0,
    }
}

const NOUNS: [&str; 16] = [
    "الجسر",
    "الطريق",
    "المدينة",
    "الميناء",
    "السد",
    "المطار",
    "المدرسة",
    "المستشفى",
    "السوق",
    "القطار",
    "الحقل",
    "المصنع",
    "الملعب",
    "النهر",
    "الحي",
    "البرج",
];

fn article(random: &mut Random, number: u64) -> (String, Reading) {
    let mut text = String::new();
    let mut reading = Reading::default();
    for at in 0..IN_ARTICLE {
        let mut part = |words: &str, between: &str| {
            let start = text.len();
            text.push_str(words);
            let span = Span::new(start, text.len());
            text.push_str(between);
            vec![span]
        };
        let cue = part("قال", " ");
        let source = part(&format!("المسؤول {}", random.skewed(40_000)), " إن ");
        let words: Vec<&str> = (0..14).map(|_| NOUNS[random.skewed(16) as usize]).collect();
        let content = part(&format!("{} {number} {at}", words.join(" ")), ". ");
        let one = |names: usize, random: &mut Random| random.skewed(names as u64) as usize;
        reading.attributions.push(Attribution {
            cue,
            source,
            via: vec![],
            content,
            source_resolved: vec![],
            style: Style::Indirect,
            kind: SourceKind::ALL[one(SourceKind::ALL.len(), random)],
            class: CueClass::ALL[one(CueClass::ALL.len(), random)],
            strength: Strength::Neutral,
            grade: Grade::ALL[one(Grade::ALL.len(), random)],
            parent: None,
            confidence: (1000 - random.skewed(700)) as f32 / 1000.0,
            construction: Construction::VerbSubjectClause,
            lemma: "qala".into(),
        });
    }
    (text, reading)
}

/// A filter as a reviewer would set it: usually one or two things, seldom many.
fn filter(random: &mut Random) -> QueueFilter {
    let mut filter = QueueFilter {
        status: vec![ReadingStatus::New],
        ..QueueFilter::default()
    };
    for _ in 0..=random.below(2) {
        match random.below(13) {
            0 | 1 => {}
            2 => filter.outlet = Some(format!("صحيفة {}", random.skewed(200))),
            3 => filter.kind = Some(SourceKind::ALL[random.below(6) as usize]),
            4 => filter.grade = Some(Grade::ALL[random.below(7) as usize]),
            5 => filter.class = Some(CueClass::ALL[random.below(12) as usize]),
            6 => filter.confidence_below = Some(0.6),
            7 => filter.reasons = vec![Reason::ALL[random.below(6) as usize]],
            8 => filter.story = Some(format!("قصة {}", random.below(500))),
            9 => filter.source = Some(1 + random.below(10_000).cast_signed()),
            10 => filter.from = Some(format!("20{:02}-06-01", 10 + random.below(14))),
            11 => filter.text = Some(NOUNS[random.below(16) as usize].to_owned()),
            _ => filter.text = Some(format!("{} {}", NOUNS[0], random.below(ARTICLES))),
        }
    }
    filter
}

fn measure(path: &Path) {
    let done = AtomicBool::new(false);
    let (mut pages, mut counts, mut written) = (Vec::new(), Vec::new(), 0);
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| write(path, &done));
        let readers: Vec<_> = (0..READERS)
            .map(|seed| scope.spawn(move || read(path, seed)))
            .collect();
        for reader in readers {
            let (page, count) = reader.join().expect("a reader");
            pages.extend(page);
            counts.extend(count);
        }
        done.store(true, Ordering::Relaxed);
        written = writer.join().expect("the writer");
    });
    println!(
        "{READERS} readers, 1 writer with {written} acts, {:.0?}",
        LASTS
    );
    report("page of 50", pages);
    report("count", counts);
}

type Times = Vec<(Duration, String)>;

fn read(path: &Path, seed: u64) -> (Times, Times) {
    let store = Store::open(path).expect("the store");
    let mut random = Random(1000 + seed);
    let (mut pages, mut counts) = (Vec::new(), Vec::new());
    let started = Instant::now();
    while started.elapsed() < LASTS {
        let filter = filter(&mut random);
        let order = Order::ALL[random.skewed(3) as usize];
        let mut from = None;
        for _ in 0..=random.below(3) {
            let before = Instant::now();
            let page = store.queue(&filter, order, from.as_ref(), Direction::Onward, 50);
            let page = page.expect("a page");
            pages.push((before.elapsed(), format!("{order:?} {filter:?}")));
            from = page.last;
            // A person looks at it.
            std::thread::sleep(Duration::from_millis(40));
        }
        let before = Instant::now();
        store.queue_count(&filter).expect("a count");
        counts.push((before.elapsed(), format!("{filter:?}")));
    }
    (pages, counts)
}

fn write(path: &Path, done: &AtomicBool) -> u64 {
    let mut store = Store::open(path).expect("the store");
    let mut random = Random(77);
    let by = Actor::new("writer", Role::Reviewer);
    let mut acts = 0;
    while !done.load(Ordering::Relaxed) {
        let id = 1 + random.below(ARTICLES * IN_ARTICLE).cast_signed();
        let subject = store.reading_subject(id).expect("a reading");
        let note = Act::Note {
            text: "ملاحظة".into(),
        };
        store
            .act(&by, AT, vec![Step::new(subject, note)])
            .expect("done");
        acts += 1;
        std::thread::sleep(Duration::from_millis(5));
    }
    acts
}

fn report(what: &str, mut times: Times) {
    times.sort();
    let at = |share: f64| &times[((times.len() - 1) as f64 * share) as usize];
    println!(
        "{what}: {} times, median {:.1?}, p90 {:.1?}, p99 {:.1?}, longest {:.1?}",
        times.len(),
        at(0.5).0,
        at(0.9).0,
        at(0.99).0,
        at(1.0).0
    );
    for (time, filter) in times.iter().rev().take(6) {
        println!("  {time:.1?} {filter}");
    }
}
