use super::Annotation;
use super::words::{Words, dice};

/// The words of one annotation that pairing looks at.
struct Anchor {
    cue: Vec<usize>,
    content: Vec<usize>,
}

/// Pairs gold and predicted annotations one to one, best agreement first. A pair shares words of
/// the cue or, where a side has none, of the content. Gives pairs of indices, best first.
pub(super) fn pair(
    words: &Words<'_>,
    gold: &[Annotation],
    predicted: &[Annotation],
) -> Vec<(usize, usize)> {
    let anchors = |annotations: &[Annotation]| -> Vec<Anchor> {
        let anchor = |annotation: &Annotation| Anchor {
            cue: words.touched(&annotation.cue),
            content: words.content(&annotation.content),
        };
        annotations.iter().map(anchor).collect()
    };
    let (gold, predicted) = (anchors(gold), anchors(predicted));
    let mut candidates = Vec::new();
    for (i, wanted) in gold.iter().enumerate() {
        for (j, got) in predicted.iter().enumerate() {
            if let Some((both, cue)) = agreement(wanted, got) {
                candidates.push((both, cue, i, j));
            }
        }
    }
    // The sort is stable: among equals the first in the document wins.
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1)));
    let mut taken = (vec![false; gold.len()], vec![false; predicted.len()]);
    let mut pairs = Vec::new();
    for (_, _, i, j) in candidates {
        if !taken.0[i] && !taken.1[j] {
            taken.0[i] = true;
            taken.1[j] = true;
            pairs.push((i, j));
        }
    }
    pairs
}

/// How far two annotations agree on cue and content together, and on the cue; `None` where they
/// cannot be a pair.
fn agreement(gold: &Anchor, predicted: &Anchor) -> Option<(f64, f64)> {
    let overlap = |one: &[usize], other: &[usize]| {
        if one.is_empty() || other.is_empty() {
            0.0
        } else {
            dice(one, other)
        }
    };
    let cue = overlap(&gold.cue, &predicted.cue);
    let content = overlap(&gold.content, &predicted.content);
    let both_have_cues = !gold.cue.is_empty() && !predicted.cue.is_empty();
    let apart = cue == 0.0 && (both_have_cues || content == 0.0);
    (!apart).then_some((cue + content, cue))
}
