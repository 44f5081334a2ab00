use std::collections::BTreeMap;

use isnad_text::fold::fold;

use super::file::Placed;
use super::{Cue, LexiconError, LexiconFile, Problem};

/// What the files so far say together.
#[derive(Default)]
pub struct Rows {
    /// Reporting verbs, in the order in which their ids were first met.
    pub cues: Vec<Cue>,
    /// Words by class.
    pub words: BTreeMap<&'static str, Vec<String>>,
}

impl Rows {
    /// Leaves out what the file removes, then adds what it adds.
    ///
    /// # Errors
    /// Where it leaves out what is not there.
    pub fn apply(&mut self, file: &LexiconFile) -> Result<(), LexiconError> {
        for removed in &file.removed_cues {
            let id = &removed.value;
            let count = self.cues.len();
            self.cues.retain(|cue| cue.id != *id);
            if count == self.cues.len() {
                return Err(nothing(file, removed, "remove", id));
            }
        }
        for removed in &file.removed_words {
            let (class, word) = &removed.value;
            let words = self.words.entry(class).or_default();
            let count = words.len();
            // Another spelling of a word is the word.
            words.retain(|other| fold(other) != fold(word));
            if count == words.len() {
                let key = format!("words.remove.{class}");
                return Err(nothing(file, removed, &key, word));
            }
        }
        for Placed { value: cue, .. } in &file.cues {
            match self.cues.iter_mut().find(|other| other.id == cue.id) {
                Some(other) => *other = cue.clone(),
                None => self.cues.push(cue.clone()),
            }
        }
        for Placed { value, .. } in &file.words {
            let (class, word) = value;
            self.words.entry(class).or_default().push(word.clone());
        }
        Ok(())
    }
}

fn nothing<T>(file: &LexiconFile, at: &Placed<T>, key: &str, what: &str) -> LexiconError {
    LexiconError {
        file: file.name.clone(),
        line: at.line,
        key: key.to_owned(),
        problem: Problem::NothingToRemove(what.to_owned()),
    }
}
