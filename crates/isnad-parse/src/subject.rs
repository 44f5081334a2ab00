//! Subjects of clauses that report nothing, to whom a later verb refers: «استقبل الوزير … مؤكدا أن».

use std::ops::Range;

use isnad_text::TokenKind;

use crate::acquaintance::Acquaintance;
use crate::classify::{agreement, has_name, head, is_lone_name, is_name, is_plural, written};
use crate::extent::extent;
use crate::grammar::{Candidate, Phrase, phrase};
use crate::lexicon::Tags;
use crate::tokens::{Stream, behind};

/// Who acts in a clause.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The sentence it stands in, by its first token.
    pub sentence: usize,
    /// The subject.
    pub phrase: Phrase,
    /// Its gender, where the verb before it shows one.
    pub feminine: Option<bool>,
}

/// Words that can act and speak.
pub const SPEAKS: Tags = Tags::TITLE
    .with(Tags::HONORIFIC)
    .with(Tags::NAME)
    .with(Tags::ORGANIZATION)
    .with(Tags::UNNAMED)
    .with(Tags::MANY)
    .with(Tags::MEDIA)
    .with(Tags::OUTLET)
    .with(Tags::ROLE)
    .with(Tags::DOCUMENT);

/// Words that stand before a clause without being part of it.
const BEFORE_CLAUSE: Tags = Tags::CONTRAST
    .with(Tags::AS)
    .with(Tags::AUXILIARY)
    .with(Tags::FILLER)
    .with(Tags::WHILE)
    .with(Tags::TIME)
    .with(Tags::AMMA);

/// Words that open an adjunct before a clause.
pub const ADJUNCT: Tags = Tags::PREPOSITION
    .with(Tags::ADJUNCT)
    .with(Tags::IN)
    .with(Tags::ON)
    .with(Tags::FROM)
    .with(Tags::TO)
    .with(Tags::ABOUT);

/// Words between a verb and its subject: «أوضح ذلك المدير».
const BETWEEN: Tags = Tags::FILLER.with(Tags::TIME).with(Tags::DEMONSTRATIVE);

/// The first subject of each sentence, as far as it stands before what the sentence reports.
pub fn subjects(
    stream: &Stream<'_>,
    known: &Acquaintance<'_>,
    candidates: &[Candidate],
) -> Vec<Subject> {
    const LONGEST: usize = 48;
    let mut candidates = candidates.iter().peekable();
    let mut found = Vec::new();
    for sentence in stream.document.sentences() {
        while candidates
            .next_if(|candidate| candidate.start < sentence.start)
            .is_some()
        {}
        let reported = candidates
            .peek()
            .map_or(sentence.end, |candidate| candidate.start);
        let end = sentence.end.min(sentence.start + LONGEST).min(reported);
        found.extend(
            subject(stream, known, sentence.start..end).map(|(phrase, feminine)| Subject {
                sentence: sentence.start,
                phrase,
                feminine,
            }),
        );
    }
    found
}

fn subject(
    stream: &Stream<'_>,
    known: &Acquaintance<'_>,
    range: Range<usize>,
) -> Option<(Phrase, Option<bool>)> {
    let at = clause(stream, range.clone())?;
    let verbal = is_verbal(stream, at) && !is_met(stream, known, at);
    let speaker = |at: usize| at < range.end && can_speak(stream, known, at);
    let (start, feminine) = if !verbal && speaker(at) {
        (at, None)
    } else if verbal && speaker(at + 1) {
        (at + 1, gender(stream, at))
    } else if verbal && stream.has(at + 1, BETWEEN) && speaker(at + 2) {
        (at + 2, gender(stream, at))
    } else if verbal && let Some(late) = late_subject(stream, at, range.end) {
        (late, gender(stream, at))
    } else {
        return None;
    };
    let phrase = phrase(stream, start..extent(stream, start, range.end))?;
    // «دعا الدول العربية»: what does not agree with its verb is the object.
    let object = feminine == Some(false)
        && agreement(stream, &phrase).0
        && !is_named(stream, known, &phrase);
    (!object).then_some((phrase, feminine))
}

/// «جاء ذلك في بيان أصدره الوزير أحمد سالم», «يشارك في الفيلم الممثل أحمد سالم»: a person with a name,
/// behind the adjunct of a verb.
fn late_subject(stream: &Stream<'_>, verb: usize, end: usize) -> Option<usize> {
    const NEAR: usize = 16;
    if !stream.has(verb + 1, ADJUNCT.with(Tags::DEMONSTRATIVE)) {
        return None;
    }
    let joined = Tags::FOR.with(Tags::BY).with(Tags::CONJUNCTION);
    let person = Tags::TITLE.with(Tags::HONORIFIC);
    (verb + 2..end.min(verb + NEAR))
        .find(|at| stream.has(*at, person) && !stream.has(*at, joined) && is_free(stream, *at))
        .filter(|at| has_name(stream, &(*at..extent(stream, *at, end))))
}

/// Whether nothing before a noun governs it.
fn is_free(stream: &Stream<'_>, at: usize) -> bool {
    let complete = Tags::ARTICLE
        .with(Tags::PLACE)
        .with(Tags::NATION)
        .with(Tags::TIME);
    let quoted = matches!(stream.mark(at - 1), '"' | '»' | '”');
    let pronoun = stream
        .lexicon
        .letters()
        .pronouns
        .iter()
        .any(|ending| stream.word(at - 1).ends_with(ending));
    quoted || pronoun || stream.has(at - 1, complete)
}

/// Where the clause begins behind adverbs and adjuncts: «من جهته، دعا الوزير».
fn clause(stream: &Stream<'_>, range: Range<usize>) -> Option<usize> {
    const ADJUNCTS: usize = 14;
    let mut at = range.start;
    while at < range.end {
        if let Some(quotation) = stream.document.quotation_opened_at(at) {
            at = quotation.close? + 1;
        } else if !stream.is_word(at)
            || stream.has(at, BEFORE_CLAUSE) && stream.forms(at).is_empty()
        {
            at += 1;
        } else if stream.has(at, Tags::FROM) && stream.has(at + 1, Tags::ASIDE) {
            at += 2;
        } else if stream.has(at, ADJUNCT) && !governs_about(stream, at) {
            at = (at..range.end.min(at + ADJUNCTS))
                .find(|at| matches!(stream.mark(*at), '،' | ','))?;
        } else {
            return Some(at);
        }
    }
    None
}

/// «عبر الوزير عن»: what may be a preposition is a verb where it governs one.
fn governs_about(stream: &Stream<'_>, at: usize) -> bool {
    const NEAR: usize = 10;
    !stream.forms(at).is_empty()
        && stream.has(at, Tags::ADJUNCT)
        && (at + 2..at + NEAR)
            .take_while(|at| stream.mark(*at) != '.')
            .any(|at| stream.has(at, Tags::ABOUT))
}

/// Whether a word is the name of somebody whom the text introduces, and no verb.
fn is_met(stream: &Stream<'_>, known: &Acquaintance<'_>, at: usize) -> bool {
    let stem = stream.stem(at);
    stream.forms(at).is_empty()
        && stream.at(at).letters == 0
        && (known.introduction(&[stem]).is_some() || known.is_speaker(stem))
}

/// «دالما (28 عاما)», «موح، وهو صحافي»: a word that is nothing else, with what introduces a person.
pub fn is_introduced(stream: &Stream<'_>, at: usize) -> bool {
    const NAME: usize = 4;
    let person = Tags::TITLE.with(Tags::ROLE).with(Tags::UNNAMED);
    let part = |at: &usize| {
        stream.is_word(*at) && is_name(stream, *at) && !stream.has(*at, ARTICLE_OR_JOINED)
    };
    let end = (at..at + NAME).take_while(part).count() + at;
    let age = stream.mark(end) == '(' && stream.kind(end + 1) == Some(TokenKind::Number);
    let apposition = matches!(stream.mark(end), '،' | ',')
        && stream.has(end + 1, Tags::PRONOUN)
        && stream.has(end + 1, Tags::CONJUNCTION)
        && stream.has(end + 2, person);
    end > at && (age || apposition)
}

const ARTICLE_OR_JOINED: Tags = Tags::ARTICLE
    .with(Tags::FOR)
    .with(Tags::BY)
    .with(Tags::CONJUNCTION);

/// Whether a word may be a verb: nothing says that it is a noun.
fn is_verbal(stream: &Stream<'_>, at: usize) -> bool {
    let noun = Tags::ARTICLE
        .with(Tags::TITLE)
        .with(Tags::HONORIFIC)
        .with(Tags::NAME)
        .with(Tags::PLACE)
        .with(Tags::FOR)
        .with(Tags::BY);
    let feminine = written(stream, at).ends_with(stream.lexicon.letters().feminine);
    stream.is_word(at)
        && !feminine
        && (!stream.has(at, noun) || stream.has(at, Tags::VERB))
        && (!stream.has(at, SPEAKS) || !stream.forms(at).is_empty())
}

/// Whether a clause may have the word at `at` as one who acts and speaks.
pub fn can_speak(stream: &Stream<'_>, known: &Acquaintance<'_>, at: usize) -> bool {
    let person = Tags::TITLE.with(Tags::NAME).with(Tags::HONORIFIC);
    let joined = Tags::FOR.with(Tags::BY).with(Tags::CONJUNCTION);
    let stem = stream.stem(at);
    stream.is_word(at)
        && !stream.has(at, joined)
        && !stream.has(at, ADJUNCT)
        && (stream.has(at, SPEAKS)
            || is_plural(stream, at)
            || is_introduced(stream, at)
            || known.introduction(&[stem]).is_some()
            || known.is_speaker(stem)
            || known.behind(stem).has(person))
}

/// The gender that the verb at `at` shows; an opening ت may be either.
fn gender(stream: &Stream<'_>, at: usize) -> Option<bool> {
    let [masculine, feminine] = stream.lexicon.letters().imperfect;
    let word = behind(stream.word(at), stream.at(at).cue_letters);
    match () {
        () if word.ends_with(feminine) => Some(true),
        () if word.starts_with(masculine) => Some(false),
        () if word.starts_with(feminine) => None,
        () => Some(false),
    }
}

/// Whether a phrase has a name of its own rather than a common noun alone.
pub fn is_named(stream: &Stream<'_>, known: &Acquaintance<'_>, phrase: &Phrase) -> bool {
    let at = head(stream, &phrase.tokens);
    let common = SPEAKS.with(Tags::PLACE).with(Tags::PRONOUN);
    stream.has(at, Tags::NAME)
        || is_lone_name(stream, phrase)
        || has_name(stream, &phrase.tokens)
        || phrase
            .tokens
            .clone()
            .any(|at| known.is_speaker(stream.stem(at)))
        || phrase.tokens.len() <= 3 && !stream.has(at, common) && !is_plural(stream, at)
}
