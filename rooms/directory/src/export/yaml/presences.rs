//! Where and when a service receives people.

use super::{
    emit::Value,
    fields::{Fields, text_value},
};
use crate::rules::{
    ids::Ids,
    model::{
        Access, BookingRoute, Change, Exception, Presence, PresenceId, Repeat, Schedule, Service, TimeOfDay, Weekdays,
    },
};

/// The presences of a service: a single one in the service's own fields, more in a list.
pub(super) fn presences(service: &Service, ids: Ids) -> Fields {
    let mut names = ids.of_presences(&service.slug);
    let stable: Vec<_> = service.presences.iter().map(|presence| names.next(presence.location.as_ref())).collect();
    if let ([presence], [stable]) = (service.presences.as_slice(), stable.as_slice()) {
        let own = fields(presence);
        if presence.id == *stable && !own.is_empty() {
            return own;
        }
    }
    let listed: Vec<_> = service.presences.iter().zip(stable).collect();
    Fields::default().list("presences", &listed, |(presence, stable)| with_uuid(presence, *stable))
}

fn with_uuid(presence: &Presence, stable: PresenceId) -> Value {
    fields(presence).maybe("uuid", (presence.id != stable).then_some(presence.id)).value()
}

fn fields(presence: &Presence) -> Fields {
    Fields::default()
        .list("access", &presence.access, |way: &Access| Value::of(way.code()))
        .maybe_words("location", presence.location.as_ref().map(kernel::Slug::as_str))
        .text("room", &presence.room)
        .text("who", &presence.who)
        .maybe("since", presence.since)
        .maybe("until", presence.until)
        .list("schedule", &presence.schedules, schedule)
        .list("exceptions", &presence.exceptions, exception)
        .list("booking", &presence.booking, route)
}

fn schedule(schedule: &Schedule) -> Value {
    repeat(&schedule.repeat)
        .and(hours(schedule.opens, schedule.closes))
        .maybe("valid_from", schedule.from)
        .maybe("valid_until", schedule.until)
        .text("note", &schedule.note)
        .value()
}

fn repeat(repeat: &Repeat) -> Fields {
    let numbers = |number: &i8| Value::Bare(number.to_string());
    let fields = Fields::default();
    match repeat {
        Repeat::Weekly { days, every, anchor } => {
            let every = (*every > 1).then_some(every);
            fields.put("days", weekdays(*days)).maybe("every", every).maybe("anchor", *anchor)
        }
        Repeat::MonthlyByWeekday { ordinals, days } => {
            fields.put("days", weekdays(*days)).list("weeks_of_month", ordinals, numbers)
        }
        Repeat::MonthlyByDay { days } => fields.list("days_of_month", days, numbers),
        Repeat::Once(day) => fields.bare("on", day),
    }
}

fn weekdays(days: Weekdays) -> Value {
    Value::List(days.codes().map(Value::of).collect())
}

fn hours(opens: TimeOfDay, closes: TimeOfDay) -> Fields {
    let time = |time: TimeOfDay| Value::Quoted(time.to_string());
    Fields::default().put("from", time(opens)).put("to", time(closes))
}

fn exception(exception: &Exception) -> Value {
    let fields = Fields::default().days(exception.from, exception.until);
    let fields = match &exception.change {
        Change::Closed => fields.flag("closed", true),
        Change::Extra { opens, closes } => fields.put("extra", hours(*opens, *closes).value()),
        Change::Instead { opens, closes } => fields.put("instead", hours(*opens, *closes).value()),
        Change::OtherRoom(room) => fields.put("room", text_value(room)),
    };
    fields.text("reason", &exception.reason).value()
}

fn route(route: &BookingRoute) -> Value {
    Fields::default()
        .text("description", &route.description)
        .maybe_words("phone", route.phone.as_deref())
        .maybe_words("url", route.url.as_deref())
        .maybe("from", route.from)
        .maybe("until", route.until)
        .value()
}
