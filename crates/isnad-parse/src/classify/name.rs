//! Which words of a phrase are a personal name.

use std::ops::Range;

use super::written;
use crate::grammar::Phrase;
use crate::lexicon::Tags;
use crate::tokens::Stream;

/// «بقاضي»: a lone word read as a name, whatever its first letter could be.
pub fn is_lone_name(stream: &Stream<'_>, source: &Phrase) -> bool {
    let at = source.tokens.start;
    let fused = stream.has(at, Tags::BY) && !stream.has(at, Tags::ARTICLE);
    source.tokens.len() == 1 && source.letters == 0 && fused && stream.at(at).letters > 0
}

/// Whether a personal name stands in the phrase.
pub fn has_name(stream: &Stream<'_>, tokens: &Range<usize>) -> bool {
    let relative = tokens
        .clone()
        .find(|at| stream.has(*at, Tags::RELATIVE.with(Tags::NEGATION)));
    let end = relative.unwrap_or(tokens.end);
    (tokens.start..end).any(|at| {
        let untold = stream.is_word(at)
            && at > tokens.start
            && !stream.has(at, COMMON)
            && stream.forms(at).is_empty();
        let bare = untold && !stream.has(at, Tags::ARTICLE) || only_seems_joined(stream, at);
        let opens = || opens_name(stream, at) || behind_first_name(stream, at);
        stream.has(at, Tags::NAME)
            || bare && at > tokens.start && opens()
            || untold && disagrees(stream, at)
            || untold
                && stream.has(at - 1, Tags::HONORIFIC)
                && stream.has(at - 1, Tags::ARTICLE)
                && !is_adjective(stream, at)
    })
}

/// Whether a word may be part of a personal name: none of the classes that are not.
pub fn is_name(stream: &Stream<'_>, at: usize) -> bool {
    stream.has(at, Tags::NAME) || !stream.has(at, COMMON) && stream.forms(at).is_empty()
}

/// A bare word behind a definite one, a bracket or a comma begins a name: «وزير الصحة سميرة مرعي».
fn opens_name(stream: &Stream<'_>, at: usize) -> bool {
    let comma = matches!(stream.mark(at - 1), '،' | ',');
    stream.has(at - 1, Tags::ARTICLE.with(Tags::PLACE))
        || matches!(stream.mark(at - 1), ')' | '.' | '»' | '"' | '”')
        || comma
            && !stream
                .word(at)
                .ends_with(stream.lexicon.letters().accusative)
}

/// «الرسامة الهنوف»: what follows a woman's title without its ending is no adjective.
fn disagrees(stream: &Stream<'_>, at: usize) -> bool {
    let definite = |at| stream.has(at, Tags::ARTICLE);
    let feminine = |at| written(stream, at).ends_with(stream.lexicon.letters().feminine);
    stream.has(at - 1, Tags::TITLE)
        && definite(at - 1)
        && definite(at)
        && feminine(at - 1)
        && !feminine(at)
}

/// «فالينتي», «كالاس»: ف and ك join no nouns within a phrase, so that an unknown word has neither them
/// nor an article.
fn only_seems_joined(stream: &Stream<'_>, at: usize) -> bool {
    let tags = stream.at(at).tags;
    let and = stream.word(at).starts_with(stream.lexicon.letters().and);
    tags == Tags::ARTICLE.with(Tags::LIKE) || tags == Tags::ARTICLE.with(Tags::CONJUNCTION) && !and
}

/// «المدرب البرتغالي روي فالينتي»: a first name that may be a verb elsewhere.
fn behind_first_name(stream: &Stream<'_>, at: usize) -> bool {
    at > 1
        && stream.is_word(at - 1)
        && !stream.forms(at - 1).is_empty()
        && !stream.has(at - 1, Tags::ARTICLE)
        && stream.has(at - 2, Tags::NATION)
        && stream.has(at - 2, Tags::ARTICLE)
}

/// «الوزير الكوري»: no name.
fn is_adjective(stream: &Stream<'_>, at: usize) -> bool {
    stream.has(at, Tags::NATION)
}

/// Classes whose words are no names.
const COMMON: Tags = Tags::PREPOSITION
    .with(Tags::ADJUNCT)
    .with(Tags::ORGANIZATION)
    .with(Tags::TITLE)
    .with(Tags::MEDIA)
    .with(Tags::DOCUMENT)
    .with(Tags::UNNAMED)
    .with(Tags::PLACE)
    .with(Tags::VERB)
    .with(Tags::TIME)
    .with(Tags::CONJUNCTION)
    .with(Tags::FOR)
    .with(Tags::BY)
    .with(Tags::EVENT)
    .with(Tags::WHAT)
    .with(Tags::OCCASION)
    .with(Tags::OUTLET)
    .with(Tags::SAME)
    .with(Tags::AUXILIARY)
    .with(Tags::FILLER)
    .with(Tags::CONTRAST)
    .with(Tags::HONORIFIC)
    .with(Tags::ROLE)
    .with(Tags::QUANTITY)
    .with(Tags::MANY)
    .with(Tags::PRESS);
