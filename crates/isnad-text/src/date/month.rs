//! Months, with the year that belongs to them.

use jiff::civil::Date;

use super::Precision;
use super::names::{Direction, MonthName, Sort};
use super::reading::{Reader, Reading};

/// How far from publication, in days, a day and month without a year may lie to be resolved.
const NEAR: i32 = 92;

impl Reader<'_, '_> {
    /// A month without a day: «نوفمبر 2025», «شهر مارس», «أكتوبر الماضي».
    pub(super) fn month(&self, at: usize) -> Option<Reading> {
        let behind_word = self.names.word(self.document, at, Sort::Month);
        let month = self.names.month(self.document, behind_word.unwrap_or(at))?;
        let reading = self.month_with_year(at, month, None);
        let has_year = reading.end > self.behind_twin(month);
        (!month.is_doubtful || behind_word.is_some() || has_year).then_some(reading)
    }

    /// The token behind a month and its name in another set: «كانون الثاني/يناير»,
    /// «نوفمبر (تشرين الثاني)».
    fn behind_twin(&self, month: MonthName) -> usize {
        let opened = self.is_mark(month.end, &['/', '(', '-']);
        let twin = self
            .names
            .month(self.document, month.end + usize::from(opened));
        let twin =
            twin.filter(|twin| (twin.number, twin.calendar) == (month.number, month.calendar));
        let Some(twin) = twin else {
            return month.end;
        };
        let is_bracket = self.is_mark(month.end, &['(']);
        match (is_bracket, self.is_mark(twin.end, &[')'])) {
            (true, false) => month.end,
            (closes, _) => twin.end + usize::from(closes),
        }
    }

    /// A month with what follows it: a year, «الجاري», «الماضي», or nothing.
    pub(super) fn month_with_year(
        &self,
        start: usize,
        month: MonthName,
        day: Option<i8>,
    ) -> Reading {
        let end = self.behind_twin(month);
        let precision = if day.is_some() {
            Precision::Day
        } else {
            Precision::Month
        };
        let day = day.unwrap_or(1);
        if let Some((year, end)) = self.year_behind_month(end) {
            let date = month.calendar.date(year, month.number, day);
            return Reading::new(start, end, precision, date);
        }
        let direction = self.names.direction(self.document, end);
        let date = self.nearest(
            month,
            day,
            precision,
            direction.map(|(direction, _)| direction),
        );
        Reading::new(
            start,
            direction.map_or(end, |(_, end)| end),
            precision,
            date,
        )
    }

    /// The occurrence of a day in the year before publication, in its year or in the next.
    fn nearest(
        &self,
        month: MonthName,
        day: i8,
        precision: Precision,
        direction: Option<Direction>,
    ) -> Option<Date> {
        let published = self.published?;
        // A whole month is past only when it is over.
        let border = match precision {
            Precision::Day => published,
            _ => published.first_of_month(),
        };
        let this_year = month.calendar.year_of(published)?;
        let dates = [this_year - 1, this_year, this_year + 1]
            .map(|year| month.calendar.date(year, month.number, day));
        let mut known = dates.into_iter().flatten();
        match direction {
            Some(Direction::Past) => known.rfind(|date| *date < border),
            Some(Direction::Next) => known.find(|date| *date > border),
            Some(Direction::Current) => dates[1],
            None => known.find(|date| {
                let days = (*date - border).get_days();
                days.abs() <= NEAR
            }),
        }
    }
}
