//! The expressions that lay a clause at somebody's door, by their first words.

use std::ops::Range;

use super::Phrase;
use crate::lexicon::{Form, Frame, Tags, Trait};
use crate::tokens::Stream;

/// What such an expression consists of.
pub struct Head {
    /// Its tokens.
    pub cue: Phrase,
    /// The form of its verb, where it has one.
    pub form: Option<Form>,
    /// The first token of the source.
    pub source: usize,
    /// Whether the source may be a pronoun fused to the cue: على حد قوله.
    pub fused: bool,
    /// Whether any noun may be its source, or only one that is known to speak.
    pub strict: bool,
}

pub fn head(stream: &Stream<'_>, at: usize, sentence: &Range<usize>) -> Option<Head> {
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
        let strict = !stream.stem(at).starts_with(stream.lexicon.letters().by);
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

/// «وهذا، في رأيه، أقل»: marks on both sides, or the sentence's bounds.
fn stands_apart(stream: &Stream<'_>, at: usize, end: usize, sentence: &Range<usize>) -> bool {
    (at == sentence.start || !stream.is_word(at - 1))
        && (end >= sentence.end || !stream.is_word(end))
        || stream.document.opens_quotation(end)
}

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
