use db::{Fault, FromRow, Row, Source, Sql, Tx, params, sql};
use kernel::{Day, May, TeamId};

use super::asked::add;
use crate::{
    access::{SeeShift, WorkDesk},
    rules::{Asked, Quarter, shift::Kept},
};

pub(super) const STATEMENTS: &[Sql] = &[DAY, ANY];

/// The most questions of a day that are shown: more than a team answers.
const MOST: i64 = 1_000;

pub(super) const DAY: Sql = sql!(
    "select quarter, codes, professional, anonymous, continues, theme, done, channel, place, language, interpreter, behalf, found, words
       from questions_asked where house_id = $1 and team_id = $2 and day = $3 order by quarter desc, id limit $4"
);
pub(super) const ANY: Sql = sql!("select id from questions_asked where house_id = $1 limit 1");

impl FromRow for Kept {
    fn from_row(row: &Row) -> Result<Self, Fault> {
        Ok(Self { quarter: row.get("quarter")?, codes: row.get("codes")?, asked: Asked::from_row(row)? })
    }
}

/// The questions of a day of a team, the newest first.
///
/// # Errors
/// What the database says.
pub async fn shift(source: &mut impl Source, may: &May<SeeShift, TeamId>, day: Day) -> Result<Vec<Kept>, Fault> {
    source.shows(may);
    let house = source.house();
    source.all(&DAY, params![house, may.subject(), day, MOST]).await
}

/// Whether there is any question in the house.
///
/// # Errors
/// What the database says.
pub async fn has_questions(source: &mut impl Source) -> Result<bool, Fault> {
    let house = source.house();
    Ok(source.optional::<(crate::rules::QuestionId,)>(&ANY, params![house]).await?.is_some())
}

/// Writes a sample question down.
///
/// # Errors
/// What the database says.
pub async fn add_sample(
    tx: &mut Tx,
    may: &May<WorkDesk, TeamId>,
    asked: &Asked,
    quarter: Quarter,
    codes: &str,
) -> Result<(), Fault> {
    let id = tx.makers().fresh_unordered();
    add(tx, may, (id, asked), quarter, codes).await.map(|_| ())
}
