use kernel::TypedId;

use super::{Mapping, Record, attribute, child, contact};
use crate::rules::model::{Service, SpokenLanguage, Text};

impl Mapping<'_> {
    /// Without what is nested in it: the organisation.
    pub(in crate::export::hsds) fn lean_service(&self, service: &Service) -> Record {
        let organization = self.edition.organization(service.organization.as_str());
        Record::of(service.id)
            .maybe("organization_id", organization.map(|organization| organization.id.to_string()))
            .with("name", service.name.original.as_str())
            .words("description", &service.description)
            .maybe("url", contact::website(&service.contact))
            .maybe("email", contact::email(&service.contact))
            .with("status", service.status.code())
            .maybe("interpretation_services", self.interpretation(service))
            .text("application_process", &self.how_to_apply(service))
            .text("fees_description", &joined(service.costs.iter().map(|cost| &cost.description)))
            .words("eligibility_description", &service.eligibility.description)
            .maybe("minimum_age", service.eligibility.minimum_age)
            .maybe("maximum_age", service.eligibility.maximum_age)
            .maybe("assured_date", service.verification.on.map(|day| day.to_string()))
            .maybe("alert", self.warning())
            .with("last_modified", self.last_modified())
    }

    pub(in crate::export::hsds) fn lean_service_with_organization(&self, service: &Service) -> Record {
        let organization = self.edition.organization(service.organization.as_str());
        self.lean_service(service).one("organization", organization.map(Self::lean_organization))
    }

    pub(in crate::export::hsds) fn full_service(&self, service: &Service) -> Record {
        let organization = self.edition.organization(service.organization.as_str());
        let topics = service.topics.iter().filter_map(|topic| self.edition.topic(topic.as_str()));
        let topics =
            topics.map(|topic| attribute(service.id, "service", "topic", self.topic(topic), topic.id.as_uuid()));
        let groups = self.edition.audiences_of(service);
        let groups =
            groups.map(|group| attribute(service.id, "service", "audience", self.audience(group), group.id.as_uuid()));
        let presences = service.presences.iter().map(|presence| self.full_presence(service, presence));
        self.lean_service(service)
            .many("phones", contact::phones("service_id", service.id.as_uuid(), &service.contact))
            .many("service_at_locations", presences)
            .many("languages", languages(service))
            .one("organization", organization.map(|organization| self.full_organization(organization, false)))
            .many("cost_options", costs(service))
            .many("required_documents", documents(service))
            .many("attributes", topics.chain(groups))
    }

    /// Sample data say so in every service, since their hours are nobody's facts.
    fn warning(&self) -> Option<&str> {
        let meta = &self.edition.directory().meta;
        meta.sample_data.then_some(meta.title.original.as_str())
    }

    fn interpretation(&self, service: &Service) -> Option<&str> {
        service.languages.contains(&SpokenLanguage::Interpreter).then_some(self.words.interpreter.as_str())
    }

    /// The ways to book that were not yet over when the edition became current.
    fn how_to_apply(&self, service: &Service) -> String {
        let today = self.edition.days().today(self.edition.since());
        let routes = service.presences.iter().flat_map(|presence| &presence.booking);
        let open = routes.filter(|route| route.until.is_none_or(|until| today <= until));
        joined(open.map(|route| &route.description))
    }
}

/// Texts one after the other, each once.
fn joined<'a>(texts: impl Iterator<Item = &'a Text>) -> String {
    let mut said: Vec<&str> = Vec::new();
    for text in texts.map(|text| text.original.as_str()).filter(|text| !text.is_empty()) {
        if !said.contains(&text) {
            said.push(text);
        }
    }
    said.join("; ")
}

fn languages(service: &Service) -> impl Iterator<Item = Record> {
    let id = service.id.as_uuid();
    let spoken = service.languages.iter().filter_map(|language| match language {
        SpokenLanguage::Speaks(lang) => Some(lang.as_str()),
        SpokenLanguage::Interpreter => None,
    });
    spoken.map(move |code| child(id, "language", code).id("service_id", id).with("code", code))
}

fn costs(service: &Service) -> impl Iterator<Item = Record> {
    let id = service.id.as_uuid();
    service.costs.iter().map(move |cost| {
        let amount = cost.amount.and_then(|cents| i32::try_from(cents.0).ok()).map(|cents| f64::from(cents) / 100.0);
        child(id, "cost_option", &cost.description.original)
            .id("service_id", id)
            .words("option", &cost.description)
            .maybe("currency", amount.map(|_| "EUR"))
            .maybe("amount", amount)
            .words("amount_description", &cost.description)
    })
}

fn documents(service: &Service) -> impl Iterator<Item = Record> {
    let id = service.id.as_uuid();
    service.required_documents.iter().map(move |needed| {
        child(id, "required_document", &needed.document.original)
            .id("service_id", id)
            .words("document", &needed.document)
            .maybe("uri", needed.url.as_deref().and_then(crate::export::web::absolute))
    })
}
