//! What a source is: a person, somebody unnamed, a body, an outlet, a document.

use std::ops::Range;

use isnad_text::TokenKind;

use super::agreement::{is_highness, is_plural};
use super::name::{has_name, is_lone_name};
use super::{head, written};
use crate::SourceKind;
use crate::acquaintance::{Acquaintance, bare, spoken_for};
use crate::grammar::Phrase;
use crate::lexicon::{Form, Mood, Number, Tags};
use crate::tokens::Stream;

/// What the source is.
pub fn kind(
    stream: &Stream<'_>,
    known: &Acquaintance<'_>,
    form: Option<Form>,
    source: &Phrase,
) -> SourceKind {
    let tokens = source.tokens.clone();
    let first = head(stream, &tokens);
    let tags = stream.at(first).tags;
    let body = Tags::ORGANIZATION.with(Tags::PLACE);
    let number = |at| stream.kind(at) == Some(TokenKind::Number);
    if number(tokens.start) || number(tokens.start + 1) && tokens.len() > 2 && tags.is_none() {
        return SourceKind::Unnamed;
    }
    if is_highness(stream, source) {
        return SourceKind::Person;
    }
    if is_lone_name(stream, source) {
        return SourceKind::Person;
    }
    if is_paper(stream, &tokens) {
        return SourceKind::Outlet;
    }
    let one = Tags::DOCUMENT.with(Tags::ORGANIZATION).with(Tags::TITLE);
    // طالبان is no two students.
    let is = |tag| tags.has(tag);
    if is(Tags::ORGANIZATION) && is(Tags::FEMININE) && is(Tags::MANY) && !is(Tags::TITLE) {
        return SourceKind::Organization;
    }
    let several = tags.has(Tags::MANY) || is_plural(stream, first);
    if several && tags.has(Tags::ARTICLE) && names_them(stream, first, &tokens) {
        return SourceKind::Person;
    }
    if tags.has(Tags::MANY) && !tags.has(one) {
        return SourceKind::Unnamed;
    }
    if is_office_besides(stream, first) && has_name(stream, &tokens) {
        return SourceKind::Person;
    }
    if tags.has(Tags::TITLE.with(Tags::HONORIFIC).with(Tags::ROLE)) {
        return office(stream, known, first, &tokens);
    }
    if tags.has(Tags::UNNAMED.with(Tags::QUANTITY)) {
        return someone(stream, first, &tokens);
    }
    if tags.has(Tags::DOCUMENT) {
        return SourceKind::Document;
    }
    if tags.has(Tags::MEDIA.with(Tags::OUTLET)) {
        return outlet_or_body(stream, first, tokens.end);
    }
    // «شدد اجتماع الوزراء على أن»
    if tags.has(body.with(Tags::OCCASION)) {
        return SourceKind::Organization;
    }
    if tags.has(Tags::NAME.with(Tags::PRONOUN)) {
        return SourceKind::Person;
    }
    let told = known.behind(stream.stem(first));
    let introduced = known
        .introduction(&[stream.stem(first)])
        .is_some_and(|range| has_name(stream, range) && !is_governed(stream, range, first));
    match () {
        () if told.has(Tags::MEDIA.with(Tags::OUTLET)) => SourceKind::Outlet,
        () if told.has(Tags::TITLE.with(Tags::NAME).with(Tags::HONORIFIC)) => SourceKind::Person,
        () if told.has(Tags::ORGANIZATION) => SourceKind::Organization,
        () if is_plural(stream, first) => SourceKind::Unnamed,
        () if introduced && tokens.len() == 1 => SourceKind::Person,
        () if form.is_none() && is_ministry(stream, known, &tokens) => SourceKind::Organization,
        () if is_body(stream, form, &tokens) => SourceKind::Organization,
        () => SourceKind::Person,
    }
}

/// «الأطفال - سعود حامد وأروى إبراهيم»: many, by their names.
fn names_them(stream: &Stream<'_>, first: usize, tokens: &Range<usize>) -> bool {
    let stop = Tags::PREPOSITION
        .with(Tags::RELATIVE)
        .with(Tags::IN)
        .with(Tags::FROM);
    (first + 1..tokens.end)
        .take_while(|at| !stream.has(*at, stop))
        .filter(|at| stream.has(*at, Tags::NAME) && !stream.has(*at, Tags::BY.with(Tags::FOR)))
        .count()
        > 1
}

/// Somebody, who has a name at times: «شقيقه محمد علي».
fn someone(stream: &Stream<'_>, first: usize, tokens: &Range<usize>) -> SourceKind {
    let stop = Tags::PREPOSITION
        .with(Tags::FROM)
        .with(Tags::IN)
        .with(Tags::ON)
        .with(Tags::ADJUNCT)
        .with(Tags::RELATIVE)
        .with(Tags::QUANTITY)
        .with(Tags::NEGATION);
    let many = stream.has(first, Tags::MANY.with(Tags::QUANTITY));
    let named = (first..tokens.end)
        .take_while(|at| !stream.has(*at, stop))
        .any(|at| {
            stream.has(at, Tags::NAME)
                && !stream.has(at, Tags::UNNAMED.with(Tags::BY).with(Tags::NATION))
        });
    let definite = stream.has(first, Tags::ARTICLE) && has_name(stream, tokens);
    if (named || definite) && !many {
        SourceKind::Person
    } else {
        SourceKind::Unnamed
    }
}

/// «الخطة» of «مدير الخطة أحمد سالم»: what an office is of, not its holder.
fn is_governed(stream: &Stream<'_>, mention: &Range<usize>, word: usize) -> bool {
    let place = (mention.clone()).find(|at| bare(stream.stem(*at)) == bare(stream.stem(word)));
    place.is_some_and(|at| {
        at > mention.start
            && stream.has(at - 1, Tags::TITLE.with(Tags::ORGANIZATION))
            && !stream.has(at - 1, Tags::HONORIFIC)
    })
}

/// A name that takes a feminine verb and shows no woman's name: «قالت سامسونغ».
fn is_body(stream: &Stream<'_>, form: Option<Form>, tokens: &Range<usize>) -> bool {
    let feminine = form.is_some_and(|form| form.feminine && form.number == Number::Singular);
    let verbal = form.is_some_and(|form| matches!(form.mood, Mood::Perfect | Mood::Imperfect));
    let marked = |at: usize| {
        written(stream, at).ends_with(stream.lexicon.letters().feminine)
            && stream.has(at, Tags::ARTICLE)
    };
    let named = tokens.clone().any(|at| stream.has(at, Tags::NAME));
    // «المعارضة», «العفو الدولية»; two words without an article are rather a woman's two names.
    let body = tokens.len() <= 3 && marked(tokens.end - 1);
    feminine && verbal && !named && body
}

/// An office or a title: a person where a name stands beside it, here or elsewhere in the text.
fn office(
    stream: &Stream<'_>,
    known: &Acquaintance<'_>,
    first: usize,
    tokens: &Range<usize>,
) -> SourceKind {
    let spoken = |at| known.is_speaker(stream.stem(at)) && at > first;
    if has_name(stream, tokens) || tokens.clone().any(spoken) {
        return SourceKind::Person;
    }
    if stream.has(first, Tags::ORGANIZATION) {
        return SourceKind::Organization;
    }
    if is_announced(stream, known, first) {
        return SourceKind::Person;
    }
    let titled = stream.has(first, Tags::ARTICLE);
    let bare_office = !titled
        && (first + 1 >= tokens.end
            || !stream.has(
                first + 1,
                Tags::ARTICLE.with(Tags::ORGANIZATION).with(Tags::TITLE),
            ));
    if bare_office {
        // «متحدث باسم الجيش» is any.
        return SourceKind::Unnamed;
    }
    if let Some(body) = spoken_for(stream, first).filter(|_| titled) {
        return if known.holds(stream.stem(first), Some(body)) {
            SourceKind::Person
        } else {
            SourceKind::Unnamed
        };
    }
    // «الوزير الكوري الذي …» is just the minister.
    let of = (first + 1 < tokens.end && !titled && !stream.has(first + 1, Tags::SAME))
        .then(|| stream.stem(first + 1));
    if known.holds(stream.stem(first), of) {
        SourceKind::Person
    } else {
        SourceKind::Unnamed
    }
}

/// «التموين: …»: a definite word alone in a headline that is nobody's surname.
fn is_ministry(stream: &Stream<'_>, known: &Acquaintance<'_>, tokens: &Range<usize>) -> bool {
    let at = tokens.start;
    let stem = stream.stem(at);
    tokens.len() == 1
        && stream.has(at, Tags::ARTICLE)
        && in_headline(stream, at)
        && !stream.has(at, Tags::NATION.with(Tags::NAME))
        && known
            .introduction(&[stem])
            .is_none_or(|mention| is_governed(stream, mention, at))
        && !known.is_speaker(stem)
}

/// «المحافظة سلوى سالم», «محافظه أحمد سالم»: a word for a body that is an office too.
fn is_office_besides(stream: &Stream<'_>, at: usize) -> bool {
    let word = stream.stem(at);
    let masculine = word.char_indices().next_back().map(|(end, _)| &word[..end]);
    let words = stream.lexicon.words();
    let office = |word| words.entry(words.place(word)).tags.has(Tags::TITLE);
    stream.has(at, Tags::ORGANIZATION)
        && (stream.has(at, Tags::ARTICLE)
            || !written(stream, at).ends_with(stream.lexicon.letters().feminine))
        && masculine.is_some_and(office)
}

/// A headline's «وزير كوري»: one whom the text goes on to name.
fn is_announced(stream: &Stream<'_>, known: &Acquaintance<'_>, first: usize) -> bool {
    let office = stream.stem(first);
    in_headline(stream, first)
        && !stream.has(first, Tags::ARTICLE.with(Tags::MANY))
        && (known.holds(office, None) || known.will_name(office))
}

/// Whether a token stands in the first line, which is short.
pub fn in_headline(stream: &Stream<'_>, at: usize) -> bool {
    const LONGEST: usize = 32;
    let line_break = |at: &usize| stream.kind(*at) == Some(TokenKind::Break);
    at < LONGEST && (0..LONGEST).find(line_break).is_some_and(|end| at < end)
}

/// «واشنطن بوست», «إل باييس»: words of no class or a place, and behind them one of the press.
fn is_paper(stream: &Stream<'_>, tokens: &Range<usize>) -> bool {
    const LONGEST: usize = 5;
    let press = Tags::PRESS.with(Tags::OUTLET);
    let words = || {
        tokens
            .clone()
            .filter(|at| stream.is_word(*at))
            .take(LONGEST)
    };
    let before = |at: &usize| {
        stream.word(*at).chars().count() <= 2
            || stream.has(*at, Tags::PLACE)
            || stream.at(*at).tags.is_none() && stream.forms(*at).is_empty()
    };
    let skipped = words().take_while(|at| !stream.has(*at, press) && before(at));
    let skipped = skipped.count();
    skipped > 0 && words().nth(skipped).is_some_and(|at| stream.has(at, press))
}

/// «وكالة الطاقة الدولية» is no press agency: an agency is one where its name says so.
fn outlet_or_body(stream: &Stream<'_>, first: usize, end: usize) -> SourceKind {
    let agency = stream.has(first, Tags::ORGANIZATION) && stream.has(first, Tags::MEDIA);
    let press = (first + 1..end).any(|at| stream.has(at, Tags::OUTLET.with(Tags::PRESS)));
    let quoted = stream.document.opens_quotation(first + 1);
    let alone = end == first + 1;
    if agency && !press && !quoted && !alone {
        SourceKind::Organization
    } else {
        SourceKind::Outlet
    }
}
