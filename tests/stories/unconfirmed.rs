//! Hours of a partner that nobody confirms for weeks turn grey, and the partner is asked once.

use channels::testing::MailServer;
use kernel::Role;

use super::{
    mailing::{by, link_in},
    partners::{HELP, PAGE, PARTNER, link, noor, today, with_address},
};
use crate::harness::{Staff as _, stories};

stories! {
    async fn hours_turn_grey_when_nobody_confirms_them_and_black_again_when_somebody_does(house: TestHouse) {
        let noor = noor(&house).await;
        let link = link(&noor, PARTNER).await;
        let (partner, visitor) = (house.visitor(), house.visitor());
        let grey = "Deze uren zijn al een tijd niet bevestigd.";
        house.app.sweep().await.expect("a sweep");
        // A fresh house is as it should be on its first day, and for six weeks.
        for path in [HELP, "/vandaag", "/zitdagen", "/board"] {
            visitor.get(path).await.sees_no("niet bevestigd");
        }
        house.at("2027-01-04 10:00");
        visitor.get(HELP).await.sees_no(grey);
        house.at("2027-01-05 10:00");
        let own = "/aanbod/sh-huurbegeleiding";
        visitor.get(HELP).await.sees(grey).sees_no("Laatst op");
        visitor.get(own).await.sees_no(grey);
        partner.get(&link).await.sees("Op de site staan uw uren nu grijs");
        partner.post(&format!("{link}/klopt"), &[]).await.has_status(303);
        visitor.get(HELP).await.sees_no(grey);
        partner.get(&link).await.sees_no("grijs");

        // On a day on which it sits here, everywhere, in words; the house itself never.
        house.at("2027-02-23 10:00");
        visitor.get(HELP).await.sees(&format!("{grey} Laatst op 5 januari 2027."));
        assert!(today(&visitor).await.contains("5 januari 2027"), "{}", today(&visitor).await);
        visitor.ask("premie energie").await.sees(grey);
        visitor.get("/zitdagen").await.sees("Uren niet bevestigd");
        visitor.get(&format!("/fr{HELP}")).await.sees("n’ont pas été confirmées");
        let ours = visitor.get("/vandaag").await.texts("li.unconfirmed");
        let all = visitor.get("/vandaag").await.texts("li.now-line");
        assert!(!ours.is_empty() && ours.len() < all.len(), "{ours:?}");
        let team = house.team("Ander team").await;
        let (_, griet) = house.at_work("Griet", Role::TeamLead, Some(team)).await;
        griet.get(PAGE).await.sees("Staat grijs op de site").sees("Bel eens.");
        griet.post(&format!("{PAGE}/{PARTNER}/klopt"), &[]).await.has_status(303);
        visitor.get(HELP).await.sees_no(grey);
    }

    async fn a_house_says_how_long_it_waits(house: TestHouse) {
        house.app.sweep().await.expect("a sweep");
        house.at("2027-01-05 10:00");
        house.visitor().get(HELP).await.sees("niet bevestigd");
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let kept = |weeks: &'static str, version: &'static str| {
            [("name", "Huis"), ("city", ""), ("address", ""), ("phone", ""), ("leave_to", "https://www.standaard.be/"), ("mail_from", ""), ("banner", "data"), ("confirm_weeks", weeks), ("unheard_days", "60"), ("version", version)]
        };
        for wrong in ["53", "-1", "veel", ""] {
            bram.post("/beheer/huis", &kept(wrong, "1")).await.has_status(422).sees("van 0 tot 52");
        }
        for (weeks, version, is_grey) in [("0", "1", false), ("7", "2", false), ("1", "3", true)] {
            bram.post("/beheer/huis", &kept(weeks, version)).await.has_status(303);
            // A page is kept for a minute.
            house.clock.turn(61);
            let page = house.visitor().get(HELP).await;
            assert_eq!(page.main_text().contains("niet bevestigd"), is_grey, "{weeks}: {}", page.main_text());
        }
        bram.get("/beheer/huis").await.sees("weken tot hun uren grijs worden: was ‘7’, werd ‘1’");
    }

    async fn a_partner_is_asked_once_by_day_and_never_without_a_link(house: TestHouse) {
        if !MailServer::is_there() { return }
        let server = MailServer::start(&[]);
        let house = house.restarted_with(&by(&server)).await;
        with_address(&house).await;
        let goes_by = async || {
            house.app.sweep().await.expect("a sweep");
            for _ in 0..2 {
                house.app.run_jobs().await.expect("a round");
            }
        };
        goes_by().await;
        // Nobody gave it a link: somebody has to call.
        house.at("2027-01-05 10:00");
        goes_by().await;
        assert!(server.is_quiet());
        let noor = noor(&house).await;
        noor.get(PAGE).await.sees("Bel eens.");
        let first = link(&noor, PARTNER).await;
        // At night nobody is written to, and on Sunday neither.
        for closed in ["2027-01-06 03:00", "2027-01-10 10:00"] {
            house.at(closed);
            goes_by().await;
            assert!(server.is_quiet(), "{closed}");
        }
        house.at("2027-01-11 10:00");
        goes_by().await;
        let mail = server.next();
        assert_eq!(mail["to"][0], "uren@energie.voorbeeld");
        assert!(mail["headers"]["subject"].as_str().expect("a subject").starts_with("Kloppen uw uren bij"), "{mail}");
        let second = link_in(&mail);
        // One mail, however often the house looks; both links open.
        for later in ["2027-01-11 11:00", "2027-01-12 10:00", "2027-02-19 10:00"] {
            house.at(later);
            goes_by().await;
            assert!(server.is_quiet(), "{later}");
        }
        house.visitor().get(&first).await.has_status(200);
        house.visitor().get(&second).await.has_status(200);
        house.at("2027-02-22 10:00");
        goes_by().await;
        let third = link_in(&server.next());
        house.visitor().post(&format!("{third}/klopt"), &[]).await.has_status(303);
        house.at("2027-04-02 10:00");
        goes_by().await;
        assert!(server.is_quiet(), "confirmed, and asked all the same");
        // Withdrawn, all of them are, and nobody writes any more.
        let team = house.team("Ander team").await;
        let (_, griet) = house.at_work("Griet", Role::TeamLead, Some(team)).await;
        griet.post(&format!("{PAGE}/{PARTNER}/link/intrekken"), &[]).await.has_status(303);
        for link in [&first, &second, &third] {
            house.visitor().get(link).await.has_status(410);
        }
        house.at("2027-06-01 10:00");
        goes_by().await;
        assert!(server.is_quiet());
    }
}
