//! How a candidate of a verb is put together.

use std::ops::Range;

use super::noun_phrase::{self, Between};
use super::{Candidate, Content, Phrase};
use crate::Construction;
use crate::lexicon::{Form, Tags};
use crate::tokens::Stream;

/// The cue at token `at` without its proclitics.
pub fn cue_phrase(stream: &Stream<'_>, at: usize) -> Phrase {
    Phrase::behind(at..at + 1, stream.at(at).cue_letters)
}

/// «وفي تصريح لصحيفة الشرق، أكد الوزير أن»: the relay before the verb.
fn leading_channel(stream: &Stream<'_>, at: usize, floor: usize) -> Vec<Phrase> {
    let occasion = (floor..at.min(floor + 4)).any(|at| stream.has(at, Tags::OCCASION));
    let short = at - floor <= 16;
    let clean =
        || (floor..at).all(|at| stream.forms(at).is_empty() || stream.has(at, Tags::OCCASION));
    if occasion && short && clean() {
        return noun_phrase::channels(stream, floor..at);
    }
    Vec::new()
}

/// Puts a candidate together.
pub fn candidate(
    stream: &Stream<'_>,
    construction: Construction,
    at: usize,
    form: Form,
    mut between: Between,
    content: usize,
    sentence: &Range<usize>,
) -> Candidate {
    if between.via.is_empty() && construction != Construction::Participle {
        let subject_end = between.source.as_ref().map(|source| source.tokens.end);
        between.via = match subject_end.filter(|end| *end < at) {
            // «المتحدث لهسبريس أشار إلى»
            Some(end) => noun_phrase::channels(stream, end..at),
            None => Vec::new(),
        };
    }
    if between.via.is_empty() && construction != Construction::Participle {
        between.via = leading_channel(stream, at, sentence.start);
    }
    let anonymity = between.anonymity.map(Phrase::whole);
    let mut cue = vec![cue_phrase(stream, at)];
    cue.extend(between.joined.into_iter().map(Phrase::whole));
    Candidate {
        cue,
        form: Some(form),
        source: between.source,
        anonymity,
        via: between.via,
        ..Candidate::new(construction, at, Content::From(content), sentence)
    }
}
