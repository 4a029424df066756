//! What goes in comes out.

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    time::Duration,
};

use db::{
    Contents, Db, Handlers, Job, Jobs, Migration, Place, Settings,
    testing::{FreePlace, TestClock, TestDb, makers},
};
use kernel::{Actor, HouseId};
use serde::{Deserialize, Serialize};
use tokio::task::JoinSet;
use voordeur::migrations;

use crate::installation::{Installation, happens};

/// The house of the settings, which the sealing needs.
async fn sealed(here: &Installation) -> HouseId {
    let app = here.started().await;
    let house = app.house().id;
    app.people().seal(house).await.unwrap();
    app.close().await;
    house
}

/// The one number behind a word of the report.
fn number(said: &str, word: &str) -> i64 {
    let line = said.lines().find(|line| line.starts_with(word)).unwrap_or_else(|| panic!("no {word} in:\n{said}"));
    line.split_whitespace().find_map(|word| word.parse().ok()).unwrap()
}

db::both_databases! { &migrations();
    async fn a_backup_while_eight_write_comes_back_whole(db: TestDb) {
        let here = Installation::at(&db.settings.place);
        let app = here.started().await;
        let house = app.house().id;
        app.close().await;
        for _ in 0..20 {
            happens(&db, house).await;
        }
        sealed(&here).await;
        let (db, stop, written) = (Arc::new(db), Arc::new(AtomicBool::new(false)), Arc::new(AtomicI64::new(20)));
        let mut writers = JoinSet::new();
        for _ in 0..8 {
            let (db, stop, written) = (Arc::clone(&db), Arc::clone(&stop), Arc::clone(&written));
            writers.spawn(async move {
                while !stop.load(Ordering::Relaxed) {
                    happens(&db, house).await;
                    written.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        let (here, (said, content)) = tokio::task::spawn_blocking(move || {
            let made = here.backs_up("a.age");
            (here, made)
        }).await.unwrap();
        stop.store(true, Ordering::Relaxed);
        writers.join_all().await;
        assert!(content, "{said}");
        let (inside, after) = (number(&said, "log"), written.load(Ordering::Relaxed));
        assert!((20..=after).contains(&inside) && after > 60, "{inside} of {after}\n{said}");
        let (said, content) = here.verifies("a.age");
        assert!(content && number(&said, "log") == inside && said.contains("1 seals, whole"), "{said}");
        assert!(!said.contains("held against no key"), "{said}");

        let free = FreePlace::like(&db.settings.place).await;
        let here = here.moved(&free.place);
        let (said, content) = here.opens("restore", "a.age", &[]);
        assert!(content && said.contains("restored and whole") && said.contains("sealed by"), "{said}");
        assert!(here.left_behind().iter().all(|name| !name.starts_with("backup-work")), "{:?}", here.left_behind());
        let app = here.started().await;
        let chain = app.people().verify_log(house, |_, _| ()).await.unwrap();
        assert_eq!(chain.verified.entries, inside);
        app.close().await;
        // The place is not free any more.
        let (said, content) = here.opens("restore", "a.age", &[]);
        assert!(!content && said.contains("already"), "{said}");
    }

    async fn what_is_erased_is_in_no_later_backup(db: TestDb) {
        const SECRET: &str = "Fatima-die-vergeten-wil-worden";
        let here = Installation::at(&db.settings.place);
        let mut tx = db.write(db.house, &Actor::Program("story")).await.unwrap();
        tx.enqueue(Letter { name: SECRET.to_owned() }).await.unwrap();
        tx.commit().await.unwrap();
        let holds = |here: &Installation, name: &str| {
            let (said, content) = here.backs_up(name);
            assert!(content, "{said}");
            plain(here, name).windows(SECRET.len()).any(|bytes| bytes == SECRET.as_bytes())
        };
        assert!(holds(&here, "before.age"), "the backup does not hold what is there");
        let done = Jobs::new((*db).clone(), Handlers::new().on(async |_, _: Letter| Ok(()))).run_due().await.unwrap();
        assert_eq!(done.done, 1);
        assert!(!holds(&here, "after.age"), "what was erased is in the backup");
    }
}

#[derive(Serialize, Deserialize)]
struct Letter {
    name: String,
}

impl Job for Letter {
    const NAME: &'static str = "story.letter";
}

/// The bytes of the copy in a backup, taken out by the tools of others.
fn plain(here: &Installation, name: &str) -> Vec<u8> {
    let key = fs::read_to_string(here.path("key")).unwrap();
    let key: age::x25519::Identity = key.lines().last().unwrap().parse().unwrap();
    let packed = age::decrypt(&key, &fs::read(here.path(name)).unwrap()).unwrap();
    let mut tar = tar::Archive::new(flate2::read::GzDecoder::new(packed.as_slice()));
    let mut bytes = Vec::new();
    for entry in tar.entries().unwrap() {
        let mut entry = entry.unwrap();
        bytes.clear();
        std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
    }
    bytes
}

/// A database with these migrations and no others.
async fn of_release(place: &Place, migrations: &[Migration]) {
    let db = Db::open(&Settings::at(place.clone()), makers(&TestClock::default())).await.unwrap();
    db.migrate(migrations).await.unwrap();
    db.close(Duration::from_secs(5)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_program_takes_an_older_backup_and_an_older_one_only_what_it_can_live_with() {
    let (folder, mut all) = (tempfile::tempdir().unwrap(), migrations());
    let at = |name: &str| Place::File(folder.path().join(name));
    let here = Installation::at(&at("old.sqlite"));
    of_release(&here.place, &all[..all.len() - 1]).await;
    let (said, content) = here.backs_up("old.age");
    assert!(content && said.contains("1 migrations will run at the next start"), "{said}");
    // Making it migrated nothing.
    let before = Contents::at(&here.place).await.unwrap();
    let here = here.moved(&at("new.sqlite"));
    let (said, content) = here.opens("restore", "old.age", &[]);
    assert!(content, "{said}");
    assert_eq!(Contents::at(&here.place).await.unwrap().migrations, before.migrations);
    here.started().await.close().await;
    assert_eq!(Contents::at(&here.place).await.unwrap().migrations.len(), before.migrations.len() + 1);

    let sql = "create table attic_boxes (house_id uuid not null, primary key (house_id));";
    let newer = |readable_from| Migration { room: "attic", name: "0001_boxes", sql, readable_from };
    all.push(newer(db::GENERATION));
    let here = here.moved(&at("tomorrow.sqlite"));
    of_release(&here.place, &all).await;
    // This program runs on what a newer one only added to, so it makes good backups of it.
    let (said, content) = here.backs_up("tomorrow.age");
    assert!(content, "{said}");

    all.pop();
    all.push(newer(db::GENERATION + 1));
    let here = here.moved(&at("future.sqlite"));
    of_release(&here.place, &all).await;
    let (said, content) = here.backs_up("future.age");
    assert!(!content && said.contains("newer release") && said.contains("attic/0001_boxes"), "{said}");
    let here = here.moved(&at("nowhere.sqlite"));
    let (said, content) = here.opens("restore", "future.age", &[]);
    assert!(!content && said.contains("newer release"), "{said}");
    assert!(here.place.is_free().await.unwrap(), "something was put there all the same");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_ever_replaced() {
    let db = TestDb::sqlite(&migrations(), |_| ()).await;
    let here = Installation::at(&db.settings.place);
    fs::write(here.path("a.age"), "something of somebody").unwrap();
    let (said, content) = here.backs_up("a.age");
    assert!(!content && said.contains("never replaces"), "{said}");
    assert_eq!(fs::read(here.path("a.age")).unwrap(), b"something of somebody");
    assert!(here.backs_up("b.age").1);

    let Place::File(path) = db.settings.place.clone() else { panic!("no file") };
    happens(&db, db.house).await;
    // While the program has it open it is not moved away from under it.
    let (said, content) = here.opens("restore", "b.age", &["--set-aside"]);
    assert!(!content && said.contains("stop it first"), "{said}");
    db.close(Duration::from_secs(5)).await;
    let later = Contents::at(&here.place).await.unwrap();
    let (said, content) = here.opens("restore", "b.age", &["--set-aside"]);
    assert!(content && said.contains(".before-"), "{said}");
    let aside = said.lines().find_map(|line| line.strip_prefix("what was here is now ")).unwrap();
    assert_eq!(Contents::at(&Place::File(aside.into())).await.unwrap(), later);
    assert!(path.exists() && Contents::at(&here.place).await.unwrap() != later);
}
