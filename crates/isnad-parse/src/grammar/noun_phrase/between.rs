//! What stands between a cue and its content.

use std::ops::Range;

use nom::Parser;

use super::relay_names::{channels, leading_recipient, name_end};
use super::rival::{is_called, is_rival, yields};
use super::source::{opens_relative, source_end, source_end_from};
use super::{NOT_VERB, behind_aside, is_saying_noun, is_time, phrase, trim};
use crate::grammar::Phrase;
use crate::grammar::basics::{Opener, Opening, fillers, opening};
use crate::lexicon::{Cue, Frame, Mood, Tags, Trait};
use crate::tokens::Stream;

/// Longest way from a cue to what it governs, in tokens.
const REACH: usize = 90;

/// What stands between a cue and its content.
#[derive(Clone, Debug, Default)]
pub struct Between {
    /// The source, where it stands there.
    pub source: Option<Phrase>,
    /// The clause of anonymity, where it stands apart: «قال مسؤول للوكالة طالبا عدم ذكر اسمه».
    pub anonymity: Option<Range<usize>>,
    /// The relays.
    pub via: Vec<Phrase>,
    /// Further pieces of the cue: قائلا، نقلا عن، قوله
    pub joined: Vec<Range<usize>>,
}

/// Reads from behind a cue to what opens its content.
///
/// Only the cue nearest to a content carries it, so another cue on the way ends the search, unless
/// it stands in a clause that describes the source and the content opens with the إن that `cue`
/// alone governs.
pub fn between(
    stream: &Stream<'_>,
    cue: &Cue,
    from: usize,
    end: usize,
) -> Option<(Between, Opening)> {
    let end = end.min(from + REACH);
    let start = behind_fillers(stream, from, end);
    let mut at = start;
    let mut relative = false;
    let mut rival: Option<(usize, bool)> = None;
    while at < end {
        if stream.has(at, Tags::SAYING) && cue.governs(Frame::Quotation) {
            return Some(said(stream, start, at, end));
        }
        if let Ok((_, opening)) = opening.parse(stream.window(at..end)) {
            if rival.is_none_or(|(rival, relative)| yields(stream, cue, rival, relative, &opening))
            {
                let mut between = read(stream, start..at);
                if cue.is(Trait::Addresses) {
                    part_addressee(stream, &mut between);
                }
                return Some((between, opening));
            }
            if !cue.is(Trait::Narrative) {
                return None;
            }
        }
        if let Some(behind) = behind_aside(stream, at, end) {
            at = behind;
            continue;
        }
        if is_rival(stream, at) {
            rival = Some((at, relative));
        }
        relative |= opens_relative(stream, at, start);
        if ends_search(stream, at, relative) {
            return None;
        }
        at += 1;
    }
    None
}

/// «أبلغ مسؤول رويترز أن»: the outlet that was told is a relay.
fn part_addressee(stream: &Stream<'_>, between: &mut Between) {
    let Some(Range { start, end }) = between.source.as_ref().map(|source| source.tokens.clone())
    else {
        return;
    };
    let newsroom = Tags::MEDIA.with(Tags::OUTLET);
    // «أبلغ «الاقتصادية» مسؤول أن»
    let quoted = stream.document.opens_quotation(start.wrapping_sub(1));
    if quoted || stream.has(start, newsroom) && !stream.has(start, Tags::ARTICLE) {
        let opening = start - usize::from(quoted);
        let behind = name_end(stream, opening, end);
        let speaks = NOT_VERB.with(Tags::ORGANIZATION);
        if behind < end && stream.has(behind, speaks) {
            between.via.extend(phrase(stream, opening..behind));
            between.source = phrase(stream, behind..end);
            return;
        }
    }
    let told = (start + 1..end).find(|at| {
        let inside = matches!(stream.mark(*at), '(') || stream.document.opens_quotation(*at);
        let plain = stream.has(*at, newsroom)
            && !stream.has(*at, Tags::CONJUNCTION.with(Tags::BY).with(Tags::FOR))
            && !stream.has(
                *at - 1,
                Tags::PREPOSITION.with(Tags::TITLE).with(Tags::UNNAMED),
            );
        plain || inside && stream.has(*at + 1, newsroom)
    });
    if let Some(told) = told {
        between.source = phrase(stream, start..told);
        between.via.extend(phrase(stream, told..end));
    }
}

/// «… قائلا: …»: the second piece of a cue at `at`.
fn said(stream: &Stream<'_>, start: usize, at: usize, end: usize) -> (Between, Opening) {
    let opening = opening.parse(stream.window(at + 1..end)).map_or(
        Opening {
            opener: Opener::Complementizer,
            at: at + 1,
            content: at + 1,
        },
        |(_, opening)| opening,
    );
    let mut between = read(stream, start..at);
    between.joined.push(at..at + 1);
    (between, opening)
}

fn behind_fillers(stream: &Stream<'_>, from: usize, end: usize) -> usize {
    fillers(stream.window(from..end)).map_or(from, |(rest, _)| rest.start)
}

/// Whether a cue's reach is over: another clause begins.
fn ends_search(stream: &Stream<'_>, at: usize, relative: bool) -> bool {
    if matches!(stream.mark(at), '؛' | ';' | '.' | '؟' | '!') {
        return !matches!(stream.mark(at), '.') || stream.kind(at + 1).is_none();
    }
    // «كما أن»: the sentence goes on with another clause, which is not the cue's.
    if stream.has(at, Tags::AS) && stream.has(at + 1, Tags::COMPLEMENTIZER) {
        return true;
    }
    let finite = stream.forms(at).iter().any(|form| form.mood.is_finite());
    let conjunction = stream.at(at).cue_letters > 0;
    (finite && conjunction && !stream.at(at).tags.has(NOT_VERB) && !is_called(stream, at))
        || (!relative && stream.has(at, Tags::CONTRAST) && stream.mark(at.wrapping_sub(1)) == '،')
}

/// The source in a range that begins with it, fused preposition or not.
pub fn speaker(stream: &Stream<'_>, range: Range<usize>) -> Between {
    let range = trim(stream, range);
    if range.is_empty() {
        return Between::default();
    }
    if let Some(relayed) = range.clone().find(|at| stream.has(*at, Tags::RELAYING)) {
        return relayed_between(stream, range, relayed);
    }
    let mut start = range.start;
    while start < range.end && is_time(stream, start) && !stream.has(start, Tags::FOR) {
        start += 1 + usize::from(stream.has(start, Tags::PERIOD));
    }
    if start >= range.end {
        return Between::default();
    }
    let first = behind_aside(stream, start, range.end).unwrap_or(start + 1);
    let end = source_end_from(stream, start..range.end, first);
    Between {
        source: phrase(stream, start..end),
        via: channels(stream, end..range.end),
        ..Between::default()
    }
}

/// Splits what stands between a cue and its content into source and the rest.
pub fn read(stream: &Stream<'_>, range: Range<usize>) -> Between {
    let range = trim(stream, range);
    if range.is_empty() {
        return Between::default();
    }
    // A one-word time before the subject: «أعلنت أمس وزارة…».
    let mut start = range.start;
    let beside = Tags::FILLER.with(Tags::ON_HIM);
    while start < range.end
        && (is_time(stream, start) || stream.has(start, beside) || points(stream, start))
    {
        start += 1;
    }
    if start == range.end {
        return Between::default();
    }
    if range.len() == 1 && stream.has(start, Tags::BY) && !stream.has(start, Tags::ARTICLE) {
        // A lone word behind a verb is a name, whatever its first letter could be.
        let source = Some(Phrase::whole(range));
        return Between {
            source,
            ..Between::default()
        };
    }
    if let Some(relayed) = (start..range.end).find(|at| stream.has(*at, Tags::RELAYING)) {
        return relayed_between(stream, start..range.end, relayed);
    }
    let recipient = leading_recipient(stream, start, range.end);
    let (via_first, start) = recipient.unwrap_or((None, start));
    if is_circumstance(stream, start) {
        return Between {
            anonymity: anonymity(stream, start..range.end),
            ..Between::default()
        };
    }
    let end = source_end(stream, start..range.end);
    let source = phrase(stream, start..end);
    let mut via: Vec<Phrase> = via_first.into_iter().collect();
    via.extend(channels(stream, end..range.end));
    Between {
        source,
        via,
        anonymity: anonymity(stream, end..range.end),
        ..Between::default()
    }
}

/// «صرح بذلك المتحدث»: what was said, before the one who said it.
fn points(stream: &Stream<'_>, at: usize) -> bool {
    let speaks = NOT_VERB.with(Tags::ORGANIZATION).with(Tags::MEDIA);
    stream.has(at, Tags::BY) && stream.has(at, Tags::EVENT) && stream.has(at + 1, speaks)
}

/// A clause of anonymity in what stands behind a source.
fn anonymity(stream: &Stream<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let without = Tags::NEGATION.with(Tags::ADJUNCT);
    let opens = |at: usize| {
        let apart = stream.has(at, Tags::NEGATION) && stream.has(at, without);
        (apart || !stream.forms(at).is_empty()) && is_unnamed(stream, at, range.end)
    };
    let start = range.clone().find(|at| opens(*at))?;
    let from = stream.has(start, Tags::NEGATION) && start > range.start;
    let start = start - usize::from(from && stream.has(start - 1, Tags::FROM));
    Some(trim(stream, start..range.end))
}

/// Whether a name is kept back within reach of `at`.
fn is_unnamed(stream: &Stream<'_>, at: usize, end: usize) -> bool {
    const CLAUSE: usize = 8;
    (at + 1..end.min(at + CLAUSE)).any(|at| stream.has(at, Tags::ANONYMITY))
}

/// «وكتب معلقا: …», «وتابع يقول: …»: a participle or a second verb in place of a subject.
fn is_circumstance(stream: &Stream<'_>, at: usize) -> bool {
    let participle = stream.forms(at).iter().any(|form| {
        form.mood == Mood::Participle && !form.definite || form.mood == Mood::Imperfect
    });
    let subject = NOT_VERB.with(Tags::ORGANIZATION).with(Tags::ARTICLE);
    participle && !stream.has(at, subject)
}

/// «ذكرت الأناضول نقلا عن مصادر»: the subject is the relay.
fn relayed_between(stream: &Stream<'_>, range: Range<usize>, relayed: usize) -> Between {
    let relay_end = source_end(stream, range.start..relayed);
    let from = relayed + 1 + usize::from(stream.has(relayed + 1, Tags::ABOUT));
    let saying = (from..range.end).find(|at| is_saying_noun(stream, *at));
    let end = source_end(stream, from..saying.unwrap_or(range.end));
    let joined = std::iter::once(relayed..from)
        .chain(saying.map(|at| at..at + 1))
        .collect();
    Between {
        source: phrase(stream, from..end),
        via: phrase(stream, range.start..relay_end).into_iter().collect(),
        joined,
        anonymity: None,
    }
}
