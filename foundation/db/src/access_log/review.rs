use kernel::{HouseId, Instant, WorkerId};
use uuid::Uuid;

use super::{
    Head, Seal,
    cut::Begin,
    entry::{LogEntry, START},
    packed::{Packed, RUN},
};
use crate::{Db, Fault, Source, Sql, params, sql};

pub(super) const PAGE: Sql = sql!(
    "select seq, at, worker_id, program, role, action, record_kind, record_id, outcome, reason, words, hash
       from db_access_log where house_id = $1 and seq > $2 order by seq limit $3"
);
pub(super) const ALL: Sql = sql!(
    "select seq, at, worker_id, program, role, action, record_kind, record_id, outcome, reason, words, hash
       from db_access_log
      where house_id = $1 and seq < $2 and seq > $9 and at >= $3 and at < $4
        and (cast($5 as text) is null or outcome = $5) and (cast($6 as text) is null or reason = $6)
        and (cast($8 as text) is null or action = $8)
      order by seq desc limit $7"
);
pub(super) const OF_WORKER: Sql = sql!(
    "select seq, at, worker_id, program, role, action, record_kind, record_id, outcome, reason, words, hash
       from db_access_log
      where house_id = $1 and worker_id = $10 and seq < $2 and seq > $9 and at >= $3 and at < $4
        and (cast($5 as text) is null or outcome = $5) and (cast($6 as text) is null or reason = $6)
        and (cast($8 as text) is null or action = $8)
      order by seq desc limit $7"
);
pub(super) const OF_RECORD: Sql = sql!(
    "select seq, at, worker_id, program, role, action, record_kind, record_id, outcome, reason, words, hash
       from db_access_log
      where house_id = $1 and record_kind = $10 and record_id = $11 and seq < $2 and seq > $9 and at >= $3 and at < $4
        and (cast($5 as text) is null or outcome = $5) and (cast($6 as text) is null or reason = $6)
        and (cast($8 as text) is null or action = $8)
      order by seq desc limit $7"
);
pub(super) const OF_RECORD_BY_WORKER: Sql = sql!(
    "select seq, at, worker_id, program, role, action, record_kind, record_id, outcome, reason, words, hash
       from db_access_log
      where house_id = $1 and record_kind = $10 and record_id = $11 and worker_id = $12
        and seq < $2 and seq > $9 and at >= $3 and at < $4
        and (cast($5 as text) is null or outcome = $5) and (cast($6 as text) is null or reason = $6)
        and (cast($8 as text) is null or action = $8)
      order by seq desc limit $7"
);

pub(super) const LAST_ENTRY: Sql = sql!("select max(seq) from db_access_log where house_id = $1");

/// How many entries are read at once, each page in a look of its own so that nobody waits behind a long one.
const READ_AT_ONCE: i64 = 5_000;

/// A chain that was followed from its begin to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// How many entries it has now.
    pub entries: i64,
    /// The number of the last.
    pub last: i64,
    /// How many seals are on it.
    pub seals: usize,
}

/// Where a chain was changed, or why it could not be followed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// This entry is not the one that was written.
    #[error("entry {0} is not what was written")]
    Entry(i64),
    /// This entry is missing.
    #[error("entry {0} is missing")]
    Missing(i64),
    /// The end of the chain is not the last entry.
    #[error("the end of the chain is not its last entry")]
    End,
    /// The seal on this entry was not made by a key of the house, or not for this entry.
    #[error("the seal on entry {0} does not hold")]
    Seal(i64),
    /// The database did not answer.
    #[error(transparent)]
    Database(#[from] Fault),
}

/// What to look for in the log; everything that is left empty holds for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// Who.
    pub worker: Option<WorkerId>,
    /// To which thing, by sort and id.
    pub record: Option<(String, Uuid)>,
    /// The code of an action.
    pub action: Option<String>,
    /// `seen`, `done` or `refused`.
    pub outcome: Option<String>,
    /// The code of a reason.
    pub reason: Option<String>,
    /// Not before this moment.
    pub from: Option<Instant>,
    /// Before this moment.
    pub until: Option<Instant>,
    /// Before the entry of this number: the next page.
    pub before: Option<i64>,
}

impl LogEntry {
    /// The entries that fit, the newest first, at most `limit`. None that the log says were cut off, also when they still lie there.
    ///
    /// # Errors
    /// What the database says.
    pub async fn find(source: &mut impl Source, filter: &LogFilter, limit: u32) -> Result<Vec<Self>, Fault> {
        let (from, until) = (Instant::from_micros(i64::MIN), Instant::from_micros(i64::MAX));
        let behind = Begin::believed(source).await?;
        let mut values = Vec::from(params![
            source.house(),
            filter.before.unwrap_or(i64::MAX),
            filter.from.unwrap_or(from),
            filter.until.unwrap_or(until),
            filter.outcome.as_ref(),
            filter.reason.as_ref(),
            limit,
            filter.action.as_ref(),
            behind,
        ]);
        if let Some((kind, id)) = &filter.record {
            values.extend(params![kind, id]);
        }
        values.extend(filter.worker.map(|worker| params![worker]).into_iter().flatten());
        let which = match (&filter.record, filter.worker) {
            (None, None) => &ALL,
            (None, Some(_)) => &OF_WORKER,
            (Some(_), None) => &OF_RECORD,
            (Some(_), Some(_)) => &OF_RECORD_BY_WORKER,
        };
        source.all(which, values).await
    }
}

impl Db {
    /// Follows the chain of a house from its begin to its end, and says where it was changed. `holds` tells whether a seal was
    /// made by a key of the house; `progress` hears how many entries were followed, and of how many.
    ///
    /// # Errors
    /// The first place at which the chain is [`Broken`].
    pub async fn verify_log(
        &self,
        house: HouseId,
        holds: impl Fn(&Seal) -> bool,
        mut progress: impl FnMut(i64, i64),
    ) -> Result<Verified, Broken> {
        let mut begin = Begin::of(&mut self.read(house).await?).await?;
        loop {
            let found = self.follow_log(house, begin, &holds, &mut progress).await;
            let now = Begin::of(&mut self.read(house).await?).await?;
            match found {
                // It was cut off while it was followed.
                Err(Broken::Missing(_)) if now != begin => begin = now,
                found => return found,
            }
        }
    }

    async fn follow_log(
        &self,
        house: HouseId,
        begin: Begin,
        holds: &impl Fn(&Seal) -> bool,
        progress: &mut impl FnMut(i64, i64),
    ) -> Result<Verified, Broken> {
        let (last, head, seals) = {
            let mut read = self.read(house).await?;
            // The last entry before the end of the chain: what is added between the two lies behind neither.
            let last = read.value::<Option<i64>>(&LAST_ENTRY, params![house]).await?.unwrap_or(0);
            (last, Head::of(&mut read).await?, Seal::all(&mut read).await?)
        };
        let head = head.unwrap_or_else(|| Head { seq: 0, hash: START.to_vec() });
        if last > head.seq {
            return Err(Broken::End);
        }
        if let Some(loose) = seals.iter().find(|seal| seal.seq > head.seq || !holds(seal)) {
            return Err(Broken::Seal(loose.seq));
        }
        let anchor = begin.anchor(&seals, self.makers().clock.now())?;
        let mut walk = Walk::behind(house, anchor, &seals);
        while walk.at < head.seq {
            let run = self.run_of(house, walk.at, head.seq).await?;
            if walk.follow_run(&run).is_none() {
                walk.follow(self.page(house, walk.at, head.seq).await?)?;
            }
            progress(walk.at, head.seq);
        }
        if walk.hash != head.hash {
            return Err(Broken::End);
        }
        Ok(Verified { entries: walk.followed, last: head.seq, seals: seals.len() })
    }

    /// The next entries up to `last`, laid end to end.
    async fn run_of(&self, house: HouseId, behind: i64, last: i64) -> Result<Vec<u8>, Fault> {
        let limit = READ_AT_ONCE.min(last - behind);
        let run = self.read(house).await?.value::<Option<Vec<u8>>>(&RUN, params![house, behind, limit]).await?;
        Ok(run.unwrap_or_default())
    }

    /// The next entries up to `last`, one by one. One that cannot be read was changed, and is named.
    async fn page(&self, house: HouseId, behind: i64, last: i64) -> Result<Vec<LogEntry>, Broken> {
        let limit = READ_AT_ONCE.min(last - behind);
        let mut read = self.read(house).await?;
        match read.all(&PAGE, params![house, behind, limit]).await {
            Err(Fault::Unreadable { .. }) => {}
            page => return Ok(page?),
        }
        let mut page = Vec::new();
        for at in behind..last {
            match read.all::<LogEntry>(&PAGE, params![house, at, 1_i64]).await {
                Err(Fault::Unreadable { .. }) => return Err(Broken::Entry(at + 1)),
                one => page.extend(one?),
            }
        }
        Ok(page)
    }
}

/// How far a chain was followed.
struct Walk<'a> {
    house: HouseId,
    seals: &'a [Seal],
    at: i64,
    hash: Vec<u8>,
    followed: i64,
}

impl<'a> Walk<'a> {
    fn behind(house: HouseId, anchor: Option<&Seal>, seals: &'a [Seal]) -> Self {
        let (at, hash) = anchor.map_or_else(|| (0, START.to_vec()), |seal| (seal.seq, seal.hash.clone()));
        Self { house, seals, at, hash, followed: 0 }
    }

    fn follow(&mut self, entries: Vec<LogEntry>) -> Result<(), Broken> {
        if entries.is_empty() {
            return Err(Broken::Missing(self.at + 1));
        }
        for entry in entries {
            self.step(&entry)?;
        }
        Ok(())
    }

    fn step(&mut self, entry: &LogEntry) -> Result<(), Broken> {
        if entry.seq != self.at + 1 {
            return Err(Broken::Missing(self.at + 1));
        }
        if entry.hash != entry.chained(self.house, &self.hash) {
            return Err(Broken::Entry(entry.seq));
        }
        if !self.fits_its_seal(entry.seq, &entry.hash) {
            return Err(Broken::Seal(entry.seq));
        }
        self.stands_at(entry.seq, &entry.hash);
        Ok(())
    }

    /// Follows a run as long as every entry is the one that was written. None at the first that is not, and for an empty run:
    /// what is wrong with it is told by [`follow`](Self::follow).
    fn follow_run(&mut self, mut run: &[u8]) -> Option<()> {
        if run.is_empty() {
            return None;
        }
        while !run.is_empty() {
            let (entry, rest) = Packed::first(run)?;
            let hash = entry.holds(self.house, &self.hash)?;
            if entry.seq != self.at + 1 || !self.fits_its_seal(entry.seq, hash) {
                return None;
            }
            self.stands_at(entry.seq, hash);
            run = rest;
        }
        Some(())
    }

    fn fits_its_seal(&self, seq: i64, hash: &[u8]) -> bool {
        let sealed = self.seals.binary_search_by_key(&seq, |seal| seal.seq).ok();
        sealed.and_then(|at| self.seals.get(at)).is_none_or(|seal| seal.hash == hash)
    }

    fn stands_at(&mut self, seq: i64, hash: &[u8]) {
        self.at = seq;
        self.followed += 1;
        self.hash.clear();
        self.hash.extend_from_slice(hash);
    }
}
