//! A noun phrase as content: أعلن الجيش مقتل ثلاثة جنود, نفى وجود محادثات, كشف عن خطة.

use std::ops::Range;

use super::basics::fillers;
use super::candidate::candidate;
use super::event::{
    completes, has_verbal_noun_pattern, is_many, is_plain_noun, opens_behind_time,
    opens_definite_event, opens_demonstrative, opens_event, opens_other,
};
use super::noun_phrase::{self, Between, behind_aside};
use super::{Candidate, Phrase};
use isnad_text::TokenKind;

use crate::Construction;
use crate::lexicon::{Cue, Form, Mood, Tags, Trait};
use crate::tokens::Stream;

/// Longest subject before an object, in tokens.
const SUBJECT: usize = 40;

/// A verb with a noun phrase as content.
pub fn object(
    stream: &Stream<'_>,
    at: usize,
    form: Form,
    sentence: &Range<usize>,
) -> Option<(Candidate, usize)> {
    let cue = stream.lexicon.cue(form.cue);
    if cue.object.is_empty()
        || cue.is(Trait::Stance)
        || cue.is_ambiguous_as(&form) && !cue.is(Trait::Figures)
        || cue.is(Trait::Figures) && !has_figure(stream, at, sentence.end)
        || cue.is(Trait::Topic)
        || form.pronoun
        || is_conclusion(stream, at)
    {
        return None;
    }
    let behind =
        fillers(stream.window(at + 1..sentence.end)).map_or(at + 1, |(rest, _)| rest.start);
    let before = || noun_phrase::before(stream, at, sentence.start);
    let subject_first = stream.at(at).cue_letters == 0;
    let (between, content) = if is_own_subject(stream, cue, at, behind) {
        (Between::default(), behind)
    } else if let Some(content) = content_of(stream, cue, behind, sentence.end) {
        let source = if subject_first { before() } else { None };
        (
            Between {
                source,
                ..Between::default()
            },
            content,
        )
    } else if let Some((split, content)) = split(stream, cue, behind, sentence.end) {
        let mut between = noun_phrase::read(stream, behind..split);
        if between.source.is_none() && subject_first {
            between.source = before();
        }
        (between, content)
    } else if subject_first && form.mood == Mood::Imperfect && takes_plain(cue) {
        let source = before()?;
        (
            Between {
                source: Some(source),
                ..Between::default()
            },
            behind,
        )
    } else {
        return None;
    };
    let speaker = between
        .source
        .as_ref()
        .filter(|source| source.tokens.start > at);
    if cue.is(Trait::Figures) && !speaks(stream, speaker) {
        return None;
    }
    (content < sentence.end).then(|| {
        (
            candidate(
                stream,
                Construction::VerbObject,
                at,
                form,
                between,
                content,
                sentence,
            ),
            at + 1,
        )
    })
}

/// «إنه يتوقع حضورا»: the pronoun before the verb is its subject, so what follows is its object.
fn is_own_subject(stream: &Stream<'_>, cue: &Cue, at: usize, behind: usize) -> bool {
    let pronoun = at > 0 && stream.has(at - 1, Tags::FUSED);
    pronoun && takes_plain(cue) && !cue.is(Trait::TwoObjects) && is_plain_noun(stream, behind)
}

/// Whether a source is known to be somebody.
fn speaks(stream: &Stream<'_>, source: Option<&Phrase>) -> bool {
    let somebody = Tags::TITLE
        .with(Tags::NAME)
        .with(Tags::ORGANIZATION)
        .with(Tags::MEDIA)
        .with(Tags::OUTLET)
        .with(Tags::UNNAMED)
        .with(Tags::DOCUMENT)
        .with(Tags::PLACE);
    source.is_some_and(|source| stream.has(source.tokens.start, somebody))
}

/// «دافعت ابنته عن والدتها: …»: the source without what its verb governs.
pub fn before_governed(stream: &Stream<'_>, source: Phrase) -> Phrase {
    let Range { start, end } = source.tokens;
    let governed = Tags::ABOUT.with(Tags::ON).with(Tags::TO).with(Tags::FROM);
    let fused = |at: usize| {
        let by = stream.lexicon.letters().by;
        let loose = stream.at(at).tags.is_none() && stream.word(at).starts_with(by);
        stream.has(at, Tags::BY) || loose && at + 1 < end
    };
    let over = (start + 1..end).find(|at| stream.has(*at, governed) || fused(*at));
    Phrase {
        tokens: start..over.unwrap_or(end),
        ..source
    }
}

/// «قدرت الوزارة الخسائر بنحو مليار»
fn has_figure(stream: &Stream<'_>, at: usize, end: usize) -> bool {
    const NEAR: usize = 14;
    (at + 1..end.min(at + NEAR)).any(|at| stream.kind(at) == Some(TokenKind::Number))
}

/// «وهو ما يؤكد عمق العلاقات»: what the author concludes.
fn is_conclusion(stream: &Stream<'_>, at: usize) -> bool {
    at > 0
        && stream.has(at - 1, Tags::WHAT)
        && !stream.has(at - 1, Tags::AUXILIARY.with(Tags::NEGATION))
}

fn takes_plain(cue: &Cue) -> bool {
    cue.object.iter().any(String::is_empty)
}

/// The content that follows at once at `at`: behind a governed preposition, or an event noun.
pub fn content_of(stream: &Stream<'_>, cue: &Cue, at: usize, end: usize) -> Option<usize> {
    if at >= end {
        return None;
    }
    if let Some(content) = behind_preposition(stream, cue, at, true) {
        return Some(content);
    }
    (takes_plain(cue)
        && (opens_event(stream, at)
            || stream.has(at, Tags::EVENT.with(Tags::DEMONSTRATIVE)) && !is_many(stream, at)))
    .then_some(at)
}

/// The content behind a preposition of the cue at `at`. A fused one stays in the span's token.
fn behind_preposition(stream: &Stream<'_>, cue: &Cue, at: usize, adjacent: bool) -> Option<usize> {
    let tags = stream.at(at).tags;
    cue.object
        .iter()
        .filter(|preposition| !preposition.is_empty())
        .find_map(|preposition| {
            if preposition.chars().count() == 1 {
                let stem = stream.word(at).strip_prefix(&**preposition)?;
                let fused = tags.has(Tags::BY.with(Tags::FOR))
                    || tags.is_none() && (adjacent || has_verbal_noun_pattern(stem, ""));
                return fused.then_some(at);
            }
            (stream.word(at) == preposition).then_some(at + 1)
        })
}

/// Where the subject ends and the object begins.
fn split(stream: &Stream<'_>, cue: &Cue, from: usize, end: usize) -> Option<(usize, usize)> {
    let end = end.min(from + SUBJECT);
    let mut at = from;
    let mut relative = false;
    while at < end {
        if let Some(behind) = behind_aside(stream, at, end) {
            at = behind;
            continue;
        }
        if at > from {
            let comma = matches!(stream.mark(at), '،' | ',');
            if comma
                && takes_plain(cue)
                && !relative
                && (opens_event(stream, at + 1)
                    || cue.is(Trait::Describes) && is_plain_noun(stream, at + 1))
            {
                return Some((at, at + 1));
            }
            if let Some(content) = behind_preposition(stream, cue, at, false) {
                return Some((at, content));
            }
            let opens = if cue.is(Trait::TwoObjects) {
                opens_other(stream, at)
            } else {
                opens_event(stream, at)
            };
            let opens = opens
                || cue.is(Trait::Describes) && opens_other(stream, at)
                || opens_demonstrative(stream, at)
                || opens_definite_event(stream, at)
                || opens_behind_time(stream, from, at);
            if takes_plain(cue) && !relative && opens && completes(stream, at) {
                return Some((at, at));
            }
        }
        relative |= stream.has(at, Tags::RELATIVE);
        if noun_phrase::opens_anonymity(stream, at) {
            at = (at..end)
                .find(|at| stream.has(*at, Tags::ANONYMITY))
                .unwrap_or(at)
                + 1;
            continue;
        }
        let contrast = stream.has(at, Tags::CONTRAST) && matches!(stream.mark(at - 1), '،' | ',');
        if contrast || stream.has(at, Tags::COMPLEMENTIZER) {
            return None;
        }
        let finite = stream.forms(at).iter().any(|form| form.mood.is_finite());
        if matches!(stream.mark(at), '؛' | '.' | ':')
            || finite && stream.at(at).cue_letters > 0 && !stream.has(at, Tags::TITLE)
        {
            return None;
        }
        at += 1;
    }
    None
}

/// Whether a noun phrase that the cue may have as content begins well before its clause.
pub fn comes_first(stream: &Stream<'_>, cue: &Cue, from: usize, opening: usize) -> bool {
    !cue.is(Trait::TwoObjects)
        && split(stream, cue, from, opening).is_some_and(|(_, content)| {
            let event = opens_event(stream, content) || opens_demonstrative(stream, content);
            content + 2 < opening && event && stream.is_word(content)
        })
}

/// «حذر الرئيس دول الاتحاد من أن»: the source without the one addressed.
pub fn before_addressee(stream: &Stream<'_>, source: Phrase) -> Phrase {
    let Range { start, end } = source.tokens;
    let addressee = (start + 2..end).find(|at| {
        opens_other(stream, *at)
            && completes(stream, *at)
            && !stream.has(*at - 1, Tags::TITLE)
            && !stream.has(*at, Tags::TITLE)
    });
    Phrase {
        tokens: start..addressee.unwrap_or(end),
        ..source
    }
}
