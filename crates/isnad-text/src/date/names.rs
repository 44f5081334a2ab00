//! The names of `data/dates.toml`.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::calendar::Calendar;
use crate::Document;
use crate::fold::fold;

/// A month's name at some token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MonthName {
    pub calendar: Calendar,
    pub number: i8,
    /// Whether the name is also a word or a person's name.
    pub is_doubtful: bool,
    /// The token behind it.
    pub end: usize,
}

/// Where a date lies, seen from the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Current,
    Next,
}

/// Sorts of words around dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// يوم
    Day,
    /// شهر
    Month,
    /// الشهر (الماضي)
    TheMonth,
    /// هذا
    This,
    /// عام، سنة
    Year,
    /// العام (الماضي)
    TheYear,
    /// Words behind which a bare number may be a year: منذ 2011.
    BeforeYear,
}

/// The folded words of the data file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    gregorian: Vec<MonthRow>,
    hijri: Vec<MonthRow>,
    weekday: Vec<WeekdayRow>,
    day: Vec<DayRow>,
    words: Lists,
    /// The first words of all phrases, to pass over other words at once.
    #[serde(skip)]
    first_words: FxHashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MonthRow {
    number: i8,
    #[serde(default)]
    names: Vec<Phrase>,
    #[serde(default)]
    doubtful: Vec<Phrase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WeekdayRow {
    number: i8,
    names: Vec<Phrase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DayRow {
    offset: i8,
    phrases: Vec<Phrase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    day: Vec<Phrase>,
    month: Vec<Phrase>,
    this_month: Vec<Phrase>,
    this: Vec<Phrase>,
    year: Vec<Phrase>,
    this_year: Vec<Phrase>,
    past: Vec<Phrase>,
    current: Vec<Phrase>,
    next: Vec<Phrase>,
    hijri_era: Vec<Phrase>,
    gregorian_era: Vec<Phrase>,
    not_today: Vec<Phrase>,
    before_year: Vec<Phrase>,
}

/// A phrase as its folded words.
#[derive(Deserialize)]
#[serde(from = "String")]
struct Phrase(Vec<String>);

impl From<String> for Phrase {
    fn from(phrase: String) -> Self {
        Self(phrase.split(' ').map(fold).collect())
    }
}

impl Phrase {
    /// The token behind the phrase, where it stands at token `at`; its first word may carry a
    /// proclitic.
    fn end(&self, document: &Document<'_>, at: usize) -> Option<usize> {
        let first = without_proclitic(document.word(at), &self.0[0])?;
        let rest = (1..self.0.len()).all(|index| document.word(at + index) == self.0[index]);
        (first && rest).then_some(at + self.0.len())
    }
}

const PROCLITICS: &[&str] = &["", "و", "ف", "ب", "ل", "وب", "ول"];

/// Whether `word` is `name` behind at most a proclitic; `None` for an empty word.
fn without_proclitic(word: &str, name: &str) -> Option<bool> {
    if word.is_empty() {
        return None;
    }
    if let Some(proclitic) = word.strip_suffix(name) {
        return Some(PROCLITICS.contains(&proclitic));
    }
    // The article merges with ل: للشهر, للثلاثاء.
    let bare = name.strip_prefix("ال");
    let merged = word.strip_prefix("لل").or_else(|| word.strip_prefix("ولل"));
    Some(bare.is_some() && bare == merged)
}

/// The token behind the longest of `phrases` at token `at`.
fn longest(document: &Document<'_>, at: usize, phrases: &[Phrase]) -> Option<usize> {
    phrases
        .iter()
        .filter_map(|phrase| phrase.end(document, at))
        .max()
}

impl Names {
    pub(super) fn get() -> &'static Self {
        static NAMES: LazyLock<Names> = LazyLock::new(|| {
            let mut names: Names = toml::from_str(include_str!("../../data/dates.toml"))
                .expect("dates.toml is tested");
            names.first_words = names.phrases().map(|phrase| phrase.0[0].clone()).collect();
            names
        });
        &NAMES
    }

    fn phrases(&self) -> impl Iterator<Item = &Phrase> {
        let months = self.gregorian.iter().chain(&self.hijri);
        let months = months.flat_map(|row| row.names.iter().chain(&row.doubtful));
        let weekdays = self.weekday.iter().flat_map(|row| &row.names);
        let days = self.day.iter().flat_map(|row| &row.phrases);
        let words = &self.words;
        let lists = [
            &words.day,
            &words.month,
            &words.this_month,
            &words.this,
            &words.year,
        ];
        let lists = lists.into_iter().chain([&words.this_year]).flatten();
        months.chain(weekdays).chain(days).chain(lists)
    }

    /// How many letters of proclitics stand before the name that begins in a folded word; `None`
    /// where none begins there.
    pub(super) fn letters_before_name(&self, word: &str) -> Option<usize> {
        if self.first_words.contains(word) {
            return Some(0);
        }
        if !word.starts_with(['و', 'ف', 'ب', 'ل']) {
            return None;
        }
        let begins = |proclitic: &&&str| {
            let stem = word.strip_prefix(**proclitic);
            stem.is_some_and(|stem| self.first_words.contains(stem))
        };
        if let Some(proclitic) = PROCLITICS.iter().find(begins) {
            return Some(proclitic.chars().count());
        }
        // The article that merged with ل cannot be cut off.
        let merged = word
            .strip_prefix("لل")
            .or_else(|| word.strip_prefix("ولل"))?;
        self.first_words
            .contains(&format!("ال{merged}"))
            .then_some(0)
    }

    /// The month named at token `at`.
    pub(super) fn month(&self, document: &Document<'_>, at: usize) -> Option<MonthName> {
        let gregorian = self.gregorian.iter().map(|row| (Calendar::Gregorian, row));
        let hijri = self.hijri.iter().map(|row| (Calendar::Hijri, row));
        let found = gregorian.chain(hijri).filter_map(|(calendar, row)| {
            let certain = longest(document, at, &row.names);
            let end = certain.max(longest(document, at, &row.doubtful))?;
            Some(MonthName {
                calendar,
                number: row.number,
                is_doubtful: certain != Some(end),
                end,
            })
        });
        found.max_by_key(|month| month.end)
    }

    /// The weekday (1 is Monday) named at token `at`, and the token behind it.
    pub(super) fn weekday(&self, document: &Document<'_>, at: usize) -> Option<(i8, usize)> {
        self.weekday
            .iter()
            .find_map(|row| Some((row.number, longest(document, at, &row.names)?)))
    }

    /// Days from publication to the day named at token `at` (أمس is -1), and the token behind it.
    pub(super) fn day(&self, document: &Document<'_>, at: usize) -> Option<(i8, usize)> {
        let found = self.day.iter().filter_map(|row| {
            let end = longest(document, at, &row.phrases)?;
            let is_other =
                row.offset == 0 && longest(document, end, &self.words.not_today).is_some();
            (!is_other).then_some((row.offset, end))
        });
        found.max_by_key(|(_, end)| *end)
    }

    /// «الماضي», «الجاري» or «المقبل» at token `at`, and the token behind it.
    pub(super) fn direction(
        &self,
        document: &Document<'_>,
        at: usize,
    ) -> Option<(Direction, usize)> {
        let words = &self.words;
        let directions = [
            (&words.past, Direction::Past),
            (&words.current, Direction::Current),
            (&words.next, Direction::Next),
        ];
        directions
            .into_iter()
            .find_map(|(phrases, direction)| Some((direction, longest(document, at, phrases)?)))
    }

    /// The token behind the word of that sort at token `at`.
    pub(super) fn word(&self, document: &Document<'_>, at: usize, sort: Sort) -> Option<usize> {
        let words = &self.words;
        let phrases = match sort {
            Sort::Day => &words.day,
            Sort::Month => &words.month,
            Sort::TheMonth => &words.this_month,
            Sort::This => &words.this,
            Sort::Year => &words.year,
            Sort::TheYear => &words.this_year,
            Sort::BeforeYear => &words.before_year,
        };
        longest(document, at, phrases)
    }

    /// The calendar that «هـ» or «م» at token `at` names, and the token behind it.
    pub(super) fn era(&self, document: &Document<'_>, at: usize) -> Option<(Calendar, usize)> {
        let hijri = longest(document, at, &self.words.hijri_era);
        let gregorian = longest(document, at, &self.words.gregorian_era);
        hijri
            .map(|end| (Calendar::Hijri, end))
            .or(gregorian.map(|end| (Calendar::Gregorian, end)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calendars_and_weeks_are_whole() {
        let names = Names::get();
        for months in [&names.gregorian, &names.hijri] {
            let numbers: Vec<i8> = months.iter().map(|row| row.number).collect();
            assert_eq!(numbers, (1..=12).collect::<Vec<i8>>());
        }
        let weekdays: Vec<i8> = names.weekday.iter().map(|row| row.number).collect();
        assert_eq!(weekdays, (1..=7).collect::<Vec<i8>>());
    }

    #[test]
    fn every_name_of_a_month_is_found_as_itself() {
        let names = Names::get();
        let rows = names.gregorian.iter().map(|row| (Calendar::Gregorian, row));
        for (calendar, row) in rows.chain(names.hijri.iter().map(|row| (Calendar::Hijri, row))) {
            for Phrase(words) in row.names.iter().chain(&row.doubtful) {
                let text = words.join(" ");
                let found = names.month(&Document::new(&text), 0).expect("a month");
                assert_eq!(
                    (found.calendar, found.number, found.end),
                    (calendar, row.number, words.len())
                );
            }
        }
    }
}
