use jiff::fmt::{rfc2822, temporal::Pieces};
use jiff::{Timestamp, tz::TimeZone};

use crate::Problem;

/// The date in its normal form: RFC 3339, with as much of time and offset as it came with. Mail
/// dates, as in feeds, and seconds or milliseconds since 1970 are read as well.
pub(crate) fn published(date: &str) -> Result<String, Problem> {
    let not_a_date = || Problem::NotADate(date.chars().take(40).collect());
    let date = date.trim();
    if let Some(since_1970) = since_1970(date) {
        return Ok(since_1970.to_string());
    }
    if let Some(zoned) = mail_date(date) {
        return Ok(zoned);
    }
    let pieces = Pieces::parse(date).map_err(|_| not_a_date())?;
    let mut normal = pieces.date().to_string();
    if let Some(time) = pieces.time() {
        normal.push('T');
        normal.push_str(&time.to_string());
        match pieces.to_numeric_offset() {
            Some(offset) if offset.is_zero() => normal.push('Z'),
            Some(offset) => normal.push_str(&offset_digits(offset.seconds())),
            None => {}
        }
    }
    Ok(normal)
}

/// A time as computers count it; four digits are a year, eight a day.
fn since_1970(date: &str) -> Option<Timestamp> {
    let is_number = date.bytes().all(|byte| byte.is_ascii_digit());
    let number: i64 = date.parse().ok().filter(|_| is_number)?;
    match date.len() {
        9 | 10 => Timestamp::from_second(number).ok(),
        12 | 13 => Timestamp::from_millisecond(number).ok(),
        _ => None,
    }
}

/// Such as `Tue, 12 Mar 2024 18:40:00 +0300`. Weekdays that do not fit the date are common and
/// no reason to refuse it.
fn mail_date(date: &str) -> Option<String> {
    static PARSER: rfc2822::DateTimeParser = rfc2822::DateTimeParser::new().relaxed_weekday(true);
    let zoned = PARSER.parse_zoned_datetime(date).ok()?;
    Some(match zoned.offset().seconds() {
        0 => zoned.with_time_zone(TimeZone::UTC).timestamp().to_string(),
        seconds => format!("{}{}", zoned.datetime(), offset_digits(seconds)),
    })
}

fn offset_digits(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_keeps_as_much_as_it_came_with() {
        for (date, normal) in [
            ("2024-03-12", "2024-03-12"),
            ("2015-07-21 02:51:32", "2015-07-21T02:51:32"),
            ("2024-03-12T18:40:00+03:00", "2024-03-12T18:40:00+03:00"),
            ("2024-03-12t18:40-04:30", "2024-03-12T18:40:00-04:30"),
            (" 2024-03-12T15:40:00.5Z ", "2024-03-12T15:40:00.5Z"),
            (
                "Tue, 12 Mar 2024 18:40:00 +0300",
                "2024-03-12T18:40:00+03:00",
            ),
            ("Mon, 12 Mar 2024 18:40:00 GMT", "2024-03-12T18:40:00Z"),
            ("1710258000", "2024-03-12T15:40:00Z"),
            ("1710258000000", "2024-03-12T15:40:00Z"),
        ] {
            assert_eq!(published(date).unwrap(), normal, "{date}");
        }
    }

    #[test]
    fn what_is_no_date_is_said_to_be_none() {
        for date in ["", "12/03/2024", "2024-13-01", "أمس", "T18:40"] {
            assert!(
                matches!(published(date), Err(Problem::NotADate(_))),
                "{date}"
            );
        }
    }
}
