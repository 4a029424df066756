//! From rows to a directory.
//!
//! Rows come ordered by their owners, and owners are made in that order: so what belongs to an owner always stands at the
//! head of its table.

use std::{collections::HashMap, iter::Peekable, vec::IntoIter};

use super::records::{
    AccessRow, AccessibilityRow, AudienceRow, BookingRow, CitationRow, ClosureRow, CostRow, DangerRow, DocumentRow,
    ElsewhereRow, ExampleRow, ExceptionRow, LanguageRow, LocationRow, OrganizationRow, PhoneRow, PresenceRow, Rows,
    ScheduleRow, ServiceAudienceRow, ServiceRow, ServiceTopicRow, SourceRow, TextRow, TopicRow, UrgentLineRow,
};
use crate::rules::model::{
    Accessibility, Address, Audience, BookingRoute, Change, Closure, Contact, Cost, Directory, Eligibility, Elsewhere,
    Example, Exception, Location, Meta, Organization, Phone, Presence, Repeat, RequiredDocument, Schedule, Service,
    Source, Text, Topic, UrgentLine, Verification,
};

impl Rows {
    /// The directory that these rows are; `meta` has its title without translations.
    pub(super) fn into_directory(self, meta: Meta) -> Directory {
        let texts = Texts::of(self.texts);
        let mut services = Services {
            audiences: Children::of(self.service_audiences, |row| row.service),
            topics: Children::of(self.service_topics, |row| row.service),
            languages: Children::of(self.languages, |row| row.service),
            costs: Children::of(self.costs, |row| row.service),
            documents: Children::of(self.documents, |row| row.service),
            presences: Children::of(self.presences, |row| row.service),
            access: Children::of(self.access, |row| row.presence),
            schedules: Children::of(self.schedules, |row| row.presence),
            exceptions: Children::of(self.exceptions, |row| row.presence),
            booking: Children::of(self.booking, |row| row.presence),
            phones: phones("service", &self.phones),
            citations: citations("service", &self.citations),
            examples: examples("service", &self.examples),
        };
        let mut organizations = Organizations {
            phones: phones("organization", &self.phones),
            citations: citations("organization", &self.citations),
        };
        let mut lines = UrgentLines {
            dangers: Children::of(self.dangers, |row| row.line),
            citations: citations("urgent_line", &self.citations),
        };
        let mut facts = Children::of(self.accessibility, |row| row.location);
        let mut questions = examples("elsewhere", &self.examples);
        Directory {
            meta: Meta { title: texts.join("meta.title", (0, 0), meta.title.original), ..meta },
            topics: self.topics.into_iter().map(|row| topic(row, &texts)).collect(),
            audiences: self.audiences.into_iter().map(|row| audience(row, &texts)).collect(),
            locations: self.locations.into_iter().map(|row| location(row, &mut facts, &texts)).collect(),
            organizations: self.organizations.into_iter().map(|row| organizations.make(row, &texts)).collect(),
            services: self.services.into_iter().map(|row| services.make(row, &texts)).collect(),
            elsewhere: self.elsewhere.into_iter().map(|row| elsewhere(row, &mut questions, &texts)).collect(),
            urgent_lines: self.urgent_lines.into_iter().map(|row| lines.make(row, &texts)).collect(),
            closures: self.closures.into_iter().map(|row| closure(row, &texts)).collect(),
            sources: self.sources.into_iter().map(source).collect(),
        }
    }
}

/// The rows of a table that belong to others, in the order of their owners.
struct Children<R> {
    rows: Peekable<IntoIter<R>>,
    owner: fn(&R) -> i64,
}

impl<R> Children<R> {
    fn of(rows: Vec<R>, owner: fn(&R) -> i64) -> Self {
        Self { rows: rows.into_iter().peekable(), owner }
    }

    /// What belongs to this owner; owners are asked for in order.
    fn take(&mut self, owner: i64) -> Vec<R> {
        let mut own = Vec::new();
        while let Some(row) = self.rows.next_if(|row| (self.owner)(row) <= owner) {
            if (self.owner)(&row) == owner {
                own.push(row);
            }
        }
        own
    }
}

fn phones(kind: &str, rows: &[PhoneRow]) -> Children<PhoneRow> {
    Children::of(rows.iter().filter(|row| row.owner_kind == kind).cloned().collect(), |row| row.owner)
}

fn citations(kind: &str, rows: &[CitationRow]) -> Children<CitationRow> {
    Children::of(rows.iter().filter(|row| row.owner_kind == kind).cloned().collect(), |row| row.owner)
}

fn examples(kind: &str, rows: &[ExampleRow]) -> Children<ExampleRow> {
    Children::of(rows.iter().filter(|row| row.owner_kind == kind).cloned().collect(), |row| row.owner)
}

/// Translations, by field and by the numbers of owner and part.
struct Texts(HashMap<String, HashMap<(i64, i64), Vec<TextRow>>>);

impl Texts {
    fn of(rows: Vec<TextRow>) -> Self {
        let mut texts = Self(HashMap::new());
        for row in rows {
            let field = texts.0.entry(row.field.clone()).or_default();
            field.entry((row.owner, row.part)).or_default().push(row);
        }
        texts
    }

    /// The text of an original and its translations.
    fn join(&self, field: &str, place: (i64, i64), original: String) -> Text {
        let mut text = Text::dutch(original);
        for row in self.0.get(field).and_then(|texts| texts.get(&place)).into_iter().flatten() {
            if row.original {
                text.lang = row.lang;
            } else {
                text.translations.insert(row.lang, row.body.clone());
            }
        }
        text
    }
}

fn topic(row: TopicRow, texts: &Texts) -> Topic {
    Topic {
        id: row.id,
        slug: row.slug,
        name: texts.join("topic.name", (row.number, 0), row.name),
        description: texts.join("topic.description", (row.number, 0), row.description),
        parent: row.parent,
    }
}

fn audience(row: AudienceRow, texts: &Texts) -> Audience {
    Audience { id: row.id, slug: row.slug, name: texts.join("audience.name", (row.number, 0), row.name) }
}

fn location(row: LocationRow, facts: &mut Children<AccessibilityRow>, texts: &Texts) -> Location {
    let address = row.country.map(|country| Address {
        street: row.street.unwrap_or_default(),
        postal_code: row.postal_code.unwrap_or_default(),
        city: row.city.unwrap_or_default(),
        country,
    });
    let fact = |fact: AccessibilityRow| Accessibility {
        description: texts.join("accessibility.description", (fact.location, fact.number), fact.description),
        details: texts.join("accessibility.details", (fact.location, fact.number), fact.details),
        url: fact.url,
    };
    Location {
        id: row.id,
        slug: row.slug,
        name: texts.join("location.name", (row.number, 0), row.name),
        address,
        coordinates: row.latitude.zip(row.longitude),
        accessibility: facts.take(row.number).into_iter().map(fact).collect(),
        in_house: row.in_house,
    }
}

fn phone(row: PhoneRow, texts: &Texts) -> Phone {
    let field = format!("{}.phone", row.owner_kind);
    Phone {
        number: row.dial,
        description: texts.join(&field, (row.owner, row.number), row.description),
        verified: row.verified,
    }
}

fn example(row: ExampleRow) -> Example {
    Example { lang: row.lang, text: row.body }
}

fn keys(rows: Vec<CitationRow>) -> Vec<String> {
    rows.into_iter().map(|row| row.source_key).collect()
}

struct Organizations {
    phones: Children<PhoneRow>,
    citations: Children<CitationRow>,
}

impl Organizations {
    fn make(&mut self, row: OrganizationRow, texts: &Texts) -> Organization {
        let phones = self.phones.take(row.number);
        Organization {
            id: row.id,
            slug: row.slug,
            name: texts.join("organization.name", (row.number, 0), row.name),
            description: texts.join("organization.description", (row.number, 0), row.description),
            kind: row.kind,
            contact: Contact {
                phones: phones.into_iter().map(|row| phone(row, texts)).collect(),
                email: row.email,
                website: row.website,
            },
            sources: keys(self.citations.take(row.number)),
        }
    }
}

struct Services {
    audiences: Children<ServiceAudienceRow>,
    topics: Children<ServiceTopicRow>,
    languages: Children<LanguageRow>,
    costs: Children<CostRow>,
    documents: Children<DocumentRow>,
    presences: Children<PresenceRow>,
    access: Children<AccessRow>,
    schedules: Children<ScheduleRow>,
    exceptions: Children<ExceptionRow>,
    booking: Children<BookingRow>,
    phones: Children<PhoneRow>,
    citations: Children<CitationRow>,
    examples: Children<ExampleRow>,
}

impl Services {
    fn make(&mut self, row: ServiceRow, texts: &Texts) -> Service {
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

    fn presence(&mut self, row: PresenceRow, texts: &Texts) -> Presence {
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

fn cost(row: CostRow, texts: &Texts) -> Cost {
    let description = texts.join("cost.description", (row.service, row.number), row.description);
    Cost { description, amount: row.amount_cents }
}

fn document(row: DocumentRow, texts: &Texts) -> RequiredDocument {
    let document = texts.join("required_document", (row.service, row.number), row.document);
    RequiredDocument { document, url: row.url }
}

fn schedule(row: ScheduleRow, texts: &Texts) -> Schedule {
    let repeat = match (row.recurrence.as_str(), row.anchor) {
        ("monthly_by_weekday", _) => Repeat::MonthlyByWeekday { ordinals: row.ordinals.0, days: row.weekdays },
        ("monthly_by_day", _) => Repeat::MonthlyByDay { days: row.ordinals.0 },
        ("once", Some(day)) => Repeat::Once(day),
        (_, anchor) => Repeat::Weekly { days: row.weekdays, every: row.every_weeks, anchor },
    };
    Schedule {
        repeat,
        opens: row.opens,
        closes: row.closes,
        from: row.valid_from,
        until: row.valid_until,
        note: texts.join("schedule.note", (row.presence, row.number), row.note),
    }
}

fn exception(row: ExceptionRow, texts: &Texts) -> Exception {
    let place = (row.presence, row.number);
    let change = match (row.change.as_str(), row.opens.zip(row.closes)) {
        ("extra", Some((opens, closes))) => Change::Extra { opens, closes },
        ("instead", Some((opens, closes))) => Change::Instead { opens, closes },
        ("other_room", _) => Change::OtherRoom(texts.join("exception.room", place, row.room)),
        _ => Change::Closed,
    };
    let reason = texts.join("exception.reason", place, row.reason);
    Exception { from: row.first_day, until: row.last_day, change, reason }
}

fn route(row: BookingRow, texts: &Texts) -> BookingRoute {
    BookingRoute {
        description: texts.join("booking.description", (row.presence, row.number), row.description),
        phone: row.phone,
        url: row.url,
        from: row.valid_from,
        until: row.valid_until,
    }
}

struct UrgentLines {
    dangers: Children<DangerRow>,
    citations: Children<CitationRow>,
}

impl UrgentLines {
    fn make(&mut self, row: UrgentLineRow, texts: &Texts) -> UrgentLine {
        let place = (row.number, 0);
        UrgentLine {
            slug: row.slug,
            number: row.dial,
            name: texts.join("urgent_line.name", place, row.name),
            when: texts.join("urgent_line.when", place, row.meant_for),
            available: texts.join("urgent_line.available", place, row.available),
            dangers: self.dangers.take(row.number).into_iter().map(|row| row.danger).collect(),
            number_verified: row.number_verified,
            available_verified: row.available_verified,
            sources: keys(self.citations.take(row.number)),
        }
    }
}

fn elsewhere(row: ElsewhereRow, questions: &mut Children<ExampleRow>, texts: &Texts) -> Elsewhere {
    let place = (row.number, 0);
    Elsewhere {
        slug: row.slug,
        name: texts.join("elsewhere.name", place, row.name),
        description: texts.join("elsewhere.description", place, row.description),
        place: texts.join("elsewhere.place", place, row.place),
        website: row.website,
        verified: row.verified,
        examples: questions.take(row.number).into_iter().map(example).collect(),
    }
}

fn closure(row: ClosureRow, texts: &Texts) -> Closure {
    let reason = texts.join("closure.reason", (row.number, 0), row.reason);
    Closure { from: row.first_day, until: row.last_day, reason }
}

fn source(row: SourceRow) -> Source {
    Source { key: row.source_key, reference: row.reference }
}
