//! What must hold for every text, however odd.

use isnad_parse::{Reader, Reading};
use isnad_text::Span;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// Words the grammar acts on, and marks that open and close.
const PIECES: &[&str] = &[
    "قال",
    "وأضاف",
    "مؤكدا",
    "أن",
    "إن",
    "إنه",
    "بأن",
    "عن",
    "إلى",
    "نقلت",
    "قوله",
    "بحسب",
    "وفقا",
    "ل",
    "كما",
    "على",
    "حد",
    "ما",
    "نقلا",
    "الذي",
    "لم",
    "يعتقد",
    "من",
    "المتوقع",
    "جاء",
    "في",
    "بيان",
    "وزير",
    "الصحة",
    "صحيفة",
    "رويترز",
    "مصادر",
    "محمد",
    "أمس",
    "لكن",
    "بينما",
    "قبل",
    "نفى",
    "وجود",
    "أعلن",
    "مقتل",
    "هو",
    "وصف",
    "قائلا",
    ":",
    "،",
    ".",
    "..",
    "؟",
    "«",
    "»",
    "\"",
    "“",
    "”",
    "(",
    ")",
    "-",
    "\n",
    " ",
    "5",
    "٢٠٢٤",
    "👍🏽",
    "e\u{301}",
    "\u{200f}",
    "ـ",
    "َ",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    let pieces = proptest::collection::vec((piece, any::<bool>()), 0..80);
    pieces.prop_map(|pieces| {
        let glued = |(piece, apart): (String, bool)| if apart { piece + " " } else { piece };
        pieces.into_iter().map(glued).collect()
    })
}

fn spans(reading: &Reading) -> impl Iterator<Item = Span> {
    reading.attributions.iter().flat_map(|attribution| {
        [
            &attribution.cue,
            &attribution.source,
            &attribution.via,
            &attribution.content,
            &attribution.source_resolved,
        ]
        .into_iter()
        .flatten()
        .copied()
    })
}

/// Borders at which a span may begin or end: those of graphemes, and those behind a letter of a
/// word, since a span may part a proclitic from its word.
fn is_border(text: &str, at: usize) -> bool {
    at == text.len() || text.grapheme_indices(true).any(|(border, _)| border == at)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_read_and_its_spans_lie_in_it(text in text()) {
        let reading = Reader::shipped().read(&text);
        for span in spans(&reading) {
            prop_assert!(span.start < span.end && span.end <= text.len());
            prop_assert!(is_border(&text, span.start) && is_border(&text, span.end), "{span:?}");
        }
        for (index, attribution) in reading.attributions.iter().enumerate() {
            prop_assert!(!attribution.content.is_empty());
            prop_assert!((0.0..=1.0).contains(&attribution.confidence));
            let mut parent = attribution.parent;
            for _ in 0..=reading.attributions.len() {
                prop_assert!(parent != Some(index), "an attribution inside itself");
                parent = parent.and_then(|parent| reading.attributions[parent].parent);
            }
            prop_assert!(parent.is_none(), "a ring of parents");
        }
        prop_assert_eq!(Reader::shipped().read(&text), reading);
    }
}
