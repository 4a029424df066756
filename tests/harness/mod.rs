//! The real program, put together in this process on a fresh database, with the sample house in it and a clock that a
//! story can turn; and a visitor who looks over every page they open.

mod device;
mod page;
mod staff;
mod visitor;

use db::{
    Engine, Place,
    testing::{TestClock, TestDb, makers},
};
use directory::{import, rules::model::Directory, store};
use kernel::{Actor, Instant, Lang};
use people::{
    access::change_house_by_program,
    rules::house::{Banner, CONFIRM_WEEKS, HostName, HouseSettings, NewHouse, UNHEARD_DAYS},
    store::add_host,
};
use voordeur::{App, Config};

pub(crate) use device::Device;
pub(crate) use page::Page;
pub(crate) use staff::Staff;
pub(crate) use visitor::Visitor;

use crate::program;

/// Where the world finds the house of a story.
pub(crate) const PUBLIC_URL: &str = "https://wegwijs.voorbeeld";

/// The key that seals the access log of a story: a house of a story keeps no folder.
pub(crate) const SEALING_KEY: &str = "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a";

const PROGRAM: Actor = Actor::Program("story");

/// A running house.
pub(crate) struct TestHouse {
    pub(crate) app: App,
    pub(crate) clock: TestClock,
    database: TestDb,
}

impl TestHouse {
    /// A house with the sample directory, at ten on a Tuesday: 24 November 2026.
    pub(crate) async fn open(database: TestDb) -> Self {
        let house = Self::empty(database, "").await;
        house.take_in(&demo::documents()).await;
        house
    }

    /// A house without a directory, with these settings besides those of every story.
    pub(crate) async fn empty(database: TestDb, settings: &str) -> Self {
        let clock = TestClock::default();
        let app = start(&database, &clock, settings).await;
        let house = Self { app, clock, database };
        house.at("2026-11-24 10:00");
        house
    }

    /// The same house after a restart of the program.
    pub(crate) async fn restarted(self) -> Self {
        self.restarted_with("").await
    }

    /// The same house after a restart with other settings.
    pub(crate) async fn restarted_with(self, settings: &str) -> Self {
        self.app.close().await;
        let app = start(&self.database, &self.clock, settings).await;
        Self { app, ..self }
    }

    /// A second process on the same database, as behind a balancer.
    pub(crate) async fn second_process(&self) -> App {
        start(&self.database, &self.clock, "").await
    }

    /// Another house in the same program, without a directory.
    pub(crate) async fn other_house(&self) -> OtherHouse {
        self.answers_on("wegwijs.voorbeeld").await;
        let settings = HouseSettings {
            name: "Ander Huis".to_owned(),
            city: String::new(),
            address: String::new(),
            phone: String::new(),
            languages: vec![Lang::FR, Lang::EN],
            leave_to: "https://www.standaard.be/".to_owned(),
            mail_from: String::new(),
            confirm_weeks: CONFIRM_WEEKS,
            unheard_days: UNHEARD_DAYS,
            banner: Banner::AsData,
        };
        let host: HostName = "ander.voorbeeld".parse().expect("a host");
        let (slug, public_url) = ("ander-huis".parse().expect("a name"), format!("https://{host}"));
        let new = NewHouse { slug, public_url, hosts: vec![host], settings };
        self.app.houses().add(&PROGRAM, &new).await.expect("another house");
        self.app.look().await.expect("a look");
        OtherHouse(self.app.at("ander-huis").expect("the other house"))
    }

    /// From now on the house answers on this host and on no other that it was not given.
    pub(crate) async fn answers_on(&self, host: &str) {
        let mut tx = self.app.db().write(self.app.house().id, &PROGRAM).await.expect("a writer");
        let may = change_house_by_program(&PROGRAM).expect("the program may");
        add_host(&mut tx, &may, &host.parse().expect("a host")).await.expect("a host");
        tx.commit().await.expect("a commit");
        self.app.look().await.expect("a look");
    }

    /// Makes the directory in these documents, with their names, the current one.
    pub(crate) async fn take_in(&self, documents: &[(&str, &str)]) {
        let directory = self.read(documents);
        store::import_edition(self.app.db(), self.app.house().id, &directory, |_| ()).await.expect("the import");
        self.app.look().await.expect("the new edition");
    }

    /// Reads these documents as a directory of the house.
    pub(crate) fn read(&self, documents: &[(&str, &str)]) -> Directory {
        let files: Vec<_> =
            documents.iter().map(|(name, text)| import::File { name, bytes: text.as_bytes() }).collect();
        let read = import::read(self.app.house().id, &files);
        read.directory.unwrap_or_else(|| panic!("the directory cannot be read:\n{}", read.report))
    }

    /// Where the database of the house lies.
    pub(crate) fn place(&self) -> &Place {
        &self.database.settings.place
    }

    /// Sets the clock on the wall of the house: `2026-11-24 13:30`.
    pub(crate) fn at(&self, wall: &str) {
        let zoned = format!("{}[Europe/Brussels]", wall.replace(' ', "T")).parse::<jiff::Zoned>().expect("a moment");
        self.clock.turn(Instant::from(zoned.timestamp()).seconds_since(self.clock.now()));
    }

    /// Somebody with a browser.
    pub(crate) fn visitor(&self) -> Visitor {
        Visitor::to(&self.app)
    }
}

/// A second house in the same program, to show that it knows nothing of the first.
pub(crate) struct OtherHouse(App);

impl OtherHouse {
    pub(crate) fn visitor(&self) -> Visitor {
        Visitor::to(&self.0)
    }
}

async fn start(database: &TestDb, clock: &TestClock, settings: &str) -> App {
    let place = match &database.settings.place {
        Place::File(path) => path.display().to_string(),
        Place::Server(url) => url.clone(),
    };
    let config = format!(
        "[server]\npublic_url = \"{PUBLIC_URL}\"\n[database]\nurl = \"{place}\"\n[matching]\nencoder = \"off\"\n[audit]\nkey = \"{SEALING_KEY}\"\n{settings}"
    );
    let config = Config::read(&config).expect("the settings");
    App::start(&config, makers(clock), PUBLIC_URL).await.expect("the program starts")
}

/// Runs a story on one database; says so when there is none.
pub(crate) fn run<F: Future<Output = ()>>(engine: Engine, story: impl FnOnce(TestDb) -> F) {
    db::testing::run(engine, &program::migrations(), story);
}

/// Stories that are told on SQLite and on PostgreSQL: functions that take a [`TestHouse`].
macro_rules! stories {
    ($($(#[$meta:meta])* async fn $name:ident($house:ident: TestHouse) $body:block)+) => {$(
        async fn $name($house: $crate::harness::TestHouse) $body

        $(#[$meta])*
        mod $name {
            use $crate::harness::{TestHouse, run};

            #[test]
            fn on_sqlite() {
                run(db::Engine::Sqlite, async |database| super::$name(TestHouse::open(database).await).await);
            }

            #[test]
            fn on_postgresql() {
                run(db::Engine::Postgres, async |database| super::$name(TestHouse::open(database).await).await);
            }
        }
    )+};
}
pub(crate) use stories;
