use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use db::{Broken, Fault, Head, LogEntry, LogFilter, Seal, Source as _, Tx, Verified};
use jiff::tz::TimeZone;
use kernel::{Actor, HouseId, Instant};

use crate::{
    Room, mails,
    rules::{
        mailed_seal::MailedSeal,
        seal::{KnownKey, SealingKey, Statement, in_hex},
    },
    store,
};

/// The keys for the seals of the access log.
#[derive(Debug)]
pub struct Seals {
    /// The one that seals from now on.
    pub own: SealingKey,
    /// The ones whose seals hold besides: the keys before this one, and those of other processes.
    pub known: Vec<KnownKey>,
    /// To which address outside the house the seal of a day is mailed; to nobody when empty.
    pub mailed_to: String,
}

/// Seals the access log, and remembers how the last look over it ended.
pub(crate) struct Sealer {
    own: SealingKey,
    known: Vec<KnownKey>,
    mailed_to: String,
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
        Self { own: seals.own, known, mailed_to: seals.mailed_to, checked: Mutex::default() }
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
        self.mail(&mut tx, &seal).await?;
        tx.commit().await?;
        tell(house, &seal);
        Ok(Some(seal))
    }

    /// Mails the first seal of a day to the address outside. Once a day is enough for whoever keeps them: a log that was written anew
    /// differs from every seal behind the change, and nobody reads twenty-four mails a day. The seals of each hour stand in the
    /// program's own log.
    async fn mail(&self, tx: &mut Tx, seal: &Seal) -> Result<(), Fault> {
        let to = &self.sealer().mailed_to;
        let day = seal.sealed_at.day(&TimeZone::UTC);
        if !to.is_empty() && self.has_mail() && store::note_seal_mail(tx, day, seal.seq).await? {
            let line = mailed(tx.house(), seal).to_string();
            tx.enqueue(mails::SealMail { to: to.clone(), line, sealed_at: seal.sealed_at }).await?;
        }
        Ok(())
    }

    /// Holds a seal that was kept outside against the log: whether the entry that it names is the one that was sealed then.
    ///
    /// # Errors
    /// [`Broken::Seal`] when it is not of this house or of none of its keys, [`Broken::Entry`] when the entry is another one now,
    /// [`Broken::Missing`] when it is gone and no seal of ours remembers it.
    pub async fn hold_against(&self, outside: &MailedSeal, house: HouseId) -> Result<(), Broken> {
        if outside.house != house || !outside.is_made_by(&self.sealer().known) {
            return Err(Broken::Seal(outside.seq));
        }
        let mut read = self.db().read(house).await?;
        let only = LogFilter { before: outside.seq.checked_add(1), ..LogFilter::default() };
        let entry = LogEntry::find(&mut read, &only, 1).await?.pop().filter(|entry| entry.seq == outside.seq);
        let sealed = Seal::all(&mut read).await?.into_iter().find(|seal| seal.seq == outside.seq);
        match entry.map(|entry| entry.hash).or(sealed.map(|seal| seal.hash)) {
            Some(hash) if hash == outside.hash => Ok(()),
            Some(_) => Err(Broken::Entry(outside.seq)),
            None => Err(Broken::Missing(outside.seq)),
        }
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

/// The seal as it stands outside the house.
fn mailed(house: HouseId, seal: &Seal) -> MailedSeal {
    let Seal { seq, sealed_at, .. } = *seal;
    let (hash, key_id, signature) = (seal.hash.clone(), seal.key_id.clone(), seal.signature.clone());
    MailedSeal { house, seq, hash, at: sealed_at, key_id, signature }
}

fn tell(house: HouseId, seal: &Seal) {
    let (hash, signature) = (in_hex(&seal.hash), in_hex(&seal.signature));
    tracing::info!(target: "audit", %house, seq = seal.seq, %hash, at = %seal.sealed_at, key = seal.key_id, %signature, "the access log was sealed");
}
