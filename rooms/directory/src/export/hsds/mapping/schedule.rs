use kernel::{Day, TypedId};

use super::{Mapping, Record, child};
use crate::{
    export::{
        closed_days::ClosedDays,
        recurrence::{Recurrence, Validity, code},
    },
    rules::{
        hours::days,
        model::{Change, Exception, Presence, Repeat, Schedule, Service, Text, TimeOfDay},
    },
};

impl Mapping<'_> {
    /// The hours of a presence. HSDS knows no exceptions: a closed day ends one schedule and begins the next, and an extra
    /// session is a schedule of its own. What was over when the edition became current is left out.
    pub(super) fn schedules(&self, service: &Service, presence: &Presence) -> Vec<Record> {
        let today = self.edition.days().today(self.edition.since());
        let link = self.site.address(&format!("/services/{}/calendar.ics", service.id));
        let regular = presence.schedules.iter().flat_map(|schedule| self.regular(presence, schedule));
        let extra = presence.exceptions.iter().filter_map(|exception| extra(presence, exception));
        let all = regular.chain(extra).filter(|piece| piece.last.is_none_or(|last| today <= last));
        all.map(|piece| piece.record(presence).with("schedule_link", link.as_str())).collect()
    }

    fn regular<'a>(&self, presence: &Presence, schedule: &'a Schedule) -> Vec<Piece<'a>> {
        let Some(validity) = Validity::of(self.edition, presence, schedule) else { return Vec::new() };
        let closed = ClosedDays::of(self.edition, presence).falling_on(schedule);
        let mut pieces = Vec::new();
        let mut first = validity.first;
        for day in closed {
            pieces.extend(Piece::of(schedule, Validity { first, last: Some(day.plus(-1)) }));
            first = day.plus(1);
        }
        let rest = Validity { first, last: validity.last };
        pieces.extend(Piece::of(schedule, rest));
        pieces
    }
}

/// Hours that come back from one day to another without an exception.
struct Piece<'a> {
    recurrence: Recurrence,
    first: Day,
    last: Option<Day>,
    opens: TimeOfDay,
    closes: TimeOfDay,
    note: &'a Text,
}

impl<'a> Piece<'a> {
    /// None when no session falls in it.
    fn of(schedule: &'a Schedule, validity: Validity) -> Option<Self> {
        let is_possible = validity.last.is_none_or(|last| validity.first <= last);
        let first = is_possible.then(|| validity.first_session(schedule))??;
        let (recurrence, last) = match &schedule.repeat {
            Repeat::Once(day) => (weekly_on(*day, *day), Some(*day)),
            repeat => (Recurrence::of(repeat)?, validity.last),
        };
        let (opens, closes) = (schedule.opens, schedule.closes);
        Some(Self { recurrence, first, last, opens, closes, note: &schedule.note })
    }

    fn record(&self, presence: &Presence) -> Record {
        let Recurrence { freq, interval, byday, bymonthday } = &self.recurrence;
        let key = format!("{freq}/{interval}/{byday}/{bymonthday}/{}/{}-{}", self.first, self.opens, self.closes);
        child(presence.id.as_uuid(), "schedule", &key)
            .id("service_at_location_id", presence.id.as_uuid())
            .with("valid_from", self.first.to_string())
            .maybe("valid_to", self.last.map(|last| last.to_string()))
            .with("dtstart", self.first.to_string())
            .maybe("until", self.last.map(|last| last.to_string()))
            .with("wkst", "MO")
            .with("freq", *freq)
            .with("interval", *interval)
            .text("byday", byday)
            .text("bymonthday", bymonthday)
            .with("opens_at", self.opens.to_string())
            .with("closes_at", clock(self.closes))
            .words("notes", self.note)
    }
}

/// An extra session, or one that takes the place of the regular ones.
fn extra<'a>(presence: &Presence, exception: &'a Exception) -> Option<Piece<'a>> {
    let (Change::Extra { opens, closes } | Change::Instead { opens, closes }) = exception.change else { return None };
    let first = presence.since.map_or(exception.from, |since| since.max(exception.from));
    let last = presence.until.map_or(exception.until, |until| until.min(exception.until));
    let recurrence = weekly_on(first, last);
    (first <= last).then_some(Piece { recurrence, first, last: Some(last), opens, closes, note: &exception.reason })
}

/// Every day from `first` to `last`, as HSDS can say it: weekly, on each day of the week that falls in between.
fn weekly_on(first: Day, last: Day) -> Recurrence {
    let mut names = Vec::new();
    for day in days(first, last).take(7) {
        names.push(code(day.date().weekday()));
    }
    Recurrence { freq: "WEEKLY", interval: 1, byday: names.join(","), bymonthday: String::new() }
}

/// `24:00` is the next day's `00:00`, which more readers know.
fn clock(time: TimeOfDay) -> String {
    if time == TimeOfDay::END_OF_DAY { "00:00".to_owned() } else { time.to_string() }
}
