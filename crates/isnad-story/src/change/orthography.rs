//! Spelling and marks: edits that leave every word what it was, and the few that only look so.

use std::collections::BTreeMap;

use isnad_text::{Span, TokenKind, fold};

use super::comparison::{Comparison, Which};
use super::kind::ChangeKind::ContentChanged;
use super::side::Side;

/// A place where only spelling or marks differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CosmeticEdit {
    /// In the earlier text, in bytes; empty where a mark came in.
    pub before: Span,
    /// In the later text, in bytes; empty where a mark went.
    pub after: Span,
}

/// The edits of spelling and marks. Tells of words that folding alone made alike.
pub(super) fn find(comparison: &mut Comparison<'_>) -> Vec<CosmeticEdit> {
    let joined: Vec<(usize, usize)> = (0..comparison.side(Which::Before).units.len())
        .filter_map(|unit| Some((unit, comparison.partner(Which::Before, unit)?)))
        .collect();
    let (before, after) = (
        comparison.side(Which::Before),
        comparison.side(Which::After),
    );
    let mut edits = Vec::new();
    let mut last = None;
    for &(one, other) in &joined {
        let spans = (before.units[one].span, after.units[other].span);
        if spans.0.of(before.text()) != spans.1.of(after.text()) {
            edits.push(CosmeticEdit {
                before: spans.0,
                after: spans.1,
            });
        }
        if one.checked_sub(1) == last.map(|(one, _)| one)
            && other.checked_sub(1) == last.map(|(_, other)| other)
            && marks(before, one) != marks(after, other)
        {
            edits.push(CosmeticEdit {
                before: gap(before, one),
                after: gap(after, other),
            });
        }
        last = Some((one, other));
    }
    let hidden = hidden(comparison, &joined);
    for (one, other) in hidden {
        let spans = (
            comparison.side(Which::Before).spans(&[one]),
            comparison.side(Which::After).spans(&[other]),
        );
        edits.retain(|edit| edit.before != spans.0[0]);
        comparison.tell(ContentChanged, spans.0, spans.1, None);
    }
    edits
}

/// What stands between a unit and the one before it.
fn gap(side: &Side<'_>, unit: usize) -> Span {
    let start = unit
        .checked_sub(1)
        .map_or(0, |before| side.units[before].span.end);
    Span::new(start, side.units[unit].span.start)
}

fn marks(side: &Side<'_>, unit: usize) -> Vec<char> {
    let end = side.units[unit].tokens.start;
    let start = unit
        .checked_sub(1)
        .map_or(0, |before| side.units[before].tokens.end);
    let tokens = &side.document.tokens()[start.min(end)..end];
    (tokens.iter())
        .filter(|token| token.kind == TokenKind::Mark)
        .map(|token| token.mark)
        .collect()
}

/// Joined words that folding made alike though they are two: على and علي where the text tells ى
/// from ي elsewhere, and an active and a passive that both show their vowel.
fn hidden(comparison: &Comparison<'_>, joined: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let (before, after) = (
        comparison.side(Which::Before),
        comparison.side(Which::After),
    );
    let originals = |one: usize, other: usize| {
        let texts = (
            before.units[one].span.of(before.text()),
            after.units[other].span.of(after.text()),
        );
        (letters(texts.0), letters(texts.1))
    };
    // How often each final letter of one text stands for each of the other's.
    let mut habits: BTreeMap<(char, char), usize> = BTreeMap::new();
    for &(one, other) in joined {
        let (left, right) = originals(one, other);
        if let (Some(left), Some(right)) = (left.chars().last(), right.chars().last()) {
            *habits.entry((left, right)).or_default() += 1;
        }
    }
    (joined.iter().copied())
        .filter(|&(one, other)| {
            if before.units[one].word != after.units[other].word
                || before.units[one].figure.is_some()
            {
                return false;
            }
            let (left, right) = originals(one, other);
            let ends = (left.chars().last(), right.chars().last());
            let is_swap = matches!(ends, (Some('ى'), Some('ي')) | (Some('ي'), Some('ى')));
            let is_habit = ends
                .0
                .zip(ends.1)
                .is_some_and(|pair| habits.get(&pair).copied().unwrap_or(0) > 1);
            let is_particle = left.chars().count() == 3 && left.starts_with('ع');
            let vowels = (first_vowel(before, one), first_vowel(after, other));
            is_swap && is_particle && !is_habit
                || matches!(vowels, (Some(one), Some(other)) if one != other)
        })
        .collect()
}

/// The text without marks, its letters as they stand.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !fold::is_dropped(*c)).collect()
}

/// The vowel on the first letter of a word that has no proclitic, if it is shown.
fn first_vowel(side: &Side<'_>, unit: usize) -> Option<char> {
    let mut letters = side.units[unit].span.of(side.text()).chars().skip(1);
    letters
        .next()
        .filter(|c| matches!(c, '\u{64e}' | '\u{64f}'))
}
