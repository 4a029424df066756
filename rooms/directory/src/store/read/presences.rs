//! Hours and bookings of a service at a place.

use super::texts::Texts;
use crate::{
    rules::model::{BookingRoute, Change, Exception, Repeat, Schedule},
    store::records::{BookingRow, ExceptionRow, ScheduleRow},
};

pub(super) fn schedule(row: ScheduleRow, texts: &Texts) -> Schedule {
    let repeat = match (row.recurrence.as_str(), row.anchor) {
        ("monthly_by_weekday", _) => Repeat::MonthlyByWeekday { ordinals: row.ordinals.0, days: row.weekdays },
        ("monthly_by_day", _) => Repeat::MonthlyByDay { days: row.ordinals.0 },
        ("once", Some(day)) => Repeat::Once(day),
        (_, anchor) => Repeat::Weekly { days: row.weekdays, every: row.every_weeks, anchor },
    };
    Schedule {
        repeat,
        opens: row.opens,
        closes: row.closes,
        from: row.valid_from,
        until: row.valid_until,
        note: texts.join("schedule.note", (row.presence, row.number), row.note),
    }
}

pub(super) fn exception(row: ExceptionRow, texts: &Texts) -> Exception {
    let place = (row.presence, row.number);
    let change = match (row.change.as_str(), row.opens.zip(row.closes)) {
        ("extra", Some((opens, closes))) => Change::Extra { opens, closes },
        ("instead", Some((opens, closes))) => Change::Instead { opens, closes },
        ("other_room", _) => Change::OtherRoom(texts.join("exception.room", place, row.room)),
        _ => Change::Closed,
    };
    let reason = texts.join("exception.reason", place, row.reason);
    Exception { from: row.first_day, until: row.last_day, change, reason }
}

pub(super) fn route(row: BookingRow, texts: &Texts) -> BookingRoute {
    BookingRoute {
        description: texts.join("booking.description", (row.presence, row.number), row.description),
        phone: row.phone,
        url: row.url,
        from: row.valid_from,
        until: row.valid_until,
    }
}
