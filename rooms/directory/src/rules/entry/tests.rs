use kernel::{Day, Instant, TypedId as _};
use proptest::prelude::*;

use super::*;
use crate::rules::{
    Edition,
    ids::Ids,
    model::{Change, Directory, EditionId, Example, Exception, Repeat},
    sample,
};

fn edition(directory: Directory) -> Edition {
    Edition::new(EditionId::from_uuid(uuid::Uuid::nil()), 1, Instant::from_micros(0), directory)
}

/// What a sheet can say: questions on one line, each once; a day's price as people read it.
fn tidied(mut service: Service) -> Service {
    for example in &mut service.examples {
        example.text = example.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let mut seen: Vec<Example> = Vec::new();
    service.examples.retain(|example| {
        !seen.contains(example) && {
            seen.push(example.clone());
            true
        }
    });
    service
}

fn some_service(seed: u64) -> Option<(Directory, Service)> {
    let directory = sample::varied(seed, 3);
    let service = directory.services.first().cloned()?;
    Some((directory, tidied(service)))
}

/// The form as a browser sends it when nothing was changed.
fn unchanged(sheet: &Sheet) -> Vec<(String, String)> {
    let asked = sheet.pairs().iter().filter(|(name, _)| {
        let fixed = ["id", "slug", "source"].contains(&name.as_str());
        let translated = name.split_once('.').is_some_and(|(base, lang)| {
            base != "example"
                && !(["name", "description", "target"].contains(&base) && ["nl", "fr", "en"].contains(&lang))
        });
        !fixed && !translated
    });
    asked.cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn a_sheet_says_all_of_a_service(seed: u64) {
        if let Some((_, service)) = some_service(seed) {
            prop_assert_eq!(Sheet::of(&service).service(), Ok(service));
        }
    }

    #[test]
    fn a_form_in_which_nothing_was_changed_changes_nothing(seed: u64) {
        if let Some((directory, service)) = some_service(seed) {
            let before = Sheet::of(&service);
            let again = written(&unchanged(&before), &before, sample::house(), &edition(directory));
            prop_assert_eq!(again, Ok(service));
        }
    }

    #[test]
    fn what_is_kept_lies_over_the_file(seed: u64, other: u64) {
        let (file, new) = (sample::varied(seed, 3), sample::varied(other, 3));
        let mut laid = file.clone();
        lay_over(&mut laid, new.services.iter().map(Sheet::of));
        prop_assert_eq!(laid.services.len(), file.services.len());
        for (now, then) in laid.services.iter().zip(&file.services) {
            prop_assert_eq!(now.id, then.id);
            prop_assert!(file.organizations.iter().any(|one| one.slug == now.organization));
        }
    }

    #[test]
    fn no_form_makes_it_stumble(pairs in prop::collection::vec(("p?[0-9]?-?[hxb]?[0-9]?-?[a-z]{0,8}", ".{0,12}"), 0..20)) {
        let before = Sheet::from_pairs([("id".to_owned(), "x".to_owned()), ("slug".to_owned(), "a".to_owned())]);
        let _ = written(&pairs, &before, sample::house(), &edition(Directory::default()));
    }
}

fn sent(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

const ENOUGH: [(&str, &str); 3] =
    [("name", "Fietsherstelling"), ("description", "Wij herstellen uw fiets."), ("organization", "organisatie-1")];

fn refused(more: &[(&str, &str)]) -> Vec<(String, &'static str)> {
    let edition = edition(sample::varied(3, 2));
    let before = blank(sample::house(), "Fietsherstelling", &edition, &BTreeSet::new()).unwrap();
    let pairs: Vec<_> = ENOUGH.iter().chain(more).copied().collect();
    let breaks = written(&sent(&pairs), &before, sample::house(), &edition).err().unwrap_or_default();
    breaks.into_iter().map(|broken| (broken.field.into_owned(), broken.key)).collect()
}

fn broken(field: &str, key: &'static str) -> Vec<(String, &'static str)> {
    vec![(field.to_owned(), key)]
}

#[test]
fn what_is_wrong_is_told_by_its_field() {
    assert_eq!(refused(&[]), []);
    assert_eq!(refused(&[("email", "fiets")]), broken("email", "directory-entry-email"));
    assert_eq!(refused(&[("phone-2-number", "bel maar")]), broken("phone-2-number", "directory-entry-phone"));
    assert_eq!(refused(&[("cost-1-amount", "veel")]), broken("cost-1-amount", "directory-entry-amount"));
    assert_eq!(refused(&[("topic-1-id", "bestaat-niet")]), broken("topic-1-id", "directory-entry-unknown"));
    assert_eq!(
        refused(&[("p1-h1-opens", "9"), ("p1-h1-closes", "12")]),
        broken("p1-h1-day", "directory-entry-no-days")
    );
    let half = [("p1-h1-day", "mon"), ("p1-h1-opens", "9u30"), ("p1-h1-closes", "straks")];
    assert_eq!(refused(&half), broken("p1-h1-closes", "directory-entry-time-wrong"));
    let fortnight = [("p1-h1-day", "mon"), ("p1-h1-often", "every:2"), ("p1-h1-opens", "9"), ("p1-h1-closes", "12")];
    assert_eq!(refused(&fortnight), broken("p1-h1-first", "directory-entry-which-week"));
    assert_eq!(refused(&[("p1-x1-why", "Vorming")]), broken("p1-x1-from", "directory-entry-which-day"));
    let turned = [("p1-x1-from", "2026-12-24"), ("p1-x1-until", "2026-12-23")];
    assert_eq!(refused(&turned), broken("p1-x1-until", "directory-entry-days-order"));
}

#[test]
fn a_name_of_which_no_address_can_be_made_is_told() {
    let edition = edition(sample::varied(3, 2));
    let pairs = [("name", "???"), ENOUGH[1], ENOUGH[2]];
    let breaks = written(&sent(&pairs), &Sheet::default(), sample::house(), &edition).unwrap_err();
    assert_eq!(breaks, [RuleBreak::new("name", "directory-entry-slug")]);
}

#[test]
fn a_new_place_has_an_id_of_its_own_and_keeps_it() {
    let edition = edition(sample::varied(3, 2));
    let before = blank(sample::house(), "Fietsherstelling", &edition, &BTreeSet::new()).unwrap();
    let hours = [("p1-h1-day", "mon"), ("p1-h1-day", "thu"), ("p1-h1-opens", "9u30"), ("p1-h1-closes", "12")];
    let twice = [("p2-h1-day", "tue"), ("p2-h1-opens", "9"), ("p2-h1-closes", "24:00"), ("p2-id", "p1-id")];
    let pairs: Vec<_> = ENOUGH.iter().chain(&hours).chain(&twice).copied().collect();
    let made = written(&sent(&pairs), &before, sample::house(), &edition).unwrap();
    let slug = "fietsherstelling".parse().unwrap();
    let mut ids = Ids::of(sample::house()).of_presences(&slug);
    assert_eq!(made.presences.iter().map(|one| one.id).collect::<Vec<_>>(), [ids.next(None), ids.next(None)]);
    assert_eq!((made.slug, made.id), (slug.clone(), Ids::of(sample::house()).service(&slug)));
    let [one] = made.presences[0].schedules.as_slice() else { panic!("one schedule") };
    assert!(matches!(one.repeat, Repeat::Weekly { every: 1, .. }));
    assert_eq!((one.opens.to_string(), one.closes.to_string()), ("09:30".to_owned(), "12:00".to_owned()));
}

#[test]
fn a_translation_holds_as_long_as_its_original_stands() {
    let edition = edition(sample::varied(3, 2));
    let mut before = blank(sample::house(), "x", &edition, &BTreeSet::new()).unwrap();
    before.put_text(
        "document-1-what",
        &Text { translations: [(Lang::AR, "ar".to_owned())].into(), ..Text::dutch("Attest") },
    );
    let document = |what: &str| {
        let pairs: Vec<_> = ENOUGH.iter().copied().chain([("document-1-what", what)]).collect();
        let service = written(&sent(&pairs), &before, sample::house(), &edition).unwrap();
        service.required_documents[0].document.translations.len()
    };
    assert_eq!((document("Attest"), document("Bewijs")), (1, 0));
}

#[test]
fn a_short_name_is_given_once() {
    let directory = sample::varied(3, 2);
    let name = directory.services[0].slug.to_string();
    let edition = edition(directory);
    let of = |name: &str| blank(sample::house(), name, &edition, &BTreeSet::new()).map(|sheet| sheet.value("slug").to_owned());
    assert_eq!(of(&name), Some(format!("{name}-2")));
    assert_eq!(of("???"), None);
    let taken = ["cafe".parse().unwrap()].into();
    let beside = blank(sample::house(), "Café", &edition, &taken).map(|sheet| sheet.value("slug").to_owned());
    assert_eq!(beside, Some("cafe-2".to_owned()));
    assert_eq!(of("Café"), Some("cafe".to_owned()));
}

#[test]
fn a_form_shows_what_is_filled_in_and_free_rows() {
    let sheet = Sheet::from_pairs(sent(&[("phone-1-number", "1"), ("phone-3-number", "3"), ("phone-501-number", "9")]));
    assert_eq!(rows_with_free(&sheet, "phone-", 2), [1, 3, 4, 5]);
    assert_eq!(rows_with_free(&sheet, "p", 1), [1]);
}

#[test]
fn a_place_with_many_days_loses_none() {
    let mut service = sample::varied(12, 6).services.into_iter().find(|service| !service.presences.is_empty()).unwrap();
    let exception = Exception {
        from: "2026-12-24".parse().unwrap(),
        until: "2026-12-24".parse().unwrap(),
        change: Change::Closed,
        reason: Text::default(),
    };
    service.presences[0].exceptions = vec![exception; MOST_ROWS];
    let read = Sheet::of(&service).service().unwrap();
    assert_eq!(read.presences[0].exceptions.len(), MOST_ROWS);
}

#[test]
fn what_is_long_over_does_not_stand_in_the_form() {
    let directory = sample::varied(12, 6);
    let far: Day = "2199-01-01".parse().unwrap();
    for service in &directory.services {
        assert!(filled(service, far).pairs().iter().all(|(name, _)| !name.contains("-x1-")));
    }
}
