//! What words mean for a change: the shipped lists, and when two spellings are one word.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use isnad_text::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::spelling::{core, readings, skeleton, without_article, without_conjunction};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    hedges: Vec<String>,
    may: Vec<String>,
    may_be: Vec<String>,
    negations: Vec<String>,
    opposites: Vec<[String; 2]>,
    synonyms: Vec<String>,
    months: Vec<String>,
    nothing: String,
    times: String,
    weekdays: String,
    days_to_come: String,
    longer_times: String,
    hijri_months: String,
    relaying: Vec<String>,
    relays: Vec<Vec<String>>,
    offices: String,
    plurals: Vec<String>,
    numbers: BTreeMap<String, u32>,
}

/// One of the things that a word may be taken for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sense {
    Number(u32),
    /// A row of synonyms.
    Synonym(usize),
    /// The light stem, behind its proclitics or before them.
    Core(String),
    /// An imperfect without the letter of its person and gender.
    Imperfect(String),
    /// A long word without its long vowels: foreign names are spelled with and without.
    Consonants(String),
    Letters(String),
}

/// The shipped word lists, folded.
pub(super) struct Lists {
    /// Phrases, longest first.
    pub hedges: Vec<Vec<String>>,
    pub may: FxHashSet<String>,
    pub may_be: FxHashSet<String>,
    pub negations: FxHashSet<String>,
    /// Group and side of each word that has an opposite.
    opposites: FxHashMap<String, Vec<(usize, usize)>>,
    /// The rows in which a word stands.
    synonyms: FxHashMap<String, Vec<usize>>,
    nothing: FxHashSet<String>,
    pub times: FxHashSet<String>,
    pub weekdays: FxHashSet<String>,
    pub days_to_come: FxHashSet<String>,
    pub longer_times: FxHashSet<String>,
    pub hijri_months: FxHashSet<String>,
    /// The words of the solar months' names.
    pub months: FxHashSet<String>,
    pub relaying: FxHashSet<String>,
    /// Names with the number of the one they mean, longest first.
    pub relays: Vec<(Vec<String>, usize)>,
    pub offices: FxHashSet<String>,
    plurals: Vec<String>,
    numbers: FxHashMap<String, u32>,
}

impl Lists {
    pub(super) fn shipped() -> &'static Self {
        static LISTS: OnceLock<Lists> = OnceLock::new();
        LISTS.get_or_init(|| {
            let file = include_str!("../../data/change.toml");
            Self::new(toml::from_str(file).expect("a test reads the file"))
        })
    }

    fn new(file: File) -> Self {
        let set = |words: &[String]| words.iter().map(|word| fold::fold(word)).collect();
        let split = |words: &str| words.split_whitespace().map(fold::fold).collect();
        let mut opposites: FxHashMap<String, Vec<(usize, usize)>> = FxHashMap::default();
        for (row, sides) in file.opposites.iter().enumerate() {
            for (side, words) in sides.iter().enumerate() {
                for word in words.split_whitespace() {
                    opposites
                        .entry(core(&fold::fold(word)))
                        .or_default()
                        .push((row, side));
                }
            }
        }
        let mut synonyms: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (row, words) in file.synonyms.iter().chain(&file.months).enumerate() {
            for word in words.split_whitespace() {
                synonyms
                    .entry(core(&fold::fold(&word.replace('_', ""))))
                    .or_default()
                    .push(row);
            }
        }
        let mut hedges: Vec<_> = file
            .hedges
            .iter()
            .map(|phrase| folded_words(phrase))
            .collect();
        hedges.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        let mut relays: Vec<_> = (0..)
            .zip(&file.relays)
            .flat_map(|(row, names)| names.iter().map(move |name| (folded_words(name), row)))
            .collect();
        relays.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        Self {
            hedges,
            may: set(&file.may),
            may_be: set(&file.may_be),
            negations: set(&file.negations),
            opposites,
            synonyms,
            nothing: split(&file.nothing),
            times: split(&file.times),
            weekdays: split(&file.weekdays),
            days_to_come: split(&file.days_to_come),
            longer_times: split(&file.longer_times),
            hijri_months: split(&file.hijri_months),
            months: file
                .months
                .iter()
                .flat_map(|names| names.split([' ', '_']))
                .map(fold::fold)
                .collect(),
            relaying: set(&file.relaying),
            relays,
            offices: split(&file.offices),
            plurals: file.plurals,
            numbers: (file.numbers.iter())
                .map(|(word, value)| (fold::fold(word), *value))
                .collect(),
        }
    }

    /// Whether a folded word says nothing of its own: a title, a word of joining.
    pub(super) fn says_nothing(&self, folded: &str) -> bool {
        let is_long = |word: &&str| word.chars().count() > 2;
        let mut behind = readings(folded).skip(1).filter(is_long);
        self.nothing.contains(folded)
            || without_conjunction(folded).is_some_and(|rest| self.nothing.contains(rest))
            || behind.any(|rest| self.nothing.contains(rest))
    }

    /// Whether a word turns what is said: a negation or a hedge.
    pub(super) fn turns(&self, folded: &str) -> bool {
        self.negations.contains(folded)
            || self
                .hedges
                .iter()
                .any(|phrase| phrase.len() == 1 && phrase[0] == folded)
    }

    /// Whether two folded words are opposites of one another.
    pub(super) fn are_opposites(&self, one: &str, other: &str) -> bool {
        let sides =
            |word: &str| readings(word).find_map(|reading| self.opposites.get(&core(reading)));
        let (Some(one), Some(other)) = (sides(one), sides(other)) else {
            return false;
        };
        one.iter()
            .any(|(row, side)| other.contains(&(*row, 1 - side)))
    }

    /// Whether two folded words are spellings, forms or synonyms of one another.
    pub(super) fn mean_the_same(&self, one: &str, other: &str) -> bool {
        one == other || {
            let others = self.senses(other);
            self.senses(one).iter().any(|sense| others.contains(sense))
        }
    }

    /// What a folded word may be taken for: words that share one of these mean the same.
    pub(super) fn senses(&self, word: &str) -> Vec<Sense> {
        if let Some(number) = self.number(word) {
            return vec![Sense::Number(number)];
        }
        let mut senses = Vec::new();
        for reading in readings(word) {
            let core = core(reading);
            if let Some(rows) = self.synonyms.get(&core) {
                senses.extend(rows.iter().copied().map(Sense::Synonym));
            }
            // Behind a proclitic of its own a short rest is chance.
            if reading.chars().count() > 3 {
                senses.push(Sense::Core(core));
            }
        }
        let mut persons = readings(word).filter_map(|word| word.strip_prefix(['ي', 'ت']));
        senses.extend(
            (persons.next())
                .filter(|rest| rest.chars().count() > 2)
                .map(|rest| Sense::Imperfect(rest.to_owned())),
        );
        for form in [core(word), without_article(word).to_owned()] {
            let (consonants, letters, count) = skeleton(&form);
            if count > 4 && consonants.chars().count() > 2 {
                senses.push(Sense::Consonants(consonants));
            }
            senses.push(Sense::Letters(letters));
        }
        senses
    }

    /// Whether a word's ending says that it means more than two.
    pub(super) fn is_plural(&self, word: &str) -> bool {
        self.plurals
            .iter()
            .any(|ending| word.ends_with(ending.as_str()))
    }

    /// The value of a number word, with or without «و».
    pub(super) fn number(&self, folded: &str) -> Option<u32> {
        let digits = |word: &str| word.parse().ok();
        let known = |word: &str| self.numbers.get(word).copied();
        let rest = without_conjunction(folded);
        digits(folded)
            .or_else(|| known(folded))
            .or_else(|| rest.and_then(known))
            .or_else(|| rest?.strip_prefix("ال").and_then(known))
    }
}

fn folded_words(phrase: &str) -> Vec<String> {
    phrase.split_whitespace().map(fold::fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_and_synonyms_are_no_change_and_opposites_are() {
        let lists = Lists::shipped();
        let fold = fold::fold;
        let same = |one: &str, other: &str| lists.mean_the_same(&fold(one), &fold(other));
        assert!(same("جرينتش", "غرينتش"));
        assert!(same("مسؤول", "مسئول"));
        assert!(same("تشيلسي", "تشلسي"));
        assert!(same("يناير", "جانفي"));
        assert!(!same("مقتل", "مقاتل"));
        assert!(!same("الشرق", "الغرب"));
        let opposite = |one: &str, other: &str| lists.are_opposites(&fold(one), &fold(other));
        assert!(opposite("وارتفعت", "انخفضت"));
        assert!(!opposite("ارتفعت", "صعدت"));
    }

    #[test]
    fn numbers_in_words_have_values() {
        let lists = Lists::shipped();
        assert_eq!(lists.number("والعشرين"), Some(20));
        assert_eq!(lists.number("21"), Some(21));
        assert_eq!(lists.number("المدينه"), None);
    }
}
