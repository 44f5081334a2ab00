//! A source that stands before its cue.

use std::ops::Range;

use super::rival::is_rival;
use super::{NOT_VERB, opens_anonymity, phrase, source_end};
use crate::grammar::Phrase;
use crate::lexicon::Tags;
use crate::tokens::Stream;

/// The noun phrase that ends right before `at`, back to where its clause begins.
pub fn before(stream: &Stream<'_>, at: usize, floor: usize) -> Option<Phrase> {
    const LONGEST: usize = 24;
    let mut end = at;
    while end > floor && stream.has(end - 1, Tags::AUXILIARY.with(Tags::FILLER)) {
        end -= 1;
    }
    // «كان بيان للرئاسة، قد أوضح»
    if (floor..end.min(floor + 2)).any(|at| stream.has(at, Tags::AUXILIARY))
        && end > floor
        && matches!(stream.mark(end - 1), '،' | ',')
    {
        end -= 1;
    }
    // «أما الموثق، الذي استمع إليه، فذكر»: all between أما and ف.
    if stream.has(floor, Tags::AMMA) && end > floor + 1 && end - floor <= LONGEST {
        return phrase(stream, floor + 1..end);
    }
    // «تقرير يشير فيه إلى»: the verb's subject is behind it or left out.
    if stream.has(at + 1, Tags::IN_IT) {
        return None;
    }
    end = before_asides(stream, end, floor);
    // «نشرت المجلة استطلاعا أظهر أن»: an indefinite noun right before its verb.
    if end > floor
        && stream.has(end - 1, Tags::DOCUMENT)
        && !stream.has(end - 1, Tags::ARTICLE)
        && end - 1 > floor
    {
        return phrase(stream, end - 1..end);
    }
    let antecedent = end > floor && stream.has(end - 1, Tags::RELATIVE);
    if antecedent {
        return antecedent_before(stream, end - 1, floor);
    }
    let mut start = clause_start(stream, end, floor);
    // «وهو يقول»: the pronoun right before the verb is its subject.
    if end > start && stream.has(end - 1, Tags::PRONOUN) {
        return phrase(stream, end - 1..end);
    }
    if end.saturating_sub(start) > 2 * LONGEST {
        return None;
    }
    while start < end
        && stream.has(
            start,
            Tags::AUXILIARY
                .with(Tags::CONTRAST)
                .with(Tags::WHILE)
                .with(Tags::AS),
        )
    {
        start += 1;
    }
    if end > start && !opens_noun_phrase(stream, start) {
        return bare_noun_before(stream, end, start);
    }
    if end <= start || end - start > LONGEST {
        return None;
    }
    let clean = (start..end).all(|at| {
        is_anonymous(stream, start..at + 1)
            || (!stream.has(at, Tags::COMPLEMENTIZER.with(Tags::VERB))
                || stream.has(at, Tags::NAME))
                && !is_rival(stream, at)
    });
    clean.then(|| phrase(stream, start..source_end(stream, start..end)))?
}

/// «باسم شركة تدعي أنها»: an indefinite noun that its clause follows at once.
fn bare_noun_before(stream: &Stream<'_>, end: usize, floor: usize) -> Option<Phrase> {
    let speaks = Tags::ORGANIZATION.with(Tags::UNNAMED).with(Tags::DOCUMENT);
    let at = end - 1;
    let definite = Tags::ARTICLE.with(Tags::VERB).with(Tags::EVENT);
    (at > floor && stream.has(at, speaks) && !stream.has(at, definite))
        .then(|| phrase(stream, at..end))?
}

/// Whether the range ends in a clause of anonymity.
fn is_anonymous(stream: &Stream<'_>, range: Range<usize>) -> bool {
    const CLAUSE: usize = 8;
    (range.end.saturating_sub(CLAUSE).max(range.start + 1)..range.end)
        .any(|at| opens_anonymity(stream, at))
}

/// The end of a subject that asides part from its verb: «صوايا، من جهته، نفى».
fn before_asides(stream: &Stream<'_>, mut end: usize, floor: usize) -> usize {
    const LONGEST: usize = 12;
    let is_comma = |at: usize| matches!(stream.mark(at), '،' | ',');
    let adverbial = Tags::PREPOSITION
        .with(Tags::ADJUNCT)
        .with(Tags::FILLER)
        .with(Tags::TIME)
        .with(Tags::FROM)
        .with(Tags::IN);
    while end > floor && is_comma(end - 1) {
        let Some(comma) = (floor..end - 1)
            .rev()
            .take(LONGEST)
            .find(|at| is_comma(*at))
        else {
            break;
        };
        if !stream.has(comma + 1, adverbial) {
            break;
        }
        end = comma;
    }
    end
}

fn opens_noun_phrase(stream: &Stream<'_>, at: usize) -> bool {
    let never = Tags::PREPOSITION
        .with(Tags::ADJUNCT)
        .with(Tags::TIME)
        .with(Tags::VERB)
        .with(Tags::NEGATION)
        .with(Tags::HYPOTHETICAL)
        .with(Tags::CONTRAST)
        .with(Tags::FILLER)
        .with(Tags::WHAT)
        .with(Tags::AS)
        .with(Tags::BY)
        .with(Tags::COMPLEMENTIZER)
        .with(Tags::TO)
        .with(Tags::ABOUT)
        .with(Tags::WHILE)
        .with(Tags::RELATIVE)
        .with(Tags::EXCEPT);
    stream.is_word(at)
        && !looks_finite(stream, at)
        && !stream.has(at, never)
        && (stream.forms(at).is_empty()
            || stream.has(at, NOT_VERB.with(Tags::ARTICLE).with(Tags::ORGANIZATION)))
        || stream.document.opens_quotation(at)
}

/// «عادت الأموال», «وعثر في الموقع»: an unknown word in the form of a perfect, with its subject or a
/// preposition behind it.
fn looks_finite(stream: &Stream<'_>, at: usize) -> bool {
    let word = stream.word(at);
    let letters = stream.lexicon.letters();
    let unknown = stream.at(at).tags.is_none() && word.chars().count() >= 3;
    let perfect = word.ends_with(letters.perfect_feminine) && stream.has(at + 1, Tags::ARTICLE)
        || word.starts_with(letters.and) && stream.has(at + 1, Tags::PREPOSITION);
    unknown && perfect && !stream.document.original(at).ends_with(letters.feminine)
}

/// So far back a clause is looked for; a subject is shorter.
const FARTHEST: usize = 64;

/// Where the clause that ends before `end` begins: behind the last comma or the sentence's start.
fn clause_start(stream: &Stream<'_>, end: usize, floor: usize) -> usize {
    let complementizer = (floor..end)
        .rev()
        .take(30)
        .find(|at| stream.has(*at, Tags::COMPLEMENTIZER));
    let floor = complementizer.map_or(floor, |at| at + usize::from(!stream.has(at, Tags::FUSED)));
    let joins = Tags::WHILE.with(Tags::CONTRAST);
    let at_comma = (floor..end)
        .rev()
        .take(FARTHEST)
        .find(|at| {
            matches!(
                stream.mark(*at),
                '،' | ',' | '؛' | ':' | '.' | '…' | '-' | '–' | '/'
            ) || stream.has(*at, joins) && *at + 1 < end
        })
        .map_or(floor, |comma| comma + 1);
    // An apposition between commas belongs to the subject: «الوزير، محمد علي، أكد أن».
    if at_comma > floor && at_comma >= end {
        return floor;
    }
    at_comma
}

/// The antecedent of a relative pronoun at `relative`.
fn antecedent_before(stream: &Stream<'_>, relative: usize, floor: usize) -> Option<Phrase> {
    let stop = Tags::PREPOSITION
        .with(Tags::ADJUNCT)
        .with(Tags::VERB)
        .with(Tags::COMPLEMENTIZER)
        .with(Tags::CONTRAST)
        .with(Tags::TO)
        .with(Tags::ABOUT)
        .with(Tags::ACCORDING);
    let mut end = relative;
    while end > floor && matches!(stream.mark(end - 1), '،' | ',') {
        end -= 1;
    }
    let mut start = end;
    while start > floor {
        let at = start - 1;
        let finite = stream.forms(at).iter().any(|form| form.mood.is_finite());
        if stream.has(at, stop)
            || (finite && !stream.has(at, NOT_VERB.with(Tags::ORGANIZATION)))
            || matches!(stream.mark(at), '،' | ',' | '؛' | ':' | '.')
        {
            break;
        }
        start = at;
        let place = stream.has(at, Tags::BY) && stream.has(at, Tags::ARTICLE);
        if stream.has(at, Tags::FOR.with(Tags::BY)) && !place {
            break;
        }
    }
    phrase(stream, start..end)
}
