use kernel::TypedId;

use super::{Mapping, Record, contact};
use crate::rules::model::Organization;

impl Mapping<'_> {
    pub(in crate::export::hsds) fn lean_organization(organization: &Organization) -> Record {
        Record::of(organization.id)
            .with("name", organization.name.original.as_str())
            .with("description", about(organization))
            .maybe("email", contact::email(&organization.contact))
            .maybe("website", contact::website(&organization.contact))
            .text("legal_status", &organization.kind)
    }

    /// With its phones and, for `full_service`, its whole services.
    pub(in crate::export::hsds) fn full_organization(
        &self,
        organization: &Organization,
        with_services: bool,
    ) -> Record {
        let services = self.edition.directory().services.iter();
        let own = services.filter(|service| with_services && service.organization == organization.slug);
        Self::lean_organization(organization)
            .many("phones", contact::phones("organization_id", organization.id.as_uuid(), &organization.contact))
            .many("services", own.map(|service| self.full_service(service)))
    }
}

/// The standard wants a description; where none was written, its kind or its name is the honest one.
fn about(organization: &Organization) -> &str {
    let words = [organization.description.original.as_str(), organization.kind.as_str()];
    words.into_iter().find(|words| !words.is_empty()).unwrap_or(&organization.name.original)
}
