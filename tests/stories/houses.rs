//! Several houses in one program: each under its own name, and none knows of another.

use http::header;
use kernel::{Actor, Role};
use people::{access::change_house_by_program, rules::house::PublicUrl, store};

use crate::harness::{Staff, Visitor, stories};

const PROGRAM: Actor = Actor::Program("story");

/// The same browser at another host.
fn at(visitor: &Visitor, host: &str) -> Visitor {
    visitor.with(header::HOST, host)
}

/// How many entries the access log of a house has.
async fn entries(app: &voordeur::App) -> i64 {
    app.db().verify_log(app.house().id, |_| true, |_, _| ()).await.expect("a whole chain").entries
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
}
