//! What stands in the form.

use kernel::{Day, Lang};
use kit::{Choice, Typed, Visit};

use crate::rules::{
    hours::{Holiday, days},
    opening::{OPEN_HOLIDAY, Opening, ROWS, Row, WEEK, YES},
};

/// How many lines for other days are offered besides those that are filled in.
const FREE: usize = 2;

/// A form with what was sent in it.
pub(super) fn again(typed: Typed, sent: &[(String, String)]) -> Typed {
    sent.iter().fold(typed, |typed, (name, value)| typed.with(name, value))
}

/// The form, filled in with what holds.
pub(super) fn filled(opening: &Opening, version: i64, today: Day) -> Typed {
    let mut typed = Typed::default().with("version", &version.to_string());
    for (field, hours) in WEEK.iter().zip(&opening.week) {
        typed = typed.with(field, &hours.to_string());
    }
    let to_come = opening.days.iter().filter(|day| day.until >= today);
    for (row, day) in ROWS.iter().zip(to_come) {
        let until = if day.until == day.from { String::new() } else { day.until.to_string() };
        let said = |lang| day.reason.translations.get(&lang).map_or("", String::as_str);
        typed = typed
            .with(row.from, &day.from.to_string())
            .with(row.until, &until)
            .with(row.hours, &day.hours.to_string())
            .with(row.nl, &day.reason.original)
            .with(row.fr, said(Lang::FR))
            .with(row.en, said(Lang::EN));
    }
    if opening.keeps_holidays {
        typed = typed.with("holidays", YES);
    }
    opening.open_holidays.iter().fold(typed, |typed, day| typed.with(OPEN_HOLIDAY, &day.to_string()))
}

/// The lines for other days: those with something in them, and a few more.
pub(super) fn rows(form: &Typed) -> &'static [Row] {
    let is_filled =
        |row: &Row| [row.from, row.until, row.hours, row.nl].iter().any(|field| !form.value(field).is_empty());
    let last = ROWS.iter().rposition(is_filled).map_or(0, |at| at + 1);
    ROWS.get(..(last + FREE).min(ROWS.len())).unwrap_or(&ROWS)
}

/// The public holidays to come of this year and the next.
pub(super) fn holidays(visit: &Visit) -> Vec<Choice> {
    let today = visit.today();
    let last = Day::of(today.date().last_of_year()).plus(1);
    let last = Day::of(last.date().last_of_year());
    let on = |day: Day| {
        let holiday = Holiday::on(day)?;
        let name = visit.t.say(holiday.key()).to_owned();
        Some(Choice::new(day.to_string(), format!("{name}: {}", visit.t.full_day(day))))
    };
    days(today, last).filter_map(on).collect()
}
