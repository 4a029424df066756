//! How long things are kept: one person proposes, the officer approves, the program does it and can show it. And the register of
//! what is kept at all.

use directory::rules::correction::Correction;
use http::header;
use kernel::{Actor, Role};

use crate::harness::{Staff, TestHouse, Visitor, stories};

const RULES: &str = "/beheer/bewaartermijnen";
const PROOFS: &str = "/beheer/bewaartermijnen/bewijzen";

/// Presses the button under the one proposal that waits.
async fn approves(officer: &Visitor) -> crate::harness::Page {
    let waiting = officer.get(RULES).await.has_status(200).all("input[name=rule]", "value");
    assert_eq!(waiting.len(), 1, "one proposal waits");
    officer.post(&format!("{RULES}/akkoord"), &[("rule", &waiting[0])]).await
}

/// Does what goes on beside the requests once an hour.
async fn an_hour_passes(house: &TestHouse) {
    house.app.people().sweep(&house.app.house()).await.expect("a sweep");
}

async fn entries(house: &TestHouse) -> i64 {
    house.app.db().verify_log(house.app.house().id, |_| true, |_, _| ()).await.expect("the chain is whole").entries
}

stories! {
    async fn the_register_is_for_everybody_and_its_columns_for_who_watches(house: TestHouse) {
        house.visitor().get("/privacy").await.has_status(200).sees("Alles wat dit huis bijhoudt");
        let page = house.visitor().get("/privacy/register").await;
        page.has_status(200).sees("Wie keek waarnaar").sees("Niet. De vraag leeft zolang de pagina wordt gemaakt").sees_no("people_workers");
        assert!(page.texts("h2").len() >= 12, "{:?}", page.texts("h2"));
        house.visitor().get("/en/privacy/register").await.has_status(200).sees("What this house keeps, and why");
        house.visitor().get("/fr/privacy/register").await.has_status(200).sees("Ce que cette maison conserve");
        let lines = house.visitor().get("/fr/privacy/register.json").await.has_status(200).json();
        let log = lines.as_array().expect("a list").iter().find(|line| line["code"] == "log").expect("the log");
        assert_eq!(log["data"].as_array().expect("data").len(), 4, "{log}");
        let file = house.visitor().get("/privacy/register.csv").await;
        assert_eq!(file.has_status(200).header(header::CONTENT_TYPE), "text/csv; charset=utf-8");
        assert_eq!(file.text().lines().count(), 1 + lines.as_array().expect("a list").len());
        let (_, hilde) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        hilde.get("/beheer/register").await.has_status(200).sees("people_workers").sees("worker_id");
        let (_, noor) = house.at_work("Noor", Role::Policy, None).await;
        noor.get("/beheer/register").await.has_status(403);
    }

    async fn one_proposes_and_the_officer_approves(house: TestHouse) {
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let (hilde_id, hilde) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        bram.get("/werk").await.sees("Hoe lang we iets bewaren");
        bram.get(RULES).await.has_status(200).sees("Er is nog geen regel");
        for (subject, days) in [("access-log", "30"), ("access-log", "altijd"), ("iets", "400"), ("sessions", "31")] {
            bram.post(RULES, &[("subject", subject), ("days", days)]).await.has_status(422);
        }
        bram.post(RULES, &[("subject", "access-log"), ("days", "400")]).await.has_status(303);
        let rule = hilde.get(RULES).await.has_status(200).all("input[name=rule]", "value").remove(0);
        bram.get(RULES).await.sees("Bram stelt 400 dagen voor").sees("nooit wie het voorstelde").sees_no("Keur goed");
        bram.post(&format!("{RULES}/akkoord"), &[("rule", &rule)]).await.has_status(403);
        // Taken back, and proposed anew: the old one is gone.
        bram.post(&format!("{RULES}/intrekken"), &[("subject", "access-log")]).await.has_status(303);
        hilde.post(&format!("{RULES}/akkoord"), &[("rule", &rule)]).await.has_status(404);
        // The officer proposes too, and then another officer approves.
        hilde.post(RULES, &[("subject", "access-log"), ("days", "500")]).await.has_status(303);
        let own = hilde.get(RULES).await.sees_no("Keur goed").all("input[name=rule]", "value");
        assert_eq!(own, [""; 0]);
        let (_, bea) = house.at_work("Bea", Role::DataProtectionOfficer, None).await;
        let rule = bea.get(RULES).await.all("input[name=rule]", "value").remove(0);
        hilde.post(&format!("{RULES}/akkoord"), &[("rule", &rule)]).await.has_status(409).sees("u stelde het zelf voor");
        // Nor does somebody who could be coming in as who proposed it.
        let (_, karim) = house.at_work("Karim", Role::Administrator, None).await;
        karim.post(&format!("/beheer/mensen/{hilde_id}/wachtwoord"), &[]).await.has_status(200);
        approves(&bea).await.has_status(303);
        bea.get(RULES).await.sees("500 dagen, voorgesteld door Hilde, goedgekeurd door Bea");
        // Another rule takes its place.
        bram.post(RULES, &[("subject", "access-log"), ("days", "600")]).await.has_status(303);
        approves(&bea).await.has_status(303);
        bea.get(RULES).await.sees("600 dagen, voorgesteld door Bram").sees_no("500 dagen");
    }

    async fn the_log_is_cut_before_a_seal_and_nowhere_else(house: TestHouse) {
        let (bram, browser) = house.at_work("Bram", Role::Administrator, None).await;
        let (hilde, officer) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        browser.post(RULES, &[("subject", "access-log"), ("days", "400")]).await.has_status(303);
        approves(&officer).await.has_status(303);
        house.app.people().seal(house.app.house().id).await.expect("an answer").expect("a seal");
        let old = entries(&house).await;
        house.clock.turn(399 * 24 * 3600);
        an_hour_passes(&house).await;
        assert_eq!(entries(&house).await, old, "it is not a year and a month yet");
        // What nobody sealed stays, however old.
        let browser = house.browser(bram).await;
        browser.get("/mijn").await.has_status(200);
        house.clock.turn(500 * 24 * 3600);
        an_hour_passes(&house).await;
        let left = entries(&house).await;
        assert!((1..old).contains(&left), "{left} of {old}");
        let officer = house.browser(hilde).await;
        let page = officer.get(PROOFS).await;
        page.has_status(200).sees("400 dagen, voorgesteld door Bram, goedgekeurd door Hilde").sees(&format!("na regel {}", old + 1));
        assert_eq!(page.texts("main dl.facts").len(), 1);
        // The log itself remembers that it was cut.
        officer.get("/beheer/logboek?wat=people.retention.run").await.has_status(200).sees("wissen wat lang genoeg bewaard is");
        officer.get("/beheer/logboek?wat=db.log.cut").await.sees("de oudste regels van het logboek wissen, tot en met een verzegelde regel");
        // Nothing is left to remove, so nothing is certified.
        house.clock.turn(24 * 3600);
        an_hour_passes(&house).await;
        assert_eq!(house.browser(hilde).await.get(PROOFS).await.texts("main dl.facts").len(), 1);
    }

    async fn who_left_is_forgotten_but_for_a_number(house: TestHouse) {
        let (bram, browser) = house.at_work("Bram", Role::Administrator, None).await;
        let (hilde, officer) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        let (noor, _) = house.at_work("Noor", Role::Policy, None).await;
        browser.post(RULES, &[("subject", "ended-accounts"), ("days", "30")]).await.has_status(303);
        approves(&officer).await.has_status(303);
        browser.post(&format!("/beheer/mensen/{noor}/einde"), &[]).await.has_status(303);
        house.clock.turn(29 * 24 * 3600);
        an_hour_passes(&house).await;
        house.browser(bram).await.get(&format!("/beheer/mensen/{noor}")).await.has_status(200).sees("noor@voorbeeld.be");
        house.clock.turn(2 * 24 * 3600);
        an_hour_passes(&house).await;
        let browser = house.browser(bram).await;
        browser.get(&format!("/beheer/mensen/{noor}")).await.has_status(200).sees_no("noor@voorbeeld.be").sees_no("Noor");
        browser.get(&format!("/beheer/mensen/{hilde}")).await.has_status(200).sees("hilde@voorbeeld.be");
        house.browser(hilde).await.get(PROOFS).await.sees("Naam en adres van wie hier niet meer werkt");
    }

    async fn what_visitors_reported_goes_after_the_days_of_the_rule(house: TestHouse) {
        let (bram, browser) = house.at_work("Bram", Role::Administrator, None).await;
        let (hilde, officer) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        browser.get(RULES).await.sees("Fouten die bezoekers melden").sees("Berichten en taken die mislukten");
        browser.post(RULES, &[("subject", "corrections"), ("days", "366")]).await.has_status(422);
        browser.post(RULES, &[("subject", "corrections"), ("days", "30")]).await.has_status(303);
        approves(&officer).await.has_status(303);
        let service = house.visitor().get("/aanbod").await.all("a.card-main", "href").remove(0);
        let form = format!("{service}/verbeteren");
        house.visitor().post(&form, &[("text", "Het uur klopt niet.")]).await.has_status(303);
        let left = async || {
            let mut read = house.app.db().read(house.app.house().id).await.expect("a read");
            directory::store::open_corrections(&mut read).await.expect("corrections").len()
        };
        house.clock.turn(29 * 24 * 3600);
        an_hour_passes(&house).await;
        assert_eq!(left().await, 1);
        house.visitor().post(&form, &[("text", "Het nummer ook niet.")]).await.has_status(303);
        house.clock.turn(2 * 24 * 3600);
        an_hour_passes(&house).await;
        assert_eq!(left().await, 1, "the newer one stays");
        let page = house.browser(hilde).await.get(PROOFS).await;
        page.has_status(200).sees("Fouten die bezoekers melden").sees("30 dagen, voorgesteld door Bram, goedgekeurd door Hilde");
        house.browser(bram).await.get(RULES).await.sees("30 dagen, voorgesteld door Bram");
    }
    async fn a_certificate_counts_every_step(house: TestHouse) {
        let (_, browser) = house.at_work("Bram", Role::Administrator, None).await;
        let (hilde, officer) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        browser.post(RULES, &[("subject", "corrections"), ("days", "30")]).await.has_status(303);
        approves(&officer).await.has_status(303);
        let mut tx = house.app.db().write(house.app.house().id, &Actor::Visitor).await.expect("a writer");
        let wrong = Correction::written("sh-huurbegeleiding".parse().expect("a slug"), "Het uur klopt niet.");
        let wrong = wrong.expect("a correction");
        // More than go in two steps.
        for _ in 0..431 {
            directory::store::record_correction(&mut tx, &wrong).await.expect("a correction");
        }
        tx.commit().await.expect("kept");
        house.clock.turn(31 * 24 * 3600);
        an_hour_passes(&house).await;
        let officer = house.browser(hilde).await;
        let facts = officer.get(PROOFS).await.has_status(200).texts("main dl.facts dd");
        assert_eq!(facts.iter().filter(|fact| *fact == "431").count(), 1, "{facts:?}");
        // One piece of work, however many steps it took.
        let log = officer.get("/beheer/logboek?wat=people.retention.run").await;
        assert_eq!(log.texts("ol.entries > li").len(), 1);
    }
}
