//! The sittings of the house, kept by who works in it.

use std::time::Duration;

use kernel::Role;

use crate::harness::{Page, Staff as _, Visitor, stories};

const PAGE: &str = "/zitdagen/bijhouden";
/// It sits in the house on the last Tuesday of the month, and that is today.
const HELP: &str = "/aanbod/energiehuis-premies";

/// The id of a sitting, by what the list of all of them says.
fn sitting(page: &Page, says: &str) -> String {
    let (ids, names) = (page.all("#presence option", "value"), page.texts("#presence option"));
    // The first line asks to choose.
    assert_eq!(ids.len(), names.len(), "{ids:?} {names:?}");
    let found = ids.into_iter().zip(names).find(|(_, name)| name.contains(says));
    found.unwrap_or_else(|| panic!("no sitting says {says}")).0
}

/// What visitors read today of the help above.
async fn today(house: &Visitor) -> String {
    let lines = house.get("/vandaag").await.texts(&format!("li:has(a[href='{HELP}'])"));
    lines.into_iter().next().unwrap_or_default()
}

stories! {
    async fn what_somebody_says_of_today_shows_everywhere_and_is_taken_back(house: TestHouse) {
        let team = house.team("ID-team").await;
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, Some(team)).await;
        let page = noor.get(PAGE).await;
        page.has_status(200).sees("Vanaf vandaag gaat alles zoals altijd");
        let id = sitting(&page, "Zitdaglokaal C");
        let visitor = house.visitor();
        assert!(today(&visitor).await.contains("Zitdaglokaal C"), "{}", today(&visitor).await);

        // The last ticket, then full, then room again.
        for (code, words) in [("last_ticket", "Laatste"), ("full", "Vol")] {
            house.clock.turn(1);
            noor.post("/zitdagen/bijhouden/plaats", &[("presence", id.as_str()), ("fullness", code)]).await.has_status(303);
            assert!(today(&visitor).await.contains(words), "{}", today(&visitor).await);
        }
        noor.get(PAGE).await.sees("Weer plaats");
        house.clock.turn(1);
        noor.post("/zitdagen/bijhouden/plaats", &[("presence", id.as_str()), ("fullness", "")]).await.has_status(303);
        assert!(!today(&visitor).await.contains("Vol"));

        // Ill: it stays away, with a word for visitors.
        let away = [("presence", id.as_str()), ("day", "2026-11-24"), ("change", "closed"), ("reason", "Medewerker is ziek")];
        noor.post(PAGE, &away).await.has_status(303);
        assert!(today(&visitor).await.contains("Medewerker is ziek"));
        visitor.get("/board").await.sees("Medewerker is ziek");
        let page = noor.get(PAGE).await;
        page.sees("Toch aanwezig").sees("Noor");
        // Saying it twice says it once.
        noor.post(PAGE, &away).await.has_status(303);
        let back = noor.get(PAGE).await.all("section[aria-labelledby=afwijkend] form", "action");
        assert_eq!(back.len(), 1, "{back:?}");
        // It comes all the same, at other hours, in another room: the first takes the place of staying away.
        for change in [[("change", "hours"), ("hours", "20:00-21:37")], [("change", "room"), ("room", "Zolder")]] {
            let said = [&[("presence", id.as_str()), ("day", "2026-11-24")][..], &change].concat();
            noor.post(PAGE, &said).await.has_status(303);
        }
        let moved = today(&visitor).await;
        assert!(moved.contains("21.37") && moved.contains("Zolder") && !moved.contains("ziek"), "{moved}");
        for path in noor.get(PAGE).await.all("section[aria-labelledby=afwijkend] form", "action") {
            noor.post(&path, &[]).await.has_status(303);
            // A second time changes nothing.
            noor.post(&path, &[]).await.has_status(303);
        }
        noor.get(PAGE).await.sees("Vanaf vandaag gaat alles zoals altijd");
        assert!(today(&visitor).await.contains("Zitdaglokaal C"));
    }

    async fn what_is_said_outlives_a_new_file_and_reaches_every_process(house: TestHouse) {
        let team = house.team("ID-team").await;
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, Some(team)).await;
        let second = house.second_process().await;
        let elsewhere = Visitor::to(&second);
        elsewhere.get("/vandaag").await.sees_no("21.37");
        let id = sitting(&noor.get(PAGE).await, "Zitdaglokaal C");
        let extra = [("presence", id.as_str()), ("day", "2026-11-24"), ("change", "extra"), ("hours", "20-21:37")];
        noor.post(PAGE, &extra).await.has_status(303);
        tokio::time::timeout(Duration::from_secs(60), second.look()).await.expect("in time").expect("a look");
        elsewhere.get("/vandaag").await.sees("21.37");
        house.take_in(&demo::documents()).await;
        house.visitor().get("/vandaag").await.sees("21.37");
        second.close().await;
    }

    async fn what_makes_no_sense_is_given_back(house: TestHouse) {
        let team = house.team("ID-team").await;
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, Some(team)).await;
        let id = sitting(&noor.get(PAGE).await, "Zitdaglokaal C");
        let wrong = [("presence", id.as_str()), ("day", "2026-11-23"), ("change", "hours"), ("hours", "laat"), ("reason", "Feest")];
        let page = noor.post(PAGE, &wrong).await;
        page.has_status(422).sees("Schrijf de uren als").sees("Kies een dag vanaf vandaag");
        assert_eq!(page.all("#reason", "value"), ["Feest"]);
        noor.post(PAGE, &[("presence", "iets"), ("day", "2026-11-24"), ("change", "room")]).await.has_status(422).sees("In welke zaal dan wel?");
        noor.post("/zitdagen/bijhouden/plaats", &[("presence", "iets"), ("fullness", "full")]).await.has_status(404);
        let (_, raf) = house.at_work("Raf", Role::Policy, None).await;
        raf.get(PAGE).await.has_status(403);
    }

    async fn who_reported_a_mistake_reads_what_came_of_it(house: TestHouse) {
        let team = house.team("ID-team").await;
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, Some(team)).await;
        let (_, ilse) = house.at_work("Ilse", Role::SocialWorker, Some(team)).await;
        let form = format!("{HELP}/verbeteren");
        house.visitor().get(&form).await.sees_no("U bent aangemeld");
        house.visitor().post(&form, &[("text", "Het loket is verhuisd")]).await.has_status(303);
        ilse.get(&form).await.sees("U bent aangemeld");
        house.clock.turn(1);
        ilse.post(&form, &[("text", "Ook op vrijdag")]).await.has_status(303);

        ilse.get("/meldingen").await.sees("Ook op vrijdag").sees("Nog niet bekeken").sees("Een bezoeker");
        let page = noor.get("/meldingen").await;
        page.sees("Het loket is verhuisd").sees("Een woord aan Ilse");
        let paths = page.all("section[aria-labelledby=open] form", "action");
        let [visitors, hers] = &paths[..] else { panic!("{paths:?}") };
        noor.post(visitors, &[("outcome", "was_right")]).await.has_status(303);
        let long = "x".repeat(301);
        let given_back = noor.post(hers, &[("outcome", "mended"), ("answer", &long)]).await;
        given_back.has_status(422);
        assert_eq!(given_back.all("input[name=answer]", "value"), [long]);
        noor.post(hers, &[("outcome", "mended"), ("answer", "Bedankt, het staat erbij.")]).await.has_status(303);
        ilse.get("/meldingen").await.sees("Bedankt, het staat erbij.").sees("Verbeterd").sees_no("Nog niet bekeken");
        // Who comes second is told, and what was settled can be opened again.
        noor.post(hers, &[("outcome", "elsewhere")]).await.has_status(409).sees("Een collega was u voor");
        ilse.post(hers, &[("outcome", "elsewhere")]).await.has_status(403);
        noor.post(&format!("{hers}/open"), &[]).await.has_status(303);
        noor.post(&format!("{hers}/open"), &[]).await.has_status(409);
        ilse.get("/meldingen").await.sees("Nog niet bekeken");
    }
}
