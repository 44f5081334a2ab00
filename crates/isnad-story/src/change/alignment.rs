//! Which words of one text are which of the other.
//!
//! A word diff over light stems first, since most of two versions stands in one order. What it
//! leaves over is then looked at again: sentences that stand elsewhere are moves, and words that
//! stand elsewhere in one sentence are a change of order.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::time::{Duration, Instant};

mod keys;
mod moves;

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};

use super::side::Side;
use super::words::{Lists, Sense};
use keys::Keys;
use moves::moves;

/// How far from its place a word may stand and still be the same word in another order.
const NEARBY: usize = 40;

/// Far beyond what any text needs: a diff that takes longer is cut coarse.
const PATIENCE: Duration = Duration::from_secs(20);

/// The words that two texts have in common, and the gaps between them.
pub(super) struct Alignment {
    pub to_after: Vec<Option<usize>>,
    pub to_before: Vec<Option<usize>>,
    /// Places where the texts differ.
    pub gaps: Vec<Gap>,
    /// Sentences that stand elsewhere, as units of each text.
    pub moved: Vec<(Range<usize>, Range<usize>)>,
}

/// The units that stand in one text at a place, and those that stand there in the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Gap {
    pub before: Vec<usize>,
    pub after: Vec<usize>,
}

impl Alignment {
    pub fn new(before: &Side<'_>, after: &Side<'_>) -> Self {
        let mut keys = Keys::new(before, after);
        let old = keys.of(before);
        let new = keys.of(after);
        let mut alignment = Self {
            to_after: vec![None; old.len()],
            to_before: vec![None; new.len()],
            gaps: Vec::new(),
            moved: Vec::new(),
        };
        alignment.align(&old, &new, 0..old.len(), 0..new.len());
        alignment.unalign_strays(before);
        let moves = moves(before, after, &old, &new, &alignment);
        for (left, right) in &moves {
            alignment.part(left, right);
            alignment.align(&old, &new, left.clone(), right.clone());
        }
        alignment.gaps = alignment.find_gaps(&moves);
        alignment.moved = moves;
        alignment.reorder(before, after, &old, &new);
        alignment
    }

    fn join(&mut self, before: usize, after: usize) {
        self.to_after[before] = Some(after);
        self.to_before[after] = Some(before);
    }

    /// Takes back what joined words of a moved sentence to those of others.
    fn part(&mut self, left: &Range<usize>, right: &Range<usize>) {
        for unit in left.clone() {
            if let Some(partner) = self.to_after[unit].take() {
                self.to_before[partner] = None;
            }
        }
        for unit in right.clone() {
            if let Some(partner) = self.to_before[unit].take() {
                self.to_after[partner] = None;
            }
        }
    }

    fn align(&mut self, old: &[u32], new: &[u32], left: Range<usize>, right: Range<usize>) {
        let deadline = Some(Instant::now() + PATIENCE);
        let (old, new) = (&old[left.clone()], &new[right.clone()]);
        for op in capture_diff_slices_deadline(Algorithm::Myers, old, new, deadline) {
            if let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = op
            {
                for step in 0..len {
                    self.join(
                        left.start + old_index + step,
                        right.start + new_index + step,
                    );
                }
            }
        }
    }

    /// Particles that a diff found alike in the midst of words that differ are chance.
    fn unalign_strays(&mut self, before: &Side<'_>) {
        let mut at = 0;
        while at < self.to_after.len() {
            let Some(first) = self.to_after[at] else {
                at += 1;
                continue;
            };
            let mut end = at + 1;
            while end < self.to_after.len() && self.to_after[end] == Some(first + end - at) {
                end += 1;
            }
            let is_chance = (at..end).all(|unit| before.units[unit].says_nothing) && end - at < 3;
            let open_before = self.is_open(at.wrapping_sub(1), first.wrapping_sub(1));
            let open_behind = self.is_open(end, first + end - at);
            if is_chance && open_before && open_behind {
                for unit in at..end {
                    self.to_before[first + unit - at] = None;
                    self.to_after[unit] = None;
                }
            }
            at = end;
        }
    }

    /// Whether words of both texts' own stand at these places.
    fn is_open(&self, left: usize, right: usize) -> bool {
        self.to_after.get(left).is_some_and(Option::is_none)
            && self.to_before.get(right).is_some_and(Option::is_none)
    }

    /// The runs of words of one text only, between words that both have.
    fn find_gaps(&self, moves: &[(Range<usize>, Range<usize>)]) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let in_move = |unit: usize| moves.iter().any(|(left, _)| left.contains(&unit));
        let into_move = |unit: usize| moves.iter().any(|(_, right)| right.contains(&unit));
        let left = (0..self.to_after.len())
            .filter(|unit| !in_move(*unit))
            .collect();
        let right = (0..self.to_before.len())
            .filter(|unit| !into_move(*unit))
            .collect();
        self.walk(left, right, &mut gaps);
        for (left, right) in moves {
            self.walk(left.clone().collect(), right.clone().collect(), &mut gaps);
        }
        gaps
    }

    fn walk(&self, left: Vec<usize>, right: Vec<usize>, gaps: &mut Vec<Gap>) {
        let mut gap = Gap::default();
        let mut right = right.into_iter().peekable();
        for unit in left {
            let Some(partner) = self.to_after[unit] else {
                gap.before.push(unit);
                continue;
            };
            while let Some(other) = right.next_if(|other| *other < partner) {
                gap.after.push(other);
            }
            right.next_if_eq(&partner);
            if gap != Gap::default() {
                gaps.push(std::mem::take(&mut gap));
            }
        }
        gap.after.extend(right);
        if gap != Gap::default() {
            gaps.push(gap);
        }
    }

    /// Joins words of one stem that stand near one another's place.
    fn reorder(&mut self, before: &Side<'_>, after: &Side<'_>, old: &[u32], new: &[u32]) {
        let lists = Lists::shipped();
        let mut free: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
        for (at, key) in new.iter().enumerate() {
            if self.to_before[at].is_none() {
                free.entry(*key).or_default().insert(at);
            }
        }
        let mut anchor = 0;
        for (at, key) in old.iter().enumerate() {
            if let Some(partner) = self.to_after[at] {
                anchor = partner;
                continue;
            }
            if lists.negations.contains(&before.units[at].word) {
                continue;
            }
            let counts = before.units[at].figure.is_some();
            let Some(places) = free.get_mut(key) else {
                continue;
            };
            let near = anchor.saturating_sub(NEARBY)..anchor + NEARBY;
            let found = places
                .range(near)
                .copied()
                // A figure is the same elsewhere if it counts the same.
                .filter(|place| !counts || old.get(at + 1) == new.get(place + 1))
                .min_by_key(|place| place.abs_diff(anchor));
            if let Some(place) = found {
                places.remove(&place);
                self.join(at, place);
            }
        }
        self.join_alike(before, after);
    }

    /// Joins spellings and synonyms, and what is one word in one text and two in the other.
    fn join_alike(&mut self, before: &Side<'_>, after: &Side<'_>) {
        let lists = Lists::shipped();
        let turns = |side: &Side<'_>, unit: usize| {
            side.units[unit].figure.is_some() || lists.turns(&side.units[unit].word)
        };
        for gap in self.gaps.clone() {
            let mut places: BTreeMap<Sense, BTreeSet<usize>> = BTreeMap::new();
            for &other in &gap.after {
                if self.to_before[other].is_none() && !turns(after, other) {
                    for sense in lists.senses(&after.units[other].word) {
                        places.entry(sense).or_default().insert(other);
                    }
                }
            }
            for &one in &gap.before {
                if self.to_after[one].is_some() || turns(before, one) || places.is_empty() {
                    continue;
                }
                let senses = lists.senses(&before.units[one].word);
                let likely = senses
                    .iter()
                    .filter_map(|sense| places.get(sense))
                    .flatten();
                let free = likely
                    .copied()
                    .filter(|other| self.to_before[*other].is_none());
                if let Some(other) = free.min() {
                    self.join(one, other);
                }
            }
            for &one in &gap.before {
                let found = gap
                    .after
                    .iter()
                    .copied()
                    .find(|other| is_compound(before, one, after, *other));
                if let Some(other) = found {
                    self.to_after[one] = Some(other);
                    (self.to_before[other], self.to_before[other + 1]) = (Some(one), Some(one));
                }
            }
            for &other in &gap.after {
                let found = gap
                    .before
                    .iter()
                    .copied()
                    .find(|one| is_compound(after, other, before, *one));
                if let Some(one) = found {
                    self.to_before[other] = Some(one);
                    (self.to_after[one], self.to_after[one + 1]) = (Some(other), Some(other));
                }
            }
        }
    }
}

/// Whether a word is written as this one and the next in the other text.
fn is_compound(side: &Side<'_>, unit: usize, other: &Side<'_>, first: usize) -> bool {
    let word = &side.units[unit].word;
    let rest = word.strip_prefix(other.units[first].word.as_str());
    let next = other.units.get(first + 1).map(|unit| unit.word.as_str());
    rest.is_some() && rest == next
}
