//! Time grows with the text and no faster, whatever the text.
//!
//! Each text is read at two sizes; a cost that grows with the square shows as a ratio near the
//! square of theirs, and the bound lies between the two.

use std::time::{Duration, Instant};

use isnad_parse::Reader;

/// How many times longer the second text is.
const GROWTH: usize = 8;

/// More than this many times [`GROWTH`] is no noise: the square is at 8.
const TOLERANCE: u32 = 4;

/// Texts read quicker than this are lost in noise.
const SHORTEST: Duration = Duration::from_millis(4);

/// Reads `text` of so many parts and of [`GROWTH`] times as many.
fn check(name: &str, parts: usize, text: impl Fn(usize) -> String) {
    let [short, long] = [parts / GROWTH, parts].map(|parts| {
        let text = text(parts);
        let read = || {
            let start = Instant::now();
            std::hint::black_box(Reader::shipped().read(&text));
            start.elapsed()
        };
        (0..3).map(|_| read()).min().unwrap_or_default()
    });
    let bound = short.max(SHORTEST) * GROWTH as u32 * TOLERANCE;
    assert!(long < bound, "{name}: {short:?} became {long:?}");
}

#[test]
fn one_long_paragraph() {
    let sentence = "وقال الوزير محمد علي في مؤتمر صحفي إن الحكومة ستعلن الخطة غدا. ";
    check("a paragraph", 40_000, |parts| sentence.repeat(parts));
    let clause = "وكانت المدينة تعيش أياما هادئة بلا خوف ";
    check("a sentence", 40_000, |parts| clause.repeat(parts));
    check("a sentence with cues at its end", 20_000, |parts| {
        clause.repeat(parts) + &"قال ".repeat(parts)
    });
}

#[test]
fn quotation_marks() {
    for mark in ["«", "\"", "”", " \"", "« "] {
        check("marks alone", 100_000, |parts| mark.repeat(parts));
    }
    for part in [
        "قال: «",
        "قال «نعم ",
        "\"نعم، قال فلان ",
        "«نعم»، قال محمد ",
        "وأكد الوزير «",
    ] {
        check(part, 50_000, |parts| part.repeat(parts));
    }
    check("quoted names behind cues", 20_000, |parts| {
        "قال محمد إن «أ» ".repeat(parts) + &"«أ» ".repeat(parts)
    });
}

#[test]
fn nested_cues() {
    for part in [
        "قال محمد إن ",
        "قالت الوزارة إن رويترز نقلت عن مسؤول قوله إن ",
        "أكد ",
        "وأضاف أن الوزير أعلن ",
        "مؤكدا أن ",
    ] {
        check(part, 20_000, |parts| part.repeat(parts));
    }
}

#[test]
fn marks_and_breaks() {
    for part in [":", "،", "قال:", "قال ::", "\n", ".", "(", "( ", "- قال "] {
        check(part, 200_000, |parts| part.repeat(parts));
    }
    check("cues before colons", 100_000, |parts| {
        "قال ".repeat(100) + &":".repeat(parts)
    });
    check("headlines", 20_000, |parts| "زيد: نعم\n".repeat(parts));
}

#[test]
fn nothing_but_words_of_the_grammar() {
    for part in [
        "قال ",
        "بحسب رويترز، ",
        "وفقا ",
        "نقلا عن ",
        "كما ",
        "أيضا ",
        "الذي ",
        "كان ",
        "بينما ",
        "، في ",
        "قال الذي قال، لكن ",
        "جاء في ",
        "يعتقد أن ",
        "رئيس ",
        "محمد ",
        "ذكر بيان، ",
    ] {
        check(part, 40_000, |parts| part.repeat(parts));
    }
    for (opening, rest) in [
        ("أيضا ", "بحسب رويترز "),
        ("كان ", "قال محمد "),
        ("في، ", "قال "),
        ("نعم «نعم» ", "قال "),
    ] {
        check(rest, 20_000, |parts| {
            opening.repeat(parts) + &rest.repeat(parts)
        });
    }
}

#[test]
fn one_long_word() {
    for part in [
        "ا",
        "\u{640}",
        "1",
        "1\u{200f}",
        "ا\u{200f}",
        "a.",
        "\u{1f600}",
    ] {
        check(part, 400_000, |parts| part.repeat(parts));
    }
}
