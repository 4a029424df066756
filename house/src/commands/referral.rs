use anyhow::Context as _;
use db::Tx;
use kernel::{Actor, Day};
use referrals::{
    access,
    rules::{Entry, ReferralId, Reply, Via},
    store,
};
use serde::Deserialize;

use super::desk::TEAM;
use crate::App;

const DEMO: Actor = Actor::Program("demo");

/// A sample referral, as the file holds it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    service: String,
    kind: String,
    theme: String,
    #[serde(default)]
    need: String,
    /// For how many hours an answer is expected already.
    #[serde(default)]
    hours_late: Option<i64>,
    #[serde(default)]
    answer: Option<String>,
    #[serde(default)]
    words: String,
}

/// So many seconds from now the samples that are not late are expected.
const SOON: i64 = 5 * 24 * 3600;

/// Gives the sample house a handful of referrals when it has none.
pub(super) async fn sample(app: &App) -> anyhow::Result<()> {
    let house = app.house();
    let mut tx = app.db().write(house.id, &DEMO).await?;
    let team = people::store::team_named(&mut tx, TEAM).await?;
    let Some(team) = team else { return Ok(()) };
    if store::has_referrals(&mut tx).await? {
        return Ok(());
    }
    let may = access::make_by_program(&DEMO, team).context("only the program may")?;
    let standing = app.room.held(&house).context("the sample directory is not there")?;
    let codes = questions::rules::Codes::embedded()?;
    let today = tx.now().day(&house.zone);
    for sample in serde_json::from_str::<Vec<Sample>>(demo::referrals())? {
        let find =
            |slug: &str| standing.edition().service(slug).map(|own| (own.slug.clone(), own.organization.clone()));
        let read = sample.entry().read(&codes, find);
        let new = read.map_err(|breaks| anyhow::anyhow!("a wrong sample: {breaks:?}"))?;
        let due = tx.now().plus_seconds(sample.hours_late.map_or(SOON, |hours| -3600 * hours));
        let id = store::make(&mut tx, &may, &new, (due, today), &codes.version).await?;
        sample.answered(&mut tx, id, today).await?;
    }
    Ok(tx.commit().await?)
}

impl Sample {
    fn entry(&self) -> Entry<'_> {
        Entry { service: &self.service, kind: &self.kind, theme: &self.theme, need: &self.need }
    }

    /// What the partner said of it.
    async fn answered(&self, tx: &mut Tx, id: ReferralId, today: Day) -> anyhow::Result<()> {
        let Some(answer) = &self.answer else { return Ok(()) };
        let reply = Reply::read([answer, &self.words, "", ""], today, |_| false);
        let reply = reply.map_err(|breaks| anyhow::anyhow!("a wrong sample: {breaks:?}"))?;
        store::hear(tx, id, (&reply, Via::Link), (today, None), "").await?;
        Ok(())
    }
}
