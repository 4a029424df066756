//! What stands out in the access log. No proof of anything: a reason for the data protection officer to look, and perhaps to ask.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiff::tz::TimeZone;
use kernel::{Day, Instant, WorkerId};
use uuid::Uuid;

/// From so many refusals of one account on one day.
pub const MANY_REFUSALS: usize = 10;
/// From so many different things that one account saw within an hour.
pub const MANY_SEEN: usize = 40;
/// The night of the house: from this hour until [`NIGHT_ENDS`].
const NIGHT_BEGINS: i8 = 22;
const NIGHT_ENDS: i8 = 6;
const HOUR: i64 = 3600;

/// What an entry says, as far as something can stand out in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glance {
    /// When.
    pub at: Instant,
    /// Who.
    pub worker: WorkerId,
    /// What happened.
    pub what: What,
}

/// What happened, as far as something can stand out in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It was refused.
    Refused,
    /// This was seen.
    Saw(Uuid),
    /// Somebody signed in.
    SignedIn,
    /// The emergency was called upon.
    BrokeGlass,
    /// Something else.
    Other,
}

/// Why something stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// The emergency was called upon.
    BreakGlass,
    /// Many refusals on one day.
    Refusals,
    /// Many different things seen within one hour.
    Seen,
    /// Signed in or looked at something at night.
    Night,
}

/// Something that stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anomaly {
    /// Why.
    pub sign: Sign,
    /// On which day of the house.
    pub day: Day,
    /// Who.
    pub worker: WorkerId,
    /// How often, or how many.
    pub count: usize,
}

/// What stands out among these, in any order; the newest day first.
#[must_use]
pub fn anomalies(glances: &[Glance], zone: &TimeZone) -> Vec<Anomaly> {
    let mut days: BTreeMap<(Day, WorkerId), Vec<Glance>> = BTreeMap::new();
    for glance in glances {
        days.entry((glance.at.day(zone), glance.worker)).or_default().push(*glance);
    }
    let mut found: Vec<_> = days
        .into_iter()
        .flat_map(|((day, worker), glances)| {
            let signs = of_day(glances, zone).into_iter().filter(|(_, count)| *count > 0);
            signs.map(move |(sign, count)| Anomaly { sign, day, worker, count })
        })
        .collect();
    found.sort_by_key(|anomaly| (std::cmp::Reverse(anomaly.day), anomaly.sign, anomaly.worker));
    found
}

/// How strongly each sign shows in one day of one account; 0 is not at all.
fn of_day(mut glances: Vec<Glance>, zone: &TimeZone) -> [(Sign, usize); 4] {
    glances.sort_by_key(|glance| glance.at);
    let count = |is: &dyn Fn(&Glance) -> bool| glances.iter().filter(|glance| is(glance)).count();
    let from = |least: usize, count: usize| if count < least { 0 } else { count };
    [
        (Sign::BreakGlass, count(&|glance| glance.what == What::BrokeGlass)),
        (Sign::Refusals, from(MANY_REFUSALS, count(&|glance| glance.what == What::Refused))),
        (Sign::Seen, from(MANY_SEEN, most_in_an_hour(&glances))),
        (
            Sign::Night,
            count(&|glance| matches!(glance.what, What::SignedIn | What::Saw(_)) && is_night(glance.at, zone)),
        ),
    ]
}

/// How many different things were seen in the fullest hour, wherever it begins.
fn most_in_an_hour(glances: &[Glance]) -> usize {
    let (mut hour, mut most) = (VecDeque::new(), 0);
    for glance in glances {
        let What::Saw(thing) = glance.what else { continue };
        hour.push_back((glance.at, thing));
        while hour.front().is_some_and(|(at, _)| glance.at.seconds_since(*at) >= HOUR) {
            hour.pop_front();
        }
        if hour.len() > most {
            most = most.max(hour.iter().map(|(_, thing)| thing).collect::<BTreeSet<_>>().len());
        }
    }
    most
}

fn is_night(at: Instant, zone: &TimeZone) -> bool {
    let hour = at.civil(zone).hour();
    !(NIGHT_ENDS..NIGHT_BEGINS).contains(&hour)
}

#[cfg(test)]
mod tests {
    use kernel::TypedId as _;
    use proptest::prelude::*;

    use super::*;

    fn zone() -> TimeZone {
        TimeZone::get("Europe/Brussels").unwrap()
    }

    fn glance(seconds: i64, what: What) -> Glance {
        // Midnight in Brussels.
        let at = "2026-11-23T23:00:00Z".parse::<Instant>().unwrap().plus_seconds(seconds);
        Glance { at, worker: WorkerId::from_uuid(Uuid::from_u128(1)), what }
    }

    fn signs(glances: &[Glance]) -> Vec<(Sign, usize)> {
        anomalies(glances, &zone()).iter().map(|anomaly| (anomaly.sign, anomaly.count)).collect()
    }

    fn saw(seconds: i64, thing: u128) -> Glance {
        glance(seconds, What::Saw(Uuid::from_u128(thing)))
    }

    #[test]
    fn many_refusals_on_one_day_stand_out() {
        let refusals =
            |count: i64, apart: i64| (0..count).map(|at| glance(at * apart, What::Refused)).collect::<Vec<_>>();
        assert_eq!(signs(&refusals(9, 60)), []);
        assert_eq!(signs(&refusals(10, 60)), [(Sign::Refusals, 10)]);
        // The same number, but over two days.
        assert_eq!(signs(&refusals(12, 4 * HOUR)), []);
    }

    #[test]
    fn many_things_within_an_hour_stand_out() {
        let noon = 12 * HOUR;
        let seen = |count: u128, apart: i64| {
            (0..count).map(|thing| saw(noon + apart * thing as i64, thing)).collect::<Vec<_>>()
        };
        assert_eq!(signs(&seen(39, 1)), []);
        assert_eq!(signs(&seen(40, 60)), [(Sign::Seen, 40)]);
        assert_eq!(signs(&seen(80, 120)), []);
        let one_again_and_again: Vec<_> = (0..90).map(|at| saw(noon + at, 7)).collect();
        assert_eq!(signs(&one_again_and_again), []);
    }

    #[test]
    fn work_at_night_stands_out() {
        let at = |hour: i64| signs(&[glance(hour * HOUR, What::SignedIn)]);
        assert_eq!((at(3), at(22)), (vec![(Sign::Night, 1)], vec![(Sign::Night, 1)]));
        assert_eq!((at(6), at(21), at(12)), (vec![], vec![], vec![]));
        // Also of who signed in by day and stayed.
        assert_eq!(signs(&[saw(HOUR, 7), saw(12 * HOUR, 8)]), [(Sign::Night, 1)]);
    }

    #[test]
    fn every_emergency_stands_out() {
        assert_eq!(signs(&[glance(0, What::BrokeGlass), glance(9, What::Other)]), [(Sign::BreakGlass, 1)]);
    }

    proptest! {
        /// Whoever does more never stands out less.
        #[test]
        fn more_of_the_same_day_never_hides_anything(first in proptest::collection::vec((0..86_400_i64, 0..60_u128), 0..120), more in proptest::collection::vec((0..86_400_i64, 0..60_u128), 0..60)) {
            let looks = |pairs: &[(i64, u128)]| pairs.iter().map(|(at, thing)| saw(*at, *thing)).collect::<Vec<_>>();
            let few = signs(&looks(&first));
            let all = signs(&looks(&[first.clone(), more].concat()));
            for (sign, count) in few {
                prop_assert!(all.iter().any(|(other, more)| *other == sign && *more >= count));
            }
        }
    }
}
