use kernel::TypedId;

use super::{Mapping, Record, attribute};
use crate::rules::model::{Presence, Service};

impl Mapping<'_> {
    /// Without what is nested in it: location and service.
    pub(in crate::export::hsds) fn lean_presence(&self, service: &Service, presence: &Presence) -> Record {
        let place = self.edition.place_of(presence);
        let words = [&presence.who, &presence.room].map(|text| text.original.as_str());
        let about: Vec<_> = words.into_iter().filter(|words| !words.is_empty()).collect();
        Record::of(presence.id)
            .id("service_id", service.id.as_uuid())
            .maybe("location_id", place.map(|place| place.id.to_string()))
            .text("description", &about.join(", "))
    }

    /// As it stands inside a whole service.
    pub(in crate::export::hsds) fn full_presence(&self, service: &Service, presence: &Presence) -> Record {
        let modes = presence.access.iter().map(|mode| {
            attribute(presence.id, "service_at_location", "access", self.access(*mode), self.access_id(*mode))
        });
        self.lean_presence(service, presence)
            .many("schedules", self.schedules(service, presence))
            .one("location", self.edition.place_of(presence).map(Self::full_location))
            .many("attributes", modes)
    }

    /// On its own, with the service it is of.
    pub(in crate::export::hsds) fn whole_presence(&self, service: &Service, presence: &Presence) -> Record {
        self.full_presence(service, presence).one("service", Some(self.lean_service_with_organization(service)))
    }
}
