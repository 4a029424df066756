//! What the house keeps of who comes in by a provider elsewhere. The way there and back is walked with a real provider, in `journeys/`.

use http::header;
use kernel::{Actor, Role, WorkerId};
use people::store::{self, Identity};

use crate::harness::{Staff, TestHouse, stories};

const PROGRAM: Actor = Actor::Program("story");
const ISSUER: &str = "https://acm.voorbeeld";
const SETTINGS: &str = "[[sign_in.providers]]\nname = 'acm'\nlabel = 'ACM/IDM'\nissuer = 'http://127.0.0.1:1'\n\
                        client_id = 'huis'\nclient_secret = 'geheim'\nproves_both = true\n";

fn named(subject: &str) -> Identity<'_> {
    Identity { issuer: ISSUER, subject }
}

/// The roles that somebody has today.
async fn roles_of(house: &TestHouse, worker: WorkerId) -> Vec<Role> {
    let (db, id) = (house.app.db(), house.app.house().id);
    let today = house.clock.now().day(&house.app.house().zone);
    let mut read = db.read(id).await.unwrap();
    store::may_do_today(&mut read, worker, today).await.unwrap().iter().map(|post| post.role).collect()
}

stories! {
    async fn a_provider_that_is_silent_closes_its_own_way_only(house: TestHouse) {
        let house = house.restarted_with(SETTINGS).await;
        house.app.people().look_at_providers().await;
        let door = house.visitor();
        door.get("/aanmelden").await.has_status(200).sees("Meld u aan met ACM/IDM").sees("Wachtwoord");
        door.get("/aanmelden/via/acm").await.has_status(503).sees("ACM/IDM antwoordt niet");
        door.get("/aanmelden/via/niemand").await.has_status(404);
        let back = door.get(&format!("/aanmelden/terug/acm?code=x&state={}", "a7".repeat(32))).await;
        assert!(back.has_status(422).header(header::SET_COOKIE).contains("Max-Age=0"));
        let said = door.post("/aanmelden/afgemeld/acm", &[("logout_token", "a.b.c")]).await;
        assert!(!said.has_status(503).header(header::RETRY_AFTER).is_empty());
        let (_, an) = house.at_work("An", Role::Policy, None).await;
        an.get("/bevestigen/via/acm").await.has_status(503);
    }

    async fn a_page_of_somebody_else_signs_nobody_in(house: TestHouse) {
        let house = house.restarted_with(SETTINGS).await;
        let led = |site: &str| house.visitor().with(http::HeaderName::from_static("sec-fetch-site"), site);
        for site in ["cross-site", "same-site"] {
            let page = led(site).get("/aanmelden/via/acm?naar=/mijn").await;
            assert_eq!(page.has_status(303).header(header::LOCATION), "/aanmelden?naar=/mijn");
        }
        // From the own page, or typed: on to the provider, which is silent here.
        for site in ["same-origin", "none"] {
            led(site).get("/aanmelden/via/acm").await.has_status(503);
        }
    }

    async fn a_name_elsewhere_belongs_to_one_account_and_an_address_leads_there_once(house: TestHouse) {
        let (an, bo) = (house.hire("An", Role::Policy, None).await, house.hire("Bo", Role::Policy, None).await);
        let (db, id) = (house.app.db(), house.app.house().id);
        let mut tx = db.write(id, &PROGRAM).await.unwrap();
        assert_eq!(store::with_email(&mut tx, named("1"), "an@voorbeeld.be").await.unwrap(), Some(an));
        store::link_identity(&mut tx, named("1"), an).await.unwrap();
        assert_eq!(store::identified(&mut tx, named("1")).await.unwrap(), Some(an));
        // The address went on to somebody else there.
        assert_eq!(store::with_email(&mut tx, named("2"), "an@voorbeeld.be").await.unwrap(), None);
        tx.commit().await.unwrap();
        let mut tx = db.write(id, &PROGRAM).await.unwrap();
        assert!(store::link_identity(&mut tx, named("1"), bo).await.unwrap_err().is_duplicate());
        drop(tx);
        let (_, bea) = house.at_work("Bea", Role::Administrator, None).await;
        bea.post(&format!("/beheer/mensen/{an}/einde"), &[]).await.has_status(303);
        let mut read = db.read(id).await.unwrap();
        assert_eq!(store::identified(&mut read, named("1")).await.unwrap(), None);
    }

    async fn who_comes_in_by_a_provider_chooses_no_password_before_a_second_half(house: TestHouse) {
        let (an, browser) = house.at_work("An", Role::Policy, None).await;
        browser.get("/mijn/wachtwoord").await.has_status(200).sees_no("Zet eerst een app");
        let mut tx = house.app.db().write(house.app.house().id, &PROGRAM).await.unwrap();
        store::link_identity(&mut tx, named("1"), an).await.unwrap();
        tx.commit().await.unwrap();
        browser.get("/mijn/wachtwoord").await.has_status(200).sees("Zet eerst een app");
        let chosen = [("now", ""), ("password", "een lang genoeg wachtwoord"), ("password_again", "een lang genoeg wachtwoord")];
        browser.post("/mijn/wachtwoord", &chosen).await.has_status(422).sees("Zet eerst een app");
        let mut read = house.app.db().read(house.app.house().id).await.unwrap();
        assert!(!store::ways_in(&mut read, an).await.unwrap().has_password);
    }

    async fn a_claim_that_is_gone_takes_its_role_and_no_other(house: TestHouse) {
        let team = house.team("Onthaal").await;
        let worker = house.hire("Noor", Role::Policy, None).await;
        let (db, id) = (house.app.db(), house.app.house().id);
        let today = house.clock.now().day(&house.app.house().zone);
        let given: [(&[(Role, _)], &[Role]); 4] = [
            (&[(Role::DeskWorker, Some(team))], &[Role::DeskWorker, Role::Policy]),
            (&[(Role::DeskWorker, Some(team)), (Role::Policy, None)], &[Role::DeskWorker, Role::Policy, Role::Policy]),
            (&[], &[Role::Policy]),
            (&[], &[Role::Policy]),
        ];
        for (claims, expected) in given {
            let mut tx = db.write(id, &PROGRAM).await.unwrap();
            store::take_over_claims(&mut tx, worker, "acm", (claims, today)).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(roles_of(&house, worker).await, expected, "{claims:?}");
        }
        // What another provider claims is no affair of this one.
        let mut tx = db.write(id, &PROGRAM).await.unwrap();
        store::take_over_claims(&mut tx, worker, "ander", (&[(Role::DeskWorker, Some(team))], today)).await.unwrap();
        store::take_over_claims(&mut tx, worker, "acm", (&[], today)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(roles_of(&house, worker).await, [Role::DeskWorker, Role::Policy]);
    }

    async fn a_provider_is_unlinked_with_its_roles_and_never_as_the_last_way_in(house: TestHouse) {
        let settings = SETTINGS.replace("http://127.0.0.1:1", ISSUER);
        let house = house.restarted_with(&settings).await;
        let (noor, browser) = house.at_work("Noor", Role::DeskWorker, Some(house.team("Onthaal").await)).await;
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let today = house.clock.now().day(&house.app.house().zone);
        let mut tx = house.app.db().write(house.app.house().id, &PROGRAM).await.unwrap();
        store::link_identity(&mut tx, named("noor"), noor).await.unwrap();
        store::take_over_claims(&mut tx, noor, "acm", (&[(Role::Policy, None)], today)).await.unwrap();
        tx.commit().await.unwrap();
        bram.get(&format!("/beheer/mensen/{noor}")).await.has_status(200).sees("komt van ACM/IDM").sees("Meldt zich ook aan met: ACM/IDM.");
        // It is her only way in.
        browser.get("/mijn").await.has_status(200).sees("ACM/IDM").sees("enige manier om binnen te komen").sees_no("Ontkoppel");
        let end = "/mijn/aanbieders/einde";
        browser.post(end, &[("issuer", ISSUER)]).await.has_status(409).sees("Deze aanbieder blijft");
        // With a passkey besides it can be missed; what the provider gave goes, what a person gave stays.
        crate::stories::passkeys::made(&browser, &mut crate::harness::Device::numbered(9), "telefoon").await;
        browser.get("/mijn").await.sees("Ontkoppel");
        browser.post(end, &[("issuer", "https://een.ander")]).await.has_status(303);
        browser.post(end, &[("issuer", ISSUER)]).await.has_status(303);
        browser.get("/mijn").await.has_status(200).sees_no("ACM/IDM");
        assert_eq!(roles_of(&house, noor).await, [Role::DeskWorker]);
        assert_eq!(store::identified(&mut house.app.db().read(house.app.house().id).await.unwrap(), named("noor")).await.unwrap(), None);
        // An old proof of who she is will not do.
        house.clock.turn(11 * 60);
        browser.post(end, &[("issuer", ISSUER)]).await.has_status(401);
    }

    async fn what_ends_there_ends_here_and_nothing_else(house: TestHouse) {
        let worker = house.hire("Karim", Role::Policy, None).await;
        let (one, two, own) = (house.browser(worker).await, house.browser(worker).await, house.browser(worker).await);
        let (db, id) = (house.app.db(), house.app.house().id);
        let may = people::access::grant_by_program(&PROGRAM, worker).unwrap();
        let mut tx = db.write(id, &PROGRAM).await.unwrap();
        let now = tx.now();
        store::link_identity(&mut tx, named("karim"), worker).await.unwrap();
        let sessions = store::open_sessions(&mut tx, &may, now).await.unwrap();
        for (session, there) in sessions.iter().zip(["a", "b"]) {
            store::note_identity_use(&mut tx, named("karim"), session.id, Some(there)).await.unwrap();
        }
        tx.commit().await.unwrap();
        let inside = async || {
            let mut all = Vec::new();
            for browser in [&one, &two, &own] {
                all.push(browser.get("/werk").await.status().as_u16());
            }
            all.iter().filter(|status| **status == 200).count()
        };
        for (subject, there, left) in [("iemand", None, 3), ("karim", Some("x"), 3), ("karim", Some("a"), 2), ("karim", None, 1)] {
            let mut tx = db.write(id, &PROGRAM).await.unwrap();
            store::end_provider_sessions(&mut tx, named(subject), there).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(inside().await, left, "{subject} {there:?}");
        }
    }
}
