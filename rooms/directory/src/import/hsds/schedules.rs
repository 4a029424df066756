//! Hours as HSDS says them: the part of RFC 5545 that repeats by weeks and months.

use std::str::FromStr as _;

use super::row::Row;
use crate::{
    import::limits,
    rules::model::{Repeat, Schedule, TimeOfDay, Weekday, Weekdays},
};

/// The hours of a row; none with a warning when they cannot be kept.
pub(super) fn schedule(row: Row<'_>) -> Option<Schedule> {
    let (opens, closes) = (row.time("opens_at"), row.time("closes_at"));
    let (Some(opens), Some(closes)) = (opens, closes) else {
        row.notes.warning(row.spot("opens_at"), "These hours are left out: they have no times.");
        return None;
    };
    // HSDS knows no 24:00; closing at 00:00 is the midnight that ends the day.
    let closes = if closes.minutes() == 0 { TimeOfDay::END_OF_DAY } else { closes };
    let from = row.day("valid_from");
    let until = [row.day("valid_to"), row.day("until")].into_iter().flatten().min();
    if let (Some(first), Some(last)) = (from, until)
        && last < first
    {
        row.error("valid_to", format!("The last day ({last}) comes before the first ({first})."), "");
    }
    if row.get("count").is_some() {
        row.notes.warning(row.spot("count"), "A number of times is not kept; the hours go on.");
    }
    let note = row.text(if row.get("notes").is_some() { "notes" } else { "description" }, limits::SENTENCE);
    Some(Schedule { repeat: repeat(row)?, opens, closes, from, until, note })
}

fn repeat(row: Row<'_>) -> Option<Repeat> {
    let interval = row.parsed::<u16>("interval", "a whole number").unwrap_or(1);
    let start = row.day("dtstart").or_else(|| row.day("valid_from"));
    match row.get("freq") {
        Some("MONTHLY") if interval > 1 => {
            row.notes.warning(row.spot("interval"), "These hours are left out: we know no step of several months.");
            None
        }
        Some("MONTHLY") => monthly(row),
        Some("WEEKLY") | None => {
            let mut days = days(row)?.into_iter().map(|(_, day)| day).collect::<Vec<_>>();
            if days.is_empty() {
                days.extend(start.map(|start| start.date().weekday()));
            }
            if days.is_empty() {
                row.error("byday", "It is not clear on which days.", "MO, TU, WE, TH, FR, SA, SU");
                return None;
            }
            Some(Repeat::Weekly {
                days: Weekdays::of(days),
                every: interval.max(1),
                anchor: start.filter(|_| interval > 1),
            })
        }
        Some(_) => {
            row.error("freq", "This way to repeat is not known.", "WEEKLY, MONTHLY");
            None
        }
    }
}

fn monthly(row: Row<'_>) -> Option<Repeat> {
    if let Some(list) = row.get("bymonthday") {
        let days: Result<Vec<i8>, _> = list.split(',').map(|day| day.trim().parse()).collect();
        let days = days.ok().filter(|days| days.iter().all(|day| (1..=31).contains(&day.unsigned_abs())));
        if days.is_none() {
            row.error("bymonthday", "These are not days of a month.", "1 to 31, or -1 (the last) to -31");
        }
        return Some(Repeat::MonthlyByDay { days: days? });
    }
    let mut days = days(row)?;
    let mut seen = Vec::new();
    days.retain(|day| {
        !seen.contains(day) && {
            seen.push(*day);
            true
        }
    });
    let mut ordinals: Vec<i8> = Vec::new();
    for (nth, _) in &days {
        if !ordinals.contains(nth) {
            ordinals.push(*nth);
        }
    }
    let weekdays = Weekdays::of(days.iter().map(|(_, day)| *day));
    let is_grid = ordinals.len() * weekdays.iter().count() == days.len();
    if days.is_empty() || ordinals.contains(&0) || !is_grid {
        row.error("byday", "It is not clear which days of the month.", "as 1WE or -1FR, each with the same days");
        return None;
    }
    Some(Repeat::MonthlyByWeekday { ordinals, days: weekdays })
}

/// Days with the number before them, 0 when there is none: `TU,TH` or `1WE,-1FR`.
fn days(row: Row<'_>) -> Option<Vec<(i8, Weekday)>> {
    let list = row.get("byday").unwrap_or_default();
    let days: Option<Vec<_>> = list.split(',').map(str::trim).filter(|day| !day.is_empty()).map(day).collect();
    if days.is_none() {
        row.error("byday", "These are not days.", "MO, TU, WE, TH, FR, SA, SU, with a number before them in a month");
    }
    days
}

fn day(text: &str) -> Option<(i8, Weekday)> {
    let (number, code) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let nth = if number.is_empty() { 0 } else { i8::from_str(number).ok().filter(|nth| nth.unsigned_abs() <= 5)? };
    let week = Weekday::Monday.cycle_forward().take(7);
    let codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    codes.into_iter().zip(week).find(|(name, _)| *name == code).map(|(_, day)| (nth, day))
}
