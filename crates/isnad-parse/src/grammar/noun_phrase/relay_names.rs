//! The relays that are named beside a source: those it spoke to, and what carried it.

use std::ops::Range;

use super::{behind_name, phrase};
use crate::grammar::Phrase;
use crate::lexicon::Tags;
use crate::tokens::Stream;

/// «قال لـ«عكاظ» محمد …»: a recipient right behind the cue, and where the source begins then.
pub fn leading_recipient(
    stream: &Stream<'_>,
    at: usize,
    end: usize,
) -> Option<(Option<Phrase>, usize)> {
    if !is_recipient(stream, at) {
        return None;
    }
    let quoted = at + 1;
    if let Some(quotation) = stream.document.quotation_opened_at(quoted) {
        let close = quotation.close.filter(|close| *close < end)?;
        let letters = stream.at(at).letters;
        let via = if stream.word(at).chars().count() <= 1 {
            Phrase::whole(quoted + 1..close)
        } else {
            Phrase::behind(at..close, letters)
        };
        return Some((Some(via), close + 1));
    }
    None
}

/// Whether token `at` opens a recipient: لصحيفة، لـ«عكاظ»، للصحفيين.
pub fn is_recipient(stream: &Stream<'_>, at: usize) -> bool {
    let tags = stream.at(at).tags;
    tags.has(Tags::FOR) && tags.has(Tags::MEDIA.with(Tags::OUTLET).with(Tags::RECIPIENT))
        || stream.word(at) == FOR_ALONE && stream.document.opens_quotation(at + 1)
}

/// The proclitic for, where a quotation mark parts it from its word.
#[allow(clippy::non_ascii_literal)]
const FOR_ALONE: &str = "ل";

/// The relays among what follows a source.
pub fn channels(stream: &Stream<'_>, range: Range<usize>) -> Vec<Phrase> {
    let found = range.clone().find(|at| {
        let tags = stream.at(*at).tags;
        let spoken_to = *at > range.start
            && (at.saturating_sub(2)..*at).any(|at| stream.has(at, Tags::OCCASION))
            && tags.has(Tags::FOR)
            && tags.has(Tags::ARTICLE);
        let channel = tags.has(Tags::CHANNEL)
            && *at > range.start
            && stream.has(*at - 1, Tags::ON.with(Tags::ADJUNCT).with(Tags::IN));
        tags.has(Tags::MEDIA.with(Tags::OUTLET))
            && !tags.has(Tags::BY)
            && !tags.has(Tags::RECIPIENT)
            || channel
            || spoken_to && !tags.has(Tags::RECIPIENT)
            || stream.word(*at) == FOR_ALONE && stream.document.opens_quotation(*at + 1)
    });
    let Some(mut start) = found else {
        return Vec::new();
    };
    if stream.word(start) == FOR_ALONE {
        start += 1;
    }
    let end = relay_end(stream, start..range.end);
    phrase(stream, start..end).into_iter().collect()
}

/// Where the name of a relay that begins the range is over.
fn relay_end(stream: &Stream<'_>, range: Range<usize>) -> usize {
    let mut at = range.start;
    while at < range.end {
        if let Some(behind) = behind_name(stream, at, range.end) {
            at = behind;
            continue;
        }
        let stop = Tags::TIME
            .with(Tags::ADJUNCT)
            .with(Tags::PREPOSITION)
            .with(Tags::RELATIVE)
            .with(Tags::DEMONSTRATIVE)
            .with(Tags::VERB)
            .with(Tags::FILLER);
        if at > range.start
            && (stream.has(at, stop) || matches!(stream.mark(at), '،' | ',' | '؛' | '-' | '–'))
        {
            break;
        }
        at += 1;
    }
    at
}
