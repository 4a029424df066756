//! Who keeps the accounts: inviting, roles from day to day, teams, and what must never happen.

use http::header;
use kernel::{Actor, Day, Role, WorkerId};
use people::{access, rules::administrators::Ending, store};

use crate::harness::{Page, Staff, TestHouse, Visitor, stories};

const PROGRAM: Actor = Actor::Program("story");

fn page_of(worker: WorkerId) -> String {
    format!("/beheer/mensen/{worker}")
}

/// What the log says that somebody did, the oldest first.
async fn said_of(house: &TestHouse, worker: WorkerId) -> Vec<String> {
    let about = db::LogFilter { worker: Some(worker), ..db::LogFilter::default() };
    let mut read = house.app.db().read(house.app.house().id).await.expect("a reader");
    let log = db::LogEntry::find(&mut read, &about, 200).await.expect("entries");
    log.iter().rev().map(|entry| format!("{} {} {}", entry.action, entry.outcome, entry.record_kind)).collect()
}

fn times(said: &[String], what: &str) -> usize {
    said.iter().filter(|line| *line == what).count()
}

/// The forms with which roles are taken away, on the page of somebody.
async fn roles_to_take(browser: &Visitor, worker: WorkerId) -> Vec<String> {
    browser.get(&page_of(worker)).await.has_status(200).all("form[action*='/taken/']", "action")
}

/// Takes the only role of somebody away.
async fn take_away(tx: &mut db::Tx, worker: WorkerId, today: Day) -> Ending {
    let may = access::grant_by_program(&PROGRAM, worker).expect("the program may");
    let post = store::held_posts(tx, &may, today).await.expect("posts")[0].id;
    let may = access::revoke_by_program(&PROGRAM, post).expect("the program may");
    store::revoke(tx, &may, today).await.expect("an answer")
}

fn link_on(page: &Page) -> String {
    let link = page.has_status(200).texts(".link-once").remove(0);
    link.strip_prefix(crate::harness::PUBLIC_URL).expect("a link of this house").to_owned()
}

stories! {
    async fn somebody_is_invited_and_comes_inside(house: TestHouse) {
        let desk = house.team("ID-team").await;
        let (bram, browser) = house.at_work("Bram", Role::Administrator, None).await;
        browser.get("/werk").await.sees("Mensen").sees("Teams");
        browser.get("/beheer/mensen/nieuw").await.has_status(200).sees("voordeur administrator");
        let team = desk.to_string();
        let noor = [("name", "Noor"), ("email", "noor@voorbeeld.be"), ("lang", "nl"), ("role", "desk-worker"), ("team", team.as_str())];
        let page = browser.post("/beheer/mensen/nieuw", &noor).await;
        page.has_status(200).sees("Geef deze link aan Noor").sees("nog geen mail");
        assert_eq!(page.header(header::CACHE_CONTROL), "no-store");
        let password = "drie geiten op het dak";
        let link = link_on(&page);
        house.visitor().get(&link).await.has_status(200).sees("Dag Noor");
        let chosen = house.visitor().post(&link, &[("password", password), ("password_again", password)]).await;
        assert_eq!(chosen.has_status(303).header(header::LOCATION), "/aanmelden/beveiligen");
        house.visitor().get(&link).await.has_status(410);
        browser.get("/beheer/mensen").await.sees("Noor").sees("Medewerker onthaal, ID-team");
        // A second account for one address: everything typed is still there.
        let again = [("name", "Noor Twee"), ("email", "NOOR@voorbeeld.be"), ("lang", "fr"), ("role", "desk-worker"), ("team", team.as_str())];
        let refused = browser.post("/beheer/mensen/nieuw", &again).await;
        refused.has_status(422).sees("Dit adres heeft al een account");
        assert_eq!(refused.all("#name", "value"), ["Noor Twee"]);
        assert_eq!(refused.all("#lang option[selected], #role option[selected], #team option[selected]", "value"), ["fr", "desk-worker", &team]);
        let said = said_of(&house, bram).await;
        assert_eq!(times(&said, "people.workers.invite done worker"), 1, "{said:?}");
        assert_eq!(times(&said, "people.posts.grant done post"), 1, "{said:?}");
        assert_eq!(times(&said, "people.workers.reset done link"), 1, "{said:?}");
    }

    async fn nobody_makes_an_administrator_alone(house: TestHouse) {
        let (_, browser) = house.at_work("Bram", Role::Administrator, None).await;
        let karim = house.hire("Karim", Role::Policy, None).await;
        let form = browser.get(&format!("{}/taken", page_of(karim))).await;
        assert!(!form.has_status(200).all("#role option", "value").contains(&"administrator".to_owned()));
        let king = [("role", "administrator"), ("team", ""), ("first_day", ""), ("last_day", "")];
        let refused = browser.post(&format!("{}/taken", page_of(karim)), &king).await;
        refused.has_status(422).sees("Iemand beheerder maken doet u met twee");
        let invited = [("name", "X"), ("email", "x@voorbeeld.be"), ("lang", "nl"), ("role", "administrator"), ("team", "")];
        browser.post("/beheer/mensen/nieuw", &invited).await.has_status(422).sees("voordeur administrator");
        browser.get(&page_of(karim)).await.sees("Beleidsmedewerker").sees_no("Beheerder");
    }

    async fn a_role_taken_away_is_gone_at_the_next_request(house: TestHouse) {
        let (_, browser) = house.at_work("Bram", Role::Administrator, None).await;
        let (hilde, watching) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        watching.get("/beheer/mensen").await.has_status(200).sees("Bram");
        let ends = roles_to_take(&browser, hilde).await;
        assert_eq!(ends.len(), 1);
        browser.post(&ends[0], &[]).await.has_status(303);
        watching.get("/beheer/mensen").await.has_status(403);
        watching.get("/werk").await.has_status(200).sees("nog geen taak");
        // And one that is given is there at the next request.
        let given = [("role", "data-protection-officer"), ("first_day", "2026-11-24")];
        browser.post(&format!("{}/taken", page_of(hilde)), &given).await.has_status(303);
        watching.get("/beheer/mensen").await.has_status(200);
        // The one who watches changes nothing.
        watching.get(&page_of(hilde)).await.has_status(200).sees_no("Geef een taak").sees_no("Beëindig");
        watching.post(&format!("{}/taken", page_of(hilde)), &given).await.has_status(403);
    }

    async fn a_stand_in_has_the_role_from_day_to_day(house: TestHouse) {
        let team = house.team("Sociale dienst").await;
        let karim = house.hire("Karim", Role::SocialWorker, Some(team)).await;
        let (griet, lead) = house.at_work("Griet", Role::TeamLead, Some(team)).await;
        let (noor, desk) = house.at_work("Noor", Role::DeskWorker, Some(team)).await;
        let path = format!("{}/vervanging", page_of(noor));
        let form = lead.get(&path).await;
        form.has_status(200);
        let offered = form.all("#post option", "value");
        assert_eq!(offered.len(), 3, "one to choose, Karim and herself: {offered:?}");
        let texts = form.texts("#post option");
        let post = &offered[texts.iter().position(|text| text.starts_with("Karim")).expect("Karim")];
        let open_ended = [("post", post.as_str()), ("first_day", "2026-11-26"), ("last_day", "")];
        lead.post(&path, &open_ended).await.has_status(422).sees("tot een bepaalde dag");
        let days = [("post", post.as_str()), ("first_day", "2026-11-26"), ("last_day", "2026-11-27")];
        assert_eq!(lead.post(&path, &days).await.has_status(303).header(header::LOCATION), page_of(noor));
        lead.get(&page_of(noor)).await.sees("vervangt Karim").sees("26 november");
        for (moment, holds) in [("2026-11-25 23:59", false), ("2026-11-26 00:01", true), ("2026-11-27 23:59", true), ("2026-11-28 00:01", false)] {
            house.at(moment);
            let desk = house.browser(noor).await;
            let page = desk.get("/werk").await;
            assert_eq!(page.has_status(200).main_text().contains("Maatschappelijk werker"), holds, "{moment}");
        }
        desk.get("/werk").await.has_status(303);
        let said = said_of(&house, griet).await;
        assert_eq!(times(&said, "people.posts.stand-in done worker"), 1, "{said:?}");
        let _ = karim;
    }

    async fn a_stand_in_ends_with_the_role_of_the_colleague(house: TestHouse) {
        let team = house.team("Sociale dienst").await;
        let karim = house.hire("Karim", Role::SocialWorker, Some(team)).await;
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let noor = house.hire("Noor", Role::DeskWorker, Some(team)).await;
        let path = format!("{}/vervanging", page_of(noor));
        let form = bram.get(&path).await;
        let at = form.texts("#post option").iter().position(|text| text.starts_with("Karim")).expect("Karim");
        let post = form.all("#post option", "value").remove(at);
        let days = [("post", post.as_str()), ("first_day", "2026-11-24"), ("last_day", "2026-12-24")];
        bram.post(&path, &days).await.has_status(303);
        house.browser(noor).await.get("/werk").await.sees("Maatschappelijk werker");
        bram.post(&format!("{}/taken/{post}/einde", page_of(karim)), &[]).await.has_status(303);
        house.browser(noor).await.get("/werk").await.sees("Medewerker onthaal").sees_no("Maatschappelijk werker");
        bram.get(&page_of(noor)).await.sees_no("vervangt Karim");
    }

    async fn a_team_lead_sees_the_own_team_and_nobody_else(house: TestHouse) {
        let (own, other) = (house.team("ID-team").await, house.team("GO-team").await);
        let (griet, lead) = house.at_work("Griet", Role::TeamLead, Some(own)).await;
        let noor = house.hire("Noor", Role::DeskWorker, Some(own)).await;
        let liesbet = house.hire("Liesbet", Role::FamilySupporter, Some(other)).await;
        lead.get("/beheer/mensen").await.has_status(200).sees("Noor").sees("Griet").sees_no("Liesbet").sees_no("Nodig iemand uit");
        lead.post("/beheer/mensen", &[("zoek", "liesbet")]).await.has_status(200).sees("niemand met die naam");
        lead.get(&page_of(noor)).await.has_status(200).sees("Laat vervangen").sees_no("Geef een taak");
        lead.get("/beheer/teams").await.has_status(200).sees("GO-team").sees_no("Nieuw team");
        let nobody = "/beheer/mensen/01930000-0000-7000-8000-000000000000";
        for path in ["", "/vervanging"] {
            let (foreign, none) = (lead.get(&format!("{}{path}", page_of(liesbet))).await, lead.get(&format!("{nobody}{path}")).await);
            assert_eq!(foreign.has_status(404).main_text().lines().next(), none.has_status(404).main_text().lines().next());
        }
        // A colleague of another team cannot be replaced by a forged form either.
        let (_, administrator) = house.at_work("Bram", Role::Administrator, None).await;
        let post = roles_to_take(&administrator, liesbet).await[0].split('/').nth(5).expect("a post").to_owned();
        let forged = [("post", post.as_str()), ("first_day", "2026-11-24"), ("last_day", "2026-11-30")];
        lead.post(&format!("{}/vervanging", page_of(noor)), &forged).await.has_status(422).sees("Kies een collega");
        for path in ["/taken", "/gegevens", "/einde"] {
            lead.get(&format!("{}{path}", page_of(noor))).await.has_status(403);
        }
        let said = said_of(&house, griet).await;
        // Two lists with two people, two with one colleague each, and the pages of one.
        assert_eq!(times(&said, "people.workers.see refused worker"), 2, "{said:?}");
        assert_eq!(times(&said, "people.posts.stand-in refused worker"), 2, "{said:?}");
        assert_eq!(said.iter().filter(|line| line.ends_with("refused ") || line.contains(" refused ")).count(), 7, "{said:?}");
    }

    async fn the_last_administrator_stays(house: TestHouse) {
        let (bram, first) = house.at_work("Bram", Role::Administrator, None).await;
        let own = roles_to_take(&first, bram).await;
        first.post(&own[0], &[]).await.has_status(409).sees("niemand meer die de accounts");
        first.post(&format!("{}/einde", page_of(bram)), &[]).await.has_status(409).sees("niemand meer die de accounts");
        let (bea, second) = house.at_work("Bea", Role::Administrator, None).await;
        // Both take the other's away in one moment: one of them stays.
        let (of_bram, of_bea) = (own[0].clone(), roles_to_take(&first, bea).await.remove(0));
        let (one, two) = tokio::join!(first.post(&of_bea, &[]), second.post(&of_bram, &[]));
        let mut answers = [one.status().as_u16(), two.status().as_u16()];
        answers.sort_unstable();
        // The slower one is told that it cannot be done, or finds that the right is gone.
        assert!(matches!(answers, [303, 403 | 409]), "{answers:?}");
        let inside = [first.get("/beheer/mensen").await.status(), second.get("/beheer/mensen").await.status()];
        assert_eq!(inside.iter().filter(|status| status.is_success()).count(), 1, "{inside:?}");
    }

    async fn of_two_who_take_each_other_away_at_once_one_stays(house: TestHouse) {
        let (bram, _) = house.at_work("Bram", Role::Administrator, None).await;
        let (bea, _) = house.at_work("Bea", Role::Administrator, None).await;
        let (db, id, today) = (house.app.db(), house.app.house().id, "2026-11-24".parse().expect("a day"));
        let mut first = db.write(id, &PROGRAM).await.expect("a writer");
        let taken = take_away(&mut first, bea, today).await;
        assert_eq!(taken, Ending::Now);
        // The second begins while the first is not kept yet, and must hear of it all the same.
        let second = async {
            let mut second = db.write(id, &PROGRAM).await.expect("a writer");
            take_away(&mut second, bram, today).await
        };
        let kept = async {
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            first.commit().await.expect("a commit");
        };
        assert_eq!(tokio::join!(second, kept).0, Ending::LastAdministrator);
    }

    async fn two_administrators_at_one_person_lose_nothing(house: TestHouse) {
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let (_, bea) = house.at_work("Bea", Role::Administrator, None).await;
        let noor = house.hire("Noor", Role::Policy, None).await;
        let path = format!("{}/gegevens", page_of(noor));
        let version = bram.get(&path).await.has_status(200).all("input[name=version]", "value").remove(0);
        let kept = [("name", "Noor Claes"), ("email", "noor@voorbeeld.be"), ("lang", "fr"), ("version", version.as_str())];
        bea.post(&path, &kept).await.has_status(303);
        let typed = [("name", "Noor De Smet"), ("email", "noor@voorbeeld.be"), ("lang", "nl"), ("version", version.as_str())];
        let both = bram.post(&path, &typed).await;
        both.has_status(409).sees("Een collega paste deze gegevens intussen aan").sees("Noor Claes").sees("Français");
        assert_eq!(both.all("#name", "value"), ["Noor De Smet"]);
        let next = both.all("input[name=version]", "value").remove(0);
        assert_ne!(next, version);
        let again = [("name", "Noor De Smet"), ("email", "noor@voorbeeld.be"), ("lang", "nl"), ("version", next.as_str())];
        bram.post(&path, &again).await.has_status(303);
        bea.get(&page_of(noor)).await.sees("Noor De Smet");
        // Another's address is refused, and nothing is lost.
        let taken = [("name", "Noor"), ("email", "bea@voorbeeld.be"), ("lang", "nl"), ("version", "3")];
        let refused = bram.post(&path, &taken).await;
        refused.has_status(422).sees("Dit adres heeft al een account");
        assert_eq!(refused.all("#email", "value"), ["bea@voorbeeld.be"]);
    }

    async fn each_person_on_a_list_is_one_entry_in_the_log(house: TestHouse) {
        let team = house.team("ID-team").await;
        let (hilde, watching) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        for number in 0..30 {
            house.hire(&format!("Élise {number:02}"), Role::DeskWorker, Some(team)).await;
        }
        let first = watching.get("/beheer/mensen").await;
        assert_eq!(first.has_status(200).texts(".entries li").len(), 25);
        let said = said_of(&house, hilde).await;
        assert_eq!(times(&said, "people.workers.see seen worker"), 25, "{said:?}");
        let next = first.all("button[name=na]", "value").remove(0);
        let rest = watching.get(&format!("/beheer/mensen?na={next}")).await;
        assert_eq!(rest.has_status(200).texts(".entries li").len(), 6);
        assert_eq!(times(&said_of(&house, hilde).await, "people.workers.see seen worker"), 31);
        // A name is looked for without standing in an address; a capital and an accent make no difference.
        let found = watching.post("/beheer/mensen", &[("zoek", "éLISE 2")]).await;
        assert_eq!(found.has_status(200).texts(".entries li").len(), 10);
        let many = watching.post("/beheer/mensen", &[("zoek", "lise")]).await;
        let next = many.has_status(200).all("button[name=na]", "value").remove(0);
        let rest = watching.post("/beheer/mensen", &[("zoek", "lise"), ("na", &next)]).await;
        assert_eq!(rest.has_status(200).texts(".entries li").len(), 5);
        watching.post("/beheer/mensen", &[("zoek", "100%")]).await.has_status(200).sees("niemand met die naam");
    }

    async fn an_account_ends_with_every_session_and_stays_to_be_seen(house: TestHouse) {
        let (_, browser) = house.at_work("Bram", Role::Administrator, None).await;
        let (noor, desk) = house.at_work("Noor", Role::Policy, None).await;
        desk.get("/werk").await.has_status(200);
        browser.post(&format!("{}/sessies/einde", page_of(noor)), &[]).await.has_status(303);
        desk.get("/werk").await.has_status(303);
        let link = link_on(&browser.post(&format!("{}/wachtwoord", page_of(noor)), &[]).await);
        house.visitor().get(&link).await.has_status(200);
        let desk = house.browser(noor).await;
        browser.get(&format!("{}/einde", page_of(noor))).await.has_status(200).sees("Noor kan zich daarna niet meer aanmelden");
        browser.post(&format!("{}/einde", page_of(noor)), &[]).await.has_status(303);
        desk.get("/werk").await.has_status(303);
        house.visitor().get(&link).await.has_status(410);
        browser.get("/beheer/mensen").await.sees_no("Noor");
        browser.post("/beheer/mensen", &[("gestopt", "ja")]).await.sees("Noor").sees("gestopt");
        browser.get(&page_of(noor)).await.has_status(200).sees("Dit account is beëindigd").sees_no("Geef een taak");
        browser.post(&format!("{}/wachtwoord", page_of(noor)), &[]).await.has_status(409).sees("al beëindigd");
        browser.post(&format!("{}/taken", page_of(noor)), &[("role", "policy")]).await.has_status(409).sees("al beëindigd");
        // The address is free for somebody new.
        let again = [("name", "Noor"), ("email", "noor@voorbeeld.be"), ("lang", "nl"), ("role", "policy"), ("team", "")];
        browser.post("/beheer/mensen/nieuw", &again).await.has_status(200);
    }

    async fn a_team_is_made_and_ended(house: TestHouse) {
        let (_, browser) = house.at_work("Bram", Role::Administrator, None).await;
        browser.get("/beheer/teams").await.has_status(200).sees("Er is nog geen team");
        browser.post("/beheer/teams", &[("name", "OPkomst"), ("organization", "")]).await.has_status(303);
        let taken = browser.post("/beheer/teams", &[("name", "OPkomst"), ("organization", "Partner")]).await;
        taken.has_status(422).sees("al een team met deze naam");
        assert_eq!(taken.all("#organization", "value"), ["Partner"]);
        let end = browser.get("/beheer/teams").await.all("a[href$='/einde']", "href").remove(0);
        let team = end.split('/').nth(3).expect("a team").parse().expect("an id");
        let (noor, desk) = house.at_work("Noor", Role::DeskWorker, Some(team)).await;
        browser.get("/beheer/teams").await.sees("één persoon");
        browser.get(&end).await.has_status(200).sees("In OPkomst heeft één persoon een taak");
        desk.get("/werk").await.sees("Medewerker onthaal");
        browser.post(&end, &[]).await.has_status(303);
        desk.get("/werk").await.has_status(200);
        browser.get(&end).await.has_status(404);
        let mut read = house.app.db().read(house.app.house().id).await.expect("a reader");
        let today = "2026-11-24".parse().expect("a day");
        assert!(store::may_do_today(&mut read, noor, today).await.expect("posts").is_empty());
    }

    async fn what_is_dangerous_takes_a_fresh_proof_and_loses_nothing(house: TestHouse) {
        let (_, browser) = house.at_work("Bram", Role::Administrator, None).await;
        house.clock.turn(40 * 60);
        let led = browser.get("/beheer/mensen/nieuw").await;
        assert_eq!(led.has_status(303).header(header::LOCATION), "/bevestigen?naar=/beheer/mensen/nieuw");
        // What changes nothing is still offered, and what was typed is kept.
        browser.get("/beheer/mensen").await.has_status(200).sees("Nodig iemand uit");
        let typed = browser.post("/beheer/teams", &[("name", "OPkomst"), ("organization", "")]).await;
        assert_eq!(typed.has_status(401).all("main input[name=name]", "value"), ["OPkomst"]);
    }
}
