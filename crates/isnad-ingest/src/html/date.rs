//! When the piece was published.

use dom_query::Document;
use jiff::Timestamp;

use super::blocks::Blocks;
use super::metadata::Metadata;
use super::shown_date::{self, Shown};
use crate::published::published;

/// A shown date stands at most so many lines before the story.
const NEAR: usize = 25;

/// The date in RFC 3339, with as much of it as is known.
pub(super) fn find(
    page: &Document,
    blocks: &Blocks,
    told: &Metadata,
    (headline, first): (Option<usize>, usize),
    url: Option<&str>,
    retrieved: Option<Timestamp>,
) -> Option<String> {
    let start = headline.unwrap_or(first).min(first).saturating_sub(6);
    let start = start.max(first.saturating_sub(NEAR));
    let end = (first + 2).min(blocks.lines.len());
    let shown: Vec<Shown> = blocks.lines[start..end]
        .iter()
        .filter(|line| line.letters <= 160)
        .filter_map(|line| shown_date::read(&line.text, retrieved))
        .collect();
    if let Some(told) = told
        .published
        .as_deref()
        .and_then(|told| normal(told, retrieved))
    {
        return Some(corrected(told, &shown));
    }
    let element = || in_time_element(page, retrieved);
    let best = || best(&shown);
    element()
        .or_else(best)
        .or_else(|| in_address(url?))
        .or_else(|| normal(told.modified.as_deref()?, retrieved))
}

/// The date that a page tells machines.
pub(super) fn told(told: &Metadata, retrieved: Option<Timestamp>) -> Option<String> {
    normal(told.published.as_deref()?, retrieved)
}

/// The first date with a time, else the first: a page's header shows the day alone.
fn best(shown: &[Shown]) -> Option<String> {
    let timed = shown.iter().find(|shown| shown.time.is_some());
    timed.or(shown.first()).map(Shown::normal)
}

/// A date as told to machines or, where a site tells them what it shows, as shown.
fn normal(told: &str, retrieved: Option<Timestamp>) -> Option<String> {
    let told = told.trim();
    let loose = || {
        // 2020-03-12T14:05:00+0200, 2020-03-12 14:05:00 +02:00, 2020-03-12 14:05:00 UTC
        let mut loose = told
            .replace(" UTC", "Z")
            .replace(" GMT", "Z")
            .replace(" +", "+");
        let sign = loose.rfind(['+', '-']).filter(|at| *at > 10)?;
        if loose.len() == sign + 5 && !loose[sign..].contains(':') {
            loose.insert(sign + 3, ':');
        }
        published(&loose).ok()
    };
    let unzoned = || published(&told.replace(" UTC", "Z").replace(" GMT", "Z")).ok();
    let rfc_2822 = || {
        let zoned = jiff::fmt::rfc2822::parse(told).ok()?;
        published(&zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()).ok()
    };
    published(told)
        .ok()
        .or_else(loose)
        .or_else(unzoned)
        .or_else(rfc_2822)
        .or_else(|| shown_date::read(told, retrieved).map(|shown| shown.normal()))
        .filter(|date| !date.starts_with("0001") && !date.starts_with("1970-01-01"))
}

/// Sites tell their local time as if it were world time. Where the page shows the same clock
/// without naming world time, the offset is dropped as unknown.
fn corrected(told: String, shown: &[Shown]) -> String {
    let Some(local) = told
        .strip_suffix('Z')
        .or_else(|| told.strip_suffix("+00:00"))
    else {
        // A day alone becomes better by the time that is shown beside it.
        let same_day = shown
            .iter()
            .find(|shown| shown.time.is_some() && shown.day.to_string() == told);
        return same_day.map_or(told, Shown::normal);
    };
    let is_shown = shown.iter().any(|shown| {
        let clock = shown
            .time
            .map(|time| format!("{}T{:02}:{:02}", shown.day, time.hour(), time.minute()));
        shown.offset.is_none() && clock.is_some_and(|clock| local.starts_with(&clock))
    });
    if is_shown { local.to_owned() } else { told }
}

/// The first `<time>` that is not another story's: within the article or before all others.
fn in_time_element(page: &Document, retrieved: Option<Timestamp>) -> Option<String> {
    [
        "article time[datetime]",
        "main time[datetime]",
        "time[datetime]",
    ]
    .iter()
    .find_map(|selector| {
        let found = page.select(selector);
        let value = found.nodes().first()?.attr("datetime")?;
        normal(&value, retrieved)
    })
}

/// `/2020/8/24/`, `/2020-06-03-`, `/202003171044893040-`.
fn in_address(url: &str) -> Option<String> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let mut parts = path
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty());
    let mut last: [&str; 3] = ["", "", ""];
    parts.find_map(|part| {
        last = [last[1], last[2], part];
        let compact = part
            .get(..8)
            .filter(|_| part.len() >= 8)
            .and_then(|day| date(day.get(..4)?, day.get(4..6)?, day.get(6..8)?));
        compact.or_else(|| date(last[0], last[1], last[2]))
    })
}

fn date(year: &str, month: &str, day: &str) -> Option<String> {
    let (year, month, day): (i16, i8, i8) =
        (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let date = jiff::civil::Date::new(year, month, day).ok()?;
    (1990..2100).contains(&year).then(|| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn told_dates_come_in_many_forms() {
        for (told, expected) in [
            ("2020-06-03T03:01:00+04:00", "2020-06-03T03:01:00+04:00"),
            ("2020-06-03T03:01:00+0400", "2020-06-03T03:01:00+04:00"),
            ("2020-06-03 03:01:00 UTC", "2020-06-03T03:01:00Z"),
            (
                "Wed, 03 Jun 2020 03:01:00 +0400",
                "2020-06-03T03:01:00+04:00",
            ),
            ("الأربعاء، 07 أكتوبر 2020 - 12:09 م", "2020-10-07T12:09:00"),
            ("2020-06-03", "2020-06-03"),
        ] {
            assert_eq!(normal(told, None).as_deref(), Some(expected), "{told}");
        }
    }

    #[test]
    fn an_address_can_tell_the_day() {
        assert_eq!(
            in_address("https://a.b/2020/8/24/x/4943459").as_deref(),
            Some("2020-08-24")
        );
        assert_eq!(
            in_address("https://a.b/n/202003171044893040-x").as_deref(),
            Some("2020-03-17")
        );
        assert_eq!(in_address("https://a.b/news/898682"), None);
    }
}
