use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use db::{Db, Place, Settings, Source as _, Sql, params, sql};
use kernel::HouseId;

/// What the clients know: every mark they sent, and whether they heard that it is done.
#[derive(Default)]
pub(crate) struct Ledger {
    marks: Mutex<BTreeMap<String, bool>>,
    rhythm: Mutex<Rhythm>,
}

/// When something was heard last, and the longest time without.
#[derive(Default)]
struct Rhythm {
    last: Option<Instant>,
    silence: Duration,
}

/// How what is in the database stands against what was acknowledged.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Found {
    /// Marks that were acknowledged.
    pub(crate) acknowledged: usize,
    /// Of these, the ones that are not there.
    pub(crate) lost: usize,
    /// Marks that are there more than once, acknowledged or not.
    pub(crate) twice: usize,
    /// Marks that are there though nobody heard so: allowed.
    pub(crate) unheard: usize,
    /// Writes of staff without exactly one entry in the access log.
    pub(crate) unlogged: usize,
}

const CORRECTIONS: Sql =
    sql!("select body, count(*) from directory_corrections where body like 'mark %' group by body");
const TEAMS: Sql = sql!("select name, count(*) from people_teams where name like 'mark %' group by name");
const UNLOGGED: Sql = sql!(
    "select count(*) from people_teams teams where name like 'mark %' and 1 <>
        (select count(*) from db_access_log log
          where log.house_id = teams.house_id and log.record_kind = 'team' and log.record_id = teams.id
            and log.action = 'people.teams.keep' and log.outcome = 'done')"
);

impl Ledger {
    /// This mark goes out.
    pub(crate) fn sends(&self, mark: &str) {
        self.marks.lock().unwrap_or_else(PoisonError::into_inner).entry(mark.to_owned()).or_default();
    }

    /// It was said that this mark is kept.
    pub(crate) fn hears(&self, mark: &str) {
        self.marks.lock().unwrap_or_else(PoisonError::into_inner).insert(mark.to_owned(), true);
        let (now, mut rhythm) = (Instant::now(), self.rhythm.lock().unwrap_or_else(PoisonError::into_inner));
        let silence = rhythm.last.replace(now).map_or(Duration::ZERO, |last| now - last);
        rhythm.silence = rhythm.silence.max(silence);
    }

    /// How many marks were acknowledged so far.
    pub(crate) fn acknowledged(&self) -> usize {
        self.marks.lock().unwrap_or_else(PoisonError::into_inner).values().filter(|heard| **heard).count()
    }

    /// The longest time in which nobody heard that anything was kept.
    pub(crate) fn longest_silence(&self) -> Duration {
        self.rhythm.lock().unwrap_or_else(PoisonError::into_inner).silence
    }

    /// Holds the database against the ledger. What is acknowledged while this goes on is not asked for yet.
    pub(crate) async fn held_against(&self, place: &Place) -> Found {
        let known = self.marks.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let db = Db::open(&Settings::at(place.clone()), db::testing::makers(&Default::default())).await.unwrap();
        let present = present(&db).await;
        let unlogged: i64 = db.read(nobody()).await.unwrap().value(&UNLOGGED, params![]).await.unwrap();
        db.close(Duration::from_secs(5)).await;
        let acknowledged = known.iter().filter(|(_, heard)| **heard);
        let lost: Vec<_> = acknowledged.clone().filter(|(mark, _)| !present.contains_key(*mark)).collect();
        let twice: Vec<_> = present.iter().filter(|(_, count)| **count > 1).collect();
        if !lost.is_empty() || !twice.is_empty() {
            println!("lost {lost:?}\ntwice {twice:?}");
        }
        Found {
            acknowledged: acknowledged.count(),
            lost: lost.len(),
            twice: twice.len(),
            unheard: present.keys().filter(|mark| known.get(*mark) == Some(&false)).count(),
            unlogged: usize::try_from(unlogged).unwrap(),
        }
    }
}

impl Found {
    /// Whether all is there that must be, and nothing that must not.
    pub(crate) const fn is_sound(&self) -> bool {
        self.lost == 0 && self.twice == 0 && self.unlogged == 0
    }

    /// Prints what was found, and fails when anything of it may not be, when the access log is not whole, or when the clients heard odd
    /// answers.
    pub(crate) fn stands(&self, log: &Result<String, String>, odd: &[String]) {
        println!("{} writes acknowledged, {} kept unheard", self.acknowledged, self.unheard);
        println!("lost = {}, twice = {}, without entry = {}", self.lost, self.twice, self.unlogged);
        println!("{}", log.as_deref().unwrap_or("the access log is not whole").replace('\n', "; "));
        assert!(self.is_sound(), "{self:?}");
        assert!(log.is_ok(), "{log:?}");
        assert!(odd.is_empty(), "answers that have no place here: {odd:?}");
        assert!(self.acknowledged > 20, "hardly anything was written, so nothing was shown");
    }
}

/// Every mark that is in the database, and how often.
async fn present(db: &Db) -> BTreeMap<String, i64> {
    let mut read = db.read(nobody()).await.unwrap();
    let mut all = BTreeMap::new();
    for sql in [CORRECTIONS, TEAMS] {
        all.extend(read.all::<(String, i64)>(&sql, params![]).await.unwrap());
    }
    all
}

/// These statements ask for every house.
fn nobody() -> HouseId {
    kernel::TypedId::from_uuid(uuid::Uuid::nil())
}
