use kernel::Day;

use super::closed_days::ClosedDays;
use crate::rules::{
    Edition,
    hours::{HORIZON_DAYS, days, falls_on},
    model::{Presence, Repeat, Schedule, Weekday},
};

/// How hours come back, in the words that iCalendar (RFC 5545, section 3.3.10) and HSDS share. Only what comes back has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recurrence {
    /// `WEEKLY` or `MONTHLY`.
    pub(super) freq: &'static str,
    /// Every so many weeks; always 1 for months.
    pub(super) interval: u16,
    /// `TU,TH` or `1WE,-1FR`; empty when days of the month say it.
    pub(super) byday: String,
    /// `15,-1`; empty when weekdays say it.
    pub(super) bymonthday: String,
}

/// The first and the last day on which a session may start; no last day when it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Validity {
    pub(super) first: Day,
    pub(super) last: Option<Day>,
}

impl Recurrence {
    /// None for what is there once.
    pub(super) fn of(repeat: &Repeat) -> Option<Self> {
        match repeat {
            Repeat::Weekly { days, every, anchor } => Some(Self {
                freq: "WEEKLY",
                interval: anchor.map_or(1, |_| *every),
                byday: days.iter().map(code).collect::<Vec<_>>().join(","),
                bymonthday: String::new(),
            }),
            Repeat::MonthlyByWeekday { ordinals, days } => {
                let of_month =
                    ordinals.iter().flat_map(|nth| days.iter().map(move |day| format!("{nth}{}", code(day))));
                Some(Self { byday: of_month.collect::<Vec<_>>().join(","), ..Self::monthly() })
            }
            Repeat::MonthlyByDay { days } => {
                let days: Vec<_> = days.iter().map(ToString::to_string).collect();
                Some(Self { bymonthday: days.join(","), ..Self::monthly() })
            }
            Repeat::Once(_) => None,
        }
    }

    fn monthly() -> Self {
        Self { freq: "MONTHLY", interval: 1, byday: String::new(), bymonthday: String::new() }
    }
}

/// The two letters of a day of the week.
pub(super) const fn code(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

impl Validity {
    /// When `schedule` holds at `presence`, as far as open data look back; none when that is over or never was.
    pub(super) fn of(edition: &Edition, presence: &Presence, schedule: &Schedule) -> Option<Self> {
        let (start, _) = ClosedDays::span(edition);
        let first = [schedule.from, presence.since].into_iter().flatten().fold(start, Day::max);
        let last = [schedule.until, presence.until].into_iter().flatten().reduce(Day::min);
        last.is_none_or(|last| first <= last).then_some(Self { first, last })
    }

    /// The first day on which `schedule` gives a session; none within [`HORIZON_DAYS`] is none at all.
    pub(super) fn first_session(self, schedule: &Schedule) -> Option<Day> {
        let horizon = self.first.plus(HORIZON_DAYS);
        days(self.first, self.last.map_or(horizon, |last| last.min(horizon))).find(|day| falls_on(schedule, *day))
    }
}
