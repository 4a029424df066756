use std::{io::Read as _, path::Path, time::Instant};

use anyhow::{Context as _, anyhow};
use kernel::Makers;
use people::rules::mailed_seal::MailedSeal;

use super::app;
use crate::{
    Config, keys,
    progress::{Progress, say, tell},
};

/// After so many seconds an entry that nobody sealed is worth a word: seals come every hour.
const SEALED_WITHIN: i64 = 2 * 3600;

/// `voordeur audit verify`: is every entry of the access log as it was written, and is every seal on it one of ours? And
/// is a seal that was kept outside still the seal of its entry?
pub(super) async fn verify(config: &Config, makers: Makers, outside: Option<&Path>) -> anyhow::Result<()> {
    let outside = outside.map(kept_outside).transpose()?;
    let app = app(config, makers.clone()).await?;
    let began = Instant::now();
    let mut progress = Progress::of("entries");
    let told = |done, total| progress.at(usize::try_from(done).unwrap_or(0), usize::try_from(total).unwrap_or(0));
    let followed = app.people().verify_log(app.house().id, told).await;
    drop(progress);
    let held = match &outside {
        Some(outside) => app.people().hold_against(outside, app.house().id).await,
        None => Ok(()),
    };
    app.close().await;
    let chain = followed.map_err(|broken| anyhow!("the access log was changed: {broken}"))?;
    held.map_err(|broken| anyhow!("the log is not the one of the seal: {broken}"))?;
    if let Some(outside) = outside {
        say(&format!("outside  {} of {}", outside.seq, outside.at));
    }
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

/// The seal in a file, a saved mail for example; `-` is standard input.
fn kept_outside(file: &Path) -> anyhow::Result<MailedSeal> {
    let mut text = Vec::new();
    if file == Path::new("-") {
        std::io::stdin().read_to_end(&mut text)?;
    } else {
        text = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    }
    MailedSeal::read(&String::from_utf8_lossy(&text))
        .context("there is no whole seal in it: copy the line that begins with voordeur-seal-1")
}
