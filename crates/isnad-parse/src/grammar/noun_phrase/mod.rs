//! Noun phrases: the source, with titles, apposition, brackets and clauses of anonymity, and what
//! stands beside it without belonging to it: time, place, occasion, recipient.

mod between;
mod relay_names;
mod rival;
mod source;
mod subject;

use std::ops::Range;

pub use between::{Between, between, read, speaker};
pub use relay_names::channels;
pub use rival::{is_rival, is_subject_noun};
pub use source::{opens_anonymity, source_end};
pub use subject::before;

use super::Phrase;
use super::basics::is_speech;
use crate::lexicon::{Mood, Tags};
use crate::tokens::Stream;

/// Drops commas, dashes and the like from both ends.
pub fn trim(stream: &Stream<'_>, range: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = range;
    let loose = |at: usize| {
        matches!(
            stream.mark(at),
            '،' | ',' | '-' | '–' | '—' | '؛' | ':' | '.' | '…' | '|'
        )
    };
    while start < end && loose(start) {
        start += 1;
    }
    while start < end && loose(end - 1) {
        end -= 1;
    }
    start..end
}

/// A phrase of some tokens without its fused preposition or conjunction; nothing where none is
/// left.
pub fn phrase(stream: &Stream<'_>, range: Range<usize>) -> Option<Phrase> {
    let mut range = trim(stream, range);
    // Quotation marks round the whole of a name are not part of it.
    if let Some(quotation) = stream.document.quotation_opened_at(range.start)
        && quotation.close == range.end.checked_sub(1)
    {
        range = range.start + 1..range.end - 1;
    }
    // Nor are brackets: «لـ(بترا)».
    if stream.mark(range.start) == '(' && stream.mark(range.end.wrapping_sub(1)) == ')' {
        range = range.start + 1..range.end - 1;
    }
    if range.is_empty() || !range.clone().any(|at| stream.is_word(at)) {
        return None;
    }
    let tags = stream.at(range.start).tags;
    let fused = Tags::FOR
        .with(Tags::BY)
        .with(Tags::CONJUNCTION)
        .with(Tags::LIKE);
    let mut letters = if tags.has(fused) {
        stream.at(range.start).letters
    } else {
        0
    };
    // لل hides the article's alef: «للجزيرة» is read as «لجزيرة» behind its preposition.
    if !stream.is_word(range.start) {
        letters = 0;
    }
    Some(Phrase::behind(range, letters))
}

/// Where a bracket or a quoted name that opens at `at` is over.
pub fn behind_aside(stream: &Stream<'_>, at: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 24;
    if matches!(stream.mark(at), '(' | '[') {
        return (at + 1..end.min(at + LONGEST))
            .find(|at| matches!(stream.mark(*at), ')' | ']'))
            .map(|close| close + 1);
    }
    let quotation = stream.document.quotation_opened_at(at)?;
    (!is_speech(stream, at))
        .then(|| quotation.close.map(|close| close + 1))?
        .filter(|at| *at <= end)
}

/// Like [`behind_aside`], for the name of an outlet, which may be long: «إم بي سي مصر اليوم».
pub fn behind_name(stream: &Stream<'_>, at: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 8;
    let named = stream
        .document
        .quotation_opened_at(at)
        .and_then(|quotation| quotation.close);
    named
        .filter(|close| *close < end && *close < at + LONGEST)
        .map(|close| close + 1)
        .or_else(|| behind_aside(stream, at, end))
}

/// Whether a word of time stands at `at`: «العام» is one only before «الماضي» and the like.
pub fn is_time(stream: &Stream<'_>, at: usize) -> bool {
    stream.has(at, Tags::TIME) || stream.has(at, Tags::PERIOD) && stream.has(at + 1, Tags::TIME)
}

/// قوله، قولهم: a verbal noun with its pronoun.
pub fn is_saying_noun(stream: &Stream<'_>, at: usize) -> bool {
    stream.at(at).cue_letters == 0
        && stream
            .forms(at)
            .iter()
            .any(|form| form.mood == Mood::VerbalNoun && form.pronoun)
}

pub const NOT_VERB: Tags = Tags::TITLE
    .with(Tags::DOCUMENT)
    .with(Tags::NAME)
    .with(Tags::UNNAMED);
