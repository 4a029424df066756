//! The sender follows what was handed over: by telephone, with the next service, and when nobody says anything.

use channels::testing::Gateway;
use db::{Contents, Source as _, params, sql};
use http::header;
use kernel::Role;

use super::sharing::others;
use crate::harness::{PUBLIC_URL, Staff as _, TestHouse, Visitor, stories};

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
        // The list says it too, and tries it in one press.
        let list = noor.get("/doorverwijzingen").await;
        let offered = list.all("main .row form[action$='/volgende'] [name=service]", "value");
        assert_eq!(offered, refused.all("form[action$='/volgende'] [name=service]", "value"));
        assert_eq!(list.all("main .row form", "action"), [format!("{referral}/volgende")]);
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
        assert_eq!(list.all("main .row form [name=service]", "value"), ["caw-onthaal"]);
    }

    /// A refusal teaches the next who asks.
    async fn a_service_without_place_is_told_at_the_desk_until_it_takes_somebody_up(house: TestHouse) {
        let noor = noor(&house).await;
        let told = async |sees: bool| {
            house.app.look().await.expect("a look");
            let desk = noor.post("/balie/zoek", &[("q", "de huisbaas wil mij buitenzetten"), ("depth", "letters")]).await;
            let form = noor.get("/doorverwijzingen/nieuw").await;
            for page in [desk, form] {
                assert_eq!(page.text().to_lowercase().contains("geen plaats, zei de dienst op"), sees, "{}", page.text());
            }
        };
        told(false).await;
        let referral = refers(&noor, "sh-huurbegeleiding", "cold").await;
        let hears = async |referral: &str, answer: &str| {
            noor.post(&format!("{referral}/antwoord"), &[("answer", answer), ("via", "phone")]).await.has_status(303);
        };
        hears(&referral, "full").await;
        told(true).await;
        house.visitor().ask("de huisbaas wil mij buitenzetten").await.sees("Huurbegeleiding").sees_no("Geen plaats");
        // It was a mistake: it was not for them.
        hears(&referral, "not-for-us").await;
        told(false).await;
        let second = refers(&noor, "sh-huurbegeleiding", "cold").await;
        hears(&second, "full").await;
        told(true).await;
        let third = refers(&noor, "sh-huurbegeleiding", "cold").await;
        hears(&third, "taken-up").await;
        told(false).await;
        // Nobody knows any more after a month.
        let fourth = refers(&noor, "sh-huurbegeleiding", "cold").await;
        hears(&fourth, "full").await;
        house.clock.turn(31 * 24 * 3_600);
        house.app.look().await.expect("a look");
        let page = house.browser(house.hire("Griet", Role::TeamLead, Some(house.team("Ander team").await)).await).await.get("/doorverwijzingen/nieuw").await;
        page.has_status(200).sees_no("geen plaats, zei");
    }

    async fn what_a_partner_hands_on_is_the_child_of_the_first(house: TestHouse) {
        let noor = noor(&house).await;
        let referral = refers(&noor, "caw-onthaal", "called-together").await;
        let hears = async |fields: &[(&str, &str)]| noor.post(&format!("{referral}/antwoord"), fields).await;
        hears(&[("answer", "handed-on"), ("via", "phone")]).await.has_status(422).sees("Kies een dienst uit de lijst.");
        hears(&[("answer", "handed-on"), ("via", "phone"), ("better", "sh-huurbegeleiding")]).await.has_status(303);
        noor.get("/doorverwijzingen").await.sees("Langs een andere weg").sees("Door de dienst verder verwezen").sees("Huurbegeleiding");
        // Only the words are mended: the child stays the one it was.
        let child = others(&noor, &referral).await;
        let better = [("answer", "handed-on"), ("via", "phone"), ("better", "sh-huurbegeleiding"), ("words", "Bel eerst.")];
        hears(&better).await.has_status(303);
        noor.get(&referral).await.sees("Bel eerst.");
        assert_eq!((others(&noor, &referral).await, child.len()), (child, 1));
        // It was a mistake: the child goes with it.
        hears(&[("answer", "taken-up"), ("via", "phone")]).await.has_status(303);
        noor.get("/doorverwijzingen").await.sees("Opgenomen").sees_no("Door de dienst verder verwezen");
    }

    async fn an_answer_that_came_too_late_is_given_back(house: TestHouse) {
        let (worker, noor) = house.at_work("Noor", Role::DeskWorker, Some(house.team("ID-team").await)).await;
        let referral = refers(&noor, "caw-onthaal", "cold").await;
        let path = format!("{referral}/antwoord");
        noor.post(&path, &[("answer", "first-contact"), ("via", "phone")]).await.has_status(303);
        house.clock.turn(25 * 3_600);
        let noor = house.browser(worker).await;
        let late = noor.post(&path, &[("answer", "taken-up"), ("via", "phone"), ("words", "Bel na vier uur.")]).await;
        late.has_status(409).sees("Het staat al verder dan dat.").sees_no("afgesloten");
        assert!(late.text().contains("Bel na vier uur."), "what was typed stands in the form");
        noor.post(&path, &[("answer", "helped"), ("via", "phone")]).await.has_status(303);
        house.clock.turn(25 * 3_600);
        let noor = house.browser(worker).await;
        noor.post(&path, &[("answer", "full"), ("via", "phone")]).await.has_status(409).sees("langer dan een dag afgesloten");
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

    async fn words_go_three_months_after_the_end_also_where_only_information_was_given(house: TestHouse) {
        let noor = noor(&house).await;
        let (given, ended) = (refers(&noor, "caw-onthaal", "information").await, refers(&noor, "caw-onthaal", "cold").await);
        noor.post(&format!("{ended}/antwoord"), &[("answer", "helped"), ("via", "phone"), ("words", "Kwam langs")]).await.has_status(303);
        for (days, sees) in [(90, 2), (1, 0)] {
            house.clock.turn(days * 24 * 3_600);
            house.app.sweep().await.expect("a sweep");
            let all = sql!("select count(need) from referrals_made where house_id = $1");
            let id = house.app.house().id;
            let needs: i64 = house.app.db().read(id).await.expect("a reader").value(&all, params![id]).await.expect("a count");
            assert_eq!(needs, sees, "{given}");
        }
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

    async fn what_is_heard_after_the_house_stopped_waiting_counts(house: TestHouse) {
        let team = house.team("ID-team").await;
        let noor_id = house.hire("Noor", Role::DeskWorker, Some(team)).await;
        let referral = refers(&house.browser(noor_id).await, "sh-huurbegeleiding", "cold").await;
        let later = async |days: i64, expected: &str| {
            house.clock.turn(days * 24 * 3_600);
            house.app.sweep().await.expect("a sweep");
            assert_eq!(outcomes(&house).await, [expected]);
            house.browser(noor_id).await
        };
        let hears = async |noor: &Visitor, answer: &str| {
            noor.post(&format!("{referral}/antwoord"), &[("answer", answer), ("via", "phone")]).await.has_status(303);
        };
        // Who said something is waited for anew.
        hears(&later(50, "").await, "first-contact").await;
        later(50, "").await;
        let noor = later(11, "unknown").await;
        noor.get(&referral).await.sees("Onbekend").sees_no("Loopt");
        // The same once more says that it goes on; and then how it ended.
        hears(&noor, "first-contact").await;
        assert_eq!(outcomes(&house).await, [""]);
        hears(&later(59, "").await, "helped").await;
        let noor = later(100, "helped").await;
        noor.get(&referral).await.sees("Geholpen").sees_no("Onbekend");
    }

    async fn a_house_says_for_how_many_days_it_waits(house: TestHouse) {
        let (noor, (_, bram)) = (noor(&house).await, house.at_work("Bram", Role::Administrator, None).await);
        let keeps = async |days: &str| {
            let fields = [("name", "Huis"), ("leave_to", "https://www.standaard.be/"), ("banner", "data"), ("confirm_weeks", "6"), ("city", ""), ("address", ""), ("phone", ""), ("mail_from", "")];
            let fields: Vec<_> = fields.into_iter().chain([("unheard_days", days), ("version", "1")]).collect();
            bram.post("/beheer/huis", &fields).await
        };
        for wrong in ["13", "366", "", "lang"] {
            keeps(wrong).await.has_status(422).sees("van 14 tot 365");
        }
        keeps("20").await.has_status(303);
        bram.get("/beheer/huis").await.sees("was ‘60’, werd ‘20’");
        let referral = refers(&noor, "sh-huurbegeleiding", "cold").await;
        let link = noor.post(&format!("{referral}/link"), &[]).await.texts(".link-once").remove(0);
        let link = link.trim_start_matches(PUBLIC_URL);
        for (days, status, came) in [(19, 200, ""), (2, 410, "unknown")] {
            house.clock.turn(days * 24 * 3_600);
            house.app.sweep().await.expect("a sweep");
            house.visitor().get(link).await.has_status(status);
            assert_eq!(outcomes(&house).await, [came]);
        }
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

    /// A telephone gets the slip, and nothing of the number stays once it is sent.
    async fn a_slip_goes_to_a_telephone_and_the_number_is_forgotten(house: TestHouse) {
        let noor_of = async |house: &TestHouse| noor(house).await;
        let plain = noor_of(&house).await;
        let referral = refers(&plain, "sh-huurbegeleiding", "walked-over").await;
        plain.get(&referral).await.sees_no("Stuur als sms");
        plain.post(&format!("{referral}/briefje/sms"), &[("phone", "0470 12 34 56")]).await.has_status(404);

        let gateway = Gateway::start(Vec::new());
        let house = house.restarted_with(&by_sms(&gateway)).await;
        let noor = house.browser(house.hire("Griet", Role::TeamLead, Some(house.team("Ander team").await)).await).await;
        let referral = refers(&noor, "sh-huurbegeleiding", "walked-over").await;
        let texts = async |fields: &[(&str, &str)]| noor.post(&format!("{referral}/briefje/sms"), fields).await;
        for wrong in ["", "015 44 51 11", "bel mij"] {
            texts(&[("phone", wrong)]).await.has_status(422).sees("Schrijf een gsm-nummer");
        }
        let kept = texts(&[("phone", "0470/12.34.5"), ("language", "fr")]).await;
        assert_eq!(kept.all("input[name=phone]", "value"), ["0470/12.34.5"]);
        let key = ("herhaling", "0d9e0f443c374a399f2b6a1a8c5f2c77");
        for _ in 0..2 {
            let sent = texts(&[key, ("phone", "0470/12.34.56"), ("language", "fr")]).await;
            noor.get(sent.has_status(303).header(header::LOCATION)).await.sees("De sms is onderweg.");
        }
        assert_eq!(waiting(&house, "470123456").await, 1, "sent twice, waits once");
        house.app.run_jobs().await.expect("a round");
        let (_, body) = gateway.next();
        assert_eq!(body["to"], "+32470123456");
        let text = body["text"].as_str().expect("a text");
        assert!(text.contains("Cela a-t-il aidé") && text.contains("À apporter") && !text.contains("Griet"), "{text}");
        assert_eq!(waiting(&house, "470123456").await, 0);
        // The code in it is the one that counts.
        let code = text.split_whitespace().map(|word| word.trim_end_matches('.')).find(|word| word.len() == 9 && word.contains('-')).expect("a code");
        house.visitor().post("/hielp", &[("slip", code), ("helped", "ja")]).await.has_status(303);
        noor.get(&referral).await.sees("Ja, het hielp");
        // What is of no use any more leaves no number behind either.
        texts(&[("phone", "0470/12.34.56")]).await.has_status(303);
        house.clock.turn(13 * 3_600);
        house.app.run_jobs().await.expect("a round");
        assert_eq!(waiting(&house, "470123456").await, 0);
        let noor = house.browser(house.hire("Sara", Role::TeamLead, Some(house.team("Derde team").await)).await).await;
        // Who came to stay unknown is asked for no number.
        let anonymous = refers(&noor, "sh-huurbegeleiding", "anonymous").await;
        noor.get(&anonymous).await.sees("Briefje om af te drukken").sees_no("Stuur als sms");
        noor.post(&format!("{anonymous}/briefje/sms"), &[("phone", "0470 12 34 56")]).await.has_status(404);
    }

    async fn a_partner_without_a_mailbox_gets_a_text_message(house: TestHouse) {
        let gateway = Gateway::start(Vec::new());
        let house = house.restarted_with(&by_sms(&gateway)).await;
        let documents = demo::documents();
        let known = documents[0].1.replacen("name: \"CAW Boom Mechelen Lier\",", "name: \"CAW Boom Mechelen Lier\", phones: [\"0470 99 88 77\"],", 1);
        house.take_in(&[("directory.yaml", &known), documents[1]]).await;
        let noor = noor(&house).await;
        let referral = refers(&noor, "caw-onthaal", "cold").await;
        noor.get(&referral).await.sees("+32470998877 krijgt een bericht");
        house.clock.turn(61);
        for _ in 0..2 {
            house.app.run_jobs().await.expect("a round");
        }
        let (_, body) = gateway.next();
        assert_eq!(body["to"], "+32470998877");
        let text = body["text"].as_str().expect("a text");
        let link = text.lines().find_map(|line| line.strip_prefix(PUBLIC_URL)).expect("a link");
        assert!(!text.contains("CAW") && !text.contains("huur") && text.lines().count() == 3, "{text}");
        house.visitor().post(link, &[("answer", "taken-up")]).await.has_status(303);
        noor.get(&referral).await.sees("Opgenomen").sees("met de link");
    }

    async fn the_sender_decides_what_nobody_answered(house: TestHouse) {
        let noor = noor(&house).await;
        let referral = refers(&noor, "sh-huurbegeleiding", "cold").await;
        let link = noor.post(&format!("{referral}/link"), &[]).await.texts(".link-once").remove(0);
        let link = link.trim_start_matches(PUBLIC_URL);
        let decides = async |decision: &str| noor.post(&format!("{referral}/beslissing"), &[("decision", decision)]).await;
        decides("").await.has_status(422).sees("Kies wat er veranderd is.");
        decides("go-on").await.has_status(409).sees("Dat kan nu niet meer.");
        decides("paper-missing").await.has_status(303);
        noor.get(&referral).await.sees("Op wacht").sees("Een papier ontbreekt nog").sees("8 december 2026");
        house.visitor().get(link).await.has_status(200).sees("vroeg om even te wachten");
        decides("person-waits").await.has_status(409);
        decides("go-on").await.has_status(303);
        // The clock of the partner runs anew.
        noor.get(&referral).await.sees("Wacht op antwoord").sees("26 november 2026").sees_no("Reden");
        decides("person-waits").await.has_status(303);
        house.visitor().post(link, &[("answer", "taken-up")]).await.has_status(303);
        noor.get(&referral).await.sees("Opgenomen");
        decides("not-needed").await.has_status(303);
        noor.get(&referral).await.sees("Niet meer nodig").sees("Langs een andere weg");
        house.visitor().get(link).await.has_status(410);
        noor.get("/doorverwijzingen").await.sees("Er wacht niets.");
        assert_eq!(outcomes(&house).await, ["other-route"]);
        // A mistake counts nowhere, also when it is seen late.
        house.clock.turn(600);
        decides("mistake").await.has_status(303);
        noor.get(&referral).await.sees("Per vergissing gemaakt");
        assert_eq!(outcomes(&house).await, [""]);
    }

    async fn what_was_made_by_mistake_is_taken_back_within_the_minute(house: TestHouse) {
        let noor = noor(&house).await;
        let referral = refers(&noor, "caw-onthaal", "cold").await;
        noor.get("/doorverwijzingen").await.sees("De doorverwijzing is gemaakt.");
        noor.post(&format!("{referral}/ongedaan"), &[]).await.has_status(303);
        noor.get("/doorverwijzingen").await.sees("Er wacht niets.");
        noor.get(&referral).await.sees("Per vergissing gemaakt");
        // It comes back to no list, whoever asks.
        noor.post(&format!("{referral}/ongedaan"), &[]).await.has_status(409);
        noor.get("/doorverwijzingen").await.sees("Er wacht niets.");
        let other = noor.post("/doorverwijzingen/nieuw", &[("service", "caw-onthaal"), ("kind", "cold")]).await;
        let other = other.header(header::LOCATION).to_owned();
        house.clock.turn(60);
        noor.post(&format!("{other}/ongedaan"), &[]).await.has_status(409).sees("niet meer ongedaan");
    }
}

/// What came of every referral.
async fn outcomes(house: &TestHouse) -> Vec<String> {
    let all = sql!("select coalesce(outcome, '') from referrals_made where house_id = $1");
    let id = house.app.house().id;
    let found = house.app.db().read(id).await.expect("a reader").all::<(String,)>(&all, params![id]).await;
    found.expect("the outcomes").into_iter().map(|(outcome,)| outcome).collect()
}

/// The settings with which a house sends its text messages by this gateway.
fn by_sms(gateway: &Gateway) -> String {
    format!("[sms]\nurl = \"http://127.0.0.1:{}/\"\n[limits]\nsends_per_second = 1000\n", gateway.port)
}

/// How many jobs of the outbox have this in them.
async fn waiting(house: &TestHouse, words: &str) -> i64 {
    let all = sql!("select count(*) from db_jobs where house_id = $1 and payload like $2");
    let id = house.app.house().id;
    let found = house.app.db().read(id).await.expect("a reader").value(&all, params![id, format!("%{words}%")]).await;
    found.expect("a count")
}
