//! Several houses in one program: each under its own name, and none knows of another; and how an administrator changes one.

use channels::testing::MailServer;
use http::header;
use kernel::{Actor, Role};
use people::{access::change_house_by_program, rules::house::PublicUrl, store};

use super::mailing::by;
use crate::harness::{Staff, Visitor, stories};

const PROGRAM: Actor = Actor::Program("story");
const PATH: &str = "/beheer/huis";

/// The same browser at another host.
fn at(visitor: &Visitor, host: &str) -> Visitor {
    visitor.with(header::HOST, host)
}

/// How many entries the access log of a house has.
async fn entries(app: &voordeur::App) -> i64 {
    app.db().verify_log(app.house().id, |_| true, |_, _| ()).await.expect("a whole chain").entries
}

/// What the form of the settings sends, with these changes.
fn kept<'a>(version: &'a str, changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("name", "Sociaal Huis"),
        ("city", ""),
        ("address", ""),
        ("phone", ""),
        ("fr", "ja"),
        ("en", "ja"),
        ("ar", "ja"),
        ("leave_to", "https://www.standaard.be/"),
        ("mail_from", ""),
        ("confirm_weeks", "6"),
        ("unheard_days", "60"),
        ("banner", "data"),
    ];
    let unchanged = usual.into_iter().filter(|(field, _)| !changes.iter().any(|(changed, _)| changed == field));
    let changed = changes.iter().copied().filter(|(_, value)| !value.is_empty());
    unchanged.chain(changed).chain([("version", version)]).collect()
}

async fn version_on(browser: &Visitor) -> String {
    browser
        .get(PATH)
        .await
        .has_status(200)
        .all("main form[action='/beheer/huis'] input[name=version]", "value")
        .remove(0)
}

stories! {
    async fn each_house_answers_under_its_own_name(house: TestHouse) {
        let visitor = house.visitor();
        // While there is one house without a name of its own, it answers on any.
        at(&visitor, "nergens.voorbeeld").get("/aanbod").await.has_status(200);
        let other = house.other_house().await;
        // Twice, for the second time it comes out of memory.
        for _ in 0..2 {
            visitor.get("/vandaag").await.has_status(200).sees("UiTPAS");
            let there = other.visitor().get("/aanbod").await;
            there.has_status(200).sees_no("UiTPAS");
            assert_eq!(there.texts(".site-name span"), ["Ander Huis"]);
            assert_eq!(there.all("link[rel=canonical]", "href"), ["https://ander.voorbeeld/aanbod"]);
            assert_eq!(there.all(".languages a", "lang"), ["nl", "fr", "en"]);
        }
        for same in ["Ander.Voorbeeld", "ander.voorbeeld:8443", "ander.voorbeeld."] {
            assert_eq!(at(&visitor, same).get("/aanbod").await.texts(".site-name span"), ["Ander Huis"], "{same}");
        }
    }

    async fn where_no_house_is_nothing_is_told(house: TestHouse) {
        let other = house.other_house().await;
        for host in ["nergens.voorbeeld", "", "127.0.0.1", "wegwijs.voorbeeld.kwaad", "x.ander.voorbeeld"] {
            for path in ["/", "/aanbod", "/beheer/mensen", "/assets/app.css"] {
                let page = at(&house.visitor(), host).get(path).await;
                page.has_status(421).sees("Hier is geen huis").sees("no house here");
                assert_eq!(page.all("a, link, script, form, img", "href"), [""; 0], "{host}{path}");
                assert!(!page.text().contains("Ander Huis") && !page.text().contains("voorbeeld"), "{}", page.text());
                assert_eq!(page.header(header::CACHE_CONTROL), "no-store");
                assert!(page.header(header::CONTENT_SECURITY_POLICY).contains("default-src 'none'"));
            }
        }
        at(&house.visitor(), "nergens.voorbeeld").post("/vraag", &[("q", "huur")]).await.has_status(421);
        other.visitor().get("/").await.has_status(200);
    }

    async fn a_form_of_one_house_is_no_form_of_another(house: TestHouse) {
        let other = house.other_house().await;
        let (here, there) = (house.visitor(), other.visitor());
        here.post("/vraag", &[("q", "huur")]).await.has_status(200);
        there.post("/vraag", &[("q", "huur")]).await.has_status(200);
        for (visitor, origin) in [(&here, "https://ander.voorbeeld"), (&there, "https://wegwijs.voorbeeld")] {
            visitor.with(header::ORIGIN, origin).post("/vraag", &[("q", "huur")]).await.has_status(403);
        }
        // A house that was moved trusts its new address at once, also where a proxy asks under another name.
        let mut tx = house.app.db().write(other.app().house().id, &PROGRAM).await.expect("a writer");
        let (may, moved) = (change_house_by_program(&PROGRAM).expect("the program may"), "https://nieuw.voorbeeld");
        let url: PublicUrl = moved.parse().expect("an address");
        store::move_house(&mut tx, &may, url.as_str()).await.expect("a move");
        tx.commit().await.expect("a commit");
        house.app.look().await.expect("a look");
        there.with(header::ORIGIN, moved).post("/vraag", &[("q", "huur")]).await.has_status(200);
        there.with(header::ORIGIN, "https://elders.voorbeeld").post("/vraag", &[("q", "huur")]).await.has_status(403);
    }

    async fn who_works_in_one_house_is_nobody_in_another(house: TestHouse) {
        let other = house.other_house().await;
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let (_, bea) = other.at_work("Bea", Role::Administrator, None).await;
        bram.get("/beheer/mensen").await.has_status(200).sees("Bram").sees_no("Bea");
        bea.get("/beheer/mensen").await.has_status(200).sees("Bea").sees_no("Bram");
        let stranger = at(&bram, "ander.voorbeeld");
        stranger.get("/beheer/mensen").await.has_status(303);
        stranger.with(header::ORIGIN, "https://ander.voorbeeld").post("/beheer/teams", &[("name", "x")]).await.has_status(401);
        // Each house has a chain of its own in the access log, and each is sealed.
        let (here, there) = (entries(&house.app).await, entries(other.app()).await);
        bea.get("/beheer/mensen").await.has_status(200);
        assert_eq!((entries(&house.app).await, entries(other.app()).await), (here, there + 1));
        house.app.seal().await;
        for app in [&house.app, other.app()] {
            let sealed = app.people().seal(app.house().id).await.expect("the database");
            assert_eq!(sealed, None, "{}: something was left to seal", app.house().name);
        }
        house.app.sweep().await.expect("a sweep");
    }

    async fn a_house_made_elsewhere_is_there_at_the_next_look(house: TestHouse) {
        let second = house.second_process().await;
        let other = house.other_house().await;
        let there = Visitor::to(&second);
        at(&there, "ander.voorbeeld").get("/").await.has_status(200);
        assert_eq!(at(&there, "ander.voorbeeld").get("/").await.texts(".site-name span"), ["Sociaal Huis"]);
        second.look().await.expect("a look");
        assert_eq!(at(&there, "ander.voorbeeld").get("/").await.texts(".site-name span"), ["Ander Huis"]);
        at(&there, "nergens.voorbeeld").get("/").await.has_status(421);
        second.close().await;
        drop(other);
    }

    async fn the_settings_of_the_file_are_taken_over_once(house: TestHouse) {
        let first = house.app.house();
        let changed = "[house]\nname = \"Uit het bestand\"\nphone = \"015 00 00 00\"\n";
        let house = house.restarted_with(changed).await;
        assert_eq!(house.app.house().name, first.name);
        let renamed = "[house]\nslug = \"een-ander\"\nname = \"Een ander\"\nhosts = [\"x.voorbeeld\"]\n";
        let house = house.restarted_with(renamed).await;
        assert_eq!((house.app.houses().all().len(), house.app.house().id), (1, first.id));
        house.visitor().get("/vandaag").await.has_status(200).sees("UiTPAS");
    }

    async fn what_an_administrator_changes_stands_on_every_page(house: TestHouse) {
        let second = house.second_process().await;
        let (bram, browser) = house.at_work("Bram", Role::Administrator, None).await;
        browser.get("/werk").await.has_status(200).sees("Instellingen van het huis");
        let form = browser.get(PATH).await;
        form.has_status(200).sees("Zo begon het").sees("het programma");
        assert_eq!(form.all("input[type=checkbox][checked]", "name"), ["fr", "en", "ar"]);
        let changes = [
            ("name", " Sociaal Huis Gent "),
            ("address", "Onderbergen 86, 9000 Gent"),
            ("phone", "09 000 00 00"),
            ("ar", ""),
            ("leave_to", "https://www.weer.voorbeeld/"),
            ("banner", "never"),
        ];
        house.visitor().get("/").await.has_status(200);
        assert_eq!(browser.post(PATH, &kept("1", &changes)).await.has_status(303).header(header::LOCATION), PATH);
        for visitor in [house.visitor(), Visitor::to(&second)] {
            second.look().await.expect("a look");
            let page = visitor.get("/dringend").await;
            assert_eq!(page.has_status(200).texts(".site-name span"), ["Sociaal Huis Gent"]);
            assert_eq!(page.all(".languages a", "lang"), ["nl", "fr", "en"]);
            assert_eq!(page.all("a[data-leave]", "href"), ["https://www.weer.voorbeeld/"]);
            assert_eq!(page.all(".banner", "class"), [""; 0]);
            let foot = page.texts("footer address").remove(0);
            assert!(foot.contains("Onderbergen 86, 9000 Gent") && foot.contains("09 000 00 00"), "{foot}");
            assert_eq!(page.all("footer a[href^='tel:']", "href"), ["tel:090000000"]);
            visitor.get("/ar/dringend").await.has_status(404);
        }
        let told = browser.get(PATH).await;
        told.sees("Versie 2").sees("geldt nu").sees("Bram").sees("Naam van het huis: was ‘Sociaal Huis’, werd ‘Sociaal Huis Gent’");
        told.sees("Adres: was ‘niets’, werd ‘Onderbergen 86, 9000 Gent’");
        // The directory is what it was: only the banner went.
        let log = db::LogFilter { worker: Some(bram), ..db::LogFilter::default() };
        let log = db::LogEntry::find(&mut house.app.db().read(house.app.house().id).await.unwrap(), &log, 50).await.unwrap();
        let changes = log.iter().filter(|entry| entry.action == "people.house.change" && entry.outcome == "done").count();
        assert_eq!(changes, 1);
        second.close().await;
        let house = house.restarted().await;
        assert_eq!(house.visitor().get("/").await.texts(".site-name span"), ["Sociaal Huis Gent"]);
    }

    async fn of_two_administrators_at_the_settings_none_loses_a_word(house: TestHouse) {
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let (_, bea) = house.at_work("Bea", Role::Administrator, None).await;
        let version = version_on(&bram).await;
        bea.post(PATH, &kept(&version, &[("name", "Huis van Bea"), ("phone", "015 11 11 11")])).await.has_status(303);
        let typed = [("name", "Huis van Bram"), ("city", "Mechelen"), ("fr", "")];
        let both = bram.post(PATH, &kept(&version, &typed)).await;
        both.has_status(409).sees("Een collega veranderde de instellingen intussen").sees("Huis van Bea").sees("015 11 11 11");
        assert_eq!((both.all("#name", "value"), both.all("#city", "value")), (vec!["Huis van Bram".to_owned()], vec!["Mechelen".to_owned()]));
        assert_eq!(both.all("input[type=checkbox][checked]", "name"), ["en", "ar"]);
        assert_eq!(house.app.house().name, "Huis van Bea");
        let next = both.all("main form[action='/beheer/huis'] input[name=version]", "value").remove(0);
        bram.post(PATH, &kept(&next, &typed)).await.has_status(303);
        assert_eq!(house.app.house().name, "Huis van Bram");
        // A version that never was is none to keep over.
        for wrong in ["99", "0", "-1"] {
            bram.post(PATH, &kept(wrong, &[])).await.has_status(409);
        }
        // At once: one is kept, the other hears of it.
        let version = version_on(&bram).await;
        let (one, two) = (kept(&version, &[("name", "Eerst")]), kept(&version, &[("name", "Tweede")]));
        let (one, two) = tokio::join!(bram.post(PATH, &one), bea.post(PATH, &two));
        let mut answers = [one.status().as_u16(), two.status().as_u16()];
        answers.sort_unstable();
        assert_eq!(answers, [303, 409]);
    }

    async fn what_was_before_is_put_back(house: TestHouse) {
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        bram.post(PATH, &kept("1", &[("name", "Huis twee")])).await.has_status(303);
        bram.post(PATH, &kept("2", &[("name", "Huis drie"), ("phone", "015 33 33 33")])).await.has_status(303);
        let ways = bram.get(PATH).await.all("form[action$='/terug']", "action");
        assert_eq!(ways, ["/beheer/huis/versies/2/terug", "/beheer/huis/versies/1/terug"]);
        // Whoever looked before a colleague changed it puts nothing back.
        bram.post(&ways[0], &[("version", "2")]).await.has_status(409).sees("Er is niets teruggezet");
        assert_eq!(bram.post(&ways[0], &[("version", "3")]).await.has_status(303).header(header::LOCATION), PATH);
        assert_eq!((house.app.house().name.as_str(), house.app.house().phone.as_str()), ("Huis twee", ""));
        bram.get(PATH).await.sees("Versie 4").sees("Versie 2 werd teruggezet").sees("was ‘Huis drie’, werd ‘Huis twee’");
        for nothing in ["/beheer/huis/versies/9/terug", "/beheer/huis/versies/x/terug"] {
            bram.post(nothing, &[("version", "4")]).await.has_status(404);
        }
        // Many versions stand on several pages.
        for version in 4..20 {
            bram.post(PATH, &kept(&version.to_string(), &[("name", &format!("Huis {version}"))])).await.has_status(303);
        }
        let page = bram.get(PATH).await;
        assert_eq!(page.has_status(200).texts("ol.entries > li").len(), 15);
        let older = page.all("a[href^='/beheer/huis?voor=']", "href").remove(0);
        let rest = bram.get(&older).await;
        rest.has_status(200).sees("Zo begon het");
        assert_eq!(rest.texts("ol.entries > li").len(), 5);
    }

    async fn what_cannot_be_is_given_back(house: TestHouse) {
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let wrong = [("name", " "), ("phone", "bel ons"), ("leave_to", "http://x.be"), ("mail_from", "huis")];
        let page = bram.post(PATH, &kept("1", &wrong)).await;
        page.has_status(422).sees("Dit kan geen telefoonnummer zijn").sees("met https:// vooraan");
        assert_eq!((page.all("#phone", "value"), page.all("#leave_to", "value")), (vec!["bel ons".to_owned()], vec!["http://x.be".to_owned()]));
        assert_eq!(version_on(&bram).await, "1");
        // What changes the house takes a fresh proof; looking at it does not, and what was typed stays.
        house.clock.turn(40 * 60);
        bram.get(PATH).await.has_status(200);
        let stale = bram.post(PATH, &kept("1", &[("name", "Huis twee")])).await;
        assert_eq!(stale.has_status(401).all("main input[name=name]", "value"), ["Huis twee"]);
        let (_, hilde) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        hilde.get(PATH).await.has_status(403);
        hilde.post(PATH, &kept("1", &[])).await.has_status(403);
    }

    async fn mail_comes_from_the_house_that_sends_it(house: TestHouse) {
        if !MailServer::is_there() { return }
        let server = MailServer::start(&[]);
        let house = house.restarted_with(&by(&server)).await;
        let other = house.other_house().await;
        other.hire("Bea", Role::Administrator, None).await;
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        bram.post(PATH, &kept("1", &[("name", "Huis, het eerste"), ("mail_from", "Onthaal@Huis.Voorbeeld")])).await.has_status(303);
        house.visitor().post("/aanmelden/vergeten", &[("email", "bram@voorbeeld.be")]).await.has_status(200);
        other.visitor().post("/aanmelden/vergeten", &[("email", "bea@voorbeeld.be")]).await.has_status(200);
        house.app.run_jobs().await.expect("a round");
        let mut mails = [server.next(), server.next()].map(|mail| {
            let (from, text) = (mail["headers"]["from"].to_string(), mail["text"].to_string());
            (mail["to"][0].to_string(), from, text.contains("https://ander.voorbeeld/"))
        });
        mails.sort();
        let [(_, bea, from_there), (_, bram, from_other)] = mails;
        assert!(bram.contains("onthaal@huis.voorbeeld") && bram.contains("Huis, het eerste") && !from_other, "{bram}");
        assert!(bea.contains("huis@voorbeeld.be") && from_there, "{bea}");
    }
}
