//! schema.org in our pages, as JSON-LD: what search machines and browsers read of a service, an organisation, the house.
//!
//! There is no `SearchAction`: it needs an address with the question in it, and a question never stands in an address here.

use serde_json::{Map, Value, json};

use super::{
    Site,
    closed_days::ClosedDays,
    recurrence::Validity,
    web::{absolute, mailbox},
};
use crate::rules::{
    Edition,
    model::{
        Change, Contact, Exception, Location, Organization, Presence, Repeat, Schedule, Service, SpokenLanguage,
        Weekday,
    },
};

/// A page about one service: `GovernmentService`, with where and when. Made-up hours are left out: a search machine shows
/// no banner.
#[must_use]
pub fn service(edition: &Edition, site: &Site, service: &Service) -> Value {
    let owner = edition.organization(service.organization.as_str());
    let places: Vec<_> = service.presences.iter().map(|presence| channel(edition, site, service, presence)).collect();
    let facts = service.presences.iter().filter(|_| !edition.directory().meta.sample_data);
    let hours: Vec<_> = facts.flat_map(|presence| hours(edition, presence)).collect();
    thing("GovernmentService")
        .with("@id", site.address(&format!("/services/{}", service.id)))
        .with("url", site.address(&format!("/aanbod/{}", service.slug)))
        .with("name", service.name.original.as_str())
        .text("description", &service.description.original)
        .maybe("serviceOperator", owner.map(|owner| organization(site, owner)))
        .with("areaServed", edition.directory().meta.region.as_str())
        .list("availableChannel", places)
        .list("hoursAvailable", hours)
        .list("availableLanguage", languages(service))
        .list("audience", audiences(edition, service))
        .done()
}

/// A page about one organisation.
#[must_use]
pub fn organization(site: &Site, organization: &Organization) -> Value {
    contact(thing("Organization"), &organization.contact)
        .with("@id", site.address(&format!("/organisaties/{}", organization.slug)))
        .with("name", organization.name.original.as_str())
        .text("description", &organization.description.original)
        .done()
}

/// The home page: the site itself.
#[must_use]
pub fn website(edition: &Edition, site: &Site) -> Value {
    thing("WebSite")
        .with("url", site.address("/"))
        .with("name", edition.directory().meta.title.original.as_str())
        .with("inLanguage", "nl")
        .done()
}

/// An object being written down; what is not known is left out.
struct Thing(Map<String, Value>);

fn thing(kind: &str) -> Thing {
    let start = [("@context", "https://schema.org"), ("@type", kind)];
    Thing(start.into_iter().map(|(name, value)| (name.to_owned(), json!(value))).collect())
}

/// A thing inside another, which has the context already.
fn part(kind: &str) -> Thing {
    Thing(std::iter::once(("@type".to_owned(), json!(kind))).collect())
}

impl Thing {
    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    fn maybe(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    fn text(self, name: &str, text: &str) -> Self {
        self.maybe(name, (!text.is_empty()).then_some(text))
    }

    fn list(self, name: &str, values: Vec<Value>) -> Self {
        self.maybe(name, (!values.is_empty()).then_some(values))
    }

    fn done(self) -> Value {
        Value::Object(self.0)
    }
}

fn contact(thing: Thing, contact: &Contact) -> Thing {
    thing
        .maybe("telephone", contact.phones.first().map(|phone| phone.number.as_str()))
        .maybe("email", contact.email.as_deref().and_then(mailbox))
        .maybe("url", contact.website.as_deref().and_then(absolute))
}

fn languages(service: &Service) -> Vec<Value> {
    let spoken = service.languages.iter().filter_map(|language| match language {
        SpokenLanguage::Speaks(lang) => Some(json!(lang.as_str())),
        SpokenLanguage::Interpreter => None,
    });
    spoken.collect()
}

fn audiences(edition: &Edition, service: &Service) -> Vec<Value> {
    let groups = edition.audiences_of(service);
    groups.map(|group| part("Audience").with("audienceType", group.name.original.as_str()).done()).collect()
}

fn channel(edition: &Edition, site: &Site, service: &Service, presence: &Presence) -> Value {
    let phone = service.contact.phones.first().map(|phone| phone.number.as_str());
    part("ServiceChannel")
        .with("serviceUrl", site.address(&format!("/aanbod/{}", service.slug)))
        .maybe("servicePhone", phone.map(|number| part("ContactPoint").with("telephone", number).done()))
        .maybe("serviceLocation", edition.place_of(presence).map(place))
        .done()
}

fn place(location: &Location) -> Value {
    let address = location.address.as_ref().map(|address| {
        part("PostalAddress")
            .text("streetAddress", &address.street)
            .text("postalCode", &address.postal_code)
            .text("addressLocality", &address.city)
            .text("addressCountry", &address.country)
            .done()
    });
    let geo = location.coordinates.map(|(latitude, longitude)| {
        part("GeoCoordinates").with("latitude", latitude).with("longitude", longitude).done()
    });
    part("Place").with("name", location.name.original.as_str()).maybe("address", address).maybe("geo", geo).done()
}

/// The weekly hours with the days on which they hold, then the days that differ. Hours that come back otherwise cannot be
/// said in schema.org; the calendar feed says them.
fn hours(edition: &Edition, presence: &Presence) -> Vec<Value> {
    let weekly = presence.schedules.iter().filter_map(|schedule| weekly(edition, presence, schedule));
    let (first, last) = ClosedDays::span(edition);
    let near = presence.exceptions.iter().filter(|exception| first <= exception.until && exception.from <= last);
    weekly.chain(near.filter_map(exceptional)).collect()
}

fn weekly(edition: &Edition, presence: &Presence, schedule: &Schedule) -> Option<Value> {
    let Repeat::Weekly { days, every: 1, .. } = &schedule.repeat else { return None };
    let validity = Validity::of(edition, presence, schedule)?;
    let days: Vec<_> = days.iter().map(|day| json!(name(day))).collect();
    let specification = part("OpeningHoursSpecification")
        .list("dayOfWeek", days)
        .with("opens", schedule.opens.to_string())
        .with("closes", clock(schedule.closes))
        .with("validFrom", validity.first.to_string())
        .maybe("validThrough", validity.last.map(|last| last.to_string()));
    Some(specification.done())
}

/// A closed day opens and closes at midnight: so schema.org says it.
fn exceptional(exception: &Exception) -> Option<Value> {
    let (opens, closes) = match &exception.change {
        Change::Closed => ("00:00".to_owned(), "00:00".to_owned()),
        Change::Extra { opens, closes } | Change::Instead { opens, closes } => (opens.to_string(), clock(*closes)),
        Change::OtherRoom(_) => return None,
    };
    let specification = part("OpeningHoursSpecification")
        .with("opens", opens)
        .with("closes", closes)
        .with("validFrom", exception.from.to_string())
        .with("validThrough", exception.until.to_string());
    Some(specification.done())
}

/// schema.org writes the end of a day as its last minute.
fn clock(time: crate::rules::model::TimeOfDay) -> String {
    if time.minutes() == 1440 { "23:59".to_owned() } else { time.to_string() }
}

const fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use crate::export::sample;

    #[test]
    fn a_service_a_night_and_the_site_read_so() {
        let mut directory = sample::directory();
        directory.meta.sample_data = false;
        let (edition, site) = (sample::edition_of(directory), sample::site());
        let services = edition.directory().services.iter().take(2);
        let things: Vec<_> = services.map(|service| super::service(&edition, &site, service)).collect();
        insta::assert_json_snapshot!("things", (things, super::website(&edition, &site)));
    }

    #[test]
    fn made_up_hours_are_told_to_no_search_machine() {
        let edition = sample::edition();
        let night = edition.directory().services.get(1).unwrap();
        assert_eq!(super::service(&edition, &sample::site(), night).get("hoursAvailable"), None);
    }
}
