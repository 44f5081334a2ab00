//! Dates: full and partial, Gregorian and Hijri, in digits and words, or counted from the day of
//! publication.

mod calendar;
mod month;
mod names;
mod numeric;
mod reading;

use jiff::civil::Date;

use crate::{Document, Span, TokenKind};
use reading::Reader;

/// How much of a date a text gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// A date in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// Where it stands, in bytes; a weekday before it is part of it.
    pub span: Span,
    /// How much of a date it gives.
    pub precision: Precision,
    /// The day, or the first day of the month or year, in the Gregorian calendar; `None` where
    /// the text and the day of publication do not tell. Of several days (17 و18 نوفمبر) the first.
    pub date: Option<Date>,
}

/// The dates of a document, in its order; relative ones are counted from the day on which it was
/// `published`. A bare weekday is the latest one up to that day; a day and month without a year
/// are resolved only where they lie within about three months of it. Linear in the text's length.
pub fn dates(document: &Document<'_>, published: Option<Date>) -> Vec<DateMention> {
    let reader = Reader::new(document, published);
    let mut found: Vec<DateMention> = Vec::new();
    let mut at = 0;
    let mut behind_year = None;
    while at < document.tokens().len() {
        let reading = match document.tokens()[at].kind {
            TokenKind::Word | TokenKind::Number => {
                let is_behind_year =
                    behind_year.is_some_and(|end| at == end + 1 && document.word(end) == "و");
                reader.read(at, is_behind_year)
            }
            TokenKind::Mark | TokenKind::Break => None,
        };
        let Some(reading) = reading else {
            at += 1;
            continue;
        };
        let start = reader.start(reading.start);
        let end = document.tokens()[reading.end - 1].span.end;
        found.push(DateMention {
            span: Span::new(start, end),
            precision: reading.precision,
            date: reading.date,
        });
        at = reading.end;
        behind_year = (reading.precision == Precision::Year).then_some(at);
    }
    found
}

#[cfg(test)]
mod tests;
