use kernel::{Day, Instant, TypedId as _};
use proptest::prelude::*;

use super::*;
use crate::rules::{
    Edition,
    ids::Ids,
    model::{Change, Danger, Directory, EditionId, Example, Exception, Repeat, Service, ServiceStatus},
    sample,
};

fn edition(directory: Directory) -> Edition {
    Edition::new(EditionId::from_uuid(uuid::Uuid::nil()), 1, Instant::from_micros(0), directory)
}

/// What a sheet can say: questions on one line, each once.
fn tidy(examples: &mut Vec<Example>) {
    for example in examples.iter_mut() {
        example.text = example.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let mut seen: Vec<Example> = Vec::new();
    examples.retain(|example| {
        !seen.contains(example) && {
            seen.push(example.clone());
            true
        }
    });
}

/// Something of every kind, and the directory that it stands in.
fn some_things(seed: u64) -> (Directory, Vec<Thing>) {
    let mut directory = sample::varied(seed, 3);
    directory.services.iter_mut().for_each(|service| tidy(&mut service.examples));
    directory.elsewhere.iter_mut().for_each(|entry| tidy(&mut entry.examples));
    let things = Kind::ALL.into_iter().flat_map(|kind| {
        let all = all_of(&directory, kind).into_iter().map(|(slug, _)| Key { kind, slug: slug.clone() });
        all.filter_map(|key| Thing::of(&directory, &key)).collect::<Vec<_>>()
    });
    let things = things.collect();
    (directory, things)
}

fn service_of(sheet: &Sheet) -> Service {
    match sheet.thing(Kind::Service) {
        Ok(Thing::Service(service)) => *service,
        other => panic!("no service: {other:?}"),
    }
}

/// Whether everything that is named is there, and topics have two levels.
fn is_sound(directory: &Directory) -> bool {
    let has = |kind, slug: &kernel::Slug| Thing::of(directory, &Key { kind, slug: slug.clone() }).is_some();
    let services = directory.services.iter().all(|service| {
        has(Kind::Organization, &service.organization)
            && service.topics.iter().all(|topic| has(Kind::Topic, topic))
            && service.presences.iter().filter_map(|one| one.location.as_ref()).all(|place| has(Kind::Location, place))
    });
    let tops: Vec<_> =
        directory.topics.iter().filter(|topic| topic.parent.is_none()).map(|topic| &topic.slug).collect();
    let answers: BTreeSet<_> = directory.services.iter().map(|service| &service.slug).collect();
    let is_one = directory.elsewhere.iter().all(|entry| !answers.contains(&entry.slug));
    services
        && is_one
        && directory.topics.iter().filter_map(|topic| topic.parent.as_ref()).all(|parent| tops.contains(&parent))
}

/// The form as a browser sends it when nothing was changed.
fn unchanged(sheet: &Sheet) -> Vec<(String, String)> {
    let asked = sheet.pairs().iter().filter(|(name, _)| {
        let fixed = ["id", "slug", "source"].contains(&name.as_str());
        let translated = name.split_once('.').is_some_and(|(base, lang)| {
            base != "example"
                && !(["name", "description", "target", "when", "available", "place"].contains(&base)
                    && ["nl", "fr", "en"].contains(&lang))
        });
        !fixed && !translated
    });
    asked.cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn a_sheet_says_all_of_a_thing(seed: u64) {
        for thing in some_things(seed).1 {
            prop_assert_eq!(Sheet::of(&thing).thing(thing.key().kind), Ok(thing));
        }
    }

    #[test]
    fn a_form_in_which_nothing_was_changed_changes_nothing(seed: u64) {
        let (directory, things) = some_things(seed);
        let edition = edition(directory);
        for thing in things {
            let before = Sheet::of(&thing);
            let again = written(&unchanged(&before), &before, thing.key().kind, sample::house(), &edition);
            prop_assert_eq!(again, Ok(before));
        }
    }

    #[test]
    fn what_is_kept_lies_over_the_file_and_all_of_it_holds_together(seed: u64, other: u64, gone: Vec<bool>) {
        let (file, new) = (sample::varied(seed, 3), some_things(other).1);
        let mut laid = file.clone();
        let out = gone.into_iter().chain(std::iter::repeat(false));
        lay_over(&mut laid, new.iter().zip(out).map(|(thing, is_gone)| {
            let mut sheet = Sheet::of(thing);
            sheet.tick(GONE, is_gone);
            (thing.key().kind, sheet)
        }));
        prop_assert!(is_sound(&laid));
        prop_assert!(laid.services.len() <= file.services.len());
        let dangers = |directory: &Directory| directory.urgent_lines.iter().any(|line| !line.dangers.is_empty());
        prop_assert!(new.iter().all(|thing| !matches!(thing, Thing::UrgentLine(line) if !line.dangers.is_empty())) || dangers(&laid));
        for now in &laid.services {
            prop_assert!(file.services.iter().any(|then| then.id == now.id));
        }
    }

    #[test]
    fn a_key_is_read_as_it_is_written(at in 0..Kind::ALL.len(), slug in "[a-z]{1,8}") {
        let key = Key { kind: Kind::ALL[at], slug: slug.parse().unwrap() };
        prop_assert_eq!(key.to_string().parse(), Ok(key));
    }

    #[test]
    fn no_form_makes_it_stumble(pairs in prop::collection::vec(("(p?[0-9]?-?[hxb]?[0-9]?-?[a-z]{0,8}|name|number|when|city|latitude|longitude|parent|gone|danger|fact-1-url)", ".{0,12}"), 0..20)) {
        let before = Sheet::from_pairs([("id".to_owned(), "x".to_owned()), ("slug".to_owned(), "a".to_owned())]);
        for kind in Kind::ALL {
            let _ = written(&pairs, &before, kind, sample::house(), &edition(Directory::default()));
        }
    }
}

fn sent(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

const ENOUGH: [(&str, &str); 3] =
    [("name", "Fietsherstelling"), ("description", "Wij herstellen uw fiets."), ("organization", "organisatie-1")];

fn refused(more: &[(&str, &str)]) -> Vec<(String, &'static str)> {
    let edition = edition(sample::varied(3, 2));
    let before = blank(sample::house(), Kind::Service, "Fietsherstelling", &edition, &BTreeSet::new()).unwrap();
    let pairs: Vec<_> = ENOUGH.iter().chain(more).copied().collect();
    let breaks = written(&sent(&pairs), &before, Kind::Service, sample::house(), &edition).err().unwrap_or_default();
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
    let breaks = written(&sent(&pairs), &Sheet::default(), Kind::Service, sample::house(), &edition).unwrap_err();
    assert_eq!(breaks, [RuleBreak::new("name", "directory-entry-slug")]);
}

#[test]
fn a_new_place_has_an_id_of_its_own_and_keeps_it() {
    let edition = edition(sample::varied(3, 2));
    let before = blank(sample::house(), Kind::Service, "Fietsherstelling", &edition, &BTreeSet::new()).unwrap();
    let hours = [("p1-h1-day", "mon"), ("p1-h1-day", "thu"), ("p1-h1-opens", "9u30"), ("p1-h1-closes", "12")];
    let twice = [("p2-h1-day", "tue"), ("p2-h1-opens", "9"), ("p2-h1-closes", "24:00"), ("p2-id", "p1-id")];
    let pairs: Vec<_> = ENOUGH.iter().chain(&hours).chain(&twice).copied().collect();
    let made = service_of(&written(&sent(&pairs), &before, Kind::Service, sample::house(), &edition).unwrap());
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
    let mut before = blank(sample::house(), Kind::Service, "x", &edition, &BTreeSet::new()).unwrap();
    before.put_text(
        "document-1-what",
        &Text { translations: [(Lang::AR, "ar".to_owned())].into(), ..Text::dutch("Attest") },
    );
    let document = |what: &str| {
        let pairs: Vec<_> = ENOUGH.iter().copied().chain([("document-1-what", what)]).collect();
        let service = service_of(&written(&sent(&pairs), &before, Kind::Service, sample::house(), &edition).unwrap());
        service.required_documents[0].document.translations.len()
    };
    assert_eq!((document("Attest"), document("Bewijs")), (1, 0));
}

#[test]
fn a_short_name_is_given_once() {
    let directory = sample::varied(3, 2);
    let name = directory.services[0].slug.to_string();
    let edition = edition(directory);
    let of = |name: &str| {
        blank(sample::house(), Kind::Service, name, &edition, &BTreeSet::new())
            .map(|sheet| sheet.value("slug").to_owned())
    };
    assert_eq!(of(&name), Some(format!("{name}-2")));
    assert_eq!(of("???"), None);
    let taken = ["cafe".parse().unwrap()].into_iter().map(|slug| Key { kind: Kind::Service, slug }).collect();
    let beside =
        blank(sample::house(), Kind::Service, "Café", &edition, &taken).map(|sheet| sheet.value("slug").to_owned());
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
    let read = service_of(&Sheet::of(&Thing::Service(Box::new(service))));
    assert_eq!(read.presences[0].exceptions.len(), MOST_ROWS);
}

#[test]
fn what_is_long_over_does_not_stand_in_the_form() {
    let directory = sample::varied(12, 6);
    let far: Day = "2199-01-01".parse().unwrap();
    for service in &directory.services {
        assert!(
            filled(&Thing::Service(Box::new(service.clone())), far)
                .pairs()
                .iter()
                .all(|(name, _)| !name.contains("-x1-"))
        );
    }
}

fn refused_of(kind: Kind, pairs: &[(&str, &str)]) -> Vec<(String, &'static str)> {
    let edition = edition(sample::varied(3, 2));
    let before = blank(sample::house(), kind, "Nieuw", &edition, &BTreeSet::new()).unwrap();
    let breaks = written(&sent(pairs), &before, kind, sample::house(), &edition).err().unwrap_or_default();
    breaks.into_iter().map(|broken| (broken.field.into_owned(), broken.key)).collect()
}

#[test]
fn a_number_that_cannot_be_called_is_no_number() {
    let number = |number| refused_of(Kind::UrgentLine, &[("name", "Lijn"), ("when", "Gevaar"), ("number", number)]);
    for fine in ["112", "0800 13 500", "+32 15 44 51 11", "naar het onthaal"] {
        assert_eq!(number(fine), [], "{fine}");
    }
    for wrong in ["bel 112", "112 of 101", "O800 12", "١١٢"] {
        assert_eq!(number(wrong), broken("number", "directory-entry-line-number"), "{wrong}");
    }
    assert_eq!(number(""), broken("number", "kit-required"));
}

#[test]
fn what_is_wrong_with_a_place_or_a_topic_is_told_by_its_field() {
    let place = |more| refused_of(Kind::Location, &[("name", "Plein"), more]);
    assert_eq!(place(("latitude", "51,0")), broken("longitude", "kit-required"));
    assert_eq!(
        refused_of(Kind::Location, &[("name", "Plein"), ("latitude", "91"), ("longitude", "4")]),
        [("latitude".to_owned(), "directory-entry-degrees"), ("latitude".to_owned(), "kit-required"),]
    );
    assert_eq!(place(("postal", "2800")), broken("city", "kit-required"));
    assert_eq!(place(("country", "België")), broken("country", "directory-entry-country"));
    assert_eq!(place(("fact-1-url", "https://a.be")), broken("fact-1-what", "kit-required"));
    let topic = |parent| refused_of(Kind::Topic, &[("name", "Fietsen"), ("parent", parent)]);
    assert_eq!(topic("thema-1"), []);
    assert_eq!(topic("thema-1-deel-1"), broken("parent", "directory-entry-two-levels"));
    assert_eq!(topic("weg"), broken("parent", "directory-entry-unknown"));
}

#[test]
fn while_something_hangs_on_it_a_thing_stays() {
    let mut directory = sample::varied(3, 2);
    directory.services[0].status = ServiceStatus::Active;
    let organization = Key { kind: Kind::Organization, slug: directory.services[0].organization.clone() };
    let thing = Thing::of(&directory, &organization).unwrap();
    let mut gone = Sheet::of(&thing);
    gone.tick(GONE, true);
    let refused = written(gone.pairs(), &gone, Kind::Organization, sample::house(), &edition(directory.clone()));
    assert_eq!(refused, Err(vec![RuleBreak::new(GONE, "directory-entry-hangs")]));
    let laid_over = |file: &Directory| {
        let mut laid = file.clone();
        lay_over(&mut laid, [(Kind::Organization, gone.clone())]);
        laid
    };
    assert!(Thing::of(&laid_over(&directory), &organization).is_some());
    assert!(is_lost(&organization, &directory, &Directory::default()));
    for service in &mut directory.services {
        service.status = ServiceStatus::Defunct;
    }
    let laid = laid_over(&directory);
    assert!(Thing::of(&laid, &organization).is_none() && is_sound(&laid));
}

#[test]
fn the_only_line_for_a_danger_keeps_it() {
    let mut directory = sample::varied(3, 2);
    for line in &mut directory.urgent_lines {
        line.dangers = vec![Danger::Child];
    }
    directory.urgent_lines[0].dangers.push(Danger::Life);
    directory.urgent_lines[0].number = "112".to_owned();
    let before = Sheet::of(&Thing::UrgentLine(directory.urgent_lines[0].clone()));
    let without = |code: &str| {
        let pairs: Vec<_> = before.pairs().iter().filter(|(_, value)| value != code).cloned().collect();
        written(&pairs, &before, Kind::UrgentLine, sample::house(), &edition(directory.clone()))
    };
    assert_eq!(without("life"), Err(vec![RuleBreak::new("danger", "directory-entry-only-line")]));
    assert!(without("child").is_ok());
}
