use std::{future::Future, sync::Arc, time::Duration};

use anyhow::Context as _;
use axum::Router;
use channels::Channels;
use db::{Db, Handlers, Jobs, MakeBackup, Migration, Place, Ran};
use directory::{Room, rules::matching::danger::Watch};
use kernel::Makers;
use kit::{House, Houses as _, Limits, Rate, Texts, live::Live};
use questions::rules::{Codes, Signals};
use tokio::time::MissedTickBehavior;

use crate::{
    Config,
    backup::{Daily, Yard},
    config, encoder,
    frames::Around,
    houses, keys, ops,
};

/// The program put together: its database, its rooms, and the routes of both.
#[derive(Clone)]
pub struct App {
    pub(crate) db: Db,
    pub(crate) room: Room,
    people: people::Room,
    questions: questions::Room,
    referrals: referrals::Room,
    pub(crate) houses: people::Houses,
    own: House,
    pub(crate) watch: ops::Watch,
    pub(crate) live: Live,
    channels: Channels,
    jobs: Jobs,
    backups: Option<Daily>,
    router: Router,
}

/// How often the program looks whether another one made a new edition current.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How often a provider is asked who it is, until it says so.
const ASK_EVERY: Duration = Duration::from_secs(20);
/// How often editions and notes that nobody needs are removed.
const SWEEP_EVERY: Duration = Duration::from_secs(3600);
/// How often the end of the access log is sealed.
const SEAL_EVERY: Duration = Duration::from_secs(3600);
/// How often it is forgotten whose the questions are that can no longer be undone.
const SETTLE_EVERY: Duration = Duration::from_secs(10);
/// How often the program looks whether the backup of the day is due.
const BACK_UP_LOOK: Duration = Duration::from_secs(60);
/// How long closing the database may take.
pub(crate) const CLOSING: Duration = Duration::from_secs(5);

/// The migrations of all rooms, in their order.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    [people::migrations(), directory::migrations(), questions::migrations(), referrals::migrations()].concat()
}

/// The register of processing: what every room holds of people.
#[must_use]
pub fn register() -> people::Register {
    let processings =
        [directory::processings(), questions::processings(), referrals::processings(), people::processings()];
    let tables = [directory::tables(), questions::tables(), referrals::tables(), people::tables(), db::tables()];
    people::Register::of(&processings, &tables)
}

impl App {
    /// Opens the database, brings its schema up to date and puts everything together. `public_url` is where people reach the
    /// house when the settings do not say.
    ///
    /// # Errors
    /// When the database cannot be opened or is of a newer release, or the texts cannot be read.
    pub async fn start(config: &Config, makers: Makers, public_url: &str) -> anyhow::Result<Self> {
        ops::counters();
        // Read beside the database, so that a start waits for the longer of the two.
        let watch = tokio::task::spawn_blocking(Watch::embedded);
        let db = open(config, makers.clone()).await?;
        db.migrate(&migrations()).await.context("the schema of the database could not be brought up to date")?;
        let given = Some(config.server.public_url.as_str()).filter(|url| !url.is_empty());
        let public_url = given.unwrap_or(public_url);
        let houses = houses::open(config, &db, public_url).await?;
        let own = houses.all().into_iter().next().context("there is no house in this database")?;
        let channels = config::channels(config, public_url, makers.clock.clone())?;
        let room = Room::new(db.clone(), watch.await??, channels.clone());
        let seals = keys::seals(config, db.makers())?;
        let providers = config::providers(config)?;
        let backups = Daily::of(config, Yard::of(config, makers.clone())?)?;
        let upkeep = people::Upkeep {
            backup_hour: backups.as_ref().map(Daily::hour),
            retained: &[directory::RETAINED, referrals::RETAINED],
        };
        let people = people::Room::new(houses.clone(), cores(), seals, channels.clone(), providers, upkeep);
        let pulse = ops::Watch::new(db.clone(), config.metrics.token.reveal());
        let codes = Codes::embedded()?;
        let questions = questions::Room::new(db.clone(), room.clone(), codes.clone(), Signals::embedded()?);
        let referrals = referrals::Room::new(db.clone(), room.clone(), codes, channels.clone());
        let rooms = Rooms { directory: &room, people: &people, questions: &questions, referrals: &referrals };
        let texts =
            Texts::new(&[directory::WORDS, people::WORDS, questions::WORDS, referrals::WORDS, channels::WORDS])?;
        let everything = people::Everything::of(migrations(), register());
        let handlers = people::handlers(Handlers::new(), Arc::new(houses.clone()), texts.clone(), everything);
        let handlers = directory::handlers(handlers, &room, Arc::new(houses.clone()), texts.clone());
        let handlers = referrals::handlers(handlers, &referrals, Arc::new(houses.clone()), texts.clone());
        let jobs = Jobs::new(db.clone(), backing_up(channels.handlers(handlers), &db, backups.as_ref()));
        let live = Live::default();
        let router = router(config, makers, &rooms, (&houses, texts), (&pulse, &live));
        let watch = pulse;
        let app =
            Self { db, room, people, questions, referrals, houses, own, watch, live, channels, jobs, backups, router };
        app.look().await?;
        Ok(app)
    }

    /// Every route of the program, ready to be served.
    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// The database, for commands and tests.
    #[must_use]
    pub const fn db(&self) -> &Db {
        &self.db
    }

    /// The room of who works here, for commands and tests.
    #[must_use]
    pub const fn people(&self) -> &people::Room {
        &self.people
    }

    /// The ways in which word leaves the house.
    #[must_use]
    pub const fn channels(&self) -> &Channels {
        &self.channels
    }

    /// Runs the jobs that are due now, for commands and tests; a running program does so by itself.
    ///
    /// # Errors
    /// What the database says; a job that fails is no error.
    pub async fn run_jobs(&self) -> Result<Ran, db::Fault> {
        self.jobs.run_due().await
    }

    /// The house that is meant: the oldest one where nobody said which.
    #[must_use]
    pub fn house(&self) -> House {
        self.houses.of_id(self.own.id).unwrap_or_else(|| self.own.clone())
    }

    /// The same program with another house meant; none when there is no house of that name. Requests find theirs by their host.
    #[must_use]
    pub fn at(&self, slug: &str) -> Option<Self> {
        Some(Self { own: self.houses.named(slug)?, ..self.clone() })
    }

    /// The houses as they stand now, for commands and tests.
    #[must_use]
    pub const fn houses(&self) -> &people::Houses {
        &self.houses
    }

    /// Whether questions are understood by their meaning already, or by letters alone.
    #[must_use]
    pub fn knows_meaning(&self) -> bool {
        self.room.held(&self.house()).is_some_and(|standing| standing.knows_meaning())
    }

    /// Looks whether a house was made or changed or has a new edition, and shows it. One house that cannot be looked at keeps no other
    /// from it.
    ///
    /// # Errors
    /// When the database does not answer; the first of what went wrong.
    pub async fn look(&self) -> Result<(), db::Fault> {
        self.houses.look().await?;
        let mut looked = Ok(());
        for house in self.houses.all() {
            looked = looked.and(self.look_at(&house).await);
        }
        looked
    }

    async fn look_at(&self, house: &House) -> Result<(), db::Fault> {
        let standing = self.room.look(house).await?;
        let meta = &standing.edition().directory().meta;
        self.houses.hear(house.id, &meta.zone, meta.sample_data);
        Ok(())
    }

    /// Reads the sentence encoder beside the requests; until it is there, letters alone answer. For who serves: a command needs no
    /// encoder, and what was prepared before gave its memory back.
    pub fn learn(&self, config: &Config) {
        let (room, encoder, kept) =
            (self.room.clone(), config.matching.encoder.clone(), config.data.dir.join("vectors"));
        if encoder == "off" {
            return;
        }
        tokio::task::spawn_blocking(move || match encoder::read(&encoder, &kept) {
            Ok(mind) => room.learn(mind),
            Err(error) => tracing::error!(%error, "the sentence encoder cannot be used; letters alone answer"),
        });
    }

    /// Does what goes on beside the requests until `stop` is ready: looks for new editions and runs jobs. What takes long keeps nothing else waiting.
    pub async fn attend(&self, stop: impl Future<Output = ()>, patience: Duration) {
        tokio::select! {
            () = over_and_over(LOOK_EVERY, || self.look()) => {}
            () = over_and_over(SETTLE_EVERY, || self.settle()) => {}
            () = over_and_over(SWEEP_EVERY, || self.sweep()) => {}
            () = over_and_over(BACK_UP_LOOK, || self.ask_for_backup()) => {}
            () = over_and_over(SEAL_EVERY, || async { self.seal().await; Ok(()) }) => {}
            () = self.keep_asking() => {}
            () = self.jobs.run_until(stop, patience) => {}
        }
    }

    /// Asks the providers elsewhere what they say of themselves, apart from all else: one that is slow keeps nobody waiting.
    async fn keep_asking(&self) {
        let mut ask = tokio::time::interval(ASK_EVERY);
        ask.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ask.tick().await;
            self.people.look_at_providers().await;
        }
    }

    /// Asks for the backup of the day once it is due. It holds every house, so one asks, by its own clock.
    async fn ask_for_backup(&self) -> Result<(), db::Fault> {
        let Some(backups) = &self.backups else { return Ok(()) };
        let house = self.house();
        backups.ask(&self.db, house.id, &house.zone).await
    }

    /// Removes what nobody needs any more, in every room of every house.
    ///
    /// # Errors
    /// What the database says; the first of what went wrong.
    pub async fn sweep(&self) -> Result<(), db::Fault> {
        let mut swept = Ok(());
        for house in self.houses.all() {
            swept = swept.and(self.room.sweep(&house).await).and(self.people.sweep(&house).await);
            swept = swept.and(self.questions.sweep(&house).await).and(self.referrals.sweep(&house).await);
        }
        swept
    }

    /// Forgets, in every house, whose the questions are that can no longer be undone.
    ///
    /// # Errors
    /// What the database says; the first of what went wrong.
    pub async fn settle(&self) -> Result<(), db::Fault> {
        let mut settled = Ok(());
        for house in self.houses.all() {
            settled = settled.and(self.questions.settle(&house).await);
        }
        settled
    }

    /// Seals the access log of every house as far as it goes now.
    pub async fn seal(&self) {
        for house in self.houses.all() {
            if let Err(fault) = self.people.seal(house.id).await {
                tracing::error!(house = %house.id, %fault, "the access log could not be sealed; it is tried again");
            }
        }
    }

    /// Closes the database as it should be.
    pub async fn close(&self) {
        self.db.close(CLOSING).await;
    }
}

/// Does some work of the house now and then, without an end. Who started the program waits for its first answers, and nothing is due yet.
async fn over_and_over<F: Future<Output = Result<(), db::Fault>>>(every: Duration, work: impl Fn() -> F) {
    tokio::time::sleep(LOOK_EVERY).await;
    let mut turn = tokio::time::interval(every);
    turn.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        turn.tick().await;
        if let Err(fault) = work().await {
            tracing::warn!(%fault, "could not look after the house; it is tried again");
        }
    }
}

/// Where the database of these settings lies.
pub(crate) fn place(config: &Config) -> Place {
    config.database.url.reveal().map_or_else(|| Place::File(config.data.dir.join("voordeur.sqlite")), Place::read)
}

/// Opens the database of these settings; makes the folder of an embedded one.
pub(crate) async fn open(config: &Config, makers: Makers) -> anyhow::Result<Db> {
    let place = place(config);
    if let Place::File(path) = &place
        && let Some(dir) = path.parent()
    {
        std::fs::create_dir_all(dir).with_context(|| format!("the folder {} cannot be made", dir.display()))?;
    }
    if config.database.is_open_on_the_way() {
        tracing::warn!("database.allow_open_line: what is said to the database can be read and changed on the way");
    }
    let settings = db::Settings { readers: config.database.readers as usize, ..db::Settings::at(place.clone()) };
    Db::open(&settings, makers).await.with_context(|| format!("the database {place:?} cannot be opened"))
}

/// With the job that makes a backup.
fn backing_up(handlers: Handlers, db: &Db, backups: Option<&Daily>) -> Handlers {
    let (db, backups) = (db.clone(), backups.cloned());
    handlers.on(move |_, job: MakeBackup| {
        let (db, backups) = (db.clone(), backups.clone());
        async move {
            match backups {
                Some(backups) => backups.run(&db, job).await,
                None => Err(db::Failure::Never("backup.folder is not set".to_owned())),
            }
        }
    })
}

/// The rooms that answer requests.
struct Rooms<'a> {
    directory: &'a Room,
    people: &'a people::Room,
    questions: &'a questions::Room,
    referrals: &'a referrals::Room,
}

/// How many things this machine can do at once.
fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

fn router(
    config: &Config,
    makers: Makers,
    rooms: &Rooms<'_>,
    (houses, texts): (&people::Houses, Texts),
    (watch, live): (&ops::Watch, &Live),
) -> Router {
    let settings = kit::Settings {
        frames: Arc::new(Around(rooms.directory.clone())),
        doorkeeper: Arc::new(rooms.people.clone()),
        limits: limits(config),
        trusted_proxies: config.server.trusted_proxies.clone(),
        development: config.server.development,
        ..kit::Settings::new(texts, houses.clone(), makers)
    };
    let others = people::Others {
        doors: &[questions::doors, referrals::doors, directory::doors],
        acts: &[questions::ACTS, referrals::ACTS, directory::ACTS],
    };
    let people = people::routes(rooms.people.clone(), register(), others);
    let questions = questions::routes(rooms.questions.clone());
    let referrals = referrals::routes(rooms.referrals.clone());
    let routes = directory::routes(rooms.directory.clone()).merge(people).merge(questions).merge(referrals);
    let public = kit::layers(routes.merge(kit::live::routes(live.clone())), settings);
    ops::routes(watch.clone()).fallback_service(public)
}

fn limits(config: &Config) -> Limits {
    let rate = |per_second: u32, burst: u32| (per_second > 0).then(|| Rate::new(per_second, per_second * burst));
    Limits {
        reading: rate(config.limits.reads_per_second, 6),
        sending: rate(config.limits.sends_per_second, 10),
        ..Limits::default()
    }
}
