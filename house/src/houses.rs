use std::sync::{Arc, PoisonError, RwLock};

use jiff::tz::TimeZone;
use kernel::{HouseId, Lang, TypedId as _};
use kit::{House, HouseFacts, Houses};
use uuid::Uuid;

use crate::Config;

/// The one house of this installation, by its settings. What its directory says of itself is taken over when it changes.
#[derive(Clone)]
pub(crate) struct Installed(Arc<Inner>);

struct Inner {
    hosts: Vec<String>,
    house: RwLock<House>,
}

/// The namespace of house ids: a house is known by its slug for as long as it lives.
const HOUSES: Uuid = Uuid::from_u128(0x5b1e_7f0a_2f57_4c35_9b44_6f0e_6d2a_91c3);

impl Installed {
    /// The house of these settings, found by the world at `public_url`.
    pub(crate) fn of(config: &Config, public_url: &str) -> Self {
        let settings = &config.house;
        let facts = HouseFacts {
            id: HouseId::from_uuid(Uuid::new_v5(&HOUSES, settings.slug.as_str().as_bytes())),
            name: settings.name.clone(),
            city: settings.city.clone(),
            address: settings.address.clone(),
            phone: settings.phone.clone(),
            zone: TimeZone::get("Europe/Brussels").unwrap_or(TimeZone::UTC),
            languages: std::iter::once(Lang::NL).chain(settings.languages.iter().copied()).collect(),
            public_url: public_url.trim_end_matches('/').to_owned(),
            sample_data: false,
            neutral_page: settings.leave_to.clone(),
            edition: kit::Edition::default(),
        };
        let hosts = settings.hosts.iter().map(|host| host.to_lowercase()).collect();
        Self(Arc::new(Inner { hosts, house: RwLock::new(House::new(facts)) }))
    }

    /// The house as it stands now.
    pub(crate) fn house(&self) -> House {
        self.0.house.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes over what the directory says of itself: its zone, and whether its data are made up.
    pub(crate) fn takes_over(&self, meta: &directory::rules::model::Meta) {
        let house = self.house();
        let zone = TimeZone::get(&meta.zone).unwrap_or_else(|_| house.zone.clone());
        if house.sample_data == meta.sample_data && house.zone == zone {
            return;
        }
        let facts = HouseFacts {
            zone,
            sample_data: meta.sample_data,
            name: house.name.clone(),
            city: house.city.clone(),
            address: house.address.clone(),
            phone: house.phone.clone(),
            languages: house.languages.clone(),
            public_url: house.public_url.clone(),
            neutral_page: house.neutral_page.clone(),
            edition: house.edition.clone(),
            id: house.id,
        };
        *self.0.house.write().unwrap_or_else(PoisonError::into_inner) = House::new(facts);
        house.edition.turn();
    }
}

impl Houses for Installed {
    fn of_host(&self, host: &str) -> Option<House> {
        let known = self.0.hosts.is_empty() || self.0.hosts.iter().any(|own| own == host);
        known.then(|| self.house())
    }

    fn all(&self) -> Vec<House> {
        vec![self.house()]
    }
}
