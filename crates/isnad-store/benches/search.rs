//! How long a ranked search takes in the store named on the command line. Looks for words of the
//! store's own titles, so rare and common ones as they come, and prints milliseconds.
#![allow(clippy::print_stdout, missing_docs)]

use std::path::Path;
use std::time::Instant;

use isnad_store::{Filter, Query, SearchFilter, Store};

const QUERIES: usize = 300;

fn main() {
    let argument = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with("--"));
    let Some(path) = argument else {
        println!("search: name a store");
        return;
    };
    let store = Store::open(Path::new(&path)).expect("the store opens");
    let listed = store
        .list(&Filter::default())
        .expect("the store can be read");
    let step = (listed.len() / QUERIES).max(1);
    let titles = listed
        .iter()
        .step_by(step)
        .filter_map(|listed| listed.title.as_deref());
    let titles: Vec<&str> = titles
        .filter(|title| title.split_whitespace().count() > 2)
        .collect();
    let word = |title: &str, at: usize| title.split_whitespace().nth(at).unwrap_or("").to_owned();
    measure(
        &store,
        "one word",
        titles.iter().map(|title| word(title, 1)),
    );
    let two = |title: &&str| format!("{} {}", word(title, 0), word(title, 1));
    measure(&store, "two words", titles.iter().map(two));
    let phrase = |title: &&str| format!("\"{} {}\"", word(title, 1), word(title, 2));
    measure(&store, "a phrase", titles.iter().map(phrase));
    let beginning = |title: &&str| word(title, 1).chars().take(4).collect::<String>() + "*";
    measure(&store, "a beginning", titles.iter().map(beginning));
    let common = ["في", "من", "على", "قال", "السعودية", "الوزير"];
    measure(
        &store,
        "the most common",
        common.iter().map(|word| (*word).to_owned()),
    );
}

fn measure(store: &Store, name: &str, queries: impl Iterator<Item = String>) {
    let mut taken: Vec<(f64, usize)> = queries
        .map(|query| {
            let started = Instant::now();
            let query = Query::new(&query);
            let hits = store.search_articles(&query, &SearchFilter::default(), 20);
            let hits = hits.expect("no query fails");
            let marks: usize = hits.iter().map(|hit| query.marks(&hit.text).len()).sum();
            (started.elapsed().as_secs_f64() * 1e3, marks)
        })
        .collect();
    taken.sort_by(|one, other| one.0.total_cmp(&other.0));
    let at = |share: usize| taken.get(taken.len() * share / 100).map_or(0.0, |it| it.0);
    println!(
        "{name:>16}: median {:6.2} ms, 95 % within {:6.2} ms, {} queries",
        at(50),
        at(95),
        taken.len()
    );
}
