//! Prepositions that lay a clause at somebody's door: وفقا ل، بحسب، حسبما ذكرت، على حد قول، كما
//! قال، نقلا عن — before their clause and behind it.

use std::ops::Range;

use super::according_head::{Head, head};
use super::noun_phrase::{self, behind_aside, trim};
use super::postposed::quotation_before;
use super::{Candidate, Content, Phrase};
use crate::Construction;
use crate::lexicon::{Tags, Trait};
use crate::tokens::Stream;

/// Longest source, in tokens.
const SOURCE: usize = 50;

/// An expression of that kind at token `at`.
pub fn according(
    stream: &Stream<'_>,
    at: usize,
    sentence: &Range<usize>,
) -> Option<(Candidate, usize)> {
    // «ليس … فحسب» ends a clause.
    if stream.has(at, Tags::CONJUNCTION)
        && at > sentence.start
        && stream.word(at).starts_with(stream.lexicon.letters().so)
    {
        return None;
    }
    let head = head(stream, at, sentence)?;
    let first = at == sentence.start || leads(stream, at, sentence.start);
    // «كما قلت للاعبين»: the verb's subject is left out.
    let left_out = head.form.is_some()
        && stream.has(
            head.source,
            Tags::PREPOSITION.with(Tags::ADJUNCT).with(Tags::FOR),
        );
    let end = if left_out || head.fused && head.form.is_none() && !stream.is_word(head.source) {
        head.source
    } else {
        source_end(stream, head.source, sentence.end, first)
    };
    let mut between = noun_phrase::speaker(stream, head.source..end);
    let mut cue = vec![head.cue.clone()];
    if let Some(about) = handed_on(stream, &head, end) {
        between.via = noun_phrase::speaker(stream, head.source..about)
            .source
            .into_iter()
            .collect();
        between.source = noun_phrase::speaker(stream, about + 1..end).source;
        cue.push(Phrase::whole(about..about + 1));
    }
    cue.extend(between.joined.drain(..).map(Phrase::whole));
    let bare = head.form.is_some() && between.source.is_none() && between.joined.is_empty();
    let source = if head.fused || bare {
        None
    } else {
        Some(between.source?)
    };
    if source
        .as_ref()
        .is_some_and(|source| !may_speak(stream, source, &head))
    {
        return None;
    }
    let (construction, content) = if first {
        (
            Construction::AccordingBefore,
            Content::From(content_behind(stream, end, sentence.end)?),
        )
    } else {
        let content = quotation_before(stream, at, sentence.start)
            .unwrap_or_else(|| clause_before(stream, at, sentence.start));
        let mut runs = vec![content];
        runs.extend(rest(stream, &runs[0], at..end, sentence.end));
        (Construction::AccordingAfter, Content::Fixed(runs))
    };
    let candidate = Candidate {
        cue,
        form: head.form,
        source,
        via: between.via,
        ..Candidate::new(construction, at, content, sentence)
    };
    // The source may hold a report of its own: «بحسب تقرير أكد أن».
    Some((candidate, end.max(at + 1)))
}

/// The clause that ends at `at`, without a dateline or a pointer.
fn clause_before(stream: &Stream<'_>, at: usize, floor: usize) -> Range<usize> {
    let start = super::dateline::behind_dateline(stream, floor, at);
    trim(stream, start..without_pointer(stream, at))
}

/// «هذه الحصيلة تظل، وفق الجمعية، هشة»: what a clause goes on with that had only begun.
fn rest(
    stream: &Stream<'_>,
    first: &Range<usize>,
    own: Range<usize>,
    end: usize,
) -> Option<Range<usize>> {
    const BEGUN: usize = 8;
    let apart = |at: usize| matches!(stream.mark(at), '،' | ',' | '-' | '–');
    let quoted = stream.document.opens_quotation(first.start.wrapping_sub(1));
    if !apart(own.start.checked_sub(1)?)
        || !apart(own.end)
        || quoted
        || stream.words_in(first.clone()) > BEGUN
    {
        return None;
    }
    let joins = Tags::CONTRAST
        .with(Tags::WHILE)
        .with(Tags::AS)
        .with(Tags::ACCORDING);
    let start = own.end + 1;
    if stream.has(start, joins) || !stream.forms(start).is_empty() {
        return None;
    }
    let reports = |at: usize| apart(at - 1) && !stream.forms(at).is_empty();
    let over = (start + 1..end).find(|at| reports(*at)).unwrap_or(end);
    let rest = trim(stream, start..over);
    (!rest.is_empty()).then_some(rest)
}

/// «…، وذلك بحسب الوزارة»: the pointer belongs to neither.
fn without_pointer(stream: &Stream<'_>, at: usize) -> usize {
    let pointer =
        at > 0 && stream.has(at - 1, Tags::DEMONSTRATIVE) && stream.has(at - 1, Tags::CONJUNCTION);
    at - usize::from(pointer)
}

/// «حسبما نقلته الوكالة عن المتحدث»: where the one who answers for it is named.
fn handed_on(stream: &Stream<'_>, head: &Head, end: usize) -> Option<usize> {
    let relays = head
        .form
        .is_some_and(|form| stream.lexicon.cue(form.cue).is(Trait::Relays));
    (head.source + 1..end).find(|at| relays && stream.has(*at, Tags::ABOUT))
}

/// Whether nothing but a conjunction or an adverb stands between the clause's start and `at`.
fn leads(stream: &Stream<'_>, at: usize, floor: usize) -> bool {
    // From the end: what is before it is looked at once a clause, not once a cue.
    let mut before = (floor..at).rev();
    before.all(|at| stream.has(at, Tags::CONTRAST.with(Tags::FILLER).with(Tags::WHILE)))
}

fn source_end(stream: &Stream<'_>, from: usize, end: usize, first: bool) -> usize {
    let end = end.min(from + SOURCE);
    let mut at = from;
    let mut relative = false;
    while at < end {
        if let Some(behind) = behind_aside(stream, at, end) {
            at = behind;
            continue;
        }
        let next = at + 1;
        if matches!(stream.mark(at), '،' | ',') {
            if !continues_name(stream, next, end, first) {
                break;
            }
            relative = false;
        }
        if matches!(stream.mark(at), '؛' | '.' | ':' | '؟' | '!')
            || stream.document.opens_quotation(at)
        {
            break;
        }
        relative |= stream.has(at, Tags::RELATIVE.with(Tags::NEGATION))
            || noun_phrase::opens_anonymity(stream, at);
        let clause = stream.has(at, Tags::VERB.with(Tags::AUXILIARY))
            || stream.has(at, Tags::COMPLEMENTIZER)
            || is_finite(stream, at);
        if clause && !relative && at > from {
            break;
        }
        at += 1;
    }
    at
}

fn is_finite(stream: &Stream<'_>, at: usize) -> bool {
    let never = Tags::ARTICLE.with(Tags::RELAYING);
    let circumstance = noun_phrase::is_rival(stream, at) && stream.is_word(at);
    circumstance && !stream.has(at, never)
        || !stream.has(
            at,
            Tags::TITLE
                .with(Tags::RELAYING)
                .with(Tags::DOCUMENT)
                .with(Tags::NAME)
                .with(Tags::UNNAMED)
                .with(Tags::ARTICLE)
                .with(Tags::OCCASION),
        ) && stream.forms(at).iter().any(|form| form.mood.is_finite())
}

/// An apposition between commas: the next comma closes it.
fn continues_name(stream: &Stream<'_>, at: usize, end: usize, first: bool) -> bool {
    let apposed = stream.has(at, Tags::TITLE.with(Tags::NAME))
        || stream.has(at, Tags::PRONOUN) && stream.has(at, Tags::CONJUNCTION);
    first && apposed && (at..end.min(at + 12)).any(|at| matches!(stream.mark(at), '،' | ','))
}

/// Whether the source is somebody or something that says, not a rule or a measure.
fn may_speak(stream: &Stream<'_>, source: &Phrase, head: &Head) -> bool {
    let first = source.tokens.start;
    let tags = stream.at(first).tags;
    if head.form.is_some() {
        return true;
    }
    let speaks = Tags::DOCUMENT
        .with(Tags::UNNAMED)
        .with(Tags::TITLE)
        .with(Tags::ORGANIZATION)
        .with(Tags::MEDIA)
        .with(Tags::OUTLET)
        .with(Tags::NAME)
        .with(Tags::PLACE)
        .with(Tags::PRONOUN);
    let known = (first..source.tokens.end.min(first + 3)).any(|at| stream.has(at, speaks));
    if tags.has(Tags::NORM) && !tags.has(Tags::DOCUMENT.with(Tags::ORGANIZATION)) {
        return false;
    }
    if stream.document.opens_quotation(first) || known {
        return true;
    }
    !head.strict && !is_thing(stream, first)
}

/// Whether an unknown word is rather a thing than a name: a feminine plural, an occasion or a time,
/// or a noun with a pronoun.
fn is_thing(stream: &Stream<'_>, at: usize) -> bool {
    let letters = stream.lexicon.letters();
    let original = stream.document.original(at);
    let thing = Tags::OCCASION
        .with(Tags::TIME)
        .with(Tags::PERIOD)
        .with(Tags::EVENT);
    stream.has(at, thing)
        || letters
            .feminine_plurals
            .iter()
            .chain(letters.pronouns_of_one)
            .any(|ending| original.ends_with(ending))
}

/// The first token of the clause behind the source.
fn content_behind(stream: &Stream<'_>, from: usize, end: usize) -> Option<usize> {
    let mut at = from;
    while at < end && matches!(stream.mark(at), '،' | ',' | '-' | '–' | ':') {
        at += 1;
    }
    // «فإن»
    if stream.has(at, Tags::COMPLEMENTIZER) && !stream.has(at, Tags::FUSED) {
        at += 1;
    }
    (at + 1 < end).then_some(at)
}
