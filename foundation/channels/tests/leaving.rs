//! Word leaves the house: by a real mail server, and by a gateway for text messages.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what it did not expect")]

use std::time::Duration;

use channels::{
    Address, Channel, Channels, Kind, Letters, Mail, MailSettings, Message, Security, Sms, SmsSettings, Trouble,
    testing::{Gateway, MailServer, authority},
    tray::{self, Said, Standing},
};
use db::{Handlers, JobId, Jobs, Ran, both_databases, dead_jobs, testing::TestDb, waiting_jobs};
use kernel::{Actor, Lang};

const CLERK: Actor = Actor::Program("test");

fn settings(port: u16) -> MailSettings {
    MailSettings {
        server: "127.0.0.1".to_owned(),
        port,
        security: Security::None,
        credentials: None,
        from: "Sociaal Huis <huis@voorbeeld.be>".to_owned(),
        hello: "wegwijs.voorbeeld".to_owned(),
        authority: None,
        patience: Duration::from_secs(20),
    }
}

fn secured(port: u16, security: Security, password: &str) -> MailSettings {
    let credentials = Some(("voordeur".to_owned(), password.to_owned()));
    MailSettings { security, credentials, authority: std::fs::read(authority()).ok(), ..settings(port) }
}

fn jobs(db: &TestDb, settings: &MailSettings) -> Jobs {
    let mail: Box<dyn Channel> = Box::new(Mail::new(settings, db.makers().clock.clone()).unwrap());
    with(db, Kind::Mail, mail)
}

fn with(db: &TestDb, kind: Kind, channel: Box<dyn Channel>) -> Jobs {
    let channels = Channels::new(db.makers().clock.clone(), [(kind, channel)]);
    Jobs::new((**db).clone(), channels.handlers(Handlers::new()))
}

fn message(db: &TestDb, to: Address) -> Message {
    Message {
        about: "test.word".to_owned(),
        to,
        lang: Lang::FR,
        house: "Maison sociale".to_owned(),
        from: String::new(),
        subject: "Été à la maison".to_owned(),
        paragraphs: vec!["Bonjour. Voici le lien <utile> :".to_owned(), "Il marche une fois.".to_owned()],
        link: Some("https://wegwijs.voorbeeld/fr/welkom/abc".to_owned()),
        foot: "Personne ne lit de réponse.".to_owned(),
        ends_at: db.clock.now().plus_seconds(3_600),
        is_own: false,
    }
}

async fn leave(db: &TestDb, to: &str) -> JobId {
    let mut tx = db.write(db.house, &CLERK).await.unwrap();
    let id = tx.enqueue(message(db, Address::Mail(to.to_owned()))).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// What the outbox still says of what it keeps: state, label, fault.
async fn kept(db: &TestDb) -> Vec<(&'static str, String, Option<String>)> {
    let mut read = db.read(db.house).await.unwrap();
    let waiting =
        waiting_jobs(&mut read, None, 9).await.unwrap().into_iter().map(|job| ("waits", job.label, job.last_fault));
    let dead = dead_jobs(&mut read, None, 9).await.unwrap().into_iter().map(|job| ("dead", job.label, job.last_fault));
    waiting.chain(dead).collect()
}

const DONE: Ran = Ran { done: 1, postponed: 0, dead: 0, lost: 0 };
const POSTPONED: Ran = Ran { done: 0, postponed: 1, dead: 0, lost: 0 };
const DEAD: Ran = Ran { done: 0, postponed: 0, dead: 1, lost: 0 };

/// A letter that lies in the tray, and who runs the outbox.
async fn laid(db: &TestDb) -> (Jobs, JobId) {
    let jobs = with(db, Kind::Letter, Box::new(Letters));
    let lines = ["Noor", "Kaai 1", "2800 Mechelen"].map(str::to_owned).into();
    let mut tx = db.write(db.house, &CLERK).await.unwrap();
    let id = tx.enqueue(message(db, Address::Letter(lines))).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(jobs.run_due().await, Ok(POSTPONED));
    (jobs, id)
}

/// Where the letters stand that lie in the tray.
async fn standing(db: &TestDb) -> Vec<Standing> {
    let letters = tray::letters(&mut db.read(db.house).await.unwrap(), db.clock.now(), 9).await.unwrap();
    letters.into_iter().map(|letter| letter.standing).collect()
}

both_databases! { &[];
    async fn a_letter_lies_ready_until_it_was_posted_and_then_the_outbox_forgets_it(db: TestDb) {
        let (jobs, id) = laid(&db).await;
        assert_eq!(standing(&db).await, [Standing::Waits(db.clock.now().plus_seconds(3_600))]);
        assert_eq!(kept(&db).await, [("waits", "test.word 2800 Mechelen".to_owned(), None)]);
        db.clock.turn(1_800);
        assert_eq!(jobs.run_due().await, Ok(Ran::default()), "nobody takes what lies ready");
        let letter = tray::letter(&mut db.read(db.house).await.unwrap(), id, db.clock.now()).await.unwrap().unwrap();
        assert_eq!(letter.subject, "Été à la maison");
        for (said, stands) in [(true, Standing::Said(Said::Posted)), (false, Standing::Said(Said::Returned)), (true, Standing::Said(Said::Posted))] {
            let mut tx = db.write(db.house, &CLERK).await.unwrap();
            assert_eq!(tray::take_back(&mut tx, id).await, Ok(standing(&db).await != [Standing::Waits(letter.ends_at)]));
            let heard = tray::say(&mut tx, id, if said { Said::Posted } else { Said::Returned }).await;
            assert_eq!(heard, Ok(true));
            assert_eq!(tray::say(&mut tx, id, Said::Posted).await, Ok(false), "what was said is said");
            tx.commit().await.unwrap();
            assert_eq!(standing(&db).await, [stands]);
            assert_eq!(jobs.run_due().await, Ok(Ran::default()));
        }
        db.clock.turn(61);
        let mut tx = db.write(db.house, &CLERK).await.unwrap();
        assert_eq!(tray::take_back(&mut tx, id).await, Ok(false), "after a minute it is too late");
        drop(tx);
        assert_eq!(jobs.run_due().await, Ok(DONE));
        assert_eq!(kept(&db).await, []);
    }

    async fn a_letter_with_a_wrong_address_or_that_nobody_posted_is_dead(db: TestDb) {
        let (jobs, id) = laid(&db).await;
        let mut tx = db.write(db.house, &CLERK).await.unwrap();
        assert_eq!(tray::say(&mut tx, id, Said::Returned).await, Ok(true));
        tx.commit().await.unwrap();
        db.clock.turn(61);
        assert_eq!(jobs.run_due().await, Ok(DEAD));
        assert_eq!(kept(&db).await[0].2.as_deref(), Some("returned"));
        let mut tx = db.write(db.house, &CLERK).await.unwrap();
        db::retry_job(&mut tx, id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(jobs.run_due().await, Ok(POSTPONED), "it lies ready again");
        db.clock.turn(3_600);
        assert_eq!(standing(&db).await, []);
        assert_eq!(jobs.run_due().await, Ok(DEAD));
        assert_eq!(kept(&db).await[0].2.as_deref(), Some("too-late"));
    }

    async fn a_mail_arrives_once_and_the_outbox_forgets_it(db: TestDb) {
        if !MailServer::is_there() { return }
        let server = MailServer::start(&[]);
        let jobs = jobs(&db, &settings(server.port));
        let id = leave(&db, "noor@mechelen.voorbeeld").await;
        assert_eq!(jobs.run_due().await, Ok(DONE));
        let mail = server.next();
        assert_eq!(mail["to"], serde_json::json!(["noor@mechelen.voorbeeld"]));
        let headers = &mail["headers"];
        assert_eq!(headers["subject"], "Été à la maison");
        assert_eq!(headers["from"], "Sociaal Huis <huis@voorbeeld.be>");
        assert_eq!(headers["message-id"], format!("<{id}@voorbeeld.be>"));
        assert_eq!(headers["auto-submitted"], "auto-generated");
        assert_eq!(headers["content-language"], "fr");
        assert_eq!(headers["date"], "Sat, 21 Nov 2026 12:00:00 +0000");
        let text = mail["text"].as_str().unwrap().replace("\r\n", "\n");
        assert_eq!(text.trim_end(), "Bonjour. Voici le lien <utile> :\n\nhttps://wegwijs.voorbeeld/fr/welkom/abc\n\nIl marche une fois.\n\n-- \nMaison sociale\nPersonne ne lit de réponse.");
        let html = mail["html"].as_str().unwrap();
        assert!(html.contains("lang=\"fr\"") && html.contains("&#60;utile&#62;") && html.contains("href=\"https://wegwijs.voorbeeld/fr/welkom/abc\""), "{html}");
        assert_eq!(kept(&db).await, []);
        // The next one goes over the same connection.
        leave(&db, "an@mechelen.voorbeeld").await;
        assert_eq!(jobs.run_due().await, Ok(DONE));
        assert_eq!(server.next()["connection"], mail["connection"]);
    }

    async fn a_refusal_for_good_is_dead_at_once_and_names_nobody(db: TestDb) {
        if !MailServer::is_there() { return }
        let server = MailServer::start(&[]);
        let jobs = jobs(&db, &settings(server.port));
        leave(&db, "refused.noor@mechelen.voorbeeld").await;
        assert_eq!(jobs.run_due().await, Ok(DEAD));
        assert_eq!(kept(&db).await, [("dead", "test.word r…@mechelen.voorbeeld".to_owned(), Some("refused 550".to_owned()))]);
        // A week after the link in it has ended, nothing is kept of it.
        db.clock.turn(7 * 24 * 3_600 + 3_601);
        db.sweep().await.unwrap();
        assert_eq!(kept(&db).await, []);
    }

    async fn a_refusal_for_now_is_tried_again_until_it_is_worth_nothing(db: TestDb) {
        if !MailServer::is_there() { return }
        let server = MailServer::start(&[]);
        let jobs = jobs(&db, &settings(server.port));
        leave(&db, "later.noor@mechelen.voorbeeld").await;
        assert_eq!(jobs.run_due().await, Ok(POSTPONED));
        assert_eq!(kept(&db).await[0].2.as_deref(), Some("not-now 451"));
        db.clock.turn(3_601);
        assert_eq!(jobs.run_due().await, Ok(DEAD));
        assert_eq!(kept(&db).await[0].2.as_deref(), Some("too-late"));
    }

    async fn a_server_that_is_down_gets_the_mail_when_it_is_back(db: TestDb) {
        if !MailServer::is_there() { return }
        let port = MailServer::start(&[]).stop();
        let jobs = jobs(&db, &settings(port));
        let id = leave(&db, "noor@mechelen.voorbeeld").await;
        for _ in 0..3 {
            assert_eq!(jobs.run_due().await, Ok(POSTPONED));
            assert_eq!(kept(&db).await[0].2.as_deref(), Some("unreachable"));
            db.clock.turn(600);
        }
        let server = MailServer::start(&["--port", &port.to_string()]);
        assert_eq!(jobs.run_due().await, Ok(DONE));
        assert_eq!(server.next()["headers"]["message-id"], format!("<{id}@voorbeeld.be>"));
        // And also when it goes away under an open connection.
        assert_eq!(server.stop(), port);
        leave(&db, "an@mechelen.voorbeeld").await;
        assert_eq!(jobs.run_due().await, Ok(POSTPONED));
        let server = MailServer::start(&["--port", &port.to_string()]);
        db.clock.turn(600);
        assert_eq!(jobs.run_due().await, Ok(DONE));
        assert_eq!(server.next()["to"][0], "an@mechelen.voorbeeld");
        assert!(server.is_quiet());
    }

    async fn a_secured_server_gets_it_under_tls_and_after_a_password(db: TestDb) {
        if !MailServer::is_there() { return }
        for (told, security) in [("starttls", Security::StartTls), ("tls", Security::Tls)] {
            let server = MailServer::start(&["--tls", told, "--auth"]);
            let jobs = jobs(&db, &secured(server.port, security, "open sesam"));
            leave(&db, "noor@mechelen.voorbeeld").await;
            assert_eq!(jobs.run_due().await, Ok(DONE), "{told}");
            let mail = server.next();
            assert_eq!((&mail["tls"], &mail["user"]), (&true.into(), &"voordeur".into()), "{told}");
        }
    }

    async fn what_the_settings_have_wrong_waits_until_it_is_mended(db: TestDb) {
        if !MailServer::is_there() { return }
        let (server, open) = (MailServer::start(&["--tls", "starttls", "--auth"]), MailServer::start(&[]));
        let wrong_password = secured(server.port, Security::StartTls, "open sesame");
        let no_authority = MailSettings { authority: None, ..secured(server.port, Security::StartTls, "open sesam") };
        let no_tls_there = secured(open.port, Security::StartTls, "open sesam");
        leave(&db, "noor@mechelen.voorbeeld").await;
        for (settings, fault) in [(wrong_password, "sign-in 535"), (no_authority, "insecure"), (no_tls_there, "insecure")] {
            let mail = Mail::new(&settings, db.makers().clock.clone()).unwrap();
            assert_eq!(mail.probe().await.unwrap_err().to_string(), fault);
            assert_eq!(jobs(&db, &settings).run_due().await, Ok(POSTPONED));
            assert_eq!(kept(&db).await[0].2.as_deref(), Some(fault));
            db.clock.turn(600);
        }
        assert!(server.is_quiet() && open.is_quiet());
        assert_eq!(jobs(&db, &secured(server.port, Security::StartTls, "open sesam")).run_due().await, Ok(DONE));
        assert_eq!(server.next()["user"], "voordeur");
    }

    async fn a_text_message_goes_by_the_gateway_of_the_house(db: TestDb) {
        let gateway = Gateway::start(vec![503, 401, 200, 422]);
        let sms = SmsSettings {
            url: format!("http://127.0.0.1:{}/v1/send", gateway.port),
            token: "open sesam".to_owned(),
            from: "Sociaal Huis".to_owned(),
            fields: ["recipient", "body", "sender"].map(str::to_owned),
            patience: Duration::from_secs(5),
        };
        let jobs = with(&db, Kind::Sms, Box::new(Sms::new(&sms).unwrap()));
        let mut tx = db.write(db.house, &CLERK).await.unwrap();
        let id = tx.enqueue(message(&db, Address::Sms("+32 470 12 34 56".to_owned()))).await.unwrap();
        tx.commit().await.unwrap();
        for fault in ["not-now 503", "sign-in 401"] {
            assert_eq!(jobs.run_due().await, Ok(POSTPONED));
            assert_eq!(kept(&db).await, [("waits", "test.word …56".to_owned(), Some(fault.to_owned()))]);
            let _ = gateway.next();
            db.clock.turn(600);
        }
        assert_eq!(jobs.run_due().await, Ok(DONE));
        let (head, body) = gateway.next();
        assert!(head.starts_with("post /v1/send http/1.1") && head.contains("authorization: bearer open sesam"), "{head}");
        assert!(head.contains(&format!("idempotency-key: {id}")), "{head}");
        let text = "Bonjour. Voici le lien <utile> :\n\nhttps://wegwijs.voorbeeld/fr/welkom/abc\n\nIl marche une fois.";
        assert_eq!(body, serde_json::json!({"recipient": "+32470123456", "body": text, "sender": "Sociaal Huis"}));
        let mut tx = db.write(db.house, &CLERK).await.unwrap();
        tx.enqueue(message(&db, Address::Sms("+32 470".to_owned()))).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(jobs.run_due().await, Ok(DEAD));
    }

    async fn a_house_without_the_channel_keeps_it_until_it_has_one(db: TestDb) {
        let jobs = Jobs::new((*db).clone(), Channels::new(db.makers().clock.clone(), []).handlers(Handlers::new()));
        leave(&db, "noor@mechelen.voorbeeld").await;
        assert_eq!(jobs.run_due().await, Ok(POSTPONED));
        assert_eq!(kept(&db).await[0].2.as_deref(), Some(Trouble::NoChannel.to_string().as_str()));
    }
}

#[tokio::test]
async fn mail_leaves_the_machine_only_under_tls() {
    let clock = kernel::Clock::stopped_at(kernel::Instant::from_micros(0));
    let refused = |settings: MailSettings| Mail::new(&settings, clock.clone()).err().unwrap();
    assert!(refused(MailSettings { server: "mail.voorbeeld.be".to_owned(), ..settings(25) }).contains("in the open"));
    assert!(refused(MailSettings { from: "huis".to_owned(), ..settings(25) }).contains("‘huis’"));
    let authority = Some(b"no certificate".to_vec());
    assert!(refused(MailSettings { authority, security: Security::Tls, ..settings(465) }).contains("PEM"));
}
