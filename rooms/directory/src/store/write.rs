//! From a directory to rows.

use kernel::Slug;

use super::{
    codes::Numbers,
    records::{
        AccessRow, AccessibilityRow, AudienceRow, BookingRow, CitationRow, ClosureRow, CostRow, DangerRow, DocumentRow,
        ElsewhereRow, ExampleRow, ExceptionRow, LanguageRow, LocationRow, OrganizationRow, PhoneRow, PresenceRow, Rows,
        ScheduleRow, ServiceAudienceRow, ServiceRow, ServiceTopicRow, SourceRow, TextRow, TopicRow, UrgentLineRow,
    },
};
use crate::rules::model::{
    Change, Directory, Elsewhere, Example, Exception, Location, Organization, Phone, Presence, Repeat, Schedule,
    Service, Text, Topic, UrgentLine, Weekdays,
};

impl Rows {
    /// The rows of a directory.
    pub(super) fn of(directory: &Directory) -> Self {
        let mut rows = Self::default();
        rows.text("meta.title", (0, 0), &directory.meta.title);
        numbered(&directory.topics).for_each(|(number, topic)| rows.add_topic(number, topic));
        for (number, audience) in numbered(&directory.audiences) {
            let name = rows.text("audience.name", (number, 0), &audience.name);
            rows.audiences.push(AudienceRow { number, id: audience.id, slug: audience.slug.clone(), name });
        }
        numbered(&directory.locations).for_each(|(number, location)| rows.add_location(number, location));
        numbered(&directory.organizations).for_each(|(number, one)| rows.add_organization(number, one));
        numbered(&directory.services).for_each(|(number, service)| rows.add_service(number, service));
        numbered(&directory.urgent_lines).for_each(|(number, line)| rows.add_urgent_line(number, line));
        numbered(&directory.elsewhere).for_each(|(number, entry)| rows.add_elsewhere(number, entry));
        for (number, closure) in numbered(&directory.closures) {
            let reason = rows.text("closure.reason", (number, 0), &closure.reason);
            rows.closures.push(ClosureRow { number, first_day: closure.from, last_day: closure.until, reason });
        }
        for (number, source) in numbered(&directory.sources) {
            let (source_key, reference) = (source.key.clone(), source.reference.clone());
            rows.sources.push(SourceRow { number, source_key, reference });
        }
        rows
    }

    /// How many rows there are, of all tables.
    pub(super) fn count(&self) -> usize {
        self.batches().map(|batch| batch.rows).sum()
    }

    /// The original of a text, for its column; its translations go to their own table. The place says whose text it is:
    /// the owner's number and, for a part of it, the part's.
    fn text(&mut self, field: &str, place: (i64, i64), text: &Text) -> String {
        let (owner, part) = place;
        let row = |lang, original, body: &str| TextRow {
            owner,
            field: field.to_owned(),
            part,
            lang,
            original,
            body: body.to_owned(),
        };
        if text.lang != kernel::Lang::NL {
            self.texts.push(row(text.lang, true, ""));
        }
        self.texts.extend(text.translations.iter().map(|(lang, body)| row(*lang, false, body)));
        text.original.clone()
    }

    fn add_topic(&mut self, number: i64, topic: &Topic) {
        let row = TopicRow {
            number,
            id: topic.id,
            slug: topic.slug.clone(),
            name: self.text("topic.name", (number, 0), &topic.name),
            description: self.text("topic.description", (number, 0), &topic.description),
            parent: topic.parent.clone(),
        };
        self.topics.push(row);
    }

    fn add_location(&mut self, number: i64, location: &Location) {
        let address = location.address.as_ref();
        let row = LocationRow {
            number,
            id: location.id,
            slug: location.slug.clone(),
            name: self.text("location.name", (number, 0), &location.name),
            street: address.map(|address| address.street.clone()),
            postal_code: address.map(|address| address.postal_code.clone()),
            city: address.map(|address| address.city.clone()),
            country: address.map(|address| address.country.clone()),
            latitude: location.coordinates.map(|(latitude, _)| latitude),
            longitude: location.coordinates.map(|(_, longitude)| longitude),
            in_house: location.in_house,
        };
        self.locations.push(row);
        for (part, fact) in numbered(&location.accessibility) {
            let description = self.text("accessibility.description", (number, part), &fact.description);
            let details = self.text("accessibility.details", (number, part), &fact.details);
            let url = fact.url.clone();
            self.accessibility.push(AccessibilityRow { location: number, number: part, description, details, url });
        }
    }

    fn add_organization(&mut self, number: i64, organization: &Organization) {
        let row = OrganizationRow {
            number,
            id: organization.id,
            slug: organization.slug.clone(),
            name: self.text("organization.name", (number, 0), &organization.name),
            description: self.text("organization.description", (number, 0), &organization.description),
            kind: organization.kind.clone(),
            email: organization.contact.email.clone(),
            website: organization.contact.website.clone(),
        };
        self.organizations.push(row);
        self.add_phones("organization", number, &organization.contact.phones);
        self.cite("organization", number, &organization.sources);
    }

    fn add_phones(&mut self, owner_kind: &str, owner: i64, phones: &[Phone]) {
        for (number, phone) in numbered(phones) {
            let description = self.text(&format!("{owner_kind}.phone"), (owner, number), &phone.description);
            let (dial, verified) = (phone.number.clone(), phone.verified);
            self.phones.push(PhoneRow {
                owner,
                owner_kind: owner_kind.to_owned(),
                number,
                dial,
                description,
                verified,
            });
        }
    }

    fn cite(&mut self, owner_kind: &str, owner: i64, keys: &[String]) {
        let citation = |(number, key): (i64, &String)| CitationRow {
            owner,
            owner_kind: owner_kind.to_owned(),
            number,
            source_key: key.clone(),
        };
        self.citations.extend(numbered(keys).map(citation));
    }

    fn add_examples(&mut self, owner_kind: &str, owner: i64, examples: &[Example]) {
        let row = |(number, example): (i64, &Example)| ExampleRow {
            owner,
            owner_kind: owner_kind.to_owned(),
            number,
            lang: example.lang,
            body: example.text.clone(),
        };
        self.examples.extend(numbered(examples).map(row));
    }

    fn add_service(&mut self, number: i64, service: &Service) {
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

    fn add_presence(&mut self, service: i64, presence: &Presence) {
        let number = count(self.presences.len());
        let row = PresenceRow {
            number,
            service,
            id: presence.id,
            location: presence.location.clone(),
            room: self.text("presence.room", (number, 0), &presence.room),
            who: self.text("presence.who", (number, 0), &presence.who),
            since: presence.since,
            until: presence.until,
        };
        self.presences.push(row);
        let ways = numbered(&presence.access);
        self.access.extend(ways.map(|(part, way)| AccessRow { presence: number, number: part, way: *way }));
        numbered(&presence.schedules).for_each(|(part, schedule)| self.add_schedule((number, part), schedule));
        numbered(&presence.exceptions).for_each(|(part, exception)| self.add_exception((number, part), exception));
        for (part, route) in numbered(&presence.booking) {
            let row = BookingRow {
                presence: number,
                number: part,
                description: self.text("booking.description", (number, part), &route.description),
                phone: route.phone.clone(),
                url: route.url.clone(),
                valid_from: route.from,
                valid_until: route.until,
            };
            self.booking.push(row);
        }
    }

    fn add_schedule(&mut self, place: (i64, i64), schedule: &Schedule) {
        let none = Weekdays::default();
        let (recurrence, weekdays, every_weeks, anchor, ordinals) = match &schedule.repeat {
            Repeat::Weekly { days, every, anchor } => ("weekly", *days, *every, *anchor, Vec::new()),
            Repeat::MonthlyByWeekday { ordinals, days } => ("monthly_by_weekday", *days, 1, None, ordinals.clone()),
            Repeat::MonthlyByDay { days } => ("monthly_by_day", none, 1, None, days.clone()),
            Repeat::Once(day) => ("once", none, 1, Some(*day), Vec::new()),
        };
        let row = ScheduleRow {
            presence: place.0,
            number: place.1,
            recurrence: recurrence.to_owned(),
            weekdays,
            every_weeks,
            anchor,
            ordinals: Numbers(ordinals),
            opens: schedule.opens,
            closes: schedule.closes,
            valid_from: schedule.from,
            valid_until: schedule.until,
            note: self.text("schedule.note", place, &schedule.note),
        };
        self.schedules.push(row);
    }

    fn add_exception(&mut self, place: (i64, i64), exception: &Exception) {
        let (change, hours, room) = match &exception.change {
            Change::Closed => ("closed", None, String::new()),
            Change::Extra { opens, closes } => ("extra", Some((*opens, *closes)), String::new()),
            Change::Instead { opens, closes } => ("instead", Some((*opens, *closes)), String::new()),
            Change::OtherRoom(room) => ("other_room", None, self.text("exception.room", place, room)),
        };
        let row = ExceptionRow {
            presence: place.0,
            number: place.1,
            first_day: exception.from,
            last_day: exception.until,
            change: change.to_owned(),
            opens: hours.map(|(opens, _)| opens),
            closes: hours.map(|(_, closes)| closes),
            room,
            reason: self.text("exception.reason", place, &exception.reason),
        };
        self.exceptions.push(row);
    }

    fn add_urgent_line(&mut self, number: i64, line: &UrgentLine) {
        let row = UrgentLineRow {
            number,
            slug: line.slug.clone(),
            dial: line.number.clone(),
            name: self.text("urgent_line.name", (number, 0), &line.name),
            meant_for: self.text("urgent_line.when", (number, 0), &line.when),
            available: self.text("urgent_line.available", (number, 0), &line.available),
            number_verified: line.number_verified,
            available_verified: line.available_verified,
        };
        self.urgent_lines.push(row);
        let dangers = numbered(&line.dangers);
        self.dangers.extend(dangers.map(|(part, danger)| DangerRow { line: number, number: part, danger: *danger }));
        self.cite("urgent_line", number, &line.sources);
    }

    fn add_elsewhere(&mut self, number: i64, entry: &Elsewhere) {
        let row = ElsewhereRow {
            number,
            slug: entry.slug.clone(),
            name: self.text("elsewhere.name", (number, 0), &entry.name),
            description: self.text("elsewhere.description", (number, 0), &entry.description),
            place: self.text("elsewhere.place", (number, 0), &entry.place),
            website: entry.website.clone(),
            verified: entry.verified,
        };
        self.elsewhere.push(row);
        self.add_examples("elsewhere", number, &entry.examples);
    }
}

/// Each with its number, from 0.
fn numbered<T>(things: &[T]) -> impl Iterator<Item = (i64, &T)> {
    (0..).zip(things)
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
