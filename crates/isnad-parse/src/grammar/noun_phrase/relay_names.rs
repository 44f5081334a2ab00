//! The relays that are named beside a source: those it spoke to, and what carried it.

use std::ops::Range;

use super::source::source_end_from;
use super::{behind_aside, behind_name, phrase};
use crate::grammar::Phrase;
use crate::lexicon::Tags;
use crate::tokens::Stream;

const NEWSROOM: Tags = Tags::MEDIA.with(Tags::OUTLET);

/// «قال لـ«عكاظ» محمد …», «قال لوكالة رويترز مسؤول …»: a recipient right behind the cue, and where
/// the source begins then.
pub fn leading_recipient(
    stream: &Stream<'_>,
    at: usize,
    end: usize,
) -> Option<(Option<Phrase>, usize)> {
    if !is_recipient(stream, at) {
        return None;
    }
    if stream.has(at, Tags::RECIPIENT) {
        return Some((None, at + 1));
    }
    let start = if stream.word(at) == stream.lexicon.letters().for_alone {
        at + 1
    } else {
        at
    };
    let behind = name_end(stream, start, end);
    Some((phrase(stream, start..behind), behind))
}

/// Where the name of an outlet that begins at `start` is over, if another noun phrase follows it
/// at once.
pub fn name_end(stream: &Stream<'_>, start: usize, end: usize) -> usize {
    let other = Tags::TITLE
        .with(Tags::UNNAMED)
        .with(Tags::NAME)
        .with(Tags::ORGANIZATION)
        .with(Tags::PREPOSITION)
        .with(Tags::ADJUNCT);
    let mut at = behind_name(stream, start, end).unwrap_or(start + 1);
    let mut named = at > start + 1 || stream.has(start, Tags::ARTICLE.with(Tags::OUTLET));
    while at < end {
        let part = Tags::OUTLET.with(Tags::PRESS).with(Tags::NATION);
        if let Some(behind) = behind_name(stream, at, end) {
            at = behind;
        } else if stream.has(at, part) || !named && stream.is_word(at) && !stream.has(at, other) {
            at += 1;
        } else {
            break;
        }
        named = true;
    }
    at
}

/// Whether token `at` opens a recipient: لصحيفة، لـ«عكاظ»، للصحفيين، لذات الإذاعة.
pub fn is_recipient(stream: &Stream<'_>, at: usize) -> bool {
    let tags = stream.at(at).tags;
    let newsroom = tags.has(NEWSROOM.with(Tags::RECIPIENT))
        || tags.has(Tags::SAME) && stream.has(at + 1, NEWSROOM);
    tags.has(Tags::FOR) && newsroom || is_for_alone(stream, at)
}

/// «لـ«عكاظ»», «لـ(بترا)»
fn is_for_alone(stream: &Stream<'_>, at: usize) -> bool {
    stream.word(at) == stream.lexicon.letters().for_alone
        && (stream.document.opens_quotation(at + 1) || stream.mark(at + 1) == '(')
}

/// The relays among what follows a source, or stands before its verb.
pub fn channels(stream: &Stream<'_>, range: Range<usize>) -> Vec<Phrase> {
    let Some(start) = range
        .clone()
        .find_map(|at| opens_relay(stream, at, range.clone()))
    else {
        return Vec::new();
    };
    let end = if start > range.start && stream.has(start - 1, Tags::ACCORDING) {
        source_end_from(stream, start..range.end, start + 1)
    } else {
        relay_end(stream, start..range.end)
    };
    phrase(stream, start..end).into_iter().collect()
}

/// Where a relay begins that token `at` shows.
fn opens_relay(stream: &Stream<'_>, at: usize, range: Range<usize>) -> Option<usize> {
    let tags = stream.at(at).tags;
    if is_for_alone(stream, at) {
        return Some(at + 1);
    }
    // «وقال، وفقا لبيان الوزارة، إن»
    if at > range.start && stream.has(at - 1, Tags::ACCORDING) && stream.is_word(at) {
        return Some(at);
    }
    if tags.has(Tags::FOR) && !tags.has(Tags::RECIPIENT) {
        let newsroom = is_recipient(stream, at);
        return (newsroom || spoken_to(stream, at, range.start)).then_some(at);
    }
    if at == range.start {
        return None;
    }
    let place = stream.has(at - 1, Tags::IN.with(Tags::ON).with(Tags::ADJUNCT));
    let names = |tags: Tags| {
        stream.has(at, tags) || stream.document.opens_quotation(at) && stream.has(at + 1, tags)
    };
    let newsroom = names(NEWSROOM) && !tags.has(Tags::BY.with(Tags::RECIPIENT));
    let carried = stream.has(at - 1, Tags::PUBLISHED);
    if newsroom && (place || carried) || place && names(Tags::CHANNEL) {
        return Some(behind_document(stream, at, range.start));
    }
    if place && is_own_document(stream, at) || is_met(stream, at, range.start) {
        return Some(at);
    }
    None
}

/// «منشور على فيسبوك» is a relay as a whole.
fn behind_document(stream: &Stream<'_>, at: usize, floor: usize) -> usize {
    let post = at >= floor + 3
        && stream.has(at - 1, Tags::ON)
        && stream.has(at - 2, Tags::DOCUMENT)
        && stream.has(at - 3, Tags::IN);
    if post { at - 2 } else { at }
}

/// «في تقريرها السنوي», «في مقال بعنوان …»: a document that is told from others.
fn is_own_document(stream: &Stream<'_>, at: usize) -> bool {
    let original = stream.document.original(at);
    let mut pronouns = stream.lexicon.letters().pronouns_of_one.iter();
    let pronoun = pronouns.any(|pronoun| original.ends_with(pronoun));
    let entitled = stream.has(at + 1, Tags::BY) && stream.has(at + 1, Tags::LABEL);
    stream.has(at, Tags::DOCUMENT) && (pronoun && !stream.has(at, Tags::OCCASION) || entitled)
}

/// «في تصريح للجزيرة»: whoever an indefinite occasion is for.
fn spoken_to(stream: &Stream<'_>, at: usize, floor: usize) -> bool {
    let never = Tags::ORGANIZATION
        .with(Tags::TITLE)
        .with(Tags::UNNAMED)
        .with(Tags::RECIPIENT)
        .with(Tags::PLACE);
    stream.has(at, Tags::ARTICLE)
        && !stream.has(at, never)
        && (at.saturating_sub(2).max(floor)..at)
            .any(|at| stream.has(at, Tags::OCCASION) && !stream.has(at, Tags::ARTICLE))
}

/// «في اتصال مع «الشاطئ»», «في تصريح خص به «المرسى»»
fn is_met(stream: &Stream<'_>, at: usize, floor: usize) -> bool {
    const NEAR: usize = 4;
    let other = Tags::IN
        .with(Tags::ON)
        .with(Tags::FROM)
        .with(Tags::ABOUT)
        .with(Tags::TO);
    let with = stream.has(at - 1, Tags::PREPOSITION) && !stream.has(at - 1, other)
        || stream.has(at - 1, Tags::FILLER);
    let occasion =
        (at.saturating_sub(NEAR).max(floor)..at).any(|at| stream.has(at, Tags::OCCASION));
    let quoted = stream.document.opens_quotation(at);
    let programme = stream.has(at, Tags::OCCASION) && stream.document.opens_quotation(at + 1);
    with && occasion && (quoted || programme || stream.has(at, NEWSROOM))
}

/// Where the name of a relay that begins the range is over.
fn relay_end(stream: &Stream<'_>, range: Range<usize>) -> usize {
    let stop = Tags::TIME
        .with(Tags::ADJUNCT)
        .with(Tags::PREPOSITION)
        .with(Tags::RELATIVE)
        .with(Tags::DEMONSTRATIVE)
        .with(Tags::VERB)
        .with(Tags::FILLER);
    let mut at = range.start;
    let mut named = false;
    while at < range.end {
        let opens = stream.document.quotation_opened_at(at);
        let entitled = opens.and_then(|quotation| quotation.close).filter(|close| {
            at > range.start && stream.has(at - 1, Tags::LABEL) && *close < range.end
        });
        let behind = entitled
            .map(|close| close + 1)
            .or_else(|| behind_name(stream, at, range.end));
        if let Some(behind) = behind {
            named |= behind_aside(stream, at, range.end).is_none() || stream.mark(at) != '(';
            at = behind;
            continue;
        }
        let adjective = Tags::ARTICLE.with(Tags::NATION);
        if at > range.start
            && (stream.has(at, stop) && !is_housed(stream, at)
                || matches!(stream.mark(at), '،' | ',' | '؛' | '-' | '–')
                || named && !stream.has(at, adjective) && !is_housed(stream, at))
        {
            break;
        }
        named &= !is_housed(stream, at);
        at += 1;
    }
    at
}

/// «حسابه في منصة إكس», «القناة الأولى في التلفزيون الروسي»
fn is_housed(stream: &Stream<'_>, at: usize) -> bool {
    let carrier = Tags::MEDIA.with(Tags::CHANNEL);
    stream.has(at, Tags::IN.with(Tags::ON))
        && (stream.has(at + 1, carrier)
            || stream.document.opens_quotation(at + 1) && stream.has(at + 2, carrier))
}
