//! Links go by mail, and what could not be sent waits in the queue.

use channels::testing::MailServer;
use http::header;
use kernel::Role;
use serde_json::Value;

use super::people::inside;
use crate::harness::{PUBLIC_URL, Staff, stories};

const PASSWORD: &str = "vier ezels in de regen";

/// The settings with which a house sends its mail by this server.
pub(super) fn by(server: &MailServer) -> String {
    format!(
        "[mail]\nserver = \"127.0.0.1\"\nport = {}\nsecurity = \"none\"\nfrom = \"Huis <huis@voorbeeld.be>\"\n[limits]\nsends_per_second = 1000\n",
        server.port
    )
}

/// The path of ours that a mail leads to.
pub(super) fn link_in(mail: &Value) -> String {
    let text = mail["text"].as_str().expect("a text");
    let line = text.lines().find(|line| line.starts_with(PUBLIC_URL)).unwrap_or_else(|| panic!("no link: {text}"));
    line.trim_start_matches(PUBLIC_URL).trim().to_owned()
}

stories! {
    async fn an_invitation_goes_by_mail_in_the_language_of_who_gets_it(house: TestHouse) {
        if !MailServer::is_there() { return }
        let server = MailServer::start(&[]);
        let house = house.restarted_with(&by(&server)).await;
        let team = house.team("ID-team").await.to_string();
        let (_, browser) = house.at_work("Bram", Role::Administrator, None).await;
        browser.get("/beheer/mensen/nieuw").await.has_status(200).sees("Hoe krijgt deze persoon de link?");
        let fields = [("name", "Élise"), ("email", "elise@partner.voorbeeld"), ("lang", "fr"), ("role", "desk-worker"), ("team", team.as_str()), ("by", "mail")];
        browser.post("/beheer/mensen/nieuw", &fields).await.has_status(200).sees("De mail is onderweg").sees_no("/welkom/");
        browser.get("/beheer/wachtrij").await.has_status(200).sees("Uitnodiging").sees("e…@partner.voorbeeld").sees_no("elise");
        house.app.run_jobs().await.expect("a round");
        let mail = server.next();
        assert_eq!(mail["to"][0], "elise@partner.voorbeeld");
        let (subject, text) = (mail["headers"]["subject"].as_str().unwrap(), mail["text"].as_str().unwrap());
        assert!(subject.starts_with("Votre compte à "), "{subject}");
        assert!(text.contains("Bonjour.") && !text.contains("lise"), "{text}");
        let link = link_in(&mail);
        assert!(link.starts_with("/fr/welkom/"), "{link}");
        let chosen = house.visitor().post(&link, &[("password", PASSWORD), ("password_again", PASSWORD)]).await;
        assert_eq!(chosen.has_status(303).header(header::LOCATION), "/fr/aanmelden/beveiligen");
        browser.get("/beheer/wachtrij").await.sees("Er wacht niets").sees("Alles is gelukt");
    }

    async fn who_keeps_the_house_sees_whether_mail_arrives(house: TestHouse) {
        if !MailServer::is_there() { return }
        let (_, without) = house.at_work("Bram", Role::Administrator, None).await;
        without.get("/beheer/wachtrij").await.has_status(200).sees("Dit huis stuurt nog geen mail").sees_no("proefmail");
        without.post("/beheer/wachtrij/proef", &[]).await.has_status(404);
        let server = MailServer::start(&[]);
        let house = house.restarted_with(&by(&server)).await;
        let (_, karim) = house.at_work("Karim", Role::Administrator, None).await;
        karim.get("/beheer/wachtrij").await.sees("Stuur mij een proefmail").sees_no("is onderweg");
        let sent = karim.post("/beheer/wachtrij/proef", &[]).await;
        let page = karim.get(sent.has_status(303).header(header::LOCATION)).await;
        page.has_status(200).sees("Een proefmail naar uw eigen adres is onderweg").sees("k…@voorbeeld.be").sees("Stuur mij een proefmail");
        house.app.run_jobs().await.expect("a round");
        let mail = server.next();
        assert_eq!(mail["to"][0], "karim@voorbeeld.be");
        assert!(mail["headers"]["subject"].as_str().unwrap().starts_with("Proefmail van "), "{mail}");
        assert_eq!(link_in(&mail), "/beheer/wachtrij");
        // A server that is out is tried again, and the page says why.
        drop(server);
        karim.post("/beheer/wachtrij/proef", &[]).await.has_status(303);
        house.app.run_jobs().await.expect("a round");
        karim.get("/beheer/wachtrij").await.sees("Proefmail").sees("Er antwoordt niemand, of niet op tijd");
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, None).await;
        noor.post("/beheer/wachtrij/proef", &[]).await.has_status(403);
    }

    async fn a_forgotten_password_tells_nobody_who_works_here(house: TestHouse) {
        if !MailServer::is_there() { return }
        let server = MailServer::start(&[]);
        let house = house.restarted_with(&by(&server)).await;
        let (_, noor) = inside(&house, "noor", Role::DeskWorker).await;
        house.visitor().get("/aanmelden").await.sees("Wachtwoord vergeten?");
        let mut answers = Vec::new();
        for email in ["noor@voorbeeld.be", "nobody@voorbeeld.be"] {
            let page = house.visitor().post("/aanmelden/vergeten", &[("email", email)]).await;
            answers.push(page.has_status(200).sees("Kijk in uw mailbox").main_text());
        }
        assert_eq!(answers[0], answers[1]);
        house.visitor().post("/aanmelden/vergeten", &[("email", "noor")]).await.has_status(422).sees("geen e-mailadres");
        house.app.run_jobs().await.expect("a round");
        let first = server.next();
        assert_eq!(first["to"][0], "noor@voorbeeld.be");
        // Nobody fills a mailbox by asking again and again.
        house.visitor().post("/aanmelden/vergeten", &[("email", "noor@voorbeeld.be")]).await.has_status(200);
        house.app.run_jobs().await.expect("a round");
        assert!(server.is_quiet());
        // The link works for an hour; the next one instead of it.
        house.clock.turn(3_601);
        house.visitor().get(&link_in(&first)).await.has_status(410);
        house.visitor().post("/aanmelden/vergeten", &[("email", "NOOR@voorbeeld.be ")]).await.has_status(200);
        house.app.run_jobs().await.expect("a round");
        let link = link_in(&server.next());
        let chosen = house.visitor().post(&link, &[("password", PASSWORD), ("password_again", PASSWORD)]).await;
        // The app still counts, every session has ended, and they hear that it happened.
        assert_eq!(chosen.has_status(303).header(header::LOCATION), "/aanmelden/code");
        noor.get("/werk").await.has_status(303);
        house.visitor().get(&link).await.has_status(410);
        house.app.run_jobs().await.expect("a round");
        let news = server.next();
        assert!(news["headers"]["subject"].as_str().unwrap().contains("is gewijzigd"), "{news}");
        assert!(server.is_quiet());
    }

    async fn who_gets_another_password_hears_of_it_whoever_made_the_link(house: TestHouse) {
        if !MailServer::is_there() { return }
        let server = MailServer::start(&[]);
        let house = house.restarted_with(&by(&server)).await;
        let (karim, _) = inside(&house, "karim", Role::SocialWorker).await;
        let (_, browser) = house.at_work("Bram", Role::Administrator, None).await;
        let page = browser.post(&format!("/beheer/mensen/{karim}/wachtwoord"), &[("by", "paper")]).await;
        let link = page.has_status(200).texts(".link-once").remove(0).trim_start_matches(PUBLIC_URL).to_owned();
        house.visitor().post(&link, &[("password", PASSWORD), ("password_again", PASSWORD)]).await.has_status(303);
        house.app.run_jobs().await.expect("a round");
        let news = server.next();
        assert_eq!(news["to"][0], "karim@voorbeeld.be");
        assert!(news["headers"]["subject"].as_str().unwrap().contains("is gewijzigd"), "{news}");
        // Who takes up an invitation knows.
        assert!(server.is_quiet());
        // An address that changes is told to the old one.
        let fields = [("name", "Karim"), ("email", "ander@voorbeeld.be"), ("lang", "nl"), ("version", "1")];
        browser.post(&format!("/beheer/mensen/{karim}/gegevens"), &fields).await.has_status(303);
        house.app.run_jobs().await.expect("a round");
        let news = server.next();
        assert_eq!(news["to"][0], "karim@voorbeeld.be");
        assert!(!news["text"].as_str().unwrap().contains("ander@"), "{news}");
    }

    async fn a_mailbox_alone_opens_no_account_that_a_provider_opens(house: TestHouse) {
        if !MailServer::is_there() { return }
        let server = MailServer::start(&[]);
        let house = house.restarted_with(&by(&server)).await;
        let an = house.hire("An", Role::Policy, None).await;
        let mut tx = house.app.db().write(house.app.house().id, &kernel::Actor::Program("story")).await.expect("a writer");
        let there = people::store::Identity { issuer: "https://acm.voorbeeld", subject: "an" };
        people::store::link_identity(&mut tx, there, an).await.expect("a link");
        tx.commit().await.expect("a commit");
        house.visitor().post("/aanmelden/vergeten", &[("email", "an@voorbeeld.be")]).await.has_status(200).sees("Kijk in uw mailbox");
        house.app.run_jobs().await.expect("a round");
        assert!(server.is_quiet());
    }

    async fn without_mail_everything_goes_on_paper(house: TestHouse) {
        let (_, browser) = house.at_work("Bram", Role::Administrator, None).await;
        browser.get("/beheer/mensen/nieuw").await.has_status(200).sees_no("Hoe krijgt deze persoon");
        house.visitor().get("/aanmelden/vergeten").await.has_status(200).sees("nog geen mail").sees_no("Stuur mij");
        house.visitor().post("/aanmelden/vergeten", &[("email", "bram@voorbeeld.be")]).await.has_status(200).sees("nog geen mail");
        browser.get("/beheer/wachtrij").await.sees("Er wacht niets");
    }

    async fn what_failed_is_seen_tried_again_and_given_up(house: TestHouse) {
        if !MailServer::is_there() { return }
        let server = MailServer::start(&[]);
        let house = house.restarted_with(&by(&server)).await;
        let (_, browser) = house.at_work("Bram", Role::Administrator, None).await;
        let invite = async |name: &str| {
            let email = format!("{name}@partner.voorbeeld");
            let fields = [("name", name), ("email", &email), ("lang", "nl"), ("role", "policy"), ("by", "mail")];
            browser.post("/beheer/mensen/nieuw", &fields).await.has_status(200).sees("onderweg");
            house.app.run_jobs().await.expect("a round")
        };
        assert_eq!(invite("refused").await.dead, 1);
        let page = browser.get("/beheer/wachtrij").await;
        page.has_status(200).sees("Niet gelukt").sees("r…@partner.voorbeeld").sees("code 550").sees_no("refused@");
        let again = page.all("form[action$='/opnieuw']", "action").remove(0);
        browser.post(&again, &[]).await.has_status(303);
        browser.get("/beheer/wachtrij").await.sees("Alles is gelukt").sees("nog niet geprobeerd");
        house.app.run_jobs().await.expect("a round");
        let away = browser.get("/beheer/wachtrij").await.all("form[action$='/weg']", "action").remove(0);
        browser.post(&away, &[]).await.has_status(303);
        browser.post(&away, &[]).await.has_status(404);
        browser.get("/beheer/wachtrij").await.sees("Alles is gelukt").sees("Er wacht niets");
        assert_eq!(invite("later").await.postponed, 1);
        browser.get("/beheer/wachtrij").await.sees("code 451").sees("één keer geprobeerd");
        let counted = house.visitor().get("/metrics").await;
        counted.has_status(200).sees("channels_failed{channel=\"mail\"}").sees("db_jobs_dead 0");
    }

    async fn what_failed_goes_after_the_days_of_the_rule(house: TestHouse) {
        if !MailServer::is_there() { return }
        let server = MailServer::start(&[]);
        let house = house.restarted_with(&by(&server)).await;
        let (bram, browser) = house.at_work("Bram", Role::Administrator, None).await;
        let (hilde, officer) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        browser.post("/beheer/bewaartermijnen", &[("subject", "failed-work"), ("days", "1")]).await.has_status(303);
        let rule = officer.get("/beheer/bewaartermijnen").await.all("input[name=rule]", "value").remove(0);
        officer.post("/beheer/bewaartermijnen/akkoord", &[("rule", &rule)]).await.has_status(303);
        let fields = [("name", "Élise"), ("email", "refused@partner.voorbeeld"), ("lang", "fr"), ("role", "policy"), ("by", "mail")];
        browser.post("/beheer/mensen/nieuw", &fields).await.has_status(200);
        house.app.run_jobs().await.expect("a round");
        for (hours, is_there) in [(23, true), (2, false)] {
            house.clock.turn(hours * 3600);
            house.app.people().sweep(&house.app.house()).await.expect("a sweep");
            let queue = house.browser(bram).await.get("/beheer/wachtrij").await;
            assert_eq!(queue.text().contains("r…@partner.voorbeeld"), is_there, "{hours} hours later");
        }
        let proofs = house.browser(hilde).await.get("/beheer/bewaartermijnen/bewijzen").await;
        proofs.has_status(200).sees("Berichten en taken die mislukten").sees("1 dagen");
    }
}
