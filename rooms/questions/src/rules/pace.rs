//! How long it took to write a question down: from the first key to save, and how many fields were touched. The browser measures it,
//! for the team as its own mirror; it is kept in coarse steps and never of one worker.

/// The steps of a duration, in seconds: what took no longer than one, and longer than the one before, is in it.
const STEPS: [i64; 13] = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600, 1_800];
/// What took less was not typed by a hand, in milliseconds.
const LEAST_MILLIS: i64 = 300;
/// There are no more fields at the desk.
const MOST_FIELDS: i64 = 14;
/// A median of fewer questions tells more of one than of the team.
pub const LEAST_QUESTIONS: i64 = 10;

/// How one question was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// The step of the duration, in seconds.
    pub seconds: i64,
    /// How many fields were touched.
    pub fields: i64,
}

impl Pace {
    /// What a browser measured: milliseconds, and fields. None when it measured nothing, or nothing that can be.
    #[must_use]
    pub fn measured(took: &str, touched: &str) -> Option<Self> {
        let took: i64 = took.parse().ok().filter(|took| *took >= LEAST_MILLIS)?;
        let fields = touched.parse().ok().filter(|fields| (1..=MOST_FIELDS).contains(fields))?;
        let seconds = STEPS.into_iter().find(|step| took <= step.saturating_mul(1_000))?;
        Some(Self { seconds, fields })
    }
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// The seconds from the first key to save.
    Seconds,
    /// The fields that were touched.
    Fields,
}

/// How many questions fell in a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Whether a professional asked.
    pub professional: bool,
    /// Of what.
    pub measure: Measure,
    /// The step.
    pub step: i64,
    /// How many today.
    pub today: i64,
    /// How many this month, with those of today.
    pub month: i64,
}

/// The mirror of a team, for one kind of question. A median is none as long as there are too few questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mirror {
    /// Whether these are the questions of professionals.
    pub professional: bool,
    /// The median of the seconds, today and this month.
    pub seconds: (Option<i64>, Option<i64>),
    /// The median of the fields, today and this month.
    pub fields: (Option<i64>, Option<i64>),
}

impl Mirror {
    /// What these counts say; the kinds of which there are enough questions this month.
    #[must_use]
    pub fn of(counts: &[Count]) -> Vec<Self> {
        let of_kind = |professional| {
            let medians = |measure| {
                let own =
                    || counts.iter().filter(move |one| one.professional == professional && one.measure == measure);
                (median(own().map(|one| (one.step, one.today))), median(own().map(|one| (one.step, one.month))))
            };
            Self { professional, seconds: medians(Measure::Seconds), fields: medians(Measure::Fields) }
        };
        [false, true].map(of_kind).into_iter().filter(|mirror| mirror.seconds.1.is_some()).collect()
    }
}

/// The step in which the question in the middle lies, of two the lower one; none of too few questions. The steps come in order.
fn median(counts: impl Iterator<Item = (i64, i64)> + Clone) -> Option<i64> {
    let all: i64 = counts.clone().map(|(_, count)| count).sum();
    if all < LEAST_QUESTIONS {
        return None;
    }
    let mut passed = 0;
    let mut reached = counts.map(|(step, count)| {
        passed += count;
        (step, passed)
    });
    reached.find(|(_, passed)| passed.saturating_mul(2) >= all).map(|(step, _)| step)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_cannot_be_is_dropped() {
        assert_eq!(Pace::measured("8200", "3"), Some(Pace { seconds: 10, fields: 3 }));
        assert_eq!(Pace::measured("5000", "1"), Some(Pace { seconds: 5, fields: 1 }));
        for (took, touched) in
            [("", ""), ("12", "3"), ("-8200", "3"), ("1800001", "3"), ("8200", "0"), ("8200", "99"), ("8.2", "3")]
        {
            assert_eq!(Pace::measured(took, touched), None, "{took} {touched}");
        }
    }

    fn counts(steps: &[(i64, i64, i64)]) -> Vec<Count> {
        let count = |(step, today, month): &(i64, i64, i64)| Count {
            professional: false,
            measure: Measure::Seconds,
            step: *step,
            today: *today,
            month: *month,
        };
        steps.iter().map(count).collect()
    }

    #[test]
    fn the_mirror_shows_medians_of_enough_questions() {
        let mirrors = Mirror::of(&counts(&[(5, 2, 4), (10, 2, 4), (30, 1, 3)]));
        assert_eq!(mirrors.iter().map(|mirror| mirror.seconds).collect::<Vec<_>>(), [(None, Some(10))]);
        assert!(Mirror::of(&counts(&[(5, 9, 9)])).is_empty());
    }

    proptest! {
        /// At least half of the questions took no longer than the median, and at least half no less.
        #[test]
        fn the_median_lies_in_the_middle(month in proptest::collection::vec(0_i64..9, 13)) {
            let steps: Vec<_> = STEPS.into_iter().zip(&month).map(|(step, count)| (step, *count)).collect();
            let all: i64 = month.iter().sum();
            match median(steps.iter().copied()) {
                None => prop_assert!(all < LEAST_QUESTIONS),
                Some(middle) => {
                    let up_to: i64 = steps.iter().filter(|(step, _)| *step <= middle).map(|(_, count)| count).sum();
                    let from: i64 = steps.iter().filter(|(step, _)| *step >= middle).map(|(_, count)| count).sum();
                    prop_assert!(up_to * 2 >= all && from * 2 >= all);
                }
            }
        }

        /// Nothing finer than a step is left of a duration.
        #[test]
        fn a_duration_is_rounded_up(took in 300_i64..1_800_000) {
            let seconds = Pace::measured(&took.to_string(), "2").unwrap().seconds;
            prop_assert!(STEPS.contains(&seconds) && took <= seconds * 1_000);
        }
    }
}
