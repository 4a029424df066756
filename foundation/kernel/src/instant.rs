use std::{fmt, str::FromStr};

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Day;

/// A moment in time, in whole microseconds since 1970-01-01T00:00:00Z. Between the years 1 and 9999.
///
/// Its text has one width (`2026-11-21T12:00:00.000000Z`), so texts sort as moments do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

/// A text or number that is not a moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("‘{0}’ is not a moment; write it as 2026-11-21T12:00:00Z")]
pub struct InstantError(String);

impl Instant {
    const FIRST: i64 = -62_135_596_800_000_000;
    const LAST: i64 = 253_370_764_800_000_000;

    /// The moment this many microseconds after the start of 1970, held between the years 1 and 9999.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        if micros < Self::FIRST {
            return Self(Self::FIRST);
        }
        Self(if micros > Self::LAST { Self::LAST } else { micros })
    }

    /// Microseconds since the start of 1970.
    #[must_use]
    pub const fn as_micros(self) -> i64 {
        self.0
    }

    /// The moment `seconds` later, or earlier when negative.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self::from_micros(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// Whole seconds since `earlier`; negative when before it.
    #[must_use]
    pub const fn seconds_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0).div_euclid(1_000_000)
    }

    /// Date and time on the wall in `zone`.
    #[must_use]
    pub fn civil(self, zone: &TimeZone) -> DateTime {
        zone.to_datetime(self.timestamp())
    }

    /// The day on the calendar in `zone`.
    #[must_use]
    pub fn day(self, zone: &TimeZone) -> Day {
        Day::of(self.civil(zone).date())
    }

    /// The same moment, for libraries.
    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

impl From<Timestamp> for Instant {
    /// Drops what is finer than a microsecond.
    fn from(timestamp: Timestamp) -> Self {
        Self::from_micros(timestamp.as_microsecond())
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.6}", self.timestamp())
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Instant {
    type Err = InstantError;

    /// Reads any RFC 3339 time with an offset or `Z`.
    fn from_str(text: &str) -> Result<Self, InstantError> {
        text.parse::<Timestamp>().map(Self::from).map_err(|_| InstantError(text.chars().take(40).collect()))
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_moment_has_its_day_in_the_zone_of_the_house() {
        let brussels = TimeZone::get("Europe/Brussels").unwrap();
        let late = "2026-11-21T23:30:00Z".parse::<Instant>().unwrap();
        assert_eq!(late.day(&brussels).to_string(), "2026-11-22");
        assert_eq!(late.plus_seconds(-3600).day(&brussels).to_string(), "2026-11-21");
    }

    proptest! {
        #[test]
        fn texts_have_one_width_and_sort_as_moments(a: i64, b: i64) {
            let (a, b) = (Instant::from_micros(a), Instant::from_micros(b));
            let (left, right) = (a.to_string(), b.to_string());
            prop_assert_eq!(left.len(), 27);
            prop_assert_eq!(left.cmp(&right), a.cmp(&b));
            prop_assert_eq!(left.parse::<Instant>().unwrap(), a);
        }
    }
}
