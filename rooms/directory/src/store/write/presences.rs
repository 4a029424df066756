//! Hours and bookings of a service at a place.

use super::{count, numbered};
use crate::{
    rules::model::{Change, Exception, Presence, Repeat, Schedule, Weekdays},
    store::codes::Numbers,
    store::records::{AccessRow, BookingRow, ExceptionRow, PresenceRow, Rows, ScheduleRow},
};

impl Rows {
    pub(super) fn add_presence(&mut self, service: i64, presence: &Presence) {
        let number = count(self.presences.len());
        let row = PresenceRow {
            number,
            service,
            id: presence.id,
            location: presence.location.clone(),
            room: self.text("presence.room", (number, 0), &presence.room),
            who: self.text("presence.who", (number, 0), &presence.who),
            since: presence.since,
            until: presence.until,
        };
        self.presences.push(row);
        let ways = numbered(&presence.access);
        self.access.extend(ways.map(|(part, way)| AccessRow { presence: number, number: part, way: *way }));
        numbered(&presence.schedules).for_each(|(part, schedule)| self.add_schedule((number, part), schedule));
        numbered(&presence.exceptions).for_each(|(part, exception)| self.add_exception((number, part), exception));
        for (part, route) in numbered(&presence.booking) {
            let row = BookingRow {
                presence: number,
                number: part,
                description: self.text("booking.description", (number, part), &route.description),
                phone: route.phone.clone(),
                url: route.url.clone(),
                valid_from: route.from,
                valid_until: route.until,
            };
            self.booking.push(row);
        }
    }

    fn add_schedule(&mut self, place: (i64, i64), schedule: &Schedule) {
        let none = Weekdays::default();
        let (recurrence, weekdays, every_weeks, anchor, ordinals) = match &schedule.repeat {
            Repeat::Weekly { days, every, anchor } => ("weekly", *days, *every, *anchor, Vec::new()),
            Repeat::MonthlyByWeekday { ordinals, days } => ("monthly_by_weekday", *days, 1, None, ordinals.clone()),
            Repeat::MonthlyByDay { days } => ("monthly_by_day", none, 1, None, days.clone()),
            Repeat::Once(day) => ("once", none, 1, Some(*day), Vec::new()),
        };
        let row = ScheduleRow {
            presence: place.0,
            number: place.1,
            recurrence: recurrence.to_owned(),
            weekdays,
            every_weeks,
            anchor,
            ordinals: Numbers(ordinals),
            opens: schedule.opens,
            closes: schedule.closes,
            valid_from: schedule.from,
            valid_until: schedule.until,
            note: self.text("schedule.note", place, &schedule.note),
        };
        self.schedules.push(row);
    }

    fn add_exception(&mut self, place: (i64, i64), exception: &Exception) {
        let (change, hours, room) = match &exception.change {
            Change::Closed => ("closed", None, String::new()),
            Change::Extra { opens, closes } => ("extra", Some((*opens, *closes)), String::new()),
            Change::Instead { opens, closes } => ("instead", Some((*opens, *closes)), String::new()),
            Change::OtherRoom(room) => ("other_room", None, self.text("exception.room", place, room)),
        };
        let row = ExceptionRow {
            presence: place.0,
            number: place.1,
            first_day: exception.from,
            last_day: exception.until,
            change: change.to_owned(),
            opens: hours.map(|(opens, _)| opens),
            closes: hours.map(|(_, closes)| closes),
            room,
            reason: self.text("exception.reason", place, &exception.reason),
        };
        self.exceptions.push(row);
    }
}
