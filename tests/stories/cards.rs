//! What identifies somebody is a card that goes: by itself after the end, and never where nobody may be named.

use db::{params, sql};
use http::header;
use kernel::Role;

use super::sharing::{DAY, NAME, kept, noor, others, refers, sends, shares};
use crate::harness::{Staff as _, TestHouse, stories};

stories! {
    async fn who_it_was_is_forgotten_after_the_end(house: TestHouse) {
        let team = house.team("ID-team").await;
        let (worker, noor) = house.at_work("Noor", Role::DeskWorker, Some(team)).await;
        let (mistaken, ended, open) = (refers(&noor, "cold").await, refers(&noor, "cold").await, refers(&noor, "cold").await);
        for referral in [&mistaken, &ended, &open] {
            shares(&noor, referral).await;
        }
        noor.post(&format!("{mistaken}/ongedaan"), &[]).await.has_status(303);
        assert_eq!(kept(&house).await, (2, 1, 2), "a mistake is erased at once");
        noor.post(&format!("{ended}/antwoord"), &[("answer", "full"), ("via", "phone")]).await.has_status(303);
        noor.get(&ended).await.sees_no("Gedeeld met de dienst");
        // The next service is told nothing: the person is asked again.
        let next = noor.post(&format!("{ended}/volgende"), &[("service", "sh-huurbegeleiding")]).await;
        let next = next.has_status(303).header(header::LOCATION).to_owned();
        noor.get(&next).await.sees("De dienst weet niet wie het is");
        house.clock.turn(30 * DAY);
        house.app.sweep().await.expect("a sweep");
        assert_eq!(kept(&house).await.2, 2);
        house.clock.turn(1);
        house.app.sweep().await.expect("a sweep");
        assert_eq!(kept(&house).await.2, 1, "only of what is under way");
        let noor = house.browser(worker).await;
        noor.get(&format!("{ended}/kaart")).await.has_status(200).sees("Zodat u zelf kan bellen").sees_no(NAME);
        house.clock.turn(61 * DAY);
        house.app.sweep().await.expect("a sweep");
        let noor = house.browser(worker).await;
        noor.get(&format!("{ended}/kaart")).await.sees("gewist").sees("Deelakten").sees_no("Zodat u zelf kan bellen");
    }

    async fn what_comes_of_an_anonymous_one_carries_nobody(house: TestHouse) {
        let noor = noor(&house).await;
        let first = refers(&noor, "anonymous").await;
        let handed_on = [("answer", "handed-on"), ("via", "phone"), ("better", "sh-huurbegeleiding")];
        noor.post(&format!("{first}/antwoord"), &handed_on).await.has_status(303);
        let child = others(&noor, &first).await.remove(0);
        noor.get(&child).await.sees("Door de dienst verder verwezen").sees_no("Gegevens delen");
        noor.post(&format!("{child}/antwoord"), &[("answer", "full"), ("via", "phone")]).await.has_status(303);
        let next = noor.post(&format!("{child}/volgende"), &[("service", "sh-pamperbank")]).await;
        let next = next.has_status(303).header(header::LOCATION).to_owned();
        for referral in [&child, &next] {
            noor.get(&format!("{referral}/delen")).await.has_status(409);
            sends(&noor, referral, &[("step", "deel")]).await.has_status(409).sees("Wat u schreef, staat hieronder");
        }
        assert_eq!(kept(&house).await, (0, 0, 0));
    }

    async fn a_house_says_sooner_when_cards_go(house: TestHouse) {
        let noor = noor(&house).await;
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let (_, hilde) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        let rules = "/beheer/bewaartermijnen";
        bram.post(rules, &[("subject", "referral-cards"), ("days", "31")]).await.has_status(422);
        bram.post(rules, &[("subject", "referral-cards"), ("days", "2")]).await.has_status(303);
        let rule = hilde.get(rules).await.sees("Wie iemand was").all("input[name=rule]", "value").remove(0);
        hilde.post(&format!("{rules}/akkoord"), &[("rule", &rule)]).await.has_status(303);
        let referral = refers(&noor, "cold").await;
        shares(&noor, &referral).await;
        noor.post(&format!("{referral}/antwoord"), &[("answer", "helped"), ("via", "phone")]).await.has_status(303);
        house.clock.turn(2 * DAY);
        house.app.people().sweep(&house.app.house()).await.expect("a sweep");
        assert_eq!(kept(&house).await.2, 1);
        house.clock.turn(DAY);
        house.app.people().sweep(&house.app.house()).await.expect("a sweep");
        assert_eq!(kept(&house).await.2, 0);
    }

    async fn the_anonymous_kinds_carry_nobody_by_schema(house: TestHouse) {
        let noor = noor(&house).await;
        for kind in ["anonymous", "information"] {
            let referral = refers(&noor, kind).await;
            noor.get(&referral).await.sees_no("Gegevens delen");
            noor.get(&format!("{referral}/delen")).await.has_status(409);
            sends(&noor, &referral, &[("step", "deel")]).await.has_status(409);
            noor.get(&format!("{referral}/kaart")).await.has_status(200).sees("Er is nu niets gedeeld.");
            noor.post(&format!("{referral}/delen/weigering"), &[]).await.has_status(409);
            assert!(!takes_a_person(&house, &referral).await, "{kind}: the schema took a person");
        }
        // The same rows are taken where somebody may be named.
        assert!(takes_a_person(&house, &refers(&noor, "cold").await).await);
    }
}

/// Whether the schema lets a row that names somebody refer to this referral.
async fn takes_a_person(house: &TestHouse, referral: &str) -> bool {
    let act = sql!(
        "insert into referrals_shares (house_id, referral_id, number, anonymous, organization, recipient, items, informed, agreed, shared_at)
         values ($1, $2, 1, false, 'caw', 'care', 'name', true, 'spoken', $3)"
    );
    let card = sql!(
        "insert into referrals_cards (house_id, referral_id, number, anonymous, name, asks_code, wrong_codes)
         values ($1, $2, 1, false, 'x', false, 0)"
    );
    let (id, program) = (house.app.house().id, kernel::Actor::Program("story"));
    let referral: referrals::rules::ReferralId = referral.rsplit('/').next().expect("an id").parse().expect("an id");
    let mut tx = house.app.db().write(id, &program).await.expect("a writer");
    let now = tx.now();
    tx.run(&act, params![id, referral, now]).await.is_ok() && tx.run(&card, params![id, referral]).await.is_ok()
}
