//! Who lost the app and the codes on paper comes back in, and never alone.

use channels::testing::MailServer;
use http::header;
use kernel::{Actor, Role, TeamId, WorkerId};
use people::{access, rules::post::NewPost, store};

use super::{
    mailing::{by, link_in},
    people::{inside, signs_in, with_cookie_of},
};
use crate::harness::{PUBLIC_URL, Page, Staff, TestHouse, Visitor, stories};

const PROGRAM: Actor = Actor::Program("story");
const OLD: &str = "drie geiten op het dak";
const NEW: &str = "vier ezels in de regen";

async fn joins(house: &TestHouse, worker: WorkerId, role: Role, team: TeamId) {
    let mut tx = house.app.db().write(house.app.house().id, &PROGRAM).await.expect("a writer");
    let may = access::grant_by_program(&PROGRAM, worker).expect("the program may");
    let first_day = tx.now().day(&house.app.house().zone);
    let post = NewPost { role, team: Some(team), stands_in_for: None, first_day, last_day: None };
    store::grant(&mut tx, &may, &post).await.expect("a role");
    tx.commit().await.expect("a commit");
}

/// Somebody gives the password, says that the rest is lost, and gets a code to say to a colleague.
async fn asks(house: &TestHouse, name: &str) -> (Visitor, String) {
    let half = with_cookie_of(&house.visitor(), &signs_in(house, name, OLD).await);
    half.get("/aanmelden/code").await.has_status(200).sees("Bent u ook de herstelcodes kwijt?");
    half.get("/aanmelden/terugweg").await.has_status(200).sees("samen met een collega");
    let page = half.post("/aanmelden/terugweg", &[]).await;
    let code = page.has_status(200).texts(".link-once").remove(0);
    (half, code)
}

fn path_of(worker: WorkerId) -> String {
    format!("/beheer/mensen/{worker}/terugweg")
}

async fn approves(browser: &Visitor, worker: WorkerId, code: &str, carrier: &str) -> Page {
    browser.post(&path_of(worker), &[("seen", "ja"), ("code", code), ("by", carrier)]).await
}

fn link_on(page: &Page) -> String {
    page.has_status(200).texts(".link-once").remove(0).trim_start_matches(PUBLIC_URL).to_owned()
}

stories! {
    async fn a_colleague_who_sees_somebody_lets_them_begin_anew(house: TestHouse) {
        let (karim, at_work) = inside(&house, "karim", Role::SocialWorker).await;
        let (_, browser) = house.at_work("Bram", Role::Administrator, None).await;
        house.clock.turn(60);
        // Whoever has not signed in at all asks for nothing.
        assert_eq!(house.visitor().post("/aanmelden/terugweg", &[]).await.has_status(303).header(header::LOCATION), "/aanmelden");
        approves(&browser, karim, "00000-00000", "paper").await.has_status(422).sees("klopt niet");
        let (half, code) = asks(&house, "karim").await;
        browser.get(&path_of(karim)).await.has_status(200).sees("Help iemand weer binnen");
        browser.post(&path_of(karim), &[("code", code.as_str())]).await.has_status(422).sees("voor wie u ziet");
        at_work.get("/werk").await.has_status(200);
        let page = approves(&browser, karim, &code, "mail").await;
        // Without mail the link goes from hand to hand, whatever was asked.
        let link = link_on(&page);
        // Nothing of before opens anything.
        at_work.get("/werk").await.has_status(303);
        assert_eq!(half.get("/aanmelden/code").await.has_status(303).header(header::LOCATION), "/aanmelden");
        signs_in(&house, "karim", OLD).await.has_status(422);
        // The code is used, and who gave the link holds one.
        approves(&browser, karim, &code, "paper").await.has_status(409);
        let chosen = house.visitor().post(&link, &[("password", NEW), ("password_again", NEW)]).await;
        assert_eq!(chosen.has_status(303).header(header::LOCATION), "/aanmelden/beveiligen");
        house.visitor().get(&link).await.has_status(410);
        let log = db::LogEntry::find(&mut house.app.db().read(house.app.house().id).await.unwrap(), &db::LogFilter::default(), 200).await.unwrap();
        let said = |action: &str, kind: &str| log.iter().any(|entry| entry.action == action && entry.outcome == "done" && entry.record_kind == kind);
        assert!(said("people.ways-back.ask", "worker") && said("people.ways-back.give", "worker") && said("people.ways-back.give", "approval"));
    }

    async fn nobody_lets_themselves_in_and_a_lead_only_the_own_team(house: TestHouse) {
        let (own, other) = (house.team("ID-team").await, house.team("GO-team").await);
        let (bram, administrator) = inside(&house, "bram", Role::Administrator).await;
        let (karim, _) = inside(&house, "karim", Role::Policy).await;
        let (_, lead) = house.at_work("Griet", Role::TeamLead, Some(own)).await;
        let (_, stranger) = house.at_work("Liesbet", Role::TeamLead, Some(other)).await;
        let noor = house.hire("Noor", Role::DeskWorker, Some(own)).await;
        joins(&house, bram, Role::SocialWorker, own).await;
        house.clock.turn(60);
        // Not for oneself: as if it were not there.
        let (_, code) = asks(&house, "bram").await;
        approves(&administrator, bram, &code, "paper").await.has_status(404);
        administrator.get(&format!("/beheer/mensen/{bram}")).await.has_status(200).sees_no("Help iemand weer binnen");
        // A lead does not let in who may more than the team.
        approves(&lead, bram, &code, "paper").await.has_status(409).sees("Alleen een beheerder");
        lead.get(&path_of(bram)).await.has_status(409);
        lead.get(&path_of(noor)).await.has_status(200);
        lead.get(&path_of(karim)).await.has_status(404);
        stranger.get(&path_of(noor)).await.has_status(404);
        // The code of one opens nothing for another, and not half an hour later.
        let (_, code) = asks(&house, "karim").await;
        approves(&administrator, noor, &code, "paper").await.has_status(422);
        house.clock.turn(1_801);
        let administrator = house.browser(bram).await;
        approves(&administrator, karim, &code, "paper").await.has_status(422);
    }

    async fn one_administrator_does_not_walk_the_way_back_alone(house: TestHouse) {
        let (karim, _) = inside(&house, "karim", Role::SocialWorker).await;
        let (bram_id, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let (ans_id, ans) = house.at_work("Ans", Role::Administrator, None).await;
        house.clock.turn(60);
        // Bram makes a link on his screen, chooses a password with it, and asks under the name of Karim.
        let link = link_on(&bram.post(&format!("/beheer/mensen/{karim}/wachtwoord"), &[]).await);
        let half = with_cookie_of(&house.visitor(), &house.visitor().post(&link, &[("password", NEW), ("password_again", NEW)]).await);
        let code = half.post("/aanmelden/terugweg", &[]).await.has_status(200).texts(".link-once").remove(0);
        let refused = approves(&bram, karim, &code, "paper").await;
        refused.has_status(409).sees("Voor karim kunt u nu niet de tweede persoon zijn").sees("Wel kan: Ans.");
        bram.get(&path_of(karim)).await.has_status(409);
        ans.get(&path_of(karim)).await.has_status(200);
        // Ans signed Karim out everywhere meanwhile: nobody is left but who comes by the command line.
        ans.post(&format!("/beheer/mensen/{karim}/sessies/einde"), &[]).await.has_status(303);
        let refused = approves(&ans, karim, &code, "paper").await;
        refused.has_status(409).sees("voordeur administrator").sees_no("Bram.");
        // A month later it is forgotten.
        house.clock.turn(30 * 24 * 3600);
        for administrator in [bram_id, ans_id] {
            house.browser(administrator).await.get(&path_of(karim)).await.has_status(200);
        }
    }

    async fn another_address_is_a_hand_on_the_account_and_another_name_is_none(house: TestHouse) {
        let team = house.team("ID-team").await;
        let noor = house.hire("Noor", Role::DeskWorker, Some(team)).await;
        let (_, lead) = house.at_work("Griet", Role::TeamLead, Some(team)).await;
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let details = |name: &'static str, email: &'static str, version: &'static str| {
            [("name", name), ("email", email), ("lang", "fr"), ("version", version)]
        };
        let path = format!("/beheer/mensen/{noor}/gegevens");
        bram.post(&path, &details("Noor Claes", "noor@voorbeeld.be", "1")).await.has_status(303);
        bram.get(&path_of(noor)).await.has_status(200);
        bram.post(&path, &details("Noor Claes", "bram.twee@voorbeeld.be", "2")).await.has_status(303);
        bram.get(&path_of(noor)).await.has_status(409).sees("Wel kan: Griet.");
        lead.get(&path_of(noor)).await.has_status(200);
        // Who could come in as the lead is no help either.
        let griet = lead.get("/beheer/mensen").await.all("a[href*='/beheer/mensen/']", "href");
        for colleague in griet.iter().filter(|path| !path.ends_with(&noor.to_string())) {
            bram.post(&format!("{colleague}/wachtwoord"), &[("by", "paper")]).await;
        }
        lead.get(&path_of(noor)).await.has_status(409).sees("voordeur administrator");
    }

    async fn the_person_and_the_administrators_hear_of_it(house: TestHouse) {
        if !MailServer::is_there() { return }
        let server = MailServer::start(&[]);
        let house = house.restarted_with(&by(&server)).await;
        let (karim, _) = inside(&house, "karim", Role::SocialWorker).await;
        let (_, browser) = house.at_work("Bram", Role::Administrator, None).await;
        house.hire("Ans", Role::Administrator, None).await;
        house.clock.turn(60);
        let (_, code) = asks(&house, "karim").await;
        approves(&browser, karim, &code, "mail").await.has_status(200).sees("De mail is onderweg");
        assert_eq!(house.app.run_jobs().await.expect("a round").done, 4);
        let mails: Vec<_> = (0..4).map(|_| server.next()).collect();
        let about = |to: &str, subject: &str| {
            let fits = |mail: &&serde_json::Value| mail["to"][0] == to && mail["headers"]["subject"].as_str().unwrap().starts_with(subject);
            mails.iter().find(fits).unwrap_or_else(|| panic!("{to}: {subject}: {mails:?}"))
        };
        about("karim@voorbeeld.be", "Uw account bij");
        for administrator in ["bram@voorbeeld.be", "ans@voorbeeld.be"] {
            let mail = about(administrator, "Iemand begint opnieuw");
            assert_eq!(link_in(mail), format!("/beheer/mensen/{karim}"));
            assert!(!mail["text"].as_str().unwrap().to_lowercase().contains("karim "), "{mail}");
        }
        let link = link_in(about("karim@voorbeeld.be", "Begin opnieuw"));
        house.visitor().get(&link).await.has_status(200);
        // What anybody may ask for does not take the way back away.
        house.visitor().post("/aanmelden/vergeten", &[("email", "karim@voorbeeld.be")]).await.has_status(200);
        house.app.run_jobs().await.expect("a round");
        house.visitor().get(&link).await.has_status(200);
    }
}
