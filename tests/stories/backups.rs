//! How old the last good backup is, and asking for one.

use std::time::Duration;

use kernel::Role;

use super::people::inside;
use crate::harness::{TestHouse, stories};

const PAGE: &str = "/beheer/back-ups";
/// The public half of a pair whose secret half nobody kept.
const RECIPIENT: &str = "age14ghrpmcjhdcvkz354ql37plzmzm542whtwnr0e7ws4w36gv67gyqrktggw";

/// The house with backups of its own into this folder.
async fn backed_up(house: TestHouse, folder: &tempfile::TempDir) -> TestHouse {
    let (work, folder) = (folder.path().join("work"), folder.path().join("backups"));
    house
        .restarted_with(&format!(
            "[data]\ndir = {work:?}\n[backup]\nfolder = {folder:?}\nkeep = 2\nrecipients = [\"{RECIPIENT}\"]\n"
        ))
        .await
}

/// Lets the program do what it does by itself, until the page says so often that a backup was verified.
async fn until_verified(house: &TestHouse, count: usize) {
    let done = async {
        loop {
            let mut read = house.app.db().read(house.app.house().id).await.expect("a reader");
            let records = db::BackupRecord::latest(&mut read, 20).await.expect("the records");
            drop(read);
            if records.iter().filter(|record| record.verified_at.is_some()).count() >= count {
                return;
            }
            let failed = records.iter().find_map(|record| record.fault.clone());
            assert_eq!(failed, None);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let patience = Duration::from_secs(60);
    tokio::time::timeout(patience, house.app.attend(done, patience)).await.expect("a backup within a minute");
}

stories! {
    async fn the_page_says_how_old_the_last_good_one_is(house: TestHouse) {
        let folder = tempfile::tempdir().expect("a folder");
        let house = backed_up(house, &folder).await;
        let (_, bram) = inside(&house, "bram", Role::Administrator).await;
        bram.get("/werk").await.sees("Back-ups");
        bram.get(PAGE).await.has_status(200).sees("Er is nog geen back-up die nagekeken is").sees("vanaf 2 uur");
        // The hour of the day has come, so the program makes one by itself.
        until_verified(&house, 1).await;
        bram.get(PAGE).await.sees("minder dan een uur oud").sees("Gemaakt en nagekeken · vanzelf").sees("klopt helemaal");
        house.at("2026-11-24 13:30");
        let (_, bram) = inside(&house, "bram-later", Role::Administrator).await;
        bram.get(PAGE).await.sees("3 uur oud");
        // Asking twice in a minute is asking once.
        bram.post(PAGE, &[]).await.has_status(303);
        bram.post(PAGE, &[]).await.has_status(303);
        let page = bram.get(PAGE).await;
        page.sees("Bezig of wacht · hier gevraagd");
        assert_eq!(page.texts("ol.entries > li").len(), 2);
        until_verified(&house, 2).await;
        bram.get(PAGE).await.sees("minder dan een uur oud").sees_no("Bezig");
        house.at("2026-11-25 15:00");
        until_verified(&house, 3).await;
        let kept = std::fs::read_dir(folder.path().join("backups")).expect("backups").count();
        assert_eq!(kept, 2, "only the newest stay");
        house.at("2026-11-27 14:00");
        let (_, hilde) = inside(&house, "hilde", Role::DataProtectionOfficer).await;
        hilde.get(PAGE).await.sees("47 uur oud").sees("te oud").sees_no("Maak er nu een");
        hilde.post(PAGE, &[]).await.has_status(403);
        hilde.get(&format!("/en{PAGE}")).await.sees("The last checked backup is 47 hours old");
        hilde.get(&format!("/fr{PAGE}")).await.sees("47 heures");
    }

    async fn without_a_folder_the_program_makes_none(house: TestHouse) {
        let (_, bram) = inside(&house, "bram", Role::Administrator).await;
        bram.get(PAGE).await.sees("Het programma maakt er zelf geen").sees("Er is nog geen back-up gevraagd").sees_no("Maak er nu een");
        bram.post(PAGE, &[]).await.has_status(303);
        bram.get(PAGE).await.sees("Er is nog geen back-up gevraagd");
    }

    async fn what_goes_wrong_is_said_on_the_page(house: TestHouse) {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("backups"), "no folder").expect("a file");
        let house = backed_up(house, &folder).await;
        let (_, bram) = inside(&house, "bram", Role::Administrator).await;
        house.app.attend(tokio::time::sleep(Duration::from_secs(3)), Duration::from_secs(20)).await;
        bram.get(PAGE).await.sees("Mislukt · vanzelf").sees("cannot be made").sees("Er is nog geen back-up die nagekeken is");
    }
}
