use std::time::Instant;

use anyhow::anyhow;
use kernel::Makers;

use super::app;
use crate::{
    Config, keys,
    progress::{Progress, say, tell},
};

/// After so many seconds an entry that nobody sealed is worth a word: seals come every hour.
const SEALED_WITHIN: i64 = 2 * 3600;

/// `voordeur audit verify`: is every entry of the access log as it was written, and is every seal on it one of ours?
pub(super) async fn verify(config: &Config, makers: Makers) -> anyhow::Result<()> {
    let app = app(config, makers.clone()).await?;
    let began = Instant::now();
    let mut progress = Progress::of("entries");
    let told = |done, total| progress.at(usize::try_from(done).unwrap_or(0), usize::try_from(total).unwrap_or(0));
    let followed = app.people().verify_log(app.house().id, told).await;
    drop(progress);
    app.close().await;
    let chain = followed.map_err(|broken| anyhow!("the access log was changed: {broken}"))?;
    say(&format!("entries  {}", chain.verified.entries));
    say(&format!("seals    {}", chain.verified.seals));
    say(&format!("last     {}", chain.verified.last));
    say(&format!("seconds  {:.1}", began.elapsed().as_secs_f64()));
    say(&format!("key      {}", keys::seals(config, &makers)?.own.known()));
    match (&chain.last_seal, chain.unsealed_for) {
        (None, Some(_)) => tell("nothing is sealed yet: a running program does so within the hour"),
        (Some(seal), Some(seconds)) if seconds > SEALED_WITHIN => {
            tell(&format!("entries behind {} are not sealed: the last seal is of {}", seal.seq, seal.sealed_at));
        }
        _ => {}
    }
    Ok(())
}
