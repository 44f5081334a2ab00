//! Sentences that stand elsewhere in the other text.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::side::Side;
use super::Alignment;

/// Share of its words that a moved sentence keeps (Dice).
const MOVED: f64 = 0.6;

/// Fewer words are too few to tell a moved sentence by.
const SHORTEST_MOVE: usize = 5;

/// Down to so many words they tell one if they are the same.
const SHORTEST_SAME: usize = 2;

/// Sentences that both texts have at different places.
pub(super) fn moves(
    before: &Side<'_>,
    after: &Side<'_>,
    old: &[u32],
    new: &[u32],
    alignment: &Alignment,
) -> Vec<(Range<usize>, Range<usize>)> {
    let left = loose(before, &alignment.to_after);
    let mut right = loose(after, &alignment.to_before);
    let mut moves = Vec::new();
    for sentence in left {
        let stems: BTreeSet<u32> = old[sentence.clone()].iter().copied().collect();
        let best = (0..right.len())
            .map(|at| {
                let others: BTreeSet<u32> = new[right[at].clone()].iter().copied().collect();
                let shared = stems.intersection(&others).count() as f64;
                (at, shared * 2.0 / (stems.len() + others.len()) as f64)
            })
            .filter(|(_, likeness)| {
                *likeness
                    >= if sentence.len() < SHORTEST_MOVE {
                        1.0
                    } else {
                        MOVED
                    }
            })
            .max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
        if let Some((at, _)) = best {
            moves.push((sentence, right.remove(at)));
        }
    }
    moves
}

/// The sentences of which hardly a word has a partner.
fn loose(side: &Side<'_>, partners: &[Option<usize>]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    while start < side.units.len() {
        let number = side.sentence[start];
        let end = start + side.sentence[start..].partition_point(|other| *other == number);
        let joined = partners[start..end].iter().flatten().count();
        if end - start >= SHORTEST_SAME && joined * 4 <= end - start {
            sentences.push(start..end);
        }
        start = end;
    }
    sentences
}
