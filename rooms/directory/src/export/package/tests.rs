use serde_json::Value;

use super::*;
use crate::{
    export::{Site, sample::words},
    import::{File, Reading, read},
    rules::{
        Edition,
        model::{Directory, EditionId},
        sample,
    },
};

fn exported(directory: Directory) -> Vec<u8> {
    let since = "2026-11-21T12:00:00Z".parse().unwrap();
    let edition = Edition::new(EditionId::from_uuid(uuid::Uuid::nil()), 1, since, directory);
    let site = Site { house: sample::house(), public_url: "https://huis.example".to_owned() };
    package(sample::house(), &Arc::new(Catalogue::new(Arc::new(edition), site, words()))).unwrap()
}

fn imported(zip: &[u8]) -> Reading {
    read(sample::house(), &[File { name: "hsds.zip", bytes: zip }])
}

fn demo() -> Directory {
    let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/data/directory.yaml");
    let text = std::fs::read(data).unwrap();
    read(sample::house(), &[File { name: "directory.yaml", bytes: &text }]).directory.unwrap()
}

#[test]
fn what_hsds_can_say_comes_back() {
    let demo = demo();
    let reading = imported(&exported(demo.clone()));
    let back = reading.directory.unwrap_or_else(|| panic!("{}", reading.report));
    assert_eq!(back.topics.len(), demo.topics.len());
    assert_eq!(back.audiences.len(), demo.audiences.len());
    assert_eq!(back.services.len(), demo.services.len());
    for (before, after) in demo.services.iter().zip(&back.services) {
        let plain = |service: &crate::rules::model::Service| {
            let presences: Vec<_> =
                service.presences.iter().map(|one| (one.id, one.location.clone(), one.access.clone())).collect();
            let name =
                (service.id, service.slug.clone(), service.name.original.clone(), service.description.original.clone());
            (
                name,
                service.organization.clone(),
                service.topics.clone(),
                service.audiences.clone(),
                service.languages.clone(),
                presences,
            )
        };
        assert_eq!(plain(before), plain(after));
    }
    let in_house = |directory: &Directory| directory.locations.iter().filter(|one| one.in_house).count();
    assert_eq!(in_house(&back), in_house(&demo));
    assert!(back.meta.sample_data);
}

fn again(zip: &[u8]) -> Vec<u8> {
    let reading = imported(zip);
    exported(reading.directory.unwrap_or_else(|| panic!("{}", reading.report)))
}

#[test]
fn a_second_export_is_the_first_one() {
    let first = exported(demo());
    same(&again(&first), &first);
    // Hours that HSDS can say in two ways settle at the first import.
    for seed in 20..24 {
        let settled = again(&exported(sample::varied(seed, 12)));
        same(&again(&settled), &settled);
    }
}

fn same(one: &[u8], other: &[u8]) {
    for ((path, one), (_, other)) in tables(one).iter().zip(tables(other)) {
        let differing = one.lines().zip(other.lines()).find(|(one, other)| one != other);
        assert_eq!(differing, None, "{path}");
        assert_eq!(one.lines().count(), other.lines().count(), "{path}");
    }
}

/// The text of every file in a zip.
fn tables(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let file = |at| {
        let mut file = zip.by_index(at).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut file, &mut text).unwrap();
        (file.name().unwrap().into_owned(), text)
    };
    (0..zip::ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(file).collect()
}

/// The official description of all tables lies beside the repository, never in it.
fn official() -> Option<Value> {
    let above = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let mut paths = above.map(|folder| folder.join("shared/standards/hsds-3.1/datapackage.json"));
    serde_json::from_slice(&paths.find_map(|path| std::fs::read(path).ok())?).ok()
}

#[test]
fn the_tables_are_those_of_the_standard() {
    let Some(official) = official() else {
        eprintln!("skipped: the official HSDS description is not beside the repository");
        return;
    };
    for (path, text) in tables(&exported(demo())).iter().filter(|(path, _)| path.ends_with(".csv")) {
        let resources = official["resources"].as_array().unwrap();
        let table = resources.iter().find(|table| table["path"] == *path).unwrap_or_else(|| panic!("no table {path}"));
        let fields = table["schema"]["fields"].as_array().unwrap();
        let mut csv = csv::Reader::from_reader(text.as_bytes());
        let header = csv.headers().unwrap().clone();
        let unknown: Vec<_> = header.iter().filter(|name| !fields.iter().any(|field| field["name"] == *name)).collect();
        assert!(unknown.is_empty(), "{path}: {unknown:?}");
        for field in fields.iter().filter(|field| field["constraints"]["required"] == true) {
            let name = field["name"].as_str().unwrap();
            let at = header.iter().position(|column| column == name).unwrap_or_else(|| panic!("{path} lacks {name}"));
            for row in csv::Reader::from_reader(text.as_bytes()).records() {
                assert!(!row.unwrap()[at].is_empty(), "{path}: {name} is empty");
            }
        }
        check_codes(path, fields, text);
    }
}

fn check_codes(path: &str, fields: &[Value], text: &str) {
    let header = csv::Reader::from_reader(text.as_bytes()).headers().unwrap().clone();
    for field in fields {
        let Some(codes) = field["constraints"]["enum"].as_array() else { continue };
        let Some(at) = header.iter().position(|column| field["name"] == *column) else { continue };
        for row in csv::Reader::from_reader(text.as_bytes()).records() {
            let value = row.unwrap()[at].to_owned();
            assert!(value.is_empty() || codes.iter().any(|code| *code == value), "{path}: {value}");
        }
    }
}

#[test]
fn every_wrong_cell_is_told_with_table_and_line() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let files = [
        ("organizations.csv", "id,name,description\n7,Zonder UUID,x\n0190a000-0000-7000-8000-000000000001,Huis,Huis\n"),
        (
            "services.csv",
            "id,organization_id,name,status,url,minimum_age\n\
            0190a000-0000-7000-8000-000000000002,0190a000-0000-7000-8000-000000000009,,gone,javascript:x,200\n\
            0190a000-0000-7000-8000-000000000003,,Raad,active,,\n",
        ),
        (
            "schedules.csv",
            "id,service_id,freq,byday,opens_at,closes_at,bymonthday\n\
            x,0190a000-0000-7000-8000-000000000003,DAILY,,9:00,12:00,\n\
            y,0190a000-0000-7000-8000-000000000003,WEEKLY,XX,9:00,25:00,\n\
            z,0190a000-0000-7000-8000-000000000003,MONTHLY,,9:00,12:00,40\n",
        ),
        ("funding.csv", "id,source\n1,stad\n"),
    ];
    for (name, text) in files {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    insta::assert_snapshot!(imported(&zip.finish().unwrap().into_inner()).report);
    insta::assert_snapshot!(imported(b"PK no zip at all").report);
}

#[test]
fn a_zip_that_grows_too_large_is_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("services.csv", SimpleFileOptions::default()).unwrap();
    let line = vec![b'a'; 1024 * 1024];
    (0..110).for_each(|_| zip.write_all(&line).unwrap());
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 1024 * 1024);
    assert!(imported(&bytes).report.to_string().contains("too large together"));
}

#[test]
fn a_package_without_one_of_its_tables_is_told() {
    let whole = exported(sample::varied(5, 4));
    for (gone, _) in tables(&whole) {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, text) in tables(&whole).iter().filter(|(path, _)| *path != gone) {
            zip.start_file(path.as_str(), SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        let reading = imported(&zip.finish().unwrap().into_inner());
        let needed = ["organizations.csv", "locations.csv", "services.csv"].contains(&gone.as_str());
        assert!(reading.report.is_sound() || needed || gone == "taxonomy_terms.csv", "{gone}: {}", reading.report);
    }
}
