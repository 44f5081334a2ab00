//! Which language a text in Arabic letters is in.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// Fewer letters tell nothing.
const FEWEST_LETTERS: usize = 60;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    words: Vec<String>,
}

struct Languages {
    names: Vec<String>,
    words: BTreeMap<String, Vec<usize>>,
}

static LANGUAGES: LazyLock<Languages> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../data/languages.toml"))
        .expect("a test reads languages.toml");
    let mut languages = Languages {
        names: Vec::new(),
        words: BTreeMap::new(),
    };
    for (at, row) in file.language.into_iter().enumerate() {
        languages.names.push(row.name);
        for word in row.words {
            languages.words.entry(word).or_default().push(at);
        }
    }
    languages
});

/// The name of a text's language where it is surely not Arabic.
pub(crate) fn not_arabic(text: &str) -> Option<&'static str> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < FEWEST_LETTERS {
        return None;
    }
    let arabic = text.chars().filter(|c| is_arabic_script(*c)).count();
    if arabic * 3 < letters {
        return Some("in another script");
    }
    let mut counts = vec![0_usize; LANGUAGES.names.len()];
    for word in text.split(|c: char| !c.is_alphabetic()) {
        for language in LANGUAGES.words.get(word).into_iter().flatten() {
            counts[*language] += 1;
        }
    }
    let best =
        (0..counts.len()).reduce(|best, at| if counts[at] > counts[best] { at } else { best })?;
    let is_other = best > 0 && counts[best] > counts[0] * 2 + 2;
    is_other.then(|| LANGUAGES.names[best].as_str())
}

/// Whether a text has any Arabic letter.
pub(crate) fn has_arabic_letters(text: &str) -> bool {
    text.chars().any(is_arabic_script)
}

fn is_arabic_script(c: char) -> bool {
    c.is_alphabetic()
        && matches!(c, '\u{600}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        for (text, expected) in [
            (
                "قال وزير النقل إن المرفأ الجديد سيفتح أبوابه في الربيع بعد أن تأخر العمل في بنائه",
                None,
            ),
            (
                "وزیر راه گفت که این بندر در بهار برای همه باز می شود و کار آن از ماه آینده با سرعت ادامه دارد",
                Some("Persian"),
            ),
            (
                "وزیر نے کہا ہے کہ بندرگاہ کے دروازے بہار میں کھل جائیں گے اور اس کا کام تیزی سے جاری ہے",
                Some("Urdu"),
            ),
            (
                "The minister said that the new port will open its gates in the spring of next year",
                Some("in another script"),
            ),
        ] {
            assert_eq!(not_arabic(text), expected, "{text}");
        }
    }
}
