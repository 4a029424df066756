use std::sync::Arc;

use channels::{Address, Channels, Kind as Way};
use db::{Db, Fault};
use directory::rules::{Edition, model::Service};
use kernel::{Instant, Slug};
use kit::House;
use questions::rules::Codes;

use crate::{
    rules::{clock, telephone},
    store,
};

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

    /// Where the partner of a service is written to, by a way that the house has: the mailbox of the service itself, else of its
    /// organisation; without any, the first of their telephones that takes a text message.
    pub(crate) fn address_of(&self, edition: &Edition, service: &Service) -> Option<Address> {
        let organization =
            edition.organization(service.organization.as_str()).map(|organization| &organization.contact);
        let contacts = || std::iter::once(&service.contact).chain(organization);
        let mail = contacts().find_map(|contact| contact.email.clone()).map(Address::Mail);
        let phones = || contacts().flat_map(|contact| &contact.phones);
        let sms = || phones().find_map(|phone| telephone::mobile(&phone.number)).map(Address::Sms);
        mail.filter(|mail| self.0.channels.reach(mail)).or_else(|| sms().filter(|sms| self.0.channels.reach(sms)))
    }

    /// Whether the house sends text messages.
    pub(crate) fn has_sms(&self) -> bool {
        self.0.channels.has(Way::Sms)
    }

    /// Ends what nobody says anything of any more, and forgets the words and the cards that were kept long enough.
    ///
    /// # Errors
    /// What the database says; what ended stays ended.
    pub async fn sweep(&self, house: &House) -> Result<(), Fault> {
        let now = self.db().makers().clock.now();
        let today = now.day(&house.zone);
        let since = now.plus_seconds(-i64::from(house.unheard_days) * 24 * 3600);
        store::end_unheard(self.db(), house.id, since, today).await?;
        store::forget_words(self.db(), house.id, today.plus(-WORDS_KEPT_DAYS)).await?;
        let kept_since = now.plus_seconds(-store::CARDS_KEPT_DAYS * 24 * 3600);
        for cards in store::RETAINED {
            cards.removal.whole(self.db(), house.id, kept_since).await?;
        }
        Ok(())
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
