//! The laws of shared commits: who is told "kept" is kept, who fails takes nobody along who need not go, and nobody sees or
//! hears anything before it is certain.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

mod answers;
mod failures;
mod neighbours;
mod turns;

use std::{future::Future, time::Duration};

use db::{Db, Fault, Migration, Settings, Source as _, Sql, Tx, params, sql, testing::TestDb};
use kernel::{Actor, HouseId};
use tokio::{sync::oneshot, task::JoinHandle, time::sleep};

const MIGRATIONS: &[Migration] = &[Migration {
    room: "notes",
    name: "0001_notes",
    readable_from: 1,
    sql: "create table notes (house_id uuid not null, name text not null, body bytes, primary key (house_id, name));",
}];
const ADD: Sql = sql!("insert into notes (house_id, name) values ($1, $2)");
const ADD_LARGE: Sql = sql!("insert into notes (house_id, name, body) values ($1, $2, $3)");
const NAMES: Sql = sql!("select name from notes where house_id = $1 order by name");
/// Counts to its parameter before it writes: a statement as slow as wanted.
const ADD_SLOWLY: Sql = sql!(
    "insert into notes (house_id, name)
     with recursive counting (n) as (select 1 union all select n + 1 from counting where n < $3)
     select $1, $2 from counting where n = $3"
);
const QUICK: i64 = 1_000;
const SLOW: i64 = 3_000_000;
const ENDLESS: i64 = 1_000_000_000_000;
const CLERK: Actor = Actor::Program("test");

/// A database whose groups last as long as somebody waits.
async fn patient() -> TestDb {
    with(|_| ()).await
}

async fn with(change: impl FnOnce(&mut Settings)) -> TestDb {
    TestDb::sqlite(MIGRATIONS, |settings| {
        settings.longest_group = Duration::from_secs(60);
        change(settings);
    })
    .await
}

async fn names(db: &TestDb) -> Vec<String> {
    let names = db.read(db.house).await.unwrap().all::<(String,)>(&NAMES, params![db.house]).await.unwrap();
    names.into_iter().map(|(name,)| name).collect()
}

async fn begin(db: &Db, house: HouseId) -> Tx {
    db.write(house, &CLERK).await.unwrap()
}

async fn add(mut tx: Tx, name: &'static str) -> Result<(), Fault> {
    let house = tx.house();
    tx.run(&ADD, params![house, name]).await?;
    tx.commit().await
}

/// Lets writers queue in their order, all behind one writer, so that they are in one group.
struct Group<'a> {
    db: &'a TestDb,
    first: Tx,
}

impl<'a> Group<'a> {
    async fn gathering(db: &'a TestDb) -> Self {
        Self { db, first: begin(db, db.house).await }
    }

    async fn joins<T, F>(&self, work: impl FnOnce(Tx) -> F + Send + 'static) -> JoinHandle<T>
    where
        T: Send + 'static,
        F: Future<Output = T> + Send + 'static,
    {
        let (db, house) = ((**self.db).clone(), self.db.house);
        let (asking, asked) = oneshot::channel();
        let writer = tokio::spawn(async move {
            let turn = db.write(house, &CLERK);
            asking.send(()).unwrap();
            let tx = turn.await.unwrap();
            work(tx).await
        });
        asked.await.unwrap();
        sleep(Duration::from_millis(20)).await;
        writer
    }

    /// The first writer gives up and the others follow.
    fn starts(self) {
        drop(self.first);
    }
}
