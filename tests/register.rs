//! The register of processing is held against the schema: no column of which nobody said what it holds of people, and what for.

use std::collections::{BTreeMap, BTreeSet};

use db::{Migration, Source as _, Table, params, sql, testing::TestDb};

use crate::{program, repository::assert_none};

/// Every table with its columns, but for the house.
async fn columns(db: &TestDb) -> BTreeMap<String, BTreeSet<String>> {
    let all = sql!(
        "select tables.name, columns.name from sqlite_schema tables, pragma_table_info(tables.name) columns
          where tables.type = 'table' and tables.name not like 'sqlite%' and columns.name <> 'house_id'"
    );
    let mut read = db.read(db.house).await.expect("a reader");
    let mut found = BTreeMap::<String, BTreeSet<String>>::new();
    for (table, column) in read.all::<(String, String)>(&all, params![]).await.expect("the schema") {
        found.entry(table).or_default().insert(column);
    }
    found
}

/// What the schema has and the register does not say, and what it says and the schema has not.
async fn faults(migrations: &[Migration], tables: &[Table]) -> Vec<String> {
    let db = TestDb::sqlite(migrations, |_| ()).await;
    let columns = columns(&db).await;
    db.remove().await;
    let mut faults = Vec::new();
    for (name, columns) in &columns {
        let said: Vec<_> = tables.iter().filter(|table| table.name == name).collect();
        let [table] = said.as_slice() else {
            faults.push(format!("{name} is named {} times", said.len()));
            continue;
        };
        let named: Vec<_> =
            table.personal.iter().map(|(column, _)| *column).chain(table.plain.iter().copied()).collect();
        faults.extend(
            columns
                .iter()
                .filter(|column| !named.contains(&column.as_str()))
                .map(|column| format!("{name}.{column}: nobody said what it holds of people")),
        );
        let once: BTreeSet<_> = named.iter().collect();
        faults.extend((once.len() < named.len()).then(|| format!("{name}: a column is named twice")));
        faults.extend(
            named
                .iter()
                .filter(|column| !columns.contains(**column))
                .map(|column| format!("{name}.{column} does not exist")),
        );
    }
    let gone = tables.iter().filter(|table| !columns.contains_key(table.name));
    faults.extend(gone.map(|table| format!("{} does not exist", table.name)));
    faults
}

#[tokio::test]
async fn every_column_says_what_it_holds_of_people() {
    assert_none(&faults(&program::migrations(), &program::tables()).await);
}

#[tokio::test]
async fn a_column_of_which_nobody_spoke_is_found() {
    let sql = "create table attic_boxes (house_id uuid not null, id uuid not null, owner text not null, primary key (house_id, id));
               create table attic_dust (house_id uuid not null, id uuid not null, primary key (house_id, id));";
    let mut tables = db::tables().to_vec();
    tables.push(Table::of("attic_boxes", "attic").besides(&["id", "colour"]));
    tables.push(Table::of("attic_mice", "attic"));
    let found = faults(&[Migration { room: "attic", name: "0001_boxes", sql, readable_from: 1 }], &tables).await;
    assert_eq!(
        found,
        [
            "attic_boxes.owner: nobody said what it holds of people",
            "attic_boxes.colour does not exist",
            "attic_dust is named 0 times",
            "attic_mice does not exist",
        ]
    );
}

#[test]
fn every_table_serves_a_purpose_of_the_register() {
    let register = voordeur::register();
    let codes: Vec<_> = register.lines().iter().map(|line| line.processing.code).collect();
    let idle = program::tables().into_iter().filter(|table| !codes.contains(&table.about));
    assert_none(
        &idle
            .map(|table| format!("{} serves ‘{}’, of which the register says nothing", table.name, table.about))
            .collect::<Vec<_>>(),
    );
    let unique: BTreeSet<_> = codes.iter().collect();
    assert_eq!(unique.len(), codes.len(), "two purposes have one code");
    let lone = register.lines().iter().filter(|line| line.tables.is_empty() && line.processing.code != "questions");
    assert_none(&lone.map(|line| format!("{} has no table", line.processing.code)).collect::<Vec<_>>());
}
