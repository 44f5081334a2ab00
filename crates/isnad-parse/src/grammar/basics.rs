//! The small parsers the constructions are made of.

use nom::branch::alt;
use nom::combinator::opt;
use nom::error::{Error, ErrorKind};
use nom::multi::many0_count;
use nom::{Err, IResult, Input, Parser};

use crate::lexicon::Tags;
use crate::tokens::{Stream, Tokens};

/// What a small parser gives.
pub type Parsed<'s, T> = IResult<Tokens<'s>, T>;

/// A token that satisfies `condition`; gives its index.
pub fn token<'s>(
    condition: impl Fn(&'s Stream<'s>, usize) -> bool,
) -> impl Fn(Tokens<'s>) -> Parsed<'s, usize> {
    move |input| {
        if input.input_len() > 0 && condition(input.stream, input.start) {
            Ok((input.take_from(1), input.start))
        } else {
            Err(Err::Error(Error::new(input, ErrorKind::Satisfy)))
        }
    }
}

/// A token with one of the tags.
pub fn tagged<'s>(tags: Tags) -> impl Fn(Tokens<'s>) -> Parsed<'s, usize> {
    token(move |stream, at| stream.has(at, tags))
}

/// One of some marks.
pub fn mark<'s>(marks: &'static [char]) -> impl Fn(Tokens<'s>) -> Parsed<'s, usize> {
    token(move |stream, at| marks.contains(&stream.mark(at)))
}

/// Any number of words such as أيضا and بدوره.
pub fn fillers(input: Tokens<'_>) -> Parsed<'_, usize> {
    many0_count(tagged(Tags::FILLER)).parse(input)
}

/// How a content is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    /// إن، أن
    Complementizer,
    /// A colon.
    Colon,
    /// A quotation mark alone.
    Quotation,
}

/// Where a content opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// How.
    pub opener: Opener,
    /// The first token of what opens it, the governed preposition included.
    pub at: usize,
    /// The first token of the content.
    pub content: usize,
}

/// إن or أن, behind the preposition that a verb may govern.
pub fn complementizer(input: Tokens<'_>) -> Parsed<'_, Opening> {
    let at = input.start;
    let (input, preposition) = opt(token(|stream, at| {
        stream.has(at, GOVERNED) && !stream.has(at, Tags::CONJUNCTION.with(Tags::COMPLEMENTIZER))
    }))
    .parse(input)?;
    let (rest, word) = token(|stream, at| {
        stream.has(at, Tags::COMPLEMENTIZER)
            && !stream.has(at, Tags::CONJUNCTION)
            && !(at > 0 && stream.has(at - 1, Tags::EXCEPT.with(Tags::ADJUNCT)))
    })(input)?;
    // «على الرغم من أن» opens no content.
    if preposition.is_some() && at > 0 && input.stream.has(at - 1, Tags::EXCEPT.with(Tags::ON)) {
        return Err(Err::Error(Error::new(input, ErrorKind::Not)));
    }
    let fused = rest.stream.has(word, Tags::FUSED);
    let content = if fused { word } else { word + 1 };
    Ok((
        rest,
        Opening {
            opener: Opener::Complementizer,
            at,
            content,
        },
    ))
}

const GOVERNED: Tags = Tags::TO
    .with(Tags::ON)
    .with(Tags::ABOUT)
    .with(Tags::FROM)
    .with(Tags::IN);

/// A colon that is not part of a time of day.
pub fn colon(input: Tokens<'_>) -> Parsed<'_, Opening> {
    let (input, _) = opt(mark(&['،', ','])).parse(input)?;
    let (rest, at) = mark(&[':'])(input)?;
    if rest.stream.mark(at + 1) == '/' {
        return Err(Err::Error(Error::new(input, ErrorKind::Not)));
    }
    let mut content = at + 1;
    while matches!(rest.stream.mark(content), '-' | ':' | '.') {
        content += 1;
    }
    Ok((
        rest,
        Opening {
            opener: Opener::Colon,
            at: input.start,
            content,
        },
    ))
}

/// A quotation that is speech rather than a name.
pub fn quotation(input: Tokens<'_>) -> Parsed<'_, Opening> {
    let at = input.start;
    if input.input_len() > 0 && is_speech(input.stream, at) {
        Ok((
            input.take_from(1),
            Opening {
                opener: Opener::Quotation,
                at,
                content: at,
            },
        ))
    } else {
        Err(Err::Error(Error::new(input, ErrorKind::Satisfy)))
    }
}

/// Names in quotation marks are rarely longer.
const NAME_WORDS: usize = 3;

/// Titles behind «بعنوان» are rarely longer.
const TITLE_WORDS: usize = 14;

/// Behind «قناة» and the like they may be, up to this.
const OUTLET_WORDS: usize = 7;

/// Whether token `at` opens a quotation that is long enough for speech.
pub fn is_speech(stream: &Stream<'_>, at: usize) -> bool {
    let named = at > 0 && stream.has(at - 1, Tags::MEDIA) && !stream.has(at - 1, Tags::ARTICLE);
    let entitled = at > 0 && stream.has(at - 1, Tags::LABEL) && stream.has(at - 1, Tags::BY);
    let longest_name = match (entitled, named) {
        (true, _) => TITLE_WORDS,
        (_, true) => OUTLET_WORDS,
        _ => NAME_WORDS,
    };
    stream
        .document
        .quotation_opened_at(at)
        .is_some_and(|quotation| {
            let words = stream.words_in(quotation.open + 1..quotation.end);
            // «قالت "حركة الشباب من أجل التغيير" إن»
            let speaks = || {
                let inside = quotation.open + 1..quotation.end;
                words <= OUTLET_WORDS
                    && quotation.close.is_some_and(|close| {
                        stream.has(close + 1, Tags::COMPLEMENTIZER)
                            && !stream.has(close + 1, Tags::CONJUNCTION)
                    })
                    && !inside
                        .clone()
                        .any(|at| stream.has(at, Tags::VERB.with(Tags::COMPLEMENTIZER)))
            };
            words > longest_name && !speaks()
        })
}

/// Anything that opens a content.
pub fn opening(input: Tokens<'_>) -> Parsed<'_, Opening> {
    alt((complementizer, colon, quotation)).parse(input)
}
