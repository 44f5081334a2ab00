//! What happened between two texts, in words.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use isnad_story::{ChangeEvent, ChangeKind, Passage};
use serde::Deserialize;

use crate::Language;
use crate::outside::clip;
use crate::strings::{Phrase, fill};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    nothing: Phrase,
    content_came: Phrase,
    content_went: Phrase,
    kind: BTreeMap<ChangeKind, Kind>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    #[serde(default)]
    alarm: bool,
    name: Phrase,
    sentence: Phrase,
}

static SHIPPED: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/changes.toml")).expect("a test reads the file")
});

/// A sentence about a change quotes no more letters of a passage.
const LONGEST_QUOTED: usize = 60;

/// What a reader calls a kind of change.
pub fn change_name(kind: ChangeKind, language: Language) -> &'static str {
    let kind = SHIPPED.kind.get(&kind);
    kind.map_or("", |kind| kind.name.of(language))
}

/// What a change means, in a sentence that quotes the texts as they stand.
pub fn change_sentence(event: &ChangeEvent, language: Language) -> String {
    let words = Words {
        language,
        quote: |words: &str| words.to_owned(),
    };
    words.sentence(event)
}

/// Whether a change bears on what is said alone, and not on who answers for it and how.
pub const fn is_of_content(kind: ChangeKind) -> bool {
    matches!(kind, ChangeKind::ContentChanged | ChangeKind::Cosmetic)
}

/// Whether a change leaves the reader with less to go by than before.
pub(crate) fn is_alarm(kind: ChangeKind) -> bool {
    SHIPPED.kind.get(&kind).is_some_and(|kind| kind.alarm)
}

/// Sentences about changes in one language.
pub(crate) struct Words<Q> {
    pub language: Language,
    /// Writes what is quoted from a text.
    pub quote: Q,
}

impl<Q: Fn(&str) -> String> Words<Q> {
    /// What a change means.
    pub fn sentence(&self, event: &ChangeEvent) -> String {
        let sentence = match (event.kind, &event.before, &event.after) {
            (ChangeKind::ContentChanged, None, _) => Some(&SHIPPED.content_came),
            (ChangeKind::ContentChanged, _, None) => Some(&SHIPPED.content_went),
            _ => SHIPPED.kind.get(&event.kind).map(|kind| &kind.sentence),
        };
        let values = [
            ("before", &self.words(event.before.as_ref())[..]),
            ("after", &self.words(event.after.as_ref())),
        ];
        fill(sentence.map_or("", |it| it.of(self.language)), &values)
    }

    fn words(&self, passage: Option<&Passage>) -> String {
        match passage {
            Some(passage) => (self.quote)(&clip(&passage.text, LONGEST_QUOTED)),
            None => SHIPPED.nothing.of(self.language).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_words_in_both_languages() {
        for kind in ChangeKind::ALL {
            let event = ChangeEvent {
                kind,
                before: None,
                after: None,
                claim: None,
            };
            for language in [Language::Arabic, Language::English] {
                assert!(!change_name(kind, language).is_empty(), "{kind:?}");
                let sentence = change_sentence(&event, language);
                assert!(!sentence.is_empty() && !sentence.contains('{'), "{kind:?}");
            }
        }
    }

    #[test]
    fn words_that_look_like_a_place_for_others_stay_what_they_are() {
        let passage = |text: &str| {
            Some(Passage {
                spans: Vec::new(),
                text: text.to_owned(),
            })
        };
        let event = ChangeEvent {
            kind: ChangeKind::FigureChanged,
            before: passage("{after}"),
            after: passage("15"),
            claim: None,
        };
        assert_eq!(
            change_sentence(&event, Language::English),
            "The figure was “{after}” and is now “15”."
        );
    }
}
