//! The rows of `data/numbers.toml` and `data/countables.toml`.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::Comparator;
use super::words::{Meaning, Times};
use crate::fold::fold;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Numbers {
    pub never: Vec<String>,
    pub ten: Vec<String>,
    pub half: Vec<String>,
    pub quarter: Vec<String>,
    pub percent: Vec<String>,
    pub range_between: Vec<String>,
    pub range_to: Vec<String>,
    pub out_of: Vec<String>,
    pub labels: Vec<String>,
    pub ones: Vec<String>,
    pub not_counted: Vec<String>,
    pub own_waw: Vec<String>,
    pub unit: Vec<NumberRow>,
    pub tens: Vec<NumberRow>,
    pub hundreds: Vec<NumberRow>,
    pub scale: Vec<ScaleRow>,
    pub ordinal: Vec<NumberRow>,
    pub comparator: Vec<ComparatorRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NumberRow {
    pub value: u16,
    forms: Vec<String>,
    #[serde(default)]
    pub leading: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScaleRow {
    pub zeros: u8,
    pub one: Vec<String>,
    pub two: Vec<String>,
    pub either: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ComparatorRow {
    pub kind: Comparator,
    pub before: Vec<String>,
    pub behind: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Countables {
    pub broken: Vec<String>,
    pub sound: Vec<String>,
}

impl Numbers {
    pub(super) fn meanings(&self) -> FxHashMap<String, Meaning> {
        let mut meanings = FxHashMap::default();
        let mut add = |forms: &[String], meaning| {
            meanings.extend(forms.iter().map(|form| (fold(form), meaning)));
        };
        for row in &self.unit {
            add(&row.forms, Meaning::Unit(row.value as u8));
            add(&row.leading, Meaning::Leading(row.value as u8));
        }
        for row in &self.tens {
            add(&row.forms, Meaning::Tens(row.value as u8));
        }
        for row in &self.hundreds {
            add(&row.forms, Meaning::Hundreds(row.value));
        }
        for row in &self.scale {
            add(&row.one, Meaning::Scale(row.zeros, Times::Once));
            add(&row.two, Meaning::Scale(row.zeros, Times::Twice));
            add(&row.either, Meaning::Scale(row.zeros, Times::Either));
        }
        for row in &self.ordinal {
            add(&row.forms, Meaning::Ordinal(row.value as u8));
        }
        add(&self.ten, Meaning::Ten);
        add(&self.half, Meaning::Hundredths(50));
        add(&self.quarter, Meaning::Hundredths(25));
        meanings
    }
}

impl Countables {
    pub(super) fn duals(&self) -> FxHashSet<String> {
        let broken = self.broken.iter().flat_map(|noun| {
            let stem = dual_stem(noun);
            [format!("{stem}ان"), format!("{stem}ين")]
        });
        let sound = self
            .sound
            .iter()
            .map(|noun| format!("{}ان", dual_stem(noun)));
        broken.chain(sound).collect()
    }
}

/// What stands before the ending of the dual: the ة of the singular becomes ت.
fn dual_stem(noun: &str) -> String {
    let folded = fold(noun);
    match folded.strip_suffix('ه').filter(|_| noun.ends_with('ة')) {
        Some(stem) => format!("{stem}ت"),
        None => folded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_form_has_two_meanings() {
        let numbers: Numbers = toml::from_str(include_str!("../../data/numbers.toml")).unwrap();
        let scales = numbers
            .scale
            .iter()
            .map(|row| row.one.iter().chain(&row.two).chain(&row.either));
        let rows = [
            &numbers.unit,
            &numbers.tens,
            &numbers.hundreds,
            &numbers.ordinal,
        ];
        let rows = rows
            .into_iter()
            .flatten()
            .map(|row| row.forms.iter().chain(&row.leading));
        let lists = [&numbers.ten, &numbers.half, &numbers.quarter];
        let mut forms: Vec<&String> = scales.flatten().chain(rows.flatten()).collect();
        forms.extend(lists.into_iter().flatten());
        assert!(forms.len() > 100);
        // Rows may list spellings that fold alike; two rows may not share one.
        let written: FxHashSet<&String> = forms.iter().copied().collect();
        assert_eq!(written.len(), forms.len());
    }

    #[test]
    fn countable_nouns_stand_once() {
        let nouns: Countables = toml::from_str(include_str!("../../data/countables.toml")).unwrap();
        let all: Vec<&String> = nouns.broken.iter().chain(&nouns.sound).collect();
        let once: FxHashSet<&String> = all.iter().copied().collect();
        assert_eq!(all.len(), once.len());
    }
}
