use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use db::{Broken, Fault, Head, Seal, Verified};
use kernel::{Actor, HouseId, Instant};

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

/// Seals the access log, and remembers how the last look over it ended.
pub(crate) struct Sealer {
    own: SealingKey,
    known: Vec<KnownKey>,
    checked: Mutex<BTreeMap<HouseId, Checked>>,
}

/// How a look over the access log of a house ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Checked {
    /// When it began.
    pub(crate) at: Instant,
    /// What was found.
    pub(crate) found: Found,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// Everything is as it was written.
    Whole(Verified),
    /// As far as this entry it is; for the rest there was no time. Of how many.
    AsFarAs(i64, i64),
    /// It was changed.
    Broken(Broken),
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

/// How long a look over the log may take while somebody waits for the page.
const WHILE_SOMEBODY_WAITS: Duration = Duration::from_secs(4);

/// Whether one of these keys made the seal, for this very entry of this house.
#[must_use]
pub fn seal_holds(known: &[KnownKey], house: HouseId, seal: &Seal) -> bool {
    let statement = Statement { house, seq: seal.seq, hash: &seal.hash, at: seal.sealed_at };
    let made = |key: &KnownKey| key.to_string() == seal.key_id && key.made(&seal.signature, &statement);
    known.iter().any(made)
}

impl Sealer {
    pub(crate) fn with(seals: Seals) -> Self {
        let known = std::iter::once(seals.own.known()).chain(seals.known).collect();
        Self { own: seals.own, known, checked: Mutex::default() }
    }

    /// Whether one of our keys made the seal, for this very entry of this house.
    fn holds(&self, house: HouseId, seal: &Seal) -> bool {
        seal_holds(&self.known, house, seal)
    }

    /// How the last look over the log of a house ended, since the program started.
    pub(crate) fn checked(&self, house: HouseId) -> Option<Checked> {
        self.checked.lock().unwrap_or_else(PoisonError::into_inner).get(&house).cloned()
    }

    fn note(&self, house: HouseId, checked: Checked) {
        self.checked.lock().unwrap_or_else(PoisonError::into_inner).insert(house, checked);
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

    /// The same for somebody who waits: no longer than a few seconds. What was found is remembered.
    ///
    /// # Errors
    /// What the database says.
    pub(crate) async fn look_over_log(&self, house: HouseId) -> Result<(), Fault> {
        let at = self.db().makers().clock.now();
        let (mut followed, mut of) = (0, 0);
        let look = self.verify_log(house, |done, total| (followed, of) = (done, total));
        let found = match tokio::time::timeout(WHILE_SOMEBODY_WAITS, look).await {
            Ok(Ok(chain)) => Found::Whole(chain.verified),
            Ok(Err(Broken::Database(fault))) => return Err(fault),
            Ok(Err(broken)) => {
                tracing::error!(target: "audit", %house, %broken, "the access log was changed");
                Found::Broken(broken)
            }
            Err(_) => Found::AsFarAs(followed, of),
        };
        self.sealer().note(house, Checked { at, found });
        Ok(())
    }
}

fn tell(house: HouseId, seal: &Seal) {
    let (hash, signature) = (in_hex(&seal.hash), in_hex(&seal.signature));
    tracing::info!(target: "audit", %house, seq = seal.seq, %hash, at = %seal.sealed_at, key = seal.key_id, %signature, "the access log was sealed");
}
