//! What a source is, how well it can be held to its words, and how much of a content is quoted.

use std::ops::Range;

use isnad_text::TokenKind;

use crate::acquaintance::Acquaintance;
use crate::grammar::{Candidate, Phrase};
use crate::lexicon::{Form, Mood, Number, Tags, Trait};
use crate::tokens::{Stream, behind};
use crate::{Construction, CueClass, Grade, SourceKind, Strength, Style};

/// Fewer quoted words than this are a name or a term rather than speech.
const SPEECH: usize = 3;

/// How many quotations in a content are looked at before it counts as not quoted.
const LOOKED_AT: usize = 64;

/// How much of a content is quoted.
pub fn style(stream: &Stream<'_>, candidate: &Candidate, content: &[Range<usize>]) -> Style {
    let Some(first) = content.first() else {
        return Style::Indirect;
    };
    let quotations = stream.document.quotations();
    let whole = content.iter().all(|run| {
        run.start > 0
            && stream
                .document
                .quotation_opened_at(run.start - 1)
                .is_some_and(|quotation| quotation.close.is_none_or(|close| close + 1 >= run.end))
    });
    if whole || candidate.construction == Construction::QuotationCue {
        return Style::Direct;
    }
    let describes = candidate
        .form
        .is_some_and(|form| stream.lexicon.cue(form.cue).is(Trait::Describes));
    let speech = if describes { 1 } else { SPEECH };
    let last = content.last().map_or(first.end, |run| run.end);
    let from = quotations.partition_point(|quotation| quotation.open < first.start);
    let mixed = quotations[from..]
        .iter()
        .take(LOOKED_AT)
        .take_while(|quotation| quotation.open < last)
        .any(|quotation| stream.words_in(quotation.open + 1..quotation.end) >= speech);
    if mixed { Style::Mixed } else { Style::Indirect }
}

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
    let one = Tags::DOCUMENT.with(Tags::ORGANIZATION).with(Tags::TITLE);
    if tags.has(Tags::MANY) && !tags.has(one) {
        return SourceKind::Unnamed;
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
    if tags.has(body) {
        return SourceKind::Organization;
    }
    if tags.has(Tags::NAME.with(Tags::PRONOUN)) {
        return SourceKind::Person;
    }
    let told = known.behind(stream.stem(first));
    let introduced = known
        .introduction(&[stream.stem(first)])
        .is_some_and(|range| has_name(stream, range));
    match () {
        () if told.has(Tags::MEDIA.with(Tags::OUTLET)) => SourceKind::Outlet,
        () if told.has(Tags::TITLE.with(Tags::NAME).with(Tags::HONORIFIC)) => SourceKind::Person,
        () if told.has(Tags::ORGANIZATION) => SourceKind::Organization,
        () if is_plural(stream, first) => SourceKind::Unnamed,
        () if introduced && tokens.len() == 1 => SourceKind::Person,
        () if is_body(stream, form, &tokens) => SourceKind::Organization,
        () => SourceKind::Person,
    }
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
    let body = tokens.len() <= 3 && marked(tokens.end - 1)
        || tokens.len() == 1 && !stream.has(tokens.start, Tags::ARTICLE);
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
    // «الوزير الكوري الذي …» is just the minister.
    let of = (first + 1 < tokens.end && !titled && !stream.has(first + 1, Tags::SAME))
        .then(|| stream.stem(first + 1));
    if known.holds(stream.stem(first), of) {
        SourceKind::Person
    } else {
        SourceKind::Unnamed
    }
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

/// The first token that says what a phrase is: behind quotation marks and «ذات».
pub fn head(stream: &Stream<'_>, tokens: &Range<usize>) -> usize {
    let mut words = tokens.clone().filter(|at| stream.is_word(*at));
    let first = words.next().unwrap_or(tokens.start);
    if stream.has(first, Tags::SAME) {
        words.next().unwrap_or(first)
    } else if stream.has(first, Tags::QUANTITY) {
        // «عدد من الصحف»: what it is a number of.
        let what = Tags::DOCUMENT.with(Tags::ORGANIZATION).with(Tags::MEDIA);
        words
            .find(|at| !stream.has(*at, Tags::FROM))
            .filter(|at| stream.has(*at, what) && !stream.has(*at, Tags::UNNAMED))
            .unwrap_or(first)
    } else {
        first
    }
}

/// A word of the text without its marks.
pub fn written<'s>(stream: &'s Stream<'_>, at: usize) -> &'s str {
    stream
        .document
        .original(at)
        .trim_end_matches(isnad_text::fold::is_dropped)
}

/// «بقاضي»: a lone word read as a name, whatever its first letter could be.
pub fn is_lone_name(stream: &Stream<'_>, source: &Phrase) -> bool {
    let at = source.tokens.start;
    let fused = stream.has(at, Tags::BY) && !stream.has(at, Tags::ARTICLE);
    source.tokens.len() == 1 && source.letters == 0 && fused && stream.at(at).letters > 0
}

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
        stream.has(at, Tags::NAME)
            || untold && !stream.has(at, Tags::ARTICLE) && opens_name(stream, at)
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

/// How well the source can be held to what it said.
pub fn grade(stream: &Stream<'_>, kind: SourceKind, source: Option<&Phrase>) -> Grade {
    match kind {
        SourceKind::Person => Grade::Named,
        SourceKind::Organization | SourceKind::Document => Grade::Body,
        SourceKind::Outlet => Grade::Relayed,
        SourceKind::Impersonal => Grade::None,
        SourceKind::Unnamed => {
            source.map_or(Grade::Unnamed, |source| unnamed_grade(stream, source))
        }
    }
}

fn unnamed_grade(stream: &Stream<'_>, source: &Phrase) -> Grade {
    let words = stream.words_in(source.tokens.clone());
    let reason = source
        .tokens
        .clone()
        .any(|at| stream.has(at, Tags::NEGATION) || stream.has(at, Tags::ANONYMITY));
    match (reason, words) {
        (true, _) => Grade::UnnamedReason,
        (_, 0 | 1) => Grade::Bare,
        _ => Grade::Unnamed,
    }
}

/// What the cue does, and how far it vouches for its content.
pub fn class(stream: &Stream<'_>, candidate: &Candidate) -> (CueClass, Strength) {
    let as_said = stream.has(candidate.start, Tags::AS);
    let cue = candidate.form.map(|form| stream.lexicon.cue(form.cue));
    match candidate.construction {
        Construction::AccordingBefore | Construction::AccordingAfter if !as_said => {
            (CueClass::According, Strength::Neutral)
        }
        Construction::Relayed => (CueClass::According, Strength::Neutral),
        Construction::Impersonal => {
            let expected = stream.has(candidate.start, Tags::FROM);
            let class = cue.map_or(
                if expected {
                    CueClass::Expect
                } else {
                    CueClass::Say
                },
                |cue| cue.class,
            );
            (class, cue.map_or(Strength::Neutral, |cue| cue.strength))
        }
        _ => cue.map_or((CueClass::Say, Strength::Neutral), |cue| {
            (cue.class, cue.strength)
        }),
    }
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
    let two = source
        .tokens
        .clone()
        .skip(1)
        .take_while(|at| !stream.has(*at, Tags::RELATIVE))
        .any(|at| stream.has(at, Tags::CONJUNCTION) && stream.has(at, JOINED));
    let plural = two
        || tags.has(Tags::MANY) && !tags.has(Tags::TITLE)
        || tags.has(Tags::UNNAMED) && letters.plurals.iter().any(|ending| word.ends_with(ending))
        || is_plural(stream, first);
    (feminine && !plural, plural)
}

#[cfg(test)]
mod tests {
    use crate::{Grade, Reader, SourceKind};

    fn first(text: &str) -> (SourceKind, Grade) {
        let reading = Reader::shipped().read(text);
        let first = &reading.attributions[0];
        (first.kind, first.grade)
    }

    #[test]
    fn a_name_beside_an_office_makes_a_person() {
        let named = (SourceKind::Person, Grade::Named);
        assert_eq!(first("قال وزير الصحة أحمد سالم إن الوضع مستقر."), named);
        assert_eq!(
            first("قال وزير في الحكومة إن الوضع مستقر.").0,
            SourceKind::Unnamed
        );
    }

    #[test]
    fn bodies_documents_and_outlets_have_grades_of_their_own() {
        assert_eq!(
            first("أعلنت وزارة الصحة أن الوضع مستقر."),
            (SourceKind::Organization, Grade::Body)
        );
        assert_eq!(
            first("أظهر تقرير جديد أن الوضع مستقر."),
            (SourceKind::Document, Grade::Body)
        );
        assert_eq!(
            first("ذكرت صحيفة الميناء أن الوضع مستقر."),
            (SourceKind::Outlet, Grade::Relayed)
        );
    }

    #[test]
    fn a_reason_for_anonymity_raises_the_grade() {
        assert_eq!(
            first("قال مسؤول طلب عدم ذكر اسمه إن الوضع مستقر.").1,
            Grade::UnnamedReason
        );
        assert_eq!(first("قالت مصادر إن الوضع مستقر.").1, Grade::Bare);
    }

    #[test]
    fn rank_by_a_pronoun_is_a_person() {
        assert_eq!(first("أكد سموه أن الوضع مستقر.").0, SourceKind::Person);
    }
}
