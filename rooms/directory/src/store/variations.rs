//! What was said of single days, over whatever edition is current.

use db::{Fault, Source, Sql, Tx, from_row, params, sql};
use kernel::{Day, Instant, May, WholeHouse, WorkerId};

use crate::{
    access::{KeepSittings, PARTNER},
    rules::{
        model::{Change, PresenceId, Text, TimeOfDay},
        partner::Via,
        variation::{Said, Variation, VariationId},
    },
    store::openings::turn,
};

pub(super) const STATEMENTS: &[Sql] = &[HOLDING, ONE, SAY, TAKE_BACK, SWEEP];

pub(super) const HOLDING: Sql = sql!(
    "select id, presence_id, day, change, opens, closes, room, reason, said_at, worker_id, via from directory_variations
      where house_id = $1 and taken_back_at is null order by day desc, id limit 10000"
);
pub(super) const ONE: Sql = sql!("select presence_id, day from directory_variations where house_id = $1 and id = $2");
const SAY: Sql = sql!(
    "insert into directory_variations
            (house_id, id, presence_id, day, change, opens, closes, room, reason, said_at, worker_id, via)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
);
pub(super) const TAKE_BACK: Sql = sql!(
    "update directory_variations set taken_back_at = $3, taken_back_by = $4
      where house_id = $1 and id = $2 and taken_back_at is null"
);
const SWEEP: Sql = sql!("delete from directory_variations where house_id = $1 and day < $2");

struct Line {
    id: VariationId,
    presence_id: PresenceId,
    day: Day,
    change: String,
    opens: Option<TimeOfDay>,
    closes: Option<TimeOfDay>,
    room: String,
    reason: String,
    said_at: Instant,
    worker_id: Option<WorkerId>,
    via: Option<Via>,
}

from_row!(Line { id, presence_id, day, change, opens, closes, room, reason, said_at, worker_id, via });

impl TryFrom<Line> for Said {
    type Error = Fault;

    fn try_from(line: Line) -> Result<Self, Fault> {
        let Line { id, presence_id: presence, day, said_at, worker_id: worker, via, .. } = line;
        let change = match (line.change.as_str(), line.opens, line.closes) {
            ("closed", ..) => Change::Closed,
            ("room", ..) => Change::OtherRoom(Text::dutch(line.room)),
            ("hours", Some(opens), Some(closes)) => Change::Instead { opens, closes },
            ("extra", Some(opens), Some(closes)) => Change::Extra { opens, closes },
            _ => return Err(Fault::Unreadable { column: "change".to_owned(), wanted: "Change" }),
        };
        Ok(Self {
            id,
            variation: Variation { presence, day, change, reason: Text::dutch(line.reason) },
            said_at,
            worker,
            by_link: via == Some(Via::Link),
        })
    }
}

/// What holds, the days furthest ahead first, of one day in the order in which it was said.
///
/// # Errors
/// What the database says.
pub async fn variations(source: &mut impl Source) -> Result<Vec<Said>, Fault> {
    let house = source.house();
    let lines: Vec<Line> = source.all(&HOLDING, params![house]).await?;
    lines.into_iter().map(Said::try_from).collect()
}

/// Says that a sitting differs on a day; what cannot hold beside it is taken back. Saying the same again changes nothing.
///
/// # Errors
/// What the database says.
pub async fn vary(tx: &mut Tx, may: &May<KeepSittings, WholeHouse>, variation: &Variation) -> Result<(), Fault> {
    let before = variations(tx).await?;
    if before.iter().any(|said| said.variation == *variation) {
        return Ok(());
    }
    for said in before.iter().filter(|said| variation.replaces(&said.variation)) {
        take_back(tx, may, said.id).await?;
    }
    let (opens, closes) = match variation.change {
        Change::Instead { opens, closes } | Change::Extra { opens, closes } => (Some(opens), Some(closes)),
        Change::Closed | Change::OtherRoom(_) => (None, None),
    };
    let room = match &variation.change {
        Change::OtherRoom(room) => room.original.as_str(),
        _ => "",
    };
    let (house, id, reason) = (tx.house(), tx.fresh::<VariationId>(), variation.reason.original.as_str());
    let who = may.actor().worker().map(|worker| worker.id);
    let (presence, day, code) = (variation.presence, variation.day, variation.code());
    let via = (*may.actor() == PARTNER).then_some(Via::Link);
    let row = params![house, id, presence, day, code, opens, closes, room, reason, tx.now(), who, via];
    tx.run(&SAY, row).await?;
    turn(tx).await?;
    tx.does(may);
    Ok(())
}

/// The sitting and the day that something was said of; none when there is no such thing.
///
/// # Errors
/// What the database says.
pub async fn place_of_variation(source: &mut impl Source, id: VariationId) -> Result<Option<(PresenceId, Day)>, Fault> {
    let house = source.house();
    source.optional(&ONE, params![house, id]).await
}

/// Takes back what was said. Once is enough: a second time changes nothing.
///
/// # Errors
/// What the database says.
pub async fn take_back(tx: &mut Tx, may: &May<KeepSittings, WholeHouse>, id: VariationId) -> Result<(), Fault> {
    let who = may.actor().worker().map(|worker| worker.id);
    if tx.run(&TAKE_BACK, params![tx.house(), id, tx.now(), who]).await? > 0 {
        turn(tx).await?;
        tx.does(may);
    }
    Ok(())
}

/// Forgets what was said of the days before `day`.
///
/// # Errors
/// What the database says.
pub async fn sweep_variations(tx: &mut Tx, day: Day) -> Result<u64, Fault> {
    let house = tx.house();
    tx.run(&SWEEP, params![house, day]).await
}
