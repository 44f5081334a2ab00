//! What no other rule explains: words of substance that only one of the texts has at a place.

use isnad_parse::lexicon::Tags;

use super::ChangeEvent;
use super::alignment::Gap;
use super::comparison::{Comparison, Which};
use super::kind::ChangeKind::ContentChanged;
use super::spelling::are_of_one_root;
use super::words::Lists;

/// Words around a cue that say when or where it was said count from so many on.
const HEAD: usize = 3;

/// So few words of one text's own before all others are the end of something else.
const CUT: usize = 3;

/// How many words before its cue or source belong to the head of a report.
const OPENING: usize = 3;

/// Tells of changes of content.
pub(super) fn find(comparison: &mut Comparison<'_>) -> Vec<ChangeEvent> {
    let mut details = Vec::new();
    for gap in comparison.alignment.gaps.clone() {
        let before = own_words(comparison, Which::Before, &gap.before);
        let after = own_words(comparison, Which::After, &gap.after);
        let numbers = (
            number(comparison, Which::Before, &before),
            number(comparison, Which::After, &after),
        );
        if numbers.0.is_some() && numbers.0 == numbers.1 {
            continue;
        }
        if are_written_together(comparison, &before, &after) {
            continue;
        }
        let is_swap = before.len() + after.len() == 1
            && open_words(comparison, Which::Before, &gap.before) == 1
            && open_words(comparison, Which::After, &gap.after) == 1;
        let is_one_sided = !is_swap && (before.is_empty() || after.is_empty());
        let is_derived = before.len() == 1 && after.len() == 1 && {
            let word = |which: Which, unit: usize| comparison.side(which).units[unit].word.as_str();
            are_of_one_root(word(Which::Before, before[0]), word(Which::After, after[0]))
        };
        let is_cut =
            gap.before.first().copied().unwrap_or(0) + gap.after.first().copied().unwrap_or(0) == 0;
        let is_detail = is_derived
            || is_one_sided
                && (is_cut && before.len() + after.len() <= CUT
                    || before.len() + after.len() == 1
                    || before.len() + after.len() < HEAD
                        && in_head(comparison, Which::Before, &before)
                        && in_head(comparison, Which::After, &after)
                    || details_only(comparison, Which::Before, &before)
                        && details_only(comparison, Which::After, &after));
        let event = event(comparison, &gap, &before, &after);
        if is_detail {
            details.push(event);
        } else {
            comparison.events.push(event);
        }
    }
    details
}

/// How many units of a gap nothing explains, words that say nothing among them.
fn open_words(comparison: &Comparison<'_>, which: Which, units: &[usize]) -> usize {
    (units.iter())
        .filter(|unit| comparison.partner(which, **unit).is_none())
        .filter(|unit| !comparison.is_explained(which, **unit))
        .count()
}

/// Whether all units say when, or who somebody is.
fn details_only(comparison: &Comparison<'_>, which: Which, units: &[usize]) -> bool {
    let side = comparison.side(which);
    let tags = Tags::TIME
        .with(Tags::NAME)
        .with(Tags::TITLE)
        .with(Tags::HONORIFIC)
        .with(Tags::NATION);
    units.iter().all(|unit| {
        side.has(*unit, tags) || Lists::shipped().times.contains(&side.units[*unit].word)
    })
}

/// The units that say something and that nothing explains.
fn own_words(comparison: &Comparison<'_>, which: Which, units: &[usize]) -> Vec<usize> {
    let side = comparison.side(which);
    (units.iter().copied())
        .filter(|unit| comparison.partner(which, *unit).is_none())
        .filter(|unit| !comparison.is_explained(which, *unit))
        .filter(|unit| !side.units[*unit].says_nothing)
        .filter(|unit| !side.has(*unit, Tags::HONORIFIC) || side.has(*unit, Tags::ROLE))
        .collect()
}

/// The value of words that are all numbers.
fn number(comparison: &Comparison<'_>, which: Which, units: &[usize]) -> Option<u32> {
    let side = comparison.side(which);
    let value =
        |unit: &usize| Lists::shipped().number(side.units[*unit].word.trim_start_matches('#'));
    (!units.is_empty()).then(|| units.iter().map(value).sum::<Option<u32>>())?
}

/// Whether the words differ in where one ends and the next begins alone.
fn are_written_together(comparison: &Comparison<'_>, before: &[usize], after: &[usize]) -> bool {
    let joined = |units: &[usize], which: Which| -> String {
        let words = units
            .iter()
            .map(|unit| comparison.side(which).units[*unit].word.as_str());
        words.collect()
    };
    joined(before, Which::Before) == joined(after, Which::After)
}

/// Whether all units stand around a cue rather than in what is said.
fn in_head(comparison: &Comparison<'_>, which: Which, units: &[usize]) -> bool {
    let side = comparison.side(which);
    units.iter().all(|unit| {
        comparison.pairs.iter().any(|pair| {
            let index = if which == Which::Before {
                pair.before
            } else {
                pair.after
            };
            let attribution = &side.attributions[index];
            let Some(content) = comparison.content(which, index).first().copied() else {
                return false;
            };
            let start = side
                .units_of(&attribution.cue)
                .chain(side.units_of(&attribution.source))
                .min();
            start.is_some_and(|start| (start.saturating_sub(OPENING)..content).contains(unit))
        })
    })
}

fn event(comparison: &Comparison<'_>, gap: &Gap, before: &[usize], after: &[usize]) -> ChangeEvent {
    let spans = |comparison: &Comparison<'_>, which: Which, units: &[usize], own: &[usize]| {
        let (Some(first), Some(last)) = (own.first(), own.last()) else {
            return Vec::new();
        };
        let between: Vec<usize> = (units.iter().copied())
            .filter(|unit| (first..=last).contains(&unit))
            .filter(|unit| comparison.partner(which, *unit).is_none())
            .filter(|unit| !comparison.is_explained(which, *unit))
            .collect();
        comparison.side(which).spans(&between)
    };
    let left = spans(comparison, Which::Before, &gap.before, before);
    let right = spans(comparison, Which::After, &gap.after, after);
    let claim = match (after.first(), before.first()) {
        (Some(unit), _) => claim(comparison, Which::After, *unit),
        (None, Some(unit)) => claim(comparison, Which::Before, *unit),
        (None, None) => None,
    };
    comparison.event(ContentChanged, left, right, claim)
}

/// The smallest content in which a unit stands.
fn claim(comparison: &Comparison<'_>, which: Which, unit: usize) -> Option<(Which, usize)> {
    (0..comparison.side(which).attributions.len())
        .filter(|index| {
            comparison
                .content(which, *index)
                .binary_search(&unit)
                .is_ok()
        })
        .min_by_key(|index| comparison.content(which, *index).len())
        .map(|index| (which, index))
}
