//! Which attribution of one text is which of the other.

use super::alignment::Alignment;
use super::side::Side;

/// The share of the shorter content that two attributions of one claim have in common.
const SHARED: f64 = 0.5;

/// An attribution of each text, by their indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub before: usize,
    pub after: usize,
}

/// The units of the content of each attribution.
pub(super) fn contents(side: &Side<'_>) -> Vec<Vec<usize>> {
    (side.attributions.iter())
        .map(|attribution| side.units_of(&attribution.content).collect())
        .collect()
}

/// The attributions that carry one content in both texts, the most alike first, each once.
pub(super) fn pairs(
    before: (&Side<'_>, &[Vec<usize>]),
    after: (&Side<'_>, &[Vec<usize>]),
    alignment: &Alignment,
) -> Vec<Pair> {
    let mut likely = Vec::new();
    for (left, content) in before.1.iter().enumerate() {
        for (right, other) in after.1.iter().enumerate() {
            let shared = content
                .iter()
                .filter_map(|unit| alignment.to_after[*unit])
                .filter(|partner| other.binary_search(partner).is_ok())
                .count();
            let shorter = content.len().min(other.len());
            if shared > 0 && shared as f64 >= SHARED * shorter as f64 {
                let cue_stays = before
                    .0
                    .units_of(&before.0.attributions[left].cue)
                    .any(|unit| {
                        let cue = &after.0.attributions[right].cue;
                        alignment.to_after[unit]
                            .is_some_and(|partner| after.0.units_of(cue).any(|it| it == partner))
                    });
                let likeness = 2.0 * shared as f64 / (content.len() + other.len()) as f64;
                let is_outermost =
                    |side: &Side<'_>, index: usize| side.attributions[index].parent.is_none();
                let same_depth = is_outermost(before.0, left) == is_outermost(after.0, right);
                let likeness = likeness
                    + if cue_stays { 0.25 } else { 0.0 }
                    + if same_depth { 0.15 } else { 0.0 };
                likely.push((
                    likeness,
                    Pair {
                        before: left,
                        after: right,
                    },
                ));
            }
        }
    }
    likely.sort_by(|one, other| {
        let place = |pair: &Pair| (pair.before, pair.after);
        other
            .0
            .total_cmp(&one.0)
            .then(place(&one.1).cmp(&place(&other.1)))
    });
    let mut pairs: Vec<Pair> = Vec::new();
    for (_, pair) in likely {
        let taken = pairs
            .iter()
            .any(|other| other.before == pair.before || other.after == pair.after);
        if !taken {
            pairs.push(pair);
        }
    }
    pairs.sort_by_key(|pair| (pair.before, pair.after));
    pairs
}
