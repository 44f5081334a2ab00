//! Reports that are nobody's: يُعتقد أن، من المتوقع أن، تردد أن.

use std::ops::Range;

use nom::Parser;

use super::basics::{Opener, Opening, complementizer, fillers};
use super::candidate::cue_phrase;
use super::noun_phrase;
use super::{Candidate, Content, Phrase};
use crate::Construction;
use crate::lexicon::{Mood, Tags};
use crate::tokens::Stream;

/// Such a report at token `at`.
pub fn impersonal(
    stream: &Stream<'_>,
    at: usize,
    sentence: &Range<usize>,
) -> Option<(Candidate, usize)> {
    let opening_behind = |at: usize| -> Option<Opening> {
        let (rest, _) = fillers(stream.window(at..sentence.end)).ok()?;
        let (_, opening) = complementizer.parse(rest).ok()?;
        (opening.opener == Opener::Complementizer).then_some(opening)
    };
    let expected = stream.has(at, Tags::FROM) && stream.has(at + 1, Tags::EXPECTED);
    let (cue, opening) = if expected {
        let letters = u8::from(stream.has(at, Tags::CONJUNCTION));
        (Phrase::behind(at..at + 2, letters), opening_behind(at + 2)?)
    } else if is_passive(stream, at) && !has_subject(stream, at, sentence) {
        (cue_phrase(stream, at), opening_behind(at + 1)?)
    } else {
        return None;
    };
    let form = (!expected)
        .then(|| {
            stream
                .forms(at)
                .iter()
                .find(|form| form.mood != Mood::VerbalNoun)
                .copied()
        })
        .flatten();
    let candidate = Candidate {
        cue: vec![cue],
        form,
        ..Candidate::new(
            Construction::Impersonal,
            at,
            Content::From(opening.content),
            sentence,
        )
    };
    Some((candidate, opening.content))
}

/// A verb that is passive by its vowels, or one whose bare imperfect is commonly meant so.
fn is_passive(stream: &Stream<'_>, at: usize) -> bool {
    let vowelled = || {
        let mut opening = stream.document.original(at).chars().take(4);
        opening.any(|c| c == stream.lexicon.letters().damma)
    };
    stream.has(at, Tags::PASSIVE)
        || stream
            .forms(at)
            .iter()
            .any(|form| form.mood.is_finite() && !form.feminine)
            && vowelled()
}

/// A noun phrase before the verb, as in «والشارع يعتقد أن», makes it active.
fn has_subject(stream: &Stream<'_>, at: usize, sentence: &Range<usize>) -> bool {
    !stream.has(at, Tags::CONJUNCTION)
        && stream.at(at).cue_letters == 0
        && at > sentence.start
        && (stream.has(at - 1, Tags::RELATIVE)
            || noun_phrase::before(stream, at, sentence.start).is_some())
}
