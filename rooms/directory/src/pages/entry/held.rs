//! What is known of the thing whose page is shown.

use kernel::{Actor as Who, Day, Reason, WholeHouse};
use kit::{OrMissing as _, Refusal, Visit};

use crate::{
    Room, access,
    rules::{
        entry::{GONE, Hanging, Key, Kind, Sheet, Thing, YES, filled},
        model::Service,
    },
    store,
};

/// How many versions stand on the page.
const SHOWN: u32 = 12;

/// What is known of a thing that is kept.
pub(in crate::pages) struct Held {
    pub(super) kind: Kind,
    /// Its name; none while it is new.
    pub(super) key: Option<Key>,
    pub(in crate::pages) current: i64,
    pub(super) follows_file: bool,
    /// What holds, or held last where it is gone; none while it is new.
    pub(super) thing: Option<Thing>,
    pub(super) is_gone: bool,
    pub(super) hanging: Hanging,
    pub(super) versions: Vec<store::Version<Sheet>>,
}

impl Held {
    pub(super) fn new(kind: Kind) -> Self {
        Self {
            kind,
            key: None,
            current: 0,
            follows_file: true,
            thing: None,
            is_gone: false,
            hanging: Hanging::default(),
            versions: Vec::new(),
        }
    }

    /// What is written of it, without what is said of single days.
    pub(in crate::pages) async fn of(visit: &Visit, actor: &Who, room: &Room, key: Key) -> Result<Self, Refusal> {
        let may = access::keep_entries(actor)?.over_house(WholeHouse, Reason::Upkeep)?;
        let mut read = room.db().read(visit.house.id).await?;
        let directory = store::written_directory(&mut read).await?.or_missing()?;
        let (current, sheet) = store::entry_now(&mut read, &key).await?;
        let there = Thing::of(&directory, &key);
        let is_gone = there.is_none();
        let last = || sheet.as_ref().filter(|sheet| sheet.is_gone())?.thing(key.kind).ok();
        let thing = there.or_else(last).or_missing()?;
        let versions = store::entry_versions(&mut read, &may, &key, SHOWN).await?;
        Ok(Self {
            kind: key.kind,
            hanging: Hanging::on(&directory, &key),
            key: Some(key),
            current,
            follows_file: sheet.is_none(),
            thing: Some(thing),
            is_gone,
            versions,
        })
    }

    /// The service, where it is one.
    pub(in crate::pages) fn service(&self) -> Option<&Service> {
        match &self.thing {
            Some(Thing::Service(service)) => Some(service),
            _ => None,
        }
    }

    /// What the form is filled in with.
    pub(super) fn sheet(&self, today: Day) -> Sheet {
        let Some(thing) = &self.thing else { return Sheet::default() };
        let sheet = filled(thing, today);
        let gone = self.is_gone.then(|| (GONE.to_owned(), YES.to_owned()));
        Sheet::from_pairs(sheet.pairs().iter().cloned().chain(gone))
    }
}
