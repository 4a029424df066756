//! When the house is open, as its administrators keep it in the browser. It goes before what the file of the directory says: a new file
//! undoes nothing of it.

mod clock;
mod file;
mod sent;

use std::collections::BTreeSet;

use kernel::Day;

use super::{
    hours::Holiday,
    model::{Change, Closure, Directory, Exception, Presence, PresenceId, Repeat, Schedule, Text, Weekday, Weekdays},
};
pub(crate) use clock::time_as_written;
pub use clock::{Block, Hours, HoursError};
pub use sent::{OPEN_HOLIDAY, ROWS, Row, WEEK, YES, written};

/// The weekly hours of the house, and the days on which they are others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opening {
    /// The hours of each day of the week, Monday first.
    pub week: [Hours; 7],
    /// The days that differ, in order; no two of them share a day.
    pub days: Vec<OtherDay>,
    /// Whether the house is closed on public holidays.
    pub keeps_holidays: bool,
    /// The public holidays on which it is open all the same.
    pub open_holidays: BTreeSet<Day>,
}

/// Days on which the house has other hours, both included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherDay {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// The hours on each of them; none: closed, with everybody in it.
    pub hours: Hours,
    /// Why, as visitors read it.
    pub reason: Text,
}

impl Opening {
    /// The public holidays on which the house is open: those that were set open, and those with other hours.
    #[must_use]
    pub fn open_days(&self) -> BTreeSet<Day> {
        let other = self.days.iter().filter(|day| !day.hours.is_empty());
        let other = other.flat_map(|day| super::hours::days(day.from, day.until));
        let holidays = other.filter(|day| Holiday::on(*day).is_some());
        holidays.chain(self.open_holidays.iter().copied()).collect()
    }

    /// The closed days.
    #[must_use]
    pub fn closures(&self) -> Vec<Closure> {
        let closed = self.days.iter().filter(|day| day.hours.is_empty());
        closed.map(|day| Closure { from: day.from, until: day.until, reason: day.reason.clone() }).collect()
    }

    /// Puts these hours over those of the front desk. What the desk alone has, such as another room for a day, stays; hours that
    /// the file adds on a day do not, or the house would be open while it was closed here.
    pub fn cover(&self, desk: &mut Presence) {
        desk.schedules = self.schedules();
        desk.exceptions.retain(|exception| matches!(exception.change, Change::Closed | Change::OtherRoom(_)));
        for day in &self.days {
            desk.exceptions.extend(day.hours.iter().map(|block| Exception {
                from: day.from,
                until: day.until,
                change: Change::Instead { opens: block.opens, closes: block.closes },
                reason: day.reason.clone(),
            }));
        }
    }

    /// The same in a whole directory, of which this is the front desk.
    pub fn cover_all(&self, directory: &mut Directory, desk: Option<PresenceId>) {
        let mut presences = directory.services.iter_mut().flat_map(|service| &mut service.presences);
        if let Some(presence) = presences.find(|presence| Some(presence.id) == desk) {
            self.cover(presence);
        }
        directory.closures = self.closures();
        directory.meta.closed_on_public_holidays = self.keeps_holidays;
        directory.meta.open_holidays = self.open_days();
    }

    /// One schedule for the days that have the same block.
    fn schedules(&self) -> Vec<Schedule> {
        let mut blocks: Vec<Block> = self.week.iter().flat_map(Hours::iter).collect();
        blocks.sort_unstable();
        blocks.dedup();
        let of_block = |block: Block| {
            let on = Weekday::Monday
                .cycle_forward()
                .zip(&self.week)
                .filter(|(_, hours)| hours.iter().any(|own| own == block));
            Schedule {
                repeat: Repeat::Weekly { days: Weekdays::of(on.map(|(day, _)| day)), every: 1, anchor: None },
                opens: block.opens,
                closes: block.closes,
                from: None,
                until: None,
                note: Text::default(),
            }
        };
        blocks.into_iter().map(of_block).collect()
    }
}

#[cfg(test)]
mod tests;
