//! When a backup is too old to rely on.

/// The age from which the last verified backup is too old, in seconds, where the program makes one every day: a day and two hours.
const DAILY: i64 = 26 * 3600;
/// The same where people make them by hand: a week.
const BY_HAND: i64 = 7 * 24 * 3600;

/// How old the last verified backup is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// Less than an hour.
    Minutes,
    /// So many hours, under two days.
    Hours(i64),
    /// So many days.
    Days(i64),
}

impl Age {
    /// The age of what was made so many seconds ago; a clock that was set back makes nothing younger than now.
    #[must_use]
    pub const fn of(seconds: i64) -> Self {
        match seconds / 3600 {
            hours if hours < 1 => Self::Minutes,
            hours if hours < 48 => Self::Hours(hours),
            hours => Self::Days(hours / 24),
        }
    }
}

/// Whether what was made so many seconds ago is too old to rely on; `is_daily` where the program makes one every day.
#[must_use]
pub const fn is_too_old(seconds: i64, is_daily: bool) -> bool {
    seconds > if is_daily { DAILY } else { BY_HAND }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_said_in_the_largest_word_that_fits() {
        let ages = [
            (-60, Age::Minutes),
            (3599, Age::Minutes),
            (3600, Age::Hours(1)),
            (172_799, Age::Hours(47)),
            (172_800, Age::Days(2)),
        ];
        for (seconds, age) in ages {
            assert_eq!(Age::of(seconds), age, "{seconds}");
        }
    }

    #[test]
    fn a_day_is_enough_for_the_program_and_a_week_for_people() {
        assert!(!is_too_old(26 * 3600, true) && is_too_old(26 * 3600 + 1, true));
        assert!(!is_too_old(7 * 24 * 3600, false) && is_too_old(7 * 24 * 3600 + 1, false));
    }
}
