//! Hours: when they come back, and what differs on single days.

use kernel::Day;

use super::{fields::Fields, item::Item, text::Wording};
use crate::{
    import::limits,
    rules::model::{Change, Closure, Exception, Repeat, Schedule, TimeOfDay, WEEK, Weekdays},
};

/// One entry of `schedule`; several schedules when it names several dates.
pub(super) fn schedules(item: &Item<'_>, wording: Wording) -> Vec<Schedule> {
    let Some(fields) = item.fields() else { return Vec::new() };
    let hours = hours(&fields);
    let (from, until) = fields.period("valid_from", "valid_until");
    let note = wording.text(&fields, "note", limits::SENTENCE);
    let repeats = repeats(&fields);
    fields.finish();
    let Some((opens, closes)) = hours else { return Vec::new() };
    let schedule = |repeat| Schedule { repeat, opens, closes, from, until, note: note.clone() };
    repeats.into_iter().map(schedule).collect()
}

/// The times `from` and `to` of a map.
fn hours(fields: &Fields<'_>) -> Option<(TimeOfDay, TimeOfDay)> {
    let opens = fields.need("from").and_then(|item| item.time());
    let closes = fields.need("to").and_then(|item| item.time());
    let (opens, closes) = (opens?, closes?);
    if opens == TimeOfDay::END_OF_DAY {
        fields.item().error("Hours cannot begin at 24:00.", "from 00:00 to 23:59");
        return None;
    }
    if opens == closes {
        fields.item().warning(format!("From {opens} to {closes} means a day and a night."));
    }
    Some((opens, closes))
}

fn repeats(fields: &Fields<'_>) -> Vec<Repeat> {
    let days = fields.get("days");
    let month_days = fields.get("days_of_month");
    let dates = fields.get("on");
    let weekly = weekly(fields, days.as_ref());
    match (days.is_some(), month_days, dates) {
        (true, None, None) => weekly.into_iter().collect(),
        (false, Some(item), None) => {
            let days = numbers(&item, 31);
            (!days.is_empty()).then_some(Repeat::MonthlyByDay { days }).into_iter().collect()
        }
        (false, None, Some(item)) => {
            item.list_or_one(limits::PARTS).iter().filter_map(Item::day).map(Repeat::Once).collect()
        }
        _ => {
            fields.item().error("It must be clear on which days.", "one of the fields days, days_of_month, on");
            Vec::new()
        }
    }
}

/// Days of the week: each week, every so many weeks, or some weeks of the month.
fn weekly(fields: &Fields<'_>, days: Option<&Item<'_>>) -> Option<Repeat> {
    let days = days.map(weekdays);
    let ordinals = fields.get("weeks_of_month").map(|item| numbers(&item, 5));
    let every = fields.get("every").map(|item| item.whole(1..=520).unwrap_or(1));
    let anchor = fields.day("anchor");
    let stray = days.is_none() && (ordinals.is_some() || every.is_some() || anchor.is_some());
    if stray || ordinals.is_some() && every.is_some() {
        fields
            .item()
            .error("These fields do not go together.", "days with weeks_of_month, or days with every and anchor");
    }
    let days = days.filter(|days| !days.is_empty())?;
    if let Some(ordinals) = ordinals {
        return (!ordinals.is_empty()).then_some(Repeat::MonthlyByWeekday { ordinals, days });
    }
    let every = every.and_then(|weeks| u16::try_from(weeks).ok()).unwrap_or(1);
    if every > 1 && anchor.is_none() {
        let message = format!("Every {every} weeks, but counted from when?");
        fields.item().error(message, "anchor: a day in a week that counts");
    }
    Some(Repeat::Weekly { days, every, anchor })
}

fn weekdays(item: &Item<'_>) -> Weekdays {
    let names = WEEK.map(|(name, _)| name);
    let day =
        |item: &Item<'_>| item.code(|code| WEEK.iter().find(|(name, _)| *name == code).map(|(_, day)| *day), &names);
    let days = item.list_or_one(7);
    if days.is_empty() {
        item.error("There is no day in this list.", names.join(", "));
    }
    Weekdays::of(days.iter().filter_map(day))
}

/// Numbers from 1 to `most`, or below zero when counted from the end.
fn numbers(item: &Item<'_>, most: i64) -> Vec<i8> {
    let number = |item: &Item<'_>| {
        let number = item.whole(-most..=most)?;
        if number == 0 {
            item.error("There is no 0th.", format!("1 to {most}, or -1 (the last) to -{most}"));
        }
        i8::try_from(number).ok().filter(|number| *number != 0)
    };
    let items = item.list_or_one(62);
    if items.is_empty() {
        item.error("There is no number in this list.", format!("1 to {most}, or -1 (the last) to -{most}"));
    }
    let mut numbers: Vec<i8> = Vec::new();
    for (item, number) in items.iter().filter_map(|item| Some((item, number(item)?))) {
        if numbers.contains(&number) {
            item.warning("This number stands here twice.");
        } else {
            numbers.push(number);
        }
    }
    numbers
}

/// One entry of `exceptions`.
pub(super) fn exception(item: &Item<'_>, wording: Wording) -> Option<Exception> {
    let fields = item.fields()?;
    let days = days(&fields);
    let reason = wording.text(&fields, "reason", limits::SENTENCE);
    let change = change(&fields, wording);
    fields.finish();
    let (from, until) = days?;
    Some(Exception { from, until, change: change?, reason })
}

/// One entry of `closures`.
pub(super) fn closure(item: &Item<'_>, wording: Wording) -> Option<Closure> {
    let fields = item.fields()?;
    let days = days(&fields);
    let reason = wording.text(&fields, "reason", limits::SENTENCE);
    fields.finish();
    let (from, until) = days?;
    Some(Closure { from, until, reason })
}

/// One day (`on`) or several (`from`, `until`).
fn days(fields: &Fields<'_>) -> Option<(Day, Day)> {
    let on = fields.get("on");
    let (from, until) = fields.period("from", "until");
    match (on, from, until) {
        (Some(item), None, None) => item.day().map(|day| (day, day)),
        (None, Some(from), Some(until)) => Some((from, until)),
        _ => {
            fields.item().error("It must be clear for which days.", "on: a day, or from: and until:");
            None
        }
    }
}

fn change(fields: &Fields<'_>, wording: Wording) -> Option<Change> {
    let between = |item: Item<'_>| {
        let fields = item.fields()?;
        let hours = hours(&fields);
        fields.finish();
        hours
    };
    let closed = fields.flag("closed").filter(|closed| *closed).map(|_| Some(Change::Closed));
    let extra = fields.get("extra").map(|item| between(item).map(|(opens, closes)| Change::Extra { opens, closes }));
    let instead =
        fields.get("instead").map(|item| between(item).map(|(opens, closes)| Change::Instead { opens, closes }));
    let room = fields.get("room").map(|item| Some(Change::OtherRoom(wording.read(&item, limits::NAME))));
    let mut changes = [closed, extra, instead, room].into_iter().flatten();
    match (changes.next(), changes.next()) {
        (Some(change), None) => change,
        _ => {
            fields.item().error("It must be clear what differs.", "one of: closed: true, extra, instead, room");
            None
        }
    }
}
