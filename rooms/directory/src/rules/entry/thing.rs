//! What of the directory is kept in the browser, whatever it is, and what hangs on it.

use std::{collections::BTreeSet, fmt, str::FromStr};

use kernel::Slug;

use crate::rules::model::{
    Danger, Directory, Elsewhere, Location, Organization, Service, ServiceStatus, Text, Topic, UrgentLine,
};

/// Of which kind something is; each after those it may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An [`Organization`].
    Organization,
    /// A [`Location`].
    Location,
    /// A [`Topic`].
    Topic,
    /// An [`UrgentLine`].
    UrgentLine,
    /// An [`Elsewhere`]: what is done elsewhere in the city. It shares its short names with services, since both answer a question.
    Elsewhere,
    /// A [`Service`].
    Service,
}

impl Kind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Service, Self::Organization, Self::Location, Self::Topic, Self::UrgentLine, Self::Elsewhere];

    /// Its word in addresses and in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Service => "diensten",
            Self::Organization => "organisaties",
            Self::Location => "plaatsen",
            Self::Topic => "themas",
            Self::UrgentLine => "lijnen",
            Self::Elsewhere => "elders",
        }
    }

    /// The kind with this word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The name of one thing among all that are kept: of which kind, and its short name.
///
/// A service is written as its short name alone, because that is how the releases that know no other kind read it (ADR 24).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Of which kind.
    pub kind: Kind,
    /// Its short name.
    pub slug: Slug,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::Service => self.slug.fmt(f),
            kind => write!(f, "{}/{}", kind.code(), self.slug),
        }
    }
}

impl FromStr for Key {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (code, slug) = text.split_once('/').unwrap_or((Kind::Service.code(), text));
        let kind = Kind::from_code(code).ok_or(())?;
        Ok(Self { kind, slug: slug.parse().map_err(|_| ())? })
    }
}

/// One thing of the directory.
#[derive(Debug, Clone, PartialEq)]
pub enum Thing {
    /// A service.
    Service(Box<Service>),
    /// An organisation.
    Organization(Organization),
    /// A place.
    Location(Location),
    /// A topic.
    Topic(Topic),
    /// An urgent line.
    UrgentLine(UrgentLine),
    /// What is done elsewhere in the city.
    Elsewhere(Elsewhere),
}

impl Thing {
    /// Whether a directory has the thing of this name.
    #[must_use]
    pub fn is_in(directory: &Directory, key: &Key) -> bool {
        all_of(directory, key.kind).iter().any(|(slug, _)| **slug == key.slug)
    }

    /// The thing of this name in a directory.
    #[must_use]
    pub fn of(directory: &Directory, key: &Key) -> Option<Self> {
        let slug = &key.slug;
        match key.kind {
            Kind::Service => {
                let found = directory.services.iter().find(|one| one.slug == *slug);
                found.cloned().map(|service| Self::Service(Box::new(service)))
            }
            Kind::Organization => {
                directory.organizations.iter().find(|one| one.slug == *slug).cloned().map(Self::Organization)
            }
            Kind::Location => directory.locations.iter().find(|one| one.slug == *slug).cloned().map(Self::Location),
            Kind::Topic => directory.topics.iter().find(|one| one.slug == *slug).cloned().map(Self::Topic),
            Kind::UrgentLine => {
                directory.urgent_lines.iter().find(|one| one.slug == *slug).cloned().map(Self::UrgentLine)
            }
            Kind::Elsewhere => directory.elsewhere.iter().find(|one| one.slug == *slug).cloned().map(Self::Elsewhere),
        }
    }

    /// Its name among all.
    #[must_use]
    pub fn key(&self) -> Key {
        let (kind, slug) = match self {
            Self::Service(service) => (Kind::Service, &service.slug),
            Self::Organization(organization) => (Kind::Organization, &organization.slug),
            Self::Location(location) => (Kind::Location, &location.slug),
            Self::Topic(topic) => (Kind::Topic, &topic.slug),
            Self::UrgentLine(line) => (Kind::UrgentLine, &line.slug),
            Self::Elsewhere(entry) => (Kind::Elsewhere, &entry.slug),
        };
        Key { kind, slug: slug.clone() }
    }

    /// Its name in plain words.
    #[must_use]
    pub const fn name(&self) -> &Text {
        match self {
            Self::Service(service) => &service.name,
            Self::Organization(organization) => &organization.name,
            Self::Location(location) => &location.name,
            Self::Topic(topic) => &topic.name,
            Self::UrgentLine(line) => &line.name,
            Self::Elsewhere(entry) => &entry.name,
        }
    }
}

/// The short names and the names of everything of one kind, in the order of the directory.
#[must_use]
pub fn all_of(directory: &Directory, kind: Kind) -> Vec<(&Slug, &Text)> {
    match kind {
        Kind::Service => directory.services.iter().map(|one| (&one.slug, &one.name)).collect(),
        Kind::Organization => directory.organizations.iter().map(|one| (&one.slug, &one.name)).collect(),
        Kind::Location => directory.locations.iter().map(|one| (&one.slug, &one.name)).collect(),
        Kind::Topic => directory.topics.iter().map(|one| (&one.slug, &one.name)).collect(),
        Kind::UrgentLine => directory.urgent_lines.iter().map(|one| (&one.slug, &one.name)).collect(),
        Kind::Elsewhere => directory.elsewhere.iter().map(|one| (&one.slug, &one.name)).collect(),
    }
}

/// What would be left without something: while there is any, that thing stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hanging {
    /// Services that name it and are not gone.
    pub services: Vec<(Slug, Text)>,
    /// Topics that are part of it.
    pub parts: Vec<(Slug, Text)>,
    /// Dangers for which there is no other line.
    pub dangers: Vec<Danger>,
}

impl Hanging {
    /// What hangs on the thing of this name.
    #[must_use]
    pub fn on(directory: &Directory, key: &Key) -> Self {
        let slug = &key.slug;
        let services = directory.services.iter().filter(|one| one.status != ServiceStatus::Defunct);
        let parts = directory.topics.iter().filter(|one| key.kind == Kind::Topic && one.parent.as_ref() == Some(slug));
        Self {
            services: services.filter(|one| names(one, key)).map(|one| (one.slug.clone(), one.name.clone())).collect(),
            parts: parts.map(|one| (one.slug.clone(), one.name.clone())).collect(),
            dangers: if key.kind == Kind::UrgentLine { only_here(directory, slug) } else { Vec::new() },
        }
    }

    /// Whether nothing does.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.services.is_empty() && self.parts.is_empty() && self.dangers.is_empty()
    }
}

fn names(service: &Service, key: &Key) -> bool {
    match key.kind {
        Kind::Organization => service.organization == key.slug,
        Kind::Location => service.presences.iter().any(|presence| presence.location.as_ref() == Some(&key.slug)),
        Kind::Topic => service.topics.contains(&key.slug),
        Kind::UrgentLine | Kind::Elsewhere | Kind::Service => false,
    }
}

/// The dangers for which this line is the only one.
fn only_here(directory: &Directory, slug: &Slug) -> Vec<Danger> {
    let (own, others): (Vec<_>, Vec<_>) = directory.urgent_lines.iter().partition(|line| line.slug == *slug);
    let covered = covered(others.into_iter());
    let dangers = own.into_iter().flat_map(|line| &line.dangers).copied();
    dangers.filter(|danger| !covered.contains(danger)).collect()
}

fn covered<'a>(lines: impl Iterator<Item = &'a UrgentLine>) -> BTreeSet<Danger> {
    lines.flat_map(|line| line.dangers.iter().copied()).collect()
}

/// Whether something that hung on the thing of this name `before` has lost it `after`.
#[must_use]
pub fn is_lost(key: &Key, before: &Directory, after: &Directory) -> bool {
    let is_gone = !Thing::is_in(after, key) && !Hanging::on(before, key).is_empty();
    is_gone || !covered(before.urgent_lines.iter()).is_subset(&covered(after.urgent_lines.iter()))
}

/// Takes something out of a directory, with what services that are gone said of it.
pub(super) fn remove(directory: &mut Directory, key: &Key) {
    let slug = &key.slug;
    match key.kind {
        Kind::Organization => {
            directory.organizations.retain(|one| one.slug != *slug);
            directory.services.retain(|service| service.organization != *slug);
        }
        Kind::Location => {
            directory.locations.retain(|one| one.slug != *slug);
            let stands = |location: &Option<Slug>| location.as_ref() != Some(slug);
            for service in &mut directory.services {
                service.presences.retain(|presence| stands(&presence.location));
            }
        }
        Kind::Topic => {
            directory.topics.retain(|one| one.slug != *slug);
            directory.services.iter_mut().for_each(|service| service.topics.retain(|topic| topic != slug));
        }
        Kind::UrgentLine => directory.urgent_lines.retain(|one| one.slug != *slug),
        Kind::Elsewhere => directory.elsewhere.retain(|one| one.slug != *slug),
        Kind::Service => directory.services.retain(|one| one.slug != *slug),
    }
}
