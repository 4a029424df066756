//! The current edition of each house, in memory, shared by all requests and swapped when a new one is current.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, PoisonError, RwLock},
};

use db::{Db, Fault};
use kernel::{Day, HouseId, Instant, TypedId as _};

use crate::{
    rules::{
        Edition, Fullness,
        matching::{Answer, Question},
        model::{Directory, EditionId, PresenceId},
    },
    store,
};

/// What holds for a house now: its edition and what is full today.
#[derive(Debug)]
pub struct Standing {
    edition: Arc<Edition>,
    today: Day,
    full: BTreeMap<PresenceId, Fullness>,
}

impl Standing {
    /// The edition.
    #[must_use]
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// Whether somebody can still be added to this presence on `day`; only of today is it known.
    #[must_use]
    pub fn fullness(&self, presence: PresenceId, day: Day) -> Option<Fullness> {
        self.full.get(&presence).copied().filter(|_| day == self.today)
    }

    /// Who can help with this question.
    #[must_use]
    pub fn answer(&self, question: &Question, now: Instant) -> Answer {
        let _ = (question, now);
        Answer::default()
    }

    fn differs_from(&self, other: &Self) -> bool {
        self.edition.version() != other.edition.version() || self.today != other.today || self.full != other.full
    }
}

/// All houses' standings.
pub(crate) struct Shelf {
    db: Db,
    held: RwLock<HashMap<HouseId, Arc<Standing>>>,
}

impl Shelf {
    pub(crate) fn new(db: Db) -> Self {
        Self { db, held: RwLock::default() }
    }

    /// What holds for this house; read from the database the first time.
    pub(crate) async fn standing(&self, house: HouseId) -> Result<Arc<Standing>, Fault> {
        match self.held(house) {
            Some(standing) => Ok(standing),
            None => self.look(house).await.map(|(standing, _)| standing),
        }
    }

    /// Looks whether anything changed, and holds what holds now. True when it did.
    pub(crate) async fn look(&self, house: HouseId) -> Result<(Arc<Standing>, bool), Fault> {
        let held = self.held(house);
        let mut read = self.db.read(house).await?;
        let version = store::current_version(&mut read).await?.unwrap_or_default();
        let edition = match held.as_ref().filter(|held| held.edition.version() == version) {
            Some(held) => Arc::clone(&held.edition),
            None => Arc::new(store::load_current(&mut read).await?.unwrap_or_else(none_yet)),
        };
        let today = edition.days().today(self.db.makers().clock.now());
        let full = store::today_marks(&mut read, today).await?;
        let standing = Arc::new(Standing { edition, today, full });
        let changed = held.is_none_or(|held| standing.differs_from(&held));
        if changed {
            self.held.write().unwrap_or_else(PoisonError::into_inner).insert(house, Arc::clone(&standing));
        }
        Ok((standing, changed))
    }

    /// What is held of this house, without asking the database.
    pub(crate) fn held(&self, house: HouseId) -> Option<Arc<Standing>> {
        self.held.read().unwrap_or_else(PoisonError::into_inner).get(&house).cloned()
    }
}

/// A house that has no directory yet: everything is empty, and every page says so.
fn none_yet() -> Edition {
    Edition::new(EditionId::from_uuid(uuid::Uuid::nil()), 0, Instant::from_micros(0), Directory::default())
}
