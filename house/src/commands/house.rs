use std::{net::TcpListener, path::PathBuf};

use anyhow::{Context as _, ensure};
use directory::{import, rules::model::Directory, store};
use kernel::{Actor, HouseId, Makers};

use super::{Common, desk, people, referral};
use crate::{
    App, Config, app,
    progress::{Progress, say, tell},
    serve,
};

/// In whose name the sample is taken in.
const SEED: Actor = Actor::Program("seed");

/// `voordeur migrate`
pub(super) async fn migrate(config: &Config, makers: Makers) -> anyhow::Result<()> {
    let db = app::open(config, makers).await?;
    let migrated = db.migrate(&app::migrations()).await?;
    for name in &migrated.applied {
        say(&format!("applied {name}"));
    }
    say(&format!("the schema is up to date ({} migrations)", migrated.known + migrated.applied.len()));
    Ok(())
}

/// `voordeur demo`: the sample house, seeded when its folder is still empty.
pub(super) async fn demo(
    mut config: Config,
    makers: Makers,
    common: &Common,
    socket: Option<TcpListener>,
) -> anyhow::Result<()> {
    if common.data.is_none() && common.database.is_none() {
        config.data.dir = PathBuf::from("data/demo");
    }
    let house = &mut config.house;
    house.name = "Sociaal Huis Mechelen".to_owned();
    house.city = "Mechelen".to_owned();
    house.address = "Lange Schipstraat 27, 2800 Mechelen".to_owned();
    // Nobody sends it traffic that must be warned first.
    config.server.drain_seconds = 0;
    let address = socket.as_ref().map_or(Ok(config.server.listen), TcpListener::local_addr)?;
    serve::serve(&config, makers, socket, async |app| prepare(app, address.ip().is_loopback()).await).await
}

/// Makes what is missing of the sample house. On this machine only, everybody may look around inside it.
async fn prepare(app: &App, near: bool) -> anyhow::Result<Vec<String>> {
    ensure!(
        app.house().sample_data || is_empty(app).await?,
        "this house is in use: `voordeur demo` begins in an empty folder or database, or goes on with a sample house"
    );
    seed(app).await?;
    if !near {
        return Ok(Vec::new());
    }
    let links = people::sample(app).await?;
    desk::sample(app).await?;
    referral::sample(app).await?;
    Ok(links)
}

/// Whether nobody works in the house and it has no directory.
async fn is_empty(app: &App) -> anyhow::Result<bool> {
    let mut read = app.db().read(app.house().id).await?;
    let has_directory = store::current_version(&mut read).await?.is_some();
    Ok(!has_directory && ::people::store::count_workers(&mut read).await? == 0)
}

/// Takes the sample directory in when this release's was not yet; what was changed in the house since stays.
async fn seed(app: &App) -> anyhow::Result<()> {
    let house = app.house().id;
    let digest = import::digest(&files());
    if store::seed(&mut app.db().read(house).await?).await?.is_some_and(|taken| taken == digest) {
        return Ok(());
    }
    tell("Making the sample house of Mechelen …");
    let mut progress = Progress::of("rows");
    store::import_edition(app.db(), house, &sample(house)?, |step| progress.at(step.done, step.total)).await?;
    drop(progress);
    let mut tx = app.db().write(house, &SEED).await?;
    store::note_seed(&mut tx, &digest).await?;
    tx.commit().await?;
    app.look().await?;
    Ok(())
}

/// The sample directory of Mechelen, for this house.
pub(super) fn sample(house: HouseId) -> anyhow::Result<Directory> {
    let read = import::read(house, &files());
    read.directory.with_context(|| format!("the sample directory cannot be read:\n{}", read.report))
}

fn files() -> [import::File<'static>; 2] {
    demo::documents().map(|(name, text)| import::File { name, bytes: text.as_bytes() })
}
