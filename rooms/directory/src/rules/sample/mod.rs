//! Directories made up by dice, for tests and benches: of any size, and with every field the model has.

mod dice;

use std::collections::BTreeMap;

use kernel::{Cents, HouseId, Lang, Slug, TypedId as _};

use self::dice::Dice;
use super::model::{
    Access, Accessibility, Address, Audience, BookingRoute, Change, Closure, Cost, Danger, Directory, Eligibility,
    Elsewhere, Exception, Location, LocationId, Meta, Organization, Presence, Repeat, RequiredDocument, Schedule,
    Service, ServiceStatus, Source, SpokenLanguage, Topic, UrgentLine, Verification,
};

/// The house of generated directories.
#[must_use]
pub fn house() -> HouseId {
    HouseId::from_uuid(uuid::Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001))
}

/// A directory of this many services, always the same.
#[must_use]
pub fn generated(services: usize) -> Directory {
    varied(1, services)
}

/// A directory of this many services, another for every seed. Everything a file can say occurs in some of them, also
/// texts that are hard to quote.
#[must_use]
pub fn varied(seed: u64, services: usize) -> Directory {
    let mut dice = Dice::of(seed);
    let topics = topics(&mut dice);
    let audiences = named("groep", 4, |slug| audience(&mut dice, slug));
    let sources: Vec<_> = (0..5).map(|n| Source { key: format!("bron {n}"), reference: dice.words(4) }).collect();
    let locations = named("plaats", services / 20 + 2, |slug| location(&mut dice, slug));
    let organizations = named("organisatie", services / 3 + 1, |slug| organization(&mut dice, slug));
    let names = Names {
        topics: topics.iter().map(|topic| topic.slug.clone()).collect(),
        audiences: audiences.iter().map(|audience| audience.slug.clone()).collect(),
        locations: locations.iter().map(|location| location.slug.clone()).collect(),
        organizations: organizations.iter().map(|organization| organization.slug.clone()).collect(),
    };
    let mut directory = Directory {
        meta: meta(&mut dice),
        services: named("dienst", services, |slug| service(&mut dice, slug, &names)),
        elsewhere: named("elders", 3, |slug| elsewhere(&mut dice, slug)),
        urgent_lines: named("lijn", 3, |slug| urgent_line(&mut dice, slug)),
        closures: dice.some(3, closure),
        topics,
        audiences,
        locations,
        organizations,
        sources,
    };
    // Thrown last, so that the rest stays as it was.
    directory.meta.open_holidays = dice.several(&OPEN_HOLIDAYS, 2).iter().filter_map(|day| day.parse().ok()).collect();
    directory
}

/// Public holidays on which a generated house may be open.
const OPEN_HOLIDAYS: [&str; 3] = ["2026-11-11", "2026-12-25", "2027-01-01"];

struct Names {
    topics: Vec<Slug>,
    audiences: Vec<Slug>,
    locations: Vec<Slug>,
    organizations: Vec<Slug>,
}

fn named<T>(word: &str, count: usize, mut make: impl FnMut(Slug) -> T) -> Vec<T> {
    (1..=count).filter_map(|number| format!("{word}-{number}").parse().ok()).map(&mut make).collect()
}

fn meta(dice: &mut Dice) -> Meta {
    Meta {
        title: dice.text(2),
        region: dice.words(1),
        zone: "Europe/Brussels".to_owned(),
        sample_data: dice.once_in(2),
        closed_on_public_holidays: dice.once_in(2),
        ..Meta::default()
    }
}

fn topics(dice: &mut Dice) -> Vec<Topic> {
    let mut topic = |slug: Slug, parent: Option<Slug>| Topic {
        id: dice.id("taxonomy_term", slug.as_str()),
        name: dice.text(1),
        description: dice.maybe_text(6),
        slug,
        parent,
    };
    let tops = named("thema", 6, |slug| topic(slug, None));
    let parts = tops.iter().flat_map(|top| {
        let parent = Some(top.slug.clone());
        named(&format!("{}-deel", top.slug), 3, |slug| topic(slug, parent.clone()))
    });
    let parts: Vec<_> = parts.collect();
    tops.iter().cloned().chain(parts).collect()
}

fn audience(dice: &mut Dice, slug: Slug) -> Audience {
    Audience { id: dice.id("audience", slug.as_str()), name: dice.text(1), slug }
}

fn location(dice: &mut Dice, slug: Slug) -> Location {
    let fact = |dice: &mut Dice| Accessibility {
        description: dice.text(3),
        details: dice.maybe_text(8),
        url: dice.maybe(Dice::web_address),
    };
    let address = |dice: &mut Dice| Address {
        street: format!("Straat {}", dice.roll(200) + 1),
        postal_code: "2800".to_owned(),
        city: dice.words(0),
        country: "BE".to_owned(),
    };
    let degrees = |thousandths: i64| f64::from(i32::try_from(thousandths).unwrap_or(0)) / 1000.0;
    Location {
        id: dice.id::<LocationId>("location", slug.as_str()),
        name: dice.text(1),
        address: dice.maybe(address),
        coordinates: dice.maybe(|dice| (51.0 + degrees(dice.small(60)), 4.4 + degrees(dice.small(90)))),
        accessibility: dice.some(3, fact),
        in_house: dice.once_in(2),
        slug,
    }
}

fn organization(dice: &mut Dice, slug: Slug) -> Organization {
    Organization {
        id: dice.id("organization", slug.as_str()),
        name: dice.text(1),
        description: dice.maybe_text(10),
        kind: dice.maybe(|dice| dice.words(0)).unwrap_or_default(),
        contact: dice.contact(),
        sources: dice.sources(),
        slug,
    }
}

fn service(dice: &mut Dice, slug: Slug, names: &Names) -> Service {
    let cost =
        |dice: &mut Dice| Cost { description: dice.text(1), amount: dice.maybe(|dice| Cents(dice.small(100_000))) };
    let document = |dice: &mut Dice| RequiredDocument { document: dice.text(1), url: dice.maybe(Dice::web_address) };
    let spoken = [Lang::NL, Lang::FR, Lang::EN, Lang::TR].map(SpokenLanguage::Speaks);
    let languages: Vec<_> = spoken.into_iter().chain([SpokenLanguage::Interpreter]).collect();
    let age = dice.maybe(|dice| u8::try_from(dice.roll(60)).unwrap_or(0));
    Service {
        id: dice.id("service", slug.as_str()),
        organization: dice.pick(&names.organizations).unwrap_or_else(|| slug.clone()),
        name: dice.text(3),
        description: dice.text(25),
        status: if dice.once_in(9) { ServiceStatus::TemporarilyClosed } else { ServiceStatus::Active },
        eligibility: Eligibility {
            description: dice.maybe_text(5),
            minimum_age: age,
            maximum_age: dice.maybe(|_| age.unwrap_or(0).saturating_add(20)),
        },
        audiences: dice.several(&names.audiences, 3),
        topics: dice.several(&names.topics, 3),
        presences: presences(dice, &slug, names),
        contact: dice.contact(),
        languages: dice.several(&languages, 4),
        costs: dice.some(3, cost),
        required_documents: dice.some(4, document),
        note: dice.maybe(|dice| dice.words(5)).unwrap_or_default(),
        verification: verification(dice),
        sources: dice.sources(),
        examples: dice.examples(),
        slug,
    }
}

fn verification(dice: &mut Dice) -> Verification {
    Verification {
        exists: dice.once_in(2),
        description: dice.once_in(2),
        schedule: dice.once_in(2),
        languages: dice.once_in(2),
        on: dice.maybe(Dice::day),
        by: dice.maybe(|dice| dice.words(1)).unwrap_or_default(),
    }
}

fn presences(dice: &mut Dice, service: &Slug, names: &Names) -> Vec<Presence> {
    let mut counts = BTreeMap::new();
    let presence = |dice: &mut Dice| {
        let location = dice.pick(&names.locations).filter(|_| !dice.once_in(6));
        let count = counts.entry(location.clone()).and_modify(|count| *count += 1).or_insert(1);
        let place = location.as_ref().map_or("-", Slug::as_str);
        let (since, until) = dice.period();
        Presence {
            id: dice.id("service_at_location", &format!("{service}/{place}/{count}")),
            room: dice.maybe_text(1),
            access: dice.several(&Access::ALL, 2),
            who: dice.maybe_text(1),
            schedules: dice.some(4, schedule),
            exceptions: dice.some(3, exception),
            booking: dice.some(3, route),
            location,
            since,
            until,
        }
    };
    dice.some(4, presence)
}

fn schedule(dice: &mut Dice) -> Schedule {
    let repeat = match dice.roll(8) {
        0 => Repeat::MonthlyByWeekday { ordinals: dice.ordinals(5), days: dice.weekdays() },
        1 => Repeat::MonthlyByDay { days: dice.ordinals(31) },
        2 => Repeat::Once(dice.day()),
        3 => Repeat::Weekly { days: dice.weekdays(), every: 2, anchor: Some(dice.day()) },
        _ => Repeat::Weekly { days: dice.weekdays(), every: 1, anchor: None },
    };
    let (opens, closes) = dice.hours();
    let (from, until) = dice.period();
    Schedule { repeat, opens, closes, from, until, note: dice.maybe_text(2) }
}

fn exception(dice: &mut Dice) -> Exception {
    let (from, until) = dice.days();
    let (opens, closes) = dice.hours();
    let change = match dice.roll(4) {
        0 => Change::Closed,
        1 => Change::Extra { opens, closes },
        2 => Change::Instead { opens, closes },
        _ => Change::OtherRoom(dice.text(1)),
    };
    Exception { from, until, change, reason: dice.maybe_text(3) }
}

fn route(dice: &mut Dice) -> BookingRoute {
    let (from, until) = dice.period();
    BookingRoute {
        description: dice.text(4),
        phone: dice.maybe(|dice| format!("0800 {:05}", dice.roll(100_000))),
        url: dice.maybe(Dice::web_address),
        from,
        until,
    }
}

fn elsewhere(dice: &mut Dice, slug: Slug) -> Elsewhere {
    Elsewhere {
        name: dice.text(2),
        description: dice.maybe_text(9),
        place: dice.text(1),
        website: dice.maybe(Dice::web_address),
        verified: dice.once_in(2),
        examples: dice.examples(),
        slug,
    }
}

fn urgent_line(dice: &mut Dice, slug: Slug) -> UrgentLine {
    UrgentLine {
        number: dice.pick(&["112", "0800 13 500", "naar het onthaal"]).unwrap_or("112").to_owned(),
        name: dice.text(1),
        when: dice.text(4),
        available: dice.maybe_text(2),
        dangers: dice.several(&Danger::ALL, 3),
        number_verified: dice.once_in(2),
        available_verified: dice.once_in(2),
        sources: dice.sources(),
        slug,
    }
}

fn closure(dice: &mut Dice) -> Closure {
    let (from, until) = dice.days();
    Closure { from, until, reason: dice.maybe_text(2) }
}
