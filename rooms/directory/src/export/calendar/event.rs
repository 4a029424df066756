use kernel::{Day, Instant, TypedId};
use uuid::Uuid;

use super::line::Lines;
use crate::{
    export::{
        Site,
        child_id::child_id,
        closed_days::ClosedDays,
        recurrence::{Recurrence, Validity},
        web::absolute,
    },
    rules::{
        Edition,
        hours::days,
        model::{Change, Exception, Presence, Repeat, Schedule, Service, Text, TimeOfDay},
    },
};

/// What the events of one presence are about.
pub(super) struct Setting<'a> {
    pub(super) edition: &'a Edition,
    pub(super) site: &'a Site,
    pub(super) service: &'a Service,
    pub(super) presence: &'a Presence,
}

/// Hours on one day, or on many.
struct Event<'a> {
    /// What tells it from other events of the presence; stays the same from edition to edition.
    key: String,
    day: Day,
    opens: TimeOfDay,
    closes: TimeOfDay,
    rule: Option<String>,
    not_on: Vec<Day>,
    room: Option<&'a Text>,
    note: &'a Text,
}

/// Writes all events of a presence: its hours, then what is extra or elsewhere.
pub(super) fn write_all(lines: &mut Lines, setting: &Setting<'_>) {
    for schedule in &setting.presence.schedules {
        if let Some(event) = setting.regular(schedule) {
            setting.write(lines, &event);
        }
        for event in setting.in_other_room(schedule) {
            setting.write(lines, &event);
        }
    }
    for exception in &setting.presence.exceptions {
        for event in setting.extra(exception) {
            setting.write(lines, &event);
        }
    }
}

impl<'a> Setting<'a> {
    fn regular(&self, schedule: &'a Schedule) -> Option<Event<'a>> {
        let validity = Validity::of(self.edition, self.presence, schedule)?;
        let first = validity.first_session(schedule)?;
        let mut not_on: Vec<_> = ClosedDays::of(self.edition, self.presence).falling_on(schedule).into_iter().collect();
        not_on.extend(self.moved_days(schedule).map(|(day, _)| day));
        not_on.sort_unstable();
        not_on.dedup();
        not_on.retain(|day| first <= *day);
        let rule = Recurrence::of(&schedule.repeat).map(|recurrence| self.rule(&recurrence, schedule, validity.last));
        let is_over = rule.is_none() && not_on.contains(&first);
        let event = Event { rule, not_on, ..Event::of(schedule, first) };
        (!is_over).then_some(event)
    }

    /// `UNTIL` is a moment in UTC (section 3.3.10): that of the last day's opening.
    fn rule(&self, recurrence: &Recurrence, schedule: &Schedule, last: Option<Day>) -> String {
        let Recurrence { freq, interval, byday, bymonthday } = recurrence;
        let mut rule = format!("FREQ={freq}");
        for (name, value) in [("BYDAY", byday), ("BYMONTHDAY", bymonthday)] {
            if !value.is_empty() {
                rule.push_str(&format!(";{name}={value}"));
            }
        }
        if *interval > 1 {
            rule.push_str(&format!(";INTERVAL={interval}"));
        }
        if let Some(last) = last {
            rule.push_str(&format!(";UNTIL={}", utc(self.edition.days().instant(last, schedule.opens))));
        }
        rule
    }

    /// Days on which the hours hold in another room: events of their own, since a rule has one place.
    fn in_other_room(&self, schedule: &'a Schedule) -> Vec<Event<'a>> {
        let moved = self.moved_days(schedule);
        let event = |(day, room): (Day, &'a Text)| Event {
            key: format!("{}/room/{day}", Event::of(schedule, day).key),
            room: Some(room),
            ..Event::of(schedule, day)
        };
        moved.map(event).collect()
    }

    fn moved_days(&self, schedule: &'a Schedule) -> impl Iterator<Item = (Day, &'a Text)> {
        let (edition, presence) = (self.edition, self.presence);
        let closed = ClosedDays::of(edition, presence).falling_on(schedule);
        let validity = Validity::of(edition, presence, schedule);
        let moves = presence.exceptions.iter().filter_map(|exception| match &exception.change {
            Change::OtherRoom(room) => Some((exception, room)),
            _ => None,
        });
        let days = moves.flat_map(move |(exception, room)| bounded(edition, exception).map(move |day| (day, room)));
        let holds =
            move |day: Day| validity.is_some_and(|own| own.first <= day && own.last.is_none_or(|last| day <= last));
        days.filter(move |(day, _)| {
            holds(*day) && crate::rules::hours::falls_on(schedule, *day) && !closed.contains(day)
        })
    }

    fn extra(&self, exception: &'a Exception) -> Vec<Event<'a>> {
        let (Change::Extra { opens, closes } | Change::Instead { opens, closes }) = exception.change else {
            return Vec::new();
        };
        let stands = bounded(self.edition, exception).filter(|day| self.presence.stands_on(*day));
        let event = |day| Event {
            key: format!("extra/{day}/{opens}-{closes}"),
            day,
            opens,
            closes,
            rule: None,
            not_on: Vec::new(),
            room: self.room_on(day),
            note: &exception.reason,
        };
        stands.map(event).collect()
    }

    fn room_on(&self, day: Day) -> Option<&'a Text> {
        let today = self.presence.exceptions.iter().filter(|exception| exception.from <= day && day <= exception.until);
        today.into_iter().find_map(|exception| match &exception.change {
            Change::OtherRoom(room) => Some(room),
            _ => None,
        })
    }

    fn write(&self, lines: &mut Lines, event: &Event<'_>) {
        let zone = &self.edition.directory().meta.zone;
        let uid = child_id(self.presence.id.as_uuid(), "event", &event.key);
        lines.add("BEGIN", "VEVENT");
        lines.add("UID", &format!("{uid}@{}", self.host()));
        lines.add("DTSTAMP", &utc(self.edition.since()));
        lines.add("LAST-MODIFIED", &utc(self.edition.since()));
        lines.add(&format!("DTSTART;TZID={zone}"), &local(event.day, event.opens));
        lines.add(&format!("DTEND;TZID={zone}"), &local(event.last_day(), event.closes));
        if let Some(rule) = &event.rule {
            lines.add("RRULE", rule);
        }
        for day in event.not_on.iter().filter(|_| event.rule.is_some()) {
            lines.add(&format!("EXDATE;TZID={zone}"), &local(*day, event.opens));
        }
        self.describe(lines, event);
        lines.add("END", "VEVENT");
    }

    fn describe(&self, lines: &mut Lines, event: &Event<'_>) {
        let page = self.site.address(&format!("/aanbod/{}", self.service.slug));
        let owner = self.edition.organization(self.service.organization.as_str());
        let meta = &self.edition.directory().meta;
        let warning = if meta.sample_data { meta.title.original.as_str() } else { "" };
        let about = [warning, &event.note.original, &self.service.description.original];
        let title = owner.map_or_else(String::new, |owner| format!(" ({})", owner.name.original));
        lines.add_text("SUMMARY", &format!("{}{title}", self.service.name.original));
        lines.add_text("LOCATION", &self.place(event.room));
        lines.add_text(
            "DESCRIPTION",
            about.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n").as_str(),
        );
        if let Some(point) = self.edition.place_of(self.presence).and_then(|place| place.coordinates) {
            lines.add("GEO", &format!("{:.6};{:.6}", point.0, point.1));
        }
        if let Some(page) = absolute(&page) {
            lines.add("URL", page);
        }
        lines.add("TRANSP", "TRANSPARENT");
    }

    fn place(&self, room: Option<&Text>) -> String {
        let place = self.edition.place_of(self.presence);
        let room = room.unwrap_or(&self.presence.room).original.clone();
        let parts = [Some(room), place.map(|place| place.name.original.clone()), place.and_then(|place| place.line())];
        let parts: Vec<_> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }

    /// The host of the house, for ids that no other calendar has.
    fn host(&self) -> String {
        let uri: Option<http::Uri> = self.site.public_url.parse().ok();
        uri.and_then(|uri| uri.host().map(str::to_owned)).unwrap_or_else(|| Uuid::nil().to_string())
    }
}

impl<'a> Event<'a> {
    /// The hours of `schedule` on one day.
    fn of(schedule: &'a Schedule, day: Day) -> Self {
        let rule = match &schedule.repeat {
            Repeat::Once(day) => format!("once/{day}"),
            repeat => Recurrence::of(repeat).map_or_else(String::new, |rule| {
                format!("{}/{}/{}/{}", rule.freq, rule.interval, rule.byday, rule.bymonthday)
            }),
        };
        let from = schedule.from.map_or_else(String::new, |from| from.to_string());
        Self {
            key: format!("{rule}/{from}/{}-{}", schedule.opens, schedule.closes),
            day,
            opens: schedule.opens,
            closes: schedule.closes,
            rule: None,
            not_on: Vec::new(),
            room: None,
            note: &schedule.note,
        }
    }

    /// Hours that close at or before they open go on into the next day.
    fn last_day(&self) -> Day {
        if self.closes <= self.opens { self.day.plus(1) } else { self.day }
    }
}

/// The days of an exception that a feed looks at.
fn bounded(edition: &Edition, exception: &Exception) -> impl Iterator<Item = Day> + use<> {
    let (first, last) = ClosedDays::span(edition);
    days(exception.from.max(first), exception.until.min(last))
}

fn local(day: Day, time: TimeOfDay) -> String {
    let (day, minutes) = if time == TimeOfDay::END_OF_DAY { (day.plus(1), 0) } else { (day, time.minutes()) };
    format!("{}T{:02}{:02}00", day.date().strftime("%Y%m%d"), minutes / 60, minutes % 60)
}

fn utc(moment: Instant) -> String {
    moment.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string()
}
