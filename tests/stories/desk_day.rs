//! The day of a team at the desk: what is left to do, what one shift tells the next, and what the team sees of itself.

use kernel::{Actor, Day, Role};
use questions::rules::{Codes, Entry, Quarter};

use super::{
    desk::{FIRST, SECOND, ends, noor, owed, questions, saves},
    kept::stored,
};
use crate::harness::{Staff as _, Visitor, stories};

stories! {
    async fn who_asked_for_aid_is_owed_a_receipt_until_anybody_of_the_team_gave_it(house: TestHouse) {
        let (id, noor, team) = noor(&house).await;
        // It never blocks: that somebody asked is enough.
        saves(&noor, FIRST, &[("aid", "ja")]).await.has_status(303);
        noor.get("/balie").await.sees("Ontvangstbewijs nog te geven");
        // Sent a second time it is owed once.
        saves(&noor, FIRST, &[("aid", "ja")]).await.has_status(303);
        house.clock.turn(24 * 3_600);
        let (_, griet) = house.at_work("Griet", Role::TeamLead, Some(team)).await;
        let griet_today = griet.get("/balie/vandaag").await;
        let [receipt] = owed(&griet_today).try_into().expect("one receipt");
        griet_today.sees("Ontvangstbewijs nog te geven").sees("24 november");

        ends(&griet, &receipt, "given", &[("number", "Fatou"), ("day", "2026-11-23")]).await
            .has_status(422).sees("Geef het nummer op het bewijs, zonder spaties.").sees("Geef een datum tussen");
        let paper = [("number", "2026/0147"), ("day", "2026-11-24")];
        ends(&griet, &receipt, "given", &paper).await.has_status(303);
        griet.get("/balie/vandaag").await.sees("Ontvangstbewijs 2026/0147 meegegeven").sees("24 december");
        let noor = house.browser(id).await;
        ends(&noor, &receipt, "not-now", &[]).await.has_status(409).sees("Een collega was u net voor").sees("2026/0147");

        // Taken back on the same day, and the person wants none.
        ends(&noor, &receipt, "owed", &[]).await.has_status(303);
        assert_eq!(owed(&noor.get("/balie/vandaag").await), std::slice::from_ref(&receipt));
        ends(&noor, &receipt, "not-now", &[]).await.has_status(303);
        let page = noor.get("/balie/vandaag").await;
        page.sees("De persoon wil nu geen aanvraag doen").sees_no("2026/0147");
        house.clock.turn(24 * 3_600);
        let page = house.browser(id).await.get("/balie/vandaag").await;
        page.sees_no("De persoon wil nu geen aanvraag doen").sees_no("Losse eindjes");
    }

    async fn another_team_and_who_undoes_a_question_owe_nothing(house: TestHouse) {
        let (_, noor, _) = noor(&house).await;
        saves(&noor, FIRST, &[("q", "leefloon"), ("aid", "ja")]).await.has_status(303);
        let [receipt] = owed(&noor.get("/balie/vandaag").await).try_into().expect("one receipt");
        let other = house.team("Huis van het Kind").await;
        let (_, fatou) = house.at_work("Fatou", Role::PartnerWorker, Some(other)).await;
        fatou.get("/balie/vandaag").await.sees_no("Losse eindjes");
        ends(&fatou, &receipt, "not-now", &[]).await.has_status(409);
        ends(&fatou, &receipt, "given", &[("number", "7"), ("day", "2026-11-24")]).await.has_status(409);
        let back = noor.post("/balie/ongedaan", &[("id", FIRST)]).await;
        assert_eq!(back.all("[name=aid][checked]", "value"), ["ja"]);
        noor.get("/balie/vandaag").await.sees_no("Losse eindjes");
        // What was handed over within the minute stays.
        saves(&noor, SECOND, &[("aid", "ja")]).await.has_status(303);
        let [receipt] = owed(&noor.get("/balie/vandaag").await).try_into().expect("one receipt");
        ends(&noor, &receipt, "given", &[("number", "7"), ("day", "2026-11-24")]).await.has_status(303);
        noor.post("/balie/ongedaan", &[("id", SECOND)]).await.has_status(200);
        noor.get("/balie/vandaag").await.sees("Ontvangstbewijs 7 meegegeven");
    }

    async fn the_number_of_a_receipt_goes_once_the_answer_was_due(house: TestHouse) {
        let (id, noor, _) = noor(&house).await;
        saves(&noor, FIRST, &[("aid", "ja")]).await.has_status(303);
        let [receipt] = owed(&noor.get("/balie/vandaag").await).try_into().expect("one receipt");
        ends(&noor, &receipt, "given", &[("number", "kwik-2026-7"), ("day", "2026-11-24")]).await.has_status(303);
        house.clock.turn(30 * 24 * 3_600);
        house.app.sweep().await.expect("a sweep");
        assert!(stored(&house).await.contains("kwik-2026-7"), "gone while the answer can still come in time");
        house.clock.turn(24 * 3_600);
        house.app.sweep().await.expect("a sweep");
        let house = house.restarted().await;
        assert!(!stored(&house).await.contains("kwik-2026-7"), "the number is still there");
        house.browser(id).await.get("/balie/vandaag").await.sees_no("Losse eindjes");
    }

    async fn a_message_for_the_next_shift_is_done_by_anybody_of_the_team(house: TestHouse) {
        let (_, noor, team) = noor(&house).await;
        let (_, griet) = house.at_work("Griet", Role::TeamLead, Some(team)).await;
        noor.post("/balie/berichten", &[("words", " "), ("until", "2027-11-24")]).await
            .has_status(422).sees("Schrijf wat de volgende moet weten.").sees("Kies een dag van vandaag tot een maand verder.");
        let empty = noor.get("/balie/vandaag").await;
        let [key] = empty.all("form[action$=berichten] [name=herhaling]", "value").try_into().expect("a form");
        let said = [("herhaling", key.as_str()), ("words", "Mevrouw belt terug, 0475 12 34 56"), ("until", "2026-11-25")];
        // Sent twice, there is one.
        for _ in 0..2 {
            noor.post("/balie/berichten", &said).await.has_status(303);
        }
        // Who comes to the desk sees that something waits.
        assert_eq!(griet.get("/balie").await.texts("[data-left]"), ["één bericht wacht"]);
        let page = griet.get("/balie/vandaag").await;
        assert_eq!(page.texts(".message-words"), ["Mevrouw belt terug, 0475 12 34 56"]);
        page.sees("Noor, dinsdag 24 november om 10").sees("Tot en met morgen");
        let message = page.all("form[action$=stand] [name=id]", "value").remove(0);
        // The same gentle mark as at the desk.
        assert_eq!(page.texts(".message q"), ["0475 12 34 56"]);
        let say = async |who: &Visitor, version: &str, what: &str| {
            who.post("/balie/berichten/stand", &[("id", &message), ("version", version), ("what", what)]).await
        };
        say(&griet, "0", "clean").await.has_status(303);
        assert_eq!(noor.get("/balie/vandaag").await.texts(".message-words"), ["Mevrouw belt terug, …"]);

        // Two at once: the second sees who was first.
        say(&griet, "0", "done").await.has_status(303);
        say(&noor, "0", "done").await.has_status(409).sees("Een collega was u net voor").sees("Gedaan door Griet");
        assert_eq!(noor.get("/balie").await.texts("[data-left]"), [""]);
        say(&noor, "1", "open").await.has_status(303);
        assert_eq!(noor.get("/balie").await.texts("[data-left]"), ["één bericht wacht"]);
        noor.get("/balie/vandaag").await.sees("Gedaan door Griet").sees("Weer open door Noor");

        let other = house.team("Huis van het Kind").await;
        let (_, fatou) = house.at_work("Fatou", Role::PartnerWorker, Some(other)).await;
        fatou.get("/balie/vandaag").await.sees_no("Mevrouw belt terug");
        assert_eq!(fatou.get("/balie").await.texts("[data-left]"), [""]);
        say(&fatou, "2", "done").await.has_status(409).sees_no("Mevrouw belt terug");
        let (_, hilde) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        hilde.get("/beheer/logboek").await.sees("een bericht voor de volgende dienst");
    }

    async fn a_message_is_shown_until_its_day_and_kept_for_a_month_more(house: TestHouse) {
        let (id, noor, _) = noor(&house).await;
        let said = [("words", "kwikstaartje op de vensterbank"), ("until", "2026-11-25")];
        noor.post("/balie/berichten", &said).await.has_status(303);
        house.clock.turn(24 * 3_600);
        house.browser(id).await.get("/balie/vandaag").await.sees("kwikstaartje");
        house.clock.turn(24 * 3_600);
        house.browser(id).await.get("/balie/vandaag").await.sees_no("kwikstaartje");
        house.clock.turn(30 * 24 * 3_600);
        house.app.sweep().await.expect("a sweep");
        assert!(stored(&house).await.contains("kwikstaartje"));
        house.clock.turn(24 * 3_600);
        house.app.sweep().await.expect("a sweep");
        assert!(!stored(&house.restarted().await).await.contains("kwikstaartje"));
    }

    async fn the_team_sees_how_fast_it_writes_down_and_nobody_else_is_measured(house: TestHouse) {
        let (_, noor, team) = noor(&house).await;
        let (_, griet) = house.at_work("Griet", Role::TeamLead, Some(team)).await;
        let id = |number: u32| format!("0d9e0f44-3c37-4a39-9f2b-6a1a8c5f2{number:03x}");
        for number in 0..10 {
            let took = if number < 5 { "8200" } else { "14000" };
            let measured = [("theme", "debts"), ("took", took), ("touched", "3")];
            let who = if number % 2 == 0 { &noor } else { &griet };
            saves(who, &id(number), &measured).await.has_status(303);
        }
        // What cannot be is dropped, and what is undone counts nowhere; the question is kept all the same.
        saves(&noor, &id(10), &[("theme", "debts"), ("took", "1"), ("touched", "3")]).await.has_status(303);
        saves(&noor, &id(11), &[("theme", "debts"), ("took", "999"), ("touched", "9")]).await.has_status(303);
        noor.post("/balie/ongedaan", &[("id", &id(11))]).await.has_status(200);
        noor.get("/balie/vandaag").await.sees_no("Hoe snel noteert uw team?");
        house.clock.turn(61);
        house.app.settle().await.expect("settled");
        let page = noor.get("/balie/vandaag").await;
        page.sees("Hoe snel noteert uw team?").sees("tot 10 seconden, 3 velden").sees("Nooit per persoon");
        assert_eq!(griet.get("/balie/vandaag").await.texts("[aria-labelledby=mirror-1]"), page.texts("[aria-labelledby=mirror-1]"));
        assert_eq!(questions(&house).await, 11);
        let other = house.team("Huis van het Kind").await;
        let (_, fatou) = house.at_work("Fatou", Role::PartnerWorker, Some(other)).await;
        fatou.get("/balie/vandaag").await.sees_no("Hoe snel noteert uw team?");
    }

    async fn a_house_adds_its_places_and_campaigns(house: TestHouse) {
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let (_, an) = house.at_work("An", Role::Administrator, None).await;
        let change = async |who: &Visitor, list: &str, version: &str, names: &str| {
            who.post("/beheer/balie/lijsten", &[("list", list), ("version", version), ("names", names)]).await
        };
        change(&bram, "found", "0", "Flyer winter
flyer winter!").await.has_status(422).sees("Een naam staat er twee keer.");
        change(&bram, "found", "0", "Flyer winter
Affiche bibliotheek").await.has_status(303);
        change(&bram, "place", "0", "Balie Arsenaal").await.has_status(303);
        let second = change(&an, "found", "0", "Markt").await;
        second.has_status(409).sees("Nu staat er: Flyer winter · Affiche bibliotheek");
        assert_eq!(second.texts("#names-found"), ["Markt"], "what was typed is gone");
        change(&an, "found", "1", "Flyer winter
Markt").await.has_status(303);
        an.get("/beheer/balie").await.sees("24 november 2026, Bram: Flyer winter · Affiche bibliotheek");

        let (_, noor, _) = noor(&house).await;
        change(&noor, "found", "2", "Iets").await.has_status(403);
        let page = noor.get("/balie").await;
        page.sees("Balie Arsenaal").sees("Markt").sees_no("Affiche bibliotheek");
        let said = [("theme", "debts"), ("found", "own-flyer-winter"), ("place", "own-balie-arsenaal")];
        saves(&noor, FIRST, &said).await.has_status(303);
        saves(&noor, SECOND, &[("theme", "debts"), ("found", "own-affiche-bibliotheek")]).await.has_status(422);
        let file = noor.get("/balie/vandaag.csv").await;
        assert!(file.text().contains("own-balie-arsenaal,,false,,own-flyer-winter,2026-11+"), "{}", file.text());
        let (_, hilde) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        hilde.get("/beheer/logboek").await.sees("een codelijst van de balie veranderen");
    }

    /// Golden scenario: 1,800 unique questions in a year, and neither visits nor what professionals ask among them.
    async fn a_year_of_the_desk_counts_each_question_once(house: TestHouse) {
        let (_, noor, team) = noor(&house).await;
        let codes = Codes::embedded().expect("the codes");
        let program = Actor::Program("story");
        let adds = async |team, first: &str, count: i64, entry: Entry<'_>| {
            let may = questions::access::desk_by_program(&program, team).expect("the program may");
            let (_, asked) = Entry { id: FIRST, ..entry }.read(&codes).expect("a question");
            let mut tx = house.app.db().write(house.app.house().id, &program).await.expect("a writer");
            for number in 0..count {
                let day = first.parse::<Day>().expect("a day").plus(number % 300);
                questions::store::add_sample(&mut tx, &may, &asked, Quarter { day, number: 40 }, "1").await.expect("kept");
            }
            tx.commit().await.expect("kept");
        };
        let of_theme = |theme| Entry { theme, ..Entry::default() };
        adds(team, "2026-01-01", 1_380, of_theme("housing")).await;
        adds(team, "2026-01-01", 120, Entry { anonymous: true, ..of_theme("housing") }).await;
        adds(team, "2026-01-01", 300, Entry { continues: true, ..of_theme("debts") }).await;
        adds(team, "2026-01-01", 60, Entry { professional: true, ..of_theme("work") }).await;
        adds(team, "2025-02-01", 40, of_theme("energy")).await;
        adds(house.team("GO-team").await, "2026-01-01", 7, of_theme("energy")).await;
        let year = noor.get("/balie/cijfers").await;
        assert_eq!(year.has_status(200).texts(".figure-count"), ["1800", "1500", "120", "60"]);
        year.sees("1 januari 2026").sees("Personen en gezinnen worden hier niet geteld").sees_no("Energie");
        let before = noor.get("/balie/cijfers?van=2025-01-01&tot=2025-12-31").await;
        assert_eq!(before.texts(".figure-count"), ["40", "40", "0", "0"]);
        noor.get("/balie/cijfers?van=2026-12-01&tot=2026-01-01").await.has_status(422).sees("ligt vóór de eerste");
        let file = noor.get("/balie/cijfers.csv?van=2026-01-01&tot=2026-12-31").await;
        assert_eq!(file.has_status(200).text().lines().count(), 1 + 1_860);
        noor.get("/balie/cijfers.csv?van=ooit").await.has_status(422);
    }

    async fn the_day_of_the_team_counts_questions_visits_and_professionals_apart(house: TestHouse) {
        let (_, noor, _) = noor(&house).await;
        noor.get("/balie/vandaag").await.has_status(200).sees("Vandaag werd nog niets genoteerd.");
        let ids = ["a", "b", "c", "d"].map(|last| format!("0d9e0f44-3c37-4a39-9f2b-6a1a8c5f2c1{last}"));
        saves(&noor, &ids[0], &[("q", "brief over de huur"), ("theme", "housing"), ("done", "letter-read")]).await;
        saves(&noor, &ids[1], &[("theme", "debts"), ("continues", "ja")]).await;
        saves(&noor, &ids[2], &[("theme", "housing"), ("interpreter", "ja")]).await;
        saves(&noor, &ids[3], &[("theme", "school"), ("professional", "ja")]).await;
        let page = noor.get("/balie/vandaag").await;
        assert_eq!(page.texts(".figure-count"), ["3", "2", "0", "1"], "{}", page.main_text());
        page.sees("zonder die van professionals").sees("brief over de huur").sees("vanaf 10 uur").sees("Tolk nodig");
        page.sees("Personen en gezinnen worden hier niet geteld");

        let file = noor.get("/balie/vandaag.csv").await;
        assert!(file.header("content-type").starts_with("text/csv"));
        assert!(file.text().contains("2026-11-24,10:00,false,false,true,debts,,walk-in,front-desk,,false,,,"), "{}", file.text());
        assert!(!file.text().contains("brief over de huur"), "words left the house");

        // Another team has a day of its own, and each look at words stands in the log.
        let other = house.team("Huis van het Kind").await;
        let (_, fatou) = house.at_work("Fatou", Role::PartnerWorker, Some(other)).await;
        fatou.get("/balie/vandaag").await.sees_no("brief over de huur").sees("Vandaag werd nog niets genoteerd.");
        let (_, hilde) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        hilde.get("/beheer/logboek").await.sees("de vragen van vandaag bekijken");
    }
}
