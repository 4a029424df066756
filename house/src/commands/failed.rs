use anyhow::Context as _;
use kernel::{Actor, Makers};

use super::app;
use crate::{
    Config,
    cli::JobsCommand,
    progress::{say, tell},
};

/// How many failed jobs a list shows.
const SHOWN: u32 = 200;

/// `voordeur jobs`
pub(super) async fn jobs(config: &Config, makers: Makers, asked: JobsCommand) -> anyhow::Result<()> {
    let app = app(config, makers).await?;
    let house = app.house().id;
    if let JobsCommand::Failed = asked {
        let dead = db::dead_jobs(&mut app.db().read(house).await?, None, SHOWN).await?;
        dead.iter().for_each(|job| say(&format!("{job:?}")));
        tell(&format!("{} failed", dead.len()));
        return Ok(());
    }
    let mut tx = app.db().write(house, &Actor::Program("command")).await?;
    match asked {
        JobsCommand::Retry { id } => db::retry_job(&mut tx, id.parse().context("that is no id of a job")?).await?,
        JobsCommand::Discard { id } => db::discard_job(&mut tx, id.parse().context("that is no id of a job")?).await?,
        JobsCommand::Failed => {}
    }
    tx.commit().await?;
    say("done");
    Ok(())
}
