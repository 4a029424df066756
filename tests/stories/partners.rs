//! Partners keep their own hours with a link, without an account.

use std::time::Duration;

use channels::testing::MailServer;
use db::{Source as _, params, sql};
use directory::{
    access,
    rules::{
        model::{Change, Text},
        variation::Variation,
    },
    store,
};
use http::{Method, header};
use kernel::{Day, Role};
use regex::Regex;

use super::mailing::{by, link_in};
use crate::harness::{PUBLIC_URL, Page, Staff as _, TestHouse, Visitor, stories};

pub(super) const PAGE: &str = "/partners";
/// Its partner sits in the house on the last Tuesday of the month, and that is today.
pub(super) const HELP: &str = "/aanbod/energiehuis-premies";
pub(super) const PARTNER: &str = "energiehuis";
/// It sits in the house on Thursdays.
const OTHER: &str = "agii";

/// Somebody of the ID-team.
pub(super) async fn noor(house: &TestHouse) -> Visitor {
    let team = house.team("ID-team").await;
    house.at_work("Noor", Role::DeskWorker, Some(team)).await.1
}

/// A link for a partner, as a path.
pub(super) async fn link(noor: &Visitor, partner: &str) -> String {
    let page = noor.post(&format!("{PAGE}/{partner}/link"), &[]).await;
    page.has_status(200).texts(".link-once").remove(0).trim_start_matches(PUBLIC_URL).to_owned()
}

/// The first sitting that a link opens.
async fn sitting(partner: &Visitor, link: &str) -> String {
    partner.get(link).await.has_status(200).all("#presence option", "value").remove(1)
}

/// What visitors read today of the help above.
pub(super) async fn today(visitor: &Visitor) -> String {
    let lines = visitor.get("/vandaag").await.texts(&format!("li:has(a[href='{HELP}'])"));
    lines.into_iter().next().unwrap_or_default()
}

/// How much was said of sittings, how often how full they are, and how many partners confirmed.
async fn kept(house: &TestHouse) -> (i64, i64, i64) {
    let said = sql!("select count(*) from directory_variations where house_id = $1");
    let full = sql!("select count(*) from directory_today where house_id = $1");
    let confirmed = sql!("select count(*) from directory_partners where house_id = $1 and confirmed_at is not null");
    let id = house.app.house().id;
    let mut read = house.app.db().read(id).await.expect("a reader");
    let mut count = Vec::new();
    for sql in [said, full, confirmed] {
        count.push(read.value(&sql, params![id]).await.expect("a count"));
    }
    (count[0], count[1], count[2])
}

/// An answer without what differs by chance or repeats what was asked.
fn masked(page: &Page, asked: &[&str]) -> String {
    let code = Regex::new(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b").expect("a pattern");
    let all = code.replace_all(&page.main_text(), "CODE").into_owned();
    asked.iter().fold(format!("{}\n{all}", page.status()), |all, one| all.replace(one, "…"))
}

stories! {
    async fn a_partner_cancels_by_telephone_and_the_public_page_says_so_at_once(house: TestHouse) {
        let noor = noor(&house).await;
        noor.get("/werk").await.sees("Partners");
        noor.get(PAGE).await.has_status(200).sees("Energiehuis").sees("Nog nooit bevestigd").sees("Geen link").sees_no("Sociaal Huis");
        let second = house.second_process().await;
        let elsewhere = Visitor::to(&second);
        elsewhere.get("/vandaag").await.sees_no("Wij zijn ziek");
        let link = link(&noor, PARTNER).await;
        noor.get(PAGE).await.sees("De link werkt tot").sees_no("/onze-uren/");

        let (partner, visitor) = (house.visitor(), house.visitor());
        let page = partner.get(&link).await;
        page.has_status(200).sees("Energiehuis").sees("Zitdaglokaal C").sees("nog niet bevestigd").sees_no("nburgering").sees_no("Noor");
        assert!(page.header(header::CACHE_CONTROL).contains("no-store"));
        partner.get(&format!("/fr{link}")).await.has_status(200).sees("Tout est encore exact");
        let id = sitting(&partner, &link).await;
        let away = [("presence", id.as_str()), ("day", "2026-11-24"), ("change", "closed"), ("reason", "Wij zijn ziek")];
        partner.post(&link, &away).await.has_status(303);
        assert!(today(&visitor).await.contains("Wij zijn ziek"), "{}", today(&visitor).await);
        visitor.get("/board").await.sees("Wij zijn ziek");
        tokio::time::timeout(Duration::from_secs(60), second.look()).await.expect("in time").expect("a look");
        elsewhere.get("/vandaag").await.sees("Wij zijn ziek");
        second.close().await;
        // Who of the house looks sees who said it, and no name.
        noor.get("/zitdagen/bijhouden").await.sees("De partner, met de link").sees("Wij zijn ziek");

        // It comes all the same: last ticket, then full, then in another room, and an hour more next week.
        let back = partner.get(&link).await.sees("Gezegd met uw link").all("section[aria-labelledby=afwijkend] form", "action");
        partner.post(&back[0], &[]).await.has_status(303);
        assert!(!today(&visitor).await.contains("ziek"));
        for (code, words) in [("last_ticket", "Laatste"), ("full", "Vol")] {
            house.clock.turn(1);
            partner.post(&format!("{link}/plaats"), &[("presence", id.as_str()), ("fullness", code)]).await.has_status(303);
            assert!(today(&visitor).await.contains(words), "{}", today(&visitor).await);
        }
        for more in [[("change", "room"), ("room", "Zolder")], [("change", "extra"), ("hours", "20:00-21:37")]] {
            let said = [&[("presence", id.as_str()), ("day", "2026-11-24")][..], &more].concat();
            partner.post(&link, &said).await.has_status(303);
        }
        let moved = visitor.get("/vandaag").await;
        moved.sees("Zolder").sees("21.37");
        // What the house says of its sittings stands there too, without who said it, and it can be taken back.
        noor.post("/zitdagen/bijhouden", &[("presence", id.as_str()), ("day", "2026-11-24"), ("change", "closed"), ("reason", "Brand")]).await.has_status(303);
        partner.get(&link).await.sees("Gezegd door het huis").sees("Brand").sees_no("Noor");
    }

    async fn all_still_true_is_one_press_for_the_partner_or_a_colleague(house: TestHouse) {
        let noor = noor(&house).await;
        let link = link(&noor, PARTNER).await;
        let partner = house.visitor();
        partner.post(&format!("{link}/klopt"), &[]).await.has_status(303);
        partner.get(&link).await.sees("Vandaag bevestigd").sees_no("Alles klopt nog");
        noor.get(PAGE).await.sees("Bevestigd op 24 november 2026 · De partner, met de link");
        noor.post(&format!("{PAGE}/{OTHER}/klopt"), &[]).await.has_status(303);
        noor.get(PAGE).await.sees("Bevestigd op 24 november 2026 · Noor");
        // Each time the link opens for half a year again; without, it ends.
        house.clock.turn(180 * 24 * 3_600);
        partner.get(&link).await.has_status(200).sees("Laatst bevestigd op 24 november 2026");
        partner.post(&format!("{link}/klopt"), &[]).await.has_status(303);
        house.clock.turn(180 * 24 * 3_600);
        partner.get(&link).await.has_status(200);
        house.clock.turn(3 * 24 * 3_600);
        partner.get(&link).await.has_status(410);
        let (_, hilde) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        hilde.get("/beheer/logboek").await.sees("een partner een link geven of die intrekken").sees("zeggen dat de uren van een partner kloppen").sees("partner").sees_no("directory.");
    }

    async fn a_link_that_ended_was_withdrawn_or_never_was_is_answered_alike(house: TestHouse) {
        let noor = noor(&house).await;
        let (replaced, expired) = (link(&noor, PARTNER).await, link(&noor, OTHER).await);
        let withdrawn = link(&noor, PARTNER).await;
        let id = sitting(&house.visitor(), &withdrawn).await;
        house.visitor().get(&replaced).await.has_status(410);
        noor.post(&format!("{PAGE}/{PARTNER}/link/intrekken"), &[]).await.has_status(303);
        noor.get(PAGE).await.sees("Maak een link: Energiehuis");
        house.clock.turn(183 * 24 * 3_600);
        let unknown = format!("/onze-uren/{}", "a7".repeat(32));
        let elsewhere = house.other_house().await;
        let mut pages = Vec::new();
        for link in [&replaced, &withdrawn, &expired, &unknown, &"/onze-uren/iets".to_owned()] {
            let page = house.visitor().get(link).await;
            pages.push(page.has_status(410).sees("werkt niet meer").main_text());
            let away = [("presence", id.as_str()), ("day", "2027-05-26"), ("change", "closed")];
            house.visitor().post(link, &away).await.has_status(410);
            house.visitor().post(&format!("{link}/klopt"), &[]).await.has_status(410);
            let full = [("presence", id.as_str()), ("fullness", "full")];
            house.visitor().post(&format!("{link}/plaats"), &full).await.has_status(410);
            house.visitor().post(&format!("{link}/{id}/terug"), &[]).await.has_status(410);
            elsewhere.visitor().get(link).await.has_status(410);
        }
        assert!(pages.iter().all(|page| *page == pages[0]), "{pages:?}");
        assert_eq!(kept(&house).await, (0, 0, 0));
    }

    async fn a_link_opens_nothing_in_another_house(house: TestHouse) {
        let noor = noor(&house).await;
        let link = link(&noor, PARTNER).await;
        let elsewhere = house.other_house().await;
        elsewhere.visitor().get(&link).await.has_status(410);
        elsewhere.visitor().post(&format!("{link}/klopt"), &[]).await.has_status(410);
        house.visitor().get(&link).await.has_status(200);
        assert_eq!(kept(&house).await, (0, 0, 0));
    }

    async fn a_robot_that_opens_every_link_says_nothing(house: TestHouse) {
        let noor = noor(&house).await;
        let link = link(&noor, PARTNER).await;
        let robot = house.visitor().with(header::USER_AGENT, "MailScanner/5");
        for _ in 0..2 {
            let page = robot.get(&link).await;
            robot.head(&link).await.has_status(200);
            for href in page.all("main a[href^='/']", "href") {
                robot.get(&href).await;
            }
            for action in page.all("main form", "action") {
                robot.get(&action).await;
            }
        }
        robot.send(Method::OPTIONS, &link, axum::body::Body::empty()).await;
        robot.with(header::ORIGIN, "https://elders.voorbeeld").post(&format!("{link}/klopt"), &[]).await.has_status(403);
        robot.post(&link, &[]).await.has_status(422).sees("Kies een zitting.");
        assert_eq!(kept(&house).await, (0, 0, 0));
    }

    async fn the_sitting_of_another_organisation_is_one_that_does_not_exist(house: TestHouse) {
        let noor = noor(&house).await;
        let (own, other) = (link(&noor, PARTNER).await, link(&noor, OTHER).await);
        let partner = house.visitor();
        let theirs = sitting(&partner, &other).await;
        let nobodys = "00000000-0000-7000-8000-000000000001";
        partner.post(&other, &[("presence", theirs.as_str()), ("day", "2026-11-26"), ("change", "closed")]).await.has_status(303);
        let said = partner.get(&other).await.all("section[aria-labelledby=afwijkend] form", "action").remove(0);
        let said = said.trim_end_matches("/terug").rsplit('/').next().expect("an id").to_owned();
        let before = kept(&house).await;
        let mut answers = Vec::new();
        for (sitting, variation) in [(theirs.as_str(), said.as_str()), (nobodys, nobodys)] {
            let away = [("presence", sitting), ("day", "2026-11-26"), ("change", "room"), ("room", "Zolder")];
            let page = partner.post(&own, &away).await;
            page.has_status(422).sees("Kies een zitting.");
            let full = partner.post(&format!("{own}/plaats"), &[("presence", sitting), ("fullness", "full")]).await;
            let back = partner.post(&format!("{own}/{variation}/terug"), &[]).await;
            full.has_status(404);
            back.has_status(404);
            let all = [&page, &full, &back].map(|page| masked(page, &[sitting, variation]));
            answers.push(all);
        }
        assert_eq!(answers[0], answers[1]);
        assert_eq!(kept(&house).await, before);
        house.visitor().get("/board").await.sees_no("Zolder");
    }

    async fn whoever_holds_a_link_fills_no_table_with_it(house: TestHouse) {
        let noor = noor(&house).await;
        let (link, other) = (link(&noor, PARTNER).await, link(&noor, OTHER).await);
        let partner = house.visitor();
        let id = sitting(&partner, &link).await;
        let may = access::keep_sittings_by_link();
        let mut tx = house.app.db().write(house.app.house().id, may.actor()).await.expect("a writer");
        for ahead in 0..200 {
            let day = "2026-11-24".parse::<Day>().expect("a day").plus(ahead);
            let presence = id.parse().expect("an id");
            let away = Variation { presence, day, change: Change::Closed, reason: Text::default() };
            store::vary(&mut tx, &may, &away).await.expect("what differs");
        }
        tx.commit().await.expect("a commit");
        house.app.look().await.expect("a look");
        let more = [("presence", id.as_str()), ("day", "2027-11-01"), ("change", "closed")];
        partner.post(&link, &more).await.has_status(422).sees("al te veel");
        assert_eq!(kept(&house).await.0, 200);
        // Others and the house say what they have to say.
        let theirs = sitting(&partner, &other).await;
        partner.post(&other, &[("presence", theirs.as_str()), ("day", "2026-11-26"), ("change", "closed")]).await.has_status(303);
        noor.post("/zitdagen/bijhouden", &more).await.has_status(303);
    }

    async fn who_may_give_a_link(house: TestHouse) {
        let noor = noor(&house).await;
        let (_, raf) = house.at_work("Raf", Role::Policy, None).await;
        raf.get(PAGE).await.has_status(403);
        raf.post(&format!("{PAGE}/{PARTNER}/link"), &[]).await.has_status(403);
        house.visitor().get(PAGE).await.has_status(303);
        // The house itself, somebody who sits elsewhere, and nobody at all are alike no partner.
        for slug in ["sociaal-huis", "nergens", "Niet-Zo"] {
            noor.post(&format!("{PAGE}/{slug}/link"), &[]).await.has_status(404);
            noor.post(&format!("{PAGE}/{slug}/klopt"), &[]).await.has_status(404);
        }
        assert_eq!(kept(&house).await, (0, 0, 0));
    }

    async fn a_link_goes_by_mail_where_the_directory_has_an_address(house: TestHouse) {
        if !MailServer::is_there() { return }
        let server = MailServer::start(&[]);
        let house = house.restarted_with(&by(&server)).await;
        let noor = noor(&house).await;
        noor.get(PAGE).await.sees("Geen mailadres").sees_no("Mail een link");
        with_address(&house).await;
        noor.get(PAGE).await.sees("uren@energie.voorbeeld").sees("Mail een link");
        let link = async || noor.post(&format!("{PAGE}/{PARTNER}/link"), &[("herhaling", "0123"), ("by", "mail")]).await;
        let (sent, again) = (link().await, link().await);
        assert_eq!(sent.has_status(303).header(header::LOCATION), again.has_status(303).header(header::LOCATION));
        noor.get(sent.header(header::LOCATION)).await.sees("onderweg naar uren@energie.voorbeeld").sees_no("/onze-uren/");
        house.app.run_jobs().await.expect("a round");
        let mail = server.next();
        assert_eq!(mail["to"][0], "uren@energie.voorbeeld");
        let text = mail["text"].as_str().expect("a text");
        assert!(!text.contains("Noor"), "{text}");
        house.visitor().get(&link_in(&mail)).await.has_status(200).sees("Energiehuis");
        assert!(server.is_quiet());
    }
}

/// From now on the directory has a mail address of the partner.
pub(super) async fn with_address(house: &TestHouse) {
    let documents = demo::documents();
    let known =
        documents[0].1.replacen("kind: \"regionaal\",", "kind: \"regionaal\", email: uren@energie.voorbeeld,", 1);
    assert_ne!(known, documents[0].1);
    house.take_in(&[("directory.yaml", &known), documents[1]]).await;
}
