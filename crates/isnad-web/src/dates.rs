//! Times and numbers as a user wants them written: in which digits, by which calendar, in which
//! time zone. Kept and exchanged they are in RFC 3339; this is for people alone.

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use icu_calendar::cal::Hijri;
use isnad_report::Language;
use isnad_store::Store;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, tz};
use serde::{Deserialize, Serialize};

use crate::Refusal;
use crate::form::Form;

/// Under this name a user's own way is kept.
const PREFERENCE: &str = "dates";

/// Which digits numbers are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Digits {
    /// 0123
    #[default]
    Western,
    /// ٠١٢٣
    Arabic,
}

impl Digits {
    pub const ALL: &[Self] = &[Self::Western, Self::Arabic];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Western => "western",
            Self::Arabic => "arabic",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.name() == name)
    }
}

/// By which calendar, and with which names of months, days are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Calendar {
    /// يناير
    #[default]
    Gregorian,
    /// كانون الثاني
    Levant,
    /// جانفي
    Maghreb,
    /// Umm al-Qura.
    Hijri,
}

impl Calendar {
    pub const ALL: &[Self] = &[Self::Gregorian, Self::Levant, Self::Maghreb, Self::Hijri];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Gregorian => "gregorian",
            Self::Levant => "levant",
            Self::Maghreb => "maghreb",
            Self::Hijri => "hijri",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.name() == name)
    }

    /// The year, month and day that the calendar calls a day.
    fn parts(self, date: Date) -> Option<(i32, usize, u8)> {
        let (month, day) = (
            u8::try_from(date.month()).ok()?,
            u8::try_from(date.day()).ok()?,
        );
        if self != Self::Hijri {
            return Some((i32::from(date.year()), usize::from(month), day));
        }
        let iso = icu_calendar::Date::try_new_iso(i32::from(date.year()), month, day).ok()?;
        let hijri = iso.to_calendar(Hijri::new_umm_al_qura());
        Some((
            hijri.year().extended_year(),
            usize::from(hijri.month().ordinal),
            hijri.day_of_month().0,
        ))
    }
}

/// What the file of a user's preference says.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    digits: Digits,
    calendar: Calendar,
    /// The name of a time zone; the desk's own if empty.
    zone: String,
}

/// How one user wants times and numbers written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dates {
    pub digits: Digits,
    pub calendar: Calendar,
    pub zone: &'static TimeZone,
}

impl Default for Dates {
    fn default() -> Self {
        static UTC: TimeZone = TimeZone::UTC;
        Self {
            digits: Digits::default(),
            calendar: Calendar::default(),
            zone: &UTC,
        }
    }
}

impl Dates {
    /// As a user wants it; what they did not say is as on the machine of the desk.
    pub fn of(store: &Store, user: &str, desk: &str) -> Result<Self, Refusal> {
        let kept = store.preference(user, PREFERENCE)?;
        let kept = kept.and_then(|kept| serde_json::from_str::<Kept>(&kept).ok());
        let kept = kept.unwrap_or_default();
        let zone = zone(&kept.zone).or_else(|| zone(desk));
        Ok(Self {
            digits: kept.digits,
            calendar: kept.calendar,
            zone: zone.unwrap_or(Self::default().zone),
        })
    }

    /// Keeps for a user what a form says.
    pub fn keep(store: &mut Store, user: &str, form: &Form) -> Result<(), Refusal> {
        let name = form.text("zone").trim();
        if !name.is_empty() && zone(name).is_none() {
            return Err(form.refused("zone"));
        }
        let kept = Kept {
            digits: form.named("digits", Digits::from_name)?.unwrap_or_default(),
            calendar: form
                .named("calendar", Calendar::from_name)?
                .unwrap_or_default(),
            zone: name.to_owned(),
        };
        let kept = serde_json::to_string(&kept).unwrap_or_default();
        Ok(store.set_preference(user, PREFERENCE, &kept)?)
    }

    /// A number, or a text with numbers of the program's own in it.
    pub fn number(self, number: impl ToString) -> String {
        let number = number.to_string();
        match self.digits {
            Digits::Western => number,
            Digits::Arabic => number.chars().map(arabic).collect(),
        }
    }

    /// The day of a time; a text that is no time stays as it is.
    pub fn day(self, at: &str, language: Language) -> String {
        match self.civil(at) {
            Some((date, _)) => self
                .written(date, language)
                .unwrap_or_else(|| at.to_owned()),
            None => at.to_owned(),
        }
    }

    /// A time to the minute, as far as it tells the hour.
    pub fn minute(self, at: &str, language: Language) -> String {
        let day = self.day(at, language);
        match self.civil(at) {
            Some((_, Some((hour, minute)))) => {
                let hour = self.number(format!("{hour:02}:{minute:02}"));
                let comma = match language {
                    Language::Arabic => '،',
                    Language::English => ',',
                };
                format!("{day}{comma} {hour}")
            }
            _ => day,
        }
    }

    /// The day and the hour of a time in the user's zone. A time without a zone stays as it is.
    fn civil(self, at: &str) -> Option<(Date, Option<(i8, i8)>)> {
        let told = |time: DateTime| (time.date(), Some((time.hour(), time.minute())));
        if let Ok(time) = at.parse::<Timestamp>() {
            return Some(told(time.to_zoned_datetime(self.zone.clone()).datetime()));
        }
        let is_day = at.trim().len() == "2024-03-12".len();
        match at.parse::<DateTime>() {
            Ok(time) if is_day => Some((time.date(), None)),
            Ok(time) => Some(told(time)),
            Err(_) => None,
        }
    }

    fn written(self, date: Date, language: Language) -> Option<String> {
        let (year, month, day) = self.calendar.parts(date)?;
        let names = months().get(&self.calendar)?;
        let names = match language {
            Language::Arabic => &names.ar,
            Language::English => &names.en,
        };
        let name = names.get(month.checked_sub(1)?)?;
        Some(format!("{} {name} {}", self.number(day), self.number(year)))
    }
}

fn arabic(c: char) -> char {
    match c.to_digit(10) {
        Some(digit) if c.is_ascii() => char::from_u32(0x660 + digit).unwrap_or(c),
        _ => c,
    }
}

/// The time zone of that name. Each is made once and stays: there are some hundreds.
fn zone(name: &str) -> Option<&'static TimeZone> {
    static ZONES: Mutex<BTreeMap<String, &'static TimeZone>> = Mutex::new(BTreeMap::new());
    let mut zones = ZONES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(zone) = zones.get(name) {
        return Some(zone);
    }
    let made = match name {
        "" => return None,
        "UTC" => TimeZone::UTC,
        name => tz::db().get(name).ok()?,
    };
    let made: &'static TimeZone = Box::leak(Box::new(made));
    zones.insert(name.to_owned(), made);
    Some(made)
}

/// The names of all time zones.
pub(crate) fn zones() -> Vec<String> {
    let mut names: Vec<String> = tz::db().available().map(|name| name.to_string()).collect();
    names.sort();
    names
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Months {
    ar: [String; 12],
    en: [String; 12],
}

fn months() -> &'static BTreeMap<Calendar, Months> {
    static MONTHS: OnceLock<BTreeMap<Calendar, Months>> = OnceLock::new();
    MONTHS.get_or_init(|| {
        toml::from_str(include_str!("../data/months.toml")).expect("a test reads the file")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(digits: Digits, calendar: Calendar, name: &str) -> Dates {
        Dates {
            digits,
            calendar,
            zone: zone(name).expect("a time zone"),
        }
    }

    #[test]
    fn every_calendar_has_its_months() {
        let known: Vec<Calendar> = months().keys().copied().collect();
        assert_eq!(known, Calendar::ALL);
    }

    #[test]
    fn a_time_is_written_as_the_user_wants_it() {
        let at = "2024-03-12T22:40:00Z";
        let utc = dates(Digits::Western, Calendar::Gregorian, "UTC");
        assert_eq!(utc.day(at, Language::Arabic), "12 مارس 2024");
        assert_eq!(utc.minute(at, Language::English), "12 March 2024, 22:40");
        // In Riyadh it is the next day, the third of Ramadan.
        let riyadh = dates(Digits::Arabic, Calendar::Hijri, "Asia/Riyadh");
        assert_eq!(riyadh.minute(at, Language::Arabic), "٣ رمضان ١٤٤٥، ٠١:٤٠");
        let beirut = dates(Digits::Western, Calendar::Levant, "Asia/Beirut");
        assert_eq!(beirut.day(at, Language::Arabic), "13 آذار 2024");
    }

    #[test]
    fn what_has_no_zone_or_no_hour_stays_and_what_is_no_time_too() {
        let riyadh = dates(Digits::Western, Calendar::Gregorian, "Asia/Riyadh");
        assert_eq!(
            riyadh.minute("2024-03-12", Language::Arabic),
            "12 مارس 2024"
        );
        assert_eq!(
            riyadh.minute("2015-07-21 02:51:32", Language::Arabic),
            "21 يوليو 2015، 02:51"
        );
        for nonsense in ["", "<script>", "2024-99-99", "أمس"] {
            assert_eq!(riyadh.minute(nonsense, Language::Arabic), nonsense);
        }
        assert_eq!(zone("../../etc/passwd").map(|_| ()), None);
    }
}
