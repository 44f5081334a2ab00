//! The words of numbers, from `data/numbers.toml` and `data/countables.toml`.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Comparator;
use super::data::{ComparatorRow, Countables, Numbers};
use crate::fold::fold;

/// What a word says about a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// One to nine.
    Unit(u8),
    /// The first half of eleven or twelve, or of twenty-one: أحد عشر. No number by itself.
    Leading(u8),
    /// Ten, or the second half of eleven to nineteen.
    Ten,
    /// Twenty to ninety.
    Tens(u8),
    /// A hundred to nine hundred.
    Hundreds(u16),
    /// A power of ten, as its number of zeros, with how many of it the word itself says.
    Scale(u8, Times),
    /// So many hundredths of a scale: نصف مليون.
    Hundredths(u8),
    /// A place in a row, which counts nothing: الخامس.
    Ordinal(u8),
}

/// How many of a scale its word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Times {
    /// ألف
    Once,
    /// ألفان
    Twice,
    /// ألفا: one in the accusative, two before a noun.
    Either,
}

/// A phrase as its folded words.
pub(super) type Phrase = Vec<String>;

/// All that the data files say.
pub(super) struct Words {
    meanings: FxHashMap<String, Meaning>,
    never: FxHashSet<String>,
    duals: FxHashSet<String>,
    not_counted: FxHashSet<String>,
    own_waw: FxHashSet<String>,
    pub(super) labels: FxHashSet<String>,
    pub(super) ones: FxHashSet<String>,
    pub(super) percent: Vec<Phrase>,
    pub(super) between: Vec<Phrase>,
    pub(super) to: Vec<Phrase>,
    pub(super) out_of: Vec<Phrase>,
    /// Comparators before a number, longest first.
    pub(super) before: Vec<(Phrase, Comparator)>,
    /// Comparators behind a number or what it counts, longest first.
    pub(super) behind: Vec<(Phrase, Comparator)>,
}

/// Proclitics that number words carry, as folded.
const PROCLITICS: &[&str] = &[
    "", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "وبال", "لل", "ولل", "كال", "فال", "وب", "ول",
];

impl Words {
    pub(super) fn get() -> &'static Self {
        static WORDS: LazyLock<Words> = LazyLock::new(Words::load);
        &WORDS
    }

    /// The number word in a folded word, with the proclitic before it.
    pub(super) fn meaning<'w>(&self, word: &'w str) -> Option<(&'w str, Meaning)> {
        if self.never.contains(word) {
            return None;
        }
        split(word).find_map(|(proclitic, stem)| Some((proclitic, *self.meanings.get(stem)?)))
    }

    /// The proclitic before a dual that counts; a definite one (القتيلان) only points back.
    pub(super) fn dual<'w>(&self, word: &'w str) -> Option<&'w str> {
        if !word.ends_with('ن') {
            return None;
        }
        split(word)
            .filter(|(_, stem)| !self.never.contains(*stem))
            .find(|(proclitic, stem)| !is_definite(proclitic) && self.duals.contains(*stem))
            .map(|(proclitic, _)| proclitic)
    }

    /// Whether a folded word may name what a number counts: no particle, and no word that a و
    /// joins to what stands before.
    pub(super) fn may_be_counted(&self, word: &str) -> bool {
        let is_joined = word.starts_with('و') && !self.own_waw.contains(word);
        !is_joined && !is_proclitic(word) && !self.not_counted.contains(word)
    }

    fn load() -> Self {
        let numbers: Numbers = toml::from_str(include_str!("../../data/numbers.toml"))
            .expect("numbers.toml is tested");
        let countables: Countables = toml::from_str(include_str!("../../data/countables.toml"))
            .expect("countables.toml is tested");
        Self {
            meanings: numbers.meanings(),
            never: folded(&numbers.never),
            duals: countables.duals(),
            not_counted: folded(&numbers.not_counted),
            own_waw: folded(&numbers.own_waw),
            labels: folded(&numbers.labels),
            ones: folded(&numbers.ones),
            percent: phrases(&numbers.percent),
            between: phrases(&numbers.range_between),
            to: phrases(&numbers.range_to),
            out_of: phrases(&numbers.out_of),
            before: comparators(&numbers.comparator, |row| &row.before),
            behind: comparators(&numbers.comparator, |row| &row.behind),
        }
    }
}

/// Readings of a folded word as proclitic and stem, the shortest proclitic first.
fn split(word: &str) -> impl Iterator<Item = (&str, &str)> {
    let may_have_proclitic = word.starts_with(['و', 'ف', 'ب', 'ل', 'ك', 'ا']);
    let candidates = if may_have_proclitic {
        PROCLITICS
    } else {
        &[""]
    };
    candidates.iter().filter_map(move |proclitic| {
        let stem = word.strip_prefix(proclitic)?;
        Some((&word[..proclitic.len()], stem))
    })
}

/// Whether a folded word is nothing but a proclitic that number words carry.
pub(super) fn is_proclitic(word: &str) -> bool {
    !word.is_empty() && PROCLITICS.contains(&word)
}

/// Whether a proclitic holds the article.
pub(super) fn is_definite(proclitic: &str) -> bool {
    proclitic.ends_with("ال") || proclitic.ends_with("لل")
}

fn folded(words: &[String]) -> FxHashSet<String> {
    words.iter().map(|word| fold(word)).collect()
}

fn phrases(phrases: &[String]) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = phrases
        .iter()
        .map(|phrase| phrase.split(' ').map(fold).collect())
        .collect();
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    phrases
}

fn comparators(
    rows: &[ComparatorRow],
    side: impl Fn(&ComparatorRow) -> &Vec<String>,
) -> Vec<(Phrase, Comparator)> {
    let mut all: Vec<(Phrase, Comparator)> = rows
        .iter()
        .flat_map(|row| {
            phrases(side(row))
                .into_iter()
                .map(|phrase| (phrase, row.kind))
        })
        .collect();
    all.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_words_carry_proclitics() {
        let words = Words::get();
        assert_eq!(words.meaning("وعشرون"), Some(("و", Meaning::Tens(20))));
        assert_eq!(words.meaning("بخمسه"), Some(("ب", Meaning::Unit(5))));
        assert_eq!(
            words.meaning("الفي"),
            Some(("", Meaning::Scale(3, Times::Twice)))
        );
        assert_eq!(words.meaning("لست"), None);
        assert_eq!(words.meaning("الخامس"), Some(("ال", Meaning::Ordinal(5))));
        assert_eq!(words.meaning("وزير"), None);
    }

    #[test]
    fn duals_come_from_known_nouns() {
        let words = Words::get();
        for (word, proclitic) in [
            ("قتيلان", ""),
            ("وجنديين", "و"),
            ("بضحيتين", "ب"),
            ("لطفلين", "ل"),
            ("مسؤولان", ""),
            ("مستشفيين", ""),
        ] {
            assert_eq!(words.dual(word), Some(proclitic), "{word}");
        }
        for word in [
            "مسؤولين",
            "القتيلان",
            "للقتيلين",
            "رمضان",
            "لبنان",
            "بين",
            "فلسطين",
            "البلدين",
        ] {
            assert_eq!(words.dual(word), None, "{word}");
        }
    }
}
