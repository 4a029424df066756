use db::{Fault, Source, Sql, Tx, from_row, params, sql};
use kernel::{Action, Instant, Lang, May, Recorded, WorkerId};

use crate::rules::{
    link::Purpose,
    token::{Token, TokenHash},
};

kernel::typed_id! {
    /// A link that works once.
    LinkId
}

impl Recorded for LinkId {
    const KIND: &'static str = "link";
}

pub(super) const STATEMENTS: &[Sql] = &[MAKE, OPEN, USE, END_OTHERS, LAST, SWEEP];

const MAKE: Sql = sql!(
    "insert into people_links (house_id, id, worker_id, token_hash, purpose, made_at, made_by, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)"
);
const OPEN: Sql = sql!(
    "select link.id, link.worker_id, link.purpose, worker.name, worker.email, worker.lang from people_links link
       join people_workers worker on worker.house_id = link.house_id and worker.id = link.worker_id
      where link.house_id = $1 and link.token_hash = $2 and link.ends_at > $3 and link.used_at is null
        and worker.ended_at is null"
);
const USE: Sql = sql!("update people_links set used_at = $3 where house_id = $1 and id = $2 and used_at is null");
const END_OTHERS: Sql = sql!(
    "update people_links set used_at = $4
      where house_id = $1 and worker_id = $2 and purpose = $3 and used_at is null"
);
const LAST: Sql = sql!("select max(made_at) from people_links where house_id = $1 and worker_id = $2 and purpose = $3");
const SWEEP: Sql = sql!("delete from people_links where house_id = $1 and ends_at < $2");

/// A link that still works, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenLink {
    /// Which.
    pub id: LinkId,
    /// For whom.
    pub worker_id: WorkerId,
    /// What it is for.
    pub purpose: Purpose,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their language.
    pub lang: Lang,
}

from_row!(OpenLink { id, worker_id, purpose, name, email, lang });

/// Makes a link for somebody; an older one for the same purpose works no more.
///
/// # Errors
/// What the database says.
pub async fn make_link<A: Action>(tx: &mut Tx, may: &May<A, WorkerId>, purpose: Purpose) -> Result<Token, Fault> {
    let (id, token) = (tx.fresh::<LinkId>(), Token::fresh(tx.makers()));
    let (house, worker, now) = (tx.house(), may.subject(), tx.now());
    if purpose.chooses_password() {
        tx.run(&END_OTHERS, params![house, worker, purpose, now]).await?;
    }
    let ends = now.plus_seconds(purpose.seconds());
    let row = params![house, id, worker, token.hash().as_slice(), purpose, now, tx.actor().to_string(), ends];
    tx.run(&MAKE, row).await?;
    tx.does(may);
    tx.made(may, &id);
    Ok(token)
}

/// When the newest link of somebody for a purpose was made, used or not.
///
/// # Errors
/// What the database says.
pub async fn last_link(source: &mut impl Source, worker: WorkerId, purpose: Purpose) -> Result<Option<Instant>, Fault> {
    let house = source.house();
    source.value(&LAST, params![house, worker, purpose]).await
}

/// The link with this token, while it works.
///
/// # Errors
/// What the database says.
pub async fn open_link(source: &mut impl Source, token: &TokenHash, now: Instant) -> Result<Option<OpenLink>, Fault> {
    let house = source.house();
    source.optional(&OPEN, params![house, token.as_slice(), now]).await
}

/// Uses a link. False when somebody was first.
///
/// # Errors
/// What the database says.
pub async fn use_link(tx: &mut Tx, link: LinkId) -> Result<bool, Fault> {
    Ok(tx.run(&USE, params![tx.house(), link, tx.now()]).await? == 1)
}

/// Forgets the links that worked no longer at this moment.
///
/// # Errors
/// What the database says.
pub async fn sweep_links(tx: &mut Tx, before: Instant) -> Result<u64, Fault> {
    tx.run(&SWEEP, params![tx.house(), before]).await
}
