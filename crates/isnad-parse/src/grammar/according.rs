//! Prepositions that lay a clause at somebody's door: وفقا ل، بحسب، حسبما ذكرت، على حد قول، كما
//! قال، نقلا عن — before their clause and behind it.

use std::ops::Range;

use super::noun_phrase::{self, behind_aside, trim};
use super::postposed::quotation_before;
use super::{Candidate, Content, Phrase};
use crate::Construction;
use crate::lexicon::{Form, Frame, Tags, Trait};
use crate::tokens::Stream;

/// Longest source, in tokens.
const SOURCE: usize = 50;

/// What such an expression consists of.
struct Head {
    /// Its tokens.
    cue: Phrase,
    /// The form of its verb, where it has one.
    form: Option<Form>,
    /// The first token of the source.
    source: usize,
    /// Whether the source may be a pronoun fused to the cue: على حد قوله.
    fused: bool,
    /// Whether any noun may be its source, or only one that is known to speak.
    strict: bool,
}

/// An expression of that kind at token `at`.
pub fn according(
    stream: &Stream<'_>,
    at: usize,
    sentence: &Range<usize>,
) -> Option<(Candidate, usize)> {
    // «ليس … فحسب» ends a clause.
    if stream.has(at, Tags::CONJUNCTION) && at > sentence.start && stream.word(at).starts_with(ONLY)
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

fn head(stream: &Stream<'_>, at: usize, sentence: &Range<usize>) -> Option<Head> {
    let tags = stream.at(at).tags;
    let letters = if tags.has(Tags::CONJUNCTION) { 1 } else { 0 };
    let simple = |cue: Phrase, source: usize, strict| {
        Some(Head {
            cue,
            form: None,
            source,
            fused: false,
            strict,
        })
    };
    if tags.has(Tags::ACCORDING) {
        let next = at + 1;
        if stream.has(next, Tags::WHAT) {
            return with_verb(stream, at, next + 1, letters);
        }
        if stream.has(next, Tags::FOR) {
            let cue = Phrase {
                tokens: at..next + 1,
                letters,
                last_letters: Some(1),
            };
            return simple(cue, next, false);
        }
        if stream.has(next, Tags::WORDING) {
            return wording(stream, at, next, letters);
        }
        if stream.has(next, Tags::TO) {
            return simple(Phrase::behind(at..next, letters), next + 1, true);
        }
        let strict = !stream.stem(at).starts_with(BY);
        return simple(Phrase::behind(at..next, letters), next, strict);
    }
    if tags.has(Tags::ACCORDING_WHAT) {
        return with_verb(stream, at, at + 1, letters);
    }
    if tags.has(Tags::AS) && !tags.has(Tags::CONJUNCTION) {
        return with_verb(stream, at, at + 1, letters)
            .filter(|head| is_comparison(stream, head, sentence));
    }
    if tags.has(Tags::ON) && stream.has(at + 1, Tags::WHAT) {
        return with_verb(stream, at, at + 2, letters);
    }
    if tags.has(Tags::ON) && stream.has(at + 1, Tags::EXTENT) && stream.has(at + 2, Tags::WORDING) {
        return wording(stream, at, at + 2, letters);
    }
    let own = tags.has(Tags::ACCORDING_HIM);
    let opinion = tags.has(Tags::IN) && stream.has(at + 1, Tags::OPINION);
    if (own || opinion) && stands_apart(stream, at, at + 1 + usize::from(opinion), sentence) {
        let end = at + 1 + usize::from(opinion);
        return Some(Head {
            cue: Phrase::behind(at..end, letters),
            form: None,
            source: end,
            fused: true,
            strict: false,
        });
    }
    if tags.has(Tags::RELAYING) && stream.has(at + 1, Tags::ABOUT) {
        return simple(Phrase::behind(at..at + 2, letters), at + 2, false);
    }
    None
}

/// ف, as in فحسب.
#[allow(clippy::non_ascii_literal)]
const ONLY: char = 'ف';

/// «وهذا، في رأيه، أقل»: marks on both sides, or the sentence's bounds.
fn stands_apart(stream: &Stream<'_>, at: usize, end: usize, sentence: &Range<usize>) -> bool {
    (at == sentence.start || !stream.is_word(at - 1))
        && (end >= sentence.end || !stream.is_word(end))
        || stream.document.opens_quotation(end)
}

/// بحسب is no measure, as حسب may be.
#[allow(clippy::non_ascii_literal)]
const BY: char = 'ب';

/// «على حد قوله», «على حد قول الوزير».
fn wording(stream: &Stream<'_>, at: usize, word: usize, letters: u8) -> Option<Head> {
    let has_noun_form = stream.forms(word).iter().any(|form| form.pronoun);
    let fused = has_noun_form || stream.word(word).chars().count() > 4;
    let cue = Phrase::behind(at..word + 1, letters);
    Some(Head {
        cue,
        form: None,
        source: word + 1,
        fused,
        strict: false,
    })
}

/// «حسبما ذكرت», «وفق ما أعلنه», «كما قال».
fn with_verb(stream: &Stream<'_>, at: usize, verb: usize, letters: u8) -> Option<Head> {
    let form = *stream.forms(verb).iter().find(|form| {
        let cue = stream.lexicon.cue(form.cue);
        form.mood.is_finite()
            && (cue.governs(Frame::Clause) || cue.governs(Frame::Quotation))
            && !cue.is(Trait::Stance)
    })?;
    let cue = Phrase::behind(at..verb + 1, letters);
    let mut source = verb + 1;
    let skipped = Tags::FILLER.with(Tags::ABOUT_HIM);
    while stream.has(source, skipped)
        || stream.has(verb, Tags::CAME) && stream.has(source, Tags::IN)
    {
        source += 1;
    }
    Some(Head {
        cue,
        form: Some(form),
        source,
        fused: false,
        strict: false,
    })
}

/// «كما قال الوزير،» ends with who said it; «كما أكد الوزير أهمية …» goes on reporting, and كما only
/// joins.
fn is_comparison(stream: &Stream<'_>, head: &Head, sentence: &Range<usize>) -> bool {
    const SOURCE: usize = 9;
    let plain = head.form.is_some_and(|form| {
        let cue = stream.lexicon.cue(form.cue);
        cue.governs(Frame::Quotation)
            && !cue.is(Trait::Narrative)
            && !cue.is(Trait::Ambiguous)
            && !cue.is(Trait::Describes)
            && form.person == 3
    });
    let limit = sentence.end.min(head.source + SOURCE);
    let end = (head.source..limit).find(|at| {
        matches!(
            stream.mark(*at),
            '،' | ',' | '؛' | '.' | '؟' | '!' | '-' | '–' | ')'
        ) || stream.document.opens_quotation(*at)
    });
    let end = end.or((limit == sentence.end).then_some(limit));
    let goes_on = |end: usize| {
        (head.source..end).any(|at| {
            stream.has(
                at,
                Tags::BY
                    .with(Tags::COMPLEMENTIZER)
                    .with(Tags::EVENT)
                    .with(Tags::ABOUT),
            ) || stream.has(at, Tags::ON) && at + 1 < end
                || stream.has(at, Tags::TO)
        })
    };
    plain && end.is_some_and(|end| end > head.source && !goes_on(end))
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
