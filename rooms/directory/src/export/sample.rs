//! A small directory that holds one of everything, for the tests of this folder.

use std::{path::Path, process::Command, sync::Arc};

use kernel::{Cents, Day, HouseId, Instant, Lang, Slug, TypedId};
use uuid::Uuid;

use super::{Site, hsds::Vocabulary};
use crate::{
    import::{self, File},
    rules::{
        Edition,
        model::{
            Access, Accessibility, Address, Audience, BookingRoute, Change, Closure, Contact, Cost, Directory,
            EditionId, Eligibility, Exception, Location, Meta, Organization, Phone, Presence, Repeat, RequiredDocument,
            Schedule, Service, ServiceStatus, SpokenLanguage, Text, TimeOfDay, Topic, Verification, Weekday, Weekdays,
            stable_id,
        },
    },
};

pub(crate) fn house() -> HouseId {
    HouseId::from_uuid(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001))
}

pub(crate) fn site() -> Site {
    Site { house: house(), public_url: "https://huis.example".to_owned() }
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(crate) fn time(text: &str) -> TimeOfDay {
    text.parse().unwrap()
}

fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

pub(crate) fn edition() -> Arc<Edition> {
    edition_of(directory())
}

pub(crate) fn edition_of(directory: Directory) -> Arc<Edition> {
    let id = EditionId::from_uuid(Uuid::from_u128(7));
    Arc::new(Edition::new(id, 3, "2026-09-01T08:00:00Z".parse::<Instant>().unwrap(), directory))
}

pub(crate) fn directory() -> Directory {
    Directory {
        meta: Meta {
            title: Text::dutch("Wegwijzer Proefstad"),
            region: "Proefstad".to_owned(),
            sample_data: true,
            ..Meta::default()
        },
        topics: topics(),
        audiences: vec![audience("huurders", "Huurders"), audience("ouderen", "Ouderen")],
        locations: locations(),
        organizations: organizations(),
        services: services(),
        closures: vec![Closure { from: day("2026-12-24"), until: day("2026-12-31"), reason: Text::dutch("Eindejaar") }],
        ..Directory::default()
    }
}

/// Words that no text file holds.
pub(crate) fn words() -> Vocabulary {
    Vocabulary {
        topics: "Thema's".to_owned(),
        topics_about: "Waarvoor mensen komen".to_owned(),
        audiences: "Doelgroepen".to_owned(),
        audiences_about: "Voor wie een dienst er is".to_owned(),
        access: "Hoe u er komt".to_owned(),
        access_about: "Hoe u een dienst bereikt".to_owned(),
        modes: Access::ALL.map(|mode| (mode, mode.code().to_owned())).to_vec(),
        interpreter: "Met tolk".to_owned(),
    }
}

/// The sample directory of the demo.
pub(crate) fn mechelen() -> Arc<Edition> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/data");
    let files = ["directory.yaml", "examples.yaml"].map(|name| (name, std::fs::read(folder.join(name)).unwrap()));
    let files = files.each_ref().map(|(name, bytes)| File { name, bytes });
    edition_of(import::read(house(), &files).directory.unwrap())
}

/// Asks a script of `tests/oracles` whether other programs read what we write as we mean it; exit 77 says that those
/// programs are not there.
pub(crate) fn ask_oracle(script: &str, question: &serde_json::Value) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("question.json");
    std::fs::write(&file, question.to_string()).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/oracles").join(script);
    let Ok(answer) = Command::new("python3").arg(script).arg(&file).output() else {
        eprintln!("skipped: there is no python3");
        return;
    };
    let said = String::from_utf8_lossy(&answer.stdout).into_owned() + &String::from_utf8_lossy(&answer.stderr);
    match answer.status.code() {
        Some(77) => eprintln!("skipped: {said}"),
        code => assert_eq!(code, Some(0), "{said}"),
    }
    println!("{said}");
}

fn audience(name: &str, text: &str) -> Audience {
    Audience { id: stable_id(house(), "audience", name), slug: slug(name), name: Text::dutch(text) }
}

fn topics() -> Vec<Topic> {
    let topic = |name: &str, text: &str, parent: Option<&str>| Topic {
        id: stable_id(house(), "topic", name),
        slug: slug(name),
        name: Text::dutch(text),
        description: Text::default(),
        parent: parent.map(slug),
    };
    vec![topic("wonen", "Wonen", None), topic("huren", "Huren en verhuren", Some("wonen")), topic("geld", "Geld", None)]
}

fn locations() -> Vec<Location> {
    let place = |name: &str, street: &str, in_house: bool| Location {
        id: stable_id(house(), "location", name),
        slug: slug(name),
        name: Text::dutch(name),
        address: (!street.is_empty()).then(|| Address {
            street: street.to_owned(),
            postal_code: "2800".to_owned(),
            city: "Proefstad".to_owned(),
            country: "BE".to_owned(),
        }),
        coordinates: (!street.is_empty()).then_some((51.025, 4.477)),
        accessibility: Vec::new(),
        in_house,
    };
    let mut house = place("het-huis", "Lange Straat 27, bus 3", true);
    house.accessibility.push(Accessibility {
        description: Text::dutch("Helling aan de deur"),
        details: Text::dutch("Bel even aan; we helpen graag"),
        url: Some("https://huis.example/toegankelijk".to_owned()),
    });
    vec![house, place("thuis", "", false), place("opvang", "Dok 1", false)]
}

fn organizations() -> Vec<Organization> {
    let organization = |name: &str, description: &str| Organization {
        id: stable_id(house(), "organization", name),
        slug: slug(name),
        name: Text::dutch(name),
        description: Text::dutch(description),
        kind: "vzw".to_owned(),
        contact: contact(),
        sources: Vec::new(),
    };
    vec![organization("sociaal-huis", "Het huis zelf"), organization("huurdersbond", "")]
}

fn contact() -> Contact {
    Contact {
        phones: vec![Phone {
            number: "015 12 34 56".to_owned(),
            description: Text::dutch("tijdens de uren"),
            verified: false,
        }],
        email: Some("info@huis.example".to_owned()),
        website: Some("https://huis.example/over".to_owned()),
    }
}

pub(crate) fn services() -> Vec<Service> {
    let mut advice = service("huuradvies", "huurdersbond", presence("het-huis", fortnightly_and_monthly()));
    advice.name.translations.insert(Lang::EN, "Advice for tenants".to_owned());
    advice.description.translations.insert(Lang::FR, "Conseil aux locataires".to_owned());
    if let Some(first) = advice.presences.first_mut() {
        first.exceptions = exceptions();
        first.booking = vec![BookingRoute {
            description: Text::dutch("Bel een dag vooraf"),
            phone: Some("015 12 34 56".to_owned()),
            url: Some("https://huis.example/afspraak".to_owned()),
            from: Some(day("2026-01-01")),
            until: None,
        }];
    }
    let night = service("nachtopvang", "sociaal-huis", presence("opvang", vec![every_night()]));
    let mut visit = service("huisbezoek", "sociaal-huis", presence("thuis", Vec::new()));
    visit.status = ServiceStatus::TemporarilyClosed;
    vec![advice, night, visit]
}

fn service(name: &str, organization: &str, presence: Presence) -> Service {
    Service {
        id: stable_id(house(), "service", name),
        slug: slug(name),
        organization: slug(organization),
        name: Text::dutch(format!("Dienst ‘{name}’; é, à & \"ü\"")),
        description: Text::dutch(
            "U krijgt raad over uw huurcontract, uw waarborg en uw rechten.\nOok als u nog niet weet wat u wilt.",
        ),
        status: ServiceStatus::Active,
        eligibility: Eligibility {
            description: Text::dutch("Wie huurt in de stad"),
            minimum_age: Some(18),
            maximum_age: None,
        },
        audiences: vec![slug("huurders")],
        topics: vec![slug("huren")],
        presences: vec![presence],
        contact: contact(),
        languages: vec![
            SpokenLanguage::Speaks(Lang::NL),
            SpokenLanguage::Speaks(Lang::FR),
            SpokenLanguage::Interpreter,
        ],
        costs: vec![Cost { description: Text::dutch("15 euro per jaar"), amount: Some(Cents(15_50)) }],
        required_documents: vec![RequiredDocument { document: Text::dutch("Huurcontract"), url: None }],
        note: "niet voor het publiek".to_owned(),
        verification: Verification { on: Some(day("2026-08-01")), by: "onthaal".to_owned(), ..Verification::default() },
        sources: Vec::new(),
        examples: Vec::new(),
    }
}

fn presence(location: &str, schedules: Vec<Schedule>) -> Presence {
    Presence {
        id: stable_id(house(), "presence", location),
        location: Some(slug(location)),
        room: Text::dutch("lokaal 2"),
        access: vec![Access::SittingDay, Access::Appointment],
        who: Text::dutch("juriste"),
        schedules,
        exceptions: Vec::new(),
        booking: Vec::new(),
        since: Some(day("2026-01-05")),
        until: None,
    }
}

fn schedule(repeat: Repeat, opens: &str, closes: &str) -> Schedule {
    Schedule {
        repeat,
        opens: time(opens),
        closes: time(closes),
        from: None,
        until: None,
        note: Text::dutch("op afspraak"),
    }
}

fn fortnightly_and_monthly() -> Vec<Schedule> {
    let fortnight =
        Repeat::Weekly { days: Weekdays::of([Weekday::Tuesday]), every: 2, anchor: Some(day("2026-01-06")) };
    let last_friday = Repeat::MonthlyByWeekday { ordinals: vec![1, -1], days: Weekdays::of([Weekday::Friday]) };
    let fifteenth = Repeat::MonthlyByDay { days: vec![15] };
    vec![
        schedule(fortnight, "13:30", "16:00"),
        schedule(last_friday, "09:00", "12:00"),
        Schedule { until: Some(day("2027-06-30")), ..schedule(fifteenth, "10:00", "24:00") },
        schedule(Repeat::Once(day("2026-10-10")), "10:00", "11:00"),
    ]
}

fn every_night() -> Schedule {
    let days = Weekdays::of(Weekday::Monday.cycle_forward().take(7));
    schedule(Repeat::Weekly { days, every: 1, anchor: None }, "20:00", "08:00")
}

fn exceptions() -> Vec<Exception> {
    let exception = |from: &str, until: &str, change| Exception {
        from: day(from),
        until: day(until),
        change,
        reason: Text::dutch("vorming"),
    };
    vec![
        exception("2026-09-15", "2026-09-29", Change::Closed),
        exception("2026-10-13", "2026-10-13", Change::Instead { opens: time("09:00"), closes: time("10:00") }),
        exception("2026-11-02", "2026-11-04", Change::Extra { opens: time("18:00"), closes: time("20:00") }),
        exception("2026-11-24", "2026-11-24", Change::OtherRoom(Text::dutch("zaal 4"))),
    ]
}
