use std::sync::Arc;

use channels::{Channels, Kind};
use db::{Db, Fault, Retained};
use kernel::Actor;
use kit::House;

use crate::{
    Houses,
    hasher::Hasher,
    providers::Providers,
    rules::{provider::Provider, session::KEPT_SECONDS},
    sealer::{Sealer, Seals},
    slowdown::Slowdown,
    store,
};

/// The room with everything it holds: what its routes and the doorkeeper work with. Cheap to clone.
#[derive(Clone)]
pub struct Room(Arc<Inner>);

struct Inner {
    houses: Houses,
    hasher: Hasher,
    slowdown: Slowdown,
    sealer: Sealer,
    channels: Channels,
    providers: Providers,
    upkeep: Upkeep,
}

/// What the program does by itself to keep the house up, for the pages that tell of it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Upkeep {
    /// From which hour of the day it makes a backup; none when it makes none.
    pub backup_hour: Option<u8>,
    /// What other rooms keep and a rule of the house can speak of.
    pub retained: &'static [&'static [Retained]],
}

impl Room {
    /// The room with these houses and over their database, on a machine with so many cores, with these keys for the seals of the access log,
    /// writing to people by these channels, and letting these providers elsewhere tell who somebody is.
    #[must_use]
    pub fn new(
        houses: Houses,
        cores: usize,
        seals: Seals,
        channels: Channels,
        providers: Vec<Provider>,
        upkeep: Upkeep,
    ) -> Self {
        let (hasher, slowdown) = (Hasher::for_cores(cores), Slowdown::new());
        let (sealer, providers) = (Sealer::with(seals), Providers::of(providers));
        Self(Arc::new(Inner { houses, hasher, slowdown, sealer, channels, providers, upkeep }))
    }

    /// The database.
    #[must_use]
    pub fn db(&self) -> &Db {
        self.0.houses.db()
    }

    /// The houses as they stand now.
    pub(crate) fn houses(&self) -> &Houses {
        &self.0.houses
    }

    /// Whether people here can be written to; otherwise links go on paper.
    pub(crate) fn has_mail(&self) -> bool {
        self.0.channels.has(Kind::Mail)
    }

    /// Forgets sessions, links and questions that ended long ago, and what the rules of the house say.
    ///
    /// # Errors
    /// What the database says.
    pub async fn sweep(&self, house: &House) -> Result<(), Fault> {
        let mut tx = self.db().write(house.id, &Actor::Program("sweep")).await?;
        let before = tx.now().plus_seconds(-KEPT_SECONDS);
        store::sweep_sessions(&mut tx, before).await?;
        store::sweep_links(&mut tx, before).await?;
        store::sweep_approvals(&mut tx, before).await?;
        let now = tx.now();
        store::sweep_ceremonies(&mut tx, now).await?;
        store::sweep_draft_keys(&mut tx, now).await?;
        tx.commit().await?;
        store::sweep_exports(self.db(), house.id).await?;
        store::carry_out_retention(self.db(), house.id, self.retained()).await
    }

    /// Asks every provider what it says of itself, when that was long ago. For beside the requests.
    pub async fn look_at_providers(&self) {
        for provider in self.0.providers.all() {
            provider.look(self.db().makers().clock.now()).await;
        }
    }

    pub(crate) fn providers(&self) -> &Providers {
        &self.0.providers
    }

    /// What a rule can say how long to keep: of this room, and of the others.
    pub(crate) fn retained(&self) -> impl Iterator<Item = &'static Retained> + Clone + use<> {
        store::RETAINED.iter().chain(self.0.upkeep.retained.iter().copied().flatten())
    }

    pub(crate) fn upkeep(&self) -> Upkeep {
        self.0.upkeep
    }

    pub(crate) fn hasher(&self) -> &Hasher {
        &self.0.hasher
    }

    pub(crate) fn slowdown(&self) -> &Slowdown {
        &self.0.slowdown
    }

    pub(crate) fn sealer(&self) -> &Sealer {
        &self.0.sealer
    }
}
