//! Services.

use super::{
    children::Children,
    parts::{example, keys, phone},
    presences::{exception, route, schedule},
    texts::Texts,
};
use crate::{
    rules::model::{Contact, Cost, Eligibility, Presence, RequiredDocument, Service, Verification},
    store::records::{
        AccessRow, BookingRow, CitationRow, CostRow, DocumentRow, ExampleRow, ExceptionRow, LanguageRow, PhoneRow,
        PresenceRow, ScheduleRow, ServiceAudienceRow, ServiceRow, ServiceTopicRow,
    },
};

pub(super) struct Services {
    pub(super) audiences: Children<ServiceAudienceRow>,
    pub(super) topics: Children<ServiceTopicRow>,
    pub(super) languages: Children<LanguageRow>,
    pub(super) costs: Children<CostRow>,
    pub(super) documents: Children<DocumentRow>,
    pub(super) presences: Children<PresenceRow>,
    pub(super) access: Children<AccessRow>,
    pub(super) schedules: Children<ScheduleRow>,
    pub(super) exceptions: Children<ExceptionRow>,
    pub(super) booking: Children<BookingRow>,
    pub(super) phones: Children<PhoneRow>,
    pub(super) citations: Children<CitationRow>,
    pub(super) examples: Children<ExampleRow>,
}

impl Services {
    pub(super) fn make(&mut self, row: ServiceRow, texts: &Texts) -> Service {
        let number = row.number;
        let presences = self.presences.take(number);
        Service {
            id: row.id,
            slug: row.slug,
            organization: row.organization,
            name: texts.join("service.name", (number, 0), row.name),
            description: texts.join("service.description", (number, 0), row.description),
            status: row.status,
            eligibility: Eligibility {
                description: texts.join("service.eligibility", (number, 0), row.eligibility),
                minimum_age: row.minimum_age,
                maximum_age: row.maximum_age,
            },
            audiences: self.audiences.take(number).into_iter().map(|row| row.audience).collect(),
            topics: self.topics.take(number).into_iter().map(|row| row.topic).collect(),
            presences: presences.into_iter().map(|row| self.presence(row, texts)).collect(),
            contact: Contact {
                phones: self.phones.take(number).into_iter().map(|row| phone(row, texts)).collect(),
                email: row.email,
                website: row.website,
            },
            languages: self.languages.take(number).into_iter().map(|row| row.language).collect(),
            costs: self.costs.take(number).into_iter().map(|row| cost(row, texts)).collect(),
            required_documents: self.documents.take(number).into_iter().map(|row| document(row, texts)).collect(),
            note: row.note,
            verification: Verification {
                exists: row.verified_exists,
                description: row.verified_description,
                schedule: row.verified_schedule,
                languages: row.verified_languages,
                on: row.verified_on,
                by: row.verified_by,
            },
            sources: keys(self.citations.take(number)),
            examples: self.examples.take(number).into_iter().map(example).collect(),
        }
    }

    pub(super) fn presence(&mut self, row: PresenceRow, texts: &Texts) -> Presence {
        let number = row.number;
        Presence {
            id: row.id,
            location: row.location,
            room: texts.join("presence.room", (number, 0), row.room),
            access: self.access.take(number).into_iter().map(|row| row.way).collect(),
            who: texts.join("presence.who", (number, 0), row.who),
            schedules: self.schedules.take(number).into_iter().map(|row| schedule(row, texts)).collect(),
            exceptions: self.exceptions.take(number).into_iter().map(|row| exception(row, texts)).collect(),
            booking: self.booking.take(number).into_iter().map(|row| route(row, texts)).collect(),
            since: row.since,
            until: row.until,
        }
    }
}

pub(super) fn cost(row: CostRow, texts: &Texts) -> Cost {
    let description = texts.join("cost.description", (row.service, row.number), row.description);
    Cost { description, amount: row.amount_cents }
}

pub(super) fn document(row: DocumentRow, texts: &Texts) -> RequiredDocument {
    let document = texts.join("required_document", (row.service, row.number), row.document);
    RequiredDocument { document, url: row.url }
}
