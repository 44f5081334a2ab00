//! What names an attribution without saying where it stands.

use isnad_parse::Attribution;
use isnad_text::Span;
use isnad_text::fold::fold;
use sha2::{Digest, Sha256};

use crate::words::push_letters;

/// Words of context on either side.
const CONTEXT: usize = 2;

/// Context is looked for in so many code points.
const WINDOW: usize = 128;

/// SHA-256 over the folded cue lemma, source and content, and two words of context on either
/// side. It survives edits elsewhere in the text, another reading of it, and other spellings.
pub(crate) fn key(text: &str, attribution: &Attribution) -> [u8; 32] {
    let spans = || {
        let parts = [&attribution.cue, &attribution.source, &attribution.content];
        parts.into_iter().flatten()
    };
    let start = spans().map(|span| span.start).min().unwrap_or(0);
    let end = spans().map(|span| span.end).max().unwrap_or(0);
    let before = &text[..start];
    let reach = before.char_indices().rev().take(WINDOW).last();
    let mut before: Vec<_> = words(&before[reach.map_or(0, |(at, _)| at)..])
        .rev()
        .take(CONTEXT)
        .collect();
    before.reverse();
    let after = &text[end..];
    let reach = after.char_indices().nth(WINDOW);
    let after: Vec<_> = words(&after[..reach.map_or(after.len(), |(at, _)| at)])
        .take(CONTEXT)
        .collect();
    let mut hash = Sha256::new();
    for field in [
        fold(&attribution.lemma),
        folded(text, &attribution.source),
        folded(text, &attribution.content),
        before.join(" "),
        after.join(" "),
    ] {
        hash.update((field.len() as u64).to_be_bytes());
        hash.update(field);
    }
    hash.finalize().into()
}

/// The folded words of `spans`, without marks, a blank between them.
pub(crate) fn folded(text: &str, spans: &[Span]) -> String {
    let words: Vec<_> = spans.iter().flat_map(|span| words(span.of(text))).collect();
    words.join(" ")
}

/// The folded words of a name, without marks, a blank between them.
pub(crate) fn folded_words(name: &str) -> String {
    words(name).collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> impl DoubleEndedIterator<Item = String> {
    text.split_whitespace()
        .map(|word| {
            let mut letters = String::with_capacity(word.len());
            push_letters(&fold(word), &mut letters);
            letters
        })
        .filter(|word: &String| !word.is_empty())
}
