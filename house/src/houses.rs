use db::Db;
use kernel::Actor;
use people::{
    Houses,
    rules::house::{Banner, CONFIRM_WEEKS, HostName, HouseSettings, NewHouse, UNHEARD_DAYS},
};

use crate::Config;

/// In whose name the settings of the file are taken over.
const SEED: Actor = Actor::Program("seed");

/// The houses of this database. Where there is none yet, the one of the settings is made: once, for from then on its administrators
/// keep it.
///
/// # Errors
/// What the database says; or when the settings name a host that is none.
pub(crate) async fn open(config: &Config, db: &Db, public_url: &str) -> anyhow::Result<Houses> {
    let houses = Houses::new(db.clone(), public_url);
    houses.look().await?;
    if houses.all().is_empty() {
        match houses.seed(&SEED, &of_settings(config)?).await {
            // Another process that started at this moment was first.
            Err(fault) if fault.is_duplicate() => houses.look().await?,
            made => made?,
        }
    }
    Ok(houses)
}

/// The house of the settings.
fn of_settings(config: &Config) -> anyhow::Result<NewHouse> {
    let house = &config.house;
    let hosts = house.hosts.iter().map(|host| host.parse::<HostName>()).collect::<Result<_, _>>()?;
    let settings = HouseSettings {
        name: house.name.clone(),
        city: house.city.clone(),
        address: house.address.clone(),
        phone: house.phone.clone(),
        languages: house.languages.clone(),
        leave_to: house.leave_to.clone(),
        mail_from: String::new(),
        confirm_weeks: CONFIRM_WEEKS,
        unheard_days: UNHEARD_DAYS,
        banner: Banner::AsData,
    };
    Ok(NewHouse { slug: house.slug.clone(), public_url: String::new(), hosts, settings })
}
