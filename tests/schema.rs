//! The day-one rules of the schema: the house comes first everywhere, tables are strict, and migrations only go forward.

use std::collections::BTreeMap;

use db::{
    Migration, Source as _, params, sql,
    testing::{TestDb, keys_without_house},
};
use regex::Regex;

use crate::{
    program,
    repository::{Source, assert_none, sources},
};

/// The keys that need no house, of every crate.
fn keys_that_may() -> Vec<&'static str> {
    [db::KEYS_WITHOUT_HOUSE, people::KEYS_WITHOUT_HOUSE].concat()
}

/// Every foreign key that does not begin with the house.
async fn references_without_house(db: &TestDb) -> Vec<String> {
    let first_columns = sql!(
        "select tables.name, keys.\"from\"
           from sqlite_schema tables, pragma_foreign_key_list(tables.name) keys
          where tables.type = 'table' and keys.seq = 0 and keys.\"from\" <> 'house_id'
          order by tables.name"
    );
    let mut read = db.read(db.house).await.expect("a reader");
    let found = read.all::<(String, String)>(&first_columns, params![]).await.expect("the schema");
    found.into_iter().map(|(table, column)| format!("{table} refers by {column}")).collect()
}

async fn tables_that_are_not_strict(db: &TestDb) -> Vec<String> {
    let loose = sql!(
        "select name, type from pragma_table_list
          where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite%' order by name"
    );
    let mut read = db.read(db.house).await.expect("a reader");
    let found = read.all::<(String, String)>(&loose, params![]).await.expect("the schema");
    found.into_iter().map(|(table, _)| format!("{table} is not strict")).collect()
}

async fn faults(migrations: &[Migration]) -> Vec<String> {
    let db = TestDb::sqlite(migrations, |_| ()).await;
    let may = keys_that_may();
    let mut faults = keys_without_house(&db).await;
    faults.retain(|key| !may.contains(&key.as_str()));
    faults.extend(references_without_house(&db).await);
    faults.extend(tables_that_are_not_strict(&db).await);
    db.remove().await;
    faults
}

#[tokio::test]
async fn the_house_comes_first_in_every_key() {
    assert_none(&faults(&program::migrations()).await);
}

#[tokio::test]
async fn a_key_without_the_house_is_found() {
    let sql = "create table attic_boxes (id uuid not null, house_id uuid not null, primary key (id));
               create table attic_things (house_id uuid not null, id uuid not null, box uuid not null,
                   primary key (house_id, id), foreign key (box) references attic_boxes (id));";
    let found = faults(&[Migration { room: "attic", name: "0001_boxes", sql, readable_from: 1 }]).await;
    assert_eq!(found, ["attic_boxes (id)", "attic_things refers by box"]);
}

/// What the previous release could not live with, and files that are not in order.
fn backward(files: &[Source]) -> Vec<String> {
    let back = Regex::new(r"(?i)\b(drop\s+(?:table|column)|rename\s+(?:to|column)|delete\s+from|truncate)\b")
        .expect("a pattern");
    let mut faults = Vec::new();
    let mut numbers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for file in files.iter().filter(|file| file.is("sql")) {
        let Some((owner, name)) = file.path.split_once("/migrations/") else { continue };
        numbers.entry(owner).or_default().push(name.get(..4).unwrap_or_default());
        let without_notes: String = file.text.lines().map(|line| line.split("--").next().unwrap_or_default()).collect();
        faults.extend(back.find(&without_notes).map(|found| format!("{}: {} goes back", file.path, found.as_str())));
    }
    for (owner, mut numbers) in numbers {
        numbers.sort_unstable();
        let in_order = numbers.iter().zip(1..).all(|(number, place)| number.parse() == Ok(place));
        if !in_order {
            faults.push(format!("{owner}: the migrations are numbered {}", numbers.join(", ")));
        }
    }
    faults
}

#[test]
fn migrations_only_go_forward() {
    assert_none(&backward(&sources()));
}

#[test]
fn a_migration_that_goes_back_is_found() {
    let found = backward(&[
        Source::sample("rooms/aid/migrations/0001_grants.sql", "create table aid_grants (x text); -- drop table\n"),
        Source::sample("rooms/aid/migrations/0003_less.sql", "alter table aid_grants drop column x;"),
    ]);
    assert_eq!(
        found,
        [
            "rooms/aid/migrations/0003_less.sql: drop column goes back",
            "rooms/aid: the migrations are numbered 0001, 0003"
        ]
    );
}

/// Migrations that lie in a folder and that no room hands out would never run.
#[test]
fn every_migration_is_handed_out() {
    let handed: Vec<_> =
        program::migrations().iter().map(|step| format!("rooms/{}/migrations/{}.sql", step.room, step.name)).collect();
    let files = sources();
    let lying = files.iter().filter(|file| file.path.starts_with("rooms/") && file.path.contains("/migrations/"));
    let idle = lying.filter(|file| !handed.contains(&file.path));
    assert_none(&idle.map(|file| format!("{} is handed out by nobody", file.path)).collect::<Vec<_>>());
}
