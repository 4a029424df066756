//! The hours as the file of the directory says them.

use std::collections::BTreeSet;

use kernel::Day;

use super::{Block, Hours, Opening, OtherDay, ROWS};
use crate::rules::{
    Edition,
    hours::{HouseDays, Session, days},
    model::{Change, Presence, Repeat, Text, Weekday},
};

/// How many days ahead the file is read, and held against what is kept of it: a year.
const AHEAD: i64 = 366;

impl Opening {
    /// What the file says from `today` on, as far as it can be said here: the weekly hours of the front desk, its other hours on
    /// single days, and the closed days of the house.
    #[must_use]
    pub fn of(edition: &Edition, today: Day) -> Self {
        let (directory, desk) = (edition.directory(), edition.house_desk());
        let mut other = desk.map(|desk| other_hours(edition.days(), desk, today)).unwrap_or_default();
        let open: BTreeSet<_> = other.iter().flat_map(OtherDay::days).collect();
        let closed = directory.closures.iter().filter(|closure| closure.until >= today);
        let closed = closed.flat_map(|closure| {
            let rest = days(closure.from.max(today), closure.until.min(today.plus(AHEAD)));
            rest.filter(|day| !open.contains(day)).map(|day| OtherDay::closed(day, closure.reason.clone()))
        });
        other.extend(joined(closed));
        other.sort_by_key(|day| (day.from, day.until));
        other.truncate(ROWS.len());
        let holidays = directory.meta.open_holidays.difference(&open).copied();
        Self {
            week: desk.map(week_of).unwrap_or_default(),
            days: other,
            keeps_holidays: directory.meta.closed_on_public_holidays,
            open_holidays: holidays.filter(|day| *day >= today).collect(),
        }
    }

    /// The first day of the coming year on which the front desk would have other hours than its file says, when these were kept:
    /// hours that come back every two weeks, for one, cannot be said here.
    #[must_use]
    pub fn first_difference(&self, edition: &Edition, today: Day) -> Option<Day> {
        let desk = edition.house_desk()?;
        let mut covered = desk.clone();
        self.cover(&mut covered);
        let kept = HouseDays::keeping(edition.directory(), self);
        days(today, today.plus(AHEAD)).find(|day| {
            let said = edition.days().sessions_on(desk, true, *day);
            Hours::of(blocks(&said)) != Hours::of(blocks(&kept.sessions_on(&covered, true, *day)))
        })
    }
}

impl OtherDay {
    fn closed(day: Day, reason: Text) -> Self {
        Self { from: day, until: day, hours: Hours::default(), reason }
    }

    fn days(&self) -> impl Iterator<Item = Day> + use<> {
        days(self.from, self.until)
    }
}

/// The hours that come back every week, by the day.
pub(super) fn week_of(desk: &Presence) -> [Hours; 7] {
    let on = |day: Weekday| {
        let weekly = desk.schedules.iter().filter(|schedule| match &schedule.repeat {
            Repeat::Weekly { days, every: 1, .. } => days.contains(day),
            _ => false,
        });
        Hours::of(weekly.map(|schedule| Block { opens: schedule.opens, closes: schedule.closes }))
    };
    let mut week = <[Hours; 7]>::default();
    for (hours, day) in week.iter_mut().zip(Weekday::Monday.cycle_forward()) {
        *hours = on(day);
    }
    week
}

/// The days for which the file sets hours of their own, with what visitors find on them.
fn other_hours(house: &HouseDays, desk: &Presence, today: Day) -> Vec<OtherDay> {
    let set = desk.exceptions.iter().filter(|one| matches!(one.change, Change::Instead { .. } | Change::Extra { .. }));
    let set = set.flat_map(|one| days(one.from.max(today), one.until.min(today.plus(AHEAD))));
    let of_day = |day| {
        let sessions = house.sessions_on(desk, true, day);
        let reason = sessions.iter().find(|session| session.is_exceptional)?.note.clone();
        Some(OtherDay { from: day, until: day, hours: Hours::of(blocks(&sessions)), reason })
    };
    joined(set.collect::<BTreeSet<_>>().into_iter().filter_map(of_day))
}

fn blocks(sessions: &[Session]) -> impl Iterator<Item = Block> {
    sessions.iter().map(|session| Block { opens: session.opens, closes: session.closes })
}

/// Days that follow one another and have the same hours and reason become one.
fn joined(single: impl IntoIterator<Item = OtherDay>) -> Vec<OtherDay> {
    let mut all: Vec<OtherDay> = Vec::new();
    for day in single {
        let before = all
            .last_mut()
            .filter(|last| last.until.plus(1) == day.from && last.hours == day.hours && last.reason == day.reason);
        match before {
            Some(last) => last.until = day.until,
            None => all.push(day),
        }
    }
    all
}
