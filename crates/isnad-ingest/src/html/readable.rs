//! What the library for readable pages takes for the story: one voice among others.

use std::collections::BTreeSet;

use dom_query::Document;
use dom_smoothie::{Config, ParsePolicy, Readability, TextMode};

use super::furniture::key;

/// Larger pages are not asked about: the library looks at every pair of near copies.
const MOST_NODES: usize = 60_000;

/// The lines that the library keeps, folded. It changes the page: give it a copy.
pub(super) fn lines(page: Document) -> BTreeSet<String> {
    if page.tree.len() > MOST_NODES {
        return BTreeSet::new();
    }
    let config = Config {
        text_mode: TextMode::Formatted,
        disable_json_ld: true,
        ..Config::default()
    };
    let kept = Readability::with_document(page, None, Some(config))
        .and_then(|mut readability| readability.parse_with_policy(ParsePolicy::Strict));
    match kept {
        Ok(kept) => kept
            .text_content
            .lines()
            .map(key)
            .filter(|line| !line.is_empty())
            .collect(),
        Err(_) => BTreeSet::new(),
    }
}
