//! The words of the interface: one TOML file a language, with the same keys in each.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use isnad_parse::lexicon::{Mood, Number};
use isnad_parse::{
    BorderKind, Construction, CueClass, Feature, Grade, NoteKind, ReferentReason, SourceKind,
    Strength, Style,
};
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
    pub nothing_found: String,
    pub articles: String,
    pub outlets: String,
    pub answerable: String,
    pub semicolon: String,
    pub class: BTreeMap<CueClass, String>,
    pub kind: BTreeMap<SourceKind, String>,
    pub grade: BTreeMap<Grade, String>,
    pub construction: BTreeMap<Construction, String>,
    pub note: BTreeMap<NoteKind, String>,
    pub verb: String,
    pub source_end: String,
    pub content_end: String,
    pub referent_label: String,
    pub speaks_for: String,
    pub speaks_against: String,
    pub agreement: String,
    pub masculine: String,
    pub feminine: String,
    pub word: String,
    pub looked_up: String,
    pub proclitics: String,
    pub classes: String,
    pub nothing_known: String,
    pub row: String,
    pub form: String,
    pub person: String,
    pub with_pronoun: String,
    pub with_article: String,
    pub imperfect_of: String,
    pub class_label: String,
    pub strength_label: String,
    pub number: BTreeMap<Number, String>,
    pub mood: BTreeMap<Mood, String>,
    pub border: BTreeMap<BorderKind, String>,
    pub referent: BTreeMap<ReferentReason, String>,
    pub style: BTreeMap<Style, String>,
    pub strength: BTreeMap<Strength, String>,
    pub feature: BTreeMap<String, String>,
    pub changes: String,
    pub no_changes: String,
    pub before: String,
    pub after: String,
    pub nothing: String,
    pub claim: String,
    pub details: String,
    pub moved: String,
    pub cosmetic: String,
}

impl Words {
    /// The words for a feature: those of its group, and those of its name within the group.
    pub fn feature(&self, feature: Feature) -> String {
        let group = self.feature.get(feature.parts().0);
        let group = group.map_or("", String::as_str);
        let name = match feature {
            Feature::Construction(which) => self.construction.get(&which),
            Feature::Style(which) => self.style.get(&which),
            Feature::Kind(which) => self.kind.get(&which),
            Feature::ContentEnd(which) | Feature::SourceEnd(which) => self.border.get(&which),
            _ => None,
        };
        match name {
            Some(name) => format!("{group} ({name})"),
            None => group.to_owned(),
        }
    }
}

static ARABIC: LazyLock<Words> = LazyLock::new(|| words(include_str!("ar.toml")));
static ENGLISH: LazyLock<Words> = LazyLock::new(|| words(include_str!("en.toml")));

impl From<Language> for isnad_report::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::Ar => Self::Arabic,
            Language::En => Self::English,
        }
    }
}

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
            let all = [
                BorderKind::ALL
                    .iter()
                    .all(|it| words.border.contains_key(it)),
                ReferentReason::ALL
                    .iter()
                    .all(|it| words.referent.contains_key(it)),
                Style::ALL.iter().all(|it| words.style.contains_key(it)),
                Strength::ALL
                    .iter()
                    .all(|it| words.strength.contains_key(it)),
                Feature::all()
                    .iter()
                    .all(|it| words.feature.contains_key(it.parts().0)),
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
                &words.chain,
                &words.cue,
                &words.content,
                &words.source,
                &words.construction_label,
                &words.text,
                &words.note_label,
                &words.source_end,
                &words.content_end,
                &words.referent_label,
                &words.speaks_for,
                &words.speaks_against,
                &words.verb,
                &words.word,
                &words.row,
                &words.changes,
                &words.before,
                &words.after,
                &words.claim,
                &words.details,
                &words.moved,
                &words.cosmetic,
            ];
            for label in labels {
                let first = label.chars().next().unwrap();
                assert!(script.contains(&first), "{label}");
            }
        }
    }
}
