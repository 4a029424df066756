use db::{Fault, Source, Sql, from_row, params, sql};
use kernel::{Day, May, Slug, WholeHouse};

use crate::{
    access::SeeFigures,
    rules::{Kind, Outcome, State, figures::Ended},
};

pub(super) const STATEMENTS: &[Sql] = &[ENDED, CODED];

/// The most referrals of one file.
const MOST: i64 = 50_000;

// One made by mistake has no day on which it ended, and what was sent on to us says nothing of partners.
pub(super) const ENDED: Sql = sql!(
    "select organization, case when outcome <> 'unknown' then true else false end as known, days, count(*) as count
       from referrals_made where house_id = $1 and ended_on >= $2 and days is not null and kind <> 'received'
      group by organization, case when outcome <> 'unknown' then true else false end, days"
);
pub(super) const CODED: Sql = sql!(
    "select made_on, kind, theme, organization, service, state, outcome, days, codes from referrals_made
      where house_id = $1 and made_on >= $2 and state <> 'entered-in-error' order by made_on, id limit $3"
);

from_row!(Ended { organization, known, days, count });

/// The codes of a referral: nobody and no moment is in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodedReferral {
    /// The day on which it was made.
    pub made_on: Day,
    /// How.
    pub kind: Kind,
    /// What it is about.
    pub theme: Option<Slug>,
    /// To whom.
    pub organization: Slug,
    /// For what.
    pub service: Slug,
    /// Where it stands.
    pub state: State,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// After how many days.
    pub days: Option<i64>,
    /// By which version of the lists its theme was coded.
    pub codes: String,
}

from_row!(CodedReferral { made_on, kind, theme, organization, service, state, outcome, days, codes });

/// How the referrals that ended since a day ended.
///
/// # Errors
/// What the database says.
pub async fn ended(source: &mut impl Source, _: &May<SeeFigures, WholeHouse>, since: Day) -> Result<Vec<Ended>, Fault> {
    let house = source.house();
    source.all(&ENDED, params![house, since]).await
}

/// The codes of the referrals that were made since a day.
///
/// # Errors
/// What the database says.
pub async fn coded(
    source: &mut impl Source,
    _: &May<SeeFigures, WholeHouse>,
    since: Day,
) -> Result<Vec<CodedReferral>, Fault> {
    let house = source.house();
    source.all(&CODED, params![house, since, MOST]).await
}
