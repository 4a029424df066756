use std::{collections::HashMap, future::Future, pin::pin, sync::Arc, time::Duration};

use kernel::HouseId;
use tokio::{
    task::{Id, JoinSet},
    time::timeout,
};

use super::{
    Failure, Handlers, JobId, Work, events,
    handlers::Entry,
    hands::READY,
    statements::{BURY, BURY_EMPTY, DONE, HAND, POSTPONE, TAKE},
};
use crate::{Db, Fault, from_row, params, source::Gathered, sqlite::Manner};

/// How long a job is lent to its worker, in seconds. Longer than any attempt may take.
const LEASE: i64 = 300;
/// How many jobs are at work at the same time.
const AT_ONCE: usize = 4;
/// How long to sleep when nothing is due; another program may have left a job.
const NAP: Duration = Duration::from_secs(1);
/// How often the tables are swept and measured.
const HOUSEKEEPING: Duration = Duration::from_secs(60);
/// The wait after the first failure and the longest one, in seconds.
const FIRST_WAIT: i64 = 10;
const LONGEST_WAIT: i64 = 3_600;

/// The worker that takes jobs and runs them.
#[derive(Clone)]
pub struct Jobs(Arc<Inner>);

struct Inner {
    db: Db,
    handlers: Handlers,
}

/// What one round of work came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ran {
    /// Jobs that succeeded.
    pub done: usize,
    /// Jobs that failed and will be tried again, or lie ready for somebody's hands.
    pub postponed: usize,
    /// Jobs that were given up and wait for a person.
    pub dead: usize,
    /// Jobs that somebody else had taken over meanwhile.
    pub lost: usize,
}

/// A job that was taken, with its lease.
#[derive(Clone)]
struct Taken {
    house_id: HouseId,
    id: JobId,
    name: String,
    payload: String,
    attempts: u32,
    fence: i64,
    said: Option<String>,
}

from_row!(Taken { house_id, id, name, payload, attempts, fence, said });

enum Outcome {
    Done,
    Postponed,
    Dead,
    Lost,
}

impl Jobs {
    /// A worker for this database. It does nothing until it is run.
    #[must_use]
    pub fn new(db: Db, handlers: Handlers) -> Self {
        Self(Arc::new(Inner { db, handlers }))
    }

    /// Runs what is due now, including what that leaves behind, and returns when nothing is due any more.
    ///
    /// # Errors
    /// What the database says; a job that fails is no error.
    pub async fn run_due(&self) -> Result<Ran, Fault> {
        let mut ran = Ran::default();
        loop {
            let taken = self.take(AT_ONCE).await?;
            if taken.is_empty() {
                return Ok(ran);
            }
            let mut crew = Crew::default();
            taken.into_iter().for_each(|job| crew.start(self, job));
            while let Some((job, ended)) = crew.next().await {
                ran.count(&self.close(&job, ended).await?);
            }
        }
    }

    /// Works until `stop` is ready; then takes nothing new and gives the running jobs `patience` to end. What is cut off
    /// then is taken again when its lease has run out.
    pub async fn run_until(&self, stop: impl Future<Output = ()>, patience: Duration) {
        let mut stop = pin!(stop);
        let mut crew = Crew::default();
        let mut housekeeping = tokio::time::interval(HOUSEKEEPING);
        loop {
            // Not inside the choice below: a take that is dropped half-way would keep its jobs until their lease runs out.
            self.hire(&mut crew).await;
            tokio::select! {
                () = &mut stop => break,
                Some((job, ended)) = crew.next() => self.note(&job, ended).await,
                _ = housekeeping.tick() => self.keep_house().await,
                () = self.0.db.job_bell().notified() => {}
                () = tokio::time::sleep(NAP) => {}
            }
        }
        let rest = async {
            while let Some((job, ended)) = crew.next().await {
                self.note(&job, ended).await;
            }
        };
        if timeout(patience, rest).await.is_err() {
            tracing::warn!("jobs were cut off; they run again when their lease has run out");
        }
    }

    async fn take(&self, most: usize) -> Result<Vec<Taken>, Fault> {
        let db = &self.0.db;
        let now = db.makers().clock.now();
        let mut writer = db.writer(Manner::Shared).await?;
        let mut taken = Gathered::<Taken>::all();
        writer.rows(&TAKE, params![now, now.plus_seconds(LEASE), most as i64].into(), &mut taken).await?;
        let taken = taken.finish()?;
        if !taken.is_empty() {
            writer.commit().await?;
        }
        Ok(taken)
    }

    /// Takes as many jobs as there are free hands.
    async fn hire(&self, crew: &mut Crew) {
        let free = AT_ONCE.saturating_sub(crew.jobs.len());
        if free == 0 {
            return;
        }
        match self.take(free).await {
            Ok(taken) => taken.into_iter().for_each(|job| crew.start(self, job)),
            Err(fault) => tracing::warn!(%fault, "no jobs could be taken"),
        }
    }

    async fn note(&self, job: &Taken, ended: Result<(), Failure>) {
        if let Err(fault) = self.close(job, ended).await {
            tracing::warn!(job = %job.id, name = job.name, %fault, "the end of a job could not be noted");
        }
    }

    /// Notes how an attempt ended.
    async fn close(&self, job: &Taken, ended: Result<(), Failure>) -> Result<Outcome, Fault> {
        let attempts = self.0.handlers.of(&job.name).map_or(events::ATTEMPTS, |entry| entry.attempts);
        match ended {
            Ok(()) => self.finish(job).await,
            Err(Failure::ByHand) => self.hand(job).await,
            Err(Failure::Later(reason)) if job.attempts < attempts => self.postpone(job, &reason).await,
            Err(failure) => self.bury(job, &failure).await,
        }
    }

    async fn finish(&self, job: &Taken) -> Result<Outcome, Fault> {
        self.update(&DONE, params![job.house_id, job.id, job.fence].into()).await?;
        Ok(Outcome::Done)
    }

    async fn hand(&self, job: &Taken) -> Result<Outcome, Fault> {
        let now = self.0.db.makers().clock.now();
        let row = params![job.house_id, job.id, job.fence, now, now.plus_seconds(READY)];
        let kept = self.update(&HAND, row.into()).await?;
        Ok(if kept == 1 { Outcome::Postponed } else { Outcome::Lost })
    }

    async fn postpone(&self, job: &Taken, reason: &str) -> Result<Outcome, Fault> {
        let makers = self.0.db.makers();
        let due = makers.clock.now().plus_seconds(wait_after(job.attempts, makers.chance()));
        tracing::warn!(job = %job.id, name = job.name, attempt = job.attempts, reason, %due, "a job failed and waits");
        let kept = self.update(&POSTPONE, params![job.house_id, job.id, job.fence, due, reason].into()).await?;
        Ok(if kept == 1 { Outcome::Postponed } else { Outcome::Lost })
    }

    async fn bury(&self, job: &Taken, failure: &Failure) -> Result<Outcome, Fault> {
        tracing::error!(job = %job.id, name = job.name, attempt = job.attempts, %failure, "a job failed for good");
        let now = self.0.db.makers().clock.now();
        let reason = failure.to_string();
        let how = if matches!(failure, Failure::Void(_)) { &BURY_EMPTY } else { &BURY };
        let kept = self.update(how, params![job.house_id, job.id, job.fence, now, reason].into()).await?;
        Ok(if kept == 1 { Outcome::Dead } else { Outcome::Lost })
    }

    async fn update(&self, sql: &crate::Sql, params: Vec<crate::Value>) -> Result<u64, Fault> {
        let mut writer = self.0.db.writer(Manner::Shared).await?;
        let touched = writer.run(sql, params).await?;
        writer.commit().await.map(|()| touched)
    }

    async fn keep_house(&self) {
        let swept = self.0.db.sweep().await;
        let measured = self.0.db.measure().await;
        if let Err(fault) = swept.and(measured) {
            tracing::warn!(%fault, "the tables of the database could not be swept");
        }
    }
}

impl Ran {
    const fn count(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Done => self.done += 1,
            Outcome::Postponed => self.postponed += 1,
            Outcome::Dead => self.dead += 1,
            Outcome::Lost => self.lost += 1,
        }
    }
}

/// The jobs that are at work.
#[derive(Default)]
struct Crew {
    running: JoinSet<Result<(), Failure>>,
    jobs: HashMap<Id, Taken>,
}

impl Crew {
    fn start(&mut self, jobs: &Jobs, job: Taken) {
        let attempt = attempt(jobs.clone(), job.clone());
        let id = self.running.spawn(attempt).id();
        self.jobs.insert(id, job);
    }

    /// The next job that ends, also by a panic; nothing when none is at work.
    async fn next(&mut self) -> Option<(Taken, Result<(), Failure>)> {
        let (id, ended) = match self.running.join_next_with_id().await? {
            Ok((id, ended)) => (id, ended),
            Err(broken) => (broken.id(), Err(Failure::Later("the attempt broke off".to_owned()))),
        };
        Some((self.jobs.remove(&id)?, ended))
    }
}

async fn attempt(jobs: Jobs, job: Taken) -> Result<(), Failure> {
    let Some(entry) = jobs.0.handlers.of(&job.name) else { return unhandled(&job.name) };
    if job.attempts > entry.attempts {
        return Err(Failure::Never("its worker ended in the middle of each attempt".to_owned()));
    }
    let deadline = entry.deadline;
    let answer = timeout(deadline, run(&jobs.0.db, entry, &job)).await;
    answer.unwrap_or_else(|_| Err(Failure::Later(format!("took longer than {deadline:?}"))))
}

async fn run(db: &Db, entry: &Entry, job: &Taken) -> Result<(), Failure> {
    for handler in &entry.handlers {
        let work = Work {
            db: db.clone(),
            house: job.house_id,
            id: job.id,
            name: entry.name,
            attempt: job.attempts,
            fence: job.fence,
            said: job.said.clone(),
        };
        handler(work, &job.payload)?.await?;
    }
    Ok(())
}

fn unhandled(name: &str) -> Result<(), Failure> {
    if events::is_event(name) { Ok(()) } else { Err(Failure::Later("this release has no such job".to_owned())) }
}

/// Seconds until the next attempt: twice as long each time, and by chance between half of that and all of it, so that what
/// failed together does not come back together.
fn wait_after(attempt: u32, chance: [u8; 16]) -> i64 {
    let whole = FIRST_WAIT.saturating_mul(1_i64 << attempt.saturating_sub(1).min(20)).min(LONGEST_WAIT);
    let half = whole / 2;
    half + i64::from(chance[0]) * (whole - half) / i64::from(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_to_an_hour_and_is_never_less_than_half() {
        let longest = [1, 2, 3, 9, 10, 400].map(|attempt| wait_after(attempt, [255; 16]));
        assert_eq!(longest, [10, 20, 40, 2560, 3600, 3600]);
        assert_eq!([1, 10].map(|attempt| wait_after(attempt, [0; 16])), [5, 1800]);
    }
}
