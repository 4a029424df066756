use kernel::{Actor, Entry, Instant, Outcome, Reason, Record};
use uuid::Uuid;

use super::{Head, review::Broken};
use crate::{Fault, FromRow, Row, Source, Sql, Tx, params, sql};

/// What the log calls that its oldest entries go. The thing is the seal up to which they go; its id is its number.
const CUT: &str = "db.log.cut";
const SEAL: &str = "seal";

pub(super) const NEWEST: Sql = sql!(
    "select seq, record_id from db_access_log
      where house_id = $1 and record_kind = 'seal' and record_id is not null order by record_id desc limit 1"
);
pub(super) const OLD_SEAL: Sql = sql!("select max(seq) from db_access_seals where house_id = $1 and sealed_at < $2");
pub(super) const REMOVE: Sql = sql!(
    "delete from db_access_log where house_id = $1 and seq <= $2
        and seq < (select min(seq) + 1000 from db_access_log where house_id = $1)"
);

/// Where a log begins by its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Begin {
    /// The number of the entry that says so; 0 when nothing was ever cut off.
    said_in: i64,
    /// The number of the seal up to which it was cut off; 0 when it never was.
    pub(super) seal: i64,
}

impl FromRow for Begin {
    fn from_row(row: &Row) -> Result<Self, Fault> {
        let seal: Uuid = row.get("record_id")?;
        Ok(Self { said_in: row.get("seq")?, seal: i64::try_from(seal.as_u128()).unwrap_or(i64::MAX) })
    }
}

impl Begin {
    const FIRST: Self = Self { said_in: 0, seal: 0 };

    pub(super) async fn of(source: &mut impl Source) -> Result<Self, Fault> {
        let house = source.house();
        Ok(source.optional(&NEWEST, params![house]).await?.unwrap_or(Self::FIRST))
    }

    /// That the entry which says it lies between the seal and the end of the chain: only then is it itself followed.
    pub(super) fn sound(self, head: &Head) -> Result<Self, Broken> {
        let is_followed = self.seal < self.said_in && self.said_in <= head.seq;
        if self == Self::FIRST || is_followed { Ok(self) } else { Err(Broken::Entry(self.said_in)) }
    }
}

impl Tx {
    /// Cuts off at most a thousand of the oldest entries, up to and with the newest seal that was made before `up_to`; what is before a
    /// seal is older than it. Gives how many go. With the first of them the log says itself up to which seal it goes: from there it
    /// is followed, also when the next step never comes.
    pub(crate) async fn cut_log(&mut self, up_to: Instant) -> Result<u64, Fault> {
        let house = self.house();
        let Some(seal) = self.value::<Option<i64>>(&OLD_SEAL, params![house, up_to]).await? else { return Ok(0) };
        let begin = Begin::of(self).await?;
        let gone = self.run(&REMOVE, params![house, seal]).await?;
        if gone > 0 && begin.seal != seal {
            let record = Record { kind: SEAL, id: u128::try_from(seal).ok().map(Uuid::from_u128) };
            let (actor, reason) = (Actor::Program("retention"), Some(Reason::Upkeep));
            self.log(vec![Entry { actor, role: None, action: CUT, record, reason, outcome: Outcome::Done }]);
        }
        Ok(gone)
    }
}
