//! What is said of an object fused to its verb: «وصفها بأنها …», «اعتبره "…"».

use std::ops::Range;

use super::Candidate;
use super::basics::{complementizer, fillers};
use super::candidate::candidate;
use super::noun_phrase::{self, behind_aside};
use crate::Construction;
use crate::lexicon::{Cue, Form, Tags};
use crate::tokens::Stream;

/// A verb whose object is fused to it, and what is said of that: «وصفها بأنها …», «اعتبره "…"».
pub fn described(
    stream: &Stream<'_>,
    at: usize,
    form: Form,
    sentence: &Range<usize>,
) -> Option<(Candidate, usize)> {
    let cue = stream.lexicon.cue(form.cue);
    // «ما وصفته بكذا» names a thing; «عدة» is no verb.
    let feminine = stream.lexicon.letters().feminine;
    let named = at > 0 && stream.has(at - 1, Tags::WHAT);
    if named || stream.document.original(at).ends_with(feminine) {
        return None;
    }
    let from = fillers(stream.window(at + 1..sentence.end)).map_or(at + 1, |(rest, _)| rest.start);
    let (end, content) = description(stream, cue, from, sentence.end)?;
    let between = noun_phrase::read(stream, from..end);
    let via = between.via.clone();
    let construction = Construction::VerbObject;
    let found = candidate(stream, construction, at, form, between, content, sentence);
    Some((Candidate { via, ..found }, content.max(at + 1)))
}

/// Where the subject behind such a verb ends, and where the description begins.
fn description(stream: &Stream<'_>, cue: &Cue, from: usize, end: usize) -> Option<(usize, usize)> {
    const SUBJECT: usize = 14;
    let mut at = from;
    while at < end.min(from + SUBJECT) {
        if let Ok((_, opening)) = complementizer(stream.window(at..end)) {
            return Some((at, opening.content));
        }
        let quoted = |at: usize| {
            let opened = stream.document.quotation_opened_at(at);
            opened.is_some_and(|it| stream.words_in(it.open + 1..it.end) > 1)
        };
        if quoted(at) {
            return Some((at, at));
        }
        if is_by_alone(stream, at) && stream.document.opens_quotation(at + 1) {
            return Some((at, at + 1));
        }
        if !cue.object.is_empty() && stream.has(at, Tags::BY) && !stream.has(at, Tags::NAME) {
            return Some((at, at));
        }
        let finite = stream.forms(at).iter().any(|form| form.mood.is_finite());
        if !stream.is_word(at) && behind_aside(stream, at, end).is_none() || finite {
            return None;
        }
        at = behind_aside(stream, at, end).unwrap_or(at + 1);
    }
    None
}

/// «بـ"…"»: the preposition, where a quotation mark parts it from its word.
fn is_by_alone(stream: &Stream<'_>, at: usize) -> bool {
    stream.word(at).chars().eq([stream.lexicon.letters().by])
}
