//! What takes two people: making somebody an administrator.

use channels::testing::MailServer;
use kernel::{Role, WorkerId};

use super::mailing::{by, link_in};
use crate::harness::{Staff, stories};

fn path_of(worker: WorkerId) -> String {
    format!("/beheer/mensen/{worker}")
}

stories! {
    async fn one_administrator_asks_and_another_approves(house: TestHouse) {
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let (ans_id, ans) = house.at_work("Ans", Role::Administrator, None).await;
        let (karim, at_work) = house.at_work("Karim", Role::Policy, None).await;
        let (_, watching) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        let [ask, approve, withdraw] = ["", "/akkoord", "/intrekken"].map(|act| format!("{}/beheerder{act}", path_of(karim)));
        bram.get(&path_of(karim)).await.has_status(200).sees("Vraag om deze persoon beheerder te maken");
        watching.get(&path_of(karim)).await.has_status(200).sees_no("beheerder te maken");
        // Nothing was asked yet.
        ans.post(&approve, &[]).await.has_status(409).sees("kunt u niet goedkeuren");
        bram.post(&ask, &[]).await.has_status(303);
        bram.get(&path_of(karim)).await.sees("Bram vraagt").sees("nooit wie het vroeg").sees_no("Keur goed");
        bram.post(&approve, &[]).await.has_status(409);
        at_work.get("/beheer/mensen").await.has_status(403);
        ans.get(&path_of(karim)).await.sees("Bram vraagt").sees("Keur goed");
        // Each of them takes it back.
        for browser in [&bram, &ans] {
            browser.post(&withdraw, &[]).await.has_status(303);
            ans.post(&approve, &[]).await.has_status(409);
            bram.post(&ask, &[]).await.has_status(303);
        }
        ans.post(&approve, &[]).await.has_status(303);
        at_work.get("/beheer/mensen").await.has_status(200).sees("Beheerder");
        ans.post(&approve, &[]).await.has_status(409);
        bram.post(&ask, &[]).await.has_status(409).sees("al beheerder");
        // An administrator asks nothing for themselves.
        ans.get(&path_of(ans_id)).await.has_status(200).sees_no("beheerder te maken");
        ans.post(&format!("{}/beheerder", path_of(ans_id)), &[]).await.has_status(409);
    }

    async fn who_let_somebody_in_is_none_of_the_two(house: TestHouse) {
        let (bram_id, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let (ans_id, ans) = house.at_work("Ans", Role::Administrator, None).await;
        let (_, bea) = house.at_work("Bea", Role::Administrator, None).await;
        let karim = house.hire("Karim", Role::Policy, None).await;
        let ask = format!("{}/beheerder", path_of(karim));
        let reset = |worker: WorkerId| format!("{}/wachtwoord", path_of(worker));
        bram.post(&reset(karim), &[]).await.has_status(200);
        bram.post(&ask, &[]).await.has_status(409).sees("kunt u nu niet de tweede persoon zijn").sees("Wel kan: Ans, Bea.");
        ans.post(&ask, &[]).await.has_status(303);
        bram.get(&path_of(karim)).await.sees("Ans vraagt").sees("Wel kan: Bea.").sees_no("Keur goed");
        bram.post(&format!("{ask}/akkoord"), &[]).await.has_status(409).sees("Wel kan: Bea.");
        bea.get(&path_of(karim)).await.sees("Keur goed");
        // Nor is who could come in as the one who asked.
        bea.post(&reset(ans_id), &[]).await.has_status(200);
        bea.get(&path_of(karim)).await.sees_no("Keur goed");
        bea.post(&format!("{ask}/akkoord"), &[]).await.has_status(409).sees("voordeur administrator");
        // A month later nobody had a hand in anything.
        house.clock.turn(30 * 24 * 3600);
        let (bram, ans) = (house.browser(bram_id).await, house.browser(ans_id).await);
        bram.post(&ask, &[]).await.has_status(303);
        ans.post(&format!("{ask}/akkoord"), &[]).await.has_status(303);
    }

    async fn who_left_is_forgotten_when_two_say_so(house: TestHouse) {
        let (bram_id, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let (_, ans) = house.at_work("Ans", Role::Administrator, None).await;
        let (_, hilde) = house.at_work("Hilde", Role::DataProtectionOfficer, None).await;
        let (karim, _) = house.at_work("Karim", Role::Policy, None).await;
        let [ask, approve, withdraw] = ["", "/akkoord", "/intrekken"].map(|act| format!("{}/wissen{act}", path_of(karim)));
        bram.get(&path_of(karim)).await.has_status(200).sees_no("Vergeet wie dit was");
        bram.post(&ask, &[]).await.has_status(409).sees("pas als het account beëindigd is");
        bram.post(&format!("{}/einde", path_of(karim)), &[]).await.has_status(303);
        bram.get(&path_of(karim)).await.sees("Vergeet wie dit was").sees("Wat deze persoon deed, blijft in het logboek");
        hilde.get(&path_of(karim)).await.has_status(200).sees_no("Vergeet wie dit was");
        ans.post(&approve, &[]).await.has_status(409);
        bram.post(&ask, &[]).await.has_status(303);
        bram.get(&path_of(karim)).await.sees("Bram vraagt").sees("nooit wie het vroeg");
        bram.post(&approve, &[]).await.has_status(409);
        ans.post(&withdraw, &[]).await.has_status(303);
        ans.post(&approve, &[]).await.has_status(409);
        bram.post(&ask, &[]).await.has_status(303);
        // Not by somebody who could be acting as the one who asked.
        let (_, bea) = house.at_work("Bea", Role::Administrator, None).await;
        bea.post(&format!("{}/wachtwoord", path_of(bram_id)), &[]).await.has_status(200);
        bea.post(&approve, &[]).await.has_status(409).sees("Wel kan: Ans.");
        ans.post(&approve, &[]).await.has_status(303);
        ans.get(&path_of(karim)).await.has_status(200).sees_no("Karim").sees_no("karim@voorbeeld.be").sees_no("Vergeet wie dit was");
        hilde.get(&format!("/beheer/logboek?wie={karim}")).await.has_status(200).sees_no("Karim");
        hilde.get("/beheer/logboek?wat=people.workers.erase").await.sees("Ans").sees("vergeten wie een beëindigd account was");
        bram.post(&ask, &[]).await.has_status(409);
    }

    async fn a_question_ends_after_a_week_or_with_who_asked(house: TestHouse) {
        let (bram, browser) = house.at_work("Bram", Role::Administrator, None).await;
        let (ans, _) = house.at_work("Ans", Role::Administrator, None).await;
        let karim = house.hire("Karim", Role::Policy, None).await;
        let ask = format!("{}/beheerder", path_of(karim));
        browser.post(&ask, &[]).await.has_status(303);
        house.clock.turn(7 * 24 * 3600);
        let late = house.browser(ans).await;
        late.post(&format!("{ask}/akkoord"), &[]).await.has_status(409);
        late.get(&path_of(karim)).await.sees("Vraag om deze persoon");
        house.browser(bram).await.post(&ask, &[]).await.has_status(303);
        let posts = late.get(&path_of(bram)).await.all("form[action*='/taken/']", "action");
        late.post(&posts[0], &[]).await.has_status(303);
        late.post(&format!("{ask}/akkoord"), &[]).await.has_status(409).sees("geen beheerder meer");
    }

    async fn the_other_administrators_hear_of_it(house: TestHouse) {
        if !MailServer::is_there() { return }
        let server = MailServer::start(&[]);
        let house = house.restarted_with(&by(&server)).await;
        let (_, bram) = house.at_work("Bram", Role::Administrator, None).await;
        let (_, ans) = house.at_work("Ans", Role::Administrator, None).await;
        let karim = house.hire("Karim", Role::Policy, None).await;
        bram.post(&format!("{}/beheerder", path_of(karim)), &[]).await.has_status(303);
        house.app.run_jobs().await.expect("a round");
        let asked = server.next();
        assert_eq!((asked["to"][0].as_str(), link_in(&asked)), (Some("ans@voorbeeld.be"), path_of(karim)));
        ans.post(&format!("{}/beheerder/akkoord", path_of(karim)), &[]).await.has_status(303);
        house.app.run_jobs().await.expect("a round");
        let told: Vec<_> = (0..2).map(|_| server.next()["to"][0].as_str().unwrap().to_owned()).collect();
        assert!(told.contains(&"bram@voorbeeld.be".to_owned()) && told.contains(&"karim@voorbeeld.be".to_owned()), "{told:?}");
        assert!(server.is_quiet());
    }
}
