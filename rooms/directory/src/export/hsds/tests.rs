use std::{collections::BTreeSet, path::Path, sync::Arc};

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::export::sample;

fn catalogue() -> Arc<Catalogue> {
    Arc::new(Catalogue::new(sample::edition(), sample::site(), sample::words()))
}

static CATALOGUE: std::sync::LazyLock<Arc<Catalogue>> = std::sync::LazyLock::new(catalogue);

fn ask(kind: Kind, query: &str) -> Value {
    let query = Query::read(kind, query).unwrap();
    serde_json::from_slice(&CATALOGUE.page(kind, &query)).unwrap()
}

fn single(kind: Kind, id: &str) -> Value {
    serde_json::from_slice(&catalogue().single(kind, id.parse().unwrap(), &Query::default()).unwrap()).unwrap()
}

fn ids(page: &Value) -> Vec<String> {
    page["contents"].as_array().unwrap().iter().map(|record| record["id"].as_str().unwrap().to_owned()).collect()
}

/// The official schemas lie beside the repository, never in it.
fn official(name: &str) -> Option<jsonschema::Validator> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().find_map(|above| {
        let folder = above.join("shared/standards/hsds-3.1");
        folder.is_dir().then_some(folder)
    })?;
    let read =
        |path: &str| serde_json::from_str::<Value>(&std::fs::read_to_string(folder.join(path)).unwrap()).unwrap();
    let mut registry = jsonschema::Registry::new();
    for file in std::fs::read_dir(&folder).unwrap().flatten() {
        let file = file.file_name().into_string().unwrap();
        if file.ends_with(".json") && !matches!(file.as_str(), "openapi.json" | "datapackage.json") {
            registry = registry
                .add(format!("https://hsds.example/{file}"), jsonschema::Resource::from_contents(read(&file)))
                .unwrap();
        }
    }
    let registry = registry.prepare().unwrap();
    let options = jsonschema::options().with_registry(&registry).should_validate_formats(true);
    Some(options.with_base_uri(format!("https://hsds.example/{name}")).build(&read(name)).unwrap())
}

fn check(schema: &str, records: &[Value]) {
    let Some(schema) = official(schema) else {
        eprintln!("skipped: the official HSDS schemas are not beside the repository");
        return;
    };
    assert!(!records.is_empty());
    for record in records {
        let faults: Vec<_> =
            schema.iter_errors(record).map(|fault| format!("{} {fault}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{faults:#?}\n{record:#}");
        assert_no_null(record);
    }
}

fn assert_no_null(value: &Value) {
    match value {
        Value::Null => panic!("a field is null"),
        Value::Array(items) => items.iter().for_each(assert_no_null),
        Value::Object(fields) => fields.values().for_each(assert_no_null),
        _ => {}
    }
}

#[test]
fn every_record_meets_the_official_schema() {
    let catalogues = [sample::edition(), sample::mechelen()]
        .map(|edition| Arc::new(Catalogue::new(edition, sample::site(), sample::words())));
    for (kind, lean, full) in [
        (Kind::Services, "compiled/service_list.json", "service.json"),
        (Kind::Organizations, "compiled/organization_list.json", "organization.json"),
        (Kind::ServiceAtLocations, "compiled/service_at_location_list.json", "service_at_location.json"),
        (Kind::Locations, "location.json", "location.json"),
        (Kind::Taxonomies, "taxonomy.json", "taxonomy.json"),
        (Kind::TaxonomyTerms, "taxonomy_term.json", "taxonomy_term.json"),
    ] {
        check(lean, &all(&catalogues, kind, "format=ndjson"));
        check(
            full,
            &all(&catalogues, kind, "format=ndjson")
                .iter()
                .map(|lean| whole(&catalogues, kind, lean))
                .collect::<Vec<_>>(),
        );
    }
}

fn all(catalogues: &[Arc<Catalogue>], kind: Kind, query: &str) -> Vec<Value> {
    let lines = catalogues.iter().flat_map(|one| one.lines(kind, Query::read(kind, query).unwrap()));
    let lines: Vec<u8> = lines.flatten().collect();
    let lines = lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    lines.map(|line| serde_json::from_slice(line).unwrap()).collect()
}

fn whole(catalogues: &[Arc<Catalogue>], kind: Kind, lean: &Value) -> Value {
    let id = lean["id"].as_str().unwrap().parse().unwrap();
    let found = catalogues.iter().find_map(|one| one.single(kind, id, &Query::default()));
    serde_json::from_slice(&found.unwrap()).unwrap()
}

#[test]
fn a_whole_service_reads_so() {
    let first = ids(&ask(Kind::Services, "")).remove(0);
    insta::assert_json_snapshot!("whole_service", single(Kind::Services, &first));
}

#[test]
fn one_of_each_list_reads_so() {
    let pages: Vec<_> = Kind::ALL.map(|kind| (kind.path(), ask(kind, "per_page=1"))).into();
    insta::assert_json_snapshot!("first_of_each_list", pages);
}

#[test]
fn filters_hold_together() {
    let services = |query: &str| ids(&ask(Kind::Services, query)).len();
    assert_eq!(services(""), 3);
    assert_eq!(services("search=HUURCONTRACT+waarborg"), 3);
    assert_eq!(services("search=huuradvies+recht"), 1);
    assert_eq!(services("search=huuradvies+nergens"), 0);
    assert_eq!(services("modified_after=2026-09-01T08:00:00Z"), 3);
    assert_eq!(services("modified_after=2026-09-01T08:00:01Z"), 0);
    assert_eq!(services("modified_after=2026-09-01"), 3);
    let organizations = ask(Kind::Organizations, "");
    let tenants = organizations["contents"][1]["id"].as_str().unwrap();
    assert_eq!(services(&format!("organization_id={tenants}")), 1);
    assert_eq!(services(&format!("organization_id={tenants}&search=nachtopvang")), 0);
}

#[test]
fn terms_are_found_by_taxonomy_parent_and_height() {
    let terms = |query: &str| ids(&ask(Kind::TaxonomyTerms, query)).len();
    let taxonomies = ids(&ask(Kind::Taxonomies, ""));
    assert_eq!(terms(""), 12);
    assert_eq!(terms(&format!("taxonomy_id={}", taxonomies[0])), 3);
    assert_eq!(terms(&format!("taxonomy_id={}", taxonomies[1])), 2);
    assert_eq!(terms(&format!("taxonomy_id={}", taxonomies[2])), 7);
    let living = ids(&ask(Kind::TaxonomyTerms, "")).remove(0);
    assert_eq!(terms(&format!("parent_id={living}")), 1);
    assert_eq!(terms(&format!("taxonomy_id={}&top_only=true", taxonomies[0])), 2);
    let renting = ids(&ask(Kind::TaxonomyTerms, &format!("parent_id={living}"))).remove(0);
    assert_eq!(ids(&ask(Kind::Services, &format!("taxonomy_term_id={renting}"))).len(), 3);
    assert_eq!(ids(&ask(Kind::Services, &format!("taxonomy_term_id={living}"))).len(), 0);
    for taxonomy in &taxonomies {
        assert_eq!(ids(&ask(Kind::Services, &format!("taxonomy_id={taxonomy}"))).len(), 3, "{taxonomy}");
    }
    let groups = ids(&ask(Kind::TaxonomyTerms, &format!("taxonomy_id={}", taxonomies[1])));
    let of_groups = groups.iter().map(|group| ids(&ask(Kind::Services, &format!("taxonomy_term_id={group}"))).len());
    assert_eq!(of_groups.collect::<Vec<_>>(), [3, 0]);
}

#[test]
fn places_are_found_by_postal_code_and_distance() {
    let presences = |query: &str| ids(&ask(Kind::ServiceAtLocations, query)).len();
    assert_eq!(presences("postcode=2800"), 2);
    assert_eq!(presences("postcode=2800&proximity=10"), 2);
    assert_eq!(presences("postcode=9000"), 0);
    assert_eq!(presences("proximity=10"), 3, "metres from nowhere mean nothing");
}

#[test]
fn lines_give_every_record_once() {
    let query = Query::read(Kind::Services, "format=ndjson&full=true&per_page=1").unwrap();
    let lines: Vec<u8> = catalogue().lines(Kind::Services, query).flatten().collect();
    let records: Vec<Value> = lines
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect();
    assert_eq!(records.len(), 3);
    assert!(records.iter().all(|record| record["service_at_locations"].is_array()));
}

#[test]
fn minimal_gives_ids_and_moments() {
    let page = ask(Kind::Services, "minimal=true");
    let fields: Vec<_> = page["contents"][0].as_object().unwrap().keys().collect();
    assert_eq!(fields, ["id", "last_modified"]);
}

#[test]
fn an_organization_can_carry_its_whole_services() {
    let organization = ids(&ask(Kind::Organizations, "")).remove(0);
    let query = Query::read_single(Kind::Organizations, "full_service=true").unwrap();
    let record: Value = serde_json::from_slice(
        &catalogue().single(Kind::Organizations, organization.parse().unwrap(), &query).unwrap(),
    )
    .unwrap();
    assert_eq!(record["services"].as_array().unwrap().len(), 2);
}

#[test]
fn what_cannot_be_understood_is_refused() {
    for query in [
        "pagina=1",
        "page=0",
        "page=-1",
        "page=1.5",
        "page=",
        "page=1&page=2",
        "per_page=501",
        "per_page=0",
        "full=ja",
        "format=xml",
        "organization_id=7",
        "modified_after=gisteren",
        "taxonomy_id=",
        "minimal=1",
    ] {
        assert!(Query::read(Kind::Services, query).is_err(), "{query}");
    }
    assert!(Query::read(Kind::ServiceAtLocations, "postcode=2800&proximity=ver").is_err());
    assert!(Query::read(Kind::Taxonomies, "taxonomy_id=7").is_err());
    assert!(Query::read(Kind::Services, &format!("search={}", "a".repeat(201))).is_err());
}

proptest! {
    #[test]
    fn pages_cover_every_record_exactly_once(per_page in 1_usize..12) {
        for kind in Kind::ALL {
            let all = ids(&ask(kind, ""));
            let pages = all.len().div_ceil(per_page);
            let found: Vec<_> = (1..=pages).flat_map(|page| ids(&ask(kind, &format!("page={page}&per_page={per_page}")))).collect();
            prop_assert_eq!(&found, &all);
            prop_assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), all.len());
        }
    }

    #[test]
    fn any_parameters_give_an_answer_or_a_refusal(text in "((search|page|per_page|full|minimal|postcode|proximity|modified_after|format|x)=[ -~é]{0,12}&?){0,4}") {
        fuzz(&CATALOGUE, &text);
    }

    #[test]
    fn any_text_gives_an_answer_or_a_refusal(text in "\\PC{0,60}") {
        fuzz(&CATALOGUE, &text);
    }
}
