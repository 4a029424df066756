use jiff::civil::Weekday;
use kernel::{Lang, TypedId};
use proptest::prelude::*;

use super::*;
use crate::rules::model::{Access, Meta, PresenceId, Repeat, Schedule, Weekdays};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn at(text: &str) -> TimeOfDay {
    text.parse().unwrap()
}

/// The moment at which clocks in Brussels show this.
fn brussels(text: &str) -> Instant {
    let civil: jiff::civil::DateTime = text.parse().unwrap();
    civil.to_zoned(TimeZone::get("Europe/Brussels").unwrap()).unwrap().timestamp().into()
}

fn house() -> HouseDays {
    HouseDays::of(&Directory { meta: Meta::default(), ..Directory::default() })
}

fn schedule(repeat: Repeat, opens: &str, closes: &str) -> Schedule {
    Schedule { repeat, opens: at(opens), closes: at(closes), from: None, until: None, note: Text::default() }
}

fn weekly(days: impl IntoIterator<Item = Weekday>) -> Repeat {
    Repeat::Weekly { days: Weekdays::of(days), every: 1, anchor: None }
}

fn presence(schedules: impl Into<Vec<Schedule>>) -> Presence {
    Presence {
        id: PresenceId::from_uuid(uuid::Uuid::nil()),
        location: None,
        room: Text::default(),
        access: vec![Access::WalkIn],
        who: Text::default(),
        schedules: schedules.into(),
        exceptions: Vec::new(),
        booking: Vec::new(),
        since: None,
        until: None,
    }
}

fn exception(on: &str, change: Change) -> Exception {
    Exception { from: day(on), until: day(on), change, reason: Text::dutch("vergadering") }
}

fn starts(sessions: &[Session]) -> Vec<String> {
    sessions.iter().map(|session| format!("{} {}-{}", session.day, session.opens, session.closes)).collect()
}

#[test]
fn open_now_until_and_next() {
    let desk = presence([
        schedule(weekly([Weekday::Monday, Weekday::Tuesday]), "09:00", "12:00"),
        schedule(weekly([Weekday::Tuesday]), "13:30", "16:00"),
    ]);
    let state = |now: &str| {
        let found = house().availability(&desk, true, brussels(now));
        (found.now.map(|open| open.closes.to_string()), found.next.map(|next| format!("{} {}", next.day, next.opens)))
    };
    assert_eq!(state("2026-11-24T08:59"), (None, Some("2026-11-24 09:00".into())));
    assert_eq!(state("2026-11-24T09:00"), (Some("12:00".into()), Some("2026-11-24 13:30".into())));
    assert_eq!(state("2026-11-24T12:00"), (None, Some("2026-11-24 13:30".into())));
    assert_eq!(state("2026-11-24T16:00"), (None, Some("2026-11-30 09:00".into())));
}

#[test]
fn a_night_shelter_is_open_past_midnight_and_past_the_change_of_the_clock() {
    let shelter = presence([schedule(weekly(Weekday::Monday.cycle_forward().take(7)), "20:00", "08:00")]);
    let open = |now: &str| house().open_at(&shelter, false, brussels(now));
    assert!(open("2026-11-24T19:59").is_none());
    assert_eq!(open("2026-11-25T07:59").unwrap().day, day("2026-11-24"));
    assert!(open("2026-11-25T08:00").is_none());
    let hours_open = |evening: &str| {
        let night = house().sessions_on(&shelter, false, day(evening)).remove(0);
        night.end.seconds_since(night.start) / 3600
    };
    assert_eq!([hours_open("2026-10-24"), hours_open("2026-10-25"), hours_open("2027-03-27")], [13, 12, 11]);
}

#[test]
fn sessions_that_touch_are_one_and_round_the_clock_has_no_next() {
    let always = presence([schedule(weekly(Weekday::Monday.cycle_forward().take(7)), "00:00", "24:00")]);
    let now = brussels("2026-11-24T15:00");
    let open = house().open_at(&always, false, now).unwrap();
    assert!(open.end.seconds_since(now) > 6 * 86_400);
    let split = presence([
        schedule(weekly([Weekday::Tuesday]), "09:00", "12:00"),
        schedule(weekly([Weekday::Tuesday]), "12:00", "14:00"),
    ]);
    let found = house().availability(&split, true, brussels("2026-11-24T10:00"));
    assert_eq!(found.now.unwrap().closes, at("14:00"));
    assert_eq!(found.next.unwrap().day, day("2026-12-01"));
}

#[test]
fn the_pension_service_sits_here_on_the_last_tuesday_but_not_on_the_cancelled_one() {
    let last_tuesday = Repeat::MonthlyByWeekday { ordinals: vec![-1], days: Weekdays::of([Weekday::Tuesday]) };
    let mut pensions = presence([schedule(last_tuesday, "09:00", "12:00")]);
    pensions.exceptions.push(exception("2027-12-28", Change::Closed));
    let found = house().sessions(&pensions, true, day("2027-10-01"), day("2028-01-31"));
    assert_eq!(starts(&found), ["2027-10-26 09:00-12:00", "2027-11-30 09:00-12:00", "2028-01-25 09:00-12:00"]);
}

#[test]
fn holidays_and_closures_close_the_house_but_not_what_is_elsewhere() {
    let directory = Directory {
        closures: vec![Closure {
            from: day("2026-12-24"),
            until: day("2026-12-31"),
            reason: Text::dutch("kerstvakantie"),
        }],
        ..Directory::default()
    };
    let house = HouseDays::of(&directory);
    let daily = presence([schedule(weekly(Weekday::Monday.cycle_forward().take(7)), "09:00", "12:00")]);
    assert_eq!(house.sessions(&daily, true, day("2026-12-23"), day("2027-01-02")).len(), 2);
    assert_eq!(house.sessions(&daily, false, day("2026-12-23"), day("2027-01-02")).len(), 11);
    assert!(matches!(house.closed_on(day("2026-12-25")), Some(Closed::Closure(_))));
    assert_eq!(house.closed_on(day("2027-01-01")), Some(Closed::Holiday(Holiday::NewYear)));
}

#[test]
fn what_was_said_of_a_day_goes_before_what_holds_in_general() {
    let mut desk = presence([schedule(weekly([Weekday::Wednesday]), "09:00", "12:00")]);
    let extra = Change::Extra { opens: at("14:00"), closes: at("15:00") };
    let instead = Change::Instead { opens: at("10:00"), closes: at("11:00") };
    desk.exceptions = vec![
        exception("2026-11-11", extra.clone()),
        exception("2026-11-18", instead),
        exception("2026-11-25", Change::Closed),
        exception("2026-11-25", extra),
        exception("2026-12-02", Change::OtherRoom(Text::dutch("lokaal 3"))),
    ];
    let found = house().sessions(&desk, true, day("2026-11-09"), day("2026-12-05"));
    let expected =
        ["2026-11-11 14:00-15:00", "2026-11-18 10:00-11:00", "2026-11-25 14:00-15:00", "2026-12-02 09:00-12:00"];
    assert_eq!(starts(&found), expected);
    assert_eq!(found.last().unwrap().other_room.as_ref().unwrap().for_reader(Lang::FR).1, "lokaal 3");
    assert!(found[0].is_exceptional && !found[3].is_exceptional);
}

#[test]
fn a_presence_that_ended_offers_no_session() {
    let mut left = presence([schedule(weekly([Weekday::Monday]), "09:00", "12:00")]);
    left.until = Some(day("2026-11-24"));
    assert_eq!(house().next(&left, true, brussels("2026-11-20T10:00")).unwrap().day, day("2026-11-23"));
    assert_eq!(house().next(&left, true, brussels("2026-11-23T12:00")), None);
}

/// The same rule for the independent expander: RFC 5545 text for the crate `rrule`.
fn as_rrule(repeat: &Repeat) -> String {
    let code = |day: Weekday| {
        ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][usize::try_from(day.to_monday_zero_offset()).unwrap()]
    };
    let listed = |items: Vec<String>| items.join(",");
    match repeat {
        Repeat::Weekly { days, every, .. } => {
            format!(
                "FREQ=WEEKLY;WKST=MO;INTERVAL={every};BYDAY={}",
                listed(days.iter().map(|day| code(day).into()).collect())
            )
        }
        Repeat::MonthlyByWeekday { ordinals, days } => {
            let all = ordinals.iter().flat_map(|nth| days.iter().map(move |day| format!("{nth}{}", code(day))));
            format!("FREQ=MONTHLY;BYDAY={}", listed(all.collect()))
        }
        Repeat::MonthlyByDay { days } => {
            format!("FREQ=MONTHLY;BYMONTHDAY={}", listed(days.iter().map(ToString::to_string).collect()))
        }
        Repeat::Once(_) => unreachable!("the expander is not asked for single days"),
    }
}

fn expanded(repeat: &Repeat, from: Day, until: Day) -> Vec<Day> {
    let compact = |day: Day| day.to_string().replace('-', "");
    let text =
        format!("DTSTART:{}T120000Z\nRRULE:{};UNTIL={}T120000Z", compact(from), as_rrule(repeat), compact(until));
    let set: rrule::RRuleSet = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
    set.all(2000).dates.iter().map(|date| date.format("%Y-%m-%d").to_string().parse().unwrap()).collect()
}

fn weekdays() -> impl Strategy<Value = Weekdays> {
    proptest::sample::subsequence(Weekday::Monday.cycle_forward().take(7).collect::<Vec<_>>(), 1..=7)
        .prop_map(Weekdays::of)
}

/// Places in a month from its start or from its end. The expander refuses a fifth from the end, which only weekdays reach.
fn places(most: i8, least: i8) -> impl Strategy<Value = Vec<i8>> {
    let one = prop_oneof![1..=most, least..=-1];
    proptest::collection::btree_set(one, 1..4).prop_map(|set| set.into_iter().collect())
}

fn repeats(anchor: Day) -> impl Strategy<Value = Repeat> {
    prop_oneof![
        (weekdays(), 1_u16..6).prop_map(move |(days, every)| Repeat::Weekly { days, every, anchor: Some(anchor) }),
        (places(5, -4), weekdays()).prop_map(|(ordinals, days)| Repeat::MonthlyByWeekday { ordinals, days }),
        places(31, -31).prop_map(|days| Repeat::MonthlyByDay { days }),
    ]
}

proptest! {
    #[test]
    fn an_independent_expander_finds_the_same_days(
        (from, repeat) in (0_i64..4000).prop_flat_map(|step| {
            let from = day("2024-01-01").plus(step);
            (Just(from), repeats(from))
        }),
        length in 1_i64..400,
    ) {
        let until = from.plus(length);
        let desk = presence([schedule(repeat.clone(), "12:00", "13:00")]);
        let ours: Vec<Day> = house().sessions(&desk, false, from, until).iter().map(|session| session.day).collect();
        prop_assert_eq!(ours, expanded(&repeat, from, until));
    }

    #[test]
    fn next_is_the_first_session_later_and_open_means_inside_one(
        repeat in repeats(day("2026-01-01")),
        (opens, closes) in (0_u16..1440, 0_u16..=1440),
        minute in 0_i64..525_600,
    ) {
        let times = schedule(repeat, "00:00", "00:00");
        let (opens, closes) = (TimeOfDay::from_minutes(opens).unwrap(), TimeOfDay::from_minutes(closes).unwrap());
        let desk = presence([Schedule { opens, closes, ..times }]);
        let now = brussels("2026-01-01T00:00").plus_seconds(minute * 60);
        let today = house().today(now);
        let all = house().sessions(&desk, false, today.plus(-2), today.plus(HORIZON_DAYS));
        let inside = all.iter().any(|session| session.start <= now && now < session.end);
        let found = house().availability(&desk, false, now);
        prop_assert_eq!(found.now.is_some(), inside);
        let reached = found.now.map_or(now, |open| open.end);
        let later = all.iter().find(|session| session.start > now && (reached == now || session.start > reached));
        prop_assert_eq!(found.next.map(|next| next.start), later.map(|session| session.start));
    }
}
