//! The words of the interface: one TOML file a language, with the same keys in each.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use isnad_parse::{Construction, CueClass, Grade, NoteKind, SourceKind};
use serde::Deserialize;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Language {
    /// Arabic
    Ar,
    /// English
    En,
}

/// The words of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Words {
    pub document: String,
    pub title: String,
    pub outlet: String,
    pub url: String,
    pub published: String,
    pub versions: String,
    pub version: String,
    pub attributions: String,
    pub attribution: String,
    pub inside: String,
    pub chain: String,
    pub chain_link: String,
    pub source: String,
    pub via: String,
    pub cue: String,
    pub content: String,
    pub no_source: String,
    pub from_context: String,
    pub no_cue: String,
    pub grade_label: String,
    pub construction_label: String,
    pub confidence: String,
    pub text: String,
    pub note_label: String,
    pub semicolon: String,
    pub class: BTreeMap<CueClass, String>,
    pub kind: BTreeMap<SourceKind, String>,
    pub grade: BTreeMap<Grade, String>,
    pub construction: BTreeMap<Construction, String>,
    pub note: BTreeMap<NoteKind, String>,
}

static ARABIC: LazyLock<Words> = LazyLock::new(|| words(include_str!("ar.toml")));
static ENGLISH: LazyLock<Words> = LazyLock::new(|| words(include_str!("en.toml")));

impl Language {
    /// The words of this language.
    pub fn words(self) -> &'static Words {
        match self {
            Self::Ar => &ARABIC,
            Self::En => &ENGLISH,
        }
    }
}

fn words(file: &str) -> Words {
    toml::from_str(file).expect("a test reads the files")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_the_contract_has_a_word_in_every_language() {
        for language in [Language::Ar, Language::En] {
            let words = language.words();
            let all = [
                CueClass::ALL.iter().all(|it| words.class.contains_key(it)),
                SourceKind::ALL.iter().all(|it| words.kind.contains_key(it)),
                Grade::ALL.iter().all(|it| words.grade.contains_key(it)),
                Construction::ALL
                    .iter()
                    .all(|it| words.construction.contains_key(it)),
                NoteKind::ALL.iter().all(|it| words.note.contains_key(it)),
            ];
            assert_eq!(all, [true; 5], "{language:?}");
        }
    }

    /// A line of the person's view takes its direction from its first strong letter.
    #[test]
    fn labels_that_open_lines_begin_with_a_letter_of_their_script() {
        for (language, script) in [(Language::Ar, 'ء'..='ي'), (Language::En, 'A'..='Z')] {
            let words = language.words();
            let labels = [
                &words.document,
                &words.title,
                &words.attributions,
                &words.attribution,
                &words.inside,
                &words.chain,
                &words.cue,
                &words.content,
                &words.source,
                &words.construction_label,
                &words.text,
                &words.note_label,
            ];
            for label in labels {
                let first = label.chars().next().unwrap();
                assert!(script.contains(&first), "{label}");
            }
        }
    }
}
