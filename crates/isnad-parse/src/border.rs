//! What ends a span: the word or mark behind it, looked at once the text has been read.

use isnad_text::{Span, TokenKind};

use crate::attribution::names;
use crate::lexicon::{Mood, Tags};
use crate::tokens::Stream;
use crate::{Attribution, Spans};

names! {
    /// What ended a source or a content.
    BorderKind {
        /// A mark that ends a sentence.
        FullStop = "full-stop",
        /// The end of a line.
        Paragraph = "paragraph-end",
        /// The end of the text.
        Text = "text-end",
        /// The mark that closes the quotation the span stands in.
        Quotation = "quotation-mark",
        /// A colon.
        Colon = "colon",
        /// A comma, and nothing telling behind it.
        Comma = "comma",
        /// The reporting expression of the same attribution.
        OwnCue = "own-cue",
        /// The content of the same attribution.
        OwnContent = "own-content",
        /// إن، أن
        Complementizer = "complementizer",
        /// The next reporting verb: وأضاف
        ReportingVerb = "reporting-verb",
        /// مضيفا
        Participle = "participle",
        /// بحسب، وفقا، نقلا
        According = "according-to",
        /// لكن
        Contrast = "contrast",
        /// بينما، فيما
        While = "while",
        /// A word of time, place or occasion: أمس، خلال
        Adjunct = "adjunct",
        /// Any other word.
        Word = "word",
    }
}

/// What ended a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Border {
    /// What it is.
    pub kind: BorderKind,
    /// Where the word or mark stands, in bytes; none at the end of the text.
    pub span: Option<Span>,
}

/// Between a span and the word that ended it stand no more marks than this.
const MARKS: usize = 6;

/// A reporting verb stands no further behind the words that join it than this: وكان الوزير قد قال
const JOINED: usize = 3;

/// What ended `spans`, which belong to `attribution`; none where there are none.
pub fn border(stream: &Stream<'_>, attribution: &Attribution, spans: &Spans) -> Option<Border> {
    let span = spans.last()?;
    let tokens = stream.document.tokens();
    let behind = tokens.partition_point(|token| token.span.start < span.end);
    let mut comma = None;
    for at in behind..behind + MARKS {
        let found = match stream.kind(at) {
            None => Some(BorderKind::Text),
            Some(TokenKind::Break) => Some(BorderKind::Paragraph),
            Some(TokenKind::Mark) => mark(stream, at, span.start),
            Some(TokenKind::Word | TokenKind::Number) => {
                word(stream, attribution, at).or(match comma {
                    Some(_) => Some(BorderKind::Comma),
                    None => Some(BorderKind::Word),
                })
            }
        };
        if let Some(kind) = found {
            let at = comma.filter(|_| kind == BorderKind::Comma).unwrap_or(at);
            let span = tokens.get(at).map(|token| token.span);
            return Some(Border { kind, span });
        }
        if matches!(stream.mark(at), '،' | ',') {
            comma = Some(at);
        }
    }
    let span = tokens.get(behind).map(|token| token.span);
    let kind = BorderKind::Word;
    Some(Border { kind, span })
}

/// What a mark ends; none where it must be looked past. A quotation that opened behind `start`
/// ends a part of the span, not the span.
fn mark(stream: &Stream<'_>, at: usize, start: usize) -> Option<BorderKind> {
    match stream.mark(at) {
        '.' | '!' | '؟' | '?' | '…' | '؛' => Some(BorderKind::FullStop),
        ':' => Some(BorderKind::Colon),
        _ => {
            let quotations = stream.document.quotations();
            let next = quotations.partition_point(|quotation| quotation.open <= at);
            let around = quotations[..next].iter().rev().take(3);
            let opens = |open: usize| stream.document.tokens()[open].span.start;
            around
                .clone()
                .any(|it| it.open == at || it.close == Some(at) && opens(it.open) < start)
                .then_some(BorderKind::Quotation)
        }
    }
}

fn word(stream: &Stream<'_>, attribution: &Attribution, at: usize) -> Option<BorderKind> {
    let span = stream.document.tokens()[at].span;
    let holds = |spans: &Spans| spans.iter().any(|other| other.overlaps(span));
    let reports = |at: usize| {
        let mut moods = stream.forms(at).iter().map(|form| form.mood);
        moods.any(|mood| mood.is_finite())
    };
    let joins = Tags::AUXILIARY.with(Tags::AS);
    let according = Tags::ACCORDING
        .with(Tags::ACCORDING_WHAT)
        .with(Tags::RELAYING);
    let adjunct = Tags::ADJUNCT
        .with(Tags::TIME)
        .with(Tags::PREPOSITION)
        .with(Tags::FILLER)
        .with(Tags::OCCASION);
    let participle = || {
        let mut forms = stream.forms(at).iter();
        forms.any(|form| form.mood == Mood::Participle && !form.definite)
    };
    let kind = match () {
        () if holds(&attribution.cue) => BorderKind::OwnCue,
        () if holds(&attribution.content) => BorderKind::OwnContent,
        () if stream.has(at, Tags::COMPLEMENTIZER) => BorderKind::Complementizer,
        () if stream.has(at, Tags::WHILE) => BorderKind::While,
        () if stream.has(at, Tags::CONTRAST) => BorderKind::Contrast,
        () if stream.has(at, according) => BorderKind::According,
        () if reports(at) => BorderKind::ReportingVerb,
        () if participle() => BorderKind::Participle,
        () if stream.has(at, joins) && (at + 1..=at + JOINED).any(reports) => {
            BorderKind::ReportingVerb
        }
        () if stream.has(at, adjunct) => BorderKind::Adjunct,
        () => return None,
    };
    Some(kind)
}

#[cfg(test)]
mod tests {
    use isnad_text::Document;

    use super::*;
    use crate::Reader;

    /// What ended the content of the first attribution, with its word.
    fn content_end(text: &str) -> (BorderKind, Option<&str>) {
        let reader = Reader::shipped();
        let reading = reader.read(text);
        let document = Document::new(text);
        let stream = Stream::new(&document, reader.lexicon());
        let first = &reading.attributions[0];
        let border = border(&stream, first, &first.content).unwrap();
        (border.kind, border.span.map(|span| span.of(text)))
    }

    #[test]
    fn the_word_or_mark_behind_a_content_tells_what_ended_it() {
        let cases = [
            ("قال الوزير إن الجسر مغلق.", BorderKind::FullStop, Some(".")),
            ("قال الوزير إن الجسر مغلق", BorderKind::Text, None),
            (
                "قال الوزير إن الجسر مغلق\nعاد المطر.",
                BorderKind::Paragraph,
                Some("\n"),
            ),
            (
                "قال الوزير: \"الجسر مغلق منذ أمس\".",
                BorderKind::Quotation,
                Some("\""),
            ),
            (
                "قال الوزير إن الجسر مغلق، وأضاف أن العمل مستمر.",
                BorderKind::ReportingVerb,
                Some("وأضاف"),
            ),
            (
                "قال الوزير إن الجسر مغلق، مضيفا أن العمل مستمر.",
                BorderKind::Participle,
                Some("مضيفا"),
            ),
            (
                "قال الوزير إن الجسر الجديد مغلق منذ أمس فيما عاد المطر.",
                BorderKind::While,
                Some("فيما"),
            ),
        ];
        for (text, kind, word) in cases {
            assert_eq!(content_end(text), (kind, word), "{text}");
        }
    }

    #[test]
    fn a_quotation_within_a_content_does_not_end_it() {
        let text = "قال الوزير إن الجسر \"مغلق حتى الغد\".";
        assert_eq!(content_end(text).0, BorderKind::FullStop);
    }
}
