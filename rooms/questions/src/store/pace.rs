use db::{Fault, FromRow, Row, Source, Sql, params, sql};
use kernel::{Day, May, TeamId};

use crate::{
    access::SeeShift,
    rules::pace::{Count, Measure},
};

pub(super) const STATEMENTS: &[Sql] = &[COUNT_SECONDS, COUNT_FIELDS, OF_TEAM];

// Counted together once the minute is over: a question that was undone counts nowhere, and no row is the last of anybody.
pub(super) const COUNT_SECONDS: Sql = sql!(
    "insert into questions_pace (house_id, team_id, day, kind, measure, step, questions)
     select asked.house_id, asked.team_id, asked.day, case when asked.professional then 'professional' else 'visitor' end, 'seconds',
            undo.seconds, count(*)
       from questions_undo undo
       join questions_asked asked on asked.house_id = undo.house_id and asked.id = undo.question_id
      where undo.house_id = $1 and undo.ends_at <= $2 and undo.seconds is not null
      group by 1, 2, 3, 4, 6
         on conflict (house_id, team_id, day, kind, measure, step) do update set questions = questions_pace.questions + excluded.questions"
);
pub(super) const COUNT_FIELDS: Sql = sql!(
    "insert into questions_pace (house_id, team_id, day, kind, measure, step, questions)
     select asked.house_id, asked.team_id, asked.day, case when asked.professional then 'professional' else 'visitor' end, 'fields',
            undo.fields, count(*)
       from questions_undo undo
       join questions_asked asked on asked.house_id = undo.house_id and asked.id = undo.question_id
      where undo.house_id = $1 and undo.ends_at <= $2 and undo.fields is not null
      group by 1, 2, 3, 4, 6
         on conflict (house_id, team_id, day, kind, measure, step) do update set questions = questions_pace.questions + excluded.questions"
);
pub(super) const OF_TEAM: Sql = sql!(
    "select kind, measure, step, cast(sum(case when day = $4 then questions else 0 end) as bigint) as today,
            cast(sum(questions) as bigint) as month
       from questions_pace where house_id = $1 and team_id = $2 and day between $3 and $4
      group by kind, measure, step order by kind, measure, step"
);

impl FromRow for Count {
    fn from_row(row: &Row) -> Result<Self, Fault> {
        let (kind, measure): (String, String) = (row.get("kind")?, row.get("measure")?);
        let measure = if measure == "seconds" { Measure::Seconds } else { Measure::Fields };
        let (step, today, month) = (row.get("step")?, row.get("today")?, row.get("month")?);
        Ok(Self { professional: kind == "professional", measure, step, today, month })
    }
}

/// How long the questions of a team took since a day, in steps.
///
/// # Errors
/// What the database says.
pub async fn pace(
    source: &mut impl Source,
    may: &May<SeeShift, TeamId>,
    (since, today): (Day, Day),
) -> Result<Vec<Count>, Fault> {
    let house = source.house();
    source.all(&OF_TEAM, params![house, may.subject(), since, today]).await
}
