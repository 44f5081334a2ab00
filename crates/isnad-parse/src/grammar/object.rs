//! A noun phrase as content: أعلن الجيش مقتل ثلاثة جنود, نفى وجود محادثات, كشف عن خطة.

use std::ops::Range;

use super::basics::{complementizer, fillers};
use super::noun_phrase::{self, Between, behind_aside};
use super::verb::candidate;
use super::{Candidate, Phrase};
use isnad_text::TokenKind;

use crate::Construction;
use crate::lexicon::{Cue, Form, Mood, Tags, Trait};
use crate::tokens::Stream;

/// Longest subject before an object, in tokens.
const SUBJECT: usize = 40;

/// A verb with a noun phrase as content.
pub fn object(
    stream: &Stream<'_>,
    at: usize,
    form: Form,
    sentence: &Range<usize>,
) -> Option<(Candidate, usize)> {
    let cue = stream.lexicon.cue(form.cue);
    if cue.object.is_empty()
        || cue.is(Trait::Stance)
        || cue.is_ambiguous_as(&form) && !cue.is(Trait::Figures)
        || cue.is(Trait::Figures) && !has_figure(stream, at, sentence.end)
        || cue.is(Trait::Topic)
        || form.pronoun
        || is_conclusion(stream, at)
    {
        return None;
    }
    let behind =
        fillers(stream.window(at + 1..sentence.end)).map_or(at + 1, |(rest, _)| rest.start);
    let before = || noun_phrase::before(stream, at, sentence.start);
    let subject_first = stream.at(at).cue_letters == 0;
    let (between, content) = if is_own_subject(stream, cue, at, behind) {
        (Between::default(), behind)
    } else if let Some(content) = content_of(stream, cue, behind, sentence.end) {
        let source = if subject_first { before() } else { None };
        (
            Between {
                source,
                ..Between::default()
            },
            content,
        )
    } else if let Some((split, content)) = split(stream, cue, behind, sentence.end) {
        let mut between = noun_phrase::read(stream, behind..split);
        if between.source.is_none() && subject_first {
            between.source = before();
        }
        (between, content)
    } else if subject_first && form.mood == Mood::Imperfect && takes_plain(cue) {
        let source = before()?;
        (
            Between {
                source: Some(source),
                ..Between::default()
            },
            behind,
        )
    } else {
        return None;
    };
    let speaker = between
        .source
        .as_ref()
        .filter(|source| source.tokens.start > at);
    if cue.is(Trait::Figures) && !speaks(stream, speaker) {
        return None;
    }
    (content < sentence.end).then(|| {
        (
            candidate(
                stream,
                Construction::VerbObject,
                at,
                form,
                between,
                content,
                sentence,
            ),
            at + 1,
        )
    })
}

/// «إنه يتوقع حضورا»: the pronoun before the verb is its subject, so what follows is its object.
fn is_own_subject(stream: &Stream<'_>, cue: &Cue, at: usize, behind: usize) -> bool {
    let pronoun = at > 0 && stream.has(at - 1, Tags::FUSED);
    pronoun && takes_plain(cue) && !cue.is(Trait::TwoObjects) && is_plain_noun(stream, behind)
}

/// Whether a source is known to be somebody.
fn speaks(stream: &Stream<'_>, source: Option<&Phrase>) -> bool {
    let somebody = Tags::TITLE
        .with(Tags::NAME)
        .with(Tags::ORGANIZATION)
        .with(Tags::MEDIA)
        .with(Tags::OUTLET)
        .with(Tags::UNNAMED)
        .with(Tags::DOCUMENT)
        .with(Tags::PLACE);
    source.is_some_and(|source| stream.has(source.tokens.start, somebody))
}

/// «دافعت ابنته عن والدتها: …»: the source without what its verb governs.
pub fn before_governed(stream: &Stream<'_>, source: Phrase) -> Phrase {
    let Range { start, end } = source.tokens;
    let governed = Tags::ABOUT.with(Tags::ON).with(Tags::TO).with(Tags::FROM);
    let fused = |at: usize| {
        let by = stream.lexicon.letters().by;
        let loose = stream.at(at).tags.is_none() && stream.word(at).starts_with(by);
        stream.has(at, Tags::BY) || loose && at + 1 < end
    };
    let over = (start + 1..end).find(|at| stream.has(*at, governed) || fused(*at));
    Phrase {
        tokens: start..over.unwrap_or(end),
        ..source
    }
}

/// «قدرت الوزارة الخسائر بنحو مليار»
fn has_figure(stream: &Stream<'_>, at: usize, end: usize) -> bool {
    const NEAR: usize = 14;
    (at + 1..end.min(at + NEAR)).any(|at| stream.kind(at) == Some(TokenKind::Number))
}

/// A verb whose object is fused to it, and what is said of that: «وصفها بأنها …», «اعتبره "…"».
pub fn described(
    stream: &Stream<'_>,
    at: usize,
    form: Form,
    sentence: &Range<usize>,
) -> Option<(Candidate, usize)> {
    let cue = stream.lexicon.cue(form.cue);
    // «ما وصفته بكذا» names a thing; «عدة» is no verb.
    let feminine = stream.lexicon.letters().feminine;
    let named = at > 0 && stream.has(at - 1, Tags::WHAT);
    if named || stream.document.original(at).ends_with(feminine) {
        return None;
    }
    let from = fillers(stream.window(at + 1..sentence.end)).map_or(at + 1, |(rest, _)| rest.start);
    let (end, content) = description(stream, cue, from, sentence.end)?;
    let between = noun_phrase::read(stream, from..end);
    let via = between.via.clone();
    let construction = Construction::VerbObject;
    let found = candidate(stream, construction, at, form, between, content, sentence);
    Some((Candidate { via, ..found }, content.max(at + 1)))
}

/// Where the subject behind such a verb ends, and where the description begins.
fn description(stream: &Stream<'_>, cue: &Cue, from: usize, end: usize) -> Option<(usize, usize)> {
    const SUBJECT: usize = 14;
    let mut at = from;
    while at < end.min(from + SUBJECT) {
        if let Ok((_, opening)) = complementizer(stream.window(at..end)) {
            return Some((at, opening.content));
        }
        let quoted = |at: usize| {
            let opened = stream.document.quotation_opened_at(at);
            opened.is_some_and(|it| stream.words_in(it.open + 1..it.end) > 1)
        };
        if quoted(at) {
            return Some((at, at));
        }
        if is_by_alone(stream, at) && stream.document.opens_quotation(at + 1) {
            return Some((at, at + 1));
        }
        if !cue.object.is_empty() && stream.has(at, Tags::BY) && !stream.has(at, Tags::NAME) {
            return Some((at, at));
        }
        let finite = stream.forms(at).iter().any(|form| form.mood.is_finite());
        if !stream.is_word(at) && behind_aside(stream, at, end).is_none() || finite {
            return None;
        }
        at = behind_aside(stream, at, end).unwrap_or(at + 1);
    }
    None
}

/// «بـ"…"»: the preposition, where a quotation mark parts it from its word.
fn is_by_alone(stream: &Stream<'_>, at: usize) -> bool {
    stream.word(at).chars().eq([stream.lexicon.letters().by])
}

/// «وهو ما يؤكد عمق العلاقات»: what the author concludes.
fn is_conclusion(stream: &Stream<'_>, at: usize) -> bool {
    at > 0
        && stream.has(at - 1, Tags::WHAT)
        && !stream.has(at - 1, Tags::AUXILIARY.with(Tags::NEGATION))
}

fn takes_plain(cue: &Cue) -> bool {
    cue.object.iter().any(String::is_empty)
}

/// The content that follows at once at `at`: behind a governed preposition, or an event noun.
pub fn content_of(stream: &Stream<'_>, cue: &Cue, at: usize, end: usize) -> Option<usize> {
    if at >= end {
        return None;
    }
    if let Some(content) = behind_preposition(stream, cue, at, true) {
        return Some(content);
    }
    (takes_plain(cue)
        && (opens_event(stream, at)
            || stream.has(at, Tags::EVENT.with(Tags::DEMONSTRATIVE)) && !is_many(stream, at)))
    .then_some(at)
}

/// The content behind a preposition of the cue at `at`. A fused one stays in the span's token.
fn behind_preposition(stream: &Stream<'_>, cue: &Cue, at: usize, adjacent: bool) -> Option<usize> {
    let tags = stream.at(at).tags;
    cue.object
        .iter()
        .filter(|preposition| !preposition.is_empty())
        .find_map(|preposition| {
            if preposition.chars().count() == 1 {
                let stem = stream.word(at).strip_prefix(&**preposition)?;
                let fused = tags.has(Tags::BY.with(Tags::FOR))
                    || tags.is_none() && (adjacent || has_verbal_noun_pattern(stem, ""));
                return fused.then_some(at);
            }
            (stream.word(at) == preposition).then_some(at + 1)
        })
}

/// Where the subject ends and the object begins.
fn split(stream: &Stream<'_>, cue: &Cue, from: usize, end: usize) -> Option<(usize, usize)> {
    let end = end.min(from + SUBJECT);
    let mut at = from;
    let mut relative = false;
    while at < end {
        if let Some(behind) = behind_aside(stream, at, end) {
            at = behind;
            continue;
        }
        if at > from {
            let comma = matches!(stream.mark(at), '،' | ',');
            if comma
                && takes_plain(cue)
                && !relative
                && (opens_event(stream, at + 1)
                    || cue.is(Trait::Describes) && is_plain_noun(stream, at + 1))
            {
                return Some((at, at + 1));
            }
            if let Some(content) = behind_preposition(stream, cue, at, false) {
                return Some((at, content));
            }
            let opens = if cue.is(Trait::TwoObjects) {
                opens_other(stream, at)
            } else {
                opens_event(stream, at)
            };
            let opens = opens
                || cue.is(Trait::Describes) && opens_other(stream, at)
                || opens_demonstrative(stream, at)
                || opens_definite_event(stream, at)
                || opens_behind_time(stream, from, at);
            if takes_plain(cue) && !relative && opens && completes(stream, at) {
                return Some((at, at));
            }
        }
        relative |= stream.has(at, Tags::RELATIVE);
        if noun_phrase::opens_anonymity(stream, at) {
            at = (at..end)
                .find(|at| stream.has(*at, Tags::ANONYMITY))
                .unwrap_or(at)
                + 1;
            continue;
        }
        let contrast = stream.has(at, Tags::CONTRAST) && matches!(stream.mark(at - 1), '،' | ',');
        if contrast || stream.has(at, Tags::COMPLEMENTIZER) {
            return None;
        }
        let finite = stream.forms(at).iter().any(|form| form.mood.is_finite());
        if matches!(stream.mark(at), '؛' | '.' | ':')
            || finite && stream.at(at).cue_letters > 0 && !stream.has(at, Tags::TITLE)
        {
            return None;
        }
        at += 1;
    }
    None
}

/// Whether a noun phrase that the cue may have as content begins well before its clause.
pub fn comes_first(stream: &Stream<'_>, cue: &Cue, from: usize, opening: usize) -> bool {
    !cue.is(Trait::TwoObjects)
        && split(stream, cue, from, opening).is_some_and(|(_, content)| {
            let event = opens_event(stream, content) || opens_demonstrative(stream, content);
            content + 2 < opening && event && stream.is_word(content)
        })
}

/// «حذر الرئيس دول الاتحاد من أن»: the source without the one addressed.
pub fn before_addressee(stream: &Stream<'_>, source: Phrase) -> Phrase {
    let Range { start, end } = source.tokens;
    let addressee = (start + 2..end).find(|at| {
        opens_other(stream, *at)
            && completes(stream, *at)
            && !stream.has(*at - 1, Tags::TITLE)
            && !stream.has(*at, Tags::TITLE)
    });
    Phrase {
        tokens: start..addressee.unwrap_or(end),
        ..source
    }
}

/// Whether a noun without any proclitic stands at `at`.
fn is_plain_noun(stream: &Stream<'_>, at: usize) -> bool {
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
fn opens_other(stream: &Stream<'_>, at: usize) -> bool {
    let noun = Tags::TITLE
        .with(Tags::ORGANIZATION)
        .with(Tags::PLACE)
        .with(Tags::UNNAMED)
        .with(Tags::MEDIA);
    let joined = Tags::CONJUNCTION.with(Tags::BY).with(Tags::FOR);
    stream.has(at, noun) && !stream.has(at, joined) && !stream.has(at - 1, Tags::PREPOSITION)
}

/// «أكد المدير هذه المعلومات»; «هذا الأسبوع» is a time.
fn opens_demonstrative(stream: &Stream<'_>, at: usize) -> bool {
    let joined = Tags::CONJUNCTION.with(Tags::BY).with(Tags::FOR);
    let noun = stream.has(at + 1, Tags::ARTICLE) && !noun_phrase::is_time(stream, at + 1);
    stream.has(at, Tags::DEMONSTRATIVE)
        && !stream.has(at, joined)
        && noun
        && !stream.has(at + 1, Tags::TIME.with(Tags::PERIOD))
        && !stream.has(at - 1, Tags::PREPOSITION.with(Tags::ADJUNCT))
}

/// «أكد الرئيس القضاء على»: a verbal noun with the article, which shows in what it governs.
fn opens_definite_event(stream: &Stream<'_>, at: usize) -> bool {
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
fn opens_behind_time(stream: &Stream<'_>, from: usize, at: usize) -> bool {
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
fn is_many(stream: &Stream<'_>, at: usize) -> bool {
    stream.has(at, Tags::QUANTITY) && stream.has(at + 1, Tags::FROM)
}

/// Whether an event noun stands at `at`: from the list, or of a pattern of verbal nouns.
fn opens_event(stream: &Stream<'_>, at: usize) -> bool {
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
fn has_verbal_noun_pattern(folded: &str, original: &str) -> bool {
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
fn completes(stream: &Stream<'_>, at: usize) -> bool {
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
