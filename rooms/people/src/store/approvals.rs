use db::{Fault, Source, Sql, Tx, from_row, params, sql};
use kernel::{Instant, Recorded, WorkerId};

use crate::rules::approval::{Matter, Verdict};

kernel::typed_id! {
    /// A question that takes somebody else's approval.
    ApprovalId
}

impl Recorded for ApprovalId {
    const KIND: &'static str = "approval";
}

pub(super) const STATEMENTS: &[Sql] = &[ASK, OPEN, DECIDE, WITHDRAW, SWEEP];

const ASK: Sql = sql!(
    "insert into people_approvals (house_id, id, matter, worker_id, asked_by, asked_at, ends_at, code_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8)"
);
const OPEN: Sql = sql!(
    "select approval.id, approval.asked_by, asker.name as asker, approval.ends_at, approval.code_hash
       from people_approvals approval
       join people_workers asker on asker.house_id = approval.house_id and asker.id = approval.asked_by
      where approval.house_id = $1 and approval.matter = $2 and approval.worker_id = $3
        and approval.decided_at is null and approval.ends_at > $4"
);
const DECIDE: Sql = sql!(
    "update people_approvals set decided_at = $3, decided_by = $4, outcome = $5
      where house_id = $1 and id = $2 and decided_at is null and ends_at > $3"
);
const WITHDRAW: Sql = sql!(
    "update people_approvals set decided_at = $4, decided_by = $5, outcome = 'withdrawn'
      where house_id = $1 and matter = $2 and worker_id = $3 and decided_at is null"
);
const SWEEP: Sql = sql!("delete from people_approvals where house_id = $1 and ends_at < $2");

/// A question that waits for somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenApproval {
    /// Which.
    pub id: ApprovalId,
    /// Who asks.
    pub asked_by: WorkerId,
    /// Their name.
    pub asker: String,
    /// Until when it can be approved.
    pub ends_at: Instant,
    /// The hash of what the one who asks says to the one who approves.
    pub code_hash: Option<Vec<u8>>,
}

from_row!(OpenApproval { id, asked_by, asker, ends_at, code_hash });

/// Asks for something about somebody; an open question of the same sort about them goes.
///
/// # Errors
/// What the database says.
pub async fn ask_approval(
    tx: &mut Tx,
    matter: Matter,
    about: WorkerId,
    by: WorkerId,
    code_hash: Option<Vec<u8>>,
) -> Result<ApprovalId, Fault> {
    withdraw_approval(tx, matter, about, by).await?;
    let id = tx.fresh::<ApprovalId>();
    let ends = tx.now().plus_seconds(matter.seconds());
    tx.run(&ASK, params![tx.house(), id, matter, about, by, tx.now(), ends, code_hash]).await?;
    Ok(id)
}

/// The open question of a sort about somebody.
///
/// # Errors
/// What the database says.
pub async fn open_approval(
    source: &mut impl Source,
    matter: Matter,
    about: WorkerId,
    now: Instant,
) -> Result<Option<OpenApproval>, Fault> {
    let house = source.house();
    source.optional(&OPEN, params![house, matter, about, now]).await
}

/// Decides a question. False when somebody was first, or it is too late.
///
/// # Errors
/// What the database says.
pub async fn decide_approval(tx: &mut Tx, id: ApprovalId, by: WorkerId, verdict: Verdict) -> Result<bool, Fault> {
    Ok(tx.run(&DECIDE, params![tx.house(), id, tx.now(), by, verdict]).await? == 1)
}

/// Takes back what is open of a sort about somebody.
///
/// # Errors
/// What the database says.
pub async fn withdraw_approval(tx: &mut Tx, matter: Matter, about: WorkerId, by: WorkerId) -> Result<bool, Fault> {
    Ok(tx.run(&WITHDRAW, params![tx.house(), matter, about, tx.now(), by]).await? > 0)
}

/// Forgets the questions that ended before this moment.
///
/// # Errors
/// What the database says.
pub async fn sweep_approvals(tx: &mut Tx, before: Instant) -> Result<u64, Fault> {
    tx.run(&SWEEP, params![tx.house(), before]).await
}
