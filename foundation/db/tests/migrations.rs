//! The history of the schema: what runs, what is refused, and how that reads.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use db::{Db, Fault, GENERATION, Migrated, Migration, Source as _, Standing, both_databases, params, sql};

const FIRST: Migration = Migration {
    room: "notes",
    name: "0001_notes",
    readable_from: 1,
    sql: "create table notes (house_id uuid not null, id uuid not null, primary key (house_id, id));",
};
const SECOND: Migration = Migration {
    room: "notes",
    name: "0002_body",
    readable_from: 1,
    sql: "alter table notes add column body bytes; create index notes_body on notes (house_id, body);",
};

/// What takes something away that this program still needs.
const THIRD: Migration = Migration {
    room: "notes",
    name: "0003_no_body",
    readable_from: GENERATION + 1,
    sql: "drop index notes_body; alter table notes drop column body;",
};

both_databases! { &[FIRST];
    async fn only_what_is_new_runs(db: TestDb) {
        assert_eq!(db.standing(&[FIRST]).await, Ok(Standing::Current));
        assert_eq!(db.standing(&[FIRST, SECOND]).await, Ok(Standing::Behind(vec!["notes/0002_body".to_owned()])));
        let known = db.migrate(&[FIRST]).await.unwrap().known;
        let expected = Migrated { applied: vec!["notes/0002_body".to_owned()], known, ahead: Vec::new() };
        assert_eq!(db.migrate(&[FIRST, SECOND]).await, Ok(expected));
        assert_eq!(db.standing(&[FIRST]).await, Ok(Standing::Ahead(vec!["notes/0002_body".to_owned()])));
    }

    async fn a_changed_migration_is_refused_by_name(db: TestDb) {
        let changed = Migration { sql: "create table notes (id uuid primary key);", ..FIRST };
        let fault = db.migrate(&[changed]).await.unwrap_err();
        assert!(fault.to_string().starts_with("migration notes/0001_notes was changed after it ran here"), "{fault}");
        assert_eq!(db.standing(&[changed]).await, Ok(Standing::Changed("notes/0001_notes".to_owned())));
    }

    async fn a_newer_history_that_only_adds_is_lived_with(db: TestDb) {
        db.migrate(&[FIRST, SECOND]).await.unwrap();
        let known = db.migrate(&[FIRST, SECOND]).await.unwrap().known;
        // The release before: it starts, runs nothing, and may be sent work.
        let expected = Migrated { applied: Vec::new(), known, ahead: vec!["notes/0002_body".to_owned()] };
        assert_eq!(db.migrate(&[FIRST]).await, Ok(expected));
        assert_eq!(db.check(&[FIRST]).await, Ok(()));
    }

    async fn a_newer_history_that_takes_away_is_refused_by_name(db: TestDb) {
        db.migrate(&[FIRST, SECOND, THIRD]).await.unwrap();
        let too_far = vec!["notes/0003_no_body".to_owned()];
        let fault = db.migrate(&[FIRST]).await.unwrap_err();
        assert!(fault.to_string().contains("has run migration notes/0003_no_body, which this program cannot live with"), "{fault}");
        // Who took it away lives with it, whatever it says of others.
        assert_eq!(db.standing(&[FIRST, SECOND, THIRD]).await, Ok(Standing::Current));
        assert_eq!(db.standing(&[FIRST]).await, Ok(Standing::TooFar(too_far)));
        assert!(matches!(db.check(&[FIRST]).await, Err(Fault::Schema(_))));
    }

    async fn what_ran_before_anybody_said_who_can_live_with_it_is_known_and_else_refused(db: TestDb) {
        let known = db.migrate(&[FIRST, SECOND]).await.unwrap().known + 1;
        let mut tx = db.write(db.house, &kernel::Actor::Program("test")).await.unwrap();
        tx.run(&sql!("drop table db_migration_readers"), params![]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(db.standing(&[FIRST, SECOND]).await, Ok(Standing::Current));
        assert_eq!(db.standing(&[FIRST]).await, Ok(Standing::TooFar(vec!["notes/0002_body".to_owned()])));
        let expected = Migrated { applied: Vec::new(), known, ahead: Vec::new() };
        assert_eq!(db.migrate(&[FIRST, SECOND]).await, Ok(expected));
    }

    async fn a_failing_migration_leaves_nothing_and_says_why(db: TestDb) {
        let broken = Migration { room: "notes", name: "0002_broken", readable_from: 1, sql: "create table half (id uuid); create table notes (id uuid);" };
        let fault = db.migrate(&[FIRST, broken]).await.unwrap_err();
        assert!(matches!(&fault, Fault::Schema(reason) if reason.contains("notes/0002_broken") && reason.contains("exists")), "{fault}");
        assert!(db.prepare(&sql!("select * from half")).await.is_err());
        db.migrate(&[FIRST, SECOND]).await.unwrap();
    }

    async fn programs_that_start_together_migrate_once(db: TestDb) {
        let other = Db::open(&db.settings, db.makers().clone()).await.unwrap();
        let (one, two) = tokio::join!(db.migrate(&[FIRST, SECOND]), other.migrate(&[FIRST, SECOND]));
        let ran = one.unwrap().applied.len() + two.unwrap().applied.len();
        assert_eq!(ran, 1);
        let mut read = db.read(db.house).await.unwrap();
        assert_eq!(read.value::<i64>(&sql!("select count(*) from notes"), params![]).await, Ok(0));
    }
}
