//! The weeks to come, looked at beforehand.

use kernel::Day;
use kit::Visit;

use crate::rules::{
    Edition,
    hours::{Closed, HouseDays, days},
    model::Presence,
    opening::Opening,
};

/// How many days are shown beforehand: four weeks.
const AHEAD: i64 = 28;

/// A day to come, as visitors will find it.
pub(super) struct DayAhead {
    pub(super) day: String,
    pub(super) hours: String,
    pub(super) why: String,
}

/// The weeks to come, as visitors will find the front desk: with these hours, or as they hold.
pub(super) fn ahead(visit: &Visit, edition: &Edition, opening: Option<&Opening>) -> Vec<Vec<DayAhead>> {
    let mut desk = edition.house_desk().cloned();
    if let (Some(opening), Some(desk)) = (opening, &mut desk) {
        opening.cover(desk);
    }
    let kept = opening.map(|opening| HouseDays::keeping(edition.directory(), opening));
    let house = kept.as_ref().unwrap_or(edition.days());
    let today = visit.today();
    let mut weeks: Vec<Vec<DayAhead>> = Vec::new();
    for day in days(today, today.plus(AHEAD - 1)) {
        let ahead = day_ahead(visit, house, desk.as_ref(), day);
        let is_monday = day.date().weekday().to_monday_zero_offset() == 0;
        match weeks.last_mut().filter(|_| !is_monday) {
            Some(week) => week.push(ahead),
            None => weeks.push(vec![ahead]),
        }
    }
    weeks
}

fn day_ahead(visit: &Visit, house: &HouseDays, desk: Option<&Presence>, day: Day) -> DayAhead {
    let t = &visit.t;
    let sessions = desk.map(|desk| house.sessions_on(desk, true, day)).unwrap_or_default();
    let hours: Vec<_> = sessions.iter().map(|session| format!("{}–{}", session.opens, session.closes)).collect();
    let why = match house.closed_on(day) {
        Some(Closed::Closure(closure)) => closure.reason.for_reader(t.lang()).1.to_owned(),
        Some(Closed::Holiday(holiday)) => t.say(holiday.key()).to_owned(),
        None => sessions.first().map_or_else(String::new, |session| session.note.for_reader(t.lang()).1.to_owned()),
    };
    let hours = if hours.is_empty() { t.say("directory-opening-closed").to_owned() } else { t.list(&hours) };
    DayAhead { day: t.day(day), hours, why }
}
