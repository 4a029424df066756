use std::{collections::HashMap, fmt, future::Future, pin::Pin, sync::Arc};

use db::{Failure, Handlers, JobId, Work};
use kernel::Clock;

use crate::{Address, Kind, Message, Trouble, tray};

/// An answer that comes soon.
pub type Soon<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carried {
    /// The other side has it.
    Away,
    /// It lies ready for somebody of the house, who says how it went.
    Ready,
}

/// One way in which word leaves the house.
pub trait Channel: Send + Sync {
    /// Hands a message over to the other side, or lays it ready for somebody who does. `id` is the same at each attempt, so that the other side can tell a repeat.
    fn carry<'a>(&'a self, id: JobId, message: &'a Message) -> Soon<'a, Result<Carried, Trouble>>;

    /// Whether the other side is there and lets us in; nothing is sent.
    fn probe(&self) -> Soon<'_, Result<(), Trouble>>;
}

/// The channels that a house has. Without any, rooms give links on paper or on the screen. Cheap to clone.
#[derive(Clone)]
pub struct Channels(Arc<Inner>);

struct Inner {
    clock: Clock,
    all: HashMap<Kind, Box<dyn Channel>>,
}

impl fmt::Debug for Channels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.all.keys()).finish()
    }
}

impl Channels {
    /// These channels; the last of a kind counts.
    #[must_use]
    pub fn new(clock: Clock, all: impl IntoIterator<Item = (Kind, Box<dyn Channel>)>) -> Self {
        Self(Arc::new(Inner { clock, all: all.into_iter().collect() }))
    }

    /// Whether the house has a way there.
    #[must_use]
    pub fn reach(&self, address: &Address) -> bool {
        self.0.all.contains_key(&address.kind())
    }

    /// Whether word leaves this way.
    #[must_use]
    pub fn has(&self, kind: Kind) -> bool {
        self.0.all.contains_key(&kind)
    }

    /// Sends what waits in the outbox from now on.
    #[must_use]
    pub fn handlers(&self, handlers: Handlers) -> Handlers {
        let channels = self.clone();
        handlers.on(move |work, message: Message| {
            let channels = channels.clone();
            async move {
                match channels.carry(&work, &message).await {
                    Ok(Carried::Away) => Ok(()),
                    Ok(Carried::Ready) => Err(Failure::ByHand),
                    Err(trouble) => Err(trouble.failure(message.is_own)),
                }
            }
        })
    }

    /// Which channels there are, and whether each lets us in.
    pub async fn probe(&self) -> Vec<(Kind, Result<(), Trouble>)> {
        let mut found = Vec::new();
        for (kind, channel) in &self.0.all {
            found.push((*kind, channel.probe().await));
        }
        found.sort_by_key(|(kind, _)| kind.code());
        found
    }

    async fn carry(&self, work: &Work, message: &Message) -> Result<Carried, Trouble> {
        let kind = message.to.kind();
        let carried = match (work.said(), self.0.all.get(&kind)) {
            // What was posted in time stays posted, whatever the clock says by now.
            (Some(said), _) => tray::heard(said),
            _ if message.ends_at <= self.0.clock.now() => Err(Trouble::TooLate),
            (None, None) => Err(Trouble::NoChannel),
            (None, Some(channel)) => channel.carry(work.id(), message).await,
        };
        if carried != Ok(Carried::Ready) {
            count(kind, carried.as_ref().err());
        }
        carried
    }
}

/// `channels_sent` and `channels_failed`, by channel; never by whom.
fn count(kind: Kind, trouble: Option<&Trouble>) {
    let name = if trouble.is_some() { "channels_failed" } else { "channels_sent" };
    metrics::counter!(name, "channel" => kind.code()).increment(1);
}
