//! Our own format, as `docs/directory-format.md` describes it.

mod emit;
mod fields;
mod presences;

use kernel::{Cents, HouseId, Slug, TypedId};

pub(crate) use self::emit::{Value, flow};
use self::fields::{Fields, text_value};
use crate::rules::{
    ids::Ids,
    model::{
        Accessibility, Address, Audience, Closure, Contact, Cost, Danger, Directory, Elsewhere, Location, Meta,
        Organization, Phone, RequiredDocument, Service, ServiceStatus, SpokenLanguage, Topic, UrgentLine, Verification,
    },
};

/// The directory of `house` as YAML. Importing it for the same house gives the same directory.
///
/// Things whose UUID is not the one that follows from their short name carry it in a field `uuid`.
#[must_use]
pub fn yaml(house: HouseId, directory: &Directory) -> String {
    emit::document(&sections(house, directory))
}

/// What stands in the file, as a tree.
pub(crate) fn sections(house: HouseId, directory: &Directory) -> Vec<(String, Value)> {
    let ids = Ids::of(house);
    let sources = directory.sources.iter().map(|source| (source.key.clone(), Value::Quoted(source.reference.clone())));
    let sections = Fields::default()
        .put("meta", meta(&directory.meta))
        .list("topics", &directory.topics, |one| topic(one, ids))
        .list("audiences", &directory.audiences, |one| audience(one, ids))
        .list("urgent_lines", &directory.urgent_lines, urgent_line)
        .list("locations", &directory.locations, |one| location(one, ids))
        .list("organisations", &directory.organizations, |one| organization(one, ids))
        .list("services", &directory.services, |one| service(one, ids))
        .list("elsewhere", &directory.elsewhere, elsewhere)
        .list("closures", &directory.closures, closure);
    sections.put("sources", Value::Map(sources.collect())).into_pairs()
}

fn meta(meta: &Meta) -> Value {
    let open: Vec<_> = meta.open_holidays.iter().collect();
    Fields::default()
        .text("title", &meta.title)
        .bare("language", "nl")
        .words("region", &meta.region)
        .put("timezone", Value::Quoted(meta.zone.clone()))
        .bare("version", 1)
        .flag("sample_data", meta.sample_data)
        .flag("closed_on_public_holidays", meta.closed_on_public_holidays)
        .list("open_on_public_holidays", &open, |day| Value::Bare(day.to_string()))
        .value()
}

/// The fields that every entry begins with: its short name, and its UUID where that does not follow from it.
fn entry<I: TypedId>(slug: &Slug, id: I, stable: I) -> Fields {
    named(slug).maybe("uuid", (id != stable).then_some(id))
}

fn named(slug: &Slug) -> Fields {
    Fields::default().words("id", slug.as_str())
}

fn topic(topic: &Topic, ids: Ids) -> Value {
    entry(&topic.slug, topic.id, ids.topic(&topic.slug))
        .text("name", &topic.name)
        .text("description", &topic.description)
        .maybe_words("parent", topic.parent.as_ref().map(Slug::as_str))
        .value()
}

fn audience(audience: &Audience, ids: Ids) -> Value {
    entry(&audience.slug, audience.id, ids.audience(&audience.slug)).text("name", &audience.name).value()
}

fn location(location: &Location, ids: Ids) -> Value {
    let point = |(latitude, longitude): (f64, f64)| {
        Fields::default().bare("latitude", latitude).bare("longitude", longitude).value()
    };
    let fields = entry(&location.slug, location.id, ids.location(&location.slug)).text("name", &location.name);
    let fields = match &location.address {
        Some(place) => fields.put("address", address(place)),
        None => fields,
    };
    let fields = match location.coordinates {
        Some(coordinates) => fields.put("coordinates", point(coordinates)),
        None => fields,
    };
    fields.flag("in_house", location.in_house).list("accessibility", &location.accessibility, accessibility).value()
}

fn address(address: &Address) -> Value {
    Fields::default()
        .words("street", &address.street)
        .words("postal_code", &address.postal_code)
        .words("city", &address.city)
        .put("country", Value::Quoted(address.country.clone()))
        .value()
}

fn accessibility(fact: &Accessibility) -> Value {
    Fields::default()
        .text("description", &fact.description)
        .text("details", &fact.details)
        .maybe_words("url", fact.url.as_deref())
        .value()
}

fn organization(organization: &Organization, ids: Ids) -> Value {
    entry(&organization.slug, organization.id, ids.organization(&organization.slug))
        .text("name", &organization.name)
        .text("description", &organization.description)
        .words("kind", &organization.kind)
        .and(contact(&organization.contact))
        .list("sources", &organization.sources, |key| Value::of(key))
        .value()
}

fn contact(contact: &Contact) -> Fields {
    Fields::default()
        .list("phones", &contact.phones, phone)
        .maybe_words("email", contact.email.as_deref())
        .maybe_words("website", contact.website.as_deref())
}

fn phone(phone: &Phone) -> Value {
    Fields::default()
        .put("number", Value::Quoted(phone.number.clone()))
        .text("description", &phone.description)
        .flag("verified", phone.verified)
        .value()
}

fn service(service: &Service, ids: Ids) -> Value {
    let status = (service.status != ServiceStatus::Active).then(|| service.status.code());
    let eligibility = &service.eligibility;
    let ages = Fields::default().maybe("from", eligibility.minimum_age).maybe("to", eligibility.maximum_age);
    entry(&service.slug, service.id, ids.service(&service.slug))
        .words("organisation", service.organization.as_str())
        .text("name", &service.name)
        .text("description", &service.description)
        .maybe_words("status", status)
        .text("target_group", &eligibility.description)
        .and(if ages.is_empty() { ages } else { Fields::default().put("ages", ages.value()) })
        .list("audiences", &service.audiences, |audience| Value::of(audience.as_str()))
        .list("topics", &service.topics, |topic| Value::of(topic.as_str()))
        .and(presences::presences(service, ids))
        .and(contact(&service.contact))
        .list("languages", &service.languages, |language: &SpokenLanguage| Value::of(language.code()))
        .and(costs(&service.costs))
        .list("required_documents", &service.required_documents, document)
        .words("note", &service.note)
        .put("verified", verification(&service.verification))
        .list("sources", &service.sources, |key| Value::of(key))
        .examples(&service.examples)
        .value()
}

/// One cost without an amount as `cost`; otherwise a list.
fn costs(costs: &[Cost]) -> Fields {
    match costs {
        [Cost { description, amount: None }] => Fields::default().text("cost", description),
        _ => Fields::default().list("costs", costs, cost),
    }
}

fn cost(cost: &Cost) -> Value {
    let euros = |Cents(cents): Cents| format!("{}.{:02}", cents / 100, cents % 100);
    Fields::default().text("description", &cost.description).maybe("amount", cost.amount.map(euros)).value()
}

fn document(needed: &RequiredDocument) -> Value {
    match &needed.url {
        None => text_value(&needed.document),
        Some(url) => Fields::default().text("document", &needed.document).words("url", url).value(),
    }
}

fn verification(verification: &Verification) -> Value {
    Fields::default()
        .flag("exists", verification.exists)
        .flag("description", verification.description)
        .flag("schedule", verification.schedule)
        .flag("languages", verification.languages)
        .maybe("on", verification.on)
        .words("by", &verification.by)
        .value()
}

fn urgent_line(line: &UrgentLine) -> Value {
    let verified = Fields::default().flag("number", line.number_verified).flag("available", line.available_verified);
    named(&line.slug)
        .put("number", Value::Quoted(line.number.clone()))
        .text("name", &line.name)
        .text("when", &line.when)
        .text("available", &line.available)
        .list("dangers", &line.dangers, |danger: &Danger| Value::of(danger.code()))
        .put("verified", verified.value())
        .list("sources", &line.sources, |key| Value::of(key))
        .value()
}

fn elsewhere(entry: &Elsewhere) -> Value {
    named(&entry.slug)
        .text("name", &entry.name)
        .text("description", &entry.description)
        .text("where", &entry.place)
        .maybe_words("website", entry.website.as_deref())
        .flag("verified", entry.verified)
        .examples(&entry.examples)
        .value()
}

fn closure(closure: &Closure) -> Value {
    Fields::default().days(closure.from, closure.until).text("reason", &closure.reason).value()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        import::{File, read},
        rules::sample,
    };

    fn imported(text: &str) -> Directory {
        let reading = read(sample::house(), &[File { name: "export.yaml", bytes: text.as_bytes() }]);
        reading.directory.unwrap_or_else(|| panic!("{}\n{text}", reading.report))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]
        #[test]
        fn what_is_exported_can_be_imported_again(seed: u64, services in 0_usize..5) {
            let directory = sample::varied(seed, services);
            prop_assert_eq!(imported(&yaml(sample::house(), &directory)), directory);
        }
    }

    #[test]
    fn an_export_reads_well() {
        insta::assert_snapshot!(yaml(sample::house(), &sample::varied(11, 2)));
    }
}
