//! What held before, and who kept it.

use kit::Visit;

use super::Names;
use crate::{
    rules::opening::{Opening, OtherDay},
    store,
};

/// One version in the list.
pub(super) struct Version {
    pub(super) number: i64,
    pub(super) when: String,
    pub(super) who: String,
    pub(super) restores: Option<String>,
    pub(super) follows_file: bool,
    pub(super) is_now: bool,
    pub(super) lines: Vec<String>,
}

/// The hours in lines, for who compares two of them.
pub(super) fn in_lines(visit: &Visit, opening: &Opening) -> Vec<String> {
    let t = &visit.t;
    let said =
        |hours: &str| if hours.is_empty() { t.say("directory-opening-closed").to_owned() } else { hours.to_owned() };
    let week = opening
        .week
        .iter()
        .zip(1..=7)
        .map(|(hours, day)| format!("{}: {}", t.weekday_of(day), said(&hours.to_string())));
    let other = opening.days.iter().map(|day| other_in_words(visit, day, &said(&day.hours.to_string())));
    let holidays =
        if opening.keeps_holidays { "directory-opening-holidays-closed" } else { "directory-opening-holidays-open" };
    let open = opening.open_holidays.iter().map(|day| t.with("day", t.full_day(*day)).say("directory-opening-open-on"));
    week.chain(other).chain([t.say(holidays).to_owned()]).chain(open).collect()
}

fn other_in_words(visit: &Visit, day: &OtherDay, hours: &str) -> String {
    let t = &visit.t;
    let when = if day.from == day.until {
        t.full_day(day.from)
    } else {
        t.with("from", t.full_day(day.from)).with("until", t.full_day(day.until)).say("directory-opening-span")
    };
    format!("{when}: {hours} ({})", day.reason.for_reader(t.lang()).1)
}

pub(super) fn in_words(visit: &Visit, version: &store::Version<Opening>, current: i64, names: &Names) -> Version {
    Version {
        number: version.number,
        when: visit.moment(version.kept_at),
        who: names.say(version.worker),
        restores: version.restores.filter(|number| *number > 0).map(|number| number.to_string()),
        follows_file: version.says.is_none(),
        is_now: version.number == current,
        lines: version.says.as_ref().map(|opening| in_lines(visit, opening)).unwrap_or_default(),
    }
}
