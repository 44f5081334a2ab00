//! Which text of a story has most of its wording from which other.

use std::collections::BTreeMap;

use isnad_text::{Document, TokenKind};

use super::TextPlace;
use crate::Article;

/// Words in a row that are compared.
const WINDOW: usize = 5;
/// So many windows at least are shared where one text goes back to another.
const LEAST: usize = 8;
/// Share of the windows of the shorter text that both have.
const SHARE: f64 = 0.25;

/// The windows of a text, sorted.
struct Wording {
    place: TextPlace,
    windows: Vec<[u32; WINDOW]>,
}

/// For each later article that reuses wording, the earlier text and its own last one.
pub(super) fn nearest(articles: &[Article], order: &[usize]) -> Vec<(TextPlace, TextPlace)> {
    let mut numbers = BTreeMap::new();
    let wordings: Vec<Vec<Wording>> = (order.iter())
        .map(|&article| wordings(&articles[article], article, &mut numbers))
        .collect();
    let mut found = Vec::new();
    for (at, later) in wordings.iter().enumerate() {
        let Some(later) = later.last() else { continue };
        let mut best: Option<(usize, TextPlace)> = None;
        for earlier in wordings[..at].iter().flatten() {
            let shared = shared(&earlier.windows, &later.windows);
            let shorter = earlier.windows.len().min(later.windows.len());
            let enough = shared >= LEAST && shared as f64 >= SHARE * shorter as f64;
            // Of versions that have as much the last is meant, of articles the first.
            let is_better = |(most, place): (usize, TextPlace)| {
                shared > most || shared == most && place.article == earlier.place.article
            };
            if enough && best.is_none_or(is_better) {
                best = Some((shared, earlier.place));
            }
        }
        found.extend(best.map(|(_, earlier)| (earlier, later.place)));
    }
    found
}

/// The wording of each version; `numbers` gives every folded word a number.
fn wordings(article: &Article, index: usize, numbers: &mut BTreeMap<String, u32>) -> Vec<Wording> {
    let versions = article.versions.iter().enumerate();
    versions
        .map(|(version, it)| {
            let document = Document::new(&it.text);
            let is_word = |at: &usize| {
                let kind = document.tokens()[*at].kind;
                matches!(kind, TokenKind::Word | TokenKind::Number)
            };
            let words: Vec<u32> = (0..document.tokens().len())
                .filter(is_word)
                .map(|at| number(document.word(at), numbers))
                .collect();
            let mut windows: Vec<[u32; WINDOW]> = words
                .windows(WINDOW)
                .filter_map(|window| window.try_into().ok())
                .collect();
            windows.sort_unstable();
            windows.dedup();
            Wording {
                place: TextPlace {
                    article: index,
                    version,
                },
                windows,
            }
        })
        .collect()
}

fn number(word: &str, numbers: &mut BTreeMap<String, u32>) -> u32 {
    if let Some(number) = numbers.get(word) {
        return *number;
    }
    let number = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    numbers.insert(word.to_owned(), number);
    number
}

/// How many windows two sorted lists have in common.
fn shared(one: &[[u32; WINDOW]], other: &[[u32; WINDOW]]) -> usize {
    let mut others = other.iter().peekable();
    let mut shared = 0;
    for window in one {
        while others.next_if(|other| *other < window).is_some() {}
        shared += usize::from(others.next_if_eq(&window).is_some());
    }
    shared
}
