use std::{fmt, str::FromStr};

use kernel::Day;

pub use jiff::civil::Weekday;

use super::Text;

/// Hours that come back (HSDS schedule; RFC 5545 in spirit). Times are local to the house's zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// On which days.
    pub repeat: Repeat,
    /// Opens at.
    pub opens: TimeOfDay,
    /// Closes at. At or before `opens` means on the next day (a night shelter from 20:00 to 08:00); `24:00` is midnight.
    pub closes: TimeOfDay,
    /// The first day on which a session may start.
    pub from: Option<Day>,
    /// The last day on which a session may start.
    pub until: Option<Day>,
    /// A word on these hours ("op afspraak"); may be empty.
    pub note: Text,
}

/// On which days hours come back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repeat {
    /// On these days of the week, every `every` weeks; weeks (from Monday) are counted from the one that holds `anchor`.
    Weekly {
        /// The days.
        days: Weekdays,
        /// 1: every week. Never 0.
        every: u16,
        /// A day in a week that counts; needed when `every` is more than 1.
        anchor: Option<Day>,
    },
    /// On the n-th of these days of the week in each month: 1 to 5 from the start, -1 to -5 from the end.
    MonthlyByWeekday {
        /// Which ones: `[1, 3]` first and third, `[-1]` the last.
        ordinals: Vec<i8>,
        /// The days.
        days: Weekdays,
    },
    /// On these days of each month: 1 to 31, or -1 to -31 from the end. A month without that day has none.
    MonthlyByDay {
        /// Which days.
        days: Vec<i8>,
    },
    /// Once.
    Once(Day),
}

/// The days of a week, Monday first, with their codes in files and forms.
pub const WEEK: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

/// A set of days of the week.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Weekdays(u8);

impl Weekdays {
    /// The set of these days.
    pub fn of(days: impl IntoIterator<Item = Weekday>) -> Self {
        Self(days.into_iter().fold(0, |set, day| set | Self::bit(day)))
    }

    fn bit(day: Weekday) -> u8 {
        1 << day.to_monday_zero_offset()
    }

    /// Whether `day` is one of them.
    #[must_use]
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & Self::bit(day) != 0
    }

    /// The set of the days with these codes; what is no code is left out.
    pub fn of_codes<'a>(codes: impl IntoIterator<Item = &'a str>) -> Self {
        let known = |code: &str| WEEK.into_iter().find(|(known, _)| *known == code);
        Self::of(codes.into_iter().filter_map(known).map(|(_, day)| day))
    }

    /// The codes of the days, Monday first.
    pub fn codes(self) -> impl Iterator<Item = &'static str> {
        WEEK.into_iter().filter(move |(_, day)| self.contains(*day)).map(|(code, _)| code)
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The days, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        Weekday::Monday.cycle_forward().take(7).filter(move |day| self.contains(*day))
    }
}

impl fmt::Debug for Weekdays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// A time on the clock, in minutes from midnight: 0 (`00:00`) to 1440 (`24:00`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

/// A text that is not a time on the clock.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("‘{0}’ is not a time; write it as 09:00, at most 24:00")]
pub struct TimeOfDayError(String);

impl TimeOfDay {
    /// Midnight at the end of a day.
    pub const END_OF_DAY: Self = Self(1440);

    /// The time this many minutes after midnight; none past 24:00.
    #[must_use]
    pub fn from_minutes(minutes: u16) -> Option<Self> {
        (minutes <= 1440).then_some(Self(minutes))
    }

    /// Minutes after midnight.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl fmt::Debug for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for TimeOfDay {
    type Err = TimeOfDayError;

    /// Reads `9:00`, `09:00` and `09:00:00`; seconds other than zero are refused.
    fn from_str(text: &str) -> Result<Self, TimeOfDayError> {
        let wrong = || TimeOfDayError(text.chars().take(20).collect());
        let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        let number = |part: &str| digits(part).then(|| part.parse::<u16>().ok()).flatten();
        let mut parts = text.split(':');
        let hours = parts.next().and_then(number).ok_or_else(wrong)?;
        let minutes = parts.next().filter(|part| part.len() == 2).and_then(number).ok_or_else(wrong)?;
        let rest: Vec<_> = parts.collect();
        if minutes > 59 || !matches!(rest.as_slice(), [] | ["00"]) {
            return Err(wrong());
        }
        Self::from_minutes(hours * 60 + minutes).ok_or_else(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_and_shown() {
        let read = |text: &str| text.parse::<TimeOfDay>().map(|time| time.to_string());
        assert_eq!(read("9:05").unwrap(), "09:05");
        assert_eq!(read("24:00").unwrap(), "24:00");
        assert_eq!(read("13:30:00").unwrap(), "13:30");
        for text in ["", "9", "24:01", "12:60", "12:5", "12:00:30", "a:00", "+1:00", "12:00:00:00"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_set_of_days_lists_them_from_monday() {
        let days = Weekdays::of([Weekday::Sunday, Weekday::Tuesday]);
        assert_eq!(days.iter().collect::<Vec<_>>(), [Weekday::Tuesday, Weekday::Sunday]);
        assert_eq!(days.codes().collect::<Vec<_>>(), ["tue", "sun"]);
        assert_eq!(Weekdays::of_codes(["sun", "zon", "tue"]), days);
    }
}
