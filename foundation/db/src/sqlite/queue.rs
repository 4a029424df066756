use std::{path::PathBuf, sync::Arc, time::Duration};

use tokio::sync::{Mutex, mpsc, oneshot};

use super::{
    Session,
    group::{Desk, GroupEnd},
};
use crate::{
    Fault, Settings, Sql, Value,
    source::{Batch, Gather},
};

/// The queue in front of the one connection that writes.
///
/// Behind it sits one task, the [`Desk`], which lends the connection to one writer at a time. What it lends is a
/// [`Lease`]; giving it back or dropping it ends the writer's turn.
pub(crate) struct Queue {
    asks: mpsc::Sender<Ask>,
    closing: mpsc::Sender<oneshot::Sender<()>>,
    patience: Duration,
}

/// Somebody who wants to write.
pub(super) struct Ask {
    pub(super) reply: oneshot::Sender<Result<Lease, Fault>>,
    pub(super) manner: Manner,
}

/// How a writer wants the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Shared: in a group with others, for a bounded time.
    Shared,
    /// Alone and for as long as it takes: migrations.
    Alone,
}

/// The writing connection and the number of the lease that may use it now.
pub(super) struct Slot {
    pub(super) session: Session,
    pub(super) holder: u64,
}

/// How a writer's turn ended.
#[derive(Debug)]
pub(super) enum Turn {
    /// Keep what was written, once the group commits.
    Keep,
    /// Undo what was written since the savepoint.
    Undo,
    /// The database failed under this writer: undo the whole group.
    Spoilt(Fault),
}

impl Queue {
    /// Opens the writing connection and starts the task that lends it.
    pub(crate) async fn open(path: PathBuf, settings: &Settings) -> Result<Self, Fault> {
        let session = Session::writer(&path, settings).await?;
        let slot = Arc::new(Mutex::new(Slot { session, holder: 0 }));
        let (asks, asked) = mpsc::channel(1024);
        let (closing, closed) = mpsc::channel(1);
        tokio::spawn(Desk::new(asked, slot, path, settings.clone()).serve(closed));
        Ok(Self { asks, closing, patience: settings.patience })
    }

    /// Waits for one's turn to write.
    pub(crate) async fn lease(&self, manner: Manner) -> Result<Lease, Fault> {
        let (reply, answer) = oneshot::channel();
        let turn = async {
            self.asks.send(Ask { reply, manner }).await.map_err(|_| closed())?;
            answer.await.map_err(|_| closed())?
        };
        tokio::time::timeout(self.patience, turn).await.map_err(|_| Fault::Busy)?
    }

    /// Lets no new writer in, serves those who wait, brings the write-ahead log home and closes the connection.
    pub(crate) async fn close(&self, patience: Duration) {
        let (done, closed) = oneshot::channel();
        if self.closing.send(done).await.is_ok() {
            let _ = tokio::time::timeout(patience, closed).await;
        }
    }
}

fn closed() -> Fault {
    Fault::Unavailable("it was closed".to_owned())
}

/// The right to use the writing connection until it is given back.
pub(crate) struct Lease {
    number: u64,
    slot: Arc<Mutex<Slot>>,
    turn: Option<oneshot::Sender<Turn>>,
    group: GroupEnd,
}

impl Lease {
    pub(super) fn new(number: u64, slot: Arc<Mutex<Slot>>, turn: oneshot::Sender<Turn>, group: GroupEnd) -> Self {
        Self { number, slot, turn: Some(turn), group }
    }

    /// The end of the group that this writer is in.
    pub(crate) const fn group(&self) -> &GroupEnd {
        &self.group
    }

    pub(crate) async fn rows(&mut self, sql: &Sql, params: Vec<Value>, rows: &mut dyn Gather) -> Result<(), Fault> {
        let answer = self.slot().await?.session.rows(sql, params, rows).await;
        self.noted(answer)
    }

    pub(crate) async fn run(&mut self, sql: &Sql, params: Vec<Value>) -> Result<u64, Fault> {
        let answer = self.slot().await?.session.run(sql, params).await;
        self.noted(answer)
    }

    pub(crate) async fn batches(&mut self, sql: &Sql, params: Vec<Value>, batch: &mut Batch<'_>) -> Result<(), Fault> {
        let answer = self.slot().await?.session.batches(sql, params, batch).await;
        self.noted(answer)
    }

    pub(crate) async fn prepare(&mut self, sql: &Sql) -> Result<(), Fault> {
        let answer = self.slot().await?.session.prepare(sql).await;
        self.noted(answer)
    }

    /// Runs a script without parameters, as long as it takes. Its error is told in the database's own words.
    pub(crate) async fn script(&mut self, text: &str) -> Result<(), Fault> {
        let answer = self.slot().await?.session.script(text).await;
        self.noted(answer.map_err(|error| Fault::Schema(error.to_string())))
    }

    /// Keeps what was written: ends the turn and waits until the group has committed.
    pub(crate) async fn keep(mut self) -> Result<(), Fault> {
        let heard = self.turn.take().is_some_and(|turn| turn.send(Turn::Keep).is_ok());
        // Not heard: the connection was taken back before, and what was written is undone.
        if heard { self.group.wait().await } else { Err(Fault::Over) }
    }

    async fn slot(&self) -> Result<tokio::sync::MutexGuard<'_, Slot>, Fault> {
        let slot = self.slot.lock().await;
        let usable = slot.holder == self.number && !slot.session.was_interrupted();
        if usable { Ok(slot) } else { Err(Fault::Over) }
    }

    /// Remembers what spoils the group: every error of the database that is not a constraint.
    fn noted<T>(&self, answer: Result<T, Fault>) -> Result<T, Fault> {
        if let Err(fault) = &answer {
            let ours = fault.is_constraint() || fault.leaves_transaction_usable() || matches!(fault, Fault::Over);
            if !ours {
                self.group.spoil(fault);
            }
        }
        answer
    }
}

impl Drop for Lease {
    /// Gives the connection back: what was written since the savepoint is undone.
    fn drop(&mut self) {
        if let Some(give_back) = self.turn.take() {
            // Nobody listens when the connection was taken back before.
            let _ = give_back.send(self.group.spoilt().map_or(Turn::Undo, Turn::Spoilt));
        }
    }
}
