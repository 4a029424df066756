//! What held before, and who kept it.

use std::collections::BTreeMap;

use kernel::{Instant, WorkerId};
use kit::{Refusal, Visit};

use crate::{
    rules::opening::{Opening, OtherDay},
    store::OpeningVersion,
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

pub(super) fn in_words(
    visit: &Visit,
    version: &OpeningVersion,
    current: i64,
    names: &BTreeMap<WorkerId, String>,
) -> Version {
    let name = version.worker.and_then(|worker| names.get(&worker).cloned());
    Version {
        number: version.version,
        when: moment(visit, version.kept_at),
        who: name.unwrap_or_else(|| visit.t.say("directory-opening-somebody").to_owned()),
        restores: version.restores.filter(|number| *number > 0).map(|number| number.to_string()),
        follows_file: version.opening.is_none(),
        is_now: version.version == current,
        lines: version.opening.as_ref().map(|opening| in_lines(visit, opening)).unwrap_or_default(),
    }
}

pub(super) async fn names(visit: &Visit, versions: &[OpeningVersion]) -> Result<BTreeMap<WorkerId, String>, Refusal> {
    let mut ids: Vec<_> = versions.iter().filter_map(|version| version.worker).collect();
    ids.sort_unstable();
    ids.dedup();
    visit.names(&ids).await
}

fn moment(visit: &Visit, at: Instant) -> String {
    let day = visit.t.day_seen_from(at.day(&visit.house.zone), visit.today());
    format!("{day}, {}", visit.t.clock(at.civil(&visit.house.zone).time()))
}
