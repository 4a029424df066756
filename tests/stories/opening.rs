//! When the house is open, kept in the browser.

use std::time::Duration;

use kernel::Role;

use crate::harness::{Page, Staff, Visitor, stories};

const PAGE: &str = "/beheer/uren";

/// The fields as they stand on the page, with some others.
async fn with(browser: &Visitor, others: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut fields = browser.get(PAGE).await.fields("main form[action$='/uren']");
    for (name, value) in others {
        fields.retain(|(known, _)| known != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    fields
}

async fn keeps(browser: &Visitor, fields: &[(String, String)]) -> Page {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(PAGE, &fields).await
}

stories! {
    async fn what_is_kept_shows_at_once_everywhere(house: TestHouse) {
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, None).await;
        noor.get(PAGE).await.has_status(403);
        bram.get("/beheer/huis").await.sees("Openingsuren en gesloten dagen");
        let page = bram.get(PAGE).await;
        page.has_status(200).sees("uit het bestand").sees("Hier is nog niets bewaard");
        assert_eq!(page.all("#tuesday", "value"), ["09:00-12:00, 17:00-19:00"]);
        house.visitor().get("/vandaag").await.sees_no("7.00–8.00").sees_no("11.37");
        // Looking first keeps nothing.
        let early = with(&bram, &[("tuesday", "7-8 en 10-11:37"), ("look", "ja")]).await;
        keeps(&bram, &early).await.has_status(200).sees("Er is nog niets bewaard").sees("07:00–08:00");
        house.visitor().get("/vandaag").await.sees_no("7.00–8.00");
        let early = with(&bram, &[("tuesday", "7-8 en 10-11:37")]).await;
        keeps(&bram, &early).await.has_status(303);
        house.visitor().get("/vandaag").await.sees("7.00–8.00").sees("tot 11.37 uur");
        house.visitor().get("/aanbod/sh-id-team/calendar.ics").await.sees("T070000");
        bram.get(PAGE).await.sees("Versie 1").sees("Bram").sees("die hier bewaard zijn");
        // Today is a day on which all of the house is closed, or has other hours.
        let closed = with(&bram, &[("from-3", "2026-11-24"), ("nl-3", "Stroompanne"), ("fr-3", "Panne de courant")]).await;
        keeps(&bram, &closed).await.has_status(303);
        house.visitor().get("/vandaag").await.sees("Stroompanne");
        house.visitor().get("/fr/vandaag").await.sees("Panne de courant").sees_no("7.00–8.00");
        house.visitor().get("/board").await.sees("Stroompanne");
        let other = with(&bram, &[("hours-1", "14-15:07")]).await;
        keeps(&bram, &other).await.has_status(303);
        house.visitor().get("/vandaag").await.sees("15.07").sees_no("7.00–8.00");
        house.visitor().get("/api/match?q=ik+weet+niet+waar+naartoe").await.has_status(200).sees("14:00");
        bram.post(PAGE, &[("monday", "laat"), ("version", "3")]).await.has_status(422).sees("9:00-12:00, 13:30-16:00");
    }

    async fn every_process_follows_and_a_new_file_undoes_nothing(house: TestHouse) {
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let second = house.second_process().await;
        let elsewhere = Visitor::to(&second);
        elsewhere.get("/vandaag").await.sees_no("7.00–8.00");
        let early = with(&bram, &[("tuesday", "7-8")]).await;
        keeps(&bram, &early).await.has_status(303);
        tokio::time::timeout(Duration::from_secs(60), second.look()).await.expect("in time").expect("a look");
        elsewhere.get("/vandaag").await.sees("7.00–8.00");
        house.take_in(&demo::documents()).await;
        house.visitor().get("/vandaag").await.sees("7.00–8.00").sees_no("9.00–12.00 Onthaal");
        bram.post("/beheer/uren/versies/0/terug", &[("version", "1")]).await.has_status(303);
        house.visitor().get("/vandaag").await.sees_no("7.00–8.00");
        bram.get(PAGE).await.sees("De uren uit het bestand van de gids").sees("uit het bestand");
        bram.post("/beheer/uren/versies/1/terug", &[("version", "2")]).await.has_status(303);
        house.visitor().get("/vandaag").await.sees("7.00–8.00");
        bram.get(PAGE).await.sees("Teruggezet: versie 1");
        bram.post("/beheer/uren/versies/9/terug", &[("version", "3")]).await.has_status(404);
        second.close().await;
    }

    async fn of_two_who_keep_hours_the_second_sees_both(house: TestHouse) {
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let (_, ans) = house.at_work("Ans", Role::Administrator, None).await;
        let (one, two) = (with(&bram, &[("monday", "7-8")]).await, with(&ans, &[("monday", "20-21")]).await);
        keeps(&bram, &one).await.has_status(303);
        let both = keeps(&ans, &two).await;
        both.has_status(409).sees("maandag: 07:00-08:00");
        assert_eq!(both.all("#monday", "value"), ["20-21"]);
        ans.post("/beheer/uren/versies/0/terug", &[("version", "0")]).await.has_status(409).sees("intussen andere uren");
        let seen = both.all("form[action$='/uren'] input[name=version]", "value");
        assert_eq!(seen, ["1"]);
        let mut two = two;
        two.retain(|(name, _)| name != "version");
        two.push(("version".to_owned(), "1".to_owned()));
        keeps(&ans, &two).await.has_status(303);
        ans.get(PAGE).await.sees("Versie 2");
    }

    async fn a_holiday_can_be_set_open(house: TestHouse) {
        house.at("2026-12-23 10:00");
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        bram.get(PAGE).await.sees("Kerstmis: vrijdag 25 december 2026").sees("Nieuwjaar: vrijdag 1 januari 2027");
        let open = with(&bram, &[("open", "2026-12-25")]).await;
        keeps(&bram, &open).await.has_status(303);
        house.at("2026-12-25 10:00");
        house.app.look().await.expect("a look");
        house.visitor().get("/vandaag").await.sees_no("Kerstmis").sees("tot 12 uur");
    }
}
