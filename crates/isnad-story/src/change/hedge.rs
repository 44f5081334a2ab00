//! Hedges, negations and opposites: small words that turn what is said.

use isnad_parse::lexicon::Tags;

use super::alignment::Gap;
use super::comparison::{Comparison, Which};
use super::kind::ChangeKind::{HedgeAdded, HedgeLost, PolarityChanged};
use super::side::Side;
use super::words::Lists;

/// Beside so many words more, a hedge or a negation came or went with a clause of its own.
const CLAUSE: usize = 3;

/// Tells of hedges and negations that came or went, and of opposites.
pub(super) fn find(comparison: &mut Comparison<'_>) {
    for gap in comparison.alignment.gaps.clone() {
        find_hedges(comparison, &gap);
        find_negations(comparison, &gap);
        find_opposites(comparison, &gap);
    }
}

fn find_hedges(comparison: &mut Comparison<'_>, gap: &Gap) {
    let before = hedges(comparison, Which::Before, &gap.before);
    let after = hedges(comparison, Which::After, &gap.after);
    if before.is_empty() == after.is_empty() {
        for (which, found) in [(Which::Before, before), (Which::After, after)] {
            comparison.explain(which, found.into_iter().flatten());
        }
        return;
    }
    for (which, found, units) in [
        (Which::Before, before, &gap.before),
        (Which::After, after, &gap.after),
    ] {
        for hedge in found {
            if alone(comparison, which, units, &hedge) {
                let spans = comparison.side(which).spans(&hedge);
                comparison.explain(which, hedge);
                let claim = comparison.claim_of(which, units[0]);
                comparison.tell_one(which, [HedgeAdded, HedgeLost], spans, claim);
            }
        }
    }
}

/// The hedges among the units of a gap.
fn hedges(comparison: &Comparison<'_>, which: Which, units: &[usize]) -> Vec<Vec<usize>> {
    let side = comparison.side(which);
    let lists = Lists::shipped();
    let is_free = |unit: usize| {
        comparison.partner(which, unit).is_none() && !comparison.is_explained(which, unit)
    };
    let mut found: Vec<Vec<usize>> = Vec::new();
    for &unit in units {
        if found.iter().any(|hedge| hedge.contains(&unit)) || !is_free(unit) {
            continue;
        }
        let phrase = lists.hedges.iter().find(|phrase| {
            (0..phrase.len()).all(|at| {
                side.units.get(unit + at).is_some_and(|it| {
                    it.word == phrase[at]
                        || at == 0 && it.word.strip_prefix(['و', 'ف']) == Some(phrase[at].as_str())
                })
            })
        });
        if let Some(phrase) = phrase {
            found.push((unit..unit + phrase.len()).collect());
        } else if lists.may.contains(&side.units[unit].word)
            && (may_be(side, unit + 1) || is_to_come(comparison, which, unit + 1))
        {
            found.push(vec![unit]);
        }
    }
    found
}

/// Whether the cue of an attribution is a word that hedges.
pub(super) fn is_hedge(comparison: &Comparison<'_>, which: Which, index: usize) -> bool {
    let side = comparison.side(which);
    let mut cue = side.units_of(&side.attributions[index].cue);
    cue.any(|unit| {
        let mut hedges = Lists::shipped().hedges.iter();
        hedges.any(|phrase| phrase.last() == Some(&side.units[unit].word))
    })
}

/// Whether an imperfect verb stands at a unit.
fn may_be(side: &Side<'_>, unit: usize) -> bool {
    let lists = Lists::shipped();
    side.units.get(unit).is_some_and(|it| {
        let is_negation = lists.negations.contains(&it.word);
        it.word.starts_with('ي') || is_negation || lists.may_be.contains(&it.word)
    })
}

/// Whether the other text has the verb at a unit in the future: «قد تؤجل» and «ستؤجل».
fn is_to_come(comparison: &Comparison<'_>, which: Which, unit: usize) -> bool {
    let side = comparison.side(which);
    if unit >= side.units.len() {
        return false;
    }
    let other = comparison.side(which.other());
    comparison
        .partner(which, unit)
        .and_then(|partner| other.units[partner].word.strip_prefix('س'))
        .is_some_and(|rest| rest == side.units[unit].word)
}

/// Whether hardly another word of its own stands around some units of a gap.
fn alone(comparison: &Comparison<'_>, which: Which, units: &[usize], own: &[usize]) -> bool {
    let others = own_words(comparison, which, units);
    others.iter().filter(|unit| !own.contains(unit)).count() <= CLAUSE
}

/// The units of a gap that say something and that nothing explains.
fn own_words(comparison: &Comparison<'_>, which: Which, units: &[usize]) -> Vec<usize> {
    let side = comparison.side(which);
    (units.iter().copied())
        .filter(|unit| comparison.partner(which, *unit).is_none())
        .filter(|unit| !comparison.is_explained(which, *unit))
        .filter(|unit| !side.units[*unit].says_nothing)
        .collect()
}

fn find_negations(comparison: &mut Comparison<'_>, gap: &Gap) {
    let before = negations(comparison, Which::Before, &gap.before);
    let after = negations(comparison, Which::After, &gap.after);
    if before.len() == after.len() {
        comparison.explain(Which::Before, before);
        comparison.explain(Which::After, after);
        return;
    }
    let [mine, others] = [before.len() > after.len(), before.len() < after.len()];
    let (which, found, units) = match (mine, others) {
        (true, _) => (Which::Before, before, &gap.before),
        _ => (Which::After, after, &gap.after),
    };
    let rest = if which == Which::Before {
        &gap.after
    } else {
        &gap.before
    };
    let left = own_words(comparison, which, units);
    let right = own_words(comparison, which.other(), rest);
    let extra = left.iter().filter(|unit| !found.contains(unit)).count();
    let is_clause = extra > 0 && right.is_empty();
    if is_clause || extra.abs_diff(right.len()) > CLAUSE || extra > CLAUSE * 2 {
        return;
    }
    let mut turned = found.clone();
    turned.extend(
        found
            .iter()
            .map(|unit| unit + 1)
            .filter(|next| units.contains(next)),
    );
    turned.sort_unstable();
    turned.dedup();
    let spans = comparison.side(which).spans(&turned);
    let other_spans = if right.is_empty() {
        Vec::new()
    } else {
        comparison.side(which.other()).spans(&right)
    };
    let claim = comparison.claim_of(which, found[0]).map(|it| (which, it));
    comparison.explain(which, turned);
    if extra <= CLAUSE && right.len() <= CLAUSE {
        comparison.explain(which.other(), right);
    }
    match which {
        Which::Before => comparison.tell(PolarityChanged, spans, other_spans, claim),
        Which::After => comparison.tell(PolarityChanged, other_spans, spans, claim),
    }
}

fn negations(comparison: &Comparison<'_>, which: Which, units: &[usize]) -> Vec<usize> {
    let side = comparison.side(which);
    let is_one = |unit: &usize| {
        Lists::shipped().negations.contains(&side.units[*unit].word)
            && comparison.partner(which, *unit).is_none()
            && !comparison.is_explained(which, *unit)
            && !side.has(*unit + 1, Tags::COMPLEMENTIZER.with(Tags::FUSED))
    };
    units.iter().copied().filter(is_one).collect()
}

fn find_opposites(comparison: &mut Comparison<'_>, gap: &Gap) {
    let left = own_words(comparison, Which::Before, &gap.before);
    let right = own_words(comparison, Which::After, &gap.after);
    if left.len().abs_diff(right.len()) > CLAUSE || left.len() > CLAUSE * 2 {
        return;
    }
    for one in left {
        let before = comparison.side(Which::Before);
        let after = comparison.side(Which::After);
        let word = &before.units[one].word;
        let found = right
            .iter()
            .copied()
            .find(|other| Lists::shipped().are_opposites(word, &after.units[*other].word));
        if let Some(other) = found {
            let spans = (before.spans(&[one]), after.spans(&[other]));
            let claim = comparison
                .claim_of(Which::After, other)
                .map(|it| (Which::After, it));
            comparison.explain(Which::Before, [one]);
            comparison.explain(Which::After, [other]);
            comparison.tell(PolarityChanged, spans.0, spans.1, claim);
            return;
        }
    }
}
