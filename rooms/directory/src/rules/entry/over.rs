//! What is kept in the browser, over what a file says.

use std::collections::{BTreeSet, HashMap};

use kernel::Slug;

use super::Sheet;
use crate::rules::model::{Directory, Service};

/// Puts the services of these sheets in the place of those of the file, and new ones behind them.
///
/// What the directory no longer has is left out of them: a theme, a group, a place. One of an organisation that is gone keeps the
/// organisation that the file names; without any it is not shown.
pub fn lay_over(directory: &mut Directory, sheets: impl IntoIterator<Item = Sheet>) {
    let known = Known::of(directory);
    for service in sheets.into_iter().filter_map(|sheet| sheet.service().ok()) {
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
