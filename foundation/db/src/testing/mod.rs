//! Fresh databases for tests. Only with the feature `testing`.
//!
//! ```
//! use db::{Source as _, params, sql, testing::TestDb};
//!
//! db::both_databases! { &[];
//!     async fn one_and_one_is_two(db: TestDb) {
//!         let mut read = db.read(db.house).await.unwrap();
//!         let sum: i64 = read.value(&sql!("select cast($1 as bigint) + 1"), params![1]).await.unwrap();
//!         assert_eq!(sum, 2);
//!     }
//! }
//! # fn main() {}
//! ```

mod chance;
mod forgery;
mod plans;
mod postgres;
mod schema;

use std::{
    ops::Deref,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use kernel::{Clock, HouseId, Instant, Makers, TypedId as _};

use crate::{Db, Engine, Migration, Place, Settings};
pub use forgery::forge_entry;
pub use plans::unled;
pub use schema::keys_without_house;

/// A fresh database with its migrations run, a house in it, and a clock that the test can turn.
pub struct TestDb {
    db: Db,
    /// The house of the test; its id is in no table yet.
    pub house: HouseId,
    /// The clock of the database.
    pub clock: TestClock,
    /// The settings it was opened with, to open it once more.
    pub settings: Settings,
    _home: Home,
}

/// Where the database lies; it goes when this is dropped.
#[expect(dead_code, reason = "only held, to be dropped behind the database")]
enum Home {
    Folder(tempfile::TempDir),
    Server(postgres::Database),
}

impl Deref for TestDb {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

impl TestDb {
    /// A fresh SQLite database in a folder of its own; `change` may set other settings than the default ones.
    pub async fn sqlite(migrations: &[Migration], change: impl FnOnce(&mut Settings)) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let place = Place::File(folder.path().join("voordeur.db"));
        Self::open(place, migrations, change, Home::Folder(folder)).await
    }

    /// A fresh PostgreSQL database on the server at this address.
    pub async fn postgres(server: &str, migrations: &[Migration], change: impl FnOnce(&mut Settings)) -> Self {
        let database = postgres::Database::fresh(server, migrations).await;
        Self::open(Place::Server(database.url()), migrations, change, Home::Server(database)).await
    }

    /// A fresh database of this engine, `None` when there is no server of PostgreSQL to make it on.
    pub async fn of(engine: Engine, migrations: &[Migration], change: impl FnOnce(&mut Settings)) -> Option<Self> {
        match engine {
            Engine::Sqlite => Some(Self::sqlite(migrations, change).await),
            Engine::Postgres => Some(Self::postgres(&server()?, migrations, change).await),
        }
    }

    async fn open(place: Place, migrations: &[Migration], change: impl FnOnce(&mut Settings), home: Home) -> Self {
        let mut settings = Settings::at(place);
        change(&mut settings);
        let clock = TestClock::default();
        let makers = makers(&clock);
        let db = Db::open(&settings, makers).await.expect("the database opens");
        db.migrate(migrations).await.expect("the migrations run");
        let house = HouseId::from_uuid(uuid::Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001));
        Self { db, house, clock, settings, _home: home }
    }

    /// Closes the database and removes it. Dropping removes it too, without closing it first.
    pub async fn remove(self) {
        self.db.close(std::time::Duration::from_secs(5)).await;
    }
}

/// A place without a database, to put one in; it goes when this is dropped.
pub struct FreePlace {
    /// Where it is.
    pub place: Place,
    _home: Home,
}

impl FreePlace {
    /// One for the same sort of database as lies at `place`.
    ///
    /// # Panics
    /// When there is no server of PostgreSQL to make one on.
    pub async fn like(place: &Place) -> Self {
        if place.engine() == Engine::Sqlite {
            let folder = tempfile::tempdir().expect("a temporary folder");
            return Self { place: Place::File(folder.path().join("voordeur.sqlite")), _home: Home::Folder(folder) };
        }
        let database = postgres::Database::empty(&server().expect("a server")).await;
        Self { place: Place::Server(database.url()), _home: Home::Server(database) }
    }
}

/// Makers whose time is this clock's and whose chance differs at each call.
#[must_use]
pub fn makers(clock: &TestClock) -> Makers {
    let clock = clock.clone();
    Makers::new(Clock::new(move || clock.now()), chance::next)
}

/// A clock that stands still until the test turns it. Begins at noon of 21 November 2026.
#[derive(Debug, Clone)]
pub struct TestClock(Arc<AtomicI64>);

impl Default for TestClock {
    fn default() -> Self {
        let noon = "2026-11-21T12:00:00Z".parse::<Instant>().expect("a moment");
        Self(Arc::new(AtomicI64::new(noon.as_micros())))
    }
}

impl TestClock {
    /// The moment it shows.
    #[must_use]
    pub fn now(&self) -> Instant {
        Instant::from_micros(self.0.load(Ordering::SeqCst))
    }

    /// Turns it forward, or back when negative.
    pub fn turn(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }
}

/// The server of PostgreSQL for tests, from the environment variable `VOORDEUR_TEST_POSTGRES`
/// (`postgres://user@localhost:5433/postgres`; its user must be allowed to make databases).
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place where tests learn of the server")]
pub fn server() -> Option<String> {
    std::env::var("VOORDEUR_TEST_POSTGRES").ok()
}

/// Runs one test on one database. What [`both_databases!`](crate::both_databases) calls.
#[expect(clippy::print_stderr, reason = "a test that was left out must say so")]
pub fn run<F: Future<Output = ()>>(engine: Engine, migrations: &[Migration], test: impl FnOnce(TestDb) -> F) {
    if engine == Engine::Postgres && server().is_none() {
        eprintln!("not run on PostgreSQL: VOORDEUR_TEST_POSTGRES is not set");
        return;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let db = TestDb::of(engine, migrations, |_| ()).await.expect("a database");
        test(db).await;
    });
}

/// Declares tests that run on SQLite and on PostgreSQL: the migrations, then functions that take a [`TestDb`].
#[macro_export]
macro_rules! both_databases {
    ($migrations:expr; $($(#[$meta:meta])* async fn $name:ident($db:ident: TestDb) $body:block)+) => {$(
        $(#[$meta])*
        mod $name {
            use super::*;

            async fn story($db: $crate::testing::TestDb) $body

            #[test]
            fn on_sqlite() {
                $crate::testing::run($crate::Engine::Sqlite, $migrations, story);
            }

            #[test]
            fn on_postgresql() {
                $crate::testing::run($crate::Engine::Postgres, $migrations, story);
            }
        }
    )+};
}
