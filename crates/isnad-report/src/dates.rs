//! Dates as a reader of news writes them, by one clock.

use isnad_story::Article;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;

use crate::strings::{Strings, fill};

/// The clock that a report goes by: that of the place of publication. Where articles bear unlike
/// offsets from UTC all go by the one that most bear, so that what came later reads as later.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Clock {
    common: Option<Offset>,
}

impl Clock {
    /// The clock of some articles.
    pub fn of<'a>(articles: impl IntoIterator<Item = &'a Article>) -> Self {
        let mut offsets: Vec<(Offset, usize)> = Vec::new();
        let versions = articles.into_iter().flat_map(|article| &article.versions);
        for offset in versions.filter_map(|it| offset(it.published.as_deref()?)) {
            match offsets.iter_mut().find(|(known, _)| *known == offset) {
                Some((_, count)) => *count += 1,
                None => offsets.push((offset, 1)),
            }
        }
        let most = offsets.iter().map(|(_, count)| *count).max();
        let common = offsets.iter().find(|(_, count)| Some(*count) == most);
        let common = common.filter(|_| offsets.len() > 1);
        Self {
            common: common.map(|(offset, _)| *offset),
        }
    }

    /// The date and time of an RFC 3339 moment by this clock; `None` where it is no such moment.
    pub fn local(self, published: &str) -> Option<DateTime> {
        if let (Some(common), Ok(moment)) = (self.common, published.parse::<Timestamp>()) {
            return Some(common.to_datetime(moment));
        }
        let pieces = Pieces::parse(published).ok()?;
        Some(pieces.date().to_datetime(pieces.time().unwrap_or_default()))
    }

    /// Which clock it is, where a reader must be told.
    pub fn note(self, strings: &Strings) -> Option<String> {
        let offset = self.common?.to_string();
        Some(fill(&strings.clock, &[("offset", &offset)]))
    }
}

fn offset(published: &str) -> Option<Offset> {
    let pieces = Pieces::parse(published).ok()?;
    Some(pieces.offset()?.to_numeric_offset())
}

/// When a text was published, as an instant.
pub(crate) fn instant(published: Option<&str>) -> Option<Timestamp> {
    published?.parse().ok()
}

/// «3 يوليو 2024، 10:05»
pub(crate) fn full(at: DateTime, strings: &Strings) -> String {
    let month = strings
        .months
        .split_whitespace()
        .nth(at.month() as usize - 1)
        .unwrap_or_default();
    let (day, year) = (at.day().to_string(), at.year().to_string());
    let date = fill(
        &strings.date,
        &[("day", &day), ("month", month), ("year", &year)],
    );
    fill(&strings.date_time, &[("date", &date), ("time", &time(at))])
}

/// «10:05»
pub(crate) fn time(at: DateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// «3/7 · 10:05»
pub(crate) fn short(at: DateTime) -> String {
    format!("{}/{} · {}", at.day(), at.month(), time(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    fn clock(published: &[&str]) -> Clock {
        let version = |published: &&str| isnad_story::Version {
            published: Some((*published).to_owned()),
            text: String::new(),
            reading: isnad_parse::Reading::default(),
        };
        Clock::of(&[Article {
            id: String::new(),
            outlet: String::new(),
            url: None,
            title: None,
            versions: published.iter().map(version).collect(),
        }])
    }

    #[test]
    fn a_moment_is_shown_in_its_own_time() {
        let clock = clock(&["2024-07-03T10:05:00+03:00"]);
        let strings = Strings::shipped(Language::Arabic);
        let at = clock.local("2024-07-03T10:05:00+03:00").unwrap();
        assert_eq!(full(at, strings), "3 يوليو 2024، 10:05");
        assert_eq!(short(at), "3/7 · 10:05");
        assert_eq!(clock.local("أمس"), None);
        assert_eq!(clock.note(strings), None);
    }

    #[test]
    fn moments_of_unlike_offsets_are_shown_by_the_clock_of_most() {
        let times = [
            "2024-07-03T21:55:00+03:00",
            "2024-07-03T20:10:00+01:00",
            "2024-07-03T22:30:00+03:00",
        ];
        let clock = clock(&times);
        let shown = times.map(|at| time(clock.local(at).unwrap()));
        assert_eq!(shown, ["21:55", "22:10", "22:30"]);
        let note = clock.note(Strings::shipped(Language::English)).unwrap();
        assert!(note.contains("+03"), "{note}");
        assert!(instant(Some(times[0])) < instant(Some(times[1])));
    }
}
