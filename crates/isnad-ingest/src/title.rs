//! The headline of a text that came without one.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use isnad_text::fold::fold;
use isnad_text::{Document, TokenKind};
use serde::Deserialize;

/// Headlines have at least so many words; shorter lines are names, sections and advertisements.
const FEWEST_WORDS: usize = 4;

/// A longer line is a paragraph; in bytes.
const LONGEST: usize = 400;

/// The word list in `data/headlines.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Furniture {
    words: Vec<String>,
    calendar: Vec<String>,
}

static FURNITURE: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let furniture: Furniture = toml::from_str(include_str!("../data/headlines.toml"))
        .expect("a test reads headlines.toml");
    let words = furniture.words.iter().chain(&furniture.calendar);
    words.map(|word| fold(word)).collect()
});

/// The first line that is not furniture, unless it is too long for a headline.
pub(crate) fn title(text: &str) -> Option<String> {
    let lines = || text.lines().map(trim).filter(|line| !line.is_empty());
    let line = lines().find(|line| line.len() > LONGEST || is_headline(line))?;
    (line.len() <= LONGEST).then(|| line.to_owned())
}

/// Without white space and a byte order mark.
fn trim(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

fn is_headline(line: &str) -> bool {
    let document = Document::new(line);
    let words: Vec<&str> = (0..document.tokens().len())
        .filter(|at| document.tokens()[*at].kind == TokenKind::Word)
        .map(|at| document.word(at))
        .collect();
    words.len() >= FEWEST_WORDS && words.iter().any(|word| !FURNITURE.contains(*word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_list_is_read_and_folded() {
        assert!(FURNITURE.contains("الاثنين"));
        assert!(
            FURNITURE
                .iter()
                .all(|word| !word.is_empty() && fold(word) == *word)
        );
    }

    #[test]
    fn furniture_before_the_headline_is_passed_over() {
        let text = "\u{feff}عاجل\nالإثنين 17 نوفمبر 2025\nرئيس التحرير\nسعيد الخالدي\n\n\
                    نشر الأحد 17 مارس آذار 2024 الساعة 10 صباحا\n\
                     عاجل.. الوزارة تكشف تفاصيل اجتماع سري \nقالت الوزارة إن الاجتماع تم أمس.";
        assert_eq!(
            title(text).unwrap(),
            "عاجل.. الوزارة تكشف تفاصيل اجتماع سري"
        );
    }

    #[test]
    fn a_paragraph_is_no_headline() {
        let paragraph = "قالت الوزارة إن الاجتماع تم أمس. ".repeat(12);
        assert_eq!(title(&format!("{paragraph}\nسطر آخر من أربع كلمات")), None);
        assert_eq!(title("عاجل\nكلمتان هنا"), None);
    }
}
