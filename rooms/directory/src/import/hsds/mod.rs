//! The HSDS 3.1 tabular package. What it cannot say (lines for danger, examples, exceptions) comes from a YAML file beside it.

mod archive;
mod links;
mod parts;
mod row;
mod schedules;

use std::collections::BTreeMap;

use kernel::{Lang, Slug, TypedId};
use uuid::Uuid;

use self::{
    archive::Archive,
    links::{Attributes, By},
    parts::{accessibility, address, contact, costs, document, language, status},
    row::Row,
};
use super::{
    limits,
    notes::{Kind, Notes},
};
use crate::rules::{
    ids::{Ids, slug_of},
    model::{
        Access, Audience, BookingRoute, Directory, Eligibility, Location, Meta, Organization, Presence, Service,
        SpokenLanguage, Text, Topic, Verification,
    },
    tables::{ACCESS_TAXONOMY, AUDIENCE_TAXONOMY, OWN_TAXONOMY, Table},
};

/// Whether a file is a zip.
pub(super) fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK")
}

/// Reads a package into a directory. What is wrong goes to `notes`; the directory is worth nothing then.
pub(super) fn gather(name: &str, bytes: &[u8], ids: Ids, notes: &Notes) -> Directory {
    let archive = Archive::open(name, bytes, notes);
    let attributes = Attributes::of(rows(&archive, "attribute", notes), rows(&archive, "taxonomy_term", notes));
    let mut package = Package { archive: &archive, attributes, notes, ids, names: BTreeMap::new() };
    let topics = package.topics();
    let audiences = package.audiences();
    let organizations = package.organizations();
    let locations = package.locations();
    let services = package.services();
    Directory { meta: meta(&archive), topics, audiences, locations, organizations, services, ..Directory::default() }
}

fn meta(archive: &Archive) -> Meta {
    let (standard, own) = (Meta::default(), archive.description.get("voordeur"));
    let words = |name: &str| own.and_then(|own| own.get(name)).and_then(|word| word.as_str()).map(str::to_owned);
    let flag = |name: &str| own.and_then(|own| own.get(name)).and_then(serde_json::Value::as_bool);
    let open = own.and_then(|own| own.get("open_on_public_holidays")).and_then(|days| days.as_array());
    let title = archive.description.get("title").and_then(|title| title.as_str()).unwrap_or("HSDS");
    Meta {
        title: Text::dutch(title.trim()),
        region: words("region").unwrap_or_default(),
        zone: words("timezone").filter(|zone| jiff::tz::TimeZone::get(zone).is_ok()).unwrap_or(standard.zone),
        sample_data: flag("sample_data").unwrap_or(false),
        closed_on_public_holidays: flag("closed_on_public_holidays").unwrap_or(standard.closed_on_public_holidays),
        open_holidays: open.into_iter().flatten().filter_map(|day| day.as_str()?.parse().ok()).collect(),
    }
}

fn rows<'a>(archive: &'a Archive, table: &'static str, notes: &'a Notes) -> impl Iterator<Item = Row<'a>> + 'a {
    let path = Table::named(table).map_or(table, |table| table.path);
    archive.lines(table).iter().map(move |line| Row { path, line, notes })
}

/// A package that is being read.
struct Package<'a> {
    archive: &'a Archive,
    attributes: Attributes<'a>,
    notes: &'a Notes,
    ids: Ids,
    /// The short names given so far, by table and id.
    names: BTreeMap<(Kind, Uuid), Slug>,
}

impl<'a> Package<'a> {
    fn rows(&self, table: &'static str) -> impl Iterator<Item = Row<'a>> + use<'a> {
        rows(self.archive, table, self.notes)
    }

    /// Gives a row its short name: the wanted one, or one made of its name; a number behind it when that is taken.
    fn name(&mut self, kind: Kind, row: Row<'_>, id: Uuid, wanted: Option<&str>) -> Option<Slug> {
        let made = wanted.and_then(|slug| slug.parse().ok()).or_else(|| slug_of(row.get("name")?));
        let base = made.or_else(|| id.to_string().parse().ok())?;
        let numbered = (2..1_000).filter_map(|number| format!("{base}-{number}").parse::<Slug>().ok());
        let free = |slug: &Slug| self.notes.spot_of(kind, slug.as_str()).is_none();
        let slug = std::iter::once(base.clone()).chain(numbered).find(free)?;
        if self.names.insert((kind, id), slug.clone()).is_some() {
            row.error("id", "This id stands here twice.", "an id that no other row has");
        }
        self.notes.define(kind, slug.as_str(), row.spot("id"));
        Some(slug)
    }

    /// The short name of the row that a column points to.
    fn pointed(&self, kind: Kind, row: Row<'_>, column: &str) -> Option<Slug> {
        let id = row.uuid(column)?;
        let slug = self.names.get(&(kind, id));
        if slug.is_none() {
            row.error(
                column,
                format!("There is no row with the id {id}."),
                "the id of a row in the table it points to",
            );
        }
        slug.cloned()
    }

    fn topics(&mut self) -> Vec<Topic> {
        let others = [ACCESS_TAXONOMY, AUDIENCE_TAXONOMY, OWN_TAXONOMY];
        let named = self.terms(Kind::Topic, |taxonomy| taxonomy.is_none_or(|taxonomy| !others.contains(&taxonomy)));
        named.into_iter().map(|(row, id, slug)| self.topic(row, id, slug)).collect()
    }

    fn audiences(&mut self) -> Vec<Audience> {
        let named = self.terms(Kind::Audience, |taxonomy| taxonomy == Some(AUDIENCE_TAXONOMY));
        let audience = |(row, id, slug): (Row<'_>, Uuid, Slug)| {
            let name = Text { lang: language_of(row), ..row.needed("name", limits::NAME) };
            Audience { id: TypedId::from_uuid(id), slug, name }
        };
        named.into_iter().map(audience).collect()
    }

    /// The terms of some taxonomies, with their ids and the short names that they are given.
    fn terms(&mut self, kind: Kind, belongs: impl Fn(Option<&str>) -> bool) -> Vec<(Row<'a>, Uuid, Slug)> {
        let rows: Vec<_> = self.rows("taxonomy_term").filter(|row| belongs(row.get("taxonomy"))).collect();
        let named = rows.into_iter().filter_map(|row| {
            let id = row.id()?;
            Some((row, id, self.name(kind, row, id, row.get("code"))?))
        });
        named.collect()
    }

    fn topic(&self, row: Row<'_>, id: Uuid, slug: Slug) -> Topic {
        let lang = language_of(row);
        let name = Text { lang, ..row.needed("name", limits::NAME) };
        let description = Text { lang, ..row.text("description", limits::SENTENCE) };
        Topic {
            id: TypedId::from_uuid(id),
            slug,
            description: if description == name { Text::default() } else { description },
            name,
            parent: self.pointed(Kind::Topic, row, "parent_id"),
        }
    }

    fn organizations(&mut self) -> Vec<Organization> {
        let slugs = By::of(self.rows("organization_identifier"), "organization_id");
        let mut phones = By::of(self.rows("phone"), "organization_id");
        let rows: Vec<_> = self.rows("organization").collect();
        let organization = |row: Row<'_>| {
            let id = row.id()?;
            let own = slugs.of_owner(id).iter().find(|row| row.get("identifier_type") == Some("slug"));
            let slug = self.name(Kind::Organization, row, id, own.and_then(|row| row.get("identifier")))?;
            let (name, kind) = (row.needed("name", limits::NAME), row.words("legal_status", limits::NAME));
            let description = row.text("description", limits::DESCRIPTION);
            let says_more = description.original != name.original && description.original != kind;
            Some(Organization {
                id: TypedId::from_uuid(id),
                slug,
                description: if says_more { description } else { Text::default() },
                name,
                kind,
                contact: contact(row, "website", phones.take(id)),
                sources: Vec::new(),
            })
        };
        rows.into_iter().filter_map(organization).collect()
    }

    fn locations(&mut self) -> Vec<Location> {
        let mut addresses = By::of(self.rows("address"), "location_id");
        let mut facts = By::of(self.rows("accessibility"), "location_id");
        let rows: Vec<_> = self.rows("location").collect();
        let location = |row: Row<'_>| {
            let id = row.id()?;
            let own = row.get("external_identifier").filter(|_| row.get("external_identifier_type") == Some("slug"));
            let slug = self.name(Kind::Location, row, id, own)?;
            let degrees =
                |column, most: f64| row.parsed::<f64>(column, "degrees").filter(|degrees| degrees.abs() <= most);
            Some(Location {
                id: TypedId::from_uuid(id),
                name: row.get("name").map_or_else(|| Text::dutch(slug.as_str()), |_| row.text("name", limits::NAME)),
                slug,
                address: addresses.take(id).first().and_then(|row| address(*row)),
                coordinates: degrees("latitude", 90.0).zip(degrees("longitude", 180.0)),
                accessibility: facts.take(id).into_iter().map(accessibility).collect(),
                in_house: self.attributes.own(id, "in-house") == Some("true"),
            })
        };
        rows.into_iter().filter_map(location).collect()
    }

    fn services(&mut self) -> Vec<Service> {
        let mut parts = Parts {
            phones: By::of(self.rows("phone"), "service_id"),
            languages: By::of(self.rows("language"), "service_id"),
            costs: By::of(self.rows("cost_option"), "service_id"),
            documents: By::of(self.rows("required_document"), "service_id"),
            presences: By::of(self.rows("service_at_location"), "service_id"),
            hours: By::of(self.rows("schedule"), "service_id"),
            hours_of_presences: By::of(self.rows("schedule"), "service_at_location_id"),
        };
        let rows: Vec<_> = self.rows("service").collect();
        rows.into_iter().filter_map(|row| self.service(row, &mut parts)).collect()
    }

    fn service(&mut self, row: Row<'a>, parts: &mut Parts<'a>) -> Option<Service> {
        let id = row.id()?;
        let wanted = self.attributes.own(id, "slug");
        let slug = self.name(Kind::Entry, row, id, wanted)?;
        let organization = self.pointed(Kind::Organization, row, "organization_id");
        if row.get("organization_id").is_none() {
            row.error("organization_id", "This column is empty.", "the id of an organisation");
        }
        let interpreter = row.get("interpretation_services").map(|_| SpokenLanguage::Interpreter);
        Some(Service {
            id: TypedId::from_uuid(id),
            organization: organization.unwrap_or_else(|| slug.clone()),
            name: row.needed("name", limits::NAME),
            description: row.text("description", limits::DESCRIPTION),
            status: status(row),
            eligibility: Eligibility {
                description: row.text("eligibility_description", limits::SENTENCE),
                minimum_age: row.age("minimum_age"),
                maximum_age: row.age("maximum_age"),
            },
            audiences: self.named_terms(Kind::Audience, id),
            topics: self.named_terms(Kind::Topic, id),
            presences: self.presences(row, id, &slug, parts),
            contact: contact(row, "url", parts.phones.take(id)),
            languages: parts.languages.take(id).into_iter().filter_map(language).chain(interpreter).collect(),
            costs: costs(row, parts.costs.take(id)),
            required_documents: parts.documents.take(id).into_iter().filter_map(document).collect(),
            note: String::new(),
            verification: Verification { on: row.day("assured_date"), ..Verification::default() },
            sources: Vec::new(),
            examples: Vec::new(),
            slug,
        })
    }

    /// The short names of a thing's terms of one kind.
    fn named_terms(&self, kind: Kind, of: Uuid) -> Vec<Slug> {
        self.attributes.terms(of).filter_map(|term| self.names.get(&(kind, term)).cloned()).collect()
    }

    /// The places of a service; hours of the service itself make one without a place.
    fn presences(&self, service: Row<'_>, id: Uuid, slug: &Slug, parts: &mut Parts<'a>) -> Vec<Presence> {
        let mut presences: Vec<_> =
            parts.presences.take(id).into_iter().filter_map(|row| self.presence(row, parts)).collect();
        let own: Vec<_> = parts.hours.take(id).into_iter().filter_map(schedules::schedule).collect();
        let process = service.text("application_process", limits::SENTENCE);
        if !own.is_empty() || presences.is_empty() && !process.is_empty() {
            let id = self.ids.of_presences(slug).next(None);
            presences.push(Presence { schedules: own, ..nowhere(id) });
        }
        if let Some(first) = presences.first_mut().filter(|_| !process.is_empty()) {
            let route = BookingRoute { description: process, phone: None, url: None, from: None, until: None };
            first.booking.push(route);
        }
        presences
    }

    fn presence(&self, row: Row<'_>, parts: &mut Parts<'a>) -> Option<Presence> {
        let id = row.id()?;
        let location = self.pointed(Kind::Location, row, "location_id")?;
        let own = |term| self.attributes.own(id, term).map(Text::dutch);
        let (who, room) = (own("who"), own("room"));
        let described = || if room.is_some() { Text::default() } else { row.text("description", limits::NAME) };
        Some(Presence {
            location: Some(location),
            access: self.attributes.codes(id, ACCESS_TAXONOMY).filter_map(Access::from_code).collect(),
            who: who.unwrap_or_else(described),
            room: room.clone().unwrap_or_default(),
            schedules: parts.hours_of_presences.take(id).into_iter().filter_map(schedules::schedule).collect(),
            ..nowhere(TypedId::from_uuid(id))
        })
    }
}

struct Parts<'a> {
    phones: By<'a>,
    languages: By<'a>,
    costs: By<'a>,
    documents: By<'a>,
    presences: By<'a>,
    hours: By<'a>,
    hours_of_presences: By<'a>,
}

/// The language of a term's words.
fn language_of(row: Row<'_>) -> Lang {
    row.get("language").and_then(|code| code.parse().ok()).unwrap_or(Lang::NL)
}

fn nowhere(id: crate::rules::model::PresenceId) -> Presence {
    Presence {
        id,
        location: None,
        room: Text::default(),
        access: Vec::new(),
        who: Text::default(),
        schedules: Vec::new(),
        exceptions: Vec::new(),
        booking: Vec::new(),
        since: None,
        until: None,
    }
}
