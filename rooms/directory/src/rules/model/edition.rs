use std::collections::BTreeSet;

use kernel::{Day, Slug};

use super::{AudienceId, Elsewhere, Location, Organization, Service, Text, TopicId, UrgentLine};

/// One edition of a house's directory: everything that was true together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Directory {
    /// What the edition says of itself.
    pub meta: Meta,
    /// The topics, parents before children.
    pub topics: Vec<Topic>,
    /// The groups of people that services may be meant for, in the order in which they are shown.
    pub audiences: Vec<Audience>,
    /// The places.
    pub locations: Vec<Location>,
    /// The organisations.
    pub organizations: Vec<Organization>,
    /// What a person can come for.
    pub services: Vec<Service>,
    /// What people ask at the door and is done elsewhere in the city.
    pub elsewhere: Vec<Elsewhere>,
    /// Lines that stand first when a question carries a danger sign.
    pub urgent_lines: Vec<UrgentLine>,
    /// Days on which the whole house is closed.
    pub closures: Vec<Closure>,
    /// Where facts were read, by the key that `sources` fields use.
    pub sources: Vec<Source>,
}

impl Directory {
    /// Keeps the order of the topics, but puts those with a parent behind all parents when one stands too early.
    pub(crate) fn put_parents_first(&mut self) {
        let mut seen = BTreeSet::new();
        let in_order = self.topics.iter().all(|topic| {
            seen.insert(&topic.slug);
            topic.parent.as_ref().is_none_or(|parent| seen.contains(parent))
        });
        if !in_order {
            self.topics.sort_by_key(|topic| topic.parent.is_some());
        }
    }
}

/// What an edition says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// The title of the directory.
    pub title: Text,
    /// The city or region it covers.
    pub region: String,
    /// The IANA zone of its opening hours (`Europe/Brussels`).
    pub zone: String,
    /// Sample data carry a banner on every page, and their hours are never facts.
    pub sample_data: bool,
    /// Whether the house is closed on Belgian public holidays (law of 4 January 1974).
    pub closed_on_public_holidays: bool,
    /// The public holidays on which it is open all the same.
    pub open_holidays: BTreeSet<Day>,
}

impl Default for Meta {
    fn default() -> Self {
        Self {
            title: Text::default(),
            region: String::new(),
            zone: "Europe/Brussels".to_owned(),
            sample_data: false,
            closed_on_public_holidays: true,
            open_holidays: BTreeSet::new(),
        }
    }
}

/// A topic people search by (HSDS taxonomy_term). Two levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its stable id.
    pub id: TopicId,
    /// Its short name in addresses.
    pub slug: Slug,
    /// Its name in plain words.
    pub name: Text,
    /// What belongs to it, in a sentence; may be empty.
    pub description: Text,
    /// The topic it is part of.
    pub parent: Option<Slug>,
}

/// A group of people that services may be meant for (HSDS taxonomy_term): who somebody is, where a [`Topic`] is what the
/// question is about. A house chooses its own, few enough to stand in one list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audience {
    /// Its stable id.
    pub id: AudienceId,
    /// Its short name in addresses; never [`Audience::EVERYBODY`].
    pub slug: Slug,
    /// Its name in plain words ("Ouderen").
    pub name: Text,
}

impl Audience {
    /// The word in addresses for services that are meant for no group in particular.
    pub const EVERYBODY: &str = "iedereen";
}

/// Days on which the whole house is closed, both included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// Why, as visitors read it.
    pub reason: Text,
}

/// Where a fact was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The key that `sources` fields use.
    pub key: String,
    /// An address, or the name of a document.
    pub reference: String,
}
