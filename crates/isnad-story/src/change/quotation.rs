//! Quotation marks around speech: words that are no longer quoted, or have come to be.

use isnad_parse::Style;
use isnad_parse::lexicon::Tags;
use isnad_text::{Span, is_quotation_mark};

use super::comparison::{Comparison, Which};
use super::kind::ChangeKind::{IndirectToQuote, QuoteToIndirect};
use super::side::Side;

/// A quotation of fewer words is a term, unless the grammar takes it for speech.
const SPEECH: usize = 8;

/// The share of a quotation that must stand in the other text.
const KEPT: f64 = 0.6;

/// How many words before a passage may hold the complementizer that makes it indirect.
const OPENING: usize = 3;

/// Tells of speech that lost or gained its quotation marks.
pub(super) fn find(comparison: &mut Comparison<'_>) {
    for which in Which::BOTH {
        let mut told: Vec<usize> = Vec::new();
        for index in 0..comparison.side(which).document.quotations().len() {
            let Some((units, attribution)) = speech(comparison, which, index) else {
                continue;
            };
            if attribution.is_some_and(|it| told.contains(&it)) {
                continue;
            }
            let Some(partners) = unquoted(comparison, which, &units) else {
                continue;
            };
            told.extend(attribution);
            let quoted = vec![
                comparison
                    .side(which)
                    .span(units[0]..units[units.len() - 1] + 1),
            ];
            let free = vec![comparison.side(which.other()).span(partners)];
            let claim = attribution.map(|it| (which, it));
            match which {
                Which::Before => comparison.tell(QuoteToIndirect, quoted, free, claim),
                Which::After => comparison.tell(IndirectToQuote, free, quoted, claim),
            }
        }
    }
}

/// The units of a quotation if it is speech, and the attribution in which it stands.
fn speech(
    comparison: &Comparison<'_>,
    which: Which,
    index: usize,
) -> Option<(Vec<usize>, Option<usize>)> {
    let side = comparison.side(which);
    let units = quoted(side, index);
    if units.len() < 2 || is_name(side, &units) {
        return None;
    }
    let attribution = (0..side.attributions.len())
        .filter(|it| side.attributions[*it].style != Style::Indirect)
        .filter(|it| {
            let content = comparison.content(which, *it);
            let inside = units
                .iter()
                .filter(|unit| content.binary_search(unit).is_ok())
                .count();
            inside * 2 > units.len()
        })
        .min_by_key(|it| comparison.content(which, *it).len());
    (attribution.is_some() || units.len() >= SPEECH).then_some((units, attribution))
}

/// Whether all words are titles and names.
fn is_name(side: &Side<'_>, units: &[usize]) -> bool {
    let named = Tags::NAME.with(Tags::TITLE).with(Tags::HONORIFIC);
    let spans: Vec<Span> = units.iter().map(|unit| side.units[*unit].span).collect();
    let is_source = side.attributions.iter().any(|attribution| {
        let mut own = attribution.source.iter();
        own.any(|source| spans.iter().all(|span| source.overlaps(*span)))
    });
    let opens = side.has(units[0], named) || side.units[units[0]].says_nothing;
    is_source || opens && units.len() < 4 && units.iter().any(|unit| side.has(*unit, named))
}

fn quoted(side: &Side<'_>, index: usize) -> Vec<usize> {
    let quotation = &side.document.quotations()[index];
    let end = quotation.close.unwrap_or(quotation.end);
    let mut units: Vec<usize> = (quotation.open..end)
        .filter_map(|token| side.unit_of(token))
        .collect();
    units.dedup();
    units
}

/// Where the words stand in the other text, if they do, and outside quotation marks.
fn unquoted(
    comparison: &Comparison<'_>,
    which: Which,
    units: &[usize],
) -> Option<std::ops::Range<usize>> {
    let other = comparison.side(which.other());
    let mut partners: Vec<usize> = units
        .iter()
        .filter_map(|unit| comparison.partner(which, *unit))
        .collect();
    partners.sort_unstable();
    if (partners.len() as f64) < KEPT * units.len() as f64 {
        return None;
    }
    let quotations: Vec<Vec<usize>> = (0..other.document.quotations().len())
        .map(|index| quoted(other, index))
        .collect();
    let still = partners
        .iter()
        .filter(|unit| {
            quotations
                .iter()
                .any(|it| it.len() > 1 && it.binary_search(unit).is_ok())
        })
        .count();
    if still * 5 > partners.len() {
        return None;
    }
    let (first, last) = (partners[0], partners[partners.len() - 1]);
    let is_bracketed = other.mark_before(first) == '(';
    if is_opened(other, first) || is_bracketed {
        return None;
    }
    let opens = (first.saturating_sub(OPENING)..=first)
        .any(|unit| other.has(unit, Tags::COMPLEMENTIZER.with(Tags::FUSED)));
    (opens || !is_closed(other, last)).then_some(first..last + 1)
}

/// Whether a quotation mark stands right before a unit.
fn is_opened(side: &Side<'_>, unit: usize) -> bool {
    is_quotation_mark(side.mark_before(unit))
}

/// Whether a quotation mark without its opening one stands right behind a unit.
fn is_closed(side: &Side<'_>, unit: usize) -> bool {
    let behind = side.units[unit].tokens.end;
    let next: Option<Span> = side.units.get(unit + 1).map(|unit| unit.span);
    let marks = side.document.tokens()[behind..]
        .iter()
        .take_while(|token| next.is_none_or(|next| token.span.start < next.start));
    marks.into_iter().any(|token| is_quotation_mark(token.mark))
}
