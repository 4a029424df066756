use std::collections::BTreeSet;

use kernel::Day;

use crate::rules::{
    Edition,
    hours::{HORIZON_DAYS, days, falls_on},
    model::{Change, Presence, Schedule},
};

/// The days on which a presence does not keep its regular hours, as far as open data write them out: from 1 January
/// of the year in which the edition became current, to [`HORIZON_DAYS`] after that moment.
///
/// Public holidays come back for ever, so there has to be an end; whoever reads a feed reads it again before that. The
/// start is the same all year, so that an event in a feed does not move with every new edition.
pub(super) struct ClosedDays<'a> {
    edition: &'a Edition,
    presence: &'a Presence,
    in_house: bool,
}

impl<'a> ClosedDays<'a> {
    pub(super) fn of(edition: &'a Edition, presence: &'a Presence) -> Self {
        Self { edition, presence, in_house: edition.is_in_house(presence) }
    }

    /// The first and the last day that are looked at.
    pub(super) fn span(edition: &Edition) -> (Day, Day) {
        let today = edition.days().today(edition.since());
        let new_year = today.date().first_of_year();
        (Day::of(new_year), today.plus(HORIZON_DAYS))
    }

    /// The days on which `schedule` would give a session and nobody is there after all.
    pub(super) fn falling_on(&self, schedule: &Schedule) -> BTreeSet<Day> {
        let (first, last) = Self::span(self.edition);
        let last = [schedule.until, self.presence.until].into_iter().flatten().fold(last, Day::min);
        days(first, last).filter(|day| falls_on(schedule, *day) && self.is_off(*day)).collect()
    }

    fn is_off(&self, day: Day) -> bool {
        let replaced = self.presence.exceptions.iter().any(|exception| {
            let takes_the_place = matches!(exception.change, Change::Closed | Change::Instead { .. });
            takes_the_place && exception.from <= day && day <= exception.until
        });
        replaced || (self.in_house && self.edition.days().closed_on(day).is_some())
    }
}
