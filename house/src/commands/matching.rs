use std::{fs, path::PathBuf, sync::Arc, time::Instant};

use anyhow::Context as _;
use directory::{
    Standing,
    rules::{
        Edition,
        matching::{
            danger::Watch,
            measure::{Case, measure as measured},
        },
        model::{Directory, Example},
    },
    store,
};
use kernel::Makers;

use super::{app, house::sample};
use crate::{
    Config, encoder,
    progress::{say, tell},
};

/// `voordeur measure matching`: figures on questions whose right answers are known, in the directory that is current.
pub(super) async fn measure(
    config: &Config,
    makers: Makers,
    files: &[PathBuf],
    every: usize,
    letters: bool,
) -> anyhow::Result<()> {
    let cases = files.iter().map(read).collect::<anyhow::Result<Vec<_>>>()?.concat();
    let app = app(config, makers.clone()).await?;
    let house = app.house().id;
    let current = store::load_current(&mut app.db().read(house).await?).await?;
    let directory = match current {
        Some(edition) => edition.directory().clone(),
        None => {
            tell("this house has no directory yet; measured on the sample house");
            sample(house)?
        }
    };
    let edition =
        Edition::new(kernel::TypedId::from_uuid(uuid::Uuid::nil()), 1, makers.clock.now(), thinned(directory, every));
    let mind =
        if letters { None } else { Some(encoder::read(&config.matching.encoder, &config.data.dir.join("vectors"))?) };
    tell("reading the directory …");
    let standing = Standing::alone(edition, Arc::new(Watch::embedded()?), mind.as_ref());
    let began = Instant::now();
    let report = measured(&cases, |question| standing.answer(question, makers.clock.now()), || began.elapsed());
    say(&report.to_string());
    app.close().await;
    Ok(())
}

fn read(path: &PathBuf) -> anyhow::Result<Vec<Case>> {
    let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    Case::read(&text).with_context(|| format!("{} cannot be used", path.display()))
}

/// The directory with every n-th example of each entry.
fn thinned(mut directory: Directory, every: usize) -> Directory {
    let thin = |examples: &mut Vec<Example>| *examples = examples.drain(..).step_by(every.max(1)).collect();
    directory.services.iter_mut().for_each(|service| thin(&mut service.examples));
    directory.elsewhere.iter_mut().for_each(|entry| thin(&mut entry.examples));
    directory
}
