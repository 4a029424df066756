//! The history of the schema: what runs, what is refused, and how that reads.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use db::{Db, Fault, Migrated, Migration, Source as _, Standing, both_databases, params, sql};

const FIRST: Migration = Migration {
    room: "notes",
    name: "0001_notes",
    sql: "create table notes (house_id uuid not null, id uuid not null, primary key (house_id, id));",
};
const SECOND: Migration = Migration {
    room: "notes",
    name: "0002_body",
    sql: "alter table notes add column body bytes; create index notes_body on notes (house_id, body);",
};

both_databases! { &[FIRST];
    async fn only_what_is_new_runs(db: TestDb) {
        assert_eq!(db.standing(&[FIRST]).await, Ok(Standing::Current));
        assert_eq!(db.standing(&[FIRST, SECOND]).await, Ok(Standing::Behind(vec!["notes/0002_body".to_owned()])));
        let known = db.migrate(&[FIRST]).await.unwrap().known;
        let expected = Migrated { applied: vec!["notes/0002_body".to_owned()], known };
        assert_eq!(db.migrate(&[FIRST, SECOND]).await, Ok(expected));
        assert_eq!(db.standing(&[FIRST]).await, Ok(Standing::Ahead(vec!["notes/0002_body".to_owned()])));
    }

    async fn a_changed_migration_is_refused_by_name(db: TestDb) {
        let changed = Migration { sql: "create table notes (id uuid primary key);", ..FIRST };
        let fault = db.migrate(&[changed]).await.unwrap_err();
        assert!(fault.to_string().starts_with("migration notes/0001_notes was changed after it ran here"), "{fault}");
        assert_eq!(db.standing(&[changed]).await, Ok(Standing::Changed("notes/0001_notes".to_owned())));
    }

    async fn a_newer_history_is_refused_by_name(db: TestDb) {
        db.migrate(&[FIRST, SECOND]).await.unwrap();
        let fault = db.migrate(&[FIRST]).await.unwrap_err();
        assert!(fault.to_string().contains("has run migration notes/0002_body, which this program does not know"), "{fault}");
    }

    async fn a_failing_migration_leaves_nothing_and_says_why(db: TestDb) {
        let broken = Migration { room: "notes", name: "0002_broken", sql: "create table half (id uuid); create table notes (id uuid);" };
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
