//! Two words that are one cue, «وتابع يقول: …», and sayings in brackets, «قال تعالى (…)».

use std::ops::Range;

use nom::Parser;

use super::basics::{Opener, opening};
use super::candidate::candidate;
use super::noun_phrase::Between;
use super::verb::without_subject;
use super::{Candidate, Content, Phrase};
use crate::Construction;
use crate::lexicon::{Form, Frame, Mood, Tags, Trait};
use crate::tokens::Stream;

/// «وتابع يقول: …», «وكتب معلقا: …»: two words of speech that are one cue.
pub fn doubled(
    stream: &Stream<'_>,
    at: usize,
    second: usize,
    form: Form,
    sentence: &Range<usize>,
) -> Option<(Candidate, usize)> {
    let says = |form: &Form| match form.mood {
        Mood::Imperfect => form.person == 3 && !form.pronoun,
        Mood::Participle => !form.definite,
        Mood::VerbalNoun => form.pronoun && stream.has(second, Tags::BY),
        Mood::Perfect => false,
    };
    let joins = stream.lexicon.cue(form.cue).governs(Frame::Quotation)
        && form.mood.is_finite()
        && stream.forms(second).iter().any(says);
    let (_, opening) = opening
        .parse(stream.window(second + 1..sentence.end))
        .ok()
        .filter(|(_, opening)| joins && opening.opener != Opener::Complementizer)?;
    let (mut found, next) = without_subject(stream, at, form, opening, sentence);
    let joined = Phrase::whole(second..second + 1);
    found.cue.push(joined);
    found.cue = joining(found.cue);
    Some((found, next))
}

/// Joins pieces that touch: نقل عن is one.
pub fn joining(pieces: Vec<Phrase>) -> Vec<Phrase> {
    let mut joined: Vec<Phrase> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match joined.last_mut() {
            Some(last) if last.tokens.end == piece.tokens.start => {
                last.tokens.end = piece.tokens.end
            }
            _ => joined.push(piece),
        }
    }
    joined
}

/// «قال تعالى (…)»: scripture and sayings stand in brackets.
pub fn bracketed(
    stream: &Stream<'_>,
    at: usize,
    open: usize,
    form: Form,
    sentence: &Range<usize>,
) -> Option<(Candidate, usize)> {
    const LONGEST: usize = 60;
    const WORDS: usize = 3;
    let mut open = open;
    while stream.has(open, Tags::PRAISE) {
        open += 1;
    }
    if stream.mark(open) != '(' || !stream.lexicon.cue(form.cue).is(Trait::TakesInna) {
        return None;
    }
    let end = sentence.end.min(open + LONGEST);
    let close = (open + 1..end).find(|at| stream.mark(*at) == ')')?;
    let inside = open + 1..close;
    (stream.words_in(inside.clone()) >= WORDS).then(|| {
        let construction = Construction::ColonSpeech;
        let between = Between::default();
        let mut found = candidate(stream, construction, at, form, between, open + 1, sentence);
        found.content = Content::Fixed(vec![inside]);
        (found, close + 1)
    })
}
