//! Which key does what: `data/keys.toml`, and what a user chose instead.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use isnad_report::Language;
use isnad_store::Store;
use serde::Deserialize;

use crate::Refusal;

/// Under this name a user's own keys are kept.
const PREFERENCE: &str = "keys";
/// Longest name of a key with its modifiers, in bytes.
const LONGEST: usize = 40;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    act: Vec<Row>,
    letters: BTreeMap<String, [String; 2]>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    keys: Vec<String>,
}

fn file() -> &'static File {
    static FILE: OnceLock<File> = OnceLock::new();
    FILE.get_or_init(|| {
        toml::from_str(include_str!("../data/keys.toml")).expect("a test reads the file")
    })
}

/// The keys of one user.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keys {
    /// The key of an act, where the user chose one.
    chosen: BTreeMap<String, String>,
}

impl Keys {
    /// The keys that a user has.
    pub fn of(store: &Store, user: &str) -> Result<Self, Refusal> {
        let kept = store.preference(user, PREFERENCE)?;
        let chosen = kept.and_then(|kept| serde_json::from_str(&kept).ok());
        Ok(Self {
            chosen: chosen.unwrap_or_default(),
        })
    }

    /// Keeps keys for a user; those that are as shipped are not kept. Two acts with one key, an
    /// act that is not known or a key that cannot be are refused.
    pub fn keep(
        store: &mut Store,
        user: &str,
        wanted: BTreeMap<String, String>,
    ) -> Result<(), Refusal> {
        let is_key = |key: &String| {
            key.len() <= LONGEST && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '+')
        };
        let mut chosen = wanted;
        chosen.retain(|act, key| !key.is_empty() && shipped(act).first() != Some(key));
        if let Some((act, key)) = chosen
            .iter()
            .find(|(act, key)| shipped(act).is_empty() || !is_key(key))
        {
            return Err(Refusal::field("keys", format!("{act}: {key}")));
        }
        let keys = Self { chosen };
        let mut seen = BTreeSet::new();
        for act in acts() {
            for key in keys.of_act(act) {
                if !seen.insert(key.to_owned()) {
                    return Err(Refusal::field("keys", format!("{act}: {key}")));
                }
            }
        }
        let kept = serde_json::to_string(&keys.chosen).unwrap_or_default();
        Ok(store.set_preference(user, PREFERENCE, &kept)?)
    }

    /// The keys of an act, by their places on the keyboard.
    fn of_act<'k>(&'k self, act: &str) -> Vec<&'k str> {
        match self.chosen.get(act) {
            Some(key) => vec![key],
            None => shipped(act).iter().map(String::as_str).collect(),
        }
    }

    /// The first key of an act.
    pub fn first(&self, act: &str) -> &str {
        self.of_act(act).first().copied().unwrap_or_default()
    }

    /// The act of each key, for the script.
    pub fn by_key(&self) -> String {
        let pairs = acts().flat_map(|act| self.of_act(act).into_iter().map(move |key| (key, act)));
        let map: BTreeMap<&str, &str> = pairs.collect();
        serde_json::to_string(&map).unwrap_or_default()
    }

    /// What stands on an act's first key.
    pub fn legend(&self, act: &str, language: Language) -> String {
        legend(self.first(act), language)
    }
}

/// All acts that have keys, in the order of the help.
pub(crate) fn acts() -> impl Iterator<Item = &'static str> {
    file().act.iter().map(|row| row.name.as_str())
}

fn shipped(act: &str) -> &'static [String] {
    let row = file().act.iter().find(|row| row.name == act);
    row.map_or(&[], |row| &row.keys)
}

/// What stands on a key. With Ctrl it is the Latin letter under every layout.
fn legend(key: &str, language: Language) -> String {
    let mut parts: Vec<&str> = key.split('+').collect();
    let code = parts.pop().unwrap_or_default();
    let side = match language {
        Language::Arabic if !parts.contains(&"Ctrl") => 0,
        _ => 1,
    };
    let letter = match file().letters.get(code) {
        Some(letters) => letters[side].as_str(),
        None => code.strip_prefix("Digit").unwrap_or(code),
    };
    let letter = match (code, parts.contains(&"Shift")) {
        ("Slash", true) => return "?".to_owned(),
        _ => letter,
    };
    let mut legend = String::new();
    for part in parts {
        legend.push_str(if part == "Shift" { "⇧" } else { "Ctrl " });
    }
    legend + letter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_does_two_things_and_each_has_a_legend() {
        let mut seen = BTreeSet::new();
        for act in acts() {
            assert!(!shipped(act).is_empty(), "{act}");
            for key in shipped(act) {
                assert!(seen.insert(key), "{key}");
                let code = key.rsplit('+').next().unwrap_or_default();
                assert!(
                    file().letters.contains_key(code) || code.starts_with("Digit"),
                    "{code}"
                );
            }
        }
    }

    #[test]
    fn legends_are_those_of_the_layout() {
        assert_eq!(legend("KeyR", Language::Arabic), "ق");
        assert_eq!(legend("KeyR", Language::English), "R");
        assert_eq!(legend("Ctrl+Shift+KeyZ", Language::Arabic), "Ctrl ⇧Z");
        assert_eq!(legend("Shift+Digit3", Language::Arabic), "⇧3");
        assert_eq!(legend("Shift+Slash", Language::Arabic), "?");
    }
}
