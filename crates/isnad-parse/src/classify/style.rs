//! How much of a content is quoted.

use std::ops::Range;

use crate::grammar::Candidate;
use crate::lexicon::Trait;
use crate::tokens::Stream;
use crate::{Construction, Style};

/// Fewer quoted words than this are a name or a term rather than speech.
const SPEECH: usize = 3;

/// How many quotations in a content are looked at before it counts as not quoted.
const LOOKED_AT: usize = 64;

/// How much of a content is quoted.
pub fn style(stream: &Stream<'_>, candidate: &Candidate, content: &[Range<usize>]) -> Style {
    let Some(first) = content.first() else {
        return Style::Indirect;
    };
    let quotations = stream.document.quotations();
    let whole = content.iter().all(|run| {
        run.start > 0
            && stream
                .document
                .quotation_opened_at(run.start - 1)
                .is_some_and(|quotation| quotation.close.is_none_or(|close| close + 1 >= run.end))
    });
    if whole || candidate.construction == Construction::QuotationCue {
        return Style::Direct;
    }
    let describes = candidate
        .form
        .is_some_and(|form| stream.lexicon.cue(form.cue).is(Trait::Describes));
    let speech = if describes { 1 } else { SPEECH };
    let last = content.last().map_or(first.end, |run| run.end);
    let from = quotations.partition_point(|quotation| quotation.open < first.start);
    let mixed = quotations[from..]
        .iter()
        .take(LOOKED_AT)
        .take_while(|quotation| quotation.open < last)
        .any(|quotation| stream.words_in(quotation.open + 1..quotation.end) >= speech);
    if mixed { Style::Mixed } else { Style::Indirect }
}
