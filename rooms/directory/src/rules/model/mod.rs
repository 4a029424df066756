//! What a directory is made of: HSDS 3.1's nouns, and what a house needs beyond them.
//!
//! Plain data, as one edition holds it. Slugs tie the parts together inside an edition; the UUIDs are what other systems
//! know them by (HSDS wants one on everything) and stay the same from edition to edition.

mod access;
mod edition;
mod place;
mod presence;
mod schedule;
mod service;
mod text;
mod urgent;

pub use access::Access;
pub use edition::{Audience, Closure, Directory, Meta, Source, Topic};
pub use place::{Accessibility, Address, Location, Organization};
pub use presence::{BookingRoute, Change, Exception, Presence};
pub use schedule::{Repeat, Schedule, TimeOfDay, TimeOfDayError, WEEK, Weekday, Weekdays};
pub use service::{
    Contact, Cost, Eligibility, Example, Phone, RequiredDocument, Service, ServiceStatus, SpokenLanguage, Verification,
};
pub use text::Text;
pub use urgent::{Danger, Elsewhere, UrgentLine};

kernel::typed_id! {
    /// An organisation (HSDS organization).
    OrganizationId,
    /// A service (HSDS service).
    ServiceId,
    /// A place (HSDS location).
    LocationId,
    /// A service at a place (HSDS service_at_location).
    PresenceId,
    /// A topic (HSDS taxonomy_term).
    TopicId,
    /// A group of people that services may be meant for (HSDS taxonomy_term).
    AudienceId,
    /// One edition of a house's directory.
    EditionId,
}

/// The UUID of a thing that a file names only by its slug: a UUIDv5 of house, kind and slug, so that a second import of the
/// same file finds the same thing again.
#[must_use]
pub fn stable_id<I: kernel::TypedId>(house: kernel::HouseId, kind: &str, slug: &str) -> I {
    let house = kernel::TypedId::as_uuid(house);
    I::from_uuid(uuid::Uuid::new_v5(&house, format!("{kind}/{slug}").as_bytes()))
}
