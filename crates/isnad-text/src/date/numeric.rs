//! Dates in digits alone: 2015/08/03, 17-11-2025, 10/1436.

use jiff::civil::Date;

use super::calendar::Calendar;
use super::{Precision, reading::Reading};
use crate::{Document, TokenKind};

/// The date in digits that begins at token `at`.
pub(super) fn numeric(document: &Document<'_>, at: usize) -> Option<Reading> {
    if document.tokens()[at].kind != TokenKind::Number {
        return None;
    }
    let dotted: Vec<&str> = document.word(at).split('.').collect();
    if let [first, second, third] = dotted[..] {
        let date = from_parts(first, second, third)?;
        return Some(Reading::new(at, at + 1, Precision::Day, Some(date)));
    }
    let (mark, second) = linked(document, at)?;
    if let Some((_, third)) = linked(document, second).filter(|(other, _)| *other == mark) {
        let date = from_parts(
            document.word(at),
            document.word(second),
            document.word(third),
        )?;
        return Some(Reading::new(at, third + 1, Precision::Day, Some(date)));
    }
    let (first, second_word) = (document.word(at), document.word(second));
    let end = second + 1;
    match (first.len(), second_word.len()) {
        // The years of a season: 2015-2016.
        (4, 4) => {
            let years = (year(first)?, year(second_word)?);
            let date = Calendar::of_year(years.0)?.date(years.0, 1, 1);
            (years.0 < years.1).then(|| Reading::new(at, end, Precision::Year, date))
        }
        (1 | 2, 4) if mark == '/' => {
            let year = year(second_word)?;
            let date = Calendar::of_year(year)?.date(year, first.parse().ok()?, 1)?;
            Some(Reading::new(at, end, Precision::Month, Some(date)))
        }
        _ => None,
    }
}

/// The mark behind the number at token `at` that links it to another number, and that number.
fn linked(document: &Document<'_>, at: usize) -> Option<(char, usize)> {
    let tokens = document.tokens();
    let mark = tokens.get(at + 1)?.mark;
    let is_number = tokens.get(at + 2)?.kind == TokenKind::Number;
    let is_even = (tokens[at].span.end == tokens[at + 1].span.start)
        == (tokens[at + 1].span.end == tokens[at + 2].span.start);
    let links = matches!(mark, '/') || matches!(mark, '-' | '–') && is_even;
    (links && is_number).then_some((mark, at + 2))
}

/// Year first or year last, the day before the month unless only the other way makes a date.
fn from_parts(first: &str, second: &str, third: &str) -> Option<Date> {
    let (year, day, month) = match (first.len(), second.len(), third.len()) {
        (4, 1 | 2, 1 | 2) => (year(first)?, third, second),
        (1 | 2, 1 | 2, 4) => (year(third)?, first, second),
        _ => return None,
    };
    let (day, month): (i8, i8) = (day.parse().ok()?, month.parse().ok()?);
    let calendar = Calendar::of_year(year)?;
    calendar
        .date(year, month, day)
        .or_else(|| calendar.date(year, day, month))
}

/// Four digits and nothing else.
pub(super) fn year(word: &str) -> Option<i16> {
    let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| word.parse().ok())?
}
