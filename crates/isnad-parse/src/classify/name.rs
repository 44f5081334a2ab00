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
    before_relative(stream, tokens).any(|at| shows_name(stream, at, tokens.start))
}

/// The personal name in a phrase without the titles around it: «ديفيد كاميرون» of «رئيس الوزراء
/// البريطاني ديفيد كاميرون». Two words with a known name among them tell more than one («مركز الملك
/// سلمان»), and any more than words that only stand where a name would.
pub fn personal_name(stream: &Stream<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let known = Tags::NAME.with(Tags::LINEAGE);
    let is_known = |name: &Range<usize>| {
        let bare = |at| stream.has(at, known) && !stream.has(at, Tags::ARTICLE);
        name.clone().any(bare)
    };
    let names = || {
        let shown = before_relative(stream, tokens);
        let starts = shown.filter(|at| shows_name(stream, *at, tokens.start));
        // «الأمين العام»
        let starts = starts.filter(|at| !stream.has(*at, Tags::NATION) && !is_office(stream, *at));
        let names = starts.map(|at| name_from(stream, at, tokens));
        // «محمد» of «محمد مرشد الرشيدي» would be anybody.
        let breaks_off = |name: &Range<usize>| {
            name.len() == 1 && name.end < tokens.end && stream.is_word(name.end)
        };
        names.filter(move |name| !breaks_off(name))
    };
    // «أمين الميناء», «الرائد بدر»: titles that are names elsewhere.
    let title = Tags::ARTICLE.with(Tags::TITLE);
    let is_full = |name: &Range<usize>| name.len() > 1 && !stream.has(name.start, title);
    let full = names().find(|name| is_full(name) && is_known(name));
    full.or_else(|| names().find(is_known))
        .or_else(|| names().find(|name| !may_be_joined(stream, name.start)))
}

/// The words of a name one of whose words stands at `at`.
fn name_from(stream: &Stream<'_>, at: usize, tokens: &Range<usize>) -> Range<usize> {
    let completed = |at: usize| at > 0 && stream.has(at - 1, Tags::LINEAGE);
    let mut start = at;
    while start > tokens.start
        && stream.has(start, Tags::LINEAGE)
        && stream.is_word(start - 1)
        && is_name(stream, start - 1)
    {
        start -= 1;
    }
    // A father's name may be a common word: «محمد مرشد الرشيدي».
    let fathers = |at: usize| at == start + 1 && !stream.has(at, NO_FATHER);
    let goes_on = |at: &usize| {
        stream.is_word(*at) && (is_name(stream, *at) || completed(*at) || fathers(*at))
    };
    let end = (start + 1..tokens.end).find(|at| !goes_on(at));
    start..end.unwrap_or(tokens.end)
}

/// A definite word that opens the phrase, and another behind it: «الأمين العام».
fn is_office(stream: &Stream<'_>, at: usize) -> bool {
    stream.has(at, Tags::ARTICLE) && stream.has(at + 1, Tags::ARTICLE)
}

/// Whether the first letter of an unknown word could be a preposition: «بمنطقة».
fn may_be_joined(stream: &Stream<'_>, at: usize) -> bool {
    let letters = stream.lexicon.letters();
    stream.word(at).starts_with(letters.by) || stream.word(at).starts_with(letters.for_alone)
}

/// The tokens of a phrase up to its relative clause.
fn before_relative(stream: &Stream<'_>, tokens: &Range<usize>) -> Range<usize> {
    let relative = tokens
        .clone()
        .find(|at| stream.has(*at, Tags::RELATIVE.with(Tags::NEGATION)));
    tokens.start..relative.unwrap_or(tokens.end)
}

/// Whether the word at `at` of a phrase that begins at `start` is one of a personal name.
fn shows_name(stream: &Stream<'_>, at: usize, start: usize) -> bool {
    let untold =
        stream.is_word(at) && at > start && !stream.has(at, COMMON) && stream.forms(at).is_empty();
    let bare = untold && !stream.has(at, Tags::ARTICLE) || only_seems_joined(stream, at);
    let opens = || opens_name(stream, at) || behind_first_name(stream, at);
    stream.has(at, Tags::NAME)
        || bare && at > start && opens()
        || untold && disagrees(stream, at)
        || untold
            && stream.has(at - 1, Tags::HONORIFIC)
            && stream.has(at - 1, Tags::ARTICLE)
            && !is_adjective(stream, at)
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

/// Words that are nobody's father.
const NO_FATHER: Tags = Tags::ARTICLE
    .with(Tags::PREPOSITION)
    .with(Tags::ADJUNCT)
    .with(Tags::CONJUNCTION)
    .with(Tags::FOR)
    .with(Tags::BY)
    .with(Tags::TITLE)
    .with(Tags::ORGANIZATION)
    .with(Tags::MEDIA)
    .with(Tags::VERB);

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
