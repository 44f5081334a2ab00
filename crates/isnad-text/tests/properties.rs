//! What holds of every text, however strange.

use std::time::{Duration, Instant};

use isnad_text::fold::{Folded, fold, is_dropped};
use isnad_text::{CodePoints, Document, Span, TokenKind, dates, figures};
use jiff::civil::Date;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// Pieces that news is made of and what breaks readers of it: letters, marks, bidi controls,
/// digits of three sets, quotation marks, emoji, line ends.
const PIECES: &[&str] = &[
    "ا",
    "أ",
    "ل",
    "لا",
    "ﻻ",
    "و",
    "ة",
    "ى",
    "ک",
    "قال",
    "الوزير",
    "ألف",
    "مليون",
    "خمسة",
    "وعشرون",
    "قتيلان",
    "من",
    "إلى",
    "بين",
    "نحو",
    "أكثر",
    "نصف",
    "أمس",
    "الثلاثاء",
    "الماضي",
    "نوفمبر",
    "عام",
    "محرم",
    "هـ",
    "د",
    "َ",
    "ّ",
    "ٰ",
    "ـ",
    "\u{6dd}",
    "\u{6e9}",
    "\u{600}",
    "\u{890}",
    "\u{8d4}",
    "\u{300}",
    "\u{200b}",
    "\u{200c}",
    "\u{200d}",
    "\u{200e}",
    "\u{200f}",
    "\u{202b}",
    "\u{202c}",
    "\u{2067}",
    "\u{2069}",
    "\u{61c}",
    "\u{feff}",
    "\u{ad}",
    "\u{a0}",
    "0",
    "1",
    "3",
    "17",
    "2015",
    "٣",
    "١٢",
    "۴",
    ".",
    ",",
    "٫",
    "٬",
    "،",
    "-",
    "–",
    "/",
    ":",
    "%",
    "٪",
    "$",
    "«",
    "»",
    "“",
    "”",
    "\"",
    "„",
    "‟",
    "‹",
    "(",
    ")",
    "؟",
    "!",
    "…",
    "؛",
    "a",
    "F",
    "é",
    "👍🏽",
    "👨‍👩‍👧",
    "🇵🇸",
    "1️⃣",
    " ",
    " ",
    " ",
    "\t",
    "\r\n",
    "\n",
    "\r",
    "\u{85}",
    "\u{2028}",
    "\0",
];

fn news_like() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![2 => news_like(), 1 => "\\PC{0,60}", 1 => any::<String>()]
}

fn borders(text: &str) -> Vec<usize> {
    let starts = text.grapheme_indices(true).map(|(at, _)| at);
    starts.chain([text.len()]).collect()
}

/// Every span that a document hands out.
fn spans(document: &Document<'_>) -> Vec<Span> {
    let mut spans: Vec<Span> = document.tokens().iter().map(|token| token.span).collect();
    spans.extend(document.sentences().iter().cloned().map(|tokens| {
        let span = document.span(tokens);
        span.expect("no sentence is empty")
    }));
    for quotation in document.quotations() {
        assert!(quotation.open < quotation.end && quotation.end <= document.tokens().len());
        assert!(quotation.close.is_none_or(|close| close == quotation.end));
        spans.extend(document.span(quotation.open..quotation.end));
    }
    for figure in figures(document) {
        spans.push(figure.span);
        spans.extend(figure.comparator_span);
        spans.extend(figure.counted);
        assert!(figure.upper.is_none_or(|upper| upper > figure.value));
    }
    let published = Some(Date::constant(2025, 11, 17));
    spans.extend(dates(document, published).iter().map(|date| date.span));
    spans
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn tokens_and_gaps_make_up_the_text(text in any_text()) {
        let document = Document::new(&text);
        let mut end = 0;
        for token in document.tokens() {
            prop_assert!(end <= token.span.start && token.span.start < token.span.end);
            let gap = &text[end..token.span.start];
            prop_assert!(
                gap.chars().all(|c| c.is_whitespace() || c.is_control() || is_dropped(c)),
                "{gap:?} was left out"
            );
            end = token.span.end;
        }
        prop_assert!(text[end..].chars().all(|c| c.is_whitespace() || c.is_control() || is_dropped(c)));
    }

    #[test]
    fn every_span_lies_on_grapheme_borders(text in any_text()) {
        let borders = borders(&text);
        for span in spans(&Document::new(&text)) {
            prop_assert!(span.end <= text.len());
            prop_assert!(borders.binary_search(&span.start).is_ok(), "{span:?} starts in a grapheme");
            prop_assert!(borders.binary_search(&span.end).is_ok(), "{span:?} ends in a grapheme");
        }
    }

    #[test]
    fn figures_and_dates_are_in_order_and_apart(text in news_like()) {
        let document = Document::new(&text);
        let dates: Vec<Span> = dates(&document, None).iter().map(|date| date.span).collect();
        let figures: Vec<Span> = figures(&document).iter().map(|figure| figure.span).collect();
        for spans in [&dates, &figures] {
            for pair in spans.windows(2) {
                prop_assert!(pair[0].end <= pair[1].start, "{pair:?}");
            }
            prop_assert!(spans.iter().all(|span| !span.is_empty()));
        }
        for figure in &figures {
            prop_assert!(dates.iter().all(|date| !date.overlaps(*figure)), "{figure:?} in a date");
        }
    }

    #[test]
    fn sentences_hold_every_token_but_line_breaks(text in any_text()) {
        let document = Document::new(&text);
        let mut end = 0;
        for sentence in document.sentences() {
            prop_assert!(sentence.start >= end && sentence.start < sentence.end);
            for token in &document.tokens()[end..sentence.start] {
                prop_assert_eq!(token.kind, TokenKind::Break);
            }
            end = sentence.end;
        }
        for token in &document.tokens()[end..] {
            prop_assert_eq!(token.kind, TokenKind::Break);
        }
    }

    #[test]
    fn folding_what_is_folded_changes_nothing(text in any_text()) {
        let folded = fold(&text);
        prop_assert_eq!(&fold(&folded), &folded);
        prop_assert_eq!(&Folded::new(&text).text, &folded);
    }

    #[test]
    fn words_are_the_folded_originals(text in any_text()) {
        let document = Document::new(&text);
        for (at, token) in document.tokens().iter().enumerate() {
            match token.kind {
                TokenKind::Word | TokenKind::Number => {
                    prop_assert_eq!(document.word(at), fold(document.original(at)));
                }
                TokenKind::Mark => prop_assert!(document.original(at).starts_with(token.mark)),
                TokenKind::Break => prop_assert_eq!(document.word(at), ""),
            }
        }
    }

    #[test]
    fn code_points_lead_there_and_back(text in any_text()) {
        let points = CodePoints::new(&text);
        for span in spans(&Document::new(&text)) {
            let [start, end] = points.pair(span);
            prop_assert_eq!(text.chars().skip(start).take(end - start).collect::<String>(), span.of(&text));
            prop_assert_eq!(points.span([start, end]), span);
        }
    }
}

/// The shortest of a few runs over `text`.
fn cost(text: &str, work: fn(&str)) -> Duration {
    let runs = (0..3).map(|_| {
        let start = Instant::now();
        work(text);
        start.elapsed()
    });
    runs.min().expect("there are runs")
}

/// What a busy machine may add to a short run.
const NOISE: Duration = Duration::from_millis(10);

/// Asserts that eight times the text costs about eight times as much: far from the 64 times of
/// quadratic cost.
#[track_caller]
fn costs_linearly(piece: &str, count: usize, work: fn(&str)) {
    let short = cost(&piece.repeat(count / 8), work).max(NOISE);
    let long = cost(&piece.repeat(count), work);
    let ratio = long.as_secs_f64() / short.as_secs_f64();
    assert!(
        ratio < 32.0,
        "{piece:?}: {ratio:.1} times the cost for 8 times the text"
    );
}

fn read(text: &str) {
    std::hint::black_box(Document::new(text));
}

fn read_all(text: &str) {
    let document = Document::new(text);
    std::hint::black_box((figures(&document), dates(&document, None)));
}

#[test]
fn unclosed_quotation_marks_cost_linearly() {
    for piece in ["«", "« ", " «نعم", "\"", "\"نعم ", "”", " “نعم\n", "«نعم” "]
    {
        costs_linearly(piece, 100_000, read);
    }
    let mixed = |text: &str| read(&(" «ا".repeat(text.len()) + &"ا” ".repeat(text.len())));
    costs_linearly("x", 50_000, mixed);
}

#[test]
fn one_long_paragraph_costs_linearly() {
    costs_linearly(
        "وقال الوزير في 17 نوفمبر إن 3.5 ملايين شخص «عادوا» ",
        5_000_000 / 80,
        read,
    );
}

#[test]
fn figures_and_dates_cost_linearly() {
    for piece in [
        "5",
        "5 ",
        "5-",
        "ألف ",
        "خمسة و",
        "و",
        "17 نوفمبر ",
        "بين 5 و",
        "5 من أصل ",
        "نصف ",
    ] {
        costs_linearly(piece, 8_000, read_all);
    }
}

#[test]
fn runs_of_one_character_cost_linearly() {
    for piece in [
        "ـ",
        "َ",
        "\u{200f}",
        "1",
        "1.",
        "1\u{200f}",
        ".",
        "ا",
        "\r\n",
        "👍",
        "\u{200d}",
    ] {
        costs_linearly(piece, 200_000, read);
    }
    let inside_a_number = |text: &str| read(&format!("1{text}2"));
    costs_linearly("\u{200f}", 200_000, inside_a_number);
}
