//! For how long the words of a question are kept.

use kernel::{Day, RuleBreak};

/// How many days, where the house did not say otherwise.
pub const DEFAULT_DAYS: i64 = 90;
/// The most that a house may say. None at all is fine: then words live until the night.
pub const MOST_DAYS: i64 = 365;

/// For how many days words are kept, and which version of it this is; 0 before anybody said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The version.
    pub version: i64,
    /// How many days.
    pub days: i64,
}

impl Default for Window {
    fn default() -> Self {
        Self { version: 0, days: DEFAULT_DAYS }
    }
}

impl Window {
    /// The first day whose words are still there on `today`.
    #[must_use]
    pub fn since(self, today: Day) -> Day {
        today.plus(-self.days)
    }
}

/// A number of days as typed in a form.
///
/// # Errors
/// When it is no number from 0 to [`MOST_DAYS`].
pub fn written(days: &str) -> Result<i64, Vec<RuleBreak>> {
    match days.trim().parse() {
        Ok(days) if (0..=MOST_DAYS).contains(&days) => Ok(days),
        _ => Err(vec![RuleBreak::new("days", "questions-window-wrong")]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_within_the_bounds_are_taken() {
        for (typed, days) in [("0", 0), (" 90 ", 90), ("365", 365)] {
            assert_eq!(written(typed), Ok(days));
        }
        for typed in ["", "-1", "366", "een jaar"] {
            assert!(written(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn words_of_the_last_day_of_the_window_are_still_there() {
        let today: Day = "2026-11-24".parse().unwrap();
        assert_eq!(Window::default().since(today).to_string(), "2026-08-26");
        assert_eq!(Window { version: 1, days: 0 }.since(today), today);
    }
}
