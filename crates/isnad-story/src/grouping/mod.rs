//! Which of many articles tell one event: near-copies, and reports of it in other words.
//!
//! Two articles are looked at together only where they lie within a few days of one another and
//! share rare words or long stretches of wording, so the cost grows with the number of articles and
//! not with that of their pairs. The same articles in the same order give the same groups.

mod clusters;
mod copies;
mod decisions;
mod marks;
mod neighbours;
mod terms;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use clusters::clusters;
use copies::Sketch;
pub use decisions::{Decision, decide};
use marks::Marks;
use neighbours::neighbours;
use terms::{Profile, Read};

use crate::article::instant;

/// An article as the grouping looks at it.
#[derive(Clone, Copy, Debug)]
pub struct Groupable<'a> {
    /// Its headline.
    pub title: Option<&'a str>,
    /// Its text.
    pub text: &'a str,
    /// When it was published, in RFC 3339, with or without time and offset.
    pub published: Option<&'a str>,
}

/// What is kept of an article while groups are made.
struct Features {
    /// Hours since the epoch; articles without a date are taken for simultaneous.
    hour: i64,
    profile: Profile,
    sketch: Sketch,
    marks: Marks,
}

/// Articles further apart than this tell different events.
const WINDOW_HOURS: i64 = 60;

/// As if so many articles more had none of the words: in a handful every word would be common.
const FEW: f32 = 1000.0;

/// The articles grouped by the event they tell, by their places: groups in the order of their first
/// articles, articles in the order given. An article that nobody else matches is a group of one.
pub fn group(articles: &[Groupable<'_>]) -> Vec<Vec<usize>> {
    let read: Vec<(i64, Read)> = articles
        .par_iter()
        .map(|article| (hour(article.published), terms::read(article)))
        .collect();
    let mut frequency: FxHashMap<u64, u32> = FxHashMap::default();
    for (_, read) in &read {
        for (term, _) in &read.counts {
            *frequency.entry(*term).or_default() += 1;
        }
    }
    let all = articles.len() as f32 + FEW;
    let features: Vec<Features> = read
        .into_par_iter()
        .map(|(hour, read)| Features {
            hour,
            profile: Profile::new(read.counts, &frequency, all),
            sketch: read.sketch,
            marks: read.marks,
        })
        .collect();
    clusters(&features, neighbours(&features))
}

fn hour(published: Option<&str>) -> i64 {
    let second = published.and_then(instant).unwrap_or_default();
    second.div_euclid(3600)
}

#[cfg(test)]
mod tests;
