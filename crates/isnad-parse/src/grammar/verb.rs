//! Reporting verbs: before their subject, behind it, without one, and as participles.

use std::ops::Range;

use nom::Parser;

use super::basics::{Opener, Opening, fillers, opening};
use super::noun_phrase::{self, Between, between};
use super::{Candidate, Content, Phrase, object, postposed};
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

/// The cue at token `at` without its proclitics.
pub fn cue_phrase(stream: &Stream<'_>, at: usize) -> Phrase {
    Phrase::behind(at..at + 1, stream.at(at).cue_letters)
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
        return object::described(stream, at, form, sentence);
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

/// «وتابع يقول: …», «وكتب معلقا: …»: two words of speech that are one cue.
fn doubled(
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
fn bracketed(
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

/// Whether an accusative noun is spelled like a dual verb: «صرحًا».
fn is_noun(stream: &Stream<'_>, at: usize, form: &Form) -> bool {
    const TANWIN: char = '\u{64b}';
    form.mood == Mood::Perfect
        && form.number == Number::Dual
        && stream
            .document
            .original(at)
            .chars()
            .rev()
            .take(2)
            .any(|c| c == TANWIN)
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

fn is_hypothetical(stream: &Stream<'_>, at: usize, sentence: &Range<usize>) -> bool {
    at > sentence.start
        && stream.has(at - 1, Tags::NEGATION.with(Tags::HYPOTHETICAL))
        && !stream.has(at - 1, Tags::WHAT)
}

/// A verb whose content follows at once: its subject stands before it, or nowhere.
fn without_subject(
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
    stream.at(at).cue_letters == 1 && stream.word(at).starts_with(FUTURE)
}

#[allow(clippy::non_ascii_literal)]
const FUTURE: char = 'س';

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

/// «، مضيفًا أن»: its source is the main clause's.
fn participle(
    stream: &Stream<'_>,
    at: usize,
    form: Form,
    sentence: &Range<usize>,
) -> Option<(Candidate, usize)> {
    let cue = stream.lexicon.cue(form.cue);
    if form.definite || form.pronoun || cue.is(Trait::Silent) {
        return None;
    }
    // «. متابعا: …»: a sentence may open so only before speech.
    let speech = || super::basics::colon(stream.window(at + 1..sentence.end)).is_ok();
    if at == sentence.start && !speech() {
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

/// Whether the participle is in the accusative of circumstance, as far as letters show it.
fn is_circumstantial(stream: &Stream<'_>, at: usize) -> bool {
    let mut endings = stream.lexicon.letters().circumstances.iter();
    endings.any(|ending| stream.word(at).ends_with(ending))
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
