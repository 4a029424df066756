use kernel::{Lang, RuleBreak};
use proptest::prelude::*;

use super::{file::week_of, *};
use crate::{
    export::{sample, yaml},
    import::{File, read},
    rules::{Edition, model::TimeOfDay},
};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn hours(text: &str) -> Hours {
    text.parse().unwrap()
}

fn sent(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn refused(pairs: &[(&str, &str)]) -> Vec<RuleBreak> {
    written(&sent(pairs), day("2026-11-24")).unwrap_err()
}

#[test]
fn hours_are_read_as_people_write_them() {
    for (typed, read) in [
        ("9-12", "09:00-12:00"),
        ("9u30 – 12.15", "09:30-12:15"),
        ("13:30-16:00, 9:00-12:00", "09:00-12:00, 13:30-16:00"),
        ("9 tot 12 en 13h30 à 16h", "09:00-12:00, 13:30-16:00"),
        ("", ""),
        ("20:00-24:00", "20:00-24:00"),
    ] {
        assert_eq!(hours(typed).to_string(), read, "{typed}");
    }
    for typed in ["9", "12-9", "9-9", "9-12, 11-13", "9-25", "-", "9-12-13", "gesloten", "1-2,3-4,5-6,7-8,9-10"] {
        assert!(typed.parse::<Hours>().is_err(), "{typed}");
    }
}

#[test]
fn a_form_says_what_is_wrong_where() {
    assert_eq!(refused(&[("monday", "laat")]), [RuleBreak::new("monday", "directory-opening-wrong")]);
    assert_eq!(refused(&[("from-1", "2026-12-24")]), [RuleBreak::new("nl-1", "directory-opening-reason")]);
    assert_eq!(refused(&[("nl-2", "Vorming")]), [RuleBreak::new("from-2", "directory-opening-no-day")]);
    let turned = [("from-1", "2026-12-24"), ("until-1", "2026-12-23"), ("nl-1", "x")];
    assert_eq!(refused(&turned), [RuleBreak::new("until-1", "directory-opening-order")]);
    let twice =
        [("from-1", "2026-12-24"), ("until-1", "2026-12-31"), ("nl-1", "x"), ("from-2", "2026-12-31"), ("nl-2", "y")];
    assert_eq!(refused(&twice), [RuleBreak::new("from-2", "directory-opening-twice")]);
}

#[test]
fn a_form_is_read_with_what_is_to_come() {
    let pairs = [
        ("tuesday", "9-12, 17-19"),
        ("holidays", "ja"),
        ("open", "2026-12-25"),
        ("from-1", "2026-12-24"),
        ("hours-1", "9-11"),
        ("nl-1", "Kerstavond"),
        ("fr-1", "Veille de Noël"),
        ("from-2", "2026-11-23"),
        ("nl-2", "voorbij"),
    ];
    let opening = written(&sent(&pairs), day("2026-11-24")).unwrap();
    assert_eq!(opening.week[1].to_string(), "09:00-12:00, 17:00-19:00");
    assert_eq!(opening.days.len(), 1, "what is over is left out");
    assert_eq!(opening.days[0].reason.for_reader(Lang::FR), (Lang::FR, "Veille de Noël"));
    assert_eq!(opening.open_days(), BTreeSet::from([day("2026-12-25")]));
    assert!(opening.keeps_holidays && opening.closures().is_empty());
    assert_eq!(opening.schedules().len(), 2);
}

/// An edition of which the first service is the front desk in the house, with these schedules and exceptions alone.
fn edition(schedules: Vec<Schedule>, exceptions: Vec<Exception>) -> Edition {
    let mut directory = sample::directory();
    directory.services.truncate(1);
    directory.topics.truncate(1);
    let desk = &mut directory.services[0];
    desk.topics = vec!["wegwijs".parse().unwrap()];
    desk.presences.truncate(1);
    directory.topics[0].slug = "wegwijs".parse().unwrap();
    desk.presences[0] = Presence { schedules, exceptions, ..desk.presences[0].clone() };
    Edition::new(kernel::TypedId::from_uuid(uuid::Uuid::nil()), 1, "2026-09-01T08:00:00Z".parse().unwrap(), directory)
}

fn weekly(every: u16) -> Vec<Schedule> {
    let opening = Opening { week: [(); 7].map(|()| hours("9-12")), ..Opening::default() };
    let mut schedules = opening.schedules();
    for schedule in &mut schedules {
        let Repeat::Weekly { days, .. } = schedule.repeat else { continue };
        schedule.repeat = Repeat::Weekly { days, every, anchor: Some(day("2026-11-23")) };
    }
    schedules
}

fn exception(from: &str, until: &str, change: Change) -> Exception {
    Exception { from: day(from), until: day(until), change, reason: Text::dutch("Anders") }
}

#[test]
fn what_the_file_sets_for_single_days_is_read_as_visitors_find_it() {
    let block = hours("13-15").iter().next().unwrap();
    let Block { opens, closes } = block;
    let edition = edition(
        weekly(1),
        vec![
            exception("2026-12-01", "2026-12-02", Change::Extra { opens, closes }),
            // In the days on which all of the house is closed.
            exception("2026-12-29", "2026-12-29", Change::Instead { opens, closes }),
            exception("2026-12-03", "2026-12-03", Change::Closed),
        ],
    );
    let today = day("2026-11-24");
    let opening = Opening::of(&edition, today);
    let said: Vec<_> = opening.days.iter().map(|day| format!("{} {} {}", day.from, day.until, day.hours)).collect();
    let expected = [
        "2026-12-01 2026-12-02 09:00-12:00, 13:00-15:00",
        "2026-12-24 2026-12-28 ",
        "2026-12-29 2026-12-29 13:00-15:00",
        "2026-12-30 2026-12-31 ",
    ];
    assert_eq!(said, expected);
    assert_eq!(opening.first_difference(&edition, today), None);
}

#[test]
fn hours_that_cannot_stand_here_are_told() {
    let edition = edition(weekly(2), Vec::new());
    let opening = Opening::of(&edition, day("2026-11-24"));
    assert_eq!(opening.first_difference(&edition, day("2026-11-24")), Some(day("2026-11-24")));
}

#[test]
fn hours_that_the_file_adds_do_not_open_a_house_that_is_closed_here() {
    let Block { opens, closes } = hours("13-15").iter().next().unwrap();
    let edition = edition(weekly(1), vec![exception("2026-12-01", "2026-12-01", Change::Extra { opens, closes })]);
    let (from, until) = (day("2026-12-01"), day("2026-12-01"));
    let closed = OtherDay { from, until, hours: Hours::default(), reason: Text::dutch("Dicht") };
    let edition = edition.keeping(&Opening { days: vec![closed], ..Opening::default() });
    let desk = edition.house_desk().unwrap();
    assert_eq!(edition.days().sessions_on(desk, true, day("2026-12-01")), []);
}

fn some_hours() -> impl Strategy<Value = Hours> {
    let block = (0..1440_u16, 0..1440_u16).prop_map(|(one, two)| Block {
        opens: TimeOfDay::from_minutes(one.min(two)).unwrap(),
        closes: TimeOfDay::from_minutes(one.max(two)).unwrap(),
    });
    proptest::collection::vec(block, 0..4).prop_map(Hours::of)
}

/// Hours of a week, other days apart from one another, and holidays that are set open.
fn some_opening() -> impl Strategy<Value = Opening> {
    let week = proptest::array::uniform7(some_hours());
    let days = proptest::collection::btree_map(1..50_i64, (0..6_i64, some_hours(), "[a-z]{1,9}"), 0..5);
    (week, days, any::<bool>(), any::<bool>()).prop_map(|(week, days, keeps_holidays, is_open)| {
        let other = days.into_iter().map(|(week, (length, hours, reason))| {
            let from = day("2026-11-24").plus(week * 7);
            OtherDay { from, until: from.plus(length), hours, reason: Text::dutch(reason) }
        });
        let days: Vec<_> = other.collect();
        let christmas = day("2026-12-25");
        let has_own_hours =
            days.iter().any(|day| day.from <= christmas && christmas <= day.until && !day.hours.is_empty());
        let open_holidays = (is_open && !has_own_hours).then_some(christmas).into_iter().collect();
        Opening { week, days, keeps_holidays, open_holidays }
    })
}

proptest! {
    /// What is shown is read back, and blocks never meet.
    #[test]
    fn hours_stay_what_they_are(hours in some_hours()) {
        prop_assert_eq!(hours.to_string().parse::<Hours>(), Ok(hours.clone()));
        let blocks: Vec<_> = hours.iter().collect();
        prop_assert!(blocks.windows(2).all(|pair| pair[0].closes < pair[1].opens));
    }

    /// Whatever is typed: it is read or refused.
    #[test]
    fn anything_can_be_typed(text in ".{0,20}") {
        let _ = text.parse::<Hours>();
        let _ = written(&sent(&[("monday", &text), ("from-1", &text), ("open", &text)]), day("2026-11-24"));
    }

    /// What is kept here, exported and read in again says the same, also of the holidays that were set open.
    #[test]
    fn what_is_kept_goes_through_the_file(opening in some_opening()) {
        let edition = edition(weekly(1), Vec::new()).keeping(&opening);
        let text = yaml(sample::house(), edition.directory());
        let reading = read(sample::house(), &[File { name: "export.yaml", bytes: text.as_bytes() }]);
        let Some(directory) = reading.directory else { panic!("{}\n{text}", reading.report) };
        let again = Edition::new(edition.id(), 2, edition.since(), directory);
        prop_assert_eq!(Opening::of(&again, day("2026-11-24")), opening, "{}", text);
    }

    /// A week that is laid over a desk comes back from it.
    #[test]
    fn a_week_comes_back_from_the_desk(week in proptest::array::uniform7(some_hours())) {
        let opening = Opening { week: week.clone(), ..Opening::default() };
        let mut desk = sample::directory().services[0].presences[0].clone();
        opening.cover(&mut desk);
        prop_assert_eq!(week_of(&desk), week);
    }
}
