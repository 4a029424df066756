//! The sender follows what was handed over: by telephone, with the next service, and when nobody says anything.

use db::{Contents, Source as _, params, sql};
use http::header;
use kernel::Role;

use crate::harness::{Staff as _, TestHouse, Visitor, stories};

async fn noor(house: &TestHouse) -> Visitor {
    let team = house.team("ID-team").await;
    house.at_work("Noor", Role::DeskWorker, Some(team)).await.1
}

async fn refers(browser: &Visitor, service: &str, kind: &str) -> String {
    let fields = [("service", service), ("kind", kind), ("theme", "housing"), ("need", "Kan de huur niet betalen")];
    let made = browser.post("/doorverwijzingen/nieuw", &fields).await;
    made.has_status(303).header(header::LOCATION).to_owned()
}

stories! {
    async fn what_is_heard_by_telephone_counts_as_the_link_does(house: TestHouse) {
        let noor = noor(&house).await;
        let referral = refers(&noor, "caw-onthaal", "cold").await;
        let hears = async |fields: &[(&str, &str)]| noor.post(&format!("{referral}/antwoord"), fields).await;
        hears(&[("answer", "helped")]).await.has_status(422).sees("Kies hoe u het hoorde.");
        hears(&[("answer", "first-contact"), ("via", "phone"), ("on", "2026-11-25")]).await.has_status(422).sees("tot en met vandaag");
        let contact = [("answer", "first-contact"), ("via", "phone"), ("on", "2026-11-23"), ("words", "Belt terug")];
        hears(&contact).await.has_status(303);
        noor.get(&referral).await.sees("Er was contact").sees("23 november 2026").sees("telefonisch").sees("Belt terug");
        hears(&[("answer", "partly"), ("via", "paper")]).await.has_status(303);
        noor.get("/doorverwijzingen").await.sees("Deels geholpen");
        noor.get("/doorverwijzingen/cijfers").await.sees("100 %");
    }

    async fn a_refusal_shows_who_is_next_and_one_press_tries_it(house: TestHouse) {
        let noor = noor(&house).await;
        let referral = refers(&noor, "sh-huurbegeleiding", "cold").await;
        noor.get(&referral).await.sees_no("Wie kan nog helpen?");
        noor.post(&format!("{referral}/antwoord"), &[("answer", "full"), ("via", "phone")]).await.has_status(303);
        let refused = noor.get(&referral).await;
        refused.sees("Wie kan nog helpen?");
        let next = refused.all("form[action$='/volgende'] [name=service]", "value").remove(0);
        assert_ne!(next, "sh-huurbegeleiding");
        let tried = noor.post(&format!("{referral}/volgende"), &[("service", &next)]).await;
        let second = tried.has_status(303).header(header::LOCATION).to_owned();
        assert_ne!(second, referral);
        // Nobody starts over: what is needed goes along; and a second press makes no third.
        noor.get(&second).await.sees("Kan de huur niet betalen").sees("Wacht op antwoord");
        let again = noor.post(&format!("{referral}/volgende"), &[("service", &next)]).await;
        assert_eq!(again.header(header::LOCATION), referral);
        // What the partner thinks fits better goes first, and nobody is tried twice.
        let better = [("answer", "not-for-us"), ("via", "phone"), ("better", "caw-onthaal")];
        noor.post(&format!("{second}/antwoord"), &better).await.has_status(303);
        let refused = noor.get(&second).await;
        assert_eq!(refused.all("form[action$='/volgende'] [name=service]", "value"), ["caw-onthaal"]);
        let list = noor.get("/doorverwijzingen").await;
        assert_eq!(list.all("main .row h2 a", "href"), [second]);
    }

    async fn what_a_partner_hands_on_is_the_child_of_the_first(house: TestHouse) {
        let noor = noor(&house).await;
        let referral = refers(&noor, "caw-onthaal", "called-together").await;
        let hears = async |fields: &[(&str, &str)]| noor.post(&format!("{referral}/antwoord"), fields).await;
        hears(&[("answer", "handed-on"), ("via", "phone")]).await.has_status(422).sees("Kies een dienst uit de lijst.");
        hears(&[("answer", "handed-on"), ("via", "phone"), ("better", "sh-huurbegeleiding")]).await.has_status(303);
        noor.get("/doorverwijzingen").await.sees("Langs een andere weg").sees("Door de dienst verder verwezen").sees("Huurbegeleiding");
        // It was a mistake: the child goes with it.
        hears(&[("answer", "taken-up"), ("via", "phone")]).await.has_status(303);
        noor.get("/doorverwijzingen").await.sees("Opgenomen").sees_no("Door de dienst verder verwezen");
    }

    /// Golden scenario: the person says no. Nothing leaves, and it stands as information given.
    async fn information_given_leaves_nothing_and_is_no_referral(house: TestHouse) {
        let noor = noor(&house).await;
        let before = Contents::at(house.place()).await.expect("the contents");
        let referral = refers(&noor, "caw-onthaal", "information").await;
        let after = Contents::at(house.place()).await.expect("the contents");
        assert_eq!(before.tables["db_jobs"], after.tables["db_jobs"], "something is about to leave");
        noor.get(&referral).await.sees("Alleen info gegeven").sees("Er vertrok niets").sees_no("De dienst antwoordt");
        noor.post(&format!("{referral}/link"), &[]).await.has_status(303);
        noor.post(&format!("{referral}/antwoord"), &[("answer", "helped"), ("via", "phone")]).await.has_status(409);
        noor.get("/doorverwijzingen").await.sees("Er wacht niets.");
        let csv = noor.get("/doorverwijzingen/codes.csv").await;
        assert!(csv.text().contains(",information,housing,caw,caw-onthaal,draft,,,"), "{}", csv.text());
        assert_eq!(noor.get("/doorverwijzingen/cijfers").await.texts(".figure-count")[2], "0");
    }

    async fn nobody_waits_for_ever(house: TestHouse) {
        let team = house.team("ID-team").await;
        let noor_id = house.hire("Noor", Role::DeskWorker, Some(team)).await;
        let noor = house.browser(noor_id).await;
        refers(&noor, "sh-huurbegeleiding", "cold").await;
        noor.get("/doorverwijzingen").await.sees("Wacht op antwoord").sees_no("Over tijd");
        // The partner is there from nine to twelve and it is ten o'clock: two hours, three, and the eighth ends at noon of the third day.
        for (moment, overdue) in [("2026-11-26 11:59", false), ("2026-11-26 12:00", true)] {
            house.at(moment);
            house.app.run_jobs().await.expect("a round");
            let page = house.browser(noor_id).await.get("/doorverwijzingen").await;
            assert_eq!(page.main_text().contains("Over tijd: wacht op antwoord"), overdue, "{moment}: {}", page.main_text());
        }
        house.clock.turn(60 * 24 * 3_600);
        house.app.sweep().await.expect("a sweep");
        assert_eq!(outcomes(&house).await, ["unknown"]);
        let noor = house.browser(noor_id).await;
        noor.get("/doorverwijzingen").await.sees("Onbekend");
        assert_eq!(noor.get("/doorverwijzingen/cijfers").await.texts(".figure-count"), ["0 %", "nog geen", "1"]);
    }

    async fn who_was_handed_over_says_whether_it_helped(house: TestHouse) {
        let noor = noor(&house).await;
        let referral = refers(&noor, "sh-huurbegeleiding", "walked-over").await;
        let slip = noor.post(&format!("{referral}/briefje"), &[]).await;
        slip.has_status(200).sees("Huurbegeleiding").sees("Spreekruimte 4").sees("vandaag").sees("uw huurcontract").sees_no("Noor");
        let code = slip.texts(".slip-code").remove(0);
        let person = house.visitor();
        person.get("/hielp").await.has_status(200).sees("Wij vragen geen naam");
        let says = async |code: &str, helped: &str| person.post("/hielp", &[("slip", code), ("helped", helped)]).await;
        says(&code, "").await.has_status(422).sees("Kies ja of nee.");
        let thanks = says(&code.to_lowercase().replace('-', " "), "ja").await;
        person.get(thanks.has_status(303).header(header::LOCATION)).await.sees("Dank u");
        noor.get(&referral).await.sees("Ja, het hielp").sees("Wacht op antwoord");
        says(&code, "nee").await.has_status(303);
        noor.get(&referral).await.sees("Nee, het hielp niet");

        // A code that was replaced, that is too old or that never was is answered alike.
        let newer = noor.post(&format!("{referral}/briefje"), &[]).await.texts(".slip-code").remove(0);
        let replaced = says(&code, "ja").await.has_status(422).main_text().replace(&code, "CODE");
        house.clock.turn(184 * 24 * 3_600);
        let old = says(&newer, "ja").await.has_status(422).main_text().replace(&newer, "CODE");
        let unknown = says("0000-0000", "ja").await.has_status(422).main_text().replace("0000-0000", "CODE");
        assert_eq!((&replaced, &old), (&unknown, &unknown));
    }

    async fn what_was_made_by_mistake_is_taken_back_within_the_minute(house: TestHouse) {
        let noor = noor(&house).await;
        let referral = refers(&noor, "caw-onthaal", "cold").await;
        noor.get("/doorverwijzingen").await.sees("De doorverwijzing is gemaakt.");
        noor.post(&format!("{referral}/ongedaan"), &[]).await.has_status(303);
        noor.get("/doorverwijzingen").await.sees("Er wacht niets.");
        noor.get(&referral).await.sees("Per vergissing gemaakt");
        let other = noor.post("/doorverwijzingen/nieuw", &[("service", "caw-onthaal"), ("kind", "cold")]).await;
        let other = other.header(header::LOCATION).to_owned();
        house.clock.turn(60);
        noor.post(&format!("{other}/ongedaan"), &[]).await.has_status(409).sees("niet meer ongedaan");
    }
}

/// What came of every referral.
async fn outcomes(house: &TestHouse) -> Vec<String> {
    let all = sql!("select outcome from referrals_made where house_id = $1");
    let id = house.app.house().id;
    let found = house.app.db().read(id).await.expect("a reader").all::<(String,)>(&all, params![id]).await;
    found.expect("the outcomes").into_iter().map(|(outcome,)| outcome).collect()
}
