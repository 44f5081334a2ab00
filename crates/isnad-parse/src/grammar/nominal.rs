//! Nouns that report: قوله إن، تصريحات فلان بأن, and documents that say: جاء في البيان أن.

use std::ops::Range;

use nom::Parser;

use super::basics::{Opener, complementizer, opening};
use super::candidate::cue_phrase;
use super::noun_phrase::{self, Between, between};
use super::verb::governs;
use super::{Candidate, Content, Phrase};
use crate::Construction;
use crate::lexicon::{Frame, Mood, Tags, Trait};
use crate::tokens::Stream;

/// Longest way from a noun to its clause, in tokens.
const REACH: usize = 16;

/// A verbal noun at token `at` with a clause.
pub fn verbal_noun(
    stream: &Stream<'_>,
    at: usize,
    sentence: &Range<usize>,
) -> Option<(Candidate, usize)> {
    let form = *stream
        .forms(at)
        .iter()
        .find(|form| form.mood == Mood::VerbalNoun)?;
    let cue = stream.lexicon.cue(form.cue);
    // «في تصريح صحفي» is an occasion.
    let occasion = stream.has(at, Tags::OCCASION)
        && at > 0
        && stream.has(at - 1, Tags::PREPOSITION.with(Tags::ADJUNCT));
    if occasion || cue.is(Trait::Silent) || cue.is(Trait::Stance) || !cue.governs(Frame::Clause) {
        return None;
    }
    let (source, opening) = if form.pronoun || form.definite {
        let (_, opening) = opening.parse(stream.window(at + 1..sentence.end)).ok()?;
        (None, opening)
    } else {
        if cue.is(Trait::Ambiguous) || cue.is(Trait::Narrative) {
            return None;
        }
        let (between, opening) = between(stream, cue, at + 1, sentence.end.min(at + REACH))?;
        (Some(between.source?), opening)
    };
    let fits = opening.opener == Opener::Complementizer || form.pronoun && governs(cue, &opening);
    if !fits {
        return None;
    }
    let between = Between {
        source,
        ..Between::default()
    };
    let found = super::candidate::candidate(
        stream,
        Construction::Nominal,
        at,
        form,
        between,
        opening.content,
        sentence,
    );
    Some((found, opening.content))
}

/// «جاء في البيان أن»، «بيانا جاء فيه».
pub fn came(stream: &Stream<'_>, at: usize, sentence: &Range<usize>) -> Option<(Candidate, usize)> {
    if !stream.has(at, Tags::CAME) {
        return None;
    }
    let (source, via, opening) = if stream.has(at + 1, Tags::IN_IT) {
        let (_, opening) = opening.parse(stream.window(at + 2..sentence.end)).ok()?;
        (
            document_before(stream, at, sentence.start),
            Vec::new(),
            opening,
        )
    } else {
        // «جاء في ختام البيان»
        let part = stream.has(at + 2, Tags::OCCASION) && !stream.has(at + 2, Tags::DOCUMENT);
        let document = if part && stream.has(at + 3, Tags::DOCUMENT) {
            at + 3
        } else {
            at + 2
        };
        if !stream.has(at + 1, Tags::IN) || !stream.is_word(document) {
            return None;
        }
        let opening = opening_within(stream, at + 2, sentence.end)?;
        let written = stream.has(document, Tags::DOCUMENT.with(Tags::OCCASION));
        if !written && opening.at > document + 4 {
            return None;
        }
        let end = noun_phrase::source_end(stream, document..opening.at);
        let via = noun_phrase::channels(stream, end..opening.at);
        (noun_phrase::phrase(stream, document..end), via, opening)
    };
    complementizer
        .parse(stream.window(opening.at..sentence.end))
        .ok()
        .or_else(|| {
            (opening.opener != Opener::Complementizer).then_some((stream.window(at..at), opening))
        })?;
    let mut cue = cue_phrase(stream, at);
    cue.letters = stream.at(at).letters;
    let candidate = Candidate {
        cue: vec![cue],
        source,
        via,
        ..Candidate::new(
            Construction::Nominal,
            at,
            Content::From(opening.content),
            sentence,
        )
    };
    Some((candidate, opening.content))
}

/// «شكوى تقدم بها الورثة، جاء فيها»: the document that «فيها» means.
fn document_before(stream: &Stream<'_>, at: usize, floor: usize) -> Option<Phrase> {
    let document = (floor..at)
        .rev()
        .take(REACH)
        .find(|at| stream.has(*at, Tags::DOCUMENT) && !stream.has(*at, Tags::ARTICLE))?;
    noun_phrase::phrase(stream, document..at)
}

/// What opens a content within reach behind `from`.
fn opening_within(stream: &Stream<'_>, from: usize, end: usize) -> Option<super::basics::Opening> {
    (from..end.min(from + 2 * REACH)).find_map(|at| {
        opening
            .parse(stream.window(at..end))
            .ok()
            .map(|(_, opening)| opening)
    })
}
