//! Nouns that open what is announced, denied or expected: a verbal noun, a demonstrative, a noun
//! behind a time.

use super::noun_phrase::{self};
use crate::lexicon::Tags;
use crate::tokens::Stream;

/// Whether a noun without any proclitic stands at `at`.
pub fn is_plain_noun(stream: &Stream<'_>, at: usize) -> bool {
    let never = Tags::CONJUNCTION
        .with(Tags::BY)
        .with(Tags::FOR)
        .with(Tags::RELATIVE)
        .with(Tags::TITLE)
        .with(Tags::PREPOSITION)
        .with(Tags::NAME)
        .with(Tags::ADJUNCT)
        .with(Tags::IN)
        .with(Tags::FILLER)
        .with(Tags::TIME);
    stream.is_word(at) && !stream.has(at, never)
}

/// Whether another noun phrase begins at `at`: an office, a body or a place.
pub fn opens_other(stream: &Stream<'_>, at: usize) -> bool {
    let noun = Tags::TITLE
        .with(Tags::ORGANIZATION)
        .with(Tags::PLACE)
        .with(Tags::UNNAMED)
        .with(Tags::MEDIA);
    let joined = Tags::CONJUNCTION.with(Tags::BY).with(Tags::FOR);
    stream.has(at, noun) && !stream.has(at, joined) && !stream.has(at - 1, Tags::PREPOSITION)
}

/// «أكد المدير هذه المعلومات»; «هذا الأسبوع» is a time.
pub fn opens_demonstrative(stream: &Stream<'_>, at: usize) -> bool {
    let joined = Tags::CONJUNCTION.with(Tags::BY).with(Tags::FOR);
    let noun = stream.has(at + 1, Tags::ARTICLE) && !noun_phrase::is_time(stream, at + 1);
    stream.has(at, Tags::DEMONSTRATIVE)
        && !stream.has(at, joined)
        && noun
        && !stream.has(at + 1, Tags::TIME.with(Tags::PERIOD))
        && !stream.has(at - 1, Tags::PREPOSITION.with(Tags::ADJUNCT))
}

/// «أكد الرئيس القضاء على»: a verbal noun with the article, which shows in what it governs.
pub fn opens_definite_event(stream: &Stream<'_>, at: usize) -> bool {
    let joined = Tags::CONJUNCTION.with(Tags::BY).with(Tags::FOR);
    let governed = Tags::ON.with(Tags::TO).with(Tags::ABOUT);
    let noun = stream.has(at, Tags::EVENT) || has_verbal_noun_pattern(stream.stem_of_noun(at), "");
    stream.has(at, Tags::ARTICLE)
        && !stream.has(at, joined)
        && !stream.has(
            at,
            Tags::TITLE.with(Tags::ORGANIZATION).with(Tags::DOCUMENT),
        )
        && noun
        && stream.has(at + 1, governed)
        && stream.has(at - 1, Tags::NAME.with(Tags::ARTICLE).with(Tags::NATION))
}

/// «أعلنت الشركة اليوم تراجع مبيعاتها»: an indefinite noun right behind a time.
pub fn opens_behind_time(stream: &Stream<'_>, from: usize, at: usize) -> bool {
    let part = Tags::ARTICLE
        .with(Tags::TITLE)
        .with(Tags::UNNAMED)
        .with(Tags::ORGANIZATION)
        .with(Tags::MEDIA)
        .with(Tags::PLACE)
        .with(Tags::VERB)
        .with(Tags::NEGATION)
        .with(Tags::CONTRAST)
        .with(Tags::COMPLEMENTIZER)
        .with(Tags::DEMONSTRATIVE)
        .with(Tags::ABOUT_HIM);
    at > from + 1
        && noun_phrase::is_time(stream, at - 1)
        && !noun_phrase::is_time(stream, at)
        && (from..at - 1).any(|at| stream.is_word(at) && !noun_phrase::is_time(stream, at))
        && is_plain_noun(stream, at)
        && !stream.has(at, part)
        && stream.forms(at).is_empty()
}

/// «عدد من الجمعيات»: rather who speaks.
pub fn is_many(stream: &Stream<'_>, at: usize) -> bool {
    stream.has(at, Tags::QUANTITY) && stream.has(at + 1, Tags::FROM)
}

/// Whether an event noun stands at `at`: from the list, or of a pattern of verbal nouns.
pub fn opens_event(stream: &Stream<'_>, at: usize) -> bool {
    let tags = stream.at(at).tags;
    if tags.has(Tags::ALLEGATION) && !tags.has(Tags::CONJUNCTION.with(Tags::BY).with(Tags::FOR)) {
        return true;
    }
    if tags.has(
        Tags::ARTICLE
            .with(Tags::CONJUNCTION)
            .with(Tags::BY)
            .with(Tags::FOR),
    ) {
        return false;
    }
    tags.has(Tags::EVENT) && !is_many(stream, at)
        || stream.is_word(at)
            && tags.is_none()
            && has_verbal_noun_pattern(stream.word(at), stream.document.original(at))
}

/// تفعيل and إفعال، افتعال، استفعال, on folded letters; أفعال is rather a plural.
#[allow(clippy::non_ascii_literal)]
pub fn has_verbal_noun_pattern(folded: &str, original: &str) -> bool {
    const LONGEST: usize = 12;
    let mut letters = ['\0'; LONGEST];
    let mut count = 0;
    for (place, letter) in letters.iter_mut().zip(folded.chars()) {
        *place = letter;
        count += 1;
    }
    let stem = match &letters[..count] {
        // A fused pronoun: توقيعه، تنفيذها.
        [stem @ .., 'ه'] if stem.len() >= 5 => stem,
        [stem @ .., 'ه', 'ا' | 'م'] if stem.len() >= 5 => stem,
        [stem @ .., 'ه', 'م', 'ا'] if stem.len() >= 5 => stem,
        stem => stem,
    };
    match stem {
        ['ت', _, _, 'ي', _] | ['ت', _, 'ا', _, _] => true,
        ['ا', middle @ .., 'ا', last] => {
            middle.len() >= 2 && *last != 'ء' && *last != 'ت' && !original.starts_with('أ')
        }
        _ => false,
    }
}

/// Whether the noun phrase before `at` can be complete: its last word is definite, a name, a
/// bracket or a number, rather than the first half of a genitive.
pub fn completes(stream: &Stream<'_>, at: usize) -> bool {
    let last = at - 1;
    let tags = stream.at(last).tags;
    if !stream.is_word(last) {
        return true;
    }
    let half = Tags::TITLE
        .with(Tags::ORGANIZATION)
        .with(Tags::MEDIA)
        .with(Tags::PREPOSITION)
        .with(Tags::DOCUMENT)
        .with(Tags::ADJUNCT);
    tags.has(Tags::ARTICLE) || !tags.has(half)
}
