//! The words of the desk: one TOML file, the same keys in each language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use isnad_review::attention::Reason;
use isnad_review::{ClaimStatus, ReadingStatus};
use serde::Deserialize;

use crate::interface::Language;

/// The words of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct DeskWords {
    pub done: String,
    pub nothing: String,
    pub reading: String,
    pub article: String,
    pub content: String,
    pub source: String,
    pub via: String,
    pub cue: String,
    pub confidence: String,
    pub why: String,
    pub assignee: String,
    pub claim: String,
    pub verdict: String,
    pub explanation: String,
    pub evidence: String,
    pub hidden: String,
    pub undone: String,
    pub wanting: String,
    pub carried_by: String,
    pub origins: String,
    pub notes: String,
    pub or_more: String,
    pub text: String,
    pub status: BTreeMap<ReadingStatus, String>,
    pub claim_status: BTreeMap<ClaimStatus, String>,
    pub reason: BTreeMap<Reason, String>,
    pub act: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Both {
    ar: DeskWords,
    en: DeskWords,
}

static WORDS: LazyLock<Both> =
    LazyLock::new(|| toml::from_str(include_str!("words.toml")).expect("a test reads the file"));

impl DeskWords {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Ar => &WORDS.ar,
            Language::En => &WORDS.en,
        }
    }

    /// The words for an act of that name.
    pub fn act<'w>(&'w self, name: &'w str) -> &'w str {
        self.act.get(name).map_or(name, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use isnad_review::Act;

    use super::*;

    #[test]
    fn every_name_has_a_word_in_both_languages() {
        const OTHERS: &[&str] = &["undo", "redo", "review"];
        for language in [Language::Ar, Language::En] {
            let words = DeskWords::of(language);
            assert!(
                ReadingStatus::ALL
                    .iter()
                    .all(|it| words.status.contains_key(it))
            );
            assert!(
                ClaimStatus::ALL
                    .iter()
                    .all(|it| words.claim_status.contains_key(it))
            );
            assert!(Reason::ALL.iter().all(|it| words.reason.contains_key(it)));
            let acts = Act::NAMES.iter().chain(OTHERS);
            assert!(acts.into_iter().all(|it| words.act.contains_key(*it)));
        }
    }
}
