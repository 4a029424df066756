use kernel::{HouseId, TypedId};

use super::*;
use crate::rules::model::{Access, Repeat, Weekday};

fn house() -> HouseId {
    HouseId::from_uuid(uuid::Uuid::from_u128(7))
}

fn read_text(text: &str) -> Reading {
    read(house(), &[File { name: "directory.yaml", bytes: text.as_bytes() }])
}

/// The sample that the product was designed on; absent outside the workshop.
fn shared_sample() -> Option<Vec<u8>> {
    let above = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    above.map(|folder| folder.join("shared/mechelen/directory.yaml")).find_map(|path| std::fs::read(path).ok())
}

#[test]
fn the_sample_is_read_as_it_is() {
    let Some(bytes) = shared_sample() else { return };
    let reading = read(house(), &[File { name: "directory.yaml", bytes: &bytes }]);
    assert_eq!(reading.report.errors, 0, "{}", reading.report);
    let directory = reading.directory.unwrap();
    let counts = [directory.topics.len(), directory.locations.len(), directory.organizations.len()];
    assert_eq!(counts, [44, 11, 44]);
    let counts = [directory.services.len(), directory.urgent_lines.len(), directory.elsewhere.len()];
    assert_eq!(counts, [87, 11, 10]);
    assert_eq!(directory.sources.len(), 40);
    assert!(directory.meta.sample_data);
    let in_house: Vec<_> = directory.locations.iter().filter(|one| one.in_house).map(|one| one.slug.as_str()).collect();
    assert_eq!(in_house, ["sociaal-huis", "huis-van-het-kind"]);
    let desk = &directory.services[0].presences[0];
    assert_eq!(desk.access, [Access::WalkIn]);
    assert!(
        matches!(desk.schedules[1].repeat, Repeat::Weekly { days, every: 1, .. } if days.contains(Weekday::Tuesday))
    );
}

/// A directory with one mistake of every kind, each said once with its line.
const WRONG: &str = include_str!("wrong.yaml");

#[test]
fn every_mistake_is_told_at_once_with_its_line() {
    let reading = read_text(WRONG);
    assert!(reading.directory.is_none());
    insta::assert_snapshot!(reading.report);
}

#[test]
fn a_day_that_is_no_public_holiday_is_not_set_open_unheard() {
    let reading = read_text("meta: {title: Wegwijzer, open_on_public_holidays: [2026-12-25, 2026-12-27]}");
    let report = reading.report.to_string();
    assert!(report.contains("2026-12-27 is not a public holiday"), "{report}");
    assert!(!report.contains("2026-12-25"), "{report}");
    assert_eq!(reading.directory.unwrap().meta.open_holidays.len(), 2);
}

#[test]
fn a_file_that_is_no_yaml_says_where_it_breaks() {
    insta::assert_snapshot!(read_text("meta:\n  title: \"x\n").report);
    insta::assert_snapshot!(read_text("").report);
    insta::assert_snapshot!(read_text("topics: []").report);
    insta::assert_snapshot!(read_text("[a, b]").report);
    let latin = read(house(), &[File { name: "latin1.yaml", bytes: b"meta: {title: caf\xe9}" }]);
    insta::assert_snapshot!(latin.report);
}

const SMALL: &str = "
meta: {title: Klein, language: fr}
organisations: [{id: huis, name: Huis}]
services:
  - {id: raad, organisation: huis, name: {fr: Conseil, nl: Raad}, description: {original: nl, nl: Ja, fr: Oui}}
";

#[test]
fn examples_may_stand_in_a_second_file() {
    let second = "examples:\n  raad: {nl: [waar kan ik hulp vragen, waar], fr: [où aller]}\n";
    let files = [("a.yaml", SMALL), ("b.yaml", second)].map(|(name, text)| File { name, bytes: text.as_bytes() });
    let directory = read(house(), &files).directory.unwrap();
    let examples: Vec<_> = directory.services[0].examples.iter().map(|one| (one.lang, one.text.as_str())).collect();
    let (fr, nl) = (kernel::Lang::FR, kernel::Lang::NL);
    assert_eq!(examples, [(fr, "où aller"), (nl, "waar kan ik hulp vragen"), (nl, "waar")]);
}

#[test]
fn the_original_of_a_text_is_in_the_language_of_the_file_or_the_one_that_is_named() {
    let service = read_text(SMALL).directory.unwrap().services.remove(0);
    assert_eq!((service.name.lang, service.name.original.as_str()), (kernel::Lang::FR, "Conseil"));
    assert_eq!((service.description.lang, service.description.original.as_str()), (kernel::Lang::NL, "Ja"));
    assert_eq!(service.description.for_reader(kernel::Lang::FR), (kernel::Lang::FR, "Oui"));
}

#[test]
fn what_is_written_out_is_read_as_the_same_also_where_a_text_is_missing() {
    let directory = read_text(SMALL).directory;
    assert_eq!(directory.as_ref().map(|one| one.services[0].eligibility.description.lang), Some(kernel::Lang::NL));
    fuzz(SMALL.as_bytes());
}

#[test]
fn a_second_reading_finds_the_same_things() {
    assert_eq!(read_text(SMALL).directory, read_text(SMALL).directory);
    let elsewhere = read(HouseId::from_uuid(uuid::Uuid::from_u128(8)), &[File { name: "a", bytes: SMALL.as_bytes() }]);
    assert_ne!(read_text(SMALL).directory, elsewhere.directory, "another house has other ids");
}

#[test]
fn the_demo_house_is_read_without_an_error() {
    let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/data");
    let texts = ["directory.yaml", "examples.yaml"].map(|name| (name, std::fs::read(data.join(name)).unwrap()));
    let files = texts.each_ref().map(|(name, bytes)| File { name, bytes });
    let reading = read(house(), &files);
    let directory = reading.directory.unwrap_or_else(|| panic!("{}", reading.report));
    assert!(directory.meta.sample_data);
    assert!(directory.services.iter().all(|service| service.examples.len() >= 15));
    assert!(directory.elsewhere.iter().all(|entry| entry.examples.len() >= 15));
}

#[test]
fn the_documentation_of_the_format_is_a_directory() {
    let page = include_str!("../../../../docs/directory-format.md");
    let blocks: Vec<_> = page.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let [meta, _texts, sections, services, examples, presences, danger] = blocks.try_into().unwrap();
    let reading = read_text(&[meta, sections, services, presences, examples, danger].concat());
    let directory = reading.directory.unwrap_or_else(|| panic!("{}", reading.report));
    assert_eq!(directory.services[0].examples.len(), 4);
    assert_eq!(directory.services[0].presences[0].schedules.len(), 7);
}

/// Cuts, doubles, swaps and overwrites bytes of a file that is right.
fn damaged(mut bytes: Vec<u8>, changes: &[(usize, usize, u8)]) -> Vec<u8> {
    for (at, length, byte) in changes {
        let at = at % bytes.len().max(1);
        let end = (at + length % 40).min(bytes.len());
        match byte % 4 {
            0 => drop(bytes.drain(at..end)),
            1 => bytes.splice(at..at, bytes[at..end].to_vec()).for_each(drop),
            2 => bytes[at..end].reverse(),
            _ => bytes[at..end].fill(*byte),
        }
    }
    bytes
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]
    #[test]
    fn a_damaged_file_is_reported_and_never_panics(changes: Vec<(usize, usize, u8)>, seed: u64) {
        let directory = crate::rules::sample::varied(seed, 2);
        fuzz(&damaged(crate::export::yaml(house(), &directory).into_bytes(), &changes));
        fuzz(&damaged(SMALL.as_bytes().to_vec(), &changes));
        fuzz(&damaged(WRONG.as_bytes().to_vec(), &changes));
    }

    #[test]
    fn any_bytes_are_reported_and_never_panic(bytes: Vec<u8>, text: String) {
        fuzz(&bytes);
        fuzz(text.as_bytes());
        fuzz(&[b"PK".to_vec(), bytes].concat());
    }
}
