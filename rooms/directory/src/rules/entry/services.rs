//! A service as fields, and back.

use kernel::{Cents, Slug};

use super::{
    Sheet, examples, hours,
    reader::{DESCRIPTION, NAME, Reader, SENTENCE},
};
use crate::rules::{
    contact::{is_mail_address, is_telephone_number, is_web_address},
    model::{
        Contact, Cost, Eligibility, Phone, RequiredDocument, Service, ServiceStatus, SpokenLanguage, Verification,
    },
    money::cents_of,
};

pub(super) fn write(service: &Service) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.put("id", service.id);
    sheet.put("slug", &service.slug);
    sheet.put("organization", &service.organization);
    sheet.put_text("name", &service.name);
    sheet.put_text("description", &service.description);
    if service.status != ServiceStatus::Active {
        sheet.put("status", service.status.code());
    }
    sheet.put_text("target", &service.eligibility.description);
    sheet.put_maybe("youngest", service.eligibility.minimum_age);
    sheet.put_maybe("oldest", service.eligibility.maximum_age);
    service.audiences.iter().for_each(|audience| sheet.put("audience", audience));
    for (row, topic) in (1..).zip(&service.topics) {
        sheet.put(format!("topic-{row}-id"), topic);
    }
    write_contact(&mut sheet, &service.contact);
    service.languages.iter().for_each(|language| sheet.put("language", language.code()));
    for (row, cost) in (1..).zip(&service.costs) {
        sheet.put_text(&format!("cost-{row}-what"), &cost.description);
        sheet.put_maybe(format!("cost-{row}-amount"), cost.amount.map(in_euros));
    }
    for (row, needed) in (1..).zip(&service.required_documents) {
        sheet.put_text(&format!("document-{row}-what"), &needed.document);
        sheet.put_maybe(format!("document-{row}-url"), needed.url.as_ref());
    }
    sheet.put("note", &service.note);
    write_verification(&mut sheet, &service.verification);
    service.sources.iter().for_each(|source| sheet.put("source", source));
    examples::write(&mut sheet, &service.examples);
    for (row, presence) in (1..).zip(&service.presences) {
        hours::write(&mut sheet, &format!("p{row}"), presence);
    }
    sheet
}

pub(super) fn write_contact(sheet: &mut Sheet, contact: &Contact) {
    for (row, phone) in (1..).zip(&contact.phones) {
        sheet.put(format!("phone-{row}-number"), &phone.number);
        sheet.put_text(&format!("phone-{row}-what"), &phone.description);
        sheet.tick(&format!("phone-{row}-checked"), phone.verified);
    }
    sheet.put_maybe("email", contact.email.as_ref());
    sheet.put_maybe("website", contact.website.as_ref());
}

fn write_verification(sheet: &mut Sheet, verification: &Verification) {
    sheet.tick("checked-exists", verification.exists);
    sheet.tick("checked-description", verification.description);
    sheet.tick("checked-schedule", verification.schedule);
    sheet.tick("checked-languages", verification.languages);
    sheet.put_maybe("checked-on", verification.on);
    sheet.put("checked-by", &verification.by);
}

fn in_euros(Cents(cents): Cents) -> String {
    format!("{},{:02}", cents / 100, cents % 100)
}

/// None when a field without which nothing can be made is wrong; that is noted.
pub(super) fn read(reader: &Reader<'_>) -> Option<Service> {
    let sheet = reader.sheet();
    let status = sheet.value("status");
    let organization = reader.maybe("organization", "directory-entry-unknown");
    if sheet.value("organization").is_empty() {
        reader.wrong("organization", "kit-required");
    }
    let service = Service {
        name: reader.name(),
        description: reader.needed("description", DESCRIPTION),
        status: ServiceStatus::from_code(status).unwrap_or_default(),
        eligibility: eligibility(reader),
        audiences: sheet.values("audience").filter_map(|slug| slug.parse().ok()).collect(),
        topics: topics(sheet),
        contact: contact(reader),
        languages: sheet.values("language").filter_map(SpokenLanguage::from_code).collect(),
        costs: reader.rows("cost-", cost),
        required_documents: reader.rows("document-", document),
        note: reader.words("note", DESCRIPTION),
        verification: verification(reader),
        sources: sheet.values("source").map(str::to_owned).collect(),
        examples: examples::read(reader),
        presences: reader.rows("p", hours::read),
        id: reader.maybe("id", "kit-unreadable")?,
        slug: reader.maybe("slug", "directory-entry-slug")?,
        organization: organization?,
    };
    Some(service)
}

fn topics(sheet: &Sheet) -> Vec<Slug> {
    let mut topics: Vec<Slug> = Vec::new();
    for row in sheet.rows("topic-") {
        let topic = sheet.value(&format!("topic-{row}-id")).parse().ok();
        topics.extend(topic.filter(|topic| !topics.contains(topic)));
    }
    topics
}

fn eligibility(reader: &Reader<'_>) -> Eligibility {
    let age = |name| reader.maybe::<u8>(name, "directory-entry-age").filter(|age| *age <= 120);
    let (minimum_age, maximum_age) = (age("youngest"), age("oldest"));
    if let (Some(youngest), Some(oldest)) = (minimum_age, maximum_age)
        && oldest < youngest
    {
        reader.wrong("oldest", "directory-entry-ages-order");
    }
    Eligibility { description: reader.text("target", SENTENCE), minimum_age, maximum_age }
}

pub(super) fn contact(reader: &Reader<'_>) -> Contact {
    Contact {
        phones: reader.rows("phone-", phone),
        email: reader.fitting("email", is_mail_address, "directory-entry-email"),
        website: reader.fitting("website", is_web_address, "directory-entry-url"),
    }
}

fn phone(reader: &Reader<'_>, row: &str) -> Option<Phone> {
    let field = format!("{row}-number");
    let description = reader.text(&format!("{row}-what"), SENTENCE);
    let number = reader.fitting(&field, is_telephone_number, "directory-entry-phone");
    if number.is_none() && !description.is_empty() {
        reader.wrong(field, "kit-required");
    }
    Some(Phone { number: number?, description, verified: reader.is_ticked(&format!("{row}-checked")) })
}

fn cost(reader: &Reader<'_>, row: &str) -> Option<Cost> {
    let field = format!("{row}-amount");
    let said = reader.sheet().value(&field).trim().trim_start_matches('€').trim_start();
    let amount = if said.is_empty() { None } else { cents_of(said) };
    if amount.is_none() && !said.is_empty() {
        reader.wrong(field, "directory-entry-amount");
    }
    let description = reader.text(&format!("{row}-what"), SENTENCE);
    (amount.is_some() || !description.is_empty()).then_some(Cost { description, amount })
}

fn document(reader: &Reader<'_>, row: &str) -> Option<RequiredDocument> {
    let document = reader.text(&format!("{row}-what"), SENTENCE);
    let url = reader.fitting(&format!("{row}-url"), is_web_address, "directory-entry-url");
    if document.is_empty() && url.is_some() {
        reader.wrong(format!("{row}-what"), "kit-required");
    }
    (!document.is_empty()).then_some(RequiredDocument { document, url })
}

fn verification(reader: &Reader<'_>) -> Verification {
    Verification {
        exists: reader.is_ticked("checked-exists"),
        description: reader.is_ticked("checked-description"),
        schedule: reader.is_ticked("checked-schedule"),
        languages: reader.is_ticked("checked-languages"),
        on: reader.day("checked-on"),
        by: reader.words("checked-by", NAME),
    }
}
