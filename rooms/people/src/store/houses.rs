//! The houses of the installation: which there are, where they are found, and every version of how they show themselves.

use db::{Fault, FromRow, Row, Source, Sql, Tx, from_row, params, sql};
use kernel::{HouseId, Instant, Lang, May, Slug, WholeHouse};

use crate::{
    access::{ChangeHouse, SeeHouse},
    rules::house::{HostName, HouseSettings, NewHouse},
};

/// The keys of the room that do not begin with the house, each for its reason.
pub const KEYS_WITHOUT_HOUSE: &[&str] = &[
    // The house of a request is looked up by its host.
    "people_hosts (host)",
];

pub(super) const STATEMENTS: &[Sql] =
    &[LINES, NOW, ADD, KEEP, VERSIONS, VERSION, MOVE, ADD_HOST, HAS_HOST, REMOVE_HOST];

// Small, and asked every second by every process: what changed is read only when this did.
const LINES: Sql = sql!(
    "select house.house_id, house.slug, house.public_url, host.host,
            (select max(version) from people_house_settings settings where settings.house_id = house.house_id) as version
       from people_houses house
       left join people_hosts host on host.house_id = house.house_id
      order by house.made_at, house.house_id, host.added_at, host.host limit 20000"
);
const NOW: Sql = sql!(
    "select house_id, name, city, address, phone, languages, leave_to, mail_from, confirm_weeks, unheard_days, banner from people_house_settings
      where version = (select max(version) from people_house_settings newer
                        where newer.house_id = people_house_settings.house_id)
      limit 20000"
);
const ADD: Sql =
    sql!("insert into people_houses (house_id, slug, public_url, made_at, made_by) values ($1, $2, $3, $4, $5)");
// Only over the version that was seen: of two who keep at once the second one keeps nothing.
const KEEP: Sql = sql!(
    "insert into people_house_settings
        (house_id, version, name, city, address, phone, languages, leave_to, mail_from, confirm_weeks, unheard_days, banner, kept_at, worker_id, program, restores)
     select $1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17
      where $2 = (select coalesce(max(version), 0) from people_house_settings where house_id = $1)"
);
const VERSIONS: Sql = sql!(
    "select settings.version, settings.name, city, address, phone, languages, leave_to, mail_from, confirm_weeks, unheard_days, banner, kept_at, restores,
            worker.name as worker
       from people_house_settings settings
       left join people_workers worker on worker.house_id = settings.house_id and worker.id = settings.worker_id
      where settings.house_id = $1 and settings.version < $2 order by settings.version desc limit $3"
);
const VERSION: Sql = sql!(
    "select settings.version, settings.name, city, address, phone, languages, leave_to, mail_from, confirm_weeks, unheard_days, banner, kept_at, restores,
            worker.name as worker
       from people_house_settings settings
       left join people_workers worker on worker.house_id = settings.house_id and worker.id = settings.worker_id
      where settings.house_id = $1 and settings.version = $2"
);
const MOVE: Sql = sql!("update people_houses set public_url = $2 where house_id = $1");
const ADD_HOST: Sql = sql!("insert into people_hosts (host, house_id, added_at, added_by) values ($2, $1, $3, $4)");
const HAS_HOST: Sql = sql!("select count(*) from people_hosts where house_id = $1 and host = $2");
const REMOVE_HOST: Sql = sql!("delete from people_hosts where house_id = $1 and host = $2");

/// A house and one of its hosts, with the version of its settings: all there is to see whether anything changed. A house without a
/// host is one line too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseLine {
    /// Which.
    pub house_id: HouseId,
    /// Its short, lasting name.
    pub slug: Slug,
    /// Where the world finds it; empty where that of the whole installation is meant.
    pub public_url: String,
    /// One of its hosts.
    pub host: Option<String>,
    /// The version of its settings.
    pub version: i64,
}

from_row!(HouseLine { house_id, slug, public_url, host, version });

/// What a house is called and how it shows itself now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsNow {
    /// Which house.
    pub house_id: HouseId,
    /// Its settings.
    pub settings: HouseSettings,
}

/// One version of the settings of a house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseVersion {
    /// Which, counted from 1.
    pub version: i64,
    /// The settings.
    pub settings: HouseSettings,
    /// Since when they held.
    pub kept_at: Instant,
    /// The version that was put back with it.
    pub restores: Option<i64>,
    /// The name of who kept it; none for the program.
    pub worker: Option<String>,
}

impl FromRow for HouseSettings {
    fn from_row(row: &Row) -> Result<Self, Fault> {
        let languages: String = row.get("languages")?;
        Ok(Self {
            name: row.get("name")?,
            city: row.get("city")?,
            address: row.get("address")?,
            phone: row.get("phone")?,
            languages: languages.split_whitespace().filter_map(|code| code.parse().ok()).collect(),
            leave_to: row.get("leave_to")?,
            mail_from: row.get("mail_from")?,
            confirm_weeks: row.get("confirm_weeks")?,
            unheard_days: row.get("unheard_days")?,
            banner: row.get("banner")?,
        })
    }
}

impl FromRow for SettingsNow {
    fn from_row(row: &Row) -> Result<Self, Fault> {
        Ok(Self { house_id: row.get("house_id")?, settings: HouseSettings::from_row(row)? })
    }
}

impl FromRow for HouseVersion {
    fn from_row(row: &Row) -> Result<Self, Fault> {
        Ok(Self {
            version: row.get("version")?,
            settings: HouseSettings::from_row(row)?,
            kept_at: row.get("kept_at")?,
            restores: row.get("restores")?,
            worker: row.get("worker")?,
        })
    }
}

/// Every house with its hosts, the oldest house first.
///
/// # Errors
/// What the database says.
pub async fn house_lines(source: &mut impl Source) -> Result<Vec<HouseLine>, Fault> {
    source.all(&LINES, params![]).await
}

/// The settings that hold now, of every house.
///
/// # Errors
/// What the database says.
pub async fn settings_now(source: &mut impl Source) -> Result<Vec<SettingsNow>, Fault> {
    source.all(&NOW, params![]).await
}

/// Makes the house of this transaction, with its hosts. Says nothing in the access log: that is for who makes it.
///
/// # Errors
/// [`Fault::is_duplicate`] when there is one of that name, or another house answers on one of its hosts; otherwise what the database
/// says.
pub async fn add_house(tx: &mut Tx, _may: &May<ChangeHouse, WholeHouse>, new: &NewHouse) -> Result<(), Fault> {
    tx.run(&ADD, params![tx.house(), &new.slug, &new.public_url, tx.now(), tx.actor().to_string()]).await?;
    keep(tx, 0, &new.settings, None).await?;
    for host in &new.hosts {
        answer_on(tx, host).await?;
    }
    Ok(())
}

/// Keeps new settings over this version, or puts the ones of an earlier version back. False when another version came first.
///
/// # Errors
/// [`Fault::is_duplicate`] when another one came first at this very moment; otherwise what the database says.
pub async fn change_house(
    tx: &mut Tx,
    may: &May<ChangeHouse, WholeHouse>,
    version: i64,
    settings: &HouseSettings,
    restores: Option<i64>,
) -> Result<bool, Fault> {
    let kept = keep(tx, version, settings, restores).await?;
    if kept {
        tx.does(may);
    }
    Ok(kept)
}

async fn keep(tx: &mut Tx, over: i64, settings: &HouseSettings, restores: Option<i64>) -> Result<bool, Fault> {
    let languages = settings.languages.iter().map(Lang::as_str).collect::<Vec<_>>().join(" ");
    let worker = tx.actor().worker().map(|worker| worker.id);
    let program = if worker.is_some() { String::new() } else { tx.actor().to_string() };
    let who = params![tx.now(), worker, program, restores];
    let row = params![
        tx.house(),
        over,
        over + 1,
        &settings.name,
        &settings.city,
        &settings.address,
        &settings.phone,
        languages,
        &settings.leave_to,
        &settings.mail_from,
        settings.confirm_weeks,
        settings.unheard_days,
        settings.banner
    ];
    Ok(tx.run(&KEEP, row.into_iter().chain(who)).await? == 1)
}

/// The versions of the settings before this one, the newest first.
///
/// # Errors
/// What the database says.
pub async fn house_versions(
    source: &mut impl Source,
    _may: &May<SeeHouse, WholeHouse>,
    before: i64,
    limit: u32,
) -> Result<Vec<HouseVersion>, Fault> {
    let house = source.house();
    source.all(&VERSIONS, params![house, before, i64::from(limit)]).await
}

/// One version of the settings.
///
/// # Errors
/// What the database says.
pub async fn house_version(
    source: &mut impl Source,
    _may: &May<ChangeHouse, WholeHouse>,
    version: i64,
) -> Result<Option<HouseVersion>, Fault> {
    let house = source.house();
    source.optional(&VERSION, params![house, version]).await
}

/// Says where the world finds the house; nothing where that of the whole installation is meant.
///
/// # Errors
/// What the database says.
pub async fn move_house(tx: &mut Tx, may: &May<ChangeHouse, WholeHouse>, public_url: &str) -> Result<(), Fault> {
    tx.run(&MOVE, params![tx.house(), public_url]).await?;
    tx.does(may);
    Ok(())
}

/// Lets the house answer on a host. False when it did already.
///
/// # Errors
/// [`Fault::is_duplicate`] when another house answers there; otherwise what the database says.
pub async fn add_host(tx: &mut Tx, may: &May<ChangeHouse, WholeHouse>, host: &HostName) -> Result<bool, Fault> {
    if tx.value::<i64>(&HAS_HOST, params![tx.house(), host.as_str()]).await? > 0 {
        return Ok(false);
    }
    answer_on(tx, host).await?;
    tx.does(may);
    Ok(true)
}

async fn answer_on(tx: &mut Tx, host: &HostName) -> Result<(), Fault> {
    let row = params![tx.house(), host.as_str(), tx.now(), tx.actor().to_string()];
    tx.run(&ADD_HOST, row).await.map(drop)
}

/// Lets the house answer on a host no more. False when it did not.
///
/// # Errors
/// What the database says.
pub async fn remove_host(tx: &mut Tx, may: &May<ChangeHouse, WholeHouse>, host: &HostName) -> Result<bool, Fault> {
    let removed = tx.run(&REMOVE_HOST, params![tx.house(), host.as_str()]).await? == 1;
    if removed {
        tx.does(may);
    }
    Ok(removed)
}
