//! The hours of the house as they are kept in the browser: a row for each version, of which the highest holds.

use std::collections::{BTreeMap, BTreeSet};

use db::{Fault, Source, Sql, Tx, params, sql};
use kernel::{Day, Lang, May, WholeHouse};
use serde::{Deserialize, Serialize};

use super::version::{Line, Version};
use crate::{
    access::{ChangeHours, SeeHours},
    rules::{
        model::Text,
        opening::{Hours, Opening, OtherDay},
    },
};

pub(super) const STATEMENTS: &[Sql] = &[NOW, VERSIONS, ONE, KEEP, TURN];

pub(super) const NOW: Sql =
    sql!("select version, body from directory_openings where house_id = $1 order by version desc limit 1");
pub(super) const VERSIONS: Sql = sql!(
    "select version, kept_at, worker_id, restores, body from directory_openings
      where house_id = $1 and version < $2 order by version desc limit $3"
);
pub(super) const ONE: Sql = sql!("select body from directory_openings where house_id = $1 and version = $2");
const KEEP: Sql = sql!(
    "insert into directory_openings (house_id, version, kept_at, worker_id, restores, body) values ($1, $2, $3, $4, $5, $6)"
);
/// What was made from the edition before is no longer true, as when another one becomes current.
const TURN: Sql = sql!("update directory_current set version = version + 1, since = $2 where house_id = $1");

/// How it lies in the table: it is read whole and never asked for a part.
#[derive(Serialize, Deserialize)]
struct Kept {
    week: [String; 7],
    days: Vec<KeptDay>,
    keeps_holidays: bool,
    open_holidays: BTreeSet<Day>,
}

#[derive(Serialize, Deserialize)]
struct KeptDay {
    from: Day,
    until: Day,
    hours: String,
    reason: BTreeMap<String, String>,
}

/// The version that holds, and its hours; none where nobody ever kept any, or those of the file hold.
///
/// # Errors
/// What the database says.
pub async fn opening_now(source: &mut impl Source) -> Result<(i64, Option<Opening>), Fault> {
    let house = source.house();
    match source.optional::<(i64, String)>(&NOW, params![house]).await? {
        Some((version, body)) => Ok((version, read(&body)?)),
        None => Ok((0, None)),
    }
}

/// The versions before this one, the newest first.
///
/// # Errors
/// What the database says.
pub async fn opening_versions(
    source: &mut impl Source,
    _may: &May<SeeHours, WholeHouse>,
    before: i64,
    limit: u32,
) -> Result<Vec<Version<Opening>>, Fault> {
    let house = source.house();
    let lines: Vec<Line> = source.all(&VERSIONS, params![house, before, limit]).await?;
    lines.into_iter().map(|line| line.version(read)).collect()
}

/// The hours of one version; none within when it follows the file, none at all when there is no such version.
///
/// # Errors
/// What the database says.
pub async fn opening_version(source: &mut impl Source, version: i64) -> Result<Option<Option<Opening>>, Fault> {
    let house = source.house();
    let body: Option<(String,)> = source.optional(&ONE, params![house, version]).await?;
    body.map(|(body,)| read(&body)).transpose()
}

/// Keeps hours over the version that was seen; none follows the file again. False when a colleague came first.
///
/// # Errors
/// A duplicate when somebody keeps some in the same moment; otherwise what the database says.
pub async fn keep_opening(
    tx: &mut Tx,
    may: &May<ChangeHours, WholeHouse>,
    seen: i64,
    opening: Option<&Opening>,
    restores: Option<i64>,
) -> Result<bool, Fault> {
    let (now, _) = opening_now(tx).await?;
    if now != seen {
        return Ok(false);
    }
    let body = opening.map(written).transpose()?.unwrap_or_default();
    let by = may.actor().worker().map(|worker| worker.id);
    tx.run(&KEEP, params![tx.house(), now + 1, tx.now(), by, restores, body]).await?;
    turn(tx).await?;
    tx.does(may);
    Ok(true)
}

/// Every process loads the edition again, with what lies over it.
///
/// # Errors
/// What the database says.
pub(super) async fn turn(tx: &mut Tx) -> Result<(), Fault> {
    tx.run(&TURN, params![tx.house(), tx.now()]).await.map(drop)
}

fn written(opening: &Opening) -> Result<String, Fault> {
    let day = |day: &OtherDay| KeptDay {
        from: day.from,
        until: day.until,
        hours: day.hours.to_string(),
        reason: day.reason.wordings().map(|(lang, text)| (lang.as_str().to_owned(), text.to_owned())).collect(),
    };
    let kept = Kept {
        week: opening.week.each_ref().map(ToString::to_string),
        days: opening.days.iter().map(day).collect(),
        keeps_holidays: opening.keeps_holidays,
        open_holidays: opening.open_holidays.clone(),
    };
    serde_json::to_string(&kept).map_err(|_| Fault::Payload("opening"))
}

fn read(body: &str) -> Result<Option<Opening>, Fault> {
    if body.is_empty() {
        return Ok(None);
    }
    let unreadable = || Fault::Unreadable { column: "body".to_owned(), wanted: "Opening" };
    let kept: Kept = serde_json::from_str(body).map_err(|_| unreadable())?;
    let mut week = <[Hours; 7]>::default();
    for (hours, said) in week.iter_mut().zip(&kept.week) {
        *hours = said.parse().map_err(|_| unreadable())?;
    }
    let mut days = Vec::new();
    for KeptDay { from, until, hours, mut reason } in kept.days {
        let original = reason.remove(Lang::NL.as_str()).unwrap_or_default();
        let translations = reason.into_iter().filter_map(|(lang, text)| Some((lang.parse().ok()?, text))).collect();
        let reason = Text { translations, ..Text::dutch(original) };
        days.push(OtherDay { from, until, hours: hours.parse().map_err(|_| unreadable())?, reason });
    }
    let Kept { keeps_holidays, open_holidays, .. } = kept;
    Ok(Some(Opening { week, days, keeps_holidays, open_holidays }))
}
