use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

use super::{Session, faults};
use crate::{
    Fault, Settings, Sql, Value,
    source::{Batch, Gather},
};

/// A pool of connections that only read.
pub(crate) struct Readers {
    path: PathBuf,
    settings: Settings,
    idle: Arc<Mutex<Vec<Session>>>,
    permits: Arc<Semaphore>,
}

impl Readers {
    pub(crate) fn new(path: PathBuf, settings: &Settings) -> Self {
        let permits = Arc::new(Semaphore::new(settings.readers.max(1)));
        Self { path, settings: settings.clone(), idle: Arc::default(), permits }
    }

    /// A connection with a read transaction. What others commit after its first statement stays unseen.
    pub(crate) async fn reader(&self) -> Result<Reader, Fault> {
        let permit = timeout(self.settings.patience, Arc::clone(&self.permits).acquire_owned()).await;
        let permit = permit.map_err(|_| Fault::Busy)?.map_err(|_| Fault::Unavailable("it was closed".to_owned()))?;
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let session = match idle {
            Some(session) => session,
            None => Session::reader(&self.path, &self.settings).await?,
        };
        let mut reader = Reader { session: Some(session), home: Arc::clone(&self.idle), permit: Some(permit) };
        reader.begin().await?;
        Ok(reader)
    }

    /// Waits for all readers to come home, then closes them.
    pub(crate) async fn close(&self, patience: Duration) {
        let all = u32::try_from(self.settings.readers.max(1)).unwrap_or(u32::MAX);
        let _ = timeout(patience, self.permits.acquire_many(all)).await;
        self.permits.close();
        let sessions = std::mem::take(&mut *self.idle.lock().unwrap_or_else(PoisonError::into_inner));
        for session in sessions {
            session.close().await;
        }
    }
}

/// A connection that reads, until it is dropped.
pub(crate) struct Reader {
    session: Option<Session>,
    home: Arc<Mutex<Vec<Session>>>,
    permit: Option<OwnedSemaphorePermit>,
}

impl Reader {
    pub(crate) async fn rows(&mut self, sql: &Sql, params: Vec<Value>, rows: &mut dyn Gather) -> Result<(), Fault> {
        self.session()?.rows(sql, params, rows).await
    }

    pub(crate) async fn batches(&mut self, sql: &Sql, params: Vec<Value>, batch: &mut Batch<'_>) -> Result<(), Fault> {
        self.session()?.batches(sql, params, batch).await
    }

    async fn begin(&mut self) -> Result<(), Fault> {
        self.session()?.control("begin").await.map_err(|error| faults::of_control(&error))
    }

    fn session(&mut self) -> Result<&mut Session, Fault> {
        self.session.as_mut().filter(|session| !session.was_interrupted()).ok_or(Fault::Over)
    }
}

impl Drop for Reader {
    /// Ends the read transaction, else it would hold back checkpoints, and brings the connection home.
    fn drop(&mut self) {
        let (Some(mut session), Ok(runtime)) = (self.session.take(), tokio::runtime::Handle::try_current()) else {
            return;
        };
        if session.was_interrupted() {
            session.hurry();
        }
        let (home, permit) = (Arc::clone(&self.home), self.permit.take());
        runtime.spawn(async move {
            // A connection that cannot end its transaction is closed instead of being used again.
            if session.control("rollback").await.is_ok() {
                home.lock().unwrap_or_else(PoisonError::into_inner).push(session);
            }
            drop(permit);
        });
    }
}
