use std::{fmt, str::FromStr};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A civil day, without time or zone. Years 1 to 9999.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(Date);

/// A text that is not a day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("‘{0}’ is not a day; write it as 2026-11-21")]
pub struct DayError(String);

impl Day {
    /// The day of this calendar date.
    #[must_use]
    pub const fn of(date: Date) -> Self {
        Self(date)
    }

    /// The calendar date, for arithmetic.
    #[must_use]
    pub const fn date(self) -> Date {
        self.0
    }

    /// The day `days` later (earlier when negative); stays at the first or last day there is.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days.clamp(-4_000_000, 4_000_000))))
    }

    /// The first day of its month.
    #[must_use]
    pub fn first_of_month(self) -> Self {
        Self::of(self.date().first_of_month())
    }

    /// How many days `self` lies after `earlier`; negative when before.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        i64::from(earlier.0.until(self.0).map_or(0, |span| span.get_days()))
    }

    /// The same date a year before; 28 February for the 29th.
    #[must_use]
    pub fn one_year_before(self) -> Self {
        Self(self.0.saturating_sub(jiff::Span::new().years(1)))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for Day {
    type Err = DayError;

    /// Reads the one form `2026-11-21` (ISO 8601, ten characters).
    fn from_str(text: &str) -> Result<Self, DayError> {
        let wrong = || DayError(text.chars().take(40).collect());
        if text.len() != 10 {
            return Err(wrong());
        }
        text.parse().map(Self).map_err(|_| wrong())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_year_before_a_leap_day_is_the_28th() {
        assert_eq!("2024-02-29".parse::<Day>().unwrap().one_year_before().to_string(), "2023-02-28");
    }

    #[test]
    fn what_is_not_a_day_is_refused_and_named() {
        for text in ["", "21-11-2026", "2026-13-01", "2026-02-30", "2026-11-21T12:00", "-02026-1-1"] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn steps_add_up(start in -300_000_i64..300_000, step in -1000_i64..1000) {
            let day = "2026-11-21".parse::<Day>().unwrap().plus(start);
            prop_assert_eq!(day.plus(step).days_since(day), step);
            prop_assert_eq!(day.to_string().parse::<Day>().unwrap(), day);
        }
    }
}
