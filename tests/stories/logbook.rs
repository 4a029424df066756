//! Who looked at what: the data protection officer finds it, nobody else reads it, and nobody changes it unseen.

use channels::testing::MailServer;
use db::{Broken, params, sql};
use http::header;
use kernel::{Actor, Role};
use people::rules::{
    mailed_seal::MailedSeal,
    seal::{SealingKey, Statement},
};

use super::{mailing::by, people::inside};
use crate::harness::{Page, Staff as _, TestHouse, stories};

const LOG: &str = "/beheer/logboek";
const CHAIN: &str = "/beheer/logboek/ketting";
/// A session that never was.
const NEVER: &str = "/mijn/sessies/01930000-0000-7000-8000-000000000000/einde";

/// The entries on the page.
fn lines(page: &Page) -> Vec<String> {
    page.texts("ol.entries > li")
}

/// The mail that leaves with the work that waits: a job puts it together, and another sends it.
async fn sent(house: &TestHouse, server: &MailServer) -> serde_json::Value {
    for _ in 0..2 {
        house.app.run_jobs().await.expect("a round");
    }
    server.next()
}

stories! {
    async fn the_officer_finds_who_looked(house: TestHouse) {
        let (_, hilde) = inside(&house, "hilde", Role::DataProtectionOfficer).await;
        let (worker, noor) = inside(&house, "noor", Role::DeskWorker).await;
        noor.get("/mijn").await.has_status(200);
        noor.post(NEVER, &[]).await.has_status(404);
        hilde.get("/werk").await.sees("Wie keek waarnaar").sees("Klopt het logboek?");
        let all = hilde.get(LOG).await;
        all.has_status(200).sees("Er valt niets op");
        assert!(lines(&all).iter().any(|line| line.contains("noor") && line.contains("eigen account bekijken")), "{:?}", lines(&all));
        assert_eq!(all.header(header::CACHE_CONTROL), "no-store");
        let hers = hilde.get(&format!("{LOG}?wie={worker}&uitkomst=refused")).await;
        assert_eq!(hers.has_status(200).texts("ol.entries > li").len(), 1);
        assert!(lines(&hers)[0].contains("afmelden of een sessie beëindigen"), "{:?}", lines(&hers));
        // That she looked is in it too.
        let own = hilde.get(&format!("{LOG}?wat=people.log.search")).await;
        assert!(lines(&own)[0].contains("hilde") && lines(&own)[0].contains("in dit logboek kijken"), "{:?}", lines(&own));
        hilde.get(&format!("{LOG}?van=2026-11-25")).await.sees("Er is niets dat hierbij past");
        hilde.get(&format!("{LOG}?van=gisteren")).await.has_status(200).sees("Dit is geen dag");
        hilde.get(&format!("/en{LOG}")).await.has_status(200).sees("Who looked at what");
        hilde.get(&format!("/fr{LOG}")).await.has_status(200).sees("Qui a consulté quoi");
    }

    async fn the_officer_sees_everybody_who_looked_at_one_thing(house: TestHouse) {
        let (_, hilde) = inside(&house, "hilde", Role::DataProtectionOfficer).await;
        let karim = house.hire("Karim", Role::SocialWorker, None).await;
        for name in ["Bram", "Griet"] {
            let (_, browser) = house.at_work(name, Role::Administrator, None).await;
            browser.get(&format!("/beheer/mensen/{karim}")).await.has_status(200);
        }
        let all = hilde.get(LOG).await;
        let of_karim = all.all("ol.entries a", "href").into_iter().find(|href| href.contains(&karim.to_string()));
        let of_karim = of_karim.expect("a way to all that is said of Karim");
        let found = hilde.get(&of_karim).await;
        found.sees("Alles hieronder gaat over Karim.");
        assert!(lines(&found).iter().all(|line| line.contains("Karim")), "{:?}", lines(&found));
        for name in ["Bram", "Griet"] {
            assert!(lines(&found).iter().any(|line| line.contains(name)), "{name}: {:?}", lines(&found));
        }
        // Narrowed further, it is still of the same; so is its file.
        assert_eq!(found.all("form.filters [name=ding]", "value"), [format!("worker:{karim}")]);
        let file = hilde.get(&found.all("a[download]", "href")[0]).await;
        assert!(file.has_status(200).text().lines().skip(1).all(|line| line.contains(&karim.to_string())), "{}", file.text());
        hilde.get(&format!("{LOG}?ding=worker:iets")).await.has_status(200).sees_no("Alles hieronder");
    }

    async fn what_cannot_be_written_down_is_not_shown(house: TestHouse) {
        let (bram, browser) = house.at_work("Bram", Role::Administrator, None).await;
        let noor = house.hire("Noor", Role::Policy, None).await;
        let page = format!("/beheer/mensen/{noor}");
        browser.get(&page).await.has_status(200).sees("Noor");
        let mut tx = house.app.db().write(house.app.house().id, &Actor::Program("story")).await.expect("a writer");
        tx.run(&sql!("alter table db_access_log rename to db_access_log_away"), params![]).await.expect("the log is away");
        tx.commit().await.expect("kept");
        for _ in 0..2 {
            let silent = browser.get(&page).await;
            assert!(silent.sees_no("Noor").status().is_server_error(), "{}", silent.main_text());
        }
        // Nor is anything done that it should say.
        let sent = browser.post(&format!("/beheer/mensen/{bram}/gegevens"), &[("name", "Bram"), ("email", "bram@voorbeeld.be"), ("lang", "nl"), ("version", "1")]).await;
        assert!(sent.status().is_server_error(), "{}", sent.main_text());
    }

    async fn what_stands_out_leads_to_its_entries(house: TestHouse) {
        let (_, hilde) = inside(&house, "hilde", Role::DataProtectionOfficer).await;
        let (_, noor) = inside(&house, "noor", Role::DeskWorker).await;
        for _ in 0..12 {
            noor.post(NEVER, &[]).await.has_status(404);
        }
        let page = hilde.get(LOG).await;
        page.sees("noor kreeg op één dag 12 keer nee");
        let links = page.all("ul.entries a", "href");
        assert_eq!(hilde.get(&links[0]).await.has_status(200).texts("ol.entries > li").len(), 12);
    }

    async fn a_long_log_has_pages_and_a_file_without_names(house: TestHouse) {
        let (_, hilde) = inside(&house, "hilde", Role::DataProtectionOfficer).await;
        let (_, noor) = inside(&house, "noor", Role::DeskWorker).await;
        for _ in 0..60 {
            noor.get("/mijn").await.has_status(200);
        }
        let first = hilde.get(LOG).await;
        assert_eq!(first.texts("ol.entries > li").len(), 50);
        let older = hilde.get(&first.all("a[rel=next]", "href")[0]).await;
        older.sees("Naar de nieuwste").sees_no("Oudere regels");
        assert!(older.texts("ol.entries > li").len() > 10);
        let file = hilde.get(&first.all("a[download]", "href")[0]).await;
        assert_eq!(file.has_status(200).header(header::CONTENT_TYPE), "text/csv; charset=utf-8");
        assert_eq!(file.text().lines().count(), 51);
        assert!(file.text().starts_with("seq,at,worker_id,") && !file.text().contains("noor"), "{}", file.text());
    }

    async fn nobody_else_reads_the_log(house: TestHouse) {
        let (_, noor) = inside(&house, "noor", Role::DeskWorker).await;
        let (_, bram) = inside(&house, "bram", Role::Administrator).await;
        for path in [LOG, "/beheer/logboek.csv"] {
            noor.get(path).await.has_status(403);
            bram.get(path).await.has_status(403);
            assert_eq!(house.visitor().get(path).await.has_status(303).header(header::LOCATION), format!("/aanmelden?naar={path}"));
        }
        noor.get(CHAIN).await.has_status(403);
        noor.post(CHAIN, &[]).await.has_status(403);
        noor.get("/werk").await.sees_no("logboek");
        bram.get(CHAIN).await.has_status(200).sees("niet nagekeken").sees_no("Terug naar het logboek");
        assert_eq!(bram.post(CHAIN, &[]).await.has_status(303).header(header::LOCATION), CHAIN);
        bram.get(CHAIN).await.sees("Het logboek klopt").sees("nog zonder zegel");
        house.app.people().seal(house.app.house().id).await.expect("an answer").expect("a seal");
        bram.post(CHAIN, &[]).await.has_status(303);
        bram.get(CHAIN).await.sees("met één zegel");
    }

    async fn the_seal_of_a_day_leaves_the_house_once_and_finds_a_log_written_anew(house: TestHouse) {
        if !MailServer::is_there() { return }
        let server = MailServer::start(&[]);
        // Behind the key of the story, which stands in the same part of the settings.
        let house = house.restarted_with(&format!("seals_to = 'zegels@voorbeeld.be'\n{}", by(&server))).await;
        let (id, people) = (house.app.house().id, house.app.people().clone());
        let (_, noor) = inside(&house, "noor", Role::DeskWorker).await;
        people.seal(id).await.expect("an answer").expect("a seal");
        let mail = sent(&house, &server).await;
        assert_eq!(mail["to"][0], "zegels@voorbeeld.be");
        assert!(mail["headers"]["subject"].as_str().expect("a subject").starts_with("Zegel van het logboek"), "{mail}");
        let outside = MailedSeal::read(mail["text"].as_str().expect("a text")).expect("a seal");
        people.hold_against(&outside, id).await.expect("it is the log that was sealed");
        // Later that day there is another seal and no other mail, and the next day there is.
        noor.get("/mijn").await.has_status(200);
        people.seal(id).await.expect("an answer").expect("a seal");
        house.app.run_jobs().await.expect("a round");
        assert!(server.is_quiet());
        people.hold_against(&outside, id).await.expect("the entry of the first seal stays what it was");
        house.clock.turn(24 * 3600);
        house.visitor().get("/werk").await.has_status(303);
        house.at_work("Karim", Role::Policy, None).await.1.get("/mijn").await.has_status(200);
        people.seal(id).await.expect("an answer").expect("a seal");
        sent(&house, &server).await;
        // A log that is another one than was sealed, a seal that nobody here made, and one of an entry that is gone.
        let key = SealingKey::shown(crate::harness::SEALING_KEY).expect("a key");
        let resealed = |seq: i64, hash: &[u8]| {
            let signature = key.seal(&Statement { house: id, seq, hash, at: outside.at });
            MailedSeal { seq, hash: hash.to_vec(), signature, ..outside.clone() }
        };
        assert_eq!(people.hold_against(&resealed(outside.seq, &[7; 32]), id).await, Err(Broken::Entry(outside.seq)));
        assert_eq!(people.hold_against(&resealed(9_999, &[7; 32]), id).await, Err(Broken::Missing(9_999)));
        let forged = MailedSeal { hash: vec![7; 32], ..outside.clone() };
        assert_eq!(people.hold_against(&forged, id).await, Err(Broken::Seal(outside.seq)));
    }

    async fn a_changed_entry_is_named(house: TestHouse) {
        let (_, hilde) = inside(&house, "hilde", Role::DataProtectionOfficer).await;
        hilde.post(CHAIN, &[]).await.has_status(303);
        hilde.get(CHAIN).await.sees("Het logboek klopt");
        db::testing::forge_entry(house.app.db(), house.app.house().id, 4).await;
        hilde.post(CHAIN, &[]).await.has_status(303);
        hilde.get(CHAIN).await.sees("Regel 4 is niet meer wat er geschreven werd");
        hilde.get(&format!("/fr{CHAIN}")).await.sees("La ligne 4");
    }
}
