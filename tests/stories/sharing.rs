//! Who somebody is reaches a partner only with their yes: what was ticked, to whom must keep it secret, and until they take it back.

use db::{Source as _, params, sql};
use http::{Method, header};
use kernel::Role;

use crate::harness::{PUBLIC_URL, Page, Staff as _, TestHouse, Visitor, stories};

const NEW: &str = "/doorverwijzingen/nieuw";
pub(super) const NAME: &str = "Iemand Zonder-Voorbeeld";
const PHONE: &str = "015 00 00 01";
pub(super) const DAY: i64 = 24 * 3_600;

/// What a worker ticks and says when everything was asked as it should.
const ASKED: [(&str, &str); 8] = [
    ("recipient", "social-work"),
    ("purpose", "Zodat u zelf kan bellen"),
    ("with_name", "ja"),
    ("name", NAME),
    ("phone", PHONE),
    ("informed", "ja"),
    ("agreed", "spoken"),
    ("asks_code", "ja"),
];

/// A referral of this worker.
pub(super) async fn refers(browser: &Visitor, kind: &str) -> String {
    let fields = [("service", "caw-onthaal"), ("kind", kind), ("need", "Zoekt een dak")];
    browser.post(NEW, &fields).await.has_status(303).header(header::LOCATION).to_owned()
}

/// The referrals on the list besides this one.
pub(super) async fn others(browser: &Visitor, referral: &str) -> Vec<String> {
    let hrefs = browser.get("/doorverwijzingen").await.all("main a", "href");
    let is_one =
        |href: &String| href.len() == referral.len() && href.starts_with("/doorverwijzingen/") && *href != referral;
    hrefs.into_iter().filter(is_one).collect()
}

pub(super) async fn noor(house: &TestHouse) -> Visitor {
    let team = house.team("ID-team").await;
    house.at_work("Noor", Role::DeskWorker, Some(team)).await.1
}

/// Sends the form of a share act with these fields instead.
pub(super) async fn sends(browser: &Visitor, referral: &str, instead: &[(&str, &str)]) -> Page {
    let kept = ASKED.iter().filter(|(name, _)| !instead.iter().any(|(other, _)| other == name));
    let fields: Vec<_> = kept.chain(instead).copied().collect();
    browser.post(&format!("{referral}/delen"), &fields).await
}

/// Shares the name behind a code.
pub(super) async fn shares(browser: &Visitor, referral: &str) {
    sends(browser, referral, &[("step", "deel")]).await.has_status(303);
}

/// A link for the partner, as a path.
async fn link(browser: &Visitor, referral: &str) -> String {
    let page = browser.post(&format!("{referral}/link"), &[]).await;
    page.has_status(200).texts(".link-once").remove(0).trim_start_matches(PUBLIC_URL).to_owned()
}

/// A code to say by telephone.
async fn code(browser: &Visitor, referral: &str) -> String {
    browser.post(&format!("{referral}/kaart/code"), &[]).await.has_status(200).texts(".link-once").remove(0)
}

/// A code that it is not.
fn other_than(code: &str) -> &'static str {
    if code == "111 111" { "222 222" } else { "111 111" }
}

async fn looks(partner: &Visitor, link: &str, code: &str) -> Page {
    partner.post(&format!("{link}/kaart"), &[("code", code)]).await
}

/// How many share acts hold and ended, and how many cards there are.
pub(super) async fn kept(house: &TestHouse) -> (i64, i64, i64) {
    let id = house.app.house().id;
    let mut read = house.app.db().read(id).await.expect("a reader");
    let mut count = async |sql| read.value::<i64>(&sql, params![id]).await.expect("a count");
    (
        count(sql!("select count(*) from referrals_shares where house_id = $1 and ended_at is null")).await,
        count(sql!("select count(*) from referrals_shares where house_id = $1 and ended_at is not null")).await,
        count(sql!("select count(*) from referrals_cards where house_id = $1")).await,
    )
}

/// How often somebody read a card, by the access log.
async fn looked(house: &TestHouse, program: &str) -> i64 {
    let id = house.app.house().id;
    let sql = sql!(
        "select count(*) from db_access_log where house_id = $1 and action = 'referrals.person.see' and coalesce(program, '') = $2"
    );
    house.app.db().read(id).await.expect("a reader").value(&sql, params![id, program]).await.expect("a count")
}

stories! {
    async fn the_partner_reads_what_the_worker_saw_and_nothing_else(house: TestHouse) {
        let noor = noor(&house).await;
        let referral = refers(&noor, "joint-talk").await;
        let link = link(&noor, &referral).await;
        noor.get(&referral).await.sees("De dienst weet niet wie het is").sees("Gegevens delen met");
        let form = noor.get(&format!("{referral}/delen")).await;
        form.has_status(200).sees("Vraag het eerst aan de persoon").sees("De persoon wil dit niet");
        assert_eq!(form.texts("#purpose"), ["Zoekt een dak"]);
        assert_eq!(form.all("fieldset [type=checkbox][checked]", "name"), ["asks_code"], "the person is asked, not guessed");

        // Looking keeps nothing; what was not ticked is not even handed on.
        let look = sends(&noor, &referral, &[]).await;
        look.has_status(200).sees("Dit leest de dienst").sees(NAME).sees("Zodat u zelf kan bellen").sees_no(PHONE);
        assert!(!look.text().contains(PHONE), "what was not ticked lies in the page");
        let read = look.texts(".person-card");
        assert_eq!(kept(&house).await, (0, 0, 0));
        let mut fields = look.fields(&format!("form[action$='{referral}/delen']"));
        let pairs = |fields: &[(String, String)]| -> Vec<(String, String)> { fields.to_vec() };
        let mut back = pairs(&fields);
        back.push(("step".to_owned(), "verbeter".to_owned()));
        let back: Vec<_> = back.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let again = noor.post(&format!("{referral}/delen"), &back).await;
        assert_eq!(again.has_status(200).all("#name", "value"), [NAME]);
        fields.push(("step".to_owned(), "deel".to_owned()));
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let shared = noor.post(&format!("{referral}/delen"), &fields).await;
        assert_eq!(shared.has_status(303).header(header::LOCATION), format!("{referral}/kaart"));
        assert_eq!(kept(&house).await, (1, 0, 1));

        // Opening the page shows nothing of it, and neither does asking without a code.
        let partner = house.visitor();
        partner.get(&link).await.has_status(200).sees_no(NAME).sees("Bel voor een code").sees_no("Hier staat geen naam");
        looks(&partner, &link, "123456").await.has_status(409).sees_no(NAME);
        let card = noor.get(&format!("{referral}/kaart")).await;
        card.has_status(200).sees(NAME).sees("Er is nog geen code").sees("Zei het hier").sees("door Noor");
        assert_eq!(card.texts(".person-card"), read);
        let code = code(&noor, &referral).await;
        noor.get(&format!("{referral}/kaart")).await.sees_no(&code);
        partner.get(&link).await.sees_no(NAME).sees("Zes cijfers");
        let opened = looks(&partner, &link, &code.replace(' ', "")).await;
        opened.has_status(200).sees(NAME).sees("Geef het niet door").sees_no("Noor").sees_no(PHONE);
        assert_eq!(opened.texts(".person-card"), read, "the partner reads another card than the worker saw");
        assert!(opened.header(header::CACHE_CONTROL).contains("no-store"));
        assert_eq!(looked(&house, "partner").await, 1);
        // A look is no answer.
        noor.get(&referral).await.sees("Wacht op antwoord").sees("Gedeeld met de dienst: naam.").sees_no(NAME);
        let (_, hilde) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        let log = hilde.get("/beheer/logboek?wat=referrals.person.see").await;
        log.sees("bekijken wie de persoon van een doorverwijzing is").sees("partner").sees("Noor").sees_no(NAME);
        // The next time the kind of recipient is known already; the person is asked anew.
        let other = refers(&noor, "joint-talk").await;
        let form = noor.get(&format!("{other}/delen")).await;
        assert_eq!(form.all("#recipient option[selected]", "value"), ["social-work"]);
        assert_eq!(form.all("[name=informed][checked], #agreed option[selected]", "value"), [""; 0]);
    }

    async fn who_is_not_bound_by_secrecy_is_told_nothing(house: TestHouse) {
        let noor = noor(&house).await;
        let referral = refers(&noor, "cold").await;
        for recipient in ["police", "landlord", "school", "other"] {
            let refused = sends(&noor, &referral, &[("recipient", recipient), ("step", "deel")]).await;
            refused.has_status(422).sees("niet hetzelfde beroepsgeheim").sees("u gaat samen");
            assert_eq!(refused.all("#name", "value"), [NAME], "what was typed is given back");
        }
        let asks = async |field, text| sends(&noor, &referral, &[(field, ""), ("step", "deel")]).await.has_status(422).sees(text).status();
        asks("recipient", "Kies wat voor dienst het is.").await;
        asks("informed", "Zeg het eerst aan de persoon.").await;
        asks("agreed", "Zonder ja deelt u niets.").await;
        asks("purpose", "waarvoor de dienst dit nodig heeft").await;
        asks("with_name", "Kruis aan wat de dienst nodig heeft.").await;
        asks("name", "haal het vinkje weg").await;
        let wrong = [("with_phone", "ja"), ("phone", "bel mij"), ("with_email", "ja"), ("email", "thuis"), ("step", "deel")];
        sends(&noor, &referral, &wrong).await.has_status(422).sees("Geef een telefoonnummer.").sees("Geef een e-mailadres");
        assert_eq!(kept(&house).await, (0, 0, 0));
    }

    /// Golden scenario: the person says no. Nothing leaves, and it stands as information given.
    async fn a_no_leaves_nothing_and_counts_as_information(house: TestHouse) {
        let noor = noor(&house).await;
        let referral = refers(&noor, "joint-talk").await;
        let link = link(&noor, &referral).await;
        noor.post(&format!("{referral}/delen/weigering"), &[]).await.has_status(303);
        house.visitor().get(&link).await.has_status(410);
        house.clock.turn(61);
        house.app.run_jobs().await.expect("a round");
        noor.get(&referral).await.sees("Alleen info gegeven").sees("Er vertrok niets").sees_no("Zoekt een dak").sees_no("Gegevens delen");
        noor.get("/doorverwijzingen").await.sees("Er wacht niets.");
        assert_eq!(noor.get("/doorverwijzingen/cijfers").await.texts(".figure-count")[2], "0");
        let csv = noor.get("/doorverwijzingen/codes.csv").await;
        assert!(csv.text().contains(",information,,caw,caw-onthaal,cancelled,,,"), "{}", csv.text());
        let why = sql!("select reason from referrals_moves where house_id = $1 and state = 'cancelled'");
        let id = house.app.house().id;
        let why: String = house.app.db().read(id).await.expect("a reader").value(&why, params![id]).await.expect("a move");
        assert_eq!(why, "person-refused");
        // From now on it can name nobody, and a second press changes nothing.
        sends(&noor, &referral, &[("step", "deel")]).await.has_status(409).sees("kan niets van een persoon gedeeld worden");
        noor.post(&format!("{referral}/delen/weigering"), &[]).await.has_status(409);
        assert_eq!(kept(&house).await, (0, 0, 0));
        // Once somebody answered, there is nothing to take away but what is shared.
        let other = refers(&noor, "cold").await;
        noor.post(&format!("{other}/antwoord"), &[("answer", "taken-up"), ("via", "phone")]).await.has_status(303);
        noor.post(&format!("{other}/delen/weigering"), &[]).await.has_status(409).sees("antwoordde al");
        noor.get(&other).await.sees("Opgenomen");
    }

    async fn what_is_taken_back_is_erased_at_once(house: TestHouse) {
        let noor = noor(&house).await;
        let referral = refers(&noor, "joint-talk").await;
        let link = link(&noor, &referral).await;
        sends(&noor, &referral, &[("asks_code", ""), ("step", "deel")]).await.has_status(303);
        let partner = house.visitor();
        partner.get(&link).await.sees("Toon wie het is").sees_no(NAME);
        looks(&partner, &link, "").await.has_status(200).sees(NAME);
        noor.post(&format!("{referral}/kaart/terug"), &[]).await.has_status(303);
        assert_eq!(kept(&house).await, (0, 1, 0), "the act stays, without content");
        partner.get(&link).await.has_status(200).sees("De persoon deelt dit niet meer met u.").sees_no(NAME);
        looks(&partner, &link, "").await.has_status(409).sees_no(NAME);
        let page = noor.get(&format!("{referral}/kaart")).await;
        page.has_status(200).sees("Er is nu niets gedeeld.").sees("Deelakten").sees("gestopt").sees_no(NAME);
        noor.post(&format!("{referral}/delen/weigering"), &[]).await.has_status(409).sees("werd al iets gedeeld");
        noor.post(&format!("{referral}/kaart/code"), &[]).await.has_status(200).sees("Er is nu niets gedeeld.");
        assert_eq!(looked(&house, "partner").await, 1);
    }

    async fn two_who_share_at_once_see_each_other(house: TestHouse) {
        let team = house.team("ID-team").await;
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, Some(team)).await;
        let (_, griet) = house.at_work("Griet", Role::TeamLead, Some(team)).await;
        let referral = refers(&noor, "cold").await;
        let seen = noor.get(&format!("{referral}/delen")).await.all("[name=seen]", "value").remove(0);
        assert_eq!(seen, "0");
        shares(&griet, &referral).await;
        let mine = [("name", "Iemand Anders"), ("seen", "0"), ("step", "deel")];
        let both = sends(&noor, &referral, &mine).await;
        both.has_status(409).sees("Een collega was u voor.").sees(NAME);
        assert_eq!(both.all("#name", "value"), ["Iemand Anders"]);
        let seen = both.all("[name=seen]", "value").remove(0);
        // Taken back meanwhile is another state too, though nothing stands there again.
        griet.post(&format!("{referral}/kaart/terug"), &[]).await.has_status(303);
        let late = [("name", "Iemand Anders"), ("seen", seen.as_str()), ("step", "deel")];
        let late = sends(&noor, &referral, &late).await;
        late.has_status(409).sees("Er is nu niets gedeeld.");
        let seen = late.all("[name=seen]", "value").remove(0);
        let fresh = [("name", "Iemand Anders"), ("seen", seen.as_str()), ("step", "deel")];
        sends(&noor, &referral, &fresh).await.has_status(303);
        griet.get(&format!("{referral}/kaart")).await.sees("Iemand Anders").sees("door Noor").sees("door Griet");
        // What is changed takes the place of what was shared.
        let form = griet.get(&format!("{referral}/delen")).await;
        assert_eq!(form.all("#name", "value"), ["Iemand Anders"]);
        let seen = form.all("[name=seen]", "value").remove(0);
        sends(&griet, &referral, &[("seen", seen.as_str()), ("step", "deel")]).await.has_status(303);
        assert_eq!(kept(&house).await, (1, 2, 1));
    }

    async fn a_form_that_comes_twice_is_one_act(house: TestHouse) {
        let noor = noor(&house).await;
        let referral = refers(&noor, "cold").await;
        let twice = [("herhaling", "7c1f7a0e9d524f0c8a371c2d3e4f5a6b"), ("step", "deel")];
        let first = sends(&noor, &referral, &twice).await;
        let second = sends(&noor, &referral, &twice).await;
        assert_eq!(first.has_status(303).header(header::LOCATION), second.has_status(303).header(header::LOCATION));
        assert_eq!(kept(&house).await, (1, 0, 1));
        let back = [("herhaling", "8c1f7a0e9d524f0c8a371c2d3e4f5a6b")];
        for _ in 0..2 {
            noor.post(&format!("{referral}/kaart/terug"), &back).await.has_status(303);
        }
        assert_eq!(kept(&house).await, (0, 1, 0));
        let other = refers(&noor, "cold").await;
        let no = [("herhaling", "9c1f7a0e9d524f0c8a371c2d3e4f5a6b")];
        for _ in 0..2 {
            noor.post(&format!("{other}/delen/weigering"), &no).await.has_status(303);
        }
    }

    async fn five_wrong_codes_shut_the_card_until_the_house_makes_another(house: TestHouse) {
        let noor = noor(&house).await;
        let referral = refers(&noor, "cold").await;
        let link = link(&noor, &referral).await;
        shares(&noor, &referral).await;
        let first = code(&noor, &referral).await;
        // Whoever got the link from somebody else guesses; a slip of the finger is no guess.
        let (partner, stranger) = (house.visitor(), house.visitor().from([192, 0, 2, 7]));
        let wrong = other_than(&first);
        for slip in ["", "12345", "abcdef"] {
            looks(&partner, &link, slip).await.has_status(422).sees("Dit is niet de code.");
        }
        for _ in 0..4 {
            looks(&stranger, &link, wrong).await.has_status(422).sees("vijf foute codes").sees_no(NAME);
        }
        looks(&partner, &link, &first).await.has_status(200).sees(NAME);
        looks(&stranger, &link, wrong).await.has_status(422);
        looks(&partner, &link, &first).await.has_status(409).sees("Bel voor een code").sees_no(NAME);
        noor.get(&format!("{referral}/kaart")).await.sees("vijf keer een foute code");
        let second = code(&noor, &referral).await;
        if second != first {
            looks(&partner, &link, &first).await.has_status(422);
        }
        looks(&partner, &link, &second).await.has_status(200).sees(NAME);
        // Each guess stands in the log, a slip does not.
        let (_, hilde) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        let log = hilde.get("/beheer/logboek?wat=referrals.person.see").await;
        let refused = log.texts(".tag strong").iter().filter(|word| *word == "geweigerd").count();
        assert_eq!(refused, if second == first { 5 } else { 6 });
        noor.get(&referral).await.sees("Wacht op antwoord").sees("Nog niets.");
    }

    async fn a_robot_a_late_link_and_another_house_read_nothing(house: TestHouse) {
        let noor = noor(&house).await;
        let referral = refers(&noor, "cold").await;
        let old = link(&noor, &referral).await;
        sends(&noor, &referral, &[("asks_code", ""), ("step", "deel")]).await.has_status(303);
        let robot = house.visitor().with(header::USER_AGENT, "MailScanner/5");
        for _ in 0..2 {
            robot.get(&old).await.has_status(200).sees_no(NAME);
            robot.head(&old).await.has_status(200);
            robot.get(&format!("{old}/kaart")).await.has_status(200).sees_no(NAME);
        }
        robot.send(Method::OPTIONS, &old, axum::body::Body::empty()).await;
        robot.with(header::ORIGIN, "https://elders.voorbeeld").post(&format!("{old}/kaart"), &[]).await.has_status(403);
        assert_eq!(looked(&house, "partner").await, 0);
        // A link of another house opens nothing here, one that was replaced neither, and one that never was is answered alike.
        house.other_house().await.visitor().post(&format!("{old}/kaart"), &[]).await.has_status(410).sees_no(NAME);
        let fresh = link(&noor, &referral).await;
        let never = format!("/antwoord/{}", "a7".repeat(32));
        let pages = [looks(&robot, &old, "").await, looks(&robot, &never, "").await];
        assert_eq!(pages[0].has_status(410).main_text(), pages[1].has_status(410).main_text());
        looks(&house.visitor(), &fresh, "").await.has_status(200).sees(NAME);
        // The referral ended: the link opens for a day, and the card no more.
        let partner = house.visitor();
        partner.post(&fresh, &[("answer", "not-for-us")]).await.has_status(303);
        partner.get(&fresh).await.has_status(200).sees_no("wie het is").sees_no("Wie het is");
        looks(&partner, &fresh, "").await.has_status(409).sees_no(NAME);
        // It was a mistake: it goes on.
        partner.post(&fresh, &[("answer", "taken-up")]).await.has_status(303);
        looks(&partner, &fresh, "").await.has_status(200).sees(NAME);
        house.clock.turn(60 * DAY);
        looks(&partner, &fresh, "").await.has_status(410).sees_no(NAME);
        assert_eq!(looked(&house, "partner").await, 2);
    }

    async fn nobody_of_another_team_shares_or_sees(house: TestHouse) {
        let noor = noor(&house).await;
        let referral = refers(&noor, "cold").await;
        shares(&noor, &referral).await;
        let other = house.team("Huis van het Kind").await;
        let (_, fatou) = house.at_work("Fatou", Role::SocialWorker, Some(other)).await;
        for path in ["/delen", "/kaart"] {
            fatou.get(&format!("{referral}{path}")).await.has_status(404).sees_no(NAME);
        }
        sends(&fatou, &referral, &[("step", "deel")]).await.has_status(404);
        sends(&fatou, &referral, &[]).await.has_status(404);
        for path in ["/delen/weigering", "/kaart/code", "/kaart/terug"] {
            fatou.post(&format!("{referral}{path}"), &[]).await.has_status(404);
        }
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        bram.get(&format!("{referral}/kaart")).await.has_status(403);
        assert_eq!(kept(&house).await, (1, 0, 1));
    }
}
