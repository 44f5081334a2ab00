//! Where a noun phrase is over that stands outside of any attribution.

use crate::classify::{is_highness, is_name, written};
use crate::grammar::{Phrase, source_end};
use crate::lexicon::Tags;
use crate::subject::{ADJUNCT, SPEAKS, is_introduced};
use crate::tokens::Stream;

/// Where the noun phrase at `at` is over: what stands behind it is read by nobody else.
pub fn extent(stream: &Stream<'_>, at: usize, limit: usize) -> usize {
    const LONGEST: usize = 16;
    if !stream.has(at, SPEAKS) {
        // A surname, or a whole name that nobody knows.
        let part = |at: &usize| stream.is_word(*at) && is_name(stream, *at);
        let whole = is_introduced(stream, at);
        return at + 1 + (at + 1..limit).take_while(|at| whole && part(at)).count();
    }
    if is_highness(stream, &Phrase::whole(at..at + 1)) {
        return at + 1;
    }
    let limit = limit.min(at + LONGEST);
    let end = (at + 1..limit)
        .find(|next| ends_mention(stream, at, *next))
        .unwrap_or(limit);
    source_end(stream, at..end).max(at + 1)
}

fn ends_mention(stream: &Stream<'_>, start: usize, at: usize) -> bool {
    let part = Tags::TITLE
        .with(Tags::HONORIFIC)
        .with(Tags::NAME)
        .with(Tags::ORGANIZATION)
        .with(Tags::PLACE)
        .with(Tags::NATION);
    let stop = ADJUNCT
        .with(Tags::VERB)
        .with(Tags::COMPLEMENTIZER)
        .with(Tags::DEMONSTRATIVE)
        .with(Tags::RELATIVE)
        .with(Tags::NEGATION)
        .with(Tags::TIME)
        .with(Tags::AUXILIARY)
        .with(Tags::OCCASION);
    if !stream.is_word(at) {
        let comma = matches!(stream.mark(at), '،' | ',');
        return stream.mark(at) == ':' || comma && !stream.has(at + 1, part);
    }
    // «عدد من الجمعيات»
    if at == start + 1 && stream.has(start, Tags::QUANTITY) && stream.has(at, Tags::FROM) {
        return false;
    }
    let office = stream.has(at - 1, Tags::TITLE.with(Tags::UNNAMED));
    if stream.has(at, part) {
        let object = stream.has(at, Tags::ORGANIZATION)
            && stream.has(at, Tags::ARTICLE)
            && !stream.has(at - 1, part.with(Tags::ARTICLE))
            && at > start + 1;
        return object || stream.has(at, Tags::BY) && !office && !stream.has(at, Tags::PLACE);
    }
    let word = written(stream, at);
    let pronoun = word.ends_with('ه') && !stream.has(at, Tags::ARTICLE) && word.chars().count() > 3;
    let article = stream.has(at, Tags::ARTICLE);
    let person = Tags::TITLE.with(Tags::HONORIFIC).with(Tags::NAME);
    // «أبدى البعض دعمهم»: a definite common noun is over where the article is.
    let complete = stream.has(start, Tags::ARTICLE) && !stream.has(start, person) && !article;
    // «أحمد سالم يهنئ»
    let imperfect = stream.at(at).tags.is_none()
        && word.chars().count() > 3
        && word.starts_with(stream.lexicon.letters().imperfect[0]);
    stream.has(at, stop)
        || complete
        || imperfect
        || stream.has(at, Tags::BY) && !office
        || !stream.forms(at).is_empty() && !article
        || pronoun
        || ends_in_accusative(stream, at)
        || !article && stream.has(at + 1, ADJUNCT) && at > start + 1
}

/// «شكرًا»: an indefinite object, no part of a name.
fn ends_in_accusative(stream: &Stream<'_>, at: usize) -> bool {
    const TANWIN: char = '\u{64b}';
    let word = stream.document.original(at);
    word.chars().rev().take(2).any(|letter| letter == TANWIN)
}
