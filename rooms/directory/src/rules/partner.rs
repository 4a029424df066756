//! A partner that sits in the house, and whether anybody said lately that its hours are still true.

use jiff::tz::TimeZone;
use kernel::{Day, Instant, Slug, WorkerId, stored_by_code};

use super::{
    Edition,
    model::{Location, Organization, Presence, Service},
};

/// For how many seconds a link opens the hours of an organisation, counted anew each time that all is said to be true: half a year.
pub const OPEN_FOR: i64 = 183 * 24 * 3600;

/// How the house heard that hours are still true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Via {
    /// The partner said so with its link.
    Link,
    /// A colleague asked.
    Colleague,
}

impl Via {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Link, Self::Colleague];

    /// Its code in the table; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Colleague => "colleague",
        }
    }
}

stored_by_code!(Via);

/// What is known of an organisation that sits in the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// The organisation.
    pub organization: Slug,
    /// When the house first saw that it sits there. Until its patience is over, hours count as fresh.
    pub seen_at: Instant,
    /// When somebody last said that its hours are true; none when nobody ever did.
    pub confirmed_at: Option<Instant>,
    /// By which way.
    pub via: Option<Via>,
    /// By which colleague.
    pub worker: Option<WorkerId>,
    /// When it was last asked by mail.
    pub asked_at: Option<Instant>,
}

/// Hours that nobody confirmed for too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unconfirmed {
    /// The day on which somebody last did; none when nobody ever did.
    pub last: Option<Day>,
}

/// How long a house takes hours for true that nobody confirms, on a day in its zone.
#[derive(Debug, Clone, Copy)]
pub struct Patience<'a> {
    /// So many weeks; 0 is for ever.
    pub weeks: u32,
    /// The day it is in the house.
    pub today: Day,
    /// The zone of the house.
    pub zone: &'a TimeZone,
}

impl Patience<'_> {
    /// Whether it is over for what was last true on `since`. Counted in days of the calendar, so that a clock that changes moves nothing.
    #[must_use]
    pub fn is_over(&self, since: Day) -> bool {
        self.weeks > 0 && self.today.days_since(since) >= i64::from(self.weeks) * 7
    }
}

impl Partner {
    /// Whether the hours of a sitting of it were not confirmed for too long. `of_file` is the day on which a file says that they were
    /// looked at.
    #[must_use]
    pub fn unconfirmed(&self, of_file: Option<Day>, patience: &Patience<'_>) -> Option<Unconfirmed> {
        let last = self.confirmed_at.map(|at| at.day(patience.zone)).max(of_file);
        let since = last.map_or(self.seen_at.day(patience.zone), |last| last.max(self.seen_at.day(patience.zone)));
        patience.is_over(since).then_some(Unconfirmed { last })
    }

    /// Whether it may be asked again: it never was, or the patience of the house is over since.
    #[must_use]
    pub fn may_be_asked(&self, patience: &Patience<'_>) -> bool {
        patience.weeks > 0 && self.asked_at.is_none_or(|at| patience.is_over(at.day(patience.zone)))
    }
}

impl Edition {
    /// The organisations that sit in the house, by name, without the house itself: whose front desk it is, keeps its hours anyway.
    #[must_use]
    pub fn partners(&self) -> Vec<&Organization> {
        let own = self.front_desk().map(|desk| &desk.organization);
        let mut slugs: Vec<_> = self.sittings().map(|(service, _)| &service.organization).collect();
        slugs.sort_unstable();
        slugs.dedup();
        let others = slugs.into_iter().filter(|slug| Some(*slug) != own);
        let mut partners: Vec<_> = others.filter_map(|slug| self.organization(slug.as_str())).collect();
        partners.sort_by(|one, other| one.name.original.cmp(&other.name.original));
        partners
    }

    /// The partner of this name; none when no organisation of that name sits in the house.
    #[must_use]
    pub fn partner(&self, slug: &str) -> Option<&Organization> {
        self.partners().into_iter().find(|partner| partner.slug.as_str() == slug)
    }

    /// Whether the hours of a sitting were not confirmed for too long. Only those of a partner that was seen in the house ever are.
    #[must_use]
    pub fn unconfirmed(&self, service: &Service, presence: &Presence, patience: &Patience<'_>) -> Option<Unconfirmed> {
        let known = self.known_partner(&service.organization).filter(|_| self.is_in_house(presence))?;
        known.unconfirmed(service.verification.hours_on(), patience)
    }

    /// Whether that holds for any sitting of a partner.
    #[must_use]
    pub fn is_unconfirmed(&self, partner: &Organization, patience: &Patience<'_>) -> bool {
        let mut theirs = self.sittings().filter(|(service, _)| service.organization == partner.slug);
        theirs.any(|(service, presence)| self.unconfirmed(service, presence, patience).is_some())
    }

    /// Whether the house itself is open: somebody is at its front desk.
    #[must_use]
    pub fn is_open(&self, now: Instant) -> bool {
        self.house_desk().is_some_and(|desk| self.availability(desk, now).now.is_some())
    }

    /// Where a partner is written to: its own address, else the one of a service that sits in the house.
    #[must_use]
    pub fn mailbox_of<'a>(&'a self, partner: &'a Organization) -> Option<&'a str> {
        let mut services =
            self.sittings().map(|(service, _)| service).filter(|service| service.organization == partner.slug);
        partner.contact.email.as_deref().or_else(|| services.find_map(|service| service.contact.email.as_deref()))
    }

    /// What stands on an envelope to an organisation, line by line: its name, and a place of its own outside the house. A place that it
    /// shares with others is none, because nobody knows who opens the post there.
    #[must_use]
    pub fn letterbox_of(&self, organization: &Organization) -> Option<Vec<String>> {
        let is_own = |service: &Service| service.organization == organization.slug;
        let presences = || self.running().flat_map(|service| service.presences.iter().map(move |at| (service, at)));
        let is_shared = |place: &Location| {
            let mut others = presences().filter(|(service, _)| !is_own(service));
            others.any(|(_, presence)| presence.location.as_ref() == Some(&place.slug))
        };
        let mut places = presences().filter(|(service, _)| is_own(service)).filter_map(|(_, at)| self.place_of(at));
        let mut lines = places.find(|place| !place.in_house && !is_shared(place)).and_then(Location::envelope)?;
        lines.insert(0, organization.name.original.clone());
        Some(lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::model::Verification;

    fn zone() -> TimeZone {
        TimeZone::get("Europe/Brussels").unwrap()
    }

    fn at(wall: &str) -> Instant {
        let zoned = format!("{}[Europe/Brussels]", wall.replace(' ', "T")).parse::<jiff::Zoned>().unwrap();
        Instant::from(zoned.timestamp())
    }

    fn seen(wall: &str) -> Partner {
        let organization = "kind-en-gezin".parse().unwrap();
        Partner { organization, seen_at: at(wall), confirmed_at: None, via: None, worker: None, asked_at: None }
    }

    fn is_grey(partner: &Partner, of_file: Option<&str>, weeks: u32, today: &str) -> bool {
        let (zone, today) = (zone(), today.parse().unwrap());
        let of_file = of_file.map(|day| day.parse().unwrap());
        partner.unconfirmed(of_file, &Patience { weeks, today, zone: &zone }).is_some()
    }

    #[test]
    fn a_fresh_house_is_not_grey_on_its_first_day() {
        let partner = seen("2026-11-24 10:00");
        assert!(!is_grey(&partner, None, 6, "2026-11-24"));
        // The file is older than the house: what it says of last year makes nothing grey before its time.
        assert!(!is_grey(&partner, Some("2025-01-01"), 6, "2027-01-04"));
        assert!(is_grey(&partner, Some("2025-01-01"), 6, "2027-01-05"));
    }

    #[test]
    fn hours_turn_grey_after_so_many_weeks_whatever_the_clock_does() {
        // The clock jumps on 29 March and 25 October 2026: the minutes around midnight belong to their own day on both sides.
        for (said, last, first) in [
            ("2026-03-01 23:59", "2026-04-11", "2026-04-12"),
            ("2026-03-02 00:00", "2026-04-12", "2026-04-13"),
            ("2026-10-01 23:59", "2026-11-11", "2026-11-12"),
            ("2026-10-02 00:00", "2026-11-12", "2026-11-13"),
        ] {
            let partner = Partner { confirmed_at: Some(at(said)), ..seen("2026-01-05 09:00") };
            assert!(!is_grey(&partner, None, 6, last), "{said}: {last}");
            assert!(is_grey(&partner, None, 6, first), "{said}: {first}");
        }
    }

    #[test]
    fn the_last_word_counts_whoever_said_it() {
        let partner = Partner { confirmed_at: Some(at("2026-02-02 10:00")), ..seen("2026-01-05 09:00") };
        let (zone, today) = (zone(), "2026-03-20".parse().unwrap());
        let patience = Patience { weeks: 6, today, zone: &zone };
        let grey = partner.unconfirmed(None, &patience).unwrap();
        assert_eq!(grey.last.unwrap().to_string(), "2026-02-02");
        assert_eq!(partner.unconfirmed(Some("2026-02-20".parse().unwrap()), &patience), None);
        assert_eq!(seen("2026-01-05 09:00").unconfirmed(None, &patience).unwrap().last, None);
    }

    #[test]
    fn a_file_confirms_only_what_it_says_was_looked_at() {
        let on = Some("2026-02-20".parse().unwrap());
        let says = |schedule, exists| Verification { on, schedule, exists, ..Verification::default() }.hours_on();
        assert_eq!(says(true, true), on);
        assert_eq!(says(false, true), None);
        // A day and nothing else, as HSDS says it.
        assert_eq!(says(false, false), on);
        assert_eq!(Verification { schedule: true, ..Verification::default() }.hours_on(), None);
    }

    #[test]
    fn a_house_that_waits_for_ever_shows_nothing_grey_and_asks_nobody() {
        let partner = seen("2020-01-05 09:00");
        assert!(!is_grey(&partner, None, 0, "2026-01-05"));
        let (zone, today) = (zone(), "2026-01-05".parse().unwrap());
        assert!(!partner.may_be_asked(&Patience { weeks: 0, today, zone: &zone }));
    }

    #[test]
    fn a_partner_is_asked_once_in_so_many_weeks() {
        let partner = Partner { asked_at: Some(at("2026-10-01 16:00")), ..seen("2026-01-05 09:00") };
        let zone = zone();
        let may = |day: &str| partner.may_be_asked(&Patience { weeks: 6, today: day.parse().unwrap(), zone: &zone });
        assert!(!may("2026-10-02") && !may("2026-11-11"));
        assert!(may("2026-11-12"));
        assert!(seen("2026-01-05 09:00").may_be_asked(&Patience {
            weeks: 6,
            today: "2026-01-05".parse().unwrap(),
            zone: &zone
        }));
    }
}
