//! Reads one date from tokens.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::Precision;
use super::calendar::Calendar;
use super::names::{Direction, Names, Sort};
use super::numeric::{numeric, year};
use crate::{Document, TokenKind, number};

/// A date in the tokens from `start` up to `end`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub start: usize,
    pub end: usize,
    pub precision: Precision,
    pub date: Option<Date>,
}

impl Reading {
    pub(super) fn new(start: usize, end: usize, precision: Precision, date: Option<Date>) -> Self {
        Self {
            start,
            end,
            precision,
            date,
        }
    }

    fn from(self, start: usize) -> Self {
        Self { start, ..self }
    }
}

/// Reads dates out of one document.
pub(super) struct Reader<'d, 't> {
    pub(super) document: &'d Document<'t>,
    pub(super) names: &'static Names,
    pub(super) published: Option<Date>,
}

impl<'d, 't> Reader<'d, 't> {
    pub(super) fn new(document: &'d Document<'t>, published: Option<Date>) -> Self {
        Self {
            document,
            names: Names::get(),
            published,
        }
    }

    /// The byte offset at which a date begins whose first token is `at`: behind proclitics.
    pub(super) fn start(&self, at: usize) -> usize {
        let word = self.document.word(at);
        let letters = match self.document.tokens()[at].kind {
            TokenKind::Word => self.names.letters_before_name(word).unwrap_or_default(),
            _ => 0,
        };
        self.document.behind_letters(at, letters)
    }

    /// The date that begins at token `at`. Right behind a year, «و2016» is another.
    pub(super) fn read(&self, at: usize, is_behind_year: bool) -> Option<Reading> {
        let document = self.document;
        if document.tokens()[at].kind == TokenKind::Number {
            return self.day(at).or_else(|| self.bare_year(at, is_behind_year));
        }
        let may_begin = self.names.letters_before_name(document.word(at)).is_some()
            || number::ordinal(document, at).is_some();
        if !may_begin {
            return None;
        }
        if let Some(next) = self.names.word(document, at, Sort::Day) {
            let day = self
                .relative_day(next)
                .or_else(|| self.weekday(next))
                .or_else(|| self.day(next));
            if let Some(day) = day {
                return Some(day.from(at));
            }
        }
        self.relative_day(at)
            .or_else(|| self.weekday(at))
            .or_else(|| self.day(at))
            .or_else(|| self.month(at))
            .or_else(|| self.relative_month_or_year(at))
            .or_else(|| self.year(at))
    }

    /// «أمس», «أمس الثلاثاء», «اليوم الثلاثاء 17 نوفمبر».
    fn relative_day(&self, at: usize) -> Option<Reading> {
        let (offset, end) = self.names.day(self.document, at)?;
        let date = self.days_from_publication(i32::from(offset));
        let more = self.weekday(end).or_else(|| self.day(end));
        let end = more.map_or(end, |more| more.end);
        let date = date.or(more.and_then(|more| more.date));
        Some(Reading::new(at, end, Precision::Day, date))
    }

    /// «الثلاثاء», «الثلاثاء الماضي», «الثلاثاء 17 نوفمبر».
    fn weekday(&self, at: usize) -> Option<Reading> {
        let (number, mut end) = self.names.weekday(self.document, at)?;
        let direction = self.names.direction(self.document, end);
        end = direction.map_or(end, |(_, end)| end);
        let behind_comma = end + usize::from(self.is_mark(end, &['،', ',']));
        if let Some(day) = self.day(behind_comma) {
            return Some(day.from(at));
        }
        let weekday = Weekday::from_monday_one_offset(number).ok()?;
        let date = self.published.and_then(|published| {
            let back = i32::from(weekday.until(published.weekday()));
            match direction {
                Some((Direction::Past, _)) if back == 0 => self.days_from_publication(-7),
                Some((Direction::Next, _)) => self.days_from_publication(7 - back),
                _ => self.days_from_publication(-back),
            }
        });
        Some(Reading::new(at, end, Precision::Day, date))
    }

    /// A day with its month, in digits or words.
    fn day(&self, at: usize) -> Option<Reading> {
        if let Some(numeric) = self
            .document
            .tokens()
            .get(at)
            .and_then(|_| numeric(self.document, at))
        {
            let end = self
                .names
                .era(self.document, numeric.end)
                .map_or(numeric.end, |(_, end)| end);
            return Some(Reading { end, ..numeric });
        }
        let (day, mut end) = self.day_number(at)?;
        if let Some((_, last)) = self.last_day(end) {
            end = last;
        }
        if self.document.word(end) == "من" {
            end += 1;
        }
        end = self
            .names
            .word(self.document, end, Sort::Month)
            .unwrap_or(end);
        let month = self.names.month(self.document, end)?;
        Some(self.month_with_year(at, month, Some(day)))
    }

    /// The second of several days: «17 و18 نوفمبر», «1-4 يونيو», «من 5 إلى 7 مايو».
    fn last_day(&self, at: usize) -> Option<(i8, usize)> {
        let word = self.document.word(at);
        let is_link = self.is_mark(at, &['-', '–']) || word == "الي" || word == "و";
        let at = if is_link { at + 1 } else { at };
        if is_link || word.starts_with('و') {
            self.day_number(at)
        } else {
            None
        }
    }

    fn day_number(&self, at: usize) -> Option<(i8, usize)> {
        let ordinal = || number::ordinal(self.document, at).map(|(day, end)| (u64::from(day), end));
        let number = || number::whole_number(self.document, at);
        let (day, end) = self.padded(at).or_else(ordinal).or_else(number)?;
        let day = i8::try_from(day)
            .ok()
            .filter(|day| (1..=31).contains(day))?;
        Some((day, end))
    }

    /// «07»: a day behind a zero, which is no number that counts anything.
    fn padded(&self, at: usize) -> Option<(u64, usize)> {
        let digit = self.document.word(at).strip_prefix('0')?;
        (digit.len() == 1).then(|| Some((digit.parse().ok()?, at + 1)))?
    }

    /// «الشهر الماضي», «العام المقبل», «هذا العام».
    fn relative_month_or_year(&self, at: usize) -> Option<Reading> {
        let this = self.names.word(self.document, at, Sort::This);
        let noun = this.unwrap_or(at);
        let month = self.names.word(self.document, noun, Sort::TheMonth);
        let year = self.names.word(self.document, noun, Sort::TheYear);
        let end = month.or(year)?;
        let (direction, end) = match this {
            Some(_) => (Direction::Current, end),
            None => self.names.direction(self.document, end)?,
        };
        let offset = match direction {
            Direction::Past => -1,
            Direction::Current => 0,
            Direction::Next => 1,
        };
        let precision = if month.is_some() {
            Precision::Month
        } else {
            Precision::Year
        };
        let date = self.published.and_then(|published| match precision {
            Precision::Month => published.first_of_month().checked_add(offset.months()).ok(),
            _ => published.first_of_year().checked_add(offset.years()).ok(),
        });
        Some(Reading::new(at, end, precision, date))
    }

    /// «عام 2015»
    fn year(&self, at: usize) -> Option<Reading> {
        let number = self.names.word(self.document, at, Sort::Year)?;
        let (year, calendar, end) = self.year_number(number)?;
        let date = calendar.date(year, 1, 1);
        Some(Reading::new(at, end, Precision::Year, date))
    }

    /// «1437هـ», «منذ 2011», «مونديال 2022.»
    fn bare_year(&self, at: usize, is_behind_year: bool) -> Option<Reading> {
        let (year, calendar, end) = self.year_number(at)?;
        let has_era = end > at + 1;
        (has_era || is_behind_year || self.looks_like_year(at, year))
            .then(|| Reading::new(at, end, Precision::Year, calendar.date(year, 1, 1)))
    }

    /// A year with its calendar, and the token behind it and its era, if it has one.
    fn year_number(&self, at: usize) -> Option<(i16, Calendar, usize)> {
        let number = year(self.document.word(at))?;
        let calendar = Calendar::of_year(number)?;
        let era = self.names.era(self.document, at + 1);
        let (calendar, end) = era.unwrap_or((calendar, at + 1));
        Some((number, calendar, end))
    }

    /// The year of a month: «نوفمبر 2025», «نوفمبر من عام 2025», «محرم عام 1437هـ».
    pub(super) fn year_behind_month(&self, at: usize) -> Option<(i16, usize)> {
        let is_linked = self.is_mark(at, &['،', ',']) || self.document.word(at) == "من";
        let at = at + usize::from(is_linked);
        let number = self.names.word(self.document, at, Sort::Year).unwrap_or(at);
        self.year_number(number).map(|(year, _, end)| (year, end))
    }

    /// Whether a bare number from 1900 to 2099 is a year: behind «منذ» and its like, or at the
    /// end of a phrase, with nothing behind it to count.
    fn looks_like_year(&self, at: usize, year: i16) -> bool {
        let tokens = self.document.tokens();
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let is_behind_name = tokens[before].kind == TokenKind::Word || tokens[before].mark == '(';
        let counts_nothing = tokens.get(at + 1).is_none_or(|next| {
            next.kind == TokenKind::Break
                || matches!(next.mark, '.' | '،' | ',' | '؛' | ')' | '»' | '”' | '"')
        });
        let is_introduced = self.names.word(self.document, before, Sort::BeforeYear) == Some(at);
        (1900..2100).contains(&year)
            && year % 100 != 0
            && (is_introduced || is_behind_name && counts_nothing)
    }

    fn days_from_publication(&self, days: i32) -> Option<Date> {
        self.published?.checked_add(days.days()).ok()
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        let token = self.document.tokens().get(at);
        token.is_some_and(|token| marks.contains(&token.mark))
    }
}
