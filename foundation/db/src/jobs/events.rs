use std::{future::Future, sync::Arc, time::Duration};

use serde::{Serialize, de::DeserializeOwned};

use super::{Failure, Work, statements::CONSUMED};
use crate::{Source as _, Tx, params};

/// How often an event is offered before a person must look at it.
pub(super) const ATTEMPTS: u32 = 8;
/// How long all consumers of an event may take together.
pub(super) const DEADLINE: Duration = Duration::from_secs(60);
const PREFIX: &str = "event:";

/// Something that happened in one room and that others may want to hear. Published by [`Tx::publish`].
pub trait Event: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its name in the table, which never changes: `referrals.concluded`.
    const NAME: &'static str;
}

/// Who hears a sort of event.
pub trait Consumer: Send + Sync + 'static {
    /// What it hears.
    type Event: Event;
    /// Its name in the inbox, which never changes: `figures.referrals`.
    const NAME: &'static str;

    /// Does what follows from the event, in the transaction that also notes it as heard: both happen once or not at all.
    /// Do not wait for anything but the database; leave a job behind for the rest.
    ///
    /// # Errors
    /// A [`Failure`]: the event is offered again, and only to those who did not take it.
    fn hear(&self, tx: &mut Tx, event: Self::Event) -> impl Future<Output = Result<(), Failure>> + Send;
}

pub(super) fn job_name(event: &str) -> String {
    format!("{PREFIX}{event}")
}

/// Whether a job hands out an event; one that nobody hears is done at once.
pub(super) fn is_event(job: &str) -> bool {
    job.starts_with(PREFIX)
}

/// Lets the consumer hear the event, unless it has before.
pub(super) async fn deliver<C: Consumer>(consumer: Arc<C>, work: Work, event: C::Event) -> Result<(), Failure> {
    let mut tx = work.write().await?;
    let first_time = tx.run(&CONSUMED, params![tx.house(), C::NAME, work.id(), tx.now()]).await? == 1;
    if first_time {
        consumer.hear(&mut tx, event).await?;
        tx.commit().await?;
    }
    Ok(())
}
