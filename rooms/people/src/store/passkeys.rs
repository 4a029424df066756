use db::{Fault, Source, Sql, Tx, from_row, params, sql};
use kernel::{Instant, May, Recorded, Scope, WorkerId};

use crate::{
    access::ChangeAccount,
    rules::{passkey, ways_in::WaysIn},
};

kernel::typed_id! {
    /// A passkey.
    PasskeyId
}

impl Recorded for PasskeyId {
    const KIND: &'static str = "passkey";
}

pub(super) const STATEMENTS: &[Sql] = &[ADD, ALL, KNOWN, NOTE_USE, SCOPE, HOLD, REMOVE, WAYS_IN];

const ADD: Sql = sql!(
    "insert into people_passkeys (house_id, id, worker_id, credential, name, public_key, counter, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)"
);
const ALL: Sql = sql!(
    "select id, credential, name, made_at, used_at from people_passkeys
      where house_id = $1 and worker_id = $2 order by made_at, id limit 100"
);
const KNOWN: Sql = sql!(
    "select passkey.id, passkey.worker_id, passkey.public_key from people_passkeys passkey
       join people_workers worker on worker.house_id = passkey.house_id and worker.id = passkey.worker_id
      where passkey.house_id = $1 and passkey.credential = $2 and worker.ended_at is null"
);
// Most keys do not count and always say zero.
const NOTE_USE: Sql = sql!(
    "update people_passkeys set public_key = $3, counter = $4, used_at = $5
      where house_id = $1 and id = $2 and (counter < $4 or (counter = 0 and $4 = 0))"
);
const SCOPE: Sql = sql!("select worker_id from people_passkeys where house_id = $1 and id = $2");
const HOLD: Sql = sql!("update people_workers set version = version where house_id = $1 and id = $2");
const REMOVE: Sql = sql!("delete from people_passkeys where house_id = $1 and worker_id = $2 and id = $3");
const WAYS_IN: Sql = sql!(
    "select exists (select 1 from people_passwords where house_id = $1 and worker_id = $2) as has_password,
            exists (select 1 from people_authenticators
                     where house_id = $1 and worker_id = $2 and confirmed_at is not null) as has_app,
            (select count(*) from people_passkeys where house_id = $1 and worker_id = $2) as passkeys,
            (select count(*) from people_identities where house_id = $1 and worker_id = $2) as providers"
);

/// A passkey, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPasskey {
    /// Which.
    pub id: PasskeyId,
    /// Which it is for browsers.
    pub credential: Vec<u8>,
    /// What its owner calls it.
    pub name: String,
    /// Since when.
    pub made_at: Instant,
    /// When it was last used.
    pub used_at: Option<Instant>,
}

from_row!(StoredPasskey { id, credential, name, made_at, used_at });

/// A passkey that somebody shows.
#[derive(Debug, Clone)]
pub struct KnownPasskey {
    /// Which.
    pub id: PasskeyId,
    /// Whose.
    pub worker_id: WorkerId,
    /// Its public half, as it was kept.
    pub public_key: String,
}

from_row!(KnownPasskey { id, worker_id, public_key });

/// What came of giving something up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removal {
    /// It is gone.
    Done,
    /// It stays: without it there is no way in.
    LastWayIn,
}

impl db::FromRow for WaysIn {
    fn from_row(row: &db::Row) -> Result<Self, Fault> {
        Ok(Self {
            has_password: row.get("has_password")?,
            has_app: row.get("has_app")?,
            passkeys: row.get("passkeys")?,
            providers: row.get("providers")?,
        })
    }
}

/// What somebody can sign in with.
///
/// # Errors
/// What the database says.
pub async fn ways_in(source: &mut impl Source, worker: WorkerId) -> Result<WaysIn, Fault> {
    let house = source.house();
    source.one(&WAYS_IN, params![house, worker]).await
}

/// The passkeys of somebody, the oldest first.
///
/// # Errors
/// What the database says.
pub async fn passkeys(source: &mut impl Source, worker: WorkerId) -> Result<Vec<StoredPasskey>, Fault> {
    let house = source.house();
    source.all(&ALL, params![house, worker]).await
}

/// Keeps a new passkey. False when the account has as many as it may.
///
/// # Errors
/// [`Fault::is_duplicate`] when the key is known already; otherwise what the database says.
pub async fn add_passkey(
    tx: &mut Tx,
    may: &May<ChangeAccount, WorkerId>,
    (credential, public_key): (&[u8], &str),
    name: &str,
) -> Result<bool, Fault> {
    let (house, worker) = (tx.house(), *may.subject());
    tx.run(&HOLD, params![house, worker]).await?;
    if ways_in(tx, worker).await?.passkeys >= passkey::MOST {
        return Ok(false);
    }
    let id = tx.fresh::<PasskeyId>();
    tx.run(&ADD, params![house, id, worker, credential, name, public_key, 0_i64, tx.now()]).await?;
    tx.made(may, &id);
    Ok(true)
}

/// The passkey that a browser shows; none when this house does not know it or its account has ended.
///
/// # Errors
/// What the database says.
pub async fn known_passkey(source: &mut impl Source, credential: &[u8]) -> Result<Option<KnownPasskey>, Fault> {
    let house = source.house();
    source.optional(&KNOWN, params![house, credential]).await
}

/// Notes that a passkey was used. False when its counter says that it was used further on before: then there are two of it.
///
/// # Errors
/// What the database says.
pub async fn note_passkey_use(tx: &mut Tx, id: PasskeyId, public_key: &str, counter: u32) -> Result<bool, Fault> {
    Ok(tx.run(&NOTE_USE, params![tx.house(), id, public_key, i64::from(counter), tx.now()]).await? == 1)
}

/// Whose a passkey is; none when it is not there.
///
/// # Errors
/// What the database says.
pub async fn passkey_scope(source: &mut impl Source, id: PasskeyId) -> Result<Option<Scope>, Fault> {
    let house = source.house();
    let owner: Option<(WorkerId,)> = source.optional(&SCOPE, params![house, id]).await?;
    Ok(owner.map(|(owner,)| Scope { teams: Vec::new(), owner: Some(owner) }))
}

/// Gives up a passkey of one's own, never the last way in.
///
/// # Errors
/// What the database says.
pub async fn remove_passkey(
    tx: &mut Tx,
    may: &May<ChangeAccount, PasskeyId>,
    worker: WorkerId,
) -> Result<Removal, Fault> {
    // Until the transaction ends nobody else takes another way in away.
    tx.run(&HOLD, params![tx.house(), worker]).await?;
    if !ways_in(tx, worker).await?.can_miss_a_passkey() {
        return Ok(Removal::LastWayIn);
    }
    tx.run(&REMOVE, params![tx.house(), worker, may.subject()]).await?;
    tx.does(may);
    Ok(Removal::Done)
}
