use kernel::{Lang, Slug};

use super::{Contact, LocationId, OrganizationId, Text};

/// An organisation: ours or a partner (HSDS organization).
#[derive(Debug, Clone, PartialEq)]
pub struct Organization {
    /// Its stable id.
    pub id: OrganizationId,
    /// Its short name in addresses.
    pub slug: Slug,
    /// Its name.
    pub name: Text,
    /// What it is and does; may be empty.
    pub description: Text,
    /// What sort of organisation ("vzw", "Vlaamse overheid"), as written; may be empty.
    pub kind: String,
    /// How it is reached.
    pub contact: Contact,
    /// Keys of sources.
    pub sources: Vec<String>,
}

/// A place (HSDS location).
#[derive(Debug, Clone, PartialEq)]
pub struct Location {
    /// Its stable id.
    pub id: LocationId,
    /// Its short name.
    pub slug: Slug,
    /// Its name as people say it.
    pub name: Text,
    /// Where it is; none when it is at people's homes or not known.
    pub address: Option<Address>,
    /// Latitude and longitude in degrees (WGS 84).
    pub coordinates: Option<(f64, f64)>,
    /// What to expect with a wheelchair, a pram, or hard of hearing.
    pub accessibility: Vec<Accessibility>,
    /// Whether this is inside the house itself.
    pub in_house: bool,
}

/// A postal address (HSDS address).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// Street and number.
    pub street: String,
    /// Postal code; may be empty when not known.
    pub postal_code: String,
    /// City.
    pub city: String,
    /// Two letters (ISO 3166-1).
    pub country: String,
}

/// One fact on accessibility (HSDS accessibility).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accessibility {
    /// The fact, as people read it.
    pub description: Text,
    /// More on it; may be empty.
    pub details: Text,
    /// A page with more.
    pub url: Option<String>,
}

impl Location {
    /// Its address on one line, for people.
    #[must_use]
    pub fn line(&self) -> Option<String> {
        let address = self.address.as_ref()?;
        let city = format!("{} {}", address.postal_code, address.city);
        Some(
            [address.street.as_str(), city.trim()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
        )
    }

    /// The last lines of an envelope: street and number, postal code and town. None when the post would not find it.
    #[must_use]
    pub fn envelope(&self) -> Option<Vec<String>> {
        let address = self.address.as_ref()?;
        let parts = [&address.street, &address.postal_code, &address.city];
        let is_whole = parts.into_iter().all(|part| !part.trim().is_empty());
        is_whole.then(|| vec![address.street.clone(), format!("{} {}", address.postal_code, address.city)])
    }

    /// Its name for a reader, with the language it is in.
    #[must_use]
    pub fn name_for(&self, lang: Lang) -> (Lang, &str) {
        self.name.for_reader(lang)
    }
}
