//! The current edition of each house, in memory, shared by all requests and swapped when a new one is current.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, OnceLock, PoisonError, RwLock},
};

use db::{Db, Fault};
use kernel::{Day, HouseId, Instant, Slug, TypedId as _};

use crate::{
    mind::Mind,
    rules::{
        Edition, Fullness,
        matching::{
            Answer, Index, Question,
            danger::{self, Watch},
        },
        model::{Directory, EditionId, PresenceId},
    },
    store,
};

/// What holds for a house now: its edition, what is full today, and what answers questions on it.
#[derive(Debug, Clone)]
pub struct Standing {
    edition: Arc<Edition>,
    today: Day,
    full: Arc<BTreeMap<PresenceId, Fullness>>,
    without_place: Arc<BTreeMap<Slug, Day>>,
    index: Arc<Indexing>,
    watch: Arc<Watch>,
}

/// The index of an edition. It is made beside the requests; a question that comes sooner makes it.
#[derive(Debug)]
struct Indexing {
    edition: Arc<Edition>,
    made: OnceLock<Index>,
}

impl Indexing {
    fn of(edition: Arc<Edition>) -> Self {
        Self { edition, made: OnceLock::new() }
    }

    fn index(&self) -> &Index {
        self.made.get_or_init(|| Index::letters(&self.edition))
    }
}

impl Standing {
    /// A standing of its own, of no house: to measure with. Thinks about every text before it returns.
    #[must_use]
    pub fn alone(edition: Edition, watch: Arc<Watch>, mind: Option<&Mind>) -> Self {
        let letters = Index::letters(&edition);
        let index = match mind {
            Some(mind) => mind.index(&letters),
            None => letters,
        };
        let (today, edition) = (edition.days().today(edition.since()), Arc::new(edition));
        let index = Arc::new(Indexing { edition: Arc::clone(&edition), made: index.into() });
        Self { today, edition, full: Arc::default(), without_place: Arc::default(), index, watch }
    }

    /// The edition.
    #[must_use]
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// The edition, to be held longer than what holds now.
    #[must_use]
    pub(crate) fn shared_edition(&self) -> Arc<Edition> {
        Arc::clone(&self.edition)
    }

    /// Whether somebody can still be added to this presence on `day`; only of today is it known.
    #[must_use]
    pub fn fullness(&self, presence: PresenceId, day: Day) -> Option<Fullness> {
        self.full.get(&presence).copied().filter(|_| day == self.today)
    }

    /// The day of the last thirty on which a service answered that it has no place.
    #[must_use]
    pub fn without_place(&self, service: &Slug) -> Option<Day> {
        self.without_place.get(service).copied()
    }

    /// Who can help with this question, the urgent lines first. Nothing of it is kept.
    #[must_use]
    pub fn answer(&self, question: &Question, now: Instant) -> Answer {
        let index = self.index.index();
        let thought = index.think(question);
        let signs = self.watch.signs(question.text(), thought.as_ref());
        let lines = danger::lines(&signs, &self.edition.directory().urgent_lines);
        let urgent = lines.into_iter().map(|line| line.slug.clone()).collect();
        Answer { urgent, ..index.answer(&self.edition, question, thought.as_ref(), now) }
    }

    /// Whether questions are understood by their meaning already, or by letters alone.
    #[must_use]
    pub fn knows_meaning(&self) -> bool {
        self.index.made.get().is_some_and(Index::knows_meaning)
    }

    fn differs_from(&self, other: &Self) -> bool {
        self.edition.version() != other.edition.version()
            || (self.today, &self.full, &self.without_place) != (other.today, &other.full, &other.without_place)
    }
}

/// All houses' standings.
pub(crate) struct Shelf {
    db: Db,
    held: RwLock<HashMap<HouseId, Arc<Standing>>>,
    mind: RwLock<Option<Arc<Mind>>>,
    watch: Arc<Watch>,
}

impl Shelf {
    pub(crate) fn new(db: Db, watch: Arc<Watch>) -> Self {
        Self { db, held: RwLock::default(), mind: RwLock::default(), watch }
    }

    /// What holds for this house; read from the database the first time.
    pub(crate) async fn standing(self: &Arc<Self>, house: HouseId) -> Result<Arc<Standing>, Fault> {
        match self.held(house) {
            Some(standing) => Ok(standing),
            None => self.look(house).await.map(|(standing, _)| standing),
        }
    }

    /// Looks whether anything changed, and holds what holds now. True when it did.
    pub(crate) async fn look(self: &Arc<Self>, house: HouseId) -> Result<(Arc<Standing>, bool), Fault> {
        let held = self.held(house);
        let mut read = self.db.read(house).await?;
        let version = store::current_version(&mut read).await?.unwrap_or_default();
        let (edition, index) = match held.as_ref().filter(|held| held.edition.version() == version) {
            Some(held) => (Arc::clone(&held.edition), Arc::clone(&held.index)),
            None => {
                let edition = Arc::new(store::load_current(&mut read).await?.unwrap_or_else(none_yet));
                // Hours lie over an edition and say nothing that is searched: the index of the same edition holds on.
                let same = held.as_ref().filter(|held| held.edition.reads_as(&edition));
                let index =
                    same.map_or_else(|| Arc::new(Indexing::of(Arc::clone(&edition))), |held| Arc::clone(&held.index));
                (edition, index)
            }
        };
        let today = edition.days().today(self.db.makers().clock.now());
        let full = Arc::new(store::today_marks(&mut read, today).await?);
        let without_place = Arc::new(store::without_place(&mut read, today).await?);
        let watch = Arc::clone(&self.watch);
        let standing = Arc::new(Standing { edition, today, full, without_place, index, watch });
        let changed = held.is_none_or(|held| standing.differs_from(&held));
        if changed {
            self.hold(house, Arc::clone(&standing));
            self.ponder(house, &standing);
        }
        Ok((standing, changed))
    }

    /// What is held of this house, without asking the database.
    pub(crate) fn held(&self, house: HouseId) -> Option<Arc<Standing>> {
        self.held.read().unwrap_or_else(PoisonError::into_inner).get(&house).cloned()
    }

    fn hold(&self, house: HouseId, standing: Arc<Standing>) {
        self.held.write().unwrap_or_else(PoisonError::into_inner).insert(house, standing);
    }

    /// From now on questions are understood by their meaning, as soon as the texts of each house were thought about.
    pub(crate) fn learn(self: &Arc<Self>, mind: Arc<Mind>) {
        self.watch.get_ready();
        *self.mind.write().unwrap_or_else(PoisonError::into_inner) = Some(mind);
        let all: Vec<_> = self.held.read().unwrap_or_else(PoisonError::into_inner).clone().into_iter().collect();
        for (house, standing) in all {
            self.ponder(house, &standing);
        }
    }

    /// Makes the index beside the requests: of letters first, then, where there is a mind, the one that knows the meaning, which is
    /// swapped in when the edition is still current.
    fn ponder(self: &Arc<Self>, house: HouseId, standing: &Arc<Standing>) {
        if standing.knows_meaning() {
            return;
        }
        let mind = self.mind.read().unwrap_or_else(PoisonError::into_inner).clone();
        let (shelf, pondered) = (Arc::clone(self), Arc::clone(standing));
        tokio::task::spawn_blocking(move || {
            let letters = pondered.index.index();
            let Some(mind) = mind else { return };
            let index = Indexing { edition: Arc::clone(&pondered.edition), made: mind.index(letters).into() };
            let index = Arc::new(index);
            let current = shelf.held(house).filter(|held| Arc::ptr_eq(&held.edition, &pondered.edition));
            if let Some(held) = current {
                shelf.hold(house, Arc::new(Standing { index, ..Standing::clone(&held) }));
            }
        });
    }
}

/// A house that has no directory yet: everything is empty, and every page says so.
fn none_yet() -> Edition {
    Edition::new(EditionId::from_uuid(uuid::Uuid::nil()), 0, Instant::from_micros(0), Directory::default())
}
