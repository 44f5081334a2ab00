//! The place, day and agency before a report: «ليما (أ ف ب) - ضرب زلزال».

use crate::lexicon::Tags;
use crate::tokens::Stream;

/// Longest dateline, in tokens.
const LONGEST: usize = 16;

/// The first token behind the dateline that opens at `start`; `start` where there is none.
pub fn behind_dateline(stream: &Stream<'_>, start: usize, end: usize) -> usize {
    let dated = Tags::PLACE.with(Tags::TIME);
    let limit = end.min(start + LONGEST);
    let bracket = |mark: char| matches!(mark, '(' | '/');
    let Some(open) = (start..limit).find(|at| bracket(stream.mark(*at))) else {
        return start;
    };
    let closing = if stream.mark(open) == '(' { ')' } else { '/' };
    let Some(close) = (open + 1..limit).find(|at| stream.mark(*at) == closing) else {
        return start;
    };
    let outlet = (open..close).any(|at| stream.has(at, Tags::OUTLET.with(Tags::MEDIA)));
    let initials = (open + 1..close).all(|at| stream.word(at).chars().count() <= 2);
    let place = open - start <= 2 || (start..open).any(|at| stream.has(at, dated));
    let verbless = (start..open).all(|at| stream.forms(at).is_empty());
    if !(outlet || initials) || !place || !verbless || open == start {
        return start;
    }
    let mut behind = close + 1;
    while matches!(stream.mark(behind), '-' | '–' | ':' | '،') {
        behind += 1;
    }
    behind
}
