//! What somebody writes and does not send rests in their browser under a key that only they get, and only as long as they may.

use http::header;
use kernel::Role;

use crate::harness::{Staff, TestHouse, Visitor, stories};

const KEY: &str = "/mijn/kladjes/sleutel";

/// The token that a browser made for itself.
fn token(sign: char) -> String {
    sign.to_string().repeat(64)
}

/// The key that a browser with this token gets.
async fn key_of(browser: &Visitor, token: &str) -> String {
    let program = browser.with(header::ACCEPT, "application/json");
    let given = program.post(KEY, &[("browser", token)]).await;
    assert_eq!(given.has_status(200).header(header::CACHE_CONTROL), "no-store");
    let key = given.json()["key"].as_str().expect("a key").to_owned();
    assert_eq!((key.len(), key.ends_with('=')), (44, true), "256 bits as base64");
    key
}

async fn keys_left(house: &TestHouse) -> i64 {
    let (db, id) = (house.app.db(), house.app.house().id);
    let all = db::sql!("select count(*) from people_draft_keys where house_id = $1");
    db::Source::value(&mut db.read(id).await.expect("a reader"), &all, db::params![id]).await.expect("a number")
}

stories! {
    async fn a_key_stays_for_an_account_in_a_browser(house: TestHouse) {
        let (noor, before) = house.at_work("Noor", Role::DeskWorker, None).await;
        let key = key_of(&before, &token('a')).await;
        assert_eq!(key_of(&before, &token('a')).await, key);
        // An hour away ends the session; the next sign-in in that browser finds what was written.
        house.clock.turn(61 * 60);
        before.post(KEY, &[("browser", &token('a'))]).await.has_status(401);
        let after = house.browser(noor).await;
        assert_eq!(key_of(&after, &token('a')).await, key);
        // Elsewhere, and somebody else here, find nothing.
        let elsewhere = house.browser(noor).await;
        assert_ne!(key_of(&elsewhere, &token('b')).await, key);
        let (_, other) = house.at_work("Karim", Role::SocialWorker, None).await;
        assert_ne!(key_of(&other, &token('a')).await, key);
        assert_eq!(key_of(&after, &token('a')).await, key);
    }

    async fn a_key_is_gone_when_somebody_signs_out(house: TestHouse) {
        let (noor, here) = house.at_work("Noor", Role::DeskWorker, None).await;
        let elsewhere = house.browser(noor).await;
        let (key, kept) = (key_of(&here, &token('a')).await, key_of(&elsewhere, &token('b')).await);
        let out = here.post("/afmelden", &[]).await;
        let said: Vec<_> = out.has_status(303).headers().get_all(header::SET_COOKIE).iter().collect();
        assert!(said.iter().any(|cookie| cookie.to_str().unwrap().starts_with("__Host-klad=alle;")), "{said:?}");
        let again = house.browser(noor).await;
        assert_ne!(key_of(&again, &token('a')).await, key);
        assert_eq!(key_of(&elsewhere, &token('b')).await, kept);
        // Also who only then sees that the session was over.
        house.clock.turn(61 * 60);
        elsewhere.post("/afmelden", &[]).await.has_status(303);
        let again = house.browser(noor).await;
        assert_ne!(key_of(&again, &token('b')).await, kept);
    }

    async fn a_key_lasts_twelve_hours_after_it_was_last_asked(house: TestHouse) {
        let (noor, browser) = house.at_work("Noor", Role::DeskWorker, None).await;
        let key = key_of(&browser, &token('a')).await;
        house.clock.turn(11 * 3600);
        assert_eq!(key_of(&house.browser(noor).await, &token('a')).await, key);
        house.clock.turn(12 * 3600 - 1);
        let kept = house.browser(noor).await;
        assert_eq!(key_of(&kept, &token('a')).await, key);
        house.clock.turn(12 * 3600);
        assert_ne!(key_of(&house.browser(noor).await, &token('a')).await, key);
        // The sweep leaves none that is over.
        assert_eq!(keys_left(&house).await, 1);
        house.clock.turn(12 * 3600);
        house.app.people().sweep(&house.app.house()).await.unwrap();
        assert_eq!(keys_left(&house).await, 0);
    }

    async fn a_session_holds_one_key(house: TestHouse) {
        let (_, browser) = house.at_work("Noor", Role::DeskWorker, None).await;
        for sign in ['a', 'b', 'c'] {
            key_of(&browser, &token(sign)).await;
        }
        assert_eq!(keys_left(&house).await, 1);
    }

    async fn a_key_is_for_who_is_signed_in_and_for_pages_of_ours(house: TestHouse) {
        let (noor, browser) = house.at_work("Noor", Role::DeskWorker, None).await;
        house.visitor().post(KEY, &[("browser", &token('a'))]).await.has_status(401);
        browser.get(KEY).await.has_status(303);
        for wrong in ["", "a", &token('A'), &format!("{}'", token('a'))] {
            browser.post(KEY, &[("browser", wrong)]).await.has_status(422);
        }
        browser.with(header::ORIGIN, "https://kwaad.voorbeeld").post(KEY, &[("browser", &token('a'))]).await.has_status(403);
        let there = house.other_house().await.visitor().with(header::COOKIE, browser.cookie());
        there.post(KEY, &[("browser", &token('a'))]).await.has_status(401);
        assert_eq!(keys_left(&house).await, 0);
        // No page holds the key, and it is no entry of the log: nobody was looked at.
        let key = key_of(&browser, &token('a')).await;
        browser.get("/werk").await.has_status(200).sees_no(&key);
        let about = db::LogFilter { worker: Some(noor), ..db::LogFilter::default() };
        let log = db::LogEntry::find(&mut house.app.db().read(house.app.house().id).await.unwrap(), &about, 50).await;
        assert!(log.unwrap().iter().all(|entry| entry.action != "people.drafts.keep"));
    }

    async fn only_a_form_that_was_kept_says_so(house: TestHouse) {
        let (_, an) = house.at_work("An", Role::Administrator, None).await;
        let draft = token('c');
        let sent = async |name: &str| an.post("/beheer/teams", &[("name", name), ("organization", ""), ("klad", &draft)]).await;
        assert!(!sent("").await.has_status(422).headers().contains_key(header::SET_COOKIE));
        let kept = sent("Onthaal").await;
        assert!(kept.has_status(303).header(header::SET_COOKIE).starts_with(&format!("__Host-klad={draft};")));
        // Sent too late it comes back, with the name of its draft for when it is sent again.
        house.clock.turn(61 * 60);
        let late = sent("Huis van het Kind").await;
        assert!(!late.has_status(401).headers().contains_key(header::SET_COOKIE));
        assert_eq!(late.all("main input[name=klad]", "value"), [draft.as_str()]);
    }
}
