use db::{Fault, FromRow, Row, Source, Sql, params, sql};
use kernel::{Day, May, Slug, TeamId};

use crate::{
    access::SeeShift,
    rules::{
        Period,
        shift::{Kept, Tally},
    },
};

pub(super) const STATEMENTS: &[Sql] = &[COUNTS, THEMES, DONE, ROWS];

/// The most questions that a file holds.
const MOST: i64 = 100_000;

pub(super) const COUNTS: Sql = sql!(
    "select professional, count(*) as questions, cast(sum(case when continues then 0 else 1 end) as bigint) as contacts
       from questions_asked where house_id = $1 and team_id = $2 and day between $3 and $4 group by professional"
);
pub(super) const THEMES: Sql = sql!(
    "select theme, count(*) as questions from questions_asked
      where house_id = $1 and team_id = $2 and day between $3 and $4 and professional = false and theme is not null
      group by theme order by count(*) desc, theme limit 200"
);
pub(super) const DONE: Sql = sql!(
    "select done, count(*) as questions from questions_asked
      where house_id = $1 and team_id = $2 and day between $3 and $4 and professional = false and done is not null
      group by done order by count(*) desc, done limit 200"
);
pub(super) const ROWS: Sql = sql!(
    "select day, quarter, codes, professional, continues, theme, done, channel, place, language, interpreter, behalf, found, words
       from questions_asked where house_id = $1 and team_id = $2 and day between $3 and $4 order by day, quarter, id limit $5"
);

/// A question with its day.
pub struct OnDay {
    /// The day.
    pub day: Day,
    /// The question.
    pub kept: Kept,
}

impl FromRow for OnDay {
    fn from_row(row: &Row) -> Result<Self, Fault> {
        Ok(Self { day: row.get("day")?, kept: Kept::from_row(row)? })
    }
}

/// What the questions of a team in a period come to.
///
/// # Errors
/// What the database says.
pub async fn tally(source: &mut impl Source, may: &May<SeeShift, TeamId>, period: Period) -> Result<Tally, Fault> {
    source.shows(may);
    let of = params![source.house(), may.subject(), period.first, period.last];
    let counts: Vec<(bool, i64, i64)> = source.all(&COUNTS, of.to_vec()).await?;
    let themes: Vec<(Slug, i64)> = source.all(&THEMES, of.to_vec()).await?;
    let done: Vec<(Slug, i64)> = source.all(&DONE, of.to_vec()).await?;
    let count = |number: i64| usize::try_from(number).unwrap_or_default();
    let sum = |professional, one: fn(&(bool, i64, i64)) -> i64| {
        count(counts.iter().filter(|row| row.0 == professional).map(one).sum())
    };
    let by_code = |rows: Vec<(Slug, i64)>| rows.into_iter().map(|(code, number)| (code, count(number))).collect();
    Ok(Tally {
        questions: sum(false, |row| row.1),
        contacts: sum(false, |row| row.2),
        professional: sum(true, |row| row.1),
        themes: by_code(themes),
        done: by_code(done),
    })
}

/// The questions of a team in a period, the oldest first, at most 100,000.
///
/// # Errors
/// What the database says.
pub async fn asked_in(
    source: &mut impl Source,
    may: &May<SeeShift, TeamId>,
    period: Period,
) -> Result<Vec<OnDay>, Fault> {
    source.shows(may);
    let house = source.house();
    source.all(&ROWS, params![house, may.subject(), period.first, period.last, MOST]).await
}
