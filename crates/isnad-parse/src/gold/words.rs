//! Spans as sets of words, so that blanks, marks and quotation marks at their edges don't count.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use isnad_text::Span;
use regex::Regex;
use serde::Deserialize;

/// A letter or digit, then letters, digits, tashkeel and low lines.
static WORD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[\p{L}\p{N}][\p{L}\p{N}_\u{64b}-\u{652}\u{670}]*").expect("the pattern is valid")
});

#[derive(Deserialize)]
struct Forgiven {
    leading: BTreeSet<String>,
}

static FORGIVEN: LazyLock<Forgiven> =
    LazyLock::new(|| toml::from_str(include_str!("leading.toml")).expect("the list is valid"));

/// The words of one text.
pub(super) struct Words<'t> {
    text: &'t str,
    words: Vec<Span>,
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let words = WORD
            .find_iter(text)
            .map(|word| Span::new(word.start(), word.end()))
            .collect();
        Self { text, words }
    }

    /// The words that the pieces touch, by number. A piece that holds nothing but the first letter
    /// of a word (the ل of «وفقًا ل» on «لصحيفة») does not touch it.
    pub(super) fn touched(&self, pieces: &[Span]) -> Vec<usize> {
        let mut touched = Vec::new();
        for piece in pieces {
            let first = self.words.partition_point(|word| word.end <= piece.start);
            for (at, word) in self.words.iter().enumerate().skip(first) {
                if word.start >= piece.end {
                    break;
                }
                if !self.is_proclitic_only(*word, *piece) {
                    touched.push(at);
                }
            }
        }
        touched
    }

    /// The words that a content touches, without those that only lead into it.
    pub(super) fn content(&self, pieces: &[Span]) -> Vec<usize> {
        let mut touched = self.touched(pieces);
        let leading = touched
            .iter()
            .take_while(|at| FORGIVEN.leading.contains(self.words[**at].of(self.text)))
            .count();
        touched.drain(..leading);
        touched
    }

    fn is_proclitic_only(&self, word: Span, piece: Span) -> bool {
        let letters = |start: usize, end: usize| {
            self.text
                .get(start..end)
                .map_or(0, |part| part.chars().count())
        };
        piece.start <= word.start
            && letters(word.start, word.end) > 2
            && letters(word.start, word.end.min(piece.end)) <= 1
    }
}

/// How far two bags of words agree, from 0 to 1; 1 where both are empty.
pub(super) fn dice(one: &[usize], other: &[usize]) -> f64 {
    if one.is_empty() && other.is_empty() {
        return 1.0;
    }
    let mut rest = other.to_vec();
    let mut common = 0;
    for word in one {
        if let Some(at) = rest.iter().position(|candidate| candidate == word) {
            rest.swap_remove(at);
            common += 1;
        }
    }
    (2 * common) as f64 / (one.len() + other.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touched<'t>(text: &'t str, part: &str) -> Vec<&'t str> {
        let start = text.find(part).unwrap();
        let words = Words::new(text);
        let pieces = [Span::new(start, start + part.len())];
        let found = words.touched(&pieces);
        found.iter().map(|at| words.words[*at].of(text)).collect()
    }

    #[test]
    fn a_span_touches_whole_words_and_no_lone_proclitic() {
        let text = "وفقًا لصحيفةِ «الشَّرق»، 3.5 _نعم_";
        assert_eq!(touched(text, "وفقًا ل"), ["وفقًا"]);
        assert_eq!(touched(text, "فقًا لص"), ["وفقًا", "لصحيفةِ"]);
        assert_eq!(touched(text, "صحيفةِ «الشَّرق»،"), ["لصحيفةِ", "الشَّرق"]);
        assert_eq!(touched(text, "3.5 _نع"), ["3", "5", "نعم_"]);
        assert_eq!(touched("قال: و", "و"), ["و"]);
    }

    #[test]
    fn a_content_begins_behind_what_leads_into_it() {
        let text = "أكد على أن ذلك ان حدث";
        let words = Words::new(text);
        let whole = [Span::new("أكد ".len(), text.len())];
        assert_eq!(words.content(&whole), [3, 4, 5]);
    }

    #[test]
    fn dice_counts_a_word_as_often_as_it_stands() {
        assert_eq!(dice(&[], &[]), 1.0);
        assert_eq!(dice(&[1], &[]), 0.0);
        assert_eq!(dice(&[1, 2, 3], &[2, 3, 4]), 2.0 / 3.0);
        assert_eq!(dice(&[1, 1], &[1]), 2.0 / 3.0);
    }
}
