//! Gender, number and rank, as the words of a phrase show them.

use super::{head, written};
use crate::grammar::Phrase;
use crate::lexicon::Tags;
use crate::tokens::{Stream, behind};

/// «سموه», «سعادتها»: a person of rank, by a pronoun.
pub fn is_highness(stream: &Stream<'_>, source: &Phrase) -> bool {
    let at = source.tokens.start;
    let word = written(stream, at);
    source.tokens.len() == 1
        && stream.has(at, Tags::ROLE)
        && !stream.has(at, Tags::ARTICLE)
        && stream
            .lexicon
            .letters()
            .pronouns
            .iter()
            .any(|ending| word.ends_with(ending))
}

/// «المنظمون», «الفقهاء»: many, as the ending shows.
pub fn is_plural(stream: &Stream<'_>, at: usize) -> bool {
    let letters = stream.lexicon.letters();
    let word = stream.stem(at);
    const SHORTEST: usize = 6;
    stream.has(at, Tags::ARTICLE)
        && !stream.has(at, Tags::TITLE.with(Tags::NAME).with(Tags::PLACE))
        && word.chars().count() >= SHORTEST
        && letters.plurals.iter().any(|ending| word.ends_with(ending))
}

/// Words that, joined to a person, make two: «الوزير ونائبه».
const JOINED: Tags = Tags::HONORIFIC.with(Tags::NAME);

/// Gender and number of a phrase, as its first word shows them.
pub fn agreement(stream: &Stream<'_>, source: &Phrase) -> (bool, bool) {
    let first = head(stream, &source.tokens);
    let word = behind(
        stream.word(first),
        if first == source.tokens.start {
            source.letters
        } else {
            0
        },
    );
    let tags = stream.at(first).tags;
    let letters = stream.lexicon.letters();
    let feminine = tags.has(Tags::FEMININE)
        || stream
            .document
            .original(first)
            .trim_end_matches(isnad_text::fold::is_dropped)
            .ends_with(letters.feminine)
        || letters
            .feminine_plurals
            .iter()
            .any(|ending| word.ends_with(ending));
    // «مصدرا من الوزارة» is one, «مصدرا الوزارة» are two.
    let one = word.ends_with(letters.accusative) && !stream.has(first + 1, Tags::ARTICLE);
    let by_ending = letters.plurals.iter().any(|ending| word.ends_with(ending));
    // «عدد من السكان»
    let of_many = tags.has(Tags::QUANTITY) && stream.has(first + 1, Tags::FROM);
    let many = of_many || tags.has(Tags::MANY) && !one || tags.has(Tags::UNNAMED) && by_ending;
    let two = source
        .tokens
        .clone()
        .skip(1)
        .take_while(|at| !stream.has(*at, Tags::RELATIVE))
        .any(|at| stream.has(at, Tags::CONJUNCTION) && stream.has(at, JOINED));
    let plural = two || many && !tags.has(Tags::TITLE) || is_plural(stream, first);
    (feminine && !plural, plural)
}
