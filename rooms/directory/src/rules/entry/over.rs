//! What is kept in the browser, over what a file says.

use std::collections::{BTreeSet, HashMap};

use kernel::Slug;

use super::{
    Kind, Sheet,
    thing::{Hanging, Key, Thing, remove},
};
use crate::rules::model::{Directory, Elsewhere, Location, Organization, Service, Topic, UrgentLine};

/// Puts what these sheets say in the place of what the file says, and what is new behind it.
///
/// What the directory no longer has is left out of a service: a theme, a group, a place. One of an organisation that is gone keeps the
/// organisation that the file names; without any it is not shown. Something that is said to be gone stays as long as anything hangs on it.
pub fn lay_over(directory: &mut Directory, sheets: impl IntoIterator<Item = (Kind, Sheet)>) {
    let (mut services, mut elsewhere, mut gone) = (Vec::new(), Vec::new(), Vec::new());
    for (kind, sheet) in sheets {
        let Ok(thing) = sheet.thing(kind) else { continue };
        if sheet.is_gone() {
            gone.push(thing.key());
        }
        match thing {
            Thing::Organization(organization) => put(&mut directory.organizations, organization),
            Thing::Location(location) => put(&mut directory.locations, location),
            Thing::Topic(topic) => put(&mut directory.topics, topic),
            Thing::UrgentLine(line) => put(&mut directory.urgent_lines, line),
            Thing::Elsewhere(entry) => elsewhere.push(entry),
            Thing::Service(service) => services.push(*service),
        }
    }
    in_two_levels(directory);
    // A short name stands for one answer: where a later file gives it to a service, that is what it stands for.
    elsewhere.retain(|entry| directory.services.iter().all(|service| service.slug != entry.slug));
    elsewhere.into_iter().for_each(|entry| put(&mut directory.elsewhere, entry));
    lay_services_over(directory, services);
    take_out(directory, gone);
}

/// Something of which a later file may say another id than the browser knew: that of the file holds.
trait Named {
    fn slug(&self) -> &Slug;
    fn take_id(&mut self, of_file: &Self);
}

macro_rules! named {
    ($($kind:ty),+) => {$(
        impl Named for $kind {
            fn slug(&self) -> &Slug {
                &self.slug
            }

            fn take_id(&mut self, of_file: &Self) {
                self.id = of_file.id;
            }
        }
    )+};
}

named!(Organization, Location, Topic);

/// What has no id besides its short name.
macro_rules! named_by_slug {
    ($($kind:ty),+) => {$(
        impl Named for $kind {
            fn slug(&self) -> &Slug {
                &self.slug
            }

            fn take_id(&mut self, _of_file: &Self) {}
        }
    )+};
}

named_by_slug!(UrgentLine, Elsewhere);

fn put<T: Named>(list: &mut Vec<T>, mut new: T) {
    match list.iter_mut().find(|known| known.slug() == new.slug()) {
        Some(known) => {
            new.take_id(known);
            *known = new;
        }
        None => list.push(new),
    }
}

/// A topic whose parent is gone, or has become a part itself, stands by itself.
fn in_two_levels(directory: &mut Directory) {
    let tops: BTreeSet<_> =
        directory.topics.iter().filter(|topic| topic.parent.is_none()).map(|topic| topic.slug.clone()).collect();
    for topic in &mut directory.topics {
        topic.parent.take_if(|parent| !tops.contains(parent));
    }
    directory.put_parents_first();
}

/// Takes out what is gone, parts before what they are part of. Of the last lines for a danger one stays.
fn take_out(directory: &mut Directory, gone: Vec<Key>) {
    let (parts, others): (Vec<_>, Vec<_>) = gone
        .into_iter()
        .partition(|key| matches!(Thing::of(directory, key), Some(Thing::Topic(topic)) if topic.parent.is_some()));
    for key in parts.iter().chain(&others) {
        if Hanging::on(directory, key).is_empty() {
            remove(directory, key);
        }
    }
}

fn lay_services_over(directory: &mut Directory, services: Vec<Service>) {
    let known = Known::of(directory);
    for service in services {
        let place = known.services.get(&service.slug).and_then(|at| directory.services.get_mut(*at));
        match (known.fitting(service, place.as_deref()), place) {
            (Some(service), Some(place)) => *place = service,
            (Some(service), None) => directory.services.push(service),
            (None, _) => {}
        }
    }
}

/// What a service may name.
struct Known {
    services: HashMap<Slug, usize>,
    organizations: BTreeSet<Slug>,
    topics: BTreeSet<Slug>,
    audiences: BTreeSet<Slug>,
    locations: BTreeSet<Slug>,
    elsewhere: BTreeSet<Slug>,
}

impl Known {
    fn of(directory: &Directory) -> Self {
        let services = directory.services.iter().enumerate();
        Self {
            services: services.map(|(at, service)| (service.slug.clone(), at)).collect(),
            organizations: directory.organizations.iter().map(|one| one.slug.clone()).collect(),
            topics: directory.topics.iter().map(|one| one.slug.clone()).collect(),
            audiences: directory.audiences.iter().map(|one| one.slug.clone()).collect(),
            locations: directory.locations.iter().map(|one| one.slug.clone()).collect(),
            elsewhere: directory.elsewhere.iter().map(|one| one.slug.clone()).collect(),
        }
    }

    fn fitting(&self, mut service: Service, of_file: Option<&Service>) -> Option<Service> {
        if !self.organizations.contains(&service.organization) {
            service.organization = of_file?.organization.clone();
        }
        if self.elsewhere.contains(&service.slug) {
            return None;
        }
        service.id = of_file.map_or(service.id, |known| known.id);
        service.topics.retain(|topic| self.topics.contains(topic));
        service.audiences.retain(|audience| self.audiences.contains(audience));
        let stands = |place: &Option<Slug>| place.as_ref().is_none_or(|place| self.locations.contains(place));
        service.presences.retain(|presence| stands(&presence.location));
        Some(service)
    }
}
