//! The post tray: letters that lie ready until somebody of the house printed and posted them.

use db::{Fault, HeldJob, JobId, Source, Tx, held_job, held_jobs, say_of_job, unsay_of_job};
use kernel::Instant;

use crate::{Carried, Channel, Kind, Message, Soon, Trouble};

/// For how many seconds what was said of a letter can be taken back.
const UNDO: i64 = 60;

/// What somebody said of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It was posted.
    Posted,
    /// It cannot be, because its address is wrong.
    Returned,
}

impl Said {
    const ALL: [Self; 2] = [Self::Posted, Self::Returned];

    /// As it stands in the outbox.
    const fn code(self) -> &'static str {
        match self {
            Self::Posted => "posted",
            Self::Returned => "returned",
        }
    }

    /// What a later release says and this one does not know is no word that it was posted.
    fn read(code: &str) -> Self {
        Self::ALL.into_iter().find(|said| said.code() == code).unwrap_or(Self::Returned)
    }
}

/// Letters on paper: what is to be sent goes to the tray, and somebody of the house posts it.
#[derive(Debug, Clone, Copy)]
pub struct Letters;

/// A letter in the tray; nothing of what it says, and not to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its id.
    pub id: JobId,
    /// What it is about: `directory.partner-link`.
    pub about: String,
    /// The town it goes to.
    pub town: String,
    /// Since when it lies there.
    pub since: Instant,
    /// Where it stands.
    pub standing: Standing,
}

/// Where a letter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is to be posted before this moment.
    Waits(Instant),
    /// Somebody said this of it, and can still say that it was a mistake.
    Said(Said),
}

impl Channel for Letters {
    fn carry<'a>(&'a self, _: JobId, message: &'a Message) -> Soon<'a, Result<Carried, Trouble>> {
        let is_letter = message.to.kind() == Kind::Letter && !message.to.shortened().is_empty();
        Box::pin(async move { if is_letter { Ok(Carried::Ready) } else { Err(Trouble::Address) } })
    }

    fn probe(&self) -> Soon<'_, Result<(), Trouble>> {
        Box::pin(async { Ok(()) })
    }
}

/// What the outbox does with a letter of which this was said.
pub(crate) fn heard(said: &str) -> Result<Carried, Trouble> {
    match Said::read(said) {
        Said::Posted => Ok(Carried::Away),
        Said::Returned => Err(Trouble::Returned),
    }
}

/// The letters of the house, the longest in the tray first, at most `limit`; those that were posted a moment ago among them.
///
/// # Errors
/// What the database says.
pub async fn letters(source: &mut impl Source, now: Instant, limit: u32) -> Result<Vec<Letter>, Fault> {
    let held = held_jobs::<Message>(source, now, limit).await?;
    Ok(held.into_iter().map(Letter::from).collect())
}

/// The whole letter, with its address; none when it does not wait in the tray.
///
/// # Errors
/// What the database says.
pub async fn letter(source: &mut impl Source, id: JobId, now: Instant) -> Result<Option<Message>, Fault> {
    held_job(source, id, now).await
}

/// Says how it went with a letter. In a minute one that was posted is gone, and one whose address is wrong waits for a keeper; until then
/// that can be taken back. False when it waits no more.
///
/// # Errors
/// What the database says.
pub async fn say(tx: &mut Tx, id: JobId, said: Said) -> Result<bool, Fault> {
    let from = tx.now().plus_seconds(UNDO);
    say_of_job::<Message>(tx, id, said.code(), from).await
}

/// Takes back what was said of a letter. False when it is too late.
///
/// # Errors
/// What the database says.
pub async fn take_back(tx: &mut Tx, id: JobId) -> Result<bool, Fault> {
    unsay_of_job::<Message>(tx, id).await
}

impl From<HeldJob> for Letter {
    fn from(job: HeldJob) -> Self {
        let (about, town) = job.label.split_once(' ').unwrap_or((&job.label, ""));
        let standing = match job.said.as_deref() {
            None => Standing::Waits(job.due_at),
            Some(said) => Standing::Said(Said::read(said)),
        };
        Self { id: job.id, about: about.to_owned(), town: town.to_owned(), since: job.held_at, standing }
    }
}
