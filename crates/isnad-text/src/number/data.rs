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
