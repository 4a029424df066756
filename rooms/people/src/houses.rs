//! The houses of the installation as they stand now, in memory: swapped whole when an administrator or a command changed one, so that a
//! request finds its house without asking the database.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use db::{Db, Fault};
use jiff::tz::TimeZone;
use kernel::{Actor, HouseId, Lang, Slug, TypedId as _};
use kit::{Edition, House, HouseFacts};
use tokio::sync::Mutex;
use uuid::Uuid;

use crate::{
    access,
    rules::house::{Banner, HouseSettings, NewHouse, id_of},
    store::{self, HouseLine, SettingsNow},
};

/// The houses of the installation. Cheap to clone; all clones are the same.
#[derive(Clone)]
pub struct Houses(Arc<Inner>);

struct Inner {
    db: Db,
    public_url: String,
    held: RwLock<Arc<Held>>,
    // One look at a time, so that an older one never comes over a newer one.
    looking: Mutex<()>,
}

/// What is held of all houses at one moment.
#[derive(Default)]
struct Held {
    lines: Vec<HouseLine>,
    known: Vec<Known>,
    by_host: HashMap<String, House>,
    /// The only house, where it names no host: it answers on any.
    anywhere: Option<House>,
}

/// One house.
#[derive(Clone)]
struct Known {
    slug: Slug,
    house: House,
    banner: Banner,
}

impl Houses {
    /// The houses in this database, found by the world at `public_url` where they have no address of their own. Nothing is known
    /// before the first look.
    #[must_use]
    pub fn new(db: Db, public_url: &str) -> Self {
        let public_url = public_url.trim_end_matches('/').to_owned();
        Self(Arc::new(Inner { db, public_url, held: RwLock::default(), looking: Mutex::default() }))
    }

    /// The database.
    pub(crate) fn db(&self) -> &Db {
        &self.0.db
    }

    /// Looks whether a house was made or changed, and holds what holds now.
    ///
    /// # Errors
    /// When the database does not answer; what was held is held on.
    pub async fn look(&self) -> Result<(), Fault> {
        let _one_at_a_time = self.0.looking.lock().await;
        // Of no house in particular: which ones there are is asked.
        let mut read = self.0.db.read(HouseId::from_uuid(Uuid::nil())).await?;
        let lines = store::house_lines(&mut read).await?;
        if lines == self.held().lines {
            return Ok(());
        }
        let settings = store::settings_now(&mut read).await?;
        drop(read);
        let mut held = self.0.held.write().unwrap_or_else(PoisonError::into_inner);
        let now = Held::of(lines, &settings, &held, &self.0.public_url);
        *held = Arc::new(now);
        drop(held);
        // Behind the swap, so that no page of before counts as one of now.
        self.all().iter().for_each(|house| house.edition.turn());
        Ok(())
    }

    /// Makes a house.
    ///
    /// # Errors
    /// [`Fault::is_duplicate`] when there is one of that name, or another house answers on one of its hosts.
    pub async fn add(&self, actor: &Actor, new: &NewHouse) -> Result<(), Fault> {
        let mut tx = self.0.db.write(id_of(&new.slug), actor).await?;
        let may = access::change_house_by_program(actor).ok_or(Fault::Missing)?;
        store::add_house(&mut tx, &may, new).await?;
        tx.does(&may);
        tx.commit().await?;
        self.look().await
    }

    /// Makes the first house, as the settings of the program say: nobody's act, so the access log tells nothing of it.
    ///
    /// # Errors
    /// As for [`add`](Self::add): another process may have been first.
    pub async fn seed(&self, actor: &Actor, new: &NewHouse) -> Result<(), Fault> {
        let mut tx = self.0.db.write(id_of(&new.slug), actor).await?;
        let may = access::change_house_by_program(actor).ok_or(Fault::Missing)?;
        store::add_house(&mut tx, &may, new).await?;
        tx.commit().await?;
        self.look().await
    }

    /// Takes over what a directory says of its house: where it is what time, and whether its data are made up.
    pub fn hear(&self, id: HouseId, zone: &str, sample_data: bool) {
        let mut held = self.0.held.write().unwrap_or_else(PoisonError::into_inner);
        let Some(before) = held.known.iter().find(|known| known.house.id == id) else { return };
        let (house, banner) = (before.house.clone(), before.banner);
        let zone = TimeZone::get(zone).unwrap_or_else(|_| house.zone.clone());
        if house.sample_data == sample_data && house.zone == zone {
            return;
        }
        let banner = banner.stands(sample_data);
        let facts = HouseFacts { zone, sample_data, banner, ..HouseFacts::clone(&house) };
        *held = Arc::new(held.with(&House::new(facts)));
        drop(held);
        house.edition.turn();
    }

    /// Every house, the oldest first.
    #[must_use]
    pub fn all(&self) -> Vec<House> {
        self.held().known.iter().map(|known| known.house.clone()).collect()
    }

    /// The house with this short name.
    #[must_use]
    pub fn named(&self, slug: &str) -> Option<House> {
        self.held().known.iter().find(|known| known.slug.as_str() == slug).map(|known| known.house.clone())
    }

    /// Every house with its short name and its hosts, the oldest first.
    #[must_use]
    pub fn listed(&self) -> Vec<(Slug, House, Vec<String>)> {
        let held = self.held();
        let hosts = |id| held.lines.iter().filter(move |line| line.house_id == id).filter_map(|line| line.host.clone());
        let listed = |known: &Known| (known.slug.clone(), known.house.clone(), hosts(known.house.id).collect());
        held.known.iter().map(listed).collect()
    }

    fn held(&self) -> Arc<Held> {
        Arc::clone(&self.0.held.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl kit::Houses for Houses {
    fn of_host(&self, host: &str) -> Option<House> {
        let held = self.held();
        held.by_host.get(host).or(held.anywhere.as_ref()).cloned()
    }

    fn of_id(&self, id: HouseId) -> Option<House> {
        self.held().known.iter().find(|known| known.house.id == id).map(|known| known.house.clone())
    }
}

impl Held {
    /// What these lines say.
    fn of(lines: Vec<HouseLine>, settings: &[SettingsNow], before: &Self, public_url: &str) -> Self {
        let settings: HashMap<_, _> = settings.iter().map(|now| (now.house_id, &now.settings)).collect();
        let known = lines.chunk_by(|line, next| line.house_id == next.house_id).filter_map(|lines| {
            let line = lines.first()?;
            let settings = settings.get(&line.house_id)?;
            let old = before.known.iter().find(|known| known.house.id == line.house_id);
            let house = House::new(facts(line, settings, old.map(|known| &known.house), public_url));
            Some(Known { slug: line.slug.clone(), house, banner: settings.banner })
        });
        let known = known.collect();
        Self::knowing(known, lines)
    }

    /// The same with another state of one house.
    fn with(&self, house: &House) -> Self {
        let known = self.known.iter().map(|known| match known.house.id == house.id {
            true => Known { house: house.clone(), ..known.clone() },
            false => known.clone(),
        });
        Self::knowing(known.collect(), self.lines.clone())
    }

    fn knowing(known: Vec<Known>, lines: Vec<HouseLine>) -> Self {
        let house = |id: HouseId| known.iter().find(|known| known.house.id == id).map(|known| known.house.clone());
        let hosts = lines.iter().filter_map(|line| Some((line.host.clone()?, house(line.house_id)?)));
        let by_host: HashMap<_, _> = hosts.collect();
        let anywhere = match known.as_slice() {
            [only] if by_host.is_empty() => Some(only.house.clone()),
            _ => None,
        };
        Self { lines, known, by_host, anywhere }
    }
}

/// The facts of a house. What its directory says of it stays as it was heard before.
fn facts(line: &HouseLine, settings: &HouseSettings, before: Option<&House>, public_url: &str) -> HouseFacts {
    let sample_data = before.is_some_and(|house| house.sample_data);
    let own_url = Some(line.public_url.as_str()).filter(|url| !url.is_empty());
    HouseFacts {
        id: line.house_id,
        name: settings.name.clone(),
        city: settings.city.clone(),
        address: settings.address.clone(),
        phone: settings.phone.clone(),
        zone: before
            .map_or_else(|| TimeZone::get("Europe/Brussels").unwrap_or(TimeZone::UTC), |house| house.zone.clone()),
        languages: std::iter::once(Lang::NL).chain(settings.languages.iter().copied()).collect(),
        public_url: own_url.unwrap_or(public_url).to_owned(),
        sample_data,
        banner: settings.banner.stands(sample_data),
        mail_from: settings.mail_from.clone(),
        confirm_weeks: settings.confirm_weeks,
        unheard_days: settings.unheard_days,
        neutral_page: settings.leave_to.clone(),
        edition: before.map_or_else(Edition::default, |house| house.edition.clone()),
    }
}
