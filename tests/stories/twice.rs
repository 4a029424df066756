//! Somebody presses a button twice, or sends a form again because no answer came.

use channels::testing::MailServer;
use db::{Source as _, params, sql};
use http::header;
use kernel::Role;

use super::mailing::{by, link_in};
use crate::harness::{Staff as _, TestHouse, Visitor, stories};

const REFER: &str = "/doorverwijzingen/nieuw";

/// The key of the form that a page shows first.
async fn key(browser: &Visitor, path: &str) -> String {
    browser.get(path).await.all("main form input[name=herhaling]", "value").remove(0)
}

/// What lies with the answers that are kept to be given again.
async fn kept(house: &TestHouse) -> String {
    let all = sql!("select reply_key, headers from db_replies where house_id = $1");
    let id = house.app.house().id;
    let mut read = house.app.db().read(id).await.expect("a reader");
    let kept: Vec<(String, String)> = read.all(&all, params![id]).await.expect("the answers");
    format!("{kept:?}")
}

/// How many entries the log has.
async fn entries(house: &TestHouse) -> i64 {
    house.app.db().verify_log(house.app.house().id, |_| true, |_, _| ()).await.expect("the chain is whole").entries
}

stories! {
    async fn a_form_that_comes_twice_is_done_once_and_goes_to_the_same_page(house: TestHouse) {
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let key = bram.get("/beheer/bewaartermijnen").await.all("main form input[name=herhaling]", "value").remove(0);
        assert_eq!(key.len(), 32);
        let other = bram.get("/beheer/bewaartermijnen").await.all("main form input[name=herhaling]", "value").remove(0);
        assert_ne!(key, other, "each form that is shown has its own");
        let fields = [("herhaling", key.as_str()), ("subject", "sessions"), ("days", "20")];
        let before = entries(&house).await;
        let first = bram.post("/beheer/bewaartermijnen", &fields).await;
        let once = entries(&house).await;
        let second = bram.post("/beheer/bewaartermijnen", &fields).await;
        first.has_status(303);
        second.has_status(303);
        assert_eq!(first.header("location"), second.header("location"));
        assert!(once > before);
        assert_eq!(entries(&house).await, once, "the second did nothing, so nothing is in the log");
        // Back, another number, and sent again: that is something else.
        let changed = [("herhaling", key.as_str()), ("subject", "sessions"), ("days", "10")];
        bram.post("/beheer/bewaartermijnen", &changed).await.has_status(303);
        bram.get("/beheer/bewaartermijnen").await.sees("Bram stelt 10 dagen voor");
    }

    async fn a_team_that_is_sent_twice_is_made_once_and_no_other_takes_the_key(house: TestHouse) {
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let (_, ans) = house.at_work("Ans", Role::Administrator, None).await;
        let fields = [("herhaling", "0123"), ("name", "Onthaal"), ("organization", "")];
        bram.post("/beheer/teams", &fields).await.has_status(303);
        bram.post("/beheer/teams", &fields).await.has_status(303);
        bram.get("/beheer/teams").await.sees("Onthaal");
        // The same from somebody else is their own work, and answered as such.
        ans.post("/beheer/teams", &fields).await.has_status(422);
    }

    async fn hours_that_are_sent_twice_are_one_version(house: TestHouse) {
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let fields = [("herhaling", "4567"), ("version", "0"), ("monday", "9-12")];
        bram.post("/beheer/uren", &fields).await.has_status(303);
        bram.post("/beheer/uren", &fields).await.has_status(303);
        bram.get("/beheer/uren").await.sees("Versie 1").sees_no("Versie 2");
    }

    async fn a_referral_that_is_sent_twice_is_one_referral_and_one_mail(house: TestHouse) {
        if !MailServer::is_there() { return }
        let server = MailServer::start(&[]);
        let house = house.restarted_with(&by(&server)).await;
        let documents = demo::documents();
        let known = documents[0].1.replacen("kind: \"stad/OCMW\",", "kind: \"stad/OCMW\", email: huur@partner.voorbeeld,", 1);
        house.take_in(&[("directory.yaml", &known), documents[1]]).await;
        let team = house.team("ID-team").await;
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, Some(team)).await;
        let key = key(&noor, REFER).await;
        let to = |service| [("herhaling", key.as_str()), ("service", service), ("kind", "walked-over")];
        let fields = to("sh-huurbegeleiding");
        // At the very same time, and once more when it is done.
        let (first, second) = tokio::join!(noor.post(REFER, &fields), noor.post(REFER, &fields));
        let third = noor.post(REFER, &fields).await;
        for again in [&first, &second, &third] {
            assert_eq!(again.has_status(303).header(header::LOCATION), first.header(header::LOCATION));
        }
        let rows = async || noor.get("/doorverwijzingen").await.all("main .row h2 a", "href").len();
        assert_eq!(rows().await, 1);
        house.clock.turn(61);
        for _ in 0..3 {
            house.app.run_jobs().await.expect("a round");
        }
        let mail = server.next();
        assert!(server.is_quiet(), "two mails of one referral");
        // Back, another service, and sent again: that is another referral.
        let other = noor.post(REFER, &to("caw-onthaal")).await;
        assert_ne!(other.has_status(303).header(header::LOCATION), first.header(header::LOCATION));
        assert_eq!(rows().await, 2);

        // The partner answers, says better, and the first answer comes once more over a slow line.
        let (link, partner) = (link_in(&mail), house.visitor());
        let says = async |key: &str, answer: &str| partner.post(&link, &[("herhaling", key), ("answer", answer)]).await;
        for (key, answer) in [("a1", "full"), ("a2", "taken-up"), ("a1", "full")] {
            assert_eq!(says(key, answer).await.has_status(303).header(header::LOCATION), link);
        }
        partner.get(&link).await.sees("Genoteerd: Wij nemen het op.");
        let token = link.rsplit('/').next().expect("a token");
        assert!(!kept(&house).await.contains(token), "a link lies with the answers");
    }

    async fn the_next_service_is_tried_once(house: TestHouse) {
        let team = house.team("ID-team").await;
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, Some(team)).await;
        let made = noor.post(REFER, &[("service", "sh-huurbegeleiding"), ("kind", "cold")]).await;
        let referral = made.has_status(303).header(header::LOCATION).to_owned();
        noor.post(&format!("{referral}/antwoord"), &[("answer", "full"), ("via", "phone")]).await.has_status(303);
        let fields = [("herhaling", "0123"), ("service", "caw-onthaal")];
        let first = noor.post(&format!("{referral}/volgende"), &fields).await;
        let second = noor.post(&format!("{referral}/volgende"), &fields).await;
        assert_ne!(first.has_status(303).header(header::LOCATION), referral);
        assert_eq!(second.has_status(303).header(header::LOCATION), first.header(header::LOCATION));
        assert_eq!(noor.get("/doorverwijzingen").await.all("main .row h2 a", "href").len(), 1);
        // What was taken back is not "too late" the second time.
        let undo = format!("{}/ongedaan", first.header(header::LOCATION));
        for _ in 0..2 {
            noor.post(&undo, &[("herhaling", "4567")]).await.has_status(303);
        }
    }

    async fn what_is_pressed_twice_at_the_desk_is_said_once(house: TestHouse) {
        let team = house.team("ID-team").await;
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, Some(team)).await;
        let leave = [("herhaling", "0123"), ("words", "De lift is stuk"), ("until", "2026-11-25")];
        let other = [("herhaling", "0123"), ("words", "De lift werkt weer"), ("until", "2026-11-25")];
        for fields in [&leave, &leave, &other] {
            noor.post("/balie/berichten", fields).await.has_status(303);
        }
        let day = noor.get("/balie/vandaag").await;
        let mut words = day.texts(".message-words");
        words.sort();
        assert_eq!(words, ["De lift is stuk", "De lift werkt weer"]);
        let message = day.all("form[action$=stand] [name=id]", "value").remove(0);
        let done = [("herhaling", "4567"), ("id", &message), ("version", "0"), ("what", "done")];
        for _ in 0..2 {
            // No colleague was first: it was the same press.
            noor.post("/balie/berichten/stand", &done).await.has_status(303);
        }
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let list = [("herhaling", "89ab"), ("list", "place"), ("version", "0"), ("names", "Hal")];
        for _ in 0..2 {
            bram.post("/beheer/balie/lijsten", &list).await.has_status(303);
        }
        assert!(!kept(&house).await.contains("lift"));
    }
}
