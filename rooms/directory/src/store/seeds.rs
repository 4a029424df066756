//! From which files a house was filled.

use db::{Fault, Source, Sql, Tx, params, sql};

pub(super) const STATEMENTS: &[Sql] = &[SEED, TAKE];

const SEED: Sql = sql!("select digest from directory_seeds where house_id = $1");

const TAKE: Sql = sql!(
    "insert into directory_seeds (house_id, digest, taken_at) values ($1, $2, $3)
     on conflict (house_id) do update set digest = excluded.digest, taken_at = excluded.taken_at"
);

/// The hash of the files that the house was filled from; none when it was not filled from any. What was changed in the house since
/// does not change it.
///
/// # Errors
/// What the database says.
pub async fn seed(source: &mut impl Source) -> Result<Option<Vec<u8>>, Fault> {
    let house = source.house();
    Ok(source.optional::<(Vec<u8>,)>(&SEED, params![house]).await?.map(|(digest,)| digest))
}

/// Notes that the house was filled from files with this hash.
///
/// # Errors
/// What the database says.
pub async fn note_seed(tx: &mut Tx, digest: &[u8]) -> Result<(), Fault> {
    let row = params![tx.house(), digest.to_vec(), tx.now()];
    tx.run(&TAKE, row).await.map(drop)
}
