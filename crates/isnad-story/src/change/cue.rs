//! Cues: how far a text vouches for what it reports.

use isnad_parse::{CueClass, Reader, Strength};

use super::comparison::{Comparison, Which};
use super::kind::ChangeKind::{CueStrengthened, CueWeakened, PolarityChanged};

/// Tells of cues that became stronger or weaker, or the opposite.
pub(super) fn find(comparison: &mut Comparison<'_>) {
    for pair in comparison.pairs.clone() {
        let one = &comparison.side(Which::Before).attributions[pair.before];
        let other = &comparison.side(Which::After).attributions[pair.after];
        let (before, after) = (one.cue.clone(), other.cue.clone());
        let denials = [one.class == CueClass::Deny, other.class == CueClass::Deny];
        let strengths = [one.strength, other.strength];
        comparison.explain_spans(Which::Before, &before);
        comparison.explain_spans(Which::After, &after);
        if before.is_empty() || after.is_empty() {
            continue;
        }
        let kind = if denials[0] != denials[1] {
            PolarityChanged
        } else if strengths[0] < strengths[1] {
            CueStrengthened
        } else if strengths[0] > strengths[1] {
            CueWeakened
        } else {
            continue;
        };
        comparison.tell(kind, before, after, Some((Which::After, pair.after)));
    }
    find_unread(comparison);
}

/// The same for reporting verbs that the grammar reads in one of the texts only.
fn find_unread(comparison: &mut Comparison<'_>) {
    for which in Which::BOTH {
        for index in 0..comparison.side(which).attributions.len() {
            if comparison.twin(which, index).is_some() {
                continue;
            }
            let Some((unit, strength)) = instead(comparison, which, index) else {
                continue;
            };
            let attribution = &comparison.side(which).attributions[index];
            let cue = attribution.cue.clone();
            let own = attribution.strength;
            let others = vec![comparison.side(which.other()).units[unit].span];
            comparison.explain_spans(which, &cue);
            comparison.explain(which.other(), [unit]);
            let (before, after, strengths) = match which {
                Which::Before => (cue, others, [own, strength]),
                Which::After => (others, cue, [strength, own]),
            };
            let claim = Some((which, index));
            if strengths[0] < strengths[1] {
                comparison.tell(CueStrengthened, before, after, claim);
            } else if strengths[0] > strengths[1] {
                comparison.tell(CueWeakened, before, after, claim);
            }
        }
    }
}

/// A reporting verb that the other text has in the place of an attribution's cue.
pub(super) fn instead(
    comparison: &Comparison<'_>,
    which: Which,
    index: usize,
) -> Option<(usize, Strength)> {
    let side = comparison.side(which);
    let other = comparison.side(which.other());
    let cue: Vec<usize> = side.units_of(&side.attributions[index].cue).collect();
    let gap = comparison.alignment.gaps.iter().find(|gap| {
        let units = if which == Which::Before {
            &gap.before
        } else {
            &gap.after
        };
        cue.iter().any(|unit| units.contains(unit))
    })?;
    let units = if which == Which::Before {
        &gap.after
    } else {
        &gap.before
    };
    let lexicon = Reader::shipped().lexicon();
    units.iter().find_map(|&unit| {
        let is_free = comparison.partner(which.other(), unit).is_none()
            && !comparison.is_explained(which.other(), unit)
            && !is_cue_of_pair(comparison, which.other(), unit);
        let entry = lexicon
            .words()
            .entry(lexicon.words().place(&other.units[unit].word));
        let form = lexicon.words().forms(entry).first().filter(|_| is_free)?;
        Some((unit, lexicon.cue(form.cue).strength))
    })
}

fn is_cue_of_pair(comparison: &Comparison<'_>, which: Which, unit: usize) -> bool {
    let side = comparison.side(which);
    (0..side.attributions.len()).any(|index| {
        comparison.twin(which, index).is_some()
            && side
                .units_of(&side.attributions[index].cue)
                .any(|it| it == unit)
    })
}
