//! Attributions that only one of the texts makes, of content that both carry.

use isnad_parse::SourceKind;
use isnad_text::Span;

use super::comparison::{Comparison, Which};
use super::cue;
use super::hedge as hedges;
use super::kind::ChangeKind::{AttributionAdded, AttributionDropped};
use super::side::Side;

/// The share of a content that must stand in the other text.
const KEPT: f64 = 0.5;

/// Tells of attributions added and dropped.
pub(super) fn find(comparison: &mut Comparison<'_>) {
    for which in Which::BOTH {
        for index in 0..comparison.side(which).attributions.len() {
            if !is_lost(comparison, which, index) {
                continue;
            }
            let attribution = &comparison.side(which).attributions[index];
            let spans: Vec<Span> = attribution
                .cue
                .iter()
                .chain(&attribution.source)
                .copied()
                .collect();
            comparison.explain_spans(which, &spans);
            comparison.tell_one(
                which,
                [AttributionAdded, AttributionDropped],
                spans,
                Some(index),
            );
        }
    }
}

fn is_lost(comparison: &Comparison<'_>, which: Which, index: usize) -> bool {
    let side = comparison.side(which);
    let attribution = &side.attributions[index];
    let spans: Vec<Span> = attribution
        .cue
        .iter()
        .chain(&attribution.source)
        .copied()
        .collect();
    let own: Vec<usize> = side.units_of(&spans).collect();
    // «من المحتمل أن» is a hedge and «يشار إلى أن» a word of joining: nobody is behind them.
    let is_nobodys = attribution.kind == SourceKind::Impersonal && attribution.source.is_empty();
    if comparison.twin(which, index).is_some()
        || is_nobodys
        || hedges::is_hedge(comparison, which, index)
        || is_said_twice(side, index)
        || own.is_empty()
        || own.iter().any(|unit| comparison.is_explained(which, *unit))
        || side
            .units_of(&attribution.cue)
            .any(|unit| comparison.partner(which, unit).is_some())
        || cue::instead(comparison, which, index).is_some()
    {
        return false;
    }
    let content = comparison.content(which, index);
    let partners: Vec<usize> = content
        .iter()
        .filter_map(|unit| comparison.partner(which, *unit))
        .collect();
    if (partners.len() as f64) < KEPT * content.len() as f64 {
        return false;
    }
    !is_attributed_otherwise(comparison, which, index, &partners)
}

/// Whether a cue only doubles another: the second word of «أضاف قائلا».
fn is_said_twice(side: &Side<'_>, index: usize) -> bool {
    let attribution = &side.attributions[index];
    let is_within = |cue: &[Span]| attribution.cue.iter().all(|own| cue.contains(own));
    let mut others = (side.attributions.iter().enumerate()).filter(|(other, _)| *other != index);
    attribution.source.is_empty()
        && others.any(|(_, it)| it.cue.len() > attribution.cue.len() && is_within(&it.cue))
}

/// Whether somebody answers for the content in the other text who does not in this one, or in
/// this one for another part of the sentence: nobody took the attribution away then.
fn is_attributed_otherwise(
    comparison: &Comparison<'_>,
    which: Which,
    index: usize,
    partners: &[usize],
) -> bool {
    let content = comparison.content(which, index);
    let other = which.other();
    (0..comparison.side(other).attributions.len()).any(|there| {
        let contents = comparison.content(other, there);
        let covered = partners
            .iter()
            .filter(|unit| contents.binary_search(unit).is_ok())
            .count();
        if covered * 2 < partners.len() {
            return false;
        }
        // In both texts around the same words: one layer of two has gone.
        comparison.twin(other, there).is_none_or(|here| {
            let around = comparison.content(which, here);
            let shared = around
                .iter()
                .filter(|unit| content.binary_search(unit).is_ok())
                .count();
            shared * 2 < around.len().min(content.len())
        })
    })
}
