//! What a row of a small table is to the thing it belongs to.

use super::row::Row;
use crate::{
    import::limits,
    rules::{
        model::{Accessibility, Address, Contact, Cost, Phone, RequiredDocument, ServiceStatus, SpokenLanguage},
        money::cents_of,
        tables::NOT_KNOWN,
    },
};

pub(super) fn status(row: Row<'_>) -> ServiceStatus {
    let code = row.get("status").unwrap_or_default();
    ServiceStatus::from_code(code).unwrap_or_else(|| {
        row.error("status", format!("Here stands ‘{code}’."), &ServiceStatus::ALL.map(ServiceStatus::code).join(", "));
        ServiceStatus::default()
    })
}

pub(super) fn contact(row: Row<'_>, website: &str, phones: Vec<Row<'_>>) -> Contact {
    let phone = |row: Row<'_>| {
        let number = row.telephone_number("number")?;
        Some(Phone { number, description: row.text("description", limits::SENTENCE), verified: false })
    };
    Contact {
        phones: phones.into_iter().filter_map(phone).collect(),
        email: row.mail_address("email"),
        website: row.web_address(website),
    }
}

/// An address; none when it names neither street nor city.
pub(super) fn address(row: Row<'_>) -> Option<Address> {
    let known = |column, most| Some(row.words(column, most)).filter(|words| words != NOT_KNOWN).unwrap_or_default();
    let address = Address {
        street: known("address_1", limits::NAME),
        postal_code: known("postal_code", 20),
        city: known("city", limits::NAME),
        country: row.country("country").unwrap_or_else(|| "BE".to_owned()),
    };
    (!address.street.is_empty() || !address.city.is_empty()).then_some(address)
}

pub(super) fn accessibility(row: Row<'_>) -> Accessibility {
    Accessibility {
        description: row.text("description", limits::SENTENCE),
        details: row.text("details", limits::DESCRIPTION),
        url: row.web_address("url"),
    }
}

pub(super) fn language(row: Row<'_>) -> Option<SpokenLanguage> {
    row.parsed("code", "a code of two or three letters").map(SpokenLanguage::Speaks)
}

pub(super) fn costs(service: Row<'_>, options: Vec<Row<'_>>) -> Vec<Cost> {
    if options.is_empty() {
        let description = service.text("fees_description", limits::SENTENCE);
        return if description.is_empty() { Vec::new() } else { vec![Cost { description, amount: None }] };
    }
    options.into_iter().map(cost).collect()
}

fn cost(row: Row<'_>) -> Cost {
    let column = if row.get("option").is_some() { "option" } else { "amount_description" };
    let in_euros = row.get("currency").is_none_or(|currency| currency.eq_ignore_ascii_case("eur"));
    let amount = row.get("amount").filter(|_| in_euros).and_then(|amount| {
        let cents = cents_of(amount);
        if cents.is_none() {
            row.error("amount", "This is not an amount.", "12 or 12.50");
        }
        cents
    });
    Cost { description: row.text(column, limits::SENTENCE), amount }
}

pub(super) fn document(row: Row<'_>) -> Option<RequiredDocument> {
    let document = row.text("document", limits::SENTENCE);
    let url = row.web_address("uri");
    (!document.is_empty()).then_some(RequiredDocument { document, url })
}
