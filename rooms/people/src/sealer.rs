use db::{Broken, Fault, Head, Seal, Verified};
use kernel::{Actor, HouseId};

use crate::{
    Room,
    rules::seal::{KnownKey, SealingKey, Statement, in_hex},
};

/// The keys for the seals of the access log.
#[derive(Debug)]
pub struct Seals {
    /// The one that seals from now on.
    pub own: SealingKey,
    /// The ones whose seals hold besides: the keys before this one, and those of other processes.
    pub known: Vec<KnownKey>,
}

/// Seals the access log, and recognises its seals.
pub(crate) struct Sealer {
    own: SealingKey,
    known: Vec<KnownKey>,
}

/// A chain that was followed, and how it is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// What was followed.
    pub verified: Verified,
    /// The newest seal.
    pub last_seal: Option<Seal>,
    /// Seconds since the newest seal, when entries came behind it; none when everything is sealed.
    pub unsealed_for: Option<i64>,
}

impl Sealer {
    pub(crate) fn with(seals: Seals) -> Self {
        let known = std::iter::once(seals.own.known()).chain(seals.known).collect();
        Self { own: seals.own, known }
    }

    /// Whether one of our keys made the seal, for this very entry of this house.
    fn holds(&self, house: HouseId, seal: &Seal) -> bool {
        let statement = Statement { house, seq: seal.seq, hash: &seal.hash, at: seal.sealed_at };
        let made = |key: &KnownKey| key.to_string() == seal.key_id && key.made(&seal.signature, &statement);
        self.known.iter().any(made)
    }
}

impl Room {
    /// Seals the end of the access log of a house when it moved since the last seal, and says so in the program's own log: a line
    /// that leaves the machine is one that nobody takes back here.
    ///
    /// # Errors
    /// What the database says.
    pub async fn seal(&self, house: HouseId) -> Result<Option<Seal>, Fault> {
        let mut read = self.db().read(house).await?;
        let (head, last) = (Head::of(&mut read).await?, Seal::last(&mut read).await?);
        drop(read);
        let sealed = last.map_or(0, |seal| seal.seq);
        let Some(head) = head.filter(|head| head.seq > sealed) else { return Ok(None) };
        let seal = self.sealed(house, head);
        let mut tx = self.db().write(house, &Actor::Program("seal")).await?;
        seal.keep(&mut tx).await?;
        tx.commit().await?;
        tell(house, &seal);
        Ok(Some(seal))
    }

    fn sealed(&self, house: HouseId, head: Head) -> Seal {
        let at = self.db().makers().clock.now();
        let own = &self.sealer().own;
        let signature = own.seal(&Statement { house, seq: head.seq, hash: &head.hash, at });
        Seal { seq: head.seq, hash: head.hash, sealed_at: at, key_id: own.known().to_string(), signature }
    }

    /// Follows the access log of a house from its begin to its end, with its seals. `progress` hears how many entries were
    /// followed, and of how many.
    ///
    /// # Errors
    /// The first place at which it is [`Broken`].
    pub async fn verify_log(&self, house: HouseId, progress: impl FnMut(i64, i64)) -> Result<Chain, Broken> {
        let verified = self.db().verify_log(house, |seal| self.sealer().holds(house, seal), progress).await?;
        let last_seal = Seal::last(&mut self.db().read(house).await?).await?;
        let now = self.db().makers().clock.now();
        let sealed = last_seal.as_ref().map_or(0, |seal| seal.seq);
        let since = last_seal.as_ref().map_or(i64::MAX, |seal| now.seconds_since(seal.sealed_at));
        Ok(Chain { verified, last_seal, unsealed_for: (verified.last > sealed).then_some(since) })
    }
}

fn tell(house: HouseId, seal: &Seal) {
    let (hash, signature) = (in_hex(&seal.hash), in_hex(&seal.signature));
    tracing::info!(target: "audit", %house, seq = seal.seq, %hash, at = %seal.sealed_at, key = seal.key_id, %signature, "the access log was sealed");
}
