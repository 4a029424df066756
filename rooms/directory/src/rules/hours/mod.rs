//! When somebody is there: from schedules, exceptions and the house's closed days to real sessions.
//!
//! Pure and exact. A session starts on a civil day at a local time; both ends become instants through the house's zone, so a
//! night that is an hour longer or shorter is. A local time that the clock skips means the moment an hour later; one that
//! it shows twice means the first (RFC 5545, section 3.3.5).

mod agenda;
mod holidays;
mod repeat;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use kernel::{Day, Instant};

pub use agenda::{Entry, agenda};
pub use holidays::Holiday;
pub use repeat::falls_on;

use super::{
    model::{Change, Closure, Directory, Exception, Presence, Text, TimeOfDay},
    opening::Opening,
};

/// The zone of a house and the days on which all of it is closed.
#[derive(Debug, Clone)]
pub struct HouseDays {
    zone: TimeZone,
    closures: Vec<Closure>,
    keeps_holidays: bool,
    /// The days on which a holiday closes nothing.
    open: BTreeSet<Day>,
}

/// Why the house is closed on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed<'a> {
    /// The house said so.
    Closure(&'a Closure),
    /// It is a public holiday.
    Holiday(Holiday),
}

/// Somebody is there, from one moment to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The day on which it starts.
    pub day: Day,
    /// The time it starts, on the wall.
    pub opens: TimeOfDay,
    /// The time it ends, on the wall; at or before `opens` means on the next day.
    pub closes: TimeOfDay,
    /// When it starts.
    pub start: Instant,
    /// When it ends; not part of it.
    pub end: Instant,
    /// Another room than usual.
    pub other_room: Option<Text>,
    /// A word on it; may be empty.
    pub note: Text,
    /// Whether an exception brought it.
    pub is_exceptional: bool,
}

/// Whether somebody is there now, and when next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Availability {
    /// The session that runs.
    pub now: Option<Session>,
    /// The first one that starts later.
    pub next: Option<Session>,
}

/// How far ahead [`HouseDays::next`] looks, in days: two years, so that a yearly gap never hides a session.
pub const HORIZON_DAYS: i64 = 731;

impl HouseDays {
    /// The days of the house that this directory is of.
    ///
    /// An unknown zone becomes UTC; an import refuses one, so that does not happen to what was imported.
    #[must_use]
    pub fn of(directory: &Directory) -> Self {
        Self {
            zone: TimeZone::get(&directory.meta.zone).unwrap_or(TimeZone::UTC),
            closures: directory.closures.clone(),
            keeps_holidays: directory.meta.closed_on_public_holidays,
            open: directory.meta.open_holidays.clone(),
        }
    }

    /// The days of the house of this directory, with those that are kept in the browser instead of those in its file.
    #[must_use]
    pub fn keeping(directory: &Directory, opening: &Opening) -> Self {
        let (closures, keeps_holidays, open) = (opening.closures(), opening.keeps_holidays, opening.open_days());
        Self { closures, keeps_holidays, open, ..Self::of(directory) }
    }

    /// The zone in which times are read.
    #[must_use]
    pub const fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The day it is in the house at `now`.
    #[must_use]
    pub fn today(&self, now: Instant) -> Day {
        now.day(&self.zone)
    }

    /// Why the house is closed on `day`, when it is. What the house itself said goes before a holiday.
    #[must_use]
    pub fn closed_on(&self, day: Day) -> Option<Closed<'_>> {
        let said = self.closures.iter().find(|closure| closure.from <= day && day <= closure.until);
        let holiday = || (self.keeps_holidays && !self.open.contains(&day)).then(|| Holiday::on(day)).flatten();
        said.map(Closed::Closure).or_else(|| holiday().map(Closed::Holiday))
    }

    /// The sessions of a presence that start on `day`, in order.
    ///
    /// `in_house` tells whether the house's closed days hold for it. What was said of that very day goes before what holds
    /// in general: an extra session stands on a holiday too.
    #[must_use]
    pub fn sessions_on(&self, presence: &Presence, in_house: bool, day: Day) -> Vec<Session> {
        if !presence.stands_on(day) {
            return Vec::new();
        }
        let today = || presence.exceptions.iter().filter(|exception| exception.from <= day && day <= exception.until);
        let mut sessions = self.set_for_that_day(today(), day);
        let replaced = today().any(|exception| matches!(exception.change, Change::Instead { .. } | Change::Closed));
        if !replaced && (!in_house || self.closed_on(day).is_none()) {
            sessions.extend(self.regular(presence, day));
        }
        let moved = today().find_map(|exception| match &exception.change {
            Change::OtherRoom(room) => Some(room.clone()),
            _ => None,
        });
        for session in &mut sessions {
            session.other_room.clone_from(&moved);
        }
        sessions.sort_by_key(|session| (session.start, session.end));
        sessions
    }

    fn set_for_that_day<'a>(&self, exceptions: impl Iterator<Item = &'a Exception>, day: Day) -> Vec<Session> {
        let hours = exceptions.filter_map(|exception| match exception.change {
            Change::Extra { opens, closes } | Change::Instead { opens, closes } => {
                Some((opens, closes, &exception.reason))
            }
            Change::Closed | Change::OtherRoom(_) => None,
        });
        hours
            .map(|(opens, closes, reason)| Session { is_exceptional: true, ..self.session(day, opens, closes, reason) })
            .collect()
    }

    fn regular(&self, presence: &Presence, day: Day) -> impl Iterator<Item = Session> {
        let falls = presence.schedules.iter().filter(move |schedule| falls_on(schedule, day));
        falls.map(move |schedule| self.session(day, schedule.opens, schedule.closes, &schedule.note))
    }

    fn session(&self, day: Day, opens: TimeOfDay, closes: TimeOfDay, note: &Text) -> Session {
        let last_day = if closes <= opens { day.plus(1) } else { day };
        Session {
            day,
            opens,
            closes,
            start: self.instant(day, opens),
            end: self.instant(last_day, closes),
            other_room: None,
            note: note.clone(),
            is_exceptional: false,
        }
    }

    /// The moment at which the clock on the wall shows `time` on `day`.
    #[must_use]
    pub fn instant(&self, day: Day, time: TimeOfDay) -> Instant {
        let (day, minutes) = if time == TimeOfDay::END_OF_DAY { (day.plus(1), 0) } else { (day, time.minutes()) };
        let hour = i8::try_from(minutes / 60).unwrap_or(0);
        let minute = i8::try_from(minutes % 60).unwrap_or(0);
        let wall = day.date().at(hour, minute, 0, 0);
        self.zone.to_ambiguous_timestamp(wall).compatible().map_or(Instant::from_micros(i64::MAX), Instant::from)
    }

    /// All sessions that start on the days from `from` to `until`, both included, in order.
    #[must_use]
    pub fn sessions(&self, presence: &Presence, in_house: bool, from: Day, until: Day) -> Vec<Session> {
        days(from, until).flat_map(|day| self.sessions_on(presence, in_house, day)).collect()
    }

    /// The session that runs at `now`. Sessions that touch are one: "open until" is the end of the last of them, at most a
    /// week ahead.
    #[must_use]
    pub fn open_at(&self, presence: &Presence, in_house: bool, now: Instant) -> Option<Session> {
        let today = self.today(now);
        let runs = |session: &Session| session.start <= now && now < session.end;
        let around = [today.plus(-1), today].map(|day| self.sessions_on(presence, in_house, day));
        let mut open = around.into_iter().flatten().filter(runs).max_by_key(|session| session.end)?;
        for day in days(today.plus(-1), today.plus(7)) {
            for later in self.sessions_on(presence, in_house, day) {
                if later.start <= open.end && open.end < later.end && later.other_room == open.other_room {
                    (open.end, open.closes) = (later.end, later.closes);
                }
            }
        }
        Some(open)
    }

    /// The first session that starts after `now`, within [`HORIZON_DAYS`]; one that only goes on from the session that runs
    /// now is part of that.
    #[must_use]
    pub fn next(&self, presence: &Presence, in_house: bool, now: Instant) -> Option<Session> {
        let nothing_can_come = presence.schedules.is_empty() && presence.exceptions.is_empty();
        if nothing_can_come {
            return None;
        }
        let today = self.today(now);
        let running_until = self.open_at(presence, in_house, now).map_or(now, |open| open.end);
        let last = presence.until.unwrap_or_else(|| today.plus(HORIZON_DAYS)).min(today.plus(HORIZON_DAYS));
        let ahead = |session: &Session| session.start > now && (running_until == now || session.start > running_until);
        days(today, last).flat_map(|day| self.sessions_on(presence, in_house, day)).find(ahead)
    }

    /// Whether somebody is there at `now`, and when next.
    #[must_use]
    pub fn availability(&self, presence: &Presence, in_house: bool, now: Instant) -> Availability {
        Availability { now: self.open_at(presence, in_house, now), next: self.next(presence, in_house, now) }
    }
}

/// The days from `from` to `until`, both included.
pub fn days(from: Day, until: Day) -> impl Iterator<Item = Day> {
    let count = until.days_since(from).saturating_add(1).max(0);
    (0..count).map(move |step| from.plus(step))
}
