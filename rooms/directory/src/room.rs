use std::sync::Arc;

use channels::{Channels, Kind as Way};
use db::{Db, Fault};
use kernel::{Actor, Instant};
use kit::{House, Refusal, Text};

use crate::{
    mails::Ask,
    mind::Mind,
    rules::{
        Edition,
        matching::danger::Watch,
        model::Organization,
        partner::{OPEN_FOR, Patience},
    },
    shelf::{Shelf, Standing},
    store,
};

/// The room with everything it holds: what its routes, jobs and commands work with. Cheap to clone.
#[derive(Clone)]
pub struct Room(Arc<Inner>);

/// How many urgent lines stand on every page.
pub(crate) const IN_STRIP: usize = 4;

/// How many days it is known that a sitting differed: a year, so that a partner can look back.
const VARIATIONS_KEPT_DAYS: i64 = 366;

/// The beginning of a name, for where there is little room: `Noodnummer` of `Noodnummer: ziekenwagen en brandweer`.
fn short(name: &str) -> &str {
    name.split([':', '(', ',']).next().unwrap_or(name).trim()
}

struct Inner {
    db: Db,
    shelf: Arc<Shelf>,
    channels: Channels,
}

impl Room {
    /// The room over this database; `watch` sees danger signs in questions, and partners are written to by these channels.
    #[must_use]
    pub fn new(db: Db, watch: Watch, channels: Channels) -> Self {
        Self(Arc::new(Inner { shelf: Arc::new(Shelf::new(db.clone(), Arc::new(watch))), db, channels }))
    }

    /// The database.
    pub(crate) fn db(&self) -> &Db {
        &self.0.db
    }

    /// Where a partner is written to, in a house that sends mail.
    pub(crate) fn mailbox<'a>(&self, edition: &'a Edition, partner: &'a Organization) -> Option<&'a str> {
        edition.mailbox_of(partner).filter(|_| self.0.channels.has(Way::Mail))
    }

    /// Whether the house sends letters.
    pub(crate) fn has_letters(&self) -> bool {
        self.0.channels.has(Way::Letter)
    }

    /// The partner of this name, in a house that sends letters.
    pub(crate) fn writes_to<'a>(&self, edition: &'a Edition, id: &str) -> Option<&'a Organization> {
        edition.partner(id).filter(|_| self.has_letters())
    }

    /// From now on questions are understood by their meaning, as soon as the texts of each house were thought about.
    pub fn learn(&self, mind: Mind) {
        self.0.shelf.learn(Arc::new(mind));
    }

    /// What holds for this house now.
    ///
    /// # Errors
    /// When the house was not looked at before and the database does not answer.
    pub async fn standing(&self, house: &House) -> Result<Arc<Standing>, Refusal> {
        Ok(self.0.shelf.standing(house.id).await?)
    }

    /// What is held of this house, without asking the database; none before the first look.
    #[must_use]
    pub fn held(&self, house: &House) -> Option<Arc<Standing>> {
        self.0.shelf.held(house.id)
    }

    /// Looks whether a new edition is current or something of today changed, and turns the pages of the house when so.
    ///
    /// # Errors
    /// When the database does not answer; what was held is held on.
    pub async fn look(&self, house: &House) -> Result<Arc<Standing>, Fault> {
        let (standing, changed) = self.0.shelf.look(house.id).await?;
        if changed {
            house.edition.turn();
        }
        Ok(standing)
    }

    /// Shows at once what somebody just changed; other processes see it at their next look.
    pub(crate) async fn show(&self, house: &House) {
        if let Err(fault) = self.look(house).await {
            tracing::warn!(%fault, "what was changed shows at the next look");
        }
    }

    /// The urgent lines that stand on every page: those with a number, the most urgent first.
    #[must_use]
    pub fn urgent_strip(&self, house: &House, t: &Text) -> Vec<kit::UrgentLine> {
        let Some(standing) = self.held(house) else { return Vec::new() };
        let lines = standing.edition().directory().urgent_lines.iter();
        let dialled = lines.filter(|line| line.can_be_dialled());
        let shown = dialled.take(IN_STRIP).map(|line| kit::UrgentLine {
            label: short(line.name.for_reader(t.lang()).1).to_owned(),
            number: line.number.clone(),
        });
        shown.collect()
    }

    /// Removes editions and notes that nobody needs any more.
    ///
    /// # Errors
    /// What the database says; what was removed stays removed.
    pub async fn sweep(&self, house: &House) -> Result<(), Fault> {
        let db = &self.0.db;
        store::sweep(db, house.id).await?;
        let now = db.makers().clock.now();
        let today = now.day(&house.zone);
        let mut tx = db.write(house.id, &Actor::Program("sweep")).await?;
        store::sweep_today(&mut tx, today).await?;
        store::sweep_variations(&mut tx, today.plus(-VARIATIONS_KEPT_DAYS)).await?;
        store::sweep_corrections(&mut tx).await?;
        store::sweep_partner_links(&mut tx, now.plus_seconds(-OPEN_FOR)).await?;
        tx.commit().await?;
        self.see_partners(house).await?;
        self.ask_partners(house, now).await
    }

    /// Notes which partners sit in the house that were never seen there: the patience of the house begins with that.
    async fn see_partners(&self, house: &House) -> Result<(), Fault> {
        let standing = self.look(house).await?;
        let edition = standing.edition();
        let slugs = edition.partners().into_iter().map(|partner| &partner.slug);
        let new: Vec<_> = slugs.filter(|slug| edition.known_partner(slug).is_none()).cloned().collect();
        if new.is_empty() {
            return Ok(());
        }
        let mut tx = self.0.db.write(house.id, &Actor::Program("sweep")).await?;
        store::see_partners(&mut tx, &new).await?;
        tx.commit().await?;
        self.look(house).await.map(drop)
    }

    /// Asks the partners whose hours nobody confirmed for too long, by a mail of each. At night, and whenever the house is closed,
    /// nobody gets one; nor does who never got a link, or lost it.
    async fn ask_partners(&self, house: &House, now: Instant) -> Result<(), Fault> {
        let standing = self.look(house).await?;
        let edition = standing.edition();
        let patience = Patience { weeks: house.confirm_weeks, today: now.day(&house.zone), zone: &house.zone };
        let can_be_asked = |partner: &&Organization| self.mailbox(edition, partner).is_some();
        let unconfirmed = |partner: &&Organization| edition.is_unconfirmed(partner, &patience);
        let due: Vec<_> = edition.partners().into_iter().filter(can_be_asked).filter(unconfirmed).collect();
        if due.is_empty() || !edition.is_open(now) {
            return Ok(());
        }
        let mut tx = self.0.db.write(house.id, &Actor::Program("sweep")).await?;
        let known = store::partners(&mut tx).await?;
        for partner in due.iter().filter_map(|partner| known.get(&partner.slug)) {
            let is_due =
                partner.may_be_asked(&patience) && store::was_given_link(&mut tx, &partner.organization).await?;
            if is_due && store::ask_partner(&mut tx, partner).await? {
                tx.enqueue(Ask { organization: partner.organization.clone() }).await?;
            }
        }
        tx.commit().await
    }
}
