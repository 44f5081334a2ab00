//! Numbers for the light stems of two texts, to be compared in the place of words.

use rustc_hash::FxHashMap;

use super::super::side::Side;
use crate::words::Vocabulary;

/// Numbers for the light stems of two texts.
pub(super) struct Keys {
    vocabulary: Vocabulary,
    stems: FxHashMap<String, u32>,
    /// The same by word: most words stand in both texts.
    words: FxHashMap<String, u32>,
}

impl Keys {
    pub fn new(before: &Side<'_>, after: &Side<'_>) -> Self {
        Self {
            vocabulary: Vocabulary::new([&before.document, &after.document].into_iter()),
            stems: FxHashMap::default(),
            words: FxHashMap::default(),
        }
    }

    /// A number for each unit; units of one stem have one.
    pub fn of(&mut self, side: &Side<'_>) -> Vec<u32> {
        let mut keys = Vec::with_capacity(side.units.len());
        for unit in &side.units {
            if let Some(key) = self.words.get(&unit.word) {
                keys.push(*key);
                continue;
            }
            let stem = match unit.is_amount {
                true => unit.word.clone(),
                false => self.vocabulary.stem(&unit.word),
            };
            let next = self.stems.len() as u32;
            let key = *self.stems.entry(stem).or_insert(next);
            self.words.insert(unit.word.clone(), key);
            keys.push(key);
        }
        keys
    }
}
