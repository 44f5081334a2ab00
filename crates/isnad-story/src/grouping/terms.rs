//! The words of an article, weighed by how much they tell.

use isnad_text::{Document, TokenKind};
use rustc_hash::FxHashMap;

use super::Groupable;
use super::copies::Sketch;
use super::marks::Marks;
use crate::words::{Lists, stem};

/// Terms by their hash, with how weightily the article has each.
pub(super) type Counts = Vec<(u64, f32)>;

/// So much of a text is read, in bytes: what it is about stands at its head.
const READ: usize = 6000;
/// Words of the text's opening.
const OPENING: usize = 60;
/// Words behind which a text tells less of its own event.
const BODY: usize = 200;
/// What a word counts for in the title, in the opening, and behind it.
const IN_TITLE: f32 = 1.0;
const IN_OPENING: f32 = 1.0;
const IN_BODY: f32 = 0.5;
/// The power of a word's rarity: in reports of two events by one formula only the rare words differ.
const RARITY: f32 = 1.8;
/// Terms kept of an article.
const KEPT: usize = 48;

/// What is read of an article.
pub(super) struct Read {
    pub counts: Counts,
    pub sketch: Sketch,
    pub marks: Marks,
}

/// The terms of an article, the sketch of its wording and the marks at its head.
pub(super) fn read(article: &Groupable<'_>) -> Read {
    let mut marks = Marks::default();
    let mut counts: FxHashMap<u64, f32> = FxHashMap::default();
    let mut add = |word: &str, weight: f32| {
        if let Some(term) = term(word) {
            *counts.entry(term).or_default() += weight;
        }
    };
    let title = Document::new(article.title.unwrap_or_default());
    for at in words(&title) {
        add(title.word(at), IN_TITLE);
        marks.add(&title, at);
    }
    let text = Document::new(head(article.text));
    let mut sketch = Sketch::default();
    for (place, at) in words(&text).enumerate() {
        let word = text.word(at);
        sketch.add(hash(word));
        if place < OPENING {
            marks.add(&text, at);
        }
        match place {
            0..OPENING => add(word, IN_OPENING),
            OPENING..BODY => add(word, IN_BODY),
            _ => {}
        }
    }
    let mut counts: Counts = counts.into_iter().collect();
    counts.sort_unstable_by_key(|(term, _)| *term);
    marks.sort();
    Read {
        counts,
        sketch,
        marks,
    }
}

fn head(text: &str) -> &str {
    let end = (0..=READ.min(text.len()))
        .rev()
        .find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

fn words<'d>(document: &'d Document<'_>) -> impl Iterator<Item = usize> + 'd {
    let tokens = document.tokens();
    (0..tokens.len()).filter(|at| matches!(tokens[*at].kind, TokenKind::Word | TokenKind::Number))
}

/// The term of a folded word; `None` for a word without content. A letter that may be a proclitic
/// goes wherever enough is left: what matters is that it goes in every article.
fn term(word: &str) -> Option<u64> {
    if word.len() < 2 || Lists::shipped().is_empty(word) {
        return None;
    }
    let stem = stem(word);
    let mut letters = stem.chars();
    let is_proclitic = letters
        .next()
        .is_some_and(|first| PROCLITICS.contains(&first));
    let rest = letters.as_str();
    match is_proclitic && rest.chars().count() >= 4 {
        true => Some(hash(rest)),
        false => Some(hash(&stem)),
    }
}

/// و ف ب ل ك
const PROCLITICS: [char; 5] = ['\u{648}', '\u{641}', '\u{628}', '\u{644}', '\u{643}'];

/// FNV-1a: the same on every machine and in every version.
pub(super) fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The terms that tell most of an article, as a vector of length one.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    /// Sorted by term.
    terms: Vec<(u64, f32)>,
}

impl Profile {
    /// The profile of an article with `counts`, where `frequency` tells in how many of `all`
    /// articles a term stands.
    pub fn new(counts: Counts, frequency: &FxHashMap<u64, u32>, all: f32) -> Self {
        let mut terms: Vec<(u64, f32)> = counts
            .into_iter()
            .map(|(term, count)| {
                let articles = frequency.get(&term).copied().unwrap_or(1).max(2) as f32;
                let rarity = (all / articles).max(1.0).ln() + 0.1;
                (term, (1.0 + count.ln().max(-0.9)) * rarity.powf(RARITY))
            })
            .collect();
        terms.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        terms.truncate(KEPT);
        let length = terms.iter().map(|(_, it)| it * it).sum::<f32>().sqrt();
        for (_, weight) in &mut terms {
            *weight /= length.max(f32::MIN_POSITIVE);
        }
        terms.sort_unstable_by_key(|(term, _)| *term);
        Self { terms }
    }

    /// The `most` weightiest terms.
    pub fn telling(&self, most: usize) -> Vec<u64> {
        let mut terms = self.terms.clone();
        terms.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        terms.into_iter().take(most).map(|(term, _)| term).collect()
    }

    /// The product of two vectors: the cosine where both have length one.
    pub fn likeness(&self, other: &Self) -> f32 {
        let (mut left, mut right) = (self.terms.iter().peekable(), other.terms.iter().peekable());
        let mut sum = 0.0;
        while let (Some(one), Some(two)) = (left.peek(), right.peek()) {
            match one.0.cmp(&two.0) {
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
                std::cmp::Ordering::Equal => {
                    sum += one.1 * two.1;
                    left.next();
                    right.next();
                }
            }
        }
        sum
    }

    /// The sum of two vectors.
    pub fn plus(&self, other: &Self) -> Self {
        let mut terms = Vec::with_capacity(self.terms.len() + other.terms.len());
        terms.extend_from_slice(&self.terms);
        terms.extend_from_slice(&other.terms);
        terms.sort_by_key(|(term, _)| *term);
        terms.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        Self { terms }
    }
}
