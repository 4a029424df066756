use crate::rules::model::{Presence, Repeat, Schedule, Weekday};

/// The weekly hours of a presence on one line, as schema.org writes them: `Mo,Tu 09:00-12:00; Th 17:00-19:00`. Hours that
/// come back otherwise have no place there.
pub(super) fn line(presence: &Presence) -> String {
    let parts: Vec<_> = presence.schedules.iter().filter_map(weekly).collect();
    parts.join("; ")
}

fn weekly(schedule: &Schedule) -> Option<String> {
    let Repeat::Weekly { days, every: 1, .. } = &schedule.repeat else { return None };
    let days: Vec<_> = days.iter().map(short).collect();
    Some(format!("{} {}-{}", days.join(","), schedule.opens, schedule.closes))
}

const fn short(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Mo",
        Weekday::Tuesday => "Tu",
        Weekday::Wednesday => "We",
        Weekday::Thursday => "Th",
        Weekday::Friday => "Fr",
        Weekday::Saturday => "Sa",
        Weekday::Sunday => "Su",
    }
}
