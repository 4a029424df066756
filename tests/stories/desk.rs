//! Somebody works the desk: a question is written down in seconds, and without a name.

use db::{Contents, Source as _, Tools, params, sql};
use kernel::{Day, Role, TeamId, WorkerId};

use super::kept::stored;
use crate::harness::{Page, Staff as _, TestHouse, Visitor, stories};

pub(super) const FIRST: &str = "0d9e0f44-3c37-4a39-9f2b-6a1a8c5f2c11";
pub(super) const SECOND: &str = "5b1f7a0e-9d52-4f0c-8a37-1c2d3e4f5a6b";

/// Somebody at the desk of the ID-team, at a quarter past ten.
pub(super) async fn noor(house: &TestHouse) -> (WorkerId, Visitor, TeamId) {
    let team = house.team("ID-team").await;
    let (id, browser) = house.at_work("Noor", Role::DeskWorker, Some(team)).await;
    (id, browser, team)
}

pub(super) async fn saves(browser: &Visitor, id: &str, fields: &[(&str, &str)]) -> Page {
    let all: Vec<_> = [("id", id)].into_iter().chain(fields.iter().copied()).collect();
    browser.post("/balie", &all).await
}

/// How many questions there are.
pub(super) async fn questions(house: &TestHouse) -> i64 {
    let contents = Contents::at(house.place()).await.expect("the contents");
    contents.tables["questions_asked"]
}

/// What is kept of the moments of all questions.
async fn moments(house: &TestHouse) -> Vec<(Day, i64)> {
    let all = sql!("select day, quarter from questions_asked where house_id = $1 and settled = true");
    let id = house.app.house().id;
    house.app.db().read(id).await.expect("a reader").all(&all, params![id]).await.expect("the moments")
}

/// What a backup that is made now holds of everything, as far as it can be read.
async fn copied(house: &TestHouse) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("copy");
    house.app.db().copy_to(&copy, &Tools::default(), |_| ()).await.expect("a copy");
    String::from_utf8_lossy(&std::fs::read(&copy).expect("the copy")).into_owned()
}

/// The receipts that are still to be given, as the day of the team shows them.
pub(super) fn owed(page: &Page) -> Vec<String> {
    page.all("form:has([value=given]) input[name=id]", "value")
}

pub(super) async fn ends(browser: &Visitor, id: &str, what: &str, fields: &[(&str, &str)]) -> Page {
    let all: Vec<_> = [("id", id), ("what", what)].into_iter().chain(fields.iter().copied()).collect();
    browser.post("/balie/ontvangstbewijs", &all).await
}

/// What is undone on this page, if anything.
fn undoable(page: &Page) -> Vec<String> {
    page.all("form[data-undo] input[name=id]", "value")
}

stories! {
    async fn a_question_takes_a_theme_and_what_was_done_and_nobody_asks_a_name(house: TestHouse) {
        let (_, noor, _) = noor(&house).await;
        noor.get("/werk").await.sees("Balie");
        let empty = noor.get("/balie").await;
        empty.has_status(200).sees("Geen namen.").sees_no("Bewaard.");
        assert_eq!(empty.all("#q", "autofocus").len(), 1, "the cursor is not in the box");
        assert!(empty.all("[required]", "name").is_empty(), "something is required");

        let said = [("q", "brief van de deurwaarder"), ("theme", "debts"), ("done", "letter-read")];
        saves(&noor, FIRST, &said).await.has_status(303);
        let page = noor.get("/balie").await;
        page.sees("Bewaard.").sees("Schulden en budget · Brief samen gelezen").sees_no("deurwaarder");
        assert_eq!(undoable(&page), [FIRST]);
        assert_eq!(questions(&house).await, 1);
    }

    async fn a_question_without_words_counts_and_an_empty_one_does_not(house: TestHouse) {
        let (_, noor, _) = noor(&house).await;
        saves(&noor, FIRST, &[("q", "  ")]).await.has_status(422).sees("Typ wat er gevraagd werd");
        saves(&noor, FIRST, &[("theme", "magie"), ("q", "iets")]).await.has_status(422).sees("Kies iets uit de lijst.");
        saves(&noor, "geen-id", &[("theme", "debts")]).await.has_status(422);
        assert_eq!(questions(&house).await, 0);
        let professional = [("professional", "ja"), ("done", "answered"), ("channel", "phone")];
        saves(&noor, FIRST, &professional).await.has_status(303);
        assert_eq!(questions(&house).await, 1);
    }

    async fn what_is_sent_twice_counts_once(house: TestHouse) {
        let (id, noor, _) = noor(&house).await;
        let said = [("theme", "debts"), ("done", "answered")];
        for _ in 0..3 {
            saves(&noor, FIRST, &said).await.has_status(303);
        }
        assert_eq!(questions(&house).await, 1);
        // The network was away until the minute was over and it was forgotten whose it is.
        house.clock.turn(3_600);
        house.app.settle().await.expect("settled");
        let noor = house.browser(id).await;
        saves(&noor, FIRST, &said).await.has_status(303);
        assert_eq!(questions(&house).await, 1);
        // An old page with another question: nothing typed is lost.
        saves(&noor, FIRST, &[("theme", "energy")]).await.has_status(303);
        assert_eq!(questions(&house).await, 2);
    }

    async fn a_question_can_be_undone_for_a_minute_by_who_saved_it(house: TestHouse) {
        let (_, noor, team) = noor(&house).await;
        let (_, griet) = house.at_work("Griet", Role::TeamLead, Some(team)).await;
        saves(&noor, FIRST, &[("q", "huur te hoog"), ("theme", "housing"), ("interpreter", "ja")]).await;
        assert!(undoable(&griet.get("/balie").await).is_empty(), "a colleague sees what to undo");
        griet.post("/balie/ongedaan", &[("id", FIRST)]).await.has_status(409);
        assert_eq!(questions(&house).await, 1);

        let again = noor.post("/balie/ongedaan", &[("id", FIRST)]).await;
        again.has_status(200);
        assert_eq!(again.texts("#q"), ["huur te hoog"], "what was typed does not come back");
        assert_eq!(again.all("#theme option[selected]", "value"), ["housing"]);
        assert_eq!(again.all("[name=interpreter][checked]", "value"), ["ja"]);
        assert_eq!(questions(&house).await, 0);
        // A request that was under way brings it not back.
        saves(&noor, FIRST, &[("q", "huur te hoog"), ("theme", "housing"), ("interpreter", "ja")]).await.has_status(303);
        assert_eq!(questions(&house).await, 0);

        saves(&noor, SECOND, &[("theme", "energy")]).await;
        house.clock.turn(61);
        noor.post("/balie/ongedaan", &[("id", SECOND)]).await.has_status(409).sees("De minuut is voorbij");
        assert!(undoable(&noor.get("/balie").await).is_empty());
        assert_eq!(questions(&house).await, 1);
    }

    async fn two_desks_write_down_at_the_same_moment(house: TestHouse) {
        let (_, noor, team) = noor(&house).await;
        let (_, karim) = house.at_work("Karim", Role::DeskWorker, Some(team)).await;
        let id = |number: u32| format!("0d9e0f44-3c37-4a39-9f2b-6a1a8c5f2c1{number:x}");
        for number in (0..8).step_by(2) {
            let (of_noor, of_karim) = (id(number), id(number + 1));
            let (housing, debts) = ([("theme", "housing")], [("theme", "debts")]);
            let both = tokio::join!(saves(&noor, &of_noor, &housing), saves(&karim, &of_karim, &debts));
            both.0.has_status(303);
            both.1.has_status(303);
        }
        assert_eq!(questions(&house).await, 8);
        // Each takes back the own last one, and neither that of the other.
        let (of_noor, of_karim) = (id(6), id(7));
        let (of_noor, of_karim) = ([("id", of_noor.as_str())], [("id", of_karim.as_str())]);
        let both = tokio::join!(noor.post("/balie/ongedaan", &of_noor), karim.post("/balie/ongedaan", &of_karim));
        assert_eq!(both.0.has_status(200).all("#theme option[selected]", "value"), ["housing"]);
        assert_eq!(both.1.has_status(200).all("#theme option[selected]", "value"), ["debts"]);
        assert_eq!(noor.get("/balie/vandaag").await.texts(".figure-count"), ["6", "6", "0", "0"]);
    }

    async fn who_can_help_is_shown_while_it_is_typed(house: TestHouse) {
        let (_, noor, _) = noor(&house).await;
        let typing = [("q", "de huisbaas wil mij buitenzetten"), ("depth", "letters")];
        let found = noor.post("/balie/zoek", &typing).await;
        found.has_status(200).sees("Huurbegeleiding").sees("Spreekruimte");
        assert_eq!(found.all("[data-proposals] button", "data-theme").first().map(String::as_str), Some("housing"));
        assert!(found.all("li.answer a.card-main", "target").iter().all(|target| target == "_blank"));
        assert!(found.header("cache-control").contains("no-store"));

        let danger = noor.post("/balie/zoek", &[("q", "mijn man slaat mij"), ("depth", "meaning")]).await;
        assert!(!danger.all("section.danger a.danger-call", "href").is_empty(), "{}", danger.main_text());
        noor.post("/balie/zoek", &[("q", "mijn rijbewijs verlengen"), ("depth", "letters")]).await.sees("Huis van de Mechelaar");
    }

    async fn a_right_is_hinted_at_with_its_source_and_never_promised(house: TestHouse) {
        let (_, noor, _) = noor(&house).await;
        let said = "heeft leefloon en kan de energie niet meer betalen";
        for depth in ["letters", ""] {
            let page = noor.post("/balie/zoek", &[("q", said), ("depth", depth)]).await;
            page.has_status(200).sees("Misschien recht op").sees("sociaal tarief voor energie");
            page.sees("FOD Economie, gelezen op").sees("Niet juridisch nagekeken");
            let links = page.all("[data-rights] a", "href");
            assert_eq!(links, ["https://economie.fgov.be/nl/themas/energie/energieprijzen/sociaal-tarief-voor-energie"]);
        }
        noor.post("/balie/zoek", &[("q", "energie"), ("depth", "letters")]).await.sees_no("Misschien recht op");
    }

    async fn without_script_the_theme_is_proposed_and_what_was_typed_stays(house: TestHouse) {
        let (_, noor, _) = noor(&house).await;
        let typed = [("q", "de huisbaas wil mij buitenzetten"), ("done", "called-together"), ("channel", "phone")];
        let found = noor.post("/balie/zoek", &typed).await;
        found.has_status(200).sees("Huurbegeleiding");
        assert_eq!(found.all("#theme option[selected]", "value"), ["housing"]);
        assert_eq!(found.all("[name=done][checked]", "value"), ["called-together"]);
        assert_eq!(found.all("#channel option[selected]", "value"), ["phone"]);
        let chosen = noor.post("/balie/zoek", &[("q", "huur"), ("theme", "debts")]).await;
        assert_eq!(chosen.all("#theme option[selected]", "value"), ["debts"]);
        assert_eq!(questions(&house).await, 0);
    }

    async fn what_looks_like_somebody_is_marked_gently_and_taken_away_in_one_tap(house: TestHouse) {
        let (_, noor, team) = noor(&house).await;
        let said = "Jan Peeters 03/05/1985 belt uit Lange Schipstraat 27, 0475 12 34 56, 85073003328, BE68 5390 0754 7034";
        let typing = noor.post("/balie/zoek", &[("q", said), ("depth", "letters")]).await;
        let marked = ["Jan Peeters 03/05/1985", "Schipstraat 27", "0475 12 34 56", "85073003328", "BE68 5390 0754 7034"];
        assert_eq!(typing.texts("[data-marks] q"), marked);
        assert_eq!(noor.post("/balie/zoek", &[("q", said)]).await.texts("[data-marks] q"), marked, "not without script");

        // Never a block: it is saved, and who typed it is told.
        saves(&noor, FIRST, &[("q", said)]).await.has_status(303);
        let page = noor.get("/balie").await;
        assert_eq!(page.texts("[data-saved] q"), marked);
        let (_, griet) = house.at_work("Griet", Role::TeamLead, Some(team)).await;
        griet.post("/balie/weghalen", &[("id", FIRST)]).await.has_status(409);
        noor.post("/balie/weghalen", &[("id", FIRST)]).await.has_status(303);
        let page = noor.get("/balie").await;
        assert!(page.texts("[data-saved] q").is_empty());
        let back = noor.post("/balie/ongedaan", &[("id", FIRST)]).await;
        assert_eq!(back.texts("#q"), ["… belt uit Lange …, …, …, …"]);
    }

    /// Golden scenario: the last Tuesday of the month, one that does not take place, and a way to book that changes on a day.
    async fn nobody_is_sent_to_a_desk_that_stays_empty(house: TestHouse) {
        let team = house.team("ID-team").await;
        let noor = house.hire("Noor", Role::DeskWorker, Some(team)).await;
        let asks = async |moment: &str| {
            house.at(moment);
            let browser = house.browser(noor).await;
            let said = [("q", "premie voor isoleren en een energielening"), ("depth", "letters")];
            let texts = browser.post("/balie/zoek", &said).await.texts("li.answer:has(a[href='/aanbod/energiehuis-premies'])");
            texts.into_iter().next().expect("the answer")
        };
        let open = asks("2026-11-24 14:00").await;
        assert!(open.contains("Nu open") && open.contains("Zitdaglokaal C") && open.contains("Inschrijven aan het onthaal"), "{open}");
        let cancelled = asks("2027-01-26 14:00").await;
        assert!(!cancelled.contains("Nu open") && !cancelled.contains("Zitdaglokaal C"), "{cancelled}");
        let booked_otherwise = asks("2027-02-23 14:00").await;
        assert!(booked_otherwise.contains("Nu open") && booked_otherwise.contains("Vanaf februari"), "{booked_otherwise}");
    }

    async fn saving_a_question_leaves_no_trace_but_the_question(house: TestHouse) {
        let (_, noor, _) = noor(&house).await;
        noor.get("/balie").await.has_status(200);
        let before = Contents::at(house.place()).await.expect("the contents");
        let said = [("q", "kwikstaartje"), ("theme", "debts"), ("done", "answered"), ("took", "8200"), ("touched", "3")];
        saves(&noor, FIRST, &said).await.has_status(303);
        saves(&noor, SECOND, &[("theme", "work"), ("aid", "ja")]).await.has_status(303);
        noor.get("/balie").await;
        let [receipt] = owed(&noor.get("/balie/vandaag").await).try_into().expect("one receipt");
        ends(&noor, &receipt, "given", &[("number", "2026/7"), ("day", "2026-11-24")]).await.has_status(303);
        house.clock.turn(61);
        house.app.settle().await.expect("settled");
        let after = Contents::at(house.place()).await.expect("the contents");
        // No entry of the access log, no answer kept for a second request, no job: each has an author or a moment.
        // The look at the day is the look that the log knows of.
        let differs = before.differences(&after);
        let left: Vec<_> = differs.iter().filter(|line| !line.contains("access")).collect();
        let expected = [
            "questions_asked should have 0 rows and has 2",
            "questions_pace should have 0 rows and has 2",
            "questions_receipts should have 0 rows and has 1",
        ];
        assert_eq!(left, expected, "{differs:?}");
        assert!(stored(&house).await.contains("kwikstaartje"), "the search does not reach the words");
        // What is left of the moment is the quarter after ten, also once that is over.
        house.clock.turn(3_600);
        house.app.settle().await.expect("settled");
        assert_eq!(moments(&house).await, [("2026-11-24".parse().expect("a day"), 40), ("2026-11-24".parse().expect("a day"), 40)]);
    }

    async fn words_go_after_the_days_of_the_house_and_codes_stay(house: TestHouse) {
        let (_, noor, _) = noor(&house).await;
        saves(&noor, FIRST, &[("q", "kwikstaartje"), ("theme", "debts")]).await.has_status(303);
        house.clock.turn(90 * 24 * 3_600);
        house.app.sweep().await.expect("a sweep");
        assert!(stored(&house).await.contains("kwikstaartje"), "gone on the last day that they may stay");
        assert!(copied(&house).await.contains("kwikstaartje"), "the search does not reach what a backup holds");
        house.clock.turn(24 * 3_600);
        house.app.sweep().await.expect("a sweep");
        assert!(!copied(&house).await.contains("kwikstaartje"), "the words go on in the backups");
        // What SQLite still holds in its log of writes goes when that is brought home.
        let house = house.restarted().await;
        assert!(!stored(&house).await.contains("kwikstaartje"), "the words are still there");
        assert_eq!(questions(&house).await, 1);
    }

    async fn the_officer_says_how_long_words_are_kept(house: TestHouse) {
        let (_, hilde) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        bram.get("/beheer/balie").await.sees("90 dagen").sees("De functionaris");
        bram.post("/beheer/balie", &[("version", "0"), ("days", "5")]).await.has_status(403);
        hilde.get("/beheer/balie").await.has_status(200);
        hilde.post("/beheer/balie", &[("version", "0"), ("days", "veel")]).await.has_status(422);
        hilde.post("/beheer/balie", &[("version", "0"), ("days", "14")]).await.has_status(303);
        hilde.post("/beheer/balie", &[("version", "0"), ("days", "30")]).await.has_status(409).sees("14 dagen");
        let log = hilde.get("/beheer/logboek").await;
        log.has_status(200).sees("veranderen hoe lang de tekst van een vraag blijft").sees_no("questions.window");
        let (_, noor, _) = noor(&house).await;
        noor.get("/balie").await.sees("Na 14 dagen");
        saves(&noor, FIRST, &[("q", "kwikstaartje")]).await.has_status(303);
        house.clock.turn(15 * 24 * 3_600);
        house.app.sweep().await.expect("a sweep");
        assert!(!stored(&house.restarted().await).await.contains("kwikstaartje"));
    }
}
