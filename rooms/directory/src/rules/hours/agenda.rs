use kernel::{Day, Slug};

use super::{HouseDays, Session, days};
use crate::rules::model::{Directory, Presence, Service};

/// One session in the agenda of a house: who, and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<'a> {
    /// The service.
    pub service: &'a Service,
    /// Where and how it is there.
    pub presence: &'a Presence,
    /// When.
    pub session: Session,
}

/// Everybody who is at one of `places` from `from` to `until`, both included, by start and then by name.
///
/// Only services that run. `places` are slugs of locations: those of the house itself give "who is in the house".
#[must_use]
pub fn agenda<'a>(
    directory: &'a Directory,
    hours: &HouseDays,
    places: &[Slug],
    from: Day,
    until: Day,
) -> Vec<Entry<'a>> {
    let in_house =
        |place: &Slug| directory.locations.iter().any(|location| location.slug == *place && location.in_house);
    let mut entries = Vec::new();
    for service in directory.services.iter().filter(|service| service.status.is_running()) {
        for presence in &service.presences {
            let Some(place) = presence.location.as_ref().filter(|place| places.contains(place)) else { continue };
            let follows_house = in_house(place);
            let sessions = days(from, until).flat_map(|day| hours.sessions_on(presence, follows_house, day));
            entries.extend(sessions.map(|session| Entry { service, presence, session }));
        }
    }
    entries.sort_by(|one, other| {
        let key = |entry: &Entry<'a>| (entry.session.start, entry.session.end);
        key(one).cmp(&key(other)).then_with(|| one.service.name.original.cmp(&other.service.name.original))
    });
    entries
}

impl Entry<'_> {
    /// Whether it runs at `now`.
    #[must_use]
    pub fn runs_at(&self, now: kernel::Instant) -> bool {
        self.session.start <= now && now < self.session.end
    }
}
