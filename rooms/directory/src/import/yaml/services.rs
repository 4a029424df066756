//! Services: what a person can come for.

use kernel::Cents;

use super::{fields::Fields, item::Item, presences, text, text::Wording};
use crate::{
    import::{
        limits,
        notes::{Kind, Spot},
    },
    rules::{
        contact::is_telephone_number,
        ids::Ids,
        model::{
            Contact, Cost, Eligibility, Phone, RequiredDocument, Service, ServiceStatus, SpokenLanguage, Text,
            Verification,
        },
        money::cents_of,
    },
};

/// One entry of `services`; none when it has no id.
pub(super) fn service(item: &Item<'_>, ids: Ids, wording: Wording) -> Option<Service> {
    let fields = item.fields()?;
    let id = fields.need("id")?;
    let slug = id.slug()?;
    id.notes.define(Kind::Entry, slug.as_str(), id.spot());
    let organization = fields.need("organisation").and_then(|item| item.reference(Kind::Organization));
    let service = Service {
        id: fields.uuid(ids.service(&slug)),
        organization: organization.unwrap_or_else(|| slug.clone()),
        name: wording.needed(&fields, "name", limits::NAME),
        description: described(&fields, wording),
        status: status(&fields),
        eligibility: eligibility(&fields, wording),
        audiences: audiences(&fields),
        topics: topics(&fields),
        presences: presences::presences(&fields, &slug, &ids, wording),
        contact: contact(&fields, wording),
        languages: languages(&fields),
        costs: costs(&fields, wording),
        required_documents: documents(&fields, wording),
        note: fields.words("note", limits::DESCRIPTION),
        verification: verification(&fields),
        sources: sources(&fields),
        examples: fields.get("examples").map(|item| text::examples(&item)).unwrap_or_default(),
        slug,
    };
    fields.finish();
    Some(service)
}

fn described(fields: &Fields<'_>, wording: Wording) -> Text {
    let description = wording.text(fields, "description", limits::DESCRIPTION);
    if description.is_empty() {
        fields.item().warning("Without a description nobody knows what this is.");
    }
    description
}

fn status(fields: &Fields<'_>) -> ServiceStatus {
    let codes = ServiceStatus::ALL.map(ServiceStatus::code);
    fields.get("status").and_then(|item| item.code(ServiceStatus::from_code, &codes)).unwrap_or_default()
}

fn eligibility(fields: &Fields<'_>, wording: Wording) -> Eligibility {
    let description = wording.text(fields, "target_group", limits::SENTENCE);
    let Some(ages) = fields.get("ages").and_then(|item| item.fields()) else {
        return Eligibility { description, ..Eligibility::default() };
    };
    let age = |name| ages.get(name).and_then(|item| item.whole(0..=120)).and_then(|age| u8::try_from(age).ok());
    let (minimum_age, maximum_age) = (age("from"), age("to"));
    if let (Some(from), Some(to)) = (minimum_age, maximum_age)
        && to < from
    {
        ages.item().error(format!("‘to’ ({to}) is younger than ‘from’ ({from})."), "");
    }
    ages.finish();
    Eligibility { description, minimum_age, maximum_age }
}

/// The groups it is meant for; everybody when there are none.
fn audiences(fields: &Fields<'_>) -> Vec<kernel::Slug> {
    let mut audiences = Vec::new();
    for item in fields.list("audiences", limits::PARTS) {
        match item.reference(Kind::Audience) {
            Some(audience) if audiences.contains(&audience) => item.warning("This audience stands here twice."),
            audience => audiences.extend(audience),
        }
    }
    audiences
}

fn topics(fields: &Fields<'_>) -> Vec<kernel::Slug> {
    let topics: Vec<_> =
        fields.list("topics", limits::PARTS).iter().filter_map(|item| item.reference(Kind::Topic)).collect();
    if topics.is_empty() {
        fields.item().warning("Without a topic nobody finds this service by browsing.");
    }
    topics
}

/// How something is reached: `phones`, `email`, `website`.
pub(super) fn contact(fields: &Fields<'_>, wording: Wording) -> Contact {
    let phones = fields.get("phones").map(|item| item.list_or_one(limits::PARTS)).unwrap_or_default();
    Contact {
        phones: phones.iter().filter_map(|item| phone(item, wording)).collect(),
        email: fields.get("email").and_then(|item| item.mail_address()),
        website: fields.get("website").and_then(|item| item.web_address()),
    }
}

/// A number, or fields around it.
fn phone(item: &Item<'_>, wording: Wording) -> Option<Phone> {
    let phone = if item.is_map() {
        let fields = item.fields()?;
        let number = fields.need("number").and_then(|item| number(&item));
        let description = wording.text(&fields, "description", limits::SENTENCE);
        let verified = fields.flag("verified").unwrap_or(false);
        fields.finish();
        Phone { number: number?, description, verified }
    } else {
        Phone { number: number(item)?, description: Text { lang: wording.lang, ..Text::default() }, verified: false }
    };
    if !phone.verified {
        item.warning(format!("Nobody checked the number {}.", phone.number));
    }
    Some(phone)
}

/// A telephone number as people dial it.
fn number(item: &Item<'_>) -> Option<String> {
    let number = item.words(40)?;
    if is_telephone_number(&number) {
        return Some(number);
    }
    item.error(format!("‘{number}’ is not a telephone number."), "digits, blanks and + ( ) / . -");
    None
}

fn languages(fields: &Fields<'_>) -> Vec<SpokenLanguage> {
    let mut languages = Vec::new();
    for item in fields.list("languages", limits::PARTS) {
        let Some(code) = item.scalar() else { continue };
        match SpokenLanguage::from_code(code) {
            Some(language) if languages.contains(&language) => item.warning("This language stands here twice."),
            None => item.error(format!("‘{code}’ is not a language."), "codes such as nl, fr, en; or tolk"),
            language => languages.extend(language),
        }
    }
    languages
}

/// `cost: "gratis"`, or a list `costs` with amounts.
fn costs(fields: &Fields<'_>, wording: Wording) -> Vec<Cost> {
    let listed = fields.get("costs");
    let single =
        fields.get("cost").map(|item| Cost { description: wording.read(&item, limits::SENTENCE), amount: None });
    if single.is_some() && listed.is_some() {
        fields.item().error("These fields do not go together.", "cost or costs");
    }
    let listed = listed.map(|item| item.list(limits::PARTS)).unwrap_or_default();
    single.into_iter().chain(listed.iter().filter_map(|item| cost(item, wording))).collect()
}

fn cost(item: &Item<'_>, wording: Wording) -> Option<Cost> {
    let fields = item.fields()?;
    let description = wording.text(&fields, "description", limits::SENTENCE);
    let amount = fields.get("amount").and_then(|item| amount(&item));
    if description.is_empty() && amount.is_none() {
        item.error("This cost says nothing.", "description or amount");
    }
    fields.finish();
    Some(Cost { description, amount })
}

/// Euros with at most two decimals: `12`, `12.5`, `12,50`.
fn amount(item: &Item<'_>) -> Option<Cents> {
    let text = item.scalar()?;
    let cents = cents_of(text.trim());
    if cents.is_none() {
        item.error(format!("‘{}’ is not an amount in euros.", super::item::short(text)), "12 or 12.50");
    }
    cents
}

fn documents(fields: &Fields<'_>, wording: Wording) -> Vec<RequiredDocument> {
    fields.list("required_documents", limits::PARTS).iter().filter_map(|item| document(item, wording)).collect()
}

/// What to bring: a text, or `{document: …, url: …}`.
fn document(item: &Item<'_>, wording: Wording) -> Option<RequiredDocument> {
    let fields = if item.is_map() { item.fields() } else { None };
    let Some(fields) = fields.filter(|fields| fields.get("document").is_some()) else {
        return Some(RequiredDocument { document: wording.read(item, limits::SENTENCE), url: None });
    };
    let document = wording.needed(&fields, "document", limits::SENTENCE);
    let url = fields.get("url").and_then(|item| item.web_address());
    fields.finish();
    Some(RequiredDocument { document, url })
}

fn verification(fields: &Fields<'_>) -> Verification {
    let Some(fields) = fields.get("verified").and_then(|item| item.fields()) else { return Verification::default() };
    let flag = |name| fields.flag(name).unwrap_or(false);
    let verification = Verification {
        exists: flag("exists"),
        description: flag("description"),
        schedule: flag("schedule"),
        languages: flag("languages"),
        on: fields.day("on"),
        by: fields.words("by", limits::NAME),
    };
    fields.finish();
    verification
}

/// Keys of sources, which need not look like ids.
pub(super) fn sources(fields: &Fields<'_>) -> Vec<String> {
    let mut keys = Vec::new();
    for item in fields.list("sources", limits::PARTS) {
        let Some(key) = item.words(limits::NAME) else { continue };
        let spot: Spot = item.spot();
        item.notes.refer(Kind::Source, &key, spot);
        keys.push(key);
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_in_both_notations() {
        let read = |text: &str| cents_of(text).map(|cents| cents.0);
        assert_eq!(["12", "12.5", "12,50", "0.05"].map(read), [Some(1200), Some(1250), Some(1250), Some(5)]);
        assert_eq!(["", "-1", "1.234,50", "12.555", "€ 5", "99999999"].map(read), [None; 6]);
    }
}
