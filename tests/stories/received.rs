//! The police, a school or a hospital sends a family on to the house, and hears whether there was contact.

use http::header;
use kernel::Role;

use crate::harness::{PUBLIC_URL, Staff as _, TestHouse, Visitor, stories};

const NEW: &str = "/doorverwijzingen/ontvangen";

async fn noor(house: &TestHouse) -> Visitor {
    let team = house.team("GO-team").await;
    house.at_work("Noor", Role::FamilySupporter, Some(team)).await.1
}

/// What a school asks for a family.
const SCHOOL: [(&str, &str); 5] = [
    ("sender", "school"),
    ("name", "Basisschool De Brug"),
    ("service", "sh-huurbegeleiding"),
    ("theme", "housing"),
    ("need", "Kind komt moe op school, het is koud thuis"),
];

async fn received(browser: &Visitor, more: &[(&str, &str)]) -> String {
    let made = browser.post(NEW, &[&SCHOOL, more].concat()).await;
    made.has_status(303).header(header::LOCATION).to_owned()
}

/// The link for the sender, as a path.
async fn link(browser: &Visitor, referral: &str) -> String {
    let page = browser.post(&format!("{referral}/terugkoppeling"), &[]).await;
    page.has_status(200).texts(".link-once").remove(0).trim_start_matches(PUBLIC_URL).to_owned()
}

async fn hears(browser: &Visitor, referral: &str, answer: &str) {
    browser.post(&format!("{referral}/antwoord"), &[("answer", answer), ("via", "person")]).await.has_status(303);
}

stories! {
    async fn a_school_hears_that_there_was_contact_and_no_more(house: TestHouse) {
        let noor = noor(&house).await;
        noor.get("/doorverwijzingen").await.sees("Naar ons doorverwezen");
        noor.get(NEW).await.has_status(200).sees("niet over wie het gaat");
        let referral = received(&noor, &[]).await;
        noor.get("/doorverwijzingen").await.sees("Naar ons doorverwezen").sees("Wacht op antwoord");
        let page = noor.get(&referral).await;
        page.sees("School of CLB – Basisschool De Brug").sees("Alleen of er contact was").sees("het is koud thuis");
        // Nothing leaves by itself, and nobody else answers.
        page.sees_no("De dienst antwoordt").sees_no("krijgt een bericht").sees_no("Gegevens delen");
        noor.post(&format!("{referral}/link"), &[]).await.has_status(303);
        noor.post(&format!("{referral}/delen/weigering"), &[]).await.has_status(409);
        noor.get(&referral).await.sees_no("Er is een link gegeven");

        let link = link(&noor, &referral).await;
        let school = house.visitor();
        let seen = school.get(&link).await;
        seen.has_status(200).sees("Er was nog geen contact.").sees_no("koud").sees_no("Noor").sees_no("Huurbegeleiding");
        assert!(seen.header(header::CACHE_CONTROL).contains("no-store"));
        school.post(&link, &[("answer", "helped")]).await.has_status(405);
        hears(&noor, &referral, "taken-up").await;
        school.get(&link).await.sees("Er was nog geen contact.");
        hears(&noor, &referral, "first-contact").await;
        school.get(&link).await.sees("Er was contact.");
        hears(&noor, &referral, "helped").await;
        school.get(&link).await.sees("Er was contact.").sees_no("Geholpen");
        // What partners bring to an end is a figure of its own.
        let (_, lead) = house.at_work("Griet", Role::TeamLead, Some(house.team("Ander team").await)).await;
        assert_eq!(lead.get("/doorverwijzingen/cijfers").await.texts(".figure-count")[2], "0");
        assert!(lead.get("/doorverwijzingen/codes.csv").await.text().contains(",received,housing,"));
    }

    async fn a_family_says_what_a_sender_hears_and_changes_its_mind(house: TestHouse) {
        let noor = noor(&house).await;
        let referral = received(&noor, &[("hears_outcome", "ja")]).await;
        let link = link(&noor, &referral).await;
        hears(&noor, &referral, "partly").await;
        let police = house.visitor();
        police.get(&link).await.sees("Er was contact.").sees("Deels geholpen");
        noor.get(&referral).await.sees("Het gezin stemde daarmee in");
        noor.post(&format!("{referral}/instemming"), &[]).await.has_status(303);
        police.get(&link).await.sees("Er was contact.").sees_no("Deels geholpen");
        noor.post(&format!("{referral}/instemming"), &[("hears_outcome", "ja")]).await.has_status(303);
        police.get(&link).await.sees("Deels geholpen");
    }

    async fn who_was_never_reached_is_told_as_such(house: TestHouse) {
        let noor = noor(&house).await;
        let referral = received(&noor, &[]).await;
        let first = link(&noor, &referral).await;
        hears(&noor, &referral, "unreachable").await;
        house.visitor().get(&first).await.sees("Er kwam geen contact.");
        // Replaced, ended, and never made are answered alike.
        let second = link(&noor, &referral).await;
        house.visitor().get(&second).await.has_status(200);
        let replaced = house.visitor().get(&first).await.has_status(410).main_text();
        house.clock.turn(61 * 24 * 3_600);
        let ended = house.visitor().get(&second).await.has_status(410).main_text();
        let never = house.visitor().get(&format!("/terugkoppeling/{}", "a7".repeat(32))).await.has_status(410).main_text();
        assert_eq!((&replaced, &ended), (&never, &never));
    }

    async fn what_is_wrong_in_it_comes_back(house: TestHouse) {
        let noor = noor(&house).await;
        let back = noor.post(NEW, &[("sender", "buurman"), ("service", "weg"), ("need", "Bel 0470 12 34 56")]).await;
        back.has_status(422).sees("Kies wie er doorverwijst.").sees("Kies een dienst uit de lijst.").sees("Bel 0470 12 34 56");
        assert_eq!(back.texts(".notice.warn q"), ["0470 12 34 56"]);
        // It cannot be made by the form for partners, without who asks.
        let fields = [("service", "sh-huurbegeleiding"), ("kind", "received")];
        noor.post("/doorverwijzingen/nieuw", &fields).await.has_status(422).sees("Kies hoe u doorverwijst.");
        // A referral of our own has nobody to tell, and that of another team does not exist.
        let own = noor.post("/doorverwijzingen/nieuw", &[("service", "sh-huurbegeleiding"), ("kind", "cold")]).await;
        let own = own.has_status(303).header(header::LOCATION).to_owned();
        noor.post(&format!("{own}/terugkoppeling"), &[]).await.has_status(404);
        let key = ("herhaling", "0d9e0f443c374a399f2b6a1a8c5f2c55");
        let referral = received(&noor, &[key]).await;
        assert_eq!(received(&noor, &[key]).await, referral);
        let (_, fatou) = house.at_work("Fatou", Role::PartnerWorker, Some(house.team("Ander team").await)).await;
        fatou.post(&format!("{referral}/terugkoppeling"), &[]).await.has_status(404);
        fatou.post(&format!("{referral}/instemming"), &[("hears_outcome", "ja")]).await.has_status(404);
    }
}
