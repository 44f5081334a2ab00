//! Dates as pages show them to readers: «الخميس 12 مارس 2020 - 02:05 م», «منذ ساعتين».

use std::sync::LazyLock;

use isnad_text::{Document, Precision, dates};
use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::Deserialize;

use super::furniture::key;

/// A relative date has at most so many words: «آخر تحديث: منذ ساعتين».
const MOST_RELATIVE_WORDS: usize = 6;

/// A line with day, clock and a counter of readers has at most so many.
const MOST_DATE_LINE_WORDS: usize = 18;

/// A date that a line shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub day: Date,
    pub time: Option<Time>,
    /// As in RFC 3339; `None` where the line names none.
    pub offset: Option<String>,
}

impl Shown {
    /// In RFC 3339.
    pub(super) fn normal(&self) -> String {
        let Some(time) = self.time else {
            return self.day.to_string();
        };
        let offset = self.offset.as_deref().unwrap_or_default();
        format!("{}T{}{offset}", self.day, time.strftime("%H:%M:%S"))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    before: Vec<String>,
    now: Vec<String>,
    morning: Vec<String>,
    evening: Vec<String>,
    world_time: Vec<String>,
    unit: Vec<Unit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unit {
    minutes: i64,
    one: Vec<String>,
    two: Vec<String>,
    many: Vec<String>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists: Lists = toml::from_str(include_str!("../../data/relative.toml"))
        .expect("a test reads relative.toml");
    let units = lists
        .unit
        .iter_mut()
        .flat_map(|unit| [&mut unit.one, &mut unit.two, &mut unit.many]);
    let own = [
        &mut lists.before,
        &mut lists.now,
        &mut lists.morning,
        &mut lists.evening,
        &mut lists.world_time,
    ];
    for word in units.chain(own).flatten() {
        *word = key(word);
    }
    lists
});

/// Whether a line is there for its date: it has day and clock and little else.
pub(super) fn is_date_line(line: &str) -> bool {
    line.split_whitespace().count() <= MOST_DATE_LINE_WORDS
        && line.contains(char::is_numeric)
        && read(line, None).is_some_and(|shown| shown.time.is_some())
}

/// The date of a line; `retrieved` is when the page was taken.
pub(super) fn read(line: &str, retrieved: Option<Timestamp>) -> Option<Shown> {
    let today = retrieved.map(|moment| TimeZone::UTC.to_datetime(moment).date());
    let document = Document::new(line);
    let days: Vec<_> = dates(&document, today)
        .into_iter()
        .filter(|mention| mention.precision == Precision::Day && mention.date.is_some())
        .collect();
    // Beside a Hijri date the Gregorian one is exact.
    let exact = days.iter().find(|mention| {
        let year = mention
            .date
            .map(|date| date.year().to_string())
            .unwrap_or_default();
        isnad_text::fold::fold(&line[mention.span.start..mention.span.end]).contains(&year)
    });
    let Some(day) = exact.or(days.first()).and_then(|mention| mention.date) else {
        return ago(line, retrieved?);
    };
    // In a sentence «اليوم» and «أمس» tell of the news, not of the page.
    let is_relative = !line.chars().any(char::is_numeric);
    if is_relative && line.split_whitespace().count() > MOST_RELATIVE_WORDS {
        return None;
    }
    let clock = clock(line);
    Some(Shown {
        day,
        time: clock,
        offset: clock.and_then(|_| offset(line)),
    })
}

/// «منذ ساعتين», «قبل 3 أيام».
fn ago(line: &str, retrieved: Timestamp) -> Option<Shown> {
    let key = key(line);
    let words: Vec<&str> = key.split(' ').collect();
    if words.len() > 8 {
        return None;
    }
    let minutes = match LISTS.now.iter().any(|now| key.contains(now.as_str())) {
        true => 0,
        false => {
            let at = words
                .iter()
                .position(|word| LISTS.before.iter().any(|before| before == word))?;
            length(&words[at + 1..])?
        }
    };
    let moment = retrieved
        .checked_sub(SignedDuration::from_mins(minutes))
        .ok()?;
    let local = TimeZone::UTC.to_datetime(moment);
    // A length in days tells no hour.
    let time = (minutes < 1440).then(|| local.time());
    Some(Shown {
        day: local.date(),
        time,
        offset: time.map(|_| "Z".to_owned()),
    })
}

/// A length of time in minutes: «ساعتين», «3 ساعات», «11 دقيقة», «ساعة».
fn length(words: &[&str]) -> Option<i64> {
    let has = |list: &[String], word: Option<&&str>| {
        word.is_some_and(|word| list.iter().any(|known| known == word))
    };
    LISTS.unit.iter().find_map(|unit| {
        if has(&unit.two, words.first()) {
            return Some(2 * unit.minutes);
        }
        if has(&unit.one, words.first()) {
            return Some(unit.minutes);
        }
        let document_text = words.join(" ");
        let document = Document::new(&document_text);
        let figure = isnad_text::figures(&document).into_iter().next();
        let number: i64 = words
            .first()?
            .parse()
            .ok()
            .or_else(|| figure?.value.to_string().parse().ok())?;
        has(&unit.many, words.get(1)).then(|| number.checked_mul(unit.minutes))?
    })
}

/// The clock in a line: 14:05, 02:05 م, ٩:٣٠ صباحا.
fn clock(line: &str) -> Option<Time> {
    let folded = isnad_text::fold::fold(line);
    let (at, _) = folded.match_indices(':').find(|(at, _)| {
        let before = folded[..*at].ends_with(|c: char| c.is_ascii_digit());
        before && folded[at + 1..].starts_with(|c: char| c.is_ascii_digit())
    })?;
    let hours = trailing_digits(&folded[..at]);
    let behind = &folded[at + 1..];
    let minutes: String = behind.chars().take_while(char::is_ascii_digit).collect();
    let rest = &behind[minutes.len()..];
    let seconds: String = rest
        .strip_prefix(':')
        .unwrap_or("")
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    let hour: i8 = hours.parse().ok()?;
    let second: i8 = if seconds.is_empty() {
        0
    } else {
        seconds.parse().ok()?
    };
    let words = key(rest);
    let near: Vec<&str> = words
        .split(' ')
        .filter(|word| !word.chars().all(|c| c.is_ascii_digit()))
        .take(2)
        .collect();
    let before = key(&folded[..at]);
    let just_before = before.split(' ').rev().nth(1);
    let is = |list: &[String]| {
        near.iter()
            .copied()
            .chain(just_before)
            .any(|word| list.iter().any(|known| known == word))
    };
    let hour = match (is(&LISTS.evening), is(&LISTS.morning)) {
        (true, _) if hour < 12 => hour + 12,
        (false, true) if hour == 12 => 0,
        _ => hour,
    };
    Time::new(hour, minutes.parse().ok()?, second, 0).ok()
}

fn trailing_digits(text: &str) -> &str {
    let start = text.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| {
        at + text[at..].chars().next().map_or(1, char::len_utf8)
    });
    &text[start..]
}

/// The offset that a line names: (GMT+0400), بتوقيت غرينتش.
fn offset(line: &str) -> Option<String> {
    let words = key(line);
    let is_world = words.split(' ').any(|word| {
        LISTS.world_time.iter().any(|known| {
            word == known
                || word
                    .strip_suffix(|c: char| c.is_ascii_digit())
                    .is_some_and(|w| w == known)
        })
    });
    if !is_world {
        return None;
    }
    let folded = isnad_text::fold::fold(line);
    let signed = folded
        .find("gmt")
        .or_else(|| folded.find("utc"))
        .map(|at| &folded[at + 3..]);
    let digits = signed.and_then(|rest| {
        let rest = rest.trim_start();
        let sign = rest.chars().next().filter(|c| matches!(c, '+' | '-'))?;
        let digits: String = rest[1..]
            .chars()
            .filter(|c| *c != ':')
            .take_while(char::is_ascii_digit)
            .take(4)
            .collect();
        let (hours, minutes) = match digits.len() {
            1 | 2 => (digits.parse::<u8>().ok()?, 0),
            3 | 4 => (
                digits[..digits.len() - 2].parse().ok()?,
                digits[digits.len() - 2..].parse::<u8>().ok()?,
            ),
            _ => return None,
        };
        (hours < 15 && minutes < 60).then(|| format!("{sign}{hours:02}:{minutes:02}"))
    });
    Some(digits.unwrap_or_else(|| "Z".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_they_are_shown() {
        let retrieved = Some("2024-05-20T12:00:00Z".parse().unwrap());
        for (line, expected) in [
            ("الخميس 12 مارس 2020 - 14:05", "2020-03-12T14:05:00"),
            ("الأربعاء، 07 أكتوبر 2020 - 12:09 م", "2020-10-07T12:09:00"),
            ("٣ كانون الثاني ٢٠٢١ ٠٩:٣٠ مساءً", "2021-01-03T21:30:00"),
            (
                "الأحد، 04 آب/اغسطس 2013، آخر تحديث 02:21 (GMT+0400)",
                "2013-08-04T02:21:00+04:00",
            ),
            (
                "GMT 17:27 17.03.2020(محدثة GMT 17:49 17.03.2020)",
                "2020-03-17T17:27:00Z",
            ),
            ("11 شوال 1441هـ - 03 يونيو 2020", "2020-06-03"),
            ("نشر في 5 جانفي 2019", "2019-01-05"),
            ("15 رمضان 1445هـ", "2024-03-25"),
            ("منذ ساعتين", "2024-05-20T10:00:00Z"),
            ("قبل 25 دقيقة", "2024-05-20T11:35:00Z"),
            ("منذ 3 أيام", "2024-05-17"),
            ("أمس", "2024-05-19"),
            ("2026-01-08 | 12:42", "2026-01-08T12:42:00"),
        ] {
            let shown = read(line, retrieved).map(|shown| shown.normal());
            assert_eq!(shown.as_deref(), Some(expected), "{line}");
        }
        assert_eq!(read("منذ ساعتين", None), None);
        assert_eq!(read("لا شيء هنا", retrieved), None);
    }
}
