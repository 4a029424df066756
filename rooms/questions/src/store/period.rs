use db::{Fault, FromRow, Row, Source, Sql, from_row, params, sql};
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
    "select professional, anonymous, count(*) as questions, cast(sum(case when continues then 0 else 1 end) as bigint) as contacts
       from questions_asked where house_id = $1 and team_id = $2 and day between $3 and $4 group by professional, anonymous"
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
    "select day, quarter, codes, professional, anonymous, continues, theme, done, channel, place, language, interpreter, behalf, found, words
       from questions_asked where house_id = $1 and team_id = $2 and day between $3 and $4 order by day, quarter, id limit $5"
);

/// How many there are of those who asked for their work or stay unknown, and of the others.
struct Counts {
    professional: bool,
    anonymous: bool,
    questions: i64,
    contacts: i64,
}

from_row!(Counts { professional, anonymous, questions, contacts });

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
    let counts: Vec<Counts> = source.all(&COUNTS, of.to_vec()).await?;
    let themes: Vec<(Slug, i64)> = source.all(&THEMES, of.to_vec()).await?;
    let done: Vec<(Slug, i64)> = source.all(&DONE, of.to_vec()).await?;
    let count = |number: i64| usize::try_from(number).unwrap_or_default();
    let sum =
        |which: fn(&&Counts) -> bool, what: fn(&Counts) -> i64| count(counts.iter().filter(which).map(what).sum());
    let by_code = |rows: Vec<(Slug, i64)>| rows.into_iter().map(|(code, number)| (code, count(number))).collect();
    Ok(Tally {
        questions: sum(|of| !of.professional, |of| of.questions),
        contacts: sum(|of| !of.professional, |of| of.contacts),
        anonymous: sum(|of| of.anonymous, |of| of.contacts),
        professional: sum(|of| of.professional, |of| of.questions),
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
