//! Taking out all that a house has: every row once, of this house alone, without what opens a door.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop at what it did not expect")]

use db::{Data, Extract, Kind, Mark, Migration, Sql, Table, Tx, Value, both_databases, params, sql, testing::TestDb};
use kernel::{Actor, Day, HouseId, Instant, TypedId as _};
use uuid::Uuid;

const MIGRATIONS: &[Migration] = &[Migration {
    room: "attic",
    name: "0001_boxes",
    readable_from: 1,
    sql: "create table attic_boxes (house_id uuid not null, shelf text not null, number bigint not null, lock text not null,
              day date, at instant, is_full boolean, weight real, photo bytes, primary key (house_id, shelf, number));
          create table attic_keys (house_id uuid not null, key_hash bytes not null, primary key (house_id, key_hash));
          create table attic_door (house_id uuid not null, open boolean not null, primary key (house_id));
          create table attic_roof (id uuid not null, primary key (id));
          alter table attic_boxes add column note text not null default '';",
}];

const TABLES: &[Table] = &[
    Table::of("attic_boxes", "attic")
        .holds(&[("lock", Data::Proof), ("note", Data::Words)])
        .besides(&["shelf", "number", "day", "at", "is_full", "weight", "photo"]),
    Table::of("attic_keys", "attic").holds(&[("key_hash", Data::Proof)]),
    Table::of("attic_door", "attic").besides(&["open"]),
    Table::of("attic_roof", "attic").besides(&["id"]),
];

const BOX: Sql = sql!(
    "insert into attic_boxes (house_id, shelf, number, lock, day, at, is_full, weight, photo, note)
     values ($1, $2, $3, 'geheim', $4, $5, $6, $7, $8, $9)"
);
const KEY: Sql = sql!("insert into attic_keys (house_id, key_hash) values ($1, $2)");
const DOOR: Sql = sql!("insert into attic_door (house_id, open) values ($1, $2)");

fn other() -> HouseId {
    HouseId::from_uuid(Uuid::from_u128(99))
}

async fn fill(db: &TestDb, house: HouseId) {
    let mut tx: Tx = db.write(house, &Actor::Program("story")).await.expect("a writer");
    let (day, at): (Day, Instant) =
        ("2026-11-24".parse().expect("a day"), "2026-11-24T09:00:00Z".parse().expect("a moment"));
    for shelf in ["boven", "Onder", "ök"] {
        for number in 0..7_i64 {
            let full = (number > 3).then_some(true);
            let row = params![house, shelf, number, day, at, full, 1.5_f64, vec![7_u8], house.to_string()];
            tx.run(&BOX, row).await.expect("a box");
        }
    }
    for number in 0..5_u8 {
        tx.run(&KEY, params![house, vec![number]]).await.expect("a key");
    }
    tx.run(&DOOR, params![house, true]).await.expect("a door");
    tx.commit().await.expect("a commit");
}

/// Every row of a table, so many at a time.
async fn taken(db: &TestDb, extract: &Extract, limit: u32) -> Vec<Vec<Value>> {
    let (mut rows, mut after) = (Vec::new(), Some(Mark::default()));
    while let Some(mark) = after {
        let mut read = db.read(db.house).await.expect("a reader");
        let (page, next) = extract.page(&mut read, &mark, limit).await.expect("a page");
        assert!(page.len() <= limit as usize);
        rows.extend(page);
        after = next;
    }
    rows
}

both_databases! { MIGRATIONS;
    async fn every_row_of_the_house_comes_once_however_it_is_paged(db: TestDb) {
        fill(&db, db.house).await;
        fill(&db, other()).await;
        let extracts = Extract::of(MIGRATIONS, TABLES);
        let names: Vec<_> = extracts.iter().map(|extract| extract.table().name).collect();
        assert_eq!(names, ["attic_boxes", "attic_keys", "attic_door"], "the roof is of no house");
        let columns: Vec<_> = extracts[0].columns().iter().map(|(name, _)| *name).collect();
        assert_eq!(columns, ["shelf", "number", "day", "at", "is_full", "weight", "photo", "note"]);
        let whole = taken(&db, &extracts[0], 1000).await;
        assert_eq!(whole.len(), 21);
        assert!(whole.iter().all(|row| row[7] == Value::Text(db.house.to_string())), "of this house alone");
        assert_eq!(whole.iter().filter(|row| row[4] == Value::Null(Kind::Bool)).count(), 12);
        for limit in [1, 2, 3, 7, 20, 21, 22] {
            assert!(taken(&db, &extracts[0], limit).await == whole, "{limit} at a time");
        }
        // What opens a door is not given, even where it is the key.
        let keys = taken(&db, &extracts[1], 2).await;
        assert_eq!(keys, vec![Vec::new(); 5]);
        assert_eq!(taken(&db, &extracts[2], 1).await, [[Value::Bool(true)]]);
    }

    async fn each_statement_is_understood(db: TestDb) {
        for sql in Extract::of(MIGRATIONS, TABLES).iter().flat_map(Extract::statements) {
            db.prepare(&sql).await.expect("a statement");
        }
    }
}
