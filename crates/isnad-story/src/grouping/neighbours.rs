//! Pairs of articles that may tell one event.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{Features, WINDOW_HOURS};

/// Two articles, the first given first, and how alike they are, up to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    pub one: usize,
    pub other: usize,
    pub likeness: f32,
}

/// Terms by which an article looks for others.
const TELLING: usize = 14;
/// Articles to which an article is compared by one term or band: the next ones in time.
const NEXT: usize = 40;
/// Likeness from which a pair is worth keeping.
const ALIKE: f32 = 0.28;
/// Share of wording from which two texts are one.
const COPY: f32 = 0.70;
/// What likeness loses over the whole window of time: what happens daily by formula happens anew.
const FADING: f32 = 0.3;

/// The pairs, in no order that matters.
pub(super) fn neighbours(features: &[Features]) -> Vec<Pair> {
    let mut order: Vec<usize> = (0..features.len()).collect();
    order.sort_by_key(|at| (features[*at].hour, *at));
    let keys: Vec<Vec<u64>> = order
        .par_iter()
        .map(|at| {
            let mut keys = features[*at].profile.telling(TELLING);
            keys.extend(features[*at].sketch.bands());
            keys
        })
        .collect();
    // Places in the order of time, by key.
    let mut places: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (place, keys) in keys.iter().enumerate() {
        for key in keys {
            places.entry(*key).or_default().push(place as u32);
        }
    }
    (0..order.len())
        .into_par_iter()
        .flat_map_iter(|place| {
            let here = &features[order[place]];
            let mut met: Vec<u32> = Vec::new();
            for key in &keys[place] {
                let all = &places[key];
                let behind = all.partition_point(|other| *other as usize <= place);
                let next = all[behind..].iter().take(NEXT);
                met.extend(next.take_while(|other| {
                    features[order[**other as usize]].hour - here.hour <= WINDOW_HOURS
                }));
            }
            met.sort_unstable();
            met.dedup();
            let pairs: Vec<Pair> = met
                .into_iter()
                .filter_map(|other| pair(features, order[place], order[other as usize]))
                .collect();
            pairs
        })
        .collect()
}

fn pair(features: &[Features], one: usize, other: usize) -> Option<Pair> {
    let (left, right) = (&features[one], &features[other]);
    let copied = left.sketch.likeness(&right.sketch);
    let likeness = left.profile.likeness(&right.profile);
    let hours = (left.hour - right.hour).abs();
    let keep = left.marks.keep(&right.marks, hours);
    let likeness = likeness * keep;
    let likeness = likeness * (1.0 - FADING * hours as f32 / WINDOW_HOURS as f32);
    let likeness = if copied >= COPY {
        likeness.max(copied * keep)
    } else {
        likeness
    };
    (likeness >= ALIKE).then_some(Pair {
        one: one.min(other),
        other: one.max(other),
        likeness,
    })
}
