//! Lines that are furniture by their words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use isnad_text::fold::fold;
use serde::Deserialize;

use super::blocks::Line;
use crate::Reason;

/// A line of furniture has at most so many words behind the phrase that it begins with.
const MOST_WORDS_BEHIND: usize = 9;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    start: Vec<String>,
    whole: Vec<String>,
    #[serde(default)]
    end: bool,
}

struct Furniture {
    /// Phrases by their first words.
    start: BTreeMap<String, Vec<(String, Reason)>>,
    whole: BTreeMap<String, Reason>,
    ends: BTreeSet<Reason>,
}

static FURNITURE: LazyLock<Furniture> = LazyLock::new(|| {
    let file: BTreeMap<Reason, Phrases> =
        toml::from_str(include_str!("../../data/furniture.toml")).expect("a test reads the file");
    let mut furniture = Furniture {
        start: BTreeMap::new(),
        whole: BTreeMap::new(),
        ends: BTreeSet::new(),
    };
    for (reason, phrases) in file {
        for phrase in phrases.start.iter().map(|phrase| key(phrase)) {
            let first = phrase.split(' ').next().unwrap_or_default().to_owned();
            furniture
                .start
                .entry(first)
                .or_default()
                .push((phrase, reason));
        }
        let whole = phrases.whole.iter().map(|phrase| (key(phrase), reason));
        furniture.whole.extend(whole);
        if phrases.end {
            furniture.ends.insert(reason);
        }
    }
    furniture
});

/// A line's words, folded, with single spaces and without marks.
pub(super) fn key(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// Why a line is furniture, where its words tell.
pub(super) fn reason(line: &Line) -> Option<Reason> {
    let key = key(&line.text);
    if let Some(reason) = FURNITURE.whole.get(&key) {
        return Some(*reason);
    }
    let first = key.split(' ').next()?;
    let phrases = FURNITURE.start.get(first)?;
    let (phrase, reason) = phrases.iter().find(|(phrase, _)| begins(&key, phrase))?;
    let behind = key[phrase.len()..].split_whitespace().count();
    let is_link = line.link_letters * 2 > line.letters;
    // «اقرأ أيضا: …» and the headline of another story may be long.
    let is_announced =
        line.text.chars().take(60).any(|c| matches!(c, ':' | '|')) || line.text.contains("..");
    let most = match is_announced && phrase.contains(' ') {
        true => MOST_WORDS_BEHIND * 3,
        false => MOST_WORDS_BEHIND,
    };
    let is_sentence = line.text.ends_with('.') && behind >= MOST_WORDS_BEHIND / 2;
    (is_link || behind <= most && (!is_sentence || phrase.contains(' '))).then_some(*reason)
}

/// Why no story follows from this line on, where it says so: the rules for comments, the rights.
/// The line may be long: ask this only of lines behind the story.
pub(super) fn end_of_story(line: &Line) -> Option<Reason> {
    let key = key(&line.text);
    let whole = FURNITURE.whole.get(&key).copied();
    let start = || {
        let phrases = FURNITURE.start.get(key.split(' ').next()?)?;
        let found = phrases.iter().find(|(phrase, _)| begins(&key, phrase))?;
        Some(found.1)
    };
    whole
        .or_else(start)
        .filter(|reason| FURNITURE.ends.contains(reason))
}

fn begins(key: &str, phrase: &str) -> bool {
    key.strip_prefix(phrase)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<Reason> {
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        let (text, link_letters) = (text.to_owned(), 0);
        reason(&Line {
            text,
            element: 0,
            letters,
            link_letters,
        })
    }

    #[test]
    fn phrases_are_told_from_sentences() {
        assert_eq!(
            of("إقرأ أيضاً: وزير النقل يفتتح المرفأ الجديد"),
            Some(Reason::Related)
        );
        assert_eq!(of("تابعونا على تويتر"), Some(Reason::Share));
        assert_eq!(of("إعلان"), Some(Reason::Advertisement));
        assert_eq!(
            of("شارك آلاف السكان في المسيرة التي دعت إليها نقابة عمال المرفأ يوم السبت."),
            None
        );
        assert_eq!(of("إعلان الوزارة جاء متأخرا."), None);
    }

    #[test]
    fn every_phrase_has_words() {
        assert!(FURNITURE.whole.keys().all(|phrase| !phrase.is_empty()));
        assert!(FURNITURE.start.keys().all(|first| !first.is_empty()));
    }
}
