//! When a question was asked, as far as it is kept.

use jiff::tz::TimeZone;
use kernel::{Day, Instant};

/// A quarter of an hour on the clock of the house: all that is kept of the moment of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    /// The day.
    pub day: Day,
    /// Which quarter of it, from 0 (midnight) to 95. Both hours of the night in which the clock goes back are one.
    pub number: u8,
}

impl Quarter {
    /// The quarter in which `moment` falls at a house in this zone.
    #[must_use]
    pub fn of(moment: Instant, zone: &TimeZone) -> Self {
        let wall = moment.civil(zone);
        let number = u8::try_from(wall.hour() * 4 + wall.minute() / 15).unwrap_or(0);
        Self { day: Day::of(wall.date()), number }
    }

    /// When it begins on the clock.
    #[must_use]
    pub fn begins(self) -> jiff::civil::Time {
        let part = |number: u8| i8::try_from(number).unwrap_or(0);
        jiff::civil::Time::new(part(self.number / 4), part(self.number % 4 * 15), 0, 0).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_moment_falls_in_the_quarter_of_the_clock_on_the_wall() {
        let brussels = TimeZone::get("Europe/Brussels").unwrap();
        let quarter = Quarter::of("2026-11-24T09:14:59.999Z".parse().unwrap(), &brussels);
        assert_eq!((quarter.day.to_string().as_str(), quarter.number), ("2026-11-24", 40));
        assert_eq!(quarter.begins().to_string(), "10:00:00");
    }

    proptest! {
        /// All moments of a quarter are one: nothing finer is left.
        #[test]
        fn nothing_finer_than_a_quarter_is_left(at in 0_i64..4_000_000_000, within in 0_i64..900) {
            let utc = TimeZone::UTC;
            let begin = Instant::from_micros((at - at % 900) * 1_000_000);
            prop_assert_eq!(Quarter::of(begin.plus_seconds(within), &utc), Quarter::of(begin, &utc));
            prop_assert!(Quarter::of(begin, &utc) != Quarter::of(begin.plus_seconds(900), &utc));
        }
    }
}
