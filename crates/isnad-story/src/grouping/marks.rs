//! What tells today's bulletin from yesterday's: its numbers, and the day it names.

use isnad_text::{Document, TokenKind};

use super::terms::hash;
use crate::words::Lists;

/// What is left of the likeness of two articles hours apart that tell numbers, none of them the
/// same, and that name days of the week, none of them the same.
const OTHER_NUMBERS: f32 = 0.6;
const OTHER_DAYS: f32 = 0.45;
/// Hours from which they may be of two days.
const LATER: i64 = 10;

/// The marks at the head of one article or of several.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    /// By their hash, sorted; only numbers of two digits and more.
    numbers: Vec<u64>,
    days: Vec<u64>,
}

impl Marks {
    /// Adds what a word marks, if anything.
    pub fn add(&mut self, document: &Document<'_>, at: usize) {
        let word = document.word(at);
        match document.tokens()[at].kind {
            TokenKind::Number if tells(word) => self.numbers.push(hash(word)),
            TokenKind::Word if Lists::shipped().is_weekday(word) => self.days.push(hash(word)),
            _ => {}
        }
    }

    /// Makes them ready to be compared.
    pub fn sort(&mut self) {
        for marks in [&mut self.numbers, &mut self.days] {
            marks.sort_unstable();
            marks.dedup();
        }
    }

    /// Takes in those of others.
    pub fn extend(&mut self, other: &Self) {
        self.numbers.extend(&other.numbers);
        self.days.extend(&other.days);
        self.sort();
    }

    /// The share of their likeness that articles keep, that lie so many hours apart.
    pub fn keep(&self, other: &Self, hours: i64) -> f32 {
        let mut keep = 1.0;
        if hours >= LATER && are_others(&self.numbers, &other.numbers) {
            keep *= OTHER_NUMBERS;
        }
        if hours >= LATER && are_others(&self.days, &other.days) {
            keep *= OTHER_DAYS;
        }
        keep
    }
}

/// Whether a number may tell one bulletin from another: it has two digits and is no year.
fn tells(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let is_year =
        word.len() == 4 && digits == 4 && (word.starts_with("20") || word.starts_with("14"));
    digits >= 2 && !is_year
}

fn are_others(one: &[u64], other: &[u64]) -> bool {
    let both = !one.is_empty() && !other.is_empty();
    both && one.iter().all(|mark| other.binary_search(mark).is_err())
}
