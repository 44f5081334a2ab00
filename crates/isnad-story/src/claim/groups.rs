//! Which statements put forward the same.

use super::lead::lead;
use super::unit::{Unit, units};
use crate::piece::Piece;
use crate::words::{Stems, Vocabulary};

/// Shared words over all words, and over those of the shorter statement, from which two put
/// forward the same.
const JACCARD: f64 = 0.3;
const CONTAINED: f64 = 0.6;
/// Fewer shared words than this prove nothing.
pub(super) const SHARED: usize = 3;
/// Share of a denial's words, and how many, by which it speaks of a claim: it repeats no more of
/// it than it must.
const DENIED: f64 = 0.5;
const DENIED_WORDS: usize = 2;

/// Statements grouped by what they put forward: the lead claim first, then by how many articles
/// carry them and where they first stand.
pub(crate) fn groups(
    pieces: &[Piece<'_>],
    order: &[usize],
    vocabulary: &Vocabulary,
) -> Vec<Vec<Unit>> {
    let units = units(pieces, order, vocabulary);
    let lead = lead(pieces, order, &units, vocabulary);
    let rest = units.into_iter().filter(|unit| !is_in(&lead, unit));
    let (denials, rest): (Vec<Unit>, Vec<Unit>) = rest.partition(|unit| unit.against);
    let mut groups: Vec<Vec<Unit>> = Vec::new();
    for unit in rest {
        match best(&groups, |other| likeness(&unit.stems, &other.stems)) {
            Some(at) => groups[at].push(unit),
            None => groups.push(vec![unit]),
        }
    }
    for denial in denials {
        match best(&groups, |other| speaks_of(&denial.stems, &other.stems)) {
            Some(at) => groups[at].push(denial),
            None => groups.push(vec![denial]),
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse(articles(group)));
    if !lead.is_empty() {
        groups.insert(0, lead);
    }
    groups
}

/// The group that a statement is most surely like on average, if any.
fn best(groups: &[Vec<Unit>], score: impl Fn(&Unit) -> f64) -> Option<usize> {
    let mut best: Option<(f64, usize)> = None;
    for (at, group) in groups.iter().enumerate() {
        let score = group.iter().map(&score).sum::<f64>() / group.len() as f64;
        if score >= 1.0 && best.is_none_or(|(other, _)| score > other) {
            best = Some((score, at));
        }
    }
    best.map(|(_, at)| at)
}

fn is_in(lead: &[Unit], unit: &Unit) -> bool {
    lead.iter().any(|other| {
        other.piece == unit.piece
            && other.attribution == unit.attribution
            && other.span.overlaps(unit.span)
    })
}

fn articles(group: &[Unit]) -> usize {
    let mut pieces: Vec<usize> = group.iter().map(|unit| unit.piece).collect();
    pieces.sort_unstable();
    pieces.dedup();
    pieces.len()
}

/// How surely two statements put forward the same: yes from 1 on.
fn likeness(one: &Stems, other: &Stems) -> f64 {
    let shared = one.intersection(other).count();
    if shared < SHARED {
        return 0.0;
    }
    let all = one.len() + other.len() - shared;
    let shorter = one.len().min(other.len());
    (shared as f64 / all as f64 / JACCARD).max(shared as f64 / shorter as f64 / CONTAINED)
}

/// How surely a denial speaks of a statement: yes from 1 on.
fn speaks_of(denial: &Stems, other: &Stems) -> f64 {
    let shared = denial.intersection(other).count();
    if shared < DENIED_WORDS {
        return 0.0;
    }
    shared as f64 / denial.len() as f64 / DENIED
}
