//! Where a source that stands behind its cue is over.

use std::ops::Range;

use super::relay_names::is_recipient;
use super::{NOT_VERB, behind_aside, is_time};
use crate::lexicon::{Mood, Tags};
use crate::tokens::Stream;

/// Where the source that begins the range is over.
pub fn source_end(stream: &Stream<'_>, range: Range<usize>) -> usize {
    source_end_from(stream, range.clone(), range.start)
}

/// The end without «صدر» and «الذي أصدرته», which say of a document when or where it came out.
fn without_issue(stream: &Stream<'_>, start: usize, mut end: usize) -> usize {
    let issue = Tags::ISSUED.with(Tags::PUBLISHED).with(Tags::RELATIVE);
    while end > start + 1 && stream.has(end - 1, issue) {
        end -= 1;
    }
    end
}

pub fn source_end_from(stream: &Stream<'_>, range: Range<usize>, from: usize) -> usize {
    let end = whole_source_end(stream, range.clone(), from);
    without_issue(stream, range.start, end)
}

fn whole_source_end(stream: &Stream<'_>, range: Range<usize>, from: usize) -> usize {
    let mut at = from;
    let mut relative = false;
    while at < range.end {
        if let Some(behind) = behind_aside(stream, at, range.end) {
            at = behind;
            continue;
        }
        // «المحدد من قبل الهيئة»
        if at > range.start && stream.has(at, Tags::FROM) && stream.has(at + 1, Tags::AGENT) {
            at += 2;
            continue;
        }
        if stream.mark(at) == '،' || stream.mark(at) == ',' {
            relative = false;
            let next = at + 1;
            let unnamed = (next..range.end.min(next + 9)).any(|at| stream.has(at, Tags::ANONYMITY));
            let aside =
                stream.has(next, Tags::RELATIVE) && !unnamed || stream.has(next, Tags::WHILE);
            let governed = Tags::ABOUT.with(Tags::TO).with(Tags::ON).with(Tags::IN);
            if next >= range.end
                || aside
                || stream.has(next, governed)
                || opens_adjunct(stream, next, range.clone())
            {
                return at;
            }
        } else if (!relative || stream.has(at, Tags::PUBLISHED))
            && (at > range.start || is_never_source(stream, at))
            && opens_adjunct(stream, at, range.clone())
        {
            return at;
        }
        relative |= opens_relative(stream, at, range.start);
        at += 1;
    }
    range.end
}

/// Those to whom something is said.
const HEARERS: Tags = Tags::ARTICLE
    .with(Tags::ORGANIZATION)
    .with(Tags::TITLE)
    .with(Tags::UNNAMED)
    .with(Tags::PLACE);

/// Words that open no source, not even as its first word.
fn is_never_source(stream: &Stream<'_>, at: usize) -> bool {
    stream.has(
        at,
        Tags::PREPOSITION
            .with(Tags::ADJUNCT)
            .with(Tags::TO)
            .with(Tags::ABOUT)
            .with(Tags::ACCORDING),
    ) || stream.has(at, Tags::BY) && stream.has(at, Tags::EVENT)
        || is_recipient(stream, at)
        || stream.has(at, Tags::BY) && !stream.has(at, Tags::NAME)
        || stream.has(at, Tags::FOR) && stream.has(at, HEARERS)
        || stream.has(at, Tags::PRONOUN) && stream.has(at, Tags::CONJUNCTION)
        || matches!(stream.mark(at), '(')
}

/// Whether a clause that describes the source begins: الذي…, لم يذكر اسمه, رفض الكشف عن هويته.
pub fn opens_relative(stream: &Stream<'_>, at: usize, start: usize) -> bool {
    at > start
        && (stream.has(at, Tags::RELATIVE.with(Tags::NEGATION).with(Tags::VERB))
            || stream.forms(at).iter().any(|form| {
                form.mood == Mood::Perfect && !stream.has(at, NOT_VERB.with(Tags::ARTICLE))
            }))
}

/// Whether a verb at `at` opens a clause of anonymity: طلب عدم الكشف عن هويته.
pub fn opens_anonymity(stream: &Stream<'_>, at: usize) -> bool {
    const CLAUSE: usize = 8;
    !stream.forms(at).is_empty()
        && (at + 1..(at + CLAUSE).min(stream.len())).any(|at| stream.has(at, Tags::ANONYMITY))
}

/// Whether time, place, occasion or recipient begin at `at`.
fn opens_adjunct(stream: &Stream<'_>, at: usize, range: Range<usize>) -> bool {
    let tags = stream.at(at).tags;
    let next = stream.at(at + 1).tags;
    if is_time(stream, at) {
        let name = at > range.start && stream.has(at - 1, Tags::MEDIA.with(Tags::OUTLET));
        return !name && !tags.has(Tags::FOR);
    }
    let publisher = Tags::MEDIA.with(Tags::OUTLET);
    let published = |at: usize| stream.has(at, Tags::PUBLISHED) && stream.has(at + 1, publisher);
    let aside = Tags::ASIDE.with(Tags::ADJUNCT).with(Tags::FILLER);
    if tags.has(Tags::FROM) && next.has(aside)
        || tags.has(Tags::CONTRAST) && !tags.has(Tags::EXCEPT) && at > range.start
        || published(at)
        || tags.has(Tags::RELATIVE) && published(at + 1)
    {
        return true;
    }
    // «وهي تتسلم الجائزة» says on what occasion, «وهي بائعة» who she is.
    if tags.has(Tags::PRONOUN) && tags.has(Tags::CONJUNCTION) {
        return is_imperfect(stream, at + 1);
    }
    // «هذا الصيف»
    if tags.has(Tags::DEMONSTRATIVE) && next.has(Tags::PERIOD.with(Tags::TIME)) {
        return at > range.start;
    }
    // «دون أن», but «دون ذكر اسمه» says who it is not.
    if tags.has(Tags::NEGATION) && tags.has(Tags::ADJUNCT) {
        return !(at + 1..range.end.min(at + 5)).any(|at| stream.has(at, Tags::ANONYMITY));
    }
    // «صباح الكناني» is a name, «صباح الاثنين» a time.
    if tags.has(Tags::NAME) && tags.has(Tags::ADJUNCT) {
        return next.has(Tags::TIME.with(Tags::PERIOD)) || !stream.is_word(at + 1);
    }
    if tags.has(
        Tags::ADJUNCT
            .with(Tags::FILLER)
            .with(Tags::ACCORDING)
            .with(Tags::ACCORDING_WHAT),
    ) || is_recipient(stream, at) && !stream.has(range.start, Tags::DOCUMENT)
    {
        return true;
    }
    if tags.has(Tags::IN) {
        let piece = next.has(Tags::DOCUMENT) && !next.has(Tags::ARTICLE);
        return piece
            || next.has(
                Tags::OCCASION
                    .with(Tags::TIME)
                    .with(Tags::DEMONSTRATIVE)
                    .with(Tags::SAME),
            )
            || (next.has(Tags::PLACE) && at + 2 >= range.end && at > range.start + 2)
            || at == range.start;
    }
    if tags.has(Tags::ON) && is_really_on(stream, at) {
        let office = Tags::TITLE.with(Tags::UNNAMED).with(Tags::ORGANIZATION);
        let complete = at > range.start
            && !stream.has(
                at - 1,
                office
                    .with(Tags::GOVERNS_ON)
                    .with(Tags::CHANNEL)
                    .with(Tags::MEDIA),
            );
        let aside = Tags::OCCASION
            .with(Tags::CHANNEL)
            .with(Tags::DEMONSTRATIVE)
            .with(Tags::MEDIA);
        return next.has(aside) || at == range.start || complete;
    }
    if tags.has(Tags::ABOUT.with(Tags::TO)) {
        let topic = at > range.start && stream.has(at - 1, Tags::NAME);
        return at == range.start || next.has(Tags::OCCASION) || tags.has(Tags::TO) || topic;
    }
    if tags.has(Tags::PREPOSITION) {
        return at == range.start && !tags.has(Tags::FROM)
            || next.has(Tags::MEDIA) && !tags.has(Tags::FROM);
    }
    let manner = Tags::OCCASION.with(Tags::MANNER).with(Tags::DEMONSTRATIVE);
    let this = at == range.start && tags.has(Tags::EVENT);
    tags.has(Tags::BY) && (tags.has(manner) || this)
        || at == range.start && tags.has(Tags::FOR) && tags.has(HEARERS)
}

/// Whether token `at` looks like an imperfect, and is no noun that is known.
fn is_imperfect(stream: &Stream<'_>, at: usize) -> bool {
    let noun = Tags::TITLE
        .with(Tags::ORGANIZATION)
        .with(Tags::DOCUMENT)
        .with(Tags::UNNAMED);
    let word = stream.word(at);
    word.chars().count() >= 3
        && word.starts_with(stream.lexicon.letters().imperfect)
        && !stream.has(at, noun)
}

/// على, not the name علي: they fold alike.
fn is_really_on(stream: &Stream<'_>, at: usize) -> bool {
    stream.document.original(at).ends_with('ى')
        || !stream.has(at.wrapping_sub(1), Tags::NAME.with(Tags::TITLE))
}
