//! What a room does all day: read, write, commit, give up.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use db::{Engine, Fault, Kind, Migration, Source as _, Sql, Value, both_databases, params, sql, testing::TestDb};
use kernel::{Actor, Cents, Day, HouseId, Instant, Lang, Slug, TypedId as _};

const MIGRATIONS: &[Migration] = &[Migration {
    room: "notes",
    name: "0001_notes",
    readable_from: 1,
    sql: "create table notes (
        house_id uuid not null, id uuid not null, slug text not null, lang text, cents bigint not null,
        share real, open boolean not null, on_day date not null, made_at instant not null, body bytes,
        primary key (house_id, id), unique (house_id, slug), check (cents >= 0));",
}];

const ADD: Sql = sql!(
    "insert into notes (house_id, id, slug, lang, cents, share, open, on_day, made_at, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
);
const ALL: Sql = sql!("select * from notes where house_id = $1 order by slug");
const COUNT: Sql = sql!("select count(*) from notes where house_id = $1");
const BETWEEN: Sql = sql!(
    "select slug from notes where house_id = $1 and made_at >= $2 and made_at < $3
        and (cast($4 as boolean) is null or open = $4) and on_day >= $5 order by made_at, slug"
);

kernel::typed_id! {
    /// A note.
    NoteId
}

#[derive(Debug, PartialEq)]
struct Note {
    house_id: HouseId,
    id: NoteId,
    slug: Slug,
    lang: Option<Lang>,
    cents: Cents,
    share: Option<f64>,
    open: bool,
    on_day: Day,
    made_at: Instant,
    body: Option<Vec<u8>>,
}

db::from_row!(Note { house_id, id, slug, lang, cents, share, open, on_day, made_at, body });

fn note(db: &TestDb, slug: &str) -> Note {
    Note {
        house_id: db.house,
        id: db.makers().fresh(),
        slug: slug.parse().unwrap(),
        lang: Some(Lang::NL),
        cents: Cents(12_500),
        share: Some(0.1),
        open: true,
        on_day: "1999-12-31".parse().unwrap(),
        made_at: "1969-07-20T20:17:40.123456Z".parse().unwrap(),
        body: Some(vec![0, 255, 7]),
    }
}

fn row(note: &Note) -> [Value; 10] {
    let Note { house_id, id, slug, lang, cents, share, open, on_day, made_at, body } = note;
    params![house_id, id, slug, lang, cents, share, open, on_day, made_at, body]
}

async fn add(db: &TestDb, note: &Note) -> Result<(), Fault> {
    let mut tx = db.write(db.house, &Actor::Program("test")).await?;
    tx.run(&ADD, row(note)).await?;
    tx.commit().await
}

async fn count(db: &TestDb) -> i64 {
    db.read(db.house).await.unwrap().value(&COUNT, params![db.house]).await.unwrap()
}

both_databases! { MIGRATIONS;
    async fn every_kind_of_value_comes_back_as_it_went_in(db: TestDb) {
        let full = note(&db, "full");
        let empty = Note { lang: None, share: None, body: None, open: false, slug: "empty".parse().unwrap(),
            id: db.makers().fresh(), ..note(&db, "x") };
        add(&db, &full).await.unwrap();
        add(&db, &empty).await.unwrap();
        let notes: Vec<Note> = db.read(db.house).await.unwrap().all(&ALL, params![db.house]).await.unwrap();
        assert_eq!(notes, [empty, full]);
        db.remove().await;
    }

    async fn moments_and_days_compare_as_they_should(db: TestDb) {
        let at = |text: &str| text.parse::<Instant>().unwrap();
        for (slug, moment) in [("a", "2026-11-21T09:00:00Z"), ("b", "2026-11-21T10:00:00.5Z"), ("c", "2026-11-21T11:00:00Z")] {
            add(&db, &Note { made_at: at(moment), ..note(&db, slug) }).await.unwrap();
        }
        let mut read = db.read(db.house).await.unwrap();
        let from = at("2026-11-21T10:00:00Z");
        let day: Day = "1999-12-31".parse().unwrap();
        let found = read.all::<(String,)>(&BETWEEN, params![db.house, from, from.plus_seconds(3600), None::<bool>, day]);
        assert_eq!(found.await.unwrap(), [("b".to_owned(),)]);
        let none = params![db.house, from, from.plus_seconds(3600), Some(false), day];
        assert!(read.all::<(String,)>(&BETWEEN, none).await.unwrap().is_empty());
    }

    async fn a_dropped_transaction_leaves_nothing(db: TestDb) {
        let mut tx = db.write(db.house, &Actor::Visitor).await.unwrap();
        tx.run(&ADD, row(&note(&db, "a"))).await.unwrap();
        assert_eq!(tx.value::<i64>(&COUNT, params![db.house]).await.unwrap(), 1);
        drop(tx);
        assert_eq!(count(&db).await, 0);
        let mut tx = db.write(db.house, &Actor::Visitor).await.unwrap();
        tx.run(&ADD, row(&note(&db, "a"))).await.unwrap();
        tx.undo().await.unwrap();
        assert_eq!(count(&db).await, 0);
    }

    async fn a_broken_constraint_is_told_apart_and_ends_the_transaction(db: TestDb) {
        add(&db, &note(&db, "a")).await.unwrap();
        let mut tx = db.write(db.house, &Actor::Visitor).await.unwrap();
        let twice = tx.run(&ADD, row(&note(&db, "a"))).await.unwrap_err();
        assert!(twice.is_duplicate(), "{twice}");
        assert_eq!(tx.run(&ADD, row(&note(&db, "b"))).await, Err(Fault::Over));
        assert_eq!(tx.commit().await, Err(Fault::Over));
        let negative = add(&db, &Note { cents: Cents(-1), ..note(&db, "c") }).await.unwrap_err();
        assert!(negative.is_constraint() && !negative.is_duplicate(), "{negative}");
        assert_eq!(count(&db).await, 1);
    }

    async fn a_read_sees_one_state_from_its_first_statement_on(db: TestDb) {
        let mut read = db.read(db.house).await.unwrap();
        assert_eq!(read.value::<i64>(&COUNT, params![db.house]).await.unwrap(), 0);
        add(&db, &note(&db, "a")).await.unwrap();
        assert_eq!(read.value::<i64>(&COUNT, params![db.house]).await.unwrap(), 0);
        drop(read);
        assert_eq!(count(&db).await, 1);
    }

    async fn a_read_cannot_write(db: TestDb) {
        let mut read = db.read(db.house).await.unwrap();
        let wipe = sql!("delete from notes where house_id = $1 returning slug");
        assert!(read.optional::<(String,)>(&wipe, params![db.house]).await.is_err());
    }

    async fn long_answers_come_in_batches(db: TestDb) {
        let mut tx = db.write(db.house, &Actor::Visitor).await.unwrap();
        for number in 0..25 {
            tx.run(&ADD, row(&note(&db, &format!("n{number:02}")))).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut sizes = Vec::new();
        let mut read = db.read(db.house).await.unwrap();
        read.each_batch::<Note>(&ALL, params![db.house], 10, |notes| { sizes.push(notes.len()); Ok(()) }).await.unwrap();
        assert_eq!(sizes, [10, 10, 5]);
        let stopped = read.each_batch::<Note>(&ALL, params![db.house], 10, |_| Err(Fault::Missing)).await;
        assert_eq!(stopped, Err(Fault::Missing));
    }

    async fn what_cannot_be_read_is_named(db: TestDb) {
        add(&db, &Note { lang: None, ..note(&db, "a") }).await.unwrap();
        let mut read = db.read(db.house).await.unwrap();
        let wrong = sql!("select lang, slug from notes where house_id = $1");
        let fault = read.one::<(Lang,)>(&wrong, params![db.house]).await.unwrap_err();
        assert_eq!(fault.to_string(), "column ‘number 0’ does not hold a Lang");
        assert_eq!(read.one::<Note>(&wrong, params![db.house]).await.unwrap_err().to_string(),
            "column ‘house_id’ does not hold a HouseId");
        assert_eq!(read.optional::<Note>(&ALL, params![HouseId::from_uuid(uuid::Uuid::nil())]).await, Ok(None));
        assert_eq!(read.one::<Note>(&ALL, params![HouseId::from_uuid(uuid::Uuid::nil())]).await, Err(Fault::Missing));
    }

    async fn a_wrong_statement_is_told_with_its_place(db: TestDb) {
        db.prepare(&ADD).await.unwrap();
        let fault = db.prepare(&sql!("select missing from nowhere")).await.unwrap_err();
        assert!(matches!(&fault, Fault::Statement { place, .. } if place.contains("reading_and_writing.rs:")), "{fault}");
        assert!(fault.to_string().contains("nowhere"), "{fault}");
        add(&db, &note(&db, "a")).await.unwrap();
    }

    async fn nothing_is_typed_as_something(db: TestDb) {
        let typed = sql!("select cast($1 as text), cast($2 as text), cast($3 as text)");
        let mut read = db.read(db.house).await.unwrap();
        let nothing = [Value::Null(Kind::Uuid), Value::Null(Kind::Instant), Value::Null(Kind::Day)];
        let found = read.one::<(Option<String>, Option<String>, Option<String>)>(&typed, nothing).await.unwrap();
        assert_eq!(found, (None, None, None));
    }

    async fn every_key_begins_with_the_house(db: TestDb) {
        if db.engine() == Engine::Sqlite {
            assert_eq!(db::testing::keys_without_house(&db).await, db::KEYS_WITHOUT_HOUSE);
        }
    }
}

/// Pages that hold nothing any more are overwritten (`secure_delete`), so that what was forgotten is not found on the disk.
#[tokio::test]
async fn what_is_deleted_is_gone_from_the_file_of_sqlite() {
    const SAY: Sql = sql!("insert into said (house_id, id, body) values ($1, $2, $3)");
    const FORGET: Sql = sql!("delete from said where house_id = $1");
    let sql =
        "create table said (house_id uuid not null, id uuid not null, body text not null, primary key (house_id, id));";
    let migrations = [Migration { room: "said", name: "0001_said", sql, readable_from: 1 }];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("said.db");
    let holds = |words: &str| std::fs::read(&path).unwrap().windows(words.len()).any(|part| part == words.as_bytes());
    let house = HouseId::from_uuid(uuid::Uuid::from_u128(1));
    for forgets in [false, true] {
        let settings = db::Settings::at(db::Place::File(path.clone()));
        let db = db::Db::open(&settings, db::testing::makers(&db::testing::TestClock::default())).await.unwrap();
        db.migrate(&migrations).await.unwrap();
        let mut tx = db.write(house, &Actor::Program("test")).await.unwrap();
        match forgets {
            true => assert_eq!(tx.run(&FORGET, params![house]).await.unwrap(), 500),
            false => {
                for _ in 0..500 {
                    tx.run(&SAY, params![house, tx.fresh::<NoteId>(), "iets dat niemand meer mag lezen"])
                        .await
                        .unwrap();
                }
            }
        }
        tx.commit().await.unwrap();
        // Closing brings everything from the journal into the file.
        db.close(std::time::Duration::from_secs(5)).await;
        assert_eq!(holds("niemand meer mag lezen"), !forgets);
    }
}
