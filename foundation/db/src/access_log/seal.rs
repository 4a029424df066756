use kernel::Instant;

use crate::{Fault, Source, Sql, Tx, from_row, params, sql};

pub(super) const HEAD: Sql = sql!("select seq, hash from db_access_heads where house_id = $1");
pub(super) const SEALS: Sql = sql!(
    "select seq, hash, sealed_at, key_id, signature from db_access_seals where house_id = $1 order by seq limit 100000"
);
pub(super) const LAST: Sql = sql!(
    "select seq, hash, sealed_at, key_id, signature from db_access_seals where house_id = $1 order by seq desc limit 1"
);
pub(super) const ADD: Sql = sql!(
    "insert into db_access_seals (house_id, seq, hash, sealed_at, key_id, signature) values ($1, $2, $3, $4, $5, $6)
     on conflict (house_id, seq) do nothing"
);
/// The end of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// How many entries were ever added.
    pub seq: i64,
    /// The hash of the last.
    pub hash: Vec<u8>,
}

from_row!(Head { seq, hash });

/// The end of a chain as it was signed at some moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// The number of the last entry.
    pub seq: i64,
    /// Its hash.
    pub hash: Vec<u8>,
    /// When it was signed.
    pub sealed_at: Instant,
    /// With which key.
    pub key_id: String,
    /// The signature over house, number, hash and moment.
    pub signature: Vec<u8>,
}

from_row!(Seal { seq, hash, sealed_at, key_id, signature });

impl Head {
    /// The end of the chain of a house; none before the first entry.
    ///
    /// # Errors
    /// What the database says.
    pub async fn of(source: &mut impl Source) -> Result<Option<Self>, Fault> {
        let house = source.house();
        source.optional(&HEAD, params![house]).await
    }
}

impl Seal {
    /// All seals of a house, the oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn all(source: &mut impl Source) -> Result<Vec<Self>, Fault> {
        let house = source.house();
        source.all(&SEALS, params![house]).await
    }

    /// The newest seal of a house.
    ///
    /// # Errors
    /// What the database says.
    pub async fn last(source: &mut impl Source) -> Result<Option<Self>, Fault> {
        let house = source.house();
        source.optional(&LAST, params![house]).await
    }

    /// Keeps a seal; a second one on the same entry is left out.
    ///
    /// # Errors
    /// What the database says.
    pub async fn keep(&self, tx: &mut Tx) -> Result<(), Fault> {
        let values = params![tx.house(), self.seq, &self.hash, self.sealed_at, &self.key_id, &self.signature];
        tx.run(&ADD, values).await.map(drop)
    }
}
