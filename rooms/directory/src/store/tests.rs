use db::{
    Db, Source as _, params, sql,
    testing::{TestDb, unled},
};
use kernel::HouseId;
use proptest::prelude::*;

use super::{records::Rows, *};
use crate::rules::{Fullness, correction::Correction as Written, model::Directory, sample, variation::VariationId};

proptest! {
    #[test]
    fn rows_are_the_whole_directory(seed: u64, services in 0_usize..8) {
        let directory = sample::varied(seed, services);
        let title = crate::rules::model::Text::dutch(directory.meta.title.original.clone());
        let meta = crate::rules::model::Meta { title, ..directory.meta.clone() };
        prop_assert_eq!(Rows::of(&directory).into_directory(meta), directory);
    }
}

async fn import(db: &Db, house: HouseId, directory: &Directory) -> Imported {
    import_edition(db, house, directory, |_| ()).await.unwrap()
}

async fn current(db: &Db, house: HouseId) -> Option<crate::rules::Edition> {
    load_current(&mut db.read(house).await.unwrap()).await.unwrap()
}

async fn rows_left(db: &TestDb) -> i64 {
    let count = sql!("select (select count(*) from directory_services) + (select count(*) from directory_texts)");
    db.read(db.house).await.unwrap().value(&count, params![]).await.unwrap()
}

db::both_databases! { migrations();
    async fn every_statement_on_what_is_kept_in_the_browser_is_led_by_an_index(db: TestDb) {
        let (house, now) = (db.house, db.makers().clock.now());
        let (some, hash) = (db.makers().fresh::<VariationId>(), [7_u8; 32].as_slice());
        let hot = [
            (&entries::ALL, params![house].to_vec()),
            (&entries::NOW, params![house, "caw-onthaal"].to_vec()),
            (&entries::VERSIONS, params![house, "caw-onthaal", 9].to_vec()),
            (&entries::ONE, params![house, "caw-onthaal", 1].to_vec()),
            (&openings::NOW, params![house].to_vec()),
            (&openings::VERSIONS, params![house, 9, 9].to_vec()),
            (&openings::ONE, params![house, 1].to_vec()),
            (&variations::HOLDING, params![house].to_vec()),
            (&variations::ONE, params![house, some].to_vec()),
            (&variations::TAKE_BACK, params![house, some, now, None::<kernel::WorkerId>].to_vec()),
            (&partners::KNOWN, params![house].to_vec()),
            (&partners::ASK, params![house, "caw", now, now].to_vec()),
            (&partners::WITHDRAW, params![house, "caw", now].to_vec()),
            (&partners::OPEN, params![house, hash, now].to_vec()),
            (&partners::WORKING, params![house, now].to_vec()),
            (&partners::GIVEN, params![house, "caw"].to_vec()),
        ];
        let faults = unled(&db, hot).await.unwrap();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    async fn what_is_imported_is_what_is_loaded(db: TestDb) {
        assert!(current(&db, db.house).await.is_none());
        let directory = sample::varied(3, 40);
        let mut seen = Vec::new();
        let imported = import_edition(&db, db.house, &directory, |progress| seen.push(progress)).await.unwrap();
        let edition = current(&db, db.house).await.unwrap();
        assert_eq!(edition.directory(), &directory);
        assert_eq!((edition.id(), edition.version()), (imported.edition, 1));
        assert_eq!(seen.last().copied(), Some(Progress { done: imported.rows, total: imported.rows }));
    }

    async fn a_second_import_is_a_new_version_with_the_same_ids(db: TestDb) {
        let directory = sample::varied(4, 10);
        let first = import(&db, db.house, &directory).await;
        let second = import(&db, db.house, &directory).await;
        assert_eq!([first.version, second.version], [1, 2]);
        assert_eq!(current(&db, db.house).await.unwrap().directory(), &directory);
        let mut read = db.read(db.house).await.unwrap();
        assert_eq!(current_version(&mut read).await.unwrap(), Some(2));
        assert_eq!(edition(&mut read, first.edition).await.unwrap().as_ref(), Some(&directory));
    }

    async fn houses_do_not_see_each_other(db: TestDb) {
        let other = kernel::TypedId::from_uuid(uuid::Uuid::from_u128(99));
        import(&db, db.house, &sample::varied(5, 3)).await;
        import(&db, other, &sample::varied(6, 2)).await;
        assert_eq!(current(&db, db.house).await.unwrap().directory(), &sample::varied(5, 3));
        assert_eq!(current(&db, other).await.unwrap().directory(), &sample::varied(6, 2));
    }

    async fn a_broken_import_changes_nothing_and_is_swept(db: TestDb) {
        let good = sample::varied(7, 5);
        import(&db, db.house, &good).await;
        let before = rows_left(&db).await;
        let mut broken = sample::varied(8, 1_500);
        let twin = broken.services[0].clone();
        broken.services.push(twin);
        let refused = import_edition(&db, db.house, &broken, |_| ()).await;
        assert!(refused.unwrap_err().is_duplicate());
        assert_eq!(current(&db, db.house).await.unwrap().directory(), &good);
        assert!(rows_left(&db).await > before, "the steps before the broken one are there");
        assert_eq!(sweep(&db, db.house).await.unwrap(), 0, "it may still be at work");
        db.clock.turn(2 * 24 * 60 * 60);
        assert_eq!(sweep(&db, db.house).await.unwrap(), 1);
        assert_eq!(rows_left(&db).await, before);
        assert_eq!(current(&db, db.house).await.unwrap().directory(), &good);
    }

    async fn the_last_five_editions_are_kept(db: TestDb) {
        for seed in 0..8 {
            import(&db, db.house, &sample::varied(seed, 2)).await;
            db.clock.turn(60);
            sweep(&db, db.house).await.unwrap();
        }
        let mut read = db.read(db.house).await.unwrap();
        let kept = editions(&mut read).await.unwrap();
        assert_eq!(kept.len(), KEPT_EDITIONS);
        let oldest = edition(&mut read, kept.last().unwrap().0).await.unwrap();
        assert_eq!(oldest, Some(sample::varied(3, 2)));
    }

    async fn the_last_word_on_how_full_it_is_counts(db: TestDb) {
        let directory = sample::varied(9, 12);
        let mut presences = directory.services.iter().flat_map(|service| &service.presences).map(|presence| presence.id);
        let (one, two) = (presences.next().unwrap(), presences.next().unwrap());
        let today: kernel::Day = "2026-11-21".parse().unwrap();
        let said = [(one, Some(Fullness::LastTicket)), (two, Some(Fullness::Full)), (one, Some(Fullness::Full)), (two, None)];
        for (presence, fullness) in said {
            db.clock.turn(60);
            let mut tx = db.write(db.house, &kernel::Actor::Program("test")).await.unwrap();
            mark_today(&mut tx, presence, today, fullness).await.unwrap();
            tx.commit().await.unwrap();
        }
        let mut read = db.read(db.house).await.unwrap();
        assert_eq!(today_marks(&mut read, today).await.unwrap().into_iter().collect::<Vec<_>>(), [(one, Fullness::Full)]);
        assert!(today_marks(&mut read, today.plus(1)).await.unwrap().is_empty());
    }

    async fn a_correction_is_kept_until_it_is_handled_or_a_year_old(db: TestDb) {
        let write = || db.write(db.house, &kernel::Actor::Visitor);
        let mut tx = write().await.unwrap();
        let written = Written::written("caw-onthaal".parse().unwrap(), "het nummer klopt niet").unwrap();
        let first = record_correction(&mut tx, &written).await.unwrap();
        record_correction(&mut tx, &written).await.unwrap();
        assert!(handle_correction(&mut tx, first).await.unwrap());
        assert!(!handle_correction(&mut tx, first).await.unwrap());
        let open = open_corrections(&mut tx).await.unwrap();
        assert_eq!(open.iter().map(|one| one.body.as_str()).collect::<Vec<_>>(), ["het nummer klopt niet"]);
        tx.commit().await.unwrap();
        db.clock.turn(366 * 24 * 60 * 60);
        let mut tx = write().await.unwrap();
        assert_eq!(sweep_corrections(&mut tx).await.unwrap(), 2);
        assert_eq!(open_corrections(&mut tx).await.unwrap(), []);
    }

    async fn every_statement_is_understood(db: TestDb) {
        for sql in statements() {
            db.prepare(&sql).await.unwrap();
        }
    }
}

/// How long the import of a large house takes, and its steps, behind which others wait; the same for taking it away again.
/// Run with `--ignored --nocapture` for figures.
#[tokio::test]
#[ignore = "takes long in a debug build"]
async fn twenty_thousand_services_are_imported() {
    let directory = sample::generated(20_000);
    for engine in [db::Engine::Sqlite, db::Engine::Postgres] {
        let Some(test) = TestDb::of(engine, migrations(), |_| ()).await else { continue };
        let db = Db::open(&test.settings, running(&test)).await.unwrap();
        let (started, mut steps) = (std::time::Instant::now(), Vec::new());
        let imported = import_edition(&db, test.house, &directory, |_| steps.push(started.elapsed())).await.unwrap();
        println!("{engine:?}: {} rows in {:?}, {}", imported.rows, started.elapsed(), told(&steps));
        assert_eq!(current(&db, test.house).await.unwrap().directory(), &directory);
        let started = std::time::Instant::now();
        let mut steps = vec![started.elapsed()];
        editions::remove(&db, test.house, imported.edition, || steps.push(started.elapsed())).await.unwrap_err();
        println!("{engine:?}: taken away in {:?}, {}", started.elapsed(), told(&steps));
        db.close(std::time::Duration::from_secs(5)).await;
        test.remove().await;
    }
}

/// The makers of a test, but with a clock that runs.
fn running(test: &TestDb) -> kernel::Makers {
    let (started, noon) = (std::time::Instant::now(), test.clock.now());
    let mut makers = test.makers().clone();
    makers.clock = kernel::Clock::new(move || {
        let micros = i64::try_from(started.elapsed().as_micros()).unwrap();
        kernel::Instant::from_micros(noon.as_micros() + micros)
    });
    makers
}

/// How long the steps took that ended at these moments.
fn told(ended: &[std::time::Duration]) -> String {
    let mut steps: Vec<_> = ended.windows(2).map(|pair| (pair[1] - pair[0]).as_millis()).collect();
    steps.sort_unstable();
    let at = |share: usize| steps[(steps.len() - 1) * share / 100];
    let over = steps.iter().filter(|step| **step > 100).count();
    format!(
        "{} steps: median {} ms, p99 {} ms, longest {} ms, {over} over 100 ms",
        steps.len(),
        at(50),
        at(99),
        at(100)
    )
}
