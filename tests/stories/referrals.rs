//! Somebody is handed over, and the house hears how it ended.

use channels::testing::MailServer;
use db::{Source as _, params, sql};
use http::{Method, header};
use kernel::{Role, TeamId};

use super::mailing::{by, link_in};
use crate::harness::{PUBLIC_URL, Page, Staff as _, TestHouse, Visitor, stories};

/// The keys of two forms.
const FIRST: &str = "0d9e0f443c374a399f2b6a1a8c5f2c11";
const SECOND: &str = "5b1f7a0e9d524f0c8a371c2d3e4f5a6b";
const NEW: &str = "/doorverwijzingen/nieuw";
const FROM_DESK: &str = "/doorverwijzingen/nieuw/vraag";

/// Somebody of the ID-team.
async fn noor(house: &TestHouse) -> (Visitor, TeamId) {
    let team = house.team("ID-team").await;
    let (_, browser) = house.at_work("Noor", Role::DeskWorker, Some(team)).await;
    (browser, team)
}

/// Walks somebody over to the tenancy support.
async fn walks_over(browser: &Visitor, key: &str) -> String {
    let fields = [
        ("herhaling", key),
        ("service", "sh-huurbegeleiding"),
        ("kind", "walked-over"),
        ("theme", "housing"),
        ("need", "Huur opgezegd"),
    ];
    let made = browser.post(NEW, &fields).await;
    made.has_status(303).header(header::LOCATION).to_owned()
}

/// A link for the partner, as a path.
async fn link(browser: &Visitor, referral: &str) -> String {
    let page = browser.post(&format!("{referral}/link"), &[]).await;
    page.has_status(200).texts(".link-once").remove(0).trim_start_matches(PUBLIC_URL).to_owned()
}

async fn answers(partner: &Visitor, link: &str, answer: &str) -> Page {
    partner.post(link, &[("answer", answer)]).await
}

/// How many answers were written down, and how many moves count.
async fn kept(house: &TestHouse) -> (i64, i64) {
    let answers = sql!("select count(*) from referrals_answers where house_id = $1");
    let moves = sql!("select count(*) from referrals_moves where house_id = $1 and withdrawn_at is null");
    let id = house.app.house().id;
    let mut read = house.app.db().read(id).await.expect("a reader");
    (read.value(&answers, params![id]).await.expect("a count"), read.value(&moves, params![id]).await.expect("a count"))
}

stories! {
    async fn a_warm_handover_comes_back_with_an_ending(house: TestHouse) {
        let (noor, _) = noor(&house).await;
        noor.get("/werk").await.sees("Doorverwijzingen");
        noor.get("/doorverwijzingen").await.has_status(200).sees("Er wacht niets.");
        // From an answer at the desk; who asks on the site sees no such thing.
        let words = [("q", "de huisbaas wil mij buitenzetten"), ("depth", "letters")];
        let found = noor.post("/balie/zoek", &words).await;
        let ways = found.all("li.answer .hand-over", "value");
        assert!(ways.contains(&"sh-huurbegeleiding".to_owned()), "{ways:?}");
        house.visitor().ask(words[0].1).await.sees("Huurbegeleiding").sees_no("Verwijs door");
        let asked = [("q", words[0].1), ("theme", "housing"), ("done", "walked-over"), ("service", "sh-huurbegeleiding")];
        let form = noor.post(FROM_DESK, &asked).await;
        assert_eq!(form.all("#service option[selected]", "value"), ["sh-huurbegeleiding"]);
        assert_eq!(form.all("#theme option[selected]", "value"), ["housing"]);
        assert_eq!(form.all("[name=kind][checked]", "value"), ["walked-over"]);
        form.has_status(200).sees("Geen namen.").sees("Een naam is niet nodig.").sees(words[0].1);

        let referral = walks_over(&noor, FIRST).await;
        assert_eq!(walks_over(&noor, FIRST).await, referral, "sent twice, made twice");
        noor.get(&referral).await.sees("Huurbegeleiding").sees("Wacht op antwoord").sees("Meegewandeld").sees("Nog niets.");
        let link = link(&noor, &referral).await;
        noor.get(&referral).await.sees_no("/antwoord/");

        // Without an account, and nothing is shown but what was typed.
        let partner = house.visitor();
        let asked = partner.get(&link).await;
        asked.has_status(200).sees("Huurbegeleiding").sees("Huur opgezegd").sees_no("Noor");
        assert!(asked.header(header::CACHE_CONTROL).contains("no-store"));
        answers(&partner, &link, "taken-up").await.has_status(303);
        noor.get("/doorverwijzingen").await.sees("Opgenomen");
        house.clock.turn(3 * 24 * 3_600);
        answers(&partner, &link, "helped").await.has_status(303);
        partner.get(&link).await.sees("Dank u. Genoteerd: Geholpen.");
    }

    async fn a_question_of_the_day_is_copied_into_a_referral(house: TestHouse) {
        let (noor, _) = noor(&house).await;
        let words = "de huur is opgezegd, bel Jan op 0470 12 34 56";
        let id = "6f0f6f2e-3f4d-4b7a-9f39-0d8f6a1c2b3d";
        noor.post("/balie", &[("id", id), ("q", words), ("theme", "housing"), ("done", "referred")]).await.has_status(303);
        let day = noor.get("/balie/vandaag").await;
        let carried = |name: &str| day.all(&format!("form[action$='{FROM_DESK}'] [name={name}]"), "value").concat();
        assert_eq!(day.all(&format!("form[action$='{FROM_DESK}'] input:not([name=herhaling])"), "name"), ["q", "theme", "done"]);
        let fields = [("q", carried("q")), ("theme", carried("theme")), ("done", carried("done"))];
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let form = noor.post(FROM_DESK, &fields).await;
        form.has_status(200).sees(words).sees("0470 12 34 56");
        assert_eq!(form.all("[name=kind][checked]", "value"), ["cold"]);
        assert!(!form.text().contains(id), "the question is not named");
        noor.get("/doorverwijzingen").await.sees("Er wacht niets.");
    }

    async fn a_question_of_the_parenting_shop_is_copied_nowhere(house: TestHouse) {
        let (noor, _) = noor(&house).await;
        let (id, words) = ("6f0f6f2e-3f4d-4b7a-9f39-0d8f6a1c2b3d", "mijn zoon luistert niet meer");
        let asked = [("id", id), ("q", words), ("theme", "parenting"), ("anonymous", "ja")];
        noor.post("/balie", &asked).await.has_status(303);
        let day = noor.get("/balie/vandaag").await;
        day.sees(words).sees("Opvoedingswinkel, anoniem").sees_no("Verwijs door").sees_no("Zet bij een dienst");
        assert_eq!(day.texts(".figure-count"), ["1", "1", "1", "0"]);
        // From an answer at the desk only the service goes along, and the referral is of a kind that can carry nobody.
        let sent = [("q", words), ("theme", "parenting"), ("done", "walked-over"), ("service", "sh-huurbegeleiding"), ("anonymous", "ja")];
        let form = noor.post(FROM_DESK, &sent).await;
        form.has_status(200).sees("is niet overgenomen").sees_no(words);
        assert_eq!(form.all("#service option[selected]", "value"), ["sh-huurbegeleiding"]);
        assert_eq!(form.all("[name=kind][checked]", "value"), ["anonymous"]);
        assert!(form.all("#theme option[selected]", "value").concat().is_empty());
        // What is to be mended says so once more.
        let told = ("anonymous", form.all("[type=hidden][name=anonymous]", "value").concat());
        let wrong = noor.post(NEW, &[("service", ""), ("kind", "anonymous"), (told.0, &told.1)]).await;
        wrong.has_status(422).sees("is niet overgenomen");
        // Taken back within the minute, it is still of the parenting shop.
        let back = noor.post("/balie/ongedaan", &[("id", id)]).await;
        assert_eq!(back.all("[name=anonymous][checked]", "value"), ["ja"]);
    }

    async fn the_sender_sees_the_ending_and_the_share_that_is_known(house: TestHouse) {
        let (noor, team) = noor(&house).await;
        let referral = walks_over(&noor, FIRST).await;
        let link = link(&noor, &referral).await;
        answers(&house.visitor(), &link, "helped").await.has_status(303);
        // A colleague of the team sees it too; another team does not hear that it is there.
        let (_, griet) = house.at_work("Griet", Role::TeamLead, Some(team)).await;
        griet.get("/doorverwijzingen").await.sees("Geholpen").sees("Huurbegeleiding");
        let other = house.team("Huis van het Kind").await;
        let (_, fatou) = house.at_work("Fatou", Role::PartnerWorker, Some(other)).await;
        fatou.get("/doorverwijzingen").await.sees_no("Huurbegeleiding");
        fatou.get(&referral).await.has_status(404);
        fatou.get("/doorverwijzingen/cijfers").await.has_status(403);

        griet.post(&format!("{referral}/gezien"), &[]).await.has_status(303);
        griet.get("/doorverwijzingen").await.sees("Er wacht niets.");
        griet.post(&format!("{referral}/ongedaan"), &[]).await.has_status(303);
        griet.get("/doorverwijzingen").await.sees("Geholpen");
        let figures = griet.get("/doorverwijzingen/cijfers").await;
        figures.has_status(200).sees("Het doel is 90 %").sees("geen personen");
        assert_eq!(figures.texts(".figure-count"), ["100 %", "0 dagen", "1"]);
        let file = griet.get("/doorverwijzingen/codes.csv").await;
        assert!(file.text().contains("2026-11-24,walked-over,housing,sociaal-huis,sh-huurbegeleiding,completed,helped,0,"), "{}", file.text());
        assert!(!file.text().contains("Huur opgezegd"), "words left the house");
        let (_, hilde) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        hilde.get("/beheer/logboek").await.sees("een doorverwijzing opvolgen").sees_no("referrals.");
    }

    async fn the_same_answer_twice_counts_once_and_can_be_corrected_for_a_day(house: TestHouse) {
        let (noor, _) = noor(&house).await;
        let referral = walks_over(&noor, FIRST).await;
        let link = link(&noor, &referral).await;
        // The link was forwarded: somebody else has it too.
        let (partner, colleague) = (house.visitor(), house.visitor().from([192, 0, 2, 7]));
        answers(&partner, &link, "full").await.has_status(303);
        answers(&partner, &link, "full").await.has_status(303);
        answers(&colleague, &link, "full").await.has_status(303);
        assert_eq!(kept(&house).await, (1, 2));
        noor.get(&referral).await.sees("Geweigerd").sees("Geen plaats");

        answers(&colleague, &link, "taken-up").await.has_status(303);
        assert_eq!(kept(&house).await, (2, 2), "what was corrected still counts");
        noor.get(&referral).await.sees("Opgenomen").sees("verbeterd");
        house.clock.turn(24 * 3_600 - 1);
        answers(&partner, &link, "unreachable").await.has_status(303);
        // It opens for a day behind the end, and nothing afterwards.
        house.clock.turn(24 * 3_600 - 1);
        partner.get(&link).await.has_status(200);
        house.clock.turn(1);
        answers(&partner, &link, "helped").await.has_status(410);
        assert_eq!(kept(&house).await, (3, 3));
    }

    async fn a_link_that_ended_was_withdrawn_or_never_was_is_answered_alike(house: TestHouse) {
        let (noor, _) = noor(&house).await;
        let (first, second) = (walks_over(&noor, FIRST).await, walks_over(&noor, SECOND).await);
        let (replaced, expired) = (link(&noor, &first).await, link(&noor, &second).await);
        let withdrawn = link(&noor, &first).await;
        house.visitor().get(&replaced).await.has_status(410);
        house.visitor().get(&withdrawn).await.has_status(200);
        noor.post(&format!("{first}/link/intrekken"), &[]).await.has_status(303);
        house.clock.turn(60 * 24 * 3_600);
        let unknown = format!("/antwoord/{}", "a7".repeat(32));
        let mut pages = Vec::new();
        for link in [&replaced, &withdrawn, &expired, &unknown, &"/antwoord/iets".to_owned()] {
            let page = house.visitor().get(link).await;
            pages.push(page.has_status(410).sees("werkt niet meer").main_text());
            answers(&house.visitor(), link, "helped").await.has_status(410);
        }
        assert!(pages.iter().all(|page| *page == pages[0]), "{pages:?}");
        assert_eq!(kept(&house).await.0, 0);
    }

    async fn a_robot_that_opens_every_link_answers_nothing(house: TestHouse) {
        let (noor, _) = noor(&house).await;
        let referral = walks_over(&noor, FIRST).await;
        let link = link(&noor, &referral).await;
        let robot = house.visitor().with(header::USER_AGENT, "MailScanner/5");
        for _ in 0..3 {
            let page = robot.get(&link).await;
            robot.head(&link).await.has_status(200);
            // It follows whatever the page leads to.
            for href in page.all("main a[href^='/']", "href") {
                robot.get(&href).await;
            }
        }
        robot.send(Method::OPTIONS, &link, axum::body::Body::empty()).await;
        assert_eq!(kept(&house).await.0, 0);
        robot.with(header::ORIGIN, "https://elders.voorbeeld").post(&link, &[("answer", "helped")]).await.has_status(403);
        robot.post(&link, &[]).await.has_status(422).sees("Kies een antwoord.");
        assert_eq!(kept(&house).await.0, 0);
        noor.get(&referral).await.sees("Wacht op antwoord");
    }

    async fn a_partner_hears_that_something_waits_and_nothing_of_what(house: TestHouse) {
        if !MailServer::is_there() { return }
        let server = MailServer::start(&[]);
        let house = house.restarted_with(&by(&server)).await;
        let documents = demo::documents();
        let known = documents[0].1.replacen("kind: \"stad/OCMW\",", "kind: \"stad/OCMW\", email: huur@partner.voorbeeld,", 1);
        house.take_in(&[("directory.yaml", &known), documents[1]]).await;
        let (noor, team) = noor(&house).await;
        let (first, second) = (walks_over(&noor, FIRST).await, walks_over(&noor, SECOND).await);
        noor.get(&first).await.sees("huur@partner.voorbeeld").sees("Ongedaan maken");
        // Taken back within the minute: nothing leaves.
        noor.post(&format!("{second}/ongedaan"), &[]).await.has_status(303);
        house.app.run_jobs().await.expect("a round");
        assert!(server.is_quiet());
        house.clock.turn(61);
        house.app.run_jobs().await.expect("a round");
        house.app.run_jobs().await.expect("a round");
        let mail = server.next();
        assert_eq!(mail["to"][0], "huur@partner.voorbeeld");
        let text = mail["text"].as_str().expect("a text");
        assert!(!text.contains("Huurbegeleiding") && !text.contains("opgezegd") && !text.contains("Noor"), "{text}");
        assert!(server.is_quiet());
        let link = link_in(&mail);
        // Eight hours in which the partner was there, and nobody answered: one reminder, and the first mail still holds.
        house.at("2026-11-26 12:00");
        for _ in 0..3 {
            house.app.run_jobs().await.expect("a round");
        }
        let again = server.next();
        assert!(again["headers"]["subject"].as_str().unwrap().contains("nog iets"), "{again}");
        assert!(server.is_quiet());
        house.visitor().get(&link).await.has_status(200);
        answers(&house.visitor(), &link_in(&again), "taken-up").await.has_status(303);
        let noor = house.at_work("An", Role::DeskWorker, Some(team)).await.1;
        noor.get(&first).await.sees("Opgenomen").sees("met de link");
    }
}
