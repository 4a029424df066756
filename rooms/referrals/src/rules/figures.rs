//! How many referrals reached a known ending, and how long that took. Counts of referrals, never of persons.

use kernel::Slug;

/// The share of known outcomes that a house aims at, in percent.
pub const GOAL: i64 = 90;

/// So many referrals to an organisation that ended after the same number of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// To whom.
    pub organization: Slug,
    /// Whether it is known what came of them.
    pub known: bool,
    /// After how many days they ended.
    pub days: i64,
    /// How many.
    pub count: i64,
}

/// What is counted of the referrals that ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// How many ended.
    pub ended: i64,
    /// Of how many it is known what came of them.
    pub known: i64,
    /// The middle number of days until a known outcome; the lower of two.
    pub median_days: Option<i64>,
}

impl Figures {
    /// Counts these.
    #[must_use]
    pub fn of<'a>(ended: impl Iterator<Item = &'a Ended>) -> Self {
        let (mut all, mut known) = (0, Vec::new());
        for line in ended {
            all += line.count;
            if line.known {
                known.push((line.days, line.count));
            }
        }
        let count: i64 = known.iter().map(|(_, count)| count).sum();
        known.sort_unstable();
        let mut passed = 0;
        let middle = known.into_iter().find(|(_, here)| {
            passed += here;
            passed * 2 >= count
        });
        Self { ended: all, known: count, median_days: middle.map(|(days, _)| days) }
    }

    /// The share of known outcomes, in whole percent; none when nothing ended.
    #[must_use]
    pub const fn share(&self) -> Option<i64> {
        if self.ended == 0 { None } else { Some(self.known * 100 / self.ended) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line((known, days, count): (bool, i64, i64)) -> Ended {
        Ended { organization: "caw".parse().unwrap(), known, days, count }
    }

    #[test]
    fn unknown_endings_count_as_ended_and_not_as_known() {
        let lines = [(true, 2, 3), (true, 9, 1), (false, 60, 1)].map(line);
        let figures = Figures::of(lines.iter());
        assert_eq!(figures, Figures { ended: 5, known: 4, median_days: Some(2) });
        assert_eq!(figures.share(), Some(80));
        assert_eq!(Figures::of([].iter()), Figures::default());
        assert_eq!(Figures::default().share(), None);
    }

    proptest! {
        /// The median is the middle of all days laid out one by one.
        #[test]
        fn the_median_is_the_middle(lines in proptest::collection::vec((any::<bool>(), 0_i64..90, 1_i64..5), 0..20)) {
            let lines: Vec<_> = lines.into_iter().map(line).collect();
            let known = lines.iter().filter(|line| line.known);
            let mut days: Vec<_> = known.flat_map(|line| (0..line.count).map(|_| line.days)).collect();
            days.sort_unstable();
            let middle = days.get(days.len().saturating_sub(1) / 2).copied();
            prop_assert_eq!(Figures::of(lines.iter()).median_days, middle);
        }
    }
}
