use kernel::Day;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{
    export::{closed_days::ClosedDays, sample},
    rules::{
        hours::Session,
        model::{Repeat, Schedule, Text, Weekday, Weekdays},
    },
};

fn text(edition: &Edition, at: usize) -> String {
    let service = edition.directory().services.get(at).unwrap();
    String::from_utf8(of_service(edition, &sample::site(), service)).unwrap()
}

fn unfolded(feed: &str) -> String {
    feed.replace("\r\n ", "").replace("\r\n", "\n")
}

/// What our own engine says of the days a feed answers for.
fn sessions(edition: &Edition, at: usize) -> Vec<Session> {
    let (first, last) = ClosedDays::span(edition);
    let service = edition.directory().services.get(at).unwrap();
    let presences = service.presences.iter();
    presences
        .flat_map(|presence| edition.days().sessions(presence, edition.is_in_house(presence), first, last))
        .collect()
}

#[test]
fn a_feed_reads_so() {
    insta::assert_snapshot!("tenants_feed", unfolded(&text(&sample::edition(), 0)));
}

#[test]
fn every_line_ends_by_the_book_and_is_short() {
    let feed = text(&sample::edition(), 0);
    assert!(feed.ends_with("END:VCALENDAR\r\n"));
    assert!(feed.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    assert!(feed.contains("\r\n "), "something long is folded");
}

#[test]
fn the_feed_of_the_house_holds_what_is_in_it() {
    let edition = sample::edition();
    let feed = unfolded(&String::from_utf8(of_house(&edition, &sample::site())).unwrap());
    assert!(feed.contains("huuradvies"));
    assert!(!feed.contains("nachtopvang"), "the night shelter is elsewhere");
}

#[test]
fn an_event_keeps_its_id_in_the_next_edition() {
    let uids = |feed: &str| feed.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>();
    let mut changed = sample::directory();
    changed.services[0].description = Text::dutch("Anders");
    let (before, after) = (text(&sample::edition(), 0), text(&sample::edition_of(changed), 0));
    assert!(uids(&before).len() > 4);
    assert_eq!(uids(&before), uids(&after));
}

/// Holds our feeds against two other readers of iCalendar, when they are there.
#[test]
fn other_readers_find_the_same_sessions() {
    let edition = sample::edition();
    let (first, last) = ClosedDays::span(&edition);
    for at in 0..edition.directory().services.len() {
        let expected: Vec<_> = sessions(&edition, at)
            .iter()
            .map(|session| json!([session.start.to_string(), session.end.to_string()]))
            .collect();
        let question = json!({
            "feed": text(&edition, at),
            "from": first.to_string(),
            "until": last.to_string(),
            "zone": "Europe/Brussels",
            "sessions": expected,
        });
        sample::ask_oracle("feeds.py", &question);
    }
}

fn weekdays() -> impl Strategy<Value = Weekdays> {
    prop::collection::vec(0_i8..7, 1..4)
        .prop_map(|days| Weekdays::of(days.into_iter().map(|day| Weekday::from_monday_zero_offset(day).unwrap())))
}

fn repeats() -> impl Strategy<Value = Repeat> {
    // The crate takes no -5, which RFC 5545 does.
    let ordinal = prop_oneof![1_i8..=5, -4_i8..=-1];
    let of_month = prop_oneof![1_i8..=31, -31_i8..=-1];
    prop_oneof![
        (weekdays(), 1_u16..5, 0_i64..60).prop_map(|(days, every, step)| Repeat::Weekly {
            days,
            every,
            anchor: Some(sample::day("2026-01-06").plus(step)),
        }),
        (prop::collection::vec(ordinal, 1..3), weekdays())
            .prop_map(|(ordinals, days)| Repeat::MonthlyByWeekday { ordinals, days }),
        prop::collection::vec(of_month, 1..3).prop_map(|days| Repeat::MonthlyByDay { days }),
    ]
}

/// The start days that the crate `rrule` finds in the first event of a feed.
fn expanded(feed: &str, last: Day) -> Vec<String> {
    let event = feed.split("BEGIN:VEVENT").nth(1).unwrap_or_default();
    let wanted = |line: &&str| ["DTSTART", "RRULE", "EXDATE"].iter().any(|name| line.starts_with(name));
    let lines: Vec<_> = event.lines().filter(wanted).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let set: rrule::RRuleSet = lines.join("\n").parse().unwrap();
    let dates = set.into_iter().map(|date| date.format("%Y-%m-%d %H:%M").to_string());
    dates.take_while(|date| date.as_str() <= format!("{last} 99").as_str()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn rules_mean_what_our_engine_means(repeat in repeats(), from in prop::option::of(0_i64..400), length in prop::option::of(0_i64..500)) {
        let from = from.map(|step| sample::day("2025-12-01").plus(step));
        let until = length.map(|length| from.unwrap_or(sample::day("2026-02-01")).plus(length));
        let schedule = Schedule {
            repeat, from, until,
            opens: sample::time("13:30"), closes: sample::time("16:00"), note: Text::default(),
        };
        let mut directory = sample::directory();
        let presence = &mut directory.services[0].presences[0];
        presence.exceptions.retain(|exception| matches!(exception.change, crate::rules::model::Change::Closed));
        presence.schedules = vec![schedule];
        let edition = sample::edition_of(directory);
        let (_, last) = ClosedDays::span(&edition);
        let ours: Vec<_> = sessions(&edition, 0).iter().map(|session| format!("{} {}", session.day, session.opens)).collect();
        prop_assert_eq!(expanded(&unfolded(&text(&edition, 0)), last), ours);
    }
}
