//! Participles of circumstance: «، مضيفا أن».

use std::ops::Range;

use nom::Parser;

use super::Candidate;
use super::basics::{Opener, Opening, fillers, opening};
use super::candidate::candidate;
use super::noun_phrase::{Between, between};
use super::object;
use super::verb::governs;
use crate::Construction;
use crate::lexicon::{Cue, Form, Frame, Mood, Tags, Trait};
use crate::tokens::Stream;

/// «، مضيفًا أن»: its source is the main clause's.
pub fn participle(
    stream: &Stream<'_>,
    at: usize,
    form: Form,
    sentence: &Range<usize>,
) -> Option<(Candidate, usize)> {
    let cue = stream.lexicon.cue(form.cue);
    if form.definite || form.pronoun || cue.is(Trait::Silent) {
        return None;
    }
    // «. متابعا: …»: a sentence may open so only before speech; «ملاحظة: …» is a label.
    let masculine = stream.lexicon.letters().accusative;
    let speech = || {
        let colon = super::basics::colon(stream.window(at + 1..sentence.end));
        colon.is_ok_and(|(rest, _)| {
            stream.word(at).ends_with(masculine) || stream.document.opens_quotation(rest.start)
        })
    };
    // «. مشيرا إلى أن …»: cut off from its clause by a full stop.
    let clause = || {
        let opening = super::basics::complementizer(stream.window(at + 1..sentence.end));
        at > 0 && stream.word(at).ends_with(masculine) && opening.is_ok()
    };
    if at == sentence.start && !speech() && !clause() {
        return None;
    }
    // «بأنها واثقة من أن»: a predicate, no circumstance.
    if at > sentence.start && stream.has(at - 1, Tags::COMPLEMENTIZER.with(Tags::PRONOUN)) {
        return None;
    }
    let behind =
        fillers(stream.window(at + 1..sentence.end)).map_or(at + 1, |(rest, _)| rest.start);
    let opening = opening
        .parse(stream.window(behind..sentence.end))
        .ok()
        .map(|(_, opening)| opening);
    if let Some(opening) = opening.filter(|opening| governs(cue, opening)) {
        let between = Between::default();
        let found = candidate(
            stream,
            Construction::Participle,
            at,
            form,
            between,
            opening.content,
            sentence,
        );
        return Some((found, opening.content));
    }
    if !is_circumstantial(stream, at) {
        return None;
    }
    let objects = !cue.is(Trait::Figures)
        && (cue.is(Trait::TwoObjects)
            || cue.is(Trait::Describes)
            || cue.object.iter().any(String::is_empty));
    let noun = stream.is_word(at + 1)
        && !stream.has(
            at + 1,
            Tags::PREPOSITION
                .with(Tags::BY)
                .with(Tags::FOR)
                .with(Tags::COMPLEMENTIZER),
        );
    if stream.has(at, Tags::SAYING) || objects && noun && !cue.is(Trait::Stance) {
        let between = Between::default();
        let found = candidate(
            stream,
            Construction::Participle,
            at,
            form,
            between,
            behind,
            sentence,
        );
        return Some((found, behind));
    }
    if let Some(noun) = reporting_noun(stream, cue, behind) {
        let found = candidate(
            stream,
            Construction::Participle,
            at,
            form,
            Between::default(),
            noun,
            sentence,
        );
        return Some((found, noun));
    }
    let object = object::content_of(stream, cue, behind, sentence.end).map(|content| Opening {
        opener: Opener::Complementizer,
        at: content,
        content,
    });
    let (between, opening) = between(stream, cue, at + 1, (at + 16).min(sentence.end))
        .filter(|(between, opening)| governs(cue, opening) && between.source.is_none())
        .filter(|(_, opening)| object.is_none() || opening.opener == Opener::Complementizer)
        .or_else(|| Some((Between::default(), object?)))?;
    let between = Between {
        source: None,
        ..between
    };
    Some((
        candidate(
            stream,
            Construction::Participle,
            at,
            form,
            between,
            opening.content,
            sentence,
        ),
        opening.content,
    ))
}

/// «مشيرا إلى تحذيرات الصندوق من أن»: a noun, right behind the preposition, that reports on its own.
fn reporting_noun(stream: &Stream<'_>, cue: &Cue, behind: usize) -> Option<usize> {
    const REACH: usize = 10;
    let noun = object::content_of(stream, cue, behind, stream.len()).filter(|at| *at > behind)?;
    let reports = stream.forms(noun).iter().any(|form| {
        let cue = stream.lexicon.cue(form.cue);
        form.mood == Mood::VerbalNoun
            && !form.definite
            && cue.governs(Frame::Clause)
            && !cue.is(Trait::Narrative)
            && !cue.is(Trait::Ambiguous)
    });
    let clause = (noun + 1..noun + REACH)
        .take_while(|at| stream.is_word(*at))
        .any(|at| stream.has(at, Tags::COMPLEMENTIZER));
    (reports && clause).then_some(noun)
}

/// Whether the participle is in the accusative of circumstance, as far as letters show it.
fn is_circumstantial(stream: &Stream<'_>, at: usize) -> bool {
    let mut endings = stream.lexicon.letters().circumstances.iter();
    endings.any(|ending| stream.word(at).ends_with(ending))
}
