//! Dates as a reader of news writes them, in the time of the place of publication.

use jiff::civil::DateTime;
use jiff::fmt::temporal::Pieces;

use crate::strings::{Strings, fill};

/// The local date and time of an RFC 3339 moment; `None` where it is no such moment.
pub(crate) fn local(published: &str) -> Option<DateTime> {
    let pieces = Pieces::parse(published).ok()?;
    Some(pieces.date().to_datetime(pieces.time().unwrap_or_default()))
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

    #[test]
    fn a_moment_is_shown_in_its_own_time() {
        let at = local("2024-07-03T10:05:00+03:00").unwrap();
        assert_eq!(
            full(at, Strings::shipped(Language::Arabic)),
            "3 يوليو 2024، 10:05"
        );
        assert_eq!(short(at), "3/7 · 10:05");
        assert_eq!(local("أمس"), None);
    }
}
