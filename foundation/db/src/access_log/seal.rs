use kernel::{HouseId, Instant};

use crate::{Db, Fault, Source, Sql, Tx, from_row, params, sql};

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
pub(super) const IS_SEALED: Sql = sql!("select count(*) from db_access_seals where house_id = $1 and seq = $2");
pub(super) const CUT: Sql = sql!(
    "delete from db_access_log where house_id = $1 and seq <= $2
        and seq < (select min(seq) + 1000 from db_access_log where house_id = $1)"
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

impl Db {
    /// Cuts off the entries of a house up to and with the one that carries this seal, in short steps. The chain then begins at
    /// the seal. Gives how many went.
    ///
    /// # Errors
    /// [`Fault::Missing`] when there is no seal on that entry; otherwise what the database says.
    pub async fn cut_log(&self, house: HouseId, seal: i64) -> Result<u64, Fault> {
        let sealed: i64 = self.read(house).await?.value(&IS_SEALED, params![house, seal]).await?;
        if sealed == 0 {
            return Err(Fault::Missing);
        }
        let mut gone = 0;
        loop {
            let mut tx = self.write(house, &kernel::Actor::Program("retention")).await?;
            let cut = tx.run(&CUT, params![house, seal]).await?;
            tx.commit().await?;
            if cut == 0 {
                return Ok(gone);
            }
            gone += cut;
        }
    }
}
