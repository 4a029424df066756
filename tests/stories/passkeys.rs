//! In with a passkey: a key that a device keeps, instead of a password and a code.

use http::header;
use kernel::{Actor, Role, WorkerId};
use people::{access, rules::link::Purpose, store};
use serde_json::Value;

use super::people::{PASSWORD, inside, signs_in, with_cookie_of};
use crate::harness::{Device, Page, Staff, TestHouse, Visitor, stories};

const PROGRAM: Actor = Actor::Program("story");

/// What a browser is asked, and the token that goes back with the answer.
async fn asked(visitor: &Visitor, path: &str) -> (String, Value) {
    let page = visitor.post(path, &[]).await;
    let json = page.has_status(200).json();
    assert_eq!(page.header(header::CACHE_CONTROL), "no-store");
    (json["token"].as_str().expect("a token").to_owned(), json["options"].clone())
}

/// Makes a passkey for somebody who signed in.
pub(super) async fn made(browser: &Visitor, device: &mut Device, name: &str) {
    let (token, options) = asked(browser, "/mijn/sleutels/vraag").await;
    assert_eq!(options["publicKey"]["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(options["publicKey"]["authenticatorSelection"]["userVerification"], "required");
    let answer = device.make(&options);
    let kept = browser.post("/mijn/sleutels", &[("name", name), ("token", &token), ("credential", &answer)]).await;
    assert_eq!(kept.has_status(303).header(header::LOCATION), "/mijn");
}

/// Shows a passkey at a door.
async fn shows(visitor: &Visitor, device: &Device, door: &str) -> Page {
    let (token, options) = asked(visitor, "/aanmelden/sleutel/vraag").await;
    visitor.post(door, &[("token", &token), ("credential", &device.show(&options)), ("naar", "/mijn")]).await
}

async fn said_of(house: &TestHouse, worker: WorkerId) -> Vec<String> {
    let (db, id) = (house.app.db(), house.app.house().id);
    let about = db::LogFilter { worker: Some(worker), ..db::LogFilter::default() };
    let log = db::LogEntry::find(&mut db.read(id).await.unwrap(), &about, 50).await.unwrap();
    log.iter().rev().map(|entry| format!("{} {}", entry.action, entry.outcome)).collect()
}

/// How often the log says that somebody tried in vain on this account.
async fn refused_to(house: &TestHouse, worker: WorkerId) -> usize {
    let (db, id) = (house.app.db(), house.app.house().id);
    let record = Some(("worker".to_owned(), kernel::TypedId::as_uuid(worker)));
    let about = db::LogFilter { record, outcome: Some("refused".to_owned()), ..db::LogFilter::default() };
    db::LogEntry::find(&mut db.read(id).await.unwrap(), &about, 50).await.unwrap().len()
}

stories! {
    async fn a_passkey_opens_the_door_without_a_name_and_shows_that_it_is_still_you(house: TestHouse) {
        let (worker, noor) = inside(&house, "noor", Role::DeskWorker).await;
        noor.get("/mijn/sleutels").await.has_status(200).sees("alleen in een recente browser");
        let mut telephone = Device::numbered(7);
        made(&noor, &mut telephone, "telefoon").await;
        noor.get("/mijn").await.has_status(200).sees("telefoon").sees("Verwijder");
        house.visitor().get("/aanmelden").await.sees("Gebruik een toegangssleutel").sees("wachtwoord en de code werken altijd");
        let come = shows(&house.visitor(), &telephone, "/aanmelden/sleutel").await;
        assert_eq!(come.has_status(303).header(header::LOCATION), "/mijn");
        let noor = with_cookie_of(&house.visitor(), &come);
        noor.get("/mijn").await.has_status(200).sees("laatst gebruikt");
        house.clock.turn(11 * 60);
        noor.get("/mijn/wachtwoord").await.has_status(303);
        noor.get("/bevestigen").await.has_status(200).sees("Gebruik een toegangssleutel");
        let fresh = with_cookie_of(&house.visitor(), shows(&noor, &telephone, "/bevestigen/sleutel").await.has_status(303));
        fresh.get("/mijn/wachtwoord").await.has_status(200);
        // It is the same session, under another token.
        noor.get("/werk").await.has_status(303);
        let said = said_of(&house, worker).await;
        assert_eq!(said.iter().filter(|line| *line == "people.sessions.begin done").count(), 3, "{said:?}");
        assert!(said.contains(&"people.account.change done".to_owned()), "{said:?}");
    }

    async fn a_passkey_is_the_second_half_beside_a_password(house: TestHouse) {
        let (_, karim) = inside(&house, "karim", Role::SocialWorker).await;
        let mut telephone = Device::numbered(8);
        made(&karim, &mut telephone, "telefoon").await;
        let half = with_cookie_of(&house.visitor(), &signs_in(&house, "karim", PASSWORD).await);
        half.get("/aanmelden/code").await.has_status(200).sees("Gebruik een toegangssleutel");
        let whole = with_cookie_of(&house.visitor(), shows(&half, &telephone, "/aanmelden/sleutel").await.has_status(303));
        whole.get("/werk").await.has_status(200).sees("Dag karim");
        half.get("/werk").await.has_status(303);
    }

    async fn an_answer_counts_once_and_soon(house: TestHouse) {
        let (_, an) = inside(&house, "an", Role::TeamLead).await;
        let mut key = Device::numbered(9);
        let (token, options) = asked(&an, "/mijn/sleutels/vraag").await;
        let answer = key.make(&options);
        let fields = [("name", "sleutel"), ("token", &*token), ("credential", &*answer)];
        // Not in the session of a colleague, and then not at all.
        let (_, bo) = inside(&house, "bo", Role::TeamLead).await;
        bo.post("/mijn/sleutels", &fields).await.has_status(422).sees("niet bewaard");
        an.post("/mijn/sleutels", &fields).await.has_status(422).sees("niet bewaard");
        made(&an, &mut key, "sleutel").await;

        let door = house.visitor();
        let (token, options) = asked(&door, "/aanmelden/sleutel/vraag").await;
        let answer = key.show(&options);
        let fields = [("token", &*token), ("credential", &*answer)];
        door.post("/aanmelden/sleutel", &fields).await.has_status(303);
        door.post("/aanmelden/sleutel", &fields).await.has_status(422).sees("lukt het niet");

        let (token, options) = asked(&door, "/aanmelden/sleutel/vraag").await;
        house.clock.turn(5 * 60);
        let answer = key.show(&options);
        door.post("/aanmelden/sleutel", &[("token", &token), ("credential", &answer)]).await.has_status(422);
        // The answer to one question is none to another.
        let (_, options) = asked(&door, "/aanmelden/sleutel/vraag").await;
        let (token, _) = asked(&door, "/aanmelden/sleutel/vraag").await;
        let answer = key.show(&options);
        door.post("/aanmelden/sleutel", &[("token", &token), ("credential", &answer)]).await.has_status(422);
    }

    async fn what_does_not_fit_is_refused_in_the_same_words(house: TestHouse) {
        let (worker, griet) = inside(&house, "griet", Role::PartnerWorker).await;
        let mut key = Device::numbered(10).but(|device| device.counter = 5);
        made(&griet, &mut key, "sleutel").await;
        key.counter = 6;
        shows(&house.visitor(), &key, "/aanmelden/sleutel").await.has_status(303);
        let refused = shows(&house.visitor(), &Device::numbered(11), "/aanmelden/sleutel").await;
        let words = refused.has_status(422).main_text();
        key.counter = 7;
        let lies = [
            ("another address", key.but(|device| device.origin = "https://wegwijs.voorbeeld.kwaad".to_owned())),
            ("nobody was checked", key.but(|device| device.checks_owner = false)),
            ("a copy that counts behind", key.but(|device| device.counter = 6)),
        ];
        for (lie, device) in lies {
            let page = shows(&house.visitor(), &device, "/aanmelden/sleutel").await;
            assert_eq!((page.status().as_u16(), page.main_text()), (422, words.clone()), "{lie}");
            assert!(page.headers().get(header::SET_COOKIE).is_none(), "{lie}");
        }
        assert_eq!(refused_to(&house, worker).await, 3);
        let elsewhere = house.other_house().await;
        let there = key.but(|device| device.origin.clone_from(&elsewhere.app().house().public_url));
        for device in [&key, &there] {
            shows(&elsewhere.visitor(), device, "/aanmelden/sleutel").await.has_status(422);
        }
        // Somebody else's passkey does not show that it is still her.
        let (_, hilde) = inside(&house, "hilde", Role::Policy).await;
        shows(&hilde, &key, "/bevestigen/sleutel").await.has_status(422);
        let (_, bea) = house.at_work("Bea", Role::Administrator, None).await;
        bea.post(&format!("/beheer/mensen/{worker}/einde"), &[]).await.has_status(303);
        key.counter = 9;
        let ended = shows(&house.visitor(), &key, "/aanmelden/sleutel").await;
        assert_eq!((ended.status().as_u16(), ended.main_text()), (422, words));
    }

    async fn the_last_way_in_stays(house: TestHouse) {
        let (_, jonas) = inside(&house, "jonas", Role::Policy).await;
        let mut key = Device::numbered(12);
        made(&jonas, &mut key, "sleutel").await;
        let end = jonas.get("/mijn").await.all("form[action^='/mijn/sleutels/']", "action").remove(0);
        // Somebody else's is as one that never was.
        let (worker, fatou) = house.at_work("Fatou", Role::PartnerWorker, None).await;
        let never = "/mijn/sleutels/01930000-0000-7000-8000-000000000000/einde";
        assert_eq!(fatou.post(&end, &[]).await.status(), fatou.post(never, &[]).await.has_status(404).status());
        jonas.post(&end, &[]).await.has_status(303);
        shows(&house.visitor(), &key, "/aanmelden/sleutel").await.has_status(422);

        // She has no password and no app.
        let (mut one, mut two) = (Device::numbered(13), Device::numbered(14));
        made(&fatou, &mut one, "telefoon").await;
        fatou.get("/mijn").await.sees("enige manier om binnen te komen").sees_no("Verwijder");
        let mut read = house.app.db().read(house.app.house().id).await.unwrap();
        let only = store::passkeys(&mut read, worker).await.unwrap()[0].id;
        drop(read);
        fatou.post(&format!("/mijn/sleutels/{only}/einde"), &[]).await.has_status(409).sees("Deze sleutel blijft");
        made(&fatou, &mut two, "laptop").await;
        fatou.post(&format!("/mijn/sleutels/{only}/einde"), &[]).await.has_status(303);
        fatou.get("/mijn").await.sees("laptop").sees_no("telefoon");
    }

    async fn a_password_alone_adds_no_app_to_an_account_with_a_passkey(house: TestHouse) {
        let (worker, liesbet) = house.at_work("Liesbet", Role::FamilySupporter, None).await;
        made(&liesbet, &mut Device::numbered(15), "telefoon").await;
        let mut tx = house.app.db().write(house.app.house().id, &PROGRAM).await.unwrap();
        let may = access::reset_by_program(&PROGRAM, worker).unwrap();
        let token = store::make_link(&mut tx, &may, Purpose::Password).await.unwrap();
        tx.commit().await.unwrap();
        let link = format!("/welkom/{}", token.reveal());
        let chosen = house.visitor().post(&link, &[("password", PASSWORD), ("password_again", PASSWORD)]).await;
        assert_eq!(chosen.has_status(303).header(header::LOCATION), "/aanmelden/code");
        let half = with_cookie_of(&house.visitor(), &chosen);
        let led = half.get("/aanmelden/beveiligen").await;
        assert_eq!(led.has_status(303).header(header::LOCATION), "/aanmelden/code");
        half.post("/aanmelden/beveiligen", &[("code", "000000")]).await.has_status(404);
    }

    async fn questions_without_an_answer_are_forgotten(house: TestHouse) {
        asked(&house.visitor(), "/aanmelden/sleutel/vraag").await;
        house.clock.turn(3600);
        house.app.people().sweep(&house.app.house()).await.unwrap();
        let (db, id) = (house.app.db(), house.app.house().id);
        let left = db::sql!("select count(*) from people_ceremonies where house_id = $1");
        let left: i64 = db::Source::value(&mut db.read(id).await.unwrap(), &left, db::params![id]).await.unwrap();
        assert_eq!(left, 0);
    }
}
