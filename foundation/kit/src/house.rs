use std::{ops::Deref, sync::Arc};

use axum::extract::FromRequestParts;
use http::request::Parts;
use jiff::tz::TimeZone;
use kernel::{HouseId, Lang};
use tokio::sync::watch;

use crate::{Refusal, Visit};

/// The house a request is for, known by its host name. Cheap to clone; as an argument of a handler it is this request's.
#[derive(Debug, Clone)]
pub struct House(Arc<HouseFacts>);

/// What a house is called, where and in which languages it speaks. Its administrators keep it.
#[derive(Debug, Clone)]
pub struct HouseFacts {
    /// Its id, first in every key of every table.
    pub id: HouseId,
    /// "Sociaal Huis Mechelen".
    pub name: String,
    /// "Mechelen".
    pub city: String,
    /// Street, number and town on one line; empty when nobody said.
    pub address: String,
    /// The telephone of the front desk as people write it; empty when nobody said.
    pub phone: String,
    /// Where it is what time.
    pub zone: TimeZone,
    /// The languages of its pages, in the order of the switch. Dutch is always the first.
    pub languages: Vec<Lang>,
    /// Where the world finds it: scheme, host and port, no slash at the end. Absolute links and the trusted origin come
    /// from here, never from a request.
    pub public_url: String,
    /// Whether its hours and numbers are made up: what its directory says of itself.
    pub sample_data: bool,
    /// Shows the banner that its hours and numbers are made up.
    pub banner: bool,
    /// The address that its mail comes from; empty when that of the whole installation is meant.
    pub mail_from: String,
    /// After how many weeks without a word the hours of a partner are shown as not confirmed; 0 for never.
    pub confirm_weeks: u32,
    /// After how many days without a word it is unknown what came of a referral.
    pub unheard_days: u32,
    /// Where "snel weg" leads: an ordinary page that tells nothing about who was here.
    pub neutral_page: String,
    /// Which edition of the directory is shown.
    pub edition: Edition,
}

impl House {
    /// A house with these facts.
    #[must_use]
    pub fn new(facts: HouseFacts) -> Self {
        Self(Arc::new(facts))
    }
}

impl HouseFacts {
    /// The full address of a path of ours.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }

    /// The telephone of the front desk as a telephone dials it.
    #[must_use]
    pub fn dial(&self) -> String {
        self.phone.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect()
    }

    /// Whether its pages exist in `lang`.
    #[must_use]
    pub fn speaks(&self, lang: Lang) -> bool {
        self.languages.contains(&lang)
    }
}

impl Deref for House {
    type Target = HouseFacts;

    fn deref(&self) -> &HouseFacts {
        &self.0
    }
}

/// A number that changes whenever the public pages may say something else: pages kept in memory are then made anew, and those that are
/// open hear of it.
///
/// Cheap to clone; all clones are the same number.
#[derive(Debug, Clone, Default)]
pub struct Edition(watch::Sender<u64>);

impl Edition {
    /// Another edition is current, or something of today changed: a sitting is full, a session is cancelled.
    pub fn turn(&self) {
        self.0.send_modify(|number| *number += 1);
    }

    /// The present number.
    #[must_use]
    pub fn number(&self) -> u64 {
        *self.0.borrow()
    }

    /// What hears of the next turn.
    pub(crate) fn follow(&self) -> watch::Receiver<u64> {
        self.0.subscribe()
    }
}

/// Who knows which house answers on which host. Answers from memory.
pub trait Houses: Send + Sync {
    /// The house of this host name (without port, small letters); an installation with a single house gives it for any.
    fn of_host(&self, host: &str) -> Option<House>;

    /// The house with this id: for work that no request asked for.
    fn of_id(&self, id: HouseId) -> Option<House>;
}

/// One house, whatever the host: the usual installation.
#[derive(Debug, Clone)]
pub struct OneHouse(pub House);

impl Houses for OneHouse {
    fn of_host(&self, _: &str) -> Option<House> {
        Some(self.0.clone())
    }

    fn of_id(&self, id: HouseId) -> Option<House> {
        Some(self.0.clone()).filter(|house| house.id == id)
    }
}

impl<S: Sync> FromRequestParts<S> for House {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        Visit::of(parts).map(|visit| visit.house.clone())
    }
}
