use std::{
    ops::ControlFlow,
    path::PathBuf,
    sync::{Arc, OnceLock},
    time::{Duration, Instant},
};

use tokio::sync::{Mutex, mpsc, oneshot, watch};

use super::{
    Session, faults,
    queue::{Ask, Lease, Manner, Slot, Turn},
};
use crate::{Fault, Settings};

/// After how many writers a group ends although others wait.
const MOST_WRITERS: usize = 256;
/// How often a writer may use up its deadline before the connection is taken from it.
const CALLS_PER_TURN: u32 = 2;
/// How many deadlines one waits for the end of a group: the last turn, and the commit. A disk that hangs answers nobody.
const DEADLINES_TO_THE_END: u32 = CALLS_PER_TURN + 1;

const BEGIN: &str = "begin immediate; savepoint writer";
const NEXT: &str = "release writer; savepoint writer";
const UNDO_ONE: &str = "rollback to writer";
const COMMIT: &str = "commit";
const UNDO_ALL: &str = "rollback";
const CHECKPOINT: &str = "pragma wal_checkpoint(truncate)";

type End = watch::Receiver<Option<Result<(), Fault>>>;

/// The end of a group of writers as one of them hears it.
#[derive(Debug, Clone)]
pub(crate) struct GroupEnd {
    end: End,
    /// Why the group was undone, when it was this writer's doing.
    own: Arc<OnceLock<Fault>>,
    longest: Duration,
}

impl GroupEnd {
    /// Waits until the group has committed (`Ok`) or was undone.
    ///
    /// # Errors
    /// Who undid it hears its own fault; the others hear [`Fault::Undone`], which is worth another try. [`Fault::Unknown`]
    /// when the end does not come.
    pub(crate) async fn wait(&self) -> Result<(), Fault> {
        let mut end = self.end.clone();
        let ended = tokio::time::timeout(self.longest, end.wait_for(Option::is_some)).await;
        let ended = ended.ok().and_then(Result::ok).and_then(|end| end.clone()).unwrap_or(Err(Fault::Unknown));
        ended.map_err(|fault| self.own.get().cloned().unwrap_or(fault))
    }

    /// Notes that this writer makes the group fail.
    pub(super) fn spoil(&self, fault: &Fault) {
        // The first fault counts; later ones follow from it.
        let _ = self.own.set(fault.clone());
    }

    /// The fault with which this writer makes the group fail.
    pub(super) fn spoilt(&self) -> Option<Fault> {
        self.own.get().cloned()
    }

    fn for_one_writer(end: &End, deadline: Duration) -> Self {
        Self { end: end.clone(), own: Arc::default(), longest: deadline * DEADLINES_TO_THE_END }
    }
}

/// The one task that owns the writing connection and lends it to one writer at a time.
///
/// A sync of the disk costs more than many small writes, so writers that come while another writes share one commit, the
/// **group**. Each has a savepoint: a writer that gives up undoes only what it wrote itself. Any error of the database
/// that is not a broken constraint undoes the whole group, and nobody has been told anything until the group has ended.
pub(super) struct Desk {
    asks: mpsc::Receiver<Ask>,
    slot: Arc<Mutex<Slot>>,
    path: PathBuf,
    settings: Settings,
    leases: u64,
    broken: Option<Fault>,
}

impl Desk {
    pub(super) fn new(asks: mpsc::Receiver<Ask>, slot: Arc<Mutex<Slot>>, path: PathBuf, settings: Settings) -> Self {
        Self { asks, slot, path, settings, leases: 0, broken: None }
    }

    /// Serves writers until nobody can ask any more or the database is closed.
    pub(super) async fn serve(mut self, mut closing: mpsc::Receiver<oneshot::Sender<()>>) {
        loop {
            tokio::select! {
                Some(ask) = self.asks.recv() => self.group(ask).await,
                Some(done) = closing.recv() => return self.close(done).await,
                else => return,
            }
        }
    }

    async fn close(mut self, done: oneshot::Sender<()>) {
        self.asks.close();
        while let Ok(ask) = self.asks.try_recv() {
            self.group(ask).await;
        }
        if let Err(fault) = self.control(CHECKPOINT).await {
            tracing::warn!(%fault, "the write-ahead log stays beside the database");
        }
        let _ = done.send(());
    }

    /// One group, from its first writer to its commit.
    async fn group(&mut self, first: Ask) {
        let begun = if let Some(broken) = &self.broken { Err(broken.clone()) } else { self.begin().await };
        if let Err(fault) = begun {
            let _ = first.reply.send(Err(fault));
            return;
        }
        let (told, end) = watch::channel(None);
        let ended = match self.take_turns(first, &end).await {
            Ok(kept) => self.commit(kept).await,
            Err(fault) => {
                tracing::warn!(%fault, "a group of writers was undone");
                self.undo_all().await;
                Err(Fault::Undone)
            }
        };
        let _ = told.send(Some(ended));
    }

    /// Lets writers in one after the other until nobody waits or the group is full; gives how many want to be kept.
    async fn take_turns(&mut self, first: Ask, end: &End) -> Result<usize, Fault> {
        let started = Instant::now();
        let (mut kept, mut turns) = (0, 0);
        let mut next = Some(first);
        while let Some(ask) = next {
            let alone = ask.manner == Manner::Alone || !self.settings.group;
            let turn = self.lend(ask, end).await;
            let stays = self.close_turn(&turn).await?;
            kept += usize::from(matches!(turn, Turn::Keep));
            turns += 1;
            let full = alone || turns >= MOST_WRITERS || started.elapsed() >= self.settings.longest_group;
            next = if full { None } else { self.next_writer(stays).await? };
        }
        metrics::histogram!("db_group_writers").record(f64::from(u32::try_from(turns).unwrap_or(u32::MAX)));
        Ok(kept)
    }

    /// The next one who waits, with a savepoint behind what must stay.
    async fn next_writer(&mut self, stays: ControlFlow<()>) -> Result<Option<Ask>, Fault> {
        let Ok(ask) = self.asks.try_recv() else { return Ok(None) };
        if stays.is_continue()
            && let Err(fault) = self.control(NEXT).await
        {
            let _ = ask.reply.send(Err(Fault::Undone));
            return Err(fault);
        }
        Ok(Some(ask))
    }

    /// Undoes what the writer does not want to be kept. `Continue` when its savepoint holds work that the next one must
    /// not undo.
    async fn close_turn(&self, turn: &Turn) -> Result<ControlFlow<()>, Fault> {
        match turn {
            Turn::Keep => Ok(ControlFlow::Continue(())),
            Turn::Undo => self.control(UNDO_ONE).await.map(ControlFlow::Break),
            Turn::Spoilt(fault) => Err(fault.clone()),
        }
    }

    /// Lends the connection to one writer and waits until it comes back, or takes it back.
    async fn lend(&mut self, ask: Ask, end: &End) -> Turn {
        let (give_back, turn) = oneshot::channel();
        let number = self.next_number().await;
        let lease = Lease::new(
            number,
            Arc::clone(&self.slot),
            give_back,
            GroupEnd::for_one_writer(end, self.settings.deadline),
        );
        // A writer that stopped waiting drops the lease at once, and that gives it back.
        drop(ask.reply.send(Ok(lease)));
        match ask.manner {
            Manner::Alone => turn.await.unwrap_or(Turn::Undo),
            Manner::Shared => self.turn_in_time(turn).await,
        }
    }

    /// Waits for the lease to come back, and declares it void when its holder does something else than writing.
    async fn turn_in_time(&self, mut turn: oneshot::Receiver<Turn>) -> Turn {
        let longest = self.settings.deadline * CALLS_PER_TURN;
        if let Ok(ended) = tokio::time::timeout(longest, &mut turn).await {
            return ended.unwrap_or(Turn::Undo);
        }
        // From here on the holder cannot say "keep" any more; if it just did, it counts.
        turn.close();
        turn.try_recv().unwrap_or_else(|_| {
            tracing::error!("a writer held the database without using it; its turn was taken away");
            Turn::Undo
        })
    }

    async fn next_number(&mut self) -> u64 {
        self.leases += 1;
        self.slot.lock().await.holder = self.leases;
        self.leases
    }

    /// Runs a control statement; the lease that was in force is void from here on.
    async fn control(&self, text: &'static str) -> Result<(), Fault> {
        let mut slot = self.slot.lock().await;
        slot.holder = 0;
        slot.session.control(text).await.map_err(|error| faults::of_control(&error))
    }

    async fn begin(&mut self) -> Result<(), Fault> {
        let begun = self.control(BEGIN).await;
        match begun {
            Err(Fault::Undone | Fault::Broken(_) | Fault::Unavailable(_)) => {
                self.reopen().await?;
                self.control(BEGIN).await
            }
            other => other,
        }
    }

    async fn commit(&mut self, kept: usize) -> Result<(), Fault> {
        if kept == 0 {
            self.undo_all().await;
            return Ok(());
        }
        let started = Instant::now();
        let mut slot = self.slot.lock().await;
        slot.holder = 0;
        let ended = slot.session.control(COMMIT).await;
        drop(slot);
        metrics::histogram!("db_commit_seconds").record(started.elapsed().as_secs_f64());
        match ended {
            Ok(()) => Ok(()),
            Err(error) => Err(self.failed_commit(&error).await),
        }
    }

    async fn failed_commit(&mut self, error: &sqlx::Error) -> Fault {
        let fault = faults::of_commit(error);
        tracing::error!(%fault, "a group of writers could not be committed");
        if faults::is_fatal(error) {
            self.broken = Some(Fault::Broken("a write or sync of the disk failed".to_owned()));
        }
        self.undo_all().await;
        fault
    }

    /// Undoes the group. The database may have undone it already (disk full, interrupt), and then says so.
    async fn undo_all(&self) {
        if let Err(fault) = self.control(UNDO_ALL).await {
            tracing::debug!(%fault, "nothing was left to undo");
        }
    }

    async fn reopen(&mut self) -> Result<(), Fault> {
        tracing::warn!("the writing connection is opened anew");
        let session = Session::writer(&self.path, &self.settings).await?;
        self.slot.lock().await.session = session;
        Ok(())
    }
}
