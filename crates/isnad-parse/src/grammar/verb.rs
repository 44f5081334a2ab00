//! Reporting verbs: before their subject, behind it, without one, and as participles.

use std::ops::Range;

use nom::Parser;

use super::basics::{Opener, Opening, fillers, opening};
use super::candidate::candidate;
use super::doubled::{bracketed, doubled};
use super::noun_phrase::{self, Between, between};
use super::participle::participle;
use super::{Candidate, Phrase, described, object, postposed};
use crate::Construction;
use crate::lexicon::{Cue, Form, Frame, Mood, Number, Tags, Trait};
use crate::tokens::Stream;

/// Within so few tokens a clause is a verb's, however its word may be meant elsewhere.
const NEAR: usize = 5;

/// A reporting verb or participle at token `at`.
pub fn verb(stream: &Stream<'_>, at: usize, sentence: &Range<usize>) -> Option<(Candidate, usize)> {
    if stream.has(at, Tags::TITLE.with(Tags::OCCASION)) && stream.has(at, Tags::ARTICLE) {
        return None;
    }
    // «عبر», «عقب», «ردا»: prepositions, unless a clause follows at once.
    if stream.has(at, Tags::ADJUNCT) && opening.parse(stream.window(at + 1..sentence.end)).is_err()
    {
        return None;
    }
    stream.forms(at).iter().find_map(|form| match form.mood {
        mood if mood.is_finite() => finite(stream, at, *form, sentence),
        Mood::Participle => participle(stream, at, *form, sentence),
        _ => None,
    })
}

fn finite(
    stream: &Stream<'_>,
    at: usize,
    form: Form,
    sentence: &Range<usize>,
) -> Option<(Candidate, usize)> {
    let cue = stream.lexicon.cue(form.cue);
    let silent = cue.is(Trait::Silent) || cue.is(Trait::Relays) || is_noun(stream, at, &form);
    let describes = cue.is(Trait::Describes) || cue.is(Trait::TwoObjects);
    if form.pronoun && describes && !silent && form.person == 3 {
        return described::described(stream, at, form, sentence);
    }
    let addressed = form.pronoun && !cue.is(Trait::Addresses);
    // The first person reports only inside a quotation; elsewhere it is the author's.
    if silent
        || addressed
        || form.person == 1 && (cue.is(Trait::Stance) || stream.quotation_around(at).is_none())
    {
        return None;
    }
    if at > sentence.start && follows_what(stream, at) || is_hypothetical(stream, at, sentence) {
        return None;
    }
    let behind =
        fillers(stream.window(at + 1..sentence.end)).map_or(at + 1, |(rest, _)| rest.start);
    let at_once = opening
        .parse(stream.window(behind..sentence.end))
        .ok()
        .map(|(_, opening)| opening);
    if at_once.is_some_and(|opening| is_label(stream, at, &form, &opening, sentence)) {
        return None;
    }
    if let Some(opening) = at_once.filter(|opening| governs(cue, opening)) {
        return Some(without_subject(stream, at, form, opening, sentence))
            .filter(|(found, _)| has_evidence(stream, cue, found.source.as_ref()));
    }
    doubled(stream, at, behind, form, sentence)
        .or_else(|| bracketed(stream, at, behind, form, sentence))
        .or_else(|| clause(stream, at, form, sentence))
        .or_else(|| postposed::postposed(stream, at, form, sentence))
        .or_else(|| object::object(stream, at, form, sentence))
        .or_else(|| bare_clause(stream, at, form, sentence))
        .filter(|(found, _)| has_evidence(stream, cue, found.source.as_ref()))
}

/// Whether a verb of evidence has a subject that can give evidence: أظهرت الدراسة أن.
pub fn has_evidence(stream: &Stream<'_>, cue: &Cue, source: Option<&Phrase>) -> bool {
    let gives = Tags::DOCUMENT
        .with(Tags::UNNAMED)
        .with(Tags::TITLE)
        .with(Tags::NAME)
        .with(Tags::ORGANIZATION);
    let first = |source: &Phrase| {
        let start = source.tokens.start;
        start + usize::from(stream.has(start, Tags::DEMONSTRATIVE))
    };
    !cue.is(Trait::Evidence) || source.is_some_and(|source| stream.has(first(source), gives))
}

/// Whether the verb belongs to «حسبما», «وفق ما» or the like, which have a construction of their own.
fn follows_what(stream: &Stream<'_>, at: usize) -> bool {
    let lead = Tags::ACCORDING.with(Tags::ON).with(Tags::AS);
    stream.has(at - 1, Tags::ACCORDING_WHAT)
        || stream.has(at - 1, Tags::WHAT) && at > 1 && stream.has(at - 2, lead)
}

/// Whether a noun is spelled like a verb: an accusative, «صرحًا», «عدوًّا», a place, «عدن», or a
/// surname right behind a verb of speech, «قال لوح».
fn is_noun(stream: &Stream<'_>, at: usize, form: &Form) -> bool {
    let marked = |c: char| c == stream.lexicon.letters().tanwin;
    let accusative = stream
        .document
        .original(at)
        .chars()
        .rev()
        .take(2)
        .any(marked);
    let place = stream.has(at, Tags::PLACE) && form.number != Number::Singular;
    form.mood.is_finite() && accusative
        || form.mood == Mood::Perfect && (place || noun_phrase::is_subject_noun(stream, at))
}

/// Whether a cue may govern what an opening opens.
pub fn governs(cue: &Cue, opening: &Opening) -> bool {
    match opening.opener {
        Opener::Complementizer => cue.governs(Frame::Clause),
        Opener::Colon | Opener::Quotation => cue.governs(Frame::Quotation),
    }
}

/// Whether a verb that governs no quotation is an act of speech in this form.
fn may_lead(cue: &Cue, form: &Form) -> bool {
    let speaks = cue.is(Trait::Stance) || cue.governs(Frame::Clause);
    speaks
        && !cue.is(Trait::Narrative)
        && form.mood == Mood::Perfect
        && form.person == 3
        && form.number != Number::Dual
}

/// «وشككت في دوافعه: "…"»: a colon before a quotation makes any act of speech report.
fn leads_to_speech(stream: &Stream<'_>, at: usize, opening: &Opening) -> bool {
    let quoted = stream.document.opens_quotation(opening.content);
    let alone = || !(at + 1..opening.at).any(|at| noun_phrase::is_rival(stream, at));
    opening.opener == Opener::Colon && quoted && opening.at < at + FAR && alone()
}

/// A clause before such a colon is not longer, in tokens.
const FAR: usize = 24;

/// «كتب: فلان», «اقرأ أيضا: …»: a word that may be another and opens its line labels what follows
/// the colon, unless that is a quotation.
fn is_label(
    stream: &Stream<'_>,
    at: usize,
    form: &Form,
    opening: &Opening,
    sentence: &Range<usize>,
) -> bool {
    let cue = stream.lexicon.cue(form.cue);
    let doubtful =
        cue.is(Trait::Narrative) || cue.is(Trait::Ambiguous) || form.number == Number::Dual;
    let opens_line = at == sentence.start && stream.at(at).cue_letters == 0;
    let quoted = stream.document.opens_quotation(opening.content);
    doubtful && opens_line && opening.opener == Opener::Colon && !quoted
}

fn is_hypothetical(stream: &Stream<'_>, at: usize, sentence: &Range<usize>) -> bool {
    at > sentence.start
        && stream.has(at - 1, Tags::NEGATION.with(Tags::HYPOTHETICAL))
        && !stream.has(at - 1, Tags::WHAT)
}

/// A verb whose content follows at once: its subject stands before it, or nowhere.
pub fn without_subject(
    stream: &Stream<'_>,
    at: usize,
    form: Form,
    opening: Opening,
    sentence: &Range<usize>,
) -> (Candidate, usize) {
    let topic = stream.has(sentence.start, Tags::AMMA);
    let conjunction = stream.at(at).cue_letters > 0 && !is_future(stream, at) && !topic;
    let source = if conjunction || form.person == 1 {
        None
    } else {
        noun_phrase::before(stream, at, sentence.start)
    };
    let construction = match (&source, opening.opener) {
        (Some(_), _) => Construction::SubjectVerbClause,
        (None, Opener::Complementizer) => Construction::ProDrop,
        (None, _) => Construction::ColonSpeech,
    };
    let between = Between {
        source,
        ..Between::default()
    };
    (
        candidate(
            stream,
            construction,
            at,
            form,
            between,
            opening.content,
            sentence,
        ),
        opening.content,
    )
}

fn is_future(stream: &Stream<'_>, at: usize) -> bool {
    stream.at(at).cue_letters == 1 && stream.word(at).starts_with(stream.lexicon.letters().future)
}

/// A verb, its subject, and what opens the content.
fn clause(
    stream: &Stream<'_>,
    at: usize,
    form: Form,
    sentence: &Range<usize>,
) -> Option<(Candidate, usize)> {
    let cue = stream.lexicon.cue(form.cue);
    let (mut between, opening) = between(stream, cue, at + 1, sentence.end)?;
    if object::comes_first(stream, cue, at + 1, opening.at) {
        return None;
    }
    if cue.is(Trait::Addresses) {
        between.source = between
            .source
            .map(|source| object::before_addressee(stream, source));
    }
    // «أظهر الاستطلاع الذي نشرت نتائجه أمس أن»: the outer verb's.
    let relative = at > 0 && stream.has(at - 1, Tags::RELATIVE) && !stream.has(at + 1, Tags::IN_IT);
    if between.source.is_some() && relative && (cue.is(Trait::Narrative) || cue.is(Trait::Stance)) {
        return None;
    }
    if !governs(cue, &opening) {
        between.source = between
            .source
            .map(|source| object::before_governed(stream, source));
    }
    if !governs(cue, &opening)
        && between.joined.is_empty()
        && !(may_lead(cue, &form) && leads_to_speech(stream, at, &opening))
    {
        return None;
    }
    let near = opening.at <= at + NEAR;
    if cue.is_ambiguous_as(&form)
        && between.joined.is_empty()
        && (opening.opener != Opener::Complementizer
            || !near && !opens_clause(stream, at, sentence))
    {
        return None;
    }
    if is_anothers(stream, cue, at, &opening) {
        return None;
    }
    let subject_first = stream.at(at).cue_letters == 0;
    if between.source.is_none() && subject_first {
        between.source = noun_phrase::before(stream, at, sentence.start);
    } else if subject_first && !between.joined.is_empty() && between.via.is_empty() {
        // «لكن الصحيفة قالت نقلا عن زعيم»: the subject before the verb is the relay.
        let relays = between
            .joined
            .iter()
            .any(|piece| stream.has(piece.start, Tags::RELAYING));
        let subject = relays.then(|| noun_phrase::before(stream, at, sentence.start));
        between.via.extend(subject.flatten());
    }
    let construction = match (&between.source, opening.opener) {
        (None, Opener::Complementizer) => Construction::ProDrop,
        (_, Opener::Complementizer) => Construction::VerbSubjectClause,
        _ => Construction::ColonSpeech,
    };
    let next = if between.source.is_some() {
        opening.content
    } else {
        at + 1
    };
    Some((
        candidate(
            stream,
            construction,
            at,
            form,
            between,
            opening.content,
            sentence,
        ),
        next,
    ))
}

/// «نشرت صورا للتشديد على أن»: a preposition that a verb with other senses does not govern, far from
/// it, is another word's.
fn is_anothers(stream: &Stream<'_>, cue: &Cue, at: usize, opening: &Opening) -> bool {
    let doubtful = cue.is(Trait::Narrative) || cue.is(Trait::Ambiguous);
    let preposition = stream.word(opening.at);
    doubtful
        && !cue.is(Trait::Toward)
        && opening.opener == Opener::Complementizer
        && opening.at > at + NEAR
        && !stream.has(opening.at, Tags::COMPLEMENTIZER)
        && !cue.object.iter().any(|governed| governed == preposition)
}

/// «قال فلان تمت كتابة الرسالة»: a clause that only its own verb opens.
fn bare_clause(
    stream: &Stream<'_>,
    at: usize,
    form: Form,
    sentence: &Range<usize>,
) -> Option<(Candidate, usize)> {
    const NAME: usize = 5;
    if !stream.lexicon.cue(form.cue).is(Trait::TakesInna) || form.mood != Mood::Perfect {
        return None;
    }
    let end = sentence.end.min(at + 2 + NAME);
    let verb = (at + 2..end)
        .find(|at| stream.has(*at, Tags::VERB) && !stream.has(*at, Tags::CONJUNCTION))?;
    let between = noun_phrase::read(stream, at + 1..verb);
    let whole = between
        .source
        .as_ref()
        .is_some_and(|source| source.tokens.end == verb);
    whole.then(|| {
        let construction = Construction::VerbSubjectClause;
        (
            candidate(stream, construction, at, form, between, verb, sentence),
            verb,
        )
    })
}

/// Whether a clause begins at `at`: a sentence, a comma or a conjunction stands before.
fn opens_clause(stream: &Stream<'_>, at: usize, sentence: &Range<usize>) -> bool {
    at == sentence.start
        || stream.at(at).cue_letters > 0
        || !stream.is_word(at - 1)
        || stream.has(
            at - 1,
            Tags::AS
                .with(Tags::WHILE)
                .with(Tags::AUXILIARY)
                .with(Tags::FILLER)
                .with(Tags::TIME)
                .with(Tags::CONTRAST),
        )
}
