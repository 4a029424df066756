//! What is right in each entry and still wrong, or odd, in the whole.

use std::collections::BTreeSet;

use kernel::Slug;

use super::notes::{Kind, Notes};
use crate::rules::model::{Directory, Topic};

/// Puts topics in order and looks for what does not fit together.
pub(super) fn arrange(directory: &mut Directory, notes: &Notes) {
    check_levels(&directory.topics, notes);
    directory.put_parents_first();
    warn_of_unused_topics(directory, notes);
    warn_of_unused_audiences(directory, notes);
    warn_of_idle_organizations(directory, notes);
}

/// Topics have two levels: a parent is itself no part of another.
fn check_levels(topics: &[Topic], notes: &Notes) {
    let parts: BTreeSet<_> = topics.iter().filter(|topic| topic.parent.is_some()).map(|topic| &topic.slug).collect();
    for topic in topics {
        if let Some(parent) = topic.parent.as_ref().filter(|parent| parts.contains(parent))
            && let Some(spot) = notes.spot_of(Kind::Topic, topic.slug.as_str())
        {
            notes.error(
                spot,
                format!("Its parent ‘{parent}’ is itself part of another topic."),
                "two levels of topics",
            );
        }
    }
}

fn warn_of_unused_topics(directory: &Directory, notes: &Notes) {
    let of_services = directory.services.iter().flat_map(|service| &service.topics);
    let parents = directory.topics.iter().filter_map(|topic| topic.parent.as_ref());
    let used: BTreeSet<_> = of_services.chain(parents).collect();
    let unused = directory.topics.iter().map(|topic| &topic.slug).filter(|slug| !used.contains(slug));
    warn(notes, Kind::Topic, unused, "No service has this topic.");
}

fn warn_of_unused_audiences(directory: &Directory, notes: &Notes) {
    let used: BTreeSet<_> = directory.services.iter().flat_map(|service| &service.audiences).collect();
    let unused = directory.audiences.iter().map(|audience| &audience.slug).filter(|slug| !used.contains(slug));
    warn(notes, Kind::Audience, unused, "No service is meant for this audience.");
}

fn warn_of_idle_organizations(directory: &Directory, notes: &Notes) {
    let busy: BTreeSet<_> = directory.services.iter().map(|service| &service.organization).collect();
    let idle = directory.organizations.iter().map(|one| &one.slug).filter(|slug| !busy.contains(slug));
    warn(notes, Kind::Organization, idle, "This organisation offers no service.");
}

fn warn<'s>(notes: &Notes, kind: Kind, slugs: impl Iterator<Item = &'s Slug>, message: &str) {
    for spot in slugs.filter_map(|slug| notes.spot_of(kind, slug.as_str())) {
        notes.warning(spot, message);
    }
}
