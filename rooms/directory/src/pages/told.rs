//! Hours in sentences: "elke dinsdag van 9 tot 12 uur", "nu open tot 16 uur".

use kernel::Day;
use kit::Text;

use super::wording::on_the_clock;
use crate::rules::{
    entry::ONCE,
    hours::{Availability, Session},
    model::{Repeat, Schedule, Weekdays},
};

/// `elke dinsdag en donderdag, 9.00–12.00`, with the days on which it holds.
pub(super) fn schedule(schedule: &Schedule, t: &Text) -> String {
    let hours = t.hours(on_the_clock(schedule.opens), on_the_clock(schedule.closes));
    let days = repeat(&schedule.repeat, t);
    let told = t.with("days", days.as_str()).with("hours", hours.as_str()).say("directory-hours");
    let told = bounded(told, schedule.from, "directory-hours-from", t);
    bounded(told, schedule.until, "directory-hours-until", t)
}

fn bounded(told: String, day: Option<Day>, key: &str, t: &Text) -> String {
    match day {
        Some(day) => t.with("hours", told.as_str()).with("day", t.date(day).as_str()).say(key),
        None => told,
    }
}

fn repeat(repeat: &Repeat, t: &Text) -> String {
    match repeat {
        Repeat::Weekly { days, every, .. } => {
            t.with("every", i64::from(*every)).with("days", weekdays(*days, t).as_str()).say("directory-every-week")
        }
        Repeat::MonthlyByWeekday { ordinals, days } => {
            let which: Vec<_> = ordinals.iter().map(|nth| ordinal(*nth, t)).collect();
            let (which, days) = (t.list(&which), weekdays(*days, t));
            t.with("which", which.as_str()).with("days", days.as_str()).say("directory-every-month")
        }
        Repeat::MonthlyByDay { days } => {
            let which: Vec<_> = days.iter().map(|day| day_of_month(*day, t)).collect();
            t.with("which", t.list(&which).as_str()).say("directory-every-month-day")
        }
        Repeat::Once(day) => t.full_day(*day),
    }
}

/// How often hours come back, by the code of a form, without their days: `elke week`, `de eerste en derde van de maand`.
pub(super) fn often(code: &str, t: &Text) -> String {
    let (kind, numbers) = code.split_once(':').unwrap_or((code, ""));
    let numbers: Vec<i8> = numbers.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    let which = |say: fn(i8, &Text) -> String| t.list(&numbers.iter().map(|one| say(*one, t)).collect::<Vec<_>>());
    match kind {
        "nth" => t.with("which", which(ordinal)).say("directory-entry-nth"),
        "dates" => t.with("which", which(day_of_month)).say("directory-every-month-day"),
        ONCE => t.say("directory-entry-once").to_owned(),
        _ => t.with("every", numbers.first().map_or(1, |weeks| i64::from(*weeks))).say("directory-entry-every"),
    }
}

fn weekdays(days: Weekdays, t: &Text) -> String {
    let names: Vec<_> = days.iter().map(|day| t.weekday_of(day.to_monday_one_offset())).collect();
    if names.len() == 7 { t.say("directory-every-day").to_owned() } else { t.list(&names) }
}

fn ordinal(nth: i8, t: &Text) -> String {
    t.with("nth", i64::from(nth)).say("directory-ordinal")
}

fn day_of_month(day: i8, t: &Text) -> String {
    if day > 0 { day.to_string() } else { t.with("nth", i64::from(day)).say("directory-day-from-end") }
}

/// `Nu open, tot 12 uur` or `Eerstvolgende keer: dinsdag 24 november, 9.00–12.00`; nothing when nobody is to come.
pub(super) fn availability(found: &Availability, today: Day, t: &Text) -> Option<String> {
    match (&found.now, &found.next) {
        (Some(open), _) if is_round_the_clock(open) => Some(t.say("directory-open-always").to_owned()),
        (Some(open), _) => Some(t.with("time", t.time(on_the_clock(open.closes)).as_str()).say("directory-open-until")),
        (None, Some(next)) => Some(t.with("when", session(next, today, t).as_str()).say("directory-next")),
        (None, None) => None,
    }
}

/// `morgen, 9.00–12.00`.
pub(super) fn session(session: &Session, today: Day, t: &Text) -> String {
    let hours = t.hours(on_the_clock(session.opens), on_the_clock(session.closes));
    format!("{}, {hours}", t.day_seen_from(session.day, today))
}

/// Sessions that go on and on are reckoned to the end of the week to come (see `HouseDays::open_at`).
const fn is_round_the_clock(open: &Session) -> bool {
    open.end.seconds_since(open.start) > 6 * 86_400
}
