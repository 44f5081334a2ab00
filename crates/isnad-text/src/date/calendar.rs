//! The two calendars.

use icu_calendar::cal::Hijri;
use jiff::civil::Date;

/// One of the two calendars of Arabic news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calendar {
    Gregorian,
    /// Umm al-Qura, the one that Saudi newsrooms print.
    Hijri,
}

impl Calendar {
    /// The day as a Gregorian date; `None` where the calendar has no such day.
    pub(super) fn date(self, year: i16, month: i8, day: i8) -> Option<Date> {
        match self {
            Self::Gregorian => Date::new(year, month, day).ok(),
            Self::Hijri => {
                let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
                let calendar = Hijri::new_umm_al_qura();
                let hijri = icu_calendar::Date::try_new_hijri_with_calendar(
                    i32::from(year),
                    month,
                    day,
                    calendar,
                );
                let iso = hijri.ok()?.to_calendar(icu_calendar::Iso);
                let (month, day) = (iso.month().ordinal, iso.day_of_month().0);
                let year = i16::try_from(iso.year().extended_year()).ok()?;
                Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
            }
        }
    }

    /// The year of this calendar in which a Gregorian date lies.
    pub(super) fn year_of(self, date: Date) -> Option<i16> {
        let (month, day) = (
            u8::try_from(date.month()).ok()?,
            u8::try_from(date.day()).ok()?,
        );
        match self {
            Self::Gregorian => Some(date.year()),
            Self::Hijri => {
                let iso =
                    icu_calendar::Date::try_new_iso(i32::from(date.year()), month, day).ok()?;
                let hijri = iso.to_calendar(Hijri::new_umm_al_qura());
                i16::try_from(hijri.year().extended_year()).ok()
            }
        }
    }

    /// The calendar that a year of four digits belongs to, if news would print it.
    pub(super) fn of_year(year: i16) -> Option<Self> {
        match year {
            1300..=1500 => Some(Self::Hijri),
            1501..=2199 => Some(Self::Gregorian),
            _ => None,
        }
    }
}
