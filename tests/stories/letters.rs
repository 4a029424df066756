//! A letter is written, lies in the tray, is printed and posted.

use http::header;
use kernel::Role;

use super::partners::{PAGE, PARTNER, noor};
use crate::harness::{Page, Staff as _, TestHouse, Visitor, stories};

const LETTERS: &str = "[letters]\nenabled = true\n[limits]\nsends_per_second = 1000\n";
const ADDRESS: &str = "Energiehuis\nKaaiweg 12\n2800 Mechelen";

/// A letter for the partner, as somebody at the desk writes it; it lies in the tray.
async fn written(house: &TestHouse, noor: &Visitor, key: &str) {
    let sent = noor.post(&format!("{PAGE}/{PARTNER}/brief"), &[("herhaling", key), ("address", ADDRESS)]).await;
    noor.get(sent.has_status(303).header(header::LOCATION))
        .await
        .sees("De brief ligt bij de post")
        .sees_no("/onze-uren/");
    house.app.run_jobs().await.expect("a round");
}

/// The letters that the tray lets somebody tick.
fn waiting(page: &Page) -> Vec<String> {
    page.all("input[type=checkbox][name=brief]", "value")
}

stories! {
    async fn a_partner_without_a_mail_address_gets_a_letter(house: TestHouse) {
        let house = house.restarted_with(LETTERS).await;
        let noor = noor(&house).await;
        noor.get("/werk").await.sees("Brieven die u afdrukt en op de post doet.");
        noor.get("/post").await.has_status(200).sees("Er wachten geen brieven.");
        noor.get(PAGE).await.sees("stuur een brief").sees("Stuur een brief met een link: Energiehuis");
        let form = noor.get(&format!("{PAGE}/{PARTNER}/brief")).await;
        form.has_status(200).sees("Adres op de omslag").sees("Energiehuis");
        let wrong = noor.post(&format!("{PAGE}/{PARTNER}/brief"), &[("address", "Energiehuis\nKaaiweg 12")]).await;
        wrong.has_status(422).sees("Zet op de laatste regel de postcode").sees("Kaaiweg 12");
        // Sent twice, it is written once.
        written(&house, &noor, "0123").await;
        written(&house, &noor, "0123").await;

        let tray = noor.get("/post").await;
        tray.has_status(200).sees("één brief").sees("2800 Mechelen").sees("vandaag, 10.00").sees_no("Kaaiweg").sees_no("/onze-uren/");
        let id = waiting(&tray).remove(0);
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        bram.get("/beheer/wachtrij").await.sees("Ligt bij de post").sees("2800 Mechelen").sees_no("Kaaiweg");
        let sheet = noor.get(&format!("/post/{id}")).await;
        sheet.has_status(200).sees("Kaaiweg 12").sees("Uw uren bij").sees("24 november 2026").sees("Richt de camera").sees("Bewaar deze brief").sees_no("Deze mail");
        assert!(sheet.header(header::CACHE_CONTROL).contains("no-store"));
        assert_eq!(sheet.all("article.letter svg.qr path", "d").len(), 1);
        let (_, hilde) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        hilde.get("/beheer/logboek").await.sees("een brief in de post openen").sees("werk in de wachtrij").sees_no("people.letters");
    }

    async fn a_posted_letter_is_gone_after_a_minute_in_which_it_can_be_taken_back(house: TestHouse) {
        let house = house.restarted_with(LETTERS).await;
        let noor = noor(&house).await;
        written(&house, &noor, "0123").await;
        house.clock.turn(600);
        written(&house, &noor, "4567").await;
        noor.get("/post").await.sees("2 brieven");
        noor.post("/post/gepost", &[("brief", "iets")]).await.has_status(422).sees("Vink eerst een brief aan.");
        // What the page to print showed is what was posted.
        let paper = noor.get("/post/afdrukken").await;
        assert_eq!(paper.texts("article.letter").len(), 2);
        let shown = paper.all("form input[name=brief]", "value");
        let fields: Vec<_> = shown.iter().map(|id| ("brief", id.as_str())).chain([("herhaling", "89ab")]).collect();
        noor.post("/post/gepost", &fields).await.has_status(303);
        noor.post("/post/gepost", &fields).await.has_status(303);
        noor.get("/post").await.sees("Er wachten geen brieven.").sees("Gepost. Over een minuut");
        noor.get(&format!("/post/{}", shown[0])).await.has_status(404);
        noor.post("/post/terug", &[("brief", shown[0].as_str())]).await.has_status(303);
        noor.get("/post").await.sees("één brief").sees("Gepost.");
        noor.get(&format!("/post/{}", shown[0])).await.has_status(200);

        house.clock.turn(61);
        let ran = house.app.run_jobs().await.expect("a round");
        assert_eq!((ran.done, ran.dead), (1, 0));
        noor.post("/post/terug", &[("brief", shown[1].as_str())]).await.has_status(409).sees("ligt er niet meer");
        noor.get("/post").await.sees("één brief").sees_no("Gepost. Over");
        // A colleague with an old page hears that somebody was first.
        noor.post("/post/gepost", &[("brief", shown[1].as_str())]).await.has_status(409).sees("was een collega u voor");
        noor.post("/post/gepost", &[("brief", shown[0].as_str())]).await.has_status(303);
        house.clock.turn(61);
        house.app.run_jobs().await.expect("a round");
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        bram.get("/beheer/wachtrij").await.sees("Er wacht niets").sees("Alles is gelukt");
    }

    async fn a_tray_that_holds_more_than_a_page_says_so(house: TestHouse) {
        let house = house.restarted_with(LETTERS).await;
        let noor = noor(&house).await;
        for number in 0..50 {
            written(&house, &noor, &format!("{number:04}")).await;
        }
        noor.get("/post").await.sees("50 brieven").sees_no("Er liggen er nog meer");
        written(&house, &noor, "0050").await;
        let tray = noor.get("/post").await;
        tray.sees("50 brieven").sees("Er liggen er nog meer");
        let fields: Vec<_> = waiting(&tray).into_iter().map(|id| ("brief", id)).collect();
        let fields: Vec<_> = fields.iter().map(|(name, id)| (*name, id.as_str())).collect();
        noor.post("/post/gepost", &fields).await.has_status(303);
        house.clock.turn(61);
        house.app.run_jobs().await.expect("a round");
        noor.get("/post").await.sees("één brief").sees_no("Er liggen er nog meer");
    }

    async fn a_letter_with_a_wrong_address_or_too_late_waits_for_a_keeper(house: TestHouse) {
        let house = house.restarted_with(LETTERS).await;
        let noor = noor(&house).await;
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        written(&house, &noor, "0123").await;
        let id = waiting(&noor.get("/post").await).remove(0);
        noor.post("/post/adres", &[("brief", id.as_str()), ("herhaling", "4567")]).await.has_status(303);
        noor.get("/post").await.sees("Adres klopt niet. Over een minuut");
        house.clock.turn(61);
        assert_eq!(house.app.run_jobs().await.expect("a round").dead, 1);
        bram.get("/beheer/wachtrij").await.sees("het adres op deze brief niet klopt").sees("2800 Mechelen").sees_no("Kaaiweg");
        // A keeper who tries again has it in the tray again.
        bram.post(&format!("/beheer/wachtrij/{id}/opnieuw"), &[]).await.has_status(303);
        house.app.run_jobs().await.expect("a round");
        assert_eq!(waiting(&noor.get("/post").await), [id]);
        house.clock.turn(14 * 24 * 3_600);
        // Nobody stays signed in for so long.
        let (_, lies) = house.at_work("Lies", Role::Administrator, None).await;
        lies.get("/post").await.has_status(200).sees("Er wachten geen brieven.");
        assert_eq!(house.app.run_jobs().await.expect("a round").dead, 1);
        lies.get("/beheer/wachtrij").await.sees("kon niet op tijd weg");
    }

    async fn the_post_is_of_one_house_and_of_who_does_it(house: TestHouse) {
        let house = house.restarted_with(LETTERS).await;
        let noor = noor(&house).await;
        written(&house, &noor, "0123").await;
        let id = waiting(&noor.get("/post").await).remove(0);
        let (_, raf) = house.at_work("Raf", Role::Policy, None).await;
        for path in ["/post", "/post/afdrukken", &format!("/post/{id}")] {
            raf.get(path).await.has_status(403);
            house.visitor().get(path).await.has_status(303);
        }
        raf.post("/post/gepost", &[("brief", id.as_str())]).await.has_status(403);
        let nobodys = "00000000-0000-7000-8000-000000000001";
        noor.get(&format!("/post/{nobodys}")).await.has_status(404);
        noor.post("/post/gepost", &[("brief", nobodys)]).await.has_status(409);
        noor.get(&format!("{PAGE}/nergens/brief")).await.has_status(404);
        // A house that sends no letters offers none, and what lay in the tray can still be posted.
        let house = house.restarted_with("").await;
        let (_, lies) = house.at_work("Lies", Role::Administrator, None).await;
        lies.get(PAGE).await.sees("Energiehuis").sees_no("Stuur een brief");
        lies.get(&format!("{PAGE}/{PARTNER}/brief")).await.has_status(404);
        lies.get("/post").await.sees("één brief");
        lies.post("/post/gepost", &[("brief", id.as_str())]).await.has_status(303);
    }
}
