//! A stretch of days that is counted.

use kernel::{Day, RuleBreak};

/// The most days that are counted at once: three years.
pub const MOST_DAYS: i64 = 3 * 366;

/// From the first day up to and with the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

impl Period {
    /// This year as far as it is.
    #[must_use]
    pub fn this_year(today: Day) -> Self {
        Self { first: Day::of(today.date().first_of_year()), last: today }
    }

    /// A period as two dates; what is left empty is that of [`this_year`](Self::this_year).
    ///
    /// # Errors
    /// Every rule that is not met: `van`, `tot`.
    pub fn read([from, until]: [&str; 2], today: Day) -> Result<Self, Vec<RuleBreak>> {
        let usual = Self::this_year(today);
        let day = |field, text: &str, usual| match text.trim() {
            "" => Ok(usual),
            text => text.parse().map_err(|_| RuleBreak::new(field, "questions-period-day")),
        };
        match (day("van", from, usual.first), day("tot", until, usual.last)) {
            (Ok(first), Ok(last)) if last < first => Err(vec![RuleBreak::new("tot", "questions-period-order")]),
            (Ok(first), Ok(last)) if last.days_since(first) >= MOST_DAYS => {
                Err(vec![RuleBreak::new("van", "questions-period-long")])
            }
            (Ok(first), Ok(last)) => Ok(Self { first, last }),
            (first, last) => Err(first.err().into_iter().chain(last.err()).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_this_year_or_what_is_said() {
        let today = "2026-11-24".parse().unwrap();
        let read = |from, until| Period::read([from, until], today);
        let said = |from, until| read(from, until).map(|period| (period.first.to_string(), period.last.to_string()));
        let of = |from: &str, until: &str| Ok((from.to_owned(), until.to_owned()));
        assert_eq!(said("", ""), of("2026-01-01", "2026-11-24"));
        assert_eq!(said("2025-01-01", " 2025-12-31 "), of("2025-01-01", "2025-12-31"));
        let fields = |from, until| read(from, until).unwrap_err().into_iter().map(|one| one.key).collect::<Vec<_>>();
        assert_eq!(fields("2026-12-01", ""), ["questions-period-order"]);
        assert_eq!(fields("2020-01-01", ""), ["questions-period-long"]);
        assert_eq!(fields("gisteren", "morgen"), ["questions-period-day", "questions-period-day"]);
    }
}
