//! Who works here comes in, and nobody else.

use http::header;
use kernel::{Actor, Instant, Lang, Role, WorkerId};
use people::{
    access,
    rules::{authenticator::Secret, link::Purpose, post::NewPost, worker::Person},
    store,
};

use crate::harness::{Page, TestHouse, Visitor, stories};

const PROGRAM: Actor = Actor::Program("story");
pub(super) const PASSWORD: &str = "drie geiten op het dak";

/// Somebody with this role, and the link with which they choose a password.
pub(super) async fn hired(house: &TestHouse, name: &str, role: Role) -> (WorkerId, String) {
    let (db, id) = (house.app.db(), house.app.house().id);
    let person = Person::written(name, &format!("{name}@voorbeeld.be"), Lang::NL).expect("a person");
    let mut tx = db.write(id, &PROGRAM).await.expect("a writer");
    let worker =
        store::add_worker(&mut tx, &access::invite_by_program(&PROGRAM).unwrap(), &person).await.expect("an account");
    let first_day = tx.now().day(&house.app.house().zone);
    let post = NewPost { role, team: None, stands_in_for: None, first_day, last_day: None };
    store::grant(&mut tx, &access::grant_by_program(&PROGRAM, worker).unwrap(), &post).await.expect("a role");
    let may = access::reset_by_program(&PROGRAM, worker).unwrap();
    let token = store::make_link(&mut tx, &may, Purpose::Password).await.expect("a link");
    tx.commit().await.expect("a commit");
    (worker, format!("/welkom/{}", token.reveal()))
}

/// The code that the app of somebody shows now.
async fn code_of(house: &TestHouse, worker: WorkerId) -> String {
    let mut read = house.app.db().read(house.app.house().id).await.expect("a reader");
    let app = store::authenticator(&mut read, worker).await.expect("an answer").expect("an app");
    code_at(&app.secret, house.clock.now())
}

fn code_at(secret: &Secret, now: Instant) -> String {
    // The only code that is right and was not used yet.
    (0..1_000_000)
        .map(|code| format!("{code:06}"))
        .find(|code| secret.step_of(code, now, 0) == Some(step(now)))
        .expect("a code")
}

fn step(now: Instant) -> u64 {
    u64::try_from(now.as_micros() / 30_000_000).expect("after 1970")
}

/// The browser goes on with the cookie that the page gave it.
pub(super) fn with_cookie_of(visitor: &Visitor, page: &Page) -> Visitor {
    let given = page.header(header::SET_COOKIE);
    let cookie = given.split(';').next().unwrap_or_default();
    assert!(given.contains("Secure; HttpOnly; SameSite=Lax") && given.starts_with("__Host-"), "{given}");
    visitor.with(header::COOKIE, cookie)
}

/// Somebody new, all the way in.
pub(super) async fn inside(house: &TestHouse, name: &str, role: Role) -> (WorkerId, Visitor) {
    let (worker, link) = hired(house, name, role).await;
    let chosen = house.visitor().post(&link, &[("password", PASSWORD), ("password_again", PASSWORD)]).await;
    let half = with_cookie_of(&house.visitor(), chosen.has_status(303));
    let code = code_of(house, worker).await;
    let done = half.post("/aanmelden/beveiligen", &[("code", &code)]).await;
    done.has_status(200).sees("Uw herstelcodes");
    (worker, with_cookie_of(&house.visitor(), &done))
}

pub(super) async fn signs_in(house: &TestHouse, name: &str, password: &str) -> Page {
    house.visitor().post("/aanmelden", &[("email", &format!("{name}@voorbeeld.be")), ("password", password)]).await
}

stories! {
    async fn nobody_comes_in_without_signing_in(house: TestHouse) {
        let visitor = house.visitor();
        for path in ["/werk", "/mijn", "/mijn/wachtwoord"] {
            let led = visitor.get(path).await;
            assert_eq!(led.has_status(303).header(header::LOCATION), format!("/aanmelden?naar={path}"));
        }
        let french = visitor.get("/fr/werk").await;
        assert_eq!(french.header(header::LOCATION), "/fr/aanmelden?naar=/fr/werk");
        let program = visitor.with(header::ACCEPT, "application/json").get("/mijn").await;
        assert_eq!(program.has_status(401).json()["status"], 401);
    }

    async fn somebody_new_comes_in_and_out(house: TestHouse) {
        let (worker, link) = hired(&house, "noor", Role::DeskWorker).await;
        house.visitor().get(&link).await.has_status(200).sees("Dag noor");
        let weak = house.visitor().post(&link, &[("password", "wachtwoord2026"), ("password_again", "wachtwoord2026")]).await;
        weak.has_status(422).sees("raadt iemand te snel").sees_no("wachtwoord2026");
        let chosen = house.visitor().post(&link, &[("password", PASSWORD), ("password_again", PASSWORD)]).await;
        assert_eq!(chosen.has_status(303).header(header::LOCATION), "/aanmelden/beveiligen");
        house.visitor().get(&link).await.has_status(410).sees("werkt niet meer");
        let half = with_cookie_of(&house.visitor(), &chosen);
        half.get("/werk").await.has_status(303);
        half.get("/aanmelden/beveiligen").await.has_status(200).sees("Scan deze tekening");
        half.post("/aanmelden/beveiligen", &[("code", "000000")]).await.has_status(422).sees("klopt niet");
        let code = code_of(&house, worker).await;
        let done = half.post("/aanmelden/beveiligen", &[("code", &code)]).await;
        let noor = with_cookie_of(&house.visitor(), &done);
        noor.get("/werk").await.has_status(200).sees("Dag noor").sees("Medewerker onthaal");
        // The half session's token opens nothing any more.
        half.get("/werk").await.has_status(303);
        assert_eq!(noor.get("/werk").await.header(header::CACHE_CONTROL), "no-store");
        let out = noor.post("/afmelden", &[]).await;
        assert!(out.has_status(303).header(header::SET_COOKIE).contains("Max-Age=0"));
        assert_eq!(out.header("clear-site-data"), "\"cache\", \"storage\"");
        noor.get("/werk").await.has_status(303);
    }

    async fn a_password_and_a_code_open_the_door_once(house: TestHouse) {
        let (worker, _) = inside(&house, "karim", Role::SocialWorker).await;
        house.clock.turn(60);
        let first = signs_in(&house, "karim", PASSWORD).await;
        assert_eq!(first.has_status(303).header(header::LOCATION), "/aanmelden/code");
        let (one, two) = (with_cookie_of(&house.visitor(), &first), with_cookie_of(&house.visitor(), &signs_in(&house, "karim", PASSWORD).await));
        let code = code_of(&house, worker).await;
        let come = one.post("/aanmelden/code", &[("code", &code), ("naar", "/mijn")]).await;
        assert_eq!(come.has_status(303).header(header::LOCATION), "/mijn");
        two.post("/aanmelden/code", &[("code", &code)]).await.has_status(422).sees("klopt niet");
        two.get("/mijn").await.has_status(303);
        with_cookie_of(&house.visitor(), &come).get("/mijn").await.has_status(200).sees("karim@voorbeeld.be").sees("nog 10 herstelcodes");
    }

    async fn a_code_on_paper_works_once(house: TestHouse) {
        let (worker, karim) = inside(&house, "karim", Role::SocialWorker).await;
        let codes = karim.post("/mijn/herstelcodes", &[]).await.has_status(200).texts(".codes li");
        assert_eq!(codes.len(), 10);
        let half = with_cookie_of(&house.visitor(), &signs_in(&house, "karim", PASSWORD).await);
        half.post("/aanmelden/code", &[("code", &codes[3].to_lowercase())]).await.has_status(303);
        let half = with_cookie_of(&house.visitor(), &signs_in(&house, "karim", PASSWORD).await);
        half.post("/aanmelden/code", &[("code", &codes[3])]).await.has_status(422);
        let _ = worker;
    }

    async fn nobody_learns_who_has_an_account(house: TestHouse) {
        inside(&house, "griet", Role::TeamLead).await;
        let known = signs_in(&house, "griet", "vijf geiten op het dak").await;
        let unknown = signs_in(&house, "griezel", "vijf geiten op het dak").await;
        let same = |page: &Page| page.without_form_keys().replace("griezel", "griet");
        assert_eq!(known.has_status(422).status(), unknown.status());
        assert_eq!(same(&known), same(&unknown));
        known.sees("Het e-mailadres of het wachtwoord klopt niet").sees_no("geiten");
    }

    async fn who_guesses_is_slowed_down_and_a_colleague_elsewhere_is_not(house: TestHouse) {
        inside(&house, "hilde", Role::DataProtectionOfficer).await;
        let guesser = house.visitor().from([192, 0, 2, 7]);
        let guess = [("email", "hilde@voorbeeld.be"), ("password", "zes geiten op het dak")];
        let mut last = guesser.post("/aanmelden", &guess).await;
        for _ in 0..8 {
            last = guesser.post("/aanmelden", &guess).await;
        }
        assert!(!last.has_status(429).header(header::RETRY_AFTER).is_empty());
        let elsewhere = house.visitor().from([198, 51, 100, 7]);
        elsewhere.post("/aanmelden", &[("email", "hilde@voorbeeld.be"), ("password", PASSWORD)]).await.has_status(303);
    }

    async fn a_right_taken_away_is_gone_at_the_next_request(house: TestHouse) {
        inside(&house, "bea", Role::Administrator).await;
        let (worker, bram) = inside(&house, "bram", Role::Administrator).await;
        bram.get("/werk").await.sees("Beheerder");
        let mut tx = house.app.db().write(house.app.house().id, &PROGRAM).await.unwrap();
        let today = tx.now().day(&house.app.house().zone);
        let may = access::grant_by_program(&PROGRAM, worker).unwrap();
        for post in store::held_posts(&mut tx, &may, today).await.unwrap() {
            store::revoke(&mut tx, &access::revoke_by_program(&PROGRAM, post.id).unwrap(), today).await.unwrap();
        }
        tx.commit().await.unwrap();
        bram.get("/werk").await.has_status(200).sees_no("Beheerder").sees("nog geen taak");
    }

    async fn a_session_can_be_ended_from_another(house: TestHouse) {
        let (worker, here) = inside(&house, "an", Role::CommitteeSecretary).await;
        house.clock.turn(60);
        let half = with_cookie_of(&house.visitor(), &signs_in(&house, "an", PASSWORD).await);
        let code = code_of(&house, worker).await;
        let there = with_cookie_of(&house.visitor(), &half.post("/aanmelden/code", &[("code", &code)]).await);
        let ends = here.get("/mijn").await.all("form[action^='/mijn/sessies/']", "action");
        assert_eq!(ends.len(), 2, "{ends:?}");
        there.get("/werk").await.has_status(200);
        here.post(&ends[0], &[]).await.has_status(303);
        there.get("/werk").await.has_status(303);
        here.get("/werk").await.has_status(200);
        // Somebody else's session, and one that never was, are the same to her.
        let (_, other) = inside(&house, "jonas", Role::Policy).await;
        let never = "/mijn/sessies/01930000-0000-7000-8000-000000000000/einde";
        let (foreign, none) = (other.post(&ends[0], &[]).await, other.post(never, &[]).await);
        assert_eq!((foreign.has_status(404).status(), none.status()), (none.status(), foreign.status()));
    }

    async fn looking_whether_a_session_lasts_keeps_none_alive(house: TestHouse) {
        let (_, here) = inside(&house, "ines", Role::Policy).await;
        let lasts = async || here.get("/mijn/sessie").await.has_status(200).json()["lasts"] == true;
        for _ in 0..5 {
            house.clock.turn(11 * 60);
            assert!(lasts().await);
        }
        house.clock.turn(6 * 60);
        assert!(!lasts().await, "an hour went by, and nobody used it");
        here.get("/werk").await.has_status(303);
        let nobody = house.visitor().get("/mijn/sessie").await;
        assert_eq!((nobody.json()["lasts"] == true, nobody.header(header::CACHE_CONTROL)), (false, "no-store"));
    }

    async fn a_session_ends_when_nobody_uses_it_and_what_was_typed_stays(house: TestHouse) {
        let (_, here) = inside(&house, "fatou", Role::PartnerWorker).await;
        for _ in 0..3 {
            house.clock.turn(50 * 60);
            here.get("/werk").await.has_status(200);
        }
        // Too long since she proved who she is for what is dangerous.
        let led = here.get("/mijn/wachtwoord").await;
        assert_eq!(led.has_status(303).header(header::LOCATION), "/bevestigen?naar=/mijn/wachtwoord");
        house.clock.turn(61 * 60);
        let late = here.post("/mijn/sessies/einde", &[("reden", "tot morgen, Fatou")]).await;
        late.has_status(401).sees("Meld u eerst opnieuw aan");
        assert_eq!(late.all("main input[name=reden]", "value"), ["tot morgen, Fatou"]);
    }

    async fn who_signs_in_anew_leaves_no_session_behind(house: TestHouse) {
        let (_, karim) = inside(&house, "karim", Role::SocialWorker).await;
        let (_, an) = inside(&house, "an", Role::Policy).await;
        // Another at the same counter: the browser shows the cookie of who was there before.
        let half = karim.post("/aanmelden", &[("email", "an@voorbeeld.be"), ("password", PASSWORD)]).await;
        assert_eq!(half.has_status(303).header(header::LOCATION), "/aanmelden/code");
        karim.get("/werk").await.has_status(303);
        an.get("/werk").await.has_status(200);
    }

    async fn who_guesses_codes_is_slowed_down_from_wherever(house: TestHouse) {
        inside(&house, "hilde", Role::Policy).await;
        let half = with_cookie_of(&house.visitor(), &signs_in(&house, "hilde", PASSWORD).await);
        let mut said = Vec::new();
        for network in 0..30 {
            let page = half.from([192, 0, network, 1]).post("/aanmelden/code", &[("code", "00000-00000")]).await;
            said.push(page.status().as_u16());
        }
        // The one with which she put up her app counts too.
        assert_eq!((said.iter().filter(|status| **status == 422).count(), said[29]), (19, 429), "{said:?}");
    }

    async fn another_password_takes_the_old_one(house: TestHouse) {
        let (_, noor) = inside(&house, "noor", Role::DeskWorker).await;
        let other = "zeven egels in een rij";
        noor.get("/mijn/wachtwoord").await.has_status(200).sees("Uw wachtwoord van nu");
        let sends = async |now: &str, new: &str| noor.post("/mijn/wachtwoord", &[("password_now", now), ("password", new), ("password_again", new)]).await;
        sends("zes geiten op het dak", other).await.has_status(422).sees("niet uw wachtwoord van nu").sees_no("egels");
        sends("", other).await.has_status(422);
        sends(PASSWORD, "wachtwoord2026").await.has_status(422).sees("raadt iemand te snel");
        signs_in(&house, "noor", other).await.has_status(422);
        assert_eq!(sends(PASSWORD, other).await.has_status(303).header(header::LOCATION), "/aanmelden");
        noor.get("/werk").await.has_status(303);
        signs_in(&house, "noor", PASSWORD).await.has_status(422);
        signs_in(&house, "noor", other).await.has_status(303);
    }

    async fn a_look_around_ends_with_the_sample_data(house: TestHouse) {
        let (worker, _) = inside(&house, "noor", Role::DeskWorker).await;
        let mut tx = house.app.db().write(house.app.house().id, &PROGRAM).await.unwrap();
        let token = people::rules::token::Token::fresh(tx.makers());
        let proof = people::rules::session::Proof::Sample;
        store::begin_session(&mut tx, worker, proof, &token.hash(), ("Firefox", "")).await.unwrap();
        tx.commit().await.unwrap();
        let looks = house.visitor().with(header::COOKIE, &format!("__Host-voordeur={}", token.reveal()));
        looks.get("/werk").await.has_status(200);
        let documents = demo::documents();
        let real: Vec<_> = documents.iter().map(|(name, text)| (*name, text.replace("sample_data: true", "sample_data: false"))).collect();
        house.take_in(&real.iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>()).await;
        looks.get("/werk").await.has_status(303);
    }

    async fn half_a_sign_in_waits_ten_minutes_and_no_longer(house: TestHouse) {
        inside(&house, "mehmet", Role::OutreachWorker).await;
        let half = with_cookie_of(&house.visitor(), &signs_in(&house, "mehmet", PASSWORD).await);
        half.get("/aanmelden/code").await.has_status(200);
        house.clock.turn(10 * 60);
        half.get("/aanmelden/code").await.has_status(303);
    }

    async fn a_session_of_last_month_is_forgotten_and_the_log_remembers(house: TestHouse) {
        let (worker, _) = inside(&house, "an", Role::CommitteeSecretary).await;
        house.clock.turn(31 * 24 * 3600);
        house.app.people().sweep(&house.app.house()).await.unwrap();
        let (db, id) = (house.app.db(), house.app.house().id);
        let left = db::sql!("select count(*) from people_sessions where house_id = $1");
        let left: i64 = db::Source::value(&mut db.read(id).await.unwrap(), &left, db::params![id]).await.unwrap();
        let about = db::LogFilter { worker: Some(worker), ..db::LogFilter::default() };
        let log = db::LogEntry::find(&mut db.read(id).await.unwrap(), &about, 50).await.unwrap();
        assert_eq!((left, log.is_empty()), (0, false));
    }

    async fn another_house_knows_no_session_of_this_one(house: TestHouse) {
        let (_, here) = inside(&house, "liesbet", Role::FamilySupporter).await;
        here.get("/werk").await.has_status(200);
        let there = house.other_house().await.visitor().with(header::COOKIE, here.cookie());
        there.get("/werk").await.has_status(303);
    }

    async fn every_coming_and_going_is_in_the_log(house: TestHouse) {
        let (worker, noor) = inside(&house, "noor", Role::DeskWorker).await;
        signs_in(&house, "noor", "fout fout fout fout").await;
        noor.get("/mijn").await.has_status(200);
        noor.post("/mijn/sessies/01930000-0000-7000-8000-000000000000/einde", &[]).await.has_status(404);
        noor.post("/afmelden", &[]).await;
        let (db, id) = (house.app.db(), house.app.house().id);
        let about = db::LogFilter { worker: Some(worker), ..db::LogFilter::default() };
        let log = db::LogEntry::find(&mut db.read(id).await.unwrap(), &about, 50).await.unwrap();
        let said: Vec<_> = log.iter().rev().map(|entry| format!("{} {} {}", entry.action, entry.outcome, entry.reason)).collect();
        assert_eq!(said, [
            "people.sessions.begin done oneself",
            "people.account.see seen oneself",
            "people.sessions.end refused ",
            "people.sessions.end done oneself",
        ]);
        let verified = db.verify_log(id, |_| true, |_, _| ()).await.unwrap();
        assert!(verified.entries >= 8, "{verified:?}");
    }
}
