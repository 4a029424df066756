use std::sync::Arc;

use channels::{Channels, Kind as Way};
use db::{Db, Fault};
use directory::rules::{Edition, model::Service};
use kernel::{Instant, Slug};
use kit::House;
use questions::rules::Codes;

use crate::{rules::clock, store};

/// After how many days without a word nobody waits any more.
const UNHEARD_AFTER_DAYS: i64 = 60;
/// For how many days after the end the words of a referral are kept.
const WORDS_KEPT_DAYS: i64 = 90;

/// The room with everything it holds: what its routes and jobs work with. Cheap to clone.
#[derive(Clone)]
pub struct Room(Arc<Inner>);

struct Inner {
    db: Db,
    directory: directory::Room,
    codes: Codes,
    channels: Channels,
}

impl Room {
    /// The room over this database, which hands over to the services of `directory`, speaks of themes by these codes and writes to
    /// partners by these channels.
    #[must_use]
    pub fn new(db: Db, directory: directory::Room, codes: Codes, channels: Channels) -> Self {
        Self(Arc::new(Inner { db, directory, codes, channels }))
    }

    pub(crate) fn db(&self) -> &Db {
        &self.0.db
    }

    pub(crate) fn directory(&self) -> &directory::Room {
        &self.0.directory
    }

    pub(crate) fn codes(&self) -> &Codes {
        &self.0.codes
    }

    /// Where the partner of a service is written to, in a house that sends mail: the service itself, else its organisation.
    pub(crate) fn mailbox<'a>(&self, edition: &'a Edition, service: &'a Service) -> Option<&'a str> {
        if !self.0.channels.has(Way::Mail) {
            return None;
        }
        let organization = || edition.organization(service.organization.as_str())?.contact.email.as_deref();
        service.contact.email.as_deref().or_else(organization)
    }

    /// Ends what nobody says anything of any more, and forgets the words that were kept long enough.
    ///
    /// # Errors
    /// What the database says; what ended stays ended.
    pub async fn sweep(&self, house: &House) -> Result<(), Fault> {
        let now = self.db().makers().clock.now();
        let today = now.day(&house.zone);
        let since = now.plus_seconds(-UNHEARD_AFTER_DAYS * 24 * 3600);
        store::end_unheard(self.db(), house.id, since, today).await?;
        store::forget_words(self.db(), house.id, today.plus(-WORDS_KEPT_DAYS)).await
    }
}

/// When the partner of a service was there for a working day since `from`, by the hours of all its places.
pub(crate) fn due(edition: &Edition, service: &Slug, from: Instant) -> Instant {
    let Some(service) = edition.service(service.as_str()) else { return clock::due([], from) };
    let today = edition.days().today(from);
    let last = today.plus(clock::HORIZON_DAYS);
    let sessions = service.presences.iter().flat_map(|presence| {
        // A session of the night before may still run.
        edition.days().sessions(presence, edition.is_in_house(presence), today.plus(-1), last)
    });
    clock::due(sessions.map(|session| (session.start, session.end)), from)
}
