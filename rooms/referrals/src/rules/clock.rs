//! When an answer may be expected: by the hours in which the partner is there, not by ours.

use kernel::Instant;

use super::State;

/// For how many seconds of their own hours a partner may think: a working day.
pub const PATIENCE: i64 = 8 * 3600;
/// How many seconds a partner gets of whom no hours are known: a week.
const WITHOUT_HOURS: i64 = 7 * DAY;
/// How many seconds after taking it up a first contact is asked for: two weeks.
const UNTIL_CONTACT: i64 = 14 * DAY;
/// How many seconds after it was put on hold it is asked whether it can go on: two weeks.
const UNTIL_ON: i64 = 14 * DAY;
/// How many seconds after a first contact an ending is asked for: a month.
const UNTIL_END: i64 = 30 * DAY;
/// How far ahead sessions are counted, in days.
pub const HORIZON_DAYS: i64 = 60;
const DAY: i64 = 24 * 3600;

/// When somebody has been there for [`PATIENCE`] since `from`. `sessions` are the hours, each from one moment to another, in any order;
/// where two overlap the time counts once. After a week when there are not enough of them.
#[must_use]
pub fn due(sessions: impl IntoIterator<Item = (Instant, Instant)>, from: Instant) -> Instant {
    let mut sessions: Vec<_> = sessions.into_iter().filter(|(start, end)| end > start).collect();
    sessions.sort_unstable();
    let (mut left, mut counted_to) = (PATIENCE, from);
    for (start, end) in sessions {
        let start = start.max(counted_to);
        let there = end.seconds_since(start);
        if there >= left {
            return start.plus_seconds(left);
        }
        if there > 0 {
            (left, counted_to) = (left - there, end);
        }
    }
    from.plus_seconds(WITHOUT_HOURS).max(counted_to)
}

/// When the next sign is expected of a referral that came to stand at `state`; one that ended waits for its sender at once.
#[must_use]
pub const fn due_after(state: State, now: Instant) -> Instant {
    match state {
        State::Accepted => now.plus_seconds(UNTIL_CONTACT),
        State::InProgress => now.plus_seconds(UNTIL_END),
        State::OnHold => now.plus_seconds(UNTIL_ON),
        _ => now,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(hour: i64) -> Instant {
        "2026-11-24T00:00:00Z".parse::<Instant>().unwrap().plus_seconds(hour * 3600)
    }

    #[test]
    fn only_the_hours_of_the_partner_count() {
        // Tuesday mornings from nine to noon: the eighth hour ends at eleven on the third Tuesday.
        let weeks = (0..4).map(|week| (at(week * 168 + 9), at(week * 168 + 12)));
        assert_eq!(due(weeks, at(8)), at(2 * 168 + 11));
        // A session that is under way counts from now on, and two at once count as one.
        assert_eq!(due([(at(9), at(20)), (at(9), at(20))], at(11)), at(19));
        assert_eq!(due([], at(10)), at(10).plus_seconds(WITHOUT_HOURS));
    }

    proptest! {
        /// Nobody is asked before they were there for a working day; an hour more never makes it later than that hour allows.
        #[test]
        fn nobody_is_hurried(hours in proptest::collection::vec((0_i64..400, 1_i64..9), 1..12)) {
            let sessions: Vec<_> = hours.iter().map(|(start, long)| (at(*start), at(start + long))).collect();
            let due = due(sessions.iter().copied(), at(0));
            let there = (0..420).filter(|hour| at(*hour) < due && sessions.iter().any(|(start, end)| *start <= at(*hour) && at(*hour) < *end));
            let there = there.count();
            prop_assert!(there == 8 || (there < 8 && due >= at(0).plus_seconds(WITHOUT_HOURS)), "{there}");
        }
    }
}
