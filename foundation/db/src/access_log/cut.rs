use kernel::{Actor, Entry, Instant, Outcome, Reason, Record};
use uuid::Uuid;

use super::{Seal, review::Broken};
use crate::{Fault, FromRow, Row, Source, Sql, Tx, params, sql};

/// The fewest days that the log is kept: a seal younger than this is no end for what lies before it.
pub const LOG_DAYS_AT_LEAST: i64 = 365;

/// What the log calls that its oldest entries go. The thing is the seal up to which they go.
const CUT: &str = "db.log.cut";
/// What the log calls a seal where it is the thing of an entry; the id is its number.
pub const SEAL_RECORD: &str = "seal";

pub(super) const NEWEST: Sql = sql!(
    "select seq, at, record_id from db_access_log
      where house_id = $1 and record_kind = 'seal' and record_id is not null
        and action = 'db.log.cut' and program = 'retention' and outcome = 'done'
      order by record_id desc, seq desc limit 1"
);
/// The newest seal before a moment. One behind a later seal says nothing of what lies before it: the clock was wrong.
pub(super) const OLD_SEAL: Sql = sql!(
    "select max(seq) from db_access_seals
      where house_id = $1 and sealed_at < $2
        and seq < (select coalesce(min(seq), 9223372036854775807) from db_access_seals
                    where house_id = $1 and sealed_at >= $2)"
);
pub(super) const LAST: Sql = sql!(
    "select entry.seq, entry.at from db_access_heads as head
       join db_access_log as entry on entry.house_id = head.house_id and entry.seq = head.seq
      where head.house_id = $1"
);
pub(super) const REMOVE: Sql = sql!(
    "delete from db_access_log where house_id = $1 and seq <= $2
        and seq < (select min(seq) + 1000 from db_access_log where house_id = $1)"
);

/// Where a log begins by its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Begin {
    /// The number of the entry that says so; 0 when nothing was ever cut off.
    said_in: i64,
    /// When it was said.
    said_at: Instant,
    /// The number of the seal up to which it was cut off; 0 when it never was.
    seal: i64,
}

impl FromRow for Begin {
    fn from_row(row: &Row) -> Result<Self, Fault> {
        // A number that cannot be read lies behind every entry, so that the entry which says it is found to be changed.
        let seal =
            row.get::<Uuid>("record_id").ok().and_then(|id| i64::try_from(id.as_u128()).ok()).unwrap_or(i64::MAX);
        Ok(Self { said_in: row.get("seq")?, said_at: row.get("at")?, seal })
    }
}

impl Begin {
    const FIRST: Self = Self { said_in: 0, said_at: Instant::from_micros(0), seal: 0 };

    pub(super) async fn of(source: &mut impl Source) -> Result<Self, Fault> {
        let house = source.house();
        Ok(source.optional(&NEWEST, params![house]).await?.unwrap_or(Self::FIRST))
    }

    /// The number of the seal up to which the log was cut off, where what it says may be true; else 0. What still lies before it is on
    /// its way out, and nobody follows it any more. Whether it is true is only known once the log was followed.
    pub(super) async fn believed(source: &mut impl Source) -> Result<i64, Fault> {
        let (begin, house) = (Self::of(source).await?, source.house());
        if begin == Self::FIRST {
            return Ok(0);
        }
        let Some((last, now)) = source.optional::<(i64, Instant)>(&LAST, params![house]).await? else { return Ok(0) };
        let old = source.value(&OLD_SEAL, params![house, begin.up_to(now)]).await?;
        Ok(if begin.said_in <= last && begin.may_be_true(old) { begin.seal } else { 0 })
    }

    /// What was sealed before this moment was old enough to go when it was said, by a clock that says `now`.
    fn up_to(self, now: Instant) -> Instant {
        old_enough(self.said_at.min(now))
    }

    /// Whether the entry that says it is itself followed, and the log could be cut off there; `old` is the newest seal that was old
    /// enough, as every one before it.
    fn may_be_true(self, old: Option<i64>) -> bool {
        self.seal < self.said_in && old.is_some_and(|old| self.seal <= old)
    }

    /// The seal behind which the log is followed; none when it is followed from its first entry.
    ///
    /// # Errors
    /// The entry that says it, when what it says cannot be true. The seal, when there is none.
    pub(super) fn anchor(self, seals: &[Seal], now: Instant) -> Result<Option<&Seal>, Broken> {
        if self == Self::FIRST {
            return Ok(None);
        }
        let old = seals.iter().take_while(|seal| seal.sealed_at < self.up_to(now)).last();
        if !self.may_be_true(old.map(|seal| seal.seq)) {
            return Err(Broken::Entry(self.said_in));
        }
        seals.iter().find(|seal| seal.seq == self.seal).map(Some).ok_or(Broken::Seal(self.seal))
    }
}

/// What was sealed until then may go.
const fn old_enough(now: Instant) -> Instant {
    now.plus_seconds(-LOG_DAYS_AT_LEAST * 24 * 60 * 60)
}

impl Tx {
    /// Cuts off at most a thousand of the oldest entries, up to and with the newest seal that was made before `up_to` and is
    /// [old enough](LOG_DAYS_AT_LEAST), as every seal before it; what is before a seal is older than it. Gives how many go. With the
    /// first of them the log says itself up to which seal it goes: from there it is followed, also when the next step never comes.
    pub(crate) async fn cut_log(&mut self, up_to: Instant) -> Result<u64, Fault> {
        let (house, up_to) = (self.house(), up_to.min(old_enough(self.now())));
        let Some(seal) = self.value::<Option<i64>>(&OLD_SEAL, params![house, up_to]).await? else { return Ok(0) };
        let begin = Begin::believed(self).await?;
        let gone = self.run(&REMOVE, params![house, seal]).await?;
        if gone > 0 && begin < seal {
            let record = Record { kind: SEAL_RECORD, id: u128::try_from(seal).ok().map(Uuid::from_u128) };
            let (actor, reason) = (Actor::Program("retention"), Some(Reason::Upkeep));
            self.log(vec![Entry { actor, role: None, action: CUT, record, reason, outcome: Outcome::Done }]);
        }
        Ok(gone)
    }
}
