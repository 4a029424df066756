//! The house as a day and as a week: who is in, who comes, who stays away.

use kernel::{Day, Instant};

use super::{
    Edition,
    hours::{Closed, Entry, days},
    model::{Change, Exception, Presence, Service},
};

/// Seconds within which a session that starts is "soon".
const SOON: i64 = 3600;

/// The house on one day, as it stands at one moment.
#[derive(Debug)]
pub struct Today<'a> {
    /// The day.
    pub day: Day,
    /// Why the house is closed, when it is.
    pub closed: Option<Closed<'a>>,
    /// Who is in now.
    pub now: Vec<Entry<'a>>,
    /// Who starts within the hour.
    pub soon: Vec<Entry<'a>>,
    /// Who starts after that.
    pub later: Vec<Entry<'a>>,
    /// Whose session is over.
    pub over: Vec<Entry<'a>>,
    /// Who would be in, but stays away.
    pub away: Vec<Away<'a>>,
}

/// A service that would be in on a day, but stays away.
#[derive(Debug, Clone, Copy)]
pub struct Away<'a> {
    /// The service.
    pub service: &'a Service,
    /// Where it would be.
    pub presence: &'a Presence,
    /// What was said of that day.
    pub exception: &'a Exception,
}

/// Seven days of the house, from Monday, with one row for each service that is in on one of them.
#[derive(Debug)]
pub struct Week<'a> {
    /// The days and why the house is closed on them, Monday first.
    pub days: Vec<(Day, Option<Closed<'a>>)>,
    /// The services, by the name of their organisation and their own.
    pub rows: Vec<WeekRow<'a>>,
}

/// One service in a week.
#[derive(Debug)]
pub struct WeekRow<'a> {
    /// The service.
    pub service: &'a Service,
    /// Where it is.
    pub presence: &'a Presence,
    /// Its sessions on each of the seven days, Monday first; with the exception that took one away.
    pub cells: Vec<(Vec<Entry<'a>>, Option<&'a Exception>)>,
}

impl<'a> Today<'a> {
    /// The house of `edition` at `now`. A night session that began yesterday counts while it runs.
    #[must_use]
    pub fn at(edition: &'a Edition, now: Instant) -> Self {
        let day = edition.days().today(now);
        let mut today = Self {
            day,
            closed: edition.days().closed_on(day),
            now: Vec::new(),
            soon: Vec::new(),
            later: Vec::new(),
            over: Vec::new(),
            away: away(edition, day),
        };
        for entry in edition.in_house(day.plus(-1), day) {
            today.place(entry, now);
        }
        today
    }

    fn place(&mut self, entry: Entry<'a>, now: Instant) {
        let starts_in = entry.session.start.seconds_since(now);
        if entry.runs_at(now) {
            self.now.push(entry);
        } else if entry.session.day != self.day {
            // It ended in the night; nobody looks for it today.
        } else if entry.session.end <= now {
            self.over.push(entry);
        } else if starts_in < SOON {
            self.soon.push(entry);
        } else {
            self.later.push(entry);
        }
    }

    /// Whether nobody is in and nobody comes any more today.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.now.is_empty() && self.soon.is_empty() && self.later.is_empty()
    }
}

impl<'a> Week<'a> {
    /// The week of the house that holds `day`.
    #[must_use]
    pub fn around(edition: &'a Edition, day: Day) -> Self {
        let monday = monday_of(day);
        let week: Vec<_> = days(monday, monday.plus(6)).collect();
        let entries = edition.in_house(monday, monday.plus(6));
        let mut rows = Vec::new();
        for (service, presence) in edition.sittings() {
            let own = |entry: &&Entry<'a>| entry.presence.id == presence.id;
            let on = |day: Day| entries.iter().filter(own).filter(|entry| entry.session.day == day).cloned().collect();
            let cells: Vec<(Vec<Entry<'a>>, _)> =
                week.iter().map(|day| (on(*day), cancelled(edition, presence, *day))).collect();
            if cells.iter().any(|(sessions, cancelled)| !sessions.is_empty() || cancelled.is_some()) {
                rows.push(WeekRow { service, presence, cells });
            }
        }
        rows.sort_by_cached_key(|row| (organization_name(edition, row.service), row.service.name.original.clone()));
        Self { days: week.into_iter().map(|day| (day, edition.days().closed_on(day))).collect(), rows }
    }
}

/// The Monday of the week that holds `day`.
#[must_use]
pub fn monday_of(day: Day) -> Day {
    day.plus(-i64::from(day.date().weekday().to_monday_zero_offset()))
}

fn organization_name<'a>(edition: &'a Edition, service: &'a Service) -> String {
    edition.organization(service.organization.as_str()).map_or_else(String::new, |found| found.name.original.clone())
}

/// Who would be in the house on `day`, but stays away.
#[must_use]
pub fn away(edition: &Edition, day: Day) -> Vec<Away<'_>> {
    edition
        .sittings()
        .filter_map(|(service, presence)| {
            cancelled(edition, presence, day).map(|exception| Away { service, presence, exception })
        })
        .collect()
}

/// The exception that takes away a session which the schedules would give on `day`.
fn cancelled<'a>(edition: &Edition, presence: &'a Presence, day: Day) -> Option<&'a Exception> {
    let covers = |exception: &&Exception| exception.from <= day && day <= exception.until;
    let closes = |exception: &&Exception| exception.change == Change::Closed;
    let exception = presence.exceptions.iter().filter(covers).find(closes)?;
    let undisturbed = Presence { exceptions: Vec::new(), ..presence.clone() };
    let would_be = !edition.days().sessions_on(&undisturbed, edition.is_in_house(presence), day).is_empty();
    would_be.then_some(exception)
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;
    use kernel::TypedId;

    use super::*;
    use crate::rules::model::{
        Access, Closure, Directory, EditionId, Location, LocationId, PresenceId, Repeat, Schedule, ServiceId, Text,
        Weekdays, stable_id,
    };

    const HOUSE: &str = "00000000-0000-4000-8000-000000000001";

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn presence(slug: &str, opens: &str, closes: &str) -> Presence {
        Presence {
            id: stable_id::<PresenceId>(HOUSE.parse().unwrap(), "presence", slug),
            location: Some("huis".parse().unwrap()),
            room: Text::default(),
            access: vec![Access::WalkIn],
            who: Text::default(),
            schedules: vec![Schedule {
                repeat: Repeat::Weekly { days: Weekdays::of([Weekday::Tuesday]), every: 1, anchor: None },
                opens: opens.parse().unwrap(),
                closes: closes.parse().unwrap(),
                from: None,
                until: None,
                note: Text::default(),
            }],
            exceptions: Vec::new(),
            booking: Vec::new(),
            since: None,
            until: None,
        }
    }

    fn service(slug: &str, presence: Presence) -> Service {
        Service {
            id: stable_id::<ServiceId>(HOUSE.parse().unwrap(), "service", slug),
            slug: slug.parse().unwrap(),
            organization: "huis".parse().unwrap(),
            name: Text::dutch(slug),
            description: Text::default(),
            status: crate::rules::model::ServiceStatus::Active,
            eligibility: Default::default(),
            audiences: Vec::new(),
            topics: Vec::new(),
            presences: vec![presence],
            contact: Default::default(),
            languages: Vec::new(),
            costs: Vec::new(),
            required_documents: Vec::new(),
            note: String::new(),
            verification: Default::default(),
            sources: Vec::new(),
            examples: Vec::new(),
        }
    }

    fn edition() -> Edition {
        let mut absent = presence("weg", "09:00", "12:00");
        let reason = Text::dutch("vorming");
        let from = day("2026-11-24");
        absent.exceptions = vec![Exception { from, until: from, change: Change::Closed, reason }];
        let house = Location {
            id: stable_id::<LocationId>(HOUSE.parse().unwrap(), "location", "huis"),
            slug: "huis".parse().unwrap(),
            name: Text::dutch("Huis"),
            address: None,
            coordinates: None,
            accessibility: Vec::new(),
            in_house: true,
        };
        let services = [
            ("vroeg", "09:00", "10:00"),
            ("nu", "10:00", "12:00"),
            ("straks", "11:15", "12:00"),
            ("laat", "17:00", "19:00"),
        ];
        let mut services: Vec<_> =
            services.iter().map(|(slug, opens, closes)| service(slug, presence(slug, opens, closes))).collect();
        services.push(service("weg", absent));
        let directory = Directory {
            locations: vec![house],
            services,
            closures: vec![Closure {
                from: day("2026-11-27"),
                until: day("2026-11-27"),
                reason: Text::dutch("brugdag"),
            }],
            ..Directory::default()
        };
        Edition::new(EditionId::from_uuid(uuid::Uuid::nil()), 1, "2026-11-01T00:00:00Z".parse().unwrap(), directory)
    }

    fn names(entries: &[Entry<'_>]) -> Vec<String> {
        entries.iter().map(|entry| entry.service.name.original.clone()).collect()
    }

    #[test]
    fn a_day_is_told_from_now_on() {
        let edition = edition();
        let today = Today::at(&edition, "2026-11-24T09:30:00Z".parse().unwrap());
        assert_eq!(names(&today.now), ["nu"]);
        assert_eq!(names(&today.soon), ["straks"]);
        assert_eq!(names(&today.later), ["laat"]);
        assert_eq!(names(&today.over), ["vroeg"]);
        assert_eq!(
            today.away.iter().map(|away| away.exception.reason.original.as_str()).collect::<Vec<_>>(),
            ["vorming"]
        );
        assert!(Today::at(&edition, "2026-11-25T09:30:00Z".parse().unwrap()).is_done());
    }

    #[test]
    fn a_week_shows_who_stays_away_and_when_the_house_is_closed() {
        let edition = edition();
        let week = Week::around(&edition, day("2026-11-28"));
        assert_eq!(week.days[0].0, day("2026-11-23"));
        assert!(week.days[4].1.is_some());
        assert_eq!(week.rows.len(), 5);
        let absent = week.rows.iter().find(|row| row.service.name.original == "weg").unwrap();
        assert!(absent.cells[1].0.is_empty() && absent.cells[1].1.is_some());
        assert!(Week::around(&edition, day("2026-12-02")).rows.iter().all(|row| row.cells[1].1.is_none()));
    }
}
