//! What a source is, how well it can be held to its words, and how much of a content is quoted.

mod agreement;
mod grade;
mod kind;
mod name;
mod style;

use std::ops::Range;

pub use agreement::{agreement, is_highness, is_plural};
pub use grade::{class, grade};
pub use kind::{in_headline, kind};
pub use name::{has_name, is_lone_name, is_name, personal_name};
pub use style::style;

use crate::lexicon::Tags;
use crate::tokens::Stream;

/// The first token that says what a phrase is: behind quotation marks and «ذات».
pub fn head(stream: &Stream<'_>, tokens: &Range<usize>) -> usize {
    let mut words = tokens.clone().filter(|at| stream.is_word(*at));
    let first = words.next().unwrap_or(tokens.start);
    if stream.has(first, Tags::SAME.with(Tags::DEMONSTRATIVE)) {
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
