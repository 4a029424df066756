use std::collections::{BTreeMap, HashMap};

use kernel::{Instant, Slug};

use super::{
    hours::{Availability, Entry, HouseDays, agenda},
    model::{
        Audience, Directory, EditionId, Elsewhere, Location, Organization, Presence, PresenceId, Service, ServiceId,
        Topic, UrgentLine,
    },
    opening::Opening,
    partner::Partner,
    variation::{Variation, vary_all},
};

/// The first topic of whoever shows the way to those who do not know where to go.
const SHOWS_THE_WAY: &str = "wegwijs";

/// An edition of a directory as readers use it: the data, the days of the house, and the ways to find things in it.
///
/// Made once when an edition becomes current and shared by all requests.
#[derive(Debug)]
pub struct Edition {
    id: EditionId,
    version: i64,
    since: Instant,
    turns: i64,
    directory: Directory,
    days: HouseDays,
    places: Places,
    partners: BTreeMap<Slug, Partner>,
}

/// Where a slug stands in its list.
#[derive(Debug, Default)]
struct Places {
    services: HashMap<Slug, usize>,
    service_ids: HashMap<ServiceId, usize>,
    organizations: HashMap<Slug, usize>,
    topics: HashMap<Slug, usize>,
    audiences: HashMap<Slug, usize>,
    locations: HashMap<Slug, usize>,
    elsewhere: HashMap<Slug, usize>,
}

impl Edition {
    /// The edition `id`, the `version`-th of its house, current `since` then.
    #[must_use]
    pub fn new(id: EditionId, version: i64, since: Instant, directory: Directory) -> Self {
        let places = Places {
            services: positions(directory.services.iter().map(|service| &service.slug)),
            service_ids: directory.services.iter().enumerate().map(|(at, service)| (service.id, at)).collect(),
            organizations: positions(directory.organizations.iter().map(|organization| &organization.slug)),
            topics: positions(directory.topics.iter().map(|topic| &topic.slug)),
            audiences: positions(directory.audiences.iter().map(|audience| &audience.slug)),
            locations: positions(directory.locations.iter().map(|location| &location.slug)),
            elsewhere: positions(directory.elsewhere.iter().map(|entry| &entry.slug)),
        };
        Self {
            id,
            version,
            since,
            turns: 0,
            days: HouseDays::of(&directory),
            directory,
            places,
            partners: BTreeMap::new(),
        }
    }

    /// Which edition this is.
    #[must_use]
    pub const fn id(&self) -> EditionId {
        self.id
    }

    /// Grows with every edition of the house that becomes current; part of every ETag.
    #[must_use]
    pub const fn version(&self) -> i64 {
        self.version
    }

    /// When it became current; the Last-Modified of what is made from it alone.
    #[must_use]
    pub const fn since(&self) -> Instant {
        self.since
    }

    /// The same edition, over which things were kept in the browser so often.
    #[must_use]
    pub fn kept_so_often(mut self, turns: i64) -> Self {
        self.turns = turns;
        self
    }

    /// Whether what is searched in both is the same: the words of one edition, with as much kept over it.
    #[must_use]
    pub fn reads_as(&self, other: &Self) -> bool {
        (self.id, self.turns) == (other.id, other.turns)
    }

    /// The data.
    #[must_use]
    pub const fn directory(&self) -> &Directory {
        &self.directory
    }

    /// The zone and closed days of the house.
    #[must_use]
    pub const fn days(&self) -> &HouseDays {
        &self.days
    }

    /// The service of this name.
    #[must_use]
    pub fn service(&self, slug: &str) -> Option<&Service> {
        self.directory.services.get(*self.places.services.get(slug)?)
    }

    /// The service of this slug or of this UUID, as other systems name it.
    #[must_use]
    pub fn service_named(&self, name: &str) -> Option<&Service> {
        let by_id = || name.parse().ok().and_then(|id| self.service_by_id(id));
        self.service(name).or_else(by_id)
    }

    fn service_by_id(&self, id: ServiceId) -> Option<&Service> {
        self.directory.services.get(*self.places.service_ids.get(&id)?)
    }

    /// The organisation of this name.
    #[must_use]
    pub fn organization(&self, slug: &str) -> Option<&Organization> {
        self.directory.organizations.get(*self.places.organizations.get(slug)?)
    }

    /// The topic of this name.
    #[must_use]
    pub fn topic(&self, slug: &str) -> Option<&Topic> {
        self.directory.topics.get(*self.places.topics.get(slug)?)
    }

    /// The group of people of this name.
    #[must_use]
    pub fn audience(&self, slug: &str) -> Option<&Audience> {
        self.directory.audiences.get(*self.places.audiences.get(slug)?)
    }

    /// The groups that a service is meant for.
    pub fn audiences_of<'a>(&'a self, service: &'a Service) -> impl Iterator<Item = &'a Audience> {
        service.audiences.iter().filter_map(|slug| self.audience(slug.as_str()))
    }

    /// The place of this name.
    #[must_use]
    pub fn location(&self, slug: &str) -> Option<&Location> {
        self.directory.locations.get(*self.places.locations.get(slug)?)
    }

    /// What is done elsewhere, by this name.
    #[must_use]
    pub fn elsewhere(&self, slug: &str) -> Option<&Elsewhere> {
        self.directory.elsewhere.get(*self.places.elsewhere.get(slug)?)
    }

    /// The urgent line of this name.
    #[must_use]
    pub fn urgent_line(&self, slug: &str) -> Option<&UrgentLine> {
        self.directory.urgent_lines.iter().find(|line| line.slug.as_str() == slug)
    }

    /// The front desk: the first service that shows the way, one where people walk in before others. The answer that is
    /// always right.
    #[must_use]
    pub fn front_desk(&self) -> Option<&Service> {
        let shows_the_way =
            |service: &&Service| service.topics.first().is_some_and(|topic| topic.as_str() == SHOWS_THE_WAY);
        let takes_walk_ins = |service: &Service| service.presences.iter().any(|presence| presence.takes_walk_ins());
        self.running().filter(shows_the_way).min_by_key(|service| !takes_walk_ins(service))
    }

    /// The front desk in the house itself: its hours are those of the house.
    #[must_use]
    pub fn house_desk(&self) -> Option<&Presence> {
        self.front_desk()?.presences.iter().find(|presence| self.is_in_house(presence))
    }

    /// The same edition with the hours that are kept in the browser over those of its file.
    #[must_use]
    pub fn keeping(mut self, opening: &Opening) -> Self {
        let desk = self.house_desk().map(|desk| desk.id);
        opening.cover_all(&mut self.directory, desk);
        self.days = HouseDays::keeping(&self.directory, opening);
        self
    }

    /// The same edition with what was said of single days over it.
    #[must_use]
    pub fn varied(mut self, variations: impl IntoIterator<Item = Variation>) -> Self {
        let variations: Vec<_> = variations.into_iter().collect();
        vary_all(&mut self.directory, &variations);
        self
    }

    /// The same edition with what is known of the partners that sit in the house.
    #[must_use]
    pub fn knowing(self, partners: BTreeMap<Slug, Partner>) -> Self {
        Self { partners, ..self }
    }

    /// What is known of the organisation of this name as a partner; none when it was never seen in the house.
    #[must_use]
    pub fn known_partner(&self, organization: &Slug) -> Option<&Partner> {
        self.partners.get(organization)
    }

    /// Every service that runs and has a place in the house, with that place.
    pub fn sittings(&self) -> impl Iterator<Item = (&Service, &Presence)> {
        let all = self.running().flat_map(|service| service.presences.iter().map(move |presence| (service, presence)));
        all.filter(|(_, presence)| self.is_in_house(presence))
    }

    /// The sitting of this id.
    #[must_use]
    pub fn sitting(&self, id: PresenceId) -> Option<(&Service, &Presence)> {
        self.sittings().find(|(_, presence)| presence.id == id)
    }

    /// The sitting of this id, when it is of the organisation `whose`; of anybody when not said.
    #[must_use]
    pub fn sitting_of(&self, whose: Option<&Slug>, id: PresenceId) -> Option<(&Service, &Presence)> {
        self.sitting(id).filter(|(service, _)| whose.is_none_or(|whose| service.organization == *whose))
    }

    /// The services that run.
    pub fn running(&self) -> impl Iterator<Item = &Service> {
        self.directory.services.iter().filter(|service| service.status.is_running())
    }

    /// The running services of an organisation.
    pub fn services_of<'a>(&'a self, organization: &'a Slug) -> impl Iterator<Item = &'a Service> {
        self.running().filter(move |service| service.organization == *organization)
    }

    /// The running services under a topic or under one of its parts.
    pub fn services_on<'a>(&'a self, topic: &'a Slug) -> impl Iterator<Item = &'a Service> {
        let belongs = move |own: &Slug| {
            own == topic || self.topic(own.as_str()).is_some_and(|own| own.parent.as_ref() == Some(topic))
        };
        self.running().filter(move |service| service.topics.iter().any(belongs))
    }

    /// The topics that are part of `parent`; the top ones for `None`.
    pub fn topics_under<'a>(&'a self, parent: Option<&'a Slug>) -> impl Iterator<Item = &'a Topic> {
        self.directory.topics.iter().filter(move |topic| topic.parent.as_ref() == parent)
    }

    /// The place of a presence.
    #[must_use]
    pub fn place_of(&self, presence: &Presence) -> Option<&Location> {
        self.location(presence.location.as_ref()?.as_str())
    }

    /// Whether a presence is in the house itself, so that the house's closed days hold for it.
    #[must_use]
    pub fn is_in_house(&self, presence: &Presence) -> bool {
        self.place_of(presence).is_some_and(|place| place.in_house)
    }

    /// Whether somebody of this presence is there at `now`, and when next.
    #[must_use]
    pub fn availability(&self, presence: &Presence, now: Instant) -> Availability {
        self.days.availability(presence, self.is_in_house(presence), now)
    }

    /// The presence of a service that serves somebody soonest, and how soon: one that is open, else the one with the first
    /// session to come, else the first named.
    #[must_use]
    pub fn soonest<'a>(&self, service: &'a Service, now: Instant) -> Option<(&'a Presence, Availability)> {
        let found = service.presences.iter().map(|presence| (presence, self.availability(presence, now)));
        found.min_by_key(|(_, availability)| {
            let start = availability.next.as_ref().map(|next| next.start);
            (availability.now.is_none(), start.is_none(), start)
        })
    }

    /// Everybody who is in the house from `from` to `until`, both included, by start and name.
    #[must_use]
    pub fn in_house(&self, from: kernel::Day, until: kernel::Day) -> Vec<Entry<'_>> {
        let inside = self.directory.locations.iter().filter(|location| location.in_house);
        let places: Vec<_> = inside.map(|location| location.slug.clone()).collect();
        agenda(&self.directory, &self.days, &places, from, until)
    }
}

fn positions<'a>(slugs: impl Iterator<Item = &'a Slug>) -> HashMap<Slug, usize> {
    slugs.enumerate().map(|(at, slug)| (slug.clone(), at)).collect()
}
