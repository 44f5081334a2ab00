//! The words of the pages: `data/strings.toml`, in Arabic and English.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use isnad_report::Language;
use isnad_review::Refusal;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrase {
    ar: String,
    en: String,
}

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Strings {
    pub language: Language,
}

impl Strings {
    /// What the pages say for `name`.
    ///
    /// # Panics
    /// If the file has no such phrase; a test looks at every name in templates and code.
    pub fn say(self, name: &str) -> &'static str {
        let phrase = phrases()
            .get(name)
            .unwrap_or_else(|| panic!("no phrase {name:?}"));
        match self.language {
            Language::Arabic => &phrase.ar,
            Language::English => &phrase.en,
        }
    }

    /// What the pages say for the value `name` of a `group`, such as a kind of source.
    ///
    /// # Panics
    /// As [`Strings::say`]; a test looks at every value of every group.
    pub fn of(self, group: &str, name: &str) -> &'static str {
        self.say(&format!("{group}_{name}"))
    }

    /// What the pages say for `name`, where they have words for it.
    pub fn known(self, name: &str) -> Option<&'static str> {
        phrases().contains_key(name).then(|| self.say(name))
    }

    /// Why the desk's rules do not allow something.
    pub fn refusal(self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::NoEvidence => self.say("wanting_evidence").to_owned(),
            Refusal::UnnamedOnly => self.say("wanting_named_evidence").to_owned(),
            other => other.to_string(),
        }
    }

    /// The phrase with `{n}` filled in.
    pub fn count(self, name: &str, n: impl ToString) -> String {
        self.say(name).replace("{n}", &n.to_string())
    }
}

fn phrases() -> &'static BTreeMap<String, Phrase> {
    static PHRASES: OnceLock<BTreeMap<String, Phrase>> = OnceLock::new();
    PHRASES.get_or_init(|| {
        toml::from_str(include_str!("../data/strings.toml")).expect("a test reads the file")
    })
}
