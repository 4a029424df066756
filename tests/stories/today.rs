//! The day goes by in the house.

use crate::harness::{TestHouse, stories};

/// What the page of today says at moments of some days, without the names of everybody.
async fn told(house: &TestHouse, moments: &[&str]) -> String {
    let mut told = String::new();
    for wall in moments {
        house.at(wall);
        let page = house.visitor().get("/vandaag").await;
        told += &format!("{}\n", page.texts("main .lead, main .notice, main h2").join(" | "));
    }
    told
}

stories! {
    async fn the_day_goes_by(house: TestHouse) {
        let day = ["2026-11-24 07:30", "2026-11-24 08:30", "2026-11-24 10:00", "2026-11-24 12:00", "2026-11-24 12:40",
                   "2026-11-24 15:59", "2026-11-24 16:00", "2026-11-24 19:00"];
        insta::assert_snapshot!("the_day_goes_by", told(&house, &day).await);
    }

    async fn a_holiday_and_a_sunday_are_quiet(house: TestHouse) {
        insta::assert_snapshot!("quiet_days", told(&house, &["2026-12-25 10:00", "2026-11-29 10:00", "2026-11-28 11:00"]).await);
    }

    async fn the_board_says_the_same_and_refreshes_without_script(house: TestHouse) {
        let board = house.visitor().get("/board").await;
        assert!(board.header("refresh").parse::<u32>().is_ok_and(|seconds| seconds <= 120), "no Refresh header");
        let today = house.visitor().get("/vandaag").await.texts("main section h3");
        assert!(today.len() > 6, "one screen would hold them all: {today:?}");
        let mut shown = String::new();
        for _ in 0..today.len().div_ceil(6) {
            let screen = house.visitor().get("/board").await;
            assert!((1..=6).contains(&screen.texts("main tbody tr").len()), "{}", screen.main_text());
            shown += &screen.main_text();
            house.clock.turn(30);
        }
        let missing: Vec<_> = today.iter().filter(|name| !shown.contains(name.as_str())).collect();
        assert!(missing.is_empty(), "not on the board: {missing:?}\n{shown}");
    }

    async fn the_week_shows_every_day(house: TestHouse) {
        let week = house.visitor().get("/zitdagen").await;
        for day in ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"] {
            week.sees(day);
        }
    }
}
