//! The words of the pages: `data/strings.toml`, in Arabic and English.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use isnad_report::Language;
use serde::Deserialize;

use crate::dates::Dates;

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
    /// How times and numbers are written.
    pub dates: Dates,
}

impl Strings {
    /// The words of a language, for somebody who has not said more.
    pub fn plain(language: Language) -> Self {
        Self {
            language,
            dates: Dates::default(),
        }
    }

    /// A number.
    pub fn number(self, number: impl ToString) -> String {
        self.dates.number(number)
    }

    /// The day of a time in RFC 3339.
    pub fn day(self, at: &str) -> String {
        self.dates.day(at, self.language)
    }

    /// A time in RFC 3339 to the minute.
    pub fn minute(self, at: &str) -> String {
        self.dates.minute(at, self.language)
    }

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

    /// The phrase with `{n}` filled in.
    pub fn count(self, name: &str, n: impl ToString) -> String {
        self.say(name).replace("{n}", &self.number(n))
    }
}

fn phrases() -> &'static BTreeMap<String, Phrase> {
    static PHRASES: OnceLock<BTreeMap<String, Phrase>> = OnceLock::new();
    PHRASES.get_or_init(|| {
        toml::from_str(include_str!("../data/strings.toml")).expect("a test reads the file")
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fmt::Write;
    use std::path::Path;

    use super::*;

    /// Groups of phrases whose names are made of the group and a value.
    const GROUPS: &[(&str, &[&str])] = &[
        (
            "class",
            &[
                "say",
                "assert",
                "claim",
                "deny",
                "announce",
                "reveal",
                "warn",
                "expect",
                "believe",
                "accuse",
                "according",
                "other",
            ],
        ),
        ("like", &["words", "source", "claim"]),
        ("role", &["reviewer", "editor", "admin"]),
        ("relation", &["duplicate-of", "denies"]),
        ("did", &["hidden", "undo", "redo"]),
        (
            "log",
            &[
                "version",
                "review",
                "undo",
                "redo",
                "user",
                "setting",
                "attachment",
                "story",
                "stories",
            ],
        ),
        ("status", &["all"]),
        (
            "thing",
            &[
                "article",
                "attachment",
                "claim",
                "outlet",
                "reading",
                "story",
                "token",
                "user",
            ],
        ),
        (
            "logged",
            &[
                "added",
                "role",
                "password",
                "removed",
                "token",
                "token-removed",
            ],
        ),
        ("setting", &["digits", "calendar", "zone"]),
    ];

    fn made() -> BTreeSet<String> {
        use isnad_parse::{Construction, Grade, SourceKind};
        use isnad_review::attention::Reason;
        use isnad_review::{Act, ClaimStatus, ReadingStatus};
        use isnad_store::review::Order;
        let mut names = BTreeSet::new();
        let mut add = |group: &str, value: &str| {
            names.insert(format!("{group}_{value}"));
        };
        for (group, values) in GROUPS {
            values.iter().for_each(|value| add(group, value));
        }
        isnad_review::Part::ALL
            .iter()
            .for_each(|it| add("part", it.name()));
        crate::dates::Digits::ALL
            .iter()
            .for_each(|it| add("digits", it.name()));
        crate::dates::Calendar::ALL
            .iter()
            .for_each(|it| add("calendar", it.name()));
        isnad_review::export::Form::ALL
            .iter()
            .for_each(|it| add("form", it.name()));
        Act::NAMES.iter().for_each(|act| add("did", act));
        crate::keys::acts().for_each(|act| add("does", act));
        Grade::ALL.iter().for_each(|it| add("grade", it.name()));
        SourceKind::ALL.iter().for_each(|it| add("kind", it.name()));
        Construction::ALL
            .iter()
            .for_each(|it| add("construction", it.name()));
        Reason::ALL.iter().for_each(|it| add("reason", it.name()));
        Order::ALL.iter().for_each(|it| add("order", it.name()));
        ClaimStatus::ALL
            .iter()
            .for_each(|it| add("claim", it.name()));
        ReadingStatus::ALL
            .iter()
            .for_each(|it| add("status", it.name()));
        names
    }

    /// The phrases that templates and code name outright.
    fn named() -> BTreeSet<String> {
        let call = regex::Regex::new(
            r#"(?:\.(?:say|count)\([ \n]*"([a-z_-]+)"|"((?:refused|login|fault)_[a-z]+)")"#,
        )
        .unwrap();
        let mut names = BTreeSet::new();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        visit(&root.join("templates"), &call, &mut names);
        visit(&root.join("src"), &call, &mut names);
        let field = regex::Regex::new(
            r#"(?:refused|number|named|Refusal::field)\([ \n]*"([a-z_]+)"|form, "([a-z]+)"\)"#,
        )
        .unwrap();
        let mut fields = BTreeSet::new();
        visit(&root.join("src"), &field, &mut fields);
        names.extend(fields.iter().map(|field| format!("field_{field}")));
        names
    }

    fn visit(folder: &Path, call: &regex::Regex, names: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                visit(&path, call, names);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            for found in call.captures_iter(&text) {
                let name = found.get(1).or(found.get(2)).unwrap();
                names.insert(name.as_str().to_owned());
            }
        }
    }

    #[test]
    fn every_phrase_that_is_used_is_there_and_none_is_in_vain() {
        // «say(role)» in the panel of a reading.
        let roles = ["source", "cue", "via", "content", "source_resolved"].map(str::to_owned);
        let used: BTreeSet<String> = made().into_iter().chain(named()).chain(roles).collect();
        let known: BTreeSet<String> = phrases().keys().cloned().collect();
        let missing: Vec<&String> = used.difference(&known).collect();
        let idle: Vec<&String> = known.difference(&used).collect();
        assert!(
            missing.is_empty() && idle.is_empty(),
            "missing {missing:?}, idle {idle:?}"
        );
        for (name, phrase) in phrases() {
            assert!(
                !phrase.ar.trim().is_empty() && !phrase.en.trim().is_empty(),
                "{name}"
            );
            assert_eq!(
                phrase.ar.contains("{n}"),
                phrase.en.contains("{n}"),
                "{name}"
            );
        }
    }

    #[test]
    fn the_file_is_in_order() {
        let mut file =
            "# What the pages say, in Arabic and English, in the order of the names.\n".to_owned();
        for (name, phrase) in phrases() {
            let quoted = |text: &str| serde_json::to_string(text).unwrap();
            let (ar, en) = (quoted(&phrase.ar), quoted(&phrase.en));
            write!(file, "\n[{name}]\nar = {ar}\nen = {en}\n").unwrap();
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/strings.toml");
        if std::env::var_os("ISNAD_BLESS").is_some() {
            std::fs::write(&path, &file).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap();
        assert!(kept == file, "write it in order with ISNAD_BLESS=1");
    }
}
