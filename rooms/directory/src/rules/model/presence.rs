use kernel::{Day, Slug};

use super::{Access, PresenceId, Schedule, Text, TimeOfDay};

/// A service at a place: who receives you, where, when and how to come (HSDS service_at_location, with what it lacks).
#[derive(Debug, Clone, PartialEq)]
pub struct Presence {
    /// Its stable id.
    pub id: PresenceId,
    /// The place; none when the help has no place of its own.
    pub location: Option<Slug>,
    /// Desk or room in that place; may be empty.
    pub room: Text,
    /// How one reaches it.
    pub access: Vec<Access>,
    /// The role that receives you, never a person's name; may be empty.
    pub who: Text,
    /// The hours. Empty: no fixed hours.
    pub schedules: Vec<Schedule>,
    /// What differs on single days.
    pub exceptions: Vec<Exception>,
    /// How to book, each route with the days on which it holds.
    pub booking: Vec<BookingRoute>,
    /// The first day it was here.
    pub since: Option<Day>,
    /// The last day it is here. After it the service has no desk, but stays reachable by its contact.
    pub until: Option<Day>,
}

/// How to book, and when that way holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookingRoute {
    /// What to do, in a sentence.
    pub description: Text,
    /// The number to call.
    pub phone: Option<String>,
    /// The page to book on.
    pub url: Option<String>,
    /// The first day it holds; none: always did.
    pub from: Option<Day>,
    /// The last day it holds; none: until further notice.
    pub until: Option<Day>,
}

/// What differs on some days, both included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// What differs.
    pub change: Change,
    /// Why, as visitors read it; may be empty.
    pub reason: Text,
}

/// What differs on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Nobody is there.
    Closed,
    /// An extra session on each of those days, besides what the schedules give.
    Extra {
        /// Opens at.
        opens: TimeOfDay,
        /// Closes at; at or before `opens` means the next morning.
        closes: TimeOfDay,
    },
    /// These hours instead of what the schedules give.
    Instead {
        /// Opens at.
        opens: TimeOfDay,
        /// Closes at; at or before `opens` means the next morning.
        closes: TimeOfDay,
    },
    /// The same hours in another room.
    OtherRoom(Text),
}

impl Presence {
    /// Whether one may come without an appointment.
    #[must_use]
    pub fn takes_walk_ins(&self) -> bool {
        self.access.contains(&Access::WalkIn)
    }

    /// Whether the presence stands on `day`, going by its first and last day.
    #[must_use]
    pub fn stands_on(&self, day: Day) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// The way to book that holds on `day`: the one that started last.
    #[must_use]
    pub fn booking_on(&self, day: Day) -> Option<&BookingRoute> {
        let holds = |route: &&BookingRoute| {
            route.from.is_none_or(|from| from <= day) && route.until.is_none_or(|until| day <= until)
        };
        self.booking.iter().filter(holds).max_by_key(|route| route.from)
    }
}
