//! What no other rule explains: words of substance that only one of the texts has at a place.

use isnad_parse::lexicon::Tags;

use super::ChangeEvent;
use super::comparison::{Comparison, Which};
use super::detail;
use super::kind::ChangeKind::ContentChanged;

/// Changes of content that so few words part are one.
const BESIDE: usize = 2;

/// Tells of changes of content.
pub(super) fn find(comparison: &mut Comparison<'_>) -> Vec<ChangeEvent> {
    let mut details = Vec::new();
    let mut changes: Vec<[Vec<usize>; 2]> = Vec::new();
    for gap in comparison.alignment.gaps.clone() {
        let own = [
            own_words(comparison, Which::Before, &gap.before),
            own_words(comparison, Which::After, &gap.after),
        ];
        if detail::is_nothing(comparison, &own) {
            continue;
        }
        if detail::is_detail(comparison, &gap, &own) {
            details.push(event(comparison, &own));
            continue;
        }
        match changes.last_mut() {
            Some(last) if are_beside(comparison, last, &own) => {
                for (units, own) in last.iter_mut().zip(own) {
                    units.extend(own);
                }
            }
            _ => changes.push(own),
        }
    }
    for own in changes {
        let event = event(comparison, &own);
        comparison.events.push(event);
    }
    details
}

/// Whether hardly a word stands between two changes, in one sentence of each text that has both.
fn are_beside(comparison: &Comparison<'_>, one: &[Vec<usize>; 2], other: &[Vec<usize>; 2]) -> bool {
    let mut seen = 0;
    for (at, which) in Which::BOTH.into_iter().enumerate() {
        if let (Some(&last), Some(&first)) = (one[at].last(), other[at].first()) {
            let sentence = &comparison.side(which).sentence;
            let is_near = first > last && sentence[first] == sentence[last];
            let between = (last + 1..first).filter(|it| comparison.partner(which, *it).is_some());
            if !is_near || between.count() > BESIDE {
                return false;
            }
            seen += 1;
        }
    }
    seen > 0
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

fn event(comparison: &Comparison<'_>, [before, after]: &[Vec<usize>; 2]) -> ChangeEvent {
    let spans = |which: Which, own: &[usize]| {
        let (Some(&first), Some(&last)) = (own.first(), own.last()) else {
            return Vec::new();
        };
        let between: Vec<usize> = (first..=last)
            .filter(|unit| comparison.partner(which, *unit).is_none())
            .filter(|unit| !comparison.is_explained(which, *unit))
            .collect();
        comparison.side(which).spans(&between)
    };
    let left = spans(Which::Before, before);
    let right = spans(Which::After, after);
    let place = match (after.first(), before.first()) {
        (Some(unit), _) => Some((Which::After, *unit)),
        (None, Some(unit)) => Some((Which::Before, *unit)),
        (None, None) => None,
    };
    let claim = place.and_then(|(which, unit)| Some((which, comparison.claim_of(which, unit)?)));
    comparison.event(ContentChanged, left, right, claim)
}
