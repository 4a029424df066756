use std::{sync::Arc, time::Duration};

use kernel::{Actor, Entry, HouseId, Makers};
use tokio::sync::Notify;

use crate::{
    Engine, Fault, Place, Read, Settings, Sql, Tx,
    access_log::{Ledger, Pending},
    gate, postgres,
    read::Reader,
    sqlite::{self, Manner},
    writer::Writer,
};

/// The database of the program. Cheap to clone.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    store: Store,
    settings: Settings,
    makers: Makers,
    job_bell: Arc<Notify>,
    ledger: Ledger,
}

enum Store {
    Sqlite { queue: sqlite::Queue, readers: sqlite::Readers },
    Postgres(postgres::Pool),
}

impl Db {
    /// Opens the database: makes the file of SQLite when there is none, or connects to PostgreSQL once.
    ///
    /// Runs no migrations. Must be called inside a tokio runtime.
    ///
    /// # Errors
    /// [`Fault::Unavailable`] and its like when the file cannot be opened or the server cannot be reached.
    pub async fn open(settings: &Settings, makers: Makers) -> Result<Self, Fault> {
        let store = match &settings.place {
            Place::File(path) => Store::Sqlite {
                queue: sqlite::Queue::open(path.clone(), settings).await?,
                readers: sqlite::Readers::new(path.clone(), settings),
            },
            Place::Server(url) => Store::Postgres(postgres::Pool::open(url, settings).await?),
        };
        let (ledger, keeper) = Ledger::open();
        let db = Self(Arc::new(Inner { store, settings: settings.clone(), makers, job_bell: Arc::default(), ledger }));
        let weak = Arc::downgrade(&db.0);
        tokio::spawn(keeper.keep(move || weak.upgrade().map(Self)));
        Ok(db)
    }

    /// Which database this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.0.settings.place.engine()
    }

    /// The makers of time and chance it was opened with.
    #[must_use]
    pub fn makers(&self) -> &Makers {
        &self.0.makers
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Rings when a job was left behind in this program.
    pub(crate) fn job_bell(&self) -> &Notify {
        &self.0.job_bell
    }

    /// Begins a short look at this house's rows.
    ///
    /// # Errors
    /// [`Fault::Busy`] when no connection comes free in time; [`Fault::Lost`] when none can be made.
    pub async fn read(&self, house: HouseId) -> Result<Read, Fault> {
        Ok(Read::new(house, self.reader().await?, self.pending(house)))
    }

    pub(crate) async fn reader(&self) -> Result<Reader, Fault> {
        let started = std::time::Instant::now();
        let reader = match &self.0.store {
            Store::Sqlite { readers, .. } => Reader::Sqlite(readers.reader().await?),
            Store::Postgres(pool) => {
                let mut session = pool.acquire().await?;
                session.begin_read().await?;
                Reader::Postgres(session)
            }
        };
        metrics::histogram!("db_wait_seconds", "for" => "read").record(started.elapsed().as_secs_f64());
        Ok(reader)
    }

    /// Begins a transaction that writes rows of this house in the actor's name.
    ///
    /// # Errors
    /// [`Fault::Busy`] when one's turn does not come in time; [`Fault::Lost`] when no connection can be made.
    pub async fn write(&self, house: HouseId, actor: &Actor) -> Result<Tx, Fault> {
        let writer = self.writer(Manner::Shared).await?;
        let (makers, job_bell) = (self.0.makers.clone(), Arc::clone(&self.0.job_bell));
        Ok(Tx::new(writer, self.pending(house), (house, actor.clone()), makers, job_bell))
    }

    /// Says something for the access log that belongs to no transaction, and waits until it lies on the disk.
    ///
    /// # Errors
    /// Why the log could not be written.
    pub async fn log(&self, house: HouseId, entries: Vec<Entry>) -> Result<(), Fault> {
        self.0.ledger.hand_over(house, entries).wait().await
    }

    fn pending(&self, house: HouseId) -> Pending {
        Pending::new(self.0.ledger.clone(), house)
    }

    /// Asks the database whether it understands a statement, without running it.
    ///
    /// # Errors
    /// [`Fault::Statement`] with the database's own words.
    pub async fn prepare(&self, sql: &Sql) -> Result<(), Fault> {
        let mut writer = self.writer(Manner::Shared).await?;
        writer.prepare(sql).await
    }

    /// A connection that writes for no house in particular: migrations, taking jobs, sweeping.
    pub(crate) async fn writer(&self, manner: Manner) -> Result<Writer, Fault> {
        let started = std::time::Instant::now();
        let writer = match &self.0.store {
            Store::Sqlite { queue, .. } => {
                let lease = queue.lease(manner).await?;
                gate::joined(lease.group());
                Writer::Sqlite(lease)
            }
            Store::Postgres(pool) => {
                let mut session = pool.acquire().await?;
                match manner {
                    Manner::Shared => session.begin_write().await?,
                    Manner::Alone => session.begin_migration().await?,
                }
                Writer::Postgres(session)
            }
        };
        metrics::histogram!("db_wait_seconds", "for" => "write").record(started.elapsed().as_secs_f64());
        Ok(writer)
    }

    /// Ends the work with the database: waits up to `patience` for those who still use it, brings SQLite's write-ahead log
    /// home and closes the connections. Whoever asks afterwards gets [`Fault::Unavailable`].
    pub async fn close(&self, patience: Duration) {
        match &self.0.store {
            Store::Sqlite { queue, readers } => {
                readers.close(patience).await;
                queue.close(patience).await;
            }
            Store::Postgres(pool) => pool.close(patience).await,
        }
    }
}
