//! Figures: quantities with another value or comparator.

use isnad_text::{Figure, Span, fold};

use super::alignment::Gap;
use super::comparison::{Comparison, Which};
use super::kind::ChangeKind::FigureChanged;
use super::side::Side;
use super::spelling::core;
use super::words::Lists;

/// In a longer gap the place of a figure says nothing of what it counts.
const LONGEST_PLACE: usize = 16;

/// How many words behind a figure may agree with it in number.
const AGREEING: usize = 2;

/// Tells of figures that changed.
pub(super) fn find(comparison: &mut Comparison<'_>) {
    for gap in comparison.alignment.gaps.clone() {
        find_in(comparison, &gap);
    }
    let joined: Vec<(usize, usize)> = (0..comparison.side(Which::Before).units.len())
        .filter_map(|unit| Some((unit, comparison.partner(Which::Before, unit)?)))
        .collect();
    let mut told = None;
    for (one, other) in joined {
        // The adjectives behind a dual change with it.
        if told.is_some_and(|last| one - last <= AGREEING) {
            continue;
        }
        let count = comparison.events.len();
        compare_joined(comparison, one, other);
        if comparison.events.len() > count {
            told = Some(one);
        }
    }
}

/// Pairs the figures of a gap: those that count the same, then those that are left, in order.
fn find_in(comparison: &mut Comparison<'_>, gap: &Gap) {
    let mut others = free(comparison, Which::After, &gap.after);
    let mut rest = Vec::new();
    for one in free(comparison, Which::Before, &gap.before) {
        let same = others
            .iter()
            .position(|other| count_alike(comparison, one, *other, true));
        match same {
            Some(at) => tell(comparison, one, others.remove(at)),
            None => rest.push(one),
        }
    }
    if gap.before.len().max(gap.after.len()) > LONGEST_PLACE {
        return;
    }
    for one in rest {
        let same = others
            .iter()
            .position(|other| count_alike(comparison, one, *other, false));
        if let Some(at) = same {
            tell(comparison, one, others.remove(at));
        }
    }
}

/// The units of a gap that are figures without a partner.
fn free(comparison: &Comparison<'_>, which: Which, units: &[usize]) -> Vec<usize> {
    let side = comparison.side(which);
    let is_free = |unit: &usize| {
        side.units[*unit].figure.is_some()
            && comparison.partner(which, *unit).is_none()
            && !comparison.is_explained(which, *unit)
    };
    units.iter().copied().filter(is_free).collect()
}

/// Whether two figures count one thing, by its name or, failing `by_name`, by their place alone.
fn count_alike(comparison: &Comparison<'_>, one: usize, other: usize, by_name: bool) -> bool {
    let (before, after) = (
        comparison.side(Which::Before),
        comparison.side(Which::After),
    );
    let (left, right) = (figure(before, one), figure(after, other));
    if left.is_percent != right.is_percent {
        return false;
    }
    let name = |side: &Side<'_>, figure: &Figure| {
        figure
            .counted
            .map(|span| core(&fold::fold(span.of(side.text()))))
    };
    match (name(before, left), name(after, right)) {
        (Some(one), Some(other)) => Lists::shipped().mean_the_same(&one, &other),
        (None, None) => true,
        _ => !by_name,
    }
}

fn figure<'s>(side: &'s Side<'_>, unit: usize) -> &'s Figure {
    &side.figures[side.units[unit].figure.unwrap_or_default()]
}

/// Tells of two figures that stand for one quantity, unless they say the same.
fn tell(comparison: &mut Comparison<'_>, one: usize, other: usize) {
    let left = *figure(comparison.side(Which::Before), one);
    let right = *figure(comparison.side(Which::After), other);
    let (before, after) = (spans(&left), spans(&right));
    comparison.explain_spans(Which::Before, &before);
    comparison.explain_spans(Which::After, &after);
    let same = left.value == right.value && left.upper == right.upper;
    if !same || left.comparator != right.comparator && !stays(comparison, &left, &right) {
        let claim = claim(comparison, other);
        comparison.tell(FigureChanged, before, after, claim);
    }
}

/// Whether the word of a comparator stands in both texts, in another form: «ستتجاوز» and «أن تتجاوز».
fn stays(comparison: &Comparison<'_>, left: &Figure, right: &Figure) -> bool {
    let has_partner = |which: Which, span: Option<Span>| {
        span.is_some_and(|span| {
            let mut units = comparison.side(which).units_in(span);
            units.all(|unit| comparison.partner(which, unit).is_some())
        })
    };
    has_partner(Which::Before, left.comparator_span)
        || has_partner(Which::After, right.comparator_span)
}

/// A figure with its comparator and what it counts.
fn spans(figure: &Figure) -> Vec<Span> {
    let mut spans = vec![figure.span];
    spans.extend(figure.comparator_span);
    spans.extend(figure.counted);
    spans.sort();
    spans.dedup();
    spans
}

/// The smallest content of the later text in which a unit stands.
fn claim(comparison: &Comparison<'_>, unit: usize) -> Option<(Which, usize)> {
    let attributions = 0..comparison.side(Which::After).attributions.len();
    attributions
        .filter(|index| {
            comparison
                .content(Which::After, *index)
                .binary_search(&unit)
                .is_ok()
        })
        .min_by_key(|index| comparison.content(Which::After, *index).len())
        .map(|index| (Which::After, index))
}

/// Figures of one value may differ in their comparators, and a dual in number from its plural.
fn compare_joined(comparison: &mut Comparison<'_>, one: usize, other: usize) {
    let (before, after) = (
        comparison.side(Which::Before),
        comparison.side(Which::After),
    );
    let (left, right) = (&before.units[one], &after.units[other]);
    match (left.figure, right.figure) {
        (Some(_), Some(_))
            if left.is_amount
                && right.is_amount
                && figure(before, one).comparator != figure(after, other).comparator =>
        {
            tell(comparison, one, other);
        }
        (Some(_), None) | (None, Some(_)) if left.word != right.word => {
            let word = if left.figure.is_some() {
                &right.word
            } else {
                &left.word
            };
            if Lists::shipped().is_plural(word) {
                let (left, right) = (vec![left.span], vec![right.span]);
                let claim = claim(comparison, other);
                comparison.tell(FigureChanged, left, right, claim);
            }
        }
        _ => {}
    }
}
