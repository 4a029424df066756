use kernel::{Instant, Recorded, WorkerId};

use crate::{Fault, Source, Sql, from_row, params, sql};

pub(super) const DEEDS: Sql = sql!(
    "select worker_id, action, max(at) as last_at from db_access_log
      where house_id = $1 and record_kind = $2 and record_id = $3 and outcome = 'done' and at >= $4
        and worker_id is not null
      group by worker_id, action order by worker_id, action"
);

/// What somebody did to one thing, for rules that ask who did it. The log is the memory that nobody clears by the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// Who.
    pub worker_id: WorkerId,
    /// What: the code of the action.
    pub action: String,
    /// When they last did it.
    pub last_at: Instant,
}

from_row!(Deed { worker_id, action, last_at });

impl Deed {
    /// What people did to a thing since a moment, once for each who and what. What this transaction itself does is not in it.
    ///
    /// # Errors
    /// What the database says.
    pub async fn done_to<I: Recorded>(source: &mut impl Source, thing: I, since: Instant) -> Result<Vec<Self>, Fault> {
        let house = source.house();
        source.all(&DEEDS, params![house, I::KIND, thing.as_uuid(), since]).await
    }
}
