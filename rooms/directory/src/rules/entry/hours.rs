//! A place of a service, with its hours, as fields, and back.

use kernel::Day;

use super::{
    MOST_ROWS, Sheet,
    reader::{NAME, Reader, SENTENCE},
};
use crate::rules::{
    contact::{is_telephone_number, is_web_address},
    model::{Access, BookingRoute, Change, Exception, Presence, Repeat, Schedule, Weekdays},
};

/// How often hours come back that are once, on a day.
pub const ONCE: &str = "once";

pub(super) fn write(sheet: &mut Sheet, p: &str, presence: &Presence) {
    sheet.put(format!("{p}-id"), presence.id);
    sheet.put_maybe(format!("{p}-location"), presence.location.as_ref());
    sheet.put_text(&format!("{p}-room"), &presence.room);
    presence.access.iter().for_each(|access| sheet.put(format!("{p}-access"), access.code()));
    sheet.put_text(&format!("{p}-who"), &presence.who);
    sheet.put_maybe(format!("{p}-since"), presence.since);
    sheet.put_maybe(format!("{p}-until"), presence.until);
    for (row, schedule) in (1..).zip(&presence.schedules) {
        write_schedule(sheet, &format!("{p}-h{row}"), schedule);
    }
    for (row, exception) in (1..).zip(&presence.exceptions) {
        write_exception(sheet, &format!("{p}-x{row}"), exception);
    }
    for (row, route) in (1..).zip(&presence.booking) {
        write_route(sheet, &format!("{p}-b{row}"), route);
    }
}

fn write_schedule(sheet: &mut Sheet, h: &str, schedule: &Schedule) {
    let (often, days, first) = match &schedule.repeat {
        Repeat::Weekly { days, every: 1, anchor } => (String::new(), *days, *anchor),
        Repeat::Weekly { days, every, anchor } => (format!("every:{every}"), *days, *anchor),
        Repeat::MonthlyByWeekday { ordinals, days } => (format!("nth:{}", spaced(ordinals)), *days, None),
        Repeat::MonthlyByDay { days } => (format!("dates:{}", spaced(days)), Weekdays::default(), None),
        Repeat::Once(day) => (ONCE.to_owned(), Weekdays::default(), Some(*day)),
    };
    sheet.put(format!("{h}-often"), often);
    days.codes().for_each(|day| sheet.put(format!("{h}-day"), day));
    sheet.put_maybe(format!("{h}-first"), first);
    sheet.put(format!("{h}-opens"), schedule.opens);
    sheet.put(format!("{h}-closes"), schedule.closes);
    sheet.put_maybe(format!("{h}-from"), schedule.from);
    sheet.put_maybe(format!("{h}-until"), schedule.until);
    sheet.put_text(&format!("{h}-note"), &schedule.note);
}

fn spaced(numbers: &[i8]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn write_exception(sheet: &mut Sheet, x: &str, exception: &Exception) {
    sheet.put(format!("{x}-from"), exception.from);
    if exception.until != exception.from {
        sheet.put(format!("{x}-until"), exception.until);
    }
    let (what, hours) = match &exception.change {
        Change::Closed => ("", None),
        Change::Extra { opens, closes } => ("extra", Some((*opens, *closes))),
        Change::Instead { opens, closes } => ("hours", Some((*opens, *closes))),
        Change::OtherRoom(_) => ("room", None),
    };
    sheet.put(format!("{x}-what"), what);
    sheet.put_maybe(format!("{x}-opens"), hours.map(|(opens, _)| opens));
    sheet.put_maybe(format!("{x}-closes"), hours.map(|(_, closes)| closes));
    if let Change::OtherRoom(room) = &exception.change {
        sheet.put_text(&format!("{x}-room"), room);
    }
    sheet.put_text(&format!("{x}-why"), &exception.reason);
}

fn write_route(sheet: &mut Sheet, b: &str, route: &BookingRoute) {
    sheet.put_text(&format!("{b}-how"), &route.description);
    sheet.put_maybe(format!("{b}-phone"), route.phone.as_ref());
    sheet.put_maybe(format!("{b}-url"), route.url.as_ref());
    sheet.put_maybe(format!("{b}-from"), route.from);
    sheet.put_maybe(format!("{b}-until"), route.until);
}

/// A place; none when the form says to leave it out.
pub(super) fn read(reader: &Reader<'_>, p: &str) -> Option<Presence> {
    let sheet = reader.sheet();
    if reader.is_ticked(&format!("{p}-gone")) {
        return None;
    }
    let ways = format!("{p}-access");
    let (since, until) = reader.period(&format!("{p}-since"), &format!("{p}-until"));
    Some(Presence {
        id: reader.maybe(&format!("{p}-id"), "kit-unreadable")?,
        location: sheet.value(&format!("{p}-location")).parse().ok(),
        room: reader.text(&format!("{p}-room"), NAME),
        access: sheet.values(&ways).filter_map(Access::from_code).collect(),
        who: reader.text(&format!("{p}-who"), NAME),
        schedules: reader.rows(&format!("{p}-h"), schedule),
        exceptions: reader.rows(&format!("{p}-x"), exception),
        booking: reader.rows(&format!("{p}-b"), route),
        since,
        until,
    })
}

fn schedule(reader: &Reader<'_>, h: &str) -> Option<Schedule> {
    let repeat = repeat(reader, h);
    let hours = reader.hours(&format!("{h}-opens"), &format!("{h}-closes"));
    let (from, until) = reader.period(&format!("{h}-from"), &format!("{h}-until"));
    let note = reader.text(&format!("{h}-note"), SENTENCE);
    let (opens, closes) = hours?;
    Some(Schedule { repeat: repeat?, opens, closes, from, until, note })
}

fn repeat(reader: &Reader<'_>, h: &str) -> Option<Repeat> {
    let sheet = reader.sheet();
    let first = reader.day(&format!("{h}-first"));
    let boxes = format!("{h}-day");
    let days = Weekdays::of_codes(sheet.values(&boxes));
    let often = sheet.value(&format!("{h}-often"));
    let (kind, numbers) = often.split_once(':').unwrap_or((often, ""));
    let needs_days = matches!(kind, "" | "every" | "nth");
    if needs_days && days.is_empty() {
        reader.wrong(boxes, "directory-entry-no-days");
        return None;
    }
    let repeat = match kind {
        "" => Some(Repeat::Weekly { days, every: 1, anchor: first }),
        "every" => weekly(reader, h, days, numbers, first),
        "nth" => within(numbers, 5).map(|ordinals| Repeat::MonthlyByWeekday { ordinals, days }),
        "dates" => within(numbers, 31).map(|days| Repeat::MonthlyByDay { days }),
        ONCE => {
            if first.is_none() {
                reader.wrong(format!("{h}-first"), "directory-entry-which-day");
            }
            return first.map(Repeat::Once);
        }
        _ => None,
    };
    if repeat.is_none() {
        reader.wrong(format!("{h}-often"), "directory-entry-often");
    }
    repeat
}

fn weekly(reader: &Reader<'_>, h: &str, days: Weekdays, weeks: &str, anchor: Option<Day>) -> Option<Repeat> {
    let every = weeks.parse().ok().filter(|weeks| (1..=520).contains(weeks))?;
    if every > 1 && anchor.is_none() {
        reader.wrong(format!("{h}-first"), "directory-entry-which-week");
    }
    Some(Repeat::Weekly { days, every, anchor })
}

/// Numbers from 1 to `most`, or below zero when counted from the end.
fn within(numbers: &str, most: i8) -> Option<Vec<i8>> {
    let number = |text: &str| text.parse().ok().filter(|number| *number != 0 && (-most..=most).contains(number));
    let numbers: Option<Vec<i8>> = numbers.split_whitespace().map(number).collect();
    numbers.filter(|numbers| !numbers.is_empty() && numbers.len() <= MOST_ROWS)
}

fn exception(reader: &Reader<'_>, x: &str) -> Option<Exception> {
    let field = |part: &str| format!("{x}-{part}");
    let (from, until) = reader.period(&field("from"), &field("until"));
    if from.is_none() {
        reader.wrong(field("from"), "directory-entry-which-day");
    }
    let between = || reader.hours(&field("opens"), &field("closes"));
    let change = match reader.sheet().value(&field("what")) {
        "" => Change::Closed,
        "extra" => between().map(|(opens, closes)| Change::Extra { opens, closes })?,
        "hours" => between().map(|(opens, closes)| Change::Instead { opens, closes })?,
        "room" => Change::OtherRoom(reader.needed(&field("room"), NAME)),
        _ => {
            reader.wrong(field("what"), "kit-unreadable");
            return None;
        }
    };
    let reason = reader.text(&field("why"), SENTENCE);
    Some(Exception { from: from?, until: until.or(from)?, change, reason })
}

fn route(reader: &Reader<'_>, b: &str) -> Option<BookingRoute> {
    let (from, until) = reader.period(&format!("{b}-from"), &format!("{b}-until"));
    let route = BookingRoute {
        description: reader.text(&format!("{b}-how"), SENTENCE),
        phone: reader.fitting(&format!("{b}-phone"), is_telephone_number, "directory-entry-phone"),
        url: reader.fitting(&format!("{b}-url"), is_web_address, "directory-entry-url"),
        from,
        until,
    };
    if route.description.is_empty() && route.phone.is_none() && route.url.is_none() {
        reader.wrong(format!("{b}-how"), "kit-required");
    }
    Some(route)
}
