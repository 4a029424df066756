//! Services.

use kernel::Slug;

use super::numbered;
use crate::{
    rules::model::Service,
    store::records::{CostRow, DocumentRow, LanguageRow, Rows, ServiceAudienceRow, ServiceRow, ServiceTopicRow},
};

impl Rows {
    pub(super) fn add_service(&mut self, number: i64, service: &Service) {
        let row = self.service_row(number, service);
        self.services.push(row);
        let topic =
            |(part, topic): (i64, &Slug)| ServiceTopicRow { service: number, number: part, topic: topic.clone() };
        self.service_topics.extend(numbered(&service.topics).map(topic));
        let groups = numbered(&service.audiences);
        self.service_audiences.extend(groups.map(|(part, audience)| ServiceAudienceRow {
            service: number,
            number: part,
            audience: audience.clone(),
        }));
        let languages = numbered(&service.languages);
        self.languages.extend(languages.map(|(part, language)| LanguageRow {
            service: number,
            number: part,
            language: *language,
        }));
        for (part, cost) in numbered(&service.costs) {
            let description = self.text("cost.description", (number, part), &cost.description);
            self.costs.push(CostRow { service: number, number: part, description, amount_cents: cost.amount });
        }
        for (part, needed) in numbered(&service.required_documents) {
            let document = self.text("required_document", (number, part), &needed.document);
            self.documents.push(DocumentRow { service: number, number: part, document, url: needed.url.clone() });
        }
        self.add_phones("service", number, &service.contact.phones);
        self.cite("service", number, &service.sources);
        self.add_examples("service", number, &service.examples);
        service.presences.iter().for_each(|presence| self.add_presence(number, presence));
    }

    fn service_row(&mut self, number: i64, service: &Service) -> ServiceRow {
        let verification = &service.verification;
        ServiceRow {
            number,
            id: service.id,
            slug: service.slug.clone(),
            organization: service.organization.clone(),
            name: self.text("service.name", (number, 0), &service.name),
            description: self.text("service.description", (number, 0), &service.description),
            status: service.status,
            eligibility: self.text("service.eligibility", (number, 0), &service.eligibility.description),
            minimum_age: service.eligibility.minimum_age,
            maximum_age: service.eligibility.maximum_age,
            email: service.contact.email.clone(),
            website: service.contact.website.clone(),
            note: service.note.clone(),
            verified_exists: verification.exists,
            verified_description: verification.description,
            verified_schedule: verification.schedule,
            verified_languages: verification.languages,
            verified_on: verification.on,
            verified_by: verification.by.clone(),
        }
    }
}
