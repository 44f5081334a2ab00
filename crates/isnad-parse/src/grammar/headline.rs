//! A bare colon in a headline: نيويورك تايمز: …

use std::ops::Range;

use isnad_text::TokenKind;

use super::noun_phrase::{self, behind_aside};
use super::{Candidate, Content};
use crate::Construction;
use crate::acquaintance::bare;
use crate::lexicon::Tags;
use crate::tokens::Stream;

/// Longest source of a headline, in tokens.
const SOURCE: usize = 12;
/// How far behind a headline its source may be met again, in tokens.
const REACH: usize = 4000;
/// Longest headline, in tokens.
const HEADLINE: usize = 45;

/// A headline of the form «source: content» that makes up the sentence.
pub fn headline(stream: &Stream<'_>, sentence: &Range<usize>) -> Option<Candidate> {
    if !is_line(stream, sentence) {
        return None;
    }
    let mut start = sentence.start;
    let mut colon = None;
    let mut at = start;
    while at < sentence.end.min(start + SOURCE) {
        if let Some(behind) = behind_aside(stream, at, sentence.end) {
            at = behind;
            continue;
        }
        if stream.mark(at) == ':' {
            colon = Some(at);
            break;
        }
        at += 1;
    }
    let colon = colon?;
    // «عاجل.. الدفاع: …»
    while start < colon
        && (stream.has(start, Tags::ALERT) && start + 1 < colon
            || !stream.is_word(start) && !stream.document.opens_quotation(start))
    {
        start += 1;
    }
    let between = noun_phrase::read(stream, start..colon);
    let source = between.source?;
    if !is_somebody(stream, &source.tokens, colon) {
        return None;
    }
    Some(Candidate {
        source: Some(source),
        via: between.via,
        ..Candidate::new(
            Construction::ColonHeadline,
            sentence.start,
            Content::From(colon + 1),
            sentence,
        )
    })
}

/// Whether the sentence is a line of its own without a full stop.
fn is_line(stream: &Stream<'_>, sentence: &Range<usize>) -> bool {
    let alone = |at: usize| stream.kind(at).is_none_or(|kind| kind == TokenKind::Break);
    sentence.len() <= HEADLINE
        && (sentence.start == 0 || alone(sentence.start - 1) || is_half(stream, sentence.start))
        && alone(sentence.end)
        && stream.mark(sentence.end - 1) != '.'
}

/// «السدود تنتعش.. ومختصون: …»: the second half of a headline.
fn is_half(stream: &Stream<'_>, start: usize) -> bool {
    start > 1 && stream.mark(start - 1) == '.' && stream.mark(start - 2) == '.'
}

/// Whether the words before the colon name somebody who can say something.
fn is_somebody(stream: &Stream<'_>, tokens: &Range<usize>, colon: usize) -> bool {
    let speaks = Tags::TITLE
        .with(Tags::ORGANIZATION)
        .with(Tags::MEDIA)
        .with(Tags::OUTLET)
        .with(Tags::UNNAMED)
        .with(Tags::NAME)
        .with(Tags::DOCUMENT)
        .with(Tags::PLACE);
    let never = Tags::LABEL
        .with(Tags::VERB)
        .with(Tags::COMPLEMENTIZER)
        .with(Tags::RELATIVE)
        .with(Tags::PREPOSITION)
        .with(Tags::HYPOTHETICAL);
    let finite = |at: usize| {
        stream.forms(at).iter().any(|form| form.mood.is_finite()) && !stream.has(at, speaks)
    };
    let last = bare(stream.word(tokens.end - 1));
    // A bare surname is somebody where it stands beside a cue further on.
    let speaks_later = || {
        (colon..stream.len())
            .take(REACH)
            .any(|at| bare(stream.word(at)) == last && (at.saturating_sub(8)..at + 3).any(finite))
    };
    // A lone place is rather where it happened.
    let lone_place = tokens.len() == 1 && stream.has(tokens.start, Tags::PLACE);
    let opens_as_speaker = !lone_place
        && (tokens.start..tokens.end.min(tokens.start + 2)).any(|at| stream.has(at, speaks));
    let joined = if is_half(stream, tokens.start) {
        Tags::NONE
    } else {
        Tags::CONJUNCTION
    };
    let prefixed = Tags::FOR.with(Tags::BY).with(joined);
    !stream.has(tokens.start, prefixed)
        && !tokens.clone().any(|at| stream.has(at, Tags::LABEL))
        && (stream.is_word(colon + 1) || stream.document.opens_quotation(colon + 1))
        && !stream.has(tokens.start, never)
        && !tokens.clone().any(finite)
        && (opens_as_speaker || speaks_later())
}
